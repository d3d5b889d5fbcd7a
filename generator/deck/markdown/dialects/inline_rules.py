"""What dialects add to CommonMark within a paragraph, as rules of markdown-it: formulas, footnotes, classes, citations,
emoji, shortcodes, tags.

A rule that finds something puts a token of the kind ``piece`` (what it is, ready made) or ``inside`` (tokens of what
stands in brackets); ``inline.py`` reads them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from generator.deck.citing import citation_at
from generator.deck.markdown.attributes import attributes_at
from generator.deck.markdown.blocks import Attributes
from generator.deck.markdown.definitions import link_name
from generator.deck.markdown.dialects.emoji import EMOJI
from generator.deck.markdown.dialects.pictures import Display, Picture
from generator.deck.markdown.dialects.reading import Reading
from generator.deck.markdown.dialects.runs import Run
from generator.deck.markdown.dialects.tags import TAG
from generator.deck.markdown.dialects.tex import NAMES, STYLES, command_name, formula_run, readable, tex_command
from generator.formulas.scan import Found, formulas_in
from generator.patterns import pattern

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

Piece = Run | Picture | Display
_LONG = 70
"""Signs of a formula that stands by itself even where it is typed among words."""

_TAG = pattern(TAG)
_COMMENT = pattern(r"<!--(.*?)-->", re.DOTALL)
_EMOJI = pattern(r":([a-z0-9_+-]+):(?!\w)")
_CLASSES = pattern(r"(?:\.[A-Za-z][\w-]*)+\Z")
_NOTE = pattern(r"\[\^([^\]\s^]+)\]")
_SCRIPT = pattern(r"([~^])((?:[^\s~^\\\[\]/]|\\.)+)\1")
_BARE = pattern(r"://[^\s<>\"`\[\](){}|\\]*[\w/#=&-]")
_SHORTCODE = pattern(r"\{\{<\s*(.*?)\s*>\}\}", re.DOTALL)
_COMPONENT_BRACES = pattern(r"\{[^{}\n]*\}")
_TEX = pattern(r"\\[A-Za-z]+")


@cache
def parser() -> MarkdownIt:
    """The parser of a paragraph. It wants in its environment what ``environment_of`` gives."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("strikethrough").disable(["html_inline"])
    rules = parser.inline.ruler
    rules.before("escape", "formula", _formula)
    rules.before("formula", "tex", _tex)
    rules.before("link", "footnote", _footnote)
    rules.before("footnote", "span", _span)
    rules.before("span", "citation", _citation)
    rules.before("strikethrough", "script", _script)
    rules.before("entity", "tag", _tag)
    rules.before("entity", "emoji", _emoji)
    rules.before("emoji", "braces", _braces)
    rules.before("emoji", "address", _bare_address)
    rules.before("link", "named", _named)
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    return parser


def environment_of(
    text: str,
    reading: Reading,
    pieces: Callable[[str, Reading], list[Piece]],
    note: Callable[[str, Reading], list[Piece]],
) -> dict[str, object]:
    """What rules want to know. ``pieces``: reads a text, ``note``: that of a footnote."""
    return {"references": {}, "reading": reading, "formulas": _formulas(text), "pieces": pieces, "note": note}


def _formulas(text: str) -> dict[int, Found]:
    """Those between dollars, by where they begin."""
    return {one.start: one for one in formulas_in(text)} if "$" in text else {}


def _push(state: StateInline, pieces: list[Piece], end: int) -> bool:
    state.push("piece", "", 0).meta = {"pieces": pieces}
    state.pos = end
    return True


def _formula(state: StateInline, silent: bool) -> bool:
    found = state.env["formulas"].get(state.pos)
    if found is None or found.end > state.posMax:
        return False
    if silent:
        state.pos = found.end
        return True
    reading: Reading = state.env["reading"]
    alone = (found.doubled or len(found.tex) > 2 * _LONG) and readable(found.tex)
    return _push(state, [Display(found.tex.strip()) if alone else formula_run(found.tex, reading)], found.end)


