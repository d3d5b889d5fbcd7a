"""In a text position what the author typed is the text."""

from __future__ import annotations

import pytest

from generator.deck.load import parse_deck
from generator.deck.model import Text
from tests.deck.reading import items, listed, outline, places, read, slide, texts

AS_TYPED = [
    "Le partenariat : avantages et limites",
    "Acteurs :",
    "Acteurs:",
    "Non",
    "no",
    "true",
    "null",
    "~",
    "12:30",
    "1991",
    "0x1F",
    "1e5",
    "2004-05-06",
    ".inf",
    "{{ variable }}",
    "{% if x %}",
    "{a: b}",
    "[crochet",
    "[a, b]",
    "* une étoile",
    "*une étoile",
    "& compagnie",
    "&ancre",
    "! attention",
    "!!python/object/apply:os.system [ls]",
    "% pourcent",
    "@ chez",
    "`",
    "| barre",
    "|",
    "> citation",
    ">",
    "« guillemets » : oui",
    '"Partenariat" et territoire',
    '"ouvert',
    "'tis",
    "L'État, c'est 'moi'",
    "'L'État'",
    "- tiret",
    "- - deux tirets",
    "? question",
    ": deux-points",
    "text : un mot",
    "id : un mot",
    "heading: un mot",
    "C# et F#",
    "http://example.org/#ancre",
    "a: b: c: d",
    "--- trois",
    "...",
    "<<",
    "=",
    "C:\\dossier",
    "100 % : oui",
    "א: ב",
    "👩‍👩‍👧 : famille",
    "a\tb",
    "fin\u00a0",
    "\u00a0début",
    "<script>alert(1)</script>",
    "&amp; &#233;",
    "1. premier",
    "+ plus",
    "2 * 3 * 4",
    "HAMZA_oui_x",
    "_" * 30,
    "> ",
]


@pytest.mark.parametrize("typed", AS_TYPED)
def test_an_item_is_what_was_typed(typed: str) -> None:
    deck = read(items(typed, "suivant"))
    assert texts(deck) == [typed.rstrip(" "), "suivant"]


@pytest.mark.parametrize("typed", AS_TYPED)
def test_a_heading_is_what_was_typed(typed: str) -> None:
    heading = read(slide(f"heading: {typed}\nitems:\n  - a")).slides[0].heading
    assert heading is not None
    assert heading.plain == typed.rstrip(" ")


@pytest.mark.parametrize("typed", AS_TYPED)
def test_an_item_with_sub_items_is_what_was_typed(typed: str) -> None:
    deck = read(slide(f"items:\n  - {typed}\n    - dessous\n  - après"))
    if typed.strip() in ("|", ">"):  # the sign of a block, when something stands below it
        assert texts(deck) == ["- dessous", "après"]
    else:
        assert outline(deck) == [(0, "i1", typed.rstrip(" ")), (1, "i1-1", "dessous"), (0, "i2", "après")]


@pytest.mark.parametrize("key", ["title", "subtitle", "author", "date", "footer"])
def test_texts_of_the_deck(key: str) -> None:
    source = f"{key}: 12:30 : « non »\nslides:\n  - heading: a\n"
    deck = read(source if key == "title" else "title: t\n" + source)
    found = getattr(deck, key)
    assert isinstance(found, Text)
    assert found.plain == "12:30 : « non »"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ('"Acteurs : # un"', "Acteurs : # un"),
        ('"a\\tb\\"c\\u00e9"', 'a\tb"cé'),
        ("'L''État'", "L'État"),
        ('"fin"   # commentaire', "fin"),
        ("'fin' # commentaire", "fin"),
        ('"id: x"', "id: x"),
        ('""""', '""""'),
    ],
)
def test_quotes_around_a_whole_text_are_yaml(typed: str, meant: str) -> None:
    assert texts(read(items(typed, "b"))) == [meant, "b"]


@pytest.mark.parametrize(
    ("lines", "meant"),
    [
        (["un", "deux : trois"], "un deux : trois"),
        (["un", "", "deux"], "un\ndeux"),
        (["un", "# commentaire", "deux"], "un deux"),
        (['"un', '  deux"'], "un deux"),
        (["'un", "", "  d''eux'"], "un\nd'eux"),
        (["|", "un", "  deux # trois", "", "quatre"], "un\n  deux # trois\nquatre"),
        ([">-", "un", "deux"], "un deux"),
        (["", "un peu plus bas"], "un peu plus bas"),
        (['"pas fermé', "du tout"], '"pas fermé du tout'),
        (["[un", "deux]"], "[un deux]"),
    ],
)
def test_a_text_goes_on_over_deeper_lines(lines: list[str], meant: str) -> None:
    first, *rest = lines
    typed = "\n".join([first, *(f"      {line}" if line else "" for line in rest)])
    source = f"title: T\nslides:\n  - items:\n    - {typed}\n    - suivant\n"
    assert texts(read(source)) == [meant, "suivant"]


