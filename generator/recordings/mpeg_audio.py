"""MP3: frames one after the other, perhaps behind an ID3 tag (ISO/IEC 11172-3, 2.4; id3.org; the Xing head)."""

from __future__ import annotations

import struct
from typing import IO, Final

from msgspec import Struct

from generator.recordings.fault import ForeignError, RecordingError
from generator.recordings.recording import Recording

_KBITS: Final = {
    1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""Of MPEG 1 layer III, and of MPEG 2 and 2.5."""
_HERTZ: Final = (44_100, 48_000, 32_000)
_SOUGHT: Final = 4096
"""Bytes behind the tag in which the first frame is looked for."""


class _Frame(Struct, frozen=True):
    length: int
    samples: int
    hertz: int
    kbits: int
    mono: bool
    first: bool
    """Of MPEG 1."""


def read_mpeg_audio(stream: IO[bytes], size: int) -> Recording:
    """Raises ForeignError where there are no two frames, one behind the other."""
    begin = _behind_tag(stream)
    stream.seek(begin)
    data = stream.read(_SOUGHT + 4096)
    for at in range(min(len(data), _SOUGHT)):
        frame = _frame(data[at : at + 4])
        if frame is None:
            continue
        if begin + at + frame.length + 4 > size:
            break  # a single frame: as likely as not by chance
        if _frame(data[at + frame.length : at + frame.length + 4]) is not None:
            return Recording("audio/mpeg", duration=_duration(data[at:], frame, size - begin - at))
    if begin:
        raise RecordingError("behind its tag there is no sound")
    raise ForeignError("something else")


def _behind_tag(stream: IO[bytes]) -> int:
    stream.seek(0)
    head = stream.read(10)
    if head[:3] != b"ID3" or len(head) < 10:
        return 0
    length = 0
    for byte in head[6:10]:  # seven bits in each
        length = length << 7 | (byte & 0x7F)
    return 10 + length + (10 if head[5] & 0x10 else 0)


def _frame(head: bytes) -> _Frame | None:
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    kbits, hertz = head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or layer != 1 or kbits in (0, 15) or hertz == 3:
        return None
    first = version == 3
    rate = _HERTZ[hertz] // (1 if first else 2 if version == 2 else 4)
    speed, samples = _KBITS[1 if first else 2][kbits], 1152 if first else 576
    length = samples // 8 * speed * 1000 // rate + (head[2] >> 1 & 1)
    return _Frame(length, samples, rate, speed, head[3] >> 6 == 3, first)


def _duration(data: bytes, frame: _Frame, rest: int) -> float:
    """Seconds: by the number of frames that the first one tells, or else as if all were like the first."""
    beside = (17 if frame.mono else 32) if frame.first else (9 if frame.mono else 17)
    told = data[4 + beside : 4 + beside + 12]
    if told[:4] in (b"Xing", b"Info") and len(told) == 12 and told[7] & 1:
        frames: int = struct.unpack(">I", told[8:12])[0]
        return frames * frame.samples / frame.hertz
    return rest * 8 / (frame.kbits * 1000)
