"""One slide becomes one page, or several: regions filled, sizes chosen, everything at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from msgspec import Struct, field
from msgspec.structs import replace

from generator.deck.model import Deck, Marker, Picture, Slide
from generator.errors import Diagnostic, error, notice, warning
from generator.languages import is_rtl
from generator.layout.bodies import (
    WHOLE,
    BodyPage,
    body_regions,
    body_rooms,
    comfortable_sizes,
    on_one_page,
    on_pages,
    paragraphs_for_pages,
)
from generator.layout.choose import choose
from generator.layout.constants import Constant, constant
from generator.layout.content import region_paragraphs, scene_note, spoken
from generator.layout.credits import credit_box, credit_job
from generator.layout.pictures import for_theme, picture_box
from generator.layout.plates import plate
from generator.layout.positions import below, shape, stacked
from generator.layout.regions import Job, first_fit, grown, job, text_box
from generator.layout.rule import Facts, PictureRegion, Region, Rule, ShapeRegion, TextRegion, layout_id
from generator.layout.rules import Rules
from generator.layout.runs import SourceParagraph
from generator.layout.soft_breaks import has_soft_breaks, without_soft_breaks
from generator.layout.theme import Theme
from generator.scene.boxes import Box, TextBox
from generator.scene.page import Page
from generator.scene.text import Run
from generator.scene.theme import Face
from generator.spans import Span
from generator.units import Pt, Rect, Size

SHARES = ("two-thirds", "half", "third")
MOST_HEAD_LINES = 3
MOST_WORDS = 5
"""Overlong words of one slide that are told one by one."""
MOST_PARTS = 999
"""A heading on divided pages is fitted for a number as wide as this before the pages are counted."""
_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)


class Place(Struct, frozen=True):
    """What laying out a slide needs besides the slide."""

    deck: Deck
    theme: Theme
    rules: Rules
    size: Size
    constants: dict[tuple[TextRegion, str, bool], Constant | None] = field(default_factory=dict)
    """The boxes of repeated texts, made once."""

    @property
    def rtl(self) -> bool:
        """Whether the deck's language is read from right to left."""
        return is_rtl(self.deck.lang)

    def constant(self, region: TextRegion, rule: Rule) -> TextBox | None:
        key = (region, rule.background, rule.rtl)
        if key not in self.constants:
            self.constants[key] = constant(region, self.deck, self.theme, rule.background, rtl=rule.rtl)
        found = self.constants[key]
        return found.box if found else None


