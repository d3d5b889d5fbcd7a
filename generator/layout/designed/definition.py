"""A definition over the whole body: its term, a rule, what it means in large type, and an example below it."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from generator.deck.model import Callout
from generator.layout.body.callout import example_of, word_of
from generator.layout.body.joined import SPARE, JoinedText, Section
from generator.layout.body.part import BodyContext
from generator.layout.body.set_text import SetText
from generator.layout.designed.wording import Words, ground, joined, label
from generator.layout.designed.zone import Drawn, Zone, placeholder
from generator.layout.runs import SourceParagraph, directed, paragraph
from generator.layout.size_ladder import Setting
from generator.scene.boxes import Box, Shape
from generator.scene.text import Run
from generator.units import Rect

TERM_SHARE, RULE_SHARE, TEXT_SHARE = 0.315, 0.35, 0.379
"""Of the width: how wide the term is, where the rule stands, and where the text begins beside it."""
RULE = 2.0
UNDER_TERM, OVER_TEXT, OVER_EXAMPLE = 6.0, 20.0, 30.0
PAD = 20.0
MOST_SHELF: Final = 60.0
LINES: Final = 2
"""A term has so many at the most."""
LARGE: Final = 36
"""A term beside its text rather takes two lines than be smaller."""
SPACING = 1.05
LARGEST_EXAMPLE: Final = 24
GROUND: Final = "surface"


class TermSet:
    """The texts of a definition at work."""

    def __init__(self, definition: Callout, name: str, context: BodyContext) -> None:
        self.name, self.context = name, context
        word = (directed(SourceParagraph((Run(word_of(definition, name, context)),)), rtl=context.rtl),)
        term = (paragraph(definition.title, context.lang, context.typography),) if definition.title else word
        counted = word if definition.title and name in context.numbers else ()
        note = (paragraph(definition.note, context.lang, context.typography),) if definition.note else ()
        self.term = SetText(f"{name}-term", term, context, style="headword")
        self.head = joined(
            f"{name}-title",
            Section(label(f"{name}-word", counted, context)),
            Section(self.term, UNDER_TERM),
            Section(SetText(f"{name}-note", note, context, style="box_note"), UNDER_TERM),
        )
        self.words = Words(definition, name, context)
        self.text = joined(name, Section(self.words.text))
        self.example = JoinedText(f"{name}-example", ())
        if definition.example:
            own = replace(context, background=GROUND)
            source = paragraph(example_of(definition.example, own), own.lang, own.typography)
            self.example = joined(
                self.example.name, Section(SetText(f"{name}-example", (source,), own, style="card_body"))
            )

    def head_settings(self, size: int) -> list[Setting]:
        return [
            Setting(size, 1.0, 0.0) if one.text is self.term else one.text.own(Setting(20, 1.0, 0.0))
            for one in self.head.sections
        ]

    def term_size(self, zone: Zone, width: float) -> int | None:
        """The largest at which the term stands on one line, or on two where that would be small; None where a word of
        it is too wide for a place beside the text."""
        beside = width < zone.width
        if beside and self.term.job(width).long_words:
            return None
        on_two = None
        for size in zone.sizes("headword"):
            height = Section(self.term).height(width, Setting(size, 1.0, 0.0))
            lines = round((height or 0.0) / (1.2 * size))
            if height is None or lines > LINES:
                continue
            if lines == 1 and (not beside or size >= LARGE or on_two is None):
                return size
            if beside or size <= LARGE:
                on_two = on_two or size
        return on_two


def draw_definition(definition: Callout, name: str, zone: Zone) -> Drawn | None:
    """None where it does not fit."""
    work = TermSet(definition, name, zone.context)
    return _drawn(work, zone, TEXT_SHARE * zone.width) or _drawn(work, zone, 0.0)


def _drawn(work: TermSet, zone: Zone, left: float) -> Drawn | None:
    """With the text beside its term, from ``left`` on; 0: below it."""
    width, of_head = zone.width - left, TERM_SHARE * zone.width if left else zone.width
    size = work.term_size(zone, of_head)
    if size is None:
        return None
    head = work.head.height(of_head, work.head_settings(size))
    if head is None:
        return None
    head += SPARE
    above = 0.0 if left else head + UNDER_TERM + RULE + OVER_TEXT
    of_example = TEXT_SHARE * zone.width - RULE_SHARE * zone.width + width if left else width
    for setting, share in work.words.settings(zone):
        text = work.text.height(width, [setting])
        example = _example_height(work, zone, of_example, setting)
        if text is None or example is None:
            continue
        upper = above + max(text + SPARE, 0.0 if above else head)
        lower = OVER_EXAMPLE + example if example else 0.0
        if upper + lower > zone.height or text > share * zone.height:
            continue
        down = zone.shelf(upper + lower, MOST_SHELF)
        rule = zone.place(RULE_SHARE * zone.width, down + 4, RULE, upper - 8)
        if not left:
            rule = zone.place(0.0, down + head + UNDER_TERM, zone.width, RULE)
        boxes: list[Box] = [
            work.head.box(
                zone.place(0.0, down, of_head, head),
                work.head_settings(size),
                background=work.context.background,
                placeholder=placeholder(2),
            ),
            Shape(f"{work.name}-rule", rule, "accent"),
        ]
        narrow = work.words.narrow(width, setting)
        place = zone.place(left, down + above, narrow, text + SPARE)
        background = work.context.background
        boxes.append(work.text.box(place, [setting], background=background, placeholder=placeholder(1)))
        if example:
            frame = zone.place(zone.width - of_example, down + upper + OVER_EXAMPLE, of_example, example)
            boxes.append(_example(work, zone, frame, setting))
        return Drawn(tuple(boxes), f"definition, {size} and {setting.size} pt")
    return None


def _example_settings(setting: Setting, zone: Zone) -> list[Setting]:
    return [Setting(max(zone.least, min(setting.size, LARGEST_EXAMPLE)), SPACING, 0.0)]


def _example_height(work: TermSet, zone: Zone, width: float, setting: Setting) -> float | None:
    """With its ground; 0 where there is none."""
    if not work.example.sections:
        return 0.0
    height = work.example.height(width - 2 * PAD, _example_settings(setting, zone))
    return None if height is None else height + SPARE + 2 * PAD


def _example(work: TermSet, zone: Zone, frame: Rect, setting: Setting) -> Box:
    inside = replace(zone, rect=frame)
    place = inside.place(PAD, PAD, inside.width - 2 * PAD, inside.height - 2 * PAD)
    return work.example.box(
        place,
        _example_settings(setting, zone),
        background=GROUND,
        holder=ground(f"{work.name}-ground", frame, zone.context.theme, GROUND, rounded=True),
        placeholder=placeholder(3),
    )
