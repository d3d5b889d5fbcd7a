"""LaTeX becomes a tree, and what cannot is a fault at its place."""

from __future__ import annotations

import msgspec
import pytest

from generator.formulas.fault import FormulaFault
from generator.formulas.read import read_formula
from generator.formulas.tree import (
    Attach,
    Classed,
    Enclosed,
    Fenced,
    Formula,
    Frac,
    Limits,
    Matrix,
    Node,
    Num,
    Op,
    Root,
    Row,
    Styled,
    Sym,
    Text,
    Up,
    Word,
)
from generator.formulas.walk import nodes
from tests.formulas.known import REFUSED, lectures, snippets


def tree(tex: str) -> Node:
    return read_formula(tex, display=True).tree


def fault(tex: str, **macros: str) -> FormulaFault:
    with pytest.raises(FormulaFault) as raised:
        read_formula(tex, macros=macros)
    return raised.value


@pytest.mark.parametrize("snippet", snippets())
def test_every_command_is_read_or_told(snippet: str) -> None:
    if snippet in REFUSED:
        assert fault(snippet).code == REFUSED[snippet]
    else:
        assert read_formula(snippet, display=True).tree != Row()


def test_all_refusals_are_of_snippets() -> None:
    assert set(snippets()) >= set(REFUSED)
    assert len(snippets()) == 416
    assert len(lectures()) == 80


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        ("x", Sym("x")),
        ("12", Num("12")),
        (r"\frac{a}{b}", Frac(Sym("a"), Sym("b"))),
        (r"\binom{n}{k}", Fenced("(", (Frac(Sym("n"), Sym("k"), False),), ")")),
        (r"\sqrt[3]{x}", Root(Sym("x"), Num("3"))),
        (r"x_1^2", Attach(Sym("x"), Num("1"), Num("2"))),
        ("x₁²", Attach(Sym("x"), Num("1"), Num("2"))),
        (r"√2", Root(Num("2"))),
        (r"\cancel{x}", Enclosed("up", Sym("x"))),
        (r"\xcancel{x}", Enclosed("cross", Sym("x"))),
        (r"\scriptstyle x", Styled("script", Sym("x"))),
        (r"\int\limits_0^1", Limits(Sym("∫"), Num("0"), Num("1"), True)),
        (r"\sum_0^1", Limits(Sym("∑"), Num("0"), Num("1"))),
        (r"\mathop{f}_x", Limits(Classed("large", Sym("f")), Sym("x"))),
        (r"\mathrm{NPV}", Word("NPV")),
        (r"\mathrm{d}", Up("d")),
        (r"\text{<script>}", Text("<script>")),
        (r"\left<x\right>", Fenced("⟨", (Sym("x"),), "⟩")),
        (r"\left.x\right|", Fenced("", (Sym("x"),), "|")),
        (r"\norm{x}", Fenced("‖", (Sym("x"),), "‖")),
        (r"\R", Sym("ℝ")),
        (r"\begin{equation*}x\end{equation*}", Sym("x")),
        (r"\mathop{\lim}\limits_x", read_formula(r"\lim_x", display=True).tree),
        (r"\mathop{\mathrm{argmin}}\limits_x", read_formula(r"\operatorname*{argmin}_x", display=True).tree),
        (r"\mathop{f}\limits_x", Limits(Classed("large", Sym("f")), Sym("x"))),
    ],
)
def test_trees(tex: str, expected: Node) -> None:
    assert tree(tex) == expected


def test_words_keep_their_looks() -> None:
    assert tree(r"\text{été \textbf{gras \textit{x}} \texttt{m}}") == Row(
        (Text("été\u00a0"), Text("gras\u00a0", "b"), Text("x", "bi"), Text("\u00a0"), Text("m", "mono"))
    )


@pytest.mark.parametrize("command", ["text", "textrm", "mbox", "textnormal"])
def test_formulas_within_words_stand_beside_them(command: str) -> None:
    assert tree(rf"\{command}{{si $x>0$}}") == Row((Text("si\u00a0"), Sym("x"), Sym(">"), Num("0")))


def test_formulas_within_words_of_formulas() -> None:
    assert tree(r"x_\text{a $y_\text{b $z$}$ c}") == Attach(
        Sym("x"),
        Row((Text("a\u00a0"), Attach(Sym("y"), Row((Text("b\u00a0"), Sym("z")))), Text("\u00a0c"))),
    )


@pytest.mark.parametrize("name", ["align", "align*", "split", "aligned", "flalign*"])
def test_aligned_lines_have_many_names(name: str) -> None:
    found = tree(rf"\begin{{{name}}}a&=b\\&=c\end{{{name}}}")
    assert isinstance(found, Matrix)
    assert (found.kind, found.aligns, len(found.rows)) == ("aligned", ("right", "left"), 2)


def test_names_of_operators_in_tables_are_names() -> None:
    found = tree(r"\begin{matrix}\cos\theta & -\sin x\\\lim_x & \max\end{matrix}")
    assert isinstance(found, Matrix)
    names = [part.text for part in nodes(found) if isinstance(part, (Op, Word))]
    assert names == ["cos", "sin", "lim", "max"]


def test_room_between_lines_is_no_content() -> None:
    assert tree(r"\begin{matrix}a\\[4pt]b\\* [ -0.5em ]c\end{matrix}") == tree(r"\begin{matrix}a\\b\\c\end{matrix}")
    assert tree(r"\begin{matrix}a\\[x]\end{matrix}") != tree(r"\begin{matrix}a\\ \end{matrix}")


