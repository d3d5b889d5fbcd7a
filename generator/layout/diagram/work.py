"""A diagram at work: its texts ready to be measured, and the arrangements of which one is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from generator.deck.model import Diagram, Item, Items, Marker, Point, Text
from generator.layout.body.joined import SPARE, JoinedText, Section
from generator.layout.body.part import BodyContext
from generator.layout.body.set_text import SetText
from generator.layout.fit import Fitting
from generator.layout.runs import flow, lit, paragraph
from generator.layout.size_ladder import Setting
from generator.scene.text import LINE_PITCH
from generator.units import Pt

if TYPE_CHECKING:
    from generator.layout.diagram.canvas import Canvas

SPACING: Final = 1.05
SMALLER: Final = 2
"""Points by which what is said of an item is smaller than the item."""
UNDER_HEAD: Final = 4.0
"""Points between the two."""
FLOOR: Final = 18
WORDS: Final = 20
GAP_EM: Final = 0.35
"""Between the lines of a list, in em."""
LINE: Final = LINE_PITCH * SPACING
"""Height of a line, in em."""


class Sizes(Struct, frozen=True):
    """Of items and of what is said of them, in points."""

    head: int
    text: int
    least: int
    """The smallest that is tried: words that do not fit their line at it are broken."""
    date: int = 0
    """Of dates; 0: as items."""

    @property
    def last(self) -> bool:
        return self.head == self.least

    @property
    def small(self) -> Sizes:
        """For words beside the items: the size of what is said of those, if it is not much larger than usual."""
        size = self.text if self.text <= WORDS + SMALLER else min(self.head, max(self.least, WORDS))
        return Sizes(size, size, self.least)


class Plan(Struct, frozen=True, eq=False):
    """An arrangement that a width has room for."""

    least: float
    """Height that it needs, in points, and the one that it likes to have."""
    liked: float
    draw: Callable[[Canvas, float], None]
    """Draws it in that height."""


Arrangement = Callable[["DiagramWork", float, Sizes], Plan | None]
"""The plan for a width in points; None where a word does not fit."""


class DiagramWork:
    """The texts of one diagram. What is measured is kept."""

    def __init__(self, diagram: Diagram, name: str, context: BodyContext) -> None:
        self.diagram = diagram
        self.points = diagram.points
        self.name = name
        self.context = context
        self.theme = context.theme
        self.listed = any(point.detail and point.detail.plain.strip() for point in diagram.every)
        """Whether something more is said of an item."""
        self.lit = any(point.highlight for point in diagram.every)
        style = self.theme.styles["point"]
        self.figures = Fitting(style, self.theme, style.sizes[-1])
        """The measures of numbers that are drawn."""
        self._texts: dict[tuple[str, str], JoinedText] = {}
        self._heights: dict[tuple[str, float, Sizes], float | None] = {}

    def least(self) -> int:
        return self.context.min_size or FLOOR

    def ladder(self, most: int) -> Iterator[Sizes]:
        """The sizes that are tried, largest first."""
        least = self.least()
        every = [size for size in self.theme.styles["point"].sizes if least <= size <= most]
        last = every[-1] if every else max(most, least)
        for size in [*every, *range(last - 2, least - 1, -2)] or [last]:
            yield Sizes(size, max(least, size - SMALLER), least)

    # --- texts -------------------------------------------------------------------------------------------------------

    def head(self, point: Point, color: str = "") -> JoinedText:
        """What an item says."""
        return self._text(point.id, "", color, (point.text, "point"))

    def detail(self, point: Point) -> JoinedText | None:
        """What is said of it, if anything."""
        found = self._text(f"{point.id}-detail", "", "", (point.detail, "point_text"))
        return found if found.sections else None

    def both(self, point: Point, color: str = "") -> JoinedText:
        """An item and what is said of it, one below the other."""
        return self._text(point.id, "both", color, (point.text, "point"), (point.detail, "point_text"))

    def said(self, name: str, text: Text | None, style: str, color: str = "") -> JoinedText:
        """Any other text, by the last word of its name."""
        return self._text(f"{self.name}-{name}", style, color, (text, style))

    def below(self, point: Point) -> JoinedText | None:
        """What is below an item, and what is said of it, as a list."""
        name = f"{point.id}-below"
        if not point.children:
            return None
        if (name, "") not in self._texts:
            nested = any(child.children or child.detail for child in point.children)
            marker = Marker.BULLET if nested else Marker.NONE
            items = Items(tuple(map(_item, point.children)), marker, point.span)
            sources = flow([items], self.context.lang, self.context.typography)
            for _, one in point.walk():
                sources = lit(sources, one.id) if one.highlight else sources
            text = SetText(name, sources, self.context, style="card_body", marker=marker)
            self._texts[name, ""] = JoinedText(name, (Section(text),))
        return self._texts[name, ""]

    def date(self, point: Point) -> JoinedText:
        return self._text(f"{point.id}-when", "", "", (point.when, "point_date"))

    def _text(self, name: str, key: str, color: str, *parts: tuple[Text | None, str]) -> JoinedText:
        found = self._texts.get((name, key + color))
        if found is None and color:
            plain = self._text(name, key, "", *parts)
            found = JoinedText(name, tuple(replace(one, color=color) for one in plain.sections))
        elif found is None:
            sections: list[Section] = []
            for text, style in parts:
                if text is None or not text.plain.strip():
                    continue
                source = paragraph(text, self.context.lang, self.context.typography)
                id_ = name if not sections else f"{name}-detail"
                own = SetText(name, (replace(source, id=id_),), self.context, style=style)
                sections.append(Section(own, UNDER_HEAD if sections else 0.0))
            found = JoinedText(name, tuple(sections))
        self._texts[name, key + color] = found
        return found

    # --- measures ----------------------------------------------------------------------------------------------------

    def settings(self, text: JoinedText, sizes: Sizes) -> list[Setting]:
        found = []
        for one in text.sections:
            style = one.text.style
            size = sizes.head if style.name == "point" else sizes.text
            if style.name == "point_date":
                size = sizes.date or sizes.head
            found.append(Setting(size, SPACING, GAP_EM if style.list else 0.0))
        return found

    def height(self, text: JoinedText | None, width: float, sizes: Sizes, *, whole: bool = True) -> float | None:
        """Of a text on that width; None where a word has to be broken. ``whole``: no word may be, at any size."""
        if text is None or not text.sections:
            return 0.0
        width = Pt(width).pt  # that of the box which it becomes, so that nothing is measured again for it
        key = (f"{text.name} {len(text.sections)} {whole}", width, sizes)
        if key not in self._heights:
            self._heights[key] = self._height(text, width, sizes, whole)
        return self._heights[key]

    def _height(self, text: JoinedText, width: float, sizes: Sizes, whole: bool) -> float | None:
        if width < sizes.head or (whole and any(one.text.breaks(width) for one in text.sections)):
            return None
        height = text.height(width, self.settings(text, sizes))
        return None if height is None else height + SPARE

    def heights(
        self, texts: Sequence[JoinedText | None], width: float, sizes: Sizes, *, whole: bool = True
    ) -> list[float] | None:
        """Of each; None where one does not fit."""
        found = [self.height(one, width, sizes, whole=whole) for one in texts]
        return None if any(one is None for one in found) else [one or 0.0 for one in found]

    @property
    def alt(self) -> str:
        """The diagram in words."""
        diagram = self.diagram
        said = [(one,) for one in (diagram.center, diagram.y_title, diagram.x_title, *diagram.down, *diagram.across)]
        points = [(point.when, point.text, point.detail) for point in diagram.every]
        words = [
            ": ".join(" ".join(text.plain.split()) for text in texts if text and text.plain.strip())
            for texts in (*said, *points, (diagram.both,))
        ]
        return "; ".join(filter(None, words))


def _item(point: Point) -> Item:
    said = (Item(f"{point.id}-detail", point.detail, (), point.detail.span),) if point.detail else ()
    return Item(point.id, point.text, (*said, *map(_item, point.children)), point.span)


def chosen(
    work: DiagramWork, arrangements: Sequence[Arrangement], width: float, height: float, most: int
) -> tuple[Plan, Sizes] | None:
    """The first arrangement that fits, in the largest type that goes with it."""
    for arrangement in arrangements:
        for sizes in work.ladder(most):
            plan = arrangement(work, width, sizes)
            if plan and plan.least <= height + 0.01:
                return plan, sizes
    return None


def arrangements_of(kind: str) -> tuple[Arrangement, ...]:
    """Those of a kind of diagram, best first: the one place that knows them all."""
    match kind:
        case "process":
            from generator.layout.diagram.process import ARRANGEMENTS

            return ARRANGEMENTS
        case "timeline":
            from generator.layout.diagram.timeline import ARRANGEMENTS

            return ARRANGEMENTS
        case "hierarchy":
            from generator.layout.diagram.hierarchy import ARRANGEMENTS

            return ARRANGEMENTS
        case "matrix":
            from generator.layout.diagram.matrix import ARRANGEMENTS

            return ARRANGEMENTS
        case "cycle":
            from generator.layout.diagram.cycle import ARRANGEMENTS

            return ARRANGEMENTS
        case "hub":
            from generator.layout.diagram.hub import ARRANGEMENTS

            return ARRANGEMENTS
        case "pyramid":
            from generator.layout.diagram.pyramid import ARRANGEMENTS

            return ARRANGEMENTS
        case "venn":
            from generator.layout.diagram.venn import ARRANGEMENTS

            return ARRANGEMENTS
        case _:
            raise ValueError(f"layout: nothing draws a {kind}")
