"""The body of a slide as a stack of parts: on one page, or on as few as it takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.deck.model import Block, Chart, Content, Items, Quote, Slide, Text
from generator.errors import Diagnostic
from generator.layout.body.beside import BESIDE, is_beside
from generator.layout.body.callout import CalloutPart
from generator.layout.body.paging import pages_of_stack
from generator.layout.body.part import BodyContext, Part, Refusing, Sheet
from generator.layout.body.parts import parts_of, takeaway
from generator.layout.body.prose import ProsePart
from generator.layout.body.stack import TOLERANCE, Stack, gap_of
from generator.layout.size_ladder import Setting, is_cramped, ladder, settings, with_wide
from generator.layout.theme import Step
from generator.layout.ways import comfortable
from generator.scene.boxes import Box, Placeholder
from generator.units import Length, Pt, Rect

APART, APART_EM = 0.4, 0.5
"""Of what is left over on a page, the share that goes between its parts; and how much at the most, in em."""
_IN_STACK = frozenset({"quote", "statement"})
"""Texts of a slide that stand among its blocks."""


class StackPage(Struct, frozen=True):
    boxes: tuple[Box, ...]
    fitted: str
    """For people: the size, and how much of the page is filled."""


class SlideStack:
    """The blocks of one slide at work."""

    def __init__(
        self, slide: Slide, context: BodyContext, style: str, placeholder: Placeholder | None, *, beside: bool = False
    ) -> None:
        """``beside``: what is said of the slide's chart stands beside it."""
        self._context = context
        body = stacked_blocks(slide)
        self._stack = Stack([takeaway(body, context)] if beside else parts_of(body, context))
        first = self._stack.parts[0]
        if isinstance(first, ProsePart):  # lower down LibreOffice would shrink it: placeholders fit their text there
            first.placeholder = placeholder
        theme = context.theme
        found = theme.styles[style]
        sizes = ladder(found, context.min_size)
        every = settings(found, theme, sizes)
        self._fit = theme.fit
        self._comfortable = comfortable(theme, sizes)
        airy = [one for one in every if not is_cramped(one, theme)]
        self._airy = with_wide(airy, theme)
        self._every = [*self._airy, *with_wide([one for one in every if is_cramped(one, theme)], theme)]

    @property
    def smallest(self) -> Setting:
        return self._every[-1]

    def on_one_page(self, normal: Rect, dense: Rect, policy: str) -> StackPage | None:
        """All of it in one of two rectangles, in type as large as goes, or None."""
        every = self._every
        if policy in ("error", "split"):
            every = [one for one in self._airy if one.size in self._comfortable]
        for setting in every:
            for step in self._fit.steps(setting.size):
                rect = dense if step.dense else normal
                if self._fits(rect, setting, step):
                    return self._page(rect, setting)
        return None

    def _fits(self, rect: Rect, setting: Setting, step: Step) -> bool:
        """Type is only larger than usual where nothing else wants the room."""
        width, room = rect.width.pt, rect.height.pt
        height = self._stack.height(width, setting)
        if height is None or height > room * step.fill + TOLERANCE:
            return False
        return setting.size <= self._fit.comfortable or self._stack.most(width, setting) <= room

    def _page(self, rect: Rect, setting: Setting) -> StackPage:
        """What is left over goes to the parts that like to be higher, between the parts, and above and below them."""
        fit, room, count = self._fit, rect.height.pt, len(self._stack.slices(rect.width.pt, setting))
        used = min(room, self._stack.most(rect.width.pt, setting))
        apart = 0.0
        if count > 1 and used < fit.spread * room:
            wide = fit.gap * setting.size - gap_of(setting)
            apart = max(0.0, min(wide, (fit.spread * room - used) / (count - 1))) // 1
        elif count > 1:
            apart = min(APART_EM * setting.size, APART * (room - used) / (count - 1)) // 1
        used = min(room, used + apart * (count - 1))
        drop = Pt(fit.shelf.drop(room - used))
        place = Rect(rect.x, rect.y + drop, rect.width, min(Pt(used), Length(rect.height - drop)))
        boxes = self._stack.boxes(place, setting, apart=apart)
        return StackPage(boxes, _fitted(setting, len(self._stack.parts)))

    def on_pages(self, rect: Rect, policy: str) -> list[StackPage]:
        """Over the fewest pages, in the largest type that keeps to them; empty if a piece is higher than a page. Type
        that is smaller or set tighter than the policy likes is tried before that. Boxes and columns that fit on a page
        in the smallest type are not cut."""
        largest = self._comfortable[-1]
        airy = [one for one in self._airy if one.size <= largest]
        every = [one for one in self._every if one.size <= largest]
        large = [one for one in airy if one.size == largest]
        tries = (large, airy, every) if policy == "split" else (airy, every)
        return next(filter(None, (self._divided(rect, tried) for tried in tries)), [])

    def _divided(self, rect: Rect, tried: Sequence[Setting]) -> list[StackPage]:
        width, sheet = rect.width.pt, Sheet(rect.height.pt, tried[-1])
        fewest = pages_of_stack(self._stack, width, sheet.floor, sheet)
        if fewest is None:
            return []
        for setting in tried:
            found = pages_of_stack(self._stack, width, setting, sheet)
            if found is not None and len(found) == len(fewest):
                return [
                    StackPage(self._stack.slice_boxes(one, rect, setting), _fitted(setting, len(one))) for one in found
                ]
        return []

    @property
    def refusals(self) -> Mapping[str, Diagnostic]:
        """What parts say that cannot be as narrow as they would have to be."""
        return self._context.refusals

    def too_narrow(self, width: float) -> Part | None:
        """The part that cannot be as narrow as the page, at the smallest size."""
        return self._stack.too_narrow(width, self.smallest)

    def highest(self, width: float) -> tuple[Part, float]:
        """The part whose highest piece needs most of a page at the smallest size, and what it needs."""
        return self._stack.highest(width, self.smallest)

    @staticmethod
    def reason(part: Part) -> Diagnostic | None:
        """What a part says itself of having no room, or the one that is all that a box holds."""
        if isinstance(part, CalloutPart) and len(part.parts) == 1:
            part = part.parts[0]
        return part.refusal() if isinstance(part, Refusing) else None

    def needs(self, width: float) -> float:
        return self._stack.height(width, self.smallest) or 0.0


