"""One slide becomes one page, or several: regions filled, sizes chosen, everything at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from math import ceil

from msgspec import Struct, field
from msgspec.structs import replace

from generator.deck.model import Deck, Marker, Picture, Slide, Text
from generator.errors import Diagnostic
from generator.languages import is_rtl
from generator.layout.artwork import NO_ART, art_top, artwork
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
from generator.layout.choose import choose, is_stacked
from generator.layout.content import region_paragraphs, scene_note, spoken
from generator.layout.credits import credit_box, credit_job
from generator.layout.footnotes import Target, with_numbers, with_references
from generator.layout.pictures import for_theme, picture_box
from generator.layout.plates import plate
from generator.layout.pushing import below, rules_between, shape, stacked
from generator.layout.refusals import TooLongError, about_share, broken_words, too_long, unstackable
from generator.layout.regions import TextFit, even_first, first_fit, grown, job, text_box
from generator.layout.rule import ArtRegion, Facts, PictureRegion, Region, Rule, ShapeRegion, TextRegion, layout_id
from generator.layout.rules import Rules, margin_of
from generator.layout.running_texts import KICKER, ORDINAL, RunningText, running_text
from generator.layout.runs import SourceParagraph, numbered, paragraph
from generator.layout.size_ladder import Setting
from generator.layout.soft_breaks import has_soft_breaks
from generator.layout.theme import Theme
from generator.scene.boxes import Box, Drawing, Role, Shape, TextBox
from generator.scene.page import Page
from generator.scene.text import Run
from generator.scene.theme import Face
from generator.spans import Span
from generator.units import Length, Pt, Rect, Size

SHARES = ("two-thirds", "half", "third")
MOST_HEAD_LINES = 3
FOOT = "source"
"""The field that stands at the foot of a page, below the footnotes."""
MOST_PARTS = 999
"""A heading on divided pages is fitted for a number as wide as this before the pages are counted."""


class SlideContext(Struct, frozen=True):
    """What laying out a slide needs besides the slide."""

    deck: Deck
    theme: Theme
    rules: Rules
    size: Size
    kickers: Mapping[str, Text] = field(default_factory=dict)
    """By the id of a slide, the small line above its heading. Where there are any, all headings leave room for one."""
    running_texts: dict[tuple[TextRegion, str, bool, Text | None], RunningText | None] = field(default_factory=dict)
    """The boxes of repeated texts, made once."""
    targets: Mapping[str, Target] = field(default_factory=dict)
    """What links may lead to, by id."""
    numbers: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """Of numbered boxes, by the ids of their slide and their block."""

    ordinals: Mapping[str, Text] = field(default_factory=dict)
    """By the id of a slide that opens a section, its number; none where sections are not counted."""
    drawings: dict[tuple[ArtRegion, Length], Drawing | None] = field(default_factory=dict)
    """Art that was drawn, by its region and where it begins."""

    def artwork(self, region: ArtRegion, above: TextBox | None) -> Drawing | None:
        """The art in a region, under the text of a box if that reaches so far; None if there is none."""
        key = (region, art_top(region, above))
        if key not in self.drawings:
            seed = self.deck.art or self.deck.title.plain
            self.drawings[key] = None if self.deck.art == NO_ART else artwork(*key, self.theme.art, seed, self.size)
        return self.drawings[key]

    @property
    def rtl(self) -> bool:
        """Whether the deck's language is read from right to left."""
        return is_rtl(self.deck.lang)

    def running_text(self, region: TextRegion, rule: Rule, own: Text | None = None) -> TextBox | None:
        """``own``: the slide's, for a region that shows it."""
        key = (region, rule.background, rule.rtl, own)
        if key not in self.running_texts:
            self.running_texts[key] = running_text(
                region, self.deck, self.theme, rule.background, rtl=rule.rtl, own=own
            )
        found = self.running_texts[key]
        return found.box if found else None


def pages_of(slide: Slide, first: bool, place: SlideContext) -> tuple[list[Page], list[Diagnostic]]:
    """The pages of a slide, not yet numbered, and what there is to say about them. No pages: an error is among it.

    Before a text is refused, a picture beside it is made smaller, and heads of columns are given more lines.
    """
    slide, footnotes = with_numbers(with_references(slide, place.targets))
    rule, problems = choose(slide, first, place.rules, footed=bool(footnotes))
    if rule is None:
        return [], problems
    share = slide.picture_share or "third"
    shares = SHARES[SHARES.index(share) :] if len(rule.shares) > 1 else (share,)
    head_lines = range(1, MOST_HEAD_LINES + 1 if rule.columns else 2)
    refusal: Diagnostic | None = None
    for share, lines in product(shares, head_lines):
        work = _SlidePages(slide, rule, share, lines, place, footnotes)
        try:
            return work.make(), [*work.warnings, *about_share(slide, rule, share, refusal)]
        except TooLongError as problem:
            refusal = refusal or problem.diagnostic
    assert refusal is not None
    return [], [*work.warnings, refusal]


