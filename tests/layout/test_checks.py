"""Each check finds nothing in a good Scene, and what it is for in one that was damaged."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache
from itertools import combinations

import pytest
from msgspec.structs import replace

from generator.errors import Severity
from generator.layout import lay_out
from generator.scene.boxes import Box, PictureBox, TextBox
from generator.scene.checks import PAGE_CHECKS, SCENE_CHECKS, check_scene, contrast_ratio, overlapping
from generator.scene.page import Page, Scene
from generator.units import Pt, Rect
from tests.layout.made import box, deck, items, picture, slide


@cache
def good() -> Scene:
    scene, warnings = lay_out(
        deck(
            slide("one", heading="One", items=items("a", "b")),
            slide("two", heading="Two", image=picture(600, 900), items=items("c")),
            slide("three", image=picture(1600, 900), heading="Three", layout="image-full"),
            slide("four", quote="Four", by="Somebody"),
            slide("five", heading="Five"),
        )
    )
    assert not warnings
    return scene


def with_box(page: str, name: str, change: Callable[[Box], Box]) -> Scene:
    pages = tuple(
        replace(p, boxes=tuple(change(b) if p.id == page and b.name == name else b for b in p.boxes))
        for p in good().pages
    )
    assert pages != good().pages
    return replace(good(), pages=pages)


def with_page(page: str, change: Callable[[Page], Page]) -> Scene:
    return replace(good(), pages=tuple(change(p) if p.id == page else p for p in good().pages))


def text(found: Box) -> TextBox:
    assert isinstance(found, TextBox)
    return found


def codes(scene: Scene) -> list[tuple[str, str]]:
    return [(str(found.severity), found.code) for found in check_scene(scene)]


def color(token: str) -> Callable[[Box], Box]:
    return lambda b: replace(text(b), levels=tuple(replace(level, color=token) for level in text(b).levels))


def link(b: Box) -> Box:
    first = text(b).paragraphs[0]
    return replace(text(b), paragraphs=(replace(first, runs=tuple(replace(r, link="#one") for r in first.runs)),))


def coarse(b: Box) -> Box:
    assert isinstance(b, PictureBox)
    return replace(b, pixels=(200, 150))


def nearly_empty(page: Page) -> Page:
    low = (replace(b, text_height=Pt(12)) if isinstance(b, TextBox) else b for b in page.boxes)
    return replace(page, part=2, parts=2, boxes=tuple(low))


DAMAGE: dict[str, tuple[str, Scene]] = {
    "overflow": ("error", with_box("one", "body", lambda b: replace(text(b), text_height=Pt(391)))),
    "overflow, only in the fallback family": (
        "error",
        with_box("one", "heading", lambda b: replace(text(b), text_height_fallback=Pt(60))),
    ),
    "off-page": ("error", with_box("one", "number", lambda b: replace(text(b), rect=Rect.from_pt(930, 30, 60, 18)))),
    "off-page, at the right": (
        "error",
        with_box("one", "heading", lambda b: replace(text(b), rect=Rect.from_pt(60, 40, 920, 60))),
    ),
    "overlap": ("error", with_box("one", "body", lambda b: replace(text(b), rect=Rect.from_pt(48, 60, 864, 390)))),
    "overlap, with a picture": (
        "error",
        with_box("two", "body", lambda b: replace(text(b), rect=Rect.from_pt(500, 300, 400, 100))),
    ),
    "contrast": ("error", with_box("one", "body", color("rule"))),
    "contrast, of body text": ("error", with_box("one", "body", color("muted"))),
    "contrast, of a link": ("error", with_box("five", "heading", link)),
    "contrast, of a bullet": (
        "error",
        with_box(
            "one",
            "body",
            lambda b: replace(
                text(b),
                levels=tuple(
                    replace(level, bullet=replace(level.bullet, color="rule"))
                    for level in text(b).levels
                    if level.bullet
                ),
            ),
        ),
    ),
    "small-type": (
        "warning",
        with_box(
            "one", "body", lambda b: replace(text(b), levels=tuple(replace(v, size=Pt(11)) for v in text(b).levels))
        ),
    ),
    "picture-coarse": ("notice", with_box("three", "image", coarse)),
    "duplicate-title": ("warning", with_page("two", lambda p: replace(p, title="oNE"))),
    "near-empty": ("warning", with_page("two", nearly_empty)),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_a_damaged_scene_is_found_out(name: str) -> None:
    severity, scene = DAMAGE[name]
    assert codes(scene) == [(severity, name.partition(",")[0])]
    assert all(str(found) and found.span for found in check_scene(scene))


def test_every_check_has_its_damage() -> None:
    assert {check.__name__ for check in (*PAGE_CHECKS, *SCENE_CHECKS)} == {
        "overflow", "off_page", "overlap", "size_floor", "contrast", "near_empty", "duplicate_titles",
        "coarse_pictures",
    }  # fmt: skip
    assert {name.partition(",")[0] for name in DAMAGE} == {
        "overflow", "off-page", "overlap", "small-type", "contrast", "near-empty", "duplicate-title",
        "picture-coarse",
    }  # fmt: skip


def test_a_good_scene_passes_every_check() -> None:
    assert check_scene(good()) == ()


def test_text_over_a_picture_is_allowed_on_a_ground_of_its_own() -> None:
    page = next(p for p in good().pages if p.id == "three")
    shown = next(b for b in page.boxes if isinstance(b, PictureBox))
    page = replace(page, boxes=tuple(b for b in page.boxes if b.name != "panel"))
    over = replace(shown, rect=Rect.from_pt(0, 0, 960, 540))
    bare = with_page("three", lambda p: replace(page, boxes=tuple(over if b == shown else b for b in page.boxes)))
    assert codes(bare) == [("error", "overlap")]
    filled = replace(
        bare,
        pages=tuple(
            replace(p, boxes=tuple(replace(b, fill="bg") if isinstance(b, TextBox) else b for b in p.boxes))
            if p.id == "three"
            else p
            for p in bare.pages
        ),
    )
    assert codes(filled) == []


def test_hidden_titles_may_stand_outside_the_page() -> None:
    hidden = box(next(p for p in good().pages if p.id == "four"), "heading")
    assert hidden.hidden
    assert hidden.rect.bottom < 0


def test_pages_of_one_slide_may_share_a_title() -> None:
    scene = with_page("two", lambda p: replace(p, title="One", slide="one"))
    assert codes(scene) == []


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("000000", "FFFFFF", 21.0), ("FFFFFF", "000000", 21.0), ("777777", "FFFFFF", 4.48), ("767676", "FFFFFF", 4.54)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast_ratio(one, other) == pytest.approx(ratio, abs=0.005)


def test_severities_are_errors_for_faults_of_the_program_only() -> None:
    assert {s for s, _ in DAMAGE.values()} == {str(one) for one in Severity}


def test_overlaps_are_found_as_by_comparing_each_with_each() -> None:
    draw = random.Random(8)
    for _ in range(200):
        rects = [Rect.from_pt(*(draw.randint(0, 6) for _ in range(4))) for _ in range(draw.randint(0, 9))]
        pairs = [(a, b) for (a, one), (b, other) in combinations(enumerate(rects), 2) if one.overlaps(other)]
        assert overlapping(rects) == pairs
