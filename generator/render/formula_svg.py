"""A formula's marks as SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.units import Length

if TYPE_CHECKING:
    from generator.formulas.drawing import Drawing
    from generator.formulas.svg_marks import Mark

UNIT: Final = 1000
"""Of the drawings' coordinates to the em."""


def view_of(drawing: Drawing) -> str:
    """The ``viewBox`` of a drawing: its width and height from its upper left corner."""
    return f"0 0 {_short(drawing.width * UNIT)} {_short((drawing.ascent + drawing.descent) * UNIT)}"


def place_of(mark: Mark, drawing: Drawing) -> tuple[str, str, str]:
    """``x`` and ``y`` of a mark in the view, and a ``transform`` where it is larger or smaller than its path."""
    x, y, scale = mark.x * UNIT, (drawing.ascent + mark.y) * UNIT, mark.scale * UNIT
    if round(scale, 4) == 1:
        return _short(x), _short(y), ""
    return "0", "0", f"matrix({scale:.6g} 0 0 {scale:.6g} {_short(x)} {_short(y)})"


def svg_of(drawing: Drawing, color: str, size: Length) -> str:
    """A file of its own. ``color``: six hexadecimal digits; ``size``: of the em."""
    width, height = size.pt * drawing.width, size.pt * (drawing.ascent + drawing.descent)
    paths = []
    for mark in drawing.marks:
        x, y, transform = place_of(mark, drawing)
        at = transform or f"translate({x} {y})"
        fill = f' fill="#{mark.color}"' if mark.color else ""
        paths.append(f'<path transform="{at}"{fill} d="{mark.path}"/>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.6g}" height="{height:.6g}" '
        f'viewBox="{view_of(drawing)}" fill="#{color}">{"".join(paths)}</svg>'
    )


def _short(number: float) -> str:
    return f"{round(number, 1):g}"
