"""``format_deck``: strict YAML that says the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
import yaml
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from generator.deck.format import format_deck, scalar
from generator.deck.lines import mark
from generator.deck.load import parse_deck
from generator.deck.source import FORBIDDEN
from generator.deck.tree import read_tree
from generator.errors import ContentError
from tests.deck.reading import bare, items, problems, read, slide, texts
from tests.deck.test_texts import AS_TYPED

LOOSE = """\
# En tête
title : Le Partenariat : notes   # pas un commentaire
lang: fr # commentaire
min_size: 22
typography: no

slides:

  # Première
  - id: acteurs
    heading: Acteurs :
    items:
      - Parmi les acteurs du partenariat on peut citer :
       - L'Etat, qui joue
         un rôle : certain
         # entre deux

         et deux
       - 'Les associations' # fin
      -   "déjà : cité"
      - Non
      - [un, deux]
      -
        plus bas
    notes: |
      Un : deux # trois

        quatre
  - text: >
      plié
      ici
    columns: [{items: [a, b]}]
"""

BLOCKS = """\
title: Un : deux
lang: fr
slides:
  - heading: Tables
    table: |
      Décile | 2000  | 2020
      D1 : x | 8,2   | 9,1   # pas
      --- | :-: | ---
      D10    | 41,0 \\| z | <
      ^ | a |
    source: Eurostat : 2025
  - heading: Longue
    table:
      file: data/a.csv
      total: true
      stub: yes
      align: [left, number, number]
      widths: 3, 1, 1
      highlight: [D10, "2020"]
      decimal: ,
  - heading: Lignes
    table:
      rows:
        - [Décile, 2000, "8,2"]
        - D1 | 8,2 | 9,1
        - - un
          - deux : trois
  - heading: Code
    code: |
      def f(x):   # commentaire
          return "a: b"

          # fin
    items: [a, b]
  - heading: Corps
    body:
      - text: En euros : courants
      - table: data/courants.csv   # lien
      - text: En euros constants
        only: [teacher]
      - table: {file: data/constants.csv, total: true}
      - items:
          - Un : deux
          - Trois
        marker: letter
        start: 4
      - numbered: true
        items:
         - a
         - Sous :
           - b
      - definition: Accord : entre deux
      - definition: {title: Partenariat, text: x}
      - exercise:
          text: Nommez : trois
          minutes: 5
          hints:
            - Un : deux
          number: true
      - box:
          title: Vignette : clinique
          body:
            - text: Premier : point
            - table: |
                a | b : c
                d | e
      - quote: Nul n'est : une île
        by: John : Donne
      - quote:
          text: Mot : x
          image: images/a.jpg
      - terms:
          - term: Coopération
            text: Échange : x
          - {term: A, text: b}
      - images:
          - images/a.jpg
          - file: images/b.jpg
            alt: Une : rue
            caption: En : 1990
      - images: [images/a.jpg, images/b.jpg]
      - statement: Le : local
  - heading: Colonnes
    columns:
      - heading: Un : an
        image: {file: images/1990.png, alt: Carte des communes en 1990}
      - heading: 2020
        width: 2
        body:
          - text: Ici : là
          - tip: Demander : tôt
          - code: |
              x: 1
"""
"""Every form of every kind of block, as loosely as it may be typed."""

CHANGES = """\
slides:
  corps:
    table: |
      a | b : c
      d | e
    body:
      table-2: {drop: true}
      definition:
        caption: Un : deux
        after:
          - text: Un : deux
          - table: data/b.csv
      tip:
        tip: Demander : tôt
        move: {after: items}
"""

STRICT = """\
# En tête
title: "Le Partenariat : notes   # pas un commentaire"
lang: fr  # commentaire
min_size: 22
typography: no

slides:

  # Première
  - id: acteurs
    heading: "Acteurs :"
    items:
      - text: "Parmi les acteurs du partenariat on peut citer :"
        items:
        - "L'Etat, qui joue un rôle : certain\\n\\net deux"
         # entre deux
        - "Les associations"  # fin
      - "déjà : cité"
      - Non
      - "[un, deux]"
      - plus bas
    notes: |
      Un : deux # trois

        quatre
  - text: >
      plié
      ici
    columns: [{items: [a, b]}]
