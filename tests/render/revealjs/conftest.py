"""The sample deck, rendered once for all tests of this folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from generator.render.revealjs import render_html
from generator.scene.page import Scene
from tests.render.revealjs.sample import full_deck

Parse = Callable[[Scene], html.HtmlElement]


@pytest.fixture(scope="session")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    return full_deck(tmp_path_factory.mktemp("deck"))


@pytest.fixture(scope="session")
def deck_html(deck: Scene) -> bytes:
    return render_html(deck)


@pytest.fixture(scope="session")
def deck_tree(deck_html: bytes) -> html.HtmlElement:
    return html.document_fromstring(deck_html)


@pytest.fixture(scope="session")
def deck_url(deck_html: bytes, tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("page") / "deck.html"
    path.write_bytes(deck_html)
    return path.as_uri()


@pytest.fixture
def parse() -> Parse:
    return lambda scene: html.document_fromstring(render_html(scene))


@pytest.fixture(scope="session")
def axe(node_modules: Path) -> str:
    """The program of axe-core, which leaves a global of that name."""
    return (node_modules / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
