"""What is found of a frozen value, found once: asked of the same value again, it is known.

By identity, because values are compared in their whole depth; weakly, so that what nobody has any more is forgotten
with what was found of it. For what a preview asks of a thousand slides at each save, of which one is another.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import partial, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

_Value = TypeVar("_Value")
_Found = TypeVar("_Found")
_More = ParamSpec("_More")


def remembered(find: Callable[Concatenate[_Value, _More], _Found]) -> Callable[Concatenate[_Value, _More], _Found]:
    """``find`` with a memory of its last result for each value. What it is asked of must be frozen and may be referred
    to weakly (``weakref=True``); what it finds must depend on nothing but its arguments, and must not hold that
    value."""
    known: dict[int, tuple[weakref.ref[Any], tuple[Any, ...], _Found]] = {}

    def forget(key: int, gone: weakref.ref[Any]) -> None:
        entry = known.get(key)
        if entry is not None and entry[0] is gone:  # another one may have taken its place
            del known[key]

    @wraps(find)
    def found(value: _Value, /, *more: _More.args, **named: _More.kwargs) -> _Found:
        key = id(value)
        entry = known.get(key)
        if entry is not None and entry[0]() is value and entry[1] == more and not named:
            return entry[2]
        made = find(value, *more, **named)
        known[key] = weakref.ref(value, partial(forget, key)), more, made
        return made

    return found
