"""Boxes of the Scene as shapes, the same way on layouts and on slides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from generator.render.pptx.forms import ELLIPSE, RECTANGLE, form_xml, line_xml, plain_form_xml, transform
from generator.render.pptx.markup import attribute, element
from generator.render.pptx.media import DRAWING, drawing_key
from generator.render.pptx.styles import list_style
from generator.render.pptx.tables import table_xml
from generator.render.pptx.text import PartContext, link_xml, paragraphs_xml
from generator.scene.boxes import (
    Box,
    ChartBox,
    Clip,
    Connector,
    Drawing,
    Group,
    MediaBox,
    PictureBox,
    PictureSlot,
    Placeholder,
    Role,
    Shape,
    TableBox,
    TextBox,
)
from generator.scene.forms import RECTANGLE as PLAIN
from generator.scene.forms import Ellipse, Path, RoundedRectangle
from generator.scene.formula_places import has_formulas
from generator.units import ZERO, Length, Pt, Rect

Bases = Mapping[int, TextBox | PictureSlot | PictureBox]
"""The layout's placeholders by idx, from which a slide's inherit."""

_TITLES: Final = frozenset({"title", "ctrTitle"})
_SHRINKING: Final = frozenset({"body", "subTitle", "obj"})
MOST_SHAPES: Final = 1000
"""Of a slide, and of a group."""
_ABOVE: Final = Pt(12)
_CORNER: Final = 0.29289
"""Of the radius of a round corner, by how much the text of a ``roundRect`` is kept in (presetShapeDefinitions)."""
INSETS: Final = 'wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0"'
ANCHOR: Final = {"top": "t", "middle": "ctr", "bottom": "b"}
# PowerPoint since 2016 shows the drawing, all others the picture of it.
SVG_BLIP: Final = (
    '<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{}"/></a:ext></a:extLst>'
)
_DECORATIVE: Final = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def tree_xml(shapes: Iterable[str]) -> str:
    """``p:spTree`` around the shapes, which are in reading order."""
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
        f"{''.join(shapes)}</p:spTree>"
    )


def reading_order(boxes: Iterable[Box]) -> list[Box]:
    """The Scene's order, but a title that is not shown comes first, so that it is announced first."""
    return sorted(boxes, key=lambda box: not (isinstance(box, TextBox) and box.hidden))


def shape_xml(box: Box, number: int, around: PartContext, bases: Bases) -> str:
    """One box as ``p:sp``, ``p:pic`` or ``p:graphicFrame`` with the shape id ``number``."""
    if isinstance(box, TextBox):
        return _text_box(box, number, around, bases)
    if isinstance(box, PictureBox):
        return _picture(box, number, around, bases)
    if isinstance(box, PictureSlot):
        return _slot(box, number, around, bases)
    if isinstance(box, TableBox):
        return table_xml(box, number, around)
    if isinstance(box, ChartBox):
        from generator.render.pptx.charts import chart_frame  # for decks that have charts

        return chart_frame(box, number, around)
    if isinstance(box, MediaBox):
        return _media(box, number, around, bases)
    if isinstance(box, Group):
        return _group(box, number, around, bases)
    if isinstance(box, Drawing):
        return _drawing(box, number, around)
    if isinstance(box, Connector):
        from generator.render.pptx.connectors import connector_xml  # for decks that have diagrams

        return connector_xml(box, number, around)
    assert isinstance(box, Shape)
    return _decoration(box, number, around)


def numbered(group: Group, number: int) -> list[tuple[int, Box]]:
    """What is in a group, with ids that keep clear of all others. ``number``: the group's own."""
    return list(enumerate(group.boxes, number * MOST_SHAPES))


def _group(box: Group, number: int, around: PartContext, bases: Bases) -> str:
    """``p:grpSp`` whose inner measures are those of the slide."""
    inside = "".join(shape_xml(each, own, around, bases) for own, each in numbered(box, number))
    about = f' descr="{attribute(box.alt)}"' if box.alt else ""
    called = f'<p:cNvPr id="{number}" name="{around.called(box.name)}"{about}/>'
    return _grouped(called, "<p:nvPr/>", box.rect, inside)


