"""Paths of the typesetter's drawings as outlines in whole thousandths of an em, y down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import hypot
from typing import Final, TypeAlias

from generator.patterns import pattern

Point: TypeAlias = tuple[float, float]
Step: TypeAlias = tuple[str, tuple[Point, ...]]
"""``M``, ``L``, ``Q``, ``C`` with absolute points, or ``Z``."""

_COMMAND: Final = pattern(r"([MmHhVvLlQqCcZz])([^MmHhVvLlQqCcZz]*)")
_NUMBER: Final = pattern(r"-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")
_POINTS: Final = {"M": 1, "L": 1, "Q": 2, "C": 3}


def steps(path: str) -> Iterator[Step]:
    """The commands of an SVG path with absolute points."""
    x = y = begin_x = begin_y = 0.0
    for command, rest in _COMMAND.findall(path):
        numbers = [float(number) for number in _NUMBER.findall(rest)]
        kind, relative = command.upper(), command.islower()
        if kind == "Z":
            x, y = begin_x, begin_y
            yield "Z", ()
        elif kind in "HV":
            for number in numbers:
                along = number + ((x if kind == "H" else y) if relative else 0)
                x, y = (along, y) if kind == "H" else (x, along)
                yield "L", ((x, y),)
        else:
            size = 2 * _POINTS[kind]
            for at in range(0, len(numbers) - size + 1, size):
                from_x, from_y = (x, y) if relative else (0.0, 0.0)
                some = numbers[at : at + size]
                points = tuple((from_x + a, from_y + b) for a, b in zip(some[::2], some[1::2], strict=True))
                x, y = points[-1]
                if kind == "M":
                    begin_x, begin_y = x, y
                yield kind, points


def written(all_steps: Iterable[Step], *, upside_down: bool = False) -> str:
    """The path in whole numbers, relative ones, as short as can be. A move that draws nothing is left out."""
    sign = -1 if upside_down else 1
    parts: list[str] = []
    x = y = 0
    move: str | None = None
    begin = (0, 0)
    for kind, points in all_steps:
        rounded = [(round(px), round(sign * py)) for px, py in points]
        if kind == "Z":
            if move is None and parts:
                parts.append("z")
            x, y = begin
            continue
        if kind == "M":
            (nx, ny) = rounded[0]
            begin = (nx, ny)
            move = f"m{_joined([nx - x, ny - y])}"
            pending = (nx, ny)
            x, y = pending
            continue
        if move is not None:
            parts.append(move)
            move = None
        end = rounded[-1]
        if kind == "L" and end[1] == y:
            parts.append(f"h{end[0] - x}")
        elif kind == "L" and end[0] == x:
            parts.append(f"v{end[1] - y}")
        else:
            parts.append(kind.lower() + _joined([n for px, py in rounded for n in (px - x, py - y)]))
        x, y = end
    return _from_origin("".join(parts))


def _from_origin(path: str) -> str:
    return "M" + path[1:] if path.startswith("m") else path


def _joined(numbers: list[int]) -> str:
    text = str(numbers[0])
    for number in numbers[1:]:
        text += f"{number}" if number < 0 else f" {number}"
    return text


def stroked(all_steps: Iterable[Step], width: float, *, square: bool) -> Iterator[Step]:
    """The outline of straight lines of some width. ``square``: their ends go half the width further."""
    chain: list[Point] = []
    for kind, points in all_steps:
        if kind == "M":
            yield from _lines(chain, width, square)
            chain = [points[0]]
        elif kind == "L":
            chain.append(points[0])
        elif kind == "Z" and chain:
            yield from _frame(chain, width)
            chain = []
    yield from _lines(chain, width, square)


def _lines(chain: list[Point], width: float, square: bool) -> Iterator[Step]:
    for (ax, ay), (bx, by) in pairwise(chain):
        length = hypot(bx - ax, by - ay)
        if not length:
            continue
        ux, uy = (bx - ax) / length * width / 2, (by - ay) / length * width / 2
        if square:
            ax, ay, bx, by = ax - ux, ay - uy, bx + ux, by + uy
        yield from _polygon([(ax + uy, ay - ux), (bx + uy, by - ux), (bx - uy, by + ux), (ax - uy, ay + ux)])


def _frame(corners: list[Point], width: float) -> Iterator[Step]:
    """Of a rectangle: the outer edge one way round and the inner one the other."""
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    top, bottom = min(y for _, y in corners), max(y for _, y in corners)
    for grow in (width / 2, -width / 2):
        edge = [(left - grow, top - grow), (right + grow, top - grow), (right + grow, bottom + grow),
                (left - grow, bottom + grow)]  # fmt: skip
        yield from _polygon(edge if grow > 0 else list(reversed(edge)))


def _polygon(corners: list[Point]) -> Iterator[Step]:
    yield "M", (corners[0],)
    for corner in corners[1:]:
        yield "L", (corner,)
    yield "Z", ()
