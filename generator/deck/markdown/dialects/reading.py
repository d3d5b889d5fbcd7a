"""What all readers of dialects share while they read one deck: what is known of it, and what was lost on the way."""

from __future__ import annotations

from msgspec import Struct, field

from generator.deck.markdown.blocks import Block
from generator.deck.markdown.drafts import Lost
from generator.deck.tree import Scalar


class Ways(Struct, frozen=True):
    """What a dialect reads in a text, beyond CommonMark."""

    breaks: bool = False
    """Each line end is a break."""
    scripts: bool = False
    """``~sub~`` and ``^super^``."""
    spans: bool = False
    """``[text]{.class}``, and attributes behind pictures and links."""
    classes: bool = False
    """``.class[text]``."""
    cites: bool = False
    shortcodes: bool = False
    """``{{< name … >}}``."""
    tex: bool = False
    """Commands of LaTeX among the words."""
    words_in_alt: bool = False
    """The alternative text of a picture says how it is shown."""
    code_formulas: bool = False
    """A formula in backquotes."""


class Remark(Struct, frozen=True):
    """A comment that stood in or among the blocks."""

    line: int
    column: int
    text: str


class Reading(Struct):
    ways: Ways
    links: dict[str, str] = field(default_factory=dict)
    """Where the names of links lead."""
    notes: dict[str, Scalar] = field(default_factory=dict)
    """The texts of footnotes, in the dialect's own notation."""
    ids: set[str] = field(default_factory=set)
    """Of slides, as this format has them."""
    places: dict[str, str] = field(default_factory=dict)
    """Ids of slides by the numbers by which links name them: ``2-1``."""
    cites: bool = False
    """The deck names a bibliography."""
    lost: list[Lost] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    called: set[str] = field(default_factory=set)
    """Footnotes that were."""
    noted: list[Block] = field(default_factory=list)
    """Blocks of speaker notes that stood among the others."""
    by_items: bool = False
    """The lists of the slide that is being read appear item by item."""
    line: int = 1
    """Of what is being read."""
    in_note: bool = False
    in_column: bool = False

    def lose(self, construct: str, became: str, words: str = "", line: int = 0) -> None:
        self.lost.append(Lost(line or self.line, construct, became, words))
