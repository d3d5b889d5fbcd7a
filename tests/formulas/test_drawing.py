"""Formulas are as wide and high as the typesetter says, and are painted with outlines that equal signs share."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from generator.assets import manifest
from generator.formulas import drawing
from generator.formulas.drawing import Drawing, Undrawable, drawings, typst_tree
from generator.formulas.letters import letters_of
from generator.formulas.outlines import steps, stroked, written
from generator.formulas.read import read_formula
from generator.formulas.tree import Formula
from tests.formulas.known import REFUSED, lectures, snippets

LETTERS = letters_of("arimo")
ROOT = Path(__file__).parents[2]


def drawn(tex: str, *, display: bool = True) -> Drawing:
    formula = read_formula(tex, display=display)
    return drawings([formula], LETTERS)[formula]


@pytest.fixture(scope="module")
def sheet() -> dict[str, Drawing]:
    found = drawings([one.formula for one in lectures()], LETTERS)
    return {one.name: found[one.formula] for one in lectures()}


@pytest.mark.parametrize("name", [one.name for one in lectures()])
def test_lecture_formulas_have_the_expected_sizes(name: str, sheet: dict[str, Drawing]) -> None:
    [lecture] = [one for one in lectures() if one.name == name]
    found = sheet[name]
    expected = (lecture.width, lecture.ascent, lecture.descent)
    assert (found.width, found.ascent, found.descent) == pytest.approx(expected, abs=0.01)


def test_every_command_is_drawn() -> None:
    formulas = {read_formula(one, display=True): one for one in snippets() if one not in REFUSED}
    found = drawings(formulas, LETTERS)
    empty = {formulas[formula] for formula, one in found.items() if not one.marks}
    assert not empty - {r"\phantom{x}", r"\hphantom{x}", r"\vphantom{x}", r"\mathstrut"}


@pytest.mark.parametrize("style", [True, False])
def test_marks_lie_within_the_box(style: bool) -> None:
    """But for what a slanted letter or an accent has over its box."""
    formulas = [read_formula(one.tex, display=style) for one in lectures()]
    for one in drawings(formulas, LETTERS).values():
        for mark in one.marks:
            points = [point for _, some in steps(mark.path) for point in some]
            left, right = min(x for x, _ in points), max(x for x, _ in points)
            top, bottom = min(y for _, y in points), max(y for _, y in points)
            assert mark.x + left * mark.scale > -0.3
            assert mark.x + right * mark.scale < one.width + 0.3
            assert mark.y + top * mark.scale > -one.ascent - 0.1
            assert mark.y + bottom * mark.scale < one.descent + 0.3


def test_equal_signs_have_equal_paths() -> None:
    found = drawn("x + x = xx")
    assert len({mark.path for mark in found.marks}) == 3
    assert [mark.x for mark in found.marks] == sorted(mark.x for mark in found.marks)
    assert drawn("x").marks[0].path == found.marks[0].path


def test_a_letter_stands_on_the_baseline() -> None:
    [mark] = drawn("x").marks
    assert (mark.y, mark.scale, mark.color) == (0, 0.001, None)
    lowest = max(y for _, some in steps(mark.path) for _, y in some)
    assert 0 < lowest < 20
    [raised] = drawn(r"{}^x").marks
    assert raised.y < -0.3


def test_colours_are_kept() -> None:
    red, plain = drawn(r"\textcolor{red}{x} x").marks
    assert (red.color, plain.color) == ("FF0000", None)
    assert {mark.color for mark in drawn(r"\textcolor{blue}{\frac{a}{b}}").marks} == {"0000FF"}


def test_running_text_has_smaller_forms() -> None:
    assert drawn(r"\frac{a}{b}", display=False).ascent < drawn(r"\frac{a}{b}").ascent
    large, beside = drawn(r"\sum_a^b"), drawn(r"\sum_a^b", display=False)
    assert beside.ascent < large.ascent
    always = drawn(r"\sum\limits_a^b", display=False)
    assert always.ascent > beside.ascent


def test_matrices_are_of_one_size_everywhere() -> None:
    inline, display = (drawn(r"\begin{pmatrix}a\\b\end{pmatrix}", display=style) for style in (False, True))
    assert inline.width == pytest.approx(display.width, abs=0.001)
    assert drawn(r"\begin{smallmatrix}a\\b\end{smallmatrix}").width < display.width


def test_words_are_in_the_letters_of_the_text_around() -> None:
    arimo, tinos = read_formula(r"\text{Test}"), letters_of("tinos")
    assert drawings([arimo], LETTERS)[arimo].marks != drawings([arimo], tinos)[arimo].marks
    assert drawn(r"\text{mm}").width != drawn(r"\texttt{mm}").width
    assert drawn(r"\text{a}").marks != drawn(r"\textbf{a}").marks


@pytest.mark.parametrize(
    ("plain", "different"),
    [
        (r"x", r"\cancel{x}"),
        (r"\cancel{x}", r"\bcancel{x}"),
        (r"\cancel{x}", r"\xcancel{x}"),
        (r"\int_0^1 x", r"\int\limits_0^1 x"),
        (r"\hat{ı}", r"\hat{j}"),
        (r"x", r"\scriptstyle x"),
        (r"\begin{aligned}a&=b\end{aligned}", r"\begin{aligned}a&=b&c&=d\end{aligned}"),
        (r"\begin{array}{cc}a&b\end{array}", r"\begin{array}{c|c}a&b\end{array}"),
        (r"\begin{array}{cc}a&b\end{array}", r"\begin{array}{|cc|}a&b\end{array}"),
        (r"\overline{x}", r"\underline{x}"),
        (r"x", r"\boxed{x}"),
        (r"\sum_a", r"\sum\nolimits_a"),
        (r"(x)", r"\Bigl(x\Bigr)"),
    ],
)
def test_what_is_written_otherwise_is_drawn_otherwise(plain: str, different: str) -> None:
    assert drawn(plain).marks != drawn(different).marks


def test_a_dotless_letter_under_an_accent() -> None:
    assert drawn(r"\hat{i}").marks[0].path != drawn("i").marks[0].path


def test_a_phantom_takes_room_alone() -> None:
    assert drawn(r"a\phantom{bb}c").width == pytest.approx(drawn("abbc").width, abs=0.05)
    assert drawn(r"\hphantom{\frac{a}{b}}c").ascent == drawn("c").ascent
    assert drawn(r"\vphantom{\frac{a}{b}}c").ascent == pytest.approx(drawn(r"\frac{a}{b}c").ascent, abs=0.001)
    assert drawn(r"\vphantom{\frac{a}{b}}c").width == pytest.approx(drawn("c").width, abs=0.001)


def test_letters_that_no_font_has_are_told_and_others_drawn() -> None:
    good, bad, word = read_formula("x"), read_formula("ab漢א"), read_formula(r"\text{漢} + y")
    with pytest.raises(Undrawable) as raised:
        drawings([good, bad, word], LETTERS)
    assert set(raised.value.drawn) == {good}
    fault = raised.value.faults[bad]
    assert (fault.code, fault.offset, fault.values["letters"]) == ("formula-letters", 2, "“漢”, “א”")
    assert raised.value.faults[word].offset == 6
    assert drawn(r"\text{кириллица}").width > 2  # the letters have these, the font for formulas has not


def test_one_that_cannot_be_typeset_does_not_spoil_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    from typst import TypstError

    formulas = [read_formula(f"x_{{{number}}} + 1") for number in range(9)]
    run = drawing._run
    runs = []

    def breaks(some: list[Formula], letters: object) -> list[bytes]:
        runs.append(len(some))
        if formulas[5] in some:
            raise TypstError("error: panicked", "", [])
        return run(some, letters)  # type: ignore[arg-type]

    monkeypatch.setattr(drawing, "_run", breaks)
    with pytest.raises(Undrawable) as raised:
        drawings(formulas, LETTERS)
    assert set(raised.value.drawn) == set(formulas) - {formulas[5]}
    assert raised.value.faults[formulas[5]].code == "formula-undrawable"
    assert len(runs) < 9


def test_what_is_kept_needs_no_typesetter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    program = (
        "import sys\n"
        "from generator.formulas.drawing import drawings\n"
        "from generator.formulas.letters import letters_of\n"
        "from generator.formulas.read import read_formula\n"
        "one = read_formula('x^2 + y')\n"
        "found = drawings([one], letters_of('arimo'))[one]\n"
        "print('typst' in sys.modules, found.width, hash(found.marks[0].path) and len(found.marks))\n"
    )
    first, second = (
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT).stdout
        for _ in range(2)
    )
    assert first.startswith("True ")
    assert second == first.replace("True", "False")


def test_a_damaged_file_in_the_cache_only_costs_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    first = drawn("x + 1")
    [file] = (tmp_path / "diapo").glob("formula-*")
    file.write_bytes(b"nothing")
    assert drawn("x + 1") == first


def test_trees_are_data_for_templates() -> None:
    assert typst_tree(read_formula(r"\frac{a}{2}")) == ["frac", ["sym", "a"], ["num", "2"], True]


def test_the_font_for_formulas_has_what_scripts_need() -> None:
    known = manifest().math
    assert (known.name, known.version) == ("STIX Two Math", "2.11")
    small, large = drawn("x_x").marks[1], drawn("x").marks[0]
    height = {one.path: [y for _, some in steps(one.path) for _, y in some] for one in (small, large)}
    ratio = (max(height[small.path]) - min(height[small.path])) / (max(height[large.path]) - min(height[large.path]))
    assert 0.71 < ratio < 0.9, "sturdier than 0.7 of the letter"


def test_outlines() -> None:
    square = "M 0 0m 10 10h 20v 20h -20Z"
    assert written(steps(square)) == "M10 10h20v20h-20z"
    line = stroked(steps("M 0 0h 100"), 10, square=False)
    assert written(line) == "M0 -5h100v10h-100z".replace(" -", "-")
    ends = [x for _, some in stroked(steps("M 0 0h 100"), 10, square=True) for x, _ in some]
    assert (min(ends), max(ends)) == (-5, 105)
    frame = list(stroked(steps("M 0 0h 100v 50h -100Z"), 10, square=False))
    corners = [some[0] for _, some in frame if some]
    assert len(corners) == 8
    area = [
        sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise([*part, part[0]]))
        for part in (corners[:4], corners[4:])
    ]
    assert area[0] > 0 > area[1], "the inner edge goes the other way round"
    assert list(steps("m1 1l1 1 1 1")) == [("M", ((1, 1),)), ("L", ((2, 2),)), ("L", ((3, 3),))]
