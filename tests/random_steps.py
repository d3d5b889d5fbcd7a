"""Decks of any kinds of blocks in which things appear click by click; the same deck for the same number."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random
from typing import Any, Final

Block = dict[str, Any]
WORDS: Final = "un mot Partenariat école élèves naïf voir douze ensemble peu beaucoup réseau".split()
LANGS: Final = ("fr", "en", "he", "ar")
THEMES: Final = ("faculte", "agora", "atelier", "labo", "blanc", "revue")


def random_deck(number: int) -> str:
    """The deck file."""
    random = Random(number)
    deck = {
        "title": f"Deck {number}",
        "lang": random.choice(LANGS),
        "theme": random.choice(THEMES),
        **_maybe(random, "steps", ("items", "blocks", "solutions", "none")),
        **_maybe(random, "transition", ("fade", "push", "morph", "none")),
        "slides": [_slide(random, at) for at in range(random.randint(1, 3))],
    }
    return json.dumps(deck, ensure_ascii=False, indent=1)


def _slide(random: Random, number: int) -> Block:
    slide: Block = {"heading": f"Titre {number}", **_maybe(random, "steps", ("items", "blocks", "solutions", "none"))}
    slide["body"] = [_stepped(random, random.choice(KINDS)(random)) for _ in range(random.randint(1, 3))]
    if random.random() < 0.2:
        slide["body"] = [{"columns": [_column(random), _column(random)]}]
    return slide


def _column(random: Random) -> Block:
    column = {"heading": _words(random), "body": [_stepped(random, random.choice(KINDS[:4])(random))]}
    return _stepped(random, column)


def _maybe(random: Random, key: str, choices: tuple[str, ...]) -> Block:
    return {key: random.choice(choices)} if random.random() < 0.5 else {}


def _stepped(random: Random, block: Block) -> Block:
    if random.random() < 0.4:
        first = random.randint(1, 5)
        block["step"] = f"{first}-{first + random.randint(0, 2)}" if random.random() < 0.3 else first
    return block


def _words(random: Random, most: int = 4) -> str:
    return " ".join(random.choices(WORDS, k=random.randint(1, most)))


def _items(random: Random) -> Block:
    def item() -> str | Block:
        if random.random() < 0.3:
            return _stepped(random, {"text": _words(random), "items": [_words(random), _words(random)]})
        return _words(random) if random.random() < 0.7 else _stepped(random, {"text": _words(random)})

    marker = random.choice(["bullet", "number", "none"])
    return {"items": [item() for _ in range(random.randint(1, 4))], "marker": marker}


def _table(random: Random) -> Block:
    rows = [[_words(random, 2) for _ in range(3)] for _ in range(random.randint(2, 4))]
    if random.random() < 0.4 and len(rows) > 2:
        rows[-1][0] = "^"
    return {"table": {"rows": rows, **_maybe(random, "steps", ("rows", "none"))}}


def _code(random: Random) -> Block:
    return {
        "code": {"lang": "python", "text": "a = 1\nb = 2\nc = a + b", "steps": random.choice([[], [1], [1, "2-3"]])}
    }


def _chart(random: Random) -> Block:
    kind = random.choice(["column", "bar", "line", "area", "pie", "doughnut"])
    rows = (
        [["x", "A"], ["a", 3], ["b", 5]] if kind in ("pie", "doughnut") else [["x", "A", "B"], ["a", 3, 4], ["b", 5, 2]]
    )
    steps = _maybe(random, "steps", ("series",) if kind in ("line", "area") else ("series", "categories"))
    stacked = {"stacked": "true"} if kind == "area" else {}
    return {"chart": {"type": kind, "rows": rows, **stacked, **steps}}


def _diagram(random: Random) -> Block:
    points = [_stepped(random, {"text": _words(random, 2)}) for _ in range(3)]
    kind = random.choice(["process", "cycle", "timeline", "pyramid", "hub"])
    return {kind: {"items": points, **_maybe(random, "steps", ("items", "none"))}}


def _cards(random: Random) -> Block:
    return {"cards": [_stepped(random, {"heading": _words(random, 2), "text": _words(random)}) for _ in range(3)]}


def _box(random: Random) -> Block:
    kind = random.choice(["definition", "exercise", "solution", "theorem", "proof", "tip"])
    return {kind: {"body": [_stepped(random, random.choice(KINDS[:3])(random)) for _ in range(random.randint(1, 2))]}}


KINDS: Final[tuple[Callable[[Random], Block], ...]] = (
    _items,
    lambda random: {"text": _words(random, 8)},
    _table,
    _code,
    _chart,
    _diagram,
    _cards,
    _box,
    lambda random: {"terms": [_stepped(random, {"term": _words(random, 1), "text": _words(random)}) for _ in range(2)]},
    lambda random: {"numbers": [_stepped(random, {"value": "17 %", "label": _words(random)}) for _ in range(2)]},
    lambda random: {"comparison": f"| {_words(random, 1)} | B\n{_words(random, 2)} | a | b\nC | c | d"},
    lambda random: {"hierarchy": [{"text": "A", "items": [_stepped(random, {"text": "b"}), {"text": "c"}]}]},
    lambda random: {"quote": {"text": _words(random, 8), "by": _words(random, 2)}},
    lambda random: {"math": random.choice(["x^2", "\\frac{a}{b}"])},
)