def _media(box: MediaBox, number: int, around: PartContext, bases: Bases) -> str:
    """What plays, as one picture; of a recording elsewhere what is drawn, as a group."""
    if isinstance(box.source, Clip):
        from generator.render.pptx.recordings import recording_xml  # for decks that have recordings

        return recording_xml(box, number, around)
    return _group(Group(box.name, box.rect, box.drawn), number, around, bases)


def _drawing(box: Drawing, number: int, around: PartContext) -> str:
    """A group that says for all of its shapes that they are decoration, or what they show; on a layout it is what
    somebody drew there. Programs follow links of shapes, not those of groups."""
    link = link_xml(box.link, around) if box.link else ""
    inside = "".join(
        _drawn(shape, number * MOST_SHAPES + index, around, link) for index, shape in enumerate(box.shapes, 1)
    )
    about = f' descr="{attribute(box.alt)}"' if box.alt else ""
    called = element(
        "p:cNvPr", f' id="{number}" name="{around.called(box.name)}"{about}', "" if box.alt else _DECORATIVE
    )
    return _grouped(called, '<p:nvPr userDrawn="1"/>' if box.fixed else "<p:nvPr/>", box.rect, inside)


def _grouped(called: str, properties: str, rect: Rect, inside: str) -> str:
    x, y, width, height = (int(one) for one in (rect.x, rect.y, rect.width, rect.height))
    return (
        f"<p:grpSp><p:nvGrpSpPr>{called}<p:cNvGrpSpPr/>{properties}"
        f'</p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/>'
        f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{width}" cy="{height}"/></a:xfrm></p:grpSpPr>{inside}</p:grpSp>'
    )


def place(box: TextBox | PictureBox | PictureSlot) -> Rect:
    """Where a box goes: as the Scene says, and above the slide if it is a title that is not shown."""
    rect = box.holder.rect if isinstance(box, TextBox) and box.holder else box.rect
    if isinstance(box, TextBox) and box.hidden:
        height = rect.height or Pt(30)
        return Rect(rect.x, -(height + _ABOVE), rect.width, height)
    return rect


def placeholder_xml(placeholder: Placeholder, *, prompt: bool = False) -> str:
    index = "" if placeholder.type in _TITLES else f' idx="{placeholder.idx}"'
    custom = ' hasCustomPrompt="1"' if prompt else ""
    return f'<p:ph type="{placeholder.type}"{index}{custom}/>'


def placeholder_shape(number: int, name: str, binding: str, properties: str, body: str) -> str:
    """A ``p:sp`` that is a placeholder: ``binding`` is its ``p:ph``, ``body`` what is in its ``p:txBody``, if any.
    ``name`` is an attribute's text."""
    locks = '<a:spLocks noGrp="1"/>' if body else '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
    text = f"<p:txBody>{body}</p:txBody>" if body else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr>{locks}</p:cNvSpPr>'
        f"<p:nvPr>{binding}</p:nvPr></p:nvSpPr>{properties}{text}</p:sp>"
    )


def body_properties(box: TextBox, base: TextBox | None = None) -> str:
    """``a:bodyPr``. A bare normAutofit changes nothing on text that fits, and shrinks it when a user adds to it."""
    shrinks = box.placeholder is not None and box.placeholder.type in _SHRINKING
    title = box.placeholder is not None and box.placeholder.type in _TITLES
    fit = "<a:normAutofit/>" if shrinks or (title and base is None and not box.hidden) else "<a:noAutofit/>"
    if base is None or box.holder or base.holder:
        insets = _insets(box)
        if box.levels[0].rtl:
            insets = insets.replace('rtlCol="0"', 'rtlCol="1"')
        return f'<a:bodyPr {insets} anchor="{ANCHOR[box.anchor]}">{fit}</a:bodyPr>'
    anchor = f' anchor="{ANCHOR[box.anchor]}"' if box.anchor != base.anchor else ""
    return element("a:bodyPr", anchor, fit if shrinks or title else "")


