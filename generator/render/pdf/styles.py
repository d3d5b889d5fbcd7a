"""The Scene's styles as the template wants them: equal ones are listed once, and named by their place in the list."""

from __future__ import annotations

from typing import Any, Final

from generator.assets import manifest
from generator.scene.text import LINE_PITCH, LevelStyle, SetFormula
from generator.scene.theme import Face, SceneTheme
from generator.units import Pt

BELOW: Final = 0.2
"""How much of that lies below the baseline, at any spacing: what spacing adds stands above a line."""
_UNSEEN: Final = "00000000"
"""A colour that shows nothing."""

Data = dict[str, Any]
"""A JSON object for the template."""


def points(length: float) -> float:
    """A measure in points, exact to a ten-thousandth: enough for eyes, short in the file."""
    return round(length, 4)


class Styles:
    """Collects the styles and fonts of a document, in the order of asking."""

    def __init__(self, theme: SceneTheme) -> None:
        self._theme = theme
        self._places: dict[tuple[LevelStyle, float], int] = {}
        self._formulas: dict[SetFormula, int] = {}
        self._colors: dict[str, int] = {}
        self.styles: list[Data] = []

    def fonts(self) -> dict[str, str]:
        """Family name by face, as the font files give it."""
        return {str(face): self.family(face) for face in self._theme.fonts}

    def family(self, face: Face) -> str:
        return manifest().families[self._theme.fonts[face].twin].name

    def color(self, token: str) -> int:
        """The place of a colour in the list."""
        return self._color(self._theme.colors[token].hex)

    @property
    def link_color(self) -> int:
        return self._color(self._theme.slots["hlink"])

    def _color(self, digits: str) -> int:
        if digits not in self._colors:
            self._colors[digits] = len(self._colors)
        return self._colors[digits]

    def colors(self) -> list[str]:
        return list(self._colors)

    def level(self, style: LevelStyle, pitch: float = 0.0) -> int:
        """The place of a level's style in the list. ``pitch``: em from line to line, if that is not the level's."""
        key = (style, pitch)
        place = self._places.get(key)
        if place is None:
            place = self._places[key] = self._add(style, self.color(style.color), pitch)
        return place

    def formula(self, formula: SetFormula) -> int:
        """The place of a formula in the list."""
        return self._formulas.setdefault(formula, len(self._formulas))

    def formulas(self) -> list[Data]:
        """Their trees, as the template draws them."""
        if not self._formulas:
            return []
        from generator.formulas.drawing import typst_tree

        return [{"tree": typst_tree(one.formula), "display": one.formula.display} for one in self._formulas]

    def unseen(self) -> int:
        """For text to be read aloud and listed, not seen."""
        return self._add(LevelStyle(Pt(1), Face.MINOR, ""), self._color(_UNSEEN))

    def math(self) -> dict[str, str]:
        """The families that formulas are set in: their own, and those of words in them."""
        families = {"letters": self.family(Face.MINOR), "mono": manifest().families["cousine"].name}
        return {"font": manifest().math.name, **families}

    def _add(self, style: LevelStyle, color: int, pitch: float = 0.0) -> int:
        size = style.size.pt
        self.styles.append(
            {
                "font": str(style.face),
                "size": points(size),
                "weight": weight(style.bold),
                "style": slope(style.italic),
                "color": color,
                "above": points(size * ((pitch or LINE_PITCH * style.spacing) - BELOW)),
                "below": points(size * BELOW),
                **({"tracking": points(style.tracking.pt)} if style.tracking else {}),
            }
        )
        return len(self.styles) - 1


def pitch(style: LevelStyle) -> float:
    """Height of one line in points."""
    return style.size.pt * LINE_PITCH * style.spacing


def weight(bold: bool) -> int:
    return 700 if bold else 400


def slope(italic: bool) -> str:
    return "italic" if italic else "normal"
