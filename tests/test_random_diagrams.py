"""A hundred random diagrams: drawn whole in every output, or refused by name."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, event, given, settings
from hypothesis import strategies as st

from generator.render import writer
from tests.layout.random_diagrams import check_diagram, diagrams, groups_of
from tests.pptx.conftest import open_xml_sdk as open_xml_sdk
from tests.pptx.package_checks import check_package
from tests.test_random_bodies import bare, checked_or_refused, words_of

REFUSED = {"diagram-room", "text-too-long", "text-too-wide"}
KINDS = 8
EACH = 8
"""So many of every kind in one deck."""
PLACES = 4


def body_of(diagram: dict[str, Any], place: int) -> list[dict[str, Any]]:
    """A diagram alone, under a paragraph, in a column, in a box."""
    bodies: list[list[dict[str, Any]]] = [
        [diagram],
        [{"text": "Un paragraphe."}, diagram],
        [{"columns": [{"body": [diagram]}, {"text": "À côté."}]}],
        [{"tip": {"title": "Une boîte", "body": [diagram]}}],
    ]
    return bodies[place]


def write_deck(folder: Path, bodies: list[list[dict[str, Any]]], **said: str) -> Path:
    deck = {"title": "T", **said, "slides": [{"heading": "H", "body": body} for body in bodies]}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "deck.yaml").write_text(json.dumps(deck, ensure_ascii=False), encoding="utf-8")
    return folder


@pytest.mark.slow
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    diagram=diagrams,
    beside=st.sampled_from(range(PLACES)),
    lang=st.sampled_from(["fr", "ar"]),
    theme=st.sampled_from(["agora", "labo", "faculte", "blanc"]),
    mode=st.sampled_from(["light", "dark", "contrast"]),
    size=st.sampled_from(["16:9", "4:3"]),
)
def test_any_diagram_is_drawn_whole_or_refused_by_name(
    diagram: dict[str, Any], beside: int, lang: str, theme: str, mode: str, size: str, tmp_path: Path
) -> None:
    write_deck(tmp_path, [body_of(diagram, beside)], lang=lang, theme=theme, mode=mode, size=size)
    kind = next(iter(diagram))
    checked = checked_or_refused(tmp_path)
    if isinstance(checked, set):
        event(f"{kind} refused, {beside}")
        assert checked <= REFUSED
        return
    scene = checked.scene
    event(f"{kind} shown, {beside}")
    found = list(groups_of(scene))
    assert len(found) == 1
    check_diagram(found[0])
    pptx, page = writer("pptx")(scene), writer("html")(scene)
    assert isinstance(pptx, bytes)
    assert isinstance(page, bytes)
    assert check_package(pptx) == []
    assert writer("pptx")(scene) == pptx
    shown = bare(html.unescape(re.sub(r"(?s)<(script|style|title)\b.*?</\1>|<[^>]*>", "", page.decode())))
    assert not [word for word in words_of(diagram) if bare(word) not in shown]


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_the_open_xml_sdk_finds_nothing_in_eight_of_each_kind(
    lang: str, open_xml_sdk: Callable[[Path], list[str]], tmp_path: Path
) -> None:
    bodies: list[list[dict[str, Any]]] = []
    kinds = Counter[str]()

    @settings(max_examples=100 * EACH, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(diagram=diagrams, place=st.sampled_from(range(PLACES)))
    def collect(diagram: dict[str, Any], place: int) -> None:
        (kind,) = diagram
        body = body_of(diagram, place)
        if kinds[kind] < EACH and not isinstance(checked_or_refused(write_deck(tmp_path, [body], lang=lang)), set):
            bodies.append(body)
            kinds[kind] += 1

    collect()
    assert list(kinds.values()) == [EACH] * KINDS, kinds
    checked = checked_or_refused(write_deck(tmp_path, bodies, lang=lang))
    assert not isinstance(checked, set)
    assert len(list(groups_of(checked.scene))) == len(bodies)
    made = writer("pptx")(checked.scene)
    assert isinstance(made, bytes)
    (tmp_path / "deck.pptx").write_bytes(made)
    assert open_xml_sdk(tmp_path / "deck.pptx") == []
