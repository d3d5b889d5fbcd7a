"""Footnotes that are called in texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from generator.deck.model.text import Text


def footnotes_in(text: Text) -> Iterator[Text]:
    """The footnotes that are called in a text."""
    return (Text(inline.note, text.span) for inline in text.inlines if inline.note)


def with_footnotes(text: Text, change: Callable[[Text], Text]) -> Text:
    """The text with ``change`` made to each footnote that is called in it."""
    if not any(inline.note for inline in text.inlines):
        return text
    changed = (
        replace(inline, note=change(Text(inline.note, text.span)).inlines) if inline.note else inline
        for inline in text.inlines
    )
    return replace(text, inlines=tuple(changed))
