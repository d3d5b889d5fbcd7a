"""One slide becomes one page, or several: regions filled, sizes chosen, everything at its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generator.deck.model import Deck, Marker, Picture, Slide
from generator.errors import Diagnostic, error, warning
from generator.layout.choose import choose
from generator.layout.content import deck_text, region_paragraphs
from generator.layout.flow import Body, Filled, Room, cut_tall, fill, split
from generator.layout.fit import PITCH, Setting, settings
from generator.layout.pictures import picture_box
from generator.layout.regions import Job, first_fit, grown, job, pushed, text_box
from generator.layout.rules import Facts, PictureRegion, Region, Rule, Rules, ShapeRegion, TextRegion, layout_id
from generator.layout.runs import SourceParagraph, is_rtl, runs_of
from generator.layout.scene import Box, Face, Field, Page, Run, Shape, TextBox
from generator.layout.theme import Theme
from generator.units import Length, Pt, Rect, Size

SHARES = ("two-thirds", "half", "third")


@dataclass(frozen=True, slots=True)
class Place:
    """What laying out a slide needs besides the slide."""

    deck: Deck
    theme: Theme
    rules: Rules
    size: Size


@dataclass(slots=True)
class Draft:
    """The parts of a page while it is made: text boxes by region, and how the body was set."""

    rule: Rule
    share: str
    boxes: dict[str, TextBox]
    fitted: str = ""


def pages_of(slide: Slide, first: bool, place: Place) -> tuple[list[Page], list[Diagnostic]]:
    """The pages of a slide, numbered from 1 (the caller renumbers), and what there is to say about them."""
    rule, problems = choose(slide, first, place.rules)
    if rule is None:
        return [], problems
    wanted = slide.picture_share or "third"
    shares = SHARES[SHARES.index(wanted) :] if "image" in slide.fields and len(rule.shares) > 1 else (wanted,)
    outcome: tuple[list[Page], list[Diagnostic]] = [], []
    for share in shares:
        outcome = _SlidePages(slide, rule, share, place).make()
        if outcome[0]:
            return outcome
    return outcome


class _SlidePages:
    """The work on one slide with one rule."""

    def __init__(self, slide: Slide, rule: Rule, share: str, place: Place) -> None:
        self.slide, self.share, self.place = slide, share, place
        deck = place.deck
        extra = {name for name in ("footer", "date") if getattr(deck, name)}
        self.facts = Facts(has=frozenset(slide.fields) | extra, share=share)
        self.rule = place.rules.rule(rule.name, self.facts)
        self.lang = slide.lang or deck.lang
        self.min_size = slide.min_size or deck.min_size
        self.problems: list[Diagnostic] = []

    def make(self) -> tuple[list[Page], list[Diagnostic]]:
        body = next((r for r in _texts(self.rule) if self.place.theme.styles[r.style].list and not r.group), None)
        if body is None:
            pages = [self._page(self.rule, {}, 1, 1)]
        else:
            pages = self._body_pages(body)
        return ([] if any(p is None for p in pages) else [p for p in pages if p]), self.problems

    # --- bodies ------------------------------------------------------------------------------------------------------

    def _body_pages(self, region: TextRegion) -> list[Page | None]:
        sources, marker = region_paragraphs(region, self.slide, self.place.deck)
        if not sources:
            return [self._page(self.rule, {}, 1, 1)]
        policy = self.slide.fit or "auto"
        heading = self._heading(1, 1)
        if heading is False:
            return [None]
        rooms = self._rooms(heading)
        main = rooms[0]
        work = self._job(region, main, sources, marker)
        found = fill(Body(work.fitting, list(work.paragraphs), work.bulleted), policy, work.sizes, *_one_and_two(rooms, policy))
        if found:
            return [self._filled(found, rooms, work, {}, 1, 1)]
        if not self.rule.splits or policy in ("shrink", "error", "columns"):
            self._too_long(region, work, main.room)
            return [None]
        heading = self._heading(9, 9)
        if heading is False:
            return [None]
        rooms = [r for r in self._rooms(heading) if r.room.columns == 1] or [_single(r) for r in self._rooms(heading)[:1]]
        main = rooms[0]
        work = self._job(region, main, sources, marker)
        work = self._job(region, main, _cut_to_pages(work, main.room), marker)
        found = split(Body(work.fitting, list(work.paragraphs), work.bulleted), work.sizes, main.room)
        ends = [*found.starts[1:], len(work.paragraphs)]
        pages: list[Page | None] = []
        for part, (start, end) in enumerate(zip(found.starts, ends, strict=True), 1):
            piece = replace(work, paragraphs=work.paragraphs[start:end])
            pages.append(self._filled(replace(found, starts=(0,)), rooms, piece, {}, part, len(ends)))
        return pages

    def _job(self, region: TextRegion, main: _RoomRects, sources: tuple[SourceParagraph, ...], marker: Marker) -> Job:
        made = job(region, main.rects[0], sources, marker, self.place.theme, self.min_size)
        if made.long_words:
            self._long_word(region, sources)
        return made

    def _rooms(self, heading: TextBox | None) -> list[_RoomRects]:
        """What this rule and its alternatives offer under the heading."""
        result = []
        for name in (self.rule.name, *self.rule.alternatives):
            rule = self.place.rules.rule(name, self.facts)
            regions = [r for r in _texts(rule) if self.place.theme.styles[r.style].list]
            rects = [_below(r, heading) for r in regions]
            room = Room(rule.name, rects[0].width.pt, rects[0].height.pt, len(rects))
            result.append(_RoomRects(rule, room, tuple(regions), tuple(rects)))
        return result

    def _filled(self, found: Filled, rooms: list[_RoomRects], work: Job, boxes: dict[str, TextBox], part: int, parts: int) -> Page | None:
        """The page of a body that fits."""
        here = next(r for r in rooms if r.room == found.room)
        ends = [*found.starts[1:], len(work.paragraphs)]
        background = here.rule.background
        for region, rect, start, end in zip(here.regions, here.rects, found.starts, ends, strict=False):
            piece = replace(work, region=region, rect=rect, paragraphs=work.paragraphs[start:end])
            boxes[region.name] = text_box(piece, found.setting, background=background)
        columns = "1 column" if found.room.columns == 1 else f"{found.room.columns} columns"
        fitted = f"{found.setting.size} pt, spacing {found.setting.spacing:.2f}, gap {found.setting.gap:.2f}, {columns}"
        return self._page(here.rule, boxes, part, parts, fitted)

    def _too_long(self, region: TextRegion, work: Job, room: Room) -> None:
        setting = settings(work.fitting.style, work.fitting.theme, work.sizes)[-1]
        self.problems.append(
            error(
                "text-too-long",
                "the text of “{region}” on slide “{slide}” needs {needs:.0f} pt of height at {size} pt, and the layout {layout} has {room:.0f} pt",
                work.paragraphs[0].source.span or self.slide.span,
                hint="shorten it, divide the slide, choose a layout with more room, or allow a smaller size with “min_size”",
                region=region.name,
                slide=self.slide.id,
                needs=work.needs(setting),
                size=setting.size,
                layout=self.rule.name,
                room=work.height,
            )
        )

    def _long_word(self, region: TextRegion, sources: Iterable[SourceParagraph]) -> None:
        longest = max((word for s in sources for word in s.text.split()), key=len, default="")
        self.problems.append(
            warning(
                "long-word",
                "a word of {length} characters is wider than its line and is broken: “{start}…”",
                next((s.span for s in sources if longest in s.text), self.slide.span),
                hint="put a space or a line break into it where it may break",
                length=len(longest),
                start=longest[:24],
            )
        )

    # --- pages -------------------------------------------------------------------------------------------------------

    def _heading(self, part: int, parts: int) -> TextBox | None | bool:
        """The heading's box, None if the slide has none, False if it does not fit (a problem was added)."""
        region = next((r for r in _texts(self.rule) if r.grow), None)
        if region is None:
            return None
        sources = self._sources(region, part, parts)
        return self._single(region, region.at, sources, self.rule.background) if sources else None

    def _sources(self, region: TextRegion, part: int, parts: int) -> tuple[SourceParagraph, ...]:
        sources, _ = region_paragraphs(region, self.slide, self.place.deck)
        if not (region.part and parts > 1 and sources):
            return sources
        suffix = Run(f"\u00a0({part}/{parts})", face=Face.MINOR, size=Pt(self.place.theme.styles["part"].sizes[0]), color=self.place.theme.styles["part"].color)
        runs = list(sources[0].runs)
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip(" \u00a0:"))
        return (replace(sources[0], runs=(*runs, suffix)),)

    def _page(self, rule: Rule, bodies: dict[str, TextBox], part: int, parts: int, fitted: str = "") -> Page | None:
        """All boxes of a page; ``bodies`` are made already. None if a text does not fit."""
        boxes: dict[str, TextBox | None] = dict(bodies)
        groups: dict[str, list[Job]] = {}
        for region in _texts(rule):
            if region.name in boxes:
                continue
            rect = _below(region, boxes.get(region.after) if region.after else None)
            if region.text:
                boxes[region.name] = self._constant(region, rule)
                continue
            sources = self._sources(region, part, parts)
            if not sources:
                continue
            if region.group:
                _, marker = region_paragraphs(region, self.slide, self.place.deck)
                work = job(region, rect, sources, marker, self.place.theme, self.min_size)
                if work.long_words:
                    self._long_word(region, sources)
                groups.setdefault(region.group, []).append(work)
                continue
            box = self._single(region, rect, sources, rule.background)
            if box is False:
                return None
            assert not isinstance(box, bool)
            boxes[region.name] = box
        for jobs in groups.values():
            setting = first_fit(jobs)
            if setting is None:
                worst = max(jobs, key=lambda one: one.needs(settings(one.fitting.style, one.fitting.theme, one.sizes)[-1]))
                self._too_long(worst.region, worst, Room(rule.name, worst.width, worst.height, 1))
                return None
            for one in jobs:
                boxes[one.region.name] = text_box(one, setting, background=rule.background)
            fitted = fitted or f"{setting.size} pt, spacing {setting.spacing:.2f}, gap {setting.gap:.2f}"
        made = {name: box for name, box in boxes.items() if box}
        return self._assembled(rule, _stacked(rule, made), part, parts, fitted)

    def _single(self, region: TextRegion, rect: Rect, sources: tuple[SourceParagraph, ...], background: str) -> TextBox | None | bool:
        """A region on its own, fitted; False if it does not fit at its smallest size."""
        work = job(region, rect, sources, Marker.NONE, self.place.theme, self.min_size)
        _, marker = region_paragraphs(region, self.slide, self.place.deck)
        work = replace(work, marker=marker) if marker is not Marker.NONE else work
        if work.long_words and not region.hidden:
            self._long_word(region, sources)
        every = settings(work.fitting.style, work.fitting.theme, work.sizes)
        if region.hidden:
            return text_box(work, every[-1], background=background)
        if region.grow:
            found = grown(work)
        else:
            setting = first_fit([work])
            found = (work, setting) if setting else None
        if found is None:
            self._too_long(region, work, Room(self.rule.name, work.width, work.height, 1))
            return False
        return text_box(found[0], found[1], background=background)

    def _constant(self, region: TextRegion, rule: Rule) -> TextBox | None:
        """Deck title, footer, date or page number: one line, shortened with an ellipsis if it must be."""
        if region.text == "page.number":
            source = SourceParagraph((Run("0", field=Field.SLIDE_NUMBER),))
        else:
            text = deck_text(region.text, self.place.deck)
            if text is None:
                return None
            runs = runs_of(text, self.place.deck.lang, self.place.deck.typography)
            source = SourceParagraph(runs, span=text.span, rtl=is_rtl(text.plain))
        one = one_line(region, region.at, source, self.place.theme)
        return text_box(one, settings(one.fitting.style, one.fitting.theme, one.sizes)[-1], background=rule.background)

    def _assembled(self, rule: Rule, made: Mapping[str, TextBox], part: int, parts: int, fitted: str) -> Page:
        boxes: list[Box] = []
        for region in rule.regions:
            box = self._box(region, made)
            if box:
                boxes.append(box)
        title = next((b for b in boxes if isinstance(b, TextBox) and b.placeholder and b.placeholder.idx == 0), None)
        lang, deck = self.lang, self.place.deck
        notes = tuple(runs_of(text, lang, deck.typography) for text in self.slide.notes) if part == 1 else ()
        return Page(
            id=self.slide.id if part == 1 else f"{self.slide.id}--{part}",
            slide=self.slide.id,
            layout=layout_id(rule, self.share),
            title=" ".join(p.text for p in title.paragraphs).replace("\u200b", "") if title else self.slide.id,
            lang=lang,
            background=rule.background,
            boxes=tuple(boxes),
            number=1,
            part=part,
            parts=parts,
            notes=notes,
            fitted=fitted,
            span=self.slide.span,
        )

    def _box(self, region: Region, made: Mapping[str, TextBox]) -> Box | None:
        if isinstance(region, TextRegion):
            return made.get(region.name)
        if isinstance(region, PictureRegion):
            picture = self.slide.fields.get(region.field)
            return picture_box(region, picture) if isinstance(picture, Picture) else None
        return shape(region, made)


