"""Cards: points side by side, each a shape that holds its text, all in one size."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator.deck.model import Card, Cards, Text
from generator.layout.body.joined import SPARE, JoinedText, Section, even
from generator.layout.body.number_marks import MARK, MARK_GAP, number_mark
from generator.layout.body.part import BodyContext, Part, Piece
from generator.layout.body.set_text import SetText
from generator.layout.clicks import appearing
from generator.layout.pictures import fitted_picture, for_theme
from generator.layout.runs import flow, paragraph
from generator.layout.size_ladder import Setting
from generator.layout.theme import Theme
from generator.scene.boxes import Box, Group, Placeholder, Shape
from generator.scene.forms import RECTANGLE, RoundedRectangle
from generator.units import ZERO, Length, Pt, Rect

PAD, PAD_CLOSE = 24.0, 20.0
"""Between a card's edge and what is in it; where cards stand in two rows or among other blocks."""
GUTTER, GUTTER_CLOSE = 24.0, 20.0
UNDER_RULE = 18.0
UNDER_HEAD = 8.0
UNDER_PICTURE = 12.0
SPACING = 1.05
NARROWEST = 150.0
"""Points of width under which a card stands below another."""
ACROSS: Final = 4
"""So many stand in one row."""
LEAST_PICTURE = 70.0
PICTURE_RATIO = 9 / 16
HIGHLIGHT, ON_HIGHLIGHT = "accent", "on_accent"


class Sizes(Struct, frozen=True):
    """Of heads and bodies, in points, and the room around them."""

    head: int
    body: int
    pad: float = PAD
    numbered: bool = False
    picture: float = LEAST_PICTURE
    """How high pictures are."""


