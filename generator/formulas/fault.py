"""What is wrong with a formula, and where in it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class FormulaFault(Exception):  # noqa: N818
    """``offset`` counts characters of the author's LaTeX; ``code`` has a paragraph in docs/messages.md; ``values`` go
    into the message; ``nearest`` is the right name that looks most like a wrong one."""

    def __init__(self, offset: int, code: str, values: Mapping[str, str] | None = None, nearest: str | None = None):
        self.offset = offset
        self.code = code
        self.values: Mapping[str, str] = values or {}
        self.nearest = nearest
        super().__init__(offset, code, dict(self.values), nearest)


class Wording(Struct, frozen=True):
    """``template`` and ``hint`` are ``str.format`` templates over the fault's values."""

    template: str
    hint: str = ""
