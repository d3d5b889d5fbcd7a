"""The schema's tables as JSON Schema, draft 2020-12: what editors such as VS Code read.

It describes what a YAML parser makes of a file, so a text may also arrive as a number, true or null: Diapo takes the
characters that were typed. After ``diapo fmt`` every text is a string.
"""

from __future__ import annotations

from generator.deck.course_schema import (
    BLOCK_CHANGE,
    BLOCKS_BY_ID,
    COURSE,
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
    DECK,
    DIAGRAM,
    FACTS,
    ITEM,
    LOGO,
    MACROS,
    MATH,
    MATRIX,
    MEDIA,
    NOTE,
    NUMBER,
    PICTURE,
    POINT,
    QR,
    QUOTE,
    SLIDE,
    TABLE,
    TERM,
    VENN,
    Key,
    Kind,
    Table,
)

Schema = dict[str, object]


def _reference(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _list(of: Schema, **bounds: int) -> Schema:
    return {"type": "array", **bounds, "items": of}


def _any(*kinds: Schema) -> Schema:
    return {"anyOf": list(kinds)}


_TEXT = _reference("text")
_WORD: Schema = {"type": ["string", "number"]}
_VALUES: dict[Kind, Schema] = {
    Kind.TEXT: _TEXT,
    Kind.ITEMS: _reference("items"),
    Kind.PICTURE: _reference("picture"),
    Kind.LOGO: _reference("logo"),
    Kind.PICTURE_CHANGE: _reference("picture-change"),
    Kind.ID: _reference("id"),
    Kind.LANG: _reference("lang"),
    Kind.BOOLEAN: _reference("boolean"),
    Kind.AGENDA: _reference("boolean"),
    Kind.REFERENCES: _reference("words"),
    Kind.PARAGRAPHS: _reference("paragraphs"),
    Kind.NOTES: _reference("notes"),
    Kind.WORDS: _reference("texts"),
    Kind.FACT: _reference("texts"),
    Kind.FACTS: _reference("facts"),
    Kind.TAGS: _reference("words"),
    Kind.IDS: _reference("words"),
    Kind.SLIDES: _list(_reference("slide"), minItems=1),
    Kind.COLUMNS: _list(_reference("column")),
    Kind.BODY: _list(_reference("block")),
    Kind.PICTURES: _list(_reference("picture")),
    Kind.TERMS: _list(_reference("term")),
    Kind.QUOTE: _any(_TEXT, _reference("quote")),
    Kind.BOX: _any(_TEXT, _reference("box")),
    Kind.FIGURES: _list(_reference("number"), minItems=1, maxItems=4),
    Kind.CARDS: _list(_reference("card"), minItems=2, maxItems=6),
    Kind.COMPARISON: _any({"type": "string"}, _reference("rows"), _reference("comparison")),
    Kind.COMPARED: _any({"type": "string"}, _list(_any({"type": "string"}, _list(_TEXT), _reference("criterion")))),
    Kind.TABLE: _any({"type": "string"}, _reference("rows"), _reference("table")),
    Kind.ROWS: _reference("rows"),
    Kind.CHART: _any({"type": "string"}, _reference("rows"), _reference("chart")),
    Kind.CHART_ROWS: _any({"type": "string"}, _reference("rows")),
    Kind.STACKED: {"enum": [True, False, "true", "false", "percent"]},
    Kind.NUMBER: {"type": ["number", "string"]},
    Kind.CODE: _any({"type": "string"}, _reference("code")),
    Kind.MATH: _any(_WORD, _reference("math")),
    Kind.TEX: _WORD,
    Kind.MACROS: _reference("macros"),
    Kind.SOURCE: {"type": ["string", "number", "boolean", "null"]},
    Kind.COLOR: {"type": ["string", "number"]},
    Kind.RANGE: _WORD,
    Kind.WORD: _WORD,
    Kind.RANGES: _any(_WORD, _list(_WORD)),
    Kind.NUMBERS: _list({"type": "number"}),
    Kind.STRINGS: _reference("texts"),
    Kind.MOVE: _reference("move"),
    Kind.LENGTH: _reference("length"),
    Kind.SLIDE_CHANGES: _reference("slides-by-id"),
    Kind.SLIDE_CHANGE: _reference("slide-change"),
    Kind.BLOCK_CHANGES: _any(_list(_reference("block")), _reference("blocks-by-id")),
    Kind.BLOCK_CHANGE: _reference("block-change"),
    Kind.ITEM_CHANGES: _any(_reference("items"), _reference("items-by-id")),
    Kind.ITEM_CHANGE: _any(_TEXT, _reference("item-change")),
    Kind.POINTS: _reference("points"),
    Kind.DIAGRAM: _any(_reference("points"), _reference("diagram")),
    Kind.QR: _any(_TEXT, _reference("qr")),
    Kind.MEDIA: _any({"type": "string"}, _reference("media")),
    Kind.TIME: _WORD,
    Kind.STEP: _WORD,
    Kind.MATRIX: _reference("matrix"),
    Kind.VENN: _reference("venn"),
    Kind.CELLS: _list(_reference("points"), minItems=2),
}


def deck_schema() -> Schema:
    return _document("Diapo deck", "A slide deck for Diapo.", DECK, _shared())


def course_schema() -> Schema:
    own = {
        SLIDES_BY_ID.name: _mapping(SLIDES_BY_ID),
        SLIDE_CHANGE.name: _mapping(SLIDE_CHANGE),
        ITEMS_BY_ID.name: _mapping(ITEMS_BY_ID),
        BLOCKS_BY_ID.name: _mapping(BLOCKS_BY_ID),
        BLOCK_CHANGE.name: _mapping(BLOCK_CHANGE),
        ITEM_CHANGE.name: _mapping(ITEM_CHANGE),
        PICTURE_CHANGE.name: _any({"type": "string"}, _mapping(PICTURE_CHANGE)),
        MOVE.name: _any({"enum": ["first", "last"]}, {**_mapping(MOVE), "maxProperties": 1}),
        LENGTH.name: _mapping(LENGTH),
    }
    return _document("Diapo course", "What differs in a deck for one course.", COURSE, {**_shared(), **own})


def _document(title: str, description: str, table: Table, definitions: Schema) -> Schema:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "description": description,
        **_mapping(table),
        "$defs": definitions,
    }


