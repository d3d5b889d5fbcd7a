"""What a key is: its name, the kind of its value, what it is for; and the tables of keys."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum, unique

from msgspec import Struct


@unique
class Kind(StrEnum):
    """What a key's value is."""

    TEXT = "text"
    PARAGRAPHS = "text or list of paragraphs"
    NOTES = "text or list of texts"
    WORDS = "list of words"
    ITEMS = "list of items"
    COLUMNS = "list of columns"
    SLIDES = "list of slides"
    PICTURE = "picture"
    LOGO = "logo"
    PATH = "path of a picture"
    FOCUS = "place in a picture"
    ADDRESS = "address"
    WORD = "word"
    ID = "id"
    LANG = "language tag"
    LAYOUT = "name of a layout"
    THEME = "name of a theme"
    COURSE = "name of a course"
    COLOR = "colour"
    CHOICE = "choice"
    INTEGER = "whole number"
    BOOLEAN = "true or false"
    TAGS = "list of tags"
    FACTS = "facts by name"
    FACT = "one or several texts"
    USE = "slides of another deck"
    IDS = "list of ids"
    LENGTH = "slides or minutes"
    MOVE = "new place"
    SLIDE_CHANGES = "changes of slides, by id"
    SLIDE_CHANGE = "what differs in a slide"
    ITEM_CHANGES = "list of items, or changes by id"
    ITEM_CHANGE = "text, or what differs in an item"
    PICTURE_CHANGE = "picture, or what differs in it"
    BODY = "list of blocks"
    BLOCK_CHANGES = "list of blocks, or changes by id"
    BLOCK_CHANGE = "what differs in a block"
    PICTURES = "list of pictures"
    TERMS = "list of terms"
    QUOTE = "quotation"
    BOX = "text, or a box"
    FIGURES = "list of numbers with their labels"
    CARDS = "list of cards"
    COMPARISON = "comparison"
    COMPARED = "list of criteria, or lines"
    TABLE = "table"
    ROWS = "list of rows"
    CHART = "chart"
    CHART_ROWS = "lines of text, or list of rows"
    STACKED = "true, false or percent"
    NUMBER = "number"
    LINES = "lines of text"
    FILE = "path of a file"
    CHOICES = "list of choices"
    NUMBERS = "list of numbers"
    STRINGS = "list of texts"
    CODE = "code"
    MATH = "formula"
    TEX = "formula in LaTeX"
    MACROS = "commands in formulas, by name"
    SOURCE = "lines of code"
    RANGE = "range of lines"
    RANGES = "lines by their numbers"
    LANGUAGE = "name of a programming language"
    AGENDA = "true or false, for a list of the sections"
    REFERENCES = "cited, all, or list of keys"
    DIAGRAM = "list of items, or a diagram"
    MATRIX = "matrix"
    VENN = "sets that overlap"
    POINTS = "list of a diagram's items"
    CELLS = "rows of a matrix"
    QR = "text, or a QR code"
    MEDIA = "path, address, or a recording"
    TIME = "seconds, or minutes and seconds"
    STEP = "number of a click, or of two"


class Key(Struct, frozen=True):
    name: str
    kind: Kind
    doc: str
    example: str
    required: bool = False
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 0
    also: tuple[str, ...] = ()
    """Names that people try for this key: suggested in messages, never accepted."""


class Table(Struct, frozen=True):
    """The keys of one kind of mapping; ``what`` names it in messages."""

    name: str
    what: str
    keys: dict[str, Key]
    first: frozenset[str] = frozenset()
    """The keys that may come first where a bare text may stand as well."""
    each: Key | None = None
    """What a key of any other name is, such as an id; None: there are no others."""

    def __contains__(self, name: object) -> bool:
        return name in self.keys or self.each is not None

    def __iter__(self) -> Iterator[Key]:
        return iter(self.keys.values())

    def key(self, name: str) -> Key | None:
        return self.keys.get(name) or self.each


def table(name: str, what: str, *keys: Key, first: tuple[str, ...] | None = None, each: Key | None = None) -> Table:
    return Table(name, what, {key.name: key for key in keys}, frozenset(first or [key.name for key in keys]), each)


def nearest(name: str, known: list[str]) -> str | None:
    """The known name that a mistyped one most likely meant."""
    from generator import names  # only when something is wrong

    return names.nearest(name, known)


def nearest_key(name: str, table: Table) -> Key | None:
    """The key of ``table`` that ``name`` most likely meant, by spelling or by what people try."""
    folded = name.strip().lower().replace("-", "_").replace(" ", "_")
    for key in table:
        if folded == key.name or folded in key.also:
            return key
    found = nearest(folded, list(table.keys))
    return table.keys[found] if found else None
