"""``diapo diff``."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from generator.commands.console import Console, Styled
from generator.commands.decks import add_talk_arguments, chosen_decks, tags_of
from generator.commands.report import tell_diagnostics
from generator.errors import EXIT_FINE, Diagnostic, UsageError, in_source_order

if TYPE_CHECKING:
    from generator.course import Action, Customised
    from generator.course.diff import Difference, Part, SlideDifference

EXAMPLES = """\
diapo diff content/le-partenariat bac2-2026
diapo diff content/le-partenariat bac2-2026 soir-2h
diapo diff content/le-partenariat --audience teacher
diapo diff content/le-partenariat soir-2h soir-2h --audience teacher
diapo diff content/le-partenariat - en --from-audience teacher --audience teacher
diapo diff content/le-partenariat soir-2h --format json
"""

STYLES = {"+": "good", "-": "error", "~": "warning", " ": "quiet"}
ITSELF = "-"
"""Stands for the deck without a course."""


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("deck", help="a deck's folder or its file")
    parser.add_argument(
        "course",
        nargs="*",
        help="the course to compare with the deck, or two to compare; - is the deck without a course",
    )
    parser.add_argument("--audience", metavar="TAGS", default="", help="also show what is tagged so: teacher,evening")
    parser.add_argument("--from-audience", metavar="TAGS", default="", help="the same for the first of the two")
    add_talk_arguments(parser)


def run(options: Namespace, console: Console) -> int:
    from generator.course.diff import difference

    (deck,) = chosen_decks([options.deck])
    if len(options.course) > 2:
        raise UsageError(f"{len(options.course)} courses are named; two can be compared")
    first, last = tags_of(options.from_audience), tags_of(options.audience)
    if not options.course and not first and not last:
        raise UsageError(f"compare {deck} with what? name a course of it, or two, or an --audience")
    after, found = _made(deck, options.course[-1] if options.course else ITSELF, last)
    if len(options.course) == 1 and not first:
        told = difference(after.base, after.deck, after.actions)  # with all that the deck holds for whatever audience
    else:
        before, more = _made(deck, options.course[0] if len(options.course) == 2 else ITSELF, first)
        found = in_source_order({str(one): one for one in (*more, *found)}.values())
        told = difference(before.deck, after.deck, _only_after(before, after))
    if options.format == "json":
        console.print(json.dumps(_as_json(told), indent=2, ensure_ascii=False) + "\n")
        return EXIT_FINE
    for line in _lines(told):
        console.say(line)
    tell_diagnostics(found, console)
    return EXIT_FINE


def _made(deck: str, course: str, audience: Iterable[str]) -> tuple[Customised, tuple[Diagnostic, ...]]:
    """The deck for a course, or without one, and an audience."""
    from generator.course import load_for_course
    from generator.layout.listing import layout_names, theme_names

    return load_for_course(
        deck,
        None if course == ITSELF else course,
        audience=audience,
        layouts=layout_names(),
        themes=theme_names(),
    )


def _only_after(before: Customised, after: Customised) -> tuple[Action, ...]:
    """What was done to the second of two decks and not to the first."""
    done = {(one.deed, one.address) for one in before.actions}
    return tuple(one for one in after.actions if (one.deed, one.address) not in done)


def _lines(told: Difference) -> Iterator[Styled]:
    for part in told.parts:
        yield from _part(part, "")
    for slide in told.slides:
        remark = [slide.why] if slide.sign == "-" and slide.why else []
        remark += ["moved"] if slide.moved else []
        tail = f" ({', '.join(remark)})" if remark else ""
        yield Styled(STYLES[slide.sign], f"{slide.sign} slide {slide.id}{tail}")
        for part in slide.parts:
            yield from _part(part, "  ")
        for name in slide.moved_items:
            yield Styled(STYLES["~"], f"~   {name} (moved)")


def _part(part: Part, indent: str) -> Iterator[Styled]:
    """A short value on its line; a text that changed on two, or more, below its name."""
    texts = [(sign, text) for sign, text in (("-", part.before), ("+", part.after)) if text is not None]
    if len(texts) == 1 and "\n" not in texts[0][1]:
        yield Styled(STYLES[part.sign], f"{part.sign} {indent}{part.name}: {texts[0][1]}")
        return
    yield Styled(STYLES[part.sign], f"{part.sign} {indent}{part.name}")
    for sign, text in texts:
        for line in text.split("\n"):
            yield Styled(STYLES[sign], f"  {indent}  {sign} {line}")


def _as_json(told: Difference) -> dict[str, object]:
    return {"deck": [_part_json(part) for part in told.parts], "slides": [_slide_json(one) for one in told.slides]}


def _slide_json(slide: SlideDifference) -> dict[str, object]:
    return {
        "id": slide.id,
        "change": slide.sign.name.lower(),
        "moved": slide.moved,
        "why": slide.why or None,
        "parts": [_part_json(part) for part in slide.parts],
        "moved_items": list(slide.moved_items),
    }


def _part_json(part: Part) -> dict[str, object]:
    return {"name": part.name, "before": part.before, "after": part.after}
