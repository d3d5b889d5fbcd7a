"""The words of a deck of another tool, counted from its text alone: all but what is markup there."""

from __future__ import annotations

import html
import re
from collections import Counter

from generator.deck.marks import Style
from generator.deck.tree import Mapping, Node, Scalar, Sequence

_WORD = re.compile(r"[^\W_]+")
_FENCE = re.compile(r"^( *)(`{3,}|~{3,})([^\n]*)\n(.*?)^ *\2[`~]*[ \t]*$", re.MULTILINE | re.DOTALL)
_TICKS = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_TARGET = r"\]\(\s*(?:<[^>]*>|(?:[^()\s]|\([^()]*\))*)(?:\s+\"([^\"]*)\")?\s*\)"
_MARKUP = {
    "marp": (r"<!--\s*_?\$?[\w-]+\s*:.*?-->", r"<!--\s*fit\s*-->", r"\[!\w+\]",
             r"(?<=!\[)(?:bg|right:\S+|blur:\S+|w:\S+|\s)*"),
    "pandoc": (r"\A(?:%[^\n]*\n)+", r"<!--.*?-->", r"^:{3,}.*$", r"\{[^{}\n]*[.#=-][^{}\n]*\}", r"\\\w+\*?(?=\W)",
               r"^Table:", r"\\(?:begin|end)\{\w+\}", r"\{align\}"),
    "quarto": (r"<!--.*?-->", r"^:{3,}.*$", r"\{\{<.*?>\}\}", r"\{[^{}\n]*[.#=-][^{}\n]*\}"),
    "slidev": (r"^---\n(?:[\w-]+:.*\n)+---$", r"^::\w+::$", r"^<<<.*$"),
    "reveal-md": (r"<!--\s*\.(?:slide|element):.*?-->", r"<!--[sv]-->", r"^Note:"),
    "xaringan": (r"^(?:class|name|layout|template|exclude|background-\w+):.*$", r"(?:\.[a-z][\w-]*)+(?=\[)", r"`r "),
}  # fmt: skip
_TITLES = ("title", "name")


def counted(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text))


def source_words(text: str, dialect: str) -> Counter[str]:
    """What a reader of the tool sees, notes and code included."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    kept: list[str] = [one[1] for one in re.finditer(r"^:::.*?(?:title|name)=\"([^\"]*)\"", text, re.MULTILINE)]

    def code(found: re.Match[str]) -> str:
        said = found[4]
        if found[3].startswith("{=html"):
            return said
        if found[3].startswith("{"):
            kept.extend(re.findall(r"fig[-.](?:cap|alt)[:=]\s*\"([^\"]*)\"", found[3] + said))
            said = re.sub(r"^#\|.*$", "", said, flags=re.MULTILINE)
        if "=latex" in found[3]:
            said = re.sub(r"\\\w+", "", said)
        kept.append(re.sub(r"^`{3,}.*$", "", said, flags=re.MULTILINE))
        return "\n"

    def held(found: re.Match[str]) -> str:
        kept.append(found[2])
        return " "

    text = _FENCE.sub(code, text)
    text = re.sub(r"<(style|script)\b.*?</\1>", " ", text, flags=re.DOTALL)
    if dialect == "xaringan":
        text = re.sub(r"`r ([^`]*)`", r" \1 ", text)
    for one in _MARKUP[dialect]:
        text = re.sub(one, " ", text, flags=re.MULTILINE | re.DOTALL if "-->" in one else re.MULTILINE)
    text = _TICKS.sub(held, text)
    text = re.sub(r"^\[[^\]]+\]: ?|\[\^[^\]]+\]", " ", text, flags=re.MULTILINE)
    text = re.sub(r"</?[A-Za-z][^<>]*>|<!--|-->", " ", text)
    text = re.sub(_TARGET, lambda found: f"] {found[1] or ''} ", text)
    text = re.sub(r":[a-z]+:|^\s*\d+[.)](?= )|\\(?=[A-Za-z])", " ", text, flags=re.MULTILINE)
    return counted(html.unescape(text)) + counted(" ".join(kept))


def shown_words(node: Node) -> Counter[str]:
    """The words of a deck's tree, without those of its keys that are no texts."""
    found: list[str] = []

    def walk(one: Node) -> None:
        if isinstance(one, Scalar):
            bare = one.text if one.style is Style.LITERAL else re.sub(_TARGET, "]", one.text)
            found.append(re.sub(r"\\(?![A-Za-z])", "", bare))
        elif isinstance(one, Sequence):
            for member in one.members:
                walk(member)
        else:
            for name, value in one.pairs:
                if one.parent:
                    walk(name)
                if one.parent or name.text not in ("file", "id", "layout", "lang", "steps", "step", "width", "share"):
                    walk(value)

    walk(node if not isinstance(node, Mapping) else next(value for name, value in node.pairs if name.text == "slides"))
    return counted(" ".join(found))
