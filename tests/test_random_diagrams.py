"""A hundred random diagrams: drawn whole in every output, or refused by name."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from generator.render import writer
from tests.layout.random_diagrams import check_diagram, diagrams, groups_of
from tests.pptx.package_checks import check_package
from tests.test_random_bodies import bare, checked_or_refused, words_of

REFUSED = {"diagram-room", "text-too-long", "text-too-wide"}


@pytest.mark.slow
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    diagram=diagrams,
    beside=st.sampled_from(range(4)),
    lang=st.sampled_from(["fr", "ar"]),
    theme=st.sampled_from(["agora", "labo", "faculte", "blanc"]),
    mode=st.sampled_from(["light", "dark", "contrast"]),
    size=st.sampled_from(["16:9", "4:3"]),
)
def test_any_diagram_is_drawn_whole_or_refused_by_name(
    diagram: dict[str, Any], beside: int, lang: str, theme: str, mode: str, size: str, tmp_path: Path
) -> None:
    body: list[dict[str, Any]] = [
        [diagram],
        [{"text": "Un paragraphe."}, diagram],
        [{"columns": [{"body": [diagram]}, {"text": "À côté."}]}],
        [{"tip": {"title": "Une boîte", "body": [diagram]}}],
    ][beside]
    deck = {"title": "T", "lang": lang, "theme": theme, "mode": mode, "size": size,
            "slides": [{"heading": "H", "body": body}]}  # fmt: skip
    (tmp_path / "deck.yaml").write_text(json.dumps(deck, ensure_ascii=False), encoding="utf-8")
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
