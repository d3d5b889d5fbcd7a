"""Account an item that is written in braces, ``{only: [teacher], text: …}``, from braces that are part of a text.

What tags something for an audience must never be shown as if it were text, so in doubt it counts as an item: YAML and
the schema then say what is wrong with it. Sets, templates and mappings of other names (``{1, 2}``, ``{{ x }}``,
``{x : x > 0}``) are text.
"""

from __future__ import annotations

from generator.deck.schema import Table
from generator.patterns import pattern

MAX_LOOK = 4_000
"""Characters that are looked at; an item's first key stands at its beginning."""

_NAME = pattern(r"""\s*(?:"([^"\\]{1,40})"|'([^']{1,40})'|([^\s"'\[\]{},:#][^"'\[\]{},:\n]{0,39}?))\s*:""")
_PLACE = pattern(r"""[{}\[\],]|(?<=[\s\[{,:])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')""")
_TAGGED_LIST = pattern(r"""\[\s*["']?(?:only|except)["']?\s*:\s""")
"""An item in square brackets, which were meant to be braces."""
TAGGED = pattern(r"""\{\s*["']?(?:only|except)["']?\s*:\s""")
"""What tags an item, in the middle of a text, where it would tag nothing."""


def holds_item(value: str, tables: tuple[Table, ...]) -> bool:
    """True when ``value``, which begins with a brace or bracket, is or lists a mapping with one of the keys of
    ``tables``, well or badly spelt."""
    value = value[:MAX_LOOK]
    if _TAGGED_LIST.match(value):
        return True
    opened = ""
    at = 0
    while found := _PLACE.search(value, at):
        at = found.end()
        sign = found.group()
        if sign in "{[":
            opened += sign
        elif sign in "}]":
            opened = opened[:-1]
        if not opened:
            return False
        # The names of a mapping in a mapping are not an item's.
        if sign in "{," and opened.count("{") == 1 and opened[-1] == "{" and (name := _NAME.match(value, at)):
            said = name[1] or name[2] or name[3]
            if any(is_like_key(said.strip(), table) for table in tables):
                return True
    return False


def is_like_key(name: str, table: Table) -> bool:
    """True for a key of ``table``, for a name that people try for one, and for a slip of the pen."""
    folded = name.lower().replace("-", "_").replace(" ", "_")
    return any(folded == key.name or folded in key.also or _is_slip(folded, key.name) for key in table)


def _is_slip(name: str, key: str) -> bool:
    """One letter too many, too few, another (`test` is no `text`), or two turned round."""
    if len(key) < 4 or abs(len(name) - len(key)) > 1:
        return False
    if len(name) == len(key):
        other = [at for at in range(len(key)) if name[at] != key[at]]
        turned = len(other) == 2 and other[1] == other[0] + 1 and sorted(name) == sorted(key)
        return turned or (len(other) == 1 and len(key) > 4)
    longer, shorter = (name, key) if len(name) > len(key) else (key, name)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
