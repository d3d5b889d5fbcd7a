"""Pictures no finer than asked for, in every output; and what is said of heavy files."""

from __future__ import annotations

import re
from base64 import b64decode
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image

from generator.build import build
from generator.render.coarser import coarser
from generator.render.weight import HEAVY, heavy
from generator.scene.boxes import Copy, PictureBox
from generator.scene.page import Page
from generator.spans import Span
from generator.units import Rect
from tests.imaging.pictures import exif_block, gif, lying, saved, with_exif
from tests.render.revealjs.sample import one_page, page, picture, scene

ROOM = Rect.from_pt(100, 100, 360, 240)
"""5 inches wide."""


@pytest.fixture(autouse=True)
def no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def boxes(one: Page) -> list[PictureBox]:
    return [box for box in one.boxes if isinstance(box, PictureBox)]


def photograph(folder: Path, name: str = "a.jpg", orientation: int = 1) -> Path:
    stored = lying(orientation, 1800, 1200)
    path = folder / name
    path.write_bytes(with_exif(saved(stored), exif_block(orientation)))
    return path


def test_the_largest_place_of_a_picture_decides(tmp_path: Path) -> None:
    path = photograph(tmp_path)
    large = picture(path, rect=ROOM, media_type="image/jpeg", pixels=(1800, 1200))
    small = picture(path, rect=Rect.from_pt(0, 0, 36, 24), media_type="image/jpeg", pixels=(1800, 1200))
    made = coarser(scene(page(1, "a", large), page(2, "b", small)), 100)
    assert [box.copy for one in made.pages for box in boxes(one)] == [Copy(1, 500)] * 2
    assert len({box.key for one in made.pages for box in boxes(one)}) == 1


@pytest.mark.parametrize(
    ("ppi", "values", "wanted"),
    [
        (None, {}, None),
        (100, {}, Copy(1, 500)),
        (330, {}, None),
        (100, {"crop": (0.5, 0.0, 0.0, 0.0)}, Copy(1, 1000)),
        (100, {"turn": 90}, Copy(6, 500)),
        (100, {"copy": Copy(5)}, Copy(5, 500)),
        (330, {"copy": Copy(5)}, Copy(5)),
        (100, {"moves": True}, None),
        (100, {"media_type": "image/gif"}, None),
        (100, {"pixels": (0, 0)}, None),
    ],
)
def test_what_is_finer_is_copied(
    tmp_path: Path, ppi: int | None, values: dict[str, object], wanted: Copy | None
) -> None:
    given: dict[str, object] = {"rect": ROOM, "media_type": "image/jpeg", "pixels": (1800, 1200)}
    box = picture(photograph(tmp_path), "A", **(given | values))
    [made] = boxes(coarser(one_page(box), ppi).pages[0])
    assert made.copy == wanted
    assert made.turn == (0 if wanted else box.turn)


def test_every_output_of_a_build_follows(tmp_path: Path) -> None:
    deck = tmp_path / "deck"
    deck.mkdir()
    photograph(deck, "turned.jpg", 6)
    (deck / "moving.gif").write_bytes(gif(10, 200, size=(900, 600)))
    (deck / "deck.yaml").write_text(
        "title: T\nslides:\n"
        "  - {heading: A, image: {file: turned.jpg, alt: x}}\n"
        "  - {heading: B, image: {file: moving.gif, alt: x}}\n"
    )
    made = build(deck, to=["pptx", "html", "pdf"], out=tmp_path, ppi=72)
    pptx, html, pdf = (file.read_bytes() for file in made.files)
    with ZipFile(BytesIO(pptx)) as archive:
        media = [archive.read(name) for name in archive.namelist() if "/media/" in name]
        assert b" rot=" not in archive.read("ppt/slides/slide1.xml")
    inside = [b64decode(data) for data in re.findall(rb'<img src="data:image/(?:jpeg|gif);base64,([\w+/=]+)', html)]
    assert inside == media
    assert media[1] == (deck / "moving.gif").read_bytes()
    with Image.open(BytesIO(media[0])) as image:
        assert image.width < 500
        assert image.height < image.width
        assert 0x0112 not in image.getexif()
    assert len(pdf) < 100_000
    assert build(deck, to=["pptx"], out=tmp_path / "again", ppi=72).files[0].read_bytes() == pptx


def test_a_heavy_file_is_told_with_its_heaviest_pictures_and_a_way_out(tmp_path: Path) -> None:
    first, second = (picture(photograph(tmp_path, name), span=Span("deck.yaml", 7, 3)) for name in ("a.jpg", "b.jpg"))
    first.path.write_bytes(b"x" * 3_000_000)
    made = scene(page(1, "a", first), page(2, "b", second), page(3, "c", first))
    [found] = heavy("html", b"x" * (HEAVY + 500_000), made, None)
    assert (found.code, str(found.severity), str(found.span)) == ("file-heavy", "notice", "deck.yaml:7:3")
    assert found.message.startswith("The HTML file has 20 MB; the heaviest in it are a.jpg (3.0 MB), b.jpg")
    assert "`--ppi 150`" in found.hint
    [found] = heavy("pdf", b"x" * (HEAVY + 1), made, 100)
    assert "--ppi" not in found.hint
    assert not list(heavy("pptx", b"x" * HEAVY, made, None))
    assert not list(heavy("png", {"-01.png": b"x" * (HEAVY + 1)}, made, None))
