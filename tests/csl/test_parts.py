"""The parts of the processor by themselves: initials, pages, ordinals, capitals, marks that meet."""

from __future__ import annotations

import pytest

from generator.assets import asset
from generator.csl.engine import Engine
from generator.csl.locale import Locale, dialect
from generator.csl.model import NOCASE_CLOSE, NOCASE_OPEN, Cited, Item, Person, Span, plain
from generator.csl.names import initials
from generator.csl.numbers import is_numeric, is_several, number, pages
from generator.csl.spans import CLOSE_QUOTE, OPEN_QUOTE, finished
from generator.csl.style import Style
from generator.csl.textcase import cased
from generator.csl.xml import CslError, parsed
from generator.layout.citations.locators import Locator, locator_of


def locale(name: str) -> Locale:
    return Locale(name, [parsed(asset(f"csl/locales/{one}.xml").decode()) for one in dict.fromkeys((name, "en-US"))])


@pytest.mark.parametrize(
    ("given", "between", "hyphens", "made"),
    [
        ("Jean-Luc Marie", ". ", True, "J.-L. M."),
        ("Jean-Luc Marie", "", False, "JLM"),
        ("Jean-Luc Marie", ".", True, "J.-L.M."),
        ("J.-L.", ". ", True, "J.-L."),
        ("J. R. R.", ". ", True, "J. R. R."),
        ("J.R.R.", ". ", True, "J. R. R."),
        ("Simone de", ". ", True, "S. de"),
        ("Émile", ". ", True, "É."),
        ("", ". ", True, ""),
    ],
)
def test_initials(given: str, between: str, hyphens: bool, made: str) -> None:
    assert initials(given, between, hyphens=hyphens) == made


@pytest.mark.parametrize(
    ("typed", "form", "made"),
    [
        ("323-338", "", "323–338"), ("323--338", "expanded", "323–338"), ("323-38", "expanded", "323–338"),
        ("323-338", "minimal", "323–38"), ("323-329", "minimal", "323–9"), ("323-329", "minimal-two", "323–29"),
        ("100-109", "chicago-16", "100–109"), ("101-108", "chicago-16", "101–8"), ("321-328", "chicago-16", "321–28"),
        ("1496-1504", "chicago-15", "1496–1504"),
        ("S12-S14", "minimal", "S12–4"), ("4, 6-7", "", "4, 6–7"), ("A4", "", "A4"),
        ("xii–xiv", "", "xii–xiv"),
    ],
)  # fmt: skip
def test_pages(typed: str, form: str, made: str) -> None:
    assert pages(typed, form, locale("en-US")) == made


@pytest.mark.parametrize(
    ("name", "value", "gender", "made"),
    [
        ("en-US", 1, "", "1st"), ("en-US", 11, "", "11th"), ("en-US", 22, "", "22nd"), ("en-US", 113, "", "113th"),
        ("fr-FR", 1, "feminine", "1ʳᵉ"), ("fr-FR", 2, "", "2ᵉ"), ("de-DE", 3, "", "3."), ("pt-PT", 3, "", "3.ª"),
        ("nl-NL", 2, "", "2de"),
    ],
)  # fmt: skip
def test_ordinals(name: str, value: int, gender: str, made: str) -> None:
    assert locale(name).ordinal(value, gender) == made


@pytest.mark.parametrize(
    ("tag", "name"),
    [("fr", "fr-FR"), ("fr-BE", "fr-FR"), ("fr-CA", "fr-CA"), ("en", "en-US"), ("en-GB", "en-GB"), ("pt-BR", "pt-BR"),
     ("nl-BE", "nl-NL"), ("zh-Hant-TW", "zh-TW"), ("la", "la"), ("tlh", "en-US")],
)  # fmt: skip
def test_the_locale_of_a_language(tag: str, name: str) -> None:
    known = ("fr-FR", "fr-CA", "en-US", "en-GB", "pt-BR", "pt-PT", "nl-NL", "zh-CN", "zh-TW", "la")
    assert dialect(tag, known) == name


