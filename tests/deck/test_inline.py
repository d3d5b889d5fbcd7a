"""Inline Markdown: what is markup, and what is not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.deck.inline import MAX_MARKS, has_markup, read_inline
from generator.deck.model import Inline, Script
from tests.deck.reading import bare, items, listed, read


def styled(text: str) -> str:
    """The stretches of a text, each in its style's letters."""
    shown = []
    for one in read_inline(text)[0]:
        marks = "".join(
            letter
            for letter, has in (
                ("b", one.bold),
                ("i", one.italic),
                ("c", one.code),
                ("s", one.strike),
                ("-", one.script is Script.SUB),
                ("+", one.script is Script.SUPER),
            )
            if has
        )
        target = f"→{one.link}" if one.link else ""
        shown.append(f"{marks}[{one.text}]{target}" if marks or target else one.text)
    return "".join(shown)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("un *mot* ici", "un i[mot] ici"),
        ("un _mot_ ici", "un i[mot] ici"),
        ("**fort** et ***les deux***", "b[fort] et bi[les deux]"),
        ("`*code*` et ~~rayé~~", "c[*code*] et s[rayé]"),
        ("H~2~O, x^2^, 1^er^", "H-[2]O, x+[2], 1+[er]"),
        ("a^b\\^c^", "a+[b^c]"),
        ("[texte](https://a.be/é?b=c#d)", "[texte]→https://a.be/%C3%A9?b=c#d"),
        ("[**gras** et](http://a.be) non", "b[gras]→http://a.be[ et]→http://a.be non"),
        ("[à moi](mailto:a@b.be)", "[à moi]→mailto:a@b.be"),
        ("[ici](#acteurs)", "[ici]→#acteurs"),
        ("[](https://a.be)", "[https://a.be]→https://a.be"),
        ("<https://a.be> <a@b.be>", "[https://a.be]→https://a.be [a@b.be]→mailto:a@b.be"),
        ("\\*pas\\* \\[a](b) \\\\", "*pas* [a](b) \\"),
        ("un\ndeux *trois*", "un\ndeux i[trois]"),
        ("un\\\ndeux", "un\ndeux"),
    ],
)
def test_markup(typed: str, shown: str) -> None:
    assert styled(typed) == shown


@pytest.mark.parametrize(
    "typed",
    [
        "2 * 3 * 4",
        "2*3*4",
        "HAMZA_oui_x",
        "« * »",
        "* une *",
        "- tiret",
        "# titre",
        "1. un",
        "> citation",
        "~5 ou ~6",
        "x ^ y ^ z",
        "<b>gras</b>",
        "<script>alert(1)</script>",
        "<javascript:alert(1)>",
        "&amp; &lt; &#65;",
        "[un] [deux]",
        "f(x) [note]",
        "C:\\dossier",
        "________",
        "~~~",
        "https://a.be/x_y_z",
        "a ]( b",
    ],
)
def test_what_is_no_markup_is_text(typed: str) -> None:
    assert read_inline(typed) == ((Inline(typed),), ())


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:x",
        "data:text/html,x",
        "file:///x",
        "vbscript:x",
        "//a.be",
        "a.html",
        "https:",
        "mailto:x",
    ],
)
def test_a_link_that_is_not_allowed_keeps_its_text(address: str) -> None:
    stretches, found = read_inline(f"un [mot]({address})")
    assert "".join(one.text for one in stretches) == "un mot"
    assert all(one.link is None for one in stretches)
    assert [(one.code, one.what) for one in found] == [("unsafe-link", address)]


def test_too_much_markup_stays_as_typed() -> None:
    typed = "*a* " * MAX_MARKS
    assert read_inline(typed)[0] == (Inline(typed),)
    assert read_inline(typed)[1][0].code == "too-much-markup"


@pytest.mark.parametrize(
    "piece", ["[", "![", "*a ", "a**b", "`a", "[a](", "<a", "\\[", "~a~", "[a](<b", "***a_", "*" * 50]
)
def test_hostile_markup_takes_no_time(piece: str) -> None:
    begun = time.process_time()
    read_inline(piece * (20_000 // len(piece)))
    read_inline(piece * (MAX_MARKS // len(piece)))
    assert time.process_time() - begun < 2


@given(st.text(alphabet="ab 1*_`[]()~^<>\\!#:/h\n", max_size=40))
def test_no_letter_is_lost_and_the_quick_test_agrees(typed: str) -> None:
    stretches, found = read_inline(typed)
    shown = "".join(one.text for one in stretches)
    if not found and not any(one.link for one in stretches):
        assert [c for c in shown if c.isalnum()] == [c for c in typed if c.isalnum()]
    if not has_markup(typed):
        assert shown == typed


def test_links_between_slides_are_checked() -> None:
    deck = read("title: t\nslides:\n  - heading: Un été\n  - items:\n    - voir [là](#un-ete)\n")
    assert deck.slides[0].id == "un-ete"


def test_markup_reaches_the_deck() -> None:
    [item] = listed(read(items("le **décret**")))
    assert bare(item.text) == bare(type(item.text)((Inline("le "), Inline("décret", bold=True)), item.span))
