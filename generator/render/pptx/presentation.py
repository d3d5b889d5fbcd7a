"""The presentation part, and the notes master: one page of paper with the slide above and the notes below."""

from __future__ import annotations

from typing import Final

from generator.render.pptx.forms import RECTANGLE, transform
from generator.render.pptx.ink import SLOTS, Ink
from generator.render.pptx.languages import language_attribute, office_language
from generator.render.pptx.layouts import FIRST_LAYOUT_ID
from generator.render.pptx.markup import DECLARATION, NAMESPACES, attribute
from generator.render.pptx.shapes import placeholder_shape, tree_xml
from generator.render.pptx.styles import level_elements
from generator.render.pptx.text import NUMBER_SIGN
from generator.scene.page import Scene
from generator.scene.text import LevelStyle
from generator.scene.theme import Face
from generator.units import Length, Pt, Rect

SLIDES_HERE: Final = "<p:sldIdLst/>"
"""Stands in the base's presentation part where the list of slides goes."""
SECTIONS_HERE: Final = "<p:extLst/>"
"""Stands where that of sections goes."""

NOTES_INDENT: Final = Pt(18)
"""By how much each level of the notes is indented."""

_PAPER: Final = (Length(6_858_000), Length(9_144_000))
_PLAIN: Final = "<a:bodyPr/><a:lstStyle/>"
_PRINT: Final = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
_MARGIN: Final = Length(685_800)
_SCREEN_4X3: Final = (9_144_000, 6_858_000)


def presentation_xml(scene: Scene, ink: Ink) -> str:
    """Relationships: rId1 the master, rId2 the notes master; the slides' follow the base's own."""
    width, height = int(scene.size.width), int(scene.size.height)
    kind = ' type="screen4x3"' if (width, height) == _SCREEN_4X3 else ""
    plain = LevelStyle(Pt(18), Face.MINOR, "text")
    language = language_attribute(office_language(scene.lang))
    return (
        f'{DECLARATION}<p:presentation {NAMESPACES} saveSubsetFonts="1"><p:sldMasterIdLst>'
        f'<p:sldMasterId id="{FIRST_LAYOUT_ID - 1}" r:id="rId1"/></p:sldMasterIdLst><p:notesMasterIdLst>'
        f'<p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>{SLIDES_HERE}<p:sldSz cx="{width}" cy="{height}"{kind}/>'
        f'<p:notesSz cx="{int(_PAPER[0])}" cy="{int(_PAPER[1])}"/><p:defaultTextStyle><a:defPPr><a:defRPr'
        f"{language}/></a:defPPr>{level_elements((plain,) * 9, ink)}</p:defaultTextStyle>{SECTIONS_HERE}"
        "</p:presentation>"
    )


def notes_master_xml(scene: Scene, ink: Ink) -> str:
    """White paper and dark text in every theme: notes are printed."""
    width = _PAPER[0] - _MARGIN * 2
    height = width * (scene.size.height / scene.size.width)
    picture = Rect(_MARGIN, _MARGIN, width, height)
    top = _MARGIN + height + Pt(24)
    notes = Rect(_MARGIN, top, width, _PAPER[1] - top - _MARGIN)
    number = Rect(_PAPER[0] - _MARGIN - Pt(100), _PAPER[1] - Pt(40), Pt(100), Pt(20))
    language = language_attribute(office_language(scene.lang))
    end = f"<a:endParaRPr{language}/>"
    page_number = (
        '<a:p><a:pPr algn="r"/><a:fld id="{5C3B9D1E-7A42-4F0B-9E63-2D8A4C17F651}" type="slidenum">'
        f'<a:rPr{language} sz="1000"/><a:t>{NUMBER_SIGN}</a:t></a:fld>{end}</a:p>'
    )
    frame = f'<a:noFill/><a:ln w="9525">{_PRINT}</a:ln>'
    levels = tuple(
        LevelStyle(Pt(12), Face.MINOR, "text", indent=NOTES_INDENT * level, rtl=scene.rtl) for level in range(9)
    )
    styles = level_elements(levels, Ink({**ink.fills, "text": _PRINT}, ink.fonts, ink.link, ink.hexes))
    # LibreOffice reads the size of notes from the placeholder, not from p:notesStyle.
    body = f"<a:bodyPr/><a:lstStyle>{styles}</a:lstStyle><a:p>{end}</a:p>"
    called = {name: attribute(scene.names.get(name, name)) for name in ("slide", "notes", "number")}
    shapes = (
        placeholder_shape(2, called["slide"], '<p:ph type="sldImg" idx="2"/>', _frame(picture, frame), ""),
        placeholder_shape(3, called["notes"], '<p:ph type="body" idx="3"/>', _frame(notes), body),
        placeholder_shape(4, called["number"], '<p:ph type="sldNum" idx="5"/>', _frame(number), _PLAIN + page_number),
    )
    colors = " ".join(
        f'{name}="{slot}"'
        for name, slot in (
            ("bg1", "lt1"),
            ("tx1", "dk1"),
            ("bg2", "lt2"),
            ("tx2", "dk2"),
            *((slot, slot) for slot in SLOTS[4:]),
        )
    )
    return (
        f'{DECLARATION}<p:notesMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:srgbClr val="FFFFFF"/>'
        f"</a:solidFill><a:effectLst/></p:bgPr></p:bg>{tree_xml(shapes)}</p:cSld><p:clrMap {colors}/>"
        f"<p:notesStyle>{styles}</p:notesStyle></p:notesMaster>"
    )


def _frame(rect: Rect, look: str = "") -> str:
    return f"<p:spPr>{transform(rect)}{RECTANGLE}{look}</p:spPr>"
