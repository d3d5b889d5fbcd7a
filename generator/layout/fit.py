"""Fitting paragraphs into a width and a height: sizes from a ladder, spacings at each, the first that fits.

Height of a text = lines x 1.2 em x spacing for each paragraph, plus the gaps before all but the first
(docs/design/layout.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import inf

from msgspec.structs import replace

from generator.deck.model import Marker
from generator.layout.breaks import is_korean
from generator.layout.composed import Composed
from generator.layout.formula_spots import with_spots
from generator.layout.inverted import unbroken
from generator.layout.line_ends import needs_line_ends, with_line_ends
from generator.layout.lines import MARGIN, Broken, Measured, break_lines
from generator.layout.run_text import replaced
from generator.layout.runs import SourceParagraph
from generator.layout.size_ladder import Setting
from generator.layout.soft_breaks import barred, has_soft_breaks, settled
from generator.layout.theme import Style, Theme
from generator.scene.text import LINE_PITCH, Bullet, LevelStyle, Mark, Paragraph, Run
from generator.units import EMU_PER_POINT, ZERO, Length, Pt

PITCH = LINE_PITCH
"""Line pitch in em at spacing 1."""
COUNTING = frozenset({Marker.NUMBER, Marker.LETTER})
SPARE = 0.5
"""Points that a body leaves free: LibreOffice, which rounds, shrinks a text that fills its placeholder."""
UNKNOWN = -1.0
"""In the place of a height."""
MOST_KEPT = 4096
TRACKING_UNIT = 360
"""EMU in a hundredth of a millimetre."""
LARGE = 30
FEW, OF_FEW = 60, 1.35
"""How much further from the average a family is that takes the place of another, over so few characters at the most: of
short headings nineteen in twenty need no more (1.22 for 1.16, measured)."""
CHECK_BOX = "□"
"""The only empty box that Arial and its like have."""
MOST_TRIES = 6
"""Soft hyphens of a paragraph are chosen so often at the most."""
TRIM_STEP, TRIM_MOST = 2.0, 0.04
"""A box is narrowed in steps of points, up to a share of its width, where that makes its paragraphs stable."""


@lru_cache(maxsize=4096)
def _level_size(size: int, level: int, least: int) -> int:
    """Deeper levels are 2 pt smaller, 4 pt in large type, but never under the floor."""
    return max(size - (4 if size >= LARGE else 2), min(least, size)) if level else size


@lru_cache(maxsize=4096)
def tracking(em: float, size: int) -> Length:
    """Tracking at a size in points; whole hundredths of a millimetre, as LibreOffice has it."""
    return Length(round(em * size * EMU_PER_POINT / TRACKING_UNIT) * TRACKING_UNIT) if em else ZERO


@lru_cache(maxsize=4096)
def _indent(size: int, level: int, hang: float, step: float) -> float:
    return float(round(hang * size) + level * round(step * size))


@lru_cache(maxsize=4096)
def _before(gap: float, size: int, share: float) -> float:
    return round(gap * size * share * 2) / 2


class Fitting:
    """The measures of one style for one floor: heights and line limits of paragraphs at a setting."""

    def __init__(self, style: Style, theme: Theme, least: int) -> None:
        self.style = style
        self.theme = theme
        self.least = least
        token = theme.fonts[style.face]
        self.fallback = token.fallback_bold if style.bold else token.fallback
        self.loose = token.loose
        self._step, self._sub = theme.sub_indent, theme.space["sub"]
        self._lines: dict[tuple[int, bool, int, float, float], tuple[int, float]] = {}

    def own_size(self, size: int, level: int) -> int:
        return _level_size(size, level, self.least) if self.style.list else size

    def indent(self, size: int, level: int, hang: float) -> float:
        """Left edge of a level's text in points. ``hang``: room for the first level's bullet or number in em."""
        return _indent(size, level, hang, self._step) if self.style.list else 0.0

    def line(self, level: int, flush: bool, size: int, width: float, hang: float) -> tuple[int, float]:
        """The size of a paragraph at a level, and how long its lines are in em of that, without any margin. ``flush``:
        it begins where the box does."""
        key = (level, flush, size, width, hang)
        found = self._lines.get(key)
        if found is None:
            if len(self._lines) > MOST_KEPT:
                self._lines.clear()
            own = self.own_size(size, level)
            left = 0.0 if flush else self.indent(size, level, hang)
            found = self._lines[key] = own, (width - left) / own
        return found

    def measure(self, size: int) -> float:
        """Width in points that lines of a list have at the most, however wide their room is."""
        return self.theme.fit.measure * size if self.style.list else inf

    def limit(self, composed: Composed, size: int, width: float, hang: float) -> float:
        """Line length in em of the paragraph's own size, without any margin."""
        source = composed.source
        return self.line(source.level, source.mark is Mark.FLUSH, size, width, hang)[1]

    def paragraph_height(
        self, composed: Composed, setting: Setting, width: float, hang: float, wider: float = 1.0
    ) -> float | None:
        """Height in points, or None when a piece is wider than the line. ``wider``: every width times this."""
        key = (setting.size, width, hang, wider)
        height = composed.heights.get(key, UNKNOWN)
        if height == UNKNOWN:
            height = self._counted(composed, key)
        if height is None or not composed.tall:
            return None if height is None else height * setting.spacing
        own = self.own_size(setting.size, composed.source.level)
        return height / PITCH * composed.pitch(setting.spacing) + composed.deep * own

    def _counted(self, composed: Composed, key: tuple[int, float, float, float]) -> float | None:
        """Height at spacing 1 of the lines that it takes, which is remembered. ``key``: size, width, hang, widening."""
        size, width, hang, wider = key
        source = composed.source
        own, limit = self.line(source.level, source.mark is Mark.FLUSH, size, width, hang)
        measured = composed.measured(own)
        if self.style.balance and len(measured.text) <= FEW:
            wider = 1 + (wider - 1) * OF_FEW
        limit = limit * (1 - MARGIN) / wider
        found: float | None = None
        if wider != 1.0:
            if has_soft_breaks(measured.text):
                # the breaks are chosen for the family that is measured; another has to do with those
                made, _ = settled(composed.source.runs, measured.line_starts(limit * wider))
                measured = composed.with_runs(made).measured(own)
            found = measured.count_with_broken(limit) * PITCH * own
        elif measured.widest <= limit:
            found = measured.count(limit) * PITCH * own
        composed.heights[key] = found
        return found

    def before(self, level: int, setting: Setting) -> float:
        """Gap above a paragraph in points, to half a point."""
        return _before(setting.gap, setting.size, self._sub if level else 1.0)

    def heights(
        self,
        paragraphs: Sequence[Composed],
        setting: Setting,
        width: float,
        hang: float,
        wider: float = 1.0,
        most: float = inf,
    ) -> list[tuple[float, float]] | None:
        """(gap, height) of each paragraph, or None where a word does not fit the line, or where all of them are higher
        than ``most``: most sizes that are tried are too large, which the first paragraphs show."""
        result = []
        first, deeper = self.before(0, setting), self.before(1, setting)
        key, spacing = (setting.size, width, hang, wider), setting.spacing
        above = 0.0
        for composed in paragraphs:
            if composed.tall:
                height = self.paragraph_height(composed, setting, width, hang, wider)
            else:
                height = composed.heights.get(key, UNKNOWN)
                if height == UNKNOWN:
                    height = self._counted(composed, key)
                height = height and height * spacing
            if height is None:
                return None
            gap = deeper if composed.source.level else first
            result.append((gap, height))
            above += gap + height
            if above > most:
                return None
        return result

    def total(
        self, paragraphs: Sequence[Composed], setting: Setting, width: float, hang: float, wider: float = 1.0
    ) -> float | None:
        heights = self.heights(paragraphs, setting, width, hang, wider)
        if heights is None:
            return None
        return sum(gap + height for gap, height in heights) - (heights[0][0] if heights else 0.0)

    def fits(self, paragraphs: Sequence[Composed], setting: Setting, width: float, height: float, hang: float) -> bool:
        """Whether the text stays inside, also where a wider family takes the place of a missing one."""
        total = self.total(paragraphs, setting, width, hang)
        height += -SPARE if self.style.list else 0.01
        if total is None or total > height:
            return False
        if self.fallback == 1.0:
            return True
        wider = self.total(paragraphs, setting, width, hang, self.fallback)
        return wider is not None and wider <= height

    # --- results -----------------------------------------------------------------------------------------------------

    def levels(
        self, setting: Setting, count: int, hang: float, marker: Marker = Marker.BULLET
    ) -> tuple[LevelStyle, ...]:
        """The styles of the first ``count`` levels; equal ones are made once a theme."""
        made = self.theme.level_styles
        key = (self.style.name, self.least, setting, count, hang, marker)
        if key not in made:
            made[key] = tuple(self._level(setting, level, hang, marker) for level in range(count))
        return made[key]

    def _level(self, setting: Setting, level: int, hang: float, marker: Marker) -> LevelStyle:
        style, theme = self.style, self.theme
        own = self.own_size(setting.size, level)
        base = LevelStyle(
            size=Pt(own),
            face=style.face,
            color=style.color,
            bold=style.bold,
            italic=style.italic,
            spacing=setting.spacing,
            tracking=tracking(style.tracking, own),
            align=style.align,
        )
        if not style.list:
            return base
        token = (
            theme.bullets[0]
            if level == 0
            else theme.bullets[1]
            if level % 2
            else replace(theme.bullets[0], color=theme.bullets[1].color)
        )
        first = marker if level == 0 else Marker.BULLET
        glyph = CHECK_BOX if first is Marker.CHECK else token.glyph
        letters = first is Marker.LETTER
        color = "accent" if first in COUNTING else token.color  # a number is read
        bullet = Bullet(glyph, color, numbered=first in COUNTING, letters=letters) if hang else None
        return replace(
            base,
            before=Pt(self.before(level, setting)),
            indent=Pt(self.indent(setting.size, level, hang)),
            hang=Pt(round((theme.sub_indent if level else hang) * setting.size)) if hang else ZERO,
            bullet=bullet,
        )

    def set(
        self, paragraphs: Sequence[Composed], setting: Setting, width: float, hang: float, force: bool = False
    ) -> tuple[tuple[Paragraph, ...], int]:
        """The final paragraphs, lines broken and glued, and how many of them are not stable.

        ``force``: unstable paragraphs that viewers break by different habits, or in a word, get hard line ends, where
        that helps.
        """
        result, unstable = [], 0
        for composed in paragraphs:
            source = composed.source
            own, limit = self.line(source.level, source.mark is Mark.FLUSH, setting.size, width, hang)
            planned = composed
            composed, broken = self._settled(composed, own, limit)
            composed, broken = unbroken(composed, broken, own, limit, self.loose)
            runs = replaced(composed.source.runs, broken.offsets, "\u00a0")
            if not broken.stable and force and needs_line_ends(composed, own, limit, self.loose):
                most = planned.measured(own).count(limit * (1 - MARGIN))
                runs, broken = with_line_ends(composed, broken, runs, own, limit, self.loose, most) or (runs, broken)
            unstable += not broken.stable
            made = _paragraph(composed.source, runs, broken)
            result.append(with_spots(made, composed, own, setting.spacing) if composed.tall else made)
        return tuple(result), unstable

    def _settled(self, composed: Composed, size: int, limit: float) -> tuple[Composed, Broken]:
        """The paragraph with its lines broken, and of its soft breaks those that lines end at, for good.

        A hyphen must not come to stand inside a line: one at which a viewer might not break is given up where that
        costs no line, else a line end follows it.
        """
        measured = composed.measured(size)
        if not has_soft_breaks(measured.text):
            return composed, break_lines(measured, limit, self.loose)
        tight, wide = limit * (1 - MARGIN), limit * (1 + self.loose)
        runs = composed.source.runs
        for _ in range(MOST_TRIES):
            soft = composed.with_runs(runs).measured(size)
            made, hyphens = settled(runs, soft.line_starts(tight))
            again = composed.with_runs(made)
            drawn = again.measured(size)
            broken = break_lines(drawn, limit, self.loose)
            ends = set(broken.starts) if broken.stable else set(broken.starts) & set(drawn.line_starts(wide))
            doubtful = {at for at, end in hyphens.items() if end not in ends}
            if not doubtful and len(broken.starts) <= measured.count(tight) and drawn.widest <= tight:
                return again, broken
            if not doubtful:
                break
            runs = barred(runs, doubtful)
        made, _ = settled(composed.source.runs, measured.line_starts(tight), ended=True)
        again = composed.with_runs(made)
        return again, break_lines(again.measured(size), limit, self.loose)

    def trimmed(
        self, paragraphs: Sequence[Composed], setting: Setting, width: float, height: float, hang: float
    ) -> tuple[tuple[Paragraph, ...], float]:
        """The final paragraphs and the width of the box: a little less than ``width`` where that makes more of them
        stable."""
        best, unstable = self.set(paragraphs, setting, width, hang)
        best_width, narrower = width, width - TRIM_STEP
        while unstable and narrower >= width * (1 - TRIM_MOST):
            if self.fits(paragraphs, setting, narrower, height, hang):
                result, left = self.set(paragraphs, setting, narrower, hang)
                if left < unstable:
                    best, unstable, best_width = result, left, narrower
            narrower -= TRIM_STEP
        return self.set(paragraphs, setting, best_width, hang, force=True)[0] if unstable else best, best_width

    def balanced(self, paragraphs: Sequence[Composed], setting: Setting, width: float, height: float) -> float:
        """The narrowest width (whole points) with the same number of lines, so that lines are of about equal length."""
        if any(_is_joined(one.measured(setting.size)) for one in paragraphs):
            return width  # viewers do not break it alike, and would need more lines where there is no room to spare
        lines = self.total(paragraphs, setting, width, 0.0)
        low, high = width * 0.4, width
        while high - low > 1:
            middle = (low + high) / 2
            total = self.total(paragraphs, setting, middle, 0.0)
            if total is not None and total == lines and self.fits(paragraphs, setting, middle, height, 0.0):
                high = middle
            else:
                low = middle
        narrowest = float(min(width, int(high) + 1))
        wider = narrowest
        while wider < width and self._ends_in_hyphen(paragraphs, setting, wider):
            wider += TRIM_STEP
        return min(wider, width) if wider < width else narrowest

    def _ends_in_hyphen(self, paragraphs: Sequence[Composed], setting: Setting, width: float) -> bool:
        """Whether a line of large type would end inside a word, after its hyphen (“qu'est-/ce”)."""
        return any(
            line.endswith(("-", "\u2010"))
            for p in self.set(paragraphs, setting, width, 0.0)[0]
            for line in p.lines[:-1]
        )


def _is_joined(measured: Measured) -> bool:
    """Whether viewers break it by different habits, and inside what is one word or address."""
    text = measured.text
    return bool(measured.others) and ("/" in text or "?" in text or has_soft_breaks(text))


def _paragraph(source: SourceParagraph, runs: tuple[Run, ...], broken: Broken) -> Paragraph:
    if broken.offsets or broken.text != source.text:
        broken = replace(broken, text="".join(run.text for run in replaced(source.runs, broken.offsets, "\u00a0")))
    return Paragraph(
        runs=runs,
        level=source.level,
        lines=broken.lines,
        rtl=source.rtl,
        turned=source.turned,
        mark=source.mark,
        keep_words=is_korean(source.text),
        number=source.number,
        id=source.id,
        span=source.span,
    )


@lru_cache(maxsize=256)
def fitting_of(style: Style, theme: Theme, least: int) -> Fitting:
    """The one that all regions of a style share."""
    return Fitting(style, theme, least)
