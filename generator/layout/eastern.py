"""Signs that Latin and East Asian writing share: beside Chinese, Japanese or Korean letters they are set as those are,
as wide as a letter; between Latin ones as Latin."""

from __future__ import annotations

from itertools import groupby

from msgspec.structs import replace

from generator.languages import language
from generator.patterns import pattern
from generator.scene.text import Run

LANGUAGES = frozenset("zh ja ko yue wuu gan hak nan lzh".split())
SIGNS = "“”‘’…‥—―·※→←↑↓★☆○●◎◇◆□■△▲▽▼×÷±§†‡℃♪♭♯≠≤≥∞∴∵√∫∂∇∈∋∪∩⊂⊃⇒⇔∀∃∧∨⊥∠≡∝∽≪≫"
_SHARED = pattern(f"[{SIGNS}]+")
_KOREAN_EM = 0.6
"""Advance of Korean quotation marks and dots, rounded up; everything else is as wide as a letter."""


_EASTERN = pattern(
    "[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)


def with_wide_signs(runs: tuple[Run, ...], lang: str) -> tuple[Run, ...]:
    """The runs, cut so that shared signs that East Asian fonts draw stand in runs of their own."""
    found = language(lang)
    if found is None or found.language not in LANGUAGES or not any(_SHARED.search(run.text) for run in runs):
        return runs
    text = "".join(run.text for run in runs)
    if not _EASTERN.search(text):
        return runs
    wide = _wide_offsets(text)
    result: list[Run] = []
    start = 0
    for run in runs:
        if run.face is not None:  # code stays as it is typed
            result.append(run)
        else:
            offsets = range(start, start + len(run.text))
            for is_wide, group in groupby(offsets, wide.__contains__):
                part = list(group)
                result.append(replace(run, text=text[part[0] : part[-1] + 1], wide=is_wide))
        start += len(run.text)
    return tuple(result)


def _wide_offsets(text: str) -> frozenset[int]:
    return frozenset(
        at for match in _SHARED.finditer(text) if _is_eastern(text, *match.span()) for at in range(*match.span())
    )


def _is_eastern(text: str, start: int, end: int) -> bool:
    """The ends of a paragraph count as East Asian, spaces as Latin: those do not part East Asian words."""
    sides = (text[start - 1] if start else "", text[end] if end < len(text) else "")
    return any(not side or side == "\n" or _EASTERN.match(side) for side in sides)


class WideSigns:
    """Measures such signs, as a font does."""

    def __init__(self, quote: float = 1.0) -> None:
        self._quote = quote

    def width(self, text: str) -> float:
        return sum(self._quote if char in "“”‘’·" else 1.0 for char in text)

    def widths(self, texts: list[str]) -> list[float]:
        return [self.width(text) for text in texts]

    def has(self, char: str) -> bool:
        """Fonts differ in how wide they have them."""
        del char
        return False


WIDE_SIGNS, KOREAN_SIGNS = WideSigns(), WideSigns(_KOREAN_EM)
