"""What a box says, ready to be set large: a sentence in a style of its own, lists and paragraphs as a body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.deck.model import Callout, Items, Marker
from generator.layout.body.joined import JoinedText, Section
from generator.layout.body.part import BodyContext
from generator.layout.body.set_text import SetText
from generator.layout.designed.zone import Zone
from generator.layout.runs import SourceParagraph, flow
from generator.layout.size_ladder import Setting, line_spacing
from generator.layout.theme import Theme
from generator.scene.boxes import Role, Shape
from generator.scene.forms import RECTANGLE, RoundedRectangle
from generator.units import Length, Pt, Rect

_CLAIMS: Final = frozenset({"theorem", "lemma"})
FILLS: Final = (0.5, 0.66, 0.9)
"""Shares of the room that text of the largest sizes may take; of all others it may take all."""


class Words:
    """The words of a box and the sizes in which they may be set."""

    def __init__(self, box: Callout, name: str, context: BodyContext) -> None:
        lists = [one for one in box.body.values() if isinstance(one, Items)]
        sources = flow(lists, context.lang, context.typography)
        marker = next((one.marker for one in lists if one.marker is not Marker.NONE), Marker.NONE)
        alone = len(sources) == 1 and marker is Marker.NONE
        style = ("claim" if box.kind in _CLAIMS else "wording") if alone else "body"
        self.text = SetText(f"{name}-text", sources, context, style=style, marker=marker, role=Role.LABEL)
        self.marked = marker is not Marker.NONE or any(source.level for source in sources)
        """Whether it has bullets or numbers."""

    def settings(self, zone: Zone) -> Iterator[tuple[Setting, float]]:
        """Ways to set them, best first, each with the share of the room that they may take so."""
        style, theme = self.text.style, zone.context.theme
        for at, size in enumerate(zone.sizes("claim" if style.name == "claim" else "wording")):
            share = FILLS[at] if at < len(FILLS) else 1.0
            if not style.list:
                yield Setting(size, line_spacing(style, theme, size), 0.0), share
                continue
            for one in theme.fit.spacing:
                if not (one.last or (one.below and size >= one.below)):
                    yield Setting(size, one.line, one.gap), share

    def narrow(self, width: float, setting: Setting) -> float:
        """The width on which their lines are about equally long; all of it for lists."""
        work = self.text.job(width)
        if not work.fitting.style.balance:
            return width
        height = Section(self.text).height(width, setting) or 0.0
        return work.fitting.balanced(work.paragraphs, setting, width, height + 0.01)


def joined(name: str, *sections: Section | None) -> JoinedText:
    """Those of the sections that say something, in one box."""
    return JoinedText(name, tuple(one for one in sections if one and one.text.sources))


def label(name: str, sources: tuple[SourceParagraph, ...], context: BodyContext) -> SetText:
    """The line over a box that says what it is."""
    return SetText(name, sources, context, style="box_title", role=Role.LABEL)


def ground(name: str, frame: Rect, theme: Theme, fill: str, *, rounded: bool) -> Shape:
    """What a box stands on: outlined where the theme outlines surfaces, round where its cards are."""
    outline, radius = float(theme.frame["outline"]), float(theme.card["radius"])
    form = RoundedRectangle(Pt(radius)) if radius and rounded else RECTANGLE
    if not outline:
        return Shape(name, frame, fill, form=form)
    width = Pt(outline)  # which lies half inside
    half = width * 0.5
    frame = Rect(frame.x + half, frame.y + half, Length(frame.width - width), Length(frame.height - width))
    return Shape(name, frame, fill, line="text", line_width=width, form=form)
