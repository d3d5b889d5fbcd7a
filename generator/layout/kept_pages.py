"""The pages of the last layout, for whoever lays out one deck again and again: a slide that is what it was, among what
it stood among, has the pages that it had.

What the pages of a slide depend on is said in two values, which are compared by equality: ``_Around`` is one for all
slides, ``_Given`` is a slide's own. Where only places differ, because lines were put in above, the pages and their
problems are told the new ones (``generator/moved.py``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from generator.deck.model import Deck, Slide, Text
from generator.errors import Diagnostic, has_errors
from generator.languages import is_rtl
from generator.layout.attempts import referred_pages
from generator.layout.deck_sizes import DeckSizes
from generator.layout.footnotes import with_references
from generator.layout.rule import TextRegion
from generator.layout.rules import Rules
from generator.layout.running_texts import RunningText
from generator.layout.slide_context import SlideContext
from generator.layout.slide_layouts import scene_layouts
from generator.layout.theme import Theme
from generator.moved import Moves, UnknownPlaceError, at_places, moves_between
from generator.scene.page import Page, SceneLayout
from generator.units import Size

BLANK = "blank"
"""The layout that promises nothing."""
TextKey = tuple[TextRegion, str, bool, Text | None]
Made = tuple[list[Page], list[Diagnostic]]


class _Around(Struct, frozen=True):
    """What the pages of all slides depend on."""

    deck: Deck
    """But for its slides, and for what only reading and checking need."""
    size: Size
    sizes: DeckSizes
    kicked: bool
    stepped: bool


class _Given(Struct, frozen=True):
    """What the pages of one slide depend on."""

    slide: Slide
    """With words in the place of its references."""
    first: bool
    kicker: Text | None
    ordinal: Text | None
    lit: str
    numbers: Mapping[str, int]


class _Entry(Struct, frozen=True):
    given: _Given
    pages: tuple[Page, ...]
    problems: tuple[Diagnostic, ...]
    texts: tuple[tuple[TextKey, RunningText | None], ...]
    """The repeated texts that it asked for."""


class _Asked(dict[TextKey, RunningText | None]):
    """Repeated texts, and which of them were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: dict[TextKey, None] = {}

    def __getitem__(self, key: TextKey) -> RunningText | None:
        self.asked[key] = None
        return super().__getitem__(key)


class KeptPages:
    """The pages of one deck. ``reused`` and ``made`` count slides of the last layout; ``standing``: the slides that it
    could not lay out, and shows as they were last."""

    def __init__(self) -> None:
        self.good: dict[str, tuple[Page, ...]] = {}
        """By slide, the pages of when it had no errors."""
        self.standing: set[str] = set()
        self._looks: tuple[Theme, Rules] | None = None
        self._around: _Around | None = None
        self._entries: dict[tuple[str, int], _Entry] = {}
        self.layouts: tuple[frozenset[str], tuple[SceneLayout, ...]] | None = None
        """Those of the last time, and what they were asked for with."""
        self.reused = self.made = 0

    def begin(self, place: SlideContext) -> PagesAgain:
        """A layout of the deck as it is now; it works with the ``place`` of what comes out."""
        around = _around(place)
        looks = (place.theme, place.rules)
        before, entries = self._around, self._entries
        if self._looks is None or self._looks[0] is not looks[0] or self._looks[1] is not looks[1] or before is None:
            before, entries, self.layouts = around, {}, None
        self._looks, self._around, self._entries = looks, around, {}
        self.reused = self.made = 0
        self.good = {slide.id: self.good[slide.id] for slide in place.deck.slides if slide.id in self.good}
        self.standing = set()
        return PagesAgain(self, replace(place, running_texts=_Asked()), entries, self._entries, (before, around))


class PagesAgain:
    """One layout: pages of slides, new ones and those that are there already."""

    def __init__(
        self,
        counts: KeptPages,
        place: SlideContext,
        entries: Mapping[tuple[str, int], _Entry],
        now: dict[tuple[str, int], _Entry],
        around: tuple[_Around, _Around],
    ) -> None:
        assert isinstance(place.running_texts, _Asked)
        self.place, self._asked = place, place.running_texts
        self._counts, self._entries, self._now = counts, entries, now
        self._times: Counter[str] = Counter()
        self._same = around[0] == around[1]
        self._pair = around
        self._moves: Moves | None = None
        if not self._same:
            self._moves = moves_between(*around)
            if self._moves is None:
                self._entries = {}

    def pages_of(self, slide: Slide, first: bool) -> Made:
        """As ``attempts.pages_of``."""
        place = self.place
        slide = with_references(slide, place.targets)
        given = _Given(
            slide,
            first,
            place.kickers.get(slide.id),
            place.ordinals.get(slide.id),
            place.lit.get(slide.id, ""),
            place.numbers.get(slide.id, {}),
        )
        key = (slide.id, self._times[slide.id])
        self._times[slide.id] += 1
        found = self._kept(key, given)
        if found is None:
            self._asked.asked.clear()
            pages, problems = referred_pages(slide, first, place)
            texts = tuple((one, self._asked[one]) for one in [*self._asked.asked])
            found = _Entry(given, tuple(pages), tuple(problems), texts)
            self._counts.made += 1
        else:
            self._counts.reused += 1
            for one, text in found.texts:
                self._asked.setdefault(one, text)
        self._now[key] = found
        return [*self._shown(slide, found)], [*found.problems]

    def _shown(self, slide: Slide, found: _Entry) -> tuple[Page, ...]:
        kept = self._counts
        if slide.whole and found.pages and not has_errors(found.problems):
            kept.good[slide.id] = found.pages
            return found.pages
        kept.standing.add(slide.id)
        return kept.good.get(slide.id) or found.pages or (_bare(slide, self.place),)

    def layouts_of(self, used: set[str]) -> tuple[SceneLayout, ...]:
        """As ``scene_layouts``."""
        kept = self._counts
        if not self._same or kept.layouts is None or kept.layouts[0] != used:
            kept.layouts = frozenset(used), scene_layouts(self.place, used)
        return kept.layouts[1]

    def _kept(self, key: tuple[str, int], given: _Given) -> _Entry | None:
        """What was made of a slide, at the places of today."""
        entry = self._entries.get(key)
        if entry is None:
            return None
        if self._same and entry.given == given:
            return entry
        if self._moves is None:
            self._moves = moves_between(*self._pair)
            assert self._moves is not None  # they are equal
        moves = moves_between(entry.given, given, self._moves)
        if moves is None:
            return None
        try:
            pages, problems, texts = at_places((entry.pages, entry.problems, entry.texts), moves)
        except UnknownPlaceError:
            return None
        return _Entry(given, pages, problems, texts)


def _bare(slide: Slide, place: SlideContext) -> Page:
    """A page with nothing on it but what it is called."""
    title = slide.heading.plain if slide.heading else slide.id
    lang = slide.lang or place.deck.lang
    return Page(slide.id, slide.id, BLANK, title, lang, "bg", (), 1, is_rtl(lang), hidden=slide.hidden, span=slide.span)


def _around(place: SlideContext) -> _Around:
    return _Around(place.bare_deck, place.size, place.sizes, bool(place.kickers), place.stepped)
