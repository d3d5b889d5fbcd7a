"""What says on every page which theme it is: drawn beside the heading, in the corner, or along the lower edge."""

from __future__ import annotations

import pytest

from generator.layout import lay_out
from generator.layout.marks import NAME, TICKS
from generator.scene.boxes import Drawing, Shape
from generator.scene.page import Page, Scene
from generator.units import Pt
from tests.layout.made import deck, items, picture, slide

BODY = items("a")


def scene(theme: str, lang: str = "fr", size: str = "16:9") -> Scene:
    slides = [slide(f"s{number}", heading=f"H {number}", items=BODY) for number in range(4)]
    return lay_out(deck(*slides, slide("q", quote="Q"), theme=theme, lang=lang, size=size))[0]


def mark(page: Page) -> Drawing | None:
    return next((box for box in page.boxes if isinstance(box, Drawing) and box.name == NAME), None)


@pytest.mark.parametrize("size", ["16:9", "4:3"])
@pytest.mark.parametrize(("theme", "shapes"), [("agora", 3), ("atelier", 2), ("labo", TICKS)])
def test_pages_with_a_heading_carry_the_mark_and_others_do_not(theme: str, shapes: int, size: str) -> None:
    made = scene(theme, size=size)
    found = [mark(page) for page in made.pages]
    assert [len(one.shapes) if one else 0 for one in found] == [shapes] * 4 + [0]
    for one in found[:4]:
        assert one
        assert one.fixed, "it stands on the slide layout"
        assert one == found[0]
        assert (one.rect.x >= 0, one.rect.right <= made.size.width, one.rect.bottom <= made.size.height) == (True,) * 3


def test_the_layouts_have_it_where_pages_do() -> None:
    plain = scene("agora")
    part = slide("p", heading="Partie", layout="section")
    kicked = lay_out(deck(part, slide("h", heading="H", items=BODY), theme="agora"))
    for made, page in ((plain, plain.pages[0]), (kicked[0], kicked[0].pages[1])):
        (own,) = (box for box in made.layout(page.layout).boxes if isinstance(box, Drawing))
        assert own == mark(page)
    assert mark(plain.pages[0]) != mark(kicked[0].pages[1]), "it goes with the heading"


@pytest.mark.parametrize("lang", ["fr", "he"])
def test_a_ruler_shows_how_far_the_lecture_is(lang: str) -> None:
    pages = scene("labo", lang).pages[:4]
    bars = [next(box for box in page.boxes if isinstance(box, Shape) and box.name == "progress") for page in pages]
    assert [round(bar.rect.width.pt) for bar in bars] == [168, 336, 504, 672]
    edge = {bar.rect.right if lang == "he" else bar.rect.x for bar in bars}
    assert edge == {Pt(900) if lang == "he" else Pt(60)}


def test_a_dark_page_mixes_what_two_discs_share_with_its_ground() -> None:
    light, dark = (
        lay_out(deck(slide(heading="H", items=BODY), theme="agora"), mode=mode)[0] for mode in ("light", "dark")
    )
    assert light.theme.colors["mark_lens"].hex != dark.theme.colors["mark_lens"].hex


def test_beside_a_picture_there_is_none() -> None:
    made, _ = lay_out(deck(slide(heading="H", items=BODY, image=picture()), theme="agora"))
    assert mark(made.pages[0]) is None
