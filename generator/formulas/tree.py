"""A formula as a tree: what all writers read, whoever read it.

Nodes are arrays with their kind first when they are written as JSON (``["frac", num, den, true]``); that is what
``templates/formulas/math.typ`` draws.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct


class Row(Struct, frozen=True, array_like=True, tag="row"):
    parts: tuple[Node, ...] = ()


class Sym(Struct, frozen=True, array_like=True, tag="sym"):
    """One character: a letter in mathematical italic, or a sign spaced by what it is."""

    char: str


class Up(Struct, frozen=True, array_like=True, tag="up"):
    """One upright letter."""

    char: str


class Num(Struct, frozen=True, array_like=True, tag="num"):
    text: str


class Word(Struct, frozen=True, array_like=True, tag="word"):
    """Upright letters that are no operator: ``NPV``."""

    text: str


class Op(Struct, frozen=True, array_like=True, tag="op"):
    """The name of an operator, with room around it: ``sin``. ``limits``: scripts stand under and over it."""

    text: str
    limits: bool = False


class Text(Struct, frozen=True, array_like=True, tag="text"):
    """Words in the face of the text around. ``look``: ``b``, ``i``, ``bi``, ``mono``, ``sans`` or nothing."""

    text: str
    look: Literal["", "b", "i", "bi", "mono", "sans"] = ""


Class: TypeAlias = Literal["normal", "relation", "binary", "large"]


class Classed(Struct, frozen=True, array_like=True, tag="cls"):
    """A sign, or a body, that is spaced as something else than usual."""

    as_: Class
    body: Node


class Space(Struct, frozen=True, array_like=True, tag="space"):
    em: float


class Frac(Struct, frozen=True, array_like=True, tag="frac"):
    num: Node
    den: Node
    bar: bool = True


class Root(Struct, frozen=True, array_like=True, tag="root"):
    radicand: Node
    index: Node | None = None


class Attach(Struct, frozen=True, array_like=True, tag="attach"):
    """Scripts beside their base."""

    base: Node
    sub: Node | None = None
    sup: Node | None = None


class Multi(Struct, frozen=True, array_like=True, tag="multi"):
    """Scripts on both sides of their base."""

    base: Node
    sub: Node | None = None
    sup: Node | None = None
    before_sub: Node | None = None
    before_sup: Node | None = None


class Limits(Struct, frozen=True, array_like=True, tag="limits"):
    """Scripts under and over their base. ``always``: in running text too, where large operators have theirs beside."""

    base: Node
    under: Node | None = None
    over: Node | None = None
    always: bool = False


class Arrow(Struct, frozen=True, array_like=True, tag="arrow"):
    """An arrow as long as what stands over and under it: the base of ``Limits``."""

    char: str


class Primes(Struct, frozen=True, array_like=True, tag="primes"):
    base: Node
    count: int


class Accent(Struct, frozen=True, array_like=True, tag="accent"):
    """A sign over its base, as wide as the base if it is stretched."""

    base: Node
    char: str
    stretched: bool = False


class Below(Struct, frozen=True, array_like=True, tag="below"):
    """A sign under its base, as wide as the base."""

    base: Node
    char: str


class Line(Struct, frozen=True, array_like=True, tag="line"):
    at: Literal["overline", "underline"]
    body: Node


class Brace(Struct, frozen=True, array_like=True, tag="brace"):
    kind: Literal["overbrace", "underbrace", "overbracket", "underbracket", "overparen", "underparen"]
    body: Node


class Fenced(Struct, frozen=True, array_like=True, tag="lr"):
    """Between fences as tall as their content; an empty fence is none. ``Mid`` signs divide the content."""

    left: str
    parts: tuple[Node, ...]
    right: str


class Mid(Struct, frozen=True, array_like=True, tag="mid"):
    """A sign as tall as the fences that it stands between."""

    char: str


class Big(Struct, frozen=True, array_like=True, tag="big"):
    """A fence of a size of its own."""

    char: str
    em: float


Style: TypeAlias = Literal["display", "text", "script", "scriptscript"]


class Styled(Struct, frozen=True, array_like=True, tag="style"):
    style: Style
    body: Node


class Colored(Struct, frozen=True, array_like=True, tag="color"):
    """``color``: six hexadecimal digits."""

    color: str
    body: Node


EnclosedBy: TypeAlias = Literal["box", "up", "down", "cross", "through"]


class Enclosed(Struct, frozen=True, array_like=True, tag="enclose"):
    by: EnclosedBy
    body: Node


class Phantom(Struct, frozen=True, array_like=True, tag="phantom"):
    """Takes the room of its body and shows nothing: all of the room, or its width or its height alone."""

    body: Node
    room: Literal["all", "width", "height"] = "all"


class Matrix(Struct, frozen=True, array_like=True, tag="mat"):
    """Cells in rows. ``bars`` and ``rules`` are lines before the column or the row of that number, from 0."""

    rows: tuple[tuple[Node, ...], ...]
    aligns: tuple[Literal["left", "center", "right"], ...]
    kind: Literal["matrix", "cases", "aligned", "small"] = "matrix"
    bars: tuple[int, ...] = ()
    rules: tuple[int, ...] = ()


Node: TypeAlias = (
    Row | Sym | Up | Num | Word | Op | Text | Classed | Space | Frac | Root | Attach | Multi | Limits | Arrow | Primes
    | Accent | Below | Line | Brace | Fenced | Mid | Big | Styled | Colored | Enclosed | Phantom | Matrix
)  # fmt: skip

EMPTY = Row()


class Formula(Struct, frozen=True, eq=False):
    """A formula that was read. Two are the same when they were written alike, with the same macros.

    ``tex`` is what the author wrote, without dollars. ``display``: on a line of its own, in the large style. ``tag``
    and ``label`` are what ``\\tag{…}`` and ``\\label{…}`` said, which are no part of the tree.
    """

    tex: str
    display: bool
    tree: Node
    tag: str = ""
    label: str = ""
    macros: tuple[tuple[str, str], ...] = ()

    def _key(self) -> tuple[str, bool, tuple[tuple[str, str], ...]]:
        return self.tex, self.display, self.macros

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Formula) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())
