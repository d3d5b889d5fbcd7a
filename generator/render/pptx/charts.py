"""Charts as chart parts of their own, with the workbook that their numbers come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator.languages import has_rtl
from generator.render.pptx.forms import DASHES
from generator.render.pptx.ink import Ink
from generator.render.pptx.markup import DECLARATION, OFFICE, attribute, escape
from generator.render.pptx.styles import hundredths
from generator.render.pptx.text import PartContext
from generator.render.pptx.workbooks import SHEET, Cell, column, number, workbook
from generator.scene.charts import ChartAxis, ChartBox, ChartKind, ChartMarker, ChartSeries, Grouping, ValueLabels
from generator.scene.text import LevelStyle
from generator.units import Length, Pt, Rect

KIND: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_NAMESPACES: Final = (
    f'xmlns:c="{KIND}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{OFFICE}"'
)
_CATEGORIES, _VALUES = 111_111_111, 222_222_222
"""Ids of the axes."""
_AXES: Final = f'<c:axId val="{_CATEGORIES}"/><c:axId val="{_VALUES}"/>'
_NOTHING: Final = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
_NO_LINE: Final = "<a:ln><a:noFill/></a:ln>"
_ROUND: Final = frozenset({ChartKind.PIE, ChartKind.DOUGHNUT})
_LINED: Final = frozenset({ChartKind.LINE, ChartKind.SCATTER})
_GROUPINGS: Final = {Grouping.STACKED: "stacked", Grouping.PERCENT: "percentStacked"}
HOLE: Final = 50
"""Of a ring, in per cent of its width: LibreOffice knows no other."""
_PARTING: Final = Pt(1.5)
_RLM: Final = "\u200f"
_GRID, _AXIS = Pt(0.75), Pt(1)


def chart_frame(box: ChartBox, number_: int, around: PartContext) -> str:
    """``p:graphicFrame`` with the chart, whose part is written with the slide's others."""
    part = around.charts.add(box)
    relation = around.relations.add("chart", f"../charts/{part}")
    rect = box.rect
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{number_}" name="{around.called(box.name)}" '
        f'descr="{attribute(box.alt)}"/><p:cNvGraphicFramePr/>'
        f'<p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="{int(rect.x)}" y="{int(rect.y)}"/>'
        f'<a:ext cx="{int(rect.width)}" cy="{int(rect.height)}"/></p:xfrm><a:graphic><a:graphicData uri="{KIND}">'
        f'<c:chart xmlns:c="{KIND}" r:id="{relation}"/></a:graphicData></a:graphic></p:graphicFrame>'
    )


def chart_workbook(box: ChartBox) -> bytes:
    return workbook(list(_sheet(box)), box.format)


def _sheet(box: ChartBox) -> Iterator[Sequence[Cell]]:
    """Categories in the first column, a series in each of the others. Of points, where they stand in the first, unless
    each series has places of its own: then in the last."""
    names = [series.name for series in box.series]
    count = len(box.series[0].values)
    if not box.across:
        yield [box.head, *names]
        for at in range(count):
            yield [box.categories[at], *(series.values[at] for series in box.series)]
        return
    shared = _shared_places(box)
    yield [box.head, *names] if shared else [box.head, *names, "y"]
    for at in range(count):
        if shared:
            yield [box.across[0][at], *(series.values[at] for series in box.series)]
        else:
            heights = [series.values[at] for series in box.series]
            yield [box.categories[at], *(places[at] for places in box.across), heights[0]]


def _shared_places(box: ChartBox) -> bool:
    """Whether all series stand at the same places."""
    return not box.categories


