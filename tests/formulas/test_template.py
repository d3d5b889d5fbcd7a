"""The library that templates of the PDF import draws what was measured, tagged and said."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import typst

from generator.assets import asset_root, manifest, template_root
from generator.formulas.drawing import drawings, typst_tree
from generator.formulas.letters import letters_of
from generator.formulas.speech import spoken
from tests.formulas.known import lectures

ROOT = Path(__file__).parents[2]
SIZE = 24
TEMPLATE = """
#import "math.typ": equation
#let data = json(bytes(sys.inputs.data))
#set document(title: "Formulas")
#set page(width: 900pt, height: auto)
#set text(size: 24pt, lang: "en", font: "Arimo")
#let one(it) = equation(it.tree, display: it.display, alt: it.alt, font: data.font, letters: "Arimo", mono: "Cousine")
#context [#metadata(data.formulas.map(it => measure(one(it)).width.pt())) <widths>]
#for it in data.formulas [
  A #box(width: it.width * 1pt, height: 0pt, place(bottom + left, dy: it.descent * 1pt, one(it))) line.

]
"""


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[float], bytes]:
    folder = tmp_path_factory.mktemp("template")
    (folder / "math.typ").write_bytes((template_root() / "formulas" / "math.typ").read_bytes())
    (folder / "main.typ").write_text(TEMPLATE, encoding="utf-8")
    drawn = drawings([one.formula for one in lectures()], letters_of("arimo"))
    formulas = [
        {"tree": typst_tree(one.formula), "display": one.display, "alt": spoken(one.formula, "en"),
         "width": SIZE * drawn[one.formula].width, "descent": SIZE * drawn[one.formula].descent}
        for one in lectures()
    ]  # fmt: skip
    given: dict[str, Any] = {
        "root": folder,
        "font_paths": [asset_root() / "fonts"],
        "ignore_system_fonts": True,
        "sys_inputs": {"data": json.dumps({"font": manifest().math.name, "formulas": formulas})},
    }
    widths = json.loads(typst.query(folder / "main.typ", "<widths>", field="value", one=True, **given))
    made = typst.Compiler(folder / "main.typ", **given).compile(format="pdf", pdf_standards=["ua-1"], timestamp=0)
    assert isinstance(made, bytes)
    return widths, made


def test_equations_are_as_wide_as_their_drawings(document: tuple[list[float], bytes]) -> None:
    widths, _ = document
    expected = [SIZE * one.width for one in lectures()]
    assert widths == pytest.approx(expected, abs=0.01 * SIZE)


def test_formulas_are_tagged_with_what_is_said(document: tuple[list[float], bytes], tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(document[1])
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        said = [
            str(one["/Alt"])
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Formula" and "/Alt" in one
        ]
    assert sorted(said) == sorted(spoken(one.formula, "en") for one in lectures())


def test_nothing_heavy_is_imported_before_the_first_formula() -> None:
    names = [file.stem for file in (ROOT / "generator" / "formulas").glob("*.py") if file.stem != "__init__"]
    program = "import sys\n" + "".join(f"import generator.formulas.{name}\n" for name in names) + "print(*sys.modules)"
    program += "\nfrom generator.formulas.scan import formulas_in\nformulas_in('5 $ et $x$')\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    loaded = set(done.stdout.split())
    assert not loaded & {"math_core", "typst", "xml", "lxml", "uharfbuzz", "fontTools"}


def test_no_string_is_read_as_markup() -> None:
    library = (template_root() / "formulas" / "math.typ").read_text(encoding="utf-8")
    assert not re.search(r"\beval\(|\bread\(|\bplugin\(|#include", library)
