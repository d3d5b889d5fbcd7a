"""Whatever a text holds, reading it as a deck of any tool gives a deck or a message, and soon."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.deck.load import library_of
from generator.deck.markdown.dialects.detect import dialect_of
from generator.deck.markdown.dialects.read import READERS, dialect_tree
from generator.deck.reader import read_deck
from tests.deck.markdown.dialects.decks import FILES, FOLDER, text

LINES = [line for dialect in FILES for line in text(dialect).split("\n")]
SIGNS = [
    *"[ ] ( ) ` ``` { } $ $$ <div> </div> <table><tr> * _ ~ <!-- --> --- ::: ^[ ![ {{< \\ \\begin{a} |".split(),
    *".a[ &#1; <pre>".split(),
    "> ",
    "- ",
    "    ",
]


def read(dialect: str, typed: str) -> None:
    tree, _ = dialect_tree(dialect, typed, "deck.md", FOLDER)
    read_deck(tree, "deck.md", library_of(FOLDER))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    parts=st.lists(st.one_of(st.sampled_from(LINES), st.sampled_from(SIGNS), st.text(max_size=12)), max_size=25),
    joints=st.lists(st.sampled_from(["\n", "\n\n", " ", ""]), min_size=25, max_size=25),
    dialect=st.sampled_from(sorted(READERS)),
)
def test_any_mixture(parts: list[str], joints: list[str], dialect: str) -> None:
    typed = "".join(part + joint for part, joint in zip(parts, joints, strict=False))
    typed = "".join(sign for sign in typed if sign.isprintable() or sign == "\n")
    dialect_of(typed)
    read(dialect, typed)


@pytest.mark.parametrize("dialect", READERS)
@pytest.mark.parametrize(
    "typed",
    [
        "<div>" * 1500,
        "[" * 3000,
        "*a " * 4000,
        "> " * 200 + "a",
        "- " * 200 + "a",
        ".a[" * 300 + "]" * 300,
        "::: a\n" * 800,
        "<!-- a --> b\n" * 300,
        "a ~ b ^ c " * 1500,
        "$a " * 1500,
        "\\a{" * 1500,
        "`" * 5000,
        "![a](" * 1500,
        "| a " * 3000 + "\n" + "|---" * 3000,
        "---\n" * 2000,
        "--\n" * 2000,
        "{{< " * 1500,
        "<a href='" * 1500,
    ],
    ids=range(18),
)
def test_much_of_one_thing(dialect: str, typed: str) -> None:
    begun = time.perf_counter()
    read(dialect, typed)
    assert time.perf_counter() - begun < 3
