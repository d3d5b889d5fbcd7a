"""Boxes: a ground with a bar at its start, a title line with the box's word, and a stack of parts inside."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from generator.deck.model import Callout, Inline, Text
from generator.layout.body.part import BodyContext, Part, Piece
from generator.layout.body.set_text import SetText
from generator.layout.body.stack import Stack, gap_above
from generator.layout.body.texts import TextPart
from generator.layout.runs import SourceParagraph, directed, paragraph
from generator.layout.size_ladder import Setting
from generator.scene.boxes import Box, Group, MediaBox, Role, Shape, TableBox
from generator.scene.text import Run
from generator.units import ZERO, Length, Pt, Rect
from generator.words import callout_words, words_of

GROUND = "surface"
BAR, PAD, PAD_TOP, UNDER_TITLE = 4.0, 14.0, 10.0, 4.0
"""Points."""
END_MARK = 7.0
"""Side of the small square that a proof ends with."""
_STRONG = frozenset({"warning", "important"})
"""Kinds that must not be overlooked."""


class CalloutPart(Part):
    """A box. Its pieces are those of what is inside; the first carries what is above and below all of them, and so
    does one that begins a page, under a head that says that the box goes on."""

    def __init__(self, callout: Callout, name: str, context: BodyContext, inside: Sequence[Part]) -> None:
        self.name = name
        self.span = callout.span
        self._callout = callout
        self._context = context
        inner = within(context)
        self._title, self._again = (
            SetText(f"{name}-title", title, own, style="box_title", role=Role.LABEL)
            for title, own in (
                (box_title(callout, name, context), inner),
                (box_title(callout, name, context, again=True), replace(inner, long_words={})),
            )
        )
        self._stack = Stack([*inside, *_more(callout, name, inner)])

    def pieces(self, width: float, setting: Setting) -> tuple[Piece, ...] | None:
        inner = _inner(width)
        held = self._stack.pieces(inner, setting)
        if held is None or self._title.height(inner, setting) is None:
            return None
        first, again = (_around(self._head(page, inner, setting).height(inner, setting)) for page in (0, 1))
        if not held:
            return (Piece(first + self._mark),)
        found = [
            replace(
                one.piece,
                gap=gap_above(held, at, setting) if at else 0.0,
                repeats=one.piece.repeats + again,
                kept=True,
            )
            for at, one in enumerate(held)
        ]
        found[0] = _higher(replace(found[0], repeats=0.0), held[0].piece.repeats + first)
        found[-1] = _higher(found[-1], self._mark)
        return tuple(found)

    def _head(self, first: int, inner: float, setting: Setting) -> SetText:
        """What stands above the pieces from ``first`` on. A narrow box has no room to say that it goes on."""
        again = first > 0 and self._again.height(inner, setting) is not None
        return self._again if again else self._title

    def boxes(self, rect: Rect, setting: Setting, first: int, end: int) -> tuple[Box, ...]:
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
        head = self._head(first, inner, setting)
        context.long_words.update(head.context.long_words)
        if title := head.height(inner, setting):
            boxes.append(head.box(Rect(left, top, Pt(inner), Pt(title)), setting))
            top = top + Pt(title + UNDER_TITLE)
        mark = self._mark if end >= len(self._stack.pieces(inner, setting) or ()) else 0.0
        bottom = rect.bottom - Pt(PAD_TOP + mark)
        boxes += self._stack.boxes(Rect(left, top, Pt(inner), Length(bottom - top)), setting, first, end)
        if mark:
            side = Pt(END_MARK)
            at = left if context.rtl else left + Pt(inner) - side
            boxes.append(Shape(f"{self.name}-end", Rect(at, bottom + Pt(2), side, side), "text"))
        apart = tuple(box for box in boxes if isinstance(box, TableBox | MediaBox))  # PowerPoint has none in groups
        others = tuple(box for box in boxes if not isinstance(box, TableBox | MediaBox))
        return (Group(self.name, rect, others, span=self.span), *apart)

    @property
    def parts(self) -> tuple[Part, ...]:
        """What is inside."""
        return self._stack.parts

    @property
    def _mark(self) -> float:
        return END_MARK + 2 if self._callout.kind == "proof" else 0.0


def within(context: BodyContext) -> BodyContext:
    """What the parts inside a box are made with."""
    return replace(context, background=GROUND)


def _inner(width: float) -> float:
    return width - BAR - 2 * PAD


def _around(title: float | None) -> float:
    """What is above and below the pieces in a box with a head that high."""
    return 2 * PAD_TOP + (title + UNDER_TITLE if title else 0.0)


def _higher(piece: Piece, more: float) -> Piece:
    return replace(piece, height=piece.height + more, most=piece.most + more if piece.most else 0.0)


def word_of(callout: Callout, name: str, context: BodyContext) -> str:
    """What a box is called, with its number; nothing for one with words of its author's own."""
    label = callout_words(context.lang).get(callout.kind, "")
    number = context.numbers.get(name)
    return f"{label}\u00a0{number}" if number is not None and label else label


