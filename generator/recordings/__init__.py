"""Files of sound or of pictures in motion: what they are, how large and how long, by their own heads.

Nothing is decoded, and only what is needed is read: a few thousand bytes of a file of any size. What PowerPoint and
browsers both play passes (MP4 with H.264 and AAC; MP3, M4A and WAV); everything else is named. What a file says of
itself is not believed: no count and no size in it makes work or takes memory.
"""

from __future__ import annotations

from typing import IO

from generator.recordings.fault import BOTH_PLAY as BOTH_PLAY
from generator.recordings.fault import SOUNDS as SOUNDS
from generator.recordings.fault import ForeignError as ForeignError
from generator.recordings.fault import RecordingError as RecordingError
from generator.recordings.foreign import kind_of
from generator.recordings.recording import Recording as Recording
from generator.recordings.webvtt import CaptionsError as CaptionsError
from generator.recordings.webvtt import cues as cues


def examine(stream: IO[bytes], size: int) -> Recording:
    """What is in a file of ``size`` bytes, by any name. Raises ForeignError where it is of another kind, and
    RecordingError where it is damaged."""
    stream.seek(0)
    head = stream.read(4096)
    if not head:
        raise RecordingError("it is empty")
    if head[4:8] in (b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide"):
        from generator.recordings.mp4 import read_mp4

        return read_mp4(stream, size)
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        from generator.recordings.wave import read_wave

        return read_wave(stream, size)
    if found := kind_of(head):
        raise found
    from generator.recordings.mpeg_audio import read_mpeg_audio

    return read_mpeg_audio(stream, size)
