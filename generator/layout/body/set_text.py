"""Paragraphs of one style inside a part: their heights at a width and a setting, and the box they become."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from generator.deck.model import Marker
from generator.layout.body.part import BodyContext
from generator.layout.regions import Prepared, TextFit, prepared, text_box
from generator.layout.rule import TextRegion
from generator.layout.runs import SourceParagraph
from generator.layout.size_ladder import Setting, line_spacing
from generator.layout.wide_formulas import wide_formula
from generator.scene.boxes import Placeholder, Role, TextBox
from generator.scene.text import Anchor
from generator.units import Pt, Rect

SPARE = 1.0
"""Points that a box is higher than its text: LibreOffice shrinks a text that is exactly as high as its box."""


class SetText:
    """The text of one box. What is asked again and again is worked out once a width."""

    def __init__(
        self,
        name: str,
        sources: Sequence[SourceParagraph],
        context: BodyContext,
        *,
        style: str = "body",
        marker: Marker = Marker.NONE,
        role: Role = Role.BODY,
        background: str = "",
        even: bool = False,
        align: str = "",
    ) -> None:
        """``even``: its lines are as far apart as the body's, beside which it stands; ``align``: as a rule's."""
        self.sources = tuple(source for source in sources if source.text or source.level)
        self.context = context
        self.style = context.theme.styles[style]
        self.marker = marker
        self.even = even
        self.background = background or context.background
        self._region = TextRegion(name, role, Rect.from_pt(0, 0, 1, 1), style, align=align)
        self._prepared: Prepared | None = None
        self._jobs: dict[float, TextFit] = {}
        self._heights: dict[tuple[float, Setting], list[tuple[float, float]] | None] = {}

    def job(self, width: float) -> TextFit:
        found = self._jobs.get(width)
        if found is None:
            found = self._jobs[width] = self._ready().within(Rect.from_pt(0, 0, width, 10_000))
            self.context.long_words.update(found.long_words)
        return found

    def breaks(self, width: float) -> bool:
        """Whether a word may have to be broken there."""
        return width < self._ready().narrow or bool(self.job(width).long_words)

    def _ready(self) -> Prepared:
        if self._prepared is None:
            context = self.context
            self._prepared = prepared(self._region, self.sources, self.marker, context.theme, context.min_size)
        return self._prepared

    def own(self, setting: Setting) -> Setting:
        """The setting for this text: its style's own size where it is no body."""
        if self.style.list:
            return setting
        size = min(self.style.sizes[0], max(self.style.sizes[-1], setting.size))
        fitting = next((one for one in self.style.sizes if one <= size), self.style.sizes[-1])
        spacing = setting.spacing if self.even else line_spacing(self.style, self.context.theme, fitting)
        return Setting(fitting, spacing, 0.0)

    def heights(self, width: float, setting: Setting) -> list[tuple[float, float]] | None:
        """(gap above, height) of each paragraph in points, the fallback family's if that is more; None where a word
        does not fit its line."""
        if not self.sources:
            return []
        key = (width, setting)
        if key not in self._heights:
            self._heights[key] = self._measured(width, setting)
        return self._heights[key]

    def _measured(self, width: float, setting: Setting) -> list[tuple[float, float]] | None:
        work, own = self.job(width), self.own(setting)
        found = work.fitting.heights(work.paragraphs, own, width, work.hang)
        if found is None and (wide := wide_formula(work.paragraphs, work.fitting, own.size, width, work.hang)):
            self.context.refusals[self._region.name] = wide
        if found is None or work.fitting.fallback == 1.0:
            return found
        wider = work.fitting.heights(work.paragraphs, own, width, work.hang, work.fitting.fallback)
        if wider is None:
            return None
        return [(gap, max(height, more)) for (gap, height), (_, more) in zip(found, wider, strict=True)]

    def height(self, width: float, setting: Setting) -> float | None:
        """Of all its paragraphs, without a gap above the first."""
        heights = self.heights(width, setting)
        if heights is None:
            return None
        return sum(gap + height for gap, height in heights) - (heights[0][0] if heights else 0.0)

    def box(
        self,
        rect: Rect,
        setting: Setting,
        first: int = 0,
        end: int | None = None,
        *,
        placeholder: Placeholder | None = None,
        anchor: Anchor = Anchor.TOP,
    ) -> TextBox:
        """The paragraphs from ``first`` up to ``end`` in a box from the top of the rectangle on."""
        work = self.job(rect.width.pt)
        region = replace(work.region, placeholder=placeholder, anchor=anchor)
        tall = replace(rect, height=rect.height + Pt(SPARE))
        part = replace(work, region=region, rect=tall, paragraphs=work.paragraphs[first:end])
        return text_box(part, self.own(setting), background=self.background)
