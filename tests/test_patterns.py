"""Regular expressions that wait: all of them are sound, and they do what those of ``re`` do."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from generator.patterns import _Lazy, compiled_later, pattern
from tests.test_architecture import modules


def test_every_pattern_can_be_compiled() -> None:
    found = 0
    for name in modules().keys() - {"generator.__main__"}:
        for value in vars(import_module(name)).values():
            for one in value if isinstance(value, tuple | list | set | frozenset) else (value,):
                for each in one if isinstance(one, tuple) else (one,):
                    if isinstance(each, _Lazy):
                        assert each.flags & re.UNICODE, name
                        found += 1
    assert found > 100


def test_a_pattern_does_what_one_of_re_does() -> None:
    text, flags = r"(?P<sign>[a-c])(\d)?", re.IGNORECASE
    waiting, real = pattern(text, flags), re.compile(text, flags)
    assert waiting.pattern == real.pattern
    assert waiting.sub("-", "xA1b") == real.sub("-", "xA1b")
    assert waiting.findall("xA1b") == real.findall("xA1b")
    assert (waiting.flags, waiting.groups, dict(waiting.groupindex)) == (real.flags, real.groups, dict(real.groupindex))
    match = waiting.search("xA1b", 2)
    assert match
    assert match.group("sign") == "b"
    with pytest.raises(AttributeError):
        waiting.scanner  # type: ignore[attr-defined]  # noqa: B018 - what nobody uses


def test_a_wrong_pattern_says_so_when_it_is_used() -> None:
    waiting = pattern("(")
    for _ in range(2):
        with pytest.raises(re.error):
            waiting.search("")


def test_what_is_imported_compiles_its_patterns_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "waits.py").write_text("import re\nONE = re.compile(r'(?x) a b', re.I)\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    before = re.compile
    with compiled_later():
        module = import_module("waits")
    assert re.compile is before
    assert isinstance(module.ONE, _Lazy)
    assert module.ONE.match("AB")
    with pytest.raises(ZeroDivisionError), compiled_later():
        _ = 1 / 0
    assert re.compile is before