def _tex(state: StateInline, silent: bool) -> bool:
    reading: Reading = state.env["reading"]
    if reading.ways.tex and state.src.startswith("\\ ", state.pos):
        if not silent:
            state.pending += "\u00a0"
        state.pos += 2
        return True
    if not reading.ways.tex or state.src[state.pos] != "\\" or not _TEX.match(state.src, state.pos):
        return False
    name = command_name(state.src, state.pos, state.posMax)
    text, end = tex_command(state.src, state.pos, state.posMax)
    if silent:
        state.pos = end
        return True
    pieces: list[Piece] = state.env["pieces"](text, reading) if text else []
    if name in STYLES:
        return _push(state, [replace(one, **{STYLES[name]: True}) if isinstance(one, Run) and not one.raw else one
                             for one in pieces], end)  # fmt: skip
    if name not in NAMES:
        reading.lose("LaTeX among the words", "left out, but for the words in it")
    return _push(state, pieces, end)


def _footnote(state: StateInline, silent: bool) -> bool:
    reading: Reading = state.env["reading"]
    found = _NOTE.match(state.src, state.pos, state.posMax)
    if found is None or found[1] not in reading.notes or reading.in_note:
        return False
    if silent:
        state.pos = found.end()
        return True
    reading.called.add(found[1])
    note = reading.notes[found[1]]
    return _push(state, state.env["note"](note.text, reading), found.end())


def _span(state: StateInline, silent: bool) -> bool:
    """``[text]{.class}`` and ``.class[text]``, and ``^[a footnote]``."""
    if state.src[state.pos] != "[":
        return False
    reading: Reading = state.env["reading"]
    before = state.pending
    note = before.endswith("^") and not reading.in_note
    classes = _CLASSES.search(before) if reading.ways.classes else None
    if not (reading.ways.spans or classes or note):
        return False
    end = _closing(state.src, state.pos, state.posMax)
    if end is None or state.src[end + 1 : end + 2] == "(":
        return False
    inside = state.src[state.pos + 1 : end]
    if note or classes:
        if silent:
            state.pos = end + 1
            return True
        state.pending = before[: classes.start()] if classes else before[:-1]
        if note and not classes:
            return _push(state, state.env["note"](inside, reading), end + 1)
        reading.lose("class on a word or block", "the theme says how things look")
        return _inside(state, inside, end + 1)
    found = attributes_at(state.src, end + 1, 1, 1) if state.src[end + 1 : end + 2] == "{" else None
    if found is None:
        return False
    if silent:
        state.pos = found[1]
        return True
    reading.lose("class on a word or block", "the theme says how things look")
    return _inside(state, inside, found[1])


def _inside(state: StateInline, text: str, end: int) -> bool:
    environment = {**state.env, "formulas": _formulas(text)}
    token = state.push("inside", "", 0)
    token.children = parser().parseInline(text, environment)[0].children
    state.pos = end
    return True


def _closing(text: str, at: int, end: int) -> int | None:
    """Where the bracket that opens at ``at`` closes."""
    found = _brackets(text).get(at)
    return found if found is not None and found < end else None


@lru_cache(maxsize=16)
def _brackets(text: str) -> dict[int, int]:
    """The closing bracket of each opening one; those in code are none."""
    found: dict[int, int] = {}
    opened: list[int] = []
    place, stop = 0, len(text)
    while place < stop:
        sign = text[place]
        if sign == "\\":
            place += 2
            continue
        if sign == "`" and (tick := text.find("`", place + 1)) > 0:
            place = tick
        elif sign == "[":
            opened.append(place)
        elif sign == "]" and opened:
            found[opened.pop()] = place
        place += 1
    return found


