"""A formula as it is said aloud, in French and English; a screen reader says it where it knows no mathematics."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from generator.formulas.speech_walk import Speaker
from generator.formulas.tree import Formula
from generator.patterns import pattern

_GAPS: Final = pattern(r"\s+")
_BEFORE: Final = pattern(r" +([,.])")


@lru_cache(maxsize=1024)
def spoken(formula: Formula, lang: str) -> str:
    """In the language of the text (a language tag), if that is French or English; LaTeX for others."""
    language = lang.lower().partition("-")[0]
    if language == "fr":
        from generator.formulas.words_fr import FR

        speaker = Speaker(FR)
    elif language == "en":
        from generator.formulas.words_en import EN

        speaker = Speaker(EN)
    else:
        return _GAPS.sub(" ", formula.tex).strip()
    said = speaker.say(formula.tree)
    return _BEFORE.sub(r"\1", _GAPS.sub(" ", said)).strip(" ,") or formula.tex
