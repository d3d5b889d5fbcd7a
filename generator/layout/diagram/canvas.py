"""Where a diagram is drawn: places in points from the top left of its room, mirrored where texts run from the right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from generator.deck.model import Marker, Point, Step
from generator.layout.art.curves import Outline, extent
from generator.layout.body.joined import SPARE, JoinedText
from generator.layout.clicks import appearing
from generator.layout.diagram.work import SPACING, DiagramWork, Sizes
from generator.layout.regions import directed_levels
from generator.layout.runs import SourceParagraph, directed
from generator.layout.size_ladder import Setting
from generator.scene.boxes import Box, Connector, Glue, Group, Role, Shape, Side, TextBox
from generator.scene.forms import RECTANGLE, Ellipse, Form, Join, Path, Preset, RoundedRectangle, Subpath
from generator.scene.text import LINE_PITCH, Align, Anchor, Paragraph, Run
from generator.units import ZERO, Length, Pt, Rect

Place = tuple[float, float, float, float]
"""Left, top, width, height."""
Corner = tuple[float, float]
LIT, TINT = "accent", "tint"
"""Grounds of what stands out, and of the others."""
INK: Final = {LIT: "on_accent", "pop": "bg"}
"""Colours of texts on grounds that are not for reading."""
CONNECTOR, OUTLINE = 1.5, 1.0
_ROUND = 0.7071
"""Share of an ellipse's sides that a text in it may take."""
_MIRRORED: Final = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}