def test_a_text_may_begin_below_its_key() -> None:
    deck = read("title:\n  Un titre\n  long\nslides:\n  - heading: a\n")
    assert deck.title.plain == "Un titre long"
    assert (deck.title.span.line, deck.title.span.column) == (2, 3)


@pytest.mark.parametrize("indent", [1, 2, 3, 4, 8])
def test_sub_items_may_be_indented_as_one_likes(indent: int) -> None:
    pad = " " * indent
    source = slide(f"items:\n- un :\n{pad}- deux :\n{pad}{pad}- trois\n{pad}- quatre\n- cinq")
    assert [(level, text) for level, _, text in outline(read(source))] == [
        (0, "un :"),
        (1, "deux :"),
        (2, "trois"),
        (1, "quatre"),
        (0, "cinq"),
    ]


def test_items_with_keys() -> None:
    deck = read(slide("items:\n- id: cout\n  text: Le coût : cher\n  items:\n  - temps\n- text: autre\n- dernier"))
    assert outline(deck) == [
        (0, "cout", "Le coût : cher"),
        (1, "i1-1", "temps"),
        (0, "i2", "autre"),
        (0, "i3", "dernier"),
    ]


def test_places_are_those_of_the_file() -> None:
    deck = read(slide("heading : Acteurs :\nitems:\n -   un :\n  -  deux\n -\n    trois"))
    assert deck.slides[0].heading
    spans = [deck.slides[0].heading.span, *(one.text.span for top in listed(deck) for _, one in top.walk())]
    assert [(span.line, span.column) for span in spans] == [(4, 15), (6, 10), (7, 10), (9, 9)]


def test_a_hash_in_a_text_is_kept_and_warned_about() -> None:
    deck, warnings = parse_deck(items("un # deux", "# trois", "quatre", "cinq\n        six # sept"))
    assert texts(deck) == ["un # deux", "# trois", "quatre", "cinq six # sept"]
    said = [place for place in places(warnings) if not place.startswith("foreign-notation")]
    assert said == ["hash-in-text 5:12", "hash-in-text 6:9", "hash-in-text 9:17"]


def test_comments_after_words_and_keys_are_comments() -> None:
    deck = read(
        "title: T\nlang: fr # langue\n# ligne\nslides: # liste\n  - id: a # nom\n    items: # points\n    - b\n"
    )
    assert (deck.lang, deck.slides[0].id, texts(deck)) == ("fr", "a", ["b"])


def test_notes_and_text_in_paragraphs() -> None:
    deck = read(slide("text: |\n  un\n  deux\n\n  trois\nnotes:\n  - premier : oui\n  - second"))
    assert texts(deck, "text") == ["un\ndeux", "trois"]
    assert [note.plain for note in deck.slides[0].notes] == ["premier : oui", "second"]
    folded = read(slide("text: >\n  un\n  deux\n\n  trois\nnotes: un\n  deux\n\n  trois"))
    assert texts(folded, "text") == ["un deux", "trois"]
    assert [note.plain for note in folded.slides[0].notes] == ["un deux", "trois"]
    assert [note.span.line for note in deck.slides[0].notes] == [10, 11]


def test_paragraphs_of_a_block_know_their_lines() -> None:
    deck = read(slide("notes: |\n\n  un\n\n\n  deux\n  trois\n\n  quatre"))
    assert [(note.plain, note.span.line) for note in deck.slides[0].notes] == [
        ("un", 6),
        ("deux\ntrois", 9),
        ("quatre", 12),
    ]


def test_json_is_a_deck() -> None:
    deck = read('{"title": "T", "slides": [{"heading": "a : b", "items": ["c", {"text": "d", "items": ["e"]}]}]}')
    assert outline(deck) == [(0, "i1", "c"), (0, "i2", "d"), (1, "i2-1", "e")]


def test_windows_line_ends_and_a_byte_order_mark() -> None:
    assert texts(read("\ufeff" + items("a : b", "c").replace("\n", "\r\n"))) == ["a : b", "c"]


def test_a_document_may_be_marked() -> None:
    assert texts(read("# un deck\n---\n" + items("a") + "...\n")) == ["a"]


def test_sub_items_of_an_empty_item_take_its_place() -> None:
    deck, warnings = parse_deck(slide("items:\n- a\n- text: ''\n  items:\n  - b\n  - c\n    - d\n- e"))
    assert outline(deck) == [(0, "i1", "a"), (0, "i2", "b"), (0, "i3", "c"), (1, "i3-1", "d"), (0, "i4", "e")]
    assert places(warnings) == ["empty-item 6:7"]


def test_empty_items_are_left_out() -> None:
    deck, warnings = parse_deck(items("a", "", "b", '""'))
    assert outline(deck) == [(0, "i1", "a"), (0, "i2", "b")]
    assert [one.code for one in warnings] == ["empty-item", "empty-item"]
