"""LaTeX as lecturers write it, as math-core reads it, with a map back to the author's characters."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final, TypeAlias

from msgspec import Struct

from generator.formulas.environments import ALIASES, columns
from generator.formulas.fault import FormulaFault
from generator.formulas.groups import Group, group_at
from generator.patterns import pattern

Piece: TypeAlias = tuple[str, int]
"""LaTeX, and the author's character that it comes from."""


class Rewritten(Struct, frozen=True):
    """``offsets`` has the author's character for each one of ``latex``, and one more for its end."""

    latex: str
    offsets: tuple[int, ...]
    tag: str = ""
    label: str = ""


_TOKEN: Final = pattern(r"\\(?:[A-Za-z]+|.)\*?|[{}$²³¹⁰⁴-⁹⁺⁻ⁿ₀-₉₊₋√∛∜’·½¼¾]", 16)  # re.DOTALL
_TEXTS: Final = {
    "text": "text", "textrm": "textrm", "textbf": "textbf", "textit": "textit", "texttt": "texttt", "textsf": "textsf",
    "mbox": "text", "hbox": "text", "textnormal": "text", "textup": "text", "textmd": "text", "emph": "emph",
}  # fmt: skip
_ANGLES: Final = {"<": r"\langle ", ">": r"\rangle "}
_BEFORE_FENCE: Final = frozenset("left right middle big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm"
                                 " Bigm biggm Biggm".split())  # fmt: skip
