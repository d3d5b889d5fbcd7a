"""The tree of a course file -> Course, by the schema's tables."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from generator.course.languages import primary
from generator.course.model import BlockChange, Course, ItemChange, Length, Move, Named, PictureChange, SlideChange
from generator.course.read_blocks import BlockChanges
from generator.deck.course_schema import (
    COURSE,
    ITEM_CHANGE,
    ITEMS_BY_ID,
    LENGTH,
    MOVE,
    PICTURE_CHANGE,
    SLIDE_CHANGE,
    SLIDES_BY_ID,
)
from generator.deck.ids import slug
from generator.deck.items import ItemReader
from generator.deck.library import Library
from generator.deck.model import Item, Marker, Mode, Slide, Text
from generator.deck.notes import notes
from generator.deck.read.body import BLOCK_NAMES, BodyReader
from generator.deck.read.figures import read_focus, read_link, read_logo, read_other, read_picture
from generator.deck.schema import DECK, Kind
from generator.deck.slides import SlideReader
from generator.deck.steps import step_mode, step_of, transition
from generator.deck.tagged import audience, facts, tags, words
from generator.deck.tree import Mapping, Node, Scalar, Sequence
from generator.deck.values import Fields, Values
from generator.errors import Diagnostic, error
from generator.spans import Span

_DECK_TEXTS = ("title", "subtitle", "author", "date", "footer")
_NUMBERS = ("min_size", "priority", "minutes")
_FLAGS = ("hidden", "appendix")


def read_course(
    root: Node | None,
    name: str,
    shown: str,
    library: Library,
    layouts: Collection[str] | None = None,
    themes: Collection[str] | None = None,
) -> tuple[Course | None, list[Diagnostic]]:
    """The course of a tree, or None when it is no mapping; and all that was wrong."""
    reading = _Reading(name, Values(shown, library.folder), layouts, themes, library)
    return reading.course(root), reading.values.problems.found


class _Reading:
    def __init__(
        self,
        name: str,
        values: Values,
        layouts: Collection[str] | None,
        themes: Collection[str] | None,
        library: Library,
    ) -> None:
        self.name = name
        self.prefix = slug(name) or "course"
        """What derived ids begin with, whatever the file is called."""
        self.values = values
        values.macros = library.macros
        self.layouts = None if layouts is None else sorted(layouts)
        self.themes = None if themes is None else sorted(themes)
        self.reader = SlideReader(values, layouts, library)
        self.library = library

    def course(self, root: Node | None) -> Course | None:
        values = self.values
        if root is None or (isinstance(root, Scalar) and not root.text):
            return Course(self.name, values.shown, Span(values.shown, 1, 1))  # an empty file: the deck as it is
        if not isinstance(root, Mapping):
            values.wrong_kind(root, "A course", "keys such as `lang:` or `slides:`")
            return None
        values.unfilled = self._translates(root)
        fields = values.fields(root, COURSE)
        own = {name: text for name in _DECK_TEXTS if (text := self._text(fields, name))} | self._deck_values(fields)
        return Course(
            name=self.name,
            source=values.shown,
            span=values.span(root),
            extends=self._extends(fields),
            values=own,
            facts=facts(values, fields["course"][2]) if "course" in fields else {},
            fit=self._choice(fields, "fit"),
            audience=tuple(tags(values, fields, "audience")) if "audience" in fields else None,
            version=self._choice(fields, "version"),
            length=self._length(fields),
            keep=self._ids(fields, "keep"),
            drop=self._ids(fields, "drop") or (),
            same=self._ids(fields, "same") or (),
            prepended=self._slides(fields, "prepend"),
            appended=self._slides(fields, "append"),
            changes=self._changes(fields["slides"][2]) if "slides" in fields else {},
            places={name: values.span(at) for name, (_, at, _) in fields.items()},
            files=values.files() | self.library.files,
        )

    def _translates(self, root: Mapping) -> bool:
        """Whether the course has another language: in a translation, an empty text is one that is still to come."""
        written = next((value for name, value in root.pairs if name.text == "lang"), None)
        return isinstance(written, Scalar) and primary(written.text.strip()) != primary(self.library.lang)

    # --- values ------------------------------------------------------------------------------------------------------

    def _deck_values(self, fields: Fields) -> dict[str, Any]:
        values = self.values
        found: dict[str, Any] = {}
        if "lang" in fields:
            found["lang"] = values.lang(fields["lang"][2], DECK.keys["lang"])
        if "theme" in fields:
            found["theme"] = values.name(fields["theme"][2], DECK.keys["theme"], self.themes)
        if "mode" in fields and (mode := self._choice(fields, "mode")):
            found["mode"] = Mode(mode)
        if "logo" in fields:
            found["logo"] = read_logo(values, fields["logo"][2])
        if "accent" in fields:
            found["accent"] = values.color(fields["accent"][2], DECK.keys["accent"])
        if "art" in fields:
            found["art"] = values.word(fields["art"][2], "`art`")
        if "citation_style" in fields:
            from generator.deck.read.citation_style import read_citation_style  # few courses say another

            found["citation_style"] = read_citation_style(values, fields["citation_style"][2])
        if steps := step_mode(values, fields):
            found["steps"] = steps
        if "duration" in fields:
            found["duration"] = values.integer(fields["duration"][2], DECK.keys["duration"])
        if "size" in fields:
            found["size"] = self._choice(fields, "size")
        if "min_size" in fields:
            found["min_size"] = values.integer(fields["min_size"][2], DECK.keys["min_size"])
        if "typography" in fields:
            found["typography"] = values.boolean(fields["typography"][2], DECK.keys["typography"], True)
        if "keywords" in fields:
            found["keywords"] = values.keywords(fields["keywords"][2])
        return {name: value for name, value in found.items() if value is not None}

    def _text(self, fields: Fields, name: str) -> Text | None:
        return self.values.text(fields[name][2], f"`{name}`") if name in fields else None

    def _choice(self, fields: Fields, name: str) -> str | None:
        return self.values.choice(fields[name][2], fields[name][0]) if name in fields else None

    def _flag(self, fields: Fields, name: str) -> bool | None:
        return self.values.boolean(fields[name][2], fields[name][0], False) if name in fields else None

    def _ids(self, fields: Fields, name: str) -> tuple[Named, ...] | None:
        return tuple(words(self.values, fields[name][2], fields[name][0])) if name in fields else None

    def _extends(self, fields: Fields) -> Named | None:
        if "extends" not in fields:
            return None
        node = fields["extends"][2]
        found = self.values.typed(node, "`extends`", 1000)  # as the file is called, whatever that is
        return (found, self.values.span(node)) if found and found.strip() else None

    def _length(self, fields: Fields) -> Length | None:
        if "length" not in fields:
            return None
        node = fields["length"][2]
        if not isinstance(node, Mapping):
            self.values.wrong_kind(node, "`length`", "`slides:` or `minutes:`", "Write `length: {{minutes: 120}}`.")
            return None
        own = self.values.fields(node, LENGTH)
        found = {name: self.values.integer(value, key) for name, (key, _, value) in own.items()}
        return Length(self.values.span(node), **found)

    def _move(self, fields: Fields) -> Move | None:
        if "move" not in fields:
            return None
        values, node = self.values, fields["move"][2]
        hint = "Write `move: first`, `move: last` or `move: {{after: actors}}`."
        if isinstance(node, Mapping):
            own = values.fields(node, MOVE)
            found = [(name, values.identifier(value, key)) for name, (key, _, value) in own.items()]
            if len(found) == 1 and found[0][1]:
                return Move(found[0][0], found[0][1], values.span(node))
            if len(found) > 1:
                values.note(error("wrong-kind", "`move` has one of `before` and `after`, not both", values.span(node),
                                  hint))  # fmt: skip
            return None
        word = values.word(node, "`move`")
        if word in ("first", "last"):
            return Move(word, "", values.span(node))
        if word is not None:
            values.note(error("wrong-value", "`{name}` is {wanted}, not {word}", values.span(node), hint,
                              name="move", wanted="`first`, `last`, or `before:` or `after:` and an id",
                              word=word[:80]))  # fmt: skip
        return None

    # --- slides ------------------------------------------------------------------------------------------------------

    def _slides(self, fields: Fields, name: str, anchor: str = "") -> tuple[Slide, ...]:
        prefix = f"{self.prefix}-{anchor}{name}"
        return self.reader.slides(fields[name][2], name, prefix) if name in fields else ()

    def _changes(self, node: Node) -> dict[str, SlideChange]:
        values = self.values
        if not isinstance(node, Mapping):
            values.wrong_kind(node, "`slides`", "the ids of slides and what differs in each",
                              "Write `actors:` and below it `heading: …`; new slides go under `append:`, or under "
                              "`after:` of a slide.")  # fmt: skip
            return {}
        found = {}
        for name, (_, at, value) in values.fields(node, SLIDES_BY_ID).items():
            if isinstance(value, Mapping):
                found[name] = self._change(name, value, values.span(at))
            else:
                values.wrong_kind(value, f"`{name[:80]}`", "keys such as `heading:` or `drop:`", "Write them below it.")
        return found

    def _change(self, slide: str, node: Mapping, span: Span) -> SlideChange:
        values = self.values
        values.begin_slide()
        fields = values.fields(node, SLIDE_CHANGE)
        items = _NewItems(ItemReader(values, fields), f"{self.prefix}-")
        content: dict[str, Any] = {}
        more: dict[str, Any] = {}
        by_id: dict[str, ItemChange] = {}
        picture = None
        blocks: dict[str, BlockChange] = {}
        other_body = None
        body = BodyReader(values, items.reader)
        for name, (key, _, value) in fields.items():
            if key.kind is Kind.TEXT or (key.kind is Kind.QUOTE and not isinstance(value, Mapping)):
                content[name] = values.text(value, f"`{name}`")
            elif key.kind is Kind.PARAGRAPHS:
                content[name] = items.reader.paragraphs(value, "p")
            elif key.kind is Kind.COLUMNS:
                content[name] = self.reader.columns(value, items.reader)
            elif key.kind is Kind.ITEM_CHANGES and isinstance(value, Mapping):
                by_id = self._item_changes(value, items)
            elif key.kind is Kind.ITEM_CHANGES:
                content[name] = items.reader.items(value, "i", Marker.BULLET)
            elif key.kind is Kind.PICTURE_CHANGE:
                content[name], picture, more["picture_share"] = self._picture(value)
            elif key.kind is Kind.LAYOUT:
                more[name] = values.name(value, key, self.layouts)
            elif key.kind is Kind.LANG:
                more[name] = values.lang(value, key)
            elif name == "steps":
                more[name] = step_mode(values, fields)
            elif name == "transition":
                more[name] = transition(values, fields)
            elif name in _FLAGS:
                more[name] = self._flag(fields, name)
            elif key.kind is Kind.CHOICE:
                more[name] = values.choice(value, key)
            elif name in _NUMBERS:
                more[name] = values.integer(value, key)
            elif key.kind is Kind.BLOCK_CHANGES and isinstance(value, Mapping):
                blocks = BlockChanges(values, items.reader, self.prefix, self._move).read(value)
            elif name == "body":
                other_body = body.at(name, fields)
            elif name in BLOCK_NAMES:
                content |= body.at(name, fields)
        return SlideChange(
            span=span,
            drop=self._flag(fields, "drop") or False,
            move=self._move(fields),
            before=self._slides(fields, "before", f"{slide}-"),
            after=self._slides(fields, "after", f"{slide}-"),
            fields={name: value for name, value in content.items() if value is not None},
            items=by_id,
            picture=picture,
            blocks=blocks,
            body=other_body,
            prepended=items.under(fields, "prepend"),
            appended=items.under(fields, "append"),
            keep=self._ids(fields, "keep"),
            numbered=self._flag(fields, "numbered"),
            notes=notes(values, fields["notes"][2], items.reader.taken) if "notes" in fields else None,
            added_notes=(
                notes(values, fields["add_notes"][2], items.reader.taken, f"{self.prefix}-n")
                if "add_notes" in fields
                else ()
            ),
            values={name: value for name, value in more.items() if value is not None},
            without=self._ids(fields, "without") or (),
            places={name: values.span(at) for name, (_, at, _) in fields.items()},
        )

    def _picture(self, node: Node) -> tuple[Any, PictureChange | None, str | None]:
        """Another picture; or what differs in the one that stays; and its share of the page."""
        if not isinstance(node, Mapping) or any(name.text == "file" for name, _ in node.pairs):
            picture, share = read_picture(self.values, node)
            return picture, None, share
        fields = self.values.fields(node, PICTURE_CHANGE)
        alt = self.values.typed(fields["alt"][2], "`alt`") if "alt" in fields else None
        shown_to = audience(self.values, fields) if "only" in fields or "except" in fields else None
        change = PictureChange(
            self.values.span(node),
            alt,
            self._flag(fields, "decorative"),
            self._flag(fields, "crop"),
            self._flag(fields, "frame"),
            focus=read_focus(self.values, fields["focus"][2], fields["focus"][0]) if "focus" in fields else None,
            credit=self.values.text(fields["credit"][2], "`credit`") if "credit" in fields else None,
            link=read_link(self.values, fields["link"][2], fields["link"][0]) if "link" in fields else None,
            dark=read_other(self.values, fields["dark"][2], "`dark`") if "dark" in fields else None,
            audience=shown_to,
            step=step_of(self.values, fields),
        )
        nothing = change == PictureChange(change.span)  # but for its share, or in a translation that is to be filled in
        return None, None if nothing else change, self._choice(fields, "share")

    # --- items -------------------------------------------------------------------------------------------------------

    def _item_changes(self, node: Mapping, items: _NewItems) -> dict[str, ItemChange]:
        found = {}
        for name, (_, at, value) in self.values.fields(node, ITEMS_BY_ID).items():
            span = self.values.span(at)
            if isinstance(value, Scalar):
                text = self.values.text(value, f"`{name}`")
                found[name] = ItemChange(span, text)
            elif isinstance(value, Mapping) and not value.parent:
                found[name] = self._item_change(name, value, span, items)
            else:
                self.values.wrong_kind(value, f"`{name[:80]}`", "a text, or keys such as `drop:` and `after:`")
        return found

    def _item_change(self, name: str, node: Mapping, span: Span, items: _NewItems) -> ItemChange:
        fields = self.values.fields(node, ITEM_CHANGE)
        return ItemChange(
            span=span,
            text=self._text(fields, "text"),
            drop=self._flag(fields, "drop") or False,
            move=self._move(fields),
            before=items.under(fields, "before", f"{name}-"),
            after=items.under(fields, "after", f"{name}-"),
            children=items.under(fields, "items", f"{name}-") if "items" in fields else None,
            prepended=items.under(fields, "prepend", f"{name}-"),
            appended=items.under(fields, "append", f"{name}-"),
        )


class _NewItems:
    """Lists of new items in one slide. Their derived ids begin with the course's name, so that they keep clear of the
    deck's."""

    def __init__(self, reader: ItemReader, prefix: str) -> None:
        self.reader = reader
        self.prefix = prefix

    def under(self, fields: Fields, name: str, anchor: str = "") -> tuple[Item, ...]:
        if name not in fields:
            return ()
        node = fields[name][2]
        prefix = anchor if name == "items" else f"{self.prefix}{anchor}{name}"
        if isinstance(node, Scalar) and node.text:
            node = Sequence([node], node.line, node.column)
        return self.reader.items(node, prefix, Marker.BULLET).items
