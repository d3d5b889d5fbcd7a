"""The processor against CSL's reference: seven pairs of style and language, twelve kinds of work and four that are hard
to tell apart.

``expected.json`` holds what citeproc-js 1.4.63 (the npm package ``citeproc`` 2.4.63) makes of ``works.json`` and
``citations.json`` with the style and locale files that the program brings: ``appendCitationCluster`` for each citation,
``makeBibliography`` for the list, as plain text. Compared are characters; spaces of any width are one, and apostrophes,
which the deck's typography sets.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.csl.engine import Engine
from generator.csl.model import Cited, plain
from generator.deck.bibliography.csl_json import read_csl_json
from generator.deck.model import CitationStyle
from generator.layout.citations.works import engine_for
from generator.spans import Span

FOLDER = Path(__file__).parent
EXPECTED: Mapping[str, Any] = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
CITATIONS: list[list[dict[str, Any]]] = json.loads((FOLDER / "citations.json").read_text(encoding="utf-8"))
TWELVE = "book article chapter conference thesis report webpage newspaper edited translated dataset undated".split()
LANGUAGES = {"en-US": "en", "fr-FR": "fr"}
OTHERWISE = {
    ("iso690-author-date-fr fr-FR", 6): "(Bourdieu 1979a, 1979b)",
    ("iso690-author-date-fr fr-FR", 7): "(Smith 1776, 1986)",
    ("iso690-author-date-fr fr-FR", 9): "(Durkheim 1930, 1982)",
}
"""Where citeproc-js has a semicolon between the years of one author, for which CSL prescribes a comma."""


@cache
def engine(pair: str) -> Engine:
    name, lang = pair.split()
    works, broken = read_csl_json((FOLDER / "works.json").read_text(encoding="utf-8"), "works.json")
    assert not broken
    style = CitationStyle(name, Span("deck.yaml", 1, 1))
    return engine_for(style, LANGUAGES[lang], [one.entry for one in works])


def said(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


def asked(one: Mapping[str, Any]) -> Cited:
    return Cited(one["id"], one.get("prefix", ""), one.get("locator", ""), one.get("label", "page"),
                 year_only=one.get("suppress-author", False))  # fmt: skip


@pytest.mark.parametrize("kind", TWELVE)
@pytest.mark.parametrize("pair", EXPECTED)
def test_each_kind_of_work_is_listed_as_the_reference_lists_it(pair: str, kind: str) -> None:
    [entry] = engine(pair).bibliography([kind])
    assert said(f"{entry.label} {plain(entry.spans)}") == said(EXPECTED[pair]["works"][kind])


@pytest.mark.parametrize("pair", EXPECTED)
def test_works_that_are_alike_are_told_apart_and_stand_in_the_reference_s_order(pair: str) -> None:
    listed = engine(pair).bibliography()
    assert [entry.id for entry in listed] == list(EXPECTED[pair]["works"])
    for entry in listed:
        assert said(f"{entry.label} {plain(entry.spans)}") == said(EXPECTED[pair]["works"][entry.id])


@pytest.mark.parametrize("at", range(len(CITATIONS)))
@pytest.mark.parametrize("pair", EXPECTED)
def test_each_citation_is_the_reference_s(pair: str, at: int) -> None:
    made = plain(engine(pair).citation([asked(one) for one in CITATIONS[at]]))
    assert said(made) == OTHERWISE.get((pair, at), said(EXPECTED[pair]["citations"][at]))


@pytest.mark.parametrize(
    ("pair", "kind", "by_hand"),
    [
        # APA 7, 10.1, example 1
        ("apa en-US", "article", ("Watson, J. D., & Crick, F. H. C. (1953). Molecular structure of nucleic acids. "
                                  "Nature, 171(4356), 737–738. https://doi.org/10.1038/171737a0")),
        # Chicago 18, 13.102: the translator after the title
        ("chicago-author-date en-US", "translated", ("Durkheim, Émile. 1982. The Rules of Sociological Method. "
                                                     "Translated by W. D. Halls. Free Press.")),
        # Citing Medicine, chapter 1: initials without full stops, six authors and “et al.”
        ("vancouver en-US", "conference", ("Vaswani A, Shazeer N, Parmar N, Uszkoreit J, Jones L, Gomez AN, et al. "
                                           "Attention is all you need. In: Advances in neural information processing "
                                           "systems. 2017. p. 5998–6008.")),
        # IEEE Reference Guide: “Eds.,” after the names
        ("ieee en-US", "edited", ("P. B. Evans, D. Rueschemeyer, and T. Skocpol, Eds., Bringing the state back in. "
                                  "Cambridge: Cambridge University Press, 1985.")),
        # ISO 690: capitals, the year after the names, the spaced colon of French
        ("iso690-author-date-fr fr-FR", "translated", ("DURKHEIM, Émile, 1982. The rules of sociological method. "
                                                       "New York : Free Press.")),
    ],
)  # fmt: skip
def test_a_sample_is_right_by_the_styles_manuals(pair: str, kind: str, by_hand: str) -> None:
    [entry] = engine(pair).bibliography([kind])
    assert said(plain(entry.spans)) == said(by_hand)


def test_italics_and_addresses_are_told() -> None:
    [entry] = engine("apa en-US").bibliography(["article"])
    assert [span.text for span in entry.spans if span.italic] == ["Nature", "171"]
    assert [span.link for span in entry.spans if span.link] == ["https://doi.org/10.1038/171737a0"]


@pytest.mark.parametrize(
    ("pair", "key", "who"),
    [
        ("apa en-US", "article", "Watson and Crick"),
        ("apa fr-FR", "article", "Watson et Crick"),
        ("ieee en-US", "conference", "Vaswani et al."),
        ("vancouver en-US", "edited", "Evans et al."),
        ("iso690-author-date-fr fr-FR", "undated", "de Saussure"),
    ],
)
def test_in_a_sentence_authors_are_named_as_one_reads_them(pair: str, key: str, who: str) -> None:
    assert plain(engine(pair).author(Cited(key))) == who