_ID_WORD = r"[^\sA-Z_.,:;/\\#'\"!?()\[\]{}<>|&*%@`~^+=$-]+"
"""Letters and digits of any script, as far as a pattern can say it that every editor understands."""


def _shared() -> Schema:
    return {
        "text": {"type": ["string", "number", "boolean", "null"]},
        "boolean": {"enum": [True, False, "yes", "no", "on", "off", "oui", "non"]},
        "id": {"type": ["string", "number"], "pattern": f"^{_ID_WORD}(-{_ID_WORD})*$", "maxLength": 80},
        "lang": {"type": ["string", "boolean"], "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"},
        "items": _list(_reference("item")),
        "item": _any(_TEXT, _mapping(ITEM), _parent(ITEM, "items")),
        "texts": _any(_TEXT, _list(_TEXT)),
        "words": _any(_WORD, _list(_WORD)),
        "notes": _any(_TEXT, _list(_any(_TEXT, _mapping(NOTE), _parent(NOTE, "notes")))),
        "paragraphs": _any(_TEXT, _list(_any(_TEXT, _mapping(ITEM)))),
        "picture": _any({"type": "string"}, _mapping(PICTURE)),
        "logo": _any({"type": "string"}, _mapping(LOGO)),
        "facts": {**_mapping(FACTS), "propertyNames": {"pattern": "^[a-z][a-z0-9_]*$"}},
        "macros": {**_mapping(MACROS), "propertyNames": {"pattern": r"^\\?[A-Za-z]{1,40}$"}},
        "column": _mapping(COLUMN),
        **{table.name: _mapping(table) for table in (BLOCK, TERM, QUOTE, BOX, TABLE, CHART, CODE, MATH, NUMBER, CARD)},
        **{table.name: _mapping(table) for table in (COMPARED, COMPARISON)},
        "rows": _list(_any({"type": "string"}, _list(_TEXT)), minItems=1),
        "slide": _mapping(SLIDE),
        "points": _list(_any(_TEXT, _mapping(POINT), _parent(POINT, "points")), minItems=1),
        **{table.name: _mapping(table) for table in (DIAGRAM, MATRIX, VENN, QR, MEDIA)},
    }


def _parent(table: Table, below: str) -> Schema:
    return {
        "description": "A text that ends with a colon and the list of items below it.",
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "propertyNames": {"not": {"enum": list(table.keys)}},
        "additionalProperties": _reference(below),
    }


def _mapping(table: Table) -> Schema:
    schema: Schema = {
        "type": "object",
        "properties": {key.name: _key(key) for key in table},
        "additionalProperties": _key(table.each) if table.each else False,
    }
    if required := [key.name for key in table if key.required]:
        schema["required"] = required
    return schema


def _key(key: Key) -> Schema:
    return {"description": key.doc, "markdownDescription": f"{key.doc}\n\n```yaml\n{key.example}\n```", **_value(key)}


def _value(key: Key) -> Schema:
    if (found := _VALUES.get(key.kind)) is not None:
        return found
    if key.kind is Kind.CHOICES:
        return _any({"enum": list(key.choices)}, _list({"enum": list(key.choices)}))
    if key.kind is Kind.CHOICE:
        return {"enum": list(key.choices)}
    if key.kind is Kind.INTEGER:
        return {"type": "integer", "minimum": key.least, "maximum": key.most}
    return {"type": "string"}