def _insets(box: TextBox) -> str:
    """How far the text stands in its shape; at its round corners PowerPoint keeps it in by itself."""
    if box.holder is None:
        return INSETS
    around, inner = box.holder.rect, box.rect
    left, top, right, bottom = _kept_in(box.holder) if box.placeholder is None else (ZERO, ZERO, ZERO, ZERO)
    sides = {
        "lIns": inner.x - around.x - left,
        "tIns": inner.y - around.y - top,
        "rIns": around.right - inner.right - right,
        "bIns": around.bottom - inner.bottom - bottom,
    }
    found = "".join(f' {name}="{max(0, int(length))}"' for name, length in sides.items())
    return f'wrap="square"{found} rtlCol="0"'


def _kept_in(shape: Shape) -> tuple[Length, Length, Length, Length]:
    """How far from its left, top, right and bottom a shape that is no placeholder keeps its text by its form."""
    form = shape.form
    if isinstance(form, RoundedRectangle):
        corner = Length(round(form.radius * _CORNER))
        return corner, corner, corner, corner
    if isinstance(form, Ellipse):
        across, down = shape.rect.width * (_CORNER / 2), shape.rect.height * (_CORNER / 2)
        return across, down, across, down
    if isinstance(form, Path) and form.preset:
        return form.preset.before, ZERO, form.preset.after, ZERO
    return ZERO, ZERO, ZERO, ZERO


def _text_box(box: TextBox, number: int, around: PartContext, bases: Bases) -> str:
    if not has_formulas(box):
        return _plain_text_box(box, number, around, bases)
    from generator.render.pptx.formulas import alternatives, formula_shape  # for decks that have formulas

    if box.role is Role.FORMULA:
        return formula_shape(box, number, around)
    return alternatives((box,), box.shown, around, lambda own: _plain_text_box(box, number, own, bases))


def _plain_text_box(box: TextBox, number: int, around: PartContext, bases: Bases) -> str:
    if box.placeholder is not None and not box.fixed:
        found = base_of(box.placeholder, bases)
        base = found if isinstance(found, TextBox) else None
        body = _text(box, base, around)
        properties = shape_properties(box, base, around)
        return placeholder_shape(number, around.called(box.name), placeholder_xml(box.placeholder), properties, body)
    called = element("p:cNvPr", f' id="{number}" name="{around.called(box.name)}"', _about(box))
    return (
        f'<p:sp><p:nvSpPr>{called}<p:cNvSpPr txBox="1"/><p:nvPr/>'
        f"</p:nvSpPr>{shape_properties(box, None, around)}<p:txBody>{_text(box, None, around)}</p:txBody></p:sp>"
    )


def _about(box: TextBox) -> str:
    return _DECORATIVE if box.role is Role.GUTTER else ""


def _text(box: TextBox, base: TextBox | None, around: PartContext) -> str:
    # LibreOffice gives the bullets of all body placeholders of a page the looks of the first that says its own, and
    # only at paragraphs does it see that those of a card are in another colour
    style = list_style(box.levels, around.ink, base.levels if base and not box.holder else ())
    return (
        body_properties(box, base)
        + style
        + paragraphs_xml(
            box.paragraphs, box.levels, around, colored=box.placeholder is not None and box.role is Role.LABEL
        )
    )


def shape_properties(box: TextBox, base: TextBox | None, around: PartContext) -> str:
    content = ""
    rect = place(box)
    if base is None or rect != place(base):
        content += transform(rect)
    if box.holder:
        return element("p:spPr", "", content + _drawn_as(box.holder, around, free=box.placeholder is None))
    if base is None:
        content += RECTANGLE
    if box.fill is not None and (base is None or base.fill != box.fill):
        content += around.ink.fills[box.fill]
    elif box.fill is None and (base is None or base.fill is not None or base.holder is not None):
        content += "<a:noFill/>" + ("<a:ln><a:noFill/></a:ln>" if base and base.holder and base.holder.line else "")
    return element("p:spPr", "", content)


def base_of(placeholder: Placeholder, bases: Bases) -> TextBox | PictureSlot | PictureBox:
    """The layout's placeholder that one of a slide inherits from. A slide without it would be damaged."""
    try:
        return bases[placeholder.idx]
    except KeyError:
        raise ValueError(f"scene: the layout has no placeholder {placeholder.type} {placeholder.idx}") from None


