"""A course file for a translation, with every text to fill in behind its key and the original above it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.course.languages import primary
from generator.course.wording import text_wording
from generator.deck.format import scalar
from generator.deck.model import Block, Callout, Cards, Columns, Content, Deck, Item, Items, Picture, Slide, Text
from generator.deck.model.own_texts import IMAGE, own_texts
from generator.deck.texts import DECK_TEXTS

Lines = Iterator[str]


def translation_file(deck: Deck, lang: str, check: str, extends: str = "") -> str:
    """The file for a translation of a deck into ``lang``. ``check`` is the command that lists what is left to do;
    ``extends`` the course that the translation starts from, if any, whose deck this is."""
    head = [
        f"# Into {lang}. Write each text behind its key; above it stands the original. What is still empty stays as",
        "# it was, and is listed at each build, and by",
        f"#     {check}",
        "# Keys that are not needed may be deleted. What is the same in both languages can be named instead, as in",
        "#     same: [author, references, actors/i3]",
        "",
        *([f"extends: {scalar(extends)}"] if extends else []),
        f"lang: {lang}",
    ]
    lines = [*head, *_deck_texts(deck)]
    slides = [list(_slide(slide)) for slide in deck.slides if not _is_of_its_own(slide)]
    if any(slides):
        lines += ["", "slides:", *(line for slide in slides for line in slide)]
    if foreign := [f"{slide.id} ({slide.lang})" for slide in deck.slides if _is_of_its_own(slide)]:
        lines += ["", *_comment(f"Slides in a language of their own are not listed: {', '.join(foreign)}.", "")]
    return "\n".join(lines) + "\n"


def is_in(deck: Deck, lang: str) -> bool:
    """Whether a deck is in that language already."""
    return primary(deck.lang) == primary(lang)


def _is_of_its_own(slide: Slide) -> bool:
    return slide.lang is not None


def _deck_texts(deck: Deck) -> Lines:
    for name in DECK_TEXTS:
        text = getattr(deck, name)
        if isinstance(text, Text) and _has_words(text.plain):
            yield from _blank(name, text_wording(text), "")


def _slide(slide: Slide) -> Lines:
    """The lines of one slide; its items, heads of columns, paragraphs and notes stand under ``items`` by their ids."""
    parts: list[str] = []
    by_id = list(_by_id(slide))
    for name, content in slide.fields.items():
        if isinstance(content, Text) and _has_words(content.plain):
            parts += _blank(name, text_wording(content), "    ")
        elif name == IMAGE and isinstance(content, Picture):
            parts += [f"    {name}:", *_blank("alt", content.alt, "      ")] if _has_words(content.alt) else []
        elif not isinstance(content, Text) and by_id:
            parts += ["    items:", *by_id]
            by_id = []
    if by_id:
        parts += ["    items:", *by_id]
    if parts:
        yield f"  {scalar(slide.id)}:"
        yield from parts


def _by_id(slide: Slide) -> Lines:
    for name, content in slide.fields.items():
        if not isinstance(content, Text):
            yield from _block(name, content)
    for note in slide.notes:
        if _has_words(note.plain):
            yield from _blank(note.id, text_wording(note), "      ")


def _block(name: str, block: Block) -> Lines:
    """Its own texts, then those of what it holds."""
    for address, text in own_texts(name, block):
        if _has_words(text.plain):
            yield from _blank(address, text_wording(text), "      ")
    if isinstance(block, Columns):
        for column in block.columns:
            if column.heading and _has_words(column.heading.plain):
                yield from _blank(column.id, text_wording(column.heading), "      ")
            yield from _held(column.body)
    elif isinstance(block, Callout):
        yield from _held(block.body)
    hints = block.hints if isinstance(block, Callout) else None
    bodies = [card.body for card in block.cards] if isinstance(block, Cards) else []
    for listed in (block if isinstance(block, Items) else None, hints, *bodies):
        for item in listed.items if listed else ():
            yield from _item(item)


def _held(body: Mapping[str, Content]) -> Lines:
    for name, held in body.items():
        if not isinstance(held, Text):
            yield from _block(name, held)


def _item(item: Item) -> Lines:
    for level, one in item.walk():
        if _has_words(one.text.plain):
            yield from _blank(one.id, text_wording(one.text), "      ", "  " * level)


def _blank(name: str, original: str, indent: str, deeper: str = "") -> Lines:
    yield from _comment(f"{deeper}{original}" if deeper else original, indent)
    yield f"{indent}{scalar(name)}:"


def _comment(text: str, indent: str) -> Lines:
    return (f"{indent}# {line}".rstrip() for line in text.split("\n"))


def _has_words(plain: str) -> bool:
    return any(map(str.isalpha, plain))
