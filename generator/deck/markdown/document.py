"""A deck's tree -> the text of a Markdown deck."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as MappingOf
from enum import IntEnum

from generator.deck.keys import Kind
from generator.deck.markdown.blocks import Block, Comment, Division, Fence, Heading, Line, Paragraph, Rule
from generator.deck.markdown.forms import SLIDE_TEXTS, Part, apart, body_blocks, is_slide_word
from generator.deck.markdown.options import Pairs
from generator.deck.markdown.text_forms import NoFormError, attributes, division, paragraphs, title
from generator.deck.markdown.writing import markdown_of
from generator.deck.markdown.yaml_parts import HEAD
from generator.deck.schema import BLOCK, SLIDE
from generator.deck.tree import Mapping, Node, Scalar, Sequence, unfolded
from generator.deck.yaml_text import part_text, value_text

_AT = (1, 1)
_SECTION = "section"
Before = Callable[[int], list[str]]
"""The comments that stand before a line, and were not given yet."""


class Form(IntEnum):
    """How much of a slide is in Markdown."""

    MARKDOWN = 0
    FENCES = 1
    """Each of its blocks is in a fence of YAML."""
    YAML = 2
    """All of it is."""


def document_text(root: Mapping, forms: MappingOf[int, Form], before: Before) -> str:
    """The deck's text. ``forms``: of the slides at these places that have no form of their own in Markdown."""
    pairs = [pair for pair in root.pairs if pair[0].text != "slides"]
    slides = next((node for name, node in root.pairs if name.text == "slides"), None)
    version = (Scalar("diapo", *_AT), Scalar("1", *_AT))
    first = slides.line if slides is not None else 1
    head = part_text([version, *pairs], HEAD, lambda node: before(node.line + 1))
    text = "\n".join(["---", head, *(f"# {line}".rstrip() for line in before(first)), "---"])
    blocks: list[Block] = []
    members = slides.members if isinstance(slides, Sequence) else []
    for number, one in enumerate(members):
        if isinstance(one, Mapping):
            comments: list[Block] = [Comment(*_AT, f" {line} ") for line in before(one.line)]
            blocks += [*comments, *_slide(one, forms.get(number, Form.MARKDOWN), before)]
    blocks += [Comment(*_AT, f" {line} ") for line in before(10**9)]
    body = markdown_of(blocks)
    return f"{text}\n\n{body}\n" if body else f"{text}\n"


def _slide(node: Mapping, form: Form, before: Before) -> list[Block]:
    if form is Form.YAML:
        return [Rule(*_AT, "-"), _given(node.pairs)]
    try:
        heading, texts, rest, parts = apart(node.pairs, SLIDE, SLIDE_TEXTS)
        return _natural(heading, texts, rest, parts, form, before)
    except NoFormError:
        return [Rule(*_AT, "-"), _given(node.pairs)]


def _natural(
    heading: Node | None, texts: Pairs, rest: Pairs, parts: list[Part], form: Form, before: Before
) -> list[Block]:
    notes = next((pair for pair in rest if pair[0].text == "notes"), None)
    words = [pair for pair in rest if is_slide_word(pair[0].text)]
    given = [pair for pair in rest if not is_slide_word(pair[0].text) and pair is not notes]
    noted = _notes(notes[1]) if notes else None
    if notes and noted is None:
        given.append(notes)
    blocks: list[Block] = []
    said = heading is not None
    if heading is not None:
        first, lone = _first(title(heading), words, parts or texts or given)
        blocks.append(first)
        given = [*lone, *given]
    elif words:
        first, lone = _first(Scalar("", *_AT), words, True)
        blocks.append(first if first.attributes else Rule(*_AT, "-"))
        given = [*lone, *given]
    else:
        blocks.append(Rule(*_AT, "-"))
    if given:
        blocks.append(_given(given))
    for part in parts:
        blocks += [Comment(*_AT, f" {line} ") for line in before(part[0].line)]
        fenced = [part]
        made = [_fenced(part)] if form is Form.FENCES else body_blocks(fenced, _fenced)
        last = blocks[-1]
        if isinstance(made[0], Paragraph) and isinstance(last, Paragraph) and part[0].text == "text":
            made = [division("text", made)]
        blocks += made
    blocks += [division(name.text, paragraphs(value)) for name, value in texts]
    if noted is not None:
        blocks.append(noted)
    if not said and len(blocks) == 1:
        raise NoFormError
    return blocks


def _first(heading: Scalar, words: Pairs, more: object) -> tuple[Heading, Pairs]:
    """The heading with the slide's words behind it; words that cannot stand there."""
    section = [pair for pair in words if pair[0].text == "layout" and _is(pair[1], _SECTION)]
    level = 1 if section and not more else 2
    behind = [pair for pair in words if level == 2 or pair not in section]
    try:
        said = attributes(behind, SLIDE)
    except NoFormError:
        return Heading(*_AT, level, heading), behind
    return Heading(*_AT, level, heading, said), []


def _is(node: Node, word: str) -> bool:
    return isinstance(node, Scalar) and node.text.strip() == word


def _notes(node: Node) -> Division | None:
    """Notes as lines, if they are a text."""
    if not isinstance(node, Scalar) or not node.text.strip():
        return None
    text = unfolded(node).strip("\n")
    lines = text.split("\n")
    if any(line.lstrip().startswith((":::", "```", "~~~")) for line in lines):
        return None
    return Division(*_AT, "notes", None, (), tuple(Line(line, *_AT) for line in lines), None)


def _given(pairs: Pairs) -> Fence:
    return Fence(*_AT, "yaml slide", Scalar(part_text(pairs, SLIDE), *_AT))


def _fenced(part: Part) -> Block:
    name, node, beside, options = part
    kind = BLOCK.keys[name.text].kind if name.text in BLOCK.keys else Kind.TEXT
    if beside:
        raise NoFormError
    return Fence(*_AT, f"yaml {name.text}", Scalar(value_text(node, kind), *_AT), attributes(options, BLOCK))