@pytest.mark.parametrize(
    ("case", "typed", "made"),
    [
        ("title", "the forms of capital: an essay on iPhones", "The Forms of Capital: An Essay on iPhones"),
        ("title", f"a {NOCASE_OPEN}dna{NOCASE_CLOSE} of life", f"A {NOCASE_OPEN}dna{NOCASE_CLOSE} of Life"),
        ("title", "W3C", "W3C"),
        ("title", "THE WHOLE TITLE OF IT", "The Whole Title of It"),
        ("sentence", "THE WHOLE TITLE", "The whole title"),
        ("capitalize-first", "éd.", "Éd."),
        ("uppercase", "van der Waals", "VAN DER WAALS"),
        ("lowercase", "In", "in"),
        ("capitalize-all", "the city", "The City"),
    ],
)
def test_capitals(case: str, typed: str, made: str) -> None:
    assert plain(cased((Span(typed),), case, english=True)) == made


def test_titles_of_other_languages_keep_their_capitals() -> None:
    assert plain(cased((Span("la distinction"),), "title", english=False)) == "la distinction"


@pytest.mark.parametrize(
    ("parts", "name", "made"),
    [
        (("Eds.", "."), "en-US", "Eds."),
        (("Why?", "."), "en-US", "Why?"),
        (("A", ". ", "."), "en-US", "A."),
        (("A ", " B"), "en-US", "A B"),
        ((OPEN_QUOTE, "Title", CLOSE_QUOTE, ","), "en-US", "“Title,”"),
        ((OPEN_QUOTE, "Why?", CLOSE_QUOTE, "."), "en-US", "“Why?”"),
        ((OPEN_QUOTE, "Titre", CLOSE_QUOTE, "."), "fr-FR", "«\u00a0Titre\u00a0»."),
        ((OPEN_QUOTE, "A ", OPEN_QUOTE, "B", CLOSE_QUOTE, CLOSE_QUOTE), "en-US", "“A ‘B’”"),
    ],
)
def test_marks_that_meet(parts: tuple[str, ...], name: str, made: str) -> None:
    assert plain(finished(tuple(map(Span, parts)), locale(name))).replace("\u202f", "\u00a0") == made


def test_what_is_a_number() -> None:
    assert [is_numeric(text) for text in ("2", "2nd", "12-14", "12, 15", "xii", "second", "")] == [True] * 4 + [
        False
    ] * 3
    assert [is_several(text) for text in ("3-4", "1, 2", "3", "xii–xiv", "A4")] == [True, True, False, True, False]
    assert number("12", "roman", locale("en-US"), "") == "xii"
    assert number("3", "long-ordinal", locale("en-US"), "") == "third"


def test_given_names_are_added_only_where_they_tell_people_apart() -> None:
    def book(key: str, *who: str) -> Item:
        return Item(key, "book", {"author": (Person(*who),)}, {"title": key}, {"issued": (1776 + len(key),)})

    smiths = [book("a", "Smith", "Adam"), book("bb", "Smith", "Adam", "", "Jr."), book("ccc", "Smith", "Mary")]
    style = Style(asset("csl/styles/chicago-author-date.csl").decode())
    engine = Engine(style, locale("en-US"), [*smiths, book("dddd", "Hume", "David")])
    assert [plain(engine.citation([Cited(one.id)])) for one in smiths] == [
        "(A. Smith 1777)",
        "(A. Smith 1778)",
        "(M. Smith 1779)",
    ]
    assert plain(engine.citation([Cited("dddd")])) == "(Hume 1780)"


@pytest.mark.parametrize("text", ["", "<a", "<!DOCTYPE a><a/>", "<locale/>", "<style/>"])
def test_what_is_no_style(text: str) -> None:
    with pytest.raises(CslError):
        Style(text)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", Locator()), ("3", Locator("3")), ("p. 3", Locator("3")), ("pp. 3-4", Locator("3-4")),
        ("p.3", Locator("3")),
        ("p. 3, passim", Locator("3", rest=", passim")), ("passim", Locator(rest=", passim")), ("xii", Locator("xii")),
        ("chap. 2", Locator("2", "chapter")), ("§ 4", Locator("4", "section")), ("n° 5", Locator("5", "issue")),
        ("S. 3", Locator("3")), ("blz. 3", Locator("3")), ("voir 3", Locator(rest=", voir 3")),
        ("3, 5", Locator("3, 5")),
        ("p. 3 sqq.", Locator("3", rest=" sqq.")),
    ],
)  # fmt: skip
def test_what_follows_a_key(typed: str, found: Locator) -> None:
    assert locator_of(typed) == found
