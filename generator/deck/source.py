"""The only module that reads an author's files: finds them, bounds them, and makes sure that text is text."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from errno import ENAMETOOLONG
from hashlib import sha256
from pathlib import Path, PurePosixPath

from msgspec import Struct

from generator.deck.schema import nearest
from generator.errors import ContentError, Diagnostic, error, notice, reason, warning
from generator.patterns import pattern
from generator.places import DECK_FILE, DECK_FILES, is_markdown
from generator.spans import Span

MAX_DECK_BYTES = 16 * 1024 * 1024
MAX_LINES = 400_000
BOM = "\ufeff"

# What XML and HTML cannot hold, what editors do not show, and what YAML 1.1 takes for a line break.
_PLANES = "".join(chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
FORBIDDEN = pattern(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff{_PLANES}]")
MAX_REPORTED = 20


class Source(Struct, frozen=True):
    """A file that was read. ``text`` is clean and has ``\\n`` line ends; ``shown`` is its path in messages."""

    text: str
    shown: str
    file: Path
    """Resolved."""
    sha256: str

    @property
    def folder(self) -> Path:
        return self.file.parent


def shown_path(path: Path) -> str:
    """The path as a user would type it: relative when it lies below the working directory."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - links are shown as typed
    try:
        return absolute.relative_to(Path.cwd()).as_posix()
    except (ValueError, FileNotFoundError):  # it lies elsewhere; the working directory is gone
        return absolute.as_posix()


def read_source(path: Path) -> tuple[Source, list[Diagnostic]]:
    """The deck file at ``path`` (the file, or the folder that holds ``deck.yaml`` or ``deck.md``), and what was odd.

    Raises ContentError when there is no such file or when it is no text.
    """
    file = _find(path)
    source, problems = read_file(file)
    others = [name for name in DECK_FILES if name != file.name and os.path.isfile(file.with_name(name))]  # noqa: PTH113
    if file != path and others:
        problems.append(notice("deck-twice", "The folder has two decks: {file} is read, and {other} is not",
                               Span(source.shown, 1, 1), "Name the file that you mean, or move the other one away.",
                               file=file.name, other=others[0]))  # fmt: skip
    return source, problems


def read_file(file: Path) -> tuple[Source, list[Diagnostic]]:
    """The text file ``file``, which is there. Raises ContentError when it cannot be read or is no text."""
    shown = shown_path(file)
    place = Span(shown, 1, 1)
    data = read_bytes(file, MAX_DECK_BYTES)
    if isinstance(data, int):
        raise ContentError(
            [
                error(
                    "deck-too-big",
                    "The deck file has {size} bytes; the limit is {limit}",
                    place,
                    "Keep pictures and data in files of their own, and split the deck in two.",
                    size=data,
                    limit=MAX_DECK_BYTES,
                )
            ]
        )
    if data is None:
        raise ContentError([_unreadable(file, shown)])
    text, problems = clean(decode(data, shown), shown)
    return Source(text, shown, file.resolve(), sha256(data).hexdigest()), problems


def _unreadable(file: Path, shown: str) -> Diagnostic:
    try:
        kind = os.stat(file).st_mode  # noqa: PTH116
        if stat.S_ISREG(kind):
            with file.open("rb"):
                pass
            why = "it changed meanwhile"
        else:
            why = "it is a folder" if stat.S_ISDIR(kind) else "it is no file, but a device or a pipe"
    except (OSError, ValueError) as problem:
        why = reason(problem)
    return error("deck-unreadable", "{path} cannot be read: {reason}", Span(shown, 1, 1),
                 "Name a text file that you may read.", path=shown, reason=why)  # fmt: skip


def read_bytes(file: Path, limit: int) -> bytes | int | None:
    """The bytes of a regular file; its size when that is over ``limit``; None when it cannot be read."""
    try:
        facts = file.stat()
        if not stat.S_ISREG(facts.st_mode):
            return None
        if facts.st_size > limit:
            return facts.st_size
        with file.open("rb") as stream:
            data = stream.read(limit + 1)
    except (OSError, ValueError):
        return None
    return data if len(data) <= limit else len(data)


