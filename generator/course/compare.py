"""What was recorded of a base, compared with what it says now."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from itertools import takewhile

from generator.course.account import slide_address
from generator.course.lists import blocks_of, lists_of
from generator.course.records import Records
from generator.course.wording import item_lines, slide_texts, slide_wording, text_wording, wording
from generator.deck.model import Deck, Slide
from generator.errors import Diagnostic, notice, warning
from generator.patterns import pattern
from generator.spans import Span

MAX_SHOWN = 200
MOST, LEAST = 0.5, 0.25
"""Shares of a recorded text: found in another slide, it is that one; with fewer of its words, it is not the same."""

MAX_ALIKE = 20
"""Slides with a line in common; one that more of them have says nothing of where a slide went."""

_LABEL = pattern(r"^(?:[a-z0-9]+(?:-[a-z0-9]+)*|\w+): |^ *- ", re.MULTILINE)
_WORD = pattern(r"\w+")
Now = Mapping[str, tuple[str, Span]]
"""By address in what a course starts from: what stands there, and where the course says what to do with it."""


class Moved:
    """Finds what was recorded at an address in the deck as it is now."""

    def __init__(self, records: Records, deck: Deck) -> None:
        self.records = records
        self.deck = deck

    def __call__(self, address: str) -> str | None:
        """Where the recorded text, or some text of a recorded slide, stands now."""
        kept = self.records.get(address) or self.records.get(slide_address(address))
        if "/" in address.rstrip("/"):
            return self._places.get(kept) if kept else None
        name = address.rstrip("/")
        if kept and (found := self._places.get(kept) or self.slide(kept)):
            return found.partition("/")[0]
        found = next((self._places[text] for text in self._parts.get(name, ()) if text in self._places), None)
        return found.partition("/")[0] if found else None

    def slide(self, kept: str) -> str | None:
        """The slide that says most of what one said whose whole wording is ``kept``."""
        said = Counter[str]()
        for line in set(_bare(kept).split("\n")):
            for name in self._with_line.get(line, ()):
                said[name] += len(line)
        found, most = next(iter(said.most_common(1)), ("", 0))
        return found if most > MOST * len(_bare(kept)) else None

    @cached_property
    def by_id(self) -> Mapping[str, Slide]:
        return {slide.id: slide for slide in self.deck.slides}

    @cached_property
    def _with_line(self) -> Mapping[str, list[str]]:
        """The slides that say a line, if these are few."""
        found: dict[str, list[str]] = {}
        for slide in self.deck.slides:
            for line in set(_bare(slide_wording(slide)).split("\n")):
                found.setdefault(line, []).append(slide.id)
        return {line: names for line, names in found.items() if len(names) <= MAX_ALIKE}

    @cached_property
    def _parts(self) -> Mapping[str, list[str]]:
        """What was recorded of the parts of each slide."""
        found: dict[str, list[str]] = {}
        for at, text in self.records.items():
            name, slash, _ = at.partition("/")
            if slash:
                found.setdefault(name, []).append(text)
        return found

    @cached_property
    def _places(self) -> Mapping[str, str]:
        """The address of each text; of the first one where several say the same."""
        found: dict[str, str] = {}
        for slide in self.deck.slides:
            found.setdefault(slide_wording(slide), slide.id)
            for name, text in slide_texts(slide).items():
                found.setdefault(text, f"{slide.id}/{name}")
            for name, block in blocks_of(slide):
                found.setdefault(wording(block), f"{slide.id}/{name}")
            for listed in lists_of(slide):
                for _, item in (pair for top in listed.items for pair in top.walk()):
                    found.setdefault("\n".join(item_lines([item])), f"{slide.id}/{item.id}")
        return found


def compared(
    source: str, records: Records | None, replaced: Now, referred: Now, moved_to: Moved
) -> tuple[list[Diagnostic], int]:
    """A warning for each text that changed since it was recorded and for each name that something else has now, and one
    notice if some are not recorded; and how many there are to look at. ``source`` is the file of the course."""
    kept = records or {}
    found: list[Diagnostic] = []
    fresh = [address for address in replaced if not _is_recorded(address, kept, moved_to)]
    if fresh:
        found.append(
            notice("not-recorded", "{count} of the texts that this course changes {are} not recorded yet",
                   Span(source, 1, 1), "When they are right, run: diapo courses --accept",
                   count=len(fresh), are="is" if len(fresh) == 1 else "are")
        )  # fmt: skip
    changed = {
        address: one
        for address, one in replaced.items()
        if address not in fresh and not _is_same(address, kept[address], one[0], moved_to)
    }
    told = {address.partition("/")[0] for address in changed}
    found += (_changed(address, kept[address], *one, moved_to) for address, one in changed.items())
    for address, (text, span) in sorted(referred.items(), key=lambda one: "/" in one[0]):  # slides first
        name, slash, part = address.partition("/")
        if name in told or address in replaced or address not in kept or kept[address] == text:
            continue
        if _is_another(address, kept[address], text, moved_to):
            found.append(_another(address, kept[address], text, span, moved_to))
            if not (slash and part):
                told.add(name)
    return found, len(fresh) + sum(one.code == "base-changed" for one in found)


def _is_recorded(address: str, kept: Records, moved_to: Moved) -> bool:
    """Of a slide without a heading, older records say nothing."""
    return address in kept and bool(kept[address] or "/" in address or address not in moved_to.by_id)


def _is_same(address: str, before: str, now: str, moved_to: Moved) -> bool:
    """Of a slide, older records have the heading only."""
    if before == now:
        return True
    heading = moved_to.by_id[address].heading if address in moved_to.by_id else None
    return heading is not None and before == text_wording(heading)


def _is_another(address: str, before: str, now: str, moved_to: Moved) -> bool:
    """Whether an address names something else than when it was recorded, and not the same in other words."""
    if not before or not now:
        return True
    moved = moved_to(address)
    if moved is not None and moved != address.rstrip("/"):
        return "/" in address.rstrip("/") or _shared(before, now) < _shared(
            before, slide_wording(moved_to.by_id[moved])
        )
    return not _alike(before, now)


def _changed(address: str, before: str, now: str, span: Span, moved_to: Moved) -> Diagnostic:
    moved = moved_to(address)
    hint = "Look whether it still fits, then run: diapo courses --accept"
    if moved is not None and moved != address.rstrip("/"):
        hint = "That text is now at `{moved}`. Change the address, or run: diapo courses --accept"
    before, now = _differing(before, now)
    return warning("base-changed", "The base changed since this was written: `{address}` said “{before}” and "
                   "says “{now}”", span, hint, address=address.rstrip("/"), before=before, now=now,
                   moved=moved)  # fmt: skip


def _another(address: str, before: str, now: str, span: Span, moved_to: Moved) -> Diagnostic:
    moved = moved_to(address)
    hint = "Look what the course should name, then run: diapo courses --accept"
    if moved is not None and moved != address.rstrip("/"):
        hint = "What was meant is now `{moved}`. Change the address, or run: diapo courses --accept"
    before, now = _differing(before, now)
    return warning("base-changed", "`{address}` is something else than when this was written: it said “{before}” and "
                   "says “{now}”", span, hint, address=address.rstrip("/"), before=before, now=now,
                   moved=moved)  # fmt: skip


def _bare(text: str) -> str:
    """A wording without the names of its parts."""
    return _LABEL.sub("", text)


def _shared(one: str, other: str) -> int:
    """How many characters stand on lines that both have, whatever these are called."""
    lines = set(_bare(other).split("\n"))
    return sum(len(line) for line in _bare(one).split("\n") if line in lines)


def _alike(one: str, other: str) -> bool:
    """Whether two wordings have words in common, as one has that was written anew."""
    words = set(_WORD.findall(_bare(one).lower()))
    shared = words & set(_WORD.findall(_bare(other).lower()))
    return len(shared) >= LEAST * len(words)


def _differing(before: str, now: str) -> tuple[str, str]:
    """What two texts say, short, and so that the difference is seen."""
    old, new = before.split("\n"), now.split("\n")
    if len(old) > 1 and len(new) > 1:
        old, new = [line for line in old if line not in new] or old, [line for line in new if line not in old] or new
    before, now = " / ".join(old), " / ".join(new)
    alike = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(before, now, strict=False))))
    cut = max(0, alike - MAX_SHOWN // 2) if max(len(before), len(now)) > MAX_SHOWN else 0
    return _short(before, cut), _short(now, cut)


def _short(line: str, cut: int) -> str:
    shown = line[cut : cut + MAX_SHOWN].strip()
    return ("…" if cut else "") + shown + ("…" if len(line) > cut + MAX_SHOWN else "")
