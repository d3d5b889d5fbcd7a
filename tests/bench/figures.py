"""What charts and diagrams cost beyond the slides that they stand on: lectures of nothing else, and of their headings
with a word or two.

``python -m tests.bench.figures FOLDER SLIDES KIND`` writes ``FOLDER/deck.yaml``; ``plain`` is the lecture without them.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from statistics import mean, median
from typing import Any

from tests.bench import programs
from tests.bench.decks import WORDS

SEED = 20270114
PLAIN, CHART = "plain", "chart"
DIAGRAMS = ("process", "timeline", "hierarchy", "cycle", "matrix", "hub", "pyramid", "venn")
CHARTS = ("column", "bar", "line", "area", "pie", "doughnut", "scatter", "dot")
"""In turn."""
SLIDES, TURNS = 200, 7
HEAD = f"{'slides':>6}  {'of nothing but':26} {'CPU s':>8} {'ms beyond the slide':>20}"


def _words(chance: random.Random, most: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(chance.randint(1, most))).capitalize()


def _items(chance: random.Random, count: int) -> list[dict[str, Any]]:
    """Every other one has a word or some said of it."""
    found: list[dict[str, Any]] = [{"text": _words(chance, 2)} for _ in range(count)]
    for item in found[::2]:
        item["detail"] = _words(chance, 5)
    return found


def chart(chance: random.Random, kind: str) -> dict[str, Any]:
    """Two series of six numbers; one in an area or a round chart."""
    series = 1 if kind in ("area", "pie", "doughnut") else 2
    rows = [[str(2018 + at) if kind == "scatter" else f"{chance.choice(WORDS)} {at}"] for at in range(6)]
    for row in rows:
        row += [f"{chance.uniform(5, 90):.1f}".replace(".", ",") for _ in range(series)]
    head = ["An", *(f"{chance.choice(WORDS)} {at}" for at in range(series))]
    return {"type": kind, "rows": [head, *rows]}


def diagram(chance: random.Random, kind: str) -> Any:
    items = _items(chance, 4)
    match kind:
        case "timeline":
            return [{"when": str(1950 + 10 * at), **item} for at, item in enumerate(items)]
        case "hierarchy":
            below = [{"text": one["text"], "items": [_words(chance, 2), _words(chance, 2)]} for one in items[:3]]
            return [{"text": _words(chance, 2), "items": below}]
        case "matrix":
            return {"cells": [items[:2], items[2:]], "x_title": _words(chance, 2), "y_title": _words(chance, 2)}
        case "cycle" | "hub":
            return {"center": _words(chance, 1), "items": items}
        case "venn":
            return {"sets": items[:2], "both": _words(chance, 2)}
        case _:
            return items


def deck(kind: str, slides: int) -> str:
    """Its headings are the same for all kinds, and no two of its slides are."""
    found: list[dict[str, Any]] = []
    for number in range(slides):
        heading = f"{_words(random.Random(f'{SEED} {number}'), 2)} ({number})"
        chance = random.Random(f"{SEED} {kind} {number}")
        slide: dict[str, Any] = {"heading": heading, "text": _words(chance, 2)}
        if kind == CHART:
            slide = {"heading": heading, "chart": chart(chance, CHARTS[number % len(CHARTS)])}
        elif kind != PLAIN:
            slide = {"heading": heading, kind: diagram(chance, kind)}
        found.append(slide)
    return json.dumps({"title": "Banc d'essai", "lang": "fr", "theme": "agora", "slides": found}, ensure_ascii=False)


def write(folder: Path, slides: int, kind: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "deck.yaml").write_text(deck(kind, slides), encoding="utf-8")


def measure(scratch: Path, slides: int = SLIDES, kinds: Iterable[str] = (CHART, *DIAGRAMS)) -> dict[str, float]:
    """CPU seconds of each kind of lecture with both outputs, and of the plain one, the median of runs in turn."""
    ours = programs.diapo(scratch)[0]
    folders = {kind: scratch / f"{kind}-{slides}" for kind in (PLAIN, *kinds)}
    found: dict[str, list[float]] = {kind: [] for kind in folders}
    for kind, folder in folders.items():
        command = (sys.executable, "-m", "tests.bench.figures", folder, str(slides), kind)
        subprocess.run(command, cwd=programs.ROOT, check=True)
        ours.cost(folder)  # fills the cache
    for _ in range(TURNS):
        for kind, folder in folders.items():
            found[kind].append(ours.cost(folder).cpu)
    return {kind: median(costs) for kind, costs in found.items()}


def beyond(costs: dict[str, float], slides: int = SLIDES) -> dict[str, float]:
    """Milliseconds of each beyond its slide."""
    return {kind: 1000 * (cost - costs[PLAIN]) / slides for kind, cost in costs.items() if kind != PLAIN}


def rows(costs: dict[str, float], slides: int = SLIDES) -> list[str]:
    more = beyond(costs, slides)
    found = [f"{slides:6}  {kind:26} {cost:8.3f} {more.get(kind, 0.0):20.2f}" for kind, cost in costs.items()]
    return [*found, f"{'':6}  {'a diagram, the mean':26} {'':8} {of_diagrams(more):20.2f}"]


def of_diagrams(more: dict[str, float]) -> float:
    return mean(more[kind] for kind in DIAGRAMS)


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
