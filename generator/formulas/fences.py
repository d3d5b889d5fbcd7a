"""Brackets that are opened and not closed: math-core needs twice as long for each of them, so there are few."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from generator.formulas.fault import FormulaFault
from generator.formulas.macros import Macro
from generator.patterns import pattern

MOST_OPEN: Final = 8
"""``[0, 1[`` leaves one open."""

_TOKEN: Final = pattern(r"\\(?P<command>[A-Za-z]+)|\\.|\S", 16)  # re.DOTALL
_SIZES: Final = ("big", "Big", "bigg", "Bigg")
_OPENING: Final = frozenset(
    r"( [ ⟨ ⌊ ⌈ ⟦ ⎰ ⌜ ⌞ ⟮ \{ \lbrace \langle \lfloor \lceil \lvert \lVert \lbrack \lgroup \ulcorner \llcorner"
    r" \llbracket \lmoustache \bigl \Bigl \biggl \Biggl".split()
)
_CLOSING: Final = frozenset(
    r") ] ⟩ ⌋ ⌉ ⟧ ⎱ ⌝ ⌟ ⟯ \} \rbrace \rangle \rfloor \rceil \rvert \rVert \rbrack \rgroup \urcorner \lrcorner"
    r" \rrbracket \rmoustache \bigr \Bigr \biggr \Biggr".split()
)
_BEFORE_FENCE: Final = frozenset({"left", "right", "middle"}) | {
    size + side for size in _SIZES for side in ("", "l", "m", "r")
}
"""The fence after these neither opens nor closes by itself."""
_CELLS: Final = frozenset({"&", r"\\"})


class _Group(Struct):
    """``times``: how often macros repeat it."""

    times: int
    open_: int = 0
    parameters: int = 0
    """What the macro before it still takes, and how often it repeats each."""
    repeated: int = 1


def unclosed(latex: str, macros: Mapping[str, Macro]) -> int:
    """How many are left open in their group or cell, once the deck's macros are replaced; at least that many."""
    found = 0
    groups = [_Group(1)]
    growing = False
    for token in _TOKEN.finditer(latex):
        text, name = token[0], token["command"] or ""
        group = groups[-1]
        if growing:
            growing = False
            continue
        times = group.times
        if group.parameters and text != "}":
            group.parameters -= 1
            times *= group.repeated
        if name in macros:
            found += macros[name].unclosed * times
            group.parameters, group.repeated = 9, macros[name].copies
        elif text == "{":
            groups.append(_Group(times))
        elif text == "}" and len(groups) > 1:
            found += groups.pop().open_ * group.times
        elif text in _CELLS:
            found, group.open_ = found + group.open_ * group.times, 0
        elif text in _OPENING:
            if times > group.times:
                found += times
            group.open_ += 1
        elif text in _CLOSING:
            group.open_ = max(0, group.open_ - 1)
        growing = name in _BEFORE_FENCE
    return found + sum(group.open_ * group.times for group in groups)


def check_fences(latex: str, macros: Mapping[str, Macro]) -> None:
    if unclosed(latex, macros) > MOST_OPEN:
        raise FormulaFault(
            0, "formula-syntax", {"problem": f"More than {MOST_OPEN} brackets are opened and not closed"}
        )
