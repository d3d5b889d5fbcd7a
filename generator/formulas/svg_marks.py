"""What the typesetter drew of a formula, as marks: outlines with their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct

from generator.formulas.outlines import Step, steps, stroked, written
from generator.patterns import pattern

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

UNIT: Final = 1000.0
"""Of the typesetter's points to the em; outlines are in whole ones."""
_BASELINE: Final = "#fe01fd"
"""The colour of the mark that draw.typ sets on the baseline."""
_BLACK: Final = "#000000"
_XLINK: Final = "{http://www.w3.org/1999/xlink}href"
_MATRIX: Final = pattern(r"(matrix|translate|scale)\(([^)]*)\)")

Matrix: TypeAlias = tuple[float, float, float, float, float, float]


class Mark(Struct, frozen=True, array_like=True):
    """An outline to fill (nonzero). ``path`` is an SVG path, y down, of which 1 is ``scale`` em; its origin is ``x`` em
    right of the formula's left edge and ``y`` em under its baseline. ``color``: six hexadecimal digits; None is that
    of the text around. Equal signs have equal paths."""

    path: str
    x: float
    y: float
    scale: float = 0.001
    color: str | None = None


class Page(Struct, frozen=True):
    """In em: how wide it is, and how far it reaches over and under the baseline."""

    width: float
    ascent: float
    descent: float
    marks: tuple[Mark, ...]


class SvgReader:
    """Reads the pages of one document; shapes that they share are taken apart once."""

    def __init__(self) -> None:
        self._shapes: dict[str, str] = {}

    def page(self, svg: bytes) -> Page:
        from xml.etree.ElementTree import fromstring

        root = fromstring(svg)  # noqa: S314 - written by the typesetter
        width, height = (float(number) for number in root.get("viewBox", "").split()[2:])
        symbols = {
            symbol.get("id", ""): symbol[0].get("d", "")
            for symbol in root.iter("{http://www.w3.org/2000/svg}symbol")
            if len(symbol)
        }
        self._baseline = height
        marks = tuple(self._marks(root, (1, 0, 0, 1, 0, 0), symbols))
        base = self._baseline
        placed = tuple(
            Mark(mark.path, _em(mark.x), _em(mark.y - base), mark.scale, mark.color) for mark in marks if mark.path
        )
        return Page(_em(width), _em(base), _em(height - base), placed)

    def _marks(self, element: Element, around: Matrix, symbols: dict[str, str]) -> Iterator[Mark]:
        for child in element:
            kind = child.tag.rpartition("}")[2]
            at = _combined(around, child.get("transform", ""))
            if kind == "g":
                yield from self._marks(child, at, symbols)
            elif kind == "use":
                yield self._glyph(child, at, symbols)
            elif kind == "path":
                if child.get("stroke") == _BASELINE:
                    self._baseline = at[5]
                else:
                    yield self._line(child, at)

    def _glyph(self, use: Element, at: Matrix, symbols: dict[str, str]) -> Mark:
        name = use.get(_XLINK, "")[1:]
        a, b, c, d, e, f = at
        x, y = float(use.get("x", "0")), float(use.get("y", "0"))
        key = f"{name} {a} {b} {c} {d}"
        if key not in self._shapes:
            whole = steps(symbols[name])
            if (a, b, c, d) == (1, 0, 0, -1):  # nearly all
                self._shapes[key] = written(whole, upside_down=True)
            else:
                self._shapes[key] = written(_turned(whole, at))
        return Mark(self._shapes[key], a * x + c * y + e, b * x + d * y + f, 1 / UNIT, _color(use.get("fill")))

    def _line(self, path: Element, at: Matrix) -> Mark:
        outline = list(steps(path.get("d", "")))
        color = path.get("fill")
        if (stroke := path.get("stroke")) not in (None, "none"):
            color = stroke
            square = path.get("stroke-linecap") == "square"
            outline = list(stroked(outline, float(path.get("stroke-width", "1")), square=square))
        return Mark(written(_turned(outline, at)), at[4], at[5], 1 / UNIT, _color(color))


def _turned(outline: Iterable[Step], at: Matrix) -> Iterator[Step]:
    a, b, c, d = at[:4]
    for kind, points in outline:
        yield kind, tuple((a * x + c * y, b * x + d * y) for x, y in points)


def _em(length: float) -> float:
    return round(length / UNIT, 4)


def _color(fill: str | None) -> str | None:
    return None if fill in (None, _BLACK) else str(fill)[1:].upper()


def _combined(around: Matrix, transform: str) -> Matrix:
    for kind, text in _MATRIX.findall(transform):
        numbers = [float(number) for number in text.replace(",", " ").split()]
        if kind == "matrix":
            inner = numbers
        elif kind == "translate":
            inner = [1, 0, 0, 1, numbers[0], numbers[1] if len(numbers) > 1 else 0]
        else:
            inner = [numbers[0], 0, 0, numbers[-1], 0, 0]
        a, b, c, d, e, f = around
        ia, ib, ic, id_, ie, if_ = inner
        around = (
            a * ia + c * ib, b * ia + d * ib, a * ic + c * id_, b * ic + d * id_, a * ie + c * if_ + e,
            b * ie + d * if_ + f,
        )  # fmt: skip
    return around
