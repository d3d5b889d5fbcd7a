"""What content says, as text for people and for comparing: inline markup as it is typed, items one a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from generator.deck.model import (
    Callout,
    Code,
    Columns,
    Content,
    Gallery,
    Inline,
    Item,
    Items,
    Options,
    Picture,
    Script,
    Slide,
    Table,
    Text,
)
from generator.deck.model.walk import own_texts

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
        found |= _content_texts(name, content)
    if slide.notes:
        found["notes"] = wording(slide.notes)
    return found


def slide_wording(slide: Slide) -> str:
    """The whole slide: each of its texts behind its name."""
    return "\n".join(f"{name}: {text}" for name, text in slide_texts(slide).items())


def _content_texts(name: str, content: Content) -> dict[str, str]:
    if isinstance(content, Text | Picture):
        return {name: wording(content)} | _block_texts(name, content)
    found: dict[str, str] = {}
    if isinstance(content, Items):
        found |= _item_texts(content)
    elif isinstance(content, Columns):
        for column in content.columns:
            if column.heading:
                found[column.id] = text_wording(column.heading)
            for address, held in column.body.items():
                found |= _content_texts(address, held)
    elif isinstance(content, Callout):
        for address, held in content.body.items():
            found |= _content_texts(address, held)
        found |= _item_texts(content.hints) if content.hints else {}
    elif isinstance(content, Code):
        found[name] = content.text
    elif isinstance(content, Gallery):
        found |= {f"{name}-{number}": wording(one) for number, one in enumerate(content.pictures, start=1)}
    return found | _block_texts(name, content)


def _block_texts(name: str, content: Content) -> dict[str, str]:
    if isinstance(content, Text):
        return {}
    return {address: text_wording(text) for address, text in own_texts(name, content)}


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
            yield from _held_lines(column.body)
    elif isinstance(content, Picture):
        yield f"{content.file} ({content.alt})" if content.alt else content.file
    elif isinstance(content, Table):
        yield from (" | ".join(text_wording(cell.text) for cell in row.cells) for row in content.rows)
    elif isinstance(content, Options):
        yield from (text for _, text in sorted(_block_texts("", content).items()))
        if isinstance(content, Code):
            yield content.text
        elif isinstance(content, Gallery):
            yield from (line for one in content.pictures for line in _lines(one))
        elif isinstance(content, Callout):
            yield from _held_lines(content.body)
            yield from item_lines(content.hints.items if content.hints else (), 1)
    else:
        yield from map(text_wording, content)


def _held_lines(body: Mapping[str, Content]) -> Iterator[str]:
    for held in body.values():
        if isinstance(held, Items):
            yield from item_lines(held.items, 1)
        else:
            yield from (f"  {line}" for line in _lines(held))


def _marked(inline: Inline) -> str:
    text = inline.text
    if inline.note:
        return f"^[{''.join(map(_marked, inline.note))}]"
    if inline.code:
        text = f"`{text}`"
    marks = _SCRIPTS[inline.script] + "~~" * inline.strike + "*" * (2 * inline.bold + inline.italic)
    text = f"{marks}{text}{marks[::-1]}"
    return f"[{text}]({inline.link})" if inline.link else text
