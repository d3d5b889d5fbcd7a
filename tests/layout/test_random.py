"""Any deck at all gives a Scene of which all invariants hold, or a ContentError; never anything else."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from generator.deck.model import Deck
from generator.errors import ContentError
from generator.layout import lay_out
from generator.scene.dump import dump_scene
from tests.layout.invariants import check_invariants
from tests.layout.made import theme
from tests.layout.random_decks import decks

REFUSALS = {
    "unknown-layout",
    "field-missing",
    "field-not-shown",
    "column-count",
    "empty-slide",
    "text-too-long",
    "text-too-wide",
}


@pytest.mark.slow
@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(decks())
def test_any_deck_gives_a_sound_scene_or_known_errors(deck: Deck) -> None:
    refused: ContentError | None = None
    try:
        scene, warnings = lay_out(deck)
    except ContentError as problem:
        refused = problem
    if refused:
        errors = {found.code for found in refused.diagnostics if found.severity == "error"}
        assert errors
        assert errors <= REFUSALS
        assert all(str(found) for found in refused.diagnostics)
        return
    check_invariants(scene, deck, theme(deck.theme))
    assert not {found.severity for found in warnings} - {"warning", "notice"}
    again, _ = lay_out(deck)
    assert dump_scene(again) == dump_scene(scene)
