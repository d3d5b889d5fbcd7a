"""What the typesetter alone costs: a process that reads the finished data of a deck and has typst make the PDF of it.

``python -m tests.bench.floor FOLDER`` does that; ``prepare`` fills the folder. Reading a deck and laying it out come on
top of it, so no program that uses this typesetter can be quicker.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

DATA = "data.json"


def prepare(deck: Path, folder: Path) -> None:
    """Writes what the typesetter gets for a deck into an empty ``folder``."""
    from generator import lay_out, load_deck
    from generator.assets import asset_root, template_root
    from generator.render.pdf.glyphs import expected
    from generator.render.pdf.typeset import _data, as_json

    scene, _ = lay_out(load_deck(deck)[0])
    folder.mkdir(parents=True)
    for file in (template_root() / "pdf").glob("*.typ"):
        shutil.copyfile(file, folder / file.name)
    data = as_json(_data(scene, expected(scene, False), {}, False))
    (folder / DATA).write_text(json.dumps([str(asset_root() / "fonts"), data]), encoding="utf-8")


def main(folder: Path) -> None:
    from typst import Compiler, Fonts

    fonts, data = json.loads((folder / DATA).read_text(encoding="utf-8"))
    found = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts])
    compiler = Compiler(
        folder / "slides.typ", root=folder, font_paths=found, ignore_system_fonts=True, sys_inputs={"data": data}
    )
    made = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=0)
    assert isinstance(made, bytes)
    (folder / "floor.pdf").write_bytes(made)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
