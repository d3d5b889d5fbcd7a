"""What is checked on every Scene: by ``build``, by ``check`` and by every test. They are ``PAGE_CHECKS`` and
``SCENE_CHECKS``.

A check that fails with an *error* is a fault of a layout or of this program, never of text: text that does not fit
is found before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from generator.errors import Diagnostic, error, notice, warning
from generator.remembered import remembered
from generator.scene.boxes import BasicBox, Box, Drawing, PictureBox, Role, Shape, TextBox, ink, single
from generator.scene.forms import Ellipse, Path
from generator.scene.page import Page, Scene
from generator.scene.text import LevelStyle
from generator.scene.touching import touches
from generator.units import Length, Pt, Rect, Size

BODY_CONTRAST, LEAST_CONTRAST = 7.0, 4.5
"""WCAG 2.2, success criteria 1.4.6 (AAA) for body text, 1.4.3 (AA) for everything else."""
LARGE = Pt(36)
"""Body text of this size is read like a heading."""
GRAPHIC_CONTRAST = 3.0
"""1.4.11, for what is no text, such as the glyphs of bullets; and 1.4.3 for large bold text."""
LARGE_ON: Final = frozenset({"pop"})
"""Grounds of heads in large bold type, which are drawn for what stands out and not for reading. Names in a chart are
as large and bold, in the colours of what they name."""
NEAR_EMPTY = 0.08
"""A continuation page whose body takes less of its room than this is worth a word."""
COARSE, SHARP = 60, 120
"""Pixels to the inch of a slide: below the first they are seen one by one; a screen shows little more than the
second."""
AGENDA: Final = "agenda"
"""The layout whose pages may have one title: they are one list, shown again."""
LEAST_SIZE: Final[Length] = Pt(12)
SLACK = Pt(0.05)
BOLD = Pt(14)
"""From that size on bold type is large to WCAG."""


class Look(Struct, frozen=True):
    """How a text of a page looks. ``colors``: those of its words that are not its levels'; ``links``: those of its
    links."""

    levels: tuple[LevelStyle, ...]
    background: str
    role: Role
    colors: frozenset[str]
    links: frozenset[str]


PageCheck = Callable[[Page, Size], Iterator[Diagnostic]]
Check = Callable[[Scene], Iterator[Diagnostic]]


def overflow(page: Page, size: Size) -> Iterator[Diagnostic]:
    del size
    for box in page.texts:
        if box.hidden:
            continue
        need = max(box.text_height, box.text_height_fallback)
        if +need > +box.rect.height + +SLACK:
            yield error(
                "overflow",
                "`{box}` on page `{page}` needs {need:.1f} pt and has {room:.1f} pt",
                box.span or page.span,
                box=box.name,
                page=page.id,
                need=need.pt,
                room=box.rect.height.pt,
            )


def off_page(page: Page, size: Size) -> Iterator[Diagnostic]:
    right, bottom = +size.width + +SLACK, +size.height + +SLACK
    for box in page.drawn:
        r = box.rect
        x, y = +r.x, +r.y
        outside = x < 0 or y < 0 or x + +r.width > right or y + +r.height > bottom
        if outside and not (isinstance(box, TextBox) and box.hidden):
            yield error(
                "off-page",
                "`{box}` on page `{page}` stands outside the page",
                page.span,
                box=box.name,
                page=page.id,
            )


def overlap(page: Page, size: Size) -> Iterator[Diagnostic]:
    """Text over text, over a picture that has no ground of its own, or over a drawing."""
    del size
    solid = [box for box in page.drawn if not isinstance(box, Shape) and not (isinstance(box, TextBox) and box.hidden)]
    panels = [
        box.rect
        for box in page.drawn
        if isinstance(box, Shape) and box.fill and not isinstance(box.form, Ellipse | Path)
    ]
    rects = [ink(box) for box in solid]
    for first, second in overlapping(rects):
        box, other = solid[first], solid[second]
        text = other if isinstance(box, PictureBox) else box
        grounded = isinstance(text, TextBox) and (text.fill is not None or any(_inside(text.rect, p) for p in panels))
        if PictureBox in (type(box), type(other)) and grounded:
            continue
        yield _overlapping(box, other, page)
    yield from _over_drawings(page, solid, rects)


def _over_drawings(page: Page, solid: Sequence[BasicBox], rects: Sequence[Rect]) -> Iterator[Diagnostic]:
    drawings = [box for box in single(page.boxes) if isinstance(box, Drawing)]
    parts = [(box, part) for box in drawings for part in box.shapes]
    figures = {id(box.shapes[0]) for box in drawings if box.alt}
    """Grounds of figures, which no text may stand on in whatever colour."""
    for box, rect in zip(solid, rects, strict=True) if parts else ():
        if isinstance(box, TextBox):
            covers = (
                one
                for one, part in parts
                if (id(part) in figures or part.fill != box.background) and touches(part, rect)
            )
            under = next(covers, None)
            if under:
                yield _overlapping(under, box, page)


def _overlapping(box: Box, other: Box, page: Page) -> Diagnostic:
    return error(
        "overlap",
        "`{box}` and `{other}` overlap on page `{page}`",
        page.span,
        box=box.name,
        other=other.name,
        page=page.id,
    )


def overlapping(rects: Sequence[Rect]) -> list[tuple[int, int]]:
    """The pairs that share an area, by their indices; each is compared with those only that reach down to its top."""
    found: list[tuple[int, int]] = []
    near: list[int] = []
    bottoms = [rect.bottom for rect in rects]
    for index in sorted(range(len(rects)), key=lambda at: rects[at].y):
        rect = rects[index]
        near = [other for other in near if bottoms[other] > rect.y]
        found += ((min(index, other), max(index, other)) for other in near if rect.overlaps(rects[other]))
        near.append(index)
    return sorted(found)


def _inside(inner: Rect, outer: Rect) -> bool:
    return inner.x >= outer.x and inner.y >= outer.y and inner.right <= outer.right and inner.bottom <= outer.bottom


def contrast(scene: Scene) -> Iterator[Diagnostic]:
    seen: set[tuple[str, str, float]] = set()
    known: set[tuple[object, ...]] = set()
    """Looks that were looked at: most texts share their levels, by identity."""
    for page in scene.pages:
        for look in _looks(page):
            key = (id(look.levels), look.background, look.role, look.colors, look.links)
            if key in known:
                continue
            known.add(key)
            for token, least in _needs(look):
                if (token, look.background, least) in seen:
                    continue
                seen.add((token, look.background, least))
                ratio = contrast_ratio(scene.theme.colors[token].hex, scene.theme.colors[look.background].hex)
                if ratio < least:
                    yield error(
                        "contrast",
                        "In theme {theme}, {token} on {ground} has a contrast of {ratio:.1f}:1 and needs {least:g}:1",
                        page.span,
                        theme=scene.theme.name,
                        token=token,
                        ground=look.background,
                        ratio=ratio,
                        least=least,
                    )


@remembered
def _looks(page: Page) -> tuple[Look, ...]:
    found: dict[tuple[object, ...], Look] = {}
    for box in page.texts:
        runs = [run for paragraph in box.paragraphs for run in paragraph.runs if run.color or run.link]
        colors = frozenset(run.color for run in runs if run.color and not run.link)
        links = frozenset(run.color or "accent" for run in runs if run.link)
        key = (id(box.levels), box.background, box.role, colors, links)
        if key not in found:
            found[key] = Look(box.levels, box.background, box.role, colors, links)
    return tuple(found.values())


def _needs(look: Look) -> Iterator[tuple[str, float]]:
    """The colours that stand on the ground, and the contrast that each needs."""
    large = all(level.size >= LARGE for level in look.levels)
    need = BODY_CONTRAST if look.role is Role.BODY and not large else LEAST_CONTRAST
    strong = look.background in LARGE_ON or look.role is Role.CHART
    if strong and all(level.bold and level.size >= BOLD for level in look.levels):
        need = GRAPHIC_CONTRAST
    bullets = [level.bullet for level in look.levels if level.bullet]
    glyphs = {bullet.color for bullet in bullets if not bullet.numbered}
    numbers = {bullet.color for bullet in bullets if bullet.numbered}
    yield from ((token, need) for token in sorted({level.color for level in look.levels} | look.colors))
    yield from ((token, LEAST_CONTRAST) for token in sorted(numbers | look.links))
    yield from ((token, GRAPHIC_CONTRAST) for token in sorted(glyphs))


def contrast_ratio(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two colours of six hex digits, 1 to 21."""
    light, dark = sorted((_relative_luminance(one), _relative_luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _relative_luminance(hexes: str) -> float:
    def linear(part: int) -> float:
        value = part / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(hexes[i : i + 2], 16)) for i in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def duplicate_titles(scene: Scene) -> Iterator[Diagnostic]:
    pages: dict[str, list[Page]] = defaultdict(list)
    for page in scene.pages:
        if page.layout.partition("-")[0] != AGENDA:
            pages[page.title.casefold()].append(page)
    for same in pages.values():
        for page in same[1:]:
            if page.slide != same[0].slide:
                yield warning(
                    "duplicate-title",
                    "The title “{title}” stands on slide `{first}` already",
                    page.span,
                    hint="Give each slide a heading of its own: outlines and screen readers go by it.",
                    title=page.title[:60],
                    first=same[0].slide,
                )


def coarse_pictures(scene: Scene) -> Iterator[Diagnostic]:
    told = set()
    for page in scene.pages:
        for box in _pictures(page):
            if box.path in told:
                continue
            left, _, right, _ = box.crop
            ppi = box.pixels[0] * (1 - left - right) * 72 / box.rect.width.pt
            if 0 < ppi < COARSE:
                told.add(box.path)
                yield notice(
                    "picture-coarse",
                    "The picture has {width} x {height} pixels, {ppi:.0f} to the inch of its place, and looks coarse",
                    box.span,
                    hint="Use a larger file ({wanted} pixels across look sharp here), or give it a smaller place.",
                    width=box.pixels[0],
                    height=box.pixels[1],
                    ppi=ppi,
                    wanted=round(box.pixels[0] * SHARP / ppi / 10) * 10,
                )


@remembered
def _pictures(page: Page) -> tuple[PictureBox, ...]:
    return tuple(box for box in page.drawn if isinstance(box, PictureBox) and box.rect.width)


def near_empty(page: Page, size: Size) -> Iterator[Diagnostic]:
    del size
    bodies = [box for box in page.texts if box.role is Role.BODY] if page.part > 1 else []
    room = sum(box.rect.height for box in bodies)
    if bodies and sum(box.text_height for box in bodies) < room * NEAR_EMPTY:
        yield warning(
            "near-empty",
            "Page {part} of slide `{slide}` is nearly empty",
            page.span,
            hint="Shorten the text a little, or divide the slide.",
            part=page.part,
            slide=page.slide,
        )


def size_floor(scene: Scene) -> Iterator[Diagnostic]:
    readable: set[int] = set()
    """Levels that are large enough, by identity: most texts share them."""
    for page in scene.pages:
        for box in page.texts:
            if id(box.levels) in readable:
                continue
            if all(level.size >= LEAST_SIZE for level in box.levels):
                readable.add(id(box.levels))
            else:
                yield warning(
                    "small-type",
                    "`{box}` on page `{page}` is set under 12 pt",
                    page.span,
                    hint="Raise `min_size`.",
                    box=box.name,
                    page=page.id,
                )


PAGE_CHECKS: Final[tuple[PageCheck, ...]] = (overflow, off_page, overlap, near_empty)
"""Of one page: what they find depends on nothing but it and the size of all."""
SCENE_CHECKS: Final[tuple[Check, ...]] = (size_floor, contrast, coarse_pictures, duplicate_titles)


def check_scene(scene: Scene) -> tuple[Diagnostic, ...]:
    """Every finding of every check."""
    found = [one for page in scene.pages for one in _findings(page, scene.size)]
    return (*found, *(one for check in SCENE_CHECKS for one in check(scene)))


@remembered
def _findings(page: Page, size: Size) -> tuple[Diagnostic, ...]:
    return tuple(finding for check in PAGE_CHECKS for finding in check(page, size))
