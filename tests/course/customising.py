"""Decks and courses from text, customised through their files, for the tests of the course stage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from generator.course import Customised, customised, load_for_course
from generator.course.account import Action
from generator.course.load import read_courses
from generator.deck import load_deck
from generator.deck.model import Columns, Content, Deck, Item, Items, Picture, Slide, Text
from generator.deck.model.held import texts_in
from generator.errors import ContentError, Diagnostic

BASE = """\
title: Le Partenariat
lang: fr
slides:
  - id: acteurs
    heading: Acteurs :
    items:
      - Les citoyens
      - Les pouvoirs :
          - la commune
          - la Région
      - Les associations
    notes: Rappeler le décret.
  - id: forces
    heading: Forces
    columns:
      - heading: Pour
        items:
          - Souplesse
          - Proximité
      - heading: Contre
        items:
          - Lourdeur
  - id: mot
    quote: Nul n'est une île.
    by: John Donne
    source: Méditation XVII
  - id: fin
    heading: Conclusion
    text:
      - Un paragraphe.
      - Un autre.
"""
"""A deck with lists, columns, a quotation and paragraphs."""


def folder_of(folder: Path, deck: str = BASE, **courses: str) -> Path:
    """Writes a deck and its courses, by name, into a folder, which comes out."""
    (folder / "courses").mkdir(parents=True, exist_ok=True)
    (folder / "deck.yaml").write_text(dedent(deck), encoding="utf-8")
    for name, text in courses.items():
        (folder / "courses" / f"{name}.yaml").write_text(dedent(text), encoding="utf-8")
    return folder


def customise(
    folder: Path, course: str | None = "", deck: str = BASE, *, audience: Iterable[str] = (), **parents: str
) -> tuple[Customised, tuple[Diagnostic, ...]]:
    """What becomes of a deck with the text of a course, called ``soir``, and what was said of it. None: no course."""
    folder_of(folder, deck, **parents, **({} if course is None else {"soir": course}))
    return load_for_course(folder, None if course is None else "soir", audience=audience)


def made(folder: Path, course: str | None = "", deck: str = BASE, **more: str) -> Deck:
    """The deck of a course of which there is nothing to say but that it is not recorded yet, notation of other tools,
    and quotes that are not closed."""
    result, found = customise(folder, course, deck, **more)
    assert not [str(one) for one in found if one.code not in ("not-recorded", "foreign-notation", "open-quote")]
    return result.deck


def wrong(folder: Path, course: str | None = "", deck: str = BASE, **parents: str) -> list[Diagnostic]:
    """What is wrong with a course that cannot be applied, notices left out."""
    with pytest.raises(ContentError) as caught:
        customise(folder, course, deck, **parents)
    assert all(0 < len(str(one)) < 2_000 for one in caught.value.diagnostics), "every message can be formatted"
    return [one for one in caught.value.diagnostics if one.severity != "notice"]


def codes(found: Iterable[Diagnostic]) -> list[str]:
    """``code line:column`` of each; the file's name as well where it is not ``soir.yaml``."""
    told = []
    for one in found:
        file = "" if one.span is None else Path(one.span.path).name
        place = "" if one.span is None else f" {one.span.line}:{one.span.column}"
        told.append(f"{one.code}{place}{'' if file in ('', 'soir.yaml') else ' ' + file}")
    return told


def attempted(folder: Path, course: str | None, deck: str = BASE, **parents: str) -> Customised:
    """What became of the deck although something is wrong."""
    folder_of(folder, deck, **parents, **({} if course is None else {"soir": course}))
    base, _ = load_deck(folder)
    chain = read_courses(base.folder, "soir", base.lang)[0] if course is not None else None
    return customised(base, chain)


# --- what a deck says ------------------------------------------------------------------------------------------------


def outline(deck: Deck) -> list[str]:
    """Every slide with its fields, items and notes, a line each."""
    return [line for slide in deck.slides for line in slide_lines(slide)]


def slide_lines(slide: Slide) -> Iterator[str]:
    yield f"# {slide.id}"
    for name, content in slide.fields.items():
        yield from field_lines(name, content)
    for note in slide.notes:
        yield f"notes: {note.plain}"


def field_lines(name: str, content: Content) -> Iterator[str]:
    if isinstance(content, Items):
        for item in content.items:
            yield from item_lines(item)
    elif isinstance(content, Columns):
        for column in content.columns:
            yield f"{column.id}: {column.heading.plain if column.heading else ''}"
            for item in column.items.items:
                yield from item_lines(item)
    elif isinstance(content, Picture):
        yield f"{name}: {content.file} ({content.alt})"
    elif isinstance(content, Text):
        yield f"{name}: {content.plain}"
    else:
        yield f"{name}: {' | '.join(text.plain for text in texts_in(content))}"


def item_lines(item: Item) -> Iterator[str]:
    for level, one in item.walk():
        yield f"{'  ' * level}- {one.id} {one.text.plain}"


def lines_of(deck: Deck, name: str) -> list[str]:
    """The lines of one slide, without its id."""
    [slide] = [one for one in deck.slides if one.id == name]
    return list(slide_lines(slide))[1:]


def ids(deck: Deck) -> list[str]:
    return [slide.id for slide in deck.slides]


def account(actions: Iterable[Action]) -> list[str]:
    """``deed address (why)`` of each action."""
    return [f"{one.deed} {one.address} ({one.why})" for one in actions]
