"""The file of works that a deck names -> Bibliography. An entry that cannot be read costs itself only."""

from __future__ import annotations

from typing import Final

from generator.deck.bibliography.bibtex import BrokenEntry, RawEntry, read_bibtex
from generator.deck.bibliography.bibtex_entry import with_parents, work_of
from generator.deck.bibliography.csl_json import read_csl_json
from generator.deck.model import Bibliography, Entry
from generator.deck.read.csv_cells import CsvError, Guess, text_of
from generator.deck.read.files import DataFile, read_data
from generator.deck.tree import Node
from generator.deck.values import Values
from generator.errors import error, notice, warning
from generator.spans import Span

MOST_BYTES: Final = 8 * 1024 * 1024
MOST_TOLD: Final = 20
"""Broken entries that are told one by one."""


def read_bibliography(values: Values, node: Node) -> Bibliography | None:
    """What is wrong is noted: a file that is none with an error, single entries with a warning at their lines."""
    file = read_data(values, node, "`bibliography`", MOST_BYTES)
    if file is None:
        return None
    span = values.span(node)
    try:
        text, guess = text_of(file.content)
    except CsvError as problem:
        values.note(error("bibliography-file", "{file} cannot be read as a bibliography: {reason}", span,
                          "Save it as BibTeX (`.bib`) or as CSL-JSON.", file=file.source,
                          reason=str(problem)))  # fmt: skip
        return None
    _tell_encoding(values, file, guess)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _is_json(file, text):
        found, broken = _of_json(values, text, file.shown)
    else:
        found, broken = _of_bibtex(values, text, file.shown)
    _tell_broken(values, broken, file.shown)
    if not found and not broken:
        values.note(error("bibliography-file", "{file} holds no works", span, "A work begins with `@book{{key,` in "
                          "BibTeX, and with `{{\"id\": …` in CSL-JSON.", file=file.source))  # fmt: skip
    keys = {one.key: Span(file.shown, one.line, 1) for one in broken if one.key and one.key not in found}
    return Bibliography(found, span, file.shown, keys)


def _is_json(file: DataFile, text: str) -> bool:
    return file.source.lower().endswith(".json") or (
        text.lstrip()[:1] in ("[", "{") and not file.source.lower().endswith(".bib")
    )


def _of_bibtex(values: Values, text: str, shown: str) -> tuple[dict[str, Entry], list[BrokenEntry]]:
    raw, broken = read_bibtex(text)
    kept: dict[str, RawEntry] = {}
    for one in raw:
        if one.key in kept:
            _tell_twice(values, one.key, Span(shown, one.line, 1), kept[one.key].line)
        else:
            kept[one.key] = one
    return {key: work_of(one, shown) for key, one in with_parents(kept).items()}, broken


def _of_json(values: Values, text: str, shown: str) -> tuple[dict[str, Entry], list[BrokenEntry]]:
    works, broken = read_csl_json(text, shown)
    found: dict[str, Entry] = {}
    for one in works:
        if one.key in found:
            _tell_twice(values, one.key, Span(shown, one.line, 1), found[one.key].span.line)
        else:
            found[one.key] = one.entry
    return found, broken


def _tell_twice(values: Values, key: str, span: Span, line: int) -> None:
    values.note(warning("duplicate-entry", "The key {key} stands twice in the bibliography; the entry on line {line} "
                        "counts", span, "Give one of the two another key.", key=key[:80], line=line))  # fmt: skip


def _tell_broken(values: Values, broken: list[BrokenEntry], shown: str) -> None:
    for one in broken[:MOST_TOLD]:
        template = "The entry {key} is left out: {reason}" if one.key else "An entry is left out: {reason}"
        values.note(warning("broken-entry", template, Span(shown, one.line, 1),
                            "Mend it in the bibliography; the others are read.", key=one.key[:80],
                            reason=one.reason))  # fmt: skip
    if len(broken) > MOST_TOLD:
        values.note(warning("broken-entry", "{count} more entries of the bibliography are left out",
                            Span(shown, broken[MOST_TOLD].line, 1), "Mend the first ones, then look again.",
                            count=len(broken) - MOST_TOLD))  # fmt: skip


def _tell_encoding(values: Values, file: DataFile, guess: Guess | None) -> None:
    if guess is not None:
        values.note(notice("bibliography-encoding", "{file} is taken for {encoding}, because {reason}",
                           Span(file.shown, 1, 1), "Save it as UTF-8 to be sure of its accents.", file=file.source,
                           encoding=guess.value, reason=guess.reason))  # fmt: skip
