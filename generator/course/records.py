"""What the base said when a course was written: kept beside the course, compared at every build.

``<course>.base.json`` holds, by address, the text that the course replaces, drops, moves or names and its fingerprint.
Only ``diapo courses --accept`` writes it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.course.account import Account
from generator.course.files import FOLDER
from generator.course.wording import fingerprint
from generator.deck.source import read_bytes, shown_path, stored
from generator.errors import error
from generator.spans import Span

MAX_BYTES = 16 * 1024 * 1024
SUFFIX = ".base.json"

Records = Mapping[str, str]
"""Address -> what stood there."""


def record_file(folder: Path, course: str) -> Path:
    return stored(folder / FOLDER / f"{course}{SUFFIX}")


def read_records(folder: Path, course: str, told: Account) -> tuple[Records | None, bytes]:
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
