"""Files of a deck that are read as what they hold, not shown as pictures: found inside its folder, read once."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path, PurePath, PurePosixPath

from msgspec import Struct

from generator.deck.pictures import looked_for, place_of
from generator.deck.schema import nearest
from generator.deck.source import cut_off, names_in, other_case, read_bytes, wants_quotes
from generator.deck.tree import Node
from generator.deck.values import Values
from generator.errors import Diagnostic, error
from generator.patterns import pattern
from generator.spans import Span

ADDRESS = pattern(r"[A-Za-z][A-Za-z0-9+.-]+:")
_FOLDERS = ("data", "code", "images", "media", "films", "videos", "sounds", ".")
"""Where a file may be of which its author wrote the name only."""


class DataFile(Struct, frozen=True):
    source: str
    """As the author wrote it."""
    shown: str
    """Its path as messages show it, beside that of the deck's file."""
    content: bytes


def read_data(values: Values, node: Node, name: str, limit: int) -> DataFile | None:
    """The file of at most ``limit`` bytes that the value of the key ``name`` names; what is wrong is noted. It counts
    among the deck's files, also where it is not there."""
    source = values.word(node, name)
    if not source:
        return None
    found = _read(source, values, values.span(node), limit)
    if isinstance(found, Diagnostic):
        values.note(found)
        values.read |= looked_for(source, values.folder)
        return None
    return found


def _read(source: str, values: Values, span: Span, limit: int) -> DataFile | Diagnostic:
    place = locate(source, values.folder, span)
    if isinstance(place, Diagnostic):
        return place
    data = read_bytes(place, limit)
    if data is None:
        return error("file-missing", "{file} cannot be read", span, "Is it a file, and may you read it?",
                     file=source[:200])  # fmt: skip
    if isinstance(data, int):
        return error("file-too-big", "{file} has {size} bytes; the limit is {limit}", span,
                     "Keep what you show in a file of its own.", file=source[:200], size=data, limit=limit)  # fmt: skip
    values.read[place] = hashlib.sha256(data).hexdigest()
    return DataFile(source, str(PurePath(values.shown).parent / PurePosixPath(source)), data)


def locate(source: str, folder: Path, span: Span) -> Path | Diagnostic:
    """The file, links not followed, which is inside the folder and no link to a place outside."""

    def outside(hint: str) -> Diagnostic:
        return error("file-path", "{file} is not a path inside the deck's folder", span, hint, file=source[:200])

    path = PurePosixPath(source)
    copy = "Copy the file into the deck's folder and write its path from there."
    if ADDRESS.match(source) and source[1:2] != ":":
        return outside("Nothing is fetched from the network: save the file in the deck's folder.")
    if path.is_absolute() or ".." in path.parts or source[:1] == "~" or source[1:2] == ":":
        return outside(copy)
    if "\\" in source and (os.sep == "\\" or not (folder / path).exists()):
        return outside("Write `/` between folders, on every system.")
    try:
        place = place_of(source, folder)
        if not place.resolve().is_relative_to(folder):
            return outside("It is a link to a place outside; copy the file itself.")
        exists, is_file = place.exists(), place.is_file()
    except (OSError, ValueError, RuntimeError):  # too long, a loop of links
        return outside("No file can have this name.")
    if exists and not is_file:
        return error("file-missing", "{file} is not a file", span, "Name one file.", file=source[:200])
    near = other_case(folder, path)
    if near is not None and (folder / near).is_file():
        return error("file-missing", "There is no file {file}", span,
                     "Write {near}: capitals count, though some systems make no difference.",
                     file=str(path)[:200], near=str(near))  # fmt: skip
    return place if is_file else _missing(source, path, folder, span)


def _missing(source: str, path: PurePosixPath, folder: Path, span: Span) -> Diagnostic:
    parent = path.parent
    names = names_in(folder / parent)
    near = cut_off(path.name, names) or nearest(path.name, names)
    if near is None:  # perhaps only the folder was left out
        for parent in map(PurePosixPath, _FOLDERS):
            if near := nearest(path.name, names_in(folder / parent)):
                break
    name = str(parent / near) if near else ""
    hint = "Did you mean {near}?" if near else "Put the file into the deck's folder."
    if wants_quotes(name):
        hint = "Did you mean {near}? Put that name in quotes."
    return error("file-missing", "There is no file {file}", span, hint, file=source[:200], near=name)
