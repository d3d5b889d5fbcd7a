"""Golden cases: each folder's ``deck.yaml`` gives its ``scene.txt``, and ``diagnostics.txt`` if anything is said.

A folder without a ``scene.txt`` is of a deck that is refused. ``make golden`` renews the texts; read the difference.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from generator.deck import load_deck
from generator.deck.model import Deck
from generator.errors import ContentError, Diagnostic
from generator.layout import lay_out
from generator.layout.listing import layout_names
from generator.scene.dump import dump_scene
from tests.cases.pictures import PICTURES, png
from tests.layout.invariants import check_invariants
from tests.layout.made import theme

HERE = Path(__file__).parent
SEED = HERE.parents[1] / "content" / "le-partenariat"
SEEDS: dict[str, dict[str, Any]] = {
    "le-partenariat": {},
    "le-partenariat-20": {"min_size": 20},
    "le-partenariat-22": {"min_size": 22},
    "le-partenariat-24": {"min_size": 24},
    "le-partenariat-contraste": {"theme": "contraste"},
    "le-partenariat-4x3": {"size": "4:3"},
}
"""Cases that lay out the deck in ``content`` in several ways."""
DECKS = sorted(path.parent.name for path in HERE.glob("*/deck.yaml"))
REFUSED = {"refused"}


def loaded(name: str) -> tuple[Deck, tuple[Diagnostic, ...]]:
    if name in SEEDS:
        deck, warnings = load_deck(SEED)
        return replace(deck, **SEEDS[name]), warnings
    return load_deck(HERE / name)


def told(diagnostics: tuple[Diagnostic, ...]) -> str:
    """One line each, with the line of the deck file that it is about."""
    return "".join(
        f"{f'{d.span.line}:{d.span.column}' if d.span else ''} {replace(d, span=None)}\n" for d in diagnostics
    )


@pytest.mark.parametrize("name", [*SEEDS, *(name for name in DECKS if name not in REFUSED)])
def test_case(name: str, golden: Callable[[Path, str], None]) -> None:
    deck, found = loaded(name)
    scene, more = lay_out(deck)
    check_invariants(scene, deck, theme(deck.theme))
    golden(HERE / name / "scene.txt", dump_scene(scene))
    file = HERE / name / "diagnostics.txt"
    if found or more or file.exists():
        golden(file, told((*found, *more)))


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_refused_case(name: str, golden: Callable[[Path, str], None]) -> None:
    deck, _ = loaded(name)
    with pytest.raises(ContentError) as caught:
        lay_out(deck)
    golden(HERE / name / "diagnostics.txt", told(caught.value.diagnostics))


def test_every_layout_has_a_case() -> None:
    assert set(layout_names()) <= set(DECKS)


def test_no_text_is_left_over_from_a_case_that_is_gone() -> None:
    folders = {path.parent.name for path in HERE.glob("*/*.txt")}
    assert folders <= {*SEEDS, *DECKS}


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_are_what_they_are_said_to_be(name: str) -> None:
    stored = (HERE / name).read_bytes()
    assert stored[:33] == png(*PICTURES[name])[:33]  # the compressed part may differ between versions of zlib
    assert len(stored) < 20_000
