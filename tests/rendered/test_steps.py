"""Clicks in a browser: as many as the Scene has, and after each of them just what it says is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.build import check
from generator.render.revealjs import render_html
from generator.scene.boxes import ChartBox, Drawing, MediaBox, Remote, Shape, TableBox, TextBox, single
from generator.scene.page import Page as ScenePage
from generator.scene.page import Scene
from generator.scene.states import seen_at
from tests.chromium import Chromium, Page
from tests.random_steps import random_deck

pytestmark = pytest.mark.rendered

ROOT = Path(__file__).parents[2]
DECKS = (*sorted(path.parent for path in (ROOT / "content").glob("*/deck.yaml")), ROOT / "tests" / "cases" / "steps")
RANDOM = 200
SHARDS = 4

WALK = """
(() => {
  const found = [];
  const seen = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  function state() {
    const slide = Reveal.getCurrentSlide(), texts = [], shapes = [];
    for (const one of slide.querySelectorAll("[data-p]"))
      if (one.textContent.trim() && seen(one)) texts.push(one.dataset.p);
    for (const one of slide.querySelectorAll(".shape[data-box], .figure[data-box]"))
      if (seen(one)) shapes.push(one.dataset.box);
    found.push([slide.id, texts, shapes]);
  }
  const right = { key: Reveal.getConfig().rtl ? "ArrowLeft" : "ArrowRight", bubbles: true };
  right.keyCode = Reveal.getConfig().rtl ? 37 : 39;
  const press = () => document.dispatchEvent(new KeyboardEvent("keydown", right));
  const place = () => Reveal.getIndices().h + "/" + Reveal.getCurrentSlide().querySelectorAll(".visible").length;
  Reveal.slide(0, 0, -1);
  for (let before = ""; before !== place();) {
    before = place();
    state();
    press();
  }
  return found;
})()
"""
"""What is seen on each slide after each press of the key, until none changes anything."""


@pytest.fixture
def page(browser: Chromium) -> Page:
    return browser.open("about:blank", width=1280, height=720)


def walked(page: Page, scene: Scene, file: Path) -> list[Any]:
    file.write_bytes(render_html(scene))
    page.goto(file.as_uri())
    page.wait_for("window.Reveal && Reveal.isReady()")
    found: list[Any] = page.evaluate(WALK)
    assert not page.errors
    return found


def expected(page: ScenePage) -> Iterator[tuple[set[str], Counter[str]]]:
    """The paragraphs and the shapes that are there after each click."""
    for click in range(page.clicks + 1):
        texts: set[str] = set()
        shapes: Counter[str] = Counter()
        for box in single(seen_at(page, click).boxes):
            said = [box] if isinstance(box, TextBox) else []
            if isinstance(box, TableBox):
                said = [cell.text for row in box.rows for cell in row.cells]
                shapes.update(rule.name for rule in box.drawn_rules)
            elif isinstance(box, ChartBox):
                said = list(box.labels)
                shapes[box.name] += 1
            elif isinstance(box, MediaBox) and isinstance(box.source, Remote):
                shapes.update(mark.name for mark in box.marks)
            elif isinstance(box, Shape | Drawing):
                shapes[box.name] += 1
            for text in said:
                texts |= {f"{text.name}/{at}" for at, one in enumerate(text.paragraphs) if one.text.strip()}
        yield texts, shapes


def compare(page: Page, scene: Scene, file: Path) -> int:
    """Compares every state; how many there were."""
    shown = [one for one in scene.pages if not one.hidden]
    found = walked(page, scene, file)
    wanted = [(one.id, *state) for one in shown for state in expected(one)]
    assert [name for name, *_ in found] == [name for name, *_ in wanted]
    hidden = {
        f"{box.name}/{at}"
        for one in shown
        for box in single(one.boxes)
        if isinstance(box, TextBox) and box.hidden
        for at in range(len(box.paragraphs))
    }
    for (name, texts, shapes), (_, said, drawn) in zip(found, wanted, strict=True):
        assert set(texts) - hidden == said - hidden, name
        assert Counter(shapes) == drawn, name
    return len(found)


@pytest.mark.parametrize("deck", DECKS, ids=lambda deck: deck.name)
def test_every_deck_takes_the_clicks_that_its_scene_has(page: Page, deck: Path, tmp_path: Path) -> None:
    assert compare(page, check(deck).scene, tmp_path / "deck.html")


@pytest.mark.parametrize("shard", range(SHARDS))
def test_random_decks_take_the_clicks_that_their_scenes_have(page: Page, shard: int, tmp_path: Path) -> None:
    states = 0
    for number in range(shard, RANDOM, SHARDS):
        (tmp_path / "deck.yaml").write_text(random_deck(number), encoding="utf-8")
        states += compare(page, check(tmp_path).scene, tmp_path / "deck.html")
    assert states > RANDOM / SHARDS
