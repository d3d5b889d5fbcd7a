"""Lengths in MathML and LaTeX, in em."""

from __future__ import annotations

from typing import Final

from generator.patterns import pattern

_LENGTH: Final = pattern(r"\s*(-?\d*\.?\d+)\s*(em|ex|px|pt|mu|)\s*")
_IN_EM: Final = {"em": 1.0, "ex": 0.45, "px": 1 / 16, "pt": 0.1, "mu": 1 / 18, "": 1.0}


def in_em(text: str) -> float | None:
    """The length in em, of 10 pt for absolute ones; None if it is no length."""
    match = _LENGTH.fullmatch(text)
    return round(float(match[1]) * _IN_EM[match[2]], 4) if match else None
