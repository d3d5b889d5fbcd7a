"""Values that several tables share: audiences, facts, lists of ids."""

from __future__ import annotations

from generator.deck.ids import composed, is_id, slug
from generator.deck.model import EVERYBODY, Audience, Fact
from generator.deck.schema import FACTS, Key, nearest
from generator.deck.telling import empty_value
from generator.deck.tree import Mapping, Node, Scalar, Sequence
from generator.deck.values import Fields, Values, members
from generator.errors import error, warning
from generator.patterns import pattern
from generator.spans import Span

MAX_FACT = 2_000
_PARTS = pattern(r"[,\s]+")
_FACT = pattern(r"[a-z][a-z0-9_]*")


def audience(values: Values, fields: Fields) -> Audience:
    """What ``only`` and ``except`` of a slide, item or note say."""
    if "only" not in fields and "except" not in fields:
        return EVERYBODY
    only, excluded = (frozenset(tag for tag, _ in tags(values, fields, name)) for name in ("only", "except"))
    return Audience((only,) if only else (), excluded)


def tags(values: Values, fields: Fields, name: str) -> list[tuple[str, Span]]:
    if name not in fields:
        return []
    key, at, node = fields[name]
    found = words(values, node, key)
    if not found and all(type(one) is Scalar for one in members(node)):
        values.note(empty_value(key, at.text, values.span(at)))
    return [(word, span) for word, span in found if _is_tag(values, word, span)]


def _is_tag(values: Values, word: str, span: Span) -> bool:
    if is_id(word):
        return True
    values.note(error("invalid-tag", "{word} is no tag: a tag has lower-case letters, digits and hyphens only", span,
                      "Write {slug}." if slug(word) else "", word=word[:80], slug=slug(word)))  # fmt: skip
    return False


def words(values: Values, node: Node, key: Key) -> list[tuple[str, Span]]:
    """The words of a list, or of one text that parts them by spaces or commas."""
    found: list[tuple[str, Span]] = []
    for one in members(node):
        if (text := values.word(one, f"`{key.name}`")) is not None:
            found += [(composed(word), values.span(one)) for word in _PARTS.split(text) if word]
    return found


def facts(values: Values, node: Node) -> dict[str, Fact]:
    """The facts of a course, by name."""
    if not isinstance(node, Mapping):
        values.wrong_kind(node, "`course`", "facts such as `group: Bloc 2`", "Write each fact on a line of its own.")
        return {}
    found: dict[str, Fact] = {}
    for name, (_, at, value) in values.fields(node, FACTS).items():
        if not _FACT.fullmatch(name):
            values.note(error("invalid-fact", "{name} is no name of a fact: it has lower-case letters, digits and `_` "
                              "only", values.span(at), name=name[:80]))  # fmt: skip
            continue
        if name not in FACTS.keys:
            _doubt(values, name, at)
        texts = [values.typed(one, f"`{name}`", MAX_FACT) for one in members(value)]
        said = tuple(text.strip() for text in texts if text is not None and text.strip())
        if said:
            found[name] = Fact(said, isinstance(value, Sequence), values.span(value))
    return found


def _doubt(values: Values, name: str, at: Scalar) -> None:
    """Facts may have any name; one that nearly is a known one is likely to be that."""
    tried = next((key.name for key in FACTS if name in key.also), None)
    near = nearest(name, list(FACTS.keys))
    if meant := tried or (near if near and near not in name else None):  # `course_title` is meant as it is
        values.note(warning("unknown-fact", "The course's fact `{name}` is one of your own", values.span(at),
                            "If you mean `{meant}`, write that.", name=name, meant=meant))  # fmt: skip
