"""The tables of course files, what is published from them, and the documentation agree."""

from __future__ import annotations

import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from generator.course.read import read_course
from generator.deck import course_json_schema
from generator.deck.course_schema import COURSE as COURSE_TABLE
from generator.deck.course_schema import COURSE_TABLES
from generator.deck.load import library_of, structure
from generator.deck.marks import STAND_IN
from generator.deck.schema import Key, Kind, Table
from generator.errors import Severity

ROOT = Path(__file__).parents[2]
KEYS = [(table, key) for table in COURSE_TABLES for key in table]
HEADS = {
    "course": "",
    "slide-change": "slides:\n  acteurs:\n",
    "item-change": "slides:\n  acteurs:\n    items:\n      i1:\n",
    "block-change": "slides:\n  acteurs:\n    body:\n      table:\n",
    "picture-change": "slides:\n  acteurs:\n    image:\n",
    "move": "slides:\n  acteurs:\n    move:\n",
    "length": "length:\n",
}
"""What stands above the keys of each table."""


def sample(table: Table, key: Key) -> str:
    """A course that holds the example of a key."""
    indent = "  " * HEADS[table.name].count("\n")
    return HEADS[table.name] + "".join(f"{indent}{line}\n" for line in key.example.split("\n"))


def problems(source: str) -> set[str]:
    """The codes of what is wrong with a course file. The pictures and decks of the examples are not there."""
    root, found, readable = structure(source, "soir.yaml", COURSE_TABLE)
    if readable:
        found += read_course(root, "soir", "soir.yaml", library_of(ROOT / "tests"))[1]
    return {one.code for one in found if one.severity is Severity.ERROR}


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = course_json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize(("table", "key"), KEYS, ids=[f"{table.name}-{key.name}" for table, key in KEYS])
def test_every_example_is_a_course_and_valid(
    table: Table, key: Key, validator: jsonschema.Draft202012Validator
) -> None:
    source = sample(table, key)
    assert problems(source) <= {"picture-missing", "file-missing"}
    validator.validate(_strings(yaml.safe_load(source.replace("Acteurs :", "'Acteurs :'"))))
    assert key.doc.endswith(".")


def _strings(value: object) -> object:
    """What YAML read, with days as the texts that they are."""
    if isinstance(value, dict):
        return {str(key): _strings(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_strings(one) for one in value]
    return value if isinstance(value, (str, int, float, bool, type(None))) else str(value)


@pytest.mark.parametrize(
    "wrong",
    [
        {"extend": "a"},
        {"extends": ["b"]},
        {"lang": "français"},
        {"title": ["a"]},
        {"fit": "b"},
        {"min_size": 9},
        {"size": "16/9"},
        {"version": "student"},
        {"length": 12},
        {"length": {"slides": 0}},
        {"length": {"hours": 2}},
        {"append": []},
        {"append": [{"haeding": "b"}]},
        {"slides": [{"id": "a"}]},
        {"slides": {"a": "b"}},
        {"slides": {"a": {"haeding": "b"}}},
        {"slides": {"a": {"drop": "peut-être"}}},
        {"slides": {"a": {"move": "up"}}},
        {"slides": {"a": {"move": {"after": "b", "before": "c"}}}},
        {"slides": {"a": {"move": {"behind": "b"}}}},
        {"slides": {"a": {"items": "b"}}},
        {"slides": {"a": {"items": {"i1": ["b"]}}}},
        {"slides": {"a": {"items": {"i1": {"txt": "b"}}}}},
        {"slides": {"a": {"items": {"i1": {"id": "b"}}}}},
        {"slides": {"a": {"items": {"i1": {"only": ["b"]}}}}},
        {"slides": {"a": {"image": ["b"]}}},
        {"slides": {"a": {"image": {"share": "all"}}}},
        {"slides": {"a": {"priority": 6}}},
        {"slides": {"a": {"only": ["b"]}}},
        {"course": {"Group": "a"}},
        {"course": ["a"]},
        {"audience": {"a": "b"}},
    ],
)
def test_the_json_schema_refuses_what_the_reader_refuses(
    wrong: dict[str, object], validator: jsonschema.Draft202012Validator
) -> None:
    assert not validator.is_valid(wrong)
    assert problems(yaml.safe_dump(wrong, sort_keys=False, allow_unicode=True))


def test_every_key_is_documented() -> None:
    text = (ROOT / "docs" / "courses.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`(\w+):?`", text)) | set(re.findall(r"\{(\w+): ", text))
    assert not [key.name for table, key in KEYS if table.name != "picture-change" and key.name not in told]
    sections = dict(re.findall(r"^##+ (.*?)\n(.*?)(?=^##|\Z)", text, re.MULTILINE | re.DOTALL))
    for title, table in (("What a course may say", "course"), ("What may differ in a slide", "slide-change")):
        [keys] = [one for one in COURSE_TABLES if one.name == table]
        keys_told = [name for row in re.findall(r"^\| (`.*?) \|", sections[title], re.MULTILINE)
                for name in re.findall(r"`(\w+)`", row)]  # fmt: skip
        assert set(keys_told) == set(keys.keys), table


def test_the_examples_of_the_documentation_are_right(validator: jsonschema.Draft202012Validator) -> None:
    text = (ROOT / "docs" / "courses.md").read_text(encoding="utf-8")
    examples = re.findall(r"^```yaml\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    courses = [one for one in examples if not one.startswith("title:") and not re.search(r"^ +- (id|use):", one, re.M)]
    assert len(courses) >= 4
    for example in courses:
        assert not problems(example), example


def test_no_key_is_taken_for_a_stand_in() -> None:
    assert all(STAND_IN not in table.keys for table in COURSE_TABLES)


def test_choices_and_bounds_are_told() -> None:
    assert all(key.choices for _, key in KEYS if key.kind is Kind.CHOICE)
    assert all(0 <= key.least < key.most for _, key in KEYS if key.kind is Kind.INTEGER)
    assert not [key.name for table, key in KEYS if key.required]
