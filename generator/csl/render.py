"""Elements of a style -> spans."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from generator.csl.context import NOTHING, ONLY, WITHOUT, Context, Rendered
from generator.csl.dates import date
from generator.csl.model import Span, Spans
from generator.csl.names import label, name_style, people
from generator.csl.numbers import is_numeric, is_several, number, pages
from generator.csl.spans import affixed, formatted, joined, quoted
from generator.csl.xml import Node

MOST_DEPTH: Final = 60
"""Macros in macros; a style that has more calls itself."""
_SHORT: Final = {
    "title": ("title-short", "shortTitle"),
    "container-title": ("container-title-short", "journalAbbreviation"),
}
_COUNTED: Final = frozenset({"number-of-pages", "number-of-volumes"})


def children(nodes: Iterable[Node], context: Context) -> list[Rendered]:
    """What the elements write, one by one: a choice stands for what is in it, to be parted by the same delimiter."""
    found: list[Rendered] = []
    for node in nodes:
        if node.tag == "choose":
            found += children(_chosen(node, context), context)
        else:
            found.append(element(node, context))
    return found


def element(node: Node, context: Context) -> Rendered:
    if context.depth > MOST_DEPTH:
        return NOTHING
    context.depth += 1
    try:
        match node.tag:
            case "text":
                return _text(node, context)
            case "group":
                return _group(node, context)
            case "choose":
                return together(children((node,), context))
            case "names":
                return _names(node, context)
            case "date":
                return _date(node, context)
            case "number":
                return _number(node, context)
            case "label":
                return _label(node, context)
            case _:
                return NOTHING
    finally:
        context.depth -= 1


def together(parts: list[Rendered], delimiter: str = "") -> Rendered:
    spans = joined([part.spans for part in parts], delimiter)
    return Rendered(spans, any(part.asked for part in parts), any(part.found for part in parts))


def _dressed(spans: Spans, node: Node, context: Context, *, english: bool = False) -> Spans:
    if not spans:
        return ()
    if node.get("strip-periods") == "true":
        spans = tuple(replace(span, text=span.text.replace(".", "")) for span in spans)
    spans = formatted(spans, node.attrs, english=english or context.english)
    if node.get("quotes") == "true":
        spans = quoted(spans)
    display = node.get("display")
    prefix = f" {node.get('prefix')}" if display in ("block", "indent", "right-inline") else node.get("prefix")
    return affixed(spans, prefix, node.get("suffix"))


def _text(node: Node, context: Context) -> Rendered:
    if name := node.get("macro"):
        macro = context.style.macros.get(name)
        if macro is None:
            return NOTHING
        inside = together(children(macro.children, context))
        return replace(inside, spans=_dressed(inside.spans, node, context))
    if name := node.get("term"):
        text = context.locale.term(name, node.get("form", "long"), plural=node.get("plural") == "true")
        return Rendered(_dressed((Span(text),) if text else (), node, context, english=True))
    if "value" in node.attrs:
        return Rendered(_dressed((Span(node.get("value")),), node, context))
    name = node.get("variable")
    text = _variable(name, node.get("form"), context)
    if text:
        context.told.add(name)
    link = {"URL": text, "DOI": f"https://doi.org/{text}"}.get(name, "") if text else ""
    spans: Spans = (Span(text, link=link),) if text else ()
    return Rendered(_dressed(spans, node, context), asked=name != "year-suffix", found=bool(text))


def _variable(name: str, form: str, context: Context) -> str:
    if form == "short":
        for other in _SHORT.get(name, ()):
            if (text := context.item.values.get(other, "")) and name not in context.gone:
                return text
    text = context.value(name)
    if text and name in ("page", "locator"):
        if name == "page" or context.cited is None or context.cited.label == "page":
            return pages(text, context.style.root.get("page-range-format"), context.locale)
        return text.replace("-", "–")
    return text


def _group(node: Node, context: Context) -> Rendered:
    inside = together(children(node.children, context), node.get("delimiter"))
    if not inside.spans or (inside.asked and not inside.found):
        return Rendered((), inside.asked, found=False)
    return Rendered(_dressed(inside.spans, node, context), asked=True, found=True)


def _chosen(node: Node, context: Context) -> tuple[Node, ...]:
    """The elements of the first branch whose conditions hold."""
    for branch in node.children:
        if branch.tag == "else" or _holds(branch, context):
            return branch.children
    return ()


def _holds(node: Node, context: Context) -> bool:
    tests: list[bool] = []
    item = context.item
    for name, values in node.attrs.items():
        for value in values.split():
            match name:
                case "type":
                    tests.append(item.type == value)
                case "variable":
                    tests.append(context.has(value))
                case "is-numeric":
                    tests.append(is_numeric(context.value(value)))
                case "locator":
                    cited = context.cited
                    tests.append(
                        bool(cited and cited.locator and cited.label == value.replace("sub-verbo", "sub-verbo"))
                    )
                case "position":
                    tests.append(_stands(value, context.position))
                case "disambiguate":
                    tests.append(context.state.told_apart == (value == "true"))
                case "is-uncertain-date" | "has-year-only":
                    tests.append(False)
                case _:
                    pass
    match node.get("match", "all"):
        case "any":
            return any(tests)
        case "none":
            return not any(tests)
        case _:
            return all(tests) and bool(tests)


def _stands(wanted: str, position: str) -> bool:
    if wanted == "subsequent":
        return position in ("subsequent", "ibid", "ibid-with-locator")
    if wanted == "ibid":
        return position in ("ibid", "ibid-with-locator")
    return wanted == position


def _number(node: Node, context: Context) -> Rendered:
    name = node.get("variable")
    text = context.value(name)
    if text:
        context.told.add(name)
    if name == "page" and text:
        shown = pages(text, context.style.root.get("page-range-format"), context.locale)
    else:
        shown = number(text, node.get("form", "numeric"), context.locale, context.locale.gender(name)) if text else ""
    return Rendered(_dressed((Span(shown),) if shown else (), node, context), asked=True, found=bool(shown))


def _label(node: Node, context: Context) -> Rendered:
    name = node.get("variable")
    text = context.value(name)
    if not text:
        return NOTHING
    rule = node.get("plural", "contextual")
    several = text.strip() != "1" if name in _COUNTED else is_several(text)
    plural = rule == "always" or (rule == "contextual" and several)
    term = context.cited.label if name == "locator" and context.cited else name
    word = context.locale.term(term, node.get("form", "long"), plural=plural)
    return Rendered(_dressed((Span(word),) if word else (), node, context, english=True))


def _date(node: Node, context: Context) -> Rendered:
    name = node.get("variable")
    value = context.item.dates.get(name, ()) if name not in context.gone else ()
    if not value:
        return Rendered(asked=True)
    context.told.add(name)
    if context.sort_key is not None:
        return Rendered((Span("".join(f"{one:04}" if at == 0 else f"{one:02}" for at, one in enumerate(value))),),
                        asked=True, found=True)  # fmt: skip
    spans = date(node, value, context.locale, english=context.english)
    if spans and name == "issued" and not context.dated and context.state.suffix and not context.style.explicit_suffix:
        context.dated = True
        spans = _with_suffix(spans, str(value[0]), context.state.suffix)
    return Rendered(_dressed(spans, node, context), asked=True, found=bool(spans))


def _with_suffix(spans: Spans, year: str, suffix: str) -> Spans:
    for at, span in enumerate(spans):
        if year in span.text:
            text = span.text.replace(year, year + suffix, 1)
            return (*spans[:at], replace(span, text=text), *spans[at + 1 :])
    return (*spans, Span(suffix))


def _names(node: Node, context: Context) -> Rendered:
    wanted = context.author
    rendered = _named(node, context)
    if context.first_names is None and rendered.spans:
        context.first_names = rendered.spans
        if wanted == ONLY:
            context.captured = rendered.spans
        context.author = ""
        if wanted == WITHOUT:
            return Rendered((), asked=True)
    return rendered


def _named(node: Node, context: Context) -> Rendered:
    shaped = _with_shape(node, context.shape)
    variables = [name for name in node.get("variable").split() if name not in context.gone]
    found = [(name, context.item.names[name]) for name in variables if context.item.names.get(name)]
    if not found:
        stand_in = node.child("substitute")
        if stand_in is None:
            return Rendered(asked=True)
        outer, context.shape = context.shape, shaped
        try:
            return _substituted(stand_in, context)
        finally:
            context.shape = outer
    context.told.update(name for name, _ in found)
    style = name_style(shaped, context)
    if style.form == "count":
        count = sum(min(len(persons), style.first) if len(persons) >= style.least > 0 else len(persons)
                    for _, persons in found)  # fmt: skip
        return Rendered(_dressed((Span(str(count)),), node, context), asked=True, found=True)
    by_name = dict(found)
    both = "editor" in by_name and by_name.get("editor") == by_name.get("translator")
    if both and context.locale.term("editortranslator", "short"):
        found = [("editortranslator" if name == "editor" else name, persons) for name, persons in found
                 if name != "translator"]  # fmt: skip
    order = [one.tag for one in shaped.children]
    before = "label" in order and "name" in order and order.index("label") < order.index("name")
    mark = shaped.child("label")
    written: list[Spans] = []
    for name, persons in found:
        spans = people(persons, style, context, others=name in context.item.more)
        word = label(mark, name, len(persons), context) if mark and spans and context.sort_key is None else ()
        written.append((*word, *spans) if before else (*spans, *word))
    delimiter = (
        shaped.get("delimiter") or context.area.get("names-delimiter") or context.style.root.get("names-delimiter")
    )
    return Rendered(_dressed(joined(written, delimiter), node, context), asked=True, found=True)


def _with_shape(node: Node, outer: Node | None) -> Node:
    if outer is None or node.child("name") or node.child("label") or node.child("et-al"):
        return node
    inside = tuple(one for one in outer.children if one.tag != "substitute")
    return replace(node, children=(*inside, *node.children), attrs={**outer.attrs, **node.attrs})


def _substituted(stand_in: Node, context: Context) -> Rendered:
    """The first that says something in the place of names; it is not told again."""
    for one in stand_in.children:
        told, context.told = context.told, set()
        found = _named(one, context) if one.tag == "names" else element(one, context)
        here, context.told = context.told, told | context.told
        if found.spans and found.found:
            context.gone |= here
            return found
    return Rendered(asked=True)
