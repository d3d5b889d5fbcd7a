"""``diapo diff``."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.commands.console import Console, Styled
from generator.commands.decks import add_talk_arguments, audience_of, require_places
from generator.commands.report import tell_diagnostics
from generator.errors import EXIT_FINE

if TYPE_CHECKING:
    from generator.course.diff import Difference, Part, SlideDifference

EXAMPLES = """\
diapo diff content/le-partenariat bac2-2026
diapo diff content/le-partenariat soir-2h --format json
"""

STYLES = {"+": "good", "-": "error", "~": "warning", " ": "quiet"}


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("deck", help="a deck's folder or its deck.yaml")
    parser.add_argument("course", help="one of its courses (see diapo courses)")
    parser.add_argument("--audience", metavar="TAGS", default="", help="also show what is tagged so: teacher,evening")
    add_talk_arguments(parser)


def run(options: Namespace, console: Console) -> int:
    from generator.course import load_for_course
    from generator.course.diff import difference
    from generator.layout.catalogue import layout_names, theme_names

    require_places([options.deck])
    result, found = load_for_course(
        options.deck, options.course, audience=audience_of(options), layouts=layout_names(), themes=theme_names()
    )
    told = difference(result.base, result.deck, result.actions)
    if options.format == "json":
        console.print(json.dumps(_as_json(told), indent=2, ensure_ascii=False) + "\n")
        return EXIT_FINE
    for line in _lines(told):
        console.say(line)
    tell_diagnostics(found, console)
    return EXIT_FINE


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
