"""Texts of other tools, as texts of this format: the same signs in the same look."""

from __future__ import annotations

import pytest

from generator.deck.inline import read_inline
from generator.deck.markdown.dialects.inline import pieces_of, said
from generator.deck.markdown.dialects.pictures import Picture
from generator.deck.markdown.dialects.reading import Reading, Ways
from generator.deck.markdown.dialects.runs import Run, footnote, written
from generator.deck.tree import Scalar


def reading(**ways: bool) -> Reading:
    return Reading(Ways(**ways), links={"a": "https://example.org/a"}, notes={"1": Scalar("Une *note*.", 1, 1)})


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("**gras**, __gras__, *it*, _it_, ~~non~~, `c`", "**gras**, **gras**, *it*, *it*, ~~non~~, `c`"),
        ("<b>g</b> <em>i</em> <kbd>Ctrl</kbd><kbd>C</kbd> <del>x</del>", "**g** *i* `Ctrl` `C` ~~x~~"),
        ("H<sub>2</sub>O et x<sup>2</sup>", "H~2~O et x^2^"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("a \\* b \\_ c", "a * b _ c"),
        ("*a* \\*b\\*", "*a* \\*b\\*"),
        ("&lt;b&gt; &amp; &eacute;", "<b> & é"),
        ("Vec<T> et 2 < 3", "Vec<T> et 2 < 3"),
        (":tada: et :inconnu: à 12:30:45", "🎉 et :inconnu: à 12:30:45"),
        ("[un](https://example.org/(b)) [deux][a] [a][] [a]",
         ("[un](<https://example.org/(b)>) [deux](https://example.org/a) [a](https://example.org/a) "
          "[a](https://example.org/a)")),
        ("[ici](fichier.pdf) et [là](#nulle-part)", "ici et là"),
        ("www.example.org et https://example.org/_a_ restent", "www.example.org et https://example.org/_a_ restent"),
        ("<https://example.org>", "<https://example.org>"),
        ("mot[^1] et [^2]", "mot^[Une *note*.] et \\[\\^2]"),
        ("mot^[là même]", "mot^[là même]"),
        ("$x^2$ et $5 ou $10", "$x^2$ et $5 ou $10"),
        ("$\\inconnue$", "`\\inconnue`"),
        ("<span class='x'>a <i>b</i></span>", "a *b*"),
        ("- [ ] à faire", "- \\[ ] à faire"),
        ("# pas un titre", "\\# pas un titre"),
        ("{.classe} et ::: div", "`{.classe}` et ::: div"),
        ("``a ` b``", "``a ` b``"),
        ("**a *b* c**", "**a *b* c**"),
        ("a@b.org et @nom", "a@b.org et \\@nom"),
        ("<i class='fa fa-home'></i> maison", "maison"),
    ],
)  # fmt: skip
def test_what_every_dialect_has(typed: str, wanted: str) -> None:
    assert said(typed, reading()) == wanted
    _, problems = read_inline(wanted)
    assert not [one.code for one in problems if one.code != "formula"]


@pytest.mark.parametrize(
    ("ways", "typed", "wanted"),
    [
        ("scripts", "H~2~O, x^2^, a~b", "H~2~O, x^2^, a~b"),
        ("spans", "[a *b*]{.rouge} et `c`{.r}", "a *b* et `c`"),
        ("classes", ".rouge[a *b*] et .x.y[c] d.e", "a *b* et c d.e"),
        ("shortcodes", "a {{< meta titre >}} b", "a b"),
        ("tex", "\\textbf{a} \\vspace{1cm} b\\ c \\LaTeX{}", "**a** b\u00a0c LaTeX"),
        ("code_formulas", "`$x^2$` et `$HOME`", "$x^2$ et `$HOME`"),
    ],
)
def test_what_one_has(ways: str, typed: str, wanted: str) -> None:
    assert said(typed, reading(**{ways: True})) == wanted


def test_pictures_stand_apart() -> None:
    found = pieces_of("a ![b **c**](d.png \"e\"){width=50%} f <img src='g.png' alt='h'>", reading(spans=True))
    pictures = [one for one in found if isinstance(one, Picture)]
    assert [(one.file, one.alt, one.title, dict(one.pairs)) for one in pictures] == [
        ("d.png", "b c", "e", {"width": "50%"}),
        ("g.png", "h", "", {}),
    ]


def test_what_marp_says_in_an_alternative_text_is_none_of_it() -> None:
    (one,) = pieces_of("![bg right:40% blur:3px w:100px La rue](a.png)", told := reading(words_in_alt=True))
    assert isinstance(one, Picture)
    assert (one.alt, one.background, one.silent) == ("La rue", False, True)
    assert [lost.construct for lost in told.lost] == ["filter on a picture"]


def test_a_look_that_cannot_be_written_is_left_out_and_no_sign_is() -> None:
    made = written([Run("le", italic=True), Run("s "), Run("mots", bold=True), Run(" ici")])
    assert made == "les **mots** ici"


def test_a_footnote_in_a_footnote_is_none() -> None:
    assert footnote("a^[b]") is None
    assert footnote("a" * 3000) is None