def _named(state: StateInline, silent: bool) -> bool:
    """``[text][name]``, ``[name][]`` and ``[name]``, also of pictures, whose address stands elsewhere."""
    reading: Reading = state.env["reading"]
    at = state.pos
    if state.src[at] != "[" or not reading.links:
        return False
    end = _closing(state.src, at, state.posMax)
    if end is None or state.src[end + 1 : end + 2] == "(":
        return False
    inside, name, stop = state.src[at + 1 : end], state.src[at + 1 : end], end + 1
    if state.src[stop : stop + 1] == "[" and (close := state.src.find("]", stop)) > 0:
        name, stop = state.src[stop + 1 : close] or inside, close + 1
    address = reading.links.get(link_name(name))
    if address is None:
        return False
    if not silent:
        if state.pending.endswith("!"):
            state.pending = state.pending[:-1]
            token = state.push("image", "img", 0)
            token.attrs = {"src": address}
            token.content, token.children = inside, []
        else:
            state.push("link_open", "a", 1).attrs = {"href": address}
            _inside(state, inside, stop)
            state.push("link_close", "a", -1)
    state.pos = stop
    return True


def _citation(state: StateInline, silent: bool) -> bool:
    reading: Reading = state.env["reading"]
    if not reading.cites or state.src[state.pos] not in "[@" or state.linkLevel:
        return False
    found = citation_at(state.src, state.pos, state.posMax)
    if found is None:
        return False
    typed = state.src[state.pos : found[1]]
    if silent:
        state.pos = found[1]
        return True
    return _push(state, [Run(typed, raw=True)], found[1])


def _script(state: StateInline, silent: bool) -> bool:
    if not state.env["reading"].ways.scripts:
        return False
    found = _SCRIPT.match(state.src, state.pos, state.posMax)
    if (
        found is None
        or state.src[state.pos - 1 : state.pos] == found[1]
        or state.src[found.end() : found.end() + 1] == found[1]
    ):
        return False
    if silent:
        state.pos = found.end()
        return True
    return _push(state, [Run(re.sub(r"\\(.)", r"\1", found[2]), script=found[1])], found.end())


def _tag(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "<":
        return False
    found = _COMMENT.match(state.src, state.pos, state.posMax) or _TAG.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("html_inline", "", 0).content = found.group()
    state.pos = found.end()
    return True


def _bare_address(state: StateInline, silent: bool) -> bool:
    """The signs of an address that stands in the words are no markup."""
    if state.src[state.pos] != ":" or not state.pending.endswith(("http", "https")):
        return False
    found = _BARE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.pending += found.group()
    state.pos = found.end()
    return True


def _emoji(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != ":" or (state.pending[-1:].isalnum() and state.pending[-1:].isascii()):
        return False
    found = _EMOJI.match(state.src, state.pos, state.posMax)
    if found is None or found[1] not in EMOJI:
        return False
    if not silent:
        state.pending += EMOJI[found[1]]
    state.pos = found.end()
    return True


def _braces(state: StateInline, silent: bool) -> bool:
    """Attributes behind a picture, a link or code; shortcodes."""
    if state.src[state.pos] != "{":
        return False
    reading: Reading = state.env["reading"]
    if reading.ways.shortcodes and (short := _SHORTCODE.match(state.src, state.pos, state.posMax)):
        if not silent:
            words = short[1].split()
            name = html.escape(words[0]) if words else ""
            if name == "video" and len(words) > 1:
                return _push(state, [Picture(words[1].strip("\"'"), "", "")], short.end())
            reading.lose(f"shortcode {name}", "left out", " ".join(words[1:]) if name in ("meta", "var") else "")
        state.pos = short.end()
        return True
    if not reading.ways.spans or state.pending or not state.tokens:
        return False
    last = state.tokens[-1]
    if last.type not in ("image", "link_close", "code_inline", "piece"):
        return False
    found = attributes_at(state.src, state.pos, reading.line, 1)
    if found is None:
        loose = _COMPONENT_BRACES.match(state.src, state.pos, state.posMax)
        if loose is None or last.type != "image":
            return False
        found = attributes_at(" ".join(loose.group().split()), 0, reading.line, 1) or (Attributes(1, 1), 0)
        found = found[0], loose.end()
    if not silent:
        last.meta = {**(last.meta or {}), "attributes": found[0]}
    state.pos = found[1]
    return True