@dataclass(frozen=True, slots=True)
class _RoomRects:
    rule: Rule
    room: Room
    regions: tuple[TextRegion, ...]
    rects: tuple[Rect, ...]


def _single(rooms: _RoomRects) -> _RoomRects:
    """The first column of a layout with two, for a body that is split: its other column is filled by the next page's share."""
    return replace(rooms, room=replace(rooms.room, columns=1), regions=rooms.regions[:1], rects=rooms.rects[:1])


def _one_and_two(rooms: list[_RoomRects], policy: str) -> tuple[Room | None, Room | None]:
    one = next((r.room for r in rooms if r.room.columns == 1), None)
    two = next((r.room for r in rooms if r.room.columns == 2), None)
    if policy == "columns" and two:
        one = None
    if policy in ("shrink", "split") and one:
        two = None
    return one, two


def one_line(region: TextRegion, rect: Rect, source: SourceParagraph, theme: Theme) -> Job:
    """A constant text that stands on one line at its smallest size; what does not fit is cut at a word and marked “…”."""
    work = job(region, rect, (source,), Marker.NONE, theme, None)
    smallest = settings(work.fitting.style, theme, work.sizes)[-1]
    words = source.text.split(" ")
    while work.needs(smallest) > smallest.size * PITCH * smallest.spacing + 0.01 and len(words) > 1:
        words.pop()
        work = job(region, rect, (replace(source, runs=(Run(" ".join(words).rstrip(" ,;:") + "…"),)),), Marker.NONE, theme, None)
    return work


