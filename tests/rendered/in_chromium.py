"""Measures the lines that Chromium draws of the HTML."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.scene.page import Scene
from tests.chromium import Chromium
from tests.rendered.measured import Line, Measured

PT = 0.75
"""Points in a CSS pixel: the page is shown at its own size, so this is exact."""


def measure_html(browser: Chromium, path: Path, scene: Scene) -> Measured:
    """Shows every slide at scale 1 and reads where its lines are."""
    width, height = round(scene.size.width.pt / PT), round(scene.size.height.pt / PT)
    page = browser.open(path.as_uri(), width=width, height=height)
    try:
        page.wait_for("typeof Reveal !== 'undefined' && Reveal.isReady()")
        found = page.evaluate((Path(__file__).parent / "measure.js").read_text(encoding="utf-8"))
    finally:
        page.close()
    assert abs(found["scale"] - 1) < 1e-6, f"the page is scaled by {found['scale']}, so lengths would be wrong"
    pages = {
        page_id: {key: tuple(map(_line, lines)) for key, lines in boxes.items()}
        for page_id, boxes in found["pages"].items()
    }
    strays = [f"page {page_id} is not in the scene" for page_id in pages if page_id not in {p.id for p in scene.pages}]
    return Measured("Chromium", pages, tuple(strays))


def _line(found: list[Any]) -> Line:
    text, *lengths = found
    x, right, baseline, size, descent = (length * PT for length in lengths)
    return Line(text, x, right, baseline, size, descent / size)
