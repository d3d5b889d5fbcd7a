"""One slide as a course changes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from generator.course.account import Account, Deed
from generator.course.blocks import change_blocks, with_options_of
from generator.course.items import change_items
from generator.course.lists import blocks_of, columns_of, part_ids
from generator.course.model import SlideChange
from generator.course.wording import text_wording, wording
from generator.deck.model import Content, Items, Marker, Note, Picture, Slide
from generator.deck.schema import nearest
from generator.errors import error
from generator.spans import Span

NOTES = "notes"


def changed_slide(slide: Slide, change: SlideChange, dropped: Mapping[str, Span], course: str, told: Account) -> Slide:
    """The slide with everything but its place; ``dropped`` are those of its items that the course drops elsewhere."""
    blocks, dropped = _left_out(slide, change, dropped)
    slide = change_blocks(slide, change, blocks, course, told)
    work = _SlideWork(slide, change, course, told)
    fields = change_items(slide, change, dropped, course, told)
    notes = work.changed_notes({name: one.span for name, one in change.items.items() if one.drop} | dict(dropped))
    for name, span in change.without:  # first, so that nothing of the course's goes with it
        if name in blocks or name in dropped:
            continue
        notes = work.without(name, span, fields, notes)
    for name, content in change.fields.items():
        fields[name] = work.replaced(name, content)
    if change.picture:
        work.picture(fields)
    if change.prepended or change.appended:
        work.lengthened(fields)
    if change.numbered is not None:
        work.numbered(fields, Marker.NUMBER if change.numbered else Marker.BULLET)
    notes = work.notes(notes)
    values: dict[str, Any] = dict(change.values)
    for name in values:
        told.tell(Deed.REPLACED, f"{slide.id}/{name}", course)
    return replace(slide, fields=fields, notes=notes, **values)


def _left_out(
    slide: Slide, change: SlideChange, dropped: Mapping[str, Span]
) -> tuple[dict[str, Span], dict[str, Span]]:
    """What the course leaves out under ``drop`` and ``without``: blocks and columns; items and single texts."""
    named = {name: span for name, span in change.without if name not in slide.fields and name != NOTES}
    within = dict(blocks_of(slide))
    columns = {column.id for column in columns_of(slide)}
    parts = set(part_ids(slide)) if named else set()
    blocks = {name: span for name, span in dropped.items() if name in within}
    blocks |= {name: span for name, span in named.items() if name in within or name in columns}
    others = {name: span for name, span in dropped.items() if name not in blocks}
    return blocks, others | {name: span for name, span in named.items() if name in parts and name not in blocks}


class _SlideWork:
    def __init__(self, slide: Slide, change: SlideChange, course: str, told: Account) -> None:
        self.slide, self.change, self.course, self.told = slide, change, course, told

    def replaced(self, name: str, content: Content) -> Content:
        """Another content for a field, or one that the slide did not have."""
        old = self.slide.fields.get(name)
        if old is None:
            self._tell(Deed.ADDED, name)
            self.told.refer(self.course, self._address(name), "", self._place(name))
            return content
        self._replace(name, wording(old))
        content = with_options_of(old, content)
        if isinstance(content, Items) and isinstance(old, Items) and content.marker is not Marker.NONE:
            return replace(content, marker=old.marker)
        return content

    def picture(self, fields: dict[str, Content]) -> None:
        """What differs in a picture that stays."""
        change, old = self.change.picture, fields.get("image")
        assert change is not None
        if not isinstance(old, Picture):
            self._wrong("image", change.span, "The slide `{slide}` has no picture", "Write `image:` and its path.")
            return
        self._replace("image", wording(old))
        decorative = old.decorative if change.decorative is None else change.decorative
        alt = old.alt if change.alt is None else change.alt
        others = {
            name: value
            for name in ("crop", "frame", "focus", "credit", "link", "dark", "step")
            if (value := getattr(change, name)) is not None
        }
        alt = "" if decorative else alt
        span = old.span if alt == old.alt and change.alt is None else change.span  # where its text was written
        shown_to = old.audience if change.audience is None else change.audience
        fields["image"] = replace(old, alt=alt, decorative=decorative, span=span, audience=shown_to, **others)

    def lengthened(self, fields: dict[str, Content]) -> None:
        """New items at the ends of the slide's list, or of its paragraphs if it has no list."""
        change = self.change
        name = "items" if "items" in fields or "text" not in fields else "text"
        old = fields.get(name, Items((), Marker.BULLET, change.span))
        if name not in fields and "columns" in fields:
            self._wrong("append", self._place("append", "prepend"), "The slide `{slide}` has columns, and no list",
                        "Put new items beside one that is there: `items:`, `c1-i1:`, `after:`.")  # fmt: skip
            return
        if not isinstance(old, Items):  # the course puts another block in the place of the list
            self._wrong("append", self._place("append", "prepend"), "The slide `{slide}` has no list to lengthen",
                        "Its list is replaced by another block; put the new items there.")  # fmt: skip
            return
        for item in (*change.prepended, *change.appended):
            self._tell(Deed.ADDED, item.id)
        fields[name] = replace(old, items=(*change.prepended, *old.items, *change.appended))

    def numbered(self, fields: dict[str, Content], marker: Marker) -> None:
        items = fields.get("items")
        if not isinstance(items, Items):
            self._wrong("numbered", self._place("numbered"), "The slide `{slide}` has no list to number", "")
            return
        fields["items"] = replace(items, marker=marker)
        self._tell(Deed.REPLACED, "numbered")

    def changed_notes(self, dropped: Mapping[str, Span]) -> tuple[Note, ...]:
        """The slide's notes with those that the course changes one by one."""
        found = []
        for note in self.slide.notes:
            change = self.change.items.get(note.id)
            if note.id in dropped:
                self.told.replace(self.course, self._address(note.id), text_wording(note), dropped[note.id])
                self._tell(Deed.DROPPED, note.id)
                continue
            if change and change.text:
                self.told.replace(self.course, self._address(note.id), text_wording(note), change.span)
                self._tell(Deed.REPLACED, note.id)
                note = replace(note, inlines=change.text.inlines, span=change.text.span)
            found.append(note)
        return tuple(found)

    def notes(self, notes: tuple[Note, ...]) -> tuple[Note, ...]:
        if self.change.notes is not None:
            if notes:
                self._replace(NOTES, wording(notes))
            else:
                self._tell(Deed.ADDED, NOTES)
            notes = self.change.notes
        if self.change.added_notes:
            self._tell(Deed.ADDED, NOTES)
        return (*notes, *self.change.added_notes)

    def without(self, name: str, span: Span, fields: dict[str, Content], notes: tuple[Note, ...]) -> tuple[Note, ...]:
        """Leaves out a field, or the notes, which come out."""
        if name == NOTES and notes:
            self.told.replace(self.course, self._address(name), wording(notes), span)
            self._tell(Deed.DROPPED, name)
            return ()
        if name not in fields:
            there = ", ".join([*fields, NOTES] if notes else fields)
            within = [*(at for at, _ in blocks_of(self.slide)), *part_ids(self.slide)]
            near = nearest(name, [*fields, *within])
            hint = "Did you mean {there}?" if near else "It has: {there}."
            self._wrong(name, span, "The slide `{slide}` has no `{field}` to leave out", hint, near or there)
            return notes
        del fields[name]
        self.told.replace(self.course, self._address(name), wording(self.slide.fields[name]), span)
        self._tell(Deed.DROPPED, name)
        return notes

    # --- account -----------------------------------------------------------------------------------------------------

    def _address(self, name: str) -> str:
        return f"{self.slide.id}/{name}"

    def _place(self, *names: str) -> Span:
        return next((self.change.places[name] for name in names if name in self.change.places), self.change.span)

    def _tell(self, deed: Deed, name: str) -> None:
        self.told.tell(deed, self._address(name), self.course)

    def _replace(self, name: str, before: str) -> None:
        self.told.replace(self.course, self._address(name), before, self._place(name))
        self._tell(Deed.REPLACED, name)

    def _wrong(self, field: str, span: Span, message: str, hint: str, there: str = "") -> None:
        self.told.note(error("wrong-field", message, span, hint, slide=self.slide.id, field=field, there=there))
