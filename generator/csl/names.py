"""Names: who comes first, what is left out, what stands between them, and the word for what they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator.csl.context import ONLY, Context
from generator.csl.model import Person, Span, Spans
from generator.csl.spans import affixed, formatted, joined
from generator.csl.xml import Node
from generator.patterns import pattern

_WORDS: Final = pattern(r"[^\s.]+\.?")
_NO_NAME: Final = Node("name", {})


class NameStyle(Struct, frozen=True, eq=False):
    """How people are called, all options found."""

    form: str
    joint: str
    """``text``, ``symbol`` or nothing."""
    delimiter: str
    precedes_last: str
    precedes_et_al: str
    least: int
    """So many people, or more, are shortened."""
    first: int
    """To so many."""
    with_last: bool
    initialize: bool
    initialize_with: str | None
    hyphens: bool
    inverted: str
    """``first``, ``all`` or nothing."""
    separator: str
    demoted: str
    et_al: Node | None
    parts: dict[str, Node]


def name_style(names: Node, context: Context) -> NameStyle:
    node = names.child("name") or _NO_NAME
    key = context.sort_key

    def number(name: str, of_key: str = "") -> int:
        typed = (key.get(of_key) if key is not None and of_key else "") or context.option(name, node)
        return int(typed) if typed.isdigit() else 0

    later = context.position != "first"
    least = (number("et-al-subsequent-min") if later else 0) or number("et-al-min", "names-min")
    first = (number("et-al-subsequent-use-first") if later else 0) or number("et-al-use-first", "names-use-first")
    root = context.style.root
    initialize_with = context.option("initialize-with", node)
    has_initials = any("initialize-with" in one.attrs for one in (node, context.area, root))
    return NameStyle(
        form=context.option("form", node) or "long",
        joint=context.option("and", node),
        delimiter=context.option("delimiter", node) or ", " if not _says_delimiter(node, context) else
        context.option("delimiter", node),
        precedes_last=context.option("delimiter-precedes-last", node) or "contextual",
        precedes_et_al=context.option("delimiter-precedes-et-al", node) or "contextual",
        least=least,
        first=first or 1,
        with_last=(context.option("et-al-use-last", node) == "true"),
        initialize=context.option("initialize", node) != "false",
        initialize_with=initialize_with if has_initials else None,
        hyphens=root.get("initialize-with-hyphen") != "false",
        inverted="all" if key is not None else context.option("name-as-sort-order", node),
        separator=context.option("sort-separator", node) if _says_separator(node, context) else ", ",
        demoted=root.get("demote-non-dropping-particle") or "display-and-sort",
        et_al=names.child("et-al"),
        parts={part.get("name"): part for part in node.all("name-part")},
    )  # fmt: skip


def _says_delimiter(node: Node, context: Context) -> bool:
    outer = "name-delimiter"
    return "delimiter" in node.attrs or outer in context.area.attrs or outer in context.style.root.attrs


def _says_separator(node: Node, context: Context) -> bool:
    return any("sort-separator" in one.attrs for one in (node, context.area, context.style.root))


def people(persons: Sequence[Person], style: NameStyle, context: Context, *, others: bool = False) -> Spans:
    """The people as a list. ``others``: there are more, who are not named."""
    first = max(style.first, context.state.names) if not context.listed or context.sort_key is not None else style.first
    shortened = bool(style.least) and len(persons) >= style.least and len(persons) > first
    shown = list(persons[:first]) if shortened else list(persons)
    written = [_person(one, style, context, first=at == 0) for at, one in enumerate(shown)]
    if shortened and style.with_last and len(persons) - len(shown) > 1:
        last = _person(persons[-1], style, context, first=False)
        return (*joined(written, style.delimiter), Span(f"{style.delimiter}… "), *last)
    if shortened or others:
        return _with_et_al(written, style, context)
    return _listed(written, style, context)


def _listed(written: list[Spans], style: NameStyle, context: Context) -> Spans:
    if len(written) < 2:
        return written[0] if written else ()
    joint = style.joint
    if joint == "symbol" and context.author == ONLY:  # in a sentence it is read as a word
        joint = "text"
    word = "&" if joint == "symbol" else context.locale.term("and") if joint == "text" else ""
    before = joined(written[:-1], style.delimiter)
    if not word:
        return joined(written, style.delimiter)
    parted = _precedes(style.precedes_last, style, len(written) > 2, len(written) - 1)
    between = f"{style.delimiter.rstrip()} {word} " if parted else f" {word} "
    return (*before, Span(between), *written[-1])


def _with_et_al(written: list[Spans], style: NameStyle, context: Context) -> Spans:
    node = style.et_al
    term = (node.get("term") if node else "") or "et-al"
    text: Spans = (Span(context.locale.term(term) or term),)
    if node is not None:
        text = formatted(text, node.attrs, english=context.english)
        text = affixed(text, node.get("prefix"), node.get("suffix"))
    parted = _precedes(style.precedes_et_al, style, len(written) > 1, len(written))
    between = f"{style.delimiter.rstrip()} " if parted else " "
    return (*joined(written, style.delimiter), Span(between), *text)


def _precedes(rule: str, style: NameStyle, several: bool, before: int) -> bool:
    """Whether the delimiter stands before what follows the names."""
    if rule == "after-inverted-name":
        return style.inverted == "all" or (style.inverted == "first" and before == 1)
    return rule == "always" or (rule == "contextual" and several)


def _person(person: Person, style: NameStyle, context: Context, *, first: bool) -> Spans:
    family, given_part = style.parts.get("family"), style.parts.get("given")
    level = context.state.given.get(person, 0) if not context.listed else 0
    if not person.given:
        return _part(person.family, family, context)
    given = _given(person, style, level)
    sorting = context.sort_key is not None
    if style.form == "short" and not sorting:
        whole = _part(_with_particle(person), family, context)
        return joined([_part(given, given_part, context), whole], " ") if level else whole
    inverted = style.inverted == "all" or (style.inverted == "first" and first)
    if not inverted:
        parts = [_part(given, given_part, context), _part(_with_particle(person), family, context)]
        return joined([*parts, (Span(person.suffix),) if person.suffix else ()], " ")
    demoted = person.particle and (style.demoted == "display-and-sort" or (style.demoted == "sort-only" and sorting))
    leading = person.family if demoted else _with_particle(person)
    trailing = f"{given} {person.particle}" if demoted else given
    parts = [_part(leading, family, context), _part(trailing, given_part, context)]
    return joined([*parts, (Span(person.suffix),) if person.suffix else ()], style.separator)


def _with_particle(person: Person) -> str:
    if not person.particle:
        return person.family
    between = "" if person.particle[-1] in "'’-" else " "
    return f"{person.particle}{between}{person.family}"


def _part(text: str, node: Node | None, context: Context) -> Spans:
    spans: Spans = (Span(text),) if text else ()
    if node is None:
        return spans
    spans = formatted(spans, node.attrs, english=context.english)
    return affixed(spans, node.get("prefix"), node.get("suffix"))


def _given(person: Person, style: NameStyle, level: int) -> str:
    if style.initialize_with is None or level == 2:
        return person.given
    if not style.initialize and level != 1:
        return _spaced_initials(person.given, style.initialize_with)
    return initials(person.given, style.initialize_with, hyphens=style.hyphens)


def initials(given: str, between: str, *, hyphens: bool = True) -> str:
    """``Jean-Luc Marie`` -> ``J.-L. M.``"""
    made = ""
    for word in _WORDS.findall(given):
        if word[0] == "-" and made:
            made = made.rstrip() + "-" if hyphens else made
        if word[:1].islower() and len(word.strip("-.")) > 1:  # a particle in the middle
            made = f"{made.rstrip()} {word} "
            continue
        parts = [part.strip(".") for part in word.split("-")]
        letters = [part[0].upper() for part in parts if part]
        joint = between.rstrip() + "-" if hyphens else between
        if letters:
            made += joint.join(letters) + between
    return made.strip()


def _spaced_initials(given: str, between: str) -> str:
    """The names as they are, but for initials that are such already."""
    words = given.split()
    if not any(len(word.strip(".")) == 1 for word in words):
        return given
    return " ".join(
        f"{word[0]}{between.rstrip()}" if len(word.strip(".")) == 1 and word[0].isupper() else word for word in words
    )


def label(node: Node, variable: str, count: int, context: Context) -> Spans:
    """The word for what people are: ``eds.``"""
    rule = node.get("plural", "contextual")
    plural = rule == "always" or (rule == "contextual" and count > 1)
    term = context.locale.term(variable, node.get("form", "long"), plural=plural)
    if node.get("strip-periods") == "true":
        term = term.replace(".", "")
    spans = formatted((Span(term),) if term else (), node.attrs, english=True)
    return affixed(spans, node.get("prefix"), node.get("suffix"))


def same(spans: Spans) -> Spans:
    """Names without what tells works apart, to be compared."""
    return tuple(replace(span, id="", link="") for span in spans)
