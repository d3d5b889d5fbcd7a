"""What appears click by click: every kind of box, in the order and with the parts that the Scene says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from msgspec.structs import replace
from pptx import Presentation

from generator.build import check
from generator.deck.load import parse_deck
from generator.layout import lay_out
from generator.render.pptx import render_pptx
from generator.render.pptx.row_tables import by_rows
from generator.render.pptx.shapes import reading_order
from generator.scene.boxes import Box, ChartBox, Connector, Glue, Shape, Shown, Side, TextBox
from generator.scene.page import Page, Scene, SceneLayout
from generator.scene.theme import Color
from generator.units import Length, Pt, Rect
from tests.clicks import clicks_in, pptx_clicks
from tests.pptx.opened import MC, A, Opened, P, open_package
from tests.pptx.package_checks import check_package
from tests.random_steps import random_deck
from tests.render.pptx import sample
from tests.stepped_deck import WAYS, stepped_scene

ROOT = Path(__file__).parents[3]
DECKS = (*sorted(path.parent for path in (ROOT / "content").glob("*/deck.yaml")), ROOT / "tests" / "cases" / "steps")
RANDOM = 24
"""Decks of ``random_deck`` that are looked at here; the page is tried with more of them."""
Happening = tuple[str, str, str]
"""Class, shape and part."""


class Made:
    """A Scene and its package."""

    def __init__(self, scene: Scene, content: bytes) -> None:
        self.scene, self.content, self.opened = scene, content, open_package(content)

    def page(self, title: str) -> Page:
        return next(page for page in self.scene.pages if page.title == title)

    def slide(self, title: str) -> etree._Element:
        return self.opened.trees[f"ppt/slides/slide{self.page(title).number}.xml"]

    def happens(self, title: str) -> list[list[Happening]]:
        return list(happenings(self.slide(title)))


def shapes(slide: etree._Element, unread: str = "Fallback") -> dict[str, etree._Element]:
    """The parts of a slide's tree by shape id, without those of an alternative."""
    found = [item for item in slide.iter(P + "cNvPr") if next(item.iterancestors(MC + unread), None) is None]
    return {item.get("id", ""): item for item in found}


def happenings(slide: etree._Element, unread: str = "Fallback") -> Iterator[list[Happening]]:
    """What happens with each click; before the first, by itself. Checks that each first effect leads the others."""
    names = {number: item.get("name", "") for number, item in shapes(slide, unread).items()}
    timings = [one for one in slide.iter(P + "timing") if next(one.iterancestors(MC + unread), None) is None]
    (sequence,) = [one for one in timings[0].iter(P + "cTn") if one.get("nodeType") == "mainSeq"]
    for step in sequence.findall(f"{P}childTnLst/{P}par"):
        effects = [one for one in step.iter(P + "cTn") if one.get("presetClass")]
        itself = step.find(f".//{P}cond[@evt='onBegin']") is not None
        ways = [one.get("nodeType") for one in effects]
        assert ways == ["afterEffect" if itself else "clickEffect", *["withEffect"] * (len(ways) - 1)]
        yield [_told(one, names) for one in effects]


def _told(effect: etree._Element, names: dict[str, str]) -> Happening:
    (target,) = effect.iter(P + "spTgt")
    value = next((one.get("val", "") for one in effect.iter(P + "strVal")), "")
    kind = effect.get("presetClass", "")
    assert value == {"entr": "visible", "exit": "hidden"}.get(kind, "")
    return kind, names[target.get("spid", "")], _part(target)


def _part(target: etree._Element) -> str:
    """The part of a shape that is meant, and its numbers; nothing for the whole shape."""
    parts = list(target.iterdescendants())
    return " ".join([etree.QName(parts[-1]).localname, *map(str, parts[-1].attrib.values())]) if parts else ""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Made]:
    scenes = {
        "fr": stepped_scene(tmp_path_factory.mktemp("fr")),
        "he": stepped_scene(tmp_path_factory.mktemp("he"), "he", "4:3"),
    }
    return {name: Made(scene, render_pptx(scene)) for name, scene in scenes.items()}


@pytest.fixture
def french(made: dict[str, Made]) -> Made:
    return made["fr"]


# --- the file ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["fr", "he"])
def test_the_package_is_sound_and_the_same_each_time(
    lang: str, made: dict[str, Made], tmp_path: Path, open_xml_sdk: Callable[[Path], list[str]]
) -> None:
    one = made[lang]
    assert check_package(one.content) == []
    assert render_pptx(one.scene) == one.content
    file = tmp_path / "deck.pptx"
    file.write_bytes(one.content)
    assert open_xml_sdk(file) == []


