"""One paragraph of text with inline Markdown -> stretches of text in one style each.

CommonMark's code, links and backslash escapes (by markdown-it-py), emphasis where a reader sees it (``emphasis.py``),
``~~strike~~``, ``~sub~`` and ``^super^``, and formulas, ``$x^2$``, which are found before all else. Blocks, HTML and
entities are text, and so is all that stands in an address, a path or a formula. markdown-it-py is imported when the
first text needs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from generator.deck.addresses import Judged, Wrong, judged
from generator.deck.citing import citation_at, may_cite
from generator.deck.emphasis import flanks, script_end, script_text
from generator.deck.fences import fences
from generator.deck.foreign import Notation, foreign_notation, may_be_foreign
from generator.deck.formulas import WrongFormula, found_formulas, masked, plain_formula, read_formulas
from generator.deck.model import NO_MACROS, Inline, Script
from generator.deck.near_links import near_links
from generator.patterns import pattern
from generator.verbatim import verbatim_spans

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    from generator.formulas.tree import Formula

MAX_FOOTNOTE = 2_000
"""Characters of a footnote."""
MAX_MARKS = 400
"""Runs of markup characters in one paragraph; beyond that it is no prose, and parsing may take long."""

# What a backslash makes a plain character: marks, and what other notations begin with. Before anything else it is text.
_ESCAPE = pattern(r"\\(?:[*_~^`\[\]<>$#@\n]|\\[*_~^`\[<])")
_NO_PROSE = pattern(r"(?<![`\\])(`+)(?!`).+?(?<!`)\1(?!`)|\{\{.{0,500}?\}\}|\{%.{0,500}?%\}", re.DOTALL)
"""Code, and what is asked of a course."""
_CALL = pattern(r"(?<=[\w)\]])\[(?=[^\[\]\n]{0,200}\]\(\w[\w, ]{0,100}\))")
"""An index and a call, ``dict["key"](x)``, or a formula of chemistry: no link."""
_RUNS = pattern(r"[*_`~]{1,20}|[\[\]^<>\\@]")
_ESCAPE_MARK, _MASK = "\x01", "\x02"
"""What stands in the prose for an escaped character, and for code and links."""


class Problem(Struct, frozen=True):
    """Something in a paragraph that is not shown as its author may think. ``what`` is what was typed."""

    code: str
    what: str
    hint: str = ""
    """A template, as a message's."""
    wrong: Wrong | None = None
    notation: Notation | None = None
    formula: WrongFormula | None = None


def has_markup(text: str) -> bool:
    """False when ``text`` surely holds no markup; quick, since most paragraphs hold none."""
    return (
        ("*" in text and text.count("*") > 1)
        or ("_" in text and text.count("_") > 1)
        or ("`" in text and text.count("`") > 1)
        or ("~" in text and text.count("~") > 1)
        or ("^" in text and text.count("^") > 1)
        or "](" in text
        or "^[" in text
        or ("<" in text and ">" in text)
        or ("\\" in text and _ESCAPE.search(text) is not None)
        or ("@" in text and may_cite(text))
    )


def read_inline(
    text: str, fenced: Sequence[tuple[int, int]] | None = None, macros: Mapping[str, str] = NO_MACROS
) -> tuple[tuple[Inline, ...], tuple[Problem, ...]]:
    """The stretches of ``text``, and what there is to say about them. The plain text of all stretches is what a reader
    sees; a link that is not allowed loses its target, not its text. ``fenced``: the parts that are code between fences,
    where more of the text is known than this paragraph. ``macros``: the deck's own commands in formulas."""
    if fenced is None:
        fenced = fences(text)
    if fenced:
        return _with_fences(text, fenced, macros)
    formulas = found_formulas(text)
    if not (formulas or has_markup(text)):
        return (Inline(text),), _told(text)
    if len(_RUNS.findall(masked(text, formulas, " "))) > MAX_MARKS:
        return (Inline(text),), (Problem("too-much-markup", ""),)
    prose_only = _NO_PROSE.sub(lambda found: "`" * len(found.group()), masked(text, formulas, "`"))
    plain = {at for start, end in verbatim_spans(prose_only) for at in range(start, end)}
    plain.update(found.start() for found in _CALL.finditer(prose_only))
    read, wrong = read_formulas(text, formulas, macros)
    shown = {found.start: found.end for found in formulas}
    environment = {"verbatim": plain, "formulas": shown, "read": read, "macros": macros}
    tokens = _parser().parseInline(text, environment)[0].children or []
    problems = [Problem("formula", one.typed, formula=one) for one in wrong]
    prose: list[str] = []
    stretches = _joined(_stretches(tokens, problems, prose))
    return stretches or (Inline(text),), (*problems, *_told("".join(prose)))


