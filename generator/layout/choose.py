"""Which layout a slide gets: the author's, or the first rule that shows everything the slide has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.deck.model import Block, Columns, Items, Marker, Picture, Slide
from generator.errors import Diagnostic, error
from generator.layout.designed.choice import designed_for, is_for_block, shown_by, wrong_form, wrong_shape
from generator.layout.rule import SPECIMEN, Rule
from generator.layout.rules import Rules
from generator.names import nearest

LACKS = frozenset({"field-missing", "empty-slide"})
"""What is wrong with a slide that has too little."""

_COMPANIONS = {"by": "quote", "caption": "image"}
"""What says nothing without another field."""
LEAST_COLUMNS, MOST_COLUMNS = 2, 4
STACKED_TEXTS = frozenset({"heading", "kicker", "source", "caption", "quote", "by", "statement"})
"""Texts of a slide that a stack of blocks shows."""
_PLAIN: dict[type, tuple[str, ...]] = {Items: ("items", "text"), Picture: ("image",), Columns: ("columns",)}
"""The addresses under which layouts with a place for each field look for a block."""
_USUAL_MARKERS = frozenset({Marker.BULLET, Marker.NUMBER, Marker.NONE})
_COUNTS = {1: "one", 2: "two", 3: "three", 4: "four"}


class Choice(Struct, frozen=True):
    """The rule for a slide, or the errors that say why there is none."""

    rule: Rule | None
    """As a specimen."""
    problems: tuple[Diagnostic, ...] = ()
    stacked: bool = False
    """Whether its body is a stack of the slide's blocks, instead of a place for each."""


def choose(slide: Slide, first: bool, rules: Rules, *, footed: bool = False) -> Choice:
    """``footed``: the slide has footnotes, which want a rule with a place for them."""
    found = _choice(slide, first, rules)
    rule = found.rule
    if not footed or rule is None or ("source" in rule.allows and (rule.splits or rule.shows)):
        return found
    if slide.layout is None and slide.body:
        return stacking(slide, rules)
    return _refused(
        error(
            "footnote-place",
            "The footnotes on slide `{id}` have no place beside {shown}",
            slide.span,
            hint="Put them into brackets in the text, or on a slide with a list, a table or other blocks.",
            id=slide.id,
            shown=_listed(list(slide.fields)[:4]),
        )
    )


def _refused(*problems: Diagnostic) -> Choice:
    return Choice(None, problems)


def _choice(slide: Slide, first: bool, rules: Rules) -> Choice:
    name = designed_for(slide)
    if name in rules.names and (rule := rules.rule(name, SPECIMEN)).shows == shown_by(name):  # one's own may not
        return Choice(rule, stacked=True)
    if slide.layout is not None:
        return _named(slide, slide.layout, rules)
    if not _has_places(slide):
        return stacking(slide, rules)
    columns = slide.fields.get("columns")
    kind = (frozenset(slide.fields), len(columns.columns) if isinstance(columns, Columns) else 0, first)
    if kind not in rules.chosen:
        found, problems = _chosen(slide, first, rules)
        if found is None:
            return stacking(slide, rules) if slide.body else _refused(*problems)
        rules.chosen[kind] = found
    return Choice(rules.chosen[kind])


def _named(slide: Slide, name: str, rules: Rules) -> Choice:
    """The rule that the slide's author names."""
    if name not in rules.names:
        near = nearest(name, rules.names)
        return _refused(
            error(
                "unknown-layout",
                "There is no layout `{name}`",
                slide.span,
                hint="Did you mean `{near}`? There are: {known}." if near else "There are: {known}.",
                name=name,
                near=near,
                known=", ".join(rules.names),
            )
        )
    rule = rules.rule(name, SPECIMEN)
    if not rule.takes.isdisjoint(slide.fields) and (wrong := wrong_shape(slide, rule)):
        return _refused(*wrong)
    if rule.blocks and slide.body and not (_has_places(slide) and rule.takes.issuperset(slide.fields)):
        return stacking(slide, rules, rule)
    if partly := [name for name, block in slide.body.items() if not _is_whole(block)]:
        if rule.columns:  # columns of blocks stand side by side in a stack as well
            return stacking(slide, rules)
        return _refused(*(
            error(
                "field-not-shown",
                "The layout {layout} does not show all of `{field}`, so something would be lost",
                slide.fields[name].span,
                hint="Leave `layout:` away, or take the caption, the source or the blocks in it away.",
                layout=rule.name,
                field=name,
            )
            for name in partly
        ))  # fmt: skip
    if problems := _misfits(slide, rule) or wrong_form(slide, rule):
        return _refused(*problems)
    if is_for_block(rule):  # of which it cannot draw all
        return stacking(slide, rules)
    return Choice(rule, stacked=bool(rule.shows))


