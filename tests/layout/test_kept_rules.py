"""Rendered rules are used again, and never in place of what a template or a theme says now."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator import shipped
from generator.layout.kept_rules import MAX_RULES, KeptRules
from generator.layout.listing import PAGE_SIZES
from generator.layout.rule import SPECIMEN, Facts
from generator.layout.rules import Rules
from generator.usercache import cache_folder
from tests.layout.made import rules, theme
from tests.layout.test_rules import GOOD, made


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(shipped, "FOLDER", tmp_path / "none")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "layouts").mkdir()
    return tmp_path / "layouts"


def kept_files() -> list[Path]:
    found = cache_folder()
    assert found
    return sorted(found.glob("rules-*"))


def without_jinja(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Rules) -> None:
        raise AssertionError("a rule was rendered again")

    monkeypatch.setattr(Rules, "_env", property(refuse))


def test_a_kept_rule_is_the_same_and_needs_no_rendering(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = Facts(has=frozenset(["heading", "items"]), head_lines=2)
    first = made(folder, GOOD)
    rule = first.rule("test", facts)
    first.keep()
    without_jinja(monkeypatch)
    assert made(folder, GOOD).rule("test", facts) == rule


def test_every_rule_of_the_installation_can_be_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    first = Rules(rules()._root, theme(), PAGE_SIZES["16:9"])
    found = first.all()
    first.keep()
    without_jinja(monkeypatch)
    assert Rules(rules()._root, theme(), PAGE_SIZES["16:9"]).all() == found


@pytest.mark.parametrize("changed", ["text", "theme", "page"])
def test_what_a_rule_depends_on_is_looked_at(folder: Path, changed: str) -> None:
    first = made(folder, GOOD)
    first.rule("test", SPECIMEN)
    first.keep()
    if changed == "text":
        assert made(folder, GOOD.replace("Test", "Other")).rule("test", SPECIMEN).title == "Other"
    else:
        other = Rules(folder, theme("nuit" if changed == "theme" else "agora"), PAGE_SIZES["4:3"])
        other.rule("test", SPECIMEN)
        other.keep()
    assert len(kept_files()) == (1 if changed == "text" else 2)


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff" * 99])
def test_a_damaged_file_costs_only_time(folder: Path, content: bytes) -> None:
    first = made(folder, GOOD)
    rule = first.rule("test", SPECIMEN)
    first.keep()
    [file] = kept_files()
    file.write_bytes(content)
    assert made(folder, GOOD).rule("test", SPECIMEN) == rule


def test_a_faulty_rule_is_not_kept(folder: Path) -> None:
    first = made(folder, GOOD.replace("fill: rule", "fill: nosuch"))
    with pytest.raises(Exception, match="nosuch"):
        first.rule("test", SPECIMEN)
    first.keep()
    assert kept_files() == []


def test_the_number_of_kept_rules_is_bounded(folder: Path) -> None:
    kept = KeptRules(folder, {})
    for number in range(MAX_RULES + 50):
        kept.put("test", Facts(head_lines=number), {})
    kept.write()
    [file] = kept_files()
    assert len(json.loads(file.read_bytes()[32:])) == MAX_RULES