def _with_fences(
    text: str, fenced: Sequence[tuple[int, int]], macros: Mapping[str, str]
) -> tuple[tuple[Inline, ...], tuple[Problem, ...]]:
    """Code between fences as typed, the rest read."""
    stretches: list[Inline] = []
    problems: list[Problem] = []
    at = 0
    for start, end in (*fenced, (len(text), len(text))):
        if text[at:start]:
            found, told = read_inline(text[at:start], (), macros)
            stretches += found
            problems += told
        if text[start:end]:
            stretches.append(Inline(text[start:end], code=True))
            problems += (p for p in _told(text[start:end]) if p.notation and p.notation.kind == "fence")
        at = end
    return _joined(iter(stretches)), tuple(problems)


def _told(prose: str) -> tuple[Problem, ...]:
    """What is nearly a link, and what is notation of other tools."""
    near = [Problem("almost-link", one.what, one.hint) for one in near_links(prose)]
    if not may_be_foreign(prose):
        return tuple(near)
    foreign = (Problem("foreign-notation", what, one.hint, notation=one) for one, what in foreign_notation(prose))
    return (*near, *foreign)


def _stretches(tokens: list[Token], problems: list[Problem], prose: list[str]) -> Iterator[Inline]:
    depth = {"strong": 0, "em": 0, "s": 0}
    link: str | None = None
    inside, link_text, address, automatic = False, False, "", False
    for token in tokens:
        name, _, end = token.type.rpartition("_")
        if name in depth and end in ("open", "close"):
            depth[name] += 1 if end == "open" else -1
            continue
        style = Inline("", bold=depth["strong"] > 0, italic=depth["em"] > 0, strike=depth["s"] > 0, link=link)
        if token.type == "link_open":
            address = str(token.attrs.get("href", ""))
            automatic = token.markup == "autolink"
            found = judged(address)
            link, inside, link_text = found.target, True, False
            problems += _link_problems(address, found, automatic, str(token.attrs.get("title", "")))
            prose.append(_MASK)
            if link is None and automatic:
                yield replace(style, text="<")
            elif not address:  # no link comes of it: it stays as typed
                yield replace(style, text="[")
        elif token.type == "link_close":
            if link is None and automatic:
                yield replace(style, text=">")
            elif not address:
                yield replace(style, text="]()")
            elif not link_text:
                yield replace(style, text=address)
            link, inside = None, False
        elif token.type == "image":
            problems.append(Problem("image-in-text", str(token.attrs.get("src", ""))))
            link_text = True
            yield replace(style, text=token.content or str(token.attrs.get("src", "")))
        elif token.type in ("softbreak", "hardbreak"):
            prose.append("\n")
            yield replace(style, text="\n")
        elif token.type == "formula":
            link_text = True
            prose.append(_MASK)
            formula: Formula | None = token.meta["formula"]
            yield replace(style, text=plain_formula(formula) if formula else token.content, formula=formula)
        elif token.type == "footnote":
            found_inside, told = read_inline(token.content, macros=token.meta["macros"])
            problems += (one for one in told if one.formula is None)  # told with the text around it
            prose.append(_MASK)
            yield replace(style, note=found_inside, link=None)
        elif token.type == "citation":
            prose.append(_MASK)
            yield replace(style, text=token.content, cites=token.meta["cites"], link=None)
        elif token.type == "script":
            link_text = True
            prose.append(_MASK)
            yield replace(style, text=token.content, script=Script(token.meta["script"]))
        elif token.content:
            link_text = True
            code = token.type == "code_inline"
            masked = _MASK if code else _ESCAPE_MARK if token.type == "escaped" else token.content
            prose.append("" if inside else masked)
            yield replace(style, text=token.content, code=code)


def _link_problems(address: str, found: Judged, automatic: bool, title: str) -> Iterator[Problem]:
    if found.wrong is Wrong.SCHEME:
        if not automatic:
            yield Problem("unsafe-link", address)
    elif found.wrong in (Wrong.MISSING, Wrong.EMPTY):
        remedy = found.remedy.replace("{", "{{").replace("}", "}}")
        hint = f"Write `{remedy}`." if remedy else "Write an address between the round brackets."
        yield Problem("almost-link", address or "[…]()", hint)
    elif found.wrong is not None:
        yield Problem("bad-address", address, wrong=found.wrong)
    if title and not automatic:
        yield Problem("link-title", title)


def _joined(stretches: Iterator[Inline]) -> tuple[Inline, ...]:
    """Neighbours of the same style as one stretch."""
    joined: list[Inline] = []
    for one in stretches:
        if joined and _style(joined[-1]) == _style(one) and not (_is_one(one) or _is_one(joined[-1])):
            joined[-1] = Inline(joined[-1].text + one.text, *_style(one))
        elif one.text or one.note:
            joined.append(one)
    return tuple(joined)


def _is_one(inline: Inline) -> bool:
    """Whether it is no stretch of text, but one thing."""
    return bool(inline.note or inline.cites or inline.formula)


