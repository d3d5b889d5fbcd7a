"""Pictures of a deck: found inside its folder, read once, and known to be what their names say."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.deck.schema import nearest
from generator.deck.source import cut_off, is_loose, names_in, other_case, read_bytes, stored, wants_quotes
from generator.errors import Diagnostic, error
from generator.patterns import pattern
from generator.places import NOTHING
from generator.spans import Span

if TYPE_CHECKING:
    from generator.imaging import Examined

MAX_BYTES = 50 * 1024 * 1024

_SUFFIXES = {"image/png": (".png",), "image/jpeg": (".jpg", ".jpeg"), "image/gif": (".gif",),
             "image/webp": (".webp",), "image/svg+xml": (".svg",)}  # fmt: skip
_ADDRESS = pattern(r"[A-Za-z][A-Za-z0-9+.-]+:")
_OTHERS = {
    b"<?xm": "XML, and no SVG", b"\x1f\x8b": "packed (gzip), as SVGZ is", b"%PDF": "PDF", b"BM": "BMP",
    b"II*\0": "TIFF", b"MM\0*": "TIFF", b"<!DO": "HTML", b"<htm": "HTML",
}  # fmt: skip


class PictureFile(Struct, frozen=True):
    path: Path
    sha256: str
    known: Examined


def find_picture(source: str, folder: Path, span: Span) -> PictureFile | Diagnostic:
    """The picture file that ``source`` names in ``folder`` (resolved), or what is wrong with it."""
    found = _locate(source, folder, span)
    if isinstance(found, Diagnostic):
        return found
    data = read_bytes(found, MAX_BYTES)
    if isinstance(data, int):
        return error("picture-too-big", "{file} has {size} bytes; the limit is {limit}", span,
                     "Make it smaller: 1920 pixels across fill a screen.",
                     file=source, size=data, limit=MAX_BYTES)  # fmt: skip
    if data is None:
        return error(
            "picture-missing", "{file} cannot be read", span, "Is it a file, and may you read it?", file=source
        )
    return _identify(data, found, source, span)


def place_of(source: str, folder: Path) -> Path:
    """Where a picture is that was found, links not followed."""
    return stored(folder / PurePosixPath(source))


def looked_for(source: str, folder: Path) -> dict[Path, str]:
    """What stands among a deck's files for one that is not there, or not sound: it may come, or become so. Nothing
    for what would be outside of the folder."""
    path = PurePosixPath(source)
    with suppress(OSError, ValueError, RuntimeError):  # too long, a loop of links
        place = place_of(source, folder)
        if not path.is_absolute() and ".." not in path.parts and place.resolve().is_relative_to(folder):
            data = read_bytes(place, MAX_BYTES)
            return {place: hashlib.sha256(data).hexdigest() if isinstance(data, bytes) else NOTHING}
    return {}


def _locate(source: str, folder: Path, span: Span) -> Path | Diagnostic:
    """The file, resolved. Whatever a file may be called is let be, as long as it is inside the folder."""

    def outside(hint: str) -> Diagnostic:
        return error("picture-path", "{file} is not a path inside the deck's folder", span, hint, file=source[:200])

    path = PurePosixPath(source)
    windows = os.sep == "\\"  # where these signs would lead elsewhere
    if path.is_absolute() or ".." in path.parts or (windows and ("\\" in source or ":" in source)):
        return outside(_outside_hint(source))
    try:
        place = place_of(source, folder)
        resolved = place.resolve()
        if not resolved.is_relative_to(folder):
            return outside("It is a link to a place outside; copy the picture itself.")
        if resolved.is_file():
            return (_other_case(path, folder, span) if is_loose(folder, source) else None) or resolved
        exists = resolved.exists()
    except (OSError, ValueError, RuntimeError):  # too long, a loop of links
        return outside("No file can have this name.")
    if exists:
        return error("picture-missing", "{file} is not a file", span, "Name one picture file.", file=source)
    if hint := _outside_hint(source):
        return outside(hint)
    return _other_case(path, folder, span) or _missing(source, path, folder, span)


def _outside_hint(source: str) -> str:
    """What to do instead of a path that looks as if it led out of the folder; nothing if it does not."""
    if source[1:2] != ":" and not source.startswith("\\\\"):
        if _ADDRESS.match(source):
            return "Nothing is fetched from the network: save the picture in the deck's folder."
        if "\\" in source:
            return "Write `/` between folders, on every system."
        if not source.startswith(("/", "~")) and ".." not in PurePosixPath(source).parts:
            return ""
    return "Copy the picture into the deck's folder and write its path from there."


def _other_case(path: PurePosixPath, folder: Path, span: Span) -> Diagnostic | None:
    """What is wrong if a file or folder of the path is written with other capitals: it would be found on some systems
    only."""
    found = other_case(folder, path)
    if found is None or not (folder / found).is_file():
        return None
    return error("picture-missing", "There is no picture {file}", span,
                 "Write {near}: capitals count, though some systems make no difference.",
                 file=str(path), near=str(found))  # fmt: skip


def _missing(source: str, path: PurePosixPath, folder: Path, span: Span) -> Diagnostic:
    parent = path.parent
    names = names_in(stored(folder / parent))
    near = cut_off(path.name, names) or nearest(path.name, names)
    if near is None:  # perhaps only the folder was left out
        for parent in (PurePosixPath("images"), PurePosixPath(".")):
            if near := nearest(path.name, names_in(folder / parent)):
                break
    name = str(parent / near) if near else ""
    hint = "Did you mean {near}?" if near else "Put the picture into the deck's folder."
    if source[:1] in "“”„«‹‘’‚" or source[-1:] in "“”»›‘’":
        hint = f"The quotes are part of the name: take them away, or type straight ones. {hint}"
    if wants_quotes(name):
        hint = "Did you mean {near}? Put that name in quotes."
    return error("picture-missing", "There is no picture {file}", span, hint,
                 file=source[:200], near=name)  # fmt: skip


def _identify(data: bytes, path: Path, source: str, span: Span) -> PictureFile | Diagnostic:
    from generator.imaging import PictureError, TooLargeError, examine, media_type_of

    if not data:
        return error("picture-broken", "{file} is empty", span, "Save the picture again.", file=source)
    media_type = media_type_of(data)
    if media_type is None:
        found = next((name for magic, name in _OTHERS.items() if data.lstrip().startswith(magic)), "something else")
        return error("picture-format", "{file} is {found}; a picture is a PNG, JPEG, GIF, WebP or SVG file", span,
                     "Save it as PNG (drawings) or JPEG (photographs).", file=source, found=found)  # fmt: skip
    digest = hashlib.sha256(data).hexdigest()
    try:
        known = examine(data, digest)
    except TooLargeError as fault:
        return error("picture-too-big", "{file} has {size}, which is more than a build can hold", span, fault.hint,
                     file=source, size=fault.reason)  # fmt: skip
    except PictureError as fault:
        return error("picture-broken", "{file} cannot be shown: {reason}", span, fault.hint,
                     file=source, reason=fault.reason)  # fmt: skip
    suffixes = _SUFFIXES[media_type]
    if path.suffix.lower() not in suffixes:
        return error("picture-mismatch", "{file} is really {kind}", span, "Rename it so that it ends in {suffix}.",
                     file=source, kind=media_type, suffix=suffixes[0])  # fmt: skip
    return PictureFile(path, digest, known)
