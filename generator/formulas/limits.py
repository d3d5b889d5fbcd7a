"""What is refused before math-core sees a formula: what it would lose silently, and what could bring it down."""

from __future__ import annotations

from typing import Final

from generator.formulas.fault import FormulaFault
from generator.patterns import pattern

MOST_CHARACTERS: Final = 4000
DEEPEST: Final = 40
"""Braces, fences and environments within each other."""
MOST_BARE: Final = 200
"""Commands that take what follows without braces: each of them may stand within the one before."""

_FORBIDDEN: Final = frozenset(
    "newcommand renewcommand providecommand def gdef edef xdef let futurelet DeclareMathOperator input include write"
    " read openin openout require usepackage includegraphics catcode csname expandafter loop special newenvironment"
    " DeclareMathSymbol immediate".split()
)
_UNSHOWN: Final = pattern(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060\u2066-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
)
"""Controls, bidi controls, invisible signs, halves of surrogate pairs. A line feed is white space, but where YAML has
made it of the beginning of ``\\neq``."""
_CUT: Final = pattern(r"\n(?=(?:abla|eq|eg|otin|otag|exists|orm|cong|leq|geq|ewline|onumber|mid)(?![A-Za-z]))")
_TOKEN: Final = pattern(r"\\(?:[A-Za-z]+|.)|[{}%]", 16)  # re.DOTALL
_AFTER: Final = pattern(r"\s*(?P<brace>\{)?")
_TAKES: Final = frozenset(
    "acute bar bf bigl bm bmod boldsymbol boxed breve cal cancel cfrac check color dbinom dddot ddot dfrac displaystyle"
    " dot frac grave hat it mathbb mathbf mathbin mathcal mathfrak mathit mathop mathord mathrel mathring mathrm"
    " mathscr mathsf mathtt not operatorname overbrace overbracket overleftarrow overline overparen overrightarrow"
    " overset phantom pmb pmod rm scriptscriptstyle scriptstyle sf sqrt stackrel substack tbinom textstyle tfrac tilde"
    " tt underbrace underbracket underline underset vec widecheck widehat widetilde xcancel bcancel over choose atop"
    " binom text textbf textit textrm hphantom vphantom prescript sideset genfrac".split()
)


def check(tex: str) -> None:
    """Raises ``FormulaFault`` for a formula that is not to be read."""
    if not tex.strip():
        raise FormulaFault(0, "formula-empty")
    if len(tex) > MOST_CHARACTERS:
        raise FormulaFault(MOST_CHARACTERS, "formula-too-long", {"limit": str(MOST_CHARACTERS)})
    if unshown := _UNSHOWN.search(tex) or _CUT.search(tex):
        raise FormulaFault(unshown.start(), "formula-control-character", {"character": f"U+{ord(unshown[0]):04X}"})
    _check_commands(tex)


def _check_commands(tex: str) -> None:
    depth = bare = 0
    for token in _TOKEN.finditer(tex):
        text, at = token[0], token.start()
        command = text[1:] if text[0] == "\\" else ""
        if text == "{" or command in ("left", "begin"):
            depth += 1
        elif text == "}" or command in ("right", "end"):
            depth -= 1
        elif text == "%":
            raise FormulaFault(at, "formula-comment")
        elif command in _FORBIDDEN:
            raise FormulaFault(at, "formula-forbidden", {"command": text})
        elif command in _TAKES:
            after = _AFTER.match(tex, token.end())
            bare += after is None or after["brace"] is None
        if depth > DEEPEST or bare > MOST_BARE:
            raise FormulaFault(at, "formula-too-deep", {"limit": str(DEEPEST)})
