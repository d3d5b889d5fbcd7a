"""One region and its paragraphs become a text box: the largest size that fits, the lines, the final rectangle."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from math import inf

from msgspec import Struct
from msgspec.structs import replace

from generator.deck.model import Marker
from generator.layout.composed import Composed, compose
from generator.layout.fit import Fitting, fitting_of
from generator.layout.lines import MARGIN
from generator.layout.long_words import softened
from generator.layout.rule import TextRegion
from generator.layout.runs import SourceParagraph
from generator.layout.size_ladder import Setting, ladder, settings
from generator.layout.theme import Theme
from generator.scene.boxes import TextBox
from generator.scene.text import Align, LevelStyle, Paragraph
from generator.spans import Span
from generator.units import ZERO, Pt, Rect

LEVELS = 5
"""Levels that a body has at least, so that a line added by hand in a PPTX finds its size."""
CHECK_EM = 0.35
"""How much wider the box of a check list is than a bullet."""
RAGGED = 1 / 3
"""Share of the longest line that the first and the last of a display text have at least, if a smaller size helps."""
SMALLER = 2
"""So many smaller sizes are tried for that."""
DIGIT_EM = 0.56
"""Width of a figure in Arial and its like."""


SEEN_ON = {"inverse_bg": {name: f"inverse_{name}" for name in ("text", "muted", "accent")}}
"""Colours of a style, and those that take their places on another ground than the page's ordinary one."""
LINK_ON = {"inverse_bg": "inverse_accent", "accent": "on_accent", "pop": "bg"}
"""Colours of links on grounds where the accent could not be read."""
TRIMS = (0.01, 0.02, 0.03, 0.05)
"""By how much of its width a text is kept from the end of its box, where that makes viewers break it alike."""


class TextFit(Struct, frozen=True):
    """A region with its text, ready to be fitted."""

    region: TextRegion
    rect: Rect
    paragraphs: tuple[Composed, ...]
    fitting: Fitting
    sizes: tuple[int, ...]
    marker: Marker
    hang: float
    """Room for the bullets or numbers of the first level, in em; the same on every page of a divided list."""
    long_words: tuple[tuple[str, Span | None], ...] = ()
    """The words that may be broken, and where they were written."""

    @property
    def width(self) -> float:
        return self.rect.width.pt

    @property
    def height(self) -> float:
        return self.rect.height.pt

    @property
    def smallest(self) -> Setting:
        """The tightest setting at the smallest size."""
        return settings(self.fitting.style, self.fitting.theme, self.sizes)[-1]

    def fits(self, setting: Setting) -> bool:
        return self.fitting.fits(self.paragraphs, setting, self.width, self.height, self.hang)

    def own_height(self, setting: Setting) -> float:
        """Height in points at a setting, in the family that is measured."""
        return self.fitting.total(self.paragraphs, setting, self.width, self.hang) or 0.0

    def lines(self, setting: Setting) -> int:
        """How many lines it takes at a setting, all its paragraphs together."""
        size = self.fitting.own_size(setting.size, 0)
        return sum(
            one.measured(size).count(self.fitting.limit(one, setting.size, self.width, self.hang) * (1 - MARGIN))
            for one in self.paragraphs
        )

    def needs(self, setting: Setting) -> float:
        """Height in points at a setting, the fallback family's if that is more."""
        own = self.own_height(setting)
        wider = self.fitting.total(self.paragraphs, setting, self.width, self.hang, self.fitting.fallback) or 0.0
        return max(own, wider)


class Prepared(Struct, frozen=True, eq=False):
    """The text of a region, measured, for rooms of any width."""

    region: TextRegion
    paragraphs: tuple[Composed, ...]
    fitting: Fitting
    sizes: tuple[int, ...]
    marker: Marker
    hang: float
    narrow: float
    """Points up to which a word is broken at every size."""
    wide: float
    """Points from which on every word fits its line at every size."""

    def within(self, rect: Rect) -> TextFit:
        """Words wider than the narrowest line that is ever tried there get places to break."""
        sizes, fitting, composed = self.sizes, self.fitting, self.paragraphs
        if rect.width.pt > self.wide:
            return TextFit(self.region, rect, composed, fitting, sizes, self.marker, self.hang)
        long_words: list[tuple[str, Span | None]] = []
        for index, one in enumerate(composed):
            limits = [
                fitting.limit(one, size, min(rect.width.pt, fitting.measure(size)), self.hang)
                for size in (sizes[0], sizes[-1])
            ]
            measured = one.measured(sizes[-1])
            widest, share = measured.widest, measured.share
            if "\\" in one.source.text or widest > min(limits) * (1 - MARGIN):
                most = limits[1] if widest > limits[1] * (1 - MARGIN) else inf
                softer, words = softened(one.source, one.character_widths(sizes[-1]), min(limits) * share, most * share)
                long_words += ((word, one.source.span) for word in words)
                if softer is not one.source:
                    again = compose([softer], fitting.style, fitting.theme)
                    composed = (*composed[:index], *again, *composed[index + 1 :])
        return TextFit(self.region, rect, composed, fitting, sizes, self.marker, self.hang, tuple(long_words))