class Canvas:
    """Takes shapes and texts of one diagram, in reading order."""

    def __init__(self, work: DiagramWork, rect: Rect) -> None:
        self.work, self.rect = work, rect
        self.rtl = work.context.rtl
        self.boxes: list[Box] = []
        self._steps = dict(_steps(work.points, None))
        self.places: dict[str, Place] = {}
        """Of the shapes that hold texts, by the texts' names."""
        self._left, self._top, self._width = rect.x.pt, rect.y.pt, rect.width.pt
        outline = float(work.theme.frame["outline"])
        self.outlined = outline or (OUTLINE if work.theme.scene.colors[TINT].hex == work.theme.scene.colors["bg"].hex
                                    else 0.0)  # fmt: skip

    def group(self) -> Group:
        """All of it as one thing."""
        work = self.work
        return Group(work.name, self.rect, tuple(self.boxes), span=work.diagram.span, alt=work.alt)

    def _add(self, box: Box, step: Step | None) -> None:
        self.boxes += appearing((box,), step)

    def _numbered(self, name: str) -> Step | None:
        """Of what is drawn for an item and named by its number."""
        number = name.partition("-")[0]
        return self.work.points[int(number) - 1].step if number.isdecimal() else None

    # --- shapes ------------------------------------------------------------------------------------------------------

    def ground(self, name: str, place: Place, lit: bool, form: Form | None = None) -> Shape:
        """The shape of an item; with round corners where the theme has them, unless a form is given."""
        fill = LIT if lit else TINT
        if form is None:
            radius = float(self.work.theme.card["radius"])
            form = RoundedRectangle(Pt(min(radius, place[3] / 2))) if radius else RECTANGLE
        width = 0.0 if lit else self.outlined
        if width and not isinstance(form, Path):  # an outline lies half inside
            half = width / 2
            place = (place[0] + half, place[1] + half, place[2] - width, place[3] - width)
        return Shape(self._named(name), self._rect(place), fill, line="text" if width else None,
                     line_width=Pt(width) if width else ZERO, form=form, join=_join(form))  # fmt: skip

    def shape(self, name: str, place: Place, fill: str | None, form: Form = RECTANGLE, *, line: str | None = None,
              width: float = 0.0, item: int = 0) -> None:  # fmt: skip
        """Something that holds no text."""
        step = self.work.points[item - 1].step if item else self._numbered(name)
        self._add(Shape(self._named(name), self._rect(place), fill, line=line, line_width=Pt(width) if line else ZERO,
                        form=form, join=_join(form)), step)  # fmt: skip

    def disc(self, name: str, x: float, y: float, radius: float, fill: str | None, *, line: str | None = None,
             width: float = 0.0) -> None:  # fmt: skip
        self.shape(name, (x - radius, y - radius, 2 * radius, 2 * radius), fill, Ellipse(), line=line, width=width)

    def polygon(self, corners: Sequence[Corner], preset: Preset | None = None) -> Path:
        """The form with these corners; ``preset``: that of PowerPoint which looks the same, unless it is mirrored."""
        points = [self._point(corner) for corner in corners]
        return Path((Subpath(points[0], tuple((point,) for point in points[1:])),), None if self.rtl else preset)

    def path(self, pieces: Outline, *, closed: bool = True) -> Path:
        """The form with this outline, straight and curved."""
        points = [tuple(self._point(corner) for corner in piece[1:]) for piece in pieces]
        segments = [(one[0],) if len(one) == 1 else (one[0], one[1], one[2]) for one in points]
        return Path((Subpath(self._point(pieces[0][0]), tuple(segments), closed),))

    def outline(
        self,
        name: str,
        pieces: Outline,
        fill: str | None,
        *,
        line: str | None = None,
        width: float = 0.0,
        item: int = 0,
    ) -> None:
        """A form at its own place: filled, or as an open line. ``item``: the one with which it appears, if it is not
        that of its name."""
        left, top, right, bottom = extent([pieces])
        form = self.path(pieces, closed=fill is not None)
        self.shape(name, (left, top, right - left, bottom - top), fill, form, line=line, width=width, item=item)

    def edge(self) -> str | None:
        """The colour of outlines, in palettes whose grounds need one."""
        return "text" if self.outlined else None

    # --- texts -------------------------------------------------------------------------------------------------------

    def text(
        self,
        text: JoinedText,
        place: Place,
        sizes: Sizes,
        *,
        holder: Shape | None = None,
        item: int = 0,
        align: Align = Align.LEFT,
        anchor: Anchor = Anchor.TOP,
        ground: str = "",
    ) -> None:
        """A text in its place; ``holder``: the shape that it stands in; ``item``: which of the diagram it says."""
        if not text.sections:
            if holder:
                self._add(holder, self._steps.get(text.name))
            return
        if holder:
            self.places[text.name] = self._place(holder)
        background = ground or (str(holder.fill) if holder and holder.fill else self.work.context.background)
        rect = self._rect(place)
        box = text.box(
            rect,
            self.work.settings(text, sizes),
            background=background,
            holder=holder,
            anchor=anchor,
            item=(self.work.name, item) if item else None,
        )
        self._add(_aligned(box, rect, align), self._steps.get(text.name))

    def number(self, number: int, place: Place, size: int, *, lit: bool) -> None:
        """The number of an item on a disc; those who hear the items count them by themselves."""
        holder = self.ground(f"{number}-disc", place, lit, Ellipse())
        inner = place[2] * _ROUND
        high = LINE_PITCH * size + SPARE
        room = (place[0] + (place[2] - inner) / 2, place[1] + (place[3] - high) / 2, inner, high)
        color = INK[LIT] if lit else "accent"
        self._counted(number, room, size, color, holder, Align.CENTER)

    def counted(self, number: int, place: Place, sizes: Sizes) -> None:
        """The same before the item, without a disc."""
        self._counted(number, place, sizes.head, "accent", None, Align.LEFT)

    def _counted(self, number: int, room: Place, size: int, color: str, holder: Shape | None, align: Align) -> None:
        """A figure is a text whose line and height are known: nothing of it is measured."""
        work, rect = self.work, self._rect(room)
        text, setting = str(number), Setting(size, 1.0 if holder else SPACING, 0.0)
        height = LINE_PITCH * size * setting.spacing
        level = replace(work.figures.levels(setting, 1, 0.0, Marker.NONE)[0], color=color)
        name = self._named(f"{number}-number" if holder else f"{number}-count")
        source = directed(SourceParagraph((Run(text),)), rtl=self.rtl)
        line = Paragraph(source.runs, 0, (text,), rtl=source.rtl, turned=source.turned, id=name, span=work.diagram.span)
        box = TextBox(
            name,
            Role.GUTTER,
            replace(rect, height=max(rect.height, Pt(height + SPARE))),
            directed_levels((level,), rtl=source.rtl),
            (line,),
            anchor=Anchor.MIDDLE if holder else Anchor.TOP,
            background=str(holder.fill) if holder else work.context.background,
            text_height=Pt(height),
            text_height_fallback=Pt(height),
            holder=holder,
        )
        self._add(_aligned(box, rect, align), self.work.points[number - 1].step)

    def connect(self, name: str, start: tuple[str, Side, float, float], end: tuple[str, Side, float, float], *,
                arrow: bool = False, turn: float = 0.5) -> None:  # fmt: skip
        """A connector from the middle of a box's side to that of another: straight where that goes, else with a turn
        at that share of its way."""
        (first, first_side, x, y), (other, other_side, end_x, end_y) = self._at_edge(start), self._at_edge(end)
        if abs(x - end_x) < 0.05 or abs(y - end_y) < 0.05:
            if first_side in (Side.TOP, Side.BOTTOM):
                end_x = x
            else:
                end_y = y
            corners: list[Corner] = [(x, y), (end_x, end_y)]
        elif first_side in (Side.TOP, Side.BOTTOM):
            middle = y + (end_y - y) * turn
            corners = [(x, y), (x, middle), (end_x, middle), (end_x, end_y)]
        else:
            middle = x + (end_x - x) * turn
            corners = [(x, y), (middle, y), (middle, end_y), (end_x, end_y)]
        points = tuple(self._point(corner) for corner in corners)
        left, top = min(one for one, _ in points), min(one for _, one in points)
        right, bottom = max(one for one, _ in points), max(one for _, one in points)
        line = Connector(
            self._named(name),
            Rect(left, top, right - left, bottom - top),
            points,
            Glue(first, self._side(first_side)),
            Glue(other, self._side(other_side)),
            "muted",
            Pt(CONNECTOR),
            arrow,
        )
        self._add(line, self._steps.get(other))

    def _at_edge(self, end: tuple[str, Side, float, float]) -> tuple[str, Side, float, float]:
        """An end of a connector at the edge of the shape that was drawn, which an outline makes a little smaller."""
        name, side, x, y = end
        left, top, width, height = self.places.get(name, (x, y, 0.0, 0.0))
        match side:
            case Side.TOP:
                y = top
            case Side.BOTTOM:
                y = top + height
            case Side.LEFT:
                x = left
            case Side.RIGHT:
                x = left + width
        return name, side, x, y

    # --- places ------------------------------------------------------------------------------------------------------

    def _named(self, name: str) -> str:
        return f"{self.work.name}-{name}"

    def _rect(self, place: Place) -> Rect:
        left, top, width, height = place
        if self.rtl:
            left = self._width - left - width
        return Rect.from_pt(self._left + left, self._top + top, width, height)

    def _place(self, shape: Shape) -> Place:
        rect = shape.rect
        left = rect.x.pt - self._left
        if self.rtl:
            left = self._width - left - rect.width.pt
        return left, rect.y.pt - self._top, rect.width.pt, rect.height.pt

    def _point(self, corner: Corner) -> tuple[Length, Length]:
        x, y = corner
        # to a hundredth of a point, about which no two machines disagree
        return Pt(round(self._left + (self._width - x if self.rtl else x), 2)), Pt(round(self._top + y, 2))

    def _side(self, side: Side) -> Side:
        return _MIRRORED.get(side, side) if self.rtl else side


def _steps(points: Iterable[Point], above: Step | None) -> Iterator[tuple[str, Step | None]]:
    """When each item appears, by the names of what is said of it; with the one that it stands below, if it says
    nothing else."""
    for point in points:
        step = point.step or above
        yield from ((f"{point.id}{part}", step) for part in ("", "-detail", "-when", "-below"))
        yield from _steps(point.children, step)


def _join(form: Form) -> Join:
    """Corners of outlines, which would reach far out of narrow tips."""
    return Join.ROUND if isinstance(form, Path) else Join.MITER


def _aligned(box: TextBox, rect: Rect, align: Align) -> TextBox:
    """The box with its text at the middle or at the end of its place."""
    if align is Align.LEFT:
        return box
    free = rect.width - box.rect.width
    shift = free // 2 if align is Align.CENTER else 0 if box.levels[0].rtl else free
    levels = tuple(replace(level, align=align) for level in box.levels)
    return replace(box, rect=replace(box.rect, x=rect.x + shift), levels=levels)