def _has_places(slide: Slide) -> bool:
    """Whether each block may stand in a place for its field: that it is of a kind that has one, the only one of its
    kind, without options, and holds no more than a list."""
    return all(
        name in _PLAIN.get(type(block), ()) and (block.caption, block.source) == (None, None) and _simple(block)
        for name, block in slide.body.items()
    )


def _is_whole(block: Block) -> bool:
    """Whether a place for the block shows all of it: that it has no texts and blocks of its own."""
    return (block.caption, block.source) == (None, None) and (not isinstance(block, Columns) or _simple(block))


def _simple(block: Block) -> bool:
    if isinstance(block, Items):
        return block.marker in _USUAL_MARKERS and block.start == 1
    if isinstance(block, Columns):
        return all(
            column.width == 1 and len(column.body) == 1 and column.items.items and _simple(column.items)
            and (column.items.caption, column.items.source) == (None, None)
            for column in block.columns
        )  # fmt: skip
    return True


def stacking(slide: Slide, rules: Rules, rule: Rule | None = None) -> Choice:
    """The rule whose body is a stack of blocks, unless the slide has a text that it has no place for."""
    rule = rule or next(one for one in rules.all() if one.blocks)
    wrong = [*_wrong_counts(slide)]
    wrong += [
        error(
            "field-not-shown",
            "`{field}` cannot be shown beside {shown}, so it would be lost",
            text.span,
            hint="Put it on a slide of its own, or leave it out; `diapo layouts` lists what slides can hold.",
            field=name,
            shown=_listed([one for one in slide.body if one != name][:4]),
        )
        for name, text in slide.texts.items()
        if name not in STACKED_TEXTS
    ]
    if "by" in slide.texts and "quote" not in slide.texts:
        wrong += _lonely(slide, "by", "quote")
    if "caption" in slide.texts and not any(not isinstance(one, Items) for one in slide.body.values()):
        wrong += _lonely(slide, "caption", "image")
    return _refused(*wrong) if wrong else Choice(rule, stacked=True)


def _wrong_counts(slide: Slide) -> Iterator[Diagnostic]:
    for block in slide.body.values():
        if isinstance(block, Columns) and not LEAST_COLUMNS <= len(block.columns) <= MOST_COLUMNS:
            yield error(
                "column-count",
                "Two, three or four columns can be laid out, and slide `{id}` has {have}",
                block.span,
                hint="Put the others on a slide of their own, or the texts of two columns into one.",
                id=slide.id,
                have=len(block.columns),
            )


def _lonely(slide: Slide, name: str, other: str) -> list[Diagnostic]:
    return [
        error(
            "field-missing",
            "`{field}` goes with `{other}`, and slide `{id}` has none",
            slide.fields[name].span,
            hint="Add `{other}:` to the slide, or take `{field}:` away.",
            field=name,
            other=other,
            id=slide.id,
        )
    ]


def _chosen(slide: Slide, first: bool, rules: Rules) -> tuple[Rule | None, list[Diagnostic]]:
    """The rule for a slide that names none: the one that most prefers such slides and shows all that it has."""
    candidates = sorted((rule for rule in rules.all() if rule.auto), key=lambda rule: -rule.auto)
    fitting = [rule for rule in candidates if not _misfits(slide, rule)]
    for rule in fitting:
        if first or not rule.first:
            return rule, []
    if not slide.fields:
        return None, [
            error(
                "empty-slide",
                "Slide `{id}` has nothing to show",
                slide.span,
                hint="Give it a heading, or `layout: blank` if it is meant to be empty.",
                id=slide.id,
            )
        ]
    if fitting:
        return fitting[0], []  # made for the first slide, but the only one that shows it all
    return None, list(_unplaced(slide, candidates))


