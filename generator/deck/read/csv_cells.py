"""CSV as it comes from spreadsheets: which encoding and which sign between the cells is found out, if nobody says."""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from generator.deck.source import FORBIDDEN

ENCODINGS: Final = {
    "utf-8": "utf-8-sig", "utf-16": "utf-16", "windows-1252": "cp1252", "iso-8859-1": "latin-1",
    "iso-8859-15": "iso8859-15", "mac-roman": "mac-roman",
}  # fmt: skip
"""By the name that an author types."""
DELIMITERS: Final = {"comma": ",", "semicolon": ";", "tab": "\t", "stroke": "|"}
MOST_LINES: Final = 100_000
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf", b"\x89PNG")
"""How files begin that people take for tables."""
_LOOKED_AT: Final = 60
"""Lines by which the delimiter is found out."""
_WIDE_SHARE: Final = 0.3
"""Zero bytes of a Latin text in UTF-16 without a mark are more than this."""


class CsvError(Exception):
    """The text cannot be cells; the message says why, as the end of a sentence."""


class CsvRow(Struct, frozen=True):
    cells: tuple[str, ...]
    line: int
    """Its first line, from 1."""


class Guess(Struct, frozen=True):
    """What was found out: a value for ``key`` (``encoding``, ``delimiter``) that might be another."""

    key: str
    value: str
    reason: str


def text_of(data: bytes, encoding: str = "") -> tuple[str, Guess | None]:
    """The text of a file. Raises CsvError if it is none."""
    guess = None
    if data.startswith(_WORKBOOKS):
        raise CsvError("it is a workbook, or another file of a program's own")
    if encoding:
        try:
            text = data.decode(ENCODINGS[encoding])
        except (UnicodeDecodeError, UnicodeError):
            raise CsvError(f"it is not {encoding}") from None
    else:
        text, guess = _found_out(data)
    text = text.removeprefix("\ufeff")
    if found := FORBIDDEN.search(text.replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n")):
        raise CsvError(f"it is no text: it holds U+{ord(found.group()):04X}")
    return text, guess


def _found_out(data: bytes) -> tuple[str, Guess | None]:
    try:
        if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
            return data.decode("utf-32"), None
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16"), None
        head = data[:4096]
        for start, name in ((1, "utf-16-le"), (0, "utf-16-be")):
            part = head[start::2]
            if len(part) > 3 and part.count(0) > len(part) * _WIDE_SHARE and head[1 - start :: 2].count(0) == 0:
                return data.decode(name), Guess("encoding", "utf-16", "it has no mark that says so")
    except UnicodeError:
        raise CsvError("it begins as UTF-16 does, and is not") from None
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as problem:
        at = problem.start
    if 0 in data:
        raise CsvError("it is no text: it holds zero bytes")
    name = "windows-1252"
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text, name = data.decode("latin-1"), "iso-8859-1"
    return text, Guess("encoding", name, f"byte {at + 1} is not UTF-8")


def delimiter_of(text: str) -> tuple[str, Guess | None]:
    """The sign between the cells, found out."""
    lines = text[:200_000].splitlines()
    if lines and lines[0][:4].lower() == "sep=" and len(lines[0]) == 5:  # how spreadsheets say it
        return lines[0][4], None
    shares: list[tuple[float, str, int]] = []
    for delimiter in (";", "\t", "|", ","):  # the comma last, which may be a decimal sign
        widths = Counter(len(row) for row in _parsed(lines[:_LOOKED_AT], delimiter) if any(map(str.strip, row)))
        if not widths:
            continue
        width, count = widths.most_common(1)[0]
        if width > 1:
            shares.append((count / widths.total(), delimiter, width))
    if not shares:
        return ",", None
    share, delimiter, _ = max(shares, key=lambda found: found[0])
    rival = next((sign for other, sign, _ in shares if sign != delimiter and other == share == 1.0), None)
    if rival is None:
        return delimiter, None
    return delimiter, Guess("delimiter", name_of(delimiter), f"a {name_of(rival)} would part the cells as well")


def name_of(delimiter: str) -> str:
    return next((name for name, sign in DELIMITERS.items() if sign == delimiter), delimiter)


def rows_of(text: str, delimiter: str) -> list[CsvRow]:
    """The rows that say something, as far as to the last column that does. Raises CsvError."""
    import csv

    lines = text.splitlines(keepends=True)
    if len(lines) > MOST_LINES:
        raise CsvError(f"it has {len(lines)} lines; the limit is {MOST_LINES}")
    first = 1 if lines and lines[0][:4].lower() == "sep=" else 0
    reader = csv.reader(lines[first:], delimiter=delimiter, skipinitialspace=delimiter != "\t")
    rows: list[CsvRow] = []
    line = first + 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(CsvRow(tuple(cell.strip() for cell in cells), line))
            line = first + reader.line_num + 1
    except csv.Error as problem:
        raise CsvError(f"line {line}: {problem}") from None
    width = max((_filled(row.cells) for row in rows), default=0)
    return [CsvRow(row.cells[:width], row.line) for row in rows]


def _parsed(lines: Iterable[str], delimiter: str) -> list[list[str]]:
    import csv

    try:
        return list(csv.reader(lines, delimiter=delimiter, skipinitialspace=True))
    except csv.Error:
        return []


def _filled(cells: tuple[str, ...]) -> int:
    return max((at for at, cell in enumerate(cells, 1) if cell), default=0)
