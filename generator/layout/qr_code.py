"""A QR code as one path: which of its modules are dark, and the lines around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from generator.scene.boxes import Drawing, Shape
from generator.scene.checks import contrast_ratio
from generator.scene.forms import Path, Point, Subpath
from generator.scene.theme import SceneTheme
from generator.units import Length, Rect

QUIET: Final = 4
"""Modules that are light around a code (ISO/IEC 18004, 5.3.8)."""
LARGEST: Final = 14
"""The version of the largest code that can be scanned from the back of a room: 73 modules, 81 with what is light around
them."""
BYTES: Final = 362
"""What it holds, where no more than letters and figures of the web is said."""

Modules = Sequence[Sequence[int]]
"""Rows of modules from the top, 1 where it is dark."""


def modules_of(text: str) -> Modules | None:
    """The smallest code that says the text, with as much repair as it has room for, at least that of level M; None if
    it would be too large."""
    import segno
    from segno import DataOverflowError

    encoding = None if text.isascii() else "utf-8"
    try:
        code = segno.make(text, error="m", boost_error=True, micro=False, encoding=encoding)
    except DataOverflowError:
        return None
    return tuple(tuple(row) for row in code.matrix) if int(code.version) <= LARGEST else None


def outlines(modules: Modules, left: Length, top: Length, unit: Length) -> Path:
    """The dark modules as one path, from that corner on, each ``unit`` wide. Dark lies to the right of each line, so
    that what is light inside runs the other way; where two dark modules touch at a corner only, their lines do not
    meet."""
    following = _edges(modules)
    subpaths = []
    while following:
        start = min(following)
        corners = [start]
        step = following[start].pop()
        if not following[start]:
            del following[start]
        at, way = step, _way(start, step)
        while at != start:
            options = following[at]
            onward = min(options, key=lambda other: _turn(way, _way(at, other)))
            options.remove(onward)
            if not options:
                del following[at]
            if _way(at, onward) != way:
                corners.append(at)
            at, way = onward, _way(at, onward)
        subpaths.append(_subpath(corners, left, top, unit))
    return Path(tuple(subpaths))


_Corner = tuple[int, int]


def _edges(modules: Modules) -> dict[_Corner, list[_Corner]]:
    """The lines between dark and light, by where they begin: one module long, dark at their right."""
    size = len(modules)
    found: defaultdict[_Corner, list[_Corner]] = defaultdict(list)

    def dark(x: int, y: int) -> bool:
        return 0 <= x < size and 0 <= y < size and bool(modules[y][x])

    for y in range(size):
        for x in range(size):
            if not modules[y][x]:
                continue
            if not dark(x, y - 1):
                found[x, y].append((x + 1, y))
            if not dark(x + 1, y):
                found[x + 1, y].append((x + 1, y + 1))
            if not dark(x, y + 1):
                found[x + 1, y + 1].append((x, y + 1))
            if not dark(x - 1, y):
                found[x, y + 1].append((x, y))
    return dict(found)


def _way(one: _Corner, other: _Corner) -> _Corner:
    return other[0] - one[0], other[1] - one[1]


def _turn(way: _Corner, other: _Corner) -> int:
    """0 for a turn to the right, 1 straight on, 2 to the left."""
    cross = way[0] * other[1] - way[1] * other[0]
    return 1 - cross


def _subpath(corners: Sequence[_Corner], left: Length, top: Length, unit: Length) -> Subpath:
    def point(corner: _Corner) -> Point:
        return left + unit * corner[0], top + unit * corner[1]

    first, *others = map(point, corners)
    return Subpath(first, tuple((one,) for one in others))


def qr_drawing(name: str, modules: Modules, rect: Rect, theme: SceneTheme) -> Drawing:
    """The code on a light ground that fills the square ``rect``."""
    count = len(modules) + 2 * QUIET
    unit = Length(rect.width // count)
    edge = Length((rect.width - unit * len(modules)) // 2)  # what does not divide by modules goes to the sides
    ground, dark = inks(theme)
    path = outlines(modules, rect.x + edge, rect.y + edge, unit)
    side = unit * len(modules)
    place = Rect(rect.x + edge, rect.y + edge, side, side)
    return Drawing(name, rect, (Shape(f"{name}-ground", rect, ground), Shape(f"{name}-code", place, dark, form=path)))


def inks(theme: SceneTheme) -> tuple[str, str]:
    """The tokens for ground and modules: of the page and its text the lighter one and the darker one. All themes keep
    them far apart."""
    white = {token: contrast_ratio(theme.colors[token].hex, "FFFFFF") for token in ("bg", "text")}
    ground, dark = sorted(white, key=lambda token: white[token])
    return ground, dark