def shape(region: ShapeRegion, made: Mapping[str, TextBox]) -> Shape | None:
    """A shape, moved and cut to the text that it goes with."""
    rect = _below(region, made.get(region.after) if region.after else None)
    if region.until:
        end = max((made[name].rect.y + made[name].text_height for name in region.until if name in made), default=rect.bottom)
        rect = replace(rect, height=max(Length(0), min(rect.bottom, end - Pt(4)) - rect.y))
    if region.top_of or region.pad:
        texts = [box for box in made.values() if box.name in ("heading", "body")]
        top = min(box.rect.y for box in texts) - Pt(24)
        rect = replace(rect, y=top) if region.top_of else Rect(rect.x, top, rect.width, rect.bottom - top)
    return Shape(region.name, rect, region.fill, fixed=region.fixed)


def _texts(rule: Rule) -> list[TextRegion]:
    return [region for region in rule.regions if isinstance(region, TextRegion)]


def _below(region: TextRegion | ShapeRegion, above: TextBox | None) -> Rect:
    return pushed(region.at, above.rect.bottom, region.gap) if above and region.after == above.name else region.at


def _stacked(rule: Rule, made: Mapping[str, TextBox]) -> Mapping[str, TextBox]:
    """Regions that stand on a panel, one under the other, the last ending at the panel's padding."""
    result = dict(made)
    panels = {r.name: r for r in rule.regions if isinstance(r, ShapeRegion) and r.pad}
    for panel in panels.values():
        bottom = panel.at.bottom - panel.pad
        for region in reversed([r for r in _texts(rule) if r.stack == panel.name and r.name in made]):
            box = made[region.name]
            height = max(box.text_height, box.text_height_fallback)
            result[region.name] = replace(box, rect=Rect(box.rect.x, bottom - height, box.rect.width, height))
            bottom = bottom - height - Pt(8)
    return result


def _cut_to_pages(work: Job, room: Room) -> tuple[SourceParagraph, ...]:
    """The sources with each paragraph that is higher than a page, at the smallest airy setting, cut into parts that are not."""
    setting = airiest_smallest(work)
    most = {}
    for index, one in enumerate(work.paragraphs):
        height = work.fitting.paragraph_height(one, setting, work.width, work.bulleted) or 0.0
        if height > room.height:
            most[index] = int(len(one.source.text) * room.height / height * 0.85)
    sources = tuple(one.source for one in work.paragraphs)
    return cut_tall(sources, most) if most else sources


def airiest_smallest(work: Job) -> Setting:
    every = [s for s in settings(work.fitting.style, work.fitting.theme, work.sizes) if s.size == work.sizes[-1]]
    return every[-2] if len(every) > 1 else every[-1]
