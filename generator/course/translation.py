"""What a translation leaves in the deck's own language: found, listed, and marked as being in that language."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from generator.course.account import Account
from generator.course.languages import primary
from generator.course.lists import block_texts, columns_of, lists_of
from generator.course.model import Course
from generator.course.same import addresses_of, is_same_by_nature, names_in
from generator.deck.model import Deck, Inline, Picture, Slide, Text
from generator.deck.model.own_texts import IMAGE
from generator.deck.texts import DECK_TEXTS
from generator.errors import warning

ALT = " (alt)"


def checked_translation(deck: Deck, base: Deck, course: Course, told: Account) -> Deck:
    """The deck with their own language on slides of which nothing is translated. ``base`` is what the courses started
    from. Every text that was written for another language than the deck's is listed, if it is not the same in both."""
    langs = {base.source: base.lang}
    for one in course.chain():
        langs[one.source] = one.values.get("lang") or langs[one.parent.source if one.parent else base.source]
    if len({primary(lang) for lang in langs.values()}) == 1:
        return deck
    place = next((one.places["lang"] for one in reversed(course.chain()) if "lang" in one.places), course.span)
    same: dict[str, set[str]] = {}
    """By text of the deck or slide: which of its parts are the same; none named: all."""
    for address, _ in (named for one in course.chain() for named in one.same):
        name, _, part = address.partition("/")
        same.setdefault(name, set()).add(part)
    people = names_in(base) | names_in(deck)

    def foreign(name: str, text: Text) -> bool:
        written = langs.get(text.span.path, base.lang)
        if primary(written) == primary(deck.lang) or not any(char.isalpha() for char in text.plain):
            return False
        return not is_same_by_nature(name, text, people)

    texts = ((name, getattr(deck, name)) for name in DECK_TEXTS if "" not in same.get(name, ()))
    own = [name for name, text in texts if text is not None and foreign(name, text)]
    if own:
        told.note(warning("untranslated", "The deck's {names} {are} not in {lang} yet", place,
                          "Write them in the course, or name under `same:` what is the same in both languages.",
                          names=", ".join(own), are="is" if len(own) == 1 else "are", lang=deck.lang))  # fmt: skip
    slides = []
    for slide in deck.slides:
        named = same.get(slide.id, set())
        parts = list(texts_by_name(slide)) if slide.lang is None and "" not in named else []
        stay = {part for one in named for part in (one, *addresses_of(slide, one))}
        left = [name for name, text in parts if name.removesuffix(ALT) not in stay and foreign(name, text)]
        if not left:
            slides.append(slide)
            continue
        change = course.changes.get(slide.id)
        told.note(warning("untranslated-slide", "On slide `{slide}`, not in {lang} yet: {names}",
                          change.span if change else place,
                          "Write them in the course, each under its id, or name them under `same:`.",
                          slide=slide.id, lang=deck.lang, names=_few(_noted(left, slide))))  # fmt: skip
        written = {langs.get(text.span.path, base.lang) for _, text in parts if any(map(str.isalpha, text.plain))}
        slides.append(replace(slide, lang=written.pop()) if len(written) == 1 else slide)
    return replace(deck, slides=tuple(slides))


def _noted(names: list[str], slide: Slide) -> list[str]:
    """The names of texts; all notes of a slide under one."""
    notes = [note.id for note in slide.notes if any(map(str.isalpha, note.plain))]
    if notes and set(notes) <= set(names):
        return [*(name for name in names if name not in notes), "notes"]
    return names


def _few(names: list[str]) -> str:
    return ", ".join(names[:20]) + (f" and {len(names) - 20} more" if len(names) > 20 else "")


def texts_by_name(slide: Slide) -> Iterator[tuple[str, Text]]:
    """The texts of a slide by what a course calls them."""
    for name, content in slide.fields.items():
        if isinstance(content, Text):
            yield name, content
        elif isinstance(content, Picture) and content.alt and name == IMAGE:
            yield f"{name}{ALT}", Text((Inline(content.alt),), content.span)
    yield from ((column.id, column.heading) for column in columns_of(slide) if column.heading)
    yield from block_texts(slide)
    for listed in lists_of(slide):
        yield from ((item.id, item.text) for top in listed.items for _, item in top.walk())
    yield from ((note.id, note) for note in slide.notes)
