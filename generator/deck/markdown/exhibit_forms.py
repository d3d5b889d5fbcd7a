"""Pictures, tables, code, formulas, quotations, diagrams of the tree -> blocks of Markdown."""

from __future__ import annotations

from generator.deck.markdown.blocks import Attributes, Block, Fence, Formula, Grid, Listing, Paragraph, Quotation
from generator.deck.markdown.options import Pairs
from generator.deck.markdown.pictures import Shown
from generator.deck.markdown.text_forms import (
    AT,
    NoFormError,
    attributes,
    division,
    item_of,
    meanings_of,
    members_of,
    paragraphs,
    plain,
    prose,
    said_of,
    title,
)
from generator.deck.schema import CHART, CODE, DIAGRAM, MATH, MEDIA, NUMBER, PICTURE, POINT, QR, QUOTE, TABLE, VENN
from generator.deck.schema import Table as Keys
from generator.deck.tree import Mapping, Node, Scalar
from generator.patterns import pattern

_STROKE = pattern(r"(?<!\\)\|")


def picture_form(kind: str, node: Node, beside: Pairs) -> list[Block]:
    return [Paragraph(*AT, *_pictured(node, PICTURE if kind == "image" else MEDIA, kind))]


def _pictured(node: Node, table: Keys, kind: str = "image") -> tuple[Scalar, Attributes | None]:
    """A picture between brackets, and what is said of it."""
    pairs = {name.text: value for name, value in node.pairs} if isinstance(node, Mapping) else {"file": node}
    if isinstance(node, Mapping) and node.parent:
        raise NoFormError
    file, alt, caption = (plain(pairs.pop(name, None)) for name in ("file", "alt", "caption"))
    if not file or any("\n" in one for one in (file, alt, caption)) or '"' in caption or "\\" in caption:
        raise NoFormError
    if any(sign in alt for sign in "[]\\") or any(sign in file for sign in "<>\\"):
        raise NoFormError
    if Shown(Scalar(file, *AT), Scalar(alt, *AT), None, None).kind != kind:
        raise NoFormError
    address = f"<{file}>" if any(sign in file for sign in " ()\"'") else file
    behind = f' "{caption}"' if caption else ""
    rest: Pairs = [(Scalar(name, *AT), value) for name, value in pairs.items()]
    return Scalar(f"![{alt}]({address}{behind})", *AT), attributes(rest, table)


def images_form(kind: str, node: Node, beside: Pairs) -> list[Block]:
    found: list[Block] = []
    for one in members_of(node):
        found.append(Paragraph(*AT, *_pictured(one, PICTURE)))
    return [division("images", found)]


def cells_form(kind: str, node: Node, beside: Pairs) -> list[Block]:
    """A table, or a chart that is but a file."""
    pairs = node.pairs if isinstance(node, Mapping) and not node.parent else []
    table = TABLE if kind == "table" else CHART
    content = next((value for key, value in pairs if key.text in ("text", "rows")), None if pairs else node)
    rest = [pair for pair in pairs if pair[0].text not in ("text", "rows")]
    if isinstance(content, Scalar) and "\n" not in content.text and "|" not in content.text:
        return [division(kind, (), attributes([(Scalar("file", *AT), content)], table))]
    if content is None:
        return [division(kind, (), attributes(rest, table))]
    grid = _grid(content)
    if kind == "chart":
        return [division(kind, (grid,), attributes(rest, table))]
    caption = next((value for key, value in rest if key.text == "caption"), None)
    said = attributes([pair for pair in rest if pair[0].text != "caption"], table)
    return [Grid(*AT, grid.rows, grid.aligns, title(caption) if caption else None, said)]


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
        rows.append(tuple(Scalar(cell.replace("\\|", "|"), *AT) for cell in cells))
    if len(rows) < 2 or len({len(row) for row in rows}) != 1:
        raise NoFormError
    return Grid(*AT, tuple(rows), aligns or ("",) * len(rows[0]))


def _align(cell: str) -> str:
    return {(True, True): "center", (True, False): "left", (False, True): "right"}.get(
        (cell.startswith(":"), cell.endswith(":")), ""
    )


