"""Formulas are found between dollars, and prices stay text."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.formulas.scan import formulas_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (r"La moyenne $\bar x$ est", [r"\bar x"]),
        ("$x$", ["x"]),
        ("$x$, $y$ et 3 $.", ["x", "y"]),
        ("$x$-$y$", ["x", "y"]),
        ("($x$)", ["x"]),
        ("les $n$ièmes", ["n"]),
        (r"$\text{si $x>0$}$", [r"\text{si $x>0$}"]),
        (r"$a_{\$}$", [r"a_{\$}"]),
        (r"$a\$b$", [r"a\$b"]),
        ("`$x$` et $y$", ["y"]),
        ("`` ` $a$ `` $x$", ["x"]),
        ("un ` seul et $x$", ["x"]),
        ("$x$ coûte 5 $", ["x"]),
        ("5 $ et $x$", ["x"]),
        ("voir $$a + b$$ ici", ["a + b"]),
        ("$a\nb$", ["a\nb"]),
        ("5 $ ou 10 $", []),
        ("$5 and $10", []),
        ("US$5 et US$6", []),
        ("a$b$", []),
        ("2$x$", []),
        ("$HOME/bin:$PATH", []),
        ("${HOME}/x:${PATH}", []),
        (r"\$x$", []),
        (r"\$x\$", []),
        ("$ x$", []),
        ("$x $", []),
        ("$x$2", []),
        ("$", []),
        ("$$", []),
        ("$$$", []),
        ("$a}b$", []),
        ("$a\n\nb$", []),
        ("rien", []),
        ("", []),
    ],
)
def test_pandocs_rule(text: str, found: list[str]) -> None:
    assert [one.tex for one in formulas_in(text)] == found


def test_the_places_include_the_dollars() -> None:
    text = r"Soit $x$ et $$\frac{a}{b}$$."
    first, second = formulas_in(text)
    assert text[first.start : first.end] == "$x$"
    assert not first.doubled
    assert text[second.start : second.end] == r"$$\frac{a}{b}$$"
    assert second.doubled


@given(st.text(alphabet="$ab1 {}\\`\n.:é", max_size=60))
def test_found_formulas_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for one in formulas_in(text):
        assert end <= one.start < one.end <= len(text)
        width = 2 if one.doubled else 1
        assert text[one.start : one.end] == "$" * width + one.tex + "$" * width
        assert one.tex == one.tex.strip()
        assert one.tex
        end = one.end


@pytest.mark.parametrize("piece", ["$a ", "$a{ ", "${$}", "`$`", "``$", "}$a", "$$a", "\\$$", "$a\n\n"])
def test_the_time_grows_with_the_length(piece: str) -> None:
    start = process_time()
    formulas_in(piece * 40_000)
    assert process_time() - start < 2
