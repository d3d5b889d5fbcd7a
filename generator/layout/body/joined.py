"""Texts of several styles, one under the other, in one box: the head of a card and what stands below it, a number and
its label. In the box each style has levels of its own."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.layout.body.set_text import SetText
from generator.layout.regions import LEVELS, LINK_ON, TRIMS, directed_levels, with_links
from generator.layout.size_ladder import Setting
from generator.scene.boxes import Placeholder, Role, Shape, TextBox
from generator.scene.text import Anchor, LevelStyle, Paragraph
from generator.units import Pt, Rect

SPARE = 2.0
"""Points that a box is higher than its text: what hangs below the last line of an open setting has to be in it."""


class Section(Struct, frozen=True, eq=False):
    """Text of one style, ``gap`` points below the one before, and its colour, if that is not its style's."""

    text: SetText
    gap: float = 0.0
    color: str = ""

    def height(self, width: float, setting: Setting) -> float | None:
        """In points, set exactly so; the fallback family's if that is more."""
        work = self.text.job(width)
        own = work.fitting.total(work.paragraphs, setting, width, work.hang)
        if own is None or work.fitting.fallback == 1.0:
            return own
        wider = work.fitting.total(work.paragraphs, setting, width, work.hang, work.fitting.fallback)
        return None if wider is None else max(own, wider)


class JoinedText(Struct, frozen=True, eq=False):
    """Sections that are there: what says nothing is left out beforehand."""

    name: str
    sections: tuple[Section, ...]

    def height(self, width: float, settings: Sequence[Setting]) -> float | None:
        """In points; None where a word does not fit its line. ``settings``: one for each section."""
        total = 0.0
        for index, (section, setting) in enumerate(zip(self.sections, settings, strict=True)):
            inner = section.height(width, setting)
            if inner is None:
                return None
            total += inner + (section.gap if index else 0.0)
        return total

    def box(
        self,
        rect: Rect,
        settings: Sequence[Setting],
        *,
        background: str,
        holder: Shape | None = None,
        anchor: Anchor = Anchor.TOP,
        placeholder: Placeholder | None = None,
        role: Role = Role.LABEL,
        item: tuple[str, int] | None = None,
    ) -> TextBox:
        """``rect``: where the text stands; ``holder``: the shape around it, if it is to be one with it."""
        width, height = rect.width.pt, self.height(rect.width.pt, settings) or 0.0
        paragraphs, share = self._set(width, settings, height)
        rtl = any(one.rtl for one in paragraphs)
        if share:  # the start side stays where it is
            kept = Pt(width * (1 - share))
            rect = replace(rect, x=rect.right - kept if rtl else rect.x, width=kept)
        if background in LINK_ON:
            paragraphs = tuple(with_links(one, LINK_ON[background]) for one in paragraphs)
        return TextBox(
            name=self.name,
            role=role,
            rect=replace(rect, height=max(rect.height, Pt(height + SPARE))),
            levels=directed_levels(self._levels(settings, width), rtl=rtl),
            paragraphs=paragraphs,
            anchor=anchor,
            placeholder=placeholder,
            background=background,
            text_height=Pt(height),
            text_height_fallback=Pt(height),
            item=item,
            holder=holder,
            span=next((one.span for one in paragraphs if one.span), None),
        )

    def _levels(self, settings: Sequence[Setting], width: float) -> tuple[LevelStyle, ...]:
        """The styles of all sections, one after the other."""
        found: list[LevelStyle] = []
        for index, (section, setting) in enumerate(zip(self.sections, settings, strict=True)):
            work = section.text.job(width)
            count = LEVELS if work.fitting.style.list else 1
            own = list(work.fitting.levels(setting, count, work.hang, work.marker))
            if index:
                own[0] = replace(own[0], before=Pt(section.gap))
            if section.color:
                own = [
                    replace(one, color=section.color, bullet=one.bullet and replace(one.bullet, color=section.color))
                    for one in own
                ]
            found += own
        return tuple(found)

    def _set(self, width: float, settings: Sequence[Setting], most: float) -> tuple[tuple[Paragraph, ...], float]:
        """The paragraphs of all sections, on a width that is a little narrower where viewers then break them alike,
        and by what share it is."""
        share = 0.0
        best, unstable = self._at(width, settings, width)
        for tried in TRIMS:
            if not unstable:
                break
            narrower = width * (1 - tried)
            height = self.height(narrower, settings)
            if height is None or height > most + 0.01:
                break
            found, left = self._at(narrower, settings, width)
            if left < unstable:
                best, unstable, share = found, left, tried
        if unstable:
            best = self._at(width * (1 - share), settings, width, force=True)[0]
        return best, share

    def _at(
        self, width: float, settings: Sequence[Setting], measured: float, *, force: bool = False
    ) -> tuple[tuple[Paragraph, ...], int]:
        found: list[Paragraph] = []
        unstable = first = 0
        for section, setting in zip(self.sections, settings, strict=True):
            work = section.text.job(measured)
            made, left = work.fitting.set(work.paragraphs, setting, width, work.hang, force=force)
            found += (replace(one, level=one.level + first) for one in made) if first else made
            unstable += left
            first += LEVELS if work.fitting.style.list else 1
        return tuple(found), unstable


def even(width: float, gutter: float, count: int) -> float:
    """The width of each of so many that stand side by side."""
    return (width - gutter * (count - 1)) / count


def places(rect: Rect, gutter: float, count: int, *, rtl: bool) -> list[Rect]:
    """The rectangles of so many that stand side by side, in reading order."""
    width = even(rect.width.pt, gutter, count)
    starts = [rect.x.pt + (width + gutter) * at for at in range(count)]
    found = [Rect(Pt(start), rect.y, Pt(width), rect.height) for start in starts]
    return found[::-1] if rtl else found
