"""What the base said when a course was written: kept beside the course, compared at every build.

``<course>.base.json`` holds, by address, the text that the course replaces or drops and its fingerprint. Only
``diapo courses --accept`` writes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.course.files import FOLDER
from generator.course.lists import lists_of
from generator.course.telling import Telling
from generator.course.wording import fingerprint, item_lines, text_wording
from generator.deck.model import Deck
from generator.deck.source import read_bytes, shown_path, stored
from generator.errors import Diagnostic, error, notice, warning
from generator.spans import Span

MAX_BYTES = 16 * 1024 * 1024
MAX_SHOWN = 200
SUFFIX = ".base.json"

Records = Mapping[str, str]
"""Address -> what stood there."""


def record_file(folder: Path, course: str) -> Path:
    return stored(folder / FOLDER / f"{course}{SUFFIX}")


def read_records(folder: Path, course: str, told: Telling) -> tuple[Records | None, bytes]:
    """The records of a course and the bytes of their file; None if there are none, or if they cannot be read, which is
    noted."""
    file = record_file(folder, course)
    if not file.is_symlink() and not file.is_file():
        return None, b""
    data = read_bytes(file, MAX_BYTES) if _is_inside(file, folder) else None
    try:
        found = json.loads(data) if isinstance(data, bytes) else None
        texts = _texts(found)
    except (ValueError, RecursionError):
        texts = None
    if texts is None:
        told.note(error("record-unreadable", "{path} is not what `diapo courses --accept` wrote",
                        Span(shown_path(file), 1, 1),
                        "Delete it, look through the course, and accept it again.", path=shown_path(file)))  # fmt: skip
    return texts, data if isinstance(data, bytes) else b""


def _is_inside(file: Path, folder: Path) -> bool:
    """Whether a file is in the deck's folder (resolved), links followed."""
    try:
        return file.resolve().is_relative_to(folder)
    except (OSError, RuntimeError):
        return False


def _texts(found: Any) -> Records | None:
    """The texts of the file's content; None if it is not of its form, or a text is not the one of its fingerprint."""
    if not isinstance(found, dict):
        return None
    texts = {}
    for address, one in found.items():
        text = one.get("text") if isinstance(one, dict) else None
        if not isinstance(text, str) or one.get("fingerprint") != fingerprint(text):
            return None
        texts[address] = text
    return texts


def records_text(records: Records) -> str:
    """The content of a record file: sorted, one address a line."""
    lines = (
        f"  {json.dumps(address)}: " + json.dumps({"fingerprint": fingerprint(text), "text": text}, ensure_ascii=False)
        for address, text in sorted(records.items())
    )
    return "{\n" + ",\n".join(lines) + "\n}\n"


class Moved:
    """Finds what was recorded at an address in the deck as it is now."""

    def __init__(self, records: Records, deck: Deck) -> None:
        self.records = records
        self.deck = deck

    def __call__(self, address: str) -> str | None:
        """Where the recorded text, or some text of a recorded slide, stands now."""
        if address in self.records:
            found = self._places.get(self.records[address])
            return found if found is None or "/" in address else found.partition("/")[0]
        parts = (text for at, text in self.records.items() if at.startswith(f"{address}/"))
        found = next((self._places[text] for text in parts if text in self._places), None)
        return found.partition("/")[0] if found else None

    @cached_property
    def _places(self) -> Mapping[str, str]:
        """The address of each text; of the first one where several say the same."""
        found: dict[str, str] = {}
        for slide in self.deck.slides:
            if slide.heading:
                found.setdefault(text_wording(slide.heading), f"{slide.id}/heading")
            for listed in lists_of(slide):
                for top in listed.items:
                    for _, item in top.walk():
                        found.setdefault(text_wording(item.text), f"{slide.id}/{item.id}")
                        found.setdefault("\n".join(item_lines([item])), f"{slide.id}/{item.id}")
        return found


def compared(
    source: str, records: Records | None, now: Mapping[str, tuple[str, Span]], moved_to: Moved
) -> Iterator[Diagnostic]:
    """A warning for each text that changed since it was recorded, and one notice if some are not recorded.

    ``now``: by address in what the course starts from, what stands there, and where the course in the file ``source``
    says what to do with it.
    """
    if not now:
        return
    kept = records or {}
    fresh = [address for address in now if address not in kept]
    if fresh:
        yield notice("not-recorded", "{count} of the texts that this course changes {are} not recorded yet",
                     Span(source, 1, 1), "When they are right, run: diapo courses --accept",
                     count=len(fresh), are="is" if len(fresh) == 1 else "are")  # fmt: skip
    for address, (text, span) in now.items():
        if address in kept and kept[address] != text:
            moved = moved_to(address)
            hint = "Look whether it still fits, then run: diapo courses --accept"
            if moved is not None:
                hint = "That text is now at `{moved}`. Change the address, or run: diapo courses --accept"
            yield warning("base-changed", "The base changed since this was written: `{address}` said “{before}” and "
                          "says “{now}”", span, hint, address=address, before=_short(kept[address]), now=_short(text),
                          moved=moved)  # fmt: skip


def _short(text: str) -> str:
    line = " / ".join(text.split("\n"))
    return line if len(line) <= MAX_SHOWN else line[:MAX_SHOWN].rstrip() + "…"
