"""What content says, as text for people and for comparing: inline markup as it is typed, items one a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

from generator.deck.model import Columns, Content, Inline, Item, Items, Options, Picture, Script, Slide, Text
from generator.deck.model.walk import texts_in

_SCRIPTS = {Script.NORMAL: "", Script.SUB: "~", Script.SUPER: "^"}


def text_wording(text: Text) -> str:
    return "".join(map(_marked, text.inlines))


def wording(content: Content | Iterable[Text]) -> str:
    """The content on as many lines as it has paragraphs."""
    return "\n".join(_lines(content))


def fingerprint(said: str) -> str:
    """Twelve digits that stand for a wording."""
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def item_lines(items: Iterable[Item], level: int = 0) -> Iterator[str]:
    for item in items:
        yield f"{'  ' * level}- {text_wording(item.text)}"
        yield from item_lines(item.children, level + 1)


def slide_texts(slide: Slide) -> dict[str, str]:
    """What a slide says, by what a course calls it."""
    found: dict[str, str] = {}
    for name, content in slide.fields.items():
        if isinstance(content, Items):
            found |= _item_texts(content)
        elif isinstance(content, Columns):
            for column in content.columns:
                if column.heading:
                    found[column.id] = text_wording(column.heading)
                found |= _item_texts(column.items)
        else:
            found[name] = wording(content)
    if slide.notes:
        found["notes"] = wording(slide.notes)
    return found


def slide_wording(slide: Slide) -> str:
    """The whole slide: each of its texts behind its name."""
    return "\n".join(f"{name}: {text}" for name, text in slide_texts(slide).items())


def _item_texts(items: Items) -> dict[str, str]:
    return {item.id: text_wording(item.text) for top in items.items for _, item in top.walk()}


def _lines(content: Content | Iterable[Text]) -> Iterator[str]:
    if isinstance(content, Text):
        yield text_wording(content)
    elif isinstance(content, Items):
        yield from item_lines(content.items)
    elif isinstance(content, Columns):
        for column in content.columns:
            yield text_wording(column.heading) if column.heading else "|"
            yield from item_lines(column.items.items, 1)
    elif isinstance(content, Picture):
        yield f"{content.file} ({content.alt})" if content.alt else content.file
    elif isinstance(content, Options):
        yield from map(text_wording, texts_in(content))
    else:
        yield from map(text_wording, content)


def _marked(inline: Inline) -> str:
    text = inline.text
    if inline.code:
        text = f"`{text}`"
    marks = _SCRIPTS[inline.script] + "~~" * inline.strike + "*" * (2 * inline.bold + inline.italic)
    text = f"{marks}{text}{marks[::-1]}"
    return f"[{text}]({inline.link})" if inline.link else text
