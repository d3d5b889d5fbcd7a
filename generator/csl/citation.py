"""Several works in one citation: each as the layout has it, those alike drawn together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from generator.csl.context import WITHOUT, Context
from generator.csl.model import Span, Spans, plain
from generator.csl.names import same
from generator.csl.render import children, together
from generator.csl.spans import affixed, formatted, joined
from generator.csl.xml import Node


class _Made(Struct, frozen=True, eq=False):
    spans: Spans
    names: str
    """Whom it names."""
    context: Context


def citation_spans(contexts: Sequence[Context], area: Node) -> Spans:
    """The whole citation, not yet finished. Each work's spans have its id."""
    layout = area.child("layout")
    assert layout is not None
    made = [_made(context, layout) for context in contexts]
    collapse = area.get("collapse")
    delimiter = layout.get("delimiter")
    if collapse == "citation-number":
        inside = _by_number(made, delimiter)
    elif collapse.startswith("year"):
        inside = _by_year(made, area, layout)
    else:
        inside = joined([_around(one.spans, one.context) for one in made], delimiter)
    return affixed(formatted(inside, layout.attrs, english=True), layout.get("prefix"), layout.get("suffix"))


def _made(context: Context, layout: Node) -> _Made:
    wanted = context.author
    inside = together(children(layout.children, context)).spans
    names = plain(same(context.first_names or ()))
    return _Made(_owned(inside, context), "" if wanted == WITHOUT else names, context)


def _owned(spans: Spans, context: Context) -> Spans:
    return tuple(replace(span, id=context.item.id, link="") for span in spans)


def _around(spans: Spans, context: Context) -> Spans:
    """With what its author says before and after it."""
    cited = context.cited
    if cited is None:
        return spans
    before = (Span(f"{cited.prefix} "),) if cited.prefix else ()
    return (*before, *spans, Span(cited.suffix)) if cited.suffix else (*before, *spans)


def _is_plain(one: _Made) -> bool:
    cited = one.context.cited
    return cited is None or not (cited.prefix or cited.suffix or cited.locator)


def _by_number(made: list[_Made], delimiter: str) -> Spans:
    """``1–3,5``: three numbers or more that follow each other as a range."""
    parts: list[Spans] = []
    run: list[_Made] = []

    def close() -> None:
        if len(run) > 2:
            parts.append((*run[0].spans, Span("–"), *run[-1].spans))
        else:
            parts.extend(_around(one.spans, one.context) for one in run)
        run.clear()

    for one in sorted(made, key=lambda one: one.context.state.number) if all(map(_is_plain, made)) else made:
        follows = bool(run) and one.context.state.number == run[-1].context.state.number + 1
        if run and not (follows and _is_plain(one) and _is_plain(run[-1])):
            close()
        run.append(one)
    close()
    return joined(parts, delimiter)


def _by_year(made: list[_Made], area: Node, layout: Node) -> Spans:
    """``(Smith, 2001, 2003; Weber, 1999)``: who wrote several is named once."""
    delimiter = layout.get("delimiter")
    grouped = sorted(range(len(made)), key=lambda at: next(
        index for index, other in enumerate(made) if other.names == made[at].names or other is made[at]))  # fmt: skip
    order = grouped if all(not (one.context.cited and one.context.cited.prefix) for one in made) else range(len(made))
    within = area.get("cite-group-delimiter") or ", "
    after = area.get("after-collapse-delimiter") or delimiter
    out: Spans = ()
    several = False
    for name, members in groupby([made[at] for at in order], key=lambda one: one.names or id(one)):
        del name
        works = list(members)
        parts = [_around(works[0].spans, works[0].context)]
        parts += [_around(_without_names(one, layout), one.context) for one in works[1:]]
        group = _with_suffixes(works, parts, area, within)
        out = (*out, Span(after if several else delimiter), *group) if out else group
        several = len(works) > 1
    return out


def _with_suffixes(works: list[_Made], parts: list[Spans], area: Node, within: str) -> Spans:
    """``2001a, b``, where the style draws years together as well."""
    if not area.get("collapse").startswith("year-suffix"):
        return joined(parts, within)
    between = area.get("year-suffix-delimiter") or within
    out = parts[0]
    for before, one, spans in zip(works, works[1:], parts[1:], strict=False):
        here, last = one.context.item.dates.get("issued"), before.context.item.dates.get("issued")
        if here and here[:1] == (last or ())[:1] and one.context.state.suffix and _is_plain(one) and _is_plain(before):
            out = (*out, Span(between), *_owned((Span(one.context.state.suffix),), one.context))
        else:
            out = (*out, Span(within), *spans)
    return out


def _without_names(one: _Made, layout: Node) -> Spans:
    old = one.context
    context = Context(old.style, old.locale, old.item, old.area, old.state, cited=old.cited, position=old.position,
                      author=WITHOUT)  # fmt: skip
    return _owned(together(children(layout.children, context)).spans, context)
