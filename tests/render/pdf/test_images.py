"""Pictures of pages: their names, sizes and what they show."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from generator.render import files_of, writer
from generator.render.pdf.images import FORMATS, Pictures, render_pictures
from generator.scene.page import Scene
from generator.units import Pt, Size
from tests.render.revealjs.sample import heading, one_page, page, scene


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


@pytest.fixture(scope="module")
def deck() -> Scene:
    light, dark = page(1, "a", heading("Premier")), page(2, "b", heading("Second"), background="inverse_bg")
    return scene(light, dark, page(3, "c", heading("Tiers")))


@pytest.mark.parametrize("format_", FORMATS)
def test_a_file_for_each_page(deck: Scene, format_: str) -> None:
    made = render_pictures(deck, Pictures(format_, 640))
    ending = FORMATS[format_]
    assert list(made) == [f"-01.{ending}", f"-02.{ending}", f"-03.{ending}"]
    for content in made.values():
        assert opened(content).format == format_.upper()
        assert opened(content).size == (640, 360)
    colors = [opened(content).convert("RGB").getpixel((5, 350)) for content in made.values()]
    assert colors[0] == pytest.approx((255, 255, 255), abs=6)
    assert colors[1] == pytest.approx((15, 58, 71), abs=6)


@pytest.mark.parametrize("width", [64, 801, 1280, 1920])
def test_pages_are_as_wide_as_was_asked(deck: Scene, width: int) -> None:
    first, *_ = render_pictures(deck, Pictures(width=width)).values()
    assert opened(first).size == (width, round(width * 540 / 960))


def test_numbers_are_of_one_length() -> None:
    many = scene(*(page(n, f"p{n}", heading(f"Page {n}")) for n in range(1, 102)))
    names = list(render_pictures(many, Pictures(width=64)))
    assert names[0] == "-001.png"
    assert names[-1] == "-101.png"
    assert names == sorted(names)


@pytest.mark.parametrize(("columns", "size"), [(1, (600, 1024)), (2, (600, 358)), (3, (600, 132))])
def test_the_sheet_shows_all_pages(deck: Scene, columns: int, size: tuple[int, int]) -> None:
    made = render_pictures(deck, Pictures(width=600, pages=False, sheet=True, columns=columns))
    assert list(made) == ["-sheet.png"]
    image = opened(made["-sheet.png"]).convert("RGB")
    assert image.size == size
    assert image.getpixel((2, 2)) == (154, 154, 154)


def test_the_preview_shows_the_first_page_whole(deck: Scene) -> None:
    made = render_pictures(deck, Pictures(pages=False, social=True))
    assert list(made) == ["-social.png"]
    image = opened(made["-social.png"]).convert("RGB")
    assert image.size == (1200, 630)
    assert image.getpixel((3, 3)) == (255, 255, 255)


def test_a_preview_of_a_square_deck_fits_as_well() -> None:
    deck = one_page(heading("Titre"))
    made = render_pictures(
        Scene(deck.title, "fr", Size(Pt(720), Pt(540)), deck.theme, (), deck.pages), Pictures(pages=False, social=True)
    )
    assert opened(made["-social.png"]).size == (1200, 630)


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_bytes_twice(deck: Scene, format_: str) -> None:
    wanted = Pictures(format_, 320, sheet=True, social=True)
    assert render_pictures(deck, wanted) == render_pictures(deck, wanted)


def test_png_is_an_output_of_several_files(deck: Scene) -> None:
    from pathlib import Path

    made = writer("png")(deck)
    files = dict(files_of(Path("output/my.deck.png"), made))
    assert [str(file) for file in files] == [f"output/my.deck-0{n}.png" for n in (1, 2, 3)]
    assert all(content.startswith(b"\x89PNG") for content in files.values())


def test_the_command_offers_what_there_is() -> None:
    from generator.commands import pictures

    assert tuple(FORMATS) == pictures._FORMATS
