"""Text of the Scene: runs, paragraphs with the lines they are broken into, and the styles of their levels."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.scene.steps import Shown
from generator.scene.theme import Face
from generator.spans import Span
from generator.units import ZERO, Length

if TYPE_CHECKING:
    from generator.formulas.drawing import Drawing
    from generator.formulas.tree import Formula
else:  # most decks have no formulas, and whoever asks for the types of fields finds some
    Drawing = Formula = object


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Anchor(StrEnum):
    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


class Script(StrEnum):
    NORMAL = "normal"
    SUB = "sub"
    SUPER = "super"


class Field(StrEnum):
    """A value the viewer keeps up to date."""

    SLIDE_NUMBER = "slide-number"


OBJECT = "\ufffc"
"""The text of a run that is a formula: one sign, at which no word and no line ends."""


class SetFormula(Struct, frozen=True):
    """A formula that is measured: ``drawing`` is in em of its size."""

    formula: Formula
    drawing: Drawing
    plain: str
    """How it reads on one line of plain signs."""
    alt: str
    """How it is read aloud."""


class Spot(Struct, frozen=True):
    """Where a formula of a paragraph stands, from the start side of its lines."""

    line: int
    """Index of its line."""
    before: Length
    """From where its line starts."""
    line_width: Length
    """Of the whole line."""
    space: Length
    """The width of a no-break space beside it."""
    known: bool = True
    """Whether all viewers have it there: not where letters stand before it whose widths they do not share, or words
    in both directions."""


class LineEnd(StrEnum):
    """Where layout wrote a line end, so that all viewers end the line there."""

    BETWEEN = "between"
    """In the place of the space between two words."""
    INSIDE = "inside"
    """Where there is no space, as in Chinese."""


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
    added: bool = False
    """Put into a line of code that is broken: a line end, and the mark of a line that goes on. No part of the code."""
    called: int = 0
    """The number of the footnote that is called here; it is the text then."""
    formula: SetFormula | None = None
    """A formula that stands in the line; ``text`` is ``OBJECT`` then."""
    ended: LineEnd | None = None
    """A line end that layout wrote; ``text`` is ``\\n`` then."""
    wide: bool = False
    """Signs that Latin writing has too, among East Asian letters: from a font of those, as wide as a letter."""

    @property
    def is_plain(self) -> bool:
        """Whether it is text and nothing more."""
        return self == Run(self.text)


class Bullet(Struct, frozen=True):
    """What hangs left of a paragraph: a glyph, or (``numbered``) the paragraph's number and a full stop."""

    glyph: str
    color: str
    bold: bool = False
    numbered: bool = False
    letters: bool = False
    """Of a numbered one: a, b, c, … in the place of the number."""

    def counted(self, number: int | None) -> str:
        """What hangs beside the paragraph of that number; empty where it has none."""
        if not self.numbered or number is None:
            return ""
        if not self.letters or number < 1:
            return f"{number}."
        return _LETTERS[(number - 1) % 26] * ((number - 1) // 26 + 1) + "."  # a, …, z, aa, bb: as PowerPoint counts


_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Mark(StrEnum):
    """How a paragraph relates to the bullet and indent of its level."""

    LEVEL = "level"
    """As the level says."""
    NONE = "none"
    """No bullet, text at the level's indent: the rest of a paragraph that was cut between two pages."""
    FLUSH = "flush"
    """No bullet and no indent: a plain paragraph among bulleted ones."""


LINE_PITCH = 1.2
"""Of a line in em of its size, at spacing 1: in PowerPoint and LibreOffice for every font, in CSS because we say so."""
BASELINE = 0.2
"""Em from the bottom of a line up to where its letters stand, in every viewer (measured in LibreOffice)."""
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
    tracking: Length = ZERO
    """Added after every character; less than nothing sets them closer."""
    align: Align = Align.LEFT
    """LEFT is the start side and RIGHT the end: the direction of a paragraph mirrors them."""
    rtl: bool = False
    """Base direction of the paragraphs that a box of this style is made for."""

    def slants(self, run: Run) -> bool:
        """Whether a run of such a paragraph is set in italics."""
        return self.italic != run.italic


def _said(run: Run) -> str:
    if run.ended:
        return " " if run.ended is LineEnd.BETWEEN else ""
    return run.formula.plain if run.formula else run.text


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
    pitch: float = 0.0
    """Of its lines in em, where formulas make them higher than its level says. All that a line is higher than its
    letters is above them, as with ``spacing``."""
    deep: float = 0.0
    """Em below its last line for what hangs down from it, unless it is the last of its box."""
    spots: tuple[Spot, ...] = ()
    """Where its formulas stand, in their order."""
    shown: Shown | None = None
    """When it is there; None: whenever its box is."""

    @property
    def text(self) -> str:
        runs = self.runs
        return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])

    @property
    def said(self) -> str:
        """Its text with formulas as they read on one line of plain signs, without the line ends that layout wrote."""
        return "".join([_said(run) for run in self.runs])

    def line_height(self, style: LevelStyle) -> Length:
        """From line to line, set in that style."""
        return style.size * (self.pitch or LINE_PITCH * style.spacing)

    def height(self, style: LevelStyle) -> Length:
        """Of its lines, without what is above the first or below the last."""
        return self.line_height(style) * max(len(self.lines), 1)