def _picture(box: PictureBox, number: int, around: PartContext, bases: Bases) -> str:
    relation = around.relations.add("image", f"../media/{around.media[box.key]}")
    sides = tuple(round(part * 100_000) for part in box.crop)
    # the sides of the file that are seen left, above, right and below after the turn
    left, top, right, bottom = (sides[(side + box.turn // 90) % 4] for side in range(4))
    crop = f'<a:srcRect l="{left}" t="{top}" r="{right}" b="{bottom}"/>' if any((left, top, right, bottom)) else ""
    about = f' descr="{"" if box.decorative else attribute(box.alt)}"'
    mark = (link_xml(box.link, around) if box.link else "") + (_DECORATIVE if box.decorative else "")
    drawing = ""
    if box.media_type == DRAWING:
        drawing = SVG_BLIP.format(around.relations.add("image", f"../media/{around.media[drawing_key(box)]}"))
    line = line_xml(box.line, box.line_width, around.ink)
    if box.placeholder is None or box.fixed:
        locks, binding = '<a:picLocks noChangeAspect="1"/>', "<p:nvPr/>"
        form = ELLIPSE if box.disc else RECTANGLE
        properties = f"<p:spPr>{transform(box.rect, box.turn)}{form}{line}</p:spPr>"
    else:
        locks = '<a:picLocks noGrp="1" noChangeAspect="1"/>'
        binding = f"<p:nvPr>{placeholder_xml(box.placeholder)}</p:nvPr>"
        same = base_of(box.placeholder, bases).rect == box.rect and not box.turn
        form = ELLIPSE if box.disc else ""
        properties = element("p:spPr", "", ("" if same else transform(box.rect, box.turn)) + form + line)
    blip = element("a:blip", f' r:embed="{relation}"', drawing)
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="{around.called(box.name)}"{about}>{mark}</p:cNvPr>'
        f"<p:cNvPicPr>{locks}</p:cNvPicPr>{binding}</p:nvPicPr><p:blipFill>{blip}{crop}"
        f"<a:stretch><a:fillRect/></a:stretch></p:blipFill>{properties}</p:pic>"
    )


def _slot(box: PictureSlot, number: int, around: PartContext, bases: Bases) -> str:
    """An empty picture placeholder on a slide: shows its prompt to whoever edits, and nothing in a show."""
    same = base_of(box.placeholder, bases).rect == box.rect
    properties = element("p:spPr", "", "" if same else transform(box.rect))
    body = f"<a:bodyPr/><a:lstStyle/>{paragraphs_xml((), (), around)}"
    return placeholder_shape(number, around.called(box.name), placeholder_xml(box.placeholder), properties, body)


def _decoration(shape: Shape, number: int, around: PartContext) -> str:
    """No ``p:style``, because LibreOffice would draw a shadow; an empty text, which PowerPoint expects."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{around.called(shape.name)}">{_DECORATIVE}</p:cNvPr><p:cNvSpPr/>'
        f"<p:nvPr/></p:nvSpPr>{_look(shape, around)}"
        f'<p:txBody><a:bodyPr {INSETS} anchor="ctr"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
        f"{paragraphs_xml((), (), around)}</p:txBody></p:sp>"
    )


def _drawn(shape: Shape, number: int, around: PartContext, link: str = "") -> str:
    """A shape of a drawing, which has hundreds of them: nothing is written that can be left out."""
    called = element("p:cNvPr", f' id="{number}" name="{attribute(shape.name)}"', link)
    return f"<p:sp><p:nvSpPr>{called}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>{_look(shape, around)}</p:sp>"


def _look(shape: Shape, around: PartContext) -> str:
    return f"<p:spPr>{transform(shape.rect)}{_drawn_as(shape, around)}</p:spPr>"


def _drawn_as(shape: Shape, around: PartContext, *, free: bool = True) -> str:
    """``free``: no placeholder. LibreOffice knows nothing of the form of those and keeps their text in by the insets
    alone, so that a form of theirs must not add to them."""
    form = form_xml(shape.form, shape.rect) if free else plain_form_xml(shape.form, shape.rect)
    fill = around.ink.fills[shape.fill] if shape.fill else "<a:noFill/>"
    line = line_xml(shape.line, shape.line_width, around.ink, None if shape.form == PLAIN else shape.join, shape.dash)
    return f"{form}{fill}{line}"
