"""What a file of sound or pictures in motion is, by its own head, and what is said of those that do not play."""

from __future__ import annotations

import random
import struct
from io import BytesIO

import pytest

from generator.recordings import CaptionsError, ForeignError, Recording, RecordingError, cues, examine
from tests.cases.recordings import H264, VTT, box, encoded, film, m4a, mp3, mp4, portrait, track, wav


def known(content: bytes) -> Recording:
    return examine(BytesIO(content), len(content))


def wrong(content: bytes) -> str:
    with pytest.raises((ForeignError, RecordingError)) as fault:
        known(content)
    return str(fault.value)


def test_what_both_play_is_known_with_its_measures() -> None:
    found = known(film())
    assert (found.media_type, found.width, found.height) == ("video/mp4", 320, 180)
    assert found.duration == pytest.approx(4, abs=0.1)
    assert known(encoded("mp4", *H264, "-shortest", "-movflags", "+faststart")) == found
    assert found.shows
    for content, media_type in ((m4a(), "audio/mp4"), (mp3(), "audio/mpeg")):
        sound = known(content)
        assert (sound.media_type, sound.shows) == (media_type, False)
        assert sound.duration == pytest.approx(4, abs=0.1)
    assert known(wav(1.5)) == Recording("audio/wav", duration=1.5)


def test_what_a_telephone_turned_is_as_wide_as_it_is_seen() -> None:
    found = known(portrait())
    assert (found.width, found.height) == (180, 320)


def test_a_film_in_pieces_does_not_say_how_long_it_is() -> None:
    found = known(encoded("mp4", *H264, "-shortest", "-movflags", "frag_keyframe+empty_moov"))
    assert (found.width, found.duration) == (320, None)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (lambda: encoded("webm", "-c:v", "libvpx", "-c:a", "libvorbis"), "WebM"),
        (lambda: encoded("mkv", *H264), "Matroska (MKV)"),
        (lambda: encoded("mov", *H264), "QuickTime (MOV) with H.264"),
        (lambda: encoded("avi"), "AVI"),
        (lambda: encoded("wmv"), "Windows Media (WMV, WMA)"),
        (lambda: encoded("ts", *H264), "an MPEG transport stream (TS, MTS)"),
        (lambda: encoded("mpg", "-r", "25"), "MPEG (MPG, VOB)"),
        (lambda: encoded("flv"), "Flash video (FLV)"),
        (lambda: encoded("ogg", pictures=False), "Ogg"),
        (lambda: encoded("flac", pictures=False), "FLAC"),
        (lambda: encoded("aac", "-c:a", "aac", pictures=False), "AAC without a container"),
        (lambda: encoded("aiff", pictures=False), "AIFF"),
        (lambda: encoded("wav", "-c:a", "adpcm_ms", pictures=False), "WAV with compressed sound (kind 2)"),
        (lambda: encoded("mp4", "-c:v", "mpeg4", "-c:a", "aac"), "MP4 with MPEG-4 Visual"),
        (lambda: mp4(track(b"vide", b"hvc1")), "MP4 with H.265 (HEVC)"),
        (lambda: mp4(track(b"vide", b"av01")), "MP4 with AV1"),
        (lambda: mp4(track(b"vide", b"avc1"), track(b"soun", b"ac-3")), "MP4 with AC-3 sound"),
        (lambda: mp4(track(b"vide", b"a\xffc1")), "MP4 with the codec 'a\ufffdc1'"),
        (lambda: mp4(track(b"vide", b"avc1", profile=110)), "a form of H.264 that few players know (profile 110)"),
        (lambda: mp4(track(b"vide", b"avc1"), brand=b"qt  "), "QuickTime (MOV) with H.264"),
        (lambda: b"\x89PNG\r\n\x1a\n" + bytes(50), "a picture; `image:` shows it"),
        (lambda: b"<!DOCTYPE html><title>404</title>", "a page of the web"),
        (lambda: b"hello there\n", "a text"),
        (lambda: bytes(range(256)) * 4, "something else"),
    ],
)
def test_what_does_not_play_everywhere_is_named(content: object, found: str) -> None:
    assert callable(content)
    assert found in wrong(content())


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is empty"),
        (lambda: film()[:-500], "it is cut off"),
        (lambda: encoded("mp4", *H264, "-shortest", "-movflags", "+faststart")[:9000], "it is cut off"),
        (lambda: wav()[:-200], "it is cut off"),
        (lambda: wav()[:30], "it ends before its sound begins"),
        (lambda: wav(0), "there is no sound in it"),
        (lambda: box(b"ftyp", b"isom") + box(b"mdat", bytes(100)), "(moov) is missing"),
        (lambda: mp4(), "neither pictures nor sound"),
        (lambda: mp4(track(b"vide", b"avc1", 0, 0)), "0 x 0 pixels"),
        (lambda: mp4(track(b"vide", b"avc1", 320, 0)), "320 x 0 pixels"),
        (lambda: box(b"ftyp", b"isom") + struct.pack(">I4s", 3, b"moov"), "it is damaged"),
        (lambda: b"ID3\x04\x00\x00\x00\x00\x00\x0a" + bytes(200), "behind its tag there is no sound"),
    ],
)
def test_what_is_damaged_says_so(content: object, reason: str) -> None:
    assert reason in wrong(content() if callable(content) else b"")


def test_no_number_in_a_file_makes_work() -> None:
    deep = b""
    for _ in range(2000):
        deep = box(b"moov", deep)
    assert "neither" in wrong(box(b"ftyp", b"isom") + deep)
    assert "neither" in wrong(mp4(*[box(b"udta")] * 100_000))
    many = mp4(*[track(b"text", b"tx3g")] * 5_000)
    assert "neither" in wrong(many)
    assert "cut off" in wrong(box(b"ftyp", b"isom") + struct.pack(">I4sQ", 1, b"mdat", 2**63))


def test_no_damage_is_an_error_of_ours() -> None:
    chance = random.Random(7)
    for content in (film(), mp4(track(b"vide", b"avc1"), track(b"soun", b"mp4a")), wav(0.1), mp3(), m4a()):
        for _ in range(300):
            damaged = bytearray(content[: chance.randrange(1, len(content))] if chance.random() < 0.3 else content)
            for _ in range(chance.randrange(1, 30)):
                damaged[chance.randrange(min(len(damaged), 3000))] = chance.randrange(256)
            try:
                found = known(bytes(damaged))
            except (ForeignError, RecordingError):
                continue
            assert found.width >= 0
            assert found.duration is None or found.duration >= 0


def test_captions_say_what_is_said() -> None:
    assert cues(VTT) == ("Bonjour, dit-elle.", "Voici ma rue.")
    assert cues("\ufeff" + VTT) == cues(VTT)
    named = "WEBVTT - a title\n\nNOTE of the author\n\nintro\n01:00:00.500 --> 01:00:02.000 line:0\nA &amp;\nB\n"
    assert cues(named) == ("A & B",)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "`WEBVTT`"),
        ("WEBVTTX\n", "`WEBVTT`"),
        ("1\n00:00:00,500 --> 00:00:02,000\nBonjour\n", "SRT"),
        ("WEBVTT\n\nBonjour\n", "times"),
    ],
)
def test_what_is_no_captions_says_so(text: str, reason: str) -> None:
    with pytest.raises(CaptionsError, match=reason):
        cues(text)
