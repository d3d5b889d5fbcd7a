"""What is tagged for an audience is an item in whatever form it is written, or an error: it is never shown as text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.deck.load import parse_deck
from generator.deck.model import Items, Text
from generator.deck.texts import texts_of
from generator.errors import ContentError
from tests.deck.reading import listed, problems, read, slide, texts

TAGGED = [
    "- {only: [teacher], text: SECRET}",
    "- {text: SECRET, only: [teacher]}",
    "- { 'only' : [teacher] , \"text\" : SECRET }",
    "- {only: [teacher],\n   text: SECRET}",
    "- {\n    only: [teacher],\n    text: SECRET\n  }",
    "-\n  {only: [teacher], text: SECRET}",
    "- only: [teacher]\n  text: SECRET",
    "- only: teacher\n  text: SECRET",
    "- only:\n    - teacher\n  text: SECRET",
    '- "only": [teacher]\n  "text": SECRET',
]


@pytest.mark.parametrize("typed", TAGGED)
@pytest.mark.parametrize("owner", ["items:", "text:", "notes:", "columns:\n  - items:"])
def test_an_item_may_begin_with_any_of_its_keys(typed: str, owner: str) -> None:
    deep = "      " if owner.startswith("columns") else "  "
    deck = read(slide(f"heading: H\n{owner}\n" + "\n".join(deep + line for line in typed.split("\n"))))
    one = deck.slides[0]
    found = one.fields.get("items") or one.fields.get("text")
    if "columns" in one.fields:
        found = one.fields["columns"].columns[0].items  # type: ignore[union-attr, index]
    tagged = one.notes[0] if owner == "notes:" else found.items[0]  # type: ignore[union-attr]
    assert tagged.audience.tags == {"teacher"}
    assert [text.plain for text in texts_of(one)] == ["H", "SECRET"]


@pytest.mark.parametrize("value", ["{only: [teacher], text: S}", "[{only: [teacher], text: S}, b]"])
def test_notes_may_be_written_in_flow(value: str) -> None:
    notes = read(slide(f"heading: H\nnotes: {value}")).slides[0].notes
    assert (notes[0].plain, set(notes[0].audience.tags)) == ("S", {"teacher"})


REFUSED = [
    ("items:\n  - {onyl: [teacher], text: SECRET}", ["unknown-key"]),
    ("items:\n  - {Only: [teacher], Text: SECRET}", ["unknown-key", "unknown-key"]),
    ("items:\n  - {for: teacher, text: SECRET}", ["unknown-key"]),
    ("items:\n  - for: teacher\n    text: SECRET", ["unknown-key"]),
    ("items:\n  - {only:[teacher],text:SECRET}", ["yaml-syntax"]),
    ("items:\n  - {only: [teacher], text: SECRET", ["yaml-syntax"]),
    ("items:\n  - {only: [teacher], text: SECRET} more", ["yaml-syntax"]),
    ("items:\n  - Answer {only: [teacher], text: SECRET}", ["tag-in-text"]),
    ("items:\n  - [{only: [teacher], text: SECRET}]", ["wrong-kind"]),
    ("items:\n  - text: {only: [teacher], text: SECRET}", ["wrong-kind"]),
    ("text: {only: [teacher], text: SECRET}", ["wrong-kind"]),
    ("text: |\n  {only: [teacher], text: SECRET}", ["tag-in-text"]),
    ("notes: |\n  a\n\n  {only: [teacher], text: SECRET}", ["tag-in-text"]),
    ("statement: {only: [teacher], text: SECRET}", ["wrong-kind"]),
    ("columns:\n  - heading: {only: [teacher], text: SECRET}", ["wrong-kind"]),
]


@pytest.mark.parametrize(("lines", "codes"), REFUSED)
def test_what_is_no_item_but_nearly_one_is_refused(lines: str, codes: list[str]) -> None:
    found = problems(slide(lines))
    assert [one.code for one in found] == codes
    assert all(one.span for one in found)


PROSE = ["{a, b}", "{{ x }}", "{1, 2}", "{x : x > 0}", "{x: x > 0}", "{test: 5}", "[a, {b}]", "{text}", "{n ∈ N}",
         '"Text": the word', "only: for members", "{é: 1, ü: 2}", "{}", "{ }", "[{}]", "{:}", "{,}"]  # fmt: skip


@pytest.mark.parametrize("text", PROSE)
def test_other_braces_are_text(text: str) -> None:
    assert texts(read(slide(f"items:\n  - {text}"))) == [text]


def test_quotes_and_backquotes_make_text_of_it() -> None:
    deck = read(slide('items:\n  - "{only: [teacher], text: a}"\n  - Write `{only: [teacher]}`'))
    assert [one.audience.tags for one in listed(deck)] == [frozenset(), frozenset()]
    assert texts(deck) == ["{only: [teacher], text: a}", "Write {only: [teacher]}"]


@given(
    keys=st.permutations(["only: [teacher]", "text: SECRET", "id: a"]),
    spaces=st.tuples(*[st.sampled_from(["", " ", "\n         "])] * 4),
    quote=st.sampled_from(["", '"', "'"]),
    place=st.sampled_from(["items", "text", "notes", "statement", "heading", "quote"]),
    dash=st.sampled_from(["- ", "- x\n      - ", "[", ""]),
)
@settings(max_examples=150, deadline=None)
def test_what_is_meant_for_some_is_never_shown_to_all(
    keys: list[str], spaces: tuple[str, ...], quote: str, place: str, dash: str
) -> None:
    pairs = [f"{quote}{name}{quote}: {value}" for name, value in (key.split(": ", 1) for key in keys)]
    body = "{" + ",".join(gap + pair for gap, pair in zip(spaces, pairs, strict=False)) + spaces[3] + "}"
    try:
        deck, _ = parse_deck(slide(f"caption: x\n{place}:\n      {dash}{body}{']' if dash == '[' else ''}"))
    except ContentError:
        return
    everybody: list[Text] = [note for note in deck.slides[0].notes if note.audience.admits(frozenset())]
    found = deck.slides[0].fields.get(place)
    if isinstance(found, Items):
        everybody += [one.text for top in found.items for _, one in top.walk() if one.audience.admits(frozenset())]
    elif isinstance(found, Text):
        everybody.append(found)
    assert not any("SECRET" in one.plain for one in everybody)


@pytest.mark.parametrize(
    ("item", "code"),
    [
        ("only: teacher", "missing-key"),
        ("only: teacher, assistants", "missing-key"),
        ("except: exam", "missing-key"),
        ("[only: [teacher], text: SECRET]", "wrong-kind"),
        ("['only': teacher, text: SECRET]", "wrong-kind"),
    ],
)
def test_a_tag_is_never_shown_as_if_it_were_text(item: str, code: str) -> None:
    assert [one.code for one in problems(slide(f"heading: H\nitems:\n  - {item}\n  - b"))] == [code]


@pytest.mark.parametrize(
    "text", ["except: a few", "only: the brave", "[only the brave]", "Only: teacher", "only : teacher"]
)
def test_what_reads_as_a_sentence_is_one(text: str) -> None:
    assert texts(read(slide(f"heading: H\nitems:\n  - {text}\n  - b"))) == [text, "b"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("numbers: [{value: 13,8 Monate, label: Dauer}]", 'value: "13,8 Monate"'),
        ("numbers: [{value: 5, label: von allen, die klagen}]", 'label: "von allen, die klagen"'),
        ("terms: [{term: Klage, text: Antrag, der,begründet ist, id: k}]", 'text: "Antrag, der,begründet ist"'),
    ],
)
def test_a_comma_in_a_text_in_braces_is_told_with_the_whole_text(typed: str, told: str) -> None:
    [found] = problems(slide(f"heading: H\n{typed}"))
    assert found.code == "unknown-key"
    assert f"Put this one in double quotes: `{told}`" in found.hint


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("definition: {text: Hello, id, wrong}", ["wrong"]),
        ("definition: {titel: X, text: Hello}", ["titel"]),
        ("definition: {title: X, wrong: , other: Hello}", ["wrong", "other"]),
        ("definition: {wrong, other, text: Hello}", ["wrong", "other"]),
    ],
)
def test_other_unknown_keys_in_braces_are_told_one_by_one(typed: str, told: list[str]) -> None:
    found = problems(slide(f"heading: H\n{typed}"))
    assert [one.values["name"] for one in found if one.code == "unknown-key"] == told
