"""LaTeX of other tools: formulas that can be read here, commands among words."""

from __future__ import annotations

import re

from generator.deck.markdown.dialects.reading import Reading
from generator.deck.markdown.dialects.runs import Run
from generator.patterns import pattern

_COMMAND = pattern(r"\\[A-Za-z]+\*?")
_SPACES = pattern(r"\s+")
_WORDLESS = frozenset(
    "vspace hspace includegraphics label ref cite color fontsize setlength usepackage input include begin end "
    "newcommand renewcommand graphicspath setbeamertemplate usetheme vskip hskip pagestyle thispagestyle "
    "definecolor".split()
)
"""Commands whose arguments are no words."""


def readable(tex: str) -> bool:
    """Whether it can be read and drawn here, in letters that all themes have."""
    from generator.formulas.drawing import missing_letters
    from generator.formulas.fault import FormulaFault
    from generator.formulas.letters import letters_of
    from generator.formulas.read import read_formula

    try:
        formula = read_formula(tex)
    except FormulaFault:
        return False
    return missing_letters(formula, letters_of("arimo")) is None


def formula_run(tex: str, reading: Reading) -> Run:
    """A formula in a text; as code where it cannot be read."""
    tex = _SPACES.sub(" ", tex).strip()
    if tex in (r"\LaTeX", r"\TeX", r"\KaTeX"):
        return Run(tex[1:])
    from generator.formulas.scan import formulas_in

    typed = f"${tex}$"
    found = formulas_in(typed)
    if len(found) == 1 and found[0].end == len(typed) and not found[0].doubled and readable(tex):
        return Run(typed, raw=True)
    reading.lose("formula that cannot be read here", "it stands as code")
    return Run(tex, code=True)


STYLES = {"textbf": "bold", "textit": "italic", "emph": "italic", "textsl": "italic", "underline": "italic",
          "alert": "bold", "structure": "bold", "texttt": "code"}  # fmt: skip
NAMES = {
    "LaTeX": "LaTeX",
    "TeX": "TeX",
    "ldots": "…",
    "dots": "…",
    "textbackslash": "\\",
    "copyright": "©",
    "euro": "€",
}
"""Commands that are words or signs."""


def command_name(text: str, at: int, end: int) -> str:
    found = _COMMAND.match(text, at, end)
    return found.group()[1:].rstrip("*") if found else ""


def tex_command(text: str, at: int, end: int) -> tuple[str, int]:
    """The words in the arguments of the command at ``at``, and where these end."""
    found = _COMMAND.match(text, at, end)
    assert found is not None
    name = found.group()[1:].rstrip("*")
    at = found.end()
    words: list[str] = []
    while at < end and text[at] in "{[<":
        close = _close(text, at, end)
        if close is None:
            break
        if text[at] == "{" and name not in _WORDLESS:
            words.append(text[at + 1 : close])
        at = close + 1
    if name in NAMES:
        words.insert(0, NAMES[name])
    return " ".join(words), at


def _close(text: str, at: int, end: int) -> int | None:
    opening = text[at]
    closing = {"{": "}", "[": "]", "<": ">"}[opening]
    depth = 0
    for place in range(at, min(end, at + 2000)):
        depth += (text[place] == opening) - (text[place] == closing)
        if not depth:
            return place
    return None


def tex_words(source: str) -> str:
    """What a reader sees of a piece of LaTeX: words without commands."""
    bare = re.sub(r"%[^\n]*|\\[A-Za-z]+\*?(?:\[[^\]]*\])?|[{}\\&$~]", " ", source)
    return " ".join(bare.split())
