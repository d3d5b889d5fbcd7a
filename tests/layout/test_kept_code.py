"""Code that was taken apart before is not taken apart again, and what was kept can do no harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.layout.body import kept_code
from generator.layout.body.code_tokens import CodeLine, code_lines
from generator.layout.body.kept_code import KeptCode
from generator.usercache import keep_sound, read_sound

SOURCE = 'def f(x):\n    return "é" + x  # one\n\n'


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "diapo"


def never(text: str, lang: str) -> tuple[CodeLine, ...]:
    raise AssertionError(f"{text!r} in {lang} is lexed")


def kept() -> KeptCode:
    """As after a build with the code."""
    made = KeptCode()
    made.lines(SOURCE, "python", code_lines)
    made.keep()
    return made


def test_the_next_build_does_not_lex() -> None:
    kept()
    assert KeptCode().lines(SOURCE, "python", never) == code_lines(SOURCE, "python")
    with pytest.raises(AssertionError):
        KeptCode().lines(SOURCE, "r", never)


def test_the_same_process_does_not_lex_either(cache: Path) -> None:
    made = kept()
    for file in cache.iterdir():
        file.unlink()
    assert made.lines(SOURCE, "python", never) == code_lines(SOURCE, "python")


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"a": 1}', b"\xff"])
def test_what_cannot_be_read_is_not_there(content: bytes, cache: Path) -> None:
    kept()
    (file,) = cache.iterdir()
    file.write_bytes(content)
    assert KeptCode().lines(SOURCE, "python", code_lines) == code_lines(SOURCE, "python")
    keep_sound(file.name, content)
    assert KeptCode().lines(SOURCE, "python", code_lines) == code_lines(SOURCE, "python")


def test_other_words_under_a_code_are_not_taken_for_it(cache: Path) -> None:
    kept()
    (file,) = cache.iterdir()
    found = read_sound(file.name)
    assert found is not None
    keep_sound(file.name, found.replace(b"return", b"import"))
    assert KeptCode().lines(SOURCE, "python", code_lines) == code_lines(SOURCE, "python")


def test_code_that_no_file_can_hold_is_not_kept(cache: Path) -> None:
    made = KeptCode()
    made.lines("\ud800", "python", code_lines)
    made.keep()
    assert not cache.exists() or not list(cache.iterdir())


def test_there_is_an_end_to_what_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_code, "MOST_KEPT", 3)
    kept()
    later = KeptCode()
    for number in range(3):
        later.lines(f"x = {number}", "python", code_lines)
    later.keep()
    assert later.lines("x = 2", "python", never)
    with pytest.raises(AssertionError):
        KeptCode().lines(SOURCE, "python", never)