"""


def test_a_loose_deck_becomes_strict() -> None:
    assert format_deck(LOOSE) == STRICT


def test_strict_text_is_read_alike_by_yaml() -> None:
    strict = yaml.safe_load(STRICT)
    assert strict["title"] == "Le Partenariat : notes   # pas un commentaire"
    assert strict["slides"][0]["items"][0]["items"][1] == "Les associations"
    assert strict["slides"][0]["items"][2:] == ["Non", "[un, deux]", "plus bas"]
    assert strict["min_size"] == 22
    assert strict["typography"] is False


def test_formatting_changes_places_only() -> None:
    before, _ = parse_deck(LOOSE)
    after, warnings = parse_deck(STRICT)
    assert not warnings
    assert bare(after) == bare(before)
    assert format_deck(STRICT) == STRICT


def test_every_kind_of_block_says_the_same_afterwards() -> None:
    strict = format_deck(BLOCKS)
    assert format_deck(strict) == strict
    assert [one.code for one in problems(strict)] == [one.code for one in problems(BLOCKS)], "files are missing to both"
    by_yaml = yaml.safe_load(strict)["slides"]
    assert by_yaml[0]["table"].splitlines()[1] == "D1 : x | 8,2   | 9,1   # pas"
    assert by_yaml[3]["code"].endswith('return "a: b"\n\n    # fin\n')
    body = by_yaml[4]["body"]
    assert [next(iter(block)) for block in body] == [
        "text", "table", "text", "table", "items", "numbered", "definition", "definition", "exercise", "box", "quote",
        "quote", "terms", "images", "images", "statement",
    ]  # fmt: skip
    assert body[9]["box"]["body"][1]["table"] == "a | b : c\nd | e\n"
    assert by_yaml[5]["columns"][1]["body"][2]["code"] == "x: 1\n"


def test_changes_of_blocks_in_a_course_say_the_same_afterwards() -> None:
    strict = format_deck(CHANGES, "courses/soir.yaml", course=True)
    assert format_deck(strict, "courses/soir.yaml", course=True) == strict
    slide = yaml.safe_load(strict)["slides"]["corps"]
    assert slide["table"] == "a | b : c\nd | e\n"
    assert slide["body"]["table-2"] == {"drop": True}
    assert slide["body"]["definition"]["after"] == [{"text": "Un : deux"}, {"table": "data/b.csv"}]
    assert slide["body"]["tip"] == {"tip": "Demander : tôt", "move": {"after": "items"}}


def test_line_ends_are_kept() -> None:
    assert format_deck("title: a : b\r\nslides:\r\n  - id: c\r\n") == 'title: "a : b"\r\nslides:\r\n  - id: c\r\n'


@pytest.mark.parametrize("typed", AS_TYPED)
def test_texts_survive(typed: str) -> None:
    source = slide(f"heading: {typed}\nitems:\n  - {typed}\n  - {typed}\n    - dessous")
    formatted = format_deck(source)
    assert bare(read(formatted)) == bare(read(source))
    assert format_deck(formatted) == formatted
    if typed.strip() not in ("|", ">"):
        read_by_yaml = yaml.safe_load(formatted)["slides"][0]
        assert read_by_yaml["heading"] == typed.strip(" ")
        assert read_by_yaml["items"] == [typed.strip(" "), {"text": typed.strip(" "), "items": ["dessous"]}]


@pytest.mark.parametrize("wrong", ["title: a\nslides:\n\t- b: c\n", "title: [\n", 'title: "\\d"\n', "title: \x00"])
def test_what_cannot_be_read_is_not_rewritten(wrong: str) -> None:
    source = wrong if wrong != "title: [\n" else "slides: [\n"
    with pytest.raises(ContentError):
        format_deck(source)


@pytest.mark.parametrize("text", ["a\u2028b", "a\x07", "\ufeff", "a\U0001ffffb", "a\x85"])
def test_characters_that_no_file_may_hold_stay_escapes(text: str) -> None:
    assert yaml.safe_load(scalar(text)) == text
    assert not FORBIDDEN.search(scalar(text))


def test_a_deck_with_mistakes_in_its_keys_can_be_formatted() -> None:
    assert format_deck("titre: a : b\nslydes:\n  - foo bar: c : d\n") == (
        'titre: "a : b"\nslydes:\n  - "foo bar": "c : d"\n'
    )


# Everything that a file may hold, and what troubles YAML more often than that.
CHARACTERS = st.one_of(
    st.characters(exclude_categories=["Cs"]).filter(
        lambda one: not FORBIDDEN.match(one) and one not in "\r\ufeff\ufffd"
    ),
    st.sampled_from(" :#-'\"\\[]{}|>*&!%@`,?\téŒ\u00a0"),
)
ONE_LINE = st.text(CHARACTERS.filter(lambda one: one != "\n"), max_size=30)
PIECES = st.sampled_from(
    ["title: a\n", "slides:\n", "  - heading: b\n", "    items:\n", "      - c\n", "      - d :\n", "          - e\n",
     "    ", "  ", "\n", "- ", ": ", " #", '"', "'", "|\n", ">\n", "[", "]", "{", "}", "&a ", "*a", "!!x ", "text: ",
     "id: ", "notes: ", "---\n", "...", "\t", "é", "image: ", "columns:\n", "# f\n", "\\", "<<: ", "? ", "%", "\r\n",
     "\x00", "\ud800"]
)  # fmt: skip


@given(st.lists(ONE_LINE, min_size=1, max_size=6))
def test_any_texts_survive_a_written_deck(wanted: list[str]) -> None:
    source = slide("text:\n" + "\n".join(f"  - {scalar(text)}" for text in wanted))
    tree, found = read_tree(mark(source, "deck.yaml"))
    assert not found
    assert yaml.safe_load(source)["slides"][0]["text"] == wanted
    assert bare_texts(tree) == wanted


def bare_texts(tree: object) -> list[str]:
    from generator.deck.tree import Mapping, Scalar, Sequence

    assert isinstance(tree, Mapping)
    slides = tree.pairs[1][1]
    assert isinstance(slides, Sequence)
    one = slides.members[0]
    assert isinstance(one, Mapping)
    listed = one.pairs[1][1]
    assert isinstance(listed, Sequence)
    return [text.text for text in listed.members if isinstance(text, Scalar)]


@given(st.lists(ONE_LINE.filter(lambda text: text.strip(" \t\u00a0") != ""), min_size=1, max_size=6))
def test_any_texts_typed_as_they_are_survive(typed: list[str]) -> None:
    wanted = [text.strip(" \t") for text in typed]
    assume(not any(text[0] in "\"'" or text.startswith(("id:", "text:", "items:", "{")) for text in wanted))
    marked = mark(items(*wanted), "deck.yaml")
    assert [one.text for one in marked.typed.values()][2:] == wanted


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=300, deadline=None)
@example("SLI:\n 00SITLE:")  # a key that needs quotes, below one that is misspelt
@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map("".join)))
def test_nothing_but_content_errors_is_raised(source: str) -> None:
    deck, told = attempt(parse_deck, source)
    formatted, refused = attempt(format_deck, source)
    assert "format-refused" not in refused
    assert deck is None or formatted is not None
    if formatted is not None:
        assert format_deck(formatted) == formatted
    if deck is not None and formatted is not None:
        assert bare(parse_deck(formatted)[0]) == bare(deck[0])
    else:
        assert told or refused


T = TypeVar("T")


def attempt(function: Callable[[str], T], source: str) -> tuple[T | None, str]:
    """What comes out, or what ContentError says; any other exception fails the test."""
    try:
        return function(source), ""
    except ContentError as problem:
        return None, str(problem)


def test_texts_of_the_formatted_deck() -> None:
    assert texts(read(STRICT))[1:] == ["déjà : cité", "Non", "[un, deux]", "plus bas"]