def code_form(kind: str, node: Node, beside: Pairs) -> list[Block]:
    if isinstance(node, Scalar):
        return [_fence(node, [])]
    if not isinstance(node, Mapping) or node.parent:
        raise NoFormError
    text = next((value for key, value in node.pairs if key.text == "text"), Scalar("", *AT))
    return [_fence(text, [pair for pair in node.pairs if pair[0].text != "text"])]


def _fence(text: Node, pairs: Pairs) -> Fence:
    if not isinstance(text, Scalar):
        raise NoFormError
    lang = plain(next((value for key, value in pairs if key.text == "lang"), None))
    if lang and (len(lang.split()) != 1 or lang[0] in "{`~" or "`" in lang):
        raise NoFormError
    rest = [pair for pair in pairs if pair[0].text != "lang"]
    return Fence(*AT, lang, Scalar(text.text.rstrip("\n"), *AT), attributes(rest, CODE))


def math_form(kind: str, node: Node, beside: Pairs) -> list[Block]:
    pairs = node.pairs if isinstance(node, Mapping) and not node.parent else [(Scalar("tex", *AT), node)]
    tex = plain(next((value for key, value in pairs if key.text == "tex"), None)).strip("\n")
    said = next((value for key, value in pairs if key.text == "text"), None)
    rest = [pair for pair in pairs if pair[0].text not in ("tex", "text")]
    if not tex.strip() or "$$" in tex or "\n\n" in tex:
        raise NoFormError
    formula = Formula(*AT, Scalar("\n".join(line.strip() for line in tex.split("\n")), *AT), None)
    if said is None:
        return [Formula(*AT, formula.tex, attributes(rest, MATH))]
    return [division("math", [formula, Paragraph(*AT, prose(said))], attributes(rest, MATH))]


def quote_form(kind: str, node: Node, beside: Pairs) -> list[Block]:
    by = next((value for key, value in beside if key.text == "by"), None)
    if isinstance(node, Scalar):
        said: list[Block] = [*paragraphs(node)]
        if by is not None:
            who = prose(by)
            said.append(Paragraph(*AT, Scalar(f"— {who.text}", *AT)))
        return [Quotation(*AT, tuple(said))]
    text, rest = said_of(node, "text")
    return [division("quote", paragraphs(text), attributes(rest, QUOTE))]


def statement_form(kind: str, node: Node, beside: Pairs) -> list[Block]:
    return [division("statement", [Paragraph(*AT, prose(node))])]


def numbers_form(kind: str, node: Node, beside: Pairs) -> list[Block]:
    return [division("numbers", [meanings_of(node, "value", "label", NUMBER)])]


def comparison_form(kind: str, node: Node, beside: Pairs) -> list[Block]:
    return [division("comparison", [_grid(node)])]


def qr_form(kind: str, node: Node, beside: Pairs) -> list[Block]:
    text, rest = said_of(node, "text")
    return [division("qr", [Paragraph(*AT, prose(text))], attributes(rest, QR))]


def agenda_form(kind: str, node: Node, beside: Pairs) -> list[Block]:
    if plain(node) != "true":
        raise NoFormError
    return [division("agenda", [])]


def references_form(kind: str, node: Node, beside: Pairs) -> list[Block]:
    words = [node] if isinstance(node, Scalar) else members_of(node)
    said = " ".join(plain(one) for one in words)
    if not said or any(sign in said for sign in ",\n"):
        raise NoFormError
    return [division("references", [] if said == "cited" else [Paragraph(*AT, Scalar(said, *AT))])]


def diagram_form(kind: str, node: Node) -> list[Block]:
    table = VENN if kind == "venn" else DIAGRAM
    listed: Node = node
    rest: Pairs = []
    if isinstance(node, Mapping) and not node.parent:
        listed, rest = said_of(node, "sets" if kind == "venn" else "items")
    members = members_of(listed)
    if kind == "timeline" and any(isinstance(one, Mapping) for one in members):
        return [division(kind, [meanings_of(listed, "when", "text", POINT)], attributes(rest, table))]
    items = tuple(item_of(one, None, POINT) for one in members)
    return [division(kind, [Listing(*AT, items, "-")], attributes(rest, table))]