def _unplaced(slide: Slide, candidates: Sequence[Rule]) -> Iterator[Diagnostic]:
    """What is in the way of every rule. Its author named none, so none is spoken of."""
    counts = sorted({rule.columns for rule in candidates if rule.columns})
    columns = slide.fields.get("columns")
    if isinstance(columns, Columns) and len(columns.columns) not in counts:
        yield error(
            "column-count",
            "{want} columns can be laid out, and slide `{id}` has {have}",
            columns.span,
            hint="Put the others on a slide of their own, or the texts of two columns into one.",
            want=" or ".join(_COUNTS.get(count, str(count)) for count in counts).capitalize(),
            id=slide.id,
            have=len(columns.columns),
        )
        if "heading" in slide.fields:
            return
    lonely = {name: other for name, other in _COMPANIONS.items() if name in slide.fields and other not in slide.fields}
    for name, other in lonely.items():
        yield from _lonely(slide, name, other)
    slide = replace(slide, fields={name: one for name, one in slide.fields.items() if name not in lonely})
    if lonely and (not slide.fields or not all(_misfits(slide, rule) for rule in candidates)):
        return
    rule = min(candidates, key=lambda rule: _distance(slide, rule))
    lacking = [f"`{name}`" for name in rule.needs if name not in slide.fields]
    if rule.any and not any(name in slide.fields for name in rule.any):
        lacking.append(" or ".join(f"`{name}`" for name in rule.any))
    shown = [name for name in slide.fields if name in rule.takes] or list(slide.fields)
    if lacking:
        yield error(
            "field-missing",
            "A slide with {shown} needs {lacking}",
            slide.span,
            hint="Add it to slide `{id}`; `diapo layouts` lists what slides can hold.",
            shown=_listed(shown),
            lacking=" and ".join(lacking),
            id=slide.id,
        )
    for name, content in slide.fields.items():
        if name not in rule.takes:
            others = [other for other in shown if other != name]
            yield error(
                "field-not-shown",
                "`{field}` cannot be shown beside {shown}, so it would be lost"
                if others
                else "`{field}` alone makes no slide",
                content.span,
                hint="Put it on a slide of its own, or leave it out; `diapo layouts` lists what slides can hold."
                if others
                else "Add what it belongs to; `diapo layouts` lists what slides can hold.",
                field=name,
                shown=_listed(others or shown),
            )


def _distance(slide: Slide, rule: Rule) -> tuple[int, int, int]:
    """How far a rule is from showing a slide: what is wrong in all, what is missing but for a heading, and then the
    order in which rules are preferred."""
    missing = [name for name in rule.needs if name not in slide.fields and name != "heading"]
    wrong = [one for one in _misfits(slide, rule) if one.code != "column-count"]
    return len(wrong), len(missing), -rule.auto


def _listed(names: Sequence[str]) -> str:
    quoted = [f"`{name}`" for name in names]
    return f"{', '.join(quoted[:-1])} and {quoted[-1]}" if len(quoted) > 1 else quoted[0]


def _misfits(slide: Slide, rule: Rule) -> list[Diagnostic]:
    problems = []
    for name in rule.needs:
        if name not in slide.fields:
            problems.append(
                error(
                    "field-missing",
                    "The layout {layout} needs `{field}`",
                    slide.span,
                    hint="Add `{field}:` to slide `{id}`, or choose another layout.",
                    layout=rule.name,
                    field=name,
                    id=slide.id,
                )
            )
    if rule.any and not any(name in slide.fields for name in rule.any):
        problems.append(
            error(
                "field-missing",
                "The layout {layout} needs one of {field}",
                slide.span,
                hint="Add one of them to slide `{id}`, or choose another layout.",
                layout=rule.name,
                field=", ".join(rule.any),
                id=slide.id,
            )
        )
    for name, content in slide.fields.items():
        if name not in rule.takes:
            problems.append(
                error(
                    "field-not-shown",
                    "The layout {layout} does not show `{field}`, so it would be lost",
                    content.span,
                    hint="{layout} shows: {takes}; `diapo layouts` lists the others.",
                    layout=rule.name,
                    field=name,
                    takes=", ".join(sorted(rule.takes)) or "nothing",
                )
            )
    columns = slide.fields.get("columns")
    if isinstance(columns, Columns) and rule.columns and len(columns.columns) != rule.columns:
        problems.append(
            error(
                "column-count",
                "The layout {layout} has {want} columns, and the slide has {have}",
                columns.span,
                hint="Write `layout: columns-{have}`, or leave `layout:` away."
                if len(columns.columns) in (2, 3)
                else "Two or three columns can be laid out.",
                layout=rule.name,
                want=rule.columns,
                have=len(columns.columns),
            )
        )
    return problems
