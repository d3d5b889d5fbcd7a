"""What a viewer really drew: lines of text with their places, in the structure of the Scene."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from unicodedata import normalize

from generator.scene.boxes import Role, TextBox, basic
from generator.scene.page import Page, Scene
from generator.scene.text import Paragraph


@dataclass(frozen=True, slots=True)
class Line:
    """One drawn line. Lengths are points from the page's top left corner."""

    text: str
    x: float
    """Where its first character begins (left to right) or its leftmost one (right to left)."""
    right: float
    """Where its rightmost visible character ends; NaN when the viewer does not tell."""
    baseline: float
    size: float
    """The largest type size that is used in it, as drawn."""
    descent: float = 0.2
    """Height below the baseline that belongs to the line, in em; the whole line is 1.2 em high."""

    @property
    def bottom(self) -> float:
        return self.baseline + self.descent * self.size

    @property
    def top(self) -> float:
        return self.bottom - 1.2 * self.size


@dataclass(frozen=True, slots=True)
class Measured:
    """The lines of every paragraph: ``pages[page id]["box/index"]``, and what could not be attributed."""

    viewer: str
    pages: Mapping[str, Mapping[str, tuple[Line, ...]]]
    strays: tuple[str, ...] = field(default=())
    """Drawn text that belongs to no box of its page, described for people."""


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph of the Scene and where it stands."""

    page: Page
    box: TextBox
    index: int

    @property
    def paragraph(self) -> Paragraph:
        return self.box.paragraphs[self.index]

    def begins_with_formula(self, line: int) -> bool:
        """Whether its line of that number, from 1, does."""
        return any(spot.line == line - 1 and not spot.before for spot in self.paragraph.spots)

    @property
    def key(self) -> str:
        return f"{self.box.name}/{self.index}"

    def __str__(self) -> str:
        return f"page {self.page.id}, {self.key} ({shorten(self.paragraph.text)})"


def visible_boxes(page: Page) -> list[TextBox]:
    """The boxes of the page whose text a viewer can see, fixed ones and cells of tables included."""
    return [box for box in basic(page.boxes) if isinstance(box, TextBox) and not box.hidden]


def places(scene: Scene, *, fixed: bool = False, charts: bool = False) -> Iterator[Place]:
    """Every paragraph with visible text, in reading order; ``fixed``: those of the slide layouts as well; ``charts``:
    names and numbers in charts as well, which viewers place by rules of their own."""
    for page in scene.pages:
        for box in visible_boxes(page):
            if (box.fixed and not fixed) or (box.role is Role.CHART and not charts):
                continue
            for index, paragraph in enumerate(box.paragraphs):
                if squash(paragraph.text):
                    yield Place(page, box, index)


FOLD = str.maketrans(
    {
        "\u00a0": " ",
        "\u202f": " ",
        "\u200b": None,
        "\u2060": None,
        "\u202a": None,
        "\u202b": None,
        "\u202c": None,
        "\n": " ",
        "\ufffc": " ",
        "\x0b": " ",
        "\t": " ",
    }
)


def fold(text: str) -> str:
    """The text without what does not show: kinds of spaces, zero-width breaks, spaces at the ends, (de)composition."""
    return normalize("NFC", text.translate(FOLD)).strip()


def fold_around_formulas(text: str) -> str:
    """The same where formulas stand in a line, which one viewer draws over spaces and another beside none."""
    return squash(text)


def squash(text: str) -> str:
    """The text without any spaces: it stays the same however the lines are broken."""
    return "".join(fold(text).split())


def shorten(text: str, length: int = 60) -> str:
    text = fold(text)
    return repr(text if len(text) <= length else text[: length - 1] + "…")
