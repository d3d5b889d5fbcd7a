"""Decks and parts of decks, made by hand for the layout tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from generator.deck.model import Column, Columns, Content, Deck, Inline, Item, Items, Marker, Note, Picture, Slide, Text
from generator.layout.composed import Composed, compose
from generator.layout.fit import Fitting
from generator.layout.listing import PAGE_SIZES, layouts_root, themes_root
from generator.layout.rules import Rules
from generator.layout.runs import SourceParagraph
from generator.layout.slide_context import SlideContext
from generator.layout.theme import Theme
from generator.layout.theme_files import load_theme
from generator.scene.boxes import TextBox
from generator.scene.page import Page, Scene
from generator.scene.text import Mark, Run
from generator.spans import Span

THEMES = ("agora", "atelier", "blanc", "faculte", "labo", "revue")
Nested = str | tuple[str, Sequence["Nested"]]
"""An item: its text, or its text and what is below it."""


def span(line: int = 1) -> Span:
    return Span("deck.yaml", line, 1)


def text(*parts: str | Inline) -> Text:
    return Text(tuple(Inline(part) if isinstance(part, str) else part for part in parts), span())


def items(*entries: Nested, marker: Marker = Marker.BULLET) -> Items:
    return Items(tuple(_item(entry, f"i{n}") for n, entry in enumerate(entries, 1)), marker, span())


def _item(entry: Nested, name: str) -> Item:
    said, below = (entry, ()) if isinstance(entry, str) else entry
    children = tuple(_item(child, f"{name}-{n}") for n, child in enumerate(below, 1))
    return Item(name, text(said), children, span())


def columns(*entries: tuple[str | None, Items]) -> Columns:
    made = (
        Column(text(head) if head else None, {f"c{at}-items": body}, span(), id=f"c{at}")
        for at, (head, body) in enumerate(entries, 1)
    )
    return Columns(tuple(made), span())


def picture(width: int = 800, height: int = 600, *, alt: str = "A street", crop: bool = False) -> Picture:
    """A picture by its measures only: layout never opens the file."""
    return Picture(Path("/deck/p.png"), "p.png", "image/png", width, height, 0, "0" * 64, alt, not alt, crop, span())


def slide(
    name: str = "s",
    *,
    layout: str | None = None,
    fit: str | None = None,
    min_size: int | None = None,
    share: str | None = None,
    lang: str | None = None,
    notes: Sequence[str] = (),
    **fields: Content | str,
) -> Slide:
    content = {key: text(value) if isinstance(value, str) else value for key, value in fields.items()}
    said = tuple(Note(text(note).inlines, span()) for note in notes)
    return Slide(name, layout, content, said, lang, fit, min_size, share, span())


def deck(*slides: Slide, title: str = "A deck", lang: str = "en", theme: str = "agora", **keys: object) -> Deck:
    made = Deck(text(title), lang, theme, Path("/deck"), "deck.yaml", slides, span())
    return replace(made, **{k: text(v) if isinstance(v, str) and k != "size" else v for k, v in keys.items()})


@cache
def theme(name: str = "agora") -> Theme:
    return load_theme(themes_root(), name)


@cache
def rules(name: str = "agora", size: str = "16:9") -> Rules:
    return Rules(layouts_root(), theme(name), PAGE_SIZES[size])


def place(of: Deck) -> SlideContext:
    return SlideContext(of, theme(of.theme), rules(of.theme, of.size), PAGE_SIZES[of.size])


def source(said: str, *, group: int = 0, level: int = 0, mark: Mark = Mark.LEVEL) -> SourceParagraph:
    return SourceParagraph((Run(said),), group=group, level=level, mark=mark)


def sources(*entries: str | Sequence[str]) -> list[SourceParagraph]:
    """Top-level paragraphs; a sequence is an item with the items below it."""
    result = []
    for group, entry in enumerate(entries):
        parts = [entry] if isinstance(entry, str) else entry
        result += [source(said, group=group, level=min(n, 1)) for n, said in enumerate(parts)]
    return result


def fitting(style: str = "body", least: int = 18, theme_name: str = "agora") -> Fitting:
    return Fitting(theme(theme_name).styles[style], theme(theme_name), least)


def composed(entries: Iterable[SourceParagraph], style: str = "body", theme_name: str = "agora") -> list[Composed]:
    return compose(list(entries), theme(theme_name).styles[style], theme(theme_name))


def box(page: Page, name: str) -> TextBox:
    return next(b for b in page.boxes if isinstance(b, TextBox) and b.name == name)


def boxes(page: Page) -> Mapping[str, TextBox]:
    return {b.name: b for b in page.boxes if isinstance(b, TextBox)}


def shown(page: Page, name: str) -> list[str]:
    """The paragraphs of a box, glue undone."""
    return [p.text.replace("\u00a0", " ") for p in box(page, name).paragraphs]


def page_of(scene: Scene, name: str) -> Page:
    return next(page for page in scene.pages if page.id == name)
