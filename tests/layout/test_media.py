"""Recordings on the page: in their own shape, with a poster that is seen in every theme, and what is said of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.deck.load import parse_deck
from generator.errors import ContentError
from generator.layout import lay_out
from generator.layout.listing import theme_names
from generator.scene.boxes import Clip, MediaBox, PictureBox, Remote, TextBox, single
from generator.scene.checks import GRAPHIC_CONTRAST, check_scene, contrast_ratio
from generator.scene.page import Page, Scene
from tests.cases.pictures import png
from tests.cases.recordings import VTT, film, portrait, wav

LINK = "https://tube.example.org/w/kkGMgK9ZtnKfYAgnEtQxbv"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "film.mp4").write_bytes(film())
    (tmp_path / "son.wav").write_bytes(wav())
    (tmp_path / "film.vtt").write_text(VTT)
    (tmp_path / "a.png").write_bytes(png(900, 600))
    return tmp_path


def scene(folder: Path, slide: str, theme: str = "agora", mode: str | None = None, lang: str = "fr") -> Scene:
    head = f"title: T\nlang: {lang}\nslides:\n  - heading: H\n"
    deck, _ = parse_deck(head + "".join(f"    {line}\n" for line in slide.splitlines()), folder=folder)
    return lay_out(deck, theme=theme, mode=mode)[0]


def recording(page: Page) -> MediaBox:
    (found,) = (box for box in single(page.boxes) if isinstance(box, MediaBox))
    return found


def lines(page: Page) -> list[str]:
    return [one.text for box in page.boxes if isinstance(box, TextBox) and not box.fixed for one in box.paragraphs]


def test_it_has_the_shape_of_its_pictures(folder: Path) -> None:
    found = recording(scene(folder, "video: {file: film.mp4, alt: a}").pages[0])
    assert found.rect.width / found.rect.height == pytest.approx(16 / 9, rel=0.001)
    assert found.rect.height.pt > 300, "as large as there is room"
    (folder / "film.mp4").write_bytes(portrait())
    found = recording(scene(folder, "video: {file: film.mp4, alt: a}").pages[0])
    assert found.rect.width / found.rect.height == pytest.approx(9 / 16, rel=0.001)


def test_it_stands_beside_prose_and_stacked_in_columns_and_boxes(folder: Path) -> None:
    beside = recording(scene(folder, "items: [a, b]\nvideo: {file: film.mp4, alt: a}").pages[0])
    before = recording(scene(folder, "video: {file: film.mp4, alt: a}\nitems: [a, b]").pages[0])
    assert beside.rect.x.pt > 400
    assert before.rect.x.pt < 100
    made = scene(folder, "columns:\n  - heading: A\n    video: {file: film.mp4, alt: a}\n  - text: b")
    assert recording(made.pages[0]).rect.width.pt < 480
    made = scene(folder, "exercise:\n  body:\n    - text: a\n    - audio: {file: son.wav, alt: a}")
    assert recording(made.pages[0]) in made.pages[0].boxes, "PowerPoint plays nothing in a group"


def test_below_it_stands_what_it_is_unless_its_author_says_something(folder: Path) -> None:
    assert "film.mp4 · 0:04" in lines(scene(folder, "video: {file: film.mp4, alt: a}").pages[0])
    captioned = lines(scene(folder, "video: {file: film.mp4, alt: a, caption: La rue}").pages[0])
    assert "La rue" in captioned
    assert not any("film.mp4" in line for line in captioned)
    assert LINK.removeprefix("https://") in lines(scene(folder, f"video: {{file: '{LINK}', alt: a}}").pages[0])
    long = f"https://example.org/{'a' * 60}.mp4"
    assert "example.org" in lines(scene(folder, f"video: {{file: '{long}', alt: a}}").pages[0])


def test_a_poster_fills_its_place_and_has_the_mark(folder: Path) -> None:
    found = recording(scene(folder, "video: {file: film.mp4, alt: Une rue, poster: a.png}").pages[0])
    assert isinstance(found.poster, PictureBox)
    assert found.poster.rect == found.rect
    assert found.poster.crop[1] == pytest.approx((1 - 900 / 600 / (16 / 9)) / 2, abs=0.001)
    assert found.alt == found.poster.alt == "Vidéo\u00a0: Une rue"
    (mark,) = found.marks
    assert mark.alt == ""


def test_an_address_has_a_link_and_a_code(folder: Path) -> None:
    found = recording(scene(folder, f"video: {{file: '{LINK}', alt: a, poster: a.png}}").pages[0])
    assert isinstance(found.source, Remote)
    assert found.poster
    _, code = found.marks
    assert found.poster.link == code.link == LINK
    assert code.alt == f"Code QR\u00a0: {LINK}"
    for side in (code.rect.x - found.rect.x, found.rect.right - code.rect.right, found.rect.bottom - code.rect.bottom):
        assert side.pt > 5, "inside of the poster"


def test_an_address_without_room_for_its_code_says_so(folder: Path) -> None:
    slide = f"body:\n  - video: {{file: 'https://example.org/{'a' * 500}', alt: a}}"
    deck, _ = parse_deck(f"title: T\nslides:\n  - heading: H\n    {slide.replace(chr(10), chr(10) + '    ')}\n")
    made, told = lay_out(deck)
    assert [one.code for one in told] == ["media-code"]
    assert len(recording(made.pages[0]).marks) == 1


@pytest.mark.parametrize("theme", [name for name in theme_names() if name not in ("papier", "nuit")])
@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
def test_marks_are_seen_in_every_theme(folder: Path, theme: str, mode: str) -> None:
    try:
        made = scene(folder, f"columns:\n  - video: {{file: film.mp4, alt: a}}\n  - video: {{file: '{LINK}', alt: a}}",
                     theme, mode)  # fmt: skip
    except ContentError as problem:  # a theme that has no such mode
        pytest.skip(str(problem))
    assert not [one for one in check_scene(made) if one.severity == "error"]
    shown = next(box for box in single(made.pages[0].boxes) if isinstance(box, MediaBox)).marks[0]
    ground, disc, sign = (made.theme.colors[shape.fill or ""].hex for shape in shown.shapes)
    assert contrast_ratio(ground, disc) >= GRAPHIC_CONTRAST
    assert contrast_ratio(disc, sign) >= GRAPHIC_CONTRAST


def test_what_is_said_goes_into_the_notes(folder: Path) -> None:
    slide = "notes: Recall.\nvideo: {file: film.mp4, alt: a, captions: film.vtt, transcript: 'Elle **parle**.'}"
    assert [one.text for one in scene(folder, slide).pages[0].notes] == [
        "Recall.", "Transcription · film.mp4", "Elle parle.",
    ]  # fmt: skip
    slide = "video: {file: film.mp4, alt: a, captions: film.vtt}"
    assert [one.text for one in scene(folder, slide, lang="en").pages[0].notes] == [
        "Transcript · film.mp4", "Bonjour, dit-elle. Voici ma rue.",
    ]  # fmt: skip


def test_how_it_plays_is_in_the_scene(folder: Path) -> None:
    slide = "video: {file: film.mp4, alt: a, start: 1, end: 3, loop: true, muted: true, captions: film.vtt}"
    source = recording(scene(folder, slide).pages[0]).source
    assert isinstance(source, Clip)
    assert (source.start, source.end, source.loop, source.muted, source.autoplay) == (1, 3, True, True, False)
    assert source.captions == VTT
