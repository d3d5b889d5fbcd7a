"""Runs of formulas in Office's own mathematics: letters, numbers, words, spaces."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from msgspec import Struct

from generator.render.pptx.markup import escape

Kind: TypeAlias = Literal["italic", "upright", "words", "bold", "bold-italic", "slanted"]
"""``words``, ``bold``, ``bold-italic`` and ``slanted`` are ordinary text within a formula."""

FONT: Final = (
    '<a:latin typeface="Cambria Math" panose="02040503050406030204" pitchFamily="18" charset="0"/>'
    '<a:ea typeface="Cambria Math" panose="02040503050406030204" pitchFamily="18" charset="0"/>'
)
NOTHING: Final = "\u200b"
"""Where Office would show an empty box."""
_SPACES: Final = (
    (2.0, "\u2003\u2003"),
    (1.0, "\u2003"),
    (0.5, "\u2002"),
    (0.27, "\u2005"),
    (0.2, "\u205f"),
    (0.1, "\u2009"),
    (0.01, "\u200a"),
)
"""From so many em on, the characters of such a space."""
_UPRIGHT: Final = frozenset("ℝℂℕℤℚℙℍℒℋℐℛℬℰℱℳℓℜℑℭℨℌ")
"""Letters that are upright or script by themselves; italic would change them."""


class Look(Struct, frozen=True):
    """How runs look: ``size`` in hundredths of a point, ``fill`` and ``words`` (the font of words) as DrawingML."""

    size: int
    fill: str
    lang: str
    words: str = ""

    def run(self, text: str, kind: Kind) -> str:
        """An ``m:r``; nothing for no text."""
        if not text:
            return ""
        style = {"italic": "", "upright": '<m:rPr><m:sty m:val="p"/></m:rPr>'}.get(kind, "<m:rPr><m:nor/></m:rPr>")
        kept = ' xml:space="preserve"' if text != text.strip() or "  " in text else ""
        return f"<m:r>{style}{self._properties(kind)}<m:t{kept}>{escape(text)}</m:t></m:r>"

    @property
    def control(self) -> str:
        """What the signs that Office draws itself look like: bars, roots, fences."""
        return f"<m:ctrlPr>{self._properties('italic')}</m:ctrlPr>"

    def _properties(self, kind: Kind) -> str:
        bold = ' b="1"' if kind in ("bold", "bold-italic") else ""
        italic = "1" if kind in ("italic", "bold-italic", "slanted") else "0"
        font = self.words if self.words and kind not in ("italic", "upright") else FONT
        lang = f' lang="{self.lang}"' if self.lang else ""
        return f'<a:rPr{lang} sz="{self.size}"{bold} i="{italic}">{self.fill}{font}</a:rPr>'


def kind_of(char: str) -> Kind:
    """Letters of the mathematical alphabets have their style in themselves."""
    return "upright" if ord(char) >= 0x1D400 or char in _UPRIGHT else "italic"


def space(em: float) -> str:
    """The widest space character that is no wider; a negative space cannot be said."""
    return next((text for least, text in _SPACES if em >= least - 1e-6), "")
