"""The blocks of one slide as a course changes them, by their addresses."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from generator.course.model import SlideChange
from generator.course.telling import Deed, Telling
from generator.course.wording import wording
from generator.deck.model import Content, Slide, Text
from generator.deck.model.walk import Body, contents_in, with_bodies


def change_blocks(slide: Slide, change: SlideChange, course: str, told: Telling) -> Slide:
    """The slide with its blocks left out, replaced, and with others before and after them; or with another body."""
    work = _BlockWork(slide, change, course, told)
    if change.body is not None:
        return work.with_other_body(change.body)
    return work.changed() if change.blocks else slide


class _BlockWork:
    def __init__(self, slide: Slide, change: SlideChange, course: str, told: Telling) -> None:
        self.slide, self.changes, self.course, self.told = slide, change.blocks, course, told
        self.place = change.places.get("body", change.span)

    def with_other_body(self, body: Mapping[str, Content]) -> Slide:
        fields: dict[str, Content] = dict(self.slide.texts)
        for name, content in self.slide.body.items():
            self.told.replace(self.course, self._address(name), wording(content), self.place)
            self._tell(Deed.DROPPED, name)
        for name in body:
            self._tell(Deed.ADDED, name)
        return _with(self.slide, fields | dict(body))

    def changed(self) -> Slide:
        known = [name for name, content in contents_in(self.slide.fields) if not isinstance(content, Text)]
        for name, change in self.changes.items():
            if name not in known:
                self.told.unknown(f"block on slide {self.slide.id} with the id", name, known, change.span,
                                  self._address(name))  # fmt: skip
        return _with(self.slide, self._body(self.slide.fields))

    def _body(self, body: Body) -> dict[str, Content]:
        found: dict[str, Content] = {}
        for name, content in body.items():
            change = None if isinstance(content, Text) else self.changes.get(name)
            if change is None:
                found[name] = with_bodies(content, self._body)
                continue
            self._add(change.before, found)
            if change.drop:
                self.told.replace(self.course, self._address(name), wording(content), change.span)
                self._tell(Deed.DROPPED, name)
            elif change.content is not None:
                self.told.replace(self.course, self._address(name), wording(content), change.span)
                self._tell(Deed.REPLACED, name)
                found[name] = change.content
            else:
                self.told.refer(self.course, self._address(name), wording(content), change.span)
                found[name] = with_bodies(content, self._body)
            self._add(change.after, found)
        return found

    def _add(self, body: Body, found: dict[str, Content]) -> None:
        for name, content in body.items():
            self._tell(Deed.ADDED, name)
            found[name] = content

    def _tell(self, deed: Deed, name: str) -> None:
        self.told.tell(deed, self._address(name), self.course)

    def _address(self, name: str) -> str:
        return f"{self.slide.id}/{name}"


def _with(slide: Slide, fields: dict[str, Content]) -> Slide:
    layout = slide.layout if fields.keys() == slide.fields.keys() else None  # it was named for what was there
    return replace(slide, fields=fields, layout=layout)
