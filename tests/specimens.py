"""One specimen of every kind of block, with a word of its own in every text: what follows every block is tried on all.

A new kind stands here before it is done: the tests that go over ``Block`` fail without it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Final, get_args

from msgspec.structs import replace

from generator.deck.model import (
    Agenda,
    Block,
    Callout,
    Card,
    Cards,
    Cell,
    Chart,
    ChartType,
    Code,
    Column,
    Columns,
    Compared,
    Comparison,
    Content,
    Diagram,
    Equation,
    Gallery,
    Inline,
    Item,
    Items,
    Marker,
    Media,
    Number,
    Numbers,
    Picture,
    Point,
    QrCode,
    Quote,
    Reference,
    References,
    Row,
    Series,
    Slide,
    Table,
    Term,
    Terms,
    Text,
)
from generator.deck.model.walk import Body
from generator.formulas.read import read_formula
from tests.layout.made import picture, span

ADDRESS: Final = "specimen"
"""Where ``slide_with`` puts it."""
KINDS: Final = get_args(Block)
CODE: Final = "print('{{ course.group }}')"

_letters = "abcdefghijklmnopqrstuvwxyz"


class _Words:
    """One word after another, none of them twice, in letters only."""

    def __init__(self) -> None:
        self._numbers = count()
        self.said: list[str] = []

    def __call__(self, kind: str) -> str:
        number = next(self._numbers)
        self.said.append(f"{kind}{_letters[number // 26]}{_letters[number % 26]}")
        return self.said[-1]

    def text(self, kind: str) -> Text:
        return Text((Inline(self(kind)),), span(len(self.said)))


def _specimens() -> Iterator[tuple[Block, tuple[str, ...]]]:
    for kind in KINDS:
        words = _Words()
        block = _specimen(kind, words)
        yield (
            replace(block, caption=words.text("caption"), source=words.text("source")),
            tuple(words.said),
        )


def _specimen(kind: type[Block], words: _Words) -> Block:
    here = span()
    if kind is Items:
        below = Item("i2-1", words.text("below"), (), here)
        return Items((Item("i1", words.text("item"), (), here), Item("i2", words.text("item"), (below,), here)),
                     Marker.BULLET, here)  # fmt: skip
    if kind is Terms:
        entries = (Term(words.text("term"), words.text("meaning"), here, f"{ADDRESS}-{n}") for n in (1, 2))
        return Terms(tuple(entries), here)
    if kind is Table:
        rows = (Row(tuple(Cell(words.text("cell"), column) for column in range(2)), here) for _ in range(3))
        return Table(tuple(rows), 2, here)
    if kind is Chart:
        series = (Series(words.text("series"), (1.0, 2.5, None)) for _ in range(2))
        return Chart(ChartType.COLUMN, tuple(words.text("category") for _ in range(3)), tuple(series), here, digits=1,
                     title=words.text("title"), unit=words.text("unit"), x_title=words.text("across"),
                     y_title=words.text("upwards"), alt=words.text("alt"), head=words.text("head"))  # fmt: skip
    if kind is Code:
        return Code(CODE, here, "python", title=words.text("title"), output="{{ course.group }}")
    if kind is Equation:
        return Equation(read_formula("x^2", display=True), here, numbered=True, alt=words.text("alt"),
                        text=words.text("text"))  # fmt: skip
    if kind is Callout:
        held = Items((Item("p1", words.text("paragraph"), (), here),), Marker.NONE, here)
        hints = Items((Item("h1", words.text("hint"), (), here),), Marker.NUMBER, here)
        return Callout("exercise", {f"{ADDRESS}-text": held}, here, title=words.text("title"), note=words.text("note"),
                       example=words.text("example"), minutes=5, hints=hints)  # fmt: skip
    if kind is Quote:
        return Quote(words.text("quote"), here, by=words.text("by"), picture=_picture(words))
    if kind is Gallery:
        pictures = (
            replace(_picture(words), caption=words.text("caption"), source=words.text("source")) for _ in range(2)
        )
        return Gallery(tuple(pictures), here)
    if kind is Columns:
        return Columns(tuple(_column(n, words) for n in (1, 2)), here)
    if kind is Numbers:
        numbers = (
            Number(words.text("value"), here, words.text("label"), words.text("note"), f"{ADDRESS}-{n}") for n in (1, 2)
        )
        return Numbers(tuple(numbers), here)
    if kind is Cards:
        return Cards(tuple(_card(n, words) for n in (1, 2)), here)
    if kind is Comparison:
        heads = (words.text("head"), words.text("head"))
        compared = (Compared(words.text("criterion"), (words.text("cell"), words.text("cell")), here) for _ in range(2))
        return Comparison(heads, tuple(compared), here)
    if kind is Agenda:
        return Agenda(here)
    if kind is References:  # as layout fills it: its works are not the author's words
        works = (Reference(f"work-{n}", Text((Inline(f"Work {n}"),), here)) for n in (1, 2))
        return References(here, entries=tuple(works))
    if kind is Diagram:
        points = (Point(words.text("step"), here, words.text("detail"), id=f"{ADDRESS}-{n}") for n in (1, 2))
        return Diagram("process", tuple(points), here)
    if kind is Media:
        said = (words.text("transcript"), words.text("transcript"))
        return Media("video", here, address="https://example.org/film.mp4", alt=words.text("alt"), transcript=said)
    if kind is QrCode:
        return QrCode(words.text("address"), here, label=words.text("label"))
    assert kind is Picture, f"{kind.__name__} has no specimen yet"
    return _picture(words)


def _column(number: int, words: _Words) -> Column:
    name = f"c{number}"
    listed = Items((Item(f"{name}-i1", words.text("item"), (), span()),), Marker.BULLET, span())
    table = Table((Row((Cell(words.text("cell"), 0),), span()),), 1, span(), header=0)
    return Column(words.text("head"), {f"{name}-items": listed, f"{name}-table": table}, span(), name)


def _card(number: int, words: _Words) -> Card:
    name = f"{ADDRESS}-{number}"
    said = Items((Item(f"{name}-p1", words.text("said"), (), span()),), Marker.NONE, span())
    shown = picture(alt=words("alt")) if number == 2 else None
    return Card(span(), words.text("head"), said, shown, id=name)


def _picture(words: _Words) -> Picture:
    return replace(picture(alt=words("alt")), credit=words.text("credit"))


_MADE: Final = tuple(_specimens())
SPECIMENS: Final[dict[type[Block], Block]] = {type(block): block for block, _ in _MADE}
WORDS: Final[dict[type[Block], tuple[str, ...]]] = {type(block): words for block, words in _MADE}
"""The words of each, one in each of its texts."""


def slide_with(block: Content, *, name: str = "s", **fields: Content) -> Slide:
    """A slide that holds a specimen, at ``ADDRESS``, and what else it is given."""
    return Slide(name, None, {ADDRESS: block, **fields}, (), None, None, None, None, span())


def relabelled(block: Block, name: str) -> Block:
    """A specimen as it stands at another address, where its parts are called after that."""

    def item(one: Item) -> Item:
        return replace(one, id=f"{name}-{one.id}", children=tuple(map(item, one.children)))

    def held(body: Body) -> dict[str, Content]:
        return {
            f"{name}-{at}": relabelled(one, f"{name}-{at}") for at, one in body.items() if not isinstance(one, Text)
        }

    if isinstance(block, Items):
        return replace(block, items=tuple(map(item, block.items)))
    if isinstance(block, Terms):
        return replace(block, entries=tuple(replace(one, id=f"{name}-{one.id}") for one in block.entries))
    if isinstance(block, Numbers):
        return replace(block, entries=tuple(replace(one, id=f"{name}-{one.id}") for one in block.entries))
    if isinstance(block, Cards):
        cards = (
            replace(one, id=f"{name}-{one.id}",
                    body=replace(one.body, items=tuple(map(item, one.body.items))) if one.body else None)
            for one in block.cards
        )  # fmt: skip
        return replace(block, cards=tuple(cards))
    if isinstance(block, Columns):
        columns = (replace(one, id=f"{name}-{one.id}", body=held(one.body)) for one in block.columns)
        return replace(block, columns=tuple(columns))
    if isinstance(block, Callout):
        hints = block.hints and replace(block.hints, items=tuple(map(item, block.hints.items)))
        return replace(block, body=held(block.body), hints=hints)
    return block
