"""The Scene: what every output shows, decided once. The result of layout and the only input of a renderer.

Outside, absolute rectangles in EMU; inside, structure: paragraphs with levels, runs, roles, placeholders, language,
alternative text, source spans. A renderer translates and never decides: what is not here must be put here by layout.

Reading order is the order of ``Page.boxes``. Boxes with ``fixed=True`` belong to the slide layout (they look the same
on all of its pages): the PPTX keeps them on the layout part, the HTML draws them on each page. Decoration comes first.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from msgspec import Struct, field

from generator.layout.scene_theme import Color as Color
from generator.layout.scene_theme import Face as Face
from generator.layout.scene_theme import FontFamily as FontFamily
from generator.layout.scene_theme import SceneTheme as SceneTheme
from generator.layout.scene_theme import SchemeColor as SchemeColor
from generator.spans import Span
from generator.units import ZERO, Length, Rect, Size


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Anchor(StrEnum):
    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


# --- text ------------------------------------------------------------------------------------------------------------


class Script(StrEnum):
    NORMAL = "normal"
    SUB = "sub"
    SUPER = "super"


class Field(StrEnum):
    """A value the viewer keeps up to date."""

    SLIDE_NUMBER = "slide-number"


class Run(Struct, frozen=True):
    """Text in one style. None means: as the paragraph's level says. ``bold`` adds to the level's; ``italic`` turns
    it round, so that emphasis is seen in italics as well: upright.

    ``text`` is final: typography and no-break glue are applied, a ``\\n`` is a hard line break. It may hold U+200B,
    where layout lets a word that is wider than its line break. ``link`` is an http(s)/mailto address, or ``#`` and a
    page's id.
    """

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    script: Script = Script.NORMAL
    face: Face | None = None
    size: Length | None = None
    color: str | None = None
    link: str | None = None
    field: Field | None = None
    wide: bool = False
    """Signs that Latin writing has too, among East Asian letters: from a font of those, as wide as a letter."""


class Bullet(Struct, frozen=True):
    """What hangs left of a paragraph: a glyph, or (``numbered``) the paragraph's number and a full stop."""

    glyph: str
    color: str
    bold: bool = False
    numbered: bool = False


class Mark(StrEnum):
    """How a paragraph relates to the bullet and indent of its level."""

    LEVEL = "level"
    """As the level says."""
    NONE = "none"
    """No bullet, text at the level's indent: the rest of a paragraph that was cut between two pages."""
    FLUSH = "flush"
    """No bullet and no indent: a plain paragraph among bulleted ones."""


SCRIPT_SCALE = 0.62
"""Size of sub- and superscripts over the text's (PPTX viewers use 0.58 to 0.67 and cannot be told)."""


class LevelStyle(Struct, frozen=True):
    """How paragraphs of one level look. Line pitch is 1.2 em x ``spacing`` in every viewer (measured)."""

    size: Length
    face: Face
    color: str
    bold: bool = False
    italic: bool = False
    spacing: float = 1.0
    before: Length = ZERO
    """Space above the paragraph, but not above the first of its box."""
    indent: Length = ZERO
    """Left edge of the text, from the box's left edge (PPTX marL)."""
    hang: Length = ZERO
    """How far left of ``indent`` the bullet (or the first line) begins (PPTX indent = -hang)."""
    bullet: Bullet | None = None
    align: Align = Align.LEFT
    """LEFT is the start side and RIGHT the end: the direction of a paragraph mirrors them."""
    rtl: bool = False
    """Base direction of the paragraphs that a box of this style is made for."""

    def slants(self, run: Run) -> bool:
        """Whether a run of such a paragraph is set in italics."""
        return self.italic != run.italic


class Paragraph(Struct, frozen=True):
    runs: tuple[Run, ...]
    level: int
    """Index into the box's ``levels``."""
    lines: tuple[str, ...]
    """The lines that layout predicts, without trailing spaces; joined they are the paragraph's text."""
    rtl: bool = False
    """Base direction, that of its page's language; LevelStyle.align LEFT means the start side, so it is mirrored."""
    turned: bool = False
    """Wholly in letters of the other direction: it stands where ``rtl`` puts it, but its words go the other way."""
    lang: str | None = None
    """Overrides the page's language."""
    mark: Mark = Mark.LEVEL
    keep_words: bool = False
    """Lines end at spaces only, also between characters that other languages break between (Korean)."""
    number: int | None = None
    """For numbered bullets: this paragraph's number, from 1."""
    id: str = ""
    """Id of the item it shows, or the empty string."""
    span: Span | None = None

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


# --- boxes -----------------------------------------------------------------------------------------------------------


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
    span: Span | None = None


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


class Shape(Struct, frozen=True):
    """A plain rectangle, filled with a colour token; decoration, never read aloud. Rules are thin rectangles too."""

    name: str
    rect: Rect
    fill: str
    fixed: bool = False
    line: str | None = None
    """Outline colour token, or None."""
    line_width: Length = ZERO


Box = TextBox | PictureBox | PictureSlot | Shape


class Note(Struct, frozen=True):
    """A paragraph of speaker notes, or an item of a list in them. Viewers break its lines."""

    runs: tuple[Run, ...]
    depth: int = 0
    """0 outside of lists, 1 in a list, 2 in one below an item, ..."""
    bullet: bool = False
    number: int | None = None
    """With neither in a list, it goes on with the item before it."""
    rtl: bool = False
    turned: bool = False
    """As those of a Paragraph."""
    span: Span | None = None

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


# --- pages -----------------------------------------------------------------------------------------------------------


class Page(Struct, frozen=True):
    """One page. A slide that was split gives several, with ``part`` of ``parts``."""

    id: str
    """Unique: the slide's id, then ``id--2``, ``id--3`` for continuation pages."""
    slide: str
    layout: str
    """Name of its SceneLayout."""
    title: str
    """Plain text of its title, for outlines and links."""
    lang: str
    background: str
    """Colour token."""
    boxes: tuple[Box, ...]
    number: int
    rtl: bool = False
    """Whether its language is read from right to left."""
    part: int = 1
    parts: int = 1
    notes: tuple[Note, ...] = ()
    fitted: str = ""
    """How the body was fitted, for people: ``22 pt, spacing 1.05, 1 column``."""
    span: Span | None = None


class SceneLayout(Struct, frozen=True):
    """A slide layout of the PPTX: fixed boxes and the placeholders with their own styles (five body levels)."""

    name: str
    title: str
    """As shown in PowerPoint's New Slide menu."""
    background: str
    boxes: tuple[Box, ...]
    type: str = "cust"
    """PPTX ST_SlideLayoutType: title, secHead, obj, twoObj, titleOnly, blank, picTx, cust..."""


class Scene(Struct, frozen=True):
    title: str
    lang: str
    size: Size
    theme: SceneTheme
    layouts: tuple[SceneLayout, ...]
    """Every layout rule of the installation, in menu order, whether a page uses it or not."""
    pages: tuple[Page, ...]
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    """About the course that the deck was made for: title, code, lecturer, group, ..."""
    rtl: bool = False
    """Whether the deck's language is read from right to left."""
    words: Mapping[str, str] = field(default_factory=dict)
    """The program's own words in the deck's language: ``next``, ``previous``, ``page``, ... (generator/words.py)."""
    names: Mapping[str, str] = field(default_factory=dict)
    """What people call a box where they see its name (PowerPoint's selection pane), by the box's own name."""

    def layout(self, name: str) -> SceneLayout:
        return next(layout for layout in self.layouts if layout.name == name)
