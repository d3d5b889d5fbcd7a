"""What the slides of a deck have in common while they are laid out."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from generator.deck.model import Deck
from generator.languages import is_rtl
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
    running_texts: dict[tuple[TextRegion, str, bool], RunningText | None] = field(default_factory=dict)
    """The boxes of repeated texts, made once."""
    targets: Mapping[str, Target] = field(default_factory=dict)
    """What links may lead to, by id."""
    numbers: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Of numbered boxes, by the ids of their slide and their block."""

    @property
    def rtl(self) -> bool:
        """Whether the deck's language is read from right to left."""
        return is_rtl(self.deck.lang)

    def running_text(self, region: TextRegion, rule: Rule) -> TextBox | None:
        key = (region, rule.background, rule.rtl)
        if key not in self.running_texts:
            self.running_texts[key] = running_text(region, self.deck, self.theme, rule.background, rtl=rule.rtl)
        found = self.running_texts[key]
        return found.box if found else None
