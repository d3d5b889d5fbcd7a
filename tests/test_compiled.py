"""Compiled templates are used again, and never in place of what the template says now."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from generator.compiled import compiled_templates
from generator.usercache import cache_folder

Render = Callable[..., str]


@pytest.fixture
def render(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Render:
    """Writes a template and renders it in a new environment that keeps what it compiles."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    templates = tmp_path / "templates"
    templates.mkdir()

    def render(text: str, *, use: str = "test", autoescape: bool = False) -> str:
        (templates / "page").write_text(text)
        kept = compiled_templates(use)
        jinja = Environment(loader=FileSystemLoader(templates), bytecode_cache=kept, autoescape=autoescape)
        return jinja.get_template("page").render(word="<b>")

    return render


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Grows whenever a template is compiled."""
    found: list[object] = []
    compile_once = Environment.compile

    def compile_and_note(self: Environment, source: str, *arguments: object, **options: object) -> object:
        found.append(source)
        return compile_once(self, source, *arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Environment, "compile", compile_and_note)
    return found


def _kept(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache" / "diapo").iterdir())


def test_a_template_is_compiled_once(render: Render, compilations: list[object]) -> None:
    assert [render("a {{ word }}") for _ in range(3)] == ["a <b>"] * 3
    assert len(compilations) == 1


def test_a_changed_template_is_compiled_again(render: Render, compilations: list[object]) -> None:
    assert (render("a {{ word }}"), render("b {{ word }}")) == ("a <b>", "b <b>")
    assert len(compilations) == 2


def test_environments_do_not_share(render: Render) -> None:
    assert render("{{ word }}", use="plain") == "<b>"
    assert render("{{ word }}", use="escaped", autoescape=True) == "&lt;b&gt;"


@pytest.mark.parametrize("damage", [b"", b"x" * 200, b"\x00" * 32])
def test_damage_only_costs_time(tmp_path: Path, render: Render, compilations: list[object], damage: bytes) -> None:
    render("a {{ word }}")
    (kept,) = _kept(tmp_path)
    good = kept.read_bytes()
    kept.write_bytes(damage)
    assert render("a {{ word }}") == "a <b>"
    assert len(compilations) == 2
    assert kept.read_bytes() == good


@pytest.mark.skipif(os.name != "posix", reason="permissions are of POSIX")
def test_a_folder_that_others_may_write_to_is_not_used(
    tmp_path: Path, render: Render, compilations: list[object]
) -> None:
    render("a {{ word }}")
    (tmp_path / "cache" / "diapo").chmod(0o777)
    assert cache_folder() is None
    assert render("a {{ word }}") == "a <b>"
    assert len(compilations) == 2


def test_no_folder_at_all_only_costs_time(tmp_path: Path, render: Render) -> None:
    (tmp_path / "cache").write_text("a file is in the way")
    assert cache_folder() is None
    assert render("a {{ word }}") == "a <b>"
