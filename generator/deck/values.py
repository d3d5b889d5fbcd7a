"""Nodes of the tree -> values of the schema's kinds. Whatever is wrong is noted, and reading goes on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as MappingOf
from hashlib import sha256
from operator import itemgetter
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from generator.deck.braces import TAGGED
from generator.deck.fences import fences
from generator.deck.formulas import eaten_backslash, formula_problem
from generator.deck.ids import composed, is_id, slug
from generator.deck.inline import read_inline
from generator.deck.language_tags import LANGUAGE_NAMES, LANGUAGE_TAG
from generator.deck.marks import Style
from generator.deck.model import NO_MACROS, Inline, Text
from generator.deck.pictures import PictureFile, find_picture, looked_for, place_of
from generator.deck.problems import Problems
from generator.deck.scalars import CURLY
from generator.deck.schema import DECK, ITEM, NOTE, Key, Kind, Table, nearest, nearest_key
from generator.deck.source import FORBIDDEN, forbidden_character, read_bytes
from generator.deck.symbol_fonts import PRIVATE
from generator.deck.telling import empty_value, markup_problem, private_sign, unknown_key
from generator.deck.tree import Mapping, Node, Scalar, Sequence
from generator.errors import Diagnostic, error
from generator.patterns import pattern
from generator.places import is_path, own_layouts, own_themes
from generator.spans import Origin, Span

MAX_TEXT = 20_000
MAX_NOTES = 200_000
MAX_OWN = 256 * 1024
"""Bytes of a theme's or layout's file."""
MAX_SIGNS = 5
"""Signs of symbol fonts that are told of one text."""

_TRUE, _FALSE = frozenset({"true", "yes", "on", "oui"}), frozenset({"false", "no", "off", "non"})
_PARAGRAPHS = pattern(r"\n(?:[ \t]*\n)+")
_COLOR = pattern(r"#?([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")
_MASKS = pattern("[\x01\x02]")
_SIMPLE = pattern(r"[^\"'\\\n]*")
"""A text whose characters in quotes stand where they stand in the text."""
_WITHOUT_BRACKETS = "Put a text that begins with a bracket in double quotes."
_WITHOUT_BRACES = (
    "Put a text that begins with a brace in double quotes; an item with keys of its own stands in a list, after `- `."
)
_NAMES = {"Scalar": "a text", "Sequence": "a list", "Mapping": "a mapping of keys"}
_FILLED_IN = frozenset({
    Kind.TEXT, Kind.PARAGRAPHS, Kind.NOTES, Kind.ITEM_CHANGE, Kind.ITEM_CHANGES, Kind.PICTURE_CHANGE, Kind.SLIDE_CHANGE,
    Kind.SLIDE_CHANGES, Kind.QUOTE, Kind.BOX, Kind.BLOCK_CHANGE, Kind.BLOCK_CHANGES, Kind.QR,
})  # fmt: skip
"""Kinds of texts, and of what holds them."""

Fields = dict[str, tuple[Key, Scalar, Node]]
_Piece = TypeVar("_Piece", bound="Piece")


class Piece(Struct, frozen=True):
    """A part of a text, from its character ``at`` on."""

    at: int
    text: str


def paragraphs(text: str) -> Iterator[Piece]:
    """What blank lines part."""
    at = 0
    for part in _PARAGRAPHS.split(text):
        at = text.index(part, at)
        yield Piece(at, part)
        at += len(part)


class Values:
    """Reads nodes of one deck; ``problems`` and ``links`` grow as it reads. ``moving``: places go with a slide."""

    def __init__(self, shown: str, folder: Path, *, moving: bool = False) -> None:
        self.shown, self.folder, self.moving = shown, folder, moving
        self.origin: Origin | None = None
        self.problems = Problems()
        self.note = self.problems.note
        self.unfilled = False
        """Whether texts may be empty because they are still to come."""
        self.links: list[tuple[str, Span]] = []
        """Links to slides, to be checked when all slides are known."""
        self.macros: MappingOf[str, str] = NO_MACROS
        """The deck's own commands in formulas."""
        self._foreign: set[str] = set()
        self._files: dict[str, PictureFile | None] = {}
        self.read: dict[Path, str] = {}
        self.recordings: dict[str, int] = {}
        """Other files that were read, with their SHA-256; the bytes of those that play, by that."""

    def begin_slide(self) -> None:
        """From here on, what is told once a slide is told again, and places are those of the next slide."""
        self._foreign.clear()
        self.origin = Origin() if self.moving else None

    def files(self) -> dict[Path, str]:
        """The files that were read or looked for, by the names that the author gave them, with their SHA-256."""
        pictures = {place_of(source, self.folder): found.sha256 for source, found in self._files.items() if found}
        return pictures | self.read

    def span(self, node: Node) -> Span:
        return Span(self.shown, node.line, node.column, self.origin)

    def wrong_kind(self, node: Node, name: str, wanted: str, hint: str = "") -> None:
        if isinstance(node, Scalar) and node.style is Style.BROKEN:
            return
        found = "nothing" if isinstance(node, Scalar) and not node.text else _NAMES[type(node).__name__]
        self.note(error("wrong-kind", "{name} wants {wanted}; this is {found}", self.span(node), hint,
                        name=name, wanted=wanted, found=found))  # fmt: skip

    # Mappings

    def fields(self, node: Mapping, table: Table) -> Fields:
        """The pairs of a mapping by key; unknown, doubled and missing keys are noted, empty values left out.

        Whether an item may do without a text depends on what is below it, so nothing is said of that here.
        """
        found: Fields = {}
        meant: set[str] = set()
        unknown = 0
        for name, value in node.pairs:
            key = table.key(name.text)
            told = composed(name.text) if table.each else name.text
            if key is None:
                if name.style is not Style.BROKEN:
                    meant.add(self._unknown(name, node, table))
                    unknown += 1
            elif told in found:
                self.note(error("duplicate-key", "`{name}` stands twice in {what}; first on line {line}",
                                self.span(name), "Keep one of them.", name=name.text[:80], what=table.what,
                                line=found[told][1].line))  # fmt: skip
            else:
                found[told] = key, name, value
        for key in table:
            if key.required and key.name not in found and key.name not in meant:
                if unknown and table is not DECK:
                    continue  # which is the cause
                hint = "Add a line `{example}`."
                lone, (_, _, word) = next(iter(found.items())) if len(found) == 1 else ("", (None, None, None))
                if lone and table in (ITEM, NOTE):
                    hint += ' If “{lone}: {word}” is the text itself, write "{lone}: {word}" in double quotes.'
                self.note(error("missing-key", "{what} needs `{name}`", self.span(node), hint,
                                what=table.what.capitalize(), name=key.name, lone=lone,
                                word=word.text[:40] if isinstance(word, Scalar) else "",
                                example=key.example.split("\n")[0]))  # fmt: skip
        for name_, (key, at, value) in list(found.items()):
            if type(value) is Scalar and not value.text.strip():
                del found[name_]
                if self.unfilled and not key.required and key.kind in _FILLED_IN:
                    continue
                if value.style is not Style.BROKEN and (key.kind is not Kind.TEXT or table is not ITEM):
                    self.note(empty_value(key, at.text, self.span(at), table.what))
        return found

    def _unknown(self, name: Scalar, node: Mapping, table: Table) -> str:
        """Notes an unknown key; the name of the key that it most likely meant."""
        if self.problems.crowded:
            return ""  # the search for near names costs more than all the rest
        near = nearest_key(name.text, table)
        if told := unknown_key(name, node, table, near, self.span(name)):
            self.note(told)
        return near.name if near else ""

    # Texts

    def typed(self, node: Node, name: str, limit: int = MAX_TEXT, *, formulas: bool = True) -> str | None:
        """The characters of a scalar, without markup being read. ``formulas``: there may be some between dollars."""
        if type(node) is not Scalar:
            self.wrong_kind(node, name, "a text", _WITHOUT_BRACES if type(node) is Mapping else _WITHOUT_BRACKETS)
            return None
        if node.style is Style.BROKEN:
            return None
        text = node.text
        if len(text) > limit:
            self.note(error("too-long", "This text has {count} characters; the limit is {limit}", self.span(node),
                            "Divide it among several slides.", count=len(text), limit=limit))  # fmt: skip
            return None
        if formulas and node.style is Style.QUOTED and (eaten := eaten_backslash(text)):
            self.note(formula_problem(eaten, self.span(node)))
            return None
        if node.style is not Style.PLAIN and (found := FORBIDDEN.search(text)):
            self.note(forbidden_character(found.group(), self.span(node)))
            return None
        if not text.isprintable() and (signs := PRIVATE.findall(text)):
            for sign in list(dict.fromkeys(signs))[:MAX_SIGNS]:
                self.note(private_sign(sign, self._place(node, self.span(node), text, text.index(sign))))
        return text.strip("\n") if "\n" in text else text

    def text(self, node: Node, name: str) -> Text | None:
        """One paragraph."""
        if (text := self.typed(node, name)) is None:
            return None
        if "\n" in text:
            text = _PARAGRAPHS.sub("\n", text)
        return self.inline(text, self.span(node), node)

    def paragraphs(self, node: Scalar, name: str, limit: int = MAX_TEXT) -> list[Text]:
        """A text as its paragraphs, which blank lines part."""
        return [text for _, text in self.pieces(node, name, limit, paragraphs)]

    def pieces(
        self, node: Scalar, name: str, limit: int, cut: Callable[[str], Iterable[_Piece]]
    ) -> list[tuple[_Piece, Text]]:
        """The pieces that ``cut`` finds in a text, each with what it says."""
        if (text := self.typed(node, name, limit)) is None:
            return []
        if node.style is Style.FOLDED:
            text = text.replace("\n", "\n\n")  # folding left one break for each blank line
        found: list[tuple[_Piece, Text]] = []
        code = fences(text)
        for piece in cut(text):
            at, end = piece.at, piece.at + len(piece.text)
            span = self.span(node)
            if node.style is Style.LITERAL:
                begun = node.line + 1 + node.text.index(text) + text.count("\n", 0, at)
                span = span.at(begun, node.column)
            elif node.style is Style.PLAIN and "\n" not in text:
                span = span.at(span.row, span.column + at)
            fenced = [(max(a - at, 0), min(b, end) - at) for a, b in code if a < end and b > at]
            if piece.text.strip():
                found.append((piece, self.inline(piece.text, span, node, fenced if "\n" in text else None)))
        return found

    def inline(self, text: str, span: Span, node: Node | None, fenced: list[tuple[int, int]] | None = None) -> Text:
        inlines, problems = read_inline(text, fenced, self.macros)
        if "{" in text and isinstance(node, Scalar) and node.style is not Style.QUOTED and TAGGED.search(text):
            self._tag_in_text(inlines, span)
        for problem in problems:
            if problem.notation:
                if problem.notation.kind in self._foreign:
                    continue
                self._foreign.add(problem.notation.kind)
            if problem.formula:
                place = self._place(node, span, text, problem.formula.at)
                self.note(formula_problem(problem.formula.fault, place))
                continue
            what = _MASKS.split(problem.what, maxsplit=1)[0]
            self.note(markup_problem(problem, self._place(node, span, text, text.find(what) if what else -1)))
        self.links += [(one.link, span) for one in inlines if one.link and one.link[0] == "#"]
        return Text(inlines, span)

    def _place(self, node: Node | None, span: Span, text: str, at: int) -> Span:
        """Where the character ``at`` of a text stands that begins at ``span``, as far as that is known."""
        if at < 0 or not isinstance(node, Scalar):
            return span
        if node.style is Style.LITERAL:
            begun = span.row + 1 if span == self.span(node) else span.row
            return span.at(begun + text.count("\n", 0, at), span.column)
        if node.starts and span == self.span(node):
            begun, line, column = node.starts[bisect_right(node.starts, at, key=itemgetter(0)) - 1]
            return span.at(line, column + at - begun)
        if node.style is Style.PLAIN:
            return span.at(span.row, span.column + at)
        if node.style is Style.QUOTED and _SIMPLE.fullmatch(text):
            return span.at(span.row, span.column + 1 + at)
        return span

    def place(self, node: Scalar, at: int) -> Span:
        """Where the character ``at`` of what ``typed`` gives of a node stands."""
        return self._place(node, self.span(node), node.text.strip("\n"), at)

    def _tag_in_text(self, inlines: Iterable[Inline], span: Span) -> None:
        """Braces that would tag an item, were they one: inside a text they would be shown, with all that they hide."""
        if any(TAGGED.search(one.text) for one in inlines if not one.code):
            self.note(error("tag-in-text", "`only:` and `except:` in braces tag nothing inside a text", span,
                            "Write the item as `{{only: [teacher], text: …}}`; where braces are meant, put the text in "
                            "double quotes, or the braces between backquotes."))  # fmt: skip

    # Words

    def word(self, node: Node, name: str) -> str | None:
        if (text := self.typed(node, name, 1000)) is None:
            return None
        found = CURLY.fullmatch(text.strip())
        if found is None:
            return text.strip()
        self.note(error("curly-quotes", "The quotes {opening} and {closing} are part of this value", self.span(node),
                        "Take them away, or type straight ones.",
                        opening=found[1], closing=found[3]))  # fmt: skip
        return found[2]

    def keywords(self, node: Node) -> tuple[str, ...]:
        if isinstance(node, Scalar):
            words = (self.typed(node, "`keywords`") or "").split(",")
        else:
            words = [self.typed(one, "A keyword") or "" for one in members(node)]
        return tuple(word.strip() for word in words if word.strip())

    def boolean(self, node: Node, key: Key, default: bool) -> bool:
        if (word := self.word(node, f"`{key.name}`")) is None:
            return default
        folded = word.lower()
        if folded not in _TRUE and folded not in _FALSE:
            self.wrong_value(node, key, word, "`true` or `false`")
            return default
        return folded in _TRUE

    def integer(self, node: Node, key: Key) -> int | None:
        if (word := self.word(node, f"`{key.name}`")) is None:
            return None
        if re.fullmatch(r"[0-9]{1,6}", word) and key.least <= int(word) <= key.most:
            return int(word)
        self.wrong_value(node, key, word, f"a whole number from {key.least} to {key.most}")
        return None

    def choice(self, node: Node, key: Key) -> str | None:
        word = self.word(node, f"`{key.name}`")
        if word is None or word in key.choices:
            return word
        self.wrong_value(node, key, word, "one of " + ", ".join(key.choices))
        return None

    def color(self, node: Node, key: Key) -> str | None:
        """Six hexadecimal digits, in capitals."""
        word = self.word(node, f"`{key.name}`")
        found = _COLOR.fullmatch(word) if word is not None else None
        if word is not None and found is None:
            self.wrong_value(node, key, word, "a colour of six hexadecimal digits")
        digits = found[1].upper() if found else ""
        return ("".join(2 * digit for digit in digits) if len(digits) == 3 else digits) or None

    def lang(self, node: Node, key: Key) -> str | None:
        word = self.word(node, f"`{key.name}`")
        if word is None or LANGUAGE_TAG.fullmatch(word):
            return word
        meant = LANGUAGE_NAMES.get(slug(word))
        self.wrong_value(node, key, word, f"a language tag such as {meant or 'fr, en or nl-BE'}")
        return None

    def wrong_value(self, node: Node, key: Key, word: str, wanted: str) -> None:
        near = nearest(word, list(key.choices)) if key.choices else None
        hint = "Did you mean {near}?" if near else "Write something like `{example}`."
        self.note(error("wrong-value", "`{name}` is {wanted}, not {word}", self.span(node), hint,
                        name=key.name, wanted=wanted, word=word[:80], near=near, example=key.example))  # fmt: skip

    def identifier(self, node: Node, key: Key) -> str | None:
        word = self.word(node, f"`{key.name}`")
        if word is None or is_id(composed(word)):
            return word and composed(word)
        hint = "Write `id: {slug}`." if slug(word) else "Write something like `{example}`."
        hint += " If it is a text, put it in double quotes." if len(word.split()) > 2 else ""
        self.note(error("invalid-id", "{word} is no id: an id has lower-case letters, digits and hyphens only",
                        self.span(node), hint, word=word[:80], slug=slug(word), example=key.example))  # fmt: skip
        return None

    def name(self, node: Node, key: Key, known: list[str] | None, fitting: str = "") -> str | None:
        """The name of a layout or theme, which must be among the known ones, if those are given. ``fitting``: the one
        for what the slide has, which a name that speaks of columns most likely means."""
        word = self.word(node, f"`{key.name}`")
        if word is None or known is None or word in known or (key.kind is Kind.THEME and is_path(word)):
            return word
        own = own_layouts(self.folder) if key.kind is Kind.LAYOUT else own_themes(self.folder)
        if word in own:
            data = read_bytes(own[word], MAX_OWN)  # whether it is there is an input, whoever is shown with it
            if isinstance(data, bytes):
                self.read[own[word]] = sha256(data).hexdigest()
            return word
        known = sorted({*known, *own})
        near = fitting if fitting in known and "col" in word.lower() else nearest(word, known)
        hint = "Did you mean {near}?" if near else "There are: {known}."
        values = {"name": word[:80], "near": near, "known": ", ".join(known) or "none"}
        if key.kind is Kind.LAYOUT:
            self.note(error("unknown-layout", "There is no layout {name}", self.span(node), hint, **values))
        else:
            self.note(error("unknown-theme", "There is no theme {name}", self.span(node), hint, **values))
        return None

    # Files

    def picture_file(self, source: str, span: Span) -> tuple[str, PictureFile | None]:
        """The name that counts, and the file if there is a sound one; each is read once."""
        if source != source.strip() and not place_of(source, self.folder).is_file():
            source = source.strip()
        if source not in self._files:
            found = find_picture(source, self.folder, span)
            if isinstance(found, Diagnostic):
                self.note(found)
                self.read |= looked_for(source, self.folder)
            self._files[source] = None if isinstance(found, Diagnostic) else found
        return source, self._files[source]


def members(node: Node) -> list[Node]:
    """The members of a list; any other node as a list of itself."""
    return node.members if isinstance(node, Sequence) else [node]