class _SlidePages:
    """The work on one slide with one rule."""

    def __init__(
        self, slide: Slide, rule: Rule, share: str, head_lines: int, place: SlideContext, footnotes: tuple[Text, ...]
    ) -> None:
        self.slide, self.share, self.place = slide, share, place
        self.deck, self.theme = place.deck, place.theme
        extra = {name for name in ("footer", "date") if getattr(self.deck, name)}
        self.lang = slide.lang or self.deck.lang
        self.stacked = rule.blocks and (is_stacked(slide) or not rule.takes.issuperset(slide.fields))
        shown = ({*slide.texts} & {"heading", "source"}) | {"blocks"} if self.stacked else set(slide.fields)
        if slide.id in place.ordinals:
            extra.add("ordinal")
        has = frozenset(shown | extra | ({"source"} if footnotes else set()))
        self.footnotes = footnotes
        foot = self._foot() if footnotes else Facts().foot
        kicked = bool(place.kickers)
        self.facts = Facts(has, share, head_lines, foot=foot, kicked=kicked, rtl=is_rtl(self.lang))
        self.rule = place.rules.rule(rule.name, self.facts)
        self.min_size = slide.min_size or self.deck.min_size
        self.warnings: list[Diagnostic] = []
        self._long_words: dict[str, Span | None] = {}
        self._headings: dict[tuple[TextRegion, int, int], TextBox | None] = {}

    def make(self) -> list[Page]:
        """All pages. Raises TooLongError."""
        pages = self._pages()
        if self._long_words:
            self.warnings += broken_words(self._long_words, pages, self.slide)
        return pages

    def _pages(self) -> list[Page]:
        region = next(iter(body_regions(self.rule, self.theme)), None)
        if region is not None and self.stacked:
            return self._stacked_pages(region)
        if region is None:
            return [self._page(BodyPage(self.rule, {}, ""), 1, 1)]
        sources, marker = self._sources(region, 1, 1)
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
            raise too_long(allowed, self.slide, self.rule.name, len(narrow.rects))
        sizes = comfortable_sizes(work) if policy == "split" else work.sizes
        heading = self._heading_over_body(MOST_PARTS, MOST_PARTS)
        room = body_rooms(self.rule, self.facts, self.place.rules, self.theme, heading)[0]
        work = replace(work, region=room.regions[0], rect=room.rects[0], sizes=sizes)
        sources = paragraphs_for_pages(work, room.column)
        work = replace(job(region, room.rects[0], sources, marker, self.theme, self.min_size), sizes=sizes)
        bodies = on_pages(work, room)
        if not bodies:
            raise too_long(work, self.slide, self.rule.name)
        return [self._page(body, part, len(bodies)) for part, body in enumerate(bodies, 1)]

    def _stacked_pages(self, region: TextRegion) -> list[Page]:
        from generator.layout.body.part import BodyContext  # with all kinds of parts, which most decks do without
        from generator.layout.body.slide_stack import SlideStack

        policy = self.slide.fit or "auto"
        numbers = {address: number for (slide, address), number in self.place.numbers.items() if slide == self.slide.id}
        context = BodyContext(
            self.theme, self.lang, self.deck.typography, self.rule.rtl, self.rule.background, self.min_size, numbers
        )
        stack = SlideStack(self.slide, context, region.style, region.placeholder)
        rect = below(region, self._heading_over_body(1, 1))
        whole = stack.on_one_page(rect, policy)
        if whole:
            found = [whole]
        else:
            rect = below(region, self._heading_over_body(MOST_PARTS, MOST_PARTS))
            found = [] if policy in WHOLE else stack.on_pages(rect, policy)
        self._long_words.update(context.long_words)
        self.warnings += context.problems
        if not found:
            raise unstackable(stack, rect, self.slide, self.rule.name)
        bodies = [BodyPage(self.rule, {}, one.fitted, one.boxes) for one in found]
        return [self._page(body, part, len(bodies)) for part, body in enumerate(bodies, 1)]

    def _foot(self) -> int:
        """How high the footnotes and the source are."""
        from generator.layout.body.part import BodyContext
        from generator.layout.body.set_text import SetText

        texts = (*self.footnotes, *filter(None, [self.slide.texts.get(FOOT)]))
        sources = [paragraph(text, self.lang, self.deck.typography) for text in texts]
        context = BodyContext(self.theme, self.lang, self.deck.typography, is_rtl(self.lang))
        foot = SetText(FOOT, sources, context, style="caption")
        width = self.place.size.width.pt - 2 * margin_of(self.theme.grid, self.place.size.width.pt)
        height = foot.height(width, Setting(foot.style.sizes[-1], 1.0, 0.0))
        return max(Facts().foot, ceil(height or 0.0) + 4)

    # --- single regions ----------------------------------------------------------------------------------------------

    def _job(self, region: TextRegion, rect: Rect, sources: tuple[SourceParagraph, ...], marker: Marker) -> TextFit:
        made = job(region, rect, sources, marker, self.theme, self.min_size)
        if not region.hidden:
            self._long_words.update(made.long_words)
        return made

    def _sources(self, region: TextRegion, part: int, parts: int) -> tuple[tuple[SourceParagraph, ...], Marker]:
        """A region's paragraphs; on the pages of a divided slide the heading ends in “(1/2)” instead of a colon."""
        sources, marker = region_paragraphs(region, self.slide, self.deck)
        if region.marker == "number" and marker is Marker.BULLET:
            sources, marker = numbered(sources), Marker.NUMBER
        if region.field == (FOOT,) and self.footnotes:
            notes = (paragraph(text, self.lang, self.deck.typography) for text in self.footnotes)
            sources = (*notes, *sources)
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
        """A region on its own, fitted. Raises TooLongError if it does not fit at its smallest size."""
        work = self._job(region, rect, sources, marker)
        if region.hidden:
            return text_box(work, work.smallest, background=self.rule.background)
        if region.grow:
            found = grown(work)
        elif region.role is Role.TITLE and work.fitting.style.balance:
            even = even_first(work, [one for one in work.settings if work.fits(one)])
            found = (work, even[0]) if even else None
        else:
            setting = first_fit([work])
            found = (work, setting) if setting else None
        if found is None:
            raise too_long(work, self.slide, self.rule.name)
        return text_box(found[0], found[1], background=self.rule.background)

    def _constant(self, region: TextRegion, rule: Rule) -> TextBox | None:
        """A repeated text; it is in the deck's language on every page."""
        own = self._own(region)
        box = self.place.running_text(region, rule, own)
        if box is None or own or self.lang == self.deck.lang:
            return box
        return replace(box, paragraphs=tuple(replace(one, lang=self.deck.lang) for one in box.paragraphs))

    def _own(self, region: TextRegion) -> Text | None:
        """A text of one line that is the slide's own."""
        if region.text == KICKER:
            return self.place.kickers.get(self.slide.id) or self.slide.texts.get("kicker")
        return self.place.ordinals.get(self.slide.id) if region.text == ORDINAL else None

    # --- pages -------------------------------------------------------------------------------------------------------

    def _page(self, body: BodyPage, part: int, parts: int) -> Page:
        """A page with all of its boxes around a body that is made already."""
        boxes = dict(body.boxes)
        groups: dict[str, list[TextFit]] = {}
        for region in _texts(body.rule):
            if (
                region.name in boxes
                or region.continues
                or (self.stacked and region in body_regions(body.rule, self.theme))
            ):
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
                raise too_long(max(jobs, key=lambda one: one.needs(one.smallest)), self.slide, self.rule.name)
            boxes.update((one.region.name, text_box(one, setting, background=body.rule.background)) for one in jobs)
            if jobs[0].fitting.style.list:
                fitted = f"{setting.size} pt, spacing {setting.spacing:.2f}, gap {setting.gap:.2f}, {len(jobs)} columns"
        return self._assembled(replace(body, fitted=fitted), stacked(body.rule, boxes), part, parts)

    def _assembled(self, body: BodyPage, made: Mapping[str, TextBox], part: int, parts: int) -> Page:
        rule = body.rule
        stack_at = body_regions(rule, self.theme)[0] if body.stack else None
        boxes = tuple(
            box
            for region in rule.regions
            for box in (body.stack if region is stack_at else self._boxes(region, rule, made))
        )
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
            fitted=body.fitted,
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
        elif isinstance(region, ArtRegion):
            found = self.place.artwork(region, made.get(region.after or ""))
        elif region.between:
            yield from rules_between(region, made)
        else:
            found = shape(region, made)
        if found:
            yield found

    def _picture(
        self, region: PictureRegion, picture: Picture, rule: Rule, made: Mapping[str, TextBox]
    ) -> Iterator[Box]:
        under = next((r for r in rule.regions if isinstance(r, ShapeRegion) and r.name == region.above), None)
        if under and (ground := shape(under, made)):
            region = replace(region, at=replace(region.at, height=ground.rect.y - region.at.y))
        found = picture_box(region, picture)
        if region.ground and found.rect != region.at:
            yield Shape(f"{region.name}-ground", region.at, region.ground)
        if back := plate(picture, found, region, rule, self.theme.scene):
            yield back
        yield found
        if picture.credit is None or not picture.credit.plain.strip():
            return
        work = credit_job(picture.credit, found, self.theme, self.lang, typography=self.deck.typography, rtl=rule.rtl)
        if not work.fits(work.smallest):
            raise too_long(work, self.slide, self.rule.name)
        self._long_words.update(work.long_words)
        shapes = (shape(other, made) for other in rule.regions if isinstance(other, ShapeRegion))
        others = [
            box.rect for box in (*made.values(), *shapes) if box and not (isinstance(box, TextBox) and box.hidden)
        ]
        yield credit_box(work, found, region.at, others, rule.background)


def _put(boxes: dict[str, TextBox], region: TextRegion, box: TextBox | None) -> None:
    if box:
        boxes[region.name] = box


def _texts(rule: Rule) -> list[TextRegion]:
    return [region for region in rule.regions if isinstance(region, TextRegion)]
