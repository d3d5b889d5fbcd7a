"""What is said of formulas in French and English."""

from __future__ import annotations

import unicodedata

import pytest

from generator.formulas.read import read_formula
from generator.formulas.speech import spoken
from generator.formulas.speech_words import Words
from generator.formulas.words_en import EN
from generator.formulas.words_fr import FR
from tests.formulas.known import REFUSED, lectures, snippets


def said(tex: str, lang: str) -> str:
    return spoken(read_formula(tex, display=True), lang)


@pytest.mark.parametrize(
    ("tex", "french", "english"),
    [
        ("a + b = c", "a plus b égale c", "a plus b equals c"),
        ("3{,}14", "3,14", "3,14"),
        (r"\num{1234567}", "1234567", "1234567"),
        ("-1", "moins 1", "minus 1"),
        ("x^2", "x au carré", "x squared"),
        ("x^3", "x au cube", "x cubed"),
        ("x^{-1}", "x inverse", "x inverse"),
        ("x^n", "x puissance n", "x to the power n"),
        ("e^{i x + 1}", "e puissance i x plus 1, fin de puissance", "e to the power i x plus 1, end power"),
        ("A^\\top", "A transposée", "A transpose"),
        ("30^\\circ", "30 degrés", "30 degrees"),
        ("x_1", "x indice 1", "x sub 1"),
        ("x_i^2", "x indice i au carré", "x sub i squared"),
        ("f'(x)", "f prime de x", "f prime of x"),
        ("f''", "f seconde", "f double prime"),
        ("f^{(n)}", "f dérivée d’ordre n", "f derivative of order n"),
        (r"\frac{a}{b}", "a sur b", "a over b"),
        (
            r"\frac{a+b+c}{2}",
            "la fraction a plus b plus c sur 2, fin de fraction",
            "the fraction a plus b plus c over 2, end fraction",
        ),
        (r"\sqrt{2}", "racine carrée de 2", "the square root of 2"),
        (r"\sqrt[3]{x}", "racine cubique de x", "the cube root of x"),
        (r"\sqrt[n]{x}", "racine d’indice n de x", "the root of index n of x"),
        (r"\binom{n}{k}", "k parmi n", "n choose k"),
        ("f(x)", "f de x", "f of x"),
        ("f(x, y)", "f de x, y", "f of x, y"),
        (
            "f(x+h)",
            "f de parenthèse ouvrante x plus h parenthèse fermante",
            "f of open parenthesis x plus h close parenthesis",
        ),
        (
            "n(n+1)",
            "n parenthèse ouvrante n plus 1 parenthèse fermante",
            "n open parenthesis n plus 1 close parenthesis",
        ),
        ("P(A|B)", "P de A sachant B", "P of A given B"),
        (r"P(A \mid B)", "P de A sachant B", "P of A given B"),
        ("|x|", "valeur absolue de x", "the absolute value of x"),
        (r"\left|\frac{a}{b}\right|", "valeur absolue de a sur b, fin de valeur absolue",
         "the absolute value of a over b, end absolute value"),
        (r"\norm{x}_2", "norme de x indice 2", "the norm of x sub 2"),
        (r"\lfloor x \rfloor", "partie entière de x", "the floor of x"),
        (r"f : \R \to \R", "f : R vers R", "f : R to R"),
        (r"\lim_{x \to 0} f(x)", "limite quand x tend vers 0 de f de x", "the limit as x tends to 0 of f of x"),
        (r"\max_x f", "maximum sur x de f", "the maximum over x of f"),
        (r"\sum_{i=1}^n i", "somme de i égale 1 à n de i", "the sum from i equals 1 to n of i"),
        (r"\int_0^1 x", "intégrale de 0 à 1 de x", "the integral from 0 to 1 of x"),
        (r"\bigcup_i A", "réunion sur i de A", "the union over i of A"),
        (r"\sin x", "sinus x", "sine x"),
        (r"\operatorname{foo} x", "foo x", "foo x"),
        (r"\vec{v}", "vecteur v", "vector v"),
        (r"\bar{x}", "x barre", "x bar"),
        (r"\widehat{AB}", "A B chapeau", "A B hat"),
        (r"\alpha", "alpha", "alpha"),
        (r"\Omega", "grand oméga", "capital omega"),
        (r"\lambda", "lambda", "lambda"),
        (r"\varepsilon", "epsilon", "epsilon"),
        (r"\mathbf{x}", "x gras", "x bold"),
        (r"\{ x \mid x > 0 \}", "l’ensemble des x tels que x supérieur à 0, fin d’ensemble",
         "the set of x such that x is greater than 0, end set"),
        (r"\{1, 2\}", "l’ensemble 1, 2, fin d’ensemble", "the set 1, 2, end set"),
        (r"\begin{pmatrix}a&b\\c&d\end{pmatrix}", "matrice 2 par 2 : ligne 1 : a, b; ligne 2 : c, d; fin de matrice",
         "2 by 2 matrix: row 1: a, b; row 2: c, d; end matrix"),
        (r"\begin{pmatrix}a\\b\end{pmatrix}", "vecteur de 2 : a, b, fin de matrice", "vector of 2: a, b, end matrix"),
        (r"\begin{vmatrix}a\end{vmatrix}", "déterminant de la matrice 1 par 1 : ligne 1 : a; fin de matrice",
         "the determinant of the 1 by 1 matrix: row 1: a; end matrix"),
        (r"\begin{cases}x\\y\end{cases}", "par cas : cas 1 : x; cas 2 : y; fin des cas",
         "by cases: case 1: x; case 2: y; end cases"),
        (r"\begin{aligned}a&=b\\&=c\end{aligned}", "2 lignes : ligne 1 : a égale b; ligne 2 : égale c",
         "2 lines: line 1: a equals b; line 2: equals c"),
        (r"\ce{2H2 + O2 -> 2H2O}", "2 H indice 2 plus O indice 2 donne 2 H indice 2 O",
         "2 H sub 2 plus O sub 2 yields 2 H sub 2 O"),
        (r"x \text{ si } y", "x si y", "x si y"),
        (r"x \quad y", "x, y", "x, y"),
        (r"\cancel{x}", "x barré", "x crossed out"),
        (r"\boxed{x}", "encadré : x", "in a box: x"),
        (r"\phantom{x} y", "y", "y"),
        (r"\ket{\psi} = \alpha\ket{0}", "ket psi égale alpha ket 0", "ket psi equals alpha ket 0"),
        (r"\bra{\psi} x", "bra psi x", "bra psi x"),
        (r"\langle u \mid v \rangle", "le crochet u, v, fin de crochet", "the bracket u, v, end bracket"),
        (r"\langle u, v \rangle", "produit scalaire de u, v, fin de produit scalaire",
         "the inner product of u, v, end inner product"),
        (r"\oint F", "intégrale curviligne de F", "the closed integral of F"),
        (r"\overline{X}_n", "X barre indice n", "X bar sub n"),
        (r"\underbrace{x}_n", "x, avec n", "x, with n"),
        (r"{}^tA", "transposée de A", "the transpose of A"),
        (r"{}^{14}_{6}C", "en haut à gauche 14 en bas à gauche 6, C", "upper left 14 lower left 6, C"),
        (r"\Re(z)", "partie réelle de z", "the real part of z"),
        (r"A \xrightarrow{} B", "A tend vers B", "A tends to B"),
        (r"A \xrightarrow{k} B", "A tend vers avec k, B", "A tends to with k, B"),
        (r"\ce{A ->[H2O] B}", "A donne avec H indice 2 O, B", "A yields with H sub 2 O, B"),
        (r"\overset{?}{=}", "égale avec au-dessus ?", "equals with above it ?"),
        (r"\begin{matrix}\cos x\\y\end{matrix}", "vecteur de 2 : cosinus x, y, fin de matrice",
         "vector of 2: cosine x, y, end matrix"),
    ],
)  # fmt: skip
def test_what_is_said(tex: str, french: str, english: str) -> None:
    assert (said(tex, "fr"), said(tex, "en")) == (french, english)


def test_the_language_is_a_tag() -> None:
    assert said("x+1", "fr-CA") == "x plus 1"
    assert said("x+1", "en-GB") == "x plus 1"
    assert said("x = 1", "EN") == "x equals 1"


@pytest.mark.parametrize("lang", ["de", "ar", "", "und", "french"])
def test_other_languages_get_latex(lang: str) -> None:
    assert said("\\frac{a}{b}\n + 1", lang) == r"\frac{a}{b} + 1"


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("tex", [*(one.tex for one in lectures()), *(one for one in snippets() if one not in REFUSED)])
def test_something_is_said_of_all_and_no_sign_is_left(tex: str, lang: str) -> None:
    found = said(tex, lang)
    assert found
    assert found == found.strip()
    assert "  " not in found
    assert not any("\u2061" <= char <= "\u2064" or unicodedata.combining(char) for char in found)


def test_both_languages_have_the_same_words() -> None:
    for field in Words.__struct_fields__:
        one, other = getattr(EN, field), getattr(FR, field)
        assert type(one) is type(other), field
        if isinstance(one, dict) and field in ("signs", "large", "accents", "powers"):
            assert set(one) == set(other), field
