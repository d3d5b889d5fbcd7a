"""A box over the whole body: its word, what it says in type as large as there is room, and beside it how long it
takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from generator.deck.model import Callout, Inline, Text
from generator.layout.body.callout import box_title, example_of
from generator.layout.body.cards import ground
from generator.layout.body.joined import SPARE, JoinedText, Section
from generator.layout.body.numbers import SMALLER
from generator.layout.body.part import BodyContext
from generator.layout.body.set_text import SetText
from generator.layout.designed.wording import Words, joined, label
from generator.layout.designed.zone import Drawn, Zone, placeholder
from generator.layout.runs import SourceParagraph, directed, flow, paragraph
from generator.layout.size_ladder import Setting
from generator.layout.theme import Theme
from generator.scene.boxes import Box, Shape, TextBox
from generator.scene.checks import LEAST_CONTRAST, contrast_ratio
from generator.scene.text import Anchor, Run
from generator.units import Rect
from generator.words import callout_words

BAR, PAD, PAD_TOP = 6.0, 26.0, 22.0
UNDER_LABEL, BELOW, UNDER_HINTS = 8.0, 14.0, 4.0
MOST_SHELF: Final = 60.0
LEAST_SHARE: Final = 0.62
"""Of its room that a box takes at the least."""
SIDE_SHARE, SIDE_GAP = 0.27, 36.0
"""Of the width, what stands beside an exercise."""
LARGEST_TIME: Final = 104
END_MARK = 10.0
SPACING = 1.05
SAME: Final = 30
"""Words up to this size are no larger than what stands below them: a box has few sizes."""
LARGEST_SMALL: Final = 24
"""Of what stands below larger ones."""
SURFACE, TINT = "surface", "tint"
_TINTED: Final = frozenset({"theorem", "lemma", "solution", "warning", "important"})
_STRONG: Final = frozenset({"warning", "important"})
"""Kinds that must not be overlooked."""
_ROUND: Final = frozenset({"exercise", "solution"})
"""Kinds that are cards; the others have a bar."""


def _ground(box: Callout, theme: Theme) -> str:
    """The tint where that is asked for and all that stands in boxes can be read on it; of others the surface."""
    if box.kind not in _TINTED:
        return SURFACE
    colors = theme.scene.colors
    seen = all(contrast_ratio(colors[one].hex, colors[TINT].hex) >= LEAST_CONTRAST for one in ("accent", "muted"))
    return TINT if seen else SURFACE


def _with_seen_bullets(box: TextBox) -> TextBox:
    """On the tint bullets are in the accent, which can be read there."""
    if box.background != TINT or not any(level.bullet for level in box.levels):
        return box
    levels = (
        replace(level, bullet=replace(level.bullet, color="accent")) if level.bullet else level for level in box.levels
    )
    return replace(box, levels=tuple(levels))


def below(setting: Setting, least: int) -> int:
    """The size of what stands below words that are set so, or beside them."""
    return max(least, setting.size if setting.size <= SAME else LARGEST_SMALL)


class BoxSet:
    """The texts of one box at work."""

    def __init__(self, box: Callout, name: str, context: BodyContext, *, timed: bool) -> None:
        self.box, self.name = box, name
        self.context = context = replace(context, background=_ground(box, context.theme))
        self.words = Words(box, name, context)
        self._title = label(f"{name}-title", box_title(box, name, context, timed=timed), context)
        self._more = []
        if box.example:
            self._more.append(self._text(example_of(box.example, context), "example", "card_body"))
        if box.note:
            self._more.append(self._text(box.note, "note", "box_note"))
        self.said = joined(
            name,
            Section(self._title),
            Section(self.words.text, UNDER_LABEL),
            *(Section(one, BELOW) for one in self._more),
        )
        self.hints = JoinedText(f"{name}-hints", ())
        if box.hints:
            head = Text((Inline(callout_words(context.lang)["hints"], bold=True),), box.hints.span)
            sources = flow([box.hints], context.lang, context.typography)
            items = SetText(f"{name}-hints", sources, context, style="card_body", marker=box.hints.marker)
            over = self._text(head, "hints-title", "box_note")
            self.hints = joined(f"{name}-hints", Section(over), Section(items, UNDER_HINTS))

    def _text(self, text: Text, name: str, style: str) -> SetText:
        context = self.context
        source = paragraph(text, context.lang, context.typography)
        return SetText(f"{self.name}-{name}", (source,), context, style=style)

    def settings(self, text: JoinedText, setting: Setting, least: int) -> list[Setting]:
        """The words are set so, what is below them no larger than usual text."""
        small = below(setting, least)
        found = []
        for section in text.sections:
            if section.text is self.words.text:
                found.append(setting)
            elif section.text.style.name == "card_body":
                found.append(Setting(small, SPACING, 0.3))
            else:
                found.append(section.text.own(Setting(small, 1.0, 0.0)))
        return found

    def height(self, text: JoinedText, width: float, setting: Setting, least: int) -> float | None:
        """In points; None where a word does not fit its line."""
        height = text.height(width, self.settings(text, setting, least))
        return height + SPARE if height else height

    def width(self, width: float, setting: Setting, least: int) -> float:
        """A narrower one, on which the lines of the words are about equally long, and nothing else takes more."""
        narrow = self.words.narrow(width, setting)
        same = self.height(self.said, narrow, setting, least) == self.height(self.said, width, setting, least)
        return narrow if same else width

    def ground(self, frame: Rect) -> Shape:
        return ground(f"{self.name}-ground", frame, self.context.theme, self.context.background, rounded=not self.bar)

    def shown(
        self,
        text: JoinedText,
        place: Rect,
        setting: Setting,
        least: int,
        frame: Rect | None = None,
        anchor: Anchor = Anchor.TOP,
    ) -> TextBox:
        """A text in its place; one in a ``frame`` is one with the ground, and a placeholder."""
        return _with_seen_bullets(
            text.box(
                place,
                self.settings(text, setting, least),
                background=self.context.background,
                holder=self.ground(frame) if frame else None,
                anchor=anchor,
                placeholder=placeholder(1) if frame else None,
            )
        )

    @property
    def bar(self) -> float:
        """How wide the bar at its start is."""
        return 0.0 if self.box.kind in _ROUND else BAR

    @property
    def color(self) -> str:
        return "accent2" if self.box.kind in _STRONG else "accent"


def draw_box(box: Callout, name: str, zone: Zone) -> Drawn | None:
    """None where it does not fit."""
    side = SIDE_SHARE * zone.width if box.minutes is not None else 0.0
    width = zone.width - (side + SIDE_GAP if side else 0.0)
    work = BoxSet(box, name, zone.context, timed=not side)
    inner = width - work.bar - 2 * PAD
    most = zone.height - 2 * PAD_TOP
    for setting, share in work.words.settings(zone):
        said, hints = (work.height(text, inner, setting, zone.least) for text in (work.said, work.hints))
        if said is None or hints is None:
            continue
        content = said + (BELOW + hints if hints else 0.0)
        if content > most * share:
            continue
        tall = max(content + 2 * PAD_TOP, LEAST_SHARE * zone.height)
        down = zone.shelf(tall, MOST_SHELF)
        boxes = [*_box(work, zone.place(0.0, down, width, tall), setting, content, zone)]
        if box.minutes is not None:
            boxes += _time(
                box.minutes, name, zone.place(width + SIDE_GAP, down, side, tall), zone, below(setting, zone.least)
            )
        return Drawn(tuple(boxes), f"box, {setting.size} pt")
    return None


def _box(work: BoxSet, frame: Rect, setting: Setting, content: float, zone: Zone) -> Sequence[Box]:
    """The ground with the words in the middle of it, and the hints below them."""
    inside = replace(zone, rect=frame)
    least, name = zone.least, work.name
    inner = inside.width - work.bar - 2 * PAD
    start = work.bar + PAD
    narrow = work.width(inner, setting, least)
    if work.hints.sections:
        said, hints = (work.height(text, inner, setting, least) or 0.0 for text in (work.said, work.hints))
        top = (inside.height - content) / 2
        under = inside.place(start, top + said + BELOW, inner, hints)
        boxes: list[Box] = [
            work.shown(work.said, inside.place(start, top, narrow, said), setting, least, frame),
            work.shown(work.hints, under, setting, least),
        ]
    else:
        place = inside.place(start, PAD_TOP, narrow, inside.height - 2 * PAD_TOP)
        boxes = [work.shown(work.said, place, setting, least, frame, Anchor.MIDDLE)]
    if work.bar:
        boxes.append(Shape(f"{name}-bar", inside.place(0.0, 0.0, work.bar, inside.height), work.color))
    if work.box.kind == "proof":
        corner = inside.place(inside.width - 2 * END_MARK, inside.height - 2 * END_MARK, END_MARK, END_MARK)
        boxes.append(Shape(f"{name}-end", corner, "text"))
    return boxes


def _time(minutes: int, name: str, rect: Rect, zone: Zone, small: int) -> Sequence[Box]:
    """How long it takes, as a figure; its unit in the size ``small``."""
    context = zone.context
    word = callout_words(context.lang)["minutes"]
    figure, unit = (
        SetText(f"{name}-{called}", (directed(SourceParagraph((Run(said),)), rtl=context.rtl),), context, style=style)
        for called, said, style in (("minutes", str(minutes), "figure"), ("unit", word, "card_body"))
    )
    text = joined(f"{name}-minutes", Section(figure), Section(unit))
    for size in zone.sizes("figure", LARGEST_TIME, SMALLER):
        settings = [Setting(size, 1.0, 0.0), Setting(small, SPACING, 0.0)]
        height = text.height(rect.width.pt, settings)
        one = Section(figure).height(rect.width.pt, settings[0])
        if height and one and one < 1.3 * size and height + SPARE <= rect.height.pt:
            return (text.box(rect, settings, background=context.background),)
    return ()
