"""Works in rows, a hairline over each; the numbers of works, or what leads back from them, in columns of their own."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from generator.deck.model import References, Text
from generator.layout.body.part import BodyContext, Part, Piece
from generator.layout.body.set_text import SPARE, SetText
from generator.layout.body.stack import height_of
from generator.layout.runs import paragraph
from generator.layout.size_ladder import Setting
from generator.scene.boxes import Box, Role, Shape
from generator.scene.text import Align
from generator.units import Pt, Rect

STYLE: Final = "table"
HAIRLINE: Final = 0.75
LEAST_PAD, MOST_PAD = 5.0, 11.0
"""Points over and under a work."""
LARGEST: Final = 20
"""Points of the type, unless the deck wants no smaller."""
BETWEEN: Final = 10.0
"""Between a number and its work."""
TRIMS: Final = (0.0, 0.01, 0.02, 0.03, 0.045, 0.06, 0.08, 0.1)
"""By how much of the width a work may be narrower."""
BACK_EM: Final = 1.6
"""Room for what leads back, in em."""
LABEL_EM: Final = 0.62
"""About the width of a sign of a number, in em."""


class ReferencesPart(Part):
    """A piece is a work."""

    def __init__(self, references: References, name: str, context: BodyContext) -> None:
        self.name = name
        self.span = references.span
        self._context = context
        self._rows = [
            (
                self._set(f"{name}-{one.id}-label", one.label) if one.label else None,
                self._set(f"{name}-{one.id}", one.text),
                self._set(f"{name}-{one.id}-back", one.back) if one.back else None,
            )
            for one in references.entries
        ]
        self._labels: dict[int, float] = {}
        self._pieces: dict[tuple[float, int], tuple[Piece, ...] | None] = {}
        self._widths: dict[tuple[SetText, float, int], float] = {}

    def _set(self, name: str, text: Text) -> SetText:
        source = (paragraph(text, self._context.lang, self._context.typography),)
        return SetText(name, source, self._context, style=STYLE, role=Role.LABEL)

    def pieces(self, width: float, setting: Setting) -> tuple[Piece, ...] | None:
        setting = self._smaller(setting)
        if (width, setting.size) not in self._pieces:
            self._pieces[width, setting.size] = self._cut(width, setting)
        return self._pieces[width, setting.size]

    def _cut(self, width: float, setting: Setting) -> tuple[Piece, ...] | None:
        inner = width - self._label_width(setting) - self._back_width(setting)
        if inner <= 0:
            return None
        found: list[Piece] = []
        for _, text, _ in self._rows:
            height = text.height(self._sure(text, inner, setting), setting)
            if height is None:
                return None
            row = height + SPARE + 2 * LEAST_PAD + HAIRLINE
            found.append(Piece(row, most=row + 2 * (MOST_PAD - LEAST_PAD)))
        return tuple(found)

    def boxes(self, rect: Rect, setting: Setting, first: int, end: int) -> tuple[Box, ...]:
        pieces = (self.pieces(rect.width.pt, setting) or ())[first:end]
        setting = self._smaller(setting)
        of_label = self._label_width(setting)
        of_back = self._back_width(setting)
        inner = rect.width - Pt(of_label) - Pt(of_back)
        spare = max(0.0, rect.height.pt - height_of(pieces)) / max(1, len(pieces))
        more = min(spare, 2 * (MOST_PAD - LEAST_PAD))
        pad = Pt(LEAST_PAD + more / 2)
        rtl = self._context.rtl
        boxes: list[Box] = []
        top = rect.y
        for at, piece in enumerate(pieces, start=first):
            label, text, back = self._rows[at]
            boxes.append(Shape(f"{self.name}-rule-{at + 1}", Rect(rect.x, top, rect.width, Pt(HAIRLINE)), "rule"))
            measure = Pt(self._sure(text, inner.pt, setting))
            height = Pt(text.height(measure.pt, setting) or 0.0)
            down = top + pad + Pt(HAIRLINE)
            if label:
                left = rect.right - Pt(of_label - BETWEEN) if rtl else rect.x
                boxes.append(label.box(Rect(left, down, Pt(of_label - BETWEEN), height), setting))
            left = rect.right - Pt(of_label) - measure if rtl else rect.x + Pt(of_label)
            boxes.append(text.box(Rect(left, down, measure, height), setting))
            if back:
                left = rect.x if rtl else rect.right - Pt(of_back)
                box = back.box(Rect(left, down, Pt(of_back), height), setting)
                boxes.append(replace(box, levels=tuple(replace(one, align=Align.RIGHT) for one in box.levels)))
            top = top + Pt(piece.height + more)
        end_rule = Rect(rect.x, top - Pt(HAIRLINE), rect.width, Pt(HAIRLINE))
        boxes.append(Shape(f"{self.name}-rule-end", end_rule, "rule"))
        return tuple(boxes)

    def _smaller(self, setting: Setting) -> Setting:
        return replace(setting, size=min(setting.size, max(LARGEST, self._context.min_size or 0)))

    def _sure(self, text: SetText, width: float, setting: Setting) -> float:
        """A width, perhaps a little less, on which all viewers break a work alike by themselves: it ends in an address,
        and glue before a link holds in some viewers only."""
        key = (text, width, text.own(setting).size)
        if key not in self._widths:
            typed = "".join(source.text for source in text.sources)
            tries = (width * (1 - trim) for trim in TRIMS)
            self._widths[key] = next((one for one in tries if self._is_sure(text, one, setting, typed)), width)
        return self._widths[key]

    @staticmethod
    def _is_sure(text: SetText, width: float, setting: Setting, typed: str) -> bool:
        work = text.job(width)
        made, unstable = work.fitting.set(work.paragraphs, text.own(setting), width, work.hang)
        return not unstable and "".join(run.text for one in made for run in one.runs) == typed

    def _back_width(self, setting: Setting) -> float:
        """Of the column of what leads back; 0 where nothing does."""
        backs = [back for _, _, back in self._rows if back]
        return BACK_EM * backs[0].own(setting).size if backs else 0.0

    def _label_width(self, setting: Setting) -> float:
        """Of the column of numbers, with what parts it from the works; 0 where works have none."""
        labels = [label for label, _, _ in self._rows if label]
        if not labels:
            return 0.0
        size = labels[0].own(setting).size
        if size not in self._labels:
            widest = max(labels, key=lambda label: len(label.sources[0].text) if label.sources else 0)
            width = LABEL_EM * size * len(widest.sources[0].text)
            line = 1.7 * size
            for _ in range(40):
                height = widest.height(width, setting)
                if height is not None and height < line:
                    break
                width += 0.2 * size
            self._labels[size] = width + BETWEEN
        return self._labels[size]
