"""Pictures: inside the deck's folder only, and what they claim to be."""

from __future__ import annotations

import hashlib
import os
import struct
from pathlib import Path

import pytest

from generator.deck.load import parse_deck
from generator.deck.model import Picture
from generator.deck.pictures import MAX_BYTES
from tests.deck.reading import places, problems, read, slide
from tests.imaging.pictures import gif, jpeg, png

GIF = gif(20)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "deck"
    (inside / "images").mkdir(parents=True)
    (inside / "images" / "rue.png").write_bytes(png())
    (tmp_path / "secret.png").write_bytes(png())
    return inside


def image(source: str) -> str:
    return slide(f"image:\n  file: {source}\n  alt: Une rue : la nôtre")


def code(source: str, folder: Path) -> str:
    [found] = problems(image(source), folder)
    assert found.span
    assert (found.span.line, found.span.column) == (5, 13)
    return found.code


@pytest.mark.parametrize(
    ("name", "data", "kind", "size"),
    [
        ("a.png", png(1920, 1080), "image/png", (1920, 1080)),
        ("b.jpg", jpeg(), "image/jpeg", (640, 480)),
        ("c.JPEG", jpeg(8, 9), "image/jpeg", (8, 9)),
        ("d.gif", GIF, "image/gif", (7, 5)),
        ("été : 1.png", png(), "image/png", (3, 2)),
    ],
)
def test_a_picture_is_found_and_known(folder: Path, name: str, data: bytes, kind: str, size: tuple[int, int]) -> None:
    (folder / name).write_bytes(data)
    found = read(image(name), folder).slides[0].fields["image"]
    assert isinstance(found, Picture)
    assert (found.path, found.file, found.media_type) == ((folder / name).resolve(), name, kind)
    assert (found.width_px, found.height_px) == size
    assert found.sha256 == hashlib.sha256(data).hexdigest()
    assert (found.alt, found.decorative, found.crop) == ("Une rue : la nôtre", False, False)


def test_all_keys_of_a_picture(folder: Path) -> None:
    deck = read(slide("image:\n  file: images/rue.png\n  decorative: yes\n  crop: true\n  share: two-thirds"), folder)
    found = deck.slides[0].fields["image"]
    assert isinstance(found, Picture)
    assert (found.decorative, found.crop, found.alt) == (True, True, "")
    assert deck.slides[0].picture_share == "two-thirds"


@pytest.mark.parametrize(
    "lines", ["image: images/rue.png", "image:\n  file: images/rue.png", "image: images/rue.png # rue"]
)
def test_a_picture_without_words_gives_a_warning(folder: Path, lines: str) -> None:
    deck, warnings = parse_deck(slide(lines), folder=folder)
    assert [one.code for one in warnings] == ["missing-alt"]
    assert isinstance(deck.slides[0].fields["image"], Picture)


@pytest.mark.parametrize(
    "source",
    [
        "../secret.png",
        "images/../../secret.png",
        "/etc/passwd",
        "~/secret.png",
        "C:/secret.png",
        "C:\\secret.png",
        "\\\\server\\secret.png",
        "images\\rue.png",
        "https://example.org/rue.png",
        "file:///etc/passwd",
        "data:image/png;base64,AAAA",
        "a" * 300 + ".png",
    ],
)
def test_nothing_outside_the_folder_is_read(folder: Path, source: str) -> None:
    assert code(source, folder) == "picture-path"


def test_links_do_not_lead_out_of_the_folder(folder: Path) -> None:
    (folder / "out.png").symlink_to(folder.parent / "secret.png")
    (folder / "up").symlink_to(folder.parent)
    (folder / "round.png").symlink_to("round.png")
    (folder / "in.png").symlink_to("images/rue.png")
    assert code("out.png", folder) == "picture-path"
    assert code("up/secret.png", folder) == "picture-path"
    assert code("round.png", folder) in ("picture-path", "picture-missing")
    assert read(image("in.png"), folder)


@pytest.mark.parametrize("source", ["images/ru.png", "rue.png", "image/rue.png"])
def test_a_missing_picture_names_the_nearest(folder: Path, source: str) -> None:
    [found] = problems(image(source), folder)
    assert found.code == "picture-missing"
    assert found.hint == "Did you mean images/rue.png?"


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.png", b"", "picture-broken"),
        ("a.png", png()[:20], "picture-broken"),
        ("a.png", png(0, 5), "picture-broken"),
        ("a.png", png(1920, 1080, rows=9), "picture-broken"),
        ("a.png", png(100_000, 100_000, rows=0), "picture-too-big"),
        ("a.jpg", jpeg()[:30], "picture-broken"),
        ("a.jpg", jpeg()[:-200], "picture-broken"),
        ("a.gif", b"GIF89a" + struct.pack("<HH", 7, 5) + b"\0\0\0;", "picture-broken"),
        ("a.gif", b"GIF89a", "picture-broken"),
        ("a.jpg", png(), "picture-mismatch"),
        ("a", png(), "picture-mismatch"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture-broken"),
        ("a.png", b"<?xml version='1.0'?><svg viewBox='0 0 4 3'/>", "picture-mismatch"),
        ("a.svg", b"<?xml version='1.0'?><plan/>", "picture-format"),
        ("a.svgz", b"\x1f\x8b\x08\0", "picture-format"),
        ("a.webp", b"RIFF....WEBP", "picture-broken"),
        ("a.png", b"not a picture", "picture-format"),
    ],
)
def test_a_picture_is_what_its_name_says(folder: Path, name: str, data: bytes, expected: str) -> None:
    (folder / name).write_bytes(data)
    assert code(name, folder) == expected


def test_what_is_no_file_is_not_opened(folder: Path) -> None:
    os.mkfifo(folder / "pipe.png")
    assert code("images", folder) == "picture-missing"
    assert code("pipe.png", folder) == "picture-missing"


def test_a_huge_picture_is_not_read(folder: Path) -> None:
    with (folder / "huge.png").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert code("huge.png", folder) == "picture-too-big"


def test_a_wrong_picture_is_told_once(folder: Path) -> None:
    source = "title: t\nslides:\n" + "  - image: no.png\n" * 3
    assert places(problems(source, folder)) == ["picture-missing 3:12"]
