"""Boxes: a ground with a bar at its start, a title line with the box's word, and a stack of parts inside."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from generator.deck.model import Callout, Inline, Text
from generator.layout.body.part import BodyContext, Part, Piece
from generator.layout.body.set_text import SetText
from generator.layout.body.stack import Stack
from generator.layout.body.texts import TextPart
from generator.layout.runs import SourceParagraph, directed, paragraph
from generator.layout.size_ladder import Setting
from generator.scene.boxes import Box, Group, Role, Shape, TableBox
from generator.scene.text import Run
from generator.units import ZERO, Length, Pt, Rect
from generator.words import callout_words

GROUND = "surface"
BAR, PAD, PAD_TOP, UNDER_TITLE = 4.0, 14.0, 10.0, 4.0
"""Points."""
END_MARK = 7.0
"""Side of the small square that a proof ends with."""
_STRONG = frozenset({"warning", "important"})
"""Kinds that must not be overlooked."""


class CalloutPart:
    """A box. It stands on one page."""

    def __init__(self, callout: Callout, name: str, context: BodyContext, inside: Sequence[Part]) -> None:
        self.name = name
        self.span = callout.span
        self._callout = callout
        self._context = context
        inner = within(context)
        self._title = SetText(
            f"{name}-title", _title(callout, name, context), inner, style="box_title", role=Role.LABEL
        )
        self._stack = Stack([*inside, *_more(callout, name, inner)])

    def pieces(self, width: float, setting: Setting) -> tuple[Piece, ...] | None:
        inner = _inner(width)
        title, held = self._title.height(inner, setting), self._stack.height(inner, setting)
        if title is None or held is None:
            return None
        around = 2 * PAD_TOP + (title + UNDER_TITLE if title else 0.0) + self._mark
        return (Piece(around + held, most=around + self._stack.most(inner, setting)),)

    def boxes(self, rect: Rect, setting: Setting, first: int, end: int) -> tuple[Box, ...]:
        del first, end
        context, inner = self._context, _inner(rect.width.pt)
        line, width = ("text", Pt(outline)) if (outline := float(context.theme.frame["outline"])) else (None, ZERO)
        bar_left = rect.right - Pt(BAR) if context.rtl else rect.x
        color = "accent2" if self._callout.kind in _STRONG else "accent"
        boxes: list[Box] = [
            Shape(f"{self.name}-ground", rect, GROUND, line=line, line_width=width),
            Shape(f"{self.name}-bar", Rect(bar_left, rect.y, Pt(BAR), rect.height), color),
        ]
        left = rect.x + Pt(PAD if context.rtl else BAR + PAD)
        top = rect.y + Pt(PAD_TOP)
        if title := self._title.height(inner, setting):
            boxes.append(self._title.box(Rect(left, top, Pt(inner), Pt(title)), setting))
            top = top + Pt(title + UNDER_TITLE)
        bottom = rect.bottom - Pt(PAD_TOP + self._mark)
        boxes += self._stack.boxes(Rect(left, top, Pt(inner), Length(bottom - top)), setting)
        if self._mark:
            side = Pt(END_MARK)
            at = left if context.rtl else left + Pt(inner) - side
            boxes.append(Shape(f"{self.name}-end", Rect(at, bottom + Pt(2), side, side), "text"))
        tables = tuple(box for box in boxes if isinstance(box, TableBox))  # PowerPoint has none in groups
        others = tuple(box for box in boxes if not isinstance(box, TableBox))
        return (Group(self.name, rect, others, span=self.span), *tables)

    @property
    def _mark(self) -> float:
        return END_MARK + 2 if self._callout.kind == "proof" else 0.0


def within(context: BodyContext) -> BodyContext:
    """What the parts inside a box are made with."""
    return replace(context, background=GROUND)


def _inner(width: float) -> float:
    return width - BAR - 2 * PAD


def _title(callout: Callout, name: str, context: BodyContext) -> tuple[SourceParagraph, ...]:
    """The box's word with its number, its own title, and how long it takes."""
    words = callout_words(context.lang)
    label = words.get(callout.kind, "")
    if (number := context.numbers.get(name)) is not None and label:
        label += f"\u00a0{number}"
    if callout.minutes is not None and label:
        label += f" ({callout.minutes}\u00a0{words['minutes']})"
    runs: list[Run] = [Run(label)] if label else []
    source = paragraph(callout.title, context.lang, context.typography) if callout.title else SourceParagraph(())
    if source.runs:
        runs += [Run(" · ")] if label else []
        runs += [replace(run, color=run.color or "text") for run in source.runs]
    return (directed(SourceParagraph(tuple(runs), span=callout.span), rtl=context.rtl),) if runs else ()


def _more(callout: Callout, name: str, context: BodyContext) -> list[Part]:
    """What a definition or an exercise has below its text."""
    words = callout_words(context.lang)
    parts: list[Part] = []
    if callout.example:
        word = Inline(f"{words['example']}{_colon(context.lang)} ", bold=True)
        text = Text((word, *callout.example.inlines), callout.example.span)
        parts.append(TextPart(text, f"{name}-example", context, style="body"))
    if callout.hints:
        from generator.layout.body.prose import ProsePart

        text = Text((Inline(words["hints"], bold=True),), callout.hints.span)
        above = TextPart(text, f"{name}-hints-title", context, style="box_note", role=Role.LABEL)
        parts.append(_UnderLabel(above, ProsePart(callout.hints, f"{name}-hints", context)))
    if callout.note:
        parts.append(TextPart(callout.note, f"{name}-note", context, style="box_note", role=Role.CAPTION))
    return parts


class _UnderLabel:
    """A part close below the line that says what it is."""

    def __init__(self, label: Part, part: Part) -> None:
        self.name, self.span = part.name, part.span
        self._label, self._part = label, part

    def pieces(self, width: float, setting: Setting) -> tuple[Piece, ...] | None:
        label, part = self._label.pieces(width, setting), self._part.pieces(width, setting)
        if not label or not part:
            return None
        return (replace(label[0], ends=False), replace(part[0], gap=UNDER_TITLE), *part[1:])

    def boxes(self, rect: Rect, setting: Setting, first: int, end: int) -> tuple[Box, ...]:
        """All of it: a box is never divided."""
        del first
        label = (self._label.pieces(rect.width.pt, setting) or ())[0]
        top = rect.y + Pt(label.height + UNDER_TITLE)
        above = Rect(rect.x, rect.y, rect.width, Pt(label.height))
        below = Rect(rect.x, top, rect.width, Length(rect.bottom - top))
        return (*self._label.boxes(above, setting, 0, 1), *self._part.boxes(below, setting, 0, end - 1))


def _colon(lang: str) -> str:
    return "\u00a0:" if lang.lower().startswith("fr") else ":"