@pytest.mark.parametrize("lang", ["fr", "he"])
def test_every_slide_takes_as_many_clicks_as_its_page(lang: str, made: dict[str, Made], tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(made[lang].content)
    expected = [page.clicks for page in made[lang].scene.pages]
    assert pptx_clicks(file) == expected
    assert sum(map(bool, expected)) > 25, "nearly every page has steps"


def test_after_each_click_is_there_what_the_scene_says(made: dict[str, Made]) -> None:
    assert sum(map(compared, made.values())) > 1000


def test_the_same_of_random_decks() -> None:
    states = 0
    for number in range(RANDOM):
        scene = lay_out(parse_deck(random_deck(number))[0])[0]
        one = Made(scene, render_pptx(scene))
        assert check_package(one.content) == []
        assert clicks_in(one.opened) == [page.clicks for page in scene.pages]
        states += compared(one)
    assert states > 10 * RANDOM


@pytest.mark.parametrize("deck", DECKS, ids=lambda deck: deck.name)
def test_the_same_of_the_decks_of_the_repository(deck: Path) -> None:
    scene = check(deck).scene
    one = Made(scene, render_pptx(scene))
    assert clicks_in(one.opened) == [page.clicks for page in scene.pages]
    assert compared(one)


def compared(one: Made) -> int:
    """Compares what is there before the first click and after each; how many things were looked at."""
    states = 0
    for page in one.scene.pages:
        slide = one.opened.trees[f"ppt/slides/slide{page.number}.xml"]
        numbers = [_number(shape) for shape in slide.find(f"{P}cSld/{P}spTree")[2:]]  # type: ignore[index]
        boxes = reading_order(box for box in by_rows(page.boxes) if not box.fixed)
        changes = _changes(slide)
        for number, box in zip(numbers, boxes, strict=True):
            for part, shown in _parts(box):
                own = changes.get((number, part)) or changes.get((number, ""), [])
                for click in range(page.clicks + 1):
                    past = [there for at, there in own if at <= click]
                    there = past[-1] if past else not (own and own[0][1])
                    assert there == (shown is None or shown.at(click)), (page.id, box.name, part, click)
                    states += 1
    return states


def _number(shape: etree._Element) -> str:
    """The id of a shape, the one for PowerPoint."""
    return next(shape.iter(P + "cNvPr")).get("id", "")


def _changes(slide: etree._Element) -> dict[tuple[str, str], list[tuple[int, bool]]]:
    """With which click a shape, or a part of it, appears or goes."""
    found: dict[tuple[str, str], list[tuple[int, bool]]] = {}
    timing = next(slide.iter(P + "timing"), None)
    steps = [] if timing is None else timing.findall(f".//{P}cTn[@nodeType='mainSeq']/{P}childTnLst/{P}par")
    waiting = [step for step in steps if step.find(f".//{P}cond[@evt='onBegin']") is None]
    for click, step in enumerate(waiting, 1):
        for change in step.iter(P + "set"):
            (target,) = change.iter(P + "spTgt")
            key = target.get("spid", ""), _part(target)
            found.setdefault(key, []).append((click, next(change.iter(P + "strVal")).get("val") == "visible"))
    return found


def _parts(box: Box) -> Iterator[tuple[str, Shown | None]]:
    """What of a box appears by itself, as effects call it, and when."""
    if isinstance(box, TextBox) and any(one.shown for one in box.paragraphs):
        for at, one in enumerate(box.paragraphs):
            yield f"pRg {at} {at}", one.shown or box.shown
    elif isinstance(box, ChartBox) and box.builds:
        for at, shown in enumerate(box.builds):
            yield f"chart -4 {at} category" if box.by_category else f"chart {at} -4 series", shown
    else:
        yield "", box.shown


# --- texts ------------------------------------------------------------------------------------------------------------


def test_items_appear_with_what_is_below_them_and_go_again(french: Made) -> None:
    assert french.happens("Une liste") == [
        [("entr", "Texte", "pRg 0 0")],
        [("entr", "Texte", "pRg 1 1"), ("entr", "Texte", "pRg 2 2"), ("entr", "Texte", "pRg 3 3")],
        [("exit", "Texte", "pRg 3 3")],
        [("entr", "Texte", "pRg 4 4")],
    ]
    builds = [dict(one.attrib) for one in french.slide("Une liste").iterfind(f".//{P}bldLst/*")]
    (spid,) = {one.pop("spid") for one in builds}
    assert builds == [{"grpId": "0", "build": "p"}, {"grpId": "1", "build": "p"}]
    assert shapes(french.slide("Une liste"))[spid].xpath("string(../*/*[local-name()='ph']/@type)") == "body"


def test_a_box_with_a_ground_appears_before_what_comes_later_in_it() -> None:
    tip = replace(sample.body("Conseil", "un", "deux"), name="tip", shown=Shown(1), fill="surface")
    paragraphs = (*tip.paragraphs[:2], replace(tip.paragraphs[2], shown=Shown(2)))
    slide = _alone(replace(tip, paragraphs=paragraphs), clicks=2)
    assert list(happenings(slide)) == [
        [("entr", "tip", "bg"), ("entr", "tip", "pRg 0 0"), ("entr", "tip", "pRg 1 1")],
        [("entr", "tip", "pRg 2 2")],
    ]
    assert [dict(one.attrib) for one in slide.iterfind(f".//{P}bldLst/*")] == [
        {"spid": "2", "grpId": "0", "build": "p", "animBg": "1"}
    ]


def test_whole_shapes_have_a_build_that_says_whether_they_have_a_ground() -> None:
    plain, mark = replace(sample.body("Un texte"), shown=Shown(1)), replace(sample.rule(), fixed=False, shown=Shown(1))
    slide = _alone(plain, mark, clicks=1)
    assert list(happenings(slide)) == [[("entr", "body", ""), ("entr", "rule", "")]]
    assert [dict(one.attrib) for one in slide.iterfind(f".//{P}bldLst/*")] == [
        {"spid": "2", "grpId": "0"},
        {"spid": "3", "grpId": "0", "animBg": "1"},
    ]


def test_pictures_of_formulas_come_and_go_with_their_texts_for_those_who_see_them(french: Made) -> None:
    slide = french.slide("Dans une liste")
    assert list(happenings(slide)) == [[("entr", "Texte", f"pRg {at} {at}")] for at in range(3)]
    assert list(happenings(slide, unread="Choice")) == [
        [("entr", "Texte", "pRg 0 0"), ("entr", "formula", "")],
        [("entr", "Texte", "pRg 1 1"), ("entr", "formula", "")],
        [("entr", "Texte", "pRg 2 2")],
    ]
    told = list(happenings(french.slide("Parmi des blocs"), unread="Choice"))
    assert [[kind for kind, _, _ in step] for step in told] == [
        ["entr", "entr"], ["entr"], ["entr", "entr"], ["entr", "entr"], ["exit"],
    ]  # fmt: skip
    assert told[0][1][1] == told[2][1][1] == "formula"


# --- tables -----------------------------------------------------------------------------------------------------------


def test_rows_that_appear_are_tables_one_under_the_other(made: dict[str, Made]) -> None:
    for one in made.values():
        title = "Des lignes"
        (whole,) = [box for box in one.page(title).boxes if box.name == "table"]
        slide: Any = Presentation(BytesIO(one.content)).slides[one.page(title).number - 1]
        every = slide._element.iter(P + "graphicFrame")
        frames = [frame for frame in every if next(frame.iterancestors(MC + "Fallback"), None) is None]
        assert [frame.nvGraphicFramePr.cNvPr.get("name") for frame in frames] == [
            "table", "table-part-2", "table-part-3",
        ]  # fmt: skip
        tops = [frame.y for frame in frames]
        bottoms = [frame.y + frame.cy for frame in frames]
        assert tops == [int(whole.rect.y), *bottoms[:-1]]
        assert bottoms[-1] == int(whole.rect.bottom)
        assert {(frame.x, frame.cx) for frame in frames} == {(int(whole.rect.x), int(whole.rect.width))}
        grids = {tuple(column.get("w") for column in frame.iter(A + "gridCol")) for frame in frames}
        assert len(grids) == 1
        assert [len(list(frame.iter(A + "tr"))) for frame in frames] == [2, 2, 1]
        flags = [dict(frame.find(f".//{A}tblPr").attrib) for frame in frames]
        assert flags == [
            {"firstRow": "1", "firstCol": "1"}, {"firstCol": "1"}, {"firstCol": "1", "lastRow": "1"},
        ]  # fmt: skip
        assert one.happens(title) == [[("entr", "table-part-2", "")], [("entr", "table-part-3", "")]]
        for frame, over in zip(frames, [0, 19050, 12700], strict=True):  # the line over its first row
            first = frame.find(f".//{A}tr")
            assert {int(line.get("w")) for line in first.iter(A + "lnT")} == {over}


# --- charts -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", WAYS)
def test_charts_are_built_by_series_or_by_category(kind: str, french: Made) -> None:
    for steps in WAYS[kind]:
        title = f"{kind} par {steps}"
        parts = {
            "series": ["chart 0 -4 series", "chart 1 -4 series"],
            "categories": [f"chart -4 {at} category" for at in range(3)],
        }[steps]
        happened = french.happens(title)  # of some charts the names of series are shapes beside them
        assert [step[0] for step in happened] == [("entr", "chart", part) for part in parts]
        (way,) = french.slide(title).iterfind(f".//{P}bldLst/{P}bldGraphic/{P}bldSub/{A}bldChart")
        assert dict(way.items()) == {"bld": "series" if steps == "series" else "category", "animBg": "0"}


def test_a_chart_that_comes_before_its_series_brings_what_is_around_them(french: Made) -> None:
    (chart,) = [box for box in french.page("column par series").boxes if box.name == "chart"]
    shown = replace(chart, shown=Shown(1), builds=(Shown(2), Shown(3)))
    slide = _alone(shown, clicks=3)
    assert list(happenings(slide)) == [
        [("entr", "chart", "chart -3 -3 gridLegend")],
        [("entr", "chart", "chart 0 -4 series")],
        [("entr", "chart", "chart 1 -4 series")],
    ]
    (way,) = slide.iter(A + "bldChart")
    assert dict(way.items()) == {"bld": "series"}
    whole = _alone(replace(chart, shown=Shown(1), builds=()), clicks=1)
    assert list(happenings(whole)) == [[("entr", "chart", "")]]
    assert whole.find(f".//{P}bldGraphic/{P}bldAsOne") is not None


# --- diagrams and recordings ------------------------------------------------------------------------------------------


def test_connectors_are_glued_to_shapes_wherever_those_stand(made: dict[str, Made]) -> None:
    for one in made.values():
        seen = set()
        for page in one.scene.pages:
            slide: Any = one.opened.trees[f"ppt/slides/slide{page.number}.xml"]
            called = {number: item.get("name") for number, item in shapes(slide).items()}
            lines = {box.name: box for box in _connectors(page.boxes)}
            for line in slide.iter(P + "cxnSp"):
                box = lines[line.find(f".//{P}cNvPr").get("name")]
                ends = [line.find(f".//{A}{end}").get("id") for end in ("stCxn", "endCxn")]
                assert [called[end] for end in ends] == [box.start.box, box.end.box]
                seen.add(page.title)
        assert {"Hiérarchie", "Un centre"} <= seen


def _connectors(boxes: Any) -> Iterator[Connector]:
    for box in boxes:
        if isinstance(box, Connector):
            yield box
        yield from _connectors(getattr(box, "boxes", ()))


def test_a_connector_that_is_glued_to_nothing_is_refused() -> None:
    line = Connector(
        "line", Rect.from_pt(0, 0, 9, 0), ((Length(0), Length(0)), (Pt(9), Length(0))),
        Glue("rule", Side.RIGHT), Glue("gone", Side.LEFT), "muted", Pt(1),
    )  # fmt: skip
    with pytest.raises(ValueError, match="line is glued to gone"):
        _alone(replace(sample.rule(), fixed=False), line)


def test_recordings_play_by_themselves_beside_steps(french: Made) -> None:
    assert french.happens("Un film qui joue") == [[("mediacall", "video", "")], [("entr", "Texte", "")]]
    assert french.happens("Un film qui vient") == [
        [("entr", "Texte 2", "")],
        [("entr", "video", ""), ("entr", "video-line", ""), ("mediacall", "video", "")],
        [("exit", "video", ""), ("exit", "video-line", ""), ("mediacall", "video", "")],
    ]
    commands = [one.get("cmd") for one in french.slide("Un film qui vient").iter(P + "cmd")]
    assert commands == ["playFrom(0.0)", "stop", "togglePause"]
    assert len(list(french.slide("Un film qui vient").iter(P + "timing"))) == 1


def test_a_recording_in_a_box_plays_when_that_appears(french: Made) -> None:
    assert french.happens("Un film encadré") == [
        [("entr", "tip", ""), ("entr", "tip-video", ""), ("mediacall", "tip-video", "")]
    ]
    assert french.happens("Un film encadré qui joue") == [[("mediacall", "tip-video", "")]]


def test_a_click_with_which_nothing_happens_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing happens with click 2"):
        _alone(replace(sample.body("a"), shown=Shown(1)), clicks=2)


def _alone(*boxes: TextBox | Shape | Any, clicks: int = 0) -> etree._Element:
    """The slide of a page with these boxes."""
    opened = _opened(sample.page("p", "bullets", 1, *boxes, clicks=clicks))
    assert clicks_in(opened) == [clicks]
    return opened.trees["ppt/slides/slide1.xml"]


def _opened(page: Page) -> Opened:
    layout = SceneLayout("bullets", "Texte", "bg", (replace(sample.body(), prompt="Texte"),), type="obj")
    theme = replace(sample.THEME, colors={**sample.THEME.colors, **{f"accent{n}": Color("0F5C70") for n in (1, 2)}})
    scene = Scene(title="T", lang="fr", size=sample.WIDE, theme=theme, layouts=(layout,), pages=(page,))
    content = render_pptx(scene)
    assert check_package(content) == []
    return open_package(content)
