"""The names of a BibTeX field: who they are, family and given names apart."""

from __future__ import annotations

from typing import Final

from generator.deck.bibliography.latex import latex_text
from generator.deck.model.bibliography import Name
from generator.patterns import pattern

MOST_PEOPLE: Final = 2_000
_AND: Final = pattern(r"\s+and(?=\s)|[{}]", 2)  # IGNORECASE


def people(value: str) -> tuple[tuple[Name, ...], bool]:
    """The people in their order; and whether there are others, who are not named."""
    found = [one for one in map(_name, _parted(value)[:MOST_PEOPLE]) if one is not None]
    named = tuple(one for one in found if (one.family, one.given) != ("others", ""))
    return named, len(named) < len(found)


def _parted(value: str) -> list[str]:
    """The names that ``and`` parts outside of braces."""
    parts: list[str] = []
    depth = at = 0
    for found in _AND.finditer(value):
        if found[0] in "{}":
            depth = max(0, depth + (1 if found[0] == "{" else -1))
        elif not depth:
            parts.append(value[at : found.start()])
            at = found.end()
    return [part.strip() for part in (*parts, value[at:]) if part.strip()]


def _name(typed: str) -> Name | None:
    if typed[:1] == "{" and _closes_at_end(typed):
        whole = latex_text(typed)
        return Name(whole) if whole else None
    parts = [part.strip() for part in _split(typed, ",")]
    if len(parts) == 1:
        return _in_order(typed)
    family, given = parts[0], parts[-1]
    suffix = parts[1] if len(parts) > 2 else ""
    made = Name(latex_text(family), latex_text(given), latex_text(suffix))
    return made if made.family else Name(made.given) if made.given else None


def _in_order(typed: str) -> Name | None:
    """``Jan van der Berg``: the family name begins with the first word in small letters, or is the last."""
    words = _split(typed, " \t\n\u00a0~")
    if not words:
        return None
    small = next((at for at, word in enumerate(words[:-1]) if _is_small(word)), len(words) - 1)
    family = " ".join(latex_text(word) for word in words[small:])
    given = " ".join(latex_text(word) for word in words[:small])
    return Name(family, given) if family else None


def _is_small(word: str) -> bool:
    read = latex_text(word)
    return not word.startswith("{") and read[:1].islower()


def _split(typed: str, signs: str) -> list[str]:
    """The parts between these signs, outside of braces."""
    parts, depth = [""], 0
    for at, char in enumerate(typed):
        depth = max(0, depth + (char == "{") - (char == "}"))
        if char in signs and not depth and typed[at - 1 : at] != "\\":
            parts.append("")
        else:
            parts[-1] += char
    return [part for part in parts if part.strip()] if signs != "," else parts


def _closes_at_end(typed: str) -> bool:
    depth = 0
    for at, char in enumerate(typed):
        depth += (char == "{") - (char == "}")
        if not depth:
            return at == len(typed) - 1
    return False
