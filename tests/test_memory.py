"""A process that builds many decks looks for no cycles, so nothing of a deck that is built may be in one."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.course import load_for_course
from generator.layout import lay_out
from generator.render import writer
from generator.scene.page import Page

TOUR = Path(__file__).parents[1] / "content" / "a-tour-of-diapo"


@pytest.fixture
def _no_search_for_cycles() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def _pages() -> int:
    return sum(type(one) is Page for one in gc.get_objects())


def _build(kind: str) -> int:
    """How many pages there were of the deck meanwhile."""
    before = _pages()
    scene, _ = lay_out(load_for_course(TOUR, None)[0].deck)
    writer(kind, None)(scene)
    return _pages() - before


@pytest.mark.usefixtures("_no_search_for_cycles")
@pytest.mark.parametrize("kind", ["html", "pptx", "pdf"])
def test_a_deck_that_is_built_is_gone(kind: str) -> None:
    before = _pages()
    assert _build(kind) > 40
    assert _pages() == before
