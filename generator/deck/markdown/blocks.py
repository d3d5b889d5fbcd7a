"""The blocks of a Markdown text, as its lines say them; what they mean for a slide is said elsewhere.

Texts are the tree's ``Scalar``s: one paragraph each, with the places of its lines.
"""

from __future__ import annotations

from msgspec import Struct

from generator.deck.tree import Scalar


class Line(Struct, frozen=True):
    """A line, or what is left of one inside a list or a quotation. ``line`` and ``column`` count from 1."""

    text: str
    line: int
    column: int


class Attributes(Struct, frozen=True):
    """What stands in braces: ``{#id .class key=value}``."""

    line: int
    column: int
    id: Scalar | None = None
    classes: tuple[Scalar, ...] = ()
    pairs: tuple[tuple[Scalar, Scalar], ...] = ()


class Heading(Struct, frozen=True):
    line: int
    column: int
    level: int
    text: Scalar
    attributes: Attributes | None = None
    underlined: bool = False
    """By the line below it."""


class Rule(Struct, frozen=True):
    """A line of dashes, stars or underscores. ``tight``: it stands right below a text or right above one."""

    line: int
    column: int
    mark: str


class Pause(Struct, frozen=True):
    """``. . .``: what follows comes with the next click."""

    line: int
    column: int


class Paragraph(Struct, frozen=True):
    line: int
    column: int
    text: Scalar
    attributes: Attributes | None = None


class ListItem(Struct, frozen=True):
    line: int
    column: int
    text: Scalar | None
    below: tuple[Block, ...] = ()
    """What stands below its first paragraph."""
    attributes: Attributes | None = None
    checked: bool | None = None
    """Of a list of tasks."""


class Listing(Struct, frozen=True):
    """A list. ``mark``: ``-``, ``*``, ``+``, ``.`` or ``)``; ``start``: the first number, of a numbered one."""

    line: int
    column: int
    items: tuple[ListItem, ...]
    mark: str
    start: int | None = None
    attributes: Attributes | None = None


class Fence(Struct, frozen=True):
    """Code between fences, or indented. ``info``: what stands behind the opening fence, but for the braces."""

    line: int
    column: int
    info: str
    code: Scalar
    attributes: Attributes | None = None
    braces: str = ""
    """As typed, where they are no attributes: ``{1|3-4}``."""
    closed: bool = True


class Formula(Struct, frozen=True):
    line: int
    column: int
    tex: Scalar
    attributes: Attributes | None = None
    closed: bool = True


class Quotation(Struct, frozen=True):
    """``alert``: the word of ``[!NOTE]`` on its first line, in capitals, and the title behind it."""

    line: int
    column: int
    blocks: tuple[Block, ...]
    alert: str = ""
    title: Scalar | None = None


class Grid(Struct, frozen=True):
    """A table between strokes. ``aligns``: of each column ``left``, ``center``, ``right`` or nothing."""

    line: int
    column: int
    rows: tuple[tuple[Scalar, ...], ...]
    aligns: tuple[str, ...]
    caption: Scalar | None = None
    attributes: Attributes | None = None


class Meaning(Struct, frozen=True):
    term: Scalar
    text: Scalar
    attributes: Attributes | None = None


class Meanings(Struct, frozen=True):
    """A list of terms with what they mean."""

    line: int
    column: int
    entries: tuple[Meaning, ...]


class Division(Struct, frozen=True):
    """``::: name title {…}`` to its ``:::``."""

    line: int
    column: int
    name: str
    title: Scalar | None
    blocks: tuple[Block, ...]
    lines: tuple[Line, ...]
    """What stands in it, as typed."""
    attributes: Attributes | None = None
    closed: bool = True


class Comment(Struct, frozen=True):
    line: int
    column: int
    text: str


class Html(Struct, frozen=True):
    """A block of HTML, where a dialect has them."""

    line: int
    column: int
    text: str


class Stray(Struct, frozen=True):
    """``:::`` that closes nothing."""

    line: int
    column: int


Block = (
    Heading | Rule | Pause | Paragraph | Listing | Fence | Formula | Quotation | Grid | Meanings | Division | Comment
    | Html | Stray
)  # fmt: skip