def beside_chart(
    slide: Slide, context: BodyContext, style: str, rooms: tuple[Rect, Rect], policy: str
) -> StackPage | None:
    """A slide that names no layout, with its chart or its QR code beside what is said of it; None if it is another
    slide, or if that has no room."""
    if slide.layout is not None or not any(isinstance(one, Chart | BESIDE) for one in slide.body.values()):
        return None
    from generator.layout.body.takeaway import is_takeaway  # for decks that have charts

    body = stacked_blocks(slide)
    if not is_takeaway(body) and not is_beside(body):
        return None
    return SlideStack(slide, context, style, None, beside=True).on_one_page(*rooms, policy)


def stacked_blocks(slide: Slide) -> Mapping[str, Content]:
    """What stands in the stack of a slide: its blocks, and the texts among them. The slide's caption goes below the
    last block that is no prose."""
    found: dict[str, Content] = {}
    for name, content in slide.fields.items():
        if name == "quote" and isinstance(content, Text):
            by = slide.texts.get("by")
            found[name] = Quote(content, content.span, by=by)
        elif not isinstance(content, Text) or name in _IN_STACK:
            found[name] = content
    caption = slide.texts.get("caption")
    if caption:
        last = [name for name, block in found.items() if not isinstance(block, Items | Text)][-1]
        block = found[last]
        assert not isinstance(block, Text)
        found[last] = _with_caption(block, caption)
    return found


def _with_caption(block: Block, caption: Text) -> Block:
    return block if block.caption else replace(block, caption=caption)


def _fitted(setting: Setting, count: int) -> str:
    return f"{setting.size} pt, spacing {setting.spacing:.2f}, gap {setting.gap:.2f}, {count} blocks"
