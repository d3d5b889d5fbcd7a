"""What may stand for a value of a kind: text, a list of what, a mapping with which keys."""

from __future__ import annotations

from generator.deck.course_schema import (
    BLOCK_CHANGE,
    BLOCKS_BY_ID,
    ITEM_CHANGE,
    ITEMS_BY_ID,
    LENGTH,
    MOVE,
    PICTURE_CHANGE,
    SLIDE_CHANGE,
    SLIDES_BY_ID,
)
from generator.deck.schema import (
    BLOCK,
    BOX,
    CARD,
    CHART,
    CODE,
    COLUMN,
    COMPARED,
    COMPARISON,
    DIAGRAM,
    FACTS,
    ITEM,
    MACROS,
    MATH,
    MATRIX,
    MEDIA,
    NOTE,
    NUMBER,
    PICTURE,
    PLAIN,
    POINT,
    QR,
    QUOTE,
    ROW,
    SLIDE,
    TABLE,
    TERM,
    VENN,
    Kind,
)

TEXTUAL = frozenset(
    {
        Kind.TEXT,
        Kind.PARAGRAPHS,
        Kind.NOTES,
        Kind.WORDS,
        Kind.FACT,
        Kind.ITEM_CHANGE,
        Kind.QUOTE,
        Kind.BOX,
        Kind.CODE,
        Kind.MATH,
        Kind.TEX,
        Kind.SOURCE,
        Kind.ADDRESS,
        Kind.WORD,
        Kind.QR,
        Kind.MEDIA,
        Kind.TIME,
    }
)
"""Kinds whose scalar value is what the author typed, whatever YAML would make of it."""

FLOWING = frozenset({Kind.WORDS, Kind.FACT})
"""Texts that may also be a list in brackets."""

LINED = frozenset(
    {
        Kind.TABLE,
        Kind.CHART,
        Kind.CHART_ROWS,
        Kind.COMPARISON,
        Kind.COMPARED,
        Kind.LINES,
        Kind.CODE,
        Kind.SOURCE,
        Kind.MATH,
        Kind.TEX,
    }
)
"""Kinds whose texts are lines, also where their author did not begin them with ``|``."""

VERBATIM = frozenset({Kind.CODE, Kind.SOURCE})
"""Kinds whose lines are kept with their indentation, dashes and signs of comments."""

BARE = frozenset({Kind.INTEGER, Kind.BOOLEAN, Kind.NUMBER, Kind.STACKED, Kind.AGENDA})
"""Kinds whose values are no strings in strict YAML."""

LISTS = {
    Kind.SLIDES: SLIDE,
    Kind.SLIDE_CHANGES: SLIDE,  # wrong, and said so once, as a whole
    Kind.COLUMNS: COLUMN,
    Kind.BODY: BLOCK,
    Kind.BLOCK_CHANGES: BLOCK,
    Kind.TERMS: TERM,
    Kind.PICTURES: PICTURE,
    Kind.FIGURES: NUMBER,
    Kind.CARDS: CARD,
    Kind.COMPARED: COMPARED,
    Kind.COMPARISON: ROW,
    Kind.BOX: ITEM,  # wrong, and said so once, as a whole
    Kind.ITEMS: ITEM,
    Kind.ITEM_CHANGES: ITEM,
    Kind.PARAGRAPHS: ITEM,
    Kind.NOTES: NOTE,
    Kind.WORDS: PLAIN,
    Kind.FACT: PLAIN,
    Kind.TAGS: PLAIN,
    Kind.TABLE: ROW,
    Kind.CHART: ROW,
    Kind.CHART_ROWS: ROW,
    Kind.ROWS: ROW,
    Kind.CHOICES: PLAIN,
    Kind.NUMBERS: PLAIN,
    Kind.STRINGS: PLAIN,
    Kind.RANGES: PLAIN,
    Kind.IDS: PLAIN,
    Kind.DIAGRAM: POINT,
    Kind.POINTS: POINT,
    Kind.CELLS: ROW,
}
"""Kinds that may be a list, with the keys that a member of the list may have."""

MAPPINGS = {
    Kind.PICTURE: PICTURE,
    Kind.PICTURE_CHANGE: PICTURE_CHANGE,
    Kind.QUOTE: QUOTE,
    Kind.BOX: BOX,
    Kind.COMPARISON: COMPARISON,
    Kind.TABLE: TABLE,
    Kind.CHART: CHART,
    Kind.CODE: CODE,
    Kind.FACTS: FACTS,
    Kind.MATH: MATH,
    Kind.MACROS: MACROS,
    Kind.MOVE: MOVE,
    Kind.LENGTH: LENGTH,
    Kind.SLIDE_CHANGES: SLIDES_BY_ID,
    Kind.SLIDE_CHANGE: SLIDE_CHANGE,
    Kind.BLOCK_CHANGES: BLOCKS_BY_ID,
    Kind.BLOCK_CHANGE: BLOCK_CHANGE,
    Kind.ITEM_CHANGES: ITEMS_BY_ID,
    Kind.ITEM_CHANGE: ITEM_CHANGE,
    Kind.DIAGRAM: DIAGRAM,
    Kind.MATRIX: MATRIX,
    Kind.VENN: VENN,
    Kind.QR: QR,
    Kind.MEDIA: MEDIA,
}
"""Kinds that may be a mapping, with its keys."""

LOOSE = frozenset({ITEM.name, PLAIN.name, NOTE.name, PICTURE.name, ROW.name, POINT.name})
"""Members of these tables may be written as bare text."""
