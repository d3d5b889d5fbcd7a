"""Every mistake has its code and its place, and all of them are told at once."""

from __future__ import annotations

import pytest

from generator.deck.load import parse_deck
from generator.errors import MAX_PROBLEMS, ContentError, Diagnostic, Severity
from tests.deck.reading import items, places, problems, slide

CASES = [
    # keys
    ("unknown key", slide("itmes:\n  - a"), ["unknown-key 4:5"]),
    ("unknown key of the deck", "titel: a\ntitle: b\nslides:\n  - id: a\n", ["unknown-key 1:1"]),
    ("unknown key of a column", slide("columns:\n  - headign: a\n    items: [b]"), ["unknown-key 5:9"]),
    ("unknown key of a picture", slide("image:\n  fil: a"), ["unknown-key 5:7"]),
    ("duplicate key", slide("heading: a\nnotes: b\nheading: c"), ["duplicate-key 6:5"]),
    ("no title", "slides:\n  - heading: a\n", ["missing-key 1:1"]),
    ("empty title", "title:\nslides:\n  - heading: a\n", ["missing-key 1:1"]),
    ("no slides", "title: a\n", ["missing-key 1:1"]),
    ("empty slides", "title: a\nslides:\n", ["missing-key 2:1"]),
    ("empty list of slides", "title: a\nslides: []\n", ["missing-key 2:9"]),
    ("item without text", slide("items:\n  - id: a\n    items:\n      - b"), ["missing-key 5:9"]),
    # kinds
    ("nothing", "", ["wrong-kind 1:1"]),
    ("only a comment", "# rien\n", ["wrong-kind 1:1"]),
    ("a list", "- a: b\n", ["wrong-kind 1:1"]),
    ("slides as keys", "title: a\nslides:\n  heading: b\n", ["wrong-kind 3:3"]),
    ("slides as text", "title: a\nslides: b\n", ["wrong-kind 2:9"]),
    ("slide as text", "title: a\nslides:\n  - b\n", ["expected-key 3:5"]),
    ("slide as text with keys", "title: a\nslides:\n  - b\n    items:\n      - c\n", ["expected-key 3:5"]),
    ("items as text", slide("items: a"), ["wrong-kind 4:12"]),
    ("items as text below", slide("items:\n  a b"), ["wrong-kind 5:7"]),
    ("heading as list", slide("heading:\n  - a"), ["wrong-kind 5:7"]),
    ("list in list", slide("items:\n  -\n    - a"), ["wrong-kind 6:9"]),
    ("columns as text", slide("columns: a"), ["wrong-kind 4:14"]),
    ("list below a paragraph", slide("text:\n  - a\n    - b"), ["wrong-kind 6:11"]),
    ("several pictures", slide("image:\n  - a.png"), ["wrong-kind 5:7"]),
    ("keys for a note", slide("notes: [{a: b}]"), []),
    ("a flow mapping as heading", '{"title": {"a": 1}, "slides": [{}]}', ["wrong-kind 1:11"]),
    # values
    ("bad number", slide("min_size: large"), ["wrong-value 4:15"]),
    ("number out of range", slide("min_size: 9"), ["wrong-value 4:15"]),
    ("bad boolean", slide("numbered: peut-être\nitems: [a]"), ["wrong-value 4:15"]),
    ("bad choice", slide("fit: splitt"), ["wrong-value 4:10"]),
    ("bad language", slide("lang: français"), ["wrong-value 4:11"]),
    ("bad size", "title: a\nsize: 16/9\nslides:\n  - id: b\n", ["wrong-value 2:7"]),
    ("bad share", slide("image:\n  file: a.png\n  share: 50%"), ["picture-missing 5:13", "wrong-value 6:14"]),
    # ids
    ("bad id", "title: a\nslides:\n  - id: Définitions\n", ["invalid-id 3:9"]),
    ("id with an underscore", items("id: a_b\n    text: c"), ["invalid-id 5:13"]),
    ("a text that begins with id:", items("id: est un mot"), ["invalid-id 5:13", "missing-key 5:9"]),
    ("same id twice", "title: a\nslides:\n  - id: b\n  - id: c\n  - id: b\n", ["duplicate-id 5:9"]),
    ("same item id twice", items("id: a\n    text: b", "id: a\n    text: b"), ["duplicate-id 7:13"]),
    # indentation and lines
    ("tab", "title: a\nslides:\n\t- id: b\n  - idd: c\n", ["tab-indentation 3:1", "unknown-key 4:5"]),
    ("wrong dedent", "title: a\nslides:\n   - id: b\n  - id: c\n", ["indentation 3:4"]),
    ("list without key", "title: a\n- b\nslides:\n  - id: c\n", ["indentation 2:1"]),
    ("line beside a list", "- id: a\ntitle: b\n", ["indentation 2:1", "wrong-kind 1:1"]),
    ("no space after the colon", slide("heading:Acteurs"), ["expected-key 4:5"]),
    ("no key", slide("Acteurs"), ["expected-key 4:5"]),
    ("colon alone", slide(": a"), ["expected-key 4:5"]),
    ("key too deep", items("a\n        notes: b"), ["key-in-text 6:13"]),
    ("list below a heading", slide("heading: a\n  - b"), ["list-under-text 5:7"]),
    ("list below a quoted heading", slide('heading: "a"\n  - b'), ["list-under-text 5:7"]),
    ("text after quotes", slide('heading: "a"\n  b'), ["indentation 5:7"]),
    ("block with a short line", slide("notes: |\n    a\n  b"), ["indentation 6:7"]),
    ("two documents", "title: a\nslides:\n  - id: b\n---\ntitle: c\n", ["many-documents 4:1"]),
    ("a directive", "%YAML 1.2\n---\ntitle: a\nslides:\n  - id: b\n", ["yaml-syntax 1:1"]),
    # YAML
    ("open bracket", slide("items: [a, b\nnotes: c"), ["yaml-syntax 4:12"]),
    ("bad escape", slide('heading: "a\\d"\nitmes: b'), ["unknown-key 5:5", "yaml-syntax 4:16"]),
    ("anchor", slide("items: &a\n  - b"), ["yaml-anchor 4:12"]),
    ("alias", slide("heading: a\nitems: *a"), ["yaml-anchor 5:12"]),
    ("anchor in flow", slide("items: [&a b, *a]"), ["yaml-anchor 4:13", "yaml-anchor 4:19"]),
    ("merge key", slide("<<: *a"), ["unknown-key 4:5"]),
    ("tag", "title: a\nslides: !!python/object:os.system\n  - id: b\n", ["yaml-tag 2:9"]),
    ("tag on a word", "title: a\nlang: !!str fr\nslides:\n  - id: b\n", ["yaml-tag 2:7"]),
    ("tag in flow", slide("items: [!!python/name:os.system b]"), ["yaml-tag 4:13"]),
    ("list as key", "{[a]: b}", ["expected-key 1:2", "missing-key 1:1", "missing-key 1:1"]),
    # characters
    ("control character", slide("heading: a\x07b"), ["control-character 4:15"]),
    ("several of them", slide("heading: a\x00\nitems: [\u2028, \ufdd0]"),
     ["control-character 4:15", "control-character 5:13", "control-character 5:16"]),
    ("lone surrogate", slide("heading: a\ud800"), ["control-character 4:15"]),
    ("escaped control character", slide('heading: "a\\x01"'), ["control-character 4:14"]),
    # links
    ("javascript", items("[a](javascript:alert(1))"), ["unsafe-link 5:13"]),
    ("file", items("un [a](file:///etc/passwd)"), ["unsafe-link 5:16"]),
    ("data", items("[a](data:text/html,b)"), ["unsafe-link 5:13"]),
    ("relative", items("[a](autre.html)"), ["unsafe-link 5:13"]),
    ("no such slide", items("[a](#nulle-part)"), ["unknown-link 5:9"]),
    ("picture in a text", items("![a](b.png)"), ["image-in-text 5:14"]),
    # sizes
    ("too long", slide("heading: " + "a" * 20_001), ["too-long 4:14"]),
    ("too many items", items(*["a"] * 2001), ["too-many 5:7"]),
    ("one too many below", items(*["a"] * 1999, "a\n      - b"), ["too-many 2005:11"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "expected"), [case[1:] for case in CASES if case[2]], ids=[c[0] for c in CASES if c[2]]
)
def test_a_mistake_has_its_code_and_place(source: str, expected: list[str]) -> None:
    found = problems(source)
    assert sorted(places(tuple(one for one in found if one.severity is Severity.ERROR))) == sorted(expected)


def hint(source: str) -> str:
    found: Diagnostic = problems(source)[0]
    return f"{found.message}. {found.hint}"


@pytest.mark.parametrize(
    ("source", "part"),
    [
        (slide("itmes:\n  - a"), "`items`"),
        (slide("bullets:\n  - a"), "`items`"),
        (slide("titre: a"), "`heading`"),
        (slide("Picture: a.png"), "`image`"),
        (slide("fit: splitt"), "split?"),
        (slide("lang: français"), "such as fr"),
        (slide("zzz: 1"), "id, layout, heading"),
        ("title: a\nslides:\n  - id: L'œuvre d'Été\n", "`id: l-oeuvre-d-ete`"),
        ("title: a\nslides:\n  - id: b\n  - id: b\n", "line 3"),
        (slide("heading: a\nheading: b"), "line 4"),
        (items("[a](#ss)"), "#s?"),
        ("title: a\nslides:\n\t- id: b\n\t- id: c\n", "1 more"),
    ],
)
def test_a_message_shows_the_way_out(source: str, part: str) -> None:
    assert part in hint(source)


def test_all_mistakes_are_told_at_once_in_order() -> None:
    source = """\
titel: Un
lang: français
slides:
  - heading: A
    itmes:
      - un # deux
      - [a](javascript:x)
  - heading:B
    notes: |
      Un
  - id: x
    fit: no
    image: ../a.png
  - id: x
"""
    assert places(problems(source)) == [
        "unknown-key 1:1",
        "wrong-value 2:7",
        "unknown-key 5:5",
        "hash-in-text 6:12",
        "expected-key 8:5",
        "wrong-value 12:10",
        "picture-path 13:12",
        "duplicate-id 14:9",
    ]


@pytest.mark.parametrize("name", ["bulets", "Bullets"])
def test_unknown_layouts_and_themes(name: str) -> None:
    source = f"title: a\ntheme: papyer\nslides:\n  - layout: {name}\n"
    with pytest.raises(ContentError) as caught:
        parse_deck(source, layouts=["bullets", "quote"], themes={"papier", "nuit"})
    assert places(caught.value.diagnostics) == ["unknown-theme 2:8", "unknown-layout 4:13"]
    assert [one.hint for one in caught.value.diagnostics] == ["Did you mean papier?", "Did you mean bullets?"]
    deck, _ = parse_deck(source)
    assert (deck.theme, deck.slides[0].layout) == ("papyer", name)


def test_a_file_that_is_wrong_throughout_says_so_once() -> None:
    found = problems(items(*["a # b"] * 500) + "    oops: b\n" * 500)
    assert len(found) == MAX_PROBLEMS + 1
    assert found[0].code == "too-many-problems"


def test_warnings_do_not_push_errors_out() -> None:
    found = problems(items(*["a # b"] * 500) + "    oops: b\n")
    assert [one.code for one in found if one.severity is Severity.ERROR] == ["unknown-key"]


@pytest.mark.parametrize(
    ("lines", "code", "hint"),
    [
        ("heading: H\nimage: a.png\nshare: half", "unknown-key", "It stands under `image:`, beside `file:`."),
        ("heading: H\nalt: x", "unknown-key", "under `image:`"),
        ("heading: H\ntheme: nuit", "unknown-key", "It stands at the top of the file, beside `title:`."),
        ("heading: H\nroom: B 204", "unknown-key", "under `course:`"),
        ("heading: H\nitems:\n  - {text: a, lang: fr}", "unknown-key", "It stands on a slide, beside `heading:`."),
        ("heading: H\nfile: a.png", "unknown-key", "It stands under `image:`."),
        ("title: H", "unknown-key", "Did you mean `heading`?"),
        ("heading: H\nitems:\n  - {Only: [a], text: b}", "unknown-key", "Did you mean `only`?"),
        ("heading: H\nitems: [a: b, c]", "unknown-key", "put the whole text in double quotes"),
        ("heading: H\nitems:\n  - id: 5\n  - Six", "missing-key", "in double quotes"),
        ("heading: H\nlang: “fr”", "curly-quotes", "straight ones"),
        ("heading: H\nimage: “a.png”", "picture-missing", "The quotes are part of the name"),
    ],
)
def test_hints_name_the_cause(lines: str, code: str, hint: str) -> None:
    found = [one for one in problems(slide(lines)) if one.code == code]
    assert found
    assert hint in found[0].hint.format(**found[0].values)


@pytest.mark.parametrize("name", ["columns", "column", "two-columns", "2-cols", "Columns"])
def test_the_layout_that_has_as_many_columns_is_meant(name: str) -> None:
    text = f"heading: H\nlayout: {name}\ncolumns:\n  - items: [a]\n  - items: [b]"
    with pytest.raises(ContentError) as caught:
        parse_deck(slide(text), layouts=["columns-2", "columns-3"])
    (found,) = caught.value.diagnostics
    assert found.values["near"] == "columns-2"


def test_a_key_of_the_slide_stands_nowhere_on_the_deck() -> None:
    found = problems("title: T\nitems: [a]\nslides:\n  - heading: H\n")
    assert [one.code for one in found] == ["unknown-key"]
    assert "on a slide" in found[0].hint.format(**found[0].values)


def test_one_slip_in_an_item_is_one_message() -> None:
    assert places(problems(slide("heading: H\nitems:\n  - id: q\n    a: b"))) == ["unknown-key 7:9"]


def test_a_quote_that_is_not_closed_is_told() -> None:
    _, found = parse_deck(slide('heading: "An open quote\nitems: [a]'))
    assert [one.code for one in found] == ["open-quote"]
    assert parse_deck(slide('heading: "Yes" he said\nitems: ["a"]'))[1] == ()
