"""Slides and their notes, one page at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Final

from msgspec.structs import replace

from generator.render.pptx.languages import language_attribute
from generator.render.pptx.markup import DECLARATION, NAMESPACES, element
from generator.render.pptx.presentation import NOTES_INDENT
from generator.render.pptx.shapes import Bases, placeholder_shape, reading_order, shape_xml, tree_xml
from generator.render.pptx.styles import side
from generator.render.pptx.text import PartContext, numbering_starts, runs_xml
from generator.scene.boxes import Box, Connector, Group, MediaBox
from generator.scene.page import Note, Page, SceneLayout, Transition
from generator.scene.text import Align

_ID_EXTENSION: Final = "{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}"
_POWERPOINT_2010: Final = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def slide_xml(page: Page, layout: SceneLayout, bases: Bases, creation_id: int, around: PartContext) -> str:
    """The slide part of one page; boxes that look the same on all pages are on the layout only."""
    boxes = list(enumerate(reading_order(box for box in _parted(page) if not box.fixed), 2))
    if _has_connectors(page.boxes):
        from generator.render.pptx.connectors import named_shapes  # for decks that have diagrams

        around = replace(around, shapes=dict(named_shapes(boxes)))
    tree = tree_xml([shape_xml(box, number, around, bases) for number, box in boxes])
    background = "" if page.background == layout.background else around.ink.background(page.background)
    hidden = ' show="0"' if page.hidden else ""
    return (
        f"{DECLARATION}<p:sld {NAMESPACES}{hidden}><p:cSld>{background}{tree}<p:extLst><p:ext "
        f'uri="{_ID_EXTENSION}"><p14:creationId xmlns:p14="{_POWERPOINT_2010}" val="{creation_id}"/></p:ext></p:extLst>'
        f"</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>{_transition(page)}{_timing(boxes, page, around)}"
        "</p:sld>"
    )


def _parted(page: Page) -> Iterable[Box]:
    if not page.clicks:
        return page.boxes
    from generator.render.pptx.row_tables import by_rows  # for decks that have steps

    return by_rows(page.boxes)


def _has_connectors(boxes: Iterable[Box]) -> bool:
    return any(isinstance(box, Connector) or (isinstance(box, Group) and _has_connectors(box.boxes)) for box in boxes)


def _transition(page: Page) -> str:
    if page.transition is Transition.NONE:
        return ""
    from generator.render.pptx.transitions import transition_xml  # for decks that have transitions

    return transition_xml(page)


def _timing(boxes: Sequence[tuple[int, Box]], page: Page, around: PartContext) -> str:
    if not page.clicks and not any(isinstance(box, MediaBox) for _, box in boxes):
        return ""
    from generator.render.pptx.timing import timing_xml  # for decks that have steps or recordings

    return timing_xml(boxes, page.clicks, around.formula_pictures.taken() if around.formula_pictures else ())


def creation_ids(pages: tuple[Page, ...]) -> Mapping[str, int]:
    """A number for each page that does not change when pages before it come or go; not 0, no two alike."""
    ids: dict[str, int] = {}
    taken = {0}
    for page in pages:
        number = int.from_bytes(sha256(page.id.encode()).digest()[:4])
        while number in taken:
            number = (number + 1) % 2**32
        taken.add(number)
        ids[page.id] = number
    return ids


def notes_xml(notes: Sequence[Note], around: PartContext) -> str:
    """The notes part of one page: the picture of the slide, and the notes' paragraphs."""
    starts = numbering_starts([(note.depth, note.number) for note in notes])
    text = "".join(_note(note, starts.get(index, 1), around) for index, note in enumerate(notes))
    shapes = (
        placeholder_shape(2, around.called("slide"), '<p:ph type="sldImg" idx="2"/>', "<p:spPr/>", ""),
        placeholder_shape(
            3, around.called("notes"), '<p:ph type="body" idx="3"/>', "<p:spPr/>", f"<a:bodyPr/><a:lstStyle/>{text}"
        ),
    )
    return (
        f"{DECLARATION}<p:notes {NAMESPACES}><p:cSld>{tree_xml(shapes)}</p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )


def _note(note: Note, start: int, around: PartContext) -> str:
    """The notes master indents its levels and marks none of them."""
    attributes, mark = "", ""
    if note.depth:
        hang = int(NOTES_INDENT) if note.bullet or note.number is not None else 0
        level = f' lvl="{note.depth - 1}"' if note.depth > 1 else ""
        attributes = f' marL="{int(NOTES_INDENT) * note.depth}" indent="{-hang}"{level}'
    rtl = note.rtl != (note.turned and not note.depth)  # in other letters: read their way, but at the same side
    if rtl or note.rtl:
        attributes += f' algn="{side(Align.LEFT, rtl=note.rtl)}" rtl="{int(rtl)}"'
    if note.bullet:
        mark = '<a:buFont typeface="Arial"/><a:buChar char="•"/>'
    elif note.number is not None:
        first = f' startAt="{start}"' if start != 1 else ""
        mark = f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"{first}/>'
    properties = element("a:pPr", attributes, mark) if attributes or mark else ""
    runs = runs_xml(note.runs, None, around.lang, around)
    return f"<a:p>{properties}{runs}<a:endParaRPr{language_attribute(around.lang)}/></a:p>"