def decode(data: bytes, shown: str) -> str:
    """UTF-8 bytes, with or without a byte order mark, as text. Raises ContentError for any other encoding."""
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff") or 0 in data[:4]
    try:
        if not wide:
            return data.decode("utf-8-sig")
        at = 0
    except UnicodeDecodeError as problem:
        at = problem.start
    if wide:
        found = "UTF-16 or UTF-32"
    elif data[at] == 0xED and data[at + 1 : at + 2] >= b"\xa0":
        found = "a lone surrogate, which no text can hold"
    else:
        found = "another encoding, such as Windows-1252 or Latin-1"
    before = data[:at].rpartition(b"\n")
    place = Span(shown, before[0].count(b"\n") + (2 if before[1] else 1), len(before[2].decode("utf-8", "replace")) + 1)
    raise ContentError(
        [
            error(
                "encoding",
                "The file is not UTF-8: byte {at} (0x{byte:02x}) looks like {found}",
                place,
                'Save the file again as "UTF-8" in your editor.',
                at=at,
                byte=data[at],
                found=found,
            )
        ]
    )


def _is_printable(text: str) -> bool:
    """Whether there is surely nothing forbidden in it, told in a hundredth of the time that a search takes."""
    for blank in "\n\t\u00a0\u202f":
        text = text.replace(blank, " ")
    return text.isprintable()


def clean(text: str, shown: str) -> tuple[str, list[Diagnostic]]:
    """``text`` with ``\\n`` line ends and without byte order marks, and warnings.

    Raises ContentError when it holds characters that no slide can show, or too many lines.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.removeprefix(BOM)
    problems: list[Diagnostic] = []
    if not _is_printable(text) and (found := FORBIDDEN.search(text)):
        if not _is_of_another_tool(text, shown):
            raise ContentError(_forbidden(text, found.start(), shown))
        problems.append(_left_out(text, shown))
        text = FORBIDDEN.sub("", text)
    if BOM in text:
        problems.append(
            warning(
                "invisible-character",
                "There is a byte order mark (U+FEFF) inside the text; it is left out",
                place_at(text, text.index(BOM), shown),
            )
        )
        text = text.replace(BOM, "")
    if "\ufffd" in text:
        problems.append(
            warning(
                "damaged-text",
                "The text holds a replacement character (U+FFFD): a letter was lost before it came here",
                place_at(text, text.index("\ufffd"), shown),
                "Type the lost letter again.",
            )
        )
    if (lines := text.count("\n")) > MAX_LINES:
        raise ContentError(
            [*problems, error("too-many", "The deck has {count} lines; the limit is {limit}", Span(shown, 1, 1),
                              "Split the deck in two.", count=lines, limit=MAX_LINES)]
        )  # fmt: skip
    return text, problems


def _forbidden(text: str, at: int, shown: str) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    match = FORBIDDEN.search(text, at)
    while match and len(found) < MAX_REPORTED:
        found.append(forbidden_character(match.group(), place_at(text, match.start(), shown)))
        match = FORBIDDEN.search(text, match.end())
    return found


def _is_of_another_tool(text: str, shown: str) -> bool:
    """Whether it is a deck as its author has it for another tool, which showed it."""
    if not is_markdown(shown):
        return False
    from generator.deck.markdown.dialects.detect import OWN, dialect_of

    return dialect_of(text, PurePosixPath(shown).suffix).name not in ("", OWN)


def _left_out(text: str, shown: str) -> Diagnostic:
    found = [*FORBIDDEN.finditer(text)]
    return notice(
        "control-character",
        "There are characters that no text can hold ({count}, the first is U+{number:04X}); they are left out",
        place_at(text, found[0].start(), shown),
        count=len(found),
        number=ord(found[0].group()),
    )


def forbidden_character(character: str, place: Span) -> Diagnostic:
    return error(
        "control-character",
        "The character U+{number:04X} cannot stand in a text",
        place,
        "Delete it; it is often pasted unseen from another program.",
        number=ord(character),
    )


def place_at(text: str, at: int, shown: str) -> Span:
    return Span(shown, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def _find(path: Path) -> Path:
    path = stored(path)
    shown = shown_path(path)
    try:
        if path.is_dir():
            for name in DECK_FILES:
                if (path / name).is_file():
                    return path / name
            near = nearest(DECK_FILE, names_in(path))
            hint = "Is it {near}? Rename it to {file}." if near else "Put a {file} into it, or name another folder."
            raise ContentError(
                [error("deck-missing", "There is no {file} in the folder {path}", None, hint,
                       path=shown, near=near, file=DECK_FILE)]
            )  # fmt: skip
        if os.path.lexists(path):  # a link that leads nowhere is there as well, and cannot be read
            return path
    except ValueError:  # a NUL in the path
        pass
    except OSError as problem:  # a folder that may not be entered
        if problem.errno != ENAMETOOLONG:
            raise ContentError([_unreadable(Path(problem.filename or path), shown)]) from None
    near = nearest(path.name, names_in(path.parent))
    hint = "Did you mean {near}?" if near else "Name a deck's folder, or its {file}."
    near_path = shown_path(path.parent / near) if near else ""
    raise ContentError([error("deck-missing", "{path} does not exist", None, hint,
                              path=shown, near=near_path, file=DECK_FILE)])  # fmt: skip


def stored(path: Path) -> Path:
    """The path as the file system has it: an é that is typed as one character is found where a name holds an e and its
    accent, and the other way round. The path as it is where there is nothing of either form."""
    with suppress(OSError, ValueError):
        if os.path.lexists(path):
            return path
        found = Path(path.anchor)
        for part in path.parts[1 if path.anchor else 0 :]:
            found /= part
            if not os.path.lexists(found):
                name = same_name(part, names_in(found.parent))
                if name is None:
                    return path
                found = found.parent / name
        return found
    return path


def same_name(name: str, known: Iterable[str]) -> str | None:
    """That of the ``known`` names which is ``name``, composed or not; None if none is."""
    known = tuple(known)
    if name in known:
        return name
    wanted = unicodedata.normalize("NFC", name)
    return next((one for one in known if unicodedata.normalize("NFC", one) == wanted), None)


def folded_name(name: str) -> str:
    """A name as file systems compare it that make no difference of capitals or of composed letters."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def other_case(folder: Path, path: PurePosixPath) -> PurePosixPath | None:
    """A path below a folder with its names as they are really written, if these have other capitals; some systems make
    no difference, others find nothing."""
    found, differs = PurePosixPath(), False
    for part in path.parts:
        names = names_in(folder / found)
        name = part if part == ".." else same_name(part, names)
        if name is None:
            wanted = folded_name(part)
            name = next((one for one in names if folded_name(one) == wanted), None)
            differs = True
        if name is None:
            return None
        found /= name
    return found if differs else None


