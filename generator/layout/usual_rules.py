"""The rules that most first builds need, rendered for the themes of this program: the package is made with them.

All slide layouts of the PPTX are among them, and the rules for what slides usually have. Others are rendered when a
slide asks for them, which takes some milliseconds each.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Final

from msgspec.structs import replace

from generator.deck.model import Mode
from generator.layout.listing import PAGE_SIZES, layouts_root, theme_names, themes_root
from generator.layout.rule import SPECIMEN, Facts, Rule
from generator.layout.rules import Rules
from generator.layout.theme_files import load_theme

USUAL_SIZE: Final = "16:9"
"""Of other pages only the slide layouts are made: nearly all the time goes into those."""
_NUMBERED: Final = {"secHead": ("ordinal",)}
"""What else slides with a type of layout have."""


def usual_rules() -> dict[str, bytes]:
    """The files to ship, for every theme, mode and page size, by their names."""
    found: dict[str, bytes] = {}
    for theme in theme_names():
        for mode in (None, *Mode):
            for name, size in PAGE_SIZES.items():
                rules = Rules(layouts_root(), load_theme(themes_root(), theme, mode), size)
                if rules.kept.name not in found:  # most modes of a theme differ in colours alone
                    found |= rules.kept.to_ship(rendered(rules, slides=name == USUAL_SIZE))
    return found


def rendered(rules: Rules, *, slides: bool = True) -> Iterator[tuple[str, Facts]]:
    """Renders them for one theme, those for ``slides`` beside those of slide layouts; gives what was asked."""
    for rule in rules.all():
        for facts in usual_facts(rule):
            if slides or facts.specimen:
                rules.rule(rule.name, facts)
                yield rule.name, facts


def usual_facts(rule: Rule) -> Iterator[Facts]:
    """What is usually asked of a rule: with a logo and a date and without, where slides have kickers and where they
    have none."""
    for kicked, logo, date in product((False, True), ((), ("logo",)), ((), ("date",))):
        if not date:  # a slide layout has a place for it in any case
            for share in rule.shares:
                yield replace(SPECIMEN, has=SPECIMEN.has.union(logo), share=share, kicked=kicked)
        for fields in _usual_fields(rule):
            yield Facts(fields.union(logo, date), rule.shares[0], kicked=kicked)


def _usual_fields(rule: Rule) -> Iterator[frozenset[str]]:
    """What slides with a rule have: a stack of blocks, or what it needs and no more than one thing besides."""
    least = frozenset((*rule.needs, *rule.any[:1]))
    if not rule.shows:
        yield from (least, *(least | {more} for more in (*rule.allows, *_NUMBERED.get(rule.type, ()))))
    if rule.blocks or rule.shows:
        stack = frozenset(["heading", "blocks"])
        yield from (stack, stack | (rule.takes & {"source"}))
        if "heading" not in rule.needs:
            yield stack - {"heading"}
