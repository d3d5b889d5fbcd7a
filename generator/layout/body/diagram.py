"""A diagram among other blocks: one piece, as high as it needs to be, or as it likes where there is room."""

from __future__ import annotations

from generator.deck.model import Diagram
from generator.errors import Diagnostic, error
from generator.layout.body.part import BodyContext, Part, Piece
from generator.layout.diagram.canvas import Canvas
from generator.layout.diagram.work import DiagramWork, Plan, arrangements_of, chosen
from generator.layout.size_ladder import Setting
from generator.scene.boxes import Box
from generator.units import Rect

ANY_HEIGHT = 100_000.0


class DiagramPart(Part):
    def __init__(self, diagram: Diagram, name: str, context: BodyContext) -> None:
        self.name = name
        self.span = diagram.span
        self._context = context
        self._work = DiagramWork(diagram, name, context)
        self._arrangements = arrangements_of(diagram.kind)
        self._plans: dict[tuple[float, int], Plan | None] = {}

    def pieces(self, width: float, setting: Setting) -> tuple[Piece, ...] | None:
        plan = self._plan(width, setting.size)
        if plan is None:
            self._context.refusals[self.name] = self.refusal()
            return None
        return (Piece(plan.least, most=max(plan.least, plan.liked), kept=True),)

    def boxes(self, rect: Rect, setting: Setting, first: int, end: int) -> tuple[Box, ...]:
        del first, end
        plan = self._plan(rect.width.pt, setting.size)
        assert plan is not None
        canvas = Canvas(self._work, rect)
        plan.draw(canvas, rect.height.pt)
        return (canvas.group(),)

    def _plan(self, width: float, size: int) -> Plan | None:
        key = (width, size)
        if key not in self._plans:
            found = chosen(self._work, self._arrangements, width, ANY_HEIGHT, size)
            self._plans[key] = found[0] if found else None
        return self._plans[key]

    def refusal(self) -> Diagnostic:
        """What is told where it does not fit: which item is the longest."""
        longest = max(self._work.diagram.every, key=lambda one: len(one.text.plain) + len(_plain(one.detail)))
        return error(
            "diagram-room",
            "The diagram `{name}` has no room, not in its smallest type either; its longest item is “{start}”",
            longest.span,
            "Shorten it, show fewer items, give it a slide of its own, or allow a smaller `min_size`.",
            name=self.name,
            start=longest.text.plain.strip()[:60],
        )


def _plain(text: object) -> str:
    return str(getattr(text, "plain", ""))
