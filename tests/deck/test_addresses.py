"""Addresses of links: which are kept, in which form, and what is said of the others."""

from __future__ import annotations

import pytest

from generator.deck.addresses import MOST, Wrong, judged
from generator.deck.inline import read_inline
from generator.deck.load import parse_deck
from tests.deck.reading import items, places


@pytest.mark.parametrize(
    ("typed", "target"),
    [
        ("https://example.org", "https://example.org"),
        ("HTTP://Example.org:8080/a?b=c#d", "HTTP://Example.org:8080/a?b=c#d"),
        ("https://example.org./a", "https://example.org./a"),
        ("https://127.0.0.1:1/", "https://127.0.0.1:1/"),
        ("https://localhost/", "https://localhost/"),
        ("https://[2001:db8::1]:65535/a", "https://[2001:db8::1]:65535/a"),
        ("https://user:word@example.org/", "https://user:word@example.org/"),
        ("https://müller.de/é?q=ü#ä", "https://xn--mller-kva.de/%C3%A9?q=%C3%BC#%C3%A4"),
        ("https://пример.рф/", "https://xn--e1afmkfd.xn--p1ai/"),
        ("https://example.org/a%20b(c)", "https://example.org/a%20b(c)"),
        ("https://example.org/a[1]#b#c", "https://example.org/a%5B1%5D#b%23c"),
        ("https://a_b.example.org/", "https://a_b.example.org/"),
        ("mailto:anna@example.org", "mailto:anna@example.org"),
        ("mailto:anna@example.org,b@example.org?subject=ß", "mailto:anna@example.org,b@example.org?subject=%C3%9F"),
        ("mailto:anna+x@bücher.example", "mailto:anna+x@xn--bcher-kva.example"),
        ("#acteurs", "#acteurs"),
    ],
)  # fmt: skip
def test_what_may_be_a_link(typed: str, target: str) -> None:
    assert judged(typed).target == target


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("https://example.org/" + "a" * MOST, Wrong.LONG),
        ("https://example.org/" + "é" * 400, Wrong.LONG),
        ("https://exa%20mple.org/", Wrong.HOST),
        ("https://example..org/", Wrong.HOST),
        ("https://.example.org/", Wrong.HOST),
        ("https://" + "a" * 64 + ".org/", Wrong.HOST),
        ("https://" + ".".join(["abcdefgh"] * 30), Wrong.HOST),
        ("https://-example.org/", Wrong.HOST),
        ("https://a,b.org/", Wrong.HOST),
        ("https://999.1.1.1/", Wrong.HOST),
        ("https://example.org\\a/", Wrong.HOST),
        ("https://üü..de/", Wrong.HOST),
        ("https://example.org:99999/a", Wrong.PORT),
        ("https://example.org:port/b", Wrong.PORT),
        ("https://example.org:0/", Wrong.PORT),
        ("https://example.org:/", Wrong.PORT),
        ("https://example.org:80:80/", Wrong.PORT),
        ("https://[::1/", Wrong.BRACKETS),
        ("https://[::1]x/", Wrong.BRACKETS),
        ("https://[::1]:/", Wrong.PORT),
        ("https://[fe80::1%25eth0]/", Wrong.BRACKETS),
        ("https://[example.org]/", Wrong.BRACKETS),
        ("https://example.org/100%", Wrong.PERCENT),
        ("https://example.org/a?b=5%&c", Wrong.PERCENT),
        ("https://a@b@example.org/", Wrong.USER),
        ("mailto:x", Wrong.MAIL),
        ("mailto:a@", Wrong.MAIL),
        ("mailto:a@b@example.org", Wrong.MAIL),
        ("mailto:a@b..org", Wrong.MAIL),
        ("mailto:a@example.org;b@example.org", Wrong.MAIL),
        ("mailto://a@example.org", Wrong.MAIL),
        ("mailto:a@example.org?subject=5%", Wrong.PERCENT),
        ("javascript:alert(1)", Wrong.SCHEME),
        ("notes.pdf", Wrong.SCHEME),
        ("", Wrong.EMPTY),
    ],
)
def test_what_may_not(typed: str, wrong: Wrong) -> None:
    assert judged(typed).target is None
    assert judged(typed).wrong is wrong


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("www.example.org", "https://www.example.org"),
        ("example.org/a", "https://example.org/a"),
        ("example.org", "https://example.org"),
        ("https//example.org", "https://example.org"),
        ("http:/example.org/a", "https://example.org/a"),
        ("https:example.org", "https://example.org"),
        ("htp://example.org", "https://example.org"),
        ("https:///example.org", "https://example.org"),
        ("anna@example.org", "mailto:anna@example.org"),
    ],
)
def test_what_was_meant(typed: str, remedy: str) -> None:
    assert judged(typed).wrong is Wrong.MISSING
    assert judged(typed).remedy == remedy


@pytest.mark.parametrize(
    "address", ["https://a..b/", "https://a.be:0/", "https://[::1/", "mailto:a@b@c.be", "www.a.be"]
)
def test_a_bad_address_is_told_at_its_place_and_keeps_its_text(address: str) -> None:
    deck, told = parse_deck(items(f"Voir [le site]({address}) ici"))
    assert deck.slides[0].fields["items"].items[0].text.plain == "Voir le site ici"  # type: ignore[union-attr]
    assert places(told)[0].split() == ["almost-link" if "www" in address else "bad-address", "5:24"]
    assert all(str(one) for one in told)


def test_an_automatic_link_with_a_bad_address_is_shown_as_typed() -> None:
    stretches, told = read_inline("voir <https://a..b/>")
    assert "".join(one.text for one in stretches) == "voir <https://a..b/>"
    assert [one.code for one in told] == ["bad-address"]
