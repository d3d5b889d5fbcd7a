"""Parts of the tree -> blocks of Markdown; the other way round than ``pieces.py`` and ``divisions.py``.

What has no form of its own raises ``NoFormError``; it goes into a fence of YAML then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from generator.deck.block_schema import DIAGRAMS
from generator.deck.keys import Kind, Table
from generator.deck.markdown.blocks import (
    Attributes,
    Block,
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
    Quotation,
)
from generator.deck.markdown.options import Pairs
from generator.deck.markdown.pieces import BOX_NAMES
from generator.deck.marks import Style
from generator.deck.schema import (
    BLOCK,
    BOX,
    CARD,
    CHART,
    CODE,
    COLUMN,
    DIAGRAM,
    ITEM,
    MATH,
    MEDIA,
    NUMBER,
    PICTURE,
    POINT,
    QR,
    QUOTE,
    SLIDE,
    TABLE,
    TERM,
    VENN,
)
from generator.deck.tree import Mapping, Node, Scalar, Sequence
from generator.patterns import pattern

_START = pattern(r"(?:\A|(?<=\n))(\d{0,9})(?=[-+|:=.)!](?:\s|\Z|[-+|:=.)!\[(]))")
_BRACES = pattern(r"(?<![\\])(?=\{[#.\w][^{}\n]*\}\s*\Z)")
_HASH = pattern(r"(?:\A|(?<=\n))(?=#{1,6}(?:\s|\Z)|>|`{3}|~{3}|<!--|\$\$)")
_PARTS = pattern(r"\n(?:[ \t]*\n)+")
_LISTED: Final = {Kind.STRINGS: "; ", Kind.RANGES: "; ", Kind.CHOICES: ", ", Kind.NUMBERS: ", ", Kind.TAGS: ", ",
                  Kind.IDS: ", ", Kind.WORDS: ", "}  # fmt: skip
_AT: Final = (1, 1)
_STROKE = pattern(r"(?<!\\)\|")


class NoFormError(Exception):
    """Something has no form in Markdown."""


def escaped(text: str) -> str:
    """A text as a paragraph that is read as nothing else."""
    if text != text.strip() or "\t" in text:
        raise NoFormError
    text = _HASH.sub(r"\\", text)
    text = _START.sub(r"\1\\", text)
    return _BRACES.sub(r"\\", text) if text.endswith("}") else text


def prose(node: Node) -> Scalar:
    """A text of one paragraph."""
    if not isinstance(node, Scalar) or node.style is Style.BROKEN:
        raise NoFormError
    text = node.text.strip("\n")
    if node.style is Style.FOLDED:
        text = text.replace("\n", "\n\n")
    if not text.strip() or "\n\n" in text:
        raise NoFormError
    return Scalar(escaped(text), node.line, node.column)


def title(node: Node) -> Scalar:
    """A text that stands on one line: a line break is a tag there."""
    said = prose(node)
    if said.text.endswith("#"):
        raise NoFormError
    return Scalar(said.text.replace("\n", "<br>"), said.line, said.column)


def paragraphs(node: Node) -> list[Paragraph]:
    if not isinstance(node, Scalar) or not node.text.strip():
        raise NoFormError
    text = node.text.strip("\n")
    if node.style is Style.FOLDED:
        text = text.replace("\n", "\n\n")
    return [Paragraph(*_AT, Scalar(escaped(one), *_AT)) for one in _PARTS.split(text)]


def attributes(pairs: Iterable[tuple[Scalar, Node]], table: Table) -> Attributes | None:
    """Keys of a mapping as attributes: the id first, what is true as a class, the others by their names."""
    name: Scalar | None = None
    classes: list[Scalar] = []
    others: list[tuple[Scalar, Scalar]] = []
    for key, node in pairs:
        known = table.keys.get(key.text)
        if known is None:
            raise NoFormError
        said = _word(node, known.kind)
        if key.text == "id":
            name = said
        elif known.kind is Kind.BOOLEAN and said.text == "true":
            classes.append(key)
        else:
            others.append((key, said))
    others.sort(key=lambda one: one[0].text)
    if name is None and not classes and not others:
        return None
    return Attributes(*_AT, name, tuple(sorted(classes, key=lambda one: one.text)), tuple(others))


def _word(node: Node, kind: Kind) -> Scalar:
    if isinstance(node, Sequence) and kind in _LISTED and node.members:
        words = [one.text if isinstance(one, Scalar) else "\n" for one in node.members]
        sign = _LISTED[kind]
        if any(sign.strip() in word or "\n" in word or not word.strip() for word in words):
            raise NoFormError
        if len(words) == 1 and kind in (Kind.STRINGS, Kind.RANGES):
            return Scalar(words[0], *_AT)
        return Scalar(sign.join(words), *_AT)
    if not isinstance(node, Scalar) or "\n" in node.text or not node.text.strip():
        raise NoFormError
    if node.text != node.text.strip() or (kind in _LISTED and ";" in node.text):
        raise NoFormError
    return node


def division(
    name: str, blocks: Iterable[Block], said: Attributes | None = None, head: Scalar | None = None
) -> Division:
    return Division(*_AT, name, head, tuple(blocks), (), said)


# --- kinds -----------------------------------------------------------------------------------------------------------


def blocks_of(kind: str, node: Node, beside: Pairs, options: Pairs) -> list[Block]:
    """The blocks of one kind. Raises NoFormError where there is none that says all of it."""
    if kind in BOX_NAMES:
        made = _box(kind, node)
    elif kind in _DIAGRAMS:
        made = _diagram(kind, node)
    elif kind in _WRITERS:
        made = _WRITERS[kind](kind, node, beside)
    else:
        raise NoFormError
    return with_options(kind, made, options)


def with_options(kind: str, made: list[Block], options: Pairs) -> list[Block]:
    """The blocks with what is said of them: in a division of their kind, which a block may be already."""
    if not options:
        return made
    said = attributes(options, BLOCK)
    assert said is not None
    first = made[0]
    if len(made) == 1 and isinstance(first, Division) and first.name == kind:
        both = first.attributes or Attributes(*_AT)
        merged = Attributes(*_AT, both.id or said.id, (*both.classes, *said.classes), (*both.pairs, *said.pairs))
        return [Division(*_AT, kind, first.title, first.blocks, first.lines, merged)]
    return [division(kind, made, said)]


def _text(kind: str, node: Node, beside: Pairs) -> list[Block]:
    if isinstance(node, Scalar):
        return [*paragraphs(node)]
    if not isinstance(node, Sequence) or not node.members:
        raise NoFormError
    found: list[Block] = []
    for one in node.members:
        text, options = _said(one, "text")
        found.append(Paragraph(*_AT, prose(text), attributes(options, ITEM)))
    return found


def _said(node: Node, name: str) -> tuple[Node, Pairs]:
    """The text of a member and what is said of it."""
    if not isinstance(node, Mapping):
        return node, []
    if node.parent:
        raise NoFormError
    found = [value for key, value in node.pairs if key.text == name]
    if len(found) != 1:
        raise NoFormError
    return found[0], [pair for pair in node.pairs if pair[0].text != name]


def _items(kind: str, node: Node, beside: Pairs) -> list[Block]:
    marks = {name.text: value for name, value in beside}
    marker = _plain(marks.get("marker")) or ("number" if _plain(marks.get("numbered")) == "true" else "")
    start = _plain(marks.get("start")) or "1"
    checked = True if marker == "check" else None
    items = tuple(_item(one, checked, ITEM) for one in _members(node))
    if marker in ("", "bullet", "check", "number") and start.isdecimal():
        listing = Listing(*_AT, items, "." if marker == "number" else "-", int(start) if marker == "number" else None)
        if marker == "number" or start == "1":
            return [listing]
    said = attributes(beside, BLOCK)
    return [division("items", [Listing(*_AT, items, "-")], said)]


def _plain(node: Node | None) -> str:
    return node.text if isinstance(node, Scalar) else ""


def _members(node: Node) -> list[Node]:
    if not isinstance(node, Sequence) or not node.members:
        raise NoFormError
    return node.members


def _item(node: Node, checked: bool | None, table: Table) -> ListItem:
    if isinstance(node, Scalar):
        return ListItem(*_AT, prose(node), (), None, checked)
    if not isinstance(node, Mapping):
        raise NoFormError
    if node.parent:
        text: Node = node.pairs[0][0]
        below: Node | None = node.pairs[0][1]
        rest: Pairs = []
    else:
        text, rest = _said(node, "text")
        below = next((value for key, value in rest if key.text == "items"), None)
        rest = [pair for pair in rest if pair[0].text != "items"]
    if node.parent and table is POINT and isinstance(text, Scalar):
        text = Scalar(text.text.rstrip(" :\u00a0\u202f"), *_AT)  # which parts it from what is below
    inner = (Listing(*_AT, tuple(_item(one, None, table) for one in _members(below)), "-"),) if below else ()
    return ListItem(*_AT, prose(text), inner, attributes(rest, table), checked)


def _terms(kind: str, node: Node, beside: Pairs) -> list[Block]:
    return [_meanings(node, "term", "text", TERM)]


def _meanings(node: Node, term: str, text: str, table: Table) -> Meanings:
    entries: list[Meaning] = []
    for one in _members(node):
        if not isinstance(one, Mapping) or one.parent:
            raise NoFormError
        head, rest = _said(one, term)
        said, rest = _said(Mapping(rest, *_AT), text)
        entries.append(Meaning(title(head), prose(said), attributes(rest, table)))
    return Meanings(*_AT, tuple(entries))


def _picture(kind: str, node: Node, beside: Pairs) -> list[Block]:
    return [Paragraph(*_AT, *_pictured(node, PICTURE if kind == "image" else MEDIA, kind))]


def _pictured(node: Node, table: Table, kind: str = "image") -> tuple[Scalar, Attributes | None]:
    """A picture between brackets, and what is said of it."""
    pairs = {name.text: value for name, value in node.pairs} if isinstance(node, Mapping) else {"file": node}
    if isinstance(node, Mapping) and node.parent:
        raise NoFormError
    file, alt, caption = (_plain(pairs.pop(name, None)) for name in ("file", "alt", "caption"))
    if not file or any("\n" in one for one in (file, alt, caption)) or '"' in caption or "\\" in caption:
        raise NoFormError
    if any(sign in alt for sign in "[]\\") or any(sign in file for sign in "<>\\"):
        raise NoFormError
    from generator.deck.markdown.pictures import Shown

    if Shown(Scalar(file, *_AT), Scalar(alt, *_AT), None, None).kind != kind:
        raise NoFormError
    address = f"<{file}>" if any(sign in file for sign in " ()\"'") else file
    behind = f' "{caption}"' if caption else ""
    rest: Pairs = [(Scalar(name, *_AT), value) for name, value in pairs.items()]
    return Scalar(f"![{alt}]({address}{behind})", *_AT), attributes(rest, table)


def _images(kind: str, node: Node, beside: Pairs) -> list[Block]:
    found: list[Block] = []
    for one in _members(node):
        found.append(Paragraph(*_AT, *_pictured(one, PICTURE)))
    return [division("images", found)]


def _cells(kind: str, node: Node, beside: Pairs) -> list[Block]:
    """A table, or a chart that is but a file."""
    pairs = node.pairs if isinstance(node, Mapping) and not node.parent else []
    table = TABLE if kind == "table" else CHART
    content = next((value for key, value in pairs if key.text in ("text", "rows")), None if pairs else node)
    rest = [pair for pair in pairs if pair[0].text not in ("text", "rows")]
    if isinstance(content, Scalar) and "\n" not in content.text and "|" not in content.text:
        return [division(kind, (), attributes([(Scalar("file", *_AT), content)], table))]
    if content is None:
        return [division(kind, (), attributes(rest, table))]
    grid = _grid(content)
    if kind == "chart":
        return [division(kind, (grid,), attributes(rest, table))]
    caption = next((value for key, value in rest if key.text == "caption"), None)
    said = attributes([pair for pair in rest if pair[0].text != "caption"], table)
    return [Grid(*_AT, grid.rows, grid.aligns, title(caption) if caption else None, said)]


def _grid(node: Node) -> Grid:
    if not isinstance(node, Scalar):
        raise NoFormError
    lines = [line.strip() for line in node.text.split("\n") if line.strip()]
    opened = all(line.startswith("|") for line in lines)
    closed = all(line.endswith("|") and not line.endswith("\\|") for line in lines)
    rows: list[tuple[Scalar, ...]] = []
    aligns: tuple[str, ...] = ()
    for number, line in enumerate(lines):
        cells = [cell.strip() for cell in _STROKE.split(line[opened : len(line) - closed or None])]
        if number == 1 and all(cell.strip("-:") == "" and "-" in cell for cell in cells):
            aligns = tuple(_align(cell) for cell in cells)
            continue
        if any(cell.strip("-:") == "" and "--" in cell for cell in cells) or "`" in line:
            raise NoFormError
        rows.append(tuple(Scalar(cell.replace("\\|", "|"), *_AT) for cell in cells))
    if len(rows) < 2 or len({len(row) for row in rows}) != 1:
        raise NoFormError
    return Grid(*_AT, tuple(rows), aligns or ("",) * len(rows[0]))


def _align(cell: str) -> str:
    return {(True, True): "center", (True, False): "left", (False, True): "right"}.get(
        (cell.startswith(":"), cell.endswith(":")), ""
    )


def _code(kind: str, node: Node, beside: Pairs) -> list[Block]:
    if isinstance(node, Scalar):
        return [_fence(node, [])]
    if not isinstance(node, Mapping) or node.parent:
        raise NoFormError
    text = next((value for key, value in node.pairs if key.text == "text"), Scalar("", *_AT))
    return [_fence(text, [pair for pair in node.pairs if pair[0].text != "text"])]


def _fence(text: Node, pairs: Pairs) -> Fence:
    if not isinstance(text, Scalar):
        raise NoFormError
    lang = _plain(next((value for key, value in pairs if key.text == "lang"), None))
    if lang and (len(lang.split()) != 1 or lang[0] in "{`~" or "`" in lang):
        raise NoFormError
    rest = [pair for pair in pairs if pair[0].text != "lang"]
    return Fence(*_AT, lang, Scalar(text.text.rstrip("\n"), *_AT), attributes(rest, CODE))


def _math(kind: str, node: Node, beside: Pairs) -> list[Block]:
    pairs = node.pairs if isinstance(node, Mapping) and not node.parent else [(Scalar("tex", *_AT), node)]
    tex = _plain(next((value for key, value in pairs if key.text == "tex"), None)).strip("\n")
    said = next((value for key, value in pairs if key.text == "text"), None)
    rest = [pair for pair in pairs if pair[0].text not in ("tex", "text")]
    if not tex.strip() or "$$" in tex or "\n\n" in tex:
        raise NoFormError
    formula = Formula(*_AT, Scalar("\n".join(line.strip() for line in tex.split("\n")), *_AT), None)
    if said is None:
        return [Formula(*_AT, formula.tex, attributes(rest, MATH))]
    return [division("math", [formula, Paragraph(*_AT, prose(said))], attributes(rest, MATH))]


def _quote(kind: str, node: Node, beside: Pairs) -> list[Block]:
    by = next((value for key, value in beside if key.text == "by"), None)
    if isinstance(node, Scalar):
        said: list[Block] = [*paragraphs(node)]
        if by is not None:
            who = prose(by)
            said.append(Paragraph(*_AT, Scalar(f"— {who.text}", *_AT)))
        return [Quotation(*_AT, tuple(said))]
    text, rest = _said(node, "text")
    return [division("quote", paragraphs(text), attributes(rest, QUOTE))]


def _statement(kind: str, node: Node, beside: Pairs) -> list[Block]:
    return [division("statement", [Paragraph(*_AT, prose(node))])]


def _numbers(kind: str, node: Node, beside: Pairs) -> list[Block]:
    return [division("numbers", [_meanings(node, "value", "label", NUMBER)])]


def _cards(kind: str, node: Node, beside: Pairs) -> list[Block]:
    return [division("cards", [_headed("card", one, CARD) for one in _members(node)])]


def _columns(kind: str, node: Node, beside: Pairs) -> list[Block]:
    return [division("columns", [_headed("column", one, COLUMN) for one in _members(node)])]


def _headed(name: str, node: Node, table: Table) -> Division:
    """A column or a card, with its heading first."""
    if not isinstance(node, Mapping) or node.parent:
        raise NoFormError
    heading, texts, options, body = apart(node.pairs, table, ("caption", "source"))
    inside: list[Block] = [Heading(*_AT, 3, title(heading))] if heading is not None else []
    inside += body_blocks(body)
    inside += [division(key.text, paragraphs(value)) for key, value in texts]
    return division(name, inside, attributes(options, table))


def _comparison(kind: str, node: Node, beside: Pairs) -> list[Block]:
    return [division("comparison", [_grid(node)])]


def _qr(kind: str, node: Node, beside: Pairs) -> list[Block]:
    text, rest = _said(node, "text")
    return [division("qr", [Paragraph(*_AT, prose(text))], attributes(rest, QR))]


def _agenda(kind: str, node: Node, beside: Pairs) -> list[Block]:
    if _plain(node) != "true":
        raise NoFormError
    return [division("agenda", [])]


def _references(kind: str, node: Node, beside: Pairs) -> list[Block]:
    words = [node] if isinstance(node, Scalar) else _members(node)
    said = " ".join(_plain(one) for one in words)
    if not said or any(sign in said for sign in ",\n"):
        raise NoFormError
    return [division("references", [] if said == "cited" else [Paragraph(*_AT, Scalar(said, *_AT))])]


def _diagram(kind: str, node: Node) -> list[Block]:
    table = VENN if kind == "venn" else DIAGRAM
    listed: Node = node
    rest: Pairs = []
    if isinstance(node, Mapping) and not node.parent:
        listed, rest = _said(node, "sets" if kind == "venn" else "items")
    members = _members(listed)
    if kind == "timeline" and any(isinstance(one, Mapping) for one in members):
        return [division(kind, [_meanings(listed, "when", "text", POINT)], attributes(rest, table))]
    items = tuple(_item(one, None, POINT) for one in members)
    return [division(kind, [Listing(*_AT, items, "-")], attributes(rest, table))]


def _box(kind: str, node: Node) -> list[Block]:
    if isinstance(node, Scalar):
        return [division(kind, paragraphs(node))]
    if not isinstance(node, Mapping) or node.parent:
        raise NoFormError
    head = next((value for key, value in node.pairs if key.text == "title"), None)
    parts = ("note", "example", "hints")
    _, texts, options, body = apart([pair for pair in node.pairs if pair[0].text != "title"], BOX, parts, box=True)
    inside = body_blocks(body)
    for key, value in texts:
        inner: list[Block] = [*(_items("items", value, []) if key.text == "hints" else paragraphs(value))]
        inside.append(division(key.text, inner))
    return [division(kind, inside, attributes(options, BOX), title(head) if head is not None else None)]


_Writer = Callable[[str, Node, Pairs], list[Block]]
_DIAGRAMS: Final = frozenset(key.name for key in DIAGRAMS) - {"matrix"}
_WRITERS: Final[dict[str, _Writer]] = {
    "text": _text,
    "items": _items,
    "terms": _terms,
    "image": _picture,
    "video": _picture,
    "audio": _picture,
    "images": _images,
    "table": _cells,
    "chart": _cells,
    "code": _code,
    "math": _math,
    "quote": _quote,
    "statement": _statement,
    "numbers": _numbers,
    "cards": _cards,
    "columns": _columns,
    "comparison": _comparison,
    "qr": _qr,
    "agenda": _agenda,
    "references": _references,
}

# --- bodies ----------------------------------------------------------------------------------------------------------

Part = tuple[Scalar, Node, Pairs, Pairs]
"""A kind, what it holds, what stands beside it, and what is said of it."""
_BESIDE: Final = {"items": ("numbered", "marker", "start"), "quote": ("by",)}
_KINDS: Final = frozenset({*_WRITERS, *BOX_NAMES, *(key.name for key in DIAGRAMS)})


def apart(
    pairs: Pairs, table: Table, texts: Iterable[str], *, box: bool = False
) -> tuple[Node | None, Pairs, Pairs, list[Part]]:
    """The heading, the texts of these names, the options, and the body of a mapping."""
    heading: Node | None = None
    said: Pairs = []
    options: Pairs = []
    parts: list[Part] = []
    wanted = frozenset(texts)
    beside = {name.text: (name, node) for name, node in pairs}
    taken = {"heading"}
    kinds = [name.text for name, _ in pairs if name.text in _KINDS and not (box and name.text == "example")]
    for kind in kinds:
        taken.update(name for name in _BESIDE.get(kind, ()) if name in beside)
    for name, node in pairs:
        if name.text == "heading" and table is not BOX:
            heading = node
        elif name.text == "body":
            parts += [_member(one) for one in _members(node)]
        elif name.text in kinds:
            near = [beside[one] for one in _BESIDE.get(name.text, ()) if one in beside]
            parts.append((name, node, near, []))
        elif name.text in wanted and name.text not in taken:
            said.append((name, node))
        elif name.text not in taken:
            options.append((name, node))
    return heading, said, options, parts


def _member(node: Node) -> Part:
    """A block of a ``body``."""
    if not isinstance(node, Mapping) or node.parent:
        raise NoFormError
    kinds = [pair for pair in node.pairs if pair[0].text in _KINDS]
    if len(kinds) != 1:
        raise NoFormError
    name, content = kinds[0]
    near = _BESIDE.get(name.text, ())
    beside = [pair for pair in node.pairs if pair[0].text in near]
    return name, content, beside, [pair for pair in node.pairs if pair[0].text not in (name.text, *near)]


def body_blocks(parts: Iterable[Part], fenced: Callable[[Part], Block] | None = None) -> list[Block]:
    """The blocks of a body. ``fenced`` makes those that have no form; without it they raise NoFormError."""
    found: list[Block] = []
    for part in parts:
        name, node, beside, options = part
        try:
            made = blocks_of(name.text, node, beside, options)
        except NoFormError:
            if fenced is None:
                raise
            made = [fenced(part)]
        if found and isinstance(found[-1], Paragraph) and isinstance(made[0], Paragraph) and name.text == "text":
            made = [division("text", made)]  # two texts, not one
        found += made
    return found


SLIDE_TEXTS: Final = ("kicker", "subtitle", "author", "source", "caption", "by")
_SLIDE_WORDS: Final = frozenset({Kind.ID, Kind.LAYOUT, Kind.LANG, Kind.CHOICE, Kind.INTEGER, Kind.BOOLEAN, Kind.TAGS})


def is_slide_word(name: str) -> bool:
    """Whether a key of a slide may stand behind its heading."""
    key = SLIDE.keys.get(name)
    return key is not None and key.kind in _SLIDE_WORDS
