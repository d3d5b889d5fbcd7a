"""What the slides of a deck have in common while they are laid out."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from generator.deck.model import Deck, Text
from generator.languages import is_rtl
from generator.layout.deck_sizes import DeckSizes
from generator.layout.footnotes import Target
from generator.layout.rule import Rule, TextRegion
from generator.layout.rules import Rules
from generator.layout.running_texts import RunningText, running_text
from generator.layout.theme import Theme
from generator.scene.boxes import TextBox
from generator.units import Size


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
    numbers: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """Of numbered boxes, by the ids of their slide and their block."""

    @property
    def rtl(self) -> bool:
        """Whether the deck's language is read from right to left."""
        return is_rtl(self.deck.lang)

    def running_text(self, region: TextRegion, rule: Rule, kicker: Text | None = None) -> TextBox | None:
        """``kicker``: that of the slide, for the region that shows it."""
        key = (region, rule.background, rule.rtl, kicker)
        if key not in self.running_texts:
            self.running_texts[key] = running_text(
                region, self.deck, self.theme, rule.background, rtl=rule.rtl, kicker=kicker
            )
        found = self.running_texts[key]
        return found.box if found else None
