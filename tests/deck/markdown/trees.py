"""Trees as text, for the tests of Markdown."""

from __future__ import annotations

from generator.deck.markdown.read import markdown_tree
from generator.deck.tree import Mapping, Node, Scalar, Sequence
from generator.errors import Diagnostic


def tree(text: str) -> str:
    """What a Markdown text gives without a message, as indented lines: keys, dashes, texts."""
    root, problems = markdown_tree(text, "deck.md")
    assert not problems, [str(one) for one in problems]
    return shown(root)


def problems_in(text: str) -> tuple[Diagnostic, ...]:
    return tuple(markdown_tree(text, "deck.md")[1])


def slides(text: str) -> str:
    """The slides of a text, without the deck's keys."""
    return tree(text).partition("slides:\n")[2]


def shown(node: Node, indent: str = "", *, places: bool = False) -> str:
    if isinstance(node, Scalar):
        at = f" @{node.line}:{node.column}" if places else ""
        return indent + node.text.replace("\n", "⏎") + at + "\n"
    lines = []
    if isinstance(node, Sequence):
        for one in node.members:
            inside = shown(one, indent + "  ", places=places)
            lines.append(f"{indent}- {inside.lstrip(' ')}")
        return "".join(lines)
    assert isinstance(node, Mapping)
    for name, value in node.pairs:
        inside = shown(value, indent + "  ", places=places)
        lines.append(f"{indent}{name.text}: {inside.lstrip(' ')}" if isinstance(value, Scalar) else
                     f"{indent}{name.text}:\n{inside}")  # fmt: skip
    return "".join(lines)
