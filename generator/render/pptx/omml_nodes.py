"""Nodes of a formula as OMML. Children are in the order of the schema, which Office insists on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, assert_never

from msgspec.structs import replace

from generator.formulas.tree import (
    EMPTY,
    Accent,
    Arrow,
    Attach,
    Below,
    Big,
    Brace,
    Classed,
    Colored,
    Enclosed,
    Fenced,
    Frac,
    Limits,
    Line,
    Matrix,
    Mid,
    Multi,
    Node,
    Num,
    Op,
    Phantom,
    Primes,
    Root,
    Row,
    Space,
    Styled,
    Sym,
    Text,
    Up,
    Word,
)
from generator.render.pptx.markup import attribute
from generator.render.pptx.omml_rows import flat, large, operand, takes_argument
from generator.render.pptx.omml_runs import NOTHING, Kind, Look, kind_of, space
from generator.render.pptx.omml_tables import aligned, fenced, table

_ACCENTS: Final = {
    "ˆ": "\u0302", "^": "\u0302", "~": "\u0303", "˜": "\u0303", "¯": "\u0305", "→": "\u20d7", "⃗": "\u20d7",
    "←": "\u20d6", "↔": "\u20e1", "˙": "\u0307", "¨": "\u0308", "´": "\u0301", "`": "\u0300", "ˇ": "\u030c",
    "˘": "\u0306", "˚": "\u030a",
}  # fmt: skip
_BRACES: Final = {"overbrace": "⏞", "underbrace": "⏟", "overbracket": "⎴", "underbracket": "⎵", "overparen": "⏜",
                  "underparen": "⏝"}  # fmt: skip
_TEXT: Final[dict[str, Kind]] = {"b": "bold", "i": "slanted", "bi": "bold-italic"}
_STRIKES: Final = {"up": ("BLTR",), "down": ("TLBR",), "cross": ("BLTR", "TLBR"), "through": ("H",)}
_ORDER: Final = ("H", "V", "BLTR", "TLBR")
_EDGES: Final = "".join(f'<m:hide{edge} m:val="1"/>' for edge in ("Top", "Bot", "Left", "Right"))
_SHOWN: Final = {"all": "", "height": '<m:zeroWid m:val="1"/>',
                 "width": '<m:zeroAsc m:val="1"/><m:zeroDesc m:val="1"/>'}  # fmt: skip


class Writer:
    def __init__(self, look: Look) -> None:
        self.look = look
        self._control = look.control

    def row(self, nodes: Sequence[Node]) -> str:
        """Signs of one look are one run; a large operator takes what follows it as its own."""
        parts = flat(nodes)
        out: list[str] = []
        text, kind = "", "italic"
        at = 0
        while at < len(parts):
            part = parts[at]
            signs = None if large(part) else self._signs(part)
            if signs is not None:
                if signs[1] != kind:
                    out.append(self.look.run(text, kind))  # type: ignore[arg-type]
                    text, kind = "", signs[1]
                text += signs[0]
                at += 1
                continue
            out.append(self.look.run(text, kind))  # type: ignore[arg-type]
            text = ""
            done, at = self._one_of(parts, at)
            out.append(done)
        out.append(self.look.run(text, kind))  # type: ignore[arg-type]
        return "".join(out)

    def _one_of(self, parts: Sequence[Node], at: int) -> tuple[str, int]:
        """The part at ``at``, with what it takes of those after it, and where to go on."""
        part = parts[at]
        if (operator := large(part)) is not None:
            start, end = operand(parts, at + 1)
            return self._large(*operator, self.row(parts[start:end])), max(end, at + 1)
        if takes_argument(part):
            start, end = operand(parts, at + 1, argument=True)
            name = self.look.run(part.text, "upright") if isinstance(part, Op) else self.one(part)
            if start == end:
                return name, at + 1
            argument = f"<m:e>{self.row(parts[start:end])}</m:e>"
            return f"<m:func>{self.properties('func')}<m:fName>{name}</m:fName>{argument}</m:func>", end
        if isinstance(part, Attach) and part.base == EMPTY and at + 1 < len(parts):  # {}^{14}_{6}C
            return self._before(part.sub, part.sup, self.e("e", parts[at + 1])), at + 2
        return self.one(part), at + 1

    def e(self, name: str, node: Node | None) -> str:
        """An argument; Office shows a box where there is nothing in it."""
        inner = self.one(node) if node is not None else ""
        return f"<m:{name}>{inner or self.nothing()}</m:{name}>"

    def nothing(self) -> str:
        return self.look.run(NOTHING, "italic")

    def properties(self, name: str, inner: str = "") -> str:
        return f"<m:{name}Pr>{inner}{self._control}</m:{name}Pr>"

    def _signs(self, node: Node) -> tuple[str, Kind] | None:
        """Text and look of what is no structure."""
        match node:
            case Sym(char):
                return char, kind_of(char)
            case Up(text) | Word(text):
                return text, "upright"
            case Num(text) | Mid(text) | Big(text, _) | Arrow(text):
                return text, "italic"
            case Classed(_, Sym(char)):
                return char, kind_of(char)
            case Space(em):
                return space(em), "italic"
            case _:
                return None

    def one(self, node: Node) -> str:
        match node:
            case Row(parts):
                return self.row(parts)
            case Sym() | Up() | Word() | Num() | Mid() | Big() | Arrow() | Space():
                signs = self._signs(node)
                assert signs is not None
                return self.look.run(*signs)
            case Op(text, _):
                return self.look.run(text, "upright")
            case Text(text, look):
                return self.look.run(text, _TEXT.get(look, "words"))
            case Classed(_, body) | Styled(_, body):
                return self.row((body,))
            case Colored(color, body):
                fill = f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'
                return Writer(replace(self.look, fill=fill)).row((body,))
            case Frac(num, den, bar):
                thin = "" if bar else '<m:type m:val="noBar"/>'
                return f"<m:f>{self.properties('f', thin)}{self.e('num', num)}{self.e('den', den)}</m:f>"
            case Root(radicand, None):
                hidden = '<m:degHide m:val="1"/>'
                return f"<m:rad>{self.properties('rad', hidden)}<m:deg/>{self.e('e', radicand)}</m:rad>"
            case Root(radicand, index):
                return f"<m:rad>{self.properties('rad')}{self.e('deg', index)}{self.e('e', radicand)}</m:rad>"
            case Attach(base, sub, sup):
                return self._large(*operator, "") if (operator := large(node)) else self._scripts(base, sub, sup)
            case Multi(base, sub, sup, before_sub, before_sup):
                inner = self._scripts(base, sub, sup) if sub is not None or sup is not None else self.one(base)
                return self._before(before_sub, before_sup, f"<m:e>{inner}</m:e>")
            case Limits(base, under, over, _):
                return self._large(*operator, "") if (operator := large(node)) else self._limits(base, under, over)
            case Primes(base, count):
                return self._scripts(base, None, Row((Sym("′"),) * count))
            case Accent(base, char, _):
                sign = f'<m:chr m:val="{attribute(_ACCENTS.get(char, char))}"/>'
                return f"<m:acc>{self.properties('acc', sign)}{self.e('e', base)}</m:acc>"
            case Below(base, char):
                return self._grouped(char, "bot", self.e("e", base))
            case Line(at, body):
                place = f'<m:pos m:val="{"top" if at == "overline" else "bot"}"/>'
                return f"<m:bar>{self.properties('bar', place)}{self.e('e', body)}</m:bar>"
            case Brace(kind, body):
                return self._grouped(_BRACES[kind], "top" if kind.startswith("over") else "bot", self.e("e", body))
            case Fenced():
                return fenced(self, node)
            case Enclosed(by, body):
                strikes = _STRIKES.get(by, ())
                lines = "".join(f'<m:strike{line} m:val="1"/>' for line in _ORDER if line in strikes)
                edges = "" if by == "box" else _EDGES
                return f"<m:borderBox>{self.properties('borderBox', edges + lines)}{self.e('e', body)}</m:borderBox>"
            case Phantom(body, room):
                how = f'<m:show m:val="0"/>{_SHOWN[room]}'
                return f"<m:phant>{self.properties('phant', how)}{self.e('e', body)}</m:phant>"
            case Matrix():
                return aligned(self, node) if node.kind == "aligned" else table(self, node)
            case _:
                assert_never(node)

    def _large(self, char: str, low: Node | None, high: Node | None, beside: bool, inner: str) -> str:
        """An operator such as a sum. ``beside``: its bounds stand beside it."""
        place = "subSup" if beside else "undOvr"
        hidden = ('<m:subHide m:val="1"/>' if low is None else "") + ('<m:supHide m:val="1"/>' if high is None else "")
        how = f'<m:chr m:val="{attribute(char)}"/><m:limLoc m:val="{place}"/>{hidden}'
        sub = self.e("sub", low) if low is not None else "<m:sub/>"
        sup = self.e("sup", high) if high is not None else "<m:sup/>"
        return f"<m:nary>{self.properties('nary', how)}{sub}{sup}<m:e>{inner or self.nothing()}</m:e></m:nary>"

    def _scripts(self, base: Node, sub: Node | None, sup: Node | None) -> str:
        name = "sSubSup" if sub is not None and sup is not None else "sSub" if sub is not None else "sSup"
        low = self.e("sub", sub) if sub is not None else ""
        high = self.e("sup", sup) if sup is not None else ""
        return f"<m:{name}>{self.properties(name)}{self.e('e', base)}{low}{high}</m:{name}>"

    def _before(self, sub: Node | None, sup: Node | None, inner: str) -> str:
        return f"<m:sPre>{self.properties('sPre')}{self.e('sub', sub)}{self.e('sup', sup)}{inner}</m:sPre>"

    def _limits(self, base: Node, under: Node | None, over: Node | None) -> str:
        if isinstance(base, Arrow):
            return self._arrow(base.char, under, over)
        written = self.e("e", base)
        if under is not None:
            low = f"<m:limLow>{self.properties('limLow')}{written}{self.e('lim', under)}</m:limLow>"
            written = f"<m:e>{low}</m:e>"
        if over is not None:
            return f"<m:limUpp>{self.properties('limUpp')}{written}{self.e('lim', over)}</m:limUpp>"
        return written.removeprefix("<m:e>").removesuffix("</m:e>")

    def _arrow(self, char: str, under: Node | None, over: Node | None) -> str:
        """As long as its words: a character that groups them."""
        if over is None:
            return self._grouped(char, "top", self.e("e", under))
        written = self._grouped(char, "bot", self.e("e", over))
        if under is None:
            return written
        return f"<m:limLow>{self.properties('limLow')}<m:e>{written}</m:e>{self.e('lim', under)}</m:limLow>"

    def _grouped(self, char: str, place: str, inner: str) -> str:
        level = "bot" if place == "top" else "top"
        how = f'<m:chr m:val="{attribute(char)}"/><m:pos m:val="{place}"/><m:vertJc m:val="{level}"/>'
        return f"<m:groupChr>{self.properties('groupChr', how)}{inner}</m:groupChr>"
