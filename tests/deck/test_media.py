"""Videos and audio as they are typed, and what is said where something is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.deck.load import parse_deck
from generator.deck.model import Media
from generator.deck.read import media_files
from generator.errors import ContentError, Diagnostic
from tests.cases.pictures import png
from tests.cases.recordings import VTT, encoded, film, mp3, wav

HEAD = "title: T\nslides:\n  - heading: H\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "film.mp4").write_bytes(film())
    (tmp_path / "son.wav").write_bytes(wav())
    (tmp_path / "son.mp3").write_bytes(mp3())
    (tmp_path / "film.vtt").write_text(VTT)
    (tmp_path / "a.png").write_bytes(png(8, 6))
    return tmp_path


def parsed(folder: Path, text: str) -> tuple[Media, tuple[Diagnostic, ...]]:
    indented = "".join(f"    {line}\n" for line in text.splitlines())
    deck, told = parse_deck(HEAD + indented, folder=folder)
    [found] = deck.slides[0].body.values()
    assert isinstance(found, Media)
    return found, told


def codes(folder: Path, text: str) -> list[str]:
    with pytest.raises(ContentError) as refusal:
        parsed(folder, text)
    assert all(str(one) for one in refusal.value.diagnostics)
    return [one.code for one in refusal.value.diagnostics if one.severity == "error"]


def test_a_file_is_looked_at_and_said_how_it_plays(folder: Path) -> None:
    found, told = parsed(
        folder,
        "video:\n  file: film.mp4\n  alt: Une **rue**\n  poster: a.png\n  start: 0:01\n  end: 2.5\n  loop: yes\n"
        "  muted: true\n  autoplay: true\n  controls: no\n  captions: film.vtt\n  caption: C\n"
        "  transcript: |\n    Elle parle.\n\n    Puis lui.",
    )
    assert told == ()
    assert found.file
    assert (found.file.media_type, found.file.width, found.file.height) == ("video/mp4", 320, 180)
    assert found.file.size == len(film())
    assert (found.start, found.end) == (1.0, 2.5)
    assert (found.loop, found.muted, found.autoplay, found.controls) == (True, True, True, False)
    assert found.captions
    assert found.captions.cues == ("Bonjour, dit-elle.", "Voici ma rue.")
    assert [one.plain for one in found.transcript] == ["Elle parle.", "Puis lui."]
    assert found.poster
    assert found.poster.file == "a.png"


def test_the_short_form_is_a_path_and_wants_words_for_those_who_cannot_see(folder: Path) -> None:
    found, told = parsed(folder, "audio: son.wav")
    assert found.file
    assert (found.kind, found.file.media_type, found.file.duration) == ("audio", "audio/wav", 1.0)
    assert [(one.code, one.severity) for one in told] == [("missing-alt", "warning")]


def test_an_address_is_kept_and_never_asked_for(folder: Path) -> None:
    found, told = parsed(folder, "video: {file: 'https://éa.example/w/été', alt: a, start: 65, muted: true}")
    assert (found.file, found.address) == (None, "https://xn--a-9fa.example/w/%C3%A9t%C3%A9")
    assert found.start == 65
    assert [(one.code, one.severity) for one in told] == [("media-elsewhere", "notice")]


def test_files_count_among_those_of_the_deck(folder: Path) -> None:
    deck, _ = parse_deck(HEAD + "    video: {file: film.mp4, alt: a, captions: film.vtt}\n", folder=folder)
    assert {path.name for path in deck.files} >= {"film.mp4", "film.vtt"}


@pytest.mark.parametrize(
    ("time", "seconds"),
    [("65", 65), ("65 s", 65), ("65.5", 65.5), ("1,5", 1.5), ("1:05", 65), ("01:00:05.25", 3605.25), ("90:00", 5400)],
)
def test_times_are_seconds_or_minutes_and_seconds(folder: Path, time: str, seconds: float) -> None:
    found, _ = parsed(folder, f"video: {{file: https://example.org/a.mp4, alt: a, start: '{time}'}}")
    assert found.start == seconds
    assert parsed(folder, f"video:\n  file: https://example.org/a.mp4\n  alt: a\n  start: {time}")[0].start == seconds


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("video: fim.mp4", "file-missing"),
        ("video: ../film.mp4", "file-path"),
        ("video: /etc/passwd", "file-path"),
        ("video: .", "file-missing"),
        ("video: C:\\film.mp4", "file-path"),
        ("video: file:///film.mp4", "media-address"),
        ("video: javascript:alert(1)", "media-address"),
        ("video: data:video/mp4;base64,AAAA", "media-address"),
        ("video: mailto:a@example.org", "media-address"),
        ("video: https://", "media-address"),
        ("video: https://exa mple.org/a.mp4", "media-address"),
        ("video: www.youtube.com/watch?v=abc", "media-address"),
        ("video: youtu.be/abc", "media-address"),
        ("video: son.wav", "media-kind"),
        ("audio: film.mp4", "media-kind"),
        ("video: film.vtt", "media-format"),
        ("video: a.png", "media-format"),
        ("video: [film.mp4]", "file-missing"),
        ("video: {file: film.mp4, start: 3, end: 2}", "media-time"),
        ("video: {file: film.mp4, start: 2, end: 2}", "media-time"),
        ("video: {file: film.mp4, start: 4.5}", "media-time"),
        ("video: {file: film.mp4, end: 10}", "media-time"),
        ("video: {file: https://example.org, start: 5, end: 2}", "media-time"),
        ("video: {file: film.mp4, start: bientôt}", "wrong-value"),
        ("video: {file: film.mp4, start: -1}", "wrong-value"),
        ("video: {file: film.mp4, captions: a.png}", "captions-format"),
        ("video: {file: film.mp4, captions: son.wav}", "captions-format"),
        ("video: {file: film.mp4, captions: no.vtt}", "file-missing"),
        ("video: {file: film.mp4, poster: film.mp4}", "picture-format"),
        ("video: {file: film.mp4, url: https://example.org}", "unknown-key"),
        ("video: {alt: a}", "missing-key"),
    ],
)
def test_what_is_wrong_is_one_message(folder: Path, text: str, code: str) -> None:
    assert codes(folder, text) == [code]


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (lambda: b"", "media-broken", "it is empty"),
        (lambda: b"hello\n", "media-format", "is a text"),
        (lambda: film()[:-900], "media-broken", "cut off"),
        (lambda: encoded("webm", "-c:v", "libvpx", "-c:a", "libvorbis"), "media-format", "MP4 with H.264 and AAC"),
        (lambda: encoded("ogg", pictures=False), "media-format", "MP3, M4A (AAC) or WAV"),
    ],
)
def test_files_that_do_not_play_say_what_to_export(folder: Path, content: object, code: str, words: str) -> None:
    assert callable(content)
    (folder / "x.mp4").write_bytes(content())
    with pytest.raises(ContentError) as refusal:
        parsed(folder, "video: {file: x.mp4, alt: a}")
    [found] = refusal.value.diagnostics
    assert found.code == code
    assert words in str(found)


def test_a_file_that_is_too_big_is_refused_unread(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (folder / "big.mp4").open("wb") as stream:
        stream.truncate(media_files.MOST + 1)
    assert codes(folder, "video: {file: big.mp4, alt: a}") == ["media-too-big"]


def test_all_recordings_of_a_deck_have_a_limit(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(media_files, "MOST_IN_ALL", len(film()) + 10)
    assert parsed(folder, "video: {file: film.mp4, alt: a}")
    twice = "columns:\n  - video: {file: film.mp4, alt: a}\n  - video: {file: film.mp4, alt: a}"
    parse_deck(HEAD + "".join(f"    {line}\n" for line in twice.splitlines()), folder=folder)
    both = "columns:\n  - video: {file: film.mp4, alt: a}\n  - audio: {file: son.wav, alt: a}"
    assert codes(folder, both) == ["media-too-big"]


def test_everything_wrong_is_told_at_once(folder: Path) -> None:
    text = "video: {file: no.mp4, start: x, end: 1, captions: no.vtt, poster: no.png}"
    assert codes(folder, text) == ["file-missing", "wrong-value", "file-missing", "picture-missing"]
