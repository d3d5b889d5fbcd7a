"""In which order works stand: by the keys of a style, as dictionaries of the language would have it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from typing import Any

from generator.csl.context import Context
from generator.csl.model import Item, plain
from generator.csl.numbers import is_numeric
from generator.csl.render import children, together
from generator.csl.xml import Node
from generator.patterns import pattern

_UNSOUNDED = pattern(r"[^\w\s]+")
Contexts = Callable[[Item, Node], Context]
"""What a key is rendered with."""


def ordered(items: Sequence[Item], area: Node, contexts: Contexts) -> list[Item]:
    """The works by the area's sort keys; as they are where it has none, and those alike too."""
    sort = area.child("sort")
    keys = list(sort.all("key")) if sort else []
    found = list(items)
    for key in reversed(keys):
        values = {item.id: _value(item, key, contexts) for item in found}
        descending = key.get("sort") == "descending"
        known = [item for item in found if values[item.id]]
        known.sort(key=lambda item: values[item.id], reverse=descending)
        found = [*known, *(item for item in found if not values[item.id])]  # what has none comes last
    return found


def _value(item: Item, key: Node, contexts: Contexts) -> tuple[Any, ...]:
    context = contexts(item, key)
    if name := key.get("macro"):
        macro = context.style.macros.get(name)
        text = plain(together(children(macro.children, context)).spans) if macro else ""
    else:
        name = key.get("variable")
        if value := item.dates.get(name):
            return (0, "".join(f"{one:04}" for one in value))
        if name == "citation-number":
            return (0, f"{context.state.number:06}")
        if name in item.names:
            text = " ".join(f"{one.family} {one.given}" for one in item.names[name])
        else:
            text = context.value(name)
            if text and is_numeric(text) and text.strip().isdigit():
                return (0, f"{int(text):012}")
    folded = _folded(text)
    return (1, folded, text) if folded else ()


def _folded(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in parts if not unicodedata.combining(char))
    return " ".join(_UNSOUNDED.sub(" ", bare.replace("'", "").replace("’", "")).split())
