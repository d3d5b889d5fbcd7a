"""Judges measured lines: nothing may leave its box (overflow), and two viewers should draw the same (parity)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import isnan
from statistics import fmean

from generator.scene.page import Scene
from generator.scene.text import Align
from generator.units import Rect
from tests.rendered.measured import Line, Measured, Place, fold, fold_around_formulas, places, shorten, squash

BOTTOM_SLACK = 0.5
SIDE_SLACK = 1.0
"""Points that are forgiven: a browser puts baselines on whole pixels, and ink may leave its advance a little."""


class Kind(StrEnum):
    BOTTOM = "below its box"
    TOP = "above its box"
    RIGHT = "right of its box"
    LEFT = "left of its box"
    PAGE = "off the page"
    LINES = "more lines than planned"
    LOST = "text lost or changed"
    SHRUNK = "shrunk by the viewer"


LEAN = 0.15
"""In em."""


@dataclass(frozen=True, slots=True)
class Overflow:
    """One way in which a paragraph does not stay where layout put it. ``by`` is in points, lines or characters."""

    kind: Kind
    place: Place
    viewer: str
    by: float
    text: str

    def __str__(self) -> str:
        return f"{self.viewer}: {self.kind} by {self.by:.2f}: {self.place}: {self.text}"


def overflow(scene: Scene, measured: Measured, *, planned_lines: bool = True) -> list[Overflow]:
    """Everything that leaves its box or is missing; ``planned_lines``: more lines than planned count too."""
    found: list[Overflow] = []
    page_rect = Rect.from_pt(0, 0, scene.size.width.pt, scene.size.height.pt)
    for place in places(scene, fixed=True):
        lines = measured.pages.get(place.page.id, {}).get(place.key, ())

        def add(kind: Kind, by: float, text: str, place: Place = place) -> None:
            found.append(Overflow(kind, place, measured.viewer, by, text))

        drawn, meant = squash("".join(line.text for line in lines)), squash(place.paragraph.text)
        if drawn != meant:
            add(Kind.LOST, len(meant) - len(drawn), f"drawn is {shorten(drawn)}")
        extra = len(lines) - len(place.paragraph.lines)
        if planned_lines and extra > 0:
            add(Kind.LINES, extra, " / ".join(shorten(line.text, 30) for line in lines))
        size = _largest_size(place)
        for line in lines:
            for kind, by in _excess(line, place.box.rect, page_rect, rtl=place.paragraph.rtl):
                add(kind, by, shorten(line.text))
            if line.size < size - 0.1 and len(lines) == 1:
                add(Kind.SHRUNK, size - line.size, shorten(line.text))
        if len(lines) > 1 and (largest := max(line.size for line in lines)) < size - 0.1:
            add(Kind.SHRUNK, size - largest, shorten(place.paragraph.text))
    return found


def _largest_size(place: Place) -> float:
    level = place.box.levels[place.paragraph.level]
    return max((run.size or level.size).pt for run in place.paragraph.runs if squash(run.text))


def _excess(line: Line, box: Rect, page: Rect, *, rtl: bool) -> Iterable[tuple[Kind, float]]:
    if (by := line.bottom - box.bottom.pt) > BOTTOM_SLACK:
        yield Kind.BOTTOM, by
    if (by := box.y.pt - line.top) > BOTTOM_SLACK + 0.1 * line.size:
        yield Kind.TOP, by
    # a letter may lean over its own advance, as it does at the other end of lines that begin at the left
    if not isnan(line.right) and (by := line.right - box.right.pt) > SIDE_SLACK + (LEAN * line.size if rtl else 0.0):
        yield Kind.RIGHT, by
    if (by := box.x.pt - line.x) > SIDE_SLACK:
        yield Kind.LEFT, by
    beyond = (line.right - page.right.pt, line.bottom - page.bottom.pt, -line.x, -line.top)
    if (by := max(0.0 if isnan(value) else value for value in beyond)) > SIDE_SLACK:
        yield Kind.PAGE, by


@dataclass(frozen=True, slots=True)
class Parity:
    """How alike two viewers draw one scene. Shares are fractions; an empty scene is wholly alike."""

    lines: int
    equal_lines: int
    paragraphs: int
    equal_paragraphs: int
    as_planned: Mapping[str, int]
    """By viewer: paragraphs whose lines are those that layout planned."""
    dx_max: float
    """Points between line starts, over equal left-to-right paragraphs. Where a line ends at the box's edge or is
    centred, its start also shows how LibreOffice rounds its width, by up to 0.5 %, which is taken off."""
    dx_worst: str
    dy_max: float
    """Em between baselines, over equal paragraphs with none above that differs."""
    dy_mean: float
    dy_worst: str
    different: tuple[str, ...]
    """The paragraphs with different lines, described for people."""

    @property
    def line_share(self) -> float:
        return self.equal_lines / self.lines if self.lines else 1.0

    @property
    def paragraph_share(self) -> float:
        return self.equal_paragraphs / self.paragraphs if self.paragraphs else 1.0


def parity(scene: Scene, one: Measured, other: Measured, *, fixed: bool = True) -> Parity:
    """Compares two measurements paragraph by paragraph; ``fixed``: the texts of the slide layouts count as well."""
    total = same = paragraphs = same_paragraphs = 0
    planned = {one.viewer: 0, other.viewer: 0}
    dx, dy = [(0.0, "")], [(0.0, "")]
    dys: list[float] = []
    different: list[str] = []
    shifted: set[tuple[str, str]] = set()  # boxes in which a paragraph above has another number of lines
    for place in places(scene, fixed=fixed):
        lines = [m.pages.get(place.page.id, {}).get(place.key, ()) for m in (one, other)]
        plain = fold_around_formulas if place.paragraph.spots else fold
        texts = [[plain(line.text) for line in each] for each in lines]
        plan = [drawn for line in place.paragraph.lines if (drawn := plain(line)) or not place.paragraph.spots]
        paragraphs += 1
        total += max(map(len, texts))
        same += sum(a == b for a, b in zip(*texts, strict=False))
        for viewer, text in zip(planned, texts, strict=True):
            planned[viewer] += text == plan
        if texts[0] != texts[1]:
            different.append(
                f"{place}\n    {one.viewer}: {texts[0]}\n    {other.viewer}: {texts[1]}\n    planned: {plan}"
            )
            continue
        same_paragraphs += 1
        for number, (a, b) in enumerate(zip(*lines, strict=True), 1):
            where = f"{place}, line {number}: {shorten(a.text, 40)}"
            if (place.page.id, place.box.name) not in shifted:
                dys.append(abs(b.baseline - a.baseline) / b.size)
                dy.append((dys[-1], f"{b.baseline - a.baseline:+.2f} pt at {b.size:.4g} pt, {where}"))
            # one viewer draws no text in the place of a formula, and another spaces
            if not place.paragraph.rtl and not place.begins_with_formula(number):
                apart = max(0.0, abs(b.x - a.x) - _rounding(place, b))
                dx.append((apart, f"{b.x - a.x:+.2f} pt, {where}"))
    worst_x, worst_y = max(dx, key=_first), max(dy, key=_first)
    return Parity(
        lines=total,
        equal_lines=same,
        paragraphs=paragraphs,
        equal_paragraphs=same_paragraphs,
        as_planned=planned,
        dx_max=worst_x[0],
        dx_worst=worst_x[1],
        dy_max=worst_y[0],
        dy_mean=fmean(dys) if dys else 0.0,
        dy_worst=worst_y[1],
        different=tuple(different),
    )


def _rounding(place: Place, line: Line) -> float:
    share = {Align.LEFT: 0.0, Align.CENTER: 0.5, Align.RIGHT: 1.0}[place.box.levels[place.paragraph.level].align]
    return 0.005 * share * (line.right - line.x) if share and not isnan(line.right) else 0.0


def _first(pair: tuple[float, str]) -> float:
    return pair[0]


HEAD = (
    f"{'':<28}{'pages':>6}{'lines':>7}{'equal':>8}{'paragr.':>9}{'equal':>8}{'dx max':>9}{'dy max':>10}{'dy mean':>10}"
)


def row(name: str, scene: Scene, figures: Parity) -> str:
    """One line of the table under ``HEAD``."""
    return (
        f"{name:<28}{len(scene.pages):>6}{figures.lines:>7}{figures.line_share:>8.2%}{figures.paragraphs:>9}"
        f"{figures.paragraph_share:>8.2%}{figures.dx_max:>6.2f} pt{figures.dy_max:>7.3f} em{figures.dy_mean:>7.3f} em"
    )