class CardSet:
    """The cards of one block at work. ``ground``: what they stand on."""

    def __init__(
        self, cards: Sequence[Card], name: str, context: BodyContext, listed: str = "", heads: Sequence[str] = ()
    ) -> None:
        """``listed``: the list that they are the items of; ``heads``: the ids of their heads, where those are items."""
        self.listed = listed
        self.pictured = any(card.picture for card in cards)
        self.cards = tuple(cards)
        self.name = name
        self.context = context
        self.theme = context.theme
        self.texts = [self._text(card, heads[at] if heads else card.id) for at, card in enumerate(cards)]

    def _text(self, card: Card, head: str) -> JoinedText:
        context = replace(self.context, background=self.ground(card))
        color = ON_HIGHLIGHT if card.highlight else ""
        sections = []
        if card.heading and card.heading.plain.strip():
            heading = with_link(card.heading, card.link)
            source = (replace(paragraph(heading, context.lang, context.typography), id=head),)
            sections.append(Section(SetText(f"{card.id}-head", source, context, style="card_head"), color=color))
        if card.body and card.body.items:
            marker = card.body.marker
            sources = flow([card.body], context.lang, context.typography)
            text = SetText(f"{card.id}-text", sources, context, style="card_body", marker=marker)
            if text.sources:
                sections.append(Section(text, UNDER_HEAD, color))
        return JoinedText(card.id, tuple(sections))

    def ground(self, card: Card) -> str:
        if card.highlight:
            return HIGHLIGHT
        return self.context.background if self.theme.card["style"] == "rule" else str(self.theme.card["fill"])

    # --- measures ----------------------------------------------------------------------------------------------------

    def inset(self, card: Card, sizes: Sizes) -> tuple[float, float, float, float]:
        """Room before, above, after and below what is in a card."""
        before = MARK + MARK_GAP if sizes.numbered else 0.0
        if self.theme.card["style"] == "rule":  # heads of all cards stand on one line
            over = float(self.theme.card["edge_width"]) + UNDER_RULE
            return (sizes.pad + before, over, sizes.pad, over) if card.highlight else (before, over, 8.0, 6.0)
        return sizes.pad + before, sizes.pad, sizes.pad, sizes.pad

    def settings(self, text: JoinedText, sizes: Sizes) -> list[Setting]:
        head, body = Setting(sizes.head, SPACING, 0.0), Setting(sizes.body, SPACING, UNDER_HEAD / sizes.body)
        return [body if section.text.style.list else head for section in text.sections]

    def height(self, at: int, width: float, sizes: Sizes) -> float | None:
        """What a card needs, its padding and a low picture included; None where a word does not fit."""
        card, text = self.cards[at], self.texts[at]
        left, top, right, bottom = self.inset(card, sizes)
        inner = width - left - right
        if inner < 1:
            return None
        held = text.height(inner, self.settings(text, sizes))
        if held is None:
            return None
        picture = sizes.picture + (UNDER_PICTURE if text.sections else 0.0) if card.picture else 0.0
        return top + picture + held + bottom + SPARE

    def tallest(self, width: float, sizes: Sizes, these: range | None = None) -> float | None:
        heights = [self.height(at, width, sizes) for at in these or range(len(self.cards))]
        return None if any(one is None for one in heights) else max(filter(None, heights))

    def on_one_line(self, width: float, sizes: Sizes) -> bool:
        """Whether every head is."""
        for card, text in zip(self.cards, self.texts, strict=True):
            left, _, right, _ = self.inset(card, sizes)
            for section, setting in zip(text.sections, self.settings(text, sizes), strict=True):
                if not section.text.style.list:  # a head
                    height = section.height(width - left - right, setting)
                    if height is None or height > 1.2 * SPACING * sizes.head + 0.1:
                        return False
        return True

    # --- boxes -------------------------------------------------------------------------------------------------------

    def boxes(self, at: int, rect: Rect, sizes: Sizes, placeholder: Placeholder | None = None) -> tuple[Box, ...]:
        """A card that fills a rectangle: one shape with its text where that says all of it, else a group. A text that
        is a placeholder stands beside its rule and its number, because groups have none."""
        return appearing(self._boxes(at, rect, sizes, placeholder), self.cards[at].step)

    def _boxes(self, at: int, rect: Rect, sizes: Sizes, placeholder: Placeholder | None) -> tuple[Box, ...]:
        card, text = self.cards[at], self.texts[at]
        left, top, right, bottom = self.inset(card, sizes)
        rtl = self.context.rtl
        start, end = (right, left) if rtl else (left, right)
        inner = Rect(
            rect.x + Pt(start),
            rect.y + Pt(top),
            Length(rect.width - Pt(start) - Pt(end)),
            Length(rect.height - Pt(top) - Pt(bottom)),
        )
        holder = card_shape(f"{card.id}-card", rect, self.theme, self.ground(card), highlight=card.highlight)
        boxes: list[Box] = []
        if card.picture:
            slot = replace(inner, height=inner.height if not text.sections else Pt(sizes.picture))
            picture = for_theme(card.picture, dark=self.theme.scene.dark)
            if card.link and not (card.heading and card.heading.plain.strip()):
                picture = replace(picture, link=card.link)
            boxes.append(fitted_picture(picture, f"{card.id}-image", slot, crop=True))
            down = slot.height + Pt(UNDER_PICTURE)
            inner = Rect(inner.x, inner.y + down, inner.width, Length(max(ZERO, inner.height - down)))
        marks: tuple[Box, ...] = ()
        if sizes.numbered:
            side = Pt(MARK)
            x = inner.right + Pt(MARK_GAP) if rtl else inner.x - Pt(MARK_GAP) - side
            up = 0.0 if self.theme.number == "plain" else 2.0
            mark = Rect(x, rect.y + Pt(top - up), side, side)
            head = Setting(sizes.head, SPACING, 0.0)
            marks = number_mark(
                f"{card.id}-number", at + 1, mark, self.context, self.ground(card), strong=card.highlight, head=head
            )
        settings, ground = self.settings(text, sizes), self.ground(card)
        item = (self.listed, at + 1) if self.listed and not self.pictured else None
        if holder and text.sections and not boxes and (placeholder or not marks):
            box = text.box(inner, settings, background=ground, holder=holder, placeholder=placeholder, item=item)
            return (box, *marks)
        under = holder or _rule(f"{card.id}-rule", rect, self.theme)
        if placeholder and text.sections and not boxes:
            return under, text.box(inner, settings, background=ground, placeholder=placeholder, item=item), *marks
        said = (text.box(inner, settings, background=ground, item=item),) if text.sections else ()
        return (Group(card.id, rect, (under, *boxes, *marks, *said), span=card.span),)


def card_shape(name: str, rect: Rect, theme: Theme, ground: str, *, highlight: bool) -> Shape | None:
    """The shape of a card as the theme draws cards; None where it stands under a rule."""
    card = theme.card
    if card["style"] == "rule" and not highlight:
        return None
    outlined = card["style"] == "outline" and not highlight
    width = Pt(float(card["edge_width"])) if outlined else ZERO
    if outlined:  # an outline lies half inside
        half = width * 0.5
        rect = Rect(rect.x + half, rect.y + half, Length(rect.width - width), Length(rect.height - width))
    radius = float(card["radius"])
    form = RoundedRectangle(Pt(radius)) if radius else RECTANGLE
    return Shape(name, rect, ground, line=str(card["edge_color"]) if outlined else None, line_width=width, form=form)


def card_frame(name: str, rect: Rect, theme: Theme, background: str, pad: float) -> tuple[Rect, Shape | None]:
    """Where the text of a card stands, and the shape that holds it."""
    card = theme.card
    under_rule = card["style"] == "rule"
    top = float(card["edge_width"]) + UNDER_RULE if under_rule else pad
    side = 0.0 if under_rule else pad
    inner = Rect(
        rect.x + Pt(side),
        rect.y + Pt(top),
        Length(rect.width - Pt(2 * side)),
        Length(rect.height - Pt(top) - Pt(side or 6.0)),
    )
    ground = background if under_rule else str(card["fill"])
    return inner, card_shape(f"{name}-card", rect, theme, ground, highlight=False)


