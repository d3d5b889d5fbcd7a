"""The decks of these tests, one for each dialect, and folders in which they stand with their pictures."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tests.cases.pictures import png

FOLDER: Final = Path(__file__).parent / "decks"
FILES: Final = {
    "marp": "marp.md",
    "pandoc": "pandoc.md",
    "quarto": "quarto.qmd",
    "slidev": "slidev.md",
    "reveal-md": "reveal-md.md",
    "xaringan": "xaringan.Rmd",
}
"""By the dialect."""


def text(dialect: str) -> str:
    return (FOLDER / FILES[dialect]).read_text(encoding="utf-8")


def placed(dialect: str, folder: Path) -> Path:
    """The deck's file in a folder of its own, beside the pictures that are there."""
    place = folder / dialect
    (place / "images").mkdir(parents=True)
    for name in ("rue", "plan"):
        (place / "images" / f"{name}.png").write_bytes(png(800, 600))
    file = place / f"deck{Path(FILES[dialect]).suffix}"
    file.write_text(text(dialect), encoding="utf-8")
    return file
