"""What cameras and programs note in pictures does not leave the folder."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from generator.build import build
from generator.imaging import PictureError, examine, media_type_of, without_notes

NOTE = "SENTINELNOTE"


def noted(kind: str, *, orientation: int = 1) -> bytes:
    image = Image.radial_gradient("L").convert("RGB").resize((240, 160))
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = NOTE, orientation
    exif[0x8825] = {1: "N", 2: (50.0, 30.0, 10.0)}
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    text = PngInfo()
    text.add_text("Comment", NOTE)
    kinds: dict[str, dict[str, Any]] = {
        "PNG": {"pnginfo": text, "exif": exif, "icc_profile": profile},
        "JPEG": {"exif": exif, "comment": NOTE.encode(), "icc_profile": profile, "progressive": True},
        "WEBP": {"exif": exif, "xmp": f"<x>{NOTE}</x>".encode(), "icc_profile": profile},
        "GIF": {"comment": NOTE.encode()},
    }
    out = BytesIO()
    image.save(out, kind, **kinds[kind])
    return out.getvalue() + (NOTE.encode() if kind == "JPEG" else b"")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_notes_go_and_pixels_and_colours_stay(kind: str) -> None:
    data = noted(kind)
    assert NOTE.encode() in data
    made = without_notes(data, f"image/{kind.lower()}")
    assert NOTE.encode() not in made
    assert without_notes(made, f"image/{kind.lower()}") == made
    with Image.open(BytesIO(data)) as before, Image.open(BytesIO(made)) as after:
        assert not after.getexif()
        assert after.convert("RGB").tobytes() == before.convert("RGB").tobytes()
        assert after.info.get("icc_profile") == before.info.get("icc_profile")


def test_how_a_photograph_is_held_is_all_that_stays() -> None:
    made = without_notes(noted("JPEG", orientation=6), "image/jpeg")
    with Image.open(BytesIO(made)) as image:
        assert dict(image.getexif()) == {0x0112: 6}
    assert examine(made, "2" * 64).orientation == 6


@pytest.mark.parametrize("damage", [b"", b"RIFF", b"RIFF\xff\xff\xff\xffWEBPVP8 \xff\xff\xff\x7f"])
def test_a_broken_webp_is_told_of(damage: bytes) -> None:
    whole = noted("WEBP")
    data = damage or whole[:300]
    if media_type_of(data) is None:
        return
    with pytest.raises(PictureError):
        examine(data, "3" * 64)


def test_a_webp_that_moves_is_refused() -> None:
    out = BytesIO()
    frames = [Image.new("RGB", (8, 8), color) for color in ("red", "lime")]
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:])
    with pytest.raises(PictureError, match="moves"):
        examine(out.getvalue(), "4" * 64)


def test_no_output_has_the_notes(tmp_path: Path) -> None:
    folder = tmp_path / "deck"
    folder.mkdir()
    slides = ""
    for kind in ("PNG", "JPEG", "WEBP", "GIF"):
        name = f"a.{kind.lower()}"
        (folder / name).write_bytes(noted(kind))
        slides += f"  - {{heading: {kind}, image: {{file: {name}, alt: A}}, text: B}}\n"
    (folder / "a.svg").write_text(
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'><!-- {NOTE} --><metadata>{NOTE}</metadata>"
        f"<rect id='a' data-a='{NOTE}' width='4' height='3' fill='teal'/></svg>"
    )
    slides += "  - {heading: SVG, image: {file: a.svg, alt: A, credit: C, link: 'https://example.org'}, text: B}\n"
    (folder / "deck.yaml").write_text(f"title: T\nslides:\n{slides}")
    for ppi in (220, None):
        made = {file.suffix: file for file in build(folder, to=("pptx", "html", "pdf"), out=tmp_path, ppi=ppi).files}
        with ZipFile(made[".pptx"]) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        assert not [name for name, content in parts.items() if NOTE.encode() in content]
        assert {Path(name).suffix for name in parts if "media" in name} == {".png", ".jpg", ".gif", ".svg"}
        assert any(b"asvg:svgBlip" in content for content in parts.values())
        import base64
        import re

        page = made[".html"].read_text(encoding="utf-8")
        held = re.findall(r"data:(image/[a-z+]+);base64,([A-Za-z0-9+/]+=*)", page)
        assert {"image/webp", "image/svg+xml", "image/gif", "image/png", "image/jpeg"} <= {kind for kind, _ in held}
        for _, text in held:
            assert NOTE.encode() not in base64.b64decode(text + "=" * (-len(text) % 4))
        assert '<a href="https://example.org" target="_blank" rel="noopener"><img' in page
        document = made[".pdf"].read_bytes()
        assert NOTE.encode() not in document
        assert b"https://example.org" in document
