"""Texts of Diapo's own Markdown -> texts of the format: footnotes where they are called, links with their addresses,
and the few tags of HTML that are markup here."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.deck.markdown.definitions import Definitions, link_name
from generator.deck.markdown.paragraphs import part
from generator.deck.schema import nearest
from generator.deck.tree import Scalar
from generator.errors import Diagnostic, error
from generator.patterns import pattern
from generator.spans import Span

_CODE = r"(?<![`\\])(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"
_NOTE = pattern(rf"{_CODE}|\[\^(?P<name>[^\]\s^]+)\]")
_LINK = pattern(rf"{_CODE}|(?<![\\!])\[(?P<text>[^\[\]]+)\](?:\[(?P<name>[^\[\]]*)\]|(?![\[(:]))")
_TAG = pattern(rf"{_CODE}|<br[ \t]*/?>[ \t]*|<(?P<tag>sub|sup|u|kbd|mark|small)>(?P<inside>[^<>]*)</(?P=tag)>")
_GUARD = pattern(r"(?:^|(?<=\n))\d{0,9}(?P<slash>\\)(?=[-+|:=.)!])|(?P<slash_>\\)(?=\{[#.\w][^{}\n]*\}\s*\Z)")
"""A backslash that keeps a line from being a list or a block, or braces from being attributes."""
_MARKS = {"sub": "~", "sup": "^", "u": "*", "kbd": "`", "mark": "**", "small": ""}
"""What there is for a tag of HTML."""

Change = tuple[int, int, Scalar | str]
"""From where to where, and what stands there."""


class Prose:
    """The texts of one file. ``said`` gives what the format has for a text."""

    def __init__(self, shown: str, found: Definitions, note: Callable[[Diagnostic], None]) -> None:
        self.shown, self.found, self.note = shown, found, note

    def said(self, text: Scalar) -> Scalar:
        if "\\" in text.text:
            text = changed(text, self._guards(text))
        if "<" in text.text:
            text = changed(text, self._tags(text))
        if "[" in text.text:
            if self.found.links:
                text = changed(text, self._links(text))
            if "[^" in text.text:
                text = changed(text, self._notes(text))
        return text

    @staticmethod
    def _guards(text: Scalar) -> Iterable[Change]:
        for guard in _GUARD.finditer(text.text):
            name = "slash" if guard["slash"] else "slash_"
            yield guard.start(name), guard.end(name), ""

    def _notes(self, text: Scalar) -> Iterable[Change]:
        for call in _NOTE.finditer(text.text):
            name = call["name"]
            if not name:
                continue
            said = self.found.notes.get(name)
            if said is None:
                near = nearest(name, list(self.found.notes))
                place = part(text, call.start(), call.end())
                self.note(error("unknown-footnote", "There is no text for the footnote {name}",
                                Span(self.shown, place.line, place.column),
                                "Did you mean [^{near}]?" if near else
                                "Write `[^{name}]: …` on a line below, or `^[…]` where it is called.",
                                name=name[:80], near=near))  # fmt: skip
                continue
            self.found.used.add(name)
            yield call.start(), call.start(), "^["
            yield call.start(), call.end(), said
            yield call.end(), call.end(), "]"

    def _links(self, text: Scalar) -> Iterable[Change]:
        for link in _LINK.finditer(text.text):
            if link["text"] is None:
                continue
            address = self.found.links.get(link_name(link["name"] or link["text"]))
            if address is not None:
                yield link.end("text") + 1, link.end(), f"({address})"

    @staticmethod
    def _tags(text: Scalar) -> Iterable[Change]:
        for tag in _TAG.finditer(text.text):
            if tag["tag"]:
                mark = _MARKS[tag["tag"]]
                yield tag.start(), tag.start("inside"), mark
                yield tag.end("inside"), tag.end(), mark
            elif not tag["ticks"]:
                yield tag.start(), tag.end(), "\n"


def changed(text: Scalar, changes: Iterable[Change]) -> Scalar:
    """A text with other words in some of its places; each character still knows where it stands."""
    parts: list[Scalar] = []
    at = 0
    for start, end, new in changes:
        parts += _between(text, at, start)
        if isinstance(new, Scalar):
            parts.append(new)
        elif new:
            place = part(text, start, max(end, start + 1)) if start < len(text.text) else text
            parts.append(Scalar(new, place.line, place.column))
        at = end
    if not parts and not at:
        return text
    return together([*parts, *_between(text, at, len(text.text))], text)


def together(parts: list[Scalar], text: Scalar) -> Scalar:
    """One text of several; in the place of ``text`` if there are none."""
    said: list[str] = []
    starts: list[tuple[int, int, int]] = []
    size = 0
    for one in parts:
        starts += [(size + at, line, column) for at, line, column in one.starts or ((0, one.line, one.column),)]
        said.append(one.text)
        size += len(one.text)
    first = parts[0] if parts else text
    return Scalar("".join(said), first.line, first.column, text.style, tuple(starts) if len(starts) > 1 else ())


def _between(text: Scalar, start: int, end: int) -> list[Scalar]:
    """What stands between two changes, spaces at its ends included."""
    if start >= end:
        return []
    said = text.text[start:end]
    if not text.starts:
        return [Scalar(said, text.line, text.column + start)]
    inside = [
        (max(at, start) - start, line, column + max(0, start - at)) for at, line, column in text.starts if at < end
    ]
    before = [one for one in inside if one[0] == 0]
    kept = (*before[-1:], *(one for one in inside if one[0] > 0))
    return [Scalar(said, kept[0][1], kept[0][2], starts=kept if len(kept) > 1 else ())]
