"""Which layout a slide gets: the author's, or the first rule that shows everything the slide has."""

from __future__ import annotations

from generator.deck.model import Columns, Slide
from generator.errors import Diagnostic, error
from generator.layout.rule import SPECIMEN, Rule
from generator.layout.rules import Rules
from generator.names import nearest

LACKS = frozenset({"field-missing", "empty-slide"})
"""What is wrong with a slide that has too little."""


def choose(slide: Slide, first: bool, rules: Rules) -> tuple[Rule | None, list[Diagnostic]]:
    """The rule (as a specimen) for a slide, or None with the errors that say why there is none."""
    if slide.layout is not None:
        if slide.layout not in rules.names:
            near = nearest(slide.layout, rules.names)
            return None, [
                error(
                    "unknown-layout",
                    "There is no layout `{name}`",
                    slide.span,
                    hint="Did you mean `{near}`? There are: {known}." if near else "There are: {known}.",
                    name=slide.layout,
                    near=near,
                    known=", ".join(rules.names),
                )
            ]
        rule = rules.rule(slide.layout, SPECIMEN)
        problems = _misfits(slide, rule)
        return (None, problems) if problems else (rule, [])
    columns = slide.fields.get("columns")
    kind = (frozenset(slide.fields), len(columns.columns) if isinstance(columns, Columns) else 0, first)
    if kind not in rules.chosen:
        found, problems = _chosen(slide, first, rules)
        if found is None:
            return None, problems
        rules.chosen[kind] = found
    return rules.chosen[kind], []


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
    # Nothing shows it all: say what is in the way of the rule that comes nearest.
    nearest_rule = min(candidates, key=lambda rule: (len(_misfits(slide, rule)), -rule.auto))
    return None, _misfits(slide, nearest_rule)


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
                hint="Two or three columns can be laid out.",
                layout=rule.name,
                want=rule.columns,
                have=len(columns.columns),
            )
        )
    return problems
