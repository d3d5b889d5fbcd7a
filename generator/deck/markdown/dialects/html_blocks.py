"""A tree of HTML -> blocks: what means something is taken, looks are left to the theme, programs and styles dropped."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from typing import Final

from generator.deck.markdown.blocks import (
    Block,
    Comment,
    Division,
    Fence,
    Formula,
    Grid,
    Heading,
    Listing,
    ListItem,
    Meaning,
    Meanings,
    Paragraph,
    Pause,
    Quotation,
)
from generator.deck.markdown.dialects import html_figures
from generator.deck.markdown.dialects.html_columns import side_by_side
from generator.deck.markdown.dialects.html_tree import DROPPED, Element, Words, all_words, tree
from generator.deck.markdown.dialects.inline import pieces_of, said
from generator.deck.markdown.dialects.own_forms import of_pieces, own_grid, own_listing
from generator.deck.markdown.dialects.reading import Reading
from generator.deck.markdown.dialects.tags import TAG
from generator.deck.tree import Scalar
from generator.patterns import pattern

Inner = Callable[[Iterable[Block], Reading], list[Block]]

_BLANKS = pattern(r"\s*\n\s*")
_LANGUAGE = pattern(r"<code[^<>]*\bclass=[\"']([\w+#-]+)")
_COMMENT = pattern(r"<!--.*?-->", re.DOTALL)
_BARE: Final = frozenset("col colgroup source track param menu option optgroup".split())
_ELSEWHERE: Final = frozenset("iframe embed object canvas svg math".split())
_COMPONENTS: Final = frozenset("v-click v-clicks v-after v-motion v-switch".split())


def html_blocks(blocks: Iterable[Block], reading: Reading, inner: Inner) -> list[Block]:
    """What there is for blocks of HTML and the blocks between them."""
    return _Making(reading, inner).of(tree(blocks))


class _Making:
    def __init__(self, reading: Reading, inner: Inner) -> None:
        self.reading, self.inner = reading, inner

    def of(self, element: Element) -> list[Block]:
        """The blocks of what stands in an element."""
        made: list[Block] = []
        plain: list[Block] = []

        def close() -> None:
            if plain:
                made.extend(self.inner(list(plain), self.reading))
                plain.clear()

        for child in element.children:
            if isinstance(child, Element):
                close()
                made += self.element(child)
            elif isinstance(child, Words):
                if child.text.strip():
                    close()
                    made += self.words(child)
            else:
                plain.append(child)
        close()
        return made

    def words(self, child: Words) -> list[Block]:
        reading = self.reading
        reading.line = child.line
        for found in _COMMENT.finditer(child.text):
            line = child.line + child.text.count("\n", 0, found.start())
            self.inner([Comment(line, 1, found.group()[4:-3].strip("\n"))], reading)
        text = _BLANKS.sub(" ", _COMMENT.sub(" ", child.text)).strip()
        if not text:
            return []
        return of_pieces(pieces_of(text, reading), child.line, 1, reading)

    def text(self, element: Element) -> str:
        """All that an element says, as one text."""
        self.reading.line = element.line
        return said(_BLANKS.sub(" ", self._typed(element)).strip(), self.reading)

    def _typed(self, element: Element) -> str:
        parts: list[str] = []
        for child in element.children:
            if isinstance(child, Words):
                parts.append(child.text)
            elif isinstance(child, Element):
                inside = "" if child.tag in DROPPED else self._typed(child)
                parts.append(f" {inside} " if child.tag != "br" else "<br>")
            elif isinstance(child, Paragraph | Heading):
                parts.append(f" {child.text.text} ")
            else:
                parts.append(f" {_plain(child)} ")
        return "".join(parts)

    def element(self, element: Element) -> list[Block]:
        reading, tag = self.reading, element.tag
        reading.line = element.line
        if tag in DROPPED:
            what = {"style": "style block", "script": "script"}.get(tag, f"<{tag}>")
            reading.lose(what, "left out; the theme says how things look" if tag == "style" else "left out")
            return []
        self._tell_looks(element)
        if tag in ("ul", "ol", "menu", "dir"):
            return self._list(element)
        if tag == "table":
            return self._table(element)
        if re.fullmatch("h[1-6]", tag):
            text = self.text(element)
            pictures = (
                [one for one in self.of(element) if isinstance(one, Paragraph) and one.text.text.startswith("![")]
                if ("<img" in self._typed(element))
                else []
            )
            place = element.line
            return [*([Heading(place, 1, int(tag[1]), Scalar(text, place, 1))] if text else []), *pictures]
        if tag == "pre":
            return self._code(element)
        if tag == "blockquote":
            return self._quotation(element)
        if tag == "dl":
            return self._terms(element)
        if tag in ("video", "audio"):
            return html_figures.recording(element, self)
        if tag == "img":
            return html_figures.picture(element, self)
        if tag in _ELSEWHERE:
            return html_figures.elsewhere(element, self)
        if tag == "hr" or tag in _BARE:
            return []
        if tag == "figure":
            return html_figures.figure(element, self)
        if tag in _COMPONENTS:
            return self._clicks(element)
        if "notes" in element.classes and tag == "aside":
            inside = [one for one in element.children if not isinstance(one, Element | Words)]
            words = all_words(element)
            reading.noted += [*inside, *([Paragraph(element.line, 1, Scalar(words, element.line, 1))] if words else [])]
            return []
        if tag == "summary":
            text = self.text(element)
            return [Heading(element.line, 1, 6, Scalar(text, element.line, 1))] if text else []
        made = side_by_side(element, self)
        if made is None:
            made = self.of(element)
            if "fragment" in element.classes or "v-click" in element.attributes or "v-after" in element.attributes:
                made = [Pause(element.line, 1), *made] if made else []
        if tag == "details":
            reading.lose("part that is folded", "all of it is shown")
        elif tag not in _KNOWN and "-" not in tag and not _known_component(tag):
            reading.lose(f"<{tag}>", "the tag is left out, what stands in it is kept")
        return made

    def _tell_looks(self, element: Element) -> None:
        attributes = element.attributes
        if attributes.get("style"):
            self.reading.lose("style on a word or block", "the theme says how things look")
        if attributes.get("class"):
            self.reading.lose("class on a word or block", "the theme says how things look")
        if any(name.startswith(("@", "v-motion", ":initial")) for name in attributes):
            self.reading.lose("program or motion on a block", "left out")

    # --- lists, tables, code ----------------------------------------------------------------------------------------

    def _list(self, element: Element) -> list[Block]:
        items: list[ListItem] = []
        for child in element.children:
            if isinstance(child, Element) and child.tag == "li":
                items.append(ListItem(child.line, 1, None, tuple(self.of(child))))
            elif isinstance(child, Element) and child.tag not in DROPPED:
                items.append(ListItem(child.line, 1, None, tuple(self.element(child))))
            elif isinstance(child, Words) and child.text.strip():
                items.append(ListItem(child.line, 1, None, tuple(self.words(child))))
            elif not isinstance(child, Element | Words):
                items.append(ListItem(child.line, 1, None, tuple(self.inner([child], self.reading))))
        items = [one for one in items if one.below]
        if not items:
            return []
        start = element.attributes.get("start", "")
        number = (int(start) if start.isdigit() else 1) if element.tag == "ol" else None
        return self._own_listing(Listing(element.line, 1, tuple(items), "-" if number is None else ".", number))

    def _own_listing(self, listing: Listing) -> list[Block]:
        """What has been put into own forms already, in items that may hold it."""
        return own_listing(listing)

    def _table(self, element: Element) -> list[Block]:
        head: list[tuple[Scalar, ...]] = []
        body: list[tuple[Scalar, ...]] = []
        caption: Scalar | None = None
        after: list[Block] = []
        for row in _rows(element):
            if row.tag == "caption":
                caption = Scalar(self.text(row), row.line, 1)
                continue
            cells: list[Scalar] = []
            heads = 0
            for cell in row.children:
                if not (isinstance(cell, Element) and cell.tag in ("td", "th")):
                    continue
                heads += cell.tag == "th"
                text = " ".join(self.text(cell).split())
                cells.append(Scalar(f"\\{text}" if text in ("<", "^") else text, cell.line, 1))
                span = cell.attributes.get("colspan", "1")
                cells += [Scalar("", cell.line, 1)] * (
                    min(int(span), 24) - 1 if span.isdigit() and int(span) > 1 else 0
                )
            if cells:
                (head if heads == len(cells) and not body and not head else body).append(tuple(cells))
        if not (head or body):
            return after
        width = max(len(row) for row in (*head, *body))
        grid = Grid(element.line, 1, (head[0] if head else (), *body), ("",) * width, caption)
        return [*own_grid(grid, self.reading), *after]

    def _code(self, element: Element) -> list[Block]:
        from generator.deck.markdown.dialects.code import made

        name = ""
        for child in (element, *(one for one in element.children if isinstance(one, Element))):
            for one in child.classes:
                name = name or one.removeprefix("language-").removeprefix("lang-")
        typed = "".join(
            child.text
            if isinstance(child, Words)
            else self._typed(child)
            if isinstance(child, Element)
            else _plain(child)
            for child in element.children
        )
        if not name and (found := _LANGUAGE.search(typed)):
            name = found[1].removeprefix("language-").removeprefix("lang-")
        code = html.unescape(re.sub(TAG, "", typed))
        fence = Fence(element.line, 1, name, Scalar(code, element.line, 1))
        return made(fence, name, code, self.reading)

    def _quotation(self, element: Element) -> list[Block]:
        inside = self.of(element)
        words = tuple(one for one in inside if isinstance(one, Paragraph) and not one.text.text.startswith("!["))
        rest = [one for one in inside if one not in words]
        return [*([Quotation(element.line, 1, words)] if words else []), *rest]

    def _terms(self, element: Element) -> list[Block]:
        entries: list[Meaning] = []
        term = Scalar("", element.line, 1)
        for child in element.children:
            if isinstance(child, Element) and child.tag == "dt":
                term = Scalar(self.text(child), child.line, 1)
            elif isinstance(child, Element) and child.tag == "dd" and term.text:
                entries.append(Meaning(term, Scalar(self.text(child), child.line, 1)))
        return (
            [Meanings(element.line, 1, tuple(entries))]
            if entries
            else self.of(Element("", {}, element.line, element.children))
        )

    # --- click by click ---------------------------------------------------------------------------------------------

    def _clicks(self, element: Element) -> list[Block]:
        inside = self.of(element)
        if element.tag == "v-clicks":
            if all(isinstance(one, Listing) for one in inside):
                self.reading.by_items = True
                return inside
            return [one for block in inside for one in (Pause(element.line, 1), block)]
        return [Pause(element.line, 1), *inside] if inside and element.tag != "v-motion" else inside


_KNOWN: Final = frozenset(
    "address article aside body caption center dd details dialog div dt fieldset figcaption footer form header "
    "html legend li main nav ol p section select slot summary tbody td textarea tfoot th thead tr ul button "
    "transition span".split()
)


def _known_component(tag: str) -> bool:
    return ":" in tag


def _rows(table: Element) -> Iterable[Element]:
    for child in table.children:
        if isinstance(child, Element):
            if child.tag in ("tr", "caption"):
                yield child
            elif child.tag in ("thead", "tbody", "tfoot"):
                yield from _rows(child)


def _plain(block: Block) -> str:
    """The words of a block that stands where only words may."""
    if isinstance(block, Paragraph | Heading):
        return block.text.text
    if isinstance(block, Fence):
        return f"`{' '.join(block.code.text.split())}`" if block.code.text.strip() else ""
    if isinstance(block, Listing):
        return "; ".join(" ".join([one.text.text if one.text else "", *map(_plain, one.below)]) for one in block.items)
    if isinstance(block, Grid):
        return "; ".join(", ".join(cell.text for cell in row) for row in block.rows if row)
    if isinstance(block, Quotation):
        return " ".join(map(_plain, block.blocks))
    if isinstance(block, Meanings):
        return "; ".join(f"{one.term.text}: {one.text.text}" for one in block.entries)
    if isinstance(block, Formula):
        return f"${block.tex.text}$"
    return " ".join(map(_plain, block.blocks)) if isinstance(block, Division) else ""