def prepared(
    region: TextRegion, sources: Sequence[SourceParagraph], marker: Marker, theme: Theme, min_size: int | None
) -> Prepared:
    style = theme.styles[region.style]
    sizes = ladder(style, min_size)
    least = max(style.floor or sizes[-1], min_size or 0) if style.list else sizes[-1]
    if style.bold:
        sources = [strong_in_bold(source) for source in sources]
    if region.lead == "bold" and sources:
        sources = [strong_in_bold(sources[0]), *sources[1:]]
        first = replace(sources[0], runs=tuple(replace(run, bold=True) for run in sources[0].runs))
        sources = (first, *sources[1:])
    composed = tuple(compose(sources, style, theme))
    fitting, hang = fitting_of(style, theme, least), _hang(marker, composed, theme)
    narrow = wide = 0.0
    for one in composed:
        level, widest = one.source.level, one.measured(sizes[-1]).widest
        most, last = fitting.own_size(sizes[0], level), fitting.own_size(sizes[-1], level)
        narrow = max(narrow, widest * last)
        wider = widest / (1 - MARGIN) + 0.01
        needs = (
            wider * most + fitting.indent(sizes[0], level, hang),
            wider * last + fitting.indent(sizes[-1], level, hang),
        )
        never = "\\" in one.source.text or needs[1] > fitting.measure(sizes[-1])
        wide = inf if never else max(wide, *needs)
    return Prepared(region, composed, fitting, sizes, marker, hang, narrow, wide)


def job(
    region: TextRegion,
    rect: Rect,
    sources: Sequence[SourceParagraph],
    marker: Marker,
    theme: Theme,
    min_size: int | None,
) -> TextFit:
    """The text measured for one room."""
    return prepared(region, sources, marker, theme, min_size).within(rect)


def first_fit(jobs: Sequence[TextFit]) -> Setting | None:
    """The best setting at which every one of the jobs (regions of one group) fits."""
    first = jobs[0]
    for setting in settings(first.fitting.style, first.fitting.theme, first.sizes):
        if all(one.fits(setting) for one in jobs):
            return setting
    return None


def display_fit(one: TextFit) -> Setting | None:
    """The largest setting at which a display text fits; one of the next two, if a line of it would be much shorter than
    the others at the first (“Le / Partenariat”)."""
    fitting = [*islice(filter(one.fits, settings(one.fitting.style, one.fitting.theme, one.sizes)), 1 + SMALLER)]
    return next((s for s in fitting if not _is_ragged(one, s)), fitting[0] if fitting else None)


def _is_ragged(one: TextFit, setting: Setting) -> bool:
    width = one.fitting.balanced(one.paragraphs, setting, one.width, one.height)
    for paragraph in one.paragraphs:
        measured = paragraph.measured(setting.size)
        starts = measured.starts(one.fitting.limit(paragraph, setting.size, width, one.hang) * (1 - MARGIN))
        ends = [*starts[1:], measured.pieces]
        widths = [measured.width(start, end - 1) for start, end in zip(starts, ends, strict=True) if end > start]
        if len(widths) > 1 and min(widths[0], widths[-1]) < RAGGED * max(widths):
            return True
    return False


def grown(one: TextFit, lines: int, *, shrinks: bool) -> tuple[TextFit, Setting] | None:
    """A heading with the rectangle it needs from ``grow.top`` on: in the largest size that fits.

    ``shrinks``: it takes the next smaller one if that makes no more than ``lines`` lines of it.
    """
    grow = one.region.grow
    assert grow is not None
    tall = replace(one, rect=replace(one.rect, y=grow.top, height=grow.to - grow.top))
    fitting = filter(tall.fits, settings(one.fitting.style, one.fitting.theme, one.sizes))
    setting = next(fitting, None)
    if setting is None:
        return None
    if one.fitting.style.balance:
        fair = [s for s in (setting, *islice(fitting, SMALLER)) if not _is_ragged(tall, s)]
        # where another family would need a line more, what stands below would be far from the text
        setting = next((s for s in fair if tall.needs(s) == tall.own_height(s)), fair[0] if fair else setting)
    elif shrinks and tall.lines(setting) > lines:
        smaller = next(fitting, setting)
        setting = smaller if tall.lines(smaller) <= lines else setting
    height = max(Pt(tall.needs(setting)), one.rect.height)
    return replace(tall, rect=replace(tall.rect, height=height)), setting


