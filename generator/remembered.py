"""What is found of a frozen value, found once: asked of the same value again, it is known.

By identity, because values are compared in their whole depth; weakly, so that what nobody has any more is forgotten
with what was found of it. For what a preview asks of a thousand slides at each save, of which one is another; a program
that asks once would only lose time by it, so that nothing is remembered before ``remember`` was called.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import partial, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

_Value = TypeVar("_Value")
_Found = TypeVar("_Found")
_More = ParamSpec("_More")


_remembers = False
_known: dict[int, tuple[weakref.ref[Any], dict[object, tuple[tuple[Any, ...], Any]]]] = {}
"""By the identity of a value: the value, and what was found of it by what finds it, with what was asked besides."""


def remember() -> None:
    """From now on what is found is known, as long as the program runs."""
    global _remembers
    _remembers = True


def remembered(find: Callable[Concatenate[_Value, _More], _Found]) -> Callable[Concatenate[_Value, _More], _Found]:
    """``find`` with a memory of its last result for each value. What it is asked of must be frozen and may be referred
    to weakly (``weakref=True``); what it finds must depend on nothing but its arguments, and must not hold that
    value."""

    @wraps(find)
    def found(value: _Value, /, *more: _More.args, **named: _More.kwargs) -> _Found:
        if not _remembers:
            return find(value, *more, **named)
        entry = _known.get(id(value))
        if entry is None or entry[0]() is not value:
            entry = _known[id(value)] = weakref.ref(value, partial(_forget, id(value))), {}
        last = entry[1].get(find)
        if last is not None and last[0] == more and not named:
            return cast(_Found, last[1])
        made = find(value, *more, **named)
        entry[1][find] = more, made
        return made

    return found


def _forget(key: int, gone: weakref.ref[Any]) -> None:
    entry = _known.get(key)
    if entry is not None and entry[0] is gone:  # another one may have taken its place
        del _known[key]
