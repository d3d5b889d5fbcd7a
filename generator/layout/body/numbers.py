"""Numbers that speak: large figures side by side, a rule under each, and what they count below it."""

from __future__ import annotations

from generator.deck.model import Numbers, Text
from generator.layout.body.joined import SPARE, JoinedText, Section, even
from generator.layout.body.part import BodyContext, Part, Piece
from generator.layout.body.set_text import SetText
from generator.layout.clicks import appearing
from generator.layout.runs import paragraph
from generator.layout.size_ladder import Setting
from generator.scene.boxes import Box, Group, Placeholder, Shape
from generator.units import Pt, Rect

GUTTER = 36.0
PITCH = 1.0
"""Of the figures: less than that would move the first line up in LibreOffice."""
TO_RULE, RULE, TO_LABEL = 4.0, 2.0, 14.0
TO_NOTE = 4.0
SPACING = 1.05
SMALLER = (50, 42, 36, 32, 28, 24, 20)
"""Sizes of figures after the theme's own, for values that are more than a number, and among other blocks."""
LARGER_THAN_BODY = 2.4
NARROWEST = 110.0
FULL = 0.94
"""Of its width that a figure takes at the most, so that it stands clear of the next one."""


class NumberSet:
    def __init__(self, numbers: Numbers, name: str, context: BodyContext, *, plain: bool = False) -> None:
        """``plain``: all figures in the accent; else the first of three and more."""
        self.name = name
        self.context = context
        self.numbers = numbers.entries
        self.plain = plain or len(numbers.entries) < 3
        self.texts = []
        for at, one in enumerate(numbers.entries):
            value = self._text(one.value, f"{one.id}-value", "figure")
            sections = [Section(value, color="" if self.plain or not at else "text")]
            if one.label and one.label.plain.strip():
                label = self._text(one.label, one.id, "card_head")
                sections.append(Section(label, TO_RULE + RULE + TO_LABEL, "text"))
            if one.note and one.note.plain.strip():
                gap = TO_NOTE if len(sections) > 1 else TO_RULE + RULE + TO_LABEL
                sections.append(Section(self._text(one.note, f"{one.id}-note", "card_body"), gap, "muted"))
            self.texts.append(JoinedText(one.id, tuple(sections)))

    def _text(self, text: Text, name: str, style: str) -> SetText:
        return SetText(name, (paragraph(text, self.context.lang, self.context.typography),), self.context, style=style)

    def figure(self, width: float, most: float, *, wrapped: bool = False) -> int | None:
        """The largest size at which every value is on one line; ``wrapped``: or on several, in the smallest."""
        sizes = [*self.context.theme.styles["figure"].sizes, *SMALLER]
        for size in sizes:
            if size > most:
                continue
            heights = [text.sections[0].height(FULL * width, Setting(size, PITCH, 0.0)) for text in self.texts]
            if all(one is not None and one < 1.3 * size for one in heights):
                return size
        return sizes[-1] if wrapped else None

    def settings(self, text: JoinedText, figure: int, label: int, note: int) -> list[Setting]:
        found = [Setting(figure, PITCH, 0.0)]
        for section in text.sections[1:]:
            size = note if section.text.style.name == "card_body" else label
            found.append(Setting(size, SPACING, 0.0))
        return found

    def height(self, width: float, figure: int, label: int, note: int, these: range | None = None) -> float | None:
        """Of the highest."""
        texts = [self.texts[at] for at in these] if these else self.texts
        heights = [text.height(width, self.settings(text, figure, label, note)) for text in texts]
        return None if any(one is None for one in heights) else max(filter(None, heights)) + SPARE

    def boxes(
        self, at: int, rect: Rect, sizes: tuple[int, int, int], placeholder: Placeholder | None = None
    ) -> tuple[Box, ...]:
        """A number and its rule; with a placeholder side by side, else one thing."""
        figure, label, note = sizes
        text, name = self.texts[at], self.numbers[at].id
        box = text.box(
            rect,
            self.settings(text, figure, label, note),
            background=self.context.background,
            placeholder=placeholder,
        )
        step = self.numbers[at].step
        if len(text.sections) < 2:
            return appearing((box,), step)
        under = text.sections[0].height(box.rect.width.pt, Setting(figure, PITCH, 0.0)) or 0.0
        line = Rect(rect.x, rect.y + Pt(under + TO_RULE), rect.width, Pt(RULE))
        rule = Shape(f"{name}-rule", line, "accent" if self.plain or not at else "rule")
        group = Group(f"{name}-group", rect, (rule, box), span=self.numbers[at].span)
        return appearing((rule, box) if placeholder else (group,), step)


class NumbersPart(Part):
    """Numbers among other blocks; a piece is a row of them."""

    def __init__(self, numbers: Numbers, name: str, context: BodyContext) -> None:
        self.name = name
        self.span = numbers.span
        self._set = NumberSet(numbers, name, context)
        self._context = context

    def pieces(self, width: float, setting: Setting) -> tuple[Piece, ...] | None:
        laid = self._laid(width, setting)
        return laid and tuple(Piece(height, GUTTER / 2) for height in laid[2])

    def boxes(self, rect: Rect, setting: Setting, first: int, end: int) -> tuple[Box, ...]:
        laid = self._laid(rect.width.pt, setting)
        assert laid is not None
        across, sizes, heights = laid
        own = even(rect.width.pt, GUTTER, across)
        boxes: list[Box] = []
        top = rect.y.pt
        for row, height in list(zip(self._rows(across), heights, strict=True))[first:end]:
            for column, at in enumerate(row):
                x = rect.x.pt + (own + GUTTER) * column
                if self._context.rtl:
                    x = rect.right.pt - own - (own + GUTTER) * column
                boxes += self._set.boxes(at, Rect.from_pt(x, top, own, height), sizes)
            top += height + GUTTER / 2
        return tuple(boxes)

    def _rows(self, across: int) -> list[range]:
        count = len(self._set.numbers)
        return [range(start, min(start + across, count)) for start in range(0, count, across)]

    def _laid(self, width: float, setting: Setting) -> tuple[int, tuple[int, int, int], list[float]] | None:
        """How many stand in a row, the sizes of figures, labels and notes, the heights of rows."""
        label, note = setting.size, max(min(setting.size, 14), setting.size - 4)
        for across in range(len(self._set.numbers), 0, -1):
            own = even(width, GUTTER, across)
            if across > 1 and own < NARROWEST:
                continue
            figure = self._set.figure(own, LARGER_THAN_BODY * setting.size, wrapped=across == 1)
            if figure is None or (figure <= setting.size and across > 1):
                continue
            sizes = (figure, label, note)
            heights = [self._set.height(own, *sizes, row) for row in self._rows(across)]
            if all(one is not None for one in heights):
                return across, sizes, [one or 0.0 for one in heights]
        return None
