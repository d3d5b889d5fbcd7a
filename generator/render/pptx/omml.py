"""Formulas as Office's own mathematics (OMML, ECMA-376 part 1, 22.1), which PowerPoint shows and edits.

What OMML cannot say, it says nearest: sizes of ``\\big`` fences, ``\\dfrac`` and ``\\tfrac``, rules of arrays but for
one bar between fences, spaces less than nothing. Pictures and the other outputs show all of it.
"""

from __future__ import annotations

from typing import Final

from generator.formulas.tree import Formula
from generator.render.pptx.omml_nodes import Writer
from generator.render.pptx.omml_runs import Look
from generator.render.pptx.styles import hundredths
from generator.units import Length

NAMESPACE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def omml(formula: Formula, *, size: Length, color: str, lang: str, words: str = "") -> str:
    """The ``m:oMath`` element, whose parent binds the prefix ``a``.

    ``color`` is a fill as DrawingML, as ``Ink.fills`` has it; ``lang`` as Office has it, empty where there is none;
    ``words`` the font of words as DrawingML, as ``Ink.fonts`` has it, else they stand in the font of the formula.
    """
    look = Look(hundredths(size.pt), color, lang, words)
    return f'<m:oMath xmlns:m="{NAMESPACE}">{Writer(look).row((formula.tree,))}</m:oMath>'
