"""A layout rule as it comes out of its template: regions with rectangles, styles and the fields that flow into them."""

from __future__ import annotations

from msgspec import Struct

from generator.scene.boxes import Placeholder, Role
from generator.scene.text import Anchor
from generator.units import Length, Rect


class Facts(Struct, frozen=True):
    """What a rule may ask about a slide."""

    has: frozenset[str] = frozenset()
    """Names of the slide's fields, and ``footer``, ``date``, ``logo`` of its deck."""
    share: str = "third"
    """Share of the page that a picture beside text takes."""
    head_lines: int = 1
    """Lines that the heads of columns may take."""
    kicked: bool = False
    """Whether slides of the deck have a kicker, so that all headings leave room for one."""
    rtl: bool = False
    """Whether the slide is read from right to left. No template asks: what it gives is mirrored."""
    foot: int = 40
    """Points of height for sources and footnotes at the foot of the page."""
    specimen: bool = False
    """True when the rule is rendered for the slide layout of the PPTX, with everything that it can hold."""


class Has:
    """``has.items`` in a rule: whether the slide has that field; false, never undefined, for a name that is none."""

    __slots__ = ("_names",)

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names

    def __getattr__(self, name: str) -> bool:
        return name in self._names

    __getitem__ = __getattr__


SPECIMEN = Facts(has=frozenset(("footer", "date", "caption")), specimen=True)


class Grow(Struct, frozen=True):
    """A region that may get higher than its box: from ``top``, down to ``to``."""

    top: Length
    to: Length


class Dense(Struct, frozen=True):
    """Where a body stands on a dense page: nearer to what is above it and below it."""

    at: Rect
    gap: Length


class TextRegion(Struct, frozen=True):
    name: str
    role: Role
    at: Rect
    style: str
    field: tuple[str, ...] = ()
    """Slide fields that flow into it, one after the other."""
    text: str = ""
    """Instead of a field: ``deck.footer`` (the title where there is none), ``deck.date``, ``slide.kicker`` or
    ``page.number``."""
    default: tuple[str, ...] = ()
    """Sources tried in turn when no field is there."""
    continues: str | None = None
    """The region whose text flows on here."""
    anchor: Anchor = Anchor.TOP
    placeholder: Placeholder | None = None
    fixed: bool = False
    hidden: bool = False
    part: bool = False
    """Shows “1/2” on the pages of a split slide."""
    grow: Grow | None = None
    after: str | None = None
    """Pushed down by a region that has grown, to keep ``gap`` under it."""
    gap: Length = Length(0)
    dense: Dense | None = None
    grows: bool = True
    """Of a body: whether it may be larger than text usually is, where there is room."""
    group: str | None = None
    """Regions of one group have one size."""
    lead: str | None = None
    """``bold``: the first paragraph is bold."""
    fill: str | None = None
    """Its own ground, where it stands over a picture."""
    card: bool = False
    """On layouts: a card, which the theme draws, with a head and a body; with a ``fill``, on that."""
    levels: tuple[str, ...] = ()
    """On layouts: the styles of its levels, one after the other."""
    around: Rect | None = None
    """On layouts: the shape that it stands in, in the colour of its ``fill``."""
    ground: str = ""
    """Colour of the shape that it stands on; the page's own if absent."""
    align: str = ""
    """``right``: at the end side, whatever its style says."""
    lights: bool = False
    """One item of its list stands out, where the slide has such a one."""
    marker: str = ""
    """``number``: the items of a list have numbers, where it is no other list already."""


class ShapeRegion(Struct, frozen=True):
    name: str
    at: Rect
    fill: str
    until: tuple[str, ...] = ()
    """Begins and ends where the text of these regions does."""
    after: str | None = None
    gap: Length = Length(0)
    panel: str | None = None
    """The panel (this shape or another) whose top edge it keeps to: as high as the text boxes that it ``holds``."""
    holds: tuple[str, ...] = ()
    between: str | None = None
    """Drawn over each item of a region's list, and under the last one."""
    pad: Length = Length(0)
    behind: str | None = None
    """Behind the item of a region's list that stands out, as high as that is."""

    @property
    def fixed(self) -> bool:
        """The same on every page of the layout."""
        return not (self.until or self.after or self.panel or self.between or self.behind)


