"""Kinds that not both PowerPoint and browsers play, by how their files begin."""

from __future__ import annotations

from typing import Final

from generator.recordings.fault import ForeignError

_BEGINNINGS: Final = (
    (b"OggS", "Ogg", True),
    (b"fLaC", "FLAC", True),
    (b"FLV", "Flash video (FLV)", False),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "Windows Media (WMV, WMA)", False),
    (b"#!AMR", "AMR", True),
    (b"MThd", "MIDI, notes without sound", True),
    (b"FORM", "AIFF", True),
    (b"caff", "Core Audio (CAF)", True),
    (b"\x00\x00\x01\xba", "MPEG (MPG, VOB)", False),
    (b"\x00\x00\x01\xb3", "MPEG (MPG)", False),
    (b"RF64", "a WAV file of more than 4 GB", True),
    (b".RMF", "RealMedia", False),
    (b"\x89PNG", "a picture; `image:` shows it", False),
    (b"\xff\xd8\xff", "a picture; `image:` shows it", False),
    (b"GIF8", "a picture; `image:` shows it", False),
    (b"PK\x03\x04", "a ZIP archive, or a document", False),
    (b"%PDF", "a PDF", False),
    (b"\x1f\x8b", "packed (gzip)", False),
)
_EBML: Final = b"\x1a\x45\xdf\xa3"
_PACKET: Final = 188
"""Bytes of a packet of an MPEG transport stream, each of which begins with a G."""


def kind_of(head: bytes) -> ForeignError | None:
    """What the file is that begins so, if that is known."""
    for beginning, name, sound in _BEGINNINGS:
        if head.startswith(beginning):
            return ForeignError(name, sound=sound)
    if head.startswith(_EBML):
        return ForeignError("WebM" if b"webm" in head[:64] else "Matroska (MKV)")
    if head.startswith(b"RIFF"):
        name = {b"AVI ": "AVI", b"WEBP": "a picture; `image:` shows it"}.get(head[8:12], "a RIFF file of another kind")
        return ForeignError(name)
    if head[:1] == b"G" and head[_PACKET : _PACKET + 1] == b"G" == head[2 * _PACKET : 2 * _PACKET + 1]:
        return ForeignError("an MPEG transport stream (TS, MTS)")
    if head[:1] == b"\xff" and head[1:2] and head[1] & 0xF6 == 0xF0:
        return ForeignError("AAC without a container", sound=True)
    if _is_text(head):
        start = head.lstrip()[:5].lower()
        return ForeignError("a page of the web" if start in (b"<!doc", b"<html") else "a text")
    return None


def _is_text(head: bytes) -> bool:
    return not any(byte < 9 or 13 < byte < 32 for byte in head)
