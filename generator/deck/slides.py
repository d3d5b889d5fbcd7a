"""Slides of a deck or a course, by the schema's tables."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Mapping as MappingOf

from msgspec.structs import replace

from generator.deck.ids import few_words, slug, unique
from generator.deck.items import ItemReader
from generator.deck.library import Library
from generator.deck.model import (
    DEFAULT_MINUTES,
    DEFAULT_PRIORITY,
    EVERYBODY,
    Columns,
    Content,
    Items,
    Options,
    Picture,
    Quote,
    References,
    Slide,
    Text,
)
from generator.deck.model.held import texts_in
from generator.deck.notes import notes
from generator.deck.read.body import BLOCK_NAMES, BodyReader
from generator.deck.schema import SLIDE, Kind
from generator.deck.steps import step_mode, transition
from generator.deck.tagged import audience
from generator.deck.tree import Mapping, Node, Sequence
from generator.deck.values import Fields, Values
from generator.errors import error
from generator.spans import Span

MAX_SLIDES = 20_000
_NAMING = ("statement", "quote", "text", "items", "subtitle", "caption", "image")
"""The fields whose first words name a slide that has no heading."""
_WITH_USE = frozenset({"use", "only", "except", "priority"})


class SlideReader:
    """Reads lists of slides of one file. ``library`` finds the slides of other decks."""

    def __init__(self, values: Values, layouts: Collection[str] | None, library: Library) -> None:
        self.values = values
        self.layouts = None if layouts is None else sorted(layouts)
        self.library = library

    def slides(self, node: Node, name: str = "slides", prefix: str = "slide-") -> tuple[Slide, ...]:
        """The slides of the list that stands under ``name``; ids of those without a heading begin with ``prefix``."""
        values = self.values
        if not isinstance(node, Sequence):
            values.wrong_kind(node, f"`{name}`", "a list of slides", "Put `- ` before the first key of each slide.")
            return ()
        if not node.members:
            values.note(error("missing-key", "`{name}` is empty, but a deck needs a slide", values.span(node),
                              "Add `- heading: …` below it.", name=name))  # fmt: skip
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
            if "use" in fields:
                slides += self._used(one, fields, taken)
            else:
                slides.append(self._slide(one, fields, found, f"{prefix}{number}", taken))
            if len(slides) > MAX_SLIDES:  # decks that use decks that use decks
                values.note(error("too-many", "The deck has more than {limit} slides", values.span(one),
                                  "Split the deck.", limit=MAX_SLIDES))  # fmt: skip
                return ()
        values.origin = None  # what is read from here on is the file's
        return tuple(slides)

    def _used(self, node: Mapping, fields: Fields, taken: dict[str, int]) -> list[Slide]:
        """The slides of another deck that stand here."""
        values = self.values
        key, _, value = fields["use"]
        for name, (_, at, _) in fields.items():
            if name not in _WITH_USE:
                values.note(error("wrong-field", "`{name}` cannot stand beside `use`", values.span(at),
                                  "A course can change slides of another deck.", name=name))  # fmt: skip
        reference = values.word(value, f"`{key.name}`")
        if reference is None:
            return []
        shown_to = audience(values, fields)
        priority = self._integer(fields, "priority")
        found = []
        double = False
        for slide in self.library.slides(reference, values.span(value), values.note):
            if slide.id in taken:
                if not double:  # one that is brought twice seldom comes alone
                    values.note(error("duplicate-id", "The id {id} of a slide of the other deck is taken",
                                      values.span(value), "Bring each slide once; give a slide of this deck another "
                                      "id.", id=slide.id))  # fmt: skip
                double = True
                continue
            taken[slide.id] = 1
            shown_here = slide.audience.narrowed(shown_to)
            found.append(replace(slide, audience=shown_here, priority=priority or slide.priority))
        return found

    def _integer(self, fields: Fields, name: str) -> int | None:
        if name not in fields:
            return None
        key, _, value = fields[name]
        return self.values.integer(value, key)

    def _boolean(self, fields: Fields, name: str) -> bool:
        if name not in fields:
            return False
        key, _, value = fields[name]
        return self.values.boolean(value, key, False)

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

    def _slide(self, node: Mapping, fields: Fields, given: str | None, unnamed: str, taken: dict[str, int]) -> Slide:
        values = self.values
        values.begin_slide()
        items = ItemReader(values, fields)
        reader = BodyReader(values, items)
        reader.tell_unused(fields)
        content: dict[str, Content] = {}
        layout = lang = fit = None
        for name, (key, _, value) in fields.items():
            if name == "quote" and not isinstance(value, Mapping):
                if (text := values.text(value, "`quote`")) is not None:
                    content[name] = text  # which has a layout of its own, unless it stands among other blocks
            elif name in BLOCK_NAMES:
                content |= reader.at(name, fields)
                image = content.get("image") if name == "image" else None
                if isinstance(image, Picture) and image.caption and "caption" not in fields:
                    content |= {"image": replace(image, caption=None), "caption": image.caption}
            elif key.kind is Kind.TEXT:
                if (text := values.text(value, f"`{name}`")) is not None:
                    content[name] = text
            elif key.kind is Kind.LAYOUT:
                layout = values.name(value, key, self.layouts, _for_columns(fields))
            elif key.kind is Kind.LANG:
                lang = values.lang(value, key)
            elif name == "fit":
                fit = values.choice(value, key)
        content = _alone_as_texts(content)
        minutes = self._integer(fields, "minutes")
        wanted = _words_for_id(content) or unnamed
        return Slide(
            id=given or unique(wanted, taken),
            layout=layout,
            fields=content,
            notes=notes(values, fields["notes"][2], items.taken) if "notes" in fields else (),
            lang=lang,
            fit=fit,
            min_size=self._integer(fields, "min_size"),
            picture_share=reader.share,
            span=values.span(node),
            audience=audience(values, fields),
            priority=self._integer(fields, "priority") or DEFAULT_PRIORITY,
            minutes=DEFAULT_MINUTES if minutes is None else minutes,
            steps=step_mode(values, fields),
            transition=transition(values, fields),
            hidden=self._boolean(fields, "hidden"),
            appendix=self._boolean(fields, "appendix"),
        )

    def columns(self, node: Node, items: ItemReader) -> Columns | None:
        return BodyReader(self.values, items).columns(node)


def _alone_as_texts(content: dict[str, Content]) -> dict[str, Content]:
    """A quotation with keys of its own that has the slide to itself as the texts that its layout shows; one among
    others has said already who said it."""
    quote = content.get("quote")
    if not isinstance(quote, Quote):
        return content
    said = content.get("by")
    by = quote.by or (said if isinstance(said, Text) else None)
    others = {name: one for name, one in content.items() if name != "by"}
    alone = all(isinstance(one, Text | Quote) and name != "statement" for name, one in content.items())
    if not alone or quote.picture or quote.audience is not EVERYBODY or quote.caption:
        return others
    texts = {"quote": quote.text, "by": by, "source": quote.source or content.get("source")}
    left: dict[str, Content] = {name: text for name, text in texts.items() if text is not None}
    return others | left


def _for_columns(fields: Fields) -> str:
    """The layout for as many columns as there are."""
    columns = fields["columns"][2] if "columns" in fields else None
    return f"columns-{len(columns.members)}" if isinstance(columns, Sequence) else ""


def _words_for_id(content: MappingOf[str, Content]) -> str:
    """What a slide's id is made of: the heading, or else the first words that it says; empty if it says nothing."""
    heading = content.get("heading")
    if isinstance(heading, Text) and (found := slug(heading.plain)):
        return found
    for said in (*map(content.get, _NAMING), *content.values()):
        if isinstance(said, References):
            return "references"
        if isinstance(said, Items):
            said = said.items[0].text if said.items else None
        if isinstance(said, Options) and not isinstance(said, Picture):
            said = next(texts_in(said), None)
        plain = said.alt if isinstance(said, Picture) else said.plain if isinstance(said, Text) else ""
        if found := few_words(plain):
            return found
    return ""
