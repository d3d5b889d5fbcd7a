"""Which editor is opened from the page, and with what: never a shell, never one that needs a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.serve.editor import command, editor
from generator.spans import Span

PLACE = Path("/a deck/deck.yaml; touch x"), Span("deck.yaml", 12, 5)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("code", "vim", "gvim", "kate"):
        (tmp_path / name).write_text("#!/bin/sh\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("environment", "found"),
    [
        ({"EDITOR": "code --wait"}, ("code", "--wait")),
        ({"EDITOR": "vim"}, None),
        ({"EDITOR": "vim", "VISUAL": "kate"}, ("kate",)),
        ({"VISUAL": "kate", "DIAPO_EDITOR": "gvim"}, ("gvim",)),
        ({"EDITOR": "sh -c code"}, None),
        ({"EDITOR": "code 'unclosed"}, None),
        ({"EDITOR": "subl"}, None),  # which is not installed here
        ({}, None),
    ],
)
def test_the_editor_is_one_with_a_window(
    environment: dict[str, str], found: tuple[str, ...] | None, programs: Path
) -> None:
    program = editor(environment)
    assert program == (found and (str(programs / found[0]), *found[1:]))


@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("code", ["--goto", f"{PLACE[0]}:12:5"]),
        ("gvim", ["+12", str(PLACE[0])]),
        ("kate", ["--line", "12", "--column", "5", str(PLACE[0])]),
    ],
)
def test_the_place_is_one_argument(program: str, words: list[str]) -> None:
    assert command([f"/usr/bin/{program}"], *PLACE) == [f"/usr/bin/{program}", *words]