class PictureRegion(Struct, frozen=True):
    name: str
    field: str
    at: Rect
    placeholder: Placeholder
    align: str = "center"
    ground: str = ""
    """Colour behind a picture that does not fill its slot: it then stands in the middle, with air around it."""
    above: str = ""
    """The shape at whose top edge its slot ends."""
    portrait: bool = False
    """Always cropped to fill its slot; a disc where the theme's cards are round."""
    fill_slot: bool = False
    """Crops the picture to fill its slot if that cuts off little; otherwise only if the author says ``crop``."""


class LogoRegion(Struct, frozen=True):
    """Where the deck's logo stands, if it has one; the same on every page of the layout."""

    name: str
    at: Rect
    align: str = "left"
    ground: str = ""
    """Colour of the shape that it stands on; the page's own if absent."""
    quiet: bool = True
    """Decoration; false on the page on which it is read."""


class ArtRegion(Struct, frozen=True):
    """Where the theme's art is drawn."""

    name: str
    key: str
    """What it is drawn for: a seed, beside the deck's title."""
    at: Rect
    ground: str = "inverse_bg"
    """What it stands on: inverse_bg, bg or accent."""
    fixed: bool = False
    """The same on every page of the layout."""
    plate: bool = False
    """It is cut at the sides of its box, which are seen, instead of those of the page."""
    count: int = 0
    density: float = 1.0
    radius: tuple[float, ...] = ()
    """As those of a motif, where they are not the family's own; ``density`` times the theme's."""
    after: str | None = None
    gap: Length = Length(0)
    """Begins that far under the text of another region at least."""
    mirrored: bool = False


class MarkRegion(Struct, frozen=True):
    """Where the theme's mark is drawn, the same on every page of the layout."""

    name: str
    at: Rect
    """Of what it stands beside: the heading, or the columns of the page."""
    fixed: bool = True
    mirrored: bool = False


Region = TextRegion | ShapeRegion | PictureRegion | LogoRegion | ArtRegion | MarkRegion


class Rule(Struct, frozen=True):
    name: str
    title: str
    summary: str
    type: str
    order: int
    regions: tuple[Region, ...]
    needs: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    """At least one of these fields must be there."""
    allows: tuple[str, ...] = ()
    auto: int = 0
    """Chosen for slides that name no layout, largest first; 0: never."""
    first: bool = False
    """Chosen by itself only for the first slide."""
    columns: int = 0
    """The number of columns it is made for; 0: it takes none."""
    blocks: bool = False
    """Its body may be a stack of blocks of any kind."""
    single: bool = False
    """Of a stack of blocks: it has one, and no list."""
    shows: str = ""
    """The kind of block, or the form of list, that it draws over the whole body: ``cards``, ``lead-cards``, ..."""
    centered: tuple[str, ...] = ()
    """Boxes that are moved together to the optical centre of the page; so is what stands ``after`` one of them."""
    splits: bool = False
    """May continue on further pages."""
    alternatives: tuple[str, ...] = ()
    background: str = "bg"
    shares: tuple[str, ...] = ("third",)
    """Shares of the page that its picture may take; each is a slide layout of its own in the PPTX."""
    rtl: bool = False
    """Mirrored, for texts that are read from right to left."""

    @property
    def texts(self) -> list[TextRegion]:
        return [region for region in self.regions if isinstance(region, TextRegion)]

    @property
    def takes(self) -> frozenset[str]:
        return frozenset((*self.needs, *self.any, *self.allows))


def layout_id(rule: Rule, share: str, *, rtl: bool = False) -> str:
    """Name of the slide layout for a rule and a picture share. ``rtl``: the deck's direction; a rule in the other one
    says so."""
    name = rule.name if share == rule.shares[0] or share not in rule.shares else f"{rule.name}-{share}"
    return name if rule.rtl == rtl else f"{name}-{'rtl' if rule.rtl else 'ltr'}"
