"""The slide master and the slide layouts, as users meet them in the New Slide menu and in the master view."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from generator.languages import is_turned
from generator.render.pptx.forms import ELLIPSE, RECTANGLE, transform
from generator.render.pptx.ink import color_map
from generator.render.pptx.languages import language_attribute
from generator.render.pptx.markup import DECLARATION, NAMESPACES, attribute
from generator.render.pptx.shapes import (
    INSETS,
    Bases,
    body_properties,
    placeholder_shape,
    placeholder_xml,
    reading_order,
    shape_properties,
    shape_xml,
    tree_xml,
)
from generator.render.pptx.styles import level_elements, list_style
from generator.render.pptx.text import NUMBER_FIELD, NUMBER_SIGN, PartContext, paragraphs_xml
from generator.scene.boxes import Box, PictureBox, PictureSlot, Placeholder, Role, TextBox
from generator.scene.page import Scene, SceneLayout
from generator.scene.text import Align, Anchor, LevelStyle, Paragraph, Run
from generator.scene.theme import Face
from generator.units import Pt, Rect

FIRST_LAYOUT_ID: Final = 2**31 + 1
"""The master's own id is one less; masters and layouts share one range of ids."""

_FOOT: Final = frozenset({"dt", "ftr", "sldNum"})
_TITLES: Final = frozenset({"title", "ctrTitle"})
_BODY_LEVELS: Final = 5


def placeholders(layout: SceneLayout) -> Bases:
    """A layout's placeholders by idx. Raises ValueError if two share one."""
    found: dict[int, TextBox | PictureSlot | PictureBox] = {}
    for box in layout.boxes:
        if isinstance(box, TextBox | PictureSlot | PictureBox) and box.placeholder is not None and not box.fixed:
            if box.placeholder.idx in found:
                raise ValueError(f"scene: layout {layout.name} has two placeholders {box.placeholder.idx}")
            found[box.placeholder.idx] = box
    return found


def fixed_texts(boxes: Iterable[Box]) -> dict[str, str]:
    """The boxes that only layouts show: name -> text (empty if it is none that has text)."""
    return {box.name: _plain(box) for box in boxes if box.fixed}


def _plain(box: Box) -> str:
    return "\n".join(paragraph.text for paragraph in box.paragraphs) if isinstance(box, TextBox) else ""


