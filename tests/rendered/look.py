"""Pictures of both outputs: ``python -m tests.rendered.look DECK [--course C] [--theme T] --out DIR``.

Writes ``pptx-01.png`` (LibreOffice with the metric twins), ``html-01.png`` (Chromium) and so on, and three sheets:
``pptx.png``, ``html.png``, and ``both.png`` with the two beside each other.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from collections.abc import Sequence
from math import ceil
from pathlib import Path

from generator.course import load_for_course
from generator.layout import lay_out
from generator.render.pptx import render_pptx
from generator.render.revealjs import render_html
from generator.scene.page import Scene
from tests.chromium import Chromium
from tests.rendered.libreoffice import LibreOffice

GAP = 16


def picture_pptx(scene: Scene, out: Path, width: int) -> list[Path]:
    """One PNG a page of the PPTX as LibreOffice draws it."""
    with tempfile.TemporaryDirectory() as folder:
        pdf = LibreOffice("soffice", Path(folder)).convert({"deck": render_pptx(scene)}, "pdf")["deck"]
        size = ["-scale-to-x", str(width), "-scale-to-y", "-1"]
        subprocess.run(["pdftoppm", "-png", *size, str(pdf), str(Path(folder) / "page")], check=True)
        pictures = sorted(Path(folder).glob("page-*.png"))
        return [_moved(picture, out / f"pptx-{number:02}.png") for number, picture in enumerate(pictures, 1)]


def _moved(source: Path, target: Path) -> Path:
    target.write_bytes(source.read_bytes())
    return target


def picture_html(scene: Scene, out: Path, width: int, browser: Chromium) -> list[Path]:
    """One PNG a page of the HTML as Chromium draws it."""
    source = out / "deck.html"
    source.write_bytes(render_html(scene))
    base = (round(scene.size.width.pt / 0.75), round(scene.size.height.pt / 0.75))
    pictures = []
    page = browser.open(f"{source.as_uri()}?progress=false", width=base[0], height=base[1], scale=width / base[0])
    page.wait_for("typeof Reveal !== 'undefined' && Reveal.isReady()")
    page.evaluate("Promise.all([...document.fonts].map(face => face.load())).then(() => true)")
    for number in range(1, sum(not one.hidden for one in scene.pages) + 1):
        page.evaluate(f"Reveal.slide({number - 1}, 0, 999)")
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        pictures.append(out / f"html-{number:02}.png")
        page.screenshot(pictures[-1])
    page.close()
    return pictures


def sheet(pictures: Sequence[Path], out: Path, columns: int, width: int) -> Path:
    """A contact sheet: ``columns`` pictures of ``width`` pixels a row, on grey."""
    from PIL import Image

    images = [Image.open(picture).convert("RGB") for picture in pictures]
    height = round(width * images[0].height / images[0].width)
    rows = ceil(len(images) / columns)
    canvas = Image.new("RGB", (columns * (width + GAP) + GAP, rows * (height + GAP) + GAP), "#9A9A9A")
    for number, image in enumerate(images):
        place = (GAP + number % columns * (width + GAP), GAP + number // columns * (height + GAP))
        canvas.paste(image.resize((width, height), Image.Resampling.LANCZOS), place)
    canvas.save(out, optimize=True)
    return out


def look(
    deck: Path, out: Path, theme: str | None = None, width: int = 1280, columns: int = 3, course: str | None = None
) -> list[Path]:
    """All pictures of one deck; gives the paths of the three sheets."""
    out.mkdir(parents=True, exist_ok=True)
    for old in (*out.glob("pptx-*.png"), *out.glob("html-*.png")):
        old.unlink()
    scene, _ = lay_out(load_for_course(deck, course)[0].deck, theme=theme)
    pptx = picture_pptx(scene, out, width)
    with Chromium() as browser:
        html = picture_html(scene, out, width, browser)
    both = [picture for pair in zip(pptx, html, strict=True) for picture in pair]
    return [
        sheet(pptx, out / "pptx.png", columns, 640),
        sheet(html, out / "html.png", columns, 640),
        sheet(both, out / "both.png", 2, 800),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.rendered.look", description=__doc__.splitlines()[0])
    parser.add_argument("deck", type=Path, help="a deck's folder or file")
    parser.add_argument("--course", help="one of the deck's")
    parser.add_argument("--theme", help="instead of the deck's own")
    parser.add_argument("--out", type=Path, required=True, help="folder for the pictures")
    parser.add_argument("--width", type=int, default=1280, help="of one picture, in pixels (%(default)s)")
    parser.add_argument("--columns", type=int, default=3, help="of the sheets of one output (%(default)s)")
    given = parser.parse_args()
    for path in look(given.deck, given.out, given.theme, given.width, given.columns, given.course):
        print(path)


if __name__ == "__main__":
    main()
