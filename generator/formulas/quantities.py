"""Numbers and units as the LaTeX package siunitx takes them: ``\\qty{9.81}{\\metre\\per\\second\\squared}``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from generator.formulas.fault import FormulaFault
from generator.formulas.groups import Group
from generator.formulas.unit_names import POWERS_AFTER, POWERS_BEFORE, PREFIXES, UNITS
from generator.patterns import pattern

Piece: TypeAlias = tuple[str, int]

ARGUMENTS: Final = {
    "SI": 2,
    "qty": 2,
    "si": 1,
    "unit": 1,
    "num": 1,
    "ang": 1,
    "SIrange": 3,
    "qtyrange": 3,
    "numrange": 2,
}
_NUMBER: Final = pattern(
    r"\s*(?P<sign>[+\-−]|\\pm\s*)?(?P<whole>[0-9\s]*)(?:(?P<point>[.,])(?P<part>[0-9\s]*))?"
    r"(?:(?:\((?P<unsure>[0-9]+)\))|(?:\s*(?:\\pm|\+-)\s*(?P<about>[0-9]+(?:[.,][0-9]+)?)))?"
    r"(?:\s*[eEdD]\s*(?P<power>[+\-−]?[0-9]+))?\s*"
)
_TOKEN: Final = pattern(
    r"(?P<command>\\[A-Za-z]+)|(?P<braced>\{[^{}]*\})|(?P<letters>[A-Za-zµμΩ°℃%Å]+)|(?P<power>\^\{?[+\-−]?[0-9]+\}?)"
    r"|(?P<per>/)|(?P<times>[.·~*]|\s+)"
)
_POWER: Final = pattern(r"[+\-−]?[0-9]+")


def quantity(command: str, groups: Sequence[Group], at: int) -> Iterator[Piece]:
    """LaTeX for one of the commands in ``ARGUMENTS``. Raises ``FormulaFault`` at what it cannot read."""
    if len(groups) < ARGUMENTS[command]:
        raise FormulaFault(at, "formula-syntax", {"problem": f"“\\{command}” needs {ARGUMENTS[command]} arguments"})
    yield "{", at
    match command:
        case "num":
            yield number(groups[0])
        case "si" | "unit":
            yield from unit(groups[0])
        case "ang":
            yield angle(groups[0])
        case "numrange":
            yield number(groups[0])
            yield r"\text{–}", groups[1].start
            yield number(groups[1])
        case "SI" | "qty":
            yield number(groups[0])
            yield from _with_unit(groups[1])
        case _:
            yield number(groups[0])
            yield r"\text{–}", groups[1].start
            yield number(groups[1])
            yield from _with_unit(groups[2])
    yield "}", groups[-1].end - 1


def _with_unit(group: Group) -> Iterator[Piece]:
    if group.text.strip() not in (r"\degree", "°", r"\arcminute", r"\arcsecond"):
        yield r"\,", group.start
    yield from unit(group)


def number(group: Group) -> Piece:
    """A comma stays a comma and a point a point; more than four digits stand in threes."""
    match = _NUMBER.fullmatch(group.text)
    if match is None or not (match["whole"].strip() or match["part"] or match["power"]):
        raise FormulaFault(group.start, "formula-syntax", {"problem": f"“{group.text[:20]}” is no number"})
    sign = {"": "", "\\": r"\pm "}.get((match["sign"] or "")[:1], (match["sign"] or "").replace("−", "-"))
    whole, part = "".join(match["whole"].split()), "".join((match["part"] or "").split())
    latex = _in_threes(whole, from_end=True)
    if match["point"] is not None:
        latex = (latex or "0") + ("{,}" if match["point"] == "," else ".") + _in_threes(part, from_end=False)
    if match["unsure"]:
        latex += f"({match['unsure']})"
    if match["about"]:
        latex += r"\pm " + match["about"].replace(",", "{,}")
    if match["power"]:
        power = match["power"].replace("−", "-").lstrip("+")
        latex = f"({latex})" if match["about"] else latex
        latex += (r" \times " if latex else "") + f"10^{{{power}}}"
    return sign + latex, group.start


def _in_threes(digits: str, *, from_end: bool) -> str:
    if len(digits) <= 4:
        return digits
    first = len(digits) % 3 if from_end else 0
    parts = ([digits[:first]] if first else []) + [digits[at : at + 3] for at in range(first, len(digits), 3)]
    return r"\,".join(parts)


def angle(group: Group) -> Piece:
    parts = group.text.split(";")
    if len(parts) > 3 or not any(part.strip() for part in parts):
        raise FormulaFault(group.start, "formula-syntax", {"problem": f"“{group.text[:20]}” is no angle"})
    signs = (r"^{\circ}", "{}'", "{}''")
    shown = [
        number(Group(part, group.start, group.end))[0] + sign
        for part, sign in zip(parts, signs, strict=False)
        if part.strip()
    ]
    return "".join(shown), group.start


def unit(group: Group) -> Iterator[Piece]:
    """Units by name (``\\metre\\per\\second``) or by sign (``m/s``, ``m.s^{-1}``)."""
    at, text = 0, group.text
    prefix, power, negative, shown = "", 1, False, False
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            raise FormulaFault(group.start + at, "formula-unit", {"unit": text[at : at + 12]})
        place, at = group.start + at, token.end()
        name = (token["command"] or "")[1:]
        if name == "per" or token["per"]:
            negative = True
            continue
        if name in PREFIXES:
            prefix += PREFIXES[name]
        elif name in POWERS_BEFORE:
            power = POWERS_BEFORE[name]
        elif token["times"] or name in ("cdot", "times", ",", "of"):
            continue
        else:
            sign = _sign(token, place)
            power, at = _power_after(text, at, power)
            if shown:
                yield r"\,", place
            exponent = -power if negative else power
            yield _shown(prefix + sign) + (f"^{{{exponent}}}" if exponent != 1 else ""), place
            prefix, power, negative, shown = "", 1, False, True
    if not shown:
        raise FormulaFault(group.start, "formula-unit", {"unit": text[:12]})


def _sign(token: object, place: int) -> str:
    import re

    assert isinstance(token, re.Match)
    if token["command"]:
        name = token["command"][1:]
        if name not in UNITS:
            from generator.names import nearest

            near = nearest(name, UNITS)
            raise FormulaFault(place, "formula-unit", {"unit": token["command"]}, near and f"\\{near}")
        return UNITS[name]
    if token["power"]:
        raise FormulaFault(place, "formula-unit", {"unit": str(token[0])})
    return str(token[0]).strip("{}")


def _power_after(text: str, at: int, power: int) -> tuple[int, int]:
    while (token := _TOKEN.match(text, at)) is not None:
        name = (token["command"] or "")[1:]
        if name == "tothe" and (given := _TOKEN.match(text, token.end())) is not None and given["braced"]:
            found = _POWER.search(given[0])
            power, at = int(found[0].replace("−", "-")) if found else power, given.end()
        elif name in POWERS_AFTER:
            power, at = POWERS_AFTER[name], token.end()
        elif token["power"]:
            found = _POWER.search(token[0])
            power, at = int(found[0].replace("−", "-")) if found else power, token.end()
        else:
            break
    return power, at


def _shown(sign: str) -> str:
    special = {"°": r"{}^{\circ}", "°C": r"{}^{\circ}\mathrm{C}", "%": r"\%", "′": "{}'", "″": "{}''"}
    return special.get(sign) or rf"\text{{{sign}}}" if not sign.isascii() else special.get(sign, rf"\mathrm{{{sign}}}")
