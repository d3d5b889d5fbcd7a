"""Text widths in em from the metric twins' font files: HarfBuzz advances, kerning on, ligatures off.

This is the measure whose line breaks agree with LibreOffice and Chromium in 97 to 99.5 % of paragraphs before any
margin or glue (docs/design/layout.md). Widths are known per font and piece of text, so each word is shaped once, and in
the next build not at all.
"""

from __future__ import annotations

import unicodedata
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final

from generator import assets
from generator.layout.kept_measures import kept_measures

if TYPE_CHECKING:
    import uharfbuzz as hb

FEATURES = {"kern": True, "liga": False, "clig": False, "calt": False}

JOINER = "\u200d"
KEYCAP = "\u20e3"
"""Turns the figure before it into an emoji."""
EMOJI_EM = 1.3
"""Advance of a colour emoji in the fonts that viewers fall back to (1.17 to 1.275 em), rounded up."""
EASTERN_EM = {"W": 1.0, "F": 1.0, "H": 0.5}
"""By what Unicode says of East Asian widths (UAX 11)."""
UNKNOWN_EM = 0.85
"""Advance assumed for a letter that the twin lacks, of a writing without a measure of its own below."""
_WRITINGS: Final = (
    (0x0530, 0x058F, 0.85),  # Armenian
    (0x0590, 0x05FF, 0.68),  # Hebrew
    (0x0600, 0x08FF, 0.65),  # Arabic, Syriac, N'Ko
    (0x0900, 0x097F, 0.72),  # Devanagari
    (0x0980, 0x09FF, 0.63),  # Bengali
    (0x0A00, 0x0A7F, 0.68),  # Gurmukhi
    (0x0A80, 0x0AFF, 0.6),  # Gujarati
    (0x0B80, 0x0BFF, 1.12),  # Tamil
    (0x0C00, 0x0CFF, 0.78),  # Telugu, Kannada
    (0x0D00, 0x0DFF, 0.95),  # Malayalam, Sinhala
    (0x0E00, 0x0E7F, 0.65),  # Thai
    (0x0E80, 0x0EFF, 0.93),  # Lao
    (0x0F00, 0x0FFF, 0.65),  # Tibetan
    (0x1000, 0x109F, 1.05),  # Myanmar
    (0x10A0, 0x10FF, 0.76),  # Georgian
    (0x1200, 0x139F, 0.8),  # Ethiopic
    (0x1400, 0x167F, 0.9),  # Canadian syllables
    (0x1780, 0x17FF, 0.75),  # Khmer
)
"""First and last sign, and advance: that of running text in the widest fallback of LibreOffice, Chromium and the PDF
(Noto, DejaVu, FreeSans), and a tenth more for bold type and other machines."""


def is_emoji(char: str) -> bool:
    return char >= "\u2190" and (char >= "\U0001f000" or unicodedata.category(char) == "So")


def guess_advance(text: str, index: int) -> float:
    """Width in em of a character that the font lacks, from the fallback fonts' habits."""
    char = text[index]
    if char in (JOINER, "\ufe0e", "\ufe0f") or "\U0001f3fb" <= char <= "\U0001f3ff":
        return 0.0  # joiners, variation selectors and skin tones change the glyph before them
    if "\U0001f1e6" <= char <= "\U0001f1ff":
        return EMOJI_EM / 2  # two regional indicators make one flag
    if index and text[index - 1] == JOINER:
        return 0.0
    if is_emoji(char) or char == KEYCAP:
        return EMOJI_EM
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0.0
    return EASTERN_EM.get(unicodedata.east_asian_width(char)) or _of_writing(ord(char))


def _of_writing(point: int) -> float:
    return next((em for first, last, em in _WRITINGS if first <= point <= last), UNKNOWN_EM)


class Font:
    """One face of a metric twin, measured in em."""

    def __init__(self, twin: str, bold: bool, italic: bool, tracking: float) -> None:
        style = "-".join(word for word, on in (("bold", bold), ("italic", italic)) if on) or "regular"
        known = assets.manifest()
        self._file = known.families[twin].faces[style].ttf
        self._tracking = tracking
        self._known = kept_measures().of(f"{self._file} {known.files[self._file]} {tracking}")
        self._widths = self._known.widths

    @cached_property
    def _font(self) -> hb.Font:
        import uharfbuzz as hb

        return hb.Font(hb.Face(assets.asset(self._file)))

    def width(self, text: str) -> float:
        """Advance of ``text`` in em, trailing spaces included."""
        found = self._widths.get(text)
        if found is None:
            found = self._widths[text] = self._shape(text)
        return found

    def widths(self, texts: list[str]) -> list[float]:
        """Those of many texts."""
        found = [*map(self._widths.get, texts)]
        return [*map(self.width, texts)] if None in found else found  # type: ignore[return-value]

    @property
    def extents(self) -> tuple[float, float]:
        """How far its letters reach over the baseline and under it, in em, as the font says."""
        if self._known.extents is None:
            found, upem = self._font.get_font_extents("ltr"), self._font.face.upem
            self._known.extents = found.ascender / upem, -found.descender / upem
        return self._known.extents

    def has(self, char: str) -> bool:
        found = self._known.letters.get(char)
        if found is None:
            found = self._known.letters[char] = self._font.get_nominal_glyph(ord(char)) is not None
        return found

    def _shape(self, text: str) -> float:
        import uharfbuzz as hb

        buffer = hb.Buffer()
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS  # a glyph tells its own character
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(self._font, buffer, FEATURES)
        total, upem = 0.0, self._font.face.upem
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            total += position.x_advance / upem if info.codepoint else guess_advance(text, info.cluster)
        if self._tracking:
            total += self._tracking * sum(not unicodedata.combining(char) for char in text)
        return total


@cache
def font(twin: str, bold: bool = False, italic: bool = False, tracking: float = 0.0) -> Font:
    """``tracking``: em added after each character."""
    return Font(twin, bold, italic, tracking)
