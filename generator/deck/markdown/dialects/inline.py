"""One paragraph of another tool's Markdown -> runs of text, and the pictures among them.

CommonMark's inline rules are markdown-it's, and ``inline_rules.py`` has what dialects add. Of HTML, what means
something is taken and the rest is told of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.deck.addresses import Wrong, judged
from generator.deck.ids import slug
from generator.deck.markdown.blocks import Attributes
from generator.deck.markdown.dialects.inline_rules import Piece as Piece
from generator.deck.markdown.dialects.inline_rules import environment_of, parser
from generator.deck.markdown.dialects.pictures import Display, Picture, classes_of, pairs_of
from generator.deck.markdown.dialects.pictures_in_alt import told_in_alt
from generator.deck.markdown.dialects.reading import Reading, Remark
from generator.deck.markdown.dialects.runs import Run, footnote, plain, written
from generator.deck.markdown.dialects.tags import BLOCKS, LINES, tag_parts
from generator.deck.markdown.dialects.tex import formula_run
from generator.patterns import pattern

if TYPE_CHECKING:
    from markdown_it.token import Token


_COMMENT = pattern(r"<!--(.*?)-->", re.DOTALL)
_CODE_FORMULA = pattern(r"(?:\$(.+)\$|\\\[(.+)\\\]|\\\((.+)\\\))\Z", re.DOTALL)

_STYLES = (
    dict.fromkeys("b strong mark".split(), "bold")
    | dict.fromkeys("em i cite var dfn u".split(), "italic")
    | dict.fromkeys("s strike del".split(), "strike")
    | dict.fromkeys("code kbd samp tt".split(), "code")
)
_SCRIPTS = {"sub": "~", "sup": "^"}
_UNTOLD = frozenset(
    "span small big font q abbr acronym label data time bdi bdo ins ruby rt rp wbr a output center p div br "
    "nobr".split()
)


def pieces_of(text: str, reading: Reading) -> list[Piece]:
    """What a reader of the dialect sees of a text, in its order."""
    if not text:
        return []
    if text.isalnum():
        return [Run(text)]
    tokens = parser().parseInline(text, environment_of(text, reading, pieces_of, _note_pieces))[0].children or []
    return _Gathering(reading).run(tokens)


def said(text: str, reading: Reading) -> str:
    """The text of the format for a text where no picture can stand: their alternative texts are kept."""
    return written(spoken(pieces_of(text, reading), reading))


def spoken(pieces: Sequence[Piece], reading: Reading) -> list[Run]:
    """Runs with the alternative texts in the place of pictures."""
    runs: list[Run] = []
    for one in pieces:
        if isinstance(one, Picture):
            reading.lose("picture within a text", "its alternative text stands in its place")
            runs.append(Run(one.alt))
        elif isinstance(one, Display):
            runs.append(formula_run(one.tex, reading))
        else:
            runs.append(one)
    return runs


class _Gathering:
    """Tokens -> pieces. What HTML opens and does not close ends with the text."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.pieces: list[Piece] = []
        self.depth = {"bold": 0, "italic": 0, "strike": 0, "code": 0}
        self.scripts: list[str] = []
        self.links: list[str] = []

    def run(self, tokens: Sequence[Token]) -> list[Piece]:
        for token in tokens:
            name, _, end = token.type.rpartition("_")
            if name in _STYLES and end in ("open", "close"):
                self.depth[_STYLES[name]] += 1 if end == "open" else -1
            elif token.type == "link_open":
                self.links.append(self._address(str(token.attrs.get("href", ""))))
            elif token.type == "link_close":
                if self.links:
                    self.links.pop()
            elif token.type == "image":
                self._picture(token)
            elif token.type in ("softbreak", "hardbreak"):
                self.say("\n")  # lines of a paragraph were joined before
            elif token.type == "html_inline":
                self._html(token.content)
            elif token.type == "code_inline":
                self._code(token.content)
            elif token.type == "piece":
                self.pieces += token.meta["pieces"]
            elif token.type == "inside":
                self.run(token.children or [])
            elif token.content:
                self.say(token.content)
        return self.pieces

    def say(self, text: str) -> None:
        if not text:
            return
        depth = self.depth
        self.pieces.append(
            Run(
                text, depth["bold"] > 0, depth["italic"] > 0, depth["strike"] > 0, depth["code"] > 0,
                self.scripts[-1] if self.scripts and " " not in text else "",
                next((link for link in reversed(self.links) if link), ""),
            )
        )  # fmt: skip

    def _code(self, text: str) -> None:
        if self.reading.ways.code_formulas and (found := _CODE_FORMULA.match(text)):
            self.pieces.append(formula_run(found[1] or found[2] or found[3], self.reading))
            return
        self.depth["code"] += 1
        self.say(text)
        self.depth["code"] -= 1

    def _address(self, address: str) -> str:
        """Where a link leads, as the format has it; empty where it cannot lead there."""
        reading = self.reading
        if address.startswith("#"):
            name = slug(address.lstrip("#/"))
            name = reading.places.get(name, name)
            if name in reading.ids:
                return f"#{name}"
            reading.lose("link within the deck", "its text stays, it leads nowhere")
            return ""
        found = judged(address)
        if found.target is not None:
            return found.target
        if found.wrong is Wrong.MISSING and (mended := judged(found.remedy)).target is not None:
            return mended.target
        reading.lose("link to a file or to another kind of address", "its text stays, it leads nowhere")
        return ""

    def _picture(self, token: Token) -> None:
        alt = plain(spoken(_Gathering(self.reading).run(token.children or []), self.reading)) or token.content
        attributes: Attributes | None = token.meta.get("attributes") if token.meta else None
        made = Picture(
            str(token.attrs.get("src", "")), " ".join(alt.split()), str(token.attrs.get("title", "")),
            classes_of(attributes), pairs_of(attributes), next((link for link in reversed(self.links) if link), ""),
        )  # fmt: skip
        self.pieces.append(told_in_alt(made, self.reading) if self.reading.ways.words_in_alt else made)

    def _html(self, tag: str) -> None:
        reading = self.reading
        if comment := _COMMENT.fullmatch(tag):
            reading.remarks.append(Remark(reading.line, 1, comment[1].strip()))
            return
        name, attributes, closes, _ = tag_parts(tag)
        if name == "br":
            self.say("\n")
        elif name == "img":
            if not closes:
                self.pieces.append(_tag_picture(attributes))
        elif name in _STYLES:
            key = _STYLES[name]
            icon = (
                name == "i"
                and not closes
                and ("fa" in attributes.get("class", "") or "icon" in attributes.get("class", ""))
            )
            if icon:
                reading.lose("icon", "left out")
            if name == "kbd" and not closes and self.pieces and isinstance(last := self.pieces[-1], Run) and last.code:
                self.say(" ")  # two keys beside each other
            self.depth[key] = max(0, self.depth[key] + (-1 if closes else 1))
        elif name in _SCRIPTS:
            if not closes:
                self.scripts.append(_SCRIPTS[name])
            elif self.scripts:
                self.scripts.pop()
        elif name == "a":
            if not closes:
                self.links.append(self._address(attributes["href"]) if attributes.get("href") else "")
            elif self.links:
                self.links.pop()
        elif name == "button":
            self.say(" ")
        elif name not in _UNTOLD and not closes:
            if (
                name not in BLOCKS | LINES
                and not attributes
                and tag[1:-1].isalnum()
                and (tag[1].islower() or len(tag) < 4)
            ):
                self.say(tag)  # no tag of HTML and no component: the author's own sign
            elif ":" in name or name.split("-")[0] in _ICONS:
                reading.lose("icon", "left out")
            else:
                reading.lose(f"<{name}>", "the tag is left out, what stands in it is kept")
        if not closes and name in ("span", "a", "small", "div", "p"):
            _tell_looks(attributes, reading)


_ICONS = frozenset(
    "carbon mdi fa ph tabler logos uim ri fxemoji noto twemoji material octicon simple ion bi heroicons".split()
)


def _tell_looks(attributes: dict[str, str], reading: Reading) -> None:
    if attributes.get("style"):
        reading.lose("style on a word or block", "the theme says how things look")
    if attributes.get("class"):
        reading.lose("class on a word or block", "the theme says how things look")


def _tag_picture(attributes: dict[str, str]) -> Picture:
    pairs = {name: attributes[name] for name in ("width", "height", "style") if attributes.get(name)}
    source = attributes.get("src") or attributes.get("data-src") or attributes.get(":src") or ""
    classes = tuple(attributes.get("class", "").split())
    return Picture(source, " ".join(attributes.get("alt", "").split()), attributes.get("title", ""), classes, pairs)


def _note_pieces(text: str, reading: Reading) -> list[Piece]:
    reading.in_note = True
    runs = spoken(pieces_of(text, reading), reading)
    reading.in_note = False
    made = footnote(" ".join(written(runs).split()))
    if made is not None:
        return [made]
    reading.lose("footnote", "its text stands in the line")
    return [Run(" ("), *runs, Run(")")]
