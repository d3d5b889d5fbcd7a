"""Blocks of HTML, and the Markdown between them, as one tree."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html.entities import html5
from html.parser import HTMLParser

from msgspec import Struct, field

from generator.deck.markdown.blocks import Block, Html
from generator.deck.markdown.dialects.tags import BLOCKS, LINES, TAG, tag_parts
from generator.patterns import pattern

_FIRST = pattern(r"\s*(?:<!--|<[?!]|(" + TAG + r"))", re.DOTALL)
_ALONE = pattern(r"\s*(?:" + TAG + r"\s*)+\Z")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_RAW = ("script", "style")
_CLOSED_BY = {"li": "li", "p": "p", "td": "td th", "th": "td th", "tr": "tr td th", "dt": "dt dd", "dd": "dt dd"}
MAX_DEPTH = 40
DROPPED = frozenset("script style template head link meta base title".split())
"""Elements of which nothing is seen on a page."""


class Words(Struct):
    """What stands between tags, with the tags of single words in it."""

    text: str
    line: int


class Element(Struct):
    tag: str
    attributes: dict[str, str]
    line: int
    children: list[Element | Words | Block] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        return frozenset(self.attributes.get("class", "").split())


def is_html_block(text: str) -> bool:
    """Whether a line that begins with a tag is more than prose that begins so."""
    found = _FIRST.match(text)
    if found is None:
        return False
    if found[1] is None:
        return True
    name, _, _, _ = tag_parts(found[1])
    if name in LINES - {"button"}:
        return bool(_ALONE.match(text)) and name not in (
            "br",
            "img",
            "a",
            "span",
            "b",
            "kbd",
            "sub",
            "sup",
            "code",
            "i",
        )
    return True


def tree(blocks: Iterable[Block]) -> Element:
    """The element that holds all of them."""
    building = _Building()
    for block in blocks:
        if isinstance(block, Html):
            building.read(block)
        else:
            building.add(block)
    return building.root


class _Building(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.root = Element("", {}, 1)
        self.open = [self.root]
        self.line = 1

    def read(self, block: Html) -> None:
        self.line = block.line - self.getpos()[0] + 1
        self.feed(block.text + "\n")
        self.close_raw()

    def close_raw(self) -> None:
        """What the end of the block leaves open as text is no longer read as a script or style."""
        rest = self.rawdata
        if rest:
            self.rawdata = ""
            self.words(rest)
        self.clear_cdata_mode()

    def add(self, block: Block) -> None:
        self.open[-1].children.append(block)

    def words(self, text: str) -> None:
        children = self.open[-1].children
        if children and isinstance(children[-1], Words):
            children[-1].text += text
        else:
            children.append(Words(text, self.line + self.getpos()[0] - 1))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        typed = self.get_starttag_text() or f"<{tag}>"
        if tag in LINES or (tag not in BLOCKS and tag not in _VOID and typed.endswith("/>")):
            self.words(typed)
            return
        made = Element(tag, {name: value or "" for name, value in attrs}, self.line + self.getpos()[0] - 1)
        self._close_before(tag)
        self.open[-1].children.append(made)
        if tag not in _VOID and not typed.endswith("/>") and len(self.open) < MAX_DEPTH:
            self.open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in LINES:
            self.words(f"</{tag}>")
            return
        at = next((at for at in range(len(self.open) - 1, 0, -1) if self.open[at].tag == tag), 0)
        if at:
            del self.open[at:]

    def _close_before(self, tag: str) -> None:
        closed = _CLOSED_BY.get(tag, "p" if tag in ("div", "ul", "ol", "table", "h1", "h2", "h3", "h4") else "").split()
        while len(self.open) > 1 and self.open[-1].tag in closed:
            if tag == "li" and self.open[-1].tag != "li":
                break
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.words(data)

    def handle_entityref(self, name: str) -> None:
        self.words(f"&{name};" if f"{name};" in html5 else f"&{name}")

    def handle_charref(self, name: str) -> None:
        self.words(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self.words(f"<!--{data}-->")

    def unknown_decl(self, data: str) -> None:
        self.words(data)


def all_words(element: Element) -> str:
    """The words of an element and of all in it, without tags."""
    parts: list[str] = []
    for child in element.children:
        if isinstance(child, Words):
            parts.append(re.sub(TAG, " ", child.text))
        elif isinstance(child, Element):
            parts.append(all_words(child))
    return " ".join(" ".join(parts).split())
