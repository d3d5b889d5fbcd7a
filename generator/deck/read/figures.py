"""Pictures as an author types them: a path, or a mapping of what there is to say of one."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from generator.deck.addresses import judged
from generator.deck.inline import Problem
from generator.deck.model import Picture
from generator.deck.schema import LOGO, PICTURE, Key
from generator.deck.steps import step_of
from generator.deck.tagged import audience
from generator.deck.telling import markup_problem
from generator.deck.tree import Mapping, Node, Scalar
from generator.deck.values import Fields, Values
from generator.errors import notice, warning
from generator.patterns import pattern
from generator.spans import Span

_ACROSS: Final = {"left": 0.0, "right": 1.0}
_DOWN: Final = {"top": 0.0, "bottom": 1.0}
_MIDDLE: Final = frozenset({"center", "centre", "middle"})
_PERCENT: Final = pattern(r"(\d{1,3}(?:\.\d{1,3})?)%")
FOCUS: Final = "a word or two of left, right, top, bottom, center, or two percentages"


def read_picture(values: Values, node: Node) -> tuple[Picture | None, str | None]:
    """The picture and the share of the page that its author gives it."""
    if isinstance(node, Scalar):
        return _picture(values, node, {}, node), None
    if not isinstance(node, Mapping):
        values.wrong_kind(node, "`image`", "one picture", "Put several pictures on several slides.")
        return None, None
    fields = values.fields(node, PICTURE)
    share = None
    if "share" in fields:
        key, _, value = fields["share"]
        share = values.choice(value, key)
    file = fields["file"][2] if "file" in fields else None
    picture = _picture(values, file, fields, node)
    if picture is None:
        return None, share
    below = {name: values.text(fields[name][2], f"`{name}`") for name in ("caption", "source") if name in fields}
    return replace(picture, audience=audience(values, fields), step=step_of(values, fields), **below), share


def read_logo(values: Values, node: Node) -> Picture | None:
    """A logo, which has fewer keys than other pictures."""
    if isinstance(node, Scalar):
        return _picture(values, node, {}, node, "`logo`")
    if not isinstance(node, Mapping):
        values.wrong_kind(node, "`logo`", "one picture")
        return None
    fields = values.fields(node, LOGO)
    return _picture(values, fields["file"][2] if "file" in fields else None, fields, node, "`logo`")


def read_focus(values: Values, node: Node, key: Key) -> tuple[float, float] | None:
    """The point that stays in view, in shares of the picture's width and height."""
    word = values.word(node, f"`{key.name}`")
    if word is None:
        return None
    if (found := _focus(word.lower().replace(",", " ").split())) is None:
        values.wrong_value(node, key, word, FOCUS)
    return found


def read_link(values: Values, node: Node, key: Key) -> str | None:
    """The address as it may stand in a document; that of a slide is checked when all slides are known."""
    word = values.word(node, f"`{key.name}`")
    if not word:
        return None
    span = values.span(node)
    found = judged(word)
    if found.target is None:
        if found.remedy:
            problem = Problem("almost-link", word, f"Write `{found.remedy}`.".replace("{", "{{").replace("}", "}}"))
        elif found.wrong is not None and found.wrong.name not in ("SCHEME", "MISSING", "EMPTY"):
            problem = Problem("bad-address", word, wrong=found.wrong)
        else:
            problem = Problem("unsafe-link", word)
        values.note(markup_problem(problem, span))
        return None
    if found.target[0] == "#":
        values.links.append((found.target, span))
    return found.target


def read_other(values: Values, node: Node, name: str) -> Picture | None:
    """A picture of which its block says all else: the one for dark themes, or a poster."""
    return _file(values, node, name, node)


def _focus(words: list[str]) -> tuple[float, float] | None:
    if not 1 <= len(words) <= 2 or len(set(words) - _MIDDLE) + len([w for w in words if w in _MIDDLE]) != len(words):
        return None
    shares = [_share(one) for one in words]
    if len(words) == 2 and (words[0] in _DOWN or words[1] in _ACROSS):  # "top left"
        words, shares = words[::-1], shares[::-1]
    if None in shares or (words[0] in _DOWN and len(words) == 2) or (len(words) == 2 and words[1] in _ACROSS):
        return None
    first, second = shares[0], shares[1] if len(shares) == 2 else 0.5
    assert first is not None
    assert second is not None
    return (0.5, first) if words[0] in _DOWN else (first, second)


def _share(word: str) -> float | None:
    if word in _MIDDLE:
        return 0.5
    if word in _ACROSS or word in _DOWN:
        return (_ACROSS | _DOWN)[word]
    found = _PERCENT.fullmatch(word)
    return float(found[1]) / 100 if found and float(found[1]) <= 100 else None


def _picture(values: Values, file: Node | None, fields: Fields, node: Node, name: str = "`image`") -> Picture | None:
    alt = values.typed(fields["alt"][2], "`alt`") or "" if "alt" in fields else ""
    decorative = _flag(values, fields, "decorative")
    crop, frame = _flag(values, fields, "crop"), _flag(values, fields, "frame")
    focus = read_focus(values, fields["focus"][2], fields["focus"][0]) if "focus" in fields else None
    credit = values.text(fields["credit"][2], "`credit`") if "credit" in fields else None
    link = read_link(values, fields["link"][2], fields["link"][0]) if "link" in fields else None
    dark = read_other(values, fields["dark"][2], "`dark`") if "dark" in fields else None
    picture = _file(values, file, name, node) if file is not None else None
    if picture is None or file is None:
        return None
    if decorative:
        alt = ""
    elif not alt:
        values.note(warning("missing-alt", "{file} has no text for those who cannot see it", values.span(file),
                            "Write `alt: …` beside `file:`, or `decorative: true`.", file=picture.file))  # fmt: skip
    return replace(picture, alt=alt, decorative=decorative, crop=crop, frame=frame, focus=focus or (0.5, 0.5),
                   credit=credit, link=link, dark=dark)  # fmt: skip


def _file(values: Values, file: Node, name: str, node: Node) -> Picture | None:
    source = values.typed(file, name, 1000)
    if not source or not source.strip():
        return None
    found = picture_of(values, source, values.span(file))
    return None if found is None else replace(found, span=values.span(node))


def picture_of(values: Values, source: str, span: Span) -> Picture | None:
    """The picture in a file of the deck, of which nothing else is said."""
    source, picture = values.picture_file(source, span)
    if picture is None:
        return None
    known = picture.known
    if known.text:
        values.note(notice("picture-text", "{file} has text, which is drawn in the fonts at hand and may look "
                           "different in each output", span,
                           "In the program that made it, turn text into paths.",
                           file=source))  # fmt: skip
    return Picture(picture.path, source, known.media_type, known.width, known.height, known.orientation,
                   picture.sha256, "", False, False, span, upright=not known.plain,
                   moves=known.moves, shades=known.shades, fallback=known.fallback, lettered=known.text)  # fmt: skip


def _flag(values: Values, fields: Fields, name: str) -> bool:
    if name not in fields:
        return False
    key, _, value = fields[name]
    return values.boolean(value, key, False)
