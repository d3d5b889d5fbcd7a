"""What an element of a style is rendered with, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct, field

from generator.csl.locale import Locale
from generator.csl.model import Cited, Item, Person, Spans
from generator.csl.style import Style
from generator.csl.xml import Node

ONLY, WITHOUT = "only", "without"
"""Of the author of a citation: nothing else, or all else."""
_INHERITED: Final = frozenset(
    "and delimiter-precedes-et-al delimiter-precedes-last et-al-min et-al-use-first et-al-use-last "
    "et-al-subsequent-min et-al-subsequent-use-first "
    "initialize initialize-with name-as-sort-order sort-separator".split()
)


class ItemState(Struct, frozen=True):
    """What tells a work from the others that are cited."""

    number: int = 0
    suffix: str = ""
    """After its year: ``a``."""
    names: int = 0
    """So many of its names are shown at the least."""
    given: Mapping[Person, int] = field(default_factory=dict)
    """People whose given names are shown as well: 1 as initials, 2 in full."""
    told_apart: bool = False
    """The style is asked for what it has to tell it apart."""


class Rendered(Struct, frozen=True):
    spans: Spans = ()
    asked: bool = False
    """Whether a variable was asked for."""
    found: bool = False
    """Whether one of those said something."""


NOTHING: Final = Rendered()


class Context:
    """The rendering of one work, as a citation or in the list."""

    def __init__(
        self,
        style: Style,
        locale: Locale,
        item: Item,
        area: Node,
        state: ItemState,
        *,
        cited: Cited | None = None,
        position: str = "first",
        author: str = "",
        sort_key: Node | None = None,
    ) -> None:
        self.style, self.locale, self.item, self.area, self.state = style, locale, item, area, state
        self.cited, self.position, self.sort_key = cited, position, sort_key
        self.author = author
        """What is wanted of the author, until it was met."""
        self.captured: Spans | None = None
        """The author, where that is wanted."""
        self.first_names: Spans | None = None
        """What the first names element wrote."""
        self.gone: set[str] = set()
        """Variables that stood in for others, and are not told again."""
        self.told: set[str] = set()
        """Variables that said something."""
        self.dated = False
        """Whether the year was told."""
        self.depth = 0
        self.shape: Node | None = None
        """The names element that others stand in for, which then are called as it says."""
        language = item.values.get("language", "") or locale.lang
        self.english = language.lower().startswith("en")

    @property
    def listed(self) -> bool:
        return self.area.tag == "bibliography"

    def option(self, name: str, node: Node | None = None) -> str:
        """Of names: as the element, the area or the style has it."""
        if node is not None and name in node.attrs:
            return node.attrs[name]
        outer = name if name in _INHERITED else f"name-{name}"
        if outer in self.area.attrs:
            return self.area.attrs[outer]
        return self.style.root.get(outer)

    def value(self, name: str) -> str:
        """A variable that is a text or a number; empty if it says nothing, or was told."""
        if name in self.gone:
            return ""
        values = self.item.values
        if name == "citation-number":
            return str(self.state.number) if self.state.number else ""
        if name == "year-suffix":
            return self.state.suffix
        if name == "locator":
            return self.cited.locator if self.cited else ""
        if name == "page-first":
            return values.get("page-first", "") or values.get("page", "").split("-")[0].split("–")[0].strip()
        if name == "citation-label":
            return values.get(name, "") or self.item.id
        return values.get(name, "")

    def has(self, name: str) -> bool:
        """Whether a variable of any sort says something, be it told already or not."""
        known = name in self.item.values or self.value(name)
        return bool(known or self.item.dates.get(name) or self.item.names.get(name))
