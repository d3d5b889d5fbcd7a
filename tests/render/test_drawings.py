"""Shapes of every form in every output: the right geometry, nothing read aloud, sound files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from msgspec.structs import replace

from generator.render.pdf import render_pdf
from generator.render.pdf.ink import ink_saved
from generator.render.pptx import render_pptx
from generator.render.revealjs import render_html
from generator.scene.boxes import Drawing, Role, Shape, basic, single
from generator.scene.checks import check_scene
from generator.scene.dump import dump_scene
from generator.scene.forms import Join
from generator.scene.forms import Path as FormPath
from generator.units import Pt, Rect
from tests.pdf.document_checks import check_document
from tests.pptx.conftest import cache_folder as cache_folder
from tests.pptx.conftest import open_xml_sdk as open_xml_sdk
from tests.pptx.package_checks import check_package
from tests.render.drawn import DRAWING, SHAPES, drawn_scene, shape, straight
from tests.render.pptx import sample
from tests.rendered.drawn_places import read_drawn

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def slide(name: str, *, fixed: bool = False) -> Any:
    with zipfile.ZipFile(io.BytesIO(render_pptx(drawn_scene(fixed=fixed)))) as archive:
        return etree.fromstring(archive.read(f"ppt/{name}.xml"))


def called(tree: Any, name: str) -> Any:
    found = tree.xpath(f"//*[local-name()='cNvPr'][@name='{name}']")
    return found[0].getparent().getparent()


def test_the_package_is_sound(tmp_path: Path, open_xml_sdk: Callable[[Path], list[str]]) -> None:
    for fixed in (False, True):
        made = render_pptx(drawn_scene(fixed=fixed))
        assert check_package(made) == []
        file = tmp_path / "deck.pptx"
        file.write_bytes(made)
        assert open_xml_sdk(file) == []


def test_presets_stand_where_there_are_any() -> None:
    tree = slide("slides/slide1")
    presets = {name: called(tree, name).find(f".//{A}prstGeom") for name in ("plain", "rounded", "disc", "ellipse")}
    assert {name: found.get("prst") for name, found in presets.items() if found is not None} == {
        "plain": "rect", "rounded": "roundRect", "disc": "ellipse", "ellipse": "ellipse",
    }  # fmt: skip
    guide = called(tree, "rounded").find(f".//{A}gd")
    assert guide.get("fmla") == "val 25000"  # 20 pt of 80
    assert called(tree, "outlined").find(f"{P}spPr/{A}noFill") is not None


def test_a_path_counts_from_the_corner_of_its_shape() -> None:
    tree = slide("slides/slide1")
    path = called(tree, "ring").find(f".//{A}path")
    assert (path.get("w"), path.get("h"), path.get("fill")) == ("1524000", "1524000", None)
    assert [etree.QName(step).localname for step in path] == [
        "moveTo", *["cubicBezTo"] * 4, "close", "moveTo", *["lnTo"] * 3, "close",
    ]  # fmt: skip
    first = path.find(f"{A}moveTo/{A}pt")
    assert (first.get("x"), first.get("y")) == ("1524000", "762000")
    assert called(tree, "wave").find(f".//{A}path").get("fill") == "none"


def test_lines_have_their_width_joins_and_dashes() -> None:
    tree = slide("slides/slide1")
    line = called(tree, "zigzag").find(f".//{A}ln")
    assert (line.get("w"), line.get("cap")) == ("76200", "flat")
    assert line.find(f"{A}round") is not None
    assert called(tree, "dashes").find(f".//{A}prstDash").get("val") == "dash"
    assert called(tree, "dots").find(f".//{A}prstDash").get("val") == "sysDot"


def test_a_plain_rectangle_is_written_as_ever() -> None:
    properties = etree.tostring(called(slide("slides/slide1"), "plain").find(f"{P}spPr"))
    assert b"cap=" not in properties
    assert b"miter" not in properties
    assert properties.count(b"avLst/") == 1


@pytest.mark.parametrize(("part", "fixed"), [("slides/slide2", False), ("slideLayouts/slideLayout2", True)])
def test_a_drawing_is_one_group_that_is_decoration(part: str, fixed: bool) -> None:
    tree = slide(part, fixed=fixed)
    (group,) = tree.iter(f"{P}grpSp")
    assert called(tree, "art") is group
    assert len(group.findall(f"{P}sp")) == len(SHAPES)
    assert b'decorative" val="1"' in etree.tostring(group.find(f"{P}nvGrpSpPr/{P}cNvPr"))
    assert group.find(f"{P}nvGrpSpPr/{P}nvPr").get("userDrawn") == ("1" if fixed else None)
    if fixed:
        assert not list(slide("slides/slide2", fixed=True).iter(f"{P}grpSp"))


def test_the_page_has_one_svg_a_drawing() -> None:
    tree: Any = html.document_fromstring(render_html(drawn_scene()))
    first, second = tree.xpath("//div[@class='slides']/section")
    assert len(first.xpath(".//svg")) == sum(one.name in ("ring", "wave", "zigzag", "dashes", "dots") for one in SHAPES)
    (svg,) = second.xpath(".//svg")
    assert svg.get("aria-hidden") == "true"
    assert svg.get("data-box") == "art"
    assert [child.tag for child in svg] == ["rect", "rect", "rect", *["ellipse"] * 2, *["path"] * 5]
    ring = svg.xpath("path")[0].get("d")
    assert ring.startswith("M120 320C120 ")
    assert ring.endswith("Z")
    assert ring.count("M") == 2
    looks = tree.xpath("string(//style[2])")
    for child in svg:
        assert f".{child.get('class')}{{fill:" in looks


def test_rounded_shapes_and_ellipses_alone_are_plain_elements() -> None:
    tree: Any = html.document_fromstring(render_html(drawn_scene()))
    looks = tree.xpath("string(//style[2])")
    rounded, disc = (
        tree.xpath(f"//section[1]//*[@data-box='{name}']")[0].get("class").split()[-1] for name in ("rounded", "disc")
    )
    rules = dict(line.rstrip("}").split("{", 1) for line in looks.splitlines() if line.startswith(".s"))
    assert rules[f".{rounded}"].endswith("border-radius:20pt")
    assert rules[f".{disc}"].endswith("border-radius:50%")


def test_the_pdf_is_sound_and_reads_nothing_aloud() -> None:
    made = render_pdf(drawn_scene())
    assert check_document(made) == []
    assert made == render_pdf(drawn_scene())


def test_drawings_are_not_printed_in_greys() -> None:
    printed = ink_saved(drawn_scene())
    assert [box for page in printed.pages[1:] for box in basic(page.boxes)] == []


def test_drawings_stay_whole_or_become_shapes() -> None:
    assert list(single((DRAWING,))) == [DRAWING]
    assert list(basic((DRAWING,))) == list(SHAPES)


def test_the_dump_says_what_is_drawn() -> None:
    shown = dump_scene(drawn_scene())
    assert "  shape plain 60,60 120x80 surface\n" in shown
    assert "  shape rounded 220,60 120x80 accent radius 20\n" in shown
    assert "  shape ring 60,320 120x120 accent path 4 3\n" in shown
    assert "  shape wave 220,340 200x60 no fill line accent 3.5 path 1 open\n" in shown
    assert "  drawing art 60,60 760x380 10 shapes " in shown


def test_text_over_a_drawing_is_an_error() -> None:
    scene = drawn_scene()
    assert not [one for one in check_scene(scene) if one.code == "overlap"]
    over = sample.text("heading", Role.TITLE, (50, 90, 100, 40), (sample.HEADING,), "Over")
    beside = sample.text("heading", Role.TITLE, (350, 200, 100, 40), (sample.HEADING,), "Beside")
    for box, count in ((over, 1), (beside, 0)):
        box = replace(box, text_height=box.rect.height)
        pages = (replace(scene.pages[1], boxes=(*scene.pages[1].boxes, box)),)
        found = [one for one in check_scene(replace(scene, pages=pages)) if one.code == "overlap"]
        assert len(found) == count


def test_a_drawing_off_the_page_is_an_error() -> None:
    out = Drawing("art", Rect.from_pt(900, 0, 100, 100), (shape("out", (900, 0, 100, 100), SHAPES[3].form),))
    scene = drawn_scene()
    pages = (replace(scene.pages[1], boxes=(out,)),)
    assert [one.code for one in check_scene(replace(scene, pages=pages))] == ["off-page"]
    assert isinstance(out.shapes[0], Shape)


@pytest.mark.parametrize("join", Join)
def test_the_pdf_joins_lines_as_the_scene_does(join: Join, tmp_path: Path) -> None:
    """A mitre would reach far out of narrow tips."""
    tip = FormPath((straight((60, 60), (300, 70), (60, 80)),))
    pointed = replace(shape("tip", (60, 60, 240, 20), tip), line="inverse.bg", line_width=Pt(6), join=join)
    scene = drawn_scene()
    file = tmp_path / "deck.pdf"
    file.write_bytes(render_pdf(replace(scene, pages=(replace(scene.pages[0], boxes=(pointed,)),))))
    (drawn,) = [one for one in read_drawn(file)[0] if one.join]
    assert drawn.join is join
    assert drawn.off(pointed.rect) < 0.01