_RAISED: Final = {**dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ", "0123456789+-n", strict=True))}
_LOWERED: Final = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋", "0123456789+-", strict=True))
_SIGNS: Final = {"√": r"\sqrt ", "∛": r"\sqrt[3] ", "∜": r"\sqrt[4] ", "’": "'", "·": r"\cdot ",
                 "½": r"\tfrac{1}{2}", "¼": r"\tfrac{1}{4}", "¾": r"\tfrac{3}{4}"}  # fmt: skip
_NOTHING: Final = frozenset({"nonumber", "notag", "displaylimits", "nobreak", "allowbreak", "relax"})
_NAMED_COLOR: Final = pattern(r"\s*\[[^\]]*\]")
_ROOM: Final = pattern(r"\s*\[\s*-?[\d.]+\s*(?:pt|em|ex|mm|cm|in|mu|pc|bp)\s*\]")
"""How far a line stands from the next one."""
_ONE_COMMAND: Final = pattern(r"\\[A-Za-z]+")
_UPRIGHT: Final = pattern(r"\\(?:mathrm|operatorname|text|rm)\*?\s*\{([A-Za-z]+)\}")
_LIMITS: Final = pattern(r"\s*\\limits(?![A-Za-z])")


def rewritten(tex: str, own: Collection[str] = ()) -> Rewritten:
    """Raises ``FormulaFault`` for what math-core would lose, and for wrong chemistry and units. ``own``: names of the
    deck's macros, which stay as they are."""
    return _Rewriting(tex, own).done()


class _Rewriting:
    def __init__(self, tex: str, own: Collection[str]) -> None:
        self._tex = tex
        self._own = own
        self._out: list[str] = []
        self._offsets: list[int] = []
        self._ends: list[str] = []
        """What closes each open group."""
        self._rows = 0
        """Environments around, in which lines may break."""
        self._tag: str | None = None
        self._label: str | None = None

    def done(self) -> Rewritten:
        self._between(0, len(self._tex))
        offsets = (*self._offsets, len(self._tex))
        return Rewritten("".join(self._out), offsets, self._tag or "", self._label or "")

    def _keep(self, start: int, end: int) -> None:
        self._out.append(self._tex[start:end])
        self._offsets.extend(range(start, end))

    def _put(self, latex: str, at: int) -> None:
        self._out.append(latex)
        self._offsets.extend([at] * len(latex))

    def _put_all(self, pieces: Iterable[Piece]) -> None:
        for latex, at in pieces:
            self._put(latex, at)

    def _between(self, at: int, end: int) -> None:
        while at < end:
            token = _TOKEN.search(self._tex, at, end)
            if token is None:
                self._keep(at, end)
                return
            self._keep(at, token.start())
            at = self._sign(token.start(), token[0])

    def _sign(self, at: int, sign: str) -> int:
        """Writes one token, and gives where to go on."""
        end = at + len(sign)
        if sign[0] == "\\":
            return self._command(at, sign)
        if sign == "{":
            self._ends.append("}")
            self._keep(at, end)
        elif sign == "}":
            self._put(self._ends.pop() if self._ends else "}", at)
        elif sign == "$":
            raise FormulaFault(at, "formula-syntax", {"problem": "There is a “$” within the formula"})
        elif sign in _SIGNS:
            self._put(_SIGNS[sign], at)
        else:
            return self._shifted(at, "^", _RAISED) if sign in _RAISED else self._shifted(at, "_", _LOWERED)
        return end

    def _shifted(self, at: int, script: str, plain: Mapping[str, str]) -> int:
        """Digits that were typed raised or lowered."""
        end = at
        while end < len(self._tex) and self._tex[end] in plain:
            end += 1
        self._put(script + "{" + "".join(plain[char] for char in self._tex[at:end]) + "}", at)
        return end

    def _command(self, at: int, command: str) -> int:
        name, end = command[1:].rstrip("*"), at + len(command)
        if command[1:] == "\\*" or command == "\\\\":
            self._check_row(at)
            self._put("\\\\", at)
            room = _ROOM.match(self._tex, end)
            return room.end() if room else end
        if name in self._own:
            self._keep(at, at + len(name) + 1)
            return at + len(name) + 1
        match name:
            case "begin" | "end":
                return self._environment(at, name)
            case "newline" | "linebreak" | "cr":
                self._check_row(at)
                self._put("\\\\ ", at)
                return end
            case "substack":
                return self._substack(at, end)
            case "mathop":
                return self._mathop(at, end)
            case "tag" | "label":
                return self._named(at, command)
            case "ce" | "cf":
                from generator.formulas.chemistry import chemistry

                group = self._argument(at, end, command)
                self._put_all(chemistry(group.text, group.start))
                return group.end
            case "SI" | "qty" | "si" | "unit" | "num" | "ang" | "SIrange" | "qtyrange" | "numrange":
                from generator.formulas.quantities import quantity

                groups, end = self._arguments(at, command)
                self._put_all(quantity(name, groups, at))
                return end
            case _ if name in _NOTHING:
                return end
            case _ if name in _TEXTS and command[-1] != "*":
                return self._text(at, end, name)
            case _ if name in _BEFORE_FENCE and self._tex[end : end + 1] in _ANGLES:
                self._keep(at, end)
                self._put(_ANGLES[self._tex[end]], end)
                return end + 1
        if command[-1] == "*" and name != "operatorname":
            end -= 1
        self._keep(at, end)
        return end

    def _argument(self, at: int, end: int, command: str) -> Group:
        group = group_at(self._tex, end)
        if group is None:
            raise FormulaFault(at, "formula-syntax", {"problem": f"“{command}” has no argument in braces after it"})
        return group

    def _arguments(self, at: int, command: str) -> tuple[list[Group], int]:
        """All groups that follow, and where they end; ``[options]`` before them are passed over."""
        end = at + len(command)
        if options := _NAMED_COLOR.match(self._tex, end):
            end = options.end()
        first = self._argument(at, end, command)
        groups = [first]
        while (more := group_at(self._tex, groups[-1].end)) is not None and more.start == groups[-1].end + 1:
            groups.append(more)
        from generator.formulas.quantities import ARGUMENTS

        groups = groups[: ARGUMENTS[command[1:].rstrip("*")]]
        return groups, groups[-1].end

    def _check_row(self, at: int) -> None:
        if not self._rows:
            raise FormulaFault(at, "formula-line-break")

    def _environment(self, at: int, which: str) -> int:
        group = self._argument(at, at + len(which) + 1, f"\\{which}")
        name, end = group.text.strip(), group.end
        alias = ALIASES.get(name)
        begins = which == "begin"
        self._rows += 1 if begins else -1
        if alias is None:
            self._keep(at, end)
            if begins and name == "array" and (spec := group_at(self._tex, end)) is not None:
                self._put("{" + columns(spec.text) + "}", spec.start)
                return spec.end
            return end
        if (begins and not alias.begin) or (not begins and not alias.end):
            self._rows += -1 if begins else 1
        self._put(alias.begin if begins else alias.end, at)
        if begins and alias.argument:
            end = self._argument(at, end, f"\\begin{{{name}}}").end
        return end

    def _substack(self, at: int, end: int) -> int:
        group = self._argument(at, end, r"\substack")
        self._put(r"\begin{subarray}{c}", at)
        self._rows += 1
        self._between(group.start, group.end - 1)
        self._rows -= 1
        self._put(r"\end{subarray}", group.end - 1)
        return group.end

    def _named(self, at: int, token: str) -> int:
        group = self._argument(at, at + len(token), token)
        text, said = group.text.strip(), self._tag if token[1] == "t" else self._label
        if said is not None or not text:
            problem = f"There are two “{token}”" if text else f"“{token}” is empty"
            raise FormulaFault(at, "formula-syntax", {"problem": problem})
        if token[1] == "t":
            self._tag = text
        else:
            self._label = text
        return group.end

    def _mathop(self, at: int, end: int) -> int:
        """A command in it, or upright words, have their scripts under them anyway."""
        group = group_at(self._tex, end)
        if group is None:
            self._keep(at, end)
            return end
        text = group.text.strip()
        if _ONE_COMMAND.fullmatch(text):
            self._put(text, at)
            return group.end
        if upright := _UPRIGHT.fullmatch(text):
            self._put(f"\\operatorname*{{{upright[1]}}}", at)
            return group.end
        self._keep(at, end)
        self._put("{", end)
        self._between(group.start, group.end - 1)
        self._put("}", group.end - 1)
        limits = _LIMITS.match(self._tex, group.end)
        return limits.end() if limits else group.end

    def _text(self, at: int, end: int, name: str) -> int:
        """Words; formulas between dollars within them stand beside them."""
        group = self._argument(at, end, f"\\{name}")
        begin = f"\\{_TEXTS[name]}{{"
        if "$" not in group.text.replace("\\$", ""):
            self._put(begin, at)
            self._keep(group.start, group.end)
            return group.end
        self._put("{", at)
        self._mixed(group.start, group.end - 1, begin, at)
        self._put("}", group.end - 1)
        return group.end

    def _mixed(self, start: int, end: int, begin: str, at: int) -> None:
        while start < end:
            dollar = _unescaped_dollar(self._tex, start, end)
            if dollar > start:
                self._put(begin, at)
                self._keep(start, dollar)
                self._put("}", dollar - 1)
            if dollar == end:
                return
            close = _unescaped_dollar(self._tex, dollar + 1, end)
            if close == end:
                raise FormulaFault(dollar, "formula-syntax", {"problem": "A “$” within the words has no second one"})
            self._put("{", dollar)
            self._between(dollar + 1, close)
            self._put("}", close)
            start = close + 1


def _unescaped_dollar(text: str, start: int, end: int) -> int:
    """The first one outside braces, else the end."""
    at, depth = start, 0
    while at < end and (text[at] != "$" or depth):
        depth += (text[at] == "{") - (text[at] == "}")
        at += 2 if text[at] == "\\" else 1
    return min(at, end)
