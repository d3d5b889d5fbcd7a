"""What stands at the head of a deck of another tool: its keys, and those that a deck has here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from generator.deck.language_tags import LANGUAGE_TAG
from generator.deck.markdown.blocks import Line
from generator.deck.markdown.dialects.inline import said
from generator.deck.markdown.dialects.reading import Reading
from generator.deck.marks import Marked
from generator.deck.tree import Mapping, Node, Scalar, read_tree
from generator.deck.tree import Sequence as Members
from generator.patterns import pattern

Pairs = list[tuple[Scalar, Node]]

_KEY = pattern(r"([A-Za-z_][\w.-]*)\s*:[ \t]+(\S.*)\Z")
_PROGRAM = pattern(r"`r\s[^`]*`|<%.*?%>")
_EMPTY = pattern(r"[(\[][^()\[\]]*:\s*[)\]]")
_UNTOLD = frozenset({"marp", "output", "format", "diapo", "mdc", "comark", "pagetitle", "title-slide-attributes"})
"""Keys that say how the tool works: nobody misses them."""


class Front(Struct):
    """The keys at the head, and the lines below it."""

    lines: Sequence[Line]
    pairs: Pairs = field(default_factory=list)
    line: int = 1
    used: set[str] = field(default_factory=set)

    def node(self, *path: str) -> Node | None:
        """What stands under some keys in each other."""
        self.used.add(path[0])
        found: Node | None = Mapping(self.pairs, 1, 1)
        for name in path:
            pairs = found.pairs if isinstance(found, Mapping) else []
            found = next((value for key, value in pairs if key.text == name), None)
        return found

    def scalar(self, *path: str) -> Scalar | None:
        found = self.node(*path)
        return found if isinstance(found, Scalar) and found.text.strip() else None

    def word(self, *path: str) -> str:
        found = self.scalar(*path)
        return found.text.strip() if found else ""

    def is_on(self, *path: str) -> bool:
        return self.word(*path).lower() in ("true", "yes", "on")


def front_of(lines: Sequence[Line]) -> Front:
    """The head of a text: YAML between lines of dashes."""
    at = next((at for at, one in enumerate(lines) if one.text.strip()), len(lines))
    if at == len(lines) or lines[at].text.rstrip() not in ("---", "<!--"):
        return Front(lines)
    close = ("---", "...") if lines[at].text.rstrip() == "---" else ("-->",)
    end = next((n for n in range(at + 1, len(lines)) if lines[n].text.rstrip() in close), None)
    if end is None:
        return Front(lines)
    pairs = yaml_pairs(lines[at + 1 : end])
    if pairs is None:
        return Front(lines)
    return Front(lines[end + 1 :], pairs, at + 1)


def yaml_pairs(lines: Sequence[Line]) -> Pairs | None:
    """The keys that some lines say in YAML, as well as can be; None where they say none."""
    if not any(one.text.strip() for one in lines):
        return []
    first = lines[0].line
    found, problems = read_tree(Marked("", ["", *[""] * (first - 2), *(one.text for one in lines)] if first > 1 else [
        one.text for one in lines]))  # fmt: skip
    if isinstance(found, Mapping) and not any(one.code == "yaml-syntax" for one in problems):
        return found.pairs
    pairs: Pairs = []
    for one in lines:
        if key := _KEY.match(one.text):
            value = key[2].strip()
            value = value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
            name = Scalar(key[1], one.line, 1)
            pairs.append((name, Scalar(value, one.line, 1 + key.start(2))))
    return pairs or None


def deck_keys(front: Front, reading: Reading) -> Pairs:
    """The keys of the format among those of the head, with its texts."""
    pairs: Pairs = []
    for name, others in (("title", ()), ("subtitle", ()), ("date", ()), ("footer", ())):
        node = front.scalar(name, *others)
        if node is not None and (text := _text(node, reading)):
            pairs.append((_key(name, node), Scalar(text, node.line, node.column)))
    if author := _author(front, reading):
        pairs.append((_key("author", author), author))
    for name in ("lang", "language"):
        node = front.scalar(name)
        if (
            node is not None
            and LANGUAGE_TAG.fullmatch(node.text.strip())
            and not any(key.text == "lang" for key, _ in pairs)
        ):
            pairs.append((_key("lang", node), node))
    if words := front.node("keywords"):
        members = words.members if isinstance(words, Members) else [words]
        kept = [one for one in members if isinstance(one, Scalar) and one.text.strip()]
        if kept:
            pairs.append((_key("keywords", words), Members(list[Node](kept), words.line, words.column)))
    return pairs


def tell_rest(front: Front, reading: Reading) -> None:
    """One notice for all keys that mean nothing here."""
    left = [key for key, _ in front.pairs if key.text not in front.used | _UNTOLD]
    if left:
        names = ", ".join(dict.fromkeys(key.text for key in left))
        reading.lose("keys at the head of the deck", f"left out: {names[:300]}", "", left[0].line)


def _key(name: str, place: Node) -> Scalar:
    return Scalar(name, place.line, 1)


def _text(node: Scalar, reading: Reading) -> str:
    reading.line = node.line
    typed = node.text
    if _PROGRAM.search(typed):
        reading.lose("value that a program gives", "left out")
        typed = _EMPTY.sub("", _PROGRAM.sub("", typed)).strip(" :")
        if not any(sign.isdigit() for sign in typed):
            return ""
    return " ".join(said(" ".join(typed.split()), reading).split())


def _author(front: Front, reading: Reading) -> Scalar | None:
    """Names of the authors, with where they work."""
    node = front.node("author") or front.node("authors")
    names = list(_names(node)) if node else []
    place = next(iter(names), None)
    institutes = [one for key in ("institute", "institution", "affiliation") for one in _names(front.node(key))]
    texts = [text for one in (*names, *institutes) if (text := _text(one, reading))]
    if not texts:
        return None
    place = place or institutes[0]
    return Scalar(", ".join(dict.fromkeys(texts)), place.line, place.column)


def _names(node: Node | None) -> Iterable[Scalar]:
    if isinstance(node, Scalar):
        if node.text.strip():
            yield node
    elif isinstance(node, Members):
        for one in node.members:
            yield from _names(one)
    elif isinstance(node, Mapping):
        for key, value in node.pairs:
            if key.text in ("name", "literal", "given", "family", "affiliation", "institute", "affiliations"):
                yield from _names(value)
