"""Environments that lecturers write, as those that math-core lays out without margins and numbers of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from generator.patterns import pattern


class Alias(Struct, frozen=True):
    """What is written at both ends. ``argument``: the environment has one, which is dropped."""

    begin: str
    end: str
    argument: bool = False


_ALIGNED: Final = Alias(r"\begin{aligned}", r"\end{aligned}")
_GATHERED: Final = Alias(r"\begin{gathered}", r"\end{gathered}")
_COLUMNS: Final = Alias(r"\begin{aligned}", r"\end{aligned}", argument=True)
_NOTHING: Final = Alias("", "")
_THREE: Final = Alias(r"\begin{array}{rcl}", r"\end{array}")

ALIASES: Final[Mapping[str, Alias]] = {
    "align": _ALIGNED,
    "align*": _ALIGNED,
    "flalign": _ALIGNED,
    "flalign*": _ALIGNED,
    "split": _ALIGNED,
    "alignat": _COLUMNS,
    "alignat*": _COLUMNS,
    "alignedat": _COLUMNS,
    "gather": _GATHERED,
    "gather*": _GATHERED,
    "multline": _GATHERED,
    "multline*": _GATHERED,
    "multlined": _GATHERED,
    "equation": _NOTHING,
    "equation*": _NOTHING,
    "displaymath": _NOTHING,
    "math": _NOTHING,
    "eqnarray": _THREE,
    "eqnarray*": _THREE,
    "smallmatrix": Alias(r"{\scriptstyle\begin{matrix}", r"\end{matrix}}"),
}
KNOWN: Final = frozenset(
    "matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix array cases dcases rcases aligned gathered subarray".split()
)
"""Those that math-core has itself, and that come out well."""

_BETWEEN: Final = pattern(r"[@!]\{[^{}]*\}")
_REPEATED: Final = pattern(r"\*\{(\d{1,2})\}\{([lcr|]+)\}")


def columns(spec: str) -> str:
    """The columns of an array without what is said about the room between them."""
    plain = _BETWEEN.sub("", spec)
    return _REPEATED.sub(lambda match: match[2] * int(match[1]), plain).replace(" ", "")
