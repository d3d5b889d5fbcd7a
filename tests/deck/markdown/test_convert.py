"""YAML -> Markdown -> YAML: the deck stays what it is, whatever is in it; comments stay as well."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.deck.convert import markdown_text, says_same, yaml_text
from generator.deck.format import format_deck
from generator.deck.load import read_anyway
from generator.errors import ContentError
from tests.test_random_bodies import bodies, short, texts

CONTENT = Path(__file__).parents[3] / "content"
DECKS = sorted(CONTENT.glob("*/deck.yaml"))
LEFT_OUT = {"source", "files", "places", "span", "folder"}


def same(one: str, other: str, folder: Path, names: tuple[str, str]) -> bool:
    decks = [read_anyway(text, str(folder / name), folder) for text, name in zip((one, other), names, strict=True)]
    first, second = decks
    assert first is not None
    assert second is not None
    names_ = set(type(first).__struct_fields__) - LEFT_OUT
    return all(says_same(getattr(first, name), getattr(second, name)) for name in names_)


@pytest.mark.parametrize("file", DECKS, ids=lambda file: file.parent.name)
def test_the_decks_of_this_repository(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    markdown = markdown_text(text, str(file), file.parent)
    assert same(text, markdown, file.parent, ("deck.yaml", "deck.md"))
    back = yaml_text(markdown, str(file.with_name("deck.md")), file.parent)
    assert same(text, back, file.parent, ("deck.yaml", "deck.yaml"))
    assert format_deck(markdown, "deck.md") == markdown
    assert format_deck(back, "deck.yaml") == back
    comments = [line.strip("# ") for line in text.split("\n") if line.startswith("#")]
    assert [one for one in comments if one not in markdown or one not in back] == []
    assert markdown.count("```yaml") <= text.count("\n  - ") / 8, "nearly all has a form of its own"


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    slides=st.lists(
        st.fixed_dictionaries(
            {},
            optional={
                "heading": texts,
                "kicker": short,
                "subtitle": texts,
                "source": texts,
                "notes": st.one_of(texts, st.lists(texts, min_size=1, max_size=3).map("\n\n".join)),
                "body": bodies,
                "layout": st.sampled_from(["section", "stack", "list"]),
                "only": st.lists(st.sampled_from(["prof", "soir"]), min_size=1, unique=True),
                "steps": st.sampled_from(["items", "blocks", "none"]),
                "minutes": st.integers(1, 20),
                "hidden": st.booleans(),
            },
        ),
        min_size=1,
        max_size=4,
    )
)
def test_random_decks(slides: list[dict[str, Any]], tmp_path: Path) -> None:
    text = json.dumps({"title": "T", "lang": "fr", "slides": slides}, ensure_ascii=False, indent=1)
    markdown = markdown_text(text, str(tmp_path / "deck.yaml"), tmp_path)
    assert same(text, markdown, tmp_path, ("deck.yaml", "deck.md"))
    back = yaml_text(markdown, str(tmp_path / "deck.md"), tmp_path)
    assert same(text, back, tmp_path, ("deck.yaml", "deck.yaml"))
    again = format_deck(markdown, "deck.md")
    assert format_deck(again, "deck.md") == again
    assert same(text, again, tmp_path, ("deck.yaml", "deck.md"))


COMMENTED = """\
# Du cours
title: T
lang: fr  # la langue
slides:
  # Avant la première
  - heading: H
    # Avant la liste
    items:
      - a  # non : du texte
      # dans la liste
      - b
    code: |
      # du code
      x = 1
  - heading: Fin
# Tout à la fin
"""


def test_comments_stay_where_they_stood(tmp_path: Path) -> None:
    markdown = markdown_text(COMMENTED, "deck.yaml", tmp_path)
    said = ["Du cours", "la langue", "Avant la première", "Avant la liste", "dans la liste", "Tout à la fin"]
    found = [line.strip("#<!-> ") for line in markdown.split("\n") if line.startswith(("#", "<!--"))]
    assert [one for one in found if one in said] == said
    back = yaml_text(markdown, "deck.md", tmp_path)
    kept = [line.strip().strip("# ") for line in back.split("\n") if line.strip().startswith("# ")]
    assert [one for one in kept if one in said] == said


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_a_formatted_text_is_formatted(text: str) -> None:
    try:
        once = format_deck(f"## H\n\n{text}\n", "deck.md")
    except ContentError:
        return
    assert format_deck(once, "deck.md") == once
