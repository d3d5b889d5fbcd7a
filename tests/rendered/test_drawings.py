"""Shapes of every form as LibreOffice, Chromium and the PDF draw them: the same pictures, but for their soft edges."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from generator.render.pdf import render_pdf
from tests.chromium import Chromium
from tests.render.drawn import drawn_scene
from tests.rendered.look import picture_html, picture_pptx

pytestmark = pytest.mark.rendered

ROOM = (0, 0, 960, 500)
"""Without the corner that has the arrows."""


@pytest.mark.parametrize("page", [0, 1])
def test_viewers_draw_the_same(page: int, pictures: dict[str, list[Image.Image]]) -> None:
    shown = {name: found[page].crop(ROOM) for name, found in pictures.items()}
    assert len(shown["pptx"].getcolors(100_000) or ()) > 20
    for name in ("html", "pdf"):
        difference = ImageChops.difference(shown["pptx"], shown[name]).convert("L")
        wrong = sum(count for level, count in enumerate(difference.histogram()) if level > 96)
        assert wrong < 0.002 * difference.width * difference.height, (name, wrong)


@pytest.fixture(scope="module")
def pictures(
    soffice_path: str, chromium: Chromium, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[Image.Image]]:
    del soffice_path
    folder: Path = tmp_path_factory.mktemp("drawings")
    scene = drawn_scene()
    (folder / "deck.pdf").write_bytes(render_pdf(scene))
    subprocess.run(["pdftoppm", "-png", "-r", "72", folder / "deck.pdf", folder / "pdf"], check=True)
    found = {
        "pptx": picture_pptx(scene, folder, 960),
        "html": picture_html(scene, folder, 960, chromium),
        "pdf": sorted(folder.glob("pdf-*.png")),
    }
    return {name: [Image.open(file).convert("RGB") for file in files] for name, files in found.items()}