def is_loose(folder: Path, path: str) -> bool:
    """Whether a path below a folder is found with whatever capitals; or there are two of them."""
    return os.path.lexists(folder / path.swapcase())


def wants_quotes(name: str) -> bool:
    """Whether YAML would read something else than this name."""
    return re.search(r"""\s#|:\s|\s{2}|\A[\s'"\[\]{}#&*!|>%@`-]|[\s:]\Z""", name) is not None


def cut_off(name: str, known: Iterable[str]) -> str | None:
    """The name of which only this was read, because a ` #` in it begins a comment."""
    return next((one for one in known if one.startswith(f"{name} #")), None)


def names_in(folder: Path) -> list[str]:
    """The names of the files in ``folder``, for suggestions only; none when it cannot be listed."""
    try:
        return listed(folder)
    except (OSError, ValueError):
        return []


def listed(folder: Path) -> list[str]:
    """The names of the files in ``folder``; none when there is no such folder. Raises OSError, which names it, when it
    cannot be listed: what is in there must not pass for nothing."""
    try:
        with os.scandir(folder) as entries:
            return sorted(entry.name for entry in entries)
    except (FileNotFoundError, NotADirectoryError):
        return []


def is_there(file: Path) -> bool:
    """Whether there is a file (no folder) of that name. Raises OSError when that cannot be found out."""
    try:
        return not stat.S_ISDIR(os.stat(file).st_mode)  # noqa: PTH116 - Path.is_file takes all refusals for a no
    except (FileNotFoundError, NotADirectoryError):
        return False