def test_columns_of_arrays() -> None:
    found = tree(r"\begin{array}{|@{}l*{2}{c}||r|}\hline a&b&c&d\\\hline\end{array}")
    assert isinstance(found, Matrix)
    assert found.aligns == ("left", "center", "center", "right")
    assert (found.bars, found.rules, len(found.rows)) == ((0, 3, 4), (0, 1), 1)


def test_tag_and_label_are_no_part_of_the_tree() -> None:
    found = read_formula(r"\begin{equation}x = 1 \tag{7} \label{eq-x}\end{equation}", display=True)
    assert (found.tag, found.label) == ("7", "eq-x")
    assert found.tree == tree("x = 1")
    assert tree(r"x\nonumber\notag") == Sym("x")


def test_formulas_are_equal_when_they_were_written_alike() -> None:
    one, other = read_formula("x"), read_formula("x")
    assert one == other
    assert hash(one) == hash(other)
    assert one != read_formula("x", display=True)
    assert one != read_formula("x", macros={"y": "z"})
    assert one != "x"


def test_a_formula_can_be_kept_as_json() -> None:
    for one in lectures():
        again = msgspec.json.decode(msgspec.json.encode(one.formula), type=Formula)
        assert again == one.formula
        assert again.tree == one.formula.tree


@pytest.mark.parametrize(
    ("tex", "code", "at"),
    [
        ("", "formula-empty", 0),
        ("  ", "formula-empty", 0),
        ("{}", "formula-empty", 0),
        (r"\hskip 1em", "formula-empty", 0),
        (r"\label{a}", "formula-empty", 0),
        ("\theta", "formula-control-character", 0),
        ("a \neq b".replace("\\n", "\n"), "formula-control-character", 2),
        ("a\x0bb", "formula-control-character", 1),
        ("a\u202eb", "formula-control-character", 1),
        ("a\u200bb", "formula-control-character", 1),
        ("a\ud800", "formula-control-character", 1),
        ("a % b", "formula-comment", 2),
        (r"a\\b", "formula-line-break", 1),
        (r"a\newline b", "formula-line-break", 1),
        (r"\begin{equation}a\\b\end{equation}", "formula-line-break", 17),
        (r"x+\def\a{b}", "formula-forbidden", 2),
        (r"\input{x}", "formula-forbidden", 0),
        (r"a$b", "formula-syntax", 1),
        (r"\text{a $b}", "formula-syntax", 8),
        ("x" * 4001, "formula-too-long", 4000),
        ("{" * 41 + "}" * 41, "formula-too-deep", 40),
        (r"\hspace{99em}x", "formula-space", 0),
        (r"x\hspace{-11em}", "formula-space", 0),
        (r"\begin{align*}a&=\foo\\&=c\end{align*}", "formula-unknown-command", 17),
        (r"\text{si $x>0$} + \fooo", "formula-unknown-command", 18),
        (r"é²\fooo", "formula-unknown-command", 2),
        (r"\begin{smallmatrix}a\end{smallmatrix}\fooo", "formula-unknown-command", 37),
        (r"\ce{H2O}\fooo", "formula-unknown-command", 8),
        (r"\qty{3}{m}\fooo", "formula-unknown-command", 10),
        (r"\norm{x}\fooo", "formula-unknown-command", 8),
        (r"\color{zzz}x", "formula-syntax", 6),
        (r"\frac{a}", "formula-syntax", 8),
        (r"a^b^c", "formula-syntax", 3),
        (r"\left( a", "formula-syntax", 8),
        (r"a & b", "formula-syntax", 2),
        (r"x\tag{1}\tag{2}", "formula-syntax", 8),
        (r"\raisebox{1em}{x}", "formula-unsupported", 0),
        (r"\ce{H2 @ O}", "formula-chemistry", 7),
        (r"\qty{3}{\metr}", "formula-unit", 8),
        (r"\qty{x}{m}", "formula-syntax", 5),
        (r"\qty{3}", "formula-syntax", 0),
        (r"\ce", "formula-syntax", 0),
    ],
)
def test_faults_are_at_the_authors_character(tex: str, code: str, at: int) -> None:
    found = fault(tex)
    assert (found.code, found.offset) == (code, at)


@pytest.mark.parametrize(
    ("tex", "nearest"),
    [
        (r"\frca{a}{b}", r"\frac"),
        (r"\alhpa", r"\alpha"),
        (r"\Frac{a}{b}", r"\frac"),
        (r"\vectt{x}", r"\vect"),
        (r"\maMacr", r"\maMacro"),
        (r"\qqqqqqq", None),
        (r"\begin{alinged}a\end{alinged}", r"\begin{aligned}"),
        (r"\begin{pmatrx}a\end{pmatrx}", r"\begin{pmatrix}"),
        (r"\unit{\metr}", r"\metre"),
    ],
)
def test_the_nearest_name_is_told(tex: str, nearest: str | None) -> None:
    assert fault(tex, maMacro="x").nearest == nearest


def test_an_operator_is_a_name_with_room_around() -> None:
    assert tree(r"\sin x") == Row((Op("sin"), Sym("x")))
    assert tree(r"\operatorname{rank} A") == Row((Op("rank"), Sym("A")))
    assert tree(r"\mathrm{rank} A") == Row((Word("rank"), Sym("A")))
