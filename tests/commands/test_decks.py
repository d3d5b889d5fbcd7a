"""Decks that are named on the command line and are not there: the nearest one is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.commands.decks import require_places
from generator.errors import UsageError


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dek.yaml", "deck.yaml"),
        ("deck.yml", "deck.yaml"),
        ("Deck.YAML", "deck.yaml"),
        ("deck", "deck.yaml"),
        ("evenings", "evening"),
        ("evenin/deck.yaml", "evening/deck.yaml"),
        ("evenin/deck.yml", "evening/deck.yaml"),
    ],
)
def test_the_nearest_deck_is_named(typed: str, meant: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "evening").mkdir()
    for folder in (tmp_path, tmp_path / "evening"):
        (folder / "deck.yaml").touch()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=f"there is no deck {typed}; did you mean {meant}\\?"):
        require_places([typed])


@pytest.mark.parametrize("typed", ["zzz", "zzz/yyy/deck.yaml", "qqqq.txt"])
def test_no_name_is_guessed_where_none_is_near(typed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "deck.yaml").touch()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=f"there is no deck {typed}$"):
        require_places([typed])
