"""Values that say the same at other places: compared without their spans, and told where they stand now.

When lines are put into a file, all that is below them is what it was, some lines further down.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from generator.spans import Span

_Value = TypeVar("_Value")
Moves = dict[Span, Span]
"""Where something stood -> where it stands."""


class UnknownPlaceError(Exception):
    """A span of which it is not known where it stands now."""


def moves_between(old: object, new: object, known: Moves | None = None) -> Moves | None:
    """How the places in ``new`` differ from those in ``old``, every place in it among them, and those of ``known``;
    None where anything else differs, or where one place became two."""
    moves = dict(known or {})
    return moves if _same(old, new, moves) else None


def _same(old: Any, new: Any, moves: Moves) -> bool:
    kind = type(old)
    if kind is not type(new):
        return False
    if kind is Span:
        return bool(moves.setdefault(old, new) == new)
    if isinstance(old, Struct):
        return all(_same(getattr(old, name), getattr(new, name), moves) for name in kind.__struct_fields__)
    if kind is tuple or kind is list:
        return len(old) == len(new) and all(_same(one, other, moves) for one, other in zip(old, new, strict=True))
    if isinstance(old, Mapping):
        return list(old) == list(new) and all(_same(value, new[name], moves) for name, value in old.items())
    return bool(old == new)


def at_places(value: _Value, moves: Moves) -> _Value:
    """The value with its spans where they are now. Raises UnknownPlaceError for one that did not stand in what was
    compared."""
    return value if all(old == new for old, new in moves.items()) else _moved(value, moves)


def _moved(value: Any, moves: Moves) -> Any:
    if type(value) is Span:
        if value not in moves:
            raise UnknownPlaceError(str(value))
        return moves[value]
    if isinstance(value, Struct):
        changed = {}
        for name in value.__struct_fields__:
            old = getattr(value, name)
            if type(old) in _PLAIN:
                continue
            new = _moved(old, moves)
            if new is not old:
                changed[name] = new
        return replace(value, **changed) if changed else value
    if type(value) is tuple or type(value) is list:
        made = [one if type(one) in _PLAIN else _moved(one, moves) for one in value]
        same = all(one is other for one, other in zip(made, value, strict=True))
        return value if same else type(value)(made)
    if isinstance(value, dict):
        made_ = {name: _moved(one, moves) for name, one in value.items()}
        return value if all(made_[name] is one for name, one in value.items()) else made_
    return value


_PLAIN = frozenset({str, int, float, bool, type(None), bytes})
