"""Speaker notes: paragraphs and lists, as the speaker's screen shows them."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup
from msgspec import Struct

from generator.render.revealjs.texts import Lists, TextBuilder
from generator.scene.page import Note
from generator.scene.theme import Face


class NoteView(Struct, frozen=True):
    before: Markup
    """Tags that open and close lists and items ahead of it."""
    after: Markup
    tag: str
    """Empty for the first words of an item."""
    runs: Markup
    direction: str
    """``rtl`` or ``ltr``, where it is not left to right."""
    side: str
    """Where it stands, if not where its direction begins. The rules of the page's texts are not theirs."""


def note_views(notes: Sequence[Note], texts: TextBuilder) -> list[NoteView]:
    lists = Lists()
    views = []
    for index, note in enumerate(notes):
        marked = note.bullet or note.number is not None
        before = lists.item(note.depth, note.number) if marked else lists.close(note.depth)
        after = lists.close() if index == len(notes) - 1 else ""
        tag = "span" if marked else "p"
        # Nothing keeps the spaces of notes, so line ends are elements.
        runs = Markup(texts.inline(note.runs, Face.MINOR, line_end="<br>"))  # noqa: S704 - escaped there
        if note.rtl:
            before = before.replace(' role="list"', ' role="list" dir="rtl"')
        rtl = note.rtl != note.turned
        direction = "rtl" if rtl else "ltr" if note.rtl else ""
        beside = ("right" if note.rtl else "left") if note.turned and not marked else ""
        views.append(NoteView(Markup(before), Markup(after), tag, runs, direction, beside))  # noqa: S704 - from Lists
    return views
