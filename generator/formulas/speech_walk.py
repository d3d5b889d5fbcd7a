"""Goes over a tree and says it. What is in no table is said as its character."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final, assert_never

from generator.formulas.characters import LARGE
from generator.formulas.speech_fences import fenced
from generator.formulas.speech_rows import char_of, grouped, parts_of
from generator.formulas.speech_tables import matrix
from generator.formulas.speech_words import Around, Words
from generator.formulas.tree import (
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
from generator.formulas.walk import nodes

_ARROWS: Final = frozenset("→⟶")


class Speaker:
    def __init__(self, words: Words) -> None:
        self.words = words

    def say(self, node: Node | None) -> str:
        words = self.words
        match node:
            case None:
                return ""
            case Row(parts):
                return self.row(parts)
            case Sym(char) | Classed(_, Sym(char)) if char in words.large:
                return self._large(words.large[char], None, None)
            case Sym(char) | Up(char) | Mid(char) | Big(char, _) | Arrow(char):
                return self.char(char)
            case Num(text):
                return text
            case Word(text) | Op(text, _):
                return words.operators.get(text.replace("\u2009", " "), text)
            case Text(text, _):
                return f" {text.strip()} "
            case Classed(_, body) | Styled(_, body) | Colored(_, body):
                return self.say(body)
            case Space(em):
                return "," if em >= 0.9 else ""
            case Frac(num, den, bar):
                return self._fraction(num, den, bar)
            case Root(radicand, index):
                return self._root(radicand, index)
            case Attach(base, sub, sup):
                return self._scripted(base, sub, sup)
            case Limits(base, under, over, _) if _is_sign(base):
                return self._placed(base, under, over)
            case Limits(base, under, over, _):
                return self._scripted(base, under, over)
            case Multi(base, sub, sup, before_sub, before_sup):
                return f"{self._before(before_sub, before_sup)} {self._scripted(base, sub, sup)}"
            case Primes(base, count):
                return f"{self.say(base)} {self._primes(count)}"
            case Accent(base, char, _):
                return self._accented(base, char)
            case Below(base, char):
                return f"{self.say(base)} {words.below} {self.char(char)}"
            case Line(at, body):
                return f"{self.say(body)} {words.bar if at == 'overline' else words.underlined}"
            case Brace(_, body):
                return self.say(body)
            case Fenced():
                return fenced(self, node)
            case Enclosed(by, body):
                return f"{words.boxed} {self.say(body)}" if by == "box" else f"{self.say(body)} {words.crossed}"
            case Phantom():
                return ""
            case Matrix():
                return matrix(self, node)
            case _:
                assert_never(node)

    def row(self, parts: Sequence[Node]) -> str:
        said: list[str] = []
        whole = grouped(parts)
        mapping = any(char_of(part) == ":" for part in whole)
        reaction = not mapping and any(isinstance(part, (Up, Word)) for part in _bases(whole))
        for at, part in enumerate(whole):
            before = whole[at - 1] if at else None
            char = char_of(part)
            if char in _ARROWS and (mapping or reaction):
                said.append(self.words.onto if mapping else self.words.yields)
            elif before is not None and self._is_argument(before, part):
                said.append(f"{self.words.of} {self.argument(part)}")
            else:
                said.append(self.say(part))
        return " ".join(said)

    def _is_argument(self, before: Node, part: Node) -> bool:
        """Whether a bracket holds what a function is applied to: ``f(x)``, ``P(A | B)``."""
        inner = part.base if isinstance(part, (Attach, Primes)) else part
        if not isinstance(inner, Fenced) or inner.left not in ("(", "["):
            return False
        name = _function(before)
        if isinstance(name, (Op, Word)):
            return True
        if not isinstance(name, (Sym, Up, Accent)) or not _is_letter(name):
            return False
        return _is_function_name(name) or (inner.left == "(" and self._is_list(inner.parts))

    def _is_list(self, parts: Sequence[Node]) -> bool:
        """Letters and numbers without exponents, with commas or bars between them."""
        return all(
            (self.simple(one) and _is_letter(one) and not (isinstance(one, Attach) and one.sup is not None))
            or char_of(one) in (",", ";", "|", "∣")
            for one in parts
        )

    def argument(self, node: Node) -> str:
        """What a function is applied to, without its brackets if nothing needs them."""
        match node:
            case Fenced(_, parts, _) if self._is_list(parts):
                return self.given(parts)
            case Attach(Fenced() as inner, sub, sup):
                return self._with_scripts(self.argument(inner), sub, sup)
            case _:
                return self.say(node)

    def given(self, parts: Sequence[Node]) -> str:
        return " ".join(self.words.given if char_of(one) in ("|", "∣") else self.say(one) for one in parts)

    def simple(self, node: Node | None) -> bool:
        """Short enough to be said without telling where it ends."""
        match node:
            case Row(parts):
                return len(parts) <= 2 and all(self.simple(part) for part in parts)
            case Sym() | Up() | Num() | Op() | Word() | Text() | Primes() | Accent() | Line():
                return True
            case Classed(_, body) | Styled(_, body) | Colored(_, body):
                return self.simple(body)
            case Attach(base, sub, sup):
                named = sup is None or self._power_name(sup) != ""
                return self.simple(base) and named and (sub is None or self.simple(sub))
            case _:
                return False

    def around(self, words: Around, node: Node) -> str:
        return f"{words[0]} {self.say(node)}{'' if self.simple(node) else words[1]}"

    def char(self, char: str) -> str:
        words = self.words
        if not char or char in words.signs:
            return words.signs.get(char, "")
        for pair, names in (("()", words.paren), ("[]", words.bracket), ("{}", words.brace), ("⟨⟩", words.angle)):
            if char in pair:
                return names[pair.index(char)]
        plain = unicodedata.normalize("NFKC", char)
        name = unicodedata.name(plain, "") if len(plain) == 1 else ""
        bold = f" {self.words.bold}" if "BOLD" in unicodedata.name(char, "") and len(char) == 1 else ""
        if "GREEK" in name:
            letter = name.partition(" LETTER ")[2] or name.removesuffix(" SYMBOL").rpartition(" ")[2]
            letter = letter.removeprefix("FINAL ").removesuffix(" SYMBOL")
            said = self.words.letters.get(letter, letter.lower())
            capital = f"{self.words.capital} " if "CAPITAL" in name else ""
            return capital + said + bold
        if name.endswith(("DOTLESS I", "DOTLESS J")):
            return name[-1].lower()
        return plain + bold

    def _fraction(self, num: Node, den: Node, bar: bool) -> str:
        words = self.words
        top, bottom = self.say(num), self.say(den)
        if not bar:
            return words.choose.format(n=top, k=bottom)
        if self.simple(num) and self.simple(den):
            return f"{top} {words.over} {bottom}"
        before, between, after = words.fraction
        return f"{before} {top} {between} {bottom}{after}"

    def _root(self, radicand: Node, index: Node | None) -> str:
        words = self.words
        if index is None:
            return self.around(words.root, radicand)
        if index == Num("3"):
            return self.around(words.cube_root, radicand)
        before, between, after = words.nth_root
        return self.around((f"{before} {self.say(index)} {between}", after), radicand)

    def _scripted(self, base: Node, low: Node | None, high: Node | None) -> str:
        words = self.words
        inner = base.body if isinstance(base, Classed) and base.as_ == "large" else base
        if isinstance(inner, Sym) and inner.char in LARGE:
            return self._large(words.large.get(inner.char, inner.char), low, high)
        if isinstance(inner, (Op, Word)) and (low is not None) and inner.text[:3] in _LIMITS:
            bound = words.as_ if inner.text.startswith("lim") else words.over_set
            power = f" {self._power(high)}" if high is not None else ""
            return f"{self.say(inner)}{power} {bound} {self.say(low)} {words.of}"
        if base == Row():
            if low is None and high in (Sym("t"), Sym("T"), Up("t"), Up("T")):
                return words.transposed
            return self._before(low, high)
        if isinstance(base, Arrow):
            return self._arrow(base.char, [one for one in (high, low) if one not in (None, Row())])
        if isinstance(base, Brace):
            labels = " ".join(self.say(one) for one in (high, low) if one is not None)
            return f"{self.say(base)}, {words.with_} {labels},"
        return self._with_scripts(self.say(base), low, high)

    def _arrow(self, char: str, labels: Sequence[Node]) -> str:
        """Words over it make it one of a reaction."""
        reaction = any(isinstance(node, (Text, Up, Word)) for label in labels for node in nodes(label))
        name = self.words.yields if reaction and char in _ARROWS else self.char(char)
        return f"{name} {self.words.with_} {' '.join(map(self.say, labels))}," if labels else name

    def _before(self, low: Node | None, high: Node | None) -> str:
        """Scripts before a letter: of isotopes."""
        above = f"{self.words.upper_left} {self.say(high)}" if high is not None else ""
        return f"{above} {self.words.lower_left} {self.say(low)}," if low is not None else f"{above},"

    def _placed(self, base: Node, low: Node | None, high: Node | None) -> str:
        """Signs with something over or under them."""
        above = f" {self.words.above} {self.say(high)}" if high is not None else ""
        below = f" {self.words.below} {self.say(low)}" if low is not None else ""
        return f"{self.say(base)}{above}{below}"

    def _large(self, name: str, low: Node | None, high: Node | None) -> str:
        words = self.words
        if low is not None and high is not None:
            return f"{name} {words.from_} {self.say(low)} {words.to} {self.say(high)} {words.of}"
        if low is not None:
            return f"{name} {words.over_set} {self.say(low)} {words.of}"
        bound = f" {words.to} {self.say(high)}" if high is not None else ""
        return f"{name}{bound} {words.of}"

    def _with_scripts(self, said: str, low: Node | None, high: Node | None) -> str:
        below = f" {self.words.sub} {self.say(low)}" if low is not None else ""
        above = f" {self._power(high)}" if high is not None else ""
        comma = "," if below and not self.simple(low) and above else ""
        return f"{said}{below}{comma}{above}"

    def _power(self, power: Node) -> str:
        parts = parts_of(power)
        primes = [part for part in parts if char_of(part) in _PRIMES]
        if primes and len(primes) == len(parts):
            return self._primes(sum(_PRIMES[char_of(part)] for part in primes))
        if primes and len(primes) == 1 and parts[0] in primes:
            return f"{self._primes(_PRIMES[char_of(parts[0])])} {self._power(Row(parts[1:]))}"
        if named := self._power_name(power):
            return named
        if len(parts) == 3 and (char_of(parts[0]), char_of(parts[2])) == ("(", ")"):
            return self.words.derivative.format(n=self.say(parts[1]))
        return self.around(self.words.power, power)

    def _power_name(self, power: Node) -> str:
        text = "".join(part.text if isinstance(part, Num) else char_of(part) or "?" for part in parts_of(power))
        return self.words.powers.get(text, "")

    def _primes(self, count: int) -> str:
        names = self.words.primes
        return names[count - 1] if count <= len(names) else " ".join([names[0]] * count)

    def _accented(self, base: Node, char: str) -> str:
        word = self.words.accents.get(_SPACING.get(char, char), char)
        return f"{word}{self.say(base)}" if word.endswith(" ") else f"{self.say(base)} {word}"


_LIMITS: Final = frozenset({"lim", "max", "min", "sup", "inf", "arg"})
_SPACING: Final = dict(
    zip("\u0302\u0304\u20d7\u0307\u0308\u0303\u030c\u0306\u0301\u0300\u030a", "ˆ¯→˙¨~ˇ˘´`˚", strict=True)
)
_PRIMES: Final = {"′": 1, "″": 2, "‴": 3, "⁗": 4}
_FUNCTIONS: Final = frozenset("fghFGHPEVTLφψϕΦΨΓΘζμσℙ𝔼ℜℑ")


def _bases(parts: Iterable[Node]) -> Iterable[Node]:
    for part in parts:
        yield part.base if isinstance(part, (Attach, Primes)) else part


def _function(node: Node) -> Node:
    """What is applied: ``f`` in ``f'(x)`` and in ``f_n(x)``."""
    while isinstance(node, (Attach, Limits, Primes, Styled, Colored)):
        node = node.body if isinstance(node, (Styled, Colored)) else node.base
    return node


def _is_function_name(node: Node) -> bool:
    base = node.base if isinstance(node, Accent) else node
    if not isinstance(base, (Sym, Up)):
        return False
    return base.char in _FUNCTIONS or "SCRIPT" in unicodedata.name(base.char, "")


def _is_sign(node: Node) -> bool:
    char = char_of(node)
    return char != "" and not char.isalnum() and char not in LARGE


def _is_letter(node: Node) -> bool:
    match node:
        case Sym(char) | Up(char):
            return char.isalnum()
        case Attach(base) | Primes(base) | Accent(base) | Classed(_, base) | Styled(_, base) | Colored(_, base):
            return _is_letter(base)
        case Num() | Word() | Text():
            return True
        case _:
            return False
