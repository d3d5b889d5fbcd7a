"""Charts in a body: a title, what the numbers are, and the chart as large as the room allows."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from generator.deck.model import Chart, ChartType, Inline, Text
from generator.errors import Diagnostic, error, warning
from generator.layout.body.part import BodyContext, Part, Piece
from generator.layout.body.set_text import SetText
from generator.layout.charts.data import chart_data, is_stacked
from generator.layout.charts.draw import draw_chart
from generator.layout.charts.mirror import directed
from generator.layout.charts.pen import LINE, Pen
from generator.layout.charts.words import alternative, rows
from generator.layout.charts.work import CrowdedError, Drawn, Room, Work
from generator.layout.formulas import without_formulas
from generator.layout.runs import paragraph
from generator.layout.size_ladder import Setting
from generator.scene.boxes import Box, Group, Role
from generator.scene.text import Align
from generator.units import Pt, Rect

LEAST: Final = 170.0
"""Points of height under which a chart is not read from the last row."""
MOST: Final = 1_000.0
HIGHEST: Final = 390.0
"""Points of height that no page has more of."""
BAR: Final = 72.0
"""Points that a bar and its gap like to be high."""
UNDER_TITLE, UNDER_NOTE = 4.0, 6.0
SMALLER: Final = 4
"""Points that the texts of a chart are smaller than the body."""


_ROWS: Final = frozenset({ChartType.BAR, ChartType.DOT})
"""Types with names one under the other."""


class ChartPart(Part):
    """A chart, whole."""

    def __init__(self, chart: Chart, name: str, context: BodyContext) -> None:
        self.name = name
        self.span = chart.span
        self._chart = chart
        self._context = context
        self._data = chart_data(chart, context)
        self._title = self._text("title", chart.title, "chart_title")
        under = Text((Inline(self._data.under),), chart.span) if self._data.under.strip() else None
        self._note = self._text("note", under, "chart_note")
        self._drawn: dict[tuple[float, float, float, float, int], tuple[Drawn, Work] | CrowdedError] = {}
        self._told = False

    def _text(self, kind: str, text: Text | None, style: str) -> SetText:
        sources = (paragraph(text, self._context.lang, self._context.typography),) if text else ()
        return SetText(f"{self.name}-{kind}", sources, self._context, style=style, role=Role.LABEL)

    # --- pieces ------------------------------------------------------------------------------------------------------

    def pieces(self, width: float, setting: Setting) -> tuple[Piece, ...] | None:
        head = self._head(width, setting)
        if head is None:
            return None
        for size in self._sizes(setting):
            least = self._least(width, size)
            if least <= HIGHEST:
                return (Piece(head + least, most=max(head + least, self._most(head, size))),)
        self._context.refusals[self.name] = self._refusal(
            CrowdedError(
                f"its {self._data.count} names have no room one under the other",
                "Show those that you speak about, or make the small ones one.",
            )
        )
        return None

    def is_readable(self, width: float, setting: Setting) -> bool:
        """Whether it can be drawn on a width in the least room that it asks for."""
        for size in self._sizes(setting):
            room = Room(0.0, 0.0, width, self._least(width, size))
            if not isinstance(self._at(room, size), CrowdedError):
                return True
        return False

    def _refusal(self, problem: CrowdedError) -> Diagnostic:
        hint = problem.hint.replace("{", "{{").replace("}", "}}")
        return error("chart-crowded", "This chart cannot be read: {why}", self.span, hint, why=problem.why)

    def _sizes(self, setting: Setting) -> list[int]:
        sizes = self._context.theme.styles["chart"].sizes
        return [size for size in sizes if size <= setting.size - SMALLER] or [sizes[-1]]

    def _least(self, width: float, size: int) -> float:
        if self._chart.type not in _ROWS:
            return LEAST
        from generator.layout.charts.bars import least_height

        try:
            names = least_height(self._work(width, size))
        except CrowdedError:
            return LEAST
        if self._chart.type is ChartType.DOT:
            names *= (self._data.count + 1) / self._data.count
        lines = 2 + (2 if len(self._chart.series) > 1 else 0) + (1 if self._chart.x_title else 0)  # an axis, a key
        return max(min(LEAST, 2.2 * names), names) + lines * LINE * size

    def _most(self, head: float, size: int) -> float:
        if self._chart.type not in _ROWS:
            return MOST
        series = 1 if is_stacked(self._chart) or self._chart.type is ChartType.DOT else len(self._chart.series)
        return head + self._data.count * BAR * (0.4 + 0.6 * series) + 3 * LINE * size

    def _work(self, width: float, size: int) -> Work:
        return Work(self._data, Pen(self._context, self.name), Room(0.0, 0.0, width, LEAST), size)

    def _head(self, width: float, setting: Setting) -> float | None:
        title, note = self._title.height(width, setting), self._note.height(width, setting)
        if title is None or note is None:
            return None
        return (title + UNDER_TITLE if title else 0.0) + (note + UNDER_NOTE if note else 0.0)

    def _at(self, room: Room, size: int) -> tuple[Drawn, Work] | CrowdedError:
        """The chart in a room, or why it has none there."""
        key = (room.x, room.y, room.width, room.height, size)
        if key not in self._drawn:
            foot = LINE * size if self._chart.x_title else 0.0
            inner = Room(room.x, room.y, room.width, room.height - foot)
            try:
                self._drawn[key] = draw_chart(self._data, lambda: Pen(self._context, self.name), inner, size)
            except CrowdedError as problem:
                self._drawn[key] = problem
        return self._drawn[key]

    # --- boxes -------------------------------------------------------------------------------------------------------

    def boxes(self, rect: Rect, setting: Setting, first: int, end: int) -> tuple[Box, ...]:
        del first, end
        width = rect.width.pt
        boxes: list[Box] = []
        top = rect.y
        for text, gap in ((self._title, UNDER_TITLE), (self._note, UNDER_NOTE)):
            if height := text.height(width, setting):
                boxes.append(text.box(Rect(rect.x, top, rect.width, Pt(height)), setting))
                top = top + Pt(height + gap)
        room = Room(rect.x.pt, top.pt, width, (rect.bottom - top).pt)
        for size in self._sizes(setting):
            found = self._at(room, size)
            if not isinstance(found, CrowdedError):
                break
        if isinstance(found, CrowdedError):
            self._context.problems.append(self._refusal(found))
            return tuple(boxes)
        drawn, work = found
        self._tell(work)
        boxes.append(replace(drawn.chart, alt=self._alt(), cells=rows(self._data), title=self._called()))
        boxes += drawn.own
        boxes += self._foot(drawn, work, room)
        return tuple(boxes) if len(boxes) == 1 else (Group(f"{self.name}-group", rect, tuple(boxes), span=self.span),)

    def _foot(self, drawn: Drawn, work: Work, room: Room) -> list[Box]:
        """What the horizontal axis says, at its end."""
        if not self._chart.x_title:
            return []
        source = paragraph(without_formulas(self._chart.x_title), self._context.lang, self._context.typography)
        rtl, plot = self._context.rtl, drawn.chart.plot
        style = work.pen.style(work.size, "muted", align=Align.LEFT if rtl else Align.RIGHT)
        spot = ((plot.x if rtl else plot.right).pt, room.bottom - 0.2 * work.size)
        text = work.pen.text("axis", source.text, spot, style)
        return [directed(text) if rtl else text]

    def _called(self) -> str:
        text = self._chart.title or self._chart.caption
        return text.plain.strip() if text else ""

    def _alt(self) -> str:
        if self._chart.alt and self._chart.alt.plain.strip():
            return self._chart.alt.plain.strip()
        return alternative(self._data, self._context.lang, self._called())

    def _tell(self, work: Work) -> None:
        if work.problems and not self._told:
            self._told = True
            self._context.problems.append(
                warning(
                    "chart-values",
                    "The values of this chart have no room beside what shows them, and are not written",
                    self.span,
                    "Show less of it, write `labels: ends`, or put the numbers into a `table`.",
                )
            )
