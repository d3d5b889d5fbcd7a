"""The package checks find each fault that they name, and nothing in a good file."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from generator.render.pptx import render_pptx
from tests.pptx.package_checks import CHECKS, check_package
from tests.render.pptx.sample import rich_scene

Parts = dict[str, bytes]

SLIDE = "ppt/slides/slide1.xml"
PRESENTATION = "ppt/presentation.xml"
TYPES = "[Content_Types].xml"
NOTES_RELS = "ppt/notesSlides/_rels/notesSlide1.xml.rels"
RELATION = (
    '<Relationship Id="{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/>'
)

_IDENTITY = (
    '<a:extLst><a:ext uri="{{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}}"><a16:creationId '
    'xmlns:a16="http://schemas.microsoft.com/office/drawing/2014/main" id="{{0A0B0C0D-0000-4000-8000-00000000000{}}}"/>'
    "</a:ext></a:extLst>"
)
_CELL = "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p/></a:txBody><a:tcPr/></a:tc>"
_ROW = f'<a:tr h="370840">{_CELL * 2}</a:tr>'
_TABLE = (
    f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="50" name="table">{_IDENTITY.format(1)}</p:cNvPr>'
    '<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/><a:ext cx="4000000" cy="741680"/>'
    '</p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr/>'
    f'<a:tblGrid><a:gridCol w="2000000"/><a:gridCol w="2000000"/></a:tblGrid>{_ROW * 2}</a:tbl></a:graphicData>'
    "</a:graphic></p:graphicFrame>"
)
_BOX = (
    f'<p:sp><p:nvSpPr><p:cNvPr id="51" name="box">{_IDENTITY.format(2)}</p:cNvPr><p:cNvSpPr txBox="1"/><p:nvPr/>'
    '</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr lvl="3"/><a:r><a:rPr lang="fr" sz="1750"/>'
    "<a:t>x</a:t></a:r></a:p></p:txBody></p:sp>"
)
_TRANSITION = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice '
    'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" Requires="p14"><p:transition spd="slow" '
    'p14:dur="2000"><p:fade/></p:transition></mc:Choice><mc:Fallback><p:transition spd="slow"><p:fade/></p:transition>'
    "</mc:Fallback></mc:AlternateContent>"
)
_BUILD = '<p:bldP spid="51" grpId="0" build="p"/>'
_TIMING = (
    '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst><p:seq '
    'concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst><p:par><p:cTn id="3" '
    'fill="hold" grpId="0"><p:stCondLst><p:cond delay="indefinite"/></p:stCondLst><p:childTnLst><p:set><p:cBhvr><p:cTn '
    'id="4" dur="1" fill="hold"/><p:tgtEl><p:spTgt spid="51"><p:txEl><p:pRg st="0" end="0"/></p:txEl></p:spTgt>'
    "</p:tgtEl><p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr><p:to><p:strVal "
    'val="visible"/></p:to></p:set></p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:seq></p:childTnLst>'
    "</p:cTn></p:par></p:tnLst><p:bldLst>"
    f"{_BUILD}</p:bldLst></p:timing>"
)
_SECTIONS = (
    '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
    'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="a" '
    'id="{0A0B0C0D-0000-4000-8000-00000000000A}"><p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst></p14:section>'
    '<p14:section name="b" id="{0A0B0C0D-0000-4000-8000-00000000000B}"><p14:sldIdLst><p14:sldId id="257"/>'
    '<p14:sldId id="258"/><p14:sldId id="259"/><p14:sldId id="260"/><p14:sldId id="261"/></p14:sldIdLst></p14:section>'
    "</p14:sectionLst></p:ext></p:extLst>"
)


def swap(parts: Parts, part: str, old: str, new: str) -> None:
    """Replaces the first ``old``, which must be there."""
    text = parts[part].decode()
    assert old in text, f"{part} has no {old}"
    parts[part] = text.replace(old, new, 1).encode()


def pack(parts: Parts) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Parts:
    """A deck of ours with a table, a transition, an animation, sections and creation ids put into it."""
    content = render_pptx(rich_scene(tmp_path_factory.mktemp("good")))
    with ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    swap(parts, SLIDE, "</p:spTree>", f"{_TABLE}{_BOX}</p:spTree>")
    swap(parts, SLIDE, "</p:clrMapOvr>", f"</p:clrMapOvr>{_TRANSITION}{_TIMING}")
    swap(parts, PRESENTATION, "</p:presentation>", f"{_SECTIONS}</p:presentation>")
    return parts


def _drop_type(parts: Parts, name: str) -> None:
    kind = parts[TYPES].decode().split(f'<Override PartName="/{name}"')[1].split("/>")[0]
    swap(parts, TYPES, f'<Override PartName="/{name}"{kind}/>', "")


def _drop_relation(parts: Parts, part: str, kind: str) -> None:
    text = parts[part].decode()
    found = next(item for item in text.split("<Relationship ")[1:] if f'/{kind}"' in item)
    swap(parts, part, "<Relationship " + found.split("/>")[0] + "/>", "")


def _add_relation(parts: Parts, part: str, identifier: str, kind: str, target: str) -> None:
    swap(parts, part, "</Relationships>", RELATION.format(identifier, kind, target) + "</Relationships>")


def _orphan(parts: Parts) -> None:
    parts["ppt/slides/slide7.xml"] = parts["ppt/slides/slide2.xml"]
    parts["ppt/slides/_rels/slide7.xml.rels"] = parts["ppt/slides/_rels/slide2.xml.rels"]
    kind = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"
    swap(parts, TYPES, "</Types>", f'<Override PartName="/ppt/slides/slide7.xml" ContentType="{kind}"/></Types>')


def _last_slide_id(parts: Parts, value: str) -> None:
    swap(parts, PRESENTATION, '<p:sldId id="261"', f'<p:sldId id="{value}"')
    swap(parts, PRESENTATION, '<p14:sldId id="261"/>', "")


def _phantom(parts: Parts) -> None:
    kind = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"
    swap(parts, TYPES, "</Types>", f'<Override PartName="/ppt/slides/slide99.xml" ContentType="{kind}"/></Types>')


def _foreign_notes(parts: Parts) -> None:
    swap(parts, PRESENTATION, '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>', "")


def _animate_nobody(parts: Parts) -> None:
    whole = '<p:spTgt spid="51"><p:txEl><p:pRg st="0" end="0"/></p:txEl></p:spTgt>'
    swap(parts, SLIDE, whole, '<p:spTgt spid="77"/>')
    swap(parts, SLIDE, ' grpId="0"><p:stCondLst>', "><p:stCondLst>")
    swap(parts, SLIDE, f"<p:bldLst>{_BUILD}</p:bldLst>", "")


def _no_choice(parts: Parts) -> None:
    choice = _TRANSITION[_TRANSITION.index("<mc:Choice") : _TRANSITION.index("<mc:Fallback")]
    swap(parts, SLIDE, choice, "")


SLIDE_RELS = "ppt/slides/_rels/slide1.xml.rels"
HEAD = 'standalone="yes"?>'
MATH = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"/>'
TITLE = (
    '<p:sp><p:nvSpPr><p:cNvPr id="60" name="t"/><p:cNvSpPr/><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr>'
    "<p:spPr/></p:sp>"
)

FAULTS: list[tuple[str, Callable[[Parts], None]]] = [
    ("ZIP_DUP", lambda p: p.update({"ppt/media/IMAGE1.PNG": p["ppt/media/image1.png"]})),
    ("NOT_XML", lambda p: p.update({SLIDE: p[SLIDE][:-20]})),
    ("NOT_XML", lambda p: swap(p, SLIDE, "Le Partenariat", "Le & Partenariat")),
    ("DTD", lambda p: swap(p, SLIDE, HEAD, f"{HEAD}<!DOCTYPE p:sld>")),
    ("CT_PHANTOM", _phantom),
    ("CT_MISSING", lambda p: swap(p, TYPES, '<Default Extension="png" ContentType="image/png"/>', "")),
    ("CT_NO_OVERRIDE", lambda p: _drop_type(p, SLIDE)),
    ("CT_NO_OVERRIDE", lambda p: _drop_type(p, "docProps/core.xml")),
    ("REL_DANGLING", lambda p: _add_relation(p, SLIDE_RELS, "rId90", "image", "../media/none.png")),
    ("REL_DUP", lambda p: _add_relation(p, SLIDE_RELS, "rId1", "image", "../media/image1.png")),
    ("RID_MISSING", lambda p: swap(p, "ppt/slides/slide4.xml", 'r:embed="rId', 'r:embed="rId9')),
    ("SLDID_DUP", lambda p: _last_slide_id(p, "256")),
    ("SLDID_RANGE", lambda p: _last_slide_id(p, "26")),
    (
        "MASTER_LAYOUT_ID_DUP",
        lambda p: swap(p, PRESENTATION, 'sldMasterId id="2147483648"', 'sldMasterId id="2147483649"'),
    ),
    (
        "MASTER_LAYOUT_ID_DUP",
        lambda p: swap(p, "ppt/slideMasters/slideMaster1.xml", 'Id id="2147483650"', 'Id id="50"'),
    ),
    ("SLIDE_LAYOUT_COUNT", lambda p: _drop_relation(p, SLIDE_RELS, "slideLayout")),
    (
        "SLIDE_LAYOUT_COUNT",
        lambda p: _add_relation(p, SLIDE_RELS, "rId91", "slideLayout", "../slideLayouts/slideLayout1.xml"),
    ),
    ("NOTES_NO_MASTER", lambda p: _drop_relation(p, NOTES_RELS, "notesMaster")),
    ("NOTES_SLIDE_COUNT", lambda p: _drop_relation(p, NOTES_RELS, "slide")),
    ("NOTESMASTER_NOT_LISTED", _foreign_notes),
    ("SLIDE_ORPHAN", _orphan),
    ("SECTION_IDS", lambda p: swap(p, PRESENTATION, 'p14:sldId id="261"', 'p14:sldId id="999"')),
    ("SECTION_GUID_DUP", lambda p: swap(p, PRESENTATION, "00000000000B}", "00000000000A}")),
    ("CORE_DATE", lambda p: swap(p, "docProps/core.xml", "2000-01-01T", "2000-13-01T")),
    ("CORE_DATE", lambda p: swap(p, "docProps/core.xml", "2000-01-01T00:00:00Z", "1 January 2000")),
    ("IMG_MAGIC", lambda p: p.update({"ppt/media/image1.png": b"<svg/>"})),
    ("SHAPE_ID_DUP", lambda p: swap(p, SLIDE, '<p:cNvPr id="3"', '<p:cNvPr id="2"')),
    ("TIMING_SPID", _animate_nobody),
    ("TIMING_DUP", lambda p: swap(p, SLIDE, '<p:cTn id="4"', '<p:cTn id="3"')),
    ("TIMING_PARAGRAPH", lambda p: swap(p, SLIDE, 'end="0"/></p:txEl>', 'end="1"/></p:txEl>')),
    ("TIMING_BUILD", lambda p: swap(p, SLIDE, _BUILD, "")),
    ("TIMING_BUILD", lambda p: swap(p, SLIDE, _BUILD, _BUILD * 2)),
    ("A16_GUID", lambda p: swap(p, SLIDE, "000000000002}", "000000000001}")),
    ("A16_GUID", lambda p: swap(p, SLIDE, "{0A0B0C0D-", "{0A0B0C0D")),
    ("TABLE_GRID", lambda p: swap(p, SLIDE, '<a:gridCol w="2000000"/>', "")),
    ("TITLE_DUP", lambda p: swap(p, SLIDE, "</p:spTree>", f"{TITLE}</p:spTree>")),
    ("PH_IDX_NOT_IN_LAYOUT", lambda p: swap(p, SLIDE, 'type="subTitle" idx="1"', 'type="subTitle" idx="17"')),
    (
        "TXBODY_EMPTY",
        lambda p: swap(p, SLIDE, "<a:txBody><a:bodyPr/><a:lstStyle/><a:p/>", "<a:txBody><a:bodyPr/><a:lstStyle/>"),
    ),
    ("MC_PREFIX", lambda p: swap(p, SLIDE, 'Requires="p14"', 'Requires="p15"')),
    ("MC_NOCHOICE", _no_choice),
    ("MATH_IN_NOTES", lambda p: swap(p, "ppt/notesSlides/notesSlide1.xml", "<a:endParaRPr", f"{MATH}<a:endParaRPr")),
    ("CHILD_ORDER", lambda p: swap(p, SLIDE, f"{_TRANSITION}{_TIMING}", f"{_TIMING}{_TRANSITION}")),
    ("CHILD_ORDER", lambda p: swap(p, PRESENTATION, "<p:sldIdLst>", "<p:sldSz/><p:sldIdLst>")),
    ("COLOR_HEX", lambda p: swap(p, "ppt/theme/theme1.xml", 'srgbClr val="1B222C"', 'srgbClr val="black"')),
    ("EXT_SIZE", lambda p: swap(p, SLIDE, 'cx="4000000"', 'cx="-1"')),
    ("EXT_SIZE", lambda p: swap(p, SLIDE, 'cx="4000000"', 'cx="NaN"')),
    ("LEVEL_RANGE", lambda p: swap(p, SLIDE, 'lvl="3"', 'lvl="9"')),
    ("SIZE_RANGE", lambda p: swap(p, SLIDE, 'sz="1750"', 'sz="17.5"')),
]


def test_a_good_file_has_no_findings(good: Parts) -> None:
    assert check_package(pack(good)) == []


def test_the_good_file_is_good_for_open_xml_sdk_too(
    good: Parts, tmp_path: Path, open_xml_sdk: Callable[[Path], list[str]]
) -> None:
    file = tmp_path / "good.pptx"
    file.write_bytes(pack(good))
    assert open_xml_sdk(file) == []


@pytest.mark.parametrize(("code", "spoil"), FAULTS, ids=[f"{code}-{index}" for index, (code, _) in enumerate(FAULTS)])
def test_a_fault_is_found_by_its_check_alone(code: str, spoil: Callable[[Parts], None], good: Parts) -> None:
    parts = dict(good)
    spoil(parts)
    assert {finding.code for finding in check_package(pack(parts))} == {code}


def test_every_check_has_a_fault() -> None:
    assert {code for code, _ in FAULTS} == set(CHECKS)
