"""Small recordings, made when tests ask for them: by an encoder, or byte by byte."""

from __future__ import annotations

import struct
import subprocess
import tempfile
import wave
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

SECONDS: Final = 4
_PICTURES: Final = ("-f", "lavfi", "-i", "testsrc=size=320x180:rate=10:duration=4")
_SOUND: Final = ("-f", "lavfi", "-i", "sine=frequency=440:duration=4")
H264: Final = ("-c:v", "libx264", "-pix_fmt", "yuv420p", "-g", "10", "-c:a", "aac")
VTT: Final = "WEBVTT\n\n00:00.500 --> 00:02.000\nBonjour, <i>dit-elle</i>.\n\n00:02.000 --> 00:03.500\nVoici ma rue.\n"


@cache
def encoded(ending: str, *options: str, sound: bool = True, pictures: bool = True) -> bytes:
    """A recording of four seconds in the container of that ending."""
    import imageio_ffmpeg

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"made.{ending}"
        program = imageio_ffmpeg.get_ffmpeg_exe()
        inputs = [*(_PICTURES if pictures else ()), *(_SOUND if sound else ())]
        subprocess.run([program, "-v", "error", "-y", *inputs, *options, str(file)], check=True)
        return file.read_bytes()


def film() -> bytes:
    """MP4 with H.264 and AAC, a key frame each second."""
    return encoded("mp4", *H264, "-shortest")


def portrait() -> bytes:
    """The same, lying, with the note of a telephone that it is to be turned."""
    import imageio_ffmpeg

    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder) / "before.mp4", Path(folder) / "after.mp4"
        before.write_bytes(film())
        turn = ["-display_rotation", "90", "-i", str(before), "-c", "copy", str(after)]
        subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y", *turn], check=True)
        return after.read_bytes()


def mp3() -> bytes:
    return encoded("mp3", pictures=False)


def m4a() -> bytes:
    return encoded("m4a", "-c:a", "aac", pictures=False)


def wav(seconds: float = 1.0, rate: int = 8000) -> bytes:
    """A tone, as a WAV file."""
    out = BytesIO()
    with wave.open(out, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(2)
        made.setframerate(rate)
        samples = (8000 if at // 10 % 2 else -8000 for at in range(int(seconds * rate)))
        made.writeframes(b"".join(struct.pack("<h", one) for one in samples))
    return out.getvalue()


# --- byte by byte ----------------------------------------------------------------------------------------------------


def box(kind: bytes, content: bytes = b"") -> bytes:
    return struct.pack(">I4s", 8 + len(content), kind) + content


def track(handler: bytes, codec: bytes, width: int = 320, height: int = 180, profile: int | None = 66) -> bytes:
    """A track's head, without samples."""
    turn = struct.pack(">9i", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
    head = bytes(40) + turn + struct.pack(">II", width << 16, height << 16)
    settings = box(b"avcC", bytes([1, profile, 0, 30])) if profile is not None and codec == b"avc1" else b""
    described = struct.pack(">II", 0, 1) + box(codec, bytes(78) + settings)
    table = box(b"stbl", box(b"stsd", described))
    media = box(b"mdhd", bytes(24)) + box(b"hdlr", bytes(8) + handler + bytes(12)) + box(b"minf", table)
    return box(b"trak", box(b"tkhd", head) + box(b"mdia", media))


def mp4(*tracks: bytes, brand: bytes = b"isom", seconds: int = 4, rest: bytes = b"") -> bytes:
    """A file of which only the heads are there."""
    told = bytes(12) + struct.pack(">II", 1000, seconds * 1000) + bytes(80)
    return box(b"ftyp", brand + bytes(4)) + box(b"moov", box(b"mvhd", told) + b"".join(tracks)) + rest
