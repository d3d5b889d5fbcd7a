"""The pages of a slide by one rule: regions filled, sizes chosen, everything at its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from generator.deck.model import Marker, Picture, Slide, Text
from generator.errors import Diagnostic
from generator.languages import is_rtl
from generator.layout.bodies import (
    WHOLE,
    BodyPage,
    body_regions,
    body_rooms,
    on_one_page,
    on_pages,
    paragraphs_for_pages,
    sizes_for_pages,
)
from generator.layout.clicks import appearing, items_shown, with_clicks
from generator.layout.content import region_paragraphs, region_step, scene_note, spoken
from generator.layout.feet import FOOT, by_page, called_in, foot_height
from generator.layout.groups import GroupFit, group_fit, lowered
from generator.layout.lone import lone_page
from generator.layout.pictures import for_theme
from generator.layout.pushing import around_items, below, centering, moved, shape, stacked
from generator.layout.refusals import broken_words, long_heading, too_long, unstackable
from generator.layout.regions import TextFit, display_fit, first_fit, grown, job, no_larger, text_box
from generator.layout.rule import (
    ArtRegion,
    Facts,
    LogoRegion,
    MarkRegion,
    PictureRegion,
    Region,
    Rule,
    TextRegion,
    layout_id,
)
from generator.layout.running_texts import KICKER, ORDINAL
from generator.layout.runs import SourceParagraph, lit, numbered, paragraph
from generator.layout.sections import SECTION_TYPE
from generator.layout.slide_context import SlideContext
from generator.layout.soft_breaks import has_soft_breaks
from generator.layout.ways import comfortable
from generator.scene.boxes import Box, TextBox
from generator.scene.page import Page, Transition
from generator.scene.text import Run
from generator.scene.theme import Face
from generator.spans import Span
from generator.units import ZERO, Length, Pt, Rect

HEADINGS = ("heading", "side_heading")
"""The styles of headings: over the whole width, and beside a picture."""
HEAD_OVER = 4
"""Points that the head of a column may be larger than what is below it."""
MOST_PARTS = 999
"""A heading on divided pages is fitted for a number as wide as this before the pages are counted."""


class SlidePages:
    """The work on one slide with one rule."""

    def __init__(
        self,
        slide: Slide,
        rule: Rule,
        stacked: bool,
        share: str,
        head_lines: int,
        place: SlideContext,
        footnotes: tuple[Text, ...],
        foot: int = 0,
    ) -> None:
        """``foot``: how high the foot is; 0: as high as all footnotes need."""
        self.slide, self.share, self.place, self.stacked = slide, share, place, stacked
        self.deck, self.theme, self._fit = place.deck, place.theme, slide.fit or place.deck.fit
        extra = {name for name in ("footer", "date", "logo") if getattr(self.deck, name)}
        self.lang = slide.lang or self.deck.lang
        shown = ({*slide.texts} & {"heading", "source"}) | {"blocks"} if self.stacked else set(slide.fields)
        if slide.id in place.ordinals:
            extra.add("ordinal")
        has = frozenset(shown | extra | ({"source"} if footnotes else set()))
        self.footnotes = footnotes
        self.foot = self._foot(footnotes) if footnotes else Facts().foot
        """What the fullest foot needs: of one page with all footnotes, or of the pages that were made."""
        foot, kicked = foot or self.foot, bool(place.kickers)
        self.facts = Facts(has, share, head_lines, foot=foot, kicked=kicked, rtl=is_rtl(self.lang))
        self.rule = place.rules.rule(rule.name, self.facts)
        self.min_size = slide.min_size or self.deck.min_size
        self.warnings: list[Diagnostic] = []
        self._long_words: dict[str, Span | None] = {}
        self._headings: dict[tuple[TextRegion, int, int], TextBox | None] = {}

    @property
    def least_foot(self) -> int:
        """What the highest footnote alone needs."""
        return max((self._foot((text,)) for text in self.footnotes), default=Facts().foot)

    def with_foot(self, foot: int) -> SlidePages:
        lines = self.facts.head_lines
        return SlidePages(self.slide, self.rule, self.stacked, self.share, lines, self.place, self.footnotes, foot)

    def make(self) -> list[Page]:
        """All pages. Raises TooLongError."""
        pages = self._pages()
        if self._long_words:
            self.warnings += broken_words(self._long_words, pages, self.slide)
        return pages

    def _pages(self) -> list[Page]:
        region = next(iter(body_regions(self.rule, self.theme)), None)
        if region is not None and self.stacked:
            return [self._designed_page(region)] if self.rule.shows else self._stacked_pages(region)
        if region is None:
            return [self._page(BodyPage(self.rule, {}, ""), 1, 1)]
        sources, marker = self._sources(region, 1, 1)
        if not sources:
            return [self._page(BodyPage(self.rule, {}, ""), 1, 1)]
        return self._body_pages(region, sources, marker)

    def _body_pages(self, region: TextRegion, sources: tuple[SourceParagraph, ...], marker: Marker) -> list[Page]:
        policy = self._fit or "auto"
        rooms = body_rooms(self.rule, self.facts, self.place.rules, self.theme, self._heading_over_body(1, 1))
        narrow = rooms[-1] if policy == "columns" else rooms[0]
        work = self._job(region, narrow.rects[0], sources, marker)
        whole = None if self._fit else lone_page(work, rooms[0], self.min_size)
        whole = whole or on_one_page(work, rooms, policy)
        if whole:
            return [self._page(whole, 1, 1)]
        if not self.rule.splits or policy in WHOLE:
            allowed = replace(work, sizes=comfortable(self.theme, work.sizes)) if policy == "error" else work
            raise too_long(allowed, self.slide, self.rule.name, len(narrow.rects))
        sizes = sizes_for_pages(work)
        heading = self._heading_over_body(MOST_PARTS, MOST_PARTS)
        every = body_rooms(self.rule, self.facts, self.place.rules, self.theme, heading)
        rooms = [one for one in every if one.rule.name == self.rule.name]
        room = rooms[-1]
        work = replace(work, region=room.regions[0], rect=room.rects[0], sizes=sizes)
        sources = paragraphs_for_pages(work, room.column)
        work = replace(job(region, room.rects[0], sources, marker, self.theme, self.min_size), sizes=sizes)
        bodies = on_pages(work, rooms)
        if not bodies:
            raise too_long(work, self.slide, self.rule.name)
        return self._divided(bodies)

    def _stacked_pages(self, region: TextRegion) -> list[Page]:
        from generator.layout.body.slide_stack import SlideStack, beside_chart  # which most decks do without

        policy, context = self._fit or "auto", self.place.body_context(self.slide, self.rule)
        heading = self._heading_over_body(1, 1)
        rooms = below(region, heading), below(region, heading, dense=True)
        stack = SlideStack(self.slide, context, region.style, region.placeholder)
        whole = beside_chart(self.slide, context, region.style, rooms, policy) or stack.on_one_page(*rooms, policy)
        rect = rooms[1] if whole else below(region, self._heading_over_body(MOST_PARTS, MOST_PARTS), dense=True)
        found = [whole] if whole else [] if policy in WHOLE else stack.on_pages(rect, policy)
        self._long_words.update(context.long_words)
        self.warnings += context.problems
        if not found:
            raise unstackable(stack, rect, self.slide, self.rule.name)
        return self._divided([BodyPage(self.rule, {}, one.fitted, one.boxes) for one in found])

    def _designed_page(self, region: TextRegion) -> Page:
        """The one block, or the list, over the whole body. Raises TooLongError where it does not fit."""
        from generator.layout.designed.drawing import drawn_body

        context, rect = self.place.body_context(self.slide, self.rule), below(region, self._heading_over_body(1, 1))
        body = drawn_body(self.slide, self.rule, rect, context, self.place.size)
        self._long_words.update(context.long_words)
        return self._page(body, 1, 1)

    def _divided(self, bodies: list[BodyPage]) -> list[Page]:
        """The pages around these bodies, each with the footnotes that are called on it."""
        if self.footnotes and len(bodies) > 1:
            everywhere = called_in(filter(None, [self._heading_over_body(1, 1)]))
            called = [everywhere | called_in((*body.boxes.values(), *body.stack)) for body in bodies]
            notes = [
                tuple(self.footnotes[number - 1] for number in numbers)
                for numbers in by_page(called, len(self.footnotes))
            ]
            bodies = [replace(body, notes=own) for body, own in zip(bodies, notes, strict=True)]
            self.foot = max(map(self._foot, notes))
        return [self._page(body, part, len(bodies)) for part, body in enumerate(bodies, 1)]

    def _foot(self, footnotes: tuple[Text, ...]) -> int:
        """How high these footnotes and the source are."""
        texts = (*footnotes, *filter(None, [self.slide.texts.get(FOOT)]))
        sources = [paragraph(text, self.lang, self.deck.typography) for text in texts]
        return foot_height(sources, self.place.size.width, self.theme, rtl=is_rtl(self.lang))

    # --- single regions ----------------------------------------------------------------------------------------------

    def _job(self, region: TextRegion, rect: Rect, sources: tuple[SourceParagraph, ...], marker: Marker) -> TextFit:
        made = job(region, rect, sources, marker, self.theme, self.min_size)
        if (most := self.place.sizes.heading) and region.style in HEADINGS and not region.hidden:
            made = replace(made, sizes=(most, *(size for size in made.sizes if size < most)))
        if not region.hidden:
            self._long_words.update(made.long_words)
        return made

    def _sources(
        self, region: TextRegion, part: int, parts: int, footnotes: tuple[Text, ...] = ()
    ) -> tuple[tuple[SourceParagraph, ...], Marker]:
        """A region's paragraphs; on the pages of a divided slide the heading ends in “(1/2)” instead of a colon."""
        sources, marker = region_paragraphs(region, self.slide, self.deck)
        if region.marker == "number" and marker is Marker.BULLET:
            sources, marker = numbered(sources), Marker.NUMBER
        sources = lit(sources, self.place.lit.get(self.slide.id, "")) if region.lights else sources
        if region.field == (FOOT,) and footnotes:
            notes = (paragraph(text, self.lang, self.deck.typography) for text in footnotes)
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
        region = next((r for r in self.rule.texts if r.grow), None)
        return self._heading(region, part, parts) if region else None

    def _heading(self, region: TextRegion, part: int, parts: int) -> TextBox | None:
        """The box of a region that may grow; the body's room and the page both ask for it."""
        key = (region, part, parts)
        if key not in self._headings:
            sources, marker = self._sources(region, part, parts)
            told = len(self.warnings)
            tried = self._heading(region, MOST_PARTS, MOST_PARTS) if 1 < parts < MOST_PARTS else None
            work = no_larger(self._job(region, region.at, sources, marker), tried) if sources else None
            self._headings[key] = self._single(work) if work else None
            if parts == MOST_PARTS:  # which is tried only
                del self.warnings[told:]
        return self._headings[key]

    def _single(self, work: TextFit) -> TextBox:
        """A region on its own, fitted. Raises TooLongError if it does not fit at its smallest size."""
        if (region := work.region).hidden:
            return text_box(work, work.smallest, background=self.rule.background)
        if region.grow:
            most = self.theme.fit.heading.lines
            found = grown(work, most, shrinks=region.style != HEADINGS[0])
            if found and region.style == HEADINGS[0] and found[0].lines(found[1]) > most:
                self.warnings.append(long_heading(self.slide, found[0].lines(found[1])))
        else:
            setting = display_fit(work) if work.fitting.style.balance else first_fit([work])
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
        for region in body.rule.texts:
            if (
                region.name in boxes
                or region.continues
                or (self.stacked and region in body_regions(body.rule, self.theme))
            ):
                continue
            if region.text:
                if box := self._constant(region, body.rule):
                    boxes[region.name] = box
                continue
            if region.grow:
                if box := self._heading(region, part, parts):
                    boxes[region.name] = box
                continue
            sources, marker = self._sources(region, part, parts, body.notes if parts > 1 else self.footnotes)
            if not sources:
                continue
            rect = below(region, boxes.get(region.after) if region.after else None)
            if region.group:
                groups.setdefault(region.group, []).append(self._job(region, rect, sources, marker))
            else:
                boxes[region.name] = self._single(self._job(region, rect, sources, marker))
        drop, fitted, lead = ZERO, body.fitted, 0
        for jobs in sorted(groups.values(), key=lambda some: not some[0].fitting.style.list):
            found = self._of_one_size(jobs, lead)
            if jobs[0].fitting.style.list:
                setting, drop, lead = found.setting, Pt(found.drop), found.setting.size + HEAD_OVER
                fitted = f"{setting.size} pt, spacing {setting.spacing:.2f}, gap {setting.gap:.2f}, {len(jobs)} columns"
            for one in jobs:
                boxes[one.region.name] = text_box(lowered(one, drop), found.setting, background=body.rule.background)
        if shift := centering(body.rule, boxes, self.place.size.height):
            boxes.update((name, moved(boxes[name], shift)) for name in body.rule.centered if name in boxes)
            drop = shift
        made = replace(body, fitted=fitted, drop=drop)
        return self._assembled(made, stacked(body.rule, boxes), part, parts)

    def _of_one_size(self, jobs: list[TextFit], most: int) -> GroupFit:
        found = group_fit(jobs, most)
        if found is None:
            raise too_long(max(jobs, key=lambda one: one.needs(one.smallest)), self.slide, self.rule.name)
        return found

    def _assembled(self, body: BodyPage, made: Mapping[str, TextBox], part: int, parts: int) -> Page:
        rule = body.rule
        stack_at = body_regions(rule, self.theme)[0] if body.stack else None
        boxes = tuple(
            box
            for region in rule.regions
            for box in (body.stack if region is stack_at else self._shown(region, rule, made, body.drop))
        )
        title = next((b for b in boxes if isinstance(b, TextBox) and b.placeholder and b.placeholder.idx == 0), None)
        title_said = self._title(title, rule, part, parts) or self.slide.id
        notes = self.slide.notes if part == 1 else ()
        page = Page(
            id=self.slide.id if part == 1 else f"{self.slide.id}--{part}",
            slide=self.slide.id,
            layout=layout_id(rule, self.share, rtl=self.place.rtl),
            title=title_said,
            lang=self.lang,
            background=rule.background,
            boxes=boxes,
            number=1,
            rtl=rule.rtl,
            part=part,
            parts=parts,
            notes=tuple(scene_note(note, self.lang, self.deck.typography) for note in notes),
            transition=Transition(self.slide.transition or self.deck.transition) if part == 1 else Transition.NONE,
            section=title_said if rule.type == SECTION_TYPE and part == 1 else "",
            hidden=self.slide.hidden,
            appendix=self.slide.appendix,
            fitted=body.fitted,
            span=self.slide.span,
        )
        return with_clicks(page, items_shown(self.slide)) if self.place.stepped else page

    def _shown(self, region: Region, rule: Rule, made: Mapping[str, TextBox], drop: Length) -> Iterable[Box]:
        """The boxes of a region, appearing with what they show."""
        boxes = self._boxes(region, rule, made, drop)
        return appearing(boxes, region_step(region, rule, self.slide)) if self.place.stepped else boxes

    def _title(self, box: TextBox | None, rule: Rule, part: int, parts: int) -> str:
        """What outlines and screen readers are told, without the hyphens that only this page's lines need."""
        region = next((r for r in rule.texts if box and r.name == box.name), None)
        if box is None or region is None:
            return ""
        heading = self.slide.heading
        if heading and has_soft_breaks(heading.plain):
            return spoken(" ".join(source.text for source in self._sources(region, part, parts)[0]))
        return spoken(" ".join(p.said for p in box.paragraphs))

    def _boxes(self, region: Region, rule: Rule, made: Mapping[str, TextBox], drop: Length) -> Iterator[Box]:
        found: Box | None = None
        if isinstance(region, TextRegion):
            found = made.get(region.name)
        elif isinstance(region, PictureRegion):
            picture = self.slide.fields.get(region.field)
            if isinstance(picture, Picture):
                yield from self._picture(region, picture, rule, made)
        elif isinstance(region, LogoRegion):
            yield from self.place.logo(region, rule)
        elif isinstance(region, MarkRegion):
            found = self.place.mark(region)
        elif isinstance(region, ArtRegion):
            found = self.place.artwork(region, made)
        elif region.between or region.behind:
            yield from around_items(region, made, self.place.lit.get(self.slide.id, ""))
        else:
            found = shape(region, made, drop)
        if found:
            yield found

    def _picture(
        self, region: PictureRegion, picture: Picture, rule: Rule, made: Mapping[str, TextBox]
    ) -> Iterator[Box]:
        from generator.layout.region_picture import RegionPicture  # for slides with a picture beside their text

        shown = RegionPicture(region, for_theme(picture, dark=self.theme.scene.dark), rule, made, self.theme)
        yield from shown.boxes()
        work = shown.credit(self.lang, typography=self.deck.typography)
        if work and not work.fits(work.smallest):
            raise too_long(work, self.slide, self.rule.name)
        if work:
            self._long_words.update(work.long_words)
            yield shown.credited(work)