def chart_xml(box: ChartBox, ink: Ink, lang: str, relation: str) -> str:
    body = _Writer(box, ink, lang or "en-US").plot_area()
    style = box.style
    return (
        f'{DECLARATION}<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:lang val="{lang or "en-US"}"/>'
        f'<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>{body}<c:plotVisOnly val="1"/>'
        f'<c:dispBlanksAs val="{"span" if box.bridged else "gap"}"/></c:chart>{_NOTHING}'
        f"{_text(style, ink, lang)}"
        f'<c:externalData r:id="{relation}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


class _Writer:
    def __init__(self, box: ChartBox, ink: Ink, lang: str) -> None:
        self.box, self.ink, self.lang = box, ink, lang
        self.rows = len(box.series[0].values)

    def plot_area(self) -> str:
        return (
            f"<c:plotArea>{_layout(self.box.rect, self.box.plot)}{self._plots()}{''.join(self._axes())}{_NOTHING}"
            "</c:plotArea>"
        )

    # --- plots -------------------------------------------------------------------------------------------------------

    def _plots(self) -> str:
        box = self.box
        series = "".join(self._series(at, one) for at, one in enumerate(box.series))
        vary = f'<c:varyColors val="{int(box.kind in _ROUND)}"/>'
        if box.kind in (ChartKind.COLUMN, ChartKind.BAR):
            way = "col" if box.kind is ChartKind.COLUMN else "bar"
            overlap = 0 if box.grouping is Grouping.PLAIN else 100
            return (
                f'<c:barChart><c:barDir val="{way}"/><c:grouping val="{_GROUPINGS.get(box.grouping, "clustered")}"/>'
                f'{vary}{series}<c:gapWidth val="{box.gap}"/><c:overlap val="{overlap}"/>{_AXES}</c:barChart>'
            )
        grouping = f'<c:grouping val="{_GROUPINGS.get(box.grouping, "standard")}"/>'
        if box.kind is ChartKind.LINE:
            return f'<c:lineChart>{grouping}{vary}{series}<c:marker val="1"/>{_AXES}</c:lineChart>'
        if box.kind is ChartKind.AREA:
            return f"<c:areaChart>{grouping}{vary}{series}{_AXES}</c:areaChart>"
        if box.kind is ChartKind.PIE:
            return f'<c:pieChart>{vary}{series}<c:firstSliceAng val="0"/></c:pieChart>'
        if box.kind is ChartKind.DOUGHNUT:
            hole = f'<c:holeSize val="{HOLE}"/>'
            return f'<c:doughnutChart>{vary}{series}<c:firstSliceAng val="0"/>{hole}</c:doughnutChart>'
        style = '<c:scatterStyle val="lineMarker"/>'
        return f"<c:scatterChart>{style}{vary}{series}{_AXES}</c:scatterChart>"

    def _series(self, at: int, series: ChartSeries) -> str:
        box = self.box
        place = f"{SHEET}!${column(at + 1)}$1"
        head = f'<c:idx val="{at}"/><c:order val="{at}"/><c:tx>{_texts(place, [series.name], rtl=box.rtl)}</c:tx>'
        look = f"{self._look(series)}{self._marker(series)}" + (
            '<c:invertIfNegative val="0"/>' if box.kind in (ChartKind.COLUMN, ChartKind.BAR) else ""
        )
        points = "".join(self._point(series, point, color) for point, color in series.points)
        labels = self._labels(series)
        smooth = '<c:smooth val="0"/>' if box.kind in _LINED else ""
        return f"<c:ser>{head}{look}{points}{labels}{self._data(at, series)}{smooth}</c:ser>"

    def _look(self, series: ChartSeries) -> str:
        if self.box.kind is ChartKind.SCATTER:
            return f"<c:spPr>{_NO_LINE}</c:spPr>"
        if self.box.kind is ChartKind.LINE:
            fill, dash = self.ink.fills[series.color], DASHES[series.dash]
            return f'<c:spPr><a:ln w="{int(series.line_width)}" cap="flat">{fill}{dash}<a:round/></a:ln></c:spPr>'
        return f"<c:spPr>{self._filled(series.color)}</c:spPr>"

    def _filled(self, color: str) -> str:
        return self.ink.fills[color] + self._parting()

    def _parting(self) -> str:
        """The line between areas that touch."""
        if self.box.kind in _ROUND or self.box.grouping is not Grouping.PLAIN:
            return f'<a:ln w="{int(_PARTING)}" cap="flat">{self.ink.fills[self.box.ground]}<a:round/></a:ln>'
        return _NO_LINE

    def _marker(self, series: ChartSeries) -> str:
        if self.box.kind not in _LINED:
            return ""
        return _marker_xml(series.marker, series.color, self.ink)

    def _point(self, series: ChartSeries, point: int, color: str) -> str:
        if self.box.kind in _LINED:
            marker = _marker_xml(series.marker, color, self.ink)
            return f'<c:dPt><c:idx val="{point}"/>{marker}<c:bubble3D val="0"/></c:dPt>'
        invert = '<c:invertIfNegative val="0"/>' if self.box.kind not in _ROUND else ""
        return (
            f'<c:dPt><c:idx val="{point}"/>{invert}<c:bubble3D val="0"/><c:spPr>{self._filled(color)}</c:spPr></c:dPt>'
        )

    def _data(self, at: int, series: ChartSeries) -> str:
        box, last = self.box, self.rows + 1
        letter = column(at + 1)
        if box.across:
            shared = _shared_places(box)
            places = "A" if shared else letter
            heights = letter if shared else column(len(box.series) + 1)
            across = _numbers(f"{SHEET}!${places}$2:${places}${last}", box.across[at], box.format)
            up = _numbers(f"{SHEET}!${heights}$2:${heights}${last}", series.values, box.format)
            return f"<c:xVal>{across}</c:xVal><c:yVal>{up}</c:yVal>"
        names = box.written or box.categories
        values = _numbers(f"{SHEET}!${letter}$2:${letter}${last}", series.values, box.format)
        return f"<c:cat>{_texts(f'{SHEET}!$A$2:$A${last}', names, rtl=box.rtl)}</c:cat><c:val>{values}</c:val>"

    # --- labels ------------------------------------------------------------------------------------------------------

    def _labels(self, series: ChartSeries) -> str:
        found = ""
        if series.labels:
            found += "".join(self._value(series.labels, point, style) for point, style in series.labels.at)
        if series.named:
            point, style = series.named
            found += (
                f'<c:dLbl><c:idx val="{point}"/>{_NOTHING}{_text(style, self.ink, self.lang)}'
                f'<c:dLblPos val="{"l" if self.box.rtl else "r"}"/>{_shown(name=True)}</c:dLbl>'
            )
        if not found:
            return ""
        return f"<c:dLbls>{found}{_shown()}</c:dLbls>"

    def _value(self, labels: ValueLabels, point: int, style: LevelStyle) -> str:
        place = f'<c:dLblPos val="{labels.place}"/>' if labels.place else ""
        return (
            f'<c:dLbl><c:idx val="{point}"/><c:numFmt formatCode="{attribute(labels.format)}" sourceLinked="0"/>'
            f"{_NOTHING}{_text(style, self.ink, self.lang)}{place}{_shown(value=True)}</c:dLbl>"
        )

    # --- axes --------------------------------------------------------------------------------------------------------

    def _axes(self) -> Iterator[str]:
        box = self.box
        if box.values is None:
            return
        if box.places is not None:
            yield self._number_axis(box.places, _CATEGORIES, _VALUES, "b", baseline=True)
        else:
            yield self._category_axis()
        place = "b" if box.kind is ChartKind.BAR else self._start
        yield self._number_axis(box.values, _VALUES, _CATEGORIES, place)

    @property
    def _start(self) -> str:
        """The side at which an upright axis stands."""
        return "r" if self.box.rtl else "l"

    def _category_axis(self) -> str:
        box = self.box
        lying = box.kind is ChartKind.BAR
        shown = "low" if box.written else "none"
        way = "maxMin" if lying or box.rtl else "minMax"
        return (
            f'<c:catAx><c:axId val="{_CATEGORIES}"/><c:scaling><c:orientation val="{way}"/>'
            f'</c:scaling><c:delete val="0"/><c:axPos val="{self._start if lying else "b"}"/>'
            '<c:numFmt formatCode="General" sourceLinked="0"/>'
            '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
            f'<c:tickLblPos val="{shown}"/><c:spPr>{self._line("muted", _AXIS)}</c:spPr>'
            f'{_text(box.style, self.ink, self.lang, level=True)}<c:crossAx val="{_VALUES}"/>'
            '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
            '<c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        )

    def _number_axis(self, axis: ChartAxis, own: int, other: int, place: str, *, baseline: bool = False) -> str:
        grid = (
            f"<c:majorGridlines><c:spPr>{self._line(self.box.grid, _GRID)}</c:spPr></c:majorGridlines>"
            if axis.lined
            else ""
        )
        log = '<c:logBase val="10"/>' if axis.log else ""
        lying = self.box.kind is ChartKind.BAR
        shown = "none" if not axis.shown else "high" if lying else "low"
        between = "midCat" if self.box.kind in (ChartKind.AREA, ChartKind.SCATTER) else "between"
        way = "maxMin" if self.box.rtl and place == "b" else "minMax"
        line = self._line("muted", _AXIS) if baseline else _NO_LINE
        return (
            f'<c:valAx><c:axId val="{own}"/><c:scaling>{log}<c:orientation val="{way}"/>'
            f'<c:max val="{number(axis.max)}"/><c:min val="{number(axis.min)}"/></c:scaling><c:delete val="0"/>'
            f'<c:axPos val="{place}"/>{grid}<c:numFmt formatCode="{attribute(axis.format)}" sourceLinked="0"/>'
            f'<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="{shown}"/>'
            f"<c:spPr>{line}</c:spPr>{_text(axis.style, self.ink, self.lang, level=True)}"
            f'<c:crossAx val="{other}"/><c:crosses val="{"min" if self.box.places else "autoZero"}"/>'
            f'<c:crossBetween val="{between}"/>'
            f'<c:majorUnit val="{number(axis.step)}"/></c:valAx>'
        )

    def _line(self, color: str, width: Length) -> str:
        return f'<a:ln w="{int(width)}" cap="flat">{self.ink.fills[color]}<a:round/></a:ln>'


def _layout(frame: Rect, plot: Rect) -> str:
    """The place of the plot in shares of the frame."""
    shares = {
        "x": (plot.x - frame.x) / int(frame.width),
        "y": (plot.y - frame.y) / int(frame.height),
        "w": int(plot.width) / int(frame.width),
        "h": int(plot.height) / int(frame.height),
    }
    places = "".join(f'<c:{name} val="{share:.7f}"/>' for name, share in shares.items())
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f"{places}</c:manualLayout></c:layout>"
    )


def _text(style: LevelStyle, ink: Ink, lang: str, *, level: bool = False) -> str:
    """``level``: never turned. Other texts stay on one line: LibreOffice breaks values and names of series that are
    wider than a third of the frame's lesser side."""
    turn = ' rot="0" vert="horz"' if level else ' wrap="none"'
    return (
        f'<c:txPr><a:bodyPr{turn}/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{hundredths(style.size.pt)}" '
        f'b="{int(style.bold)}">{ink.fills[style.color]}{ink.fonts[style.face]}</a:defRPr></a:pPr>'
        f'<a:endParaRPr lang="{lang or "en-US"}"/></a:p></c:txPr>'
    )


def _marker_xml(marker: ChartMarker | None, color: str, ink: Ink) -> str:
    if marker is None:
        return '<c:marker><c:symbol val="none"/></c:marker>'
    return (
        f'<c:marker><c:symbol val="{marker.form}"/><c:size val="{marker.size}"/>'
        f"<c:spPr>{ink.fills[color]}{_NO_LINE}</c:spPr></c:marker>"
    )


def _shown(*, value: bool = False, name: bool = False) -> str:
    flags = {"LegendKey": False, "Val": value, "CatName": False, "SerName": name, "Percent": False, "BubbleSize": False}
    return "".join(f'<c:show{what} val="{int(on)}"/>' for what, on in flags.items())


def _texts(place: str, texts: Sequence[str], *, rtl: bool) -> str:
    shown = [_marked(text) for text in texts] if rtl else texts
    points = "".join(f'<c:pt idx="{at}"><c:v>{escape(text)}</c:v></c:pt>' for at, text in enumerate(shown))
    return f'<c:strRef><c:f>{place}</c:f><c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache></c:strRef>'


def _marked(text: str) -> str:
    """A name that is read from right to left, its figures and marks with it: LibreOffice sets texts of charts from left
    to right, and in PowerPoint that would turn the minus of numbers as well."""
    return "\n".join(f"{_RLM}{line}{_RLM}" if has_rtl(line) else line for line in text.split("\n"))


def _numbers(place: str, values: Sequence[float | None], code: str) -> str:
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{number(value)}</c:v></c:pt>' for at, value in enumerate(values) if value is not None
    )
    return (
        f"<c:numRef><c:f>{place}</c:f><c:numCache><c:formatCode>{escape(code)}</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef>'
    )
