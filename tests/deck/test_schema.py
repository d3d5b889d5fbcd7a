"""The schema's tables, what is published from them, and the documentation agree."""

from __future__ import annotations

import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from generator.deck import json_schema
from generator.deck.block_schema import KIND_NAMES, LISTING
from generator.deck.format import format_deck
from generator.deck.load import parse_deck
from generator.deck.marks import STAND_IN
from generator.deck.schema import (
    BLOCK,
    BOX,
    CARD,
    CHART,
    CODE,
    COLUMN,
    COMPARED,
    COMPARISON,
    DECK,
    DIAGRAM,
    FACTS,
    ITEM,
    MATH,
    MATRIX,
    MEDIA,
    NOTE,
    NUMBER,
    PICTURE,
    POINT,
    QR,
    QUOTE,
    SLIDE,
    TABLE,
    TABLES,
    TERM,
    VENN,
    Key,
    Kind,
    Table,
    nearest_key,
)
from generator.errors import ContentError

ROOT = Path(__file__).parents[2]
KEYS = [(table, key) for table in TABLES for key in table]


def sample(table: Table, key: Key) -> str:
    """A deck that holds the example of a key."""
    lines = [key.example]
    lines += [other.example for other in table if other.required and other is not key]
    text = "\n".join(lines)
    if table is DECK:
        return text + "\n"

    def below(head: str, text: str) -> str:
        return head + text.replace("\n", "\n    ")

    if table is FACTS:
        return f"title: T\ncourse:\n  {text}\nslides:\n  - layout: blank\n"
    if table in (ITEM, NOTE):
        if key.name not in table.first:
            text = "\n".join(reversed(lines))
        text = below("items:\n  - " if table is ITEM else "notes:\n  - ", text)
    elif table is COLUMN:
        text = "quote: q\n" + text if key.name == "by" else text
        text = below("columns:\n  - ", text)
    elif table in (BLOCK, BOX, QUOTE, TERM, QR):
        if table is BLOCK and key.name not in KIND_NAMES and key.kind is not Kind.COLUMNS:
            text = f"{'quote: q' if key.name == 'by' else 'items: [a]'}\n{text}"
        if table is BOX and key.name not in KIND_NAMES | {"body"}:
            text = f"items: [a]\n{text}"
        head = {
            "block": "body:\n  - ",
            "term": "terms:\n  - ",
            "box": "box:\n    ",
            "quote": "quote:\n    ",
            "qr": "qr:\n    ",
        }[table.name]
        text = below(head, text)
    elif table is TABLE:
        cells = [] if key.name in ("file", "text", "rows") else ["rows: [[a, b, c], [D10, e, f]]"]
        text = "table:\n  " + "\n".join([key.example, *cells]).replace("\n", "\n  ")
        if "highlight" in text:
            text = text.replace("[a, b, c]", '[a, "2020", c]')
    elif table is CHART:
        cells = [] if key.name in ("file", "rows") else ["rows: [[Year, North, South], [2000, 1, 2], [2020, 3, 4]]"]
        kind = {"log": ["type: dot"], "x_title": ["type: scatter"]}.get(key.name, [])
        text = "chart:\n  " + "\n".join([key.example, *kind, *cells]).replace("\n", "\n  ")
    elif table is CODE:
        more = "" if key.name in ("text", "file") else "file: code/cost.py\n"
        text = "code:\n      " + (more + text).replace("\n", "\n      ")
    elif table is MATH:
        more = "" if key.name == "tex" else "tex: x\n"
        text = "math:\n      " + (more + key.example).replace("\n", "\n      ")
    elif table is NUMBER:
        text = below("numbers:\n  - ", text)
    elif table is CARD:
        more = "" if key.name in ("heading", "text", "items") else "heading: h\n"
        more = "items: [a]\n" if key in LISTING else more
        text = below("cards:\n  - ", more + text) + "\n  - text: b"
    elif table is COMPARED:
        text = "comparison:\n  heads: [a, b]\n  rows:\n    - " + text.replace("\n", "\n      ")
    elif table is COMPARISON:
        text = "comparison:\n  " + text.replace("\n", "\n  ")
    elif table is POINT:
        diagram = {"when": "timeline", "items": "hierarchy"}.get(key.name, "process")
        text = below(f"{diagram}:\n  - ", text) + "\n  - b"
    elif table in (DIAGRAM, MATRIX, VENN):
        diagram = "hub" if key.name == "center" else "process" if table is DIAGRAM else table.name
        text = f"{diagram}:\n      " + text.replace("\n", "\n      ")
    elif table is MEDIA:
        text = "video:\n  " + text.replace("\n", "\n  ")
    elif table is PICTURE:
        text = "image:\n  " + text.replace("\n", "\n  ")
    return "title: T\nslides:\n" + below("  - ", text) + "\n"