class _TooLongError(Exception):
    """A text does not fit its region at its smallest size."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic


def pages_of(slide: Slide, first: bool, place: Place) -> tuple[list[Page], list[Diagnostic]]:
    """The pages of a slide, not yet numbered, and what there is to say about them. No pages: an error is among it.

    Before a text is refused, a picture beside it is made smaller, and heads of columns are given more lines.
    """
    rule, problems = choose(slide, first, place.rules)
    if rule is None:
        return [], problems
    share = slide.picture_share or "third"
    shares = SHARES[SHARES.index(share) :] if len(rule.shares) > 1 else (share,)
    head_lines = range(1, MOST_HEAD_LINES + 1 if rule.columns else 2)
    refusal: Diagnostic | None = None
    for share, lines in product(shares, head_lines):
        work = _SlidePages(slide, rule, share, lines, place)
        try:
            return work.make(), [*work.warnings, *_about_share(slide, rule, share, refusal)]
        except _TooLongError as problem:
            refusal = refusal or problem.diagnostic
    assert refusal is not None
    return [], [*work.warnings, refusal]


def _about_share(slide: Slide, rule: Rule, share: str, refusal: Diagnostic | None) -> list[Diagnostic]:
    """A notice if a picture does not take as much of the page as its author asked for."""
    asked, picture = slide.picture_share, slide.fields.get("image")
    if asked is None or picture is None or (asked == share and len(rule.shares) > 1):
        return []
    if len(rule.shares) < 2:
        return [
            notice(
                "share-unused",
                "The layout {layout} gives the picture on slide `{slide}` its place; `share: {asked}` changes nothing",
                picture.span,
                hint="Delete `share:`; it is for a picture beside text, in the layouts image-left and image-right.",
                layout=rule.name,
                slide=slide.id,
                asked=asked,
            )
        ]
    narrow = refusal is not None and refusal.code == "text-too-wide"
    return [
        notice(
            "share-reduced",
            "The picture on slide `{slide}` takes {share} of the page, not {asked}: {why}",
            picture.span,
            hint="Shorten the text, or write `share: {share}`.",
            slide=slide.id,
            share=share,
            asked=asked,
            why="a word beside it would not fit on a line" if narrow else "the text beside it would not fit",
        )
    ]


class _SlidePages:
    """The work on one slide with one rule."""

    def __init__(self, slide: Slide, rule: Rule, share: str, head_lines: int, place: Place) -> None:
        self.slide, self.share, self.place = slide, share, place
        self.deck, self.theme = place.deck, place.theme
        extra = {name for name in ("footer", "date") if getattr(self.deck, name)}
        self.lang = slide.lang or self.deck.lang
        has = frozenset(slide.fields) | extra
        self.facts = Facts(has=has, share=share, head_lines=head_lines, rtl=is_rtl(self.lang))
        self.rule = place.rules.rule(rule.name, self.facts)
        self.min_size = slide.min_size or self.deck.min_size
        self.warnings: list[Diagnostic] = []
        self._long_words: dict[str, Span | None] = {}
        self._headings: dict[tuple[TextRegion, int, int], TextBox | None] = {}

    def make(self) -> list[Page]:
        """All pages. Raises _TooLongError."""
        pages = self._pages()
        if self._long_words:
            self._warn_of_long_words(pages)
        return pages

    def _pages(self) -> list[Page]:
        region = next(iter(body_regions(self.rule, self.theme)), None)
        if region is None:
            return [self._page(BodyPage(self.rule, {}, ""), 1, 1)]
        sources, marker = region_paragraphs(region, self.slide, self.deck)
        if not sources:
            return [self._page(BodyPage(self.rule, {}, ""), 1, 1)]
        return self._body_pages(region, sources, marker)

    def _body_pages(self, region: TextRegion, sources: tuple[SourceParagraph, ...], marker: Marker) -> list[Page]:
        policy = self.slide.fit or "auto"
        rooms = body_rooms(self.rule, self.facts, self.place.rules, self.theme, self._heading_over_body(1, 1))
        narrow = rooms[-1] if policy == "columns" else rooms[0]
        work = self._job(region, narrow.rects[0], sources, marker)
        whole = on_one_page(work, rooms, policy)
        if whole:
            return [self._page(whole, 1, 1)]
        if not self.rule.splits or policy in WHOLE:
            allowed = replace(work, sizes=work.sizes[:1]) if policy == "error" else work
            raise self._too_long(allowed, columns=len(narrow.rects))
        sizes = comfortable_sizes(work) if policy == "split" else work.sizes
        heading = self._heading_over_body(MOST_PARTS, MOST_PARTS)
        room = body_rooms(self.rule, self.facts, self.place.rules, self.theme, heading)[0]
        work = replace(work, region=room.regions[0], rect=room.rects[0], sizes=sizes)
        sources = paragraphs_for_pages(work, room.column)
        work = replace(job(region, room.rects[0], sources, marker, self.theme, self.min_size), sizes=sizes)
        bodies = on_pages(work, room)
        if not bodies:
            raise self._too_long(work)
        return [self._page(body, part, len(bodies)) for part, body in enumerate(bodies, 1)]

    # --- single regions ----------------------------------------------------------------------------------------------

    def _job(self, region: TextRegion, rect: Rect, sources: tuple[SourceParagraph, ...], marker: Marker) -> Job:
        made = job(region, rect, sources, marker, self.theme, self.min_size)
        if not region.hidden:
            self._long_words.update(made.long_words)
        return made

    def _sources(self, region: TextRegion, part: int, parts: int) -> tuple[tuple[SourceParagraph, ...], Marker]:
        """A region's paragraphs; on the pages of a divided slide the heading ends in “(1/2)” instead of a colon."""
        sources, marker = region_paragraphs(region, self.slide, self.deck)
        if not (region.part and parts > 1 and sources):
            return sources, marker
        style = self.theme.styles["part"]
        suffix = Run(f"\u00a0({part}/{parts})", face=Face.MINOR, size=Pt(style.sizes[0]), color=style.color)
        runs = list(sources[0].runs)
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip(" \u00a0:"))
        return (replace(sources[0], runs=(*(run for run in runs if run.text), suffix)), *sources[1:]), marker

    def _heading_over_body(self, part: int, parts: int) -> TextBox | None:
        """The heading that the body stands under, or None if there is none."""
        region = next((r for r in _texts(self.rule) if r.grow), None)
        return self._heading(region, part, parts) if region else None

    def _heading(self, region: TextRegion, part: int, parts: int) -> TextBox | None:
        """The box of a region that may grow; the body's room and the page both ask for it."""
        key = (region, part, parts)
        if key not in self._headings:
            sources, marker = self._sources(region, part, parts)
            self._headings[key] = self._single(region, region.at, sources, marker) if sources else None
        return self._headings[key]

    def _single(self, region: TextRegion, rect: Rect, sources: tuple[SourceParagraph, ...], marker: Marker) -> TextBox:
        """A region on its own, fitted. Raises _TooLongError if it does not fit at its smallest size."""
        work = self._job(region, rect, sources, marker)
        if region.hidden:
            return text_box(work, work.smallest, background=self.rule.background)
        if region.grow:
            found = grown(work)
        else:
            setting = first_fit([work])
            found = (work, setting) if setting else None
        if found is None:
            raise self._too_long(work)
        return text_box(found[0], found[1], background=self.rule.background)

    def _constant(self, region: TextRegion, rule: Rule) -> TextBox | None:
        """A repeated text; it is in the deck's language on every page."""
        box = self.place.constant(region, rule)
        if box is None or self.lang == self.deck.lang:
            return box
        return replace(box, paragraphs=tuple(replace(one, lang=self.deck.lang) for one in box.paragraphs))

    # --- pages -------------------------------------------------------------------------------------------------------

    def _page(self, body: BodyPage, part: int, parts: int) -> Page:
        """A page with all of its boxes around a body that is made already."""
        boxes = dict(body.boxes)
        groups: dict[str, list[Job]] = {}
        for region in _texts(body.rule):
            if region.name in boxes or region.continues:
                continue
            if region.text:
                _put(boxes, region, self._constant(region, body.rule))
                continue
            if region.grow:
                _put(boxes, region, self._heading(region, part, parts))
                continue
            sources, marker = self._sources(region, part, parts)
            if not sources:
                continue
            rect = below(region, boxes.get(region.after) if region.after else None)
            if region.group:
                groups.setdefault(region.group, []).append(self._job(region, rect, sources, marker))
            else:
                boxes[region.name] = self._single(region, rect, sources, marker)
        fitted = body.fitted
        for jobs in groups.values():
            setting = first_fit(jobs)
            if setting is None:
                raise self._too_long(max(jobs, key=lambda one: one.needs(one.smallest)))
            boxes.update((one.region.name, text_box(one, setting, background=body.rule.background)) for one in jobs)
            if jobs[0].fitting.style.list:
                fitted = f"{setting.size} pt, spacing {setting.spacing:.2f}, gap {setting.gap:.2f}, {len(jobs)} columns"
        return self._assembled(body.rule, stacked(body.rule, boxes), part, parts, fitted)

    def _assembled(self, rule: Rule, made: Mapping[str, TextBox], part: int, parts: int, fitted: str) -> Page:
        boxes = tuple(box for region in rule.regions for box in self._boxes(region, rule, made))
        title = next((b for b in boxes if isinstance(b, TextBox) and b.placeholder and b.placeholder.idx == 0), None)
        notes = self.slide.notes if part == 1 else ()
        return Page(
            id=self.slide.id if part == 1 else f"{self.slide.id}--{part}",
            slide=self.slide.id,
            layout=layout_id(rule, self.share, rtl=self.place.rtl),
            title=self._title(title, rule, part, parts) or self.slide.id,
            lang=self.lang,
            background=rule.background,
            boxes=boxes,
            number=1,
            rtl=rule.rtl,
            part=part,
            parts=parts,
            notes=tuple(scene_note(note, self.lang, self.deck.typography) for note in notes),
            fitted=fitted,
            span=self.slide.span,
        )

    def _title(self, box: TextBox | None, rule: Rule, part: int, parts: int) -> str:
        """What outlines and screen readers are told, without the hyphens that only this page's lines need."""
        region = next((r for r in _texts(rule) if box and r.name == box.name), None)
        if box is None or region is None:
            return ""
        heading = self.slide.heading
        if heading and has_soft_breaks(heading.plain):
            return spoken(" ".join(source.text for source in self._sources(region, part, parts)[0]))
        return spoken(" ".join(p.text for p in box.paragraphs))

    def _boxes(self, region: Region, rule: Rule, made: Mapping[str, TextBox]) -> Iterator[Box]:
        found: Box | None = None
        if isinstance(region, TextRegion):
            found = made.get(region.name)
        elif isinstance(region, PictureRegion):
            picture = self.slide.fields.get(region.field)
            if isinstance(picture, Picture):
                yield from self._picture(region, for_theme(picture, dark=self.theme.scene.dark), rule, made)
        else:
            found = shape(region, made)
        if found:
            yield found

    def _picture(
        self, region: PictureRegion, picture: Picture, rule: Rule, made: Mapping[str, TextBox]
    ) -> Iterator[Box]:
        found = picture_box(region, picture)
        if under := plate(picture, found, rule, self.theme.scene):
            yield under
        yield found
        if picture.credit is None or not picture.credit.plain.strip():
            return
        work = credit_job(picture.credit, found, self.theme, self.lang, typography=self.deck.typography, rtl=rule.rtl)
        if not work.fits(work.smallest):
            raise self._too_long(work)
        self._long_words.update(work.long_words)
        shapes = (shape(other, made) for other in rule.regions if isinstance(other, ShapeRegion))
        others = [
            box.rect for box in (*made.values(), *shapes) if box and not (isinstance(box, TextBox) and box.hidden)
        ]
        yield credit_box(work, found, region, others, self.place.size, rule.background)

    # --- what to say -------------------------------------------------------------------------------------------------

    def _too_long(self, work: Job, columns: int = 1) -> _TooLongError:
        setting = work.smallest
        place = work.paragraphs[0].source.span or self.slide.span
        if work.fitting.total(work.paragraphs, setting, work.width, work.hang) is None:
            return _TooLongError(
                error(
                    "text-too-wide",
                    "`{region}` on slide `{slide}` has a line too short for a word at {size} pt in the layout {layout}",
                    place,
                    hint="Use fewer levels, choose a layout with wider columns, or allow a smaller `min_size`.",
                    region=work.region.name,
                    slide=self.slide.id,
                    size=setting.size,
                    layout=self.rule.name,
                )
            )
        return _TooLongError(
            error(
                "text-too-long",
                "The text of `{region}` on slide `{slide}` needs {needs:.0f} pt of height at {size} pt, "
                "and the layout {layout} has {room:.0f} pt",
                place,
                hint="Shorten it, divide the slide, choose a layout with more room, or allow a smaller `min_size`.",
                region=work.region.name,
                slide=self.slide.id,
                needs=work.needs(setting),
                size=setting.size,
                layout=self.rule.name,
                room=(work.region.grow.to - work.region.grow.top).pt if work.region.grow else work.height * columns,
            )
        )

    def _warn_of_long_words(self, pages: Sequence[Page]) -> None:
        """Words that stand on no line in one piece, each once; many of them in sum."""
        boxes = (box for page in pages for box in page.boxes if isinstance(box, TextBox) and not box.hidden)
        lines = [line for box in boxes for one in box.paragraphs for line in one.lines]
        words = {without_soft_breaks(word): span for word, span in self._long_words.items()}
        broken = [(word, span) for word, span in words.items() if not any(word in line for line in lines)]
        for word, span in broken[:MOST_WORDS]:
            hint = "Put a space into it where it may break, or a soft hyphen (U+00AD)."
            if _ADDRESS.match(word):
                hint = "Link some words to it: `[the text](https://…)`."
            elif "/" in word or "\\" in word:
                hint = "Shorten it, or give it a wider place."
            self.warnings.append(
                warning(
                    "long-word",
                    "A word of {length} characters is wider than its line and is broken: “{start}…”",
                    span or self.slide.span,
                    hint=hint,
                    length=len(word),
                    start=word[:24],
                )
            )
        if len(broken) > MOST_WORDS:
            self.warnings.append(
                warning(
                    "long-word",
                    "{count} more words on slide `{slide}` are wider than their line and are broken",
                    broken[MOST_WORDS][1] or self.slide.span,
                    hint="Put a space into each where it may break, or a soft hyphen (U+00AD).",
                    count=len(broken) - MOST_WORDS,
                    slide=self.slide.id,
                )
            )


def _put(boxes: dict[str, TextBox], region: TextRegion, box: TextBox | None) -> None:
    if box:
        boxes[region.name] = box


def _texts(rule: Rule) -> list[TextRegion]:
    return [region for region in rule.regions if isinstance(region, TextRegion)]
