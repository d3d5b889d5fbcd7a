"""Files: found, bounded, decoded; and what is told when they cannot be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.deck import load_deck
from generator.deck.source import MAX_DECK_BYTES
from generator.errors import ContentError, Diagnostic

GOOD = "title: Été\nslides:\n  - heading: Un\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cours").mkdir()
    return tmp_path


def only_problem(path: str | Path) -> Diagnostic:
    with pytest.raises(ContentError) as caught:
        load_deck(path)
    [found] = caught.value.diagnostics
    assert str(found)
    return found


@pytest.mark.parametrize("given", ["cours", "cours/", "cours/deck.yaml", "./cours", Path("cours")])
def test_a_deck_is_a_folder_or_its_file(here: Path, given: str | Path) -> None:
    (here / "cours" / "deck.yaml").write_text(GOOD)
    deck, warnings = load_deck(given)
    assert (deck.source, deck.folder, warnings) == ("cours/deck.yaml", (here / "cours").resolve(), ())
    assert str(deck.slides[0].span) == "cours/deck.yaml:3:5"


def test_a_path_outside_the_working_folder_is_absolute(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "cours" / "deck.yaml").write_text(GOOD)
    (here / "ailleurs").mkdir()
    monkeypatch.chdir(here / "ailleurs")
    assert load_deck("../cours")[0].source == (here / "cours" / "deck.yaml").as_posix()


def test_other_file_names_may_be_named(here: Path) -> None:
    (here / "cours" / "autre.yaml").write_text(GOOD)
    assert load_deck("cours/autre.yaml")[0].title.plain == "Été"


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("cuors", "Did you mean cours?"),
        ("cours", "Is it deck.yml?"),
        ("cours/dekc.yml", "Did you mean cours/deck.yml?"),
        ("cours/nul", "Name a deck's folder"),
        ("a\0b", "Name a deck's folder"),
        ("x" * 5000, "Name a deck's folder"),
    ],
)
def test_a_missing_deck_names_the_nearest(here: Path, path: str, part: str) -> None:
    (here / "cours" / "deck.yml").write_text(GOOD)
    found = only_problem(path)
    assert found.code == "deck-missing"
    assert part in found.hint


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (GOOD.encode("utf-16"), "UTF-16"),
        (GOOD.encode("utf-16-le"), "UTF-16"),
        (GOOD.encode("utf-32"), "UTF-16 or UTF-32"),
        (GOOD.encode("latin-1"), "byte 7 (0xc9)"),
        (b"title: a\nslides:\n  - heading: \xed\xa0\x80\n", "surrogate"),
        (b"title: \xc3", "byte 7"),
    ],
)
def test_other_encodings_are_told(here: Path, data: bytes, expected: str) -> None:
    (here / "cours" / "deck.yaml").write_bytes(data)
    found = only_problem("cours")
    assert found.code == "encoding"
    assert expected in found.message


def test_the_place_of_a_wrong_byte(here: Path) -> None:
    (here / "cours" / "deck.yaml").write_bytes("title: Été\nslides: à".encode() + b"\xe9")
    assert str(only_problem("cours").span) == "cours/deck.yaml:2:10"


def test_a_byte_order_mark_is_accepted(here: Path) -> None:
    (here / "cours" / "deck.yaml").write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    deck, warnings = load_deck("cours")
    assert (deck.title.plain, warnings) == ("Été", ())


def test_marks_inside_are_left_out_with_a_warning(here: Path) -> None:
    (here / "cours" / "deck.yaml").write_text("title: a\ufeffb \ufffd\nslides:\n  - heading: Un\n")
    deck, warnings = load_deck("cours")
    assert deck.title.plain == "ab \ufffd"
    assert [(one.code, one.span.column if one.span else 0) for one in warnings] == [
        ("invisible-character", 9),
        ("damaged-text", 11),
    ]


def test_a_huge_file_is_not_read(here: Path) -> None:
    with (here / "cours" / "deck.yaml").open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    assert MAX_DECK_BYTES < 50 * 1024 * 1024
    assert only_problem("cours").code == "deck-too-big"


def test_what_is_no_file_is_not_opened(here: Path) -> None:
    os.mkfifo(here / "pipe.yaml")
    assert only_problem("pipe.yaml").code == "deck-unreadable"
    (here / "cours" / "deck.yaml").mkdir()
    assert only_problem("cours").code == "deck-missing"
