"""Which type of chart is drawn by what, and where its key stands: the one place that knows them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, assert_never

from msgspec.structs import replace

from generator.deck.model import ChartType, Legend, ValuesShown
from generator.layout.charts.data import ChartData
from generator.layout.charts.key import Entry, draw_key, key_height, key_rows, key_width
from generator.layout.charts.mirror import mirrored, mirrored_box
from generator.layout.charts.pen import Pen
from generator.layout.charts.work import CrowdedEndsError, CrowdedError, Drawn, Room, Work
from generator.scene.boxes import TextBox, ink
from generator.scene.checks import overlapping
from generator.units import Pt

KEY_GAP: Final = 6.0
BESIDE_KEY: Final = 18.0
_DIRECT: Final = frozenset({ChartType.LINE, ChartType.AREA})
"""Types whose series are named where they end."""
_POINTS: Final = frozenset({ChartType.SCATTER, ChartType.DOT})
ROUND: Final = frozenset({ChartType.PIE, ChartType.DOUGHNUT})


def draw_chart(data: ChartData, pen: Callable[[], Pen], room: Room, size: int) -> tuple[Drawn, Work]:
    """``pen`` gives a new one. Values that would stand over each other are left out. Raises CrowdedError."""
    drawn, work = _clear(data, pen, room, size)
    return (mirrored(drawn, room) if work.pen.context.rtl else drawn), work


def _clear(data: ChartData, pen: Callable[[], Pen], room: Room, size: int) -> tuple[Drawn, Work]:
    drawn, work = _keyed(data, pen, room, size)
    if not _overlaps(drawn):
        return drawn, work
    if data.chart.labels is not ValuesShown.NONE:
        silent = replace(data, chart=replace(data.chart, labels=ValuesShown.NONE))
        drawn, work = _keyed(silent, pen, room, size)
        if not _overlaps(drawn):
            if data.chart.labels is not ValuesShown.AUTO:
                work.problems.append("values")
            return drawn, work
    raise CrowdedError("its names and numbers have no room", "Show less of it, or give it more room.")


def _overlaps(drawn: Drawn) -> bool:
    texts = [box for box in (*drawn.chart.labels, *drawn.own) if isinstance(box, TextBox)]
    return bool(overlapping([ink(box) for box in texts]))


def _keyed(data: ChartData, pen: Callable[[], Pen], room: Room, size: int) -> tuple[Drawn, Work]:
    chart = data.chart
    keyed = len(data.names) > 1 or chart.type in ROUND
    if not keyed or chart.legend is Legend.NONE:
        return _drawn(Work(data, pen(), room, size))
    if chart.legend is Legend.RIGHT:
        return _beside(data, pen(), room, size)
    if chart.type in _DIRECT or chart.type in ROUND:
        try:
            return _drawn(Work(data, pen(), room, size, direct=True))
        except CrowdedEndsError:  # a key says it as well
            if chart.type in ROUND:
                return _beside(data, pen(), room, size)
    return _under(data, pen(), room, size)


def _under(data: ChartData, pen: Pen, room: Room, size: int) -> tuple[Drawn, Work]:
    """The chart under its key."""
    rows = key_rows(entries(data), room.width, pen, size)
    height = key_height(rows, size) + KEY_GAP
    key = tuple(draw_key(rows, room.x, room.y, pen, size))
    drawn, work = _drawn(Work(data, pen, Room(room.x, room.y + height, room.width, room.height - height), size))
    return replace(drawn, own=(*key, *drawn.own)), work


def _beside(data: ChartData, pen: Pen, room: Room, size: int) -> tuple[Drawn, Work]:
    """The chart beside its key, a row for each entry."""
    all_entries = entries(data)
    width = min(key_width(all_entries, pen, size), room.width / 2)
    rows = [[(0.0, one)] for one in all_entries]
    turned = data.chart.type in ROUND and pen.context.rtl  # it is not mirrored with the rest
    x = room.x + width + BESIDE_KEY if turned else room.x
    left = Room(x, room.y, room.width - width - BESIDE_KEY, room.height)
    drawn, work = _drawn(Work(data, pen, left, size))
    top = drawn.chart.plot.y.pt + max(0.0, (drawn.chart.plot.height.pt - key_height(rows, size)) / 2)
    key = tuple(draw_key(rows, room.right - width, top, pen, size))
    if turned:
        key = tuple(mirrored_box(one, Pt(room.x) + Pt(room.right)) for one in key)
    return replace(drawn, own=(*key, *drawn.own)), work


def entries(data: ChartData) -> list[Entry]:
    return list(_entries(data))


def _entries(data: ChartData) -> Iterator[Entry]:
    if data.chart.type is ChartType.LINE:
        from generator.layout.charts.lines import look_of

        for at, name in enumerate(data.names):
            look = look_of(data, at)
            yield Entry(name, data.colors[at], look.weight, look.dash)
    elif data.chart.type in ROUND:
        from generator.layout.charts.rounds import slices_of

        for one in slices_of(data):
            yield Entry(f"{one.name} {data.format.text(one.value)}", one.color)
    elif data.chart.type in _POINTS:
        from generator.layout.charts.points import marker_of

        for at, name in enumerate(data.names):
            yield Entry(name, data.colors[at], marker=marker_of(data.chart.type, at, data.count))
    else:
        yield from (Entry(name, color) for name, color in zip(data.names, data.colors, strict=True))


def _drawn(work: Work) -> tuple[Drawn, Work]:
    kind = work.chart.type
    match kind:
        case ChartType.COLUMN:
            from generator.layout.charts.columns import draw_columns

            return draw_columns(work), work
        case ChartType.BAR:
            from generator.layout.charts.bars import draw_bars

            return draw_bars(work), work
        case ChartType.LINE:
            from generator.layout.charts.lines import draw_lines

            return draw_lines(work), work
        case ChartType.AREA:
            from generator.layout.charts.lines import draw_area

            return draw_area(work), work
        case ChartType.PIE | ChartType.DOUGHNUT:
            from generator.layout.charts.rounds import draw_round

            return draw_round(work), work
        case ChartType.SCATTER:
            from generator.layout.charts.points import draw_scatter

            return draw_scatter(work), work
        case ChartType.DOT:
            from generator.layout.charts.points import draw_dots

            return draw_dots(work), work
        case _:
            assert_never(kind)