def mistakes(source: str) -> set[str]:
    """The codes of a deck's errors. The pictures of the examples are not there."""
    try:
        parse_deck(source)
    except ContentError as problem:
        return {one.code for one in problem.diagnostics}
    return set()


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize(("table", "key"), KEYS, ids=[f"{table.name}-{key.name}" for table, key in KEYS])
def test_every_example_is_a_deck_and_valid(table: Table, key: Key, validator: jsonschema.Draft202012Validator) -> None:
    source = sample(table, key)
    assert mistakes(source) <= {"picture-missing", "file-missing", "use-missing"}
    validator.validate(yaml.safe_load(format_deck(source)))
    assert key.doc.endswith(".")


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": "a"},
        {"title": "a", "slides": []},
        {"title": "a", "slides": [{"haeding": "b"}]},
        {"title": "a", "slides": [{"heading": ["b"]}]},
        {"title": "a", "slides": [{"items": "b"}]},
        {"title": "a", "slides": [{"items": [{"id": "B c", "text": "d"}]}]},
        {"title": "a", "slides": [{"items": [{"id": "b"}]}]},
        {"title": "a", "slides": [{"fit": "b"}]},
        {"title": "a", "slides": [{"min_size": 9}]},
        {"title": "a", "slides": [{"image": {"alt": "b"}}]},
        {"title": "a", "slides": [{"columns": [{"items": [1], "title": "b"}]}]},
    ],
)
def test_the_json_schema_refuses_what_the_reader_refuses(
    wrong: dict[str, object], validator: jsonschema.Draft202012Validator
) -> None:
    assert not validator.is_valid(wrong)
    with pytest.raises(ContentError):
        parse_deck(yaml.safe_dump(wrong, sort_keys=False))


def test_the_seed_is_valid_as_typed_and_as_formatted(validator: jsonschema.Draft202012Validator) -> None:
    source = (ROOT / "content" / "le-partenariat" / "deck.yaml").read_text(encoding="utf-8")
    validator.validate(yaml.safe_load(format_deck(source)))


def test_every_key_is_documented() -> None:
    text = (ROOT / "docs" / "content.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## Keys of (?:the|a|an) (\w+)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL))
    for table in TABLES:
        missing = [key.name for key in table if f"`{key.name}`" not in sections[table.name]]
        assert not missing, table.name
        told = re.findall(r"^\| `(\w+)` \|", sections[table.name], re.MULTILINE)
        assert not [name for name in told if name not in table]


def test_the_examples_of_the_documentation_are_right() -> None:
    text = (ROOT / "docs" / "content.md").read_text(encoding="utf-8")
    found = re.findall(r"^( *)```yaml\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL)
    examples = [re.sub(rf"^{indent}", "", example, flags=re.MULTILINE) for indent, example in found]
    assert len(examples) >= 8
    for example in examples:
        indented = "".join(f"    {line}\n" for line in example.rstrip("\n").split("\n"))
        source = example if example.startswith("title:") else f"title: t\nslides:\n  - id: acteurs\n{indented}"
        assert mistakes(source) <= {"picture-missing", "file-missing"}


def test_no_key_is_taken_for_a_stand_in() -> None:
    assert all(STAND_IN not in table.keys for table in TABLES)


@pytest.mark.parametrize(
    ("name", "table", "meant"),
    [
        ("Heading", SLIDE, "heading"),
        ("title", SLIDE, "heading"),
        ("sub-title", SLIDE, "subtitle"),
        ("points", COLUMN, "items"),
        ("langue", DECK, "lang"),
        ("xyzzy", SLIDE, None),
        ("", SLIDE, None),
        ("a" * 5000, SLIDE, None),
    ],
)
def test_nearest_key(name: str, table: Table, meant: str | None) -> None:
    found = nearest_key(name, table)
    assert (found.name if found else None) == meant


def test_choices_and_bounds_are_told() -> None:
    assert all(key.choices for _, key in KEYS if key.kind is Kind.CHOICE)
    assert all(0 <= key.least < key.most for _, key in KEYS if key.kind is Kind.INTEGER)
