"""The boxes of the Scene that everything else is drawn with: texts, pictures, shapes."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from generator.scene.forms import RECTANGLE, Dash, Form, Join
from generator.scene.steps import Shown
from generator.scene.text import Anchor, LevelStyle, Paragraph
from generator.spans import Span
from generator.units import ZERO, Length, Rect


class Placeholder(Struct, frozen=True):
    """Binding to the slide layout. ``type`` is the PPTX ST_PlaceholderType: title, ctrTitle, subTitle, body, pic,
    ftr, dt, sldNum."""

    type: str
    idx: int
    """0 for titles; unique in its layout."""


class Role(StrEnum):
    """What a text box is, for semantics (HTML elements) and checks; not for style."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    BODY = "body"
    QUOTE = "quote"
    LABEL = "label"
    CAPTION = "caption"
    KICKER = "kicker"
    FOOTER = "footer"
    DATE = "date"
    NUMBER = "number"
    CODE = "code"
    """Lines of code, a paragraph each: kept as they are, in every space."""
    GUTTER = "gutter"
    """Numbers beside lines of code: shown, not read aloud, not copied with them."""
    CREDIT = "credit"
    """Who made a picture, at its edge; it follows its picture."""
    FORMULA = "formula"
    """A formula that stands by itself: its one paragraph is that and nothing else."""
    CELL = "cell"
    """Of a table."""
    CHART = "chart"
    """A number or name in a chart: shown, not read aloud, because its numbers are there as a table."""


class TextBox(Struct, frozen=True):
    """Text in a rectangle with no inset; ``levels`` has a style for each level that occurs, a body has five or more."""

    name: str
    """Region name of the layout rule, unique on its page: heading, body, body-2, ..."""
    role: Role
    rect: Rect
    levels: tuple[LevelStyle, ...]
    paragraphs: tuple[Paragraph, ...]
    anchor: Anchor = Anchor.TOP
    placeholder: Placeholder | None = None
    fixed: bool = False
    hidden: bool = False
    """A title that is not shown, but read aloud and listed: off the slide in PPTX, visually hidden in HTML."""
    fill: str | None = None
    """Colour token behind the text, or None."""
    background: str = "bg"
    """Colour token that the text stands on (for the contrast check)."""
    text_height: Length = ZERO
    """Height that the paragraphs need, by measure."""
    text_height_fallback: Length = ZERO
    """Height if the face's family is missing and a wider one is used in its place; still within ``rect``."""
    prompt: str = ""
    """On layouts: what an empty placeholder says."""
    item: tuple[str, int] | None = None
    """The list that it is an item of, where that does not stand in one box, and its number there, from 1."""
    holder: Shape | None = None
    """The shape that it stands in, where the two are one thing: its text set in by what lies between their sides."""
    code_lang: str = ""
    """Of code: the name of its language, if that is known."""
    span: Span | None = None
    shown: Shown | None = None
    """When it is there; None: all the time. So of all boxes."""


class Copy(Struct, frozen=True):
    """What is to be made of a picture's file before it is shown; the copy has no note on how to hold it."""

    orientation: int = 1
    """EXIF's number for how the file's pixels are to be held, 1 to 8."""
    width: int | None = None
    """How many pixels wide; None: as many as there are."""


class PictureBox(Struct, frozen=True):
    """A picture that fills ``rect`` after ``crop`` (fractions cut off left, top, right, bottom)."""

    name: str
    rect: Rect
    path: Path
    media_type: str
    sha256: str
    alt: str
    decorative: bool
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    turn: int = 0
    """Degrees clockwise that the file's pixels are to be turned by; ``rect`` and ``crop`` are those of what is seen.
    Browsers turn by themselves, from the file's own note."""
    placeholder: Placeholder | None = None
    fixed: bool = False
    span: Span | None = None
    pixels: tuple[int, int] = (0, 0)
    """Width and height of the whole picture as it is seen; 0 where they are not known."""
    copy: Copy | None = None
    """Shown in the place of the file."""
    moves: bool = False
    """It shows several pictures in turn."""
    fallback: str = ""
    """Kind of the copy for outputs that do not know ``media_type``; nothing where all do."""
    lettered: bool = False
    """A drawing with text, which needs fonts."""
    line: str | None = None
    """Outline colour token, or None."""
    line_width: Length = ZERO
    link: str | None = None
    """Where it leads: a web or mail address, or ``#`` and a page's id."""
    disc: bool = False
    """Only what lies in the ellipse that touches the four sides of ``rect`` is seen."""
    shown: Shown | None = None

    @property
    def key(self) -> str:
        """What tells it from every other picture: the file's hash, and what is made of it."""
        return self.sha256 if self.copy is None else f"{self.sha256} {self.copy.orientation} {self.copy.width}"


class PictureSlot(Struct, frozen=True):
    """On layouts only: an empty picture placeholder."""

    name: str
    rect: Rect
    placeholder: Placeholder
    prompt: str = ""
    fixed: bool = False
    disc: bool = False
    shown: Shown | None = None


class Shape(Struct, frozen=True):
    """Something drawn, a plain rectangle if nothing else is said; decoration, never read aloud. Rules are thin
    rectangles too."""

    name: str
    rect: Rect
    fill: str | None
    """Colour token, or None."""
    fixed: bool = False
    line: str | None = None
    """Outline colour token, or None. An outline lies half inside."""
    line_width: Length = ZERO
    form: Form = RECTANGLE
    join: Join = Join.MITER
    dash: Dash = Dash.SOLID
    shown: Shown | None = None