def _style(one: Inline) -> tuple[bool, bool, bool, bool, Script, str | None]:
    return one.bold, one.italic, one.code, one.strike, one.script, one.link


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero").enable(
        ["escape", "backticks", "strikethrough", "emphasis", "link", "image", "autolink"]
    )
    rules = parser.inline.ruler
    rules.before("escape", "verbatim", _verbatim)
    rules.before("verbatim", "formula", _formula)
    rules.at("escape", _escape)
    rules.before("strikethrough", "script", _script)
    rules.before("script", "footnote", _footnote)
    rules.before("link", "citation", _citation)
    rules.at("strikethrough", _marks)
    rules.at("emphasis", _marks)
    # Addresses are judged here, after parsing, so that a bad one is a message and not silently text.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    return parser


def _formula(state: StateInline, silent: bool) -> bool:
    """A formula is one thing, whatever stands in it."""
    at: int = state.pos
    end: int | None = state.env["formulas"].get(at)
    if end is None or end > state.posMax:
        return False
    if not silent:
        token = state.push("formula", "", 0)
        token.content = state.src[at:end]
        token.meta = {"formula": state.env["read"].get(at)}
    state.pos = end
    return True


def _verbatim(state: StateInline, silent: bool) -> bool:
    """A sign in an address, a path or a formula is that sign."""
    if state.pos not in state.env["verbatim"]:
        return False
    if not silent:
        state.pending += state.src[state.pos]
    state.pos += 1
    return True


def _escape(state: StateInline, silent: bool) -> bool:
    """A backslash before a mark is taken away; before anything else it is text (``\\alpha``, ``C:\\\\``)."""
    at = state.pos
    found = _ESCAPE.match(state.src, at, state.posMax)
    if found is None:
        return False
    if not silent:
        if found.group() == "\\\n":
            state.push("hardbreak", "br", 0)
        else:
            state.push("escaped", "", 0).content = state.src[at + 1]
    state.pos = at + 2
    return True


def _footnote(state: StateInline, silent: bool) -> bool:
    """``^[a footnote]``, which may hold links and other markup, but no footnote."""
    at = state.pos
    if not state.src.startswith("^[", at) or state.env.get("depth"):
        return False
    depth = 0
    for end in range(at + 1, min(state.posMax, at + MAX_FOOTNOTE)):
        sign = state.src[end]
        if sign == "\\" or state.src[end - 1] == "\\":
            continue
        depth += (sign == "[") - (sign == "]")
        if not depth:
            break
    else:
        return False
    content = state.src[at + 2 : end].strip()
    if not content or "^[" in content:
        return False
    if not silent:
        token = state.push("footnote", "", 0)
        token.content, token.meta = content, {"macros": state.env["macros"]}
    state.pos = end + 1
    return True


def _citation(state: StateInline, silent: bool) -> bool:
    """``[@key, p. 3]`` and ``@key``, but not in the text of a link."""
    at = state.pos
    if state.src[at] not in "[@" or state.linkLevel or "@" not in state.src:
        return False
    found = citation_at(state.src, at, state.posMax)
    if found is None:
        return False
    cites, end = found
    if not silent:
        token = state.push("citation", "", 0)
        token.content, token.meta = state.src[at:end], {"cites": cites}
    state.pos = end
    return True


def _script(state: StateInline, silent: bool) -> bool:
    """``~sub~`` and ``^super^``: no space inside, no markup inside."""
    mark = state.src[state.pos]
    if mark not in "~^":
        return False
    end = script_end(state.src, state.pos, state.posMax)
    if end is None:
        return False
    if not silent:
        token = state.push("script", "sub" if mark == "~" else "sup", 0)
        token.content = script_text(state.src[state.pos : end])
        token.meta = {"script": "sub" if mark == "~" else "super"}
    state.pos = end
    return True


def _marks(state: StateInline, silent: bool) -> bool:
    """A run of ``*``, ``_`` or ``~~``, to be paired by CommonMark's rules once all are known."""
    from markdown_it.rules_inline.state_inline import Delimiter

    mark = state.src[state.pos]
    if silent or mark not in "*_~":
        return False
    stop = state.pos
    while stop < state.posMax and state.src[stop] == mark:
        stop += 1
    length = stop - state.pos
    opens, closes = flanks(state.src, state.pos, stop)
    if (mark == "~" and length != 2) or not (opens or closes):
        state.pending += mark * length
        state.pos = stop
        return True
    for content in ("~~",) if mark == "~" else mark * length:
        token = state.push("text", "", 0)
        token.content = content
        state.delimiters.append(
            Delimiter(
                marker=ord(mark),
                length=0 if mark == "~" else length,  # 0: CommonMark's rule of three does not hold
                token=len(state.tokens) - 1,
                end=-1,
                open=opens,
                close=closes,
            )
        )
    state.pos = stop
    return True
