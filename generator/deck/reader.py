"""The tree of a deck file -> Deck, by the schema's tables."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from generator.deck.ids import slug, unique
from generator.deck.items import ItemReader
from generator.deck.model import Column, Columns, Content, Deck, Items, Marker, Slide, Text
from generator.deck.schema import COLUMN, DECK, SLIDE, Kind, nearest
from generator.deck.tree import Mapping, Node, Scalar, Sequence
from generator.deck.values import MAX_NOTES, Fields, Values, members
from generator.errors import Diagnostic, error
from generator.spans import Span

MAX_SLIDES = 20_000
DEFAULT_LANG, DEFAULT_THEME = "en", "papier"


def read_deck(
    root: Node | None,
    shown: str,
    folder: Path,
    layouts: Collection[str] | None = None,
    themes: Collection[str] | None = None,
) -> tuple[Deck | None, list[Diagnostic]]:
    """The deck of a tree, or None when too little of it could be read; and all that was wrong."""
    reading = _Reading(Values(shown, folder), layouts, themes)
    return reading.deck(root, folder), reading.values.problems.found


class _Reading:
    def __init__(self, values: Values, layouts: Collection[str] | None, themes: Collection[str] | None) -> None:
        self.values = values
        self.layouts = None if layouts is None else sorted(layouts)
        self.themes = None if themes is None else sorted(themes)

    def deck(self, root: Node | None, folder: Path) -> Deck | None:
        values = self.values
        if not isinstance(root, Mapping):
            node = root or Scalar("", 1, 1)
            if isinstance(root, Scalar) and not root.text:
                node = Scalar("", 1, 1)
            hint = "Begin with `title: …`, then `slides:` and the list of slides below it."
            values.wrong_kind(node, "A deck", "keys such as `title:`", hint)
            return None
        fields = values.fields(root, DECK)
        texts = {name: values.text(fields[name][2], f"`{name}`")
                 for name in ("title", "subtitle", "author", "date", "footer") if name in fields}  # fmt: skip
        lang = values.lang(fields["lang"][2], DECK.keys["lang"]) if "lang" in fields else None
        theme = values.name(fields["theme"][2], DECK.keys["theme"], self.themes) if "theme" in fields else None
        size = values.choice(fields["size"][2], DECK.keys["size"]) if "size" in fields else None
        slides = self._slides(fields["slides"][2]) if "slides" in fields else ()
        title = texts.get("title")
        typography = DECK.keys["typography"]
        keywords = self._keywords(fields["keywords"][2]) if "keywords" in fields else ()
        self._check_links(slides)
        return Deck(
            title=title or Text((), values.span(root)),
            lang=lang or DEFAULT_LANG,
            theme=theme or DEFAULT_THEME,
            folder=folder,
            source=values.shown,
            slides=slides,
            span=values.span(root),
            author=texts.get("author"),
            date=texts.get("date"),
            footer=texts.get("footer"),
            subtitle=texts.get("subtitle"),
            keywords=keywords,
            typography=values.boolean(fields["typography"][2], typography, True) if "typography" in fields else True,
            min_size=values.integer(fields["min_size"][2], DECK.keys["min_size"]) if "min_size" in fields else None,
            size=size or "16:9",
            places={name: values.span(at) for name, (_, at, _) in fields.items()},
        )

    def _keywords(self, node: Node) -> tuple[str, ...]:
        if isinstance(node, Scalar):
            words = (self.values.typed(node, "`keywords`") or "").split(",")
        else:
            words = [self.values.typed(one, "A keyword") or "" for one in members(node)]
        return tuple(word.strip() for word in words if word.strip())

    def _check_links(self, slides: tuple[Slide, ...]) -> None:
        known = {slide.id for slide in slides}
        for link, span in self.values.links:
            if link[1:] not in known:
                near = nearest(link[1:], sorted(known))
                hint = "Did you mean #{near}?" if near else "Link to the id of a slide."
                self.values.note(error("unknown-link", "There is no slide with the id {id}", span, hint,
                                       id=link[1:][:80], near=near))  # fmt: skip

    # Slides

    def _slides(self, node: Node) -> tuple[Slide, ...]:
        values = self.values
        if not isinstance(node, Sequence):
            values.wrong_kind(node, "`slides`", "a list of slides", "Put `- ` before the first key of each slide.")
            return ()
        if not node.members:
            values.note(error("missing-key", "`slides` is empty, but a deck needs a slide", values.span(node),
                              "Add `- heading: …` below it."))  # fmt: skip
        if len(node.members) > MAX_SLIDES:
            values.note(error("too-many", "The deck has {count} slides; the limit is {limit}", values.span(node),
                              "Split the deck.", count=len(node.members), limit=MAX_SLIDES))  # fmt: skip
            return ()
        read = [(one, values.fields(one, SLIDE)) for one in node.members if isinstance(one, Mapping)]
        for one in node.members:
            if not isinstance(one, Mapping):
                values.wrong_kind(one, "A slide", "keys such as `heading:`",
                                  "Write `- heading: …`; an empty slide is `- layout: blank`.")  # fmt: skip
        given: dict[str, Span] = {}
        ids: list[str | None] = []
        for _, fields in read:
            ids.append(self._given_id(fields, given) if "id" in fields else None)
        taken = dict.fromkeys(given, 1)
        slides = []
        for number, ((one, fields), found) in enumerate(zip(read, ids, strict=True), start=1):
            slides.append(self._slide(one, fields, found, number, taken))
        return tuple(slides)

    def _given_id(self, fields: Fields, given: dict[str, Span]) -> str | None:
        """The id that the author wrote, if it is one and the first of its kind."""
        key, _, node = fields["id"]
        found = self.values.identifier(node, key)
        if found is None:
            return None
        span = self.values.span(node)
        if found in given:
            self.values.note(error("duplicate-id", "The id {id} is taken: it stands on line {line} already", span,
                                   "Give one of the two another id.", id=found, line=given[found].line))  # fmt: skip
            return None
        given[found] = span
        return found

    def _slide(self, node: Mapping, fields: Fields, given: str | None, number: int, taken: dict[str, int]) -> Slide:
        values = self.values
        items = ItemReader(values, fields)
        numbered = self._numbered(fields)
        content: dict[str, Content] = {}
        layout = lang = fit = share = None
        min_size: int | None = None
        notes: tuple[Text, ...] = ()
        for name, (key, _, value) in fields.items():
            kind = key.kind
            if kind is Kind.TEXT:
                if (text := values.text(value, f"`{name}`")) is not None:
                    content[name] = text
            elif kind is Kind.ITEMS:
                content[name] = items.items(value, "i", numbered)
            elif kind is Kind.PARAGRAPHS:
                content[name] = items.paragraphs(value, "p")
            elif kind is Kind.COLUMNS:
                if (columns := self._columns(value, items)) is not None:
                    content[name] = columns
            elif kind is Kind.PICTURE:
                picture, share = values.picture(value)
                if picture is not None:
                    content[name] = picture
            elif kind is Kind.NOTES:
                notes = self._notes(value)
            elif kind is Kind.LAYOUT:
                layout = values.name(value, key, self.layouts)
            elif kind is Kind.LANG:
                lang = values.lang(value, key)
            elif kind is Kind.CHOICE:
                fit = values.choice(value, key)
            elif kind is Kind.INTEGER:
                min_size = values.integer(value, key)
        heading = content.get("heading")
        wanted = (slug(heading.plain) if isinstance(heading, Text) else "") or f"slide-{number}"
        return Slide(
            id=given or unique(wanted, taken),
            layout=layout,
            fields=content,
            notes=notes,
            lang=lang,
            fit=fit,
            min_size=min_size,
            picture_share=share,
            span=values.span(node),
        )

    def _numbered(self, fields: Fields) -> Marker:
        if "numbered" in fields:
            key, _, value = fields["numbered"]
            if self.values.boolean(value, key, False):
                return Marker.NUMBER
        return Marker.BULLET

    def _notes(self, node: Node) -> tuple[Text, ...]:
        found: list[Text] = []
        for one in members(node):
            if isinstance(one, Scalar):
                if one.text.strip():
                    found += self.values.paragraphs(one, "`notes`", MAX_NOTES)
            else:
                self.values.wrong_kind(
                    one, "A note", "a text", "Put a text that begins with a bracket in double quotes."
                )
        return tuple(found)

    def _columns(self, node: Node, items: ItemReader) -> Columns | None:
        values = self.values
        if not isinstance(node, Sequence):
            values.wrong_kind(node, "`columns`", "a list of columns", "Put `- ` before the first key of each column.")
            return None
        columns: list[Column] = []
        for number, one in enumerate(node.members, start=1):
            if not isinstance(one, Mapping):
                values.wrong_kind(one, "A column", "keys such as `heading:` and `items:`", "Write `- heading: …`.")
                continue
            fields = values.fields(one, COLUMN)
            heading = values.text(fields["heading"][2], "`heading`") if "heading" in fields else None
            if "items" in fields and "text" in fields:
                at = fields["text"][1]
                values.note(error("wrong-kind", "A column holds `items` or `text`, not both", values.span(at),
                                  "Make a second column of one of them."))  # fmt: skip
            if "items" in fields:
                held = items.items(fields["items"][2], f"c{number}-i", self._numbered(fields))
            elif "text" in fields:
                held = items.paragraphs(fields["text"][2], f"c{number}-p")
            else:
                held = Items((), Marker.BULLET, values.span(one))
            columns.append(Column(heading, held, values.span(one)))
        return Columns(tuple(columns), values.span(node))
