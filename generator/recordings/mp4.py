"""MP4 and M4A: boxes in boxes (ISO/IEC 14496-12), of which only the heads of tracks are read."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import IO, Final

from msgspec import Struct

from generator.recordings.fault import ForeignError, RecordingError
from generator.recordings.recording import Recording

_BOXES: Final = 10_000
"""More of them, side by side, are not looked at; a film has one or two for each second if it was recorded in pieces."""
_INSIDE: Final = 300
"""The same, inside of another box."""
_TRACKS: Final = 50
_HEAD: Final = 8192
"""Bytes that are read of one box at the most."""
_H264: Final = frozenset({b"avc1", b"avc3"})
_PROFILES: Final = frozenset({66, 77, 88, 100})
"""Of H.264 (baseline, main, extended, high): those with 8 bits and half the colours, which all players know."""
_AAC: Final = frozenset({b"mp4a"})
_NAMES: Final = {
    b"hvc1": "H.265 (HEVC)", b"hev1": "H.265 (HEVC)", b"dvh1": "H.265 (HEVC)", b"dvhe": "H.265 (HEVC)", b"av01": "AV1",
    b"vp09": "VP9", b"vp08": "VP8", b"mp4v": "MPEG-4 Visual", b"jpeg": "Motion JPEG", b"mjpa": "Motion JPEG",
    b"apcn": "ProRes", b"apch": "ProRes", b"apcs": "ProRes", b"apco": "ProRes", b"ap4h": "ProRes", b"s263": "H.263",
    b"encv": "encrypted pictures", b"enca": "encrypted sound", b"ac-3": "AC-3 sound", b"ec-3": "E-AC-3 sound",
    b"alac": "ALAC sound", b"Opus": "Opus sound", b"fLaC": "FLAC sound", b"samr": "AMR sound", b"sowt": "PCM sound",
    b"twos": "PCM sound", b"lpcm": "PCM sound", b"ipcm": "PCM sound", b".mp3": "MP3 sound",
}  # fmt: skip


class _Box(Struct, frozen=True):
    kind: bytes
    begin: int
    """Where what is in it begins."""
    end: int


class _Track(Struct, frozen=True):
    handler: bytes
    """``vide``, ``soun`` or another."""
    codec: bytes
    profile: int | None
    width: int
    height: int
    duration: float | None


def read_mp4(stream: IO[bytes], size: int) -> Recording:
    top = list(_boxes(stream, 0, size, whole=True))
    brand = next((_read(stream, box, 4) for box in top if box.kind == b"ftyp"), b"qt  ")
    movie = next((box for box in top if box.kind == b"moov"), None)
    if movie is None:
        raise RecordingError("it is not finished: the list of its contents (moov) is missing")
    tracks = [track for track in _tracks(stream, movie) if track.handler in (b"vide", b"soun")]
    shown = [track for track in tracks if track.handler == b"vide"]
    if brand == b"qt  ":
        raise ForeignError(f"QuickTime (MOV){_codecs(tracks)}", sound=bool(tracks) and not shown)
    if not tracks:
        raise RecordingError("there are neither pictures nor sound in it")
    for track in tracks:
        if track.codec not in (_H264 if track.handler == b"vide" else _AAC):
            raise ForeignError(f"MP4 with {_name(track.codec)}", sound=not shown)
        if track.profile is not None and track.profile not in _PROFILES:
            raise ForeignError(f"MP4 with a form of H.264 that few players know (profile {track.profile})")
    duration = _movie_duration(stream, movie) or max((track.duration or 0.0 for track in tracks), default=0.0) or None
    if not shown:
        return Recording("audio/mp4", duration=duration)
    width, height = shown[0].width, shown[0].height
    if not (width and height):
        raise RecordingError(f"its pictures have {width} x {height} pixels")
    return Recording("video/mp4", width, height, duration)


def _codecs(tracks: list[_Track]) -> str:
    names = dict.fromkeys(_name(track.codec) for track in tracks if track.codec not in _AAC)
    return f" with {', '.join(names)}" if names else ""


def _name(codec: bytes) -> str:
    if codec in _H264:
        return "H.264"
    return _NAMES.get(codec, "") or f"the codec {codec.decode('ascii', 'replace')!r}"


# --- boxes -----------------------------------------------------------------------------------------------------------


def _boxes(stream: IO[bytes], begin: int, end: int, *, whole: bool = False) -> Iterator[_Box]:
    """The boxes between two places. ``whole``: the last one may reach to the end of the file without saying so. Raises
    RecordingError where one reaches beyond."""
    at = begin
    for _ in range(_BOXES if whole else _INSIDE):
        if at + 8 > end:
            return
        stream.seek(at)
        head = stream.read(16)
        if len(head) < 8:
            return
        length, kind = struct.unpack(">I4s", head[:8])
        inner = at + 8
        if length == 1 and len(head) == 16:
            length, inner = struct.unpack(">Q", head[8:])[0], at + 16
        elif length == 0 and whole:
            length = end - at
        if length < inner - at:
            raise RecordingError("it is damaged")
        if at + length > end:
            raise RecordingError("it is cut off: its end is missing")
        yield _Box(kind, inner, at + length)
        at += length


def _read(stream: IO[bytes], box: _Box, most: int = _HEAD) -> bytes:
    stream.seek(box.begin)
    return stream.read(min(box.end - box.begin, most))


def _child(stream: IO[bytes], box: _Box | None, *path: bytes) -> _Box | None:
    for kind in path:
        if box is None:
            return None
        box = next((one for one in _boxes(stream, box.begin, box.end) if one.kind == kind), None)
    return box


def _movie_duration(stream: IO[bytes], movie: _Box) -> float | None:
    head = _child(stream, movie, b"mvhd")
    return _duration(_read(stream, head, 32)) if head else None


def _duration(data: bytes) -> float | None:
    """Of ``mvhd`` and ``mdhd``: units a second, and how many of them."""
    wide = data[:1] == b"\x01"
    form, at = (">IQ", 20) if wide else (">II", 12)
    if len(data) < at + struct.calcsize(form):
        return None
    units, count = struct.unpack_from(form, data, at)
    unknown = count == (0xFFFFFFFFFFFFFFFF if wide else 0xFFFFFFFF)
    return count / units if units and count and not unknown else None


# --- tracks ----------------------------------------------------------------------------------------------------------


def _tracks(stream: IO[bytes], movie: _Box) -> Iterator[_Track]:
    found = (box for box in _boxes(stream, movie.begin, movie.end) if box.kind == b"trak")
    for _, box in zip(range(_TRACKS), found, strict=False):
        handler = _child(stream, box, b"mdia", b"hdlr")
        head, media = _child(stream, box, b"tkhd"), _child(stream, box, b"mdia", b"mdhd")
        described = _child(stream, box, b"mdia", b"minf", b"stbl", b"stsd")
        kind = _read(stream, handler, 12)[8:12] if handler else b""
        width, height = _measures(_read(stream, head, 96)) if head else (0, 0)
        codec, profile = _codec(stream, described) if described else (b"", None)
        yield _Track(kind, codec, profile, width, height, _duration(_read(stream, media, 32)) if media else None)


def _measures(data: bytes) -> tuple[int, int]:
    """Width and height as they are seen, after the turn that telephones note. ``tkhd`` ends with nine numbers that turn
    and two that measure."""
    at = 88 if data[:1] == b"\x01" else 76
    if len(data) < at + 8:
        return 0, 0
    a, _, _, _, d = struct.unpack_from(">5i", data, at - 36)
    width, height = (value >> 16 for value in struct.unpack_from(">II", data, at))
    return (height, width) if a == 0 == d else (width, height)


def _codec(stream: IO[bytes], described: _Box) -> tuple[bytes, int | None]:
    """The name of the first way in which samples are written; of H.264 its profile as well."""
    inside = _Box(described.kind, described.begin + 8, described.end)
    first = next(_boxes(stream, inside.begin, inside.end), None)
    if first is None:
        return b"", None
    if first.kind not in _H264:
        return first.kind, None
    settings = _child(stream, _Box(first.kind, first.begin + 78, first.end), b"avcC")
    data = _read(stream, settings, 4) if settings else b""
    return first.kind, data[1] if len(data) > 1 else None
