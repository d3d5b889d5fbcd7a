"""Pictures in the PDF: cropped, upright, and those that changed while the deck was built."""

from __future__ import annotations

import random
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from generator.errors import ContentError
from generator.render.coarser import coarser
from generator.render.pdf import render_pdf
from generator.scene.boxes import PictureBox
from generator.spans import Span
from generator.units import Rect
from tests.render.revealjs.sample import one_page, picture, png

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)
SPACE = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
ROOM = Rect.from_pt(100, 100, 400, 200)


def halves(folder: Path, name: str, **saved: Any) -> Path:
    """Left half red, right half green, with a blue upper edge."""
    image = Image.new("RGB", (80, 40), RED)
    image.paste(GREEN, (40, 0, 80, 40))
    image.paste(BLUE, (0, 0, 80, 8))
    path = folder / name
    image.save(path, **saved)
    return path


def seen(box: PictureBox, folder: Path, ppi: int | None = None) -> Image.Image:
    """The room of the picture, one pixel a point."""
    import pypdfium2

    path = folder / "made.pdf"
    path.write_bytes(render_pdf(coarser(one_page(box), ppi)))
    document = pypdfium2.PdfDocument(path)
    try:
        image: Image.Image = document[0].render(scale=1).to_pil().convert("RGB")
    finally:
        document.close()
    x, y = round(ROOM.x.pt), round(ROOM.y.pt)
    return image.crop((x - 10, y - 10, x + round(ROOM.width.pt) + 10, y + round(ROOM.height.pt) + 10))


def near(found: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(found, tuple)
    return all(abs(a - b) < 40 for a, b in zip(found, wanted, strict=True))


@pytest.mark.parametrize("kind", ["png", "jpeg", "gif", "webp"])
def test_every_kind_of_picture_fills_its_room(tmp_path: Path, kind: str) -> None:
    path = halves(tmp_path, f"halves.{kind}")
    image = seen(picture(path, rect=ROOM, media_type=f"image/{kind}", fallback="image/png"), tmp_path)
    assert near(image.getpixel((30, 120)), RED)
    assert near(image.getpixel((390, 120)), GREEN)
    assert near(image.getpixel((200, 20)), BLUE)
    assert near(image.getpixel((4, 120)), WHITE)
    assert near(image.getpixel((415, 120)), WHITE)


def test_a_drawing_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "drawing.svg"
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><rect width="4" height="2" fill="lime"/></svg>'
    )
    image = seen(picture(path, rect=ROOM, media_type="image/svg+xml"), tmp_path)
    assert near(image.getpixel((210, 110)), GREEN)


def test_what_is_cropped_is_not_seen(tmp_path: Path) -> None:
    path = halves(tmp_path, "halves.png")
    image = seen(picture(path, rect=ROOM, crop=(0.5, 0.2, 0.0, 0.0)), tmp_path)
    assert {near(image.getpixel((x, y)), GREEN) for x in (15, 200, 405) for y in (15, 110, 205)} == {True}
    assert near(image.getpixel((4, 110)), WHITE)
    assert near(image.getpixel((200, 4)), WHITE)


def test_a_photograph_is_shown_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turn a quarter clockwise to see it upright
    path = halves(tmp_path, "turned.jpg", exif=exif, quality=95)
    image = seen(picture(path, rect=ROOM, media_type="image/jpeg", turn=90), tmp_path)
    assert near(image.getpixel((200, 30)), RED)
    assert near(image.getpixel((200, 190)), GREEN)
    assert near(image.getpixel((400, 110)), BLUE)


@pytest.mark.parametrize("way", ["{}", "file://{}", "../{}"])
def test_a_drawing_cannot_show_another_file(tmp_path: Path, way: str) -> None:
    other = way.format(png(tmp_path, rgb=RED))
    path = tmp_path / "drawing.svg"
    image = f'<image width="4" height="2" xlink:href="{other}"/>'
    path.write_text(f'<svg {SPACE} viewBox="0 0 4 2"><rect width="4" height="2" fill="lime"/>{image}</svg>')
    with pytest.raises(ContentError) as problem:
        seen(picture(path, rect=ROOM, media_type="image/svg+xml"), tmp_path)
    assert [found.code for found in problem.value.diagnostics] == ["picture-broken"]


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_a_damaged_picture_is_named(tmp_path: Path, kind: str) -> None:
    path = halves(tmp_path, f"halves.{kind}")
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 3])
    box = picture(path, rect=ROOM, media_type=f"image/{kind}", span=Span("deck.yaml", 7, 3))
    with pytest.raises(ContentError) as problem:
        render_pdf(one_page(box))
    [found] = problem.value.diagnostics
    assert (found.code, str(found.span)) == ("picture-broken", "deck.yaml:7:3")
    assert path.name in found.message


@pytest.mark.parametrize("change", ["gone", "other"])
def test_a_picture_that_changed_under_our_feet(tmp_path: Path, change: str) -> None:
    dot = png(tmp_path)
    box = picture(dot, span=Span("deck.yaml", 7, 3))
    if change == "gone":
        dot.unlink()
    else:
        dot.write_bytes(b"<svg/>")
    with pytest.raises(ContentError) as problem:
        render_pdf(one_page(box))
    [found] = problem.value.diagnostics
    assert (found.code, str(found.span)) == ("picture-changed", "deck.yaml:7:3")


def photograph(folder: Path, **saved: Any) -> Path:
    """Noise, which no compression makes small, red on the left and green on the right."""
    draw = random.Random(1)
    image = Image.new("RGB", (800, 400))
    for x, y in product(range(800), range(400)):
        bright = draw.randrange(200, 256)
        image.putpixel((x, y), (bright, 0, 0) if x < 400 else (0, bright, 0))
    path = folder / "photograph.jpg"
    image.save(path, quality=95, **saved)
    return path


def test_a_fine_picture_is_made_coarser(tmp_path: Path) -> None:
    box = picture(photograph(tmp_path), rect=ROOM, media_type="image/jpeg", pixels=(800, 400))
    sizes = [len(render_pdf(coarser(one_page(box), ppi))) for ppi in (None, 300, 72, 36)]
    assert sizes[0] == sizes[1], "144 pixels to the inch are no more than 300"
    assert sizes[1] > 2 * sizes[2] > 2 * sizes[3]


def test_a_coarser_picture_still_stands_upright_in_its_crop(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    path = photograph(tmp_path, exif=exif)
    box = picture(path, rect=ROOM, media_type="image/jpeg", turn=90, crop=(0.0, 0.5, 0.0, 0.0), pixels=(400, 800))
    image = seen(box, tmp_path, 36)
    assert near(image.getpixel((200, 30)), (0, 228, 0))
    assert near(image.getpixel((200, 190)), (0, 228, 0))


def test_the_largest_room_of_a_picture_decides(tmp_path: Path) -> None:
    path = photograph(tmp_path)
    small = picture(path, rect=Rect.from_pt(10, 10, 40, 20), media_type="image/jpeg", pixels=(800, 400))
    large = picture(path, rect=ROOM, media_type="image/jpeg", pixels=(800, 400))
    sizes = [len(render_pdf(coarser(one_page(*boxes), 36))) for boxes in ((small,), (large,), (small, large))]
    assert sizes[0] < sizes[1]
    assert sizes[2] > 0.9 * sizes[1]
