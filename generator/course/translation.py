"""What a translation leaves in the deck's own language: found, listed, and marked as being in that language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.course.lists import lists_of
from generator.course.model import Course
from generator.course.telling import Telling
from generator.deck.model import Columns, Deck, Inline, Picture, Slide, Text
from generator.deck.texts import DECK_TEXTS
from generator.errors import warning


def checked_translation(deck: Deck, base: Deck, course: Course, told: Telling) -> Deck:
    """The deck with their own language on slides of which nothing is translated. ``base`` is what the courses started
    from. Every text that was written for another language than the deck's is listed."""
    langs = {base.source: base.lang}
    for one in course.chain():
        langs[one.source] = one.values.get("lang") or langs[one.parent.source if one.parent else base.source]
    if len({_primary(lang) for lang in langs.values()}) == 1:
        return deck
    place = next((one.places["lang"] for one in reversed(course.chain()) if "lang" in one.places), course.span)

    def foreign(text: Text) -> bool:
        written = langs.get(text.span.path, base.lang)
        return _primary(written) != _primary(deck.lang) and any(char.isalpha() for char in text.plain)

    own = [name for name in DECK_TEXTS if (text := getattr(deck, name)) is not None and foreign(text)]
    if own:
        told.note(warning("untranslated", "The deck's {names} {are} not in {lang} yet", place,
                          "Write them in the course; write a text again that is the same in both languages.",
                          names=", ".join(own), are="is" if len(own) == 1 else "are", lang=deck.lang))  # fmt: skip
    slides = []
    for slide in deck.slides:
        texts = list(_texts(slide)) if slide.lang is None else []
        left = list(dict.fromkeys(name for name, text in texts if foreign(text)))
        if not left:
            slides.append(slide)
            continue
        change = course.changes.get(slide.id)
        told.note(warning("untranslated-slide", "On slide `{slide}`, not in {lang} yet: {names}",
                          change.span if change else place, "Write them in the course, each under its id.",
                          slide=slide.id, lang=deck.lang, names=_few(left)))  # fmt: skip
        written = {langs.get(text.span.path, base.lang) for _, text in texts if any(map(str.isalpha, text.plain))}
        slides.append(replace(slide, lang=written.pop()) if len(written) == 1 else slide)
    return replace(deck, slides=tuple(slides))


def _primary(lang: str) -> str:
    return lang.split("-")[0].lower()


def _few(names: list[str]) -> str:
    return ", ".join(names[:20]) + (f" and {len(names) - 20} more" if len(names) > 20 else "")


def _texts(slide: Slide) -> Iterator[tuple[str, Text]]:
    """The texts of a slide by what a course calls them."""
    for name, content in slide.fields.items():
        if isinstance(content, Text):
            yield name, content
        elif isinstance(content, Picture) and content.alt:
            yield f"{name} (alt)", Text((Inline(content.alt),), content.span)
        elif isinstance(content, Columns):
            heads = ((column.id, column.heading) for column in content.columns)
            yield from ((head, text) for head, text in heads if text)
    for listed in lists_of(slide):
        yield from ((item.id, item.text) for top in listed.items for _, item in top.walk())
    yield from (("notes", note) for note in slide.notes)
