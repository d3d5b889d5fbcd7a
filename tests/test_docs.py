"""What the program can say and do is in the documentation, and the documentation speaks of nothing else."""

from __future__ import annotations

import argparse
import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from generator.commands import COMMANDS

if TYPE_CHECKING:
    from generator.commands import Command

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]


def _codes(tree: ast.Module, where: str) -> Iterator[str]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if called not in {"error", "warning", "notice"} or not node.args:
            continue
        code = node.args[0]
        # Only a literal can be found by a search, by this test, and by who reads a message.
        assert isinstance(code, ast.Constant), f"{where}:{node.lineno}: the code of a diagnostic is no literal"
        yield str(code.value)


@cache
def codes_in_sources() -> frozenset[str]:
    found: set[str] = set()
    for file in (ROOT / "generator").rglob("*.py"):
        tree = ast.parse(file.read_bytes())
        imported = {
            alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module == "generator.errors"
            for alias in node.names
        }
        if imported & {"error", "warning", "notice"}:
            found.update(_codes(tree, file.name))
    return frozenset(found)


def _headings(text: str) -> list[str]:
    return re.findall(r"^## (.+)$", text, re.MULTILINE)


def test_every_message_has_its_paragraph_and_no_paragraph_is_left_over() -> None:
    assert len(codes_in_sources()) > 10
    written = set(_headings((DOCS / "messages.md").read_text(encoding="utf-8")))
    assert written == codes_in_sources()


def test_messages_are_in_order_and_none_is_empty() -> None:
    text = (DOCS / "messages.md").read_text(encoding="utf-8")
    assert _headings(text) == sorted(set(_headings(text)))
    for paragraph in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        code, _, body = paragraph.partition("\n")
        assert len(body.split()) >= 8, code


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_explained(name: str) -> None:
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    parser = argparse.ArgumentParser(add_help=False)
    cast("Command", import_module(f"generator.commands.{name}")).add_arguments(parser)
    assert f"diapo {name}" in text
    options = [option for action in parser._actions for option in action.option_strings]
    assert not [option for option in options if not re.search(rf"`{option}\b", text)]
    assert all(action.help for action in parser._actions)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_examples_of_a_command_are_of_that_command(name: str) -> None:
    examples = cast("Command", import_module(f"generator.commands.{name}")).EXAMPLES.splitlines()
    assert examples
    assert any(line.startswith(f"diapo {name}") for line in examples)
    assert all(line.startswith("diapo ") for line in examples)


@pytest.mark.parametrize("kind", ["layouts", "themes"])
def test_every_layout_and_theme_is_described(kind: str) -> None:
    from generator.layout.listing import layout_names, theme_names

    names = layout_names() if kind == "layouts" else theme_names()
    text = (DOCS / f"{kind}.md").read_text(encoding="utf-8")
    assert names
    assert not [name for name in names if f"`{name}`" not in text]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_the_pages_lead_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)", re.sub(r"`[^`\n]*`", "", text))
    local = [target for target in targets if not re.match(r"[a-z]+:", target)]
    assert not [target for target in local if not (page.parent / target).exists()]