def box_title(
    callout: Callout, name: str, context: BodyContext, *, again: bool = False, timed: bool = True
) -> tuple[SourceParagraph, ...]:
    """The box's word with its number, its own title, and how long it takes (unless it is not ``timed``). ``again``: on
    a further page, where it says that it goes on."""
    words = callout_words(context.lang)
    label = word_of(callout, name, context)
    if timed and callout.minutes is not None and label and not again:
        label += f" ({callout.minutes}\u00a0{words['minutes']})"
    runs: list[Run] = [Run(label)] if label else []
    source = paragraph(callout.title, context.lang, context.typography) if callout.title else SourceParagraph(())
    if source.runs:
        runs += [Run(" · ")] if label else []
        runs += [replace(run, color=run.color or "text") for run in source.runs]
    if runs and again:
        runs.append(Run(f" ({words_of(context.lang)['continued']})"))
    return (directed(SourceParagraph(tuple(runs), span=callout.span), rtl=context.rtl),) if runs else ()


def _more(callout: Callout, name: str, context: BodyContext) -> list[Part]:
    """What a definition or an exercise has below its text."""
    words = callout_words(context.lang)
    parts: list[Part] = []
    if callout.example:
        parts.append(TextPart(example_of(callout.example, context), f"{name}-example", context, style="body"))
    if callout.hints:
        from generator.layout.body.prose import ProsePart

        text = Text((Inline(words["hints"], bold=True),), callout.hints.span)
        above = TextPart(text, f"{name}-hints-title", context, style="box_note", role=Role.LABEL)
        parts.append(_UnderLabel(above, ProsePart(callout.hints, f"{name}-hints", context)))
    if callout.note:
        parts.append(TextPart(callout.note, f"{name}-note", context, style="box_note", role=Role.CAPTION))
    return parts


class _UnderLabel(Part):
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
        width = rect.width.pt
        if first:
            return self._part.boxes(rect, setting, first - 1, end - 1)
        label = (self._label.pieces(width, setting) or ())[0]
        top = rect.y + Pt(label.height + UNDER_TITLE)
        above = Rect(rect.x, rect.y, rect.width, Pt(label.height))
        below = Rect(rect.x, top, rect.width, Length(rect.bottom - top))
        return (*self._label.boxes(above, setting, 0, 1), *self._part.boxes(below, setting, 0, end - 1))


def example_of(example: Text, context: BodyContext) -> Text:
    """A definition's example, behind the word for it."""
    word = Inline(f"{callout_words(context.lang)['example']}{_colon(context.lang)} ", bold=True)
    return Text((word, *example.inlines), example.span)


def _colon(lang: str) -> str:
    return "\u00a0:" if lang.lower().startswith("fr") else ":"
