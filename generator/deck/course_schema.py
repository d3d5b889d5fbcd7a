"""The keys of a course file, beside those of a deck: what a course may say differs."""

from __future__ import annotations

from msgspec.structs import replace

from generator.deck.block_schema import BLOCK, KINDS
from generator.deck.keys import table
from generator.deck.schema import DECK, PICTURE, SLIDE, Key, Kind

_MOVE = Key("move", Kind.MOVE, "Its new place: `first`, `last`, or `before:` or `after:` and an id.",
            "move: {after: actors}", also=("position", "order"))  # fmt: skip
_DROP = Key("drop", Kind.BOOLEAN, "Leave it out.", "drop: true", also=("remove", "delete", "hide", "skip"))
_PREPEND = Key("prepend", Kind.ITEMS, "Items before the first.", "prepend:\n  - A point", also=("begin",))
_APPEND = Key("append", Kind.ITEMS, "Items after the last.", "append:\n  - A point", also=("add", "add_items"))


def _other(key: str, table: dict[str, Key], **changes: object) -> Key:
    """A key of a deck as a course has it: never required."""
    return replace(table[key], required=False, **changes)


MOVE = table(
    "move", "`move`",
    Key("before", Kind.ID, "The id that it stands before.", "before: actors"),
    Key("after", Kind.ID, "The id that it stands after.", "after: actors"),
)  # fmt: skip

LENGTH = table(
    "length", "`length`",
    Key("slides", Kind.INTEGER, "At most so many slides.", "slides: 12", least=1, most=20_000),
    Key("minutes", Kind.INTEGER, "At most so many minutes.", "minutes: 120", least=1, most=100_000),
)  # fmt: skip

ITEM_CHANGE = table(
    "item-change", "a change of an item",
    Key("text", Kind.TEXT, "What the item says instead.", "text: Cost", also=("replace",)),
    _DROP,
    _MOVE,
    Key("before", Kind.ITEMS, "New items before this one.", "before:\n  - A point"),
    Key("after", Kind.ITEMS, "New items after this one.", "after:\n  - A point", also=("insert",)),
    Key("items", Kind.ITEMS, "Other items below this one, instead of those it has.", "items:\n  - Time"),
    _PREPEND,
    _APPEND,
)  # fmt: skip

ITEMS_BY_ID = table(
    "items-by-id", "`items`",
    each=Key("item", Kind.ITEM_CHANGE, "Another text for the item of this id, or what differs in it.", "i2: Cost"),
)  # fmt: skip

BLOCK_CHANGE = table(
    "block-change", "a change of a block",
    _DROP,
    _MOVE,
    Key("before", Kind.BODY, "New blocks before this one.", "before:\n  - text: First"),
    Key("after", Kind.BODY, "New blocks after this one.", "after:\n  - tip: Ask early.", also=("insert",)),
    *(key for key in BLOCK if key.name not in ("id", "only", "except")),
)  # fmt: skip

BLOCKS_BY_ID = table(
    "blocks-by-id", "`body`",
    each=Key("block", Kind.BLOCK_CHANGE, "What differs in the block of this id.", "table-2:\n  drop: true"),
)  # fmt: skip

PICTURE_CHANGE = table("picture-change", "a picture", *(_other(name, PICTURE.keys) for name in PICTURE.keys))

SLIDE_CHANGE = table(
    "slide-change", "a change of a slide",
    _DROP,
    _MOVE,
    Key("before", Kind.SLIDES, "New slides before this one.", "before:\n  - heading: Outline"),
    Key("after", Kind.SLIDES, "New slides after this one.", "after:\n  - heading: An example", also=("insert",)),
    *(_other(name, SLIDE.keys) for name in ("heading", "subtitle")),
    Key("items", Kind.ITEM_CHANGES, "By id, what differs in single items; or a list that takes the place of the list.",
        "items:\n  i2: Cost", also=("bullets", "points")),
    _PREPEND,
    _APPEND,
    Key("keep", Kind.IDS, "Only these items, and what stands below them.", "keep: [i1, i3]"),
    *(_other(name, SLIDE.keys) for name in (
        "numbered", "text", "columns", "quote", "by", "source", "statement")),
    Key("image", Kind.PICTURE_CHANGE, "Another picture, or what differs in it, such as its `alt`.",
        "image:\n  alt: A street", also=SLIDE.keys["image"].also),
    *(_other(name, SLIDE.keys) for name in ("caption", "author", "notes")),
    *(_other(key.name, SLIDE.keys) for key in KINDS if key.name not in (
        "items", "text", "quote", "statement", "image")),
    Key("body", Kind.BLOCK_CHANGES, "By id, what differs in single blocks; or a list that takes the place of them all.",
        "body:\n  table-2:\n    drop: true", also=("blocks",)),
    Key("add_notes", Kind.NOTES, "Notes after those of the deck.", "add_notes: Recall the decree.",
        also=("more_notes", "append_notes")),
    *(_other(name, SLIDE.keys) for name in (
        "layout", "lang", "fit", "min_size", "priority", "minutes", "steps", "transition", "hidden", "appendix")),
    Key("without", Kind.IDS, "Fields, blocks, columns and items to leave out.",
        "without: [source, notes]", also=("omit",)),
)  # fmt: skip

SLIDES_BY_ID = table(
    "slides-by-id", "`slides`",
    each=Key("slide", Kind.SLIDE_CHANGE, "What differs in the slide of this id.", "actors:\n  heading: Who acts"),
)  # fmt: skip

COURSE = table(
    "course", "a course",
    Key("extends", Kind.COURSE, "The course of this deck that this one starts from; the deck when absent.",
        "extends: bac2-2026", also=("base", "parent", "from")),
    *(_other(name, DECK.keys) for name in (
        "title", "subtitle", "lang", "author", "date", "theme", "mode", "accent", "logo", "art", "citation_style",
        "footer", "keywords", "typography", "min_size", "size", "steps", "duration", "course")),
    Key("fit", Kind.CHOICE, "What to do with texts that are too long, on slides that do not say it themselves.",
        "fit: split", choices=SLIDE.keys["fit"].choices),
    Key("audience", Kind.TAGS, "The tags of `only:` and `except:` that hold for this course.", "audience: [evening]",
        also=("tags", "for")),
    Key("version", Kind.CHOICE, "For whom: `teacher` and `students` are audiences as well.", "version: students",
        choices=("teacher", "students")),
    Key("length", Kind.LENGTH, "How long it may be: slides are dropped by their priority until it fits.",
        "length: {minutes: 120}"),
    Key("keep", Kind.IDS, "Only these slides.", "keep: [actors, strengths]", also=("only",)),
    Key("drop", Kind.IDS, "Slides, and items and blocks as `slide/item`, to leave out.",
        "drop: [weaknesses, strengths/i3]",
        also=("remove", "delete", "without")),
    Key("same", Kind.IDS, "Texts of the deck, slides, and parts (`slide/item`) that a translation leaves as they are.",
        "same: [author, references, strengths/i3]", also=("unchanged", "untranslated")),
    Key("prepend", Kind.SLIDES, "New slides before the first.", "prepend:\n  - heading: Outline"),
    Key("append", Kind.SLIDES, "New slides after the last.", "append:\n  - heading: Thank you", also=("add",)),
    Key("slides", Kind.SLIDE_CHANGES, "By id, what differs in a slide.",
        "slides:\n  actors:\n    heading: Who acts",
        also=("changes", "pages")),
)  # fmt: skip

COURSE_TABLES = (COURSE, SLIDE_CHANGE, BLOCK_CHANGE, ITEM_CHANGE, PICTURE_CHANGE, MOVE, LENGTH)
