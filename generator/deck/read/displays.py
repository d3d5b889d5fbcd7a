"""Quotations, terms, and pictures that stand together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.deck.ids import unique
from generator.deck.model import Gallery, Picture, Quote, Term, Terms
from generator.deck.read.figures import read_picture
from generator.deck.schema import QUOTE, TERM
from generator.deck.steps import step_of
from generator.deck.tagged import audience
from generator.deck.tree import Mapping, Node, Sequence
from generator.deck.values import Values
from generator.errors import error

if TYPE_CHECKING:
    from generator.deck.read.body import BodyReader, Spot

MOST_PICTURES = 12
MOST_TERMS = 200


def read_quote(reader: BodyReader, spot: Spot) -> Quote | None:
    """A quotation among other blocks: its words, or a mapping that also says whose they are."""
    values = reader.values
    if not isinstance(spot.node, Mapping):
        text = values.text(spot.node, "`quote`")
        return Quote(text, values.span(spot.node), by=reader.text(spot.beside, "by")) if text else None
    fields = values.fields(spot.node, QUOTE)
    text = reader.text(fields, "text")
    picture = read_picture(values, fields["image"][2])[0] if "image" in fields else None
    for name in ("caption", "source", "credit"):
        if picture and (lost := getattr(picture, name)):
            values.note(error("wrong-field", "The portrait of a quotation shows no `{name}`", lost.span,
                              "Write it as `source` of the quotation.", name=name))  # fmt: skip
    if text is None:
        return None
    by = reader.text(fields, "by") or reader.text(spot.beside, "by")
    found = reader.with_options(Quote(text, values.span(spot.node), by=by, picture=picture), fields)
    assert isinstance(found, Quote)
    return found


def read_terms(values: Values, node: Node, address: str) -> Terms | None:
    """A list of terms with what they mean."""
    if not isinstance(node, Sequence):
        values.wrong_kind(node, "`terms`", "a list of terms", "Write `- {term: …, text: …}` for each.")
        return None
    if len(node.members) > MOST_TERMS:
        values.note(error("too-many", "A slide holds at most {limit} terms", values.span(node),
                          "Divide them among several slides.", limit=MOST_TERMS))  # fmt: skip
        return None
    entries = []
    taken: dict[str, int] = {}
    for number, one in enumerate(node.members, start=1):
        if not isinstance(one, Mapping) or one.parent:
            values.wrong_kind(one, "A term", "the keys `term:` and `text:`", "Write `- {term: …, text: …}`.")
            continue
        fields = values.fields(one, TERM)
        if "term" not in fields or "text" not in fields:
            continue
        term, text = values.text(fields["term"][2], "`term`"), values.text(fields["text"][2], "`text`")
        given = values.identifier(fields["id"][2], fields["id"][0]) if "id" in fields else None
        if term and text:
            name = given or unique(f"{address}-{number}", taken)
            shown_to, step = audience(values, fields), step_of(values, fields)
            entries.append(Term(term, text, values.span(one), name, shown_to, step))
    return Terms(tuple(entries), values.span(node)) if entries else None


def read_gallery(values: Values, node: Node) -> Gallery | None:
    """A list of pictures, each a path or a mapping."""
    if not isinstance(node, Sequence):
        values.wrong_kind(node, "`images`", "a list of pictures", "Put `- ` before the path of each.")
        return None
    if len(node.members) > MOST_PICTURES:
        values.note(error("too-many", "At most {limit} pictures stand together", values.span(node),
                          "Divide them among several slides.", limit=MOST_PICTURES))  # fmt: skip
        return None
    pictures: list[Picture] = []
    for one in node.members:
        picture, _ = read_picture(values, one)
        if picture is not None:
            pictures.append(picture)
    return Gallery(tuple(pictures), values.span(node)) if pictures else None
