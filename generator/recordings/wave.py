"""WAV: a RIFF file with samples as they are (Multimedia Programming Interface 1.0; WAVEFORMATEXTENSIBLE)."""

from __future__ import annotations

import struct
from typing import IO, Final

from generator.recordings.fault import ForeignError, RecordingError
from generator.recordings.recording import Recording

_PLAIN: Final = frozenset({1, 3, 0xFFFE})
"""Whole numbers, fractions, and either with more said of it."""
_CHUNKS: Final = 1000


def read_wave(stream: IO[bytes], size: int) -> Recording:
    at, rate = 12, 0
    for _ in range(_CHUNKS):
        stream.seek(at)
        head = stream.read(8)
        if len(head) < 8:
            raise RecordingError("it ends before its sound begins")
        name, length = head[:4], struct.unpack("<I", head[4:])[0]
        if name == b"fmt ":
            rate = _rate(stream.read(16))
        elif name == b"data":
            if not rate:
                raise RecordingError("it does not say how its sound is written")
            if at + 8 + length > size:
                raise RecordingError("it is cut off: its end is missing")
            if not length:
                raise RecordingError("there is no sound in it")
            return Recording("audio/wav", duration=length / rate)
        at += 8 + length + length % 2
    raise RecordingError("its sound is not found")


def _rate(described: bytes) -> int:
    """Bytes a second."""
    if len(described) < 16:
        raise RecordingError("it ends before its sound begins")
    kind, channels, _, rate, block, bits = struct.unpack("<HHIIHH", described)
    if kind not in _PLAIN:
        raise ForeignError(f"WAV with compressed sound (kind {kind})", sound=True)
    if not (channels and rate and block and bits):
        raise RecordingError("it does not say how its sound is written")
    return int(rate)