def ground(name: str, frame: Rect, theme: Theme, fill: str, *, rounded: bool) -> Shape:
    """What a box stands on: outlined where the theme outlines surfaces, round where its cards are."""
    outline, radius = float(theme.frame["outline"]), float(theme.card["radius"])
    form = RoundedRectangle(Pt(radius)) if radius and rounded else RECTANGLE
    if not outline:
        return Shape(name, frame, fill, form=form)
    width = Pt(outline)  # which lies half inside
    half = width * 0.5
    frame = Rect(frame.x + half, frame.y + half, Length(frame.width - width), Length(frame.height - width))
    return Shape(name, frame, fill, line="text", line_width=width, form=form)


def _rule(name: str, rect: Rect, theme: Theme) -> Shape:
    return Shape(name, replace(rect, height=Pt(float(theme.card["edge_width"]))), str(theme.card["edge_color"]))


def with_link(text: Text, link: str | None) -> Text:
    """The text leading where its card leads, where it does not lead elsewhere itself."""
    if not link:
        return text
    return replace(text, inlines=tuple(one if one.link else replace(one, link=link) for one in text.inlines))


class CardsPart(Part):
    """Cards among other blocks; a piece is a row of them."""

    def __init__(self, cards: Cards, name: str, context: BodyContext) -> None:
        self.name = name
        self.span = cards.span
        self._set = CardSet(cards.cards, name, context, name)
        self._context = context

    def pieces(self, width: float, setting: Setting) -> tuple[Piece, ...] | None:
        laid = self._laid(width, setting)
        if laid is None:
            return None
        across, heights = laid
        more = [self._more(row, even(width, GUTTER_CLOSE, across)) for row in self._rows(across)]
        return tuple(Piece(one, GUTTER_CLOSE, one + some) for one, some in zip(heights, more, strict=True))

    def boxes(self, rect: Rect, setting: Setting, first: int, end: int) -> tuple[Box, ...]:
        width = rect.width.pt
        laid = self._laid(width, setting)
        assert laid is not None
        across, heights = laid
        sizes, rows = self._sizes(setting), self._rows(across)[first:end]
        own = even(width, GUTTER_CLOSE, across)
        shown = heights[first:end]
        spare = max(0.0, rect.height.pt - sum(shown) - GUTTER_CLOSE * (len(shown) - 1))
        wants = [self._more(row, own) for row in rows]
        share = min(1.0, spare / sum(wants)) if sum(wants) else 0.0
        boxes: list[Box] = []
        top = rect.y.pt
        for row, height, want in zip(rows, shown, wants, strict=True):
            more = want * share
            for column, at in enumerate(row):
                x = rect.x.pt + (own + GUTTER_CLOSE) * column
                if self._context.rtl:
                    x = rect.right.pt - own - (own + GUTTER_CLOSE) * column
                place = Rect.from_pt(x, top, own, height + more)
                boxes += self._set.boxes(at, place, replace(sizes, picture=LEAST_PICTURE + more))
            top += height + more + GUTTER_CLOSE
        return tuple(boxes)

    def _laid(self, width: float, setting: Setting) -> tuple[int, list[float]] | None:
        """How many stand in a row, and how high the rows are."""
        sizes, count = self._sizes(setting), len(self._set.cards)
        for across in range(count if count <= ACROSS else -(-count // 2), 0, -1):
            own = even(width, GUTTER_CLOSE, across)
            if across > 1 and own < NARROWEST:
                continue
            heights = [self._set.tallest(own, sizes, row) for row in self._rows(across)]
            if all(one is not None for one in heights):
                return across, [one or 0.0 for one in heights]
        return None

    def _rows(self, across: int) -> list[range]:
        count = len(self._set.cards)
        return [range(start, min(start + across, count)) for start in range(0, count, across)]

    def _more(self, row: range, width: float) -> float:
        """How much higher a row with pictures likes to be."""
        if not any(self._set.cards[at].picture for at in row):
            return 0.0
        return max(0.0, width * PICTURE_RATIO - LEAST_PICTURE)

    def _sizes(self, setting: Setting) -> Sizes:
        theme = self._context.theme
        return Sizes(_at_most("card_head", setting.size, theme), _at_most("card_body", setting.size, theme), PAD_CLOSE)


def _at_most(style: str, size: int, theme: Theme) -> int:
    """The largest size of a style that is no larger than the body's; the body's own where all are."""
    return next((one for one in theme.styles[style].sizes if one <= size), size)
