"""Formulas in the page: drawn, so that all browsers show them alike; read aloud as MathML, copied as LaTeX.

Browsers set MathML each in its own way (widths differ by up to a third, measured), and need a font of 150 KB. So it is
there for those who hear it, not seen, and the glyphs are drawn, each defined once for the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final
from unicodedata import combining

from markupsafe import Markup, escape
from msgspec.structs import replace

from generator.render.formula_svg import place_of, view_of
from generator.render.revealjs.styles import StyleSheet
from generator.scene.text import Run, SetFormula

if TYPE_CHECKING:
    from generator.formulas.drawing import Drawing
    from generator.formulas.svg_marks import Mark

_STYLES: Final = (
    ".f{display:inline-block;position:relative;height:0;line-height:0;vertical-align:baseline;white-space:nowrap;"
    "direction:ltr;text-indent:0;unicode-bidi:isolate}"
    ".f>svg{position:absolute;left:0;width:100%;overflow:visible;fill:currentColor}"
    ".f>math{position:absolute;left:0;top:0;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);"
    "-webkit-user-select:none;user-select:none}"
    ".f>span{position:absolute;left:0;bottom:-.2em;width:100%;height:1.2em;overflow:hidden;color:transparent;"
    "white-space:pre;line-height:1.2}"
    ".k{white-space:pre}\n"
)


def kept_together(runs: Sequence[Run]) -> Iterator[tuple[bool, tuple[Run, ...]]]:
    """The runs in stretches, and whether no line ends in one: browsers would end lines between a formula and the sign
    beside it, also where that is a no-break space."""
    atoms = list(_atoms(runs))
    for kept, group in groupby(range(len(atoms)), lambda at: _is_glued(atoms, at - 1) or _is_glued(atoms, at)):
        yield kept, tuple(atoms[at] for at in group)


def _atoms(runs: Sequence[Run]) -> Iterator[Run]:
    """The runs, with the signs beside formulas as runs of their own."""
    for index, run in enumerate(runs):
        if run.formula:
            yield run
            continue
        first = _first(run.text) if index and runs[index - 1].formula else 0
        last = len(run.text)
        if index + 1 < len(runs) and runs[index + 1].formula:
            last = max(first, _last(run.text))
        for start, end in ((0, first), (first, last), (last, len(run.text))):
            if start < end:
                yield run if end - start == len(run.text) else replace(run, text=run.text[start:end])


def _first(text: str) -> int:
    """Where the first sign of a text ends, with its accents."""
    return next((at for at in range(1, len(text)) if not combining(text[at])), len(text))


def _last(text: str) -> int:
    """Where the last sign of a text begins."""
    return next((at for at in range(len(text) - 1, 0, -1) if not combining(text[at])), 0)


def _is_glued(atoms: Sequence[Run], at: int) -> bool:
    """Whether no line may end between this one and the next."""
    if not 0 <= at < len(atoms) - 1 or not (atoms[at].formula or atoms[at + 1].formula):
        return False
    return not (atoms[at].text[-1] in _ENDS or atoms[at + 1].text[0] in _ENDS)


_ENDS: Final = " \n\u200b"


class PageFormulas:
    """The formulas of a page, and the glyphs that they are drawn with."""

    def __init__(self, styles: StyleSheet) -> None:
        self._styles = styles
        self._glyphs: dict[str, int] = {}
        self._made: dict[SetFormula, str] = {}

    def inline(self, formula: SetFormula) -> str:
        """The element that stands in a line; it takes the width of the formula, and no height."""
        if formula not in self._made:
            self._made[formula] = self._element(formula)
        return self._made[formula]

    def definitions(self) -> Markup:
        """The glyphs, for the page to define."""
        if not self._glyphs:
            return Markup("")
        paths = "".join(f'<path id="f{number}" d="{d}"/>' for d, number in self._glyphs.items())
        return Markup(  # noqa: S704 - numbers and paths made here
            f'<svg width="0" height="0" aria-hidden="true" focusable="false" class="sr"><defs>{paths}</defs></svg>'
        )

    def css(self) -> str:
        return _STYLES if self._made else ""

    def _element(self, formula: SetFormula) -> str:
        from generator.formulas.mathml import mathml

        drawing = formula.drawing
        room = self._styles.formula(drawing.width)
        place = self._styles.formula_drawing(drawing.ascent + drawing.descent, drawing.descent)
        uses = "".join(self._use(mark, drawing) for mark in drawing.marks)
        tex = escape(f"${formula.formula.tex}$")
        return (
            f'<span class="f {room}"><svg class="{place}" viewBox="{view_of(drawing)}" preserveAspectRatio="none" '
            f'aria-hidden="true" focusable="false">{uses}</svg>{mathml(formula.formula)}'
            f'<span aria-hidden="true">{tex}</span></span>'
        )

    def _use(self, mark: Mark, drawing: Drawing) -> str:
        number = self._glyphs.setdefault(mark.path, len(self._glyphs))
        x, y, transform = place_of(mark, drawing)
        at = f' transform="{transform}"' if transform else f' x="{x}" y="{y}"'
        fill = f' fill="#{mark.color}"' if mark.color else ""
        return f'<use href="#f{number}"{at}{fill}/>'
