"""One paragraph of text with inline Markdown -> stretches of text in one style each.

CommonMark's emphasis, code, links and backslash escapes (by markdown-it-py), and ``~~strike~~``, ``~sub~`` and
``^super^``. Blocks, HTML and entities are text. markdown-it-py is imported when the first text needs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from generator.deck.model import Inline, Script

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

MAX_MARKS = 400
"""Runs of markup characters in one paragraph; beyond that it is no prose, and parsing may take long."""

_ESCAPE = re.compile(r"\\[!-/:-@\[-`{-~\n]")
_RUNS = re.compile(r"[*_`~]{1,20}|[\[\]^<>\\]")
_SCRIPT = re.compile(r"([~^])((?:[^\s~^\\]|\\[!-/:-@\[-`{-~])+)\1")
_ADDRESS = re.compile(r"(?:https?://[^\s/?#]|mailto:[^\s@]+@)[^\s]*", re.IGNORECASE)
_SLIDE = re.compile(r"#\S+")
_UNSAFE = re.compile(r"[^!#$%&'()*+,\-./0-9:;=?@A-Z_a-z~\[\]]")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a paragraph that cannot be kept as written. ``what`` is the offending address or picture."""

    code: str
    what: str


def has_markup(text: str) -> bool:
    """False when ``text`` surely holds no markup; quick, since most paragraphs hold none."""
    return (
        ("*" in text and text.count("*") > 1)
        or ("_" in text and text.count("_") > 1)
        or ("`" in text and text.count("`") > 1)
        or ("~" in text and text.count("~") > 1)
        or ("^" in text and text.count("^") > 1)
        or "](" in text
        or ("<" in text and ">" in text)
        or ("\\" in text and _ESCAPE.search(text) is not None)
    )


def read_inline(text: str) -> tuple[tuple[Inline, ...], tuple[Problem, ...]]:
    """The stretches of ``text``, and what was wrong with its links. The plain text of all stretches is what a reader
    sees; a link that is not allowed loses its target, not its text."""
    if not has_markup(text):
        return (Inline(text),), ()
    if len(_RUNS.findall(text)) > MAX_MARKS:
        return (Inline(text),), (Problem("too-much-markup", ""),)
    parser = _parser()
    tokens = parser.parseInline(text)[0].children or []
    problems: list[Problem] = []
    stretches = _joined(_stretches(tokens, problems))
    return stretches or (Inline(text),), tuple(problems)


def _stretches(tokens: list[Token], problems: list[Problem]) -> Iterator[Inline]:
    depth = {"strong": 0, "em": 0, "s": 0}
    link: str | None = None
    link_text, address, automatic = False, "", False
    for token in tokens:
        name, _, end = token.type.rpartition("_")
        if name in depth and end in ("open", "close"):
            depth[name] += 1 if end == "open" else -1
            continue
        style = Inline("", bold=depth["strong"] > 0, italic=depth["em"] > 0, strike=depth["s"] > 0, link=link)
        if token.type == "link_open":
            address = str(token.attrs.get("href", ""))
            automatic = token.markup == "autolink"
            link, link_text = _target(address), False
            if link is None and not automatic:
                problems.append(Problem("unsafe-link", address))
            if link is None and automatic:
                yield replace(style, text="<")
        elif token.type == "link_close":
            if link is None and automatic:
                yield replace(style, text=">")
            elif not link_text and address:
                yield replace(style, text=address)
            link = None
        elif token.type == "image":
            problems.append(Problem("image-in-text", str(token.attrs.get("src", ""))))
            link_text = True
            yield replace(style, text=token.content or str(token.attrs.get("src", "")))
        elif token.type in ("softbreak", "hardbreak"):
            yield replace(style, text="\n")
        elif token.type == "script":
            link_text = True
            yield replace(style, text=token.content, script=Script(token.meta["script"]))
        elif token.content:
            link_text = True
            yield replace(style, text=token.content, code=token.type == "code_inline")


def _joined(stretches: Iterator[Inline]) -> tuple[Inline, ...]:
    """Neighbours of the same style as one stretch."""
    joined: list[Inline] = []
    for one in stretches:
        if joined and _style(joined[-1]) == _style(one):
            joined[-1] = Inline(joined[-1].text + one.text, *_style(one))
        elif one.text:
            joined.append(one)
    return tuple(joined)


def _style(one: Inline) -> tuple[bool, bool, bool, bool, Script, str | None]:
    return one.bold, one.italic, one.code, one.strike, one.script, one.link


def _target(address: str) -> str | None:
    """The address as it may stand in a document, or None when its scheme is not allowed."""
    if _SLIDE.fullmatch(address):
        return address
    if _ADDRESS.fullmatch(address):
        return _UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found.group().encode()), address)
    return None


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero").enable(
        ["escape", "backticks", "strikethrough", "emphasis", "link", "image", "autolink"]
    )
    parser.inline.ruler.before("strikethrough", "script", _script)
    parser.inline.ruler.before("emphasis", "times", _times)
    # Addresses are judged here, after parsing, so that a bad one is a message and not silently text.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    return parser


def _script(state: StateInline, silent: bool) -> bool:
    """``~sub~`` and ``^super^``: no space inside, no markup inside."""
    mark = state.src[state.pos]
    if mark not in "~^":
        return False
    around = state.src[state.pos - 1 : state.pos] + state.src[state.pos + 1 : state.pos + 2]
    found = _SCRIPT.match(state.src, state.pos, state.posMax)
    if found is None or (mark == "~" and ("~" in around or state.src[found.end() : found.end() + 1] == "~")):
        return False
    if not silent:
        token = state.push("script", "sub" if mark == "~" else "sup", 0)
        token.content = re.sub(r"\\(.)", r"\1", found.group(2))
        token.meta = {"script": "sub" if mark == "~" else "super"}
    state.pos = found.end()
    return True


def _times(state: StateInline, silent: bool) -> bool:
    """A star between two digits multiplies them: ``2*3*4``."""
    at = state.pos
    if not (state.src[at] == "*" and 0 < at < state.posMax - 1):
        return False
    if not (state.src[at - 1].isdigit() and state.src[at + 1].isdigit()):
        return False
    if not silent:
        state.pending += "*"
    state.pos += 1
    return True