def no_larger(one: TextFit, other: TextBox | None) -> TextFit:
    """The same in no size that is larger than that of a box, if there is one."""
    sizes = tuple(size for size in one.sizes if other is None or Pt(size) <= other.levels[0].size)
    return replace(one, sizes=sizes or one.sizes[-1:])


def text_box(one: TextFit, setting: Setting, *, background: str) -> TextBox:
    """The box in its final form: balanced or trimmed width, lines broken and glued."""
    region, fitting, rect = one.region, one.fitting, one.rect
    width = rect.width.pt
    if fitting.style.balance or (region.grow and one.lines(setting) > 1):
        width = fitting.balanced(one.paragraphs, setting, width, one.height)
    paragraphs, width = fitting.trimmed(one.paragraphs, setting, width, one.height, one.hang)
    rtl = any(p.rtl for p in paragraphs)
    if width != rect.width.pt:  # the start side stays where it is
        left = rect.right - Pt(width) if rtl != (region.align == "right") else rect.x
        rect = replace(rect, x=left, width=Pt(width))
    ground = region.fill or region.ground or background
    if ground in LINK_ON:
        paragraphs = tuple(with_links(p, LINK_ON[ground]) for p in paragraphs)
    used = max((p.level for p in paragraphs), default=0) + 1
    count = max(used, LEVELS) if fitting.style.list else used
    height = fitting.total(one.paragraphs, setting, width, one.hang) or 0.0
    wider = fitting.total(one.paragraphs, setting, width, one.hang, fitting.fallback) or height
    levels = seen_levels(fitting.levels(setting, count, one.hang, one.marker), region, ground)
    if levels[0].tracking and not all(paragraph.tracking for paragraph in one.paragraphs):
        levels = tuple(replace(level, tracking=ZERO) for level in levels)
    return TextBox(
        name=region.name,
        role=region.role,
        rect=rect,
        levels=directed_levels(on_ground(levels, ground), rtl=rtl),
        paragraphs=paragraphs,
        anchor=region.anchor,
        placeholder=region.placeholder,
        fixed=region.fixed,
        hidden=region.hidden,
        fill=region.fill,
        background=ground,
        text_height=Pt(height),
        text_height_fallback=Pt(max(wider, height)),
        span=next((p.span for p in paragraphs if p.span), None),
    )


def seen_levels(levels: tuple[LevelStyle, ...], region: TextRegion, ground: str) -> tuple[LevelStyle, ...]:
    """The styles as a region shows them on its ground."""
    colors = SEEN_ON.get(ground, {})
    align = {"align": Align.RIGHT} if region.align == "right" else {}
    if not colors and not align:
        return levels
    return tuple(replace(level, color=colors.get(level.color, level.color), **align) for level in levels)


def directed_levels(levels: tuple[LevelStyle, ...], *, rtl: bool) -> tuple[LevelStyle, ...]:
    """The styles for texts of that direction."""
    return tuple(replace(level, rtl=True) for level in levels) if rtl else levels


def strong_in_bold(source: SourceParagraph) -> SourceParagraph:
    """In text that is bold already, strong emphasis is seen by its slant."""
    if not any(run.bold for run in source.runs):
        return source
    runs = (replace(run, italic=True) if run.bold and run.face is None else run for run in source.runs)
    return replace(source, runs=tuple(runs))


def on_ground(levels: tuple[LevelStyle, ...], ground: str) -> tuple[LevelStyle, ...]:
    """The styles with bullets that can be seen there."""
    color = LINK_ON.get(ground)
    if color is None or not levels[0].bullet:
        return levels
    return tuple(
        replace(level, bullet=replace(level.bullet, color=color)) if level.bullet else level for level in levels
    )


def with_links(paragraph: Paragraph, color: str) -> Paragraph:
    """The paragraph with its links in that colour."""
    if not any(run.link for run in paragraph.runs):
        return paragraph
    return replace(paragraph, runs=tuple(replace(run, color=color) if run.link else run for run in paragraph.runs))


def _hang(marker: Marker, paragraphs: Sequence[Composed], theme: Theme) -> float:
    if marker is Marker.NONE:
        return 0.0
    if marker in (Marker.BULLET, Marker.CHECK):
        return theme.indent + (CHECK_EM if marker is Marker.CHECK else 0.0)
    digits = len(str(max((one.source.number or 1 for one in paragraphs), default=1)))
    return theme.number_indent + (digits - 1) * DIGIT_EM
