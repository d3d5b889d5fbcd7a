"""``\\ce{…}`` for what lectures write: formulas, charges, isotopes, coefficients, states, arrows with words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

from generator.formulas.fault import FormulaFault
from generator.patterns import pattern

Piece: TypeAlias = tuple[str, int]

_TOKEN: Final = pattern(
    r"(?P<space>\s+)"
    r"|(?P<arrow><=>>?|<<=>|<->|<-->|->|<-|→|⇌|↔)(?P<over>\[[^\[\]]*\])?(?P<under>\[[^\[\]]*\])?"
    r"|(?P<state>\((?:aq|s|l|g|cr|am|ad|sln)\))"
    r"|(?P<isotope>\^\{?[0-9+-]+\}?_\{?[0-9+-]+\}?(?=[A-Za-z{])|\^\{?[0-9]+\}?(?=[A-Z]))"
    r"|(?P<charge>\^(?:\{[^{}]*\}|[0-9]*[+\-−]|[0-9]+|[.•*]))"
    r"|(?P<sub>_(?:\{[^{}]*\}|[0-9]+|[a-z]))"
    r"|(?P<math>\$[^$]*\$)"
    r"|(?P<letters>[A-Z][a-z]?|[a-z]+|[Α-Ωα-ω])"
    r"|(?P<number>[0-9]+(?:[.,/][0-9]+)?)"
    r"|(?P<bond>#)"
    r"|(?P<dot>[*·•.])"
    r"|(?P<sign>[+\-−=])"
    r"|(?P<fence>[()\[\]])"
    r"|(?P<text>\{[^{}\\]*\})"
    r"|(?P<gas>\\uparrow|\\downarrow|\\cdot|\\Delta|\\pm|\\ )"
)
_ARROWS: Final = {
    "->": r"\xrightarrow", "→": r"\xrightarrow", "<-": r"\xleftarrow", "<->": r"\xleftrightarrow",
    "<-->": r"\xleftrightarrow", "↔": r"\xleftrightarrow", "<=>": r"\xrightleftharpoons", "⇌": r"\xrightleftharpoons",
    "<=>>": r"\xrightleftharpoons", "<<=>": r"\xrightleftharpoons",
}  # fmt: skip
_PLAIN_ARROWS: Final = {
    r"\xrightarrow": r"\longrightarrow", r"\xleftarrow": r"\longleftarrow", r"\xleftrightarrow": r"\longleftrightarrow",
    r"\xrightleftharpoons": r"\rightleftharpoons",
}  # fmt: skip
_ARROW_TEXT: Final = pattern(r"[A-Z][A-Za-z0-9_^+-]*")


def chemistry(source: str, start: int) -> Iterator[Piece]:
    """LaTeX for what stands between the braces of ``\\ce{…}``, which starts at ``start`` of the author's formula.

    Raises ``FormulaFault`` at what it cannot read.
    """
    yield "{", start
    at, before = 0, "space"
    while at < len(source):
        token = _TOKEN.match(source, at)
        if token is None:
            raise FormulaFault(start + at, "formula-chemistry", {"text": source[at : at + 12]})
        kind = str(token.lastgroup) if token["arrow"] is None else "arrow"
        spaced = source[token.end() : token.end() + 1].isspace() or token.end() == len(source)
        if kind == "arrow":
            latex = _arrow(token["arrow"], token["over"] or "", token["under"] or "")
        else:
            latex = _latex(kind, token[0], before, spaced, start + at)
        yield latex, start + at
        before = kind if kind != "text" else "letters"
        at = token.end()
    yield "}", start + len(source)


def _latex(kind: str, text: str, before: str, spaced: bool, at: int) -> str:
    """``before`` is the kind of what stands before; ``spaced``: a space or the end follows."""
    match kind:
        case "space":
            return ""
        case "state":
            return rf"\,\text{{{text}}}"
        case "isotope":
            sup, _, sub = text[1:].partition("_")
            below = f"_{{{_bare(sub)}}}" if sub else ""
            return f"{{}}^{{{_bare(sup)}}}{below}"
        case "charge":
            return "^{" + _signs(_bare(text[1:])) + "}"
        case "sub":
            return "_{" + (_bare(text[1:]) if text[1].isdigit() else rf"\mathrm{{{_bare(text[1:])}}}") + "}"
        case "math":
            return text[1:-1] + (r"\," if spaced else "")
        case "letters":
            variable = text in ("n", "m", "x", "y") and before in ("space", "sign", "fence") and len(text) == 1
            return text + r"\," if variable else rf"\mathrm{{{text}}}"
        case "number":
            if before in ("letters", "fence", "text"):  # a coefficient otherwise
                return f"_{{{text}}}"
            top, slash, bottom = text.partition("/")
            plain = text.replace(",", "{,}")
            return (rf"\tfrac{{{top}}}{{{bottom}}}" if slash else plain) + ("" if before == "dot" else r"\,")
        case "bond":
            return r"{\equiv}"
        case "dot":
            return r"{\cdot}"
        case "sign":
            return _sign(text, before, spaced)
        case "fence":
            return text
        case "text":
            return rf"\text{{{text[1:-1]}}}"
        case "gas":
            return text + " "
        case _:
            raise FormulaFault(at, "formula-chemistry", {"text": text[:12]})


def _sign(text: str, before: str, spaced: bool) -> str:
    charged = before in ("letters", "sub", "number", "fence", "charge")
    if text in "-−+" and charged and spaced:  # Na+, Cl-
        return "^{" + _signs(text) + "}"
    if text in "-−" and charged:
        return r"{-}"
    return r"{=}" if text == "=" and charged and not spaced else text


def _arrow(arrow: str, over: str, under: str) -> str:
    command = _ARROWS[arrow]
    if not over and not under:
        return _PLAIN_ARROWS[command] + " "
    below = f"[{_label(under)}]" if under else ""
    return f"{command}{below}{{{_label(over)}}}"


def _label(label: str) -> str:
    text = label[1:-1].strip()
    if not text:
        return ""
    if text.startswith(("$", "\\")):
        return text.strip("$")
    if _ARROW_TEXT.fullmatch(text):
        return "".join(latex for latex, _ in chemistry(text, 0))
    return rf"\text{{{text}}}"


def _signs(text: str) -> str:
    return text.replace("−", "-").replace("•", r"\bullet").replace(".", r"\bullet").replace("*", r"\ast")


def _bare(text: str) -> str:
    return text.strip("{}").replace("−", "-")
