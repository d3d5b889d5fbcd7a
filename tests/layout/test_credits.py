"""What stays in view of a cropped picture, and where its credit stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from generator.build import check
from generator.scene.boxes import PictureBox, TextBox


def boxes(folder: Path, image: str, theme: str | None = None) -> tuple[PictureBox, TextBox | None]:
    Image.new("RGB", (900, 300), "teal").save(folder / "wide.png")
    Image.new("RGB", (300, 300), "navy").save(folder / "dark.png")
    text = (
        f"title: T\nslides:\n  - heading: H\n    id: h\n    text: B\n    image: {{file: wide.png, alt: A, {image}}}\n"
    )
    (folder / "deck.yaml").write_text(text, encoding="utf-8")
    [page] = check(folder, theme=theme).scene.pages
    picture = next(box for box in page.boxes if isinstance(box, PictureBox))
    return picture, next((b for b in page.boxes if isinstance(b, TextBox) and b.name == "image-credit"), None)


@pytest.mark.parametrize(
    ("focus", "side"),
    [
        ("left", 0),
        ("top left", 0),
        ("0% 50%", 0),
        ("right", 2),
        ("bottom right", 2),
        ("100% 0%", 2),
        ("right center", 2),
    ],
)
def test_the_side_that_matters_stays(tmp_path: Path, focus: str, side: int) -> None:
    picture, _ = boxes(tmp_path, f"crop: true, focus: {focus}")
    assert picture.crop[side] == 0
    assert picture.crop[2 - side] > 0.5


def test_a_point_stands_in_the_middle_where_it_can(tmp_path: Path) -> None:
    left, _, right, _ = boxes(tmp_path, "crop: true, focus: 40% 50%")[0].crop
    assert left + (1 - left - right) / 2 == pytest.approx(0.4, abs=1e-4)
    even = boxes(tmp_path, "crop: true")[0].crop
    assert even[0] == even[2]


def test_a_credit_stands_below_a_picture_that_leaves_room_and_over_one_that_does_not(tmp_path: Path) -> None:
    picture, credit = boxes(tmp_path, "credit: Moi")
    assert credit
    assert credit.rect.y >= picture.rect.bottom
    assert credit.fill is None
    picture, credit = boxes(tmp_path, "crop: true, credit: Moi")
    assert credit
    assert credit.rect.bottom == picture.rect.bottom
    assert credit.fill == "bg"


def test_frame_link_and_the_picture_for_dark_themes(tmp_path: Path) -> None:
    picture, _ = boxes(tmp_path, "frame: true, link: '#h', dark: dark.png")
    assert (picture.path.name, picture.line, picture.link) == ("wide.png", "muted", "#h")
    picture, _ = boxes(tmp_path, "frame: true, dark: dark.png, credit: Moi", theme="nuit")
    assert (picture.path.name, picture.alt, picture.line) == ("dark.png", "A", "muted")
