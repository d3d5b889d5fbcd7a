"""Forms and lines of shapes as DrawingML."""

from __future__ import annotations

from typing import Final, assert_never

from generator.render.pptx.ink import Ink
from generator.scene.forms import Dash, Ellipse, Form, Join, Path, Preset, Rectangle, RoundedRectangle, Segment, Subpath
from generator.units import Length, Rect

RECTANGLE: Final = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
ELLIPSE: Final = '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
_JOINS: Final = {Join.MITER: '<a:miter lim="800000"/>', Join.ROUND: "<a:round/>", Join.BEVEL: "<a:bevel/>"}
DASHES: Final = {
    Dash.SOLID: "",
    Dash.DASHED: '<a:prstDash val="dash"/>',
    Dash.DOTTED: '<a:prstDash val="sysDot"/>',
    Dash.LONG: '<a:prstDash val="lgDash"/>',
    Dash.DASH_DOT: '<a:prstDash val="dashDot"/>',
}
_ARROW: Final = '<a:tailEnd type="triangle" w="lg" len="lg"/>'


def transform(rect: Rect, turn: int = 0) -> str:
    """Place and size. ``turn``: degrees clockwise; the frame is that of the unturned shape, about the same centre."""
    turned = f' rot="{turn * 60_000}"' if turn else ""
    if turn in (90, 270):
        shift = (rect.width - rect.height) // 2
        rect = Rect(rect.x + shift, rect.y - shift, rect.height, rect.width)
    return (
        f'<a:xfrm{turned}><a:off x="{int(rect.x)}" y="{int(rect.y)}"/>'
        f'<a:ext cx="{int(rect.width)}" cy="{int(rect.height)}"/></a:xfrm>'
    )


def form_xml(form: Form, rect: Rect) -> str:
    """The geometry of a shape that fills ``rect``."""
    match form:
        case Rectangle():
            return RECTANGLE
        case RoundedRectangle():
            shorter = min(rect.width, rect.height)
            share = min(50_000, round(100_000 * form.radius / shorter)) if shorter else 0
            return f'<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val {share}"/></a:avLst></a:prstGeom>'
        case Ellipse():
            return ELLIPSE
        case Path(preset=Preset(name=name, handles=handles)):
            guides = "".join(f'<a:gd name="{guide}" fmla="val {value}"/>' for guide, value in handles)
            return f'<a:prstGeom prst="{name}"><a:avLst>{guides}</a:avLst></a:prstGeom>'
        case Path():
            return _freeform(form, rect)
        case _:
            assert_never(form)


def plain_form_xml(form: Form, rect: Rect) -> str:
    """The same, with the whole rectangle for text: a rounded one as a path, because PowerPoint keeps text out of the
    corners of its own."""
    if not isinstance(form, RoundedRectangle):
        return form_xml(form, rect)
    radius = min(int(form.radius), int(rect.width) // 2, int(rect.height) // 2)
    width, height = int(rect.width), int(rect.height)

    def arc(start: int) -> str:
        return f'<a:arcTo wR="{radius}" hR="{radius}" stAng="{start * 60_000}" swAng="5400000"/>'

    def line(x: int, y: int) -> str:
        return f'<a:lnTo><a:pt x="{x}" y="{y}"/></a:lnTo>'

    steps = (
        f'<a:moveTo><a:pt x="0" y="{radius}"/></a:moveTo>{arc(180)}{line(width - radius, 0)}{arc(270)}'
        f"{line(width, height - radius)}{arc(0)}{line(radius, height)}{arc(90)}<a:close/>"
    )
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{width}" h="{height}">{steps}</a:path></a:pathLst></a:custGeom>'
    )


def _freeform(path: Path, rect: Rect) -> str:
    """``a:custGeom``; a path counts from the corner of its shape."""
    steps = "".join(_steps(subpath, rect) for subpath in path.subpaths)
    unfilled = ' fill="none"' if path.open else ""
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{int(rect.width)}" h="{int(rect.height)}"{unfilled}>{steps}</a:path></a:pathLst></a:custGeom>'
    )


def _steps(subpath: Subpath, rect: Rect) -> str:
    def points(segment: Segment) -> str:
        return "".join(f'<a:pt x="{int(x) - rect.x}" y="{int(y) - rect.y}"/>' for x, y in segment)

    steps = [f"<a:moveTo>{points((subpath.start,))}</a:moveTo>"]
    for segment in subpath.segments:
        name = "lnTo" if len(segment) == 1 else "cubicBezTo"
        steps.append(f"<a:{name}>{points(segment)}</a:{name}>")
    return "".join(steps) + ("<a:close/>" if subpath.closed else "")


def line_xml(
    color: str | None,
    width: Length,
    ink: Ink,
    join: Join | None = None,
    dash: Dash = Dash.SOLID,
    *,
    arrow: bool = False,
) -> str:
    """``a:ln``, or nothing where there is no line. Without ``join``: as the viewer likes."""
    if not color:
        return ""
    cap = ' cap="flat"' if join else ""
    joined = (_JOINS[join] if join else "") + (_ARROW if arrow else "")
    return f'<a:ln w="{int(width)}"{cap}>{ink.fills[color]}{DASHES[dash]}{joined}</a:ln>'
