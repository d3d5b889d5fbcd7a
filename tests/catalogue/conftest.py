"""A small catalogue as the current folder, and the program as a user starts it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.catalogue.small import write_small_catalogue


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: three decks below ``content``, one of them with three courses."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    folder = tmp_path / "work"
    write_small_catalogue(folder)
    monkeypatch.chdir(folder)
    return folder
