"""What a slide does not say, its layout says: layout and slide together give the Scene's style."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from generator.render.pptx import render_pptx
from generator.render.pptx.ink import Ink
from generator.render.pptx.markup import NAMESPACES
from generator.render.pptx.styles import list_style
from generator.scene.boxes import PictureBox, Placeholder
from generator.scene.page import Scene
from generator.scene.text import Align, Bullet, LevelStyle
from generator.scene.theme import Face
from generator.units import Pt, Rect
from tests.render.pptx import sample

INK = Ink.of(sample.THEME)
COLORS = st.sampled_from(["text", "accent", "rule"])
POINTS = st.integers(0, 40).map(Pt)
BULLETS = st.none() | st.builds(Bullet, st.sampled_from(["–", "•", "&"]), COLORS, numbered=st.booleans())
STYLES = st.builds(
    LevelStyle,
    size=st.integers(1, 40).map(Pt),
    face=st.sampled_from(Face),
    color=COLORS,
    bold=st.booleans(),
    italic=st.booleans(),
    spacing=st.sampled_from([0.9, 1.0, 1.1]),
    before=POINTS,
    indent=POINTS,
    hang=POINTS,
    bullet=BULLETS,
    align=st.sampled_from(Align),
)
LEVELS = st.lists(STYLES, min_size=1, max_size=5)

Look = dict[str, str]

_BULLET_GROUPS = {"buChar": "bullet", "buAutoNum": "bullet", "buNone": "bullet"}


def looks(xml: str) -> dict[str, Look]:
    """A list style as level -> property -> value, the way a viewer overlays them."""
    tree = etree.fromstring(f"<x {NAMESPACES}>{xml}</x>")[0]
    return {etree.QName(level).localname: _look(level) for level in tree}


def _look(level: etree._Element) -> Look:
    look = {str(key): str(value) for key, value in level.items()}
    for child in level:
        name = etree.QName(child).localname
        if name == "defRPr":
            look |= {"run." + str(key): str(value) for key, value in child.items()}
            look |= {f"run.{etree.QName(item).localname}": etree.tostring(item).decode() for item in child}
        else:
            look[_BULLET_GROUPS.get(name, name)] = etree.tostring(child).decode()
    return look


@given(LEVELS, LEVELS)
def test_the_layouts_style_and_what_differs_give_the_whole_style(base: list[LevelStyle], own: list[LevelStyle]) -> None:
    whole, below, above = looks(list_style(own, INK)), looks(list_style(base, INK)), looks(list_style(own, INK, base))
    for name, look in whole.items():
        together = below.get(name, {}) | above.get(name, {})
        # Checked for spelling or not: the latter is what is said of code only.
        look, together = ({"run.noProof": "0"} | one for one in (look, together))
        if look["bullet"].startswith("<a:buNone"):
            look, together = (_without_bullet_look(one) for one in (look, together))
        assert together == look


def _without_bullet_look(look: Look) -> Look:
    """Colour, size and font of a bullet that is not there do not count."""
    return {key: value for key, value in look.items() if key not in ("buClr", "buSzPct", "buFont")}


@given(LEVELS)
def test_equal_styles_are_not_repeated(levels: list[LevelStyle]) -> None:
    assert list_style(levels, INK, levels) == "<a:lstStyle/>"


def test_a_level_is_written_in_the_schemas_order() -> None:
    xml = list_style([sample.body_levels()[0]], INK)
    names = [etree.QName(item).localname for item in etree.fromstring(f"<x {NAMESPACES}>{xml}</x>")[0][0]]
    assert names == ["lnSpc", "spcBef", "spcAft", "buClr", "buSzPct", "buFont", "buChar", "defRPr"]


def test_sizes_stay_within_the_format() -> None:
    assert 'sz="100"' in list_style([replace(sample.HEADING, size=Pt(0.2))], INK)
    assert 'sz="400000"' in list_style([replace(sample.HEADING, size=Pt(5000))], INK)


def _slide(scene: Scene, *boxes: object) -> str:
    page = sample.page("p", "bullets", 1, *boxes)  # type: ignore[arg-type]
    with ZipFile(BytesIO(render_pptx(replace(scene, pages=(page,))))) as archive:
        return archive.read("ppt/slides/slide1.xml").decode()


def test_only_a_box_that_is_elsewhere_says_where(scene: Scene) -> None:
    here = _slide(scene, sample.body("x"))
    there = _slide(scene, replace(sample.body("x"), rect=replace(sample.body().rect, x=Pt(50))))
    assert "<p:spPr/>" in here
    assert (
        '<p:spPr><a:xfrm><a:off x="635000" y="1371600"/><a:ext cx="10972800" cy="4953000"/></a:xfrm></p:spPr>' in there
    )


def test_body_text_may_shrink_when_a_user_adds_to_it(scene: Scene) -> None:
    xml = _slide(scene, sample.heading("a"), sample.body("x"))
    assert xml.count("<a:bodyPr><a:normAutofit/></a:bodyPr>") == 1
    assert xml.count("<a:bodyPr><a:noAutofit/></a:bodyPr>") == 1


def test_only_another_background_than_the_layouts_is_written(scene: Scene) -> None:
    page = sample.page("p", "bullets", 1)
    for background, expected in (("bg", 0), ("surface", 1)):
        changed = replace(scene, pages=(replace(page, background=background),))
        with ZipFile(BytesIO(render_pptx(changed))) as archive:
            assert archive.read("ppt/slides/slide1.xml").count(b"<p:bg>") == expected


def test_a_placeholder_that_the_layout_lacks_is_an_error(scene: Scene) -> None:
    box = replace(sample.body("x"), placeholder=Placeholder("body", 77))
    with pytest.raises(ValueError, match="no placeholder body 77"):
        _slide(scene, box)


def test_a_fixed_box_that_the_layout_does_not_show_is_an_error(scene: Scene) -> None:
    _slide(scene, sample.rule(), sample.kicker())
    other = replace(sample.kicker(), paragraphs=(sample.para("Autre cours"),))
    with pytest.raises(ValueError, match="Autre cours"):
        _slide(scene, sample.rule(), other)


def test_a_page_on_a_layout_that_is_not_there_is_an_error(scene: Scene) -> None:
    with pytest.raises(ValueError, match="nirgends"):
        render_pptx(replace(scene, pages=(sample.page("p", "nirgends", 1),)))


@pytest.mark.parametrize(
    ("turn", "frame", "crop"),
    [
        (0, "x=100 y=100 cx=300 cy=200", "l=1 t=2 r=3 b=4"),
        (90, "x=150 y=50 cx=200 cy=300", "l=2 t=3 r=4 b=1"),
        (180, "x=100 y=100 cx=300 cy=200", "l=3 t=4 r=1 b=2"),
        (270, "x=150 y=50 cx=200 cy=300", "l=4 t=1 r=2 b=3"),
    ],
)
def test_a_turned_picture_is_turned_natively(turn: int, frame: str, crop: str, scene: Scene) -> None:
    shown = ((page, box) for page in scene.pages for box in page.boxes if isinstance(box, PictureBox) and not box.fixed)
    page, box = next(shown)
    made = replace(
        box, rect=Rect.from_pt(100, 100, 300, 200), crop=(0.01, 0.02, 0.03, 0.04), turn=turn, placeholder=None
    )
    changed = replace(page, boxes=tuple(made if each is box else each for each in page.boxes))
    pages = tuple(changed if each is page else each for each in scene.pages)
    with ZipFile(BytesIO(render_pptx(replace(scene, pages=pages)))) as archive:
        xml = archive.read(f"ppt/slides/slide{pages.index(changed) + 1}.xml").decode()
    found = re.search(r'<a:xfrm( rot="\d+")?><a:off x="(\d+)" y="(\d+)"/><a:ext cx="(\d+)" cy="(\d+)"/>', _pic(xml))
    assert found
    assert found[1] == (f' rot="{turn * 60000}"' if turn else None)
    assert "x={} y={} cx={} cy={}".format(*(int(found[n]) // 12700 for n in range(2, 6))) == frame
    sides = re.search(r'<a:srcRect l="(\d+)" t="(\d+)" r="(\d+)" b="(\d+)"/>', _pic(xml))
    assert sides
    assert "l={} t={} r={} b={}".format(*(int(sides[n]) // 1000 for n in range(1, 5))) == crop


def _pic(xml: str) -> str:
    return xml[xml.index("<p:pic>") : xml.index("</p:pic>")]
