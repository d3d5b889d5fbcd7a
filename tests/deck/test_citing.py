"""Citations in texts: what is one, and what only looks so."""

from __future__ import annotations

import pytest

from generator.deck.inline import read_inline
from generator.deck.model import Cite


def cited(text: str) -> list[tuple[Cite, ...]]:
    return [one.cites for one in read_inline(text)[0] if one.cites]


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("[@a]", [Cite("a")]),
        ("[@petrella2004, p. 3; @tef2010]", [Cite("petrella2004", locator="p. 3"), Cite("tef2010")]),
        ("[see @a, pp. 3-4; @b]", [Cite("a", "see", "pp. 3-4"), Cite("b")]),
        ("[-@a]", [Cite("a", bare=True)]),
        ("[voir -@a, p. 3]", [Cite("a", "voir", "p. 3", bare=True)]),
        ("Selon @a, oui", [Cite("a", sentence=True)]),
        ("@a [p. 3] dit", [Cite("a", locator="p. 3", sentence=True)]),
        ("(@a)", [Cite("a", sentence=True)]),
        ("« @a »", [Cite("a", sentence=True)]),
        ("l'œuvre d'@a", [Cite("a", sentence=True)]),
        ("@a.", [Cite("a", sentence=True)]),
        ("@a:b_c.d/e-f, g", [Cite("a:b_c.d/e-f", sentence=True)]),
        ("_@a_ et **[@b]**", [Cite("a", sentence=True)]),
        ("[@{https://example.org/a_b}, p. 2]", [Cite("https://example.org/a_b", locator="p. 2")]),
        ("[voir me@example.org et @a]", [Cite("a", "voir me@example.org et")]),
    ],
)
def test_these_are_citations(text: str, cites: list[Cite]) -> None:
    assert cited(text)[0] == tuple(cites)


@pytest.mark.parametrize(
    "text",
    [
        "me@example.org", "écrire à prenom.nom@example.org", "<me@example.org>", "[@a](https://example.org)", "`@a`",
        "[x @a y](https://example.org)", "https://example.org/@a/b", r"\@a", "@", "@ a", "@@a", "a@b", "[@]", "3@a",
    ],
)  # fmt: skip
def test_these_are_not(text: str) -> None:
    assert not cited(text)


def test_a_citation_keeps_what_was_typed_and_a_backslash_is_taken_away() -> None:
    assert "".join(one.text for one in read_inline("Selon @a [p. 3] et [@b]")[0]) == "Selon @a [p. 3] et [@b]"
    assert read_inline(r"chez \@nom")[0][0].text == "chez @nom"


def test_a_citation_stands_in_a_footnote_and_never_in_a_link() -> None:
    [note] = [one.note for one in read_inline("x^[Voir [@a] et *@b*.]")[0] if one.note]
    assert [one.cites[0].key for one in note if one.cites] == ["a", "b"]
    assert [one.italic for one in note if one.cites] == [False, True]
