"""Where pictures stand: in rows that make them largest, on a ground where they leave air, over a band of text."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.deck.load import parse_deck
from generator.layout import lay_out
from generator.scene.boxes import PictureBox, Shape, TextBox, single
from generator.scene.page import Page
from tests.cases.pictures import png

HEAD = "title: T\nlang: fr\ntheme: agora\nslides:\n"


def page(folder: Path, slide: str, width: int = 900, height: int = 600) -> Page:
    (folder / "a.png").write_bytes(png(width, height))
    deck, problems = parse_deck(HEAD + slide, folder=folder)
    assert not problems
    return lay_out(deck)[0].pages[0]


def pictures(found: Page) -> list[PictureBox]:
    return [box for box in single(found.boxes) if isinstance(box, PictureBox)]


@pytest.mark.parametrize(
    ("count", "size", "rows"),
    [
        (2, (900, 600), [2]),
        (3, (900, 600), [3]),
        (4, (900, 600), [2, 2]),
        (4, (400, 600), [4]),
        (5, (900, 600), [3, 2]),
        (6, (900, 600), [3, 3]),
        (2, (2400, 400), [1, 1]),
    ],
)
def test_pictures_stand_in_rows_that_make_them_largest(
    tmp_path: Path, count: int, size: tuple[int, int], rows: list[int]
) -> None:
    images = ", ".join(["{file: a.png, alt: a}"] * count)
    found = pictures(page(tmp_path, f"  - heading: H\n    images: [{images}]\n", *size))
    tops = sorted({box.rect.y for box in found})
    assert [sum(box.rect.y == top for box in found) for top in tops] == rows
    assert len({(box.rect.width, box.rect.height) for box in found}) == 1, "all are equally large"


def test_a_picture_beside_text_stands_on_a_ground_with_air_around_it(tmp_path: Path) -> None:
    found = page(tmp_path, "  - heading: H\n    items: [a]\n    image: {file: a.png, alt: a}\n    source: TEF, 2010\n")
    (picture,) = pictures(found)
    (ground,) = (box for box in found.boxes if isinstance(box, Shape) and box.fill == "surface")
    assert (ground.rect.right.pt, ground.rect.height.pt) == (960, 540)
    assert picture.rect.x - ground.rect.x == ground.rect.right - picture.rect.right
    assert (picture.rect.x - ground.rect.x).pt == 24
    assert any(isinstance(box, TextBox) and box.paragraphs[0].text == "TEF, 2010" for box in found.boxes)


def test_a_picture_that_fills_its_place_needs_no_ground(tmp_path: Path) -> None:
    found = page(tmp_path, "  - heading: H\n    items: [a]\n    image: {file: a.png, alt: a, crop: true}\n")
    assert not [box for box in found.boxes if isinstance(box, Shape) and box.fill == "surface"]


@pytest.mark.parametrize("items", [1, 4])
def test_nothing_lies_on_a_full_picture(tmp_path: Path, items: int) -> None:
    listed = ", ".join(["un point"] * items)
    found = page(
        tmp_path, f"  - layout: image-full\n    heading: H\n    items: [{listed}]\n    image: {{file: a.png, alt: a}}\n"
    )
    (picture,) = pictures(found)
    (band,) = (box for box in found.boxes if isinstance(box, Shape) and box.fill == "inverse_bg")
    assert picture.rect.bottom <= band.rect.y
    assert (band.rect.width.pt, band.rect.bottom.pt) == (960, 540)
    for box in found.boxes:
        if isinstance(box, TextBox) and not box.hidden:
            assert box.background == "inverse_bg"
            assert box.rect.y >= band.rect.y
            assert all(level.bullet.color == "inverse_accent" for level in box.levels if level.bullet)


def test_the_caption_of_a_picture_begins_where_the_picture_does(tmp_path: Path) -> None:
    found = page(tmp_path, "  - heading: H\n    body: [image: {file: a.png, alt: a, caption: Une rue}]\n")
    (picture,) = pictures(found)
    (caption,) = (box for box in single(found.boxes) if isinstance(box, TextBox) and box.role == "caption")
    assert caption.rect.x == picture.rect.x
    assert picture.rect.x.pt > 100
