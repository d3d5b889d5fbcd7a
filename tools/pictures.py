"""The pictures of the documentation, drawn by LibreOffice and Chromium: ``make pictures``.

``le-partenariat.png`` has the seven slides in Papier, PPTX left and HTML right, and some of them in the other themes;
``theme-<name>.png`` the whole deck in one theme, ``layouts.png`` a page of each layout.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from PIL import Image

from generator.deck import load_deck
from generator.layout import lay_out
from tests.rendered.look import picture_html, picture_pptx, sheet

ROOT = Path(__file__).parent.parent
OUT = ROOT / "docs" / "pictures"
DECK = ROOT / "content" / "le-partenariat"
LAYOUTS = ROOT / "content" / "a-tour-of-diapo"
THEMES = ("papier", "nuit", "contraste")
ALSO = (("nuit", 1), ("nuit", 2), ("nuit", 4), ("nuit", 6), ("contraste", 2), ("contraste", 7))
"""Pages of the other themes that the contact sheet shows after Papier's, counted from 0."""


def drawn(deck: Path, theme: str, folder: Path) -> tuple[list[Path], list[Path]]:
    """A PNG of each page, from the PPTX and from the HTML."""
    folder.mkdir()
    scene, _ = lay_out(load_deck(deck)[0], theme=theme)
    return picture_pptx(scene, folder, 1280), picture_html(scene, folder, 1280)


def save(pictures: list[Path], name: str, columns: int, width: int) -> None:
    """A sheet with few colours: the pictures hold little else than text."""
    OUT.mkdir(exist_ok=True)
    path = sheet(pictures, OUT / name, columns, width)
    Image.open(path).quantize(128, method=Image.Quantize.FASTOCTREE).save(path, optimize=True)
    print(path.relative_to(ROOT))


def main() -> None:
    with tempfile.TemporaryDirectory() as work:
        sheets = {theme: drawn(DECK, theme, Path(work) / theme) for theme in THEMES}
        pptx, html = sheets["papier"]
        pairs = [picture for pair in zip(pptx, html, strict=True) for picture in pair]
        save([*pairs, *(sheets[theme][1][page] for theme, page in ALSO)], "le-partenariat.png", 4, 480)
        for theme in THEMES:
            save(sheets[theme][0], f"theme-{theme}.png", 4, 480)
        if LAYOUTS.is_dir():
            save(drawn(LAYOUTS, "papier", Path(work) / "layouts")[0], "layouts.png", 4, 480)


if __name__ == "__main__":
    main()
