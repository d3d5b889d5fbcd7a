"""No formula brings the program down, makes it wait, or reads and writes anything."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from generator.formulas.fences import unclosed
from generator.formulas.macros import measured
from tests.formulas.hostile import HOSTILE

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_hostile_formulas_end_in_a_fault_or_a_drawing() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.formulas.hostile"],
        capture_output=True, text=True, cwd=ROOT, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(HOSTILE) > 60
    assert len(found) > len(HOSTILE) + 100
    assert max(seconds for _, _, seconds in found) < 10
    codes = Counter(code for _, code, _ in found)
    assert set(codes) <= {
        "drawn", "formula-chemistry", "formula-control-character", "formula-empty", "formula-forbidden",
        "formula-letters", "formula-line-break", "formula-space", "formula-syntax", "formula-too-deep",
        "formula-too-long", "formula-undrawable", "formula-unknown-command",
    }  # fmt: skip
    assert codes["formula-undrawable"] <= 12, "the bounds on trees are those of the typesetter, nearly"


def test_brackets_that_stay_open_are_counted() -> None:
    macros = measured((("a", "#1#1"), ("b", r"\a{\a{#1}}"), ("c", "[#1[[")))
    cases = {
        "(x)": 0,
        "[0, 1[": 2,
        "]0, 1[ x ]0, 1[": 1,
        r"\left[0, 1\right[": 0,
        r"\bigl( x \bigr)": 0,
        r"\big( x": 0,
        "{(}{(})": 2,
        "(&)": 1,
        r"(\\)": 1,
        r"\{ x \rangle": 0,
        r"\a{(}": 2,
        r"\b{(}": 4,
        r"\a(": 3,
        r"\c{x}": 3,
    }
    assert {tex: unclosed(tex, macros) for tex in cases} == cases