def layout_xml(layout: SceneLayout, around: PartContext) -> str:
    """A layout part: its fixed boxes, and its placeholders with the whole of their styles and their prompts."""
    shapes: list[str] = []
    for box in reading_order(layout.boxes):
        number = len(shapes) + 2
        if isinstance(box, TextBox | PictureSlot) and box.placeholder is not None and not box.fixed:
            shapes.append(_placeholder(box, box.placeholder, number, around))
        elif box.fixed:
            shapes.append(shape_xml(box, number, around, {}))
    return (
        f'{DECLARATION}<p:sldLayout {NAMESPACES} type="{layout.type}" preserve="1">'
        f'<p:cSld name="{attribute(layout.title)}">{around.ink.background(layout.background)}'
        f"{tree_xml(shapes)}</p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def master_xml(scene: Scene, around: PartContext) -> str:
    """The one master. Its styles are those of the ordinary layout; what is seen on slides comes from the layouts."""
    model = _ordinary(scene.layouts)
    title = _first(model, _TITLES) or _fallback_title(scene)
    body = _first(model, frozenset({"body"})) or _fallback_body(scene)
    levels = _five(body.levels)
    shapes = [
        _master_text(title, Placeholder("title", 0), title.levels[:1], 2, around),
        _master_text(body, Placeholder("body", 1), levels, 3, around),
    ]
    for number, (kind, index) in enumerate((("dt", 2), ("ftr", 3), ("sldNum", 4)), 4):
        box = _first(model, frozenset({kind})) or _fallback_foot(scene, index)
        shapes.append(_master_text(box, Placeholder(kind, index), box.levels[:1], number, around))
    ids = "".join(
        f'<p:sldLayoutId id="{FIRST_LAYOUT_ID + index}" r:id="rId{index + 1}"/>' for index in range(len(scene.layouts))
    )
    plain = LevelStyle(Pt(18), Face.MINOR, "text")
    return (
        f"{DECLARATION}<p:sldMaster {NAMESPACES}><p:cSld>{around.ink.background(model.background)}"
        f"{tree_xml(shapes)}</p:cSld>{color_map(scene.theme)}<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst><p:txStyles>"
        f"<p:titleStyle>{level_elements(title.levels[:1], around.ink)}</p:titleStyle>"
        f"<p:bodyStyle>{level_elements((*levels, *levels[-1:] * 4), around.ink)}</p:bodyStyle>"
        f"<p:otherStyle>{level_elements((plain,) * 9, around.ink)}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def _placeholder(box: TextBox | PictureSlot, binding: Placeholder, number: int, around: PartContext) -> str:
    custom = bool(box.prompt) and binding.type not in _FOOT
    if isinstance(box, TextBox):
        properties = shape_properties(box, None, around)
        body = body_properties(box) + list_style(box.levels, around.ink)
        levels: Sequence[LevelStyle] = box.levels
        text = _foot_text(box, binding, around) if binding.type in _FOOT else ""
    else:
        properties = f"<p:spPr>{transform(box.rect)}{ELLIPSE if box.disc else RECTANGLE}</p:spPr>"
        color = "muted" if "muted" in around.ink.fills else "text"
        levels = (LevelStyle(Pt(14), Face.MINOR, color, align=Align.CENTER),)
        body = f'<a:bodyPr {INSETS} anchor="ctr"><a:noAutofit/></a:bodyPr>{list_style(levels, around.ink)}'
        text = ""
    if not text:
        text = _prompt(box.prompt or around.names.get(box.name, box.name), levels, around)
    return placeholder_shape(
        number, around.called(box.name), placeholder_xml(binding, prompt=custom), properties, body + text
    )


def _prompt(prompt: str, levels: Sequence[LevelStyle], around: PartContext) -> str:
    """One paragraph a line; each line is one level deeper than the one above, as far as there are levels."""
    lines = prompt.split("\n")
    paragraphs = [
        Paragraph((Run(line),), level, (line,), rtl=levels[level].rtl, turned=is_turned(line, rtl=levels[level].rtl))
        for line, level in ((line, min(index, len(levels) - 1)) for index, line in enumerate(lines))
        if line
    ]
    return paragraphs_xml(paragraphs, levels, around)


def _foot_text(box: TextBox, binding: Placeholder, around: PartContext) -> str:
    """Date, footer and number keep their own text on the layout, because new slides copy it."""
    if box.paragraphs:
        return paragraphs_xml(box.paragraphs, box.levels, around)
    if binding.type == "sldNum":
        return f"<a:p>{NUMBER_FIELD}<a:rPr{language_attribute(around.lang)}/><a:t>{NUMBER_SIGN}</a:t></a:fld></a:p>"
    return "" if box.prompt else paragraphs_xml((), (), around)


def _master_text(
    box: TextBox, binding: Placeholder, levels: Sequence[LevelStyle], number: int, around: PartContext
) -> str:
    """A placeholder of the master; title and body have their styles in p:txStyles."""
    styled = binding.type in _FOOT
    text = _foot_text(box, binding, around) if styled else ""
    if not text:
        lines = (box.prompt or around.names.get(box.name, box.name)).split("\n")
        text = _prompt("\n".join([*lines, *["…"] * (len(levels) - len(lines))]), levels, around)
    body = body_properties(box) + (list_style(levels, around.ink) if styled else "<a:lstStyle/>") + text
    return placeholder_shape(
        number, around.called(box.name), placeholder_xml(binding), shape_properties(box, None, around), body
    )


def _ordinary(layouts: Sequence[SceneLayout]) -> SceneLayout:
    """The layout that stands for all: ``bullets``, or else the first with a body, or else the first."""
    named = [layout for layout in layouts if layout.name == "bullets"]
    with_body = [layout for layout in layouts if _first(layout, frozenset({"body"})) is not None]
    candidates = (*named, *with_body, *layouts)
    if not candidates:
        raise ValueError("scene: there are no layouts")
    return candidates[0]


def _first(layout: SceneLayout, types: frozenset[str]) -> TextBox | None:
    for box in layout.boxes:
        if isinstance(box, TextBox) and box.placeholder is not None and box.placeholder.type in types:
            return box
    return None


def _five(levels: Sequence[LevelStyle]) -> tuple[LevelStyle, ...]:
    return tuple(levels[min(index, len(levels) - 1)] for index in range(_BODY_LEVELS))


def _fallback_title(scene: Scene) -> TextBox:
    return _fallback(scene, "title", Role.TITLE, (48, 36, 66), LevelStyle(Pt(34), Face.MAJOR, "text"), Anchor.BOTTOM)


def _fallback_body(scene: Scene) -> TextBox:
    return _fallback(scene, "body", Role.BODY, (48, 108, 390), LevelStyle(Pt(22), Face.MINOR, "text"), Anchor.TOP)


def _fallback_foot(scene: Scene, index: int) -> TextBox:
    """Date left, footer in the middle, number right, at the foot of the page."""
    margin, gap = Pt(48), Pt(24)
    width = (scene.size.width - margin * 2 - gap * 2) * (1 / 3)
    x = margin + (width + gap) * (index - 2)
    style = LevelStyle(Pt(14), Face.MINOR, "text", align=(Align.LEFT, Align.CENTER, Align.RIGHT)[index - 2])
    rect = Rect(x, scene.size.height - Pt(30), width, Pt(20))
    name, role = (("date", Role.DATE), ("footer", Role.FOOTER), ("number", Role.NUMBER))[index - 2]
    return TextBox(name, role, rect, (style,), ())


def _fallback(
    scene: Scene, name: str, role: Role, place: tuple[int, int, int], style: LevelStyle, anchor: Anchor
) -> TextBox:
    left, top, height = place
    rect = Rect(Pt(left), Pt(top), scene.size.width - Pt(2 * left), Pt(height))
    return TextBox(name, role, rect, (style,), (), anchor=anchor)
