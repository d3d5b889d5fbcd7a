"""The schema's tables as JSON Schema, draft 2020-12: what editors such as VS Code read.

It describes what a YAML parser makes of a deck, so a text may also arrive as a number, true or null: Diapo takes the
characters that were typed. After ``diapo fmt`` every text is a string.
"""

from __future__ import annotations

from generator.deck.schema import COLUMN, DECK, ITEM, PICTURE, SLIDE, Key, Kind, Table

Schema = dict[str, object]

_TEXT: Schema = {"$ref": "#/$defs/text"}
_REFERENCES = {
    Kind.TEXT: "text",
    Kind.ITEMS: "items",
    Kind.PICTURE: "picture",
    Kind.ID: "id",
    Kind.LANG: "lang",
    Kind.BOOLEAN: "boolean",
}


def deck_schema() -> Schema:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Diapo deck",
        "description": "A slide deck for Diapo.",
        **_mapping(DECK),
        "$defs": {
            "text": {"type": ["string", "number", "boolean", "null"]},
            "boolean": {"enum": [True, False, "yes", "no", "on", "off", "oui", "non"]},
            "id": {"type": ["string", "number"], "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 80},
            "lang": {"type": ["string", "boolean"], "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"},
            "items": {"type": "array", "items": {"$ref": "#/$defs/item"}},
            "item": {
                "anyOf": [
                    _TEXT,
                    _mapping(ITEM),
                    {
                        "description": "A text that ends with a colon and the list of items below it.",
                        "type": "object",
                        "minProperties": 1,
                        "maxProperties": 1,
                        "propertyNames": {"not": {"enum": list(ITEM.keys)}},
                        "additionalProperties": {"$ref": "#/$defs/items"},
                    },
                ]
            },
            "texts": {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]},
            "paragraphs": {"anyOf": [_TEXT, {"type": "array", "items": {"anyOf": [_TEXT, _mapping(ITEM)]}}]},
            "picture": {"anyOf": [{"type": "string"}, _mapping(PICTURE)]},
            "column": _mapping(COLUMN),
            "slide": _mapping(SLIDE),
        },
    }


def _mapping(table: Table) -> Schema:
    schema: Schema = {
        "type": "object",
        "properties": {key.name: _key(key) for key in table},
        "additionalProperties": False,
    }
    if required := [key.name for key in table if key.required]:
        schema["required"] = required
    return schema


def _key(key: Key) -> Schema:
    return {"description": key.doc, "markdownDescription": f"{key.doc}\n\n```yaml\n{key.example}\n```", **_value(key)}


def _value(key: Key) -> Schema:
    if (name := _REFERENCES.get(key.kind)) is not None:
        return {"$ref": f"#/$defs/{name}"}
    match key.kind:
        case Kind.PARAGRAPHS:
            return {"$ref": "#/$defs/paragraphs"}
        case Kind.NOTES | Kind.WORDS:
            return {"$ref": "#/$defs/texts"}
        case Kind.SLIDES:
            return {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/slide"}}
        case Kind.COLUMNS:
            return {"type": "array", "items": {"$ref": "#/$defs/column"}}
        case Kind.CHOICE:
            return {"enum": list(key.choices)}
        case Kind.INTEGER:
            return {"type": "integer", "minimum": key.least, "maximum": key.most}
        case _:
            return {"type": "string"}
