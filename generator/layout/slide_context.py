"""What the slides of a deck have in common while they are laid out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from generator.deck.model import Deck, Slide, Text
from generator.languages import is_rtl
from generator.layout.artwork import NO_ART, art_top, artwork, clear_of
from generator.layout.deck_sizes import DeckSizes
from generator.layout.footnotes import Target
from generator.layout.logo import logo_boxes
from generator.layout.marks import mark
from generator.layout.rule import ArtRegion, LogoRegion, MarkRegion, Rule, TextRegion
from generator.layout.rules import Rules
from generator.layout.running_texts import RunningText, running_text
from generator.layout.theme import Theme
from generator.scene.boxes import Drawing, PictureBox, Shape, TextBox
from generator.units import Length, Size

if TYPE_CHECKING:
    from generator.layout.body.part import BodyContext


class SlideContext(Struct, frozen=True):
    """What laying out a slide needs besides the slide."""

    deck: Deck
    theme: Theme
    rules: Rules
    size: Size
    sizes: DeckSizes = DeckSizes()
    kickers: Mapping[str, Text] = field(default_factory=dict)
    """By the id of a slide, the small line above its heading. Where there are any, all headings leave room for one."""
    running_texts: dict[tuple[TextRegion, str, bool, Text | None], RunningText | None] = field(default_factory=dict)
    """The boxes of repeated texts, made once."""
    targets: Mapping[str, Target] = field(default_factory=dict)
    """What links may lead to, by id."""
    numbers: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Of numbered boxes, by the ids of their slide and their block."""

    ordinals: Mapping[str, Text] = field(default_factory=dict)
    """By the id of a slide that opens a section, its number; none where sections are not counted."""
    lit: Mapping[str, str] = field(default_factory=dict)
    """By the id of a slide with an agenda, that of its item that stands out."""
    stepped: bool = False
    """Whether anything in the deck appears click by click."""
    drawings: dict[tuple[ArtRegion, Length] | MarkRegion, Drawing | None] = field(default_factory=dict)
    """Art that was drawn, by its region and where it begins."""

    @property
    def bare_deck(self) -> Deck:
        """The deck but for its slides, and for what only reading and checking need."""
        return replace(self.deck, slides=(), files={}, places={}, bibliography=None, citation_style=None, lost="")

    def mark(self, region: MarkRegion) -> Drawing | None:
        if region not in self.drawings:
            self.drawings[region] = mark(region, self.theme, self.size)
        return self.drawings[region]

    def artwork(self, region: ArtRegion, texts: Mapping[str, TextBox]) -> Drawing | None:
        """The art in a region, under the text of a box if that reaches so far; None if there is none."""
        key = (region, art_top(region, texts.get(region.after or "")))
        if key not in self.drawings:
            seed = self.deck.art or self.deck.title.plain
            self.drawings[key] = None if self.deck.art == NO_ART else artwork(*key, self.theme.art, seed, self.size)
        return clear_of(self.drawings[key], texts.values())

    def logo(self, region: LogoRegion, rule: Rule) -> Iterator[PictureBox | Shape]:
        """The deck's logo where a layout has a place for it; nothing if it has none."""
        if self.deck.logo:
            yield from logo_boxes(region, self.deck.logo, rule, self.theme.scene)

    @property
    def rtl(self) -> bool:
        """Whether the deck's language is read from right to left."""
        return is_rtl(self.deck.lang)

    def body_context(self, slide: Slide, rule: Rule) -> BodyContext:
        """What the blocks of a slide are made with, where they stand by this rule."""
        from generator.layout.body.part import BodyContext  # which most decks do without

        deck, numbers = self.deck, self.numbers.get(slide.id, {})
        lang, least = slide.lang or deck.lang, slide.min_size or deck.min_size
        return BodyContext(self.theme, lang, deck.typography, rule.rtl, rule.background, least, numbers)

    def running_text(self, region: TextRegion, rule: Rule, own: Text | None = None) -> TextBox | None:
        """``own``: the slide's, for a region that shows it."""
        key = (region, rule.background, rule.rtl, own)
        if key not in self.running_texts:
            self.running_texts[key] = running_text(
                region, self.deck, self.theme, rule.background, rtl=rule.rtl, own=own
            )
        found = self.running_texts[key]
        return found.box if found else None
