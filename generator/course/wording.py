"""What content says, as text for people and for comparing: inline markup as it is typed, items one a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import assert_never

from generator.course.chart_wording import chart_lines
from generator.deck.model import (
    Agenda,
    Block,
    Callout,
    Cards,
    Chart,
    Code,
    Columns,
    Comparison,
    Content,
    Diagram,
    Equation,
    Gallery,
    Inline,
    Item,
    Items,
    Media,
    Numbers,
    Options,
    Picture,
    QrCode,
    Quote,
    References,
    Script,
    Slide,
    Table,
    Terms,
    Text,
)
from generator.deck.model.own_texts import IMAGE, own_texts

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


def _listed(block: References) -> str:
    """Which works a slide lists, as an author types it."""
    return "all" if block.every else ", ".join(key for key, _ in block.keys) or "cited"


def _content_texts(name: str, content: Content) -> dict[str, str]:
    if isinstance(content, Text):
        return {name: text_wording(content)}
    if isinstance(content, Picture):
        said = picture_wording(content) if name == IMAGE else content.file
        return {name: said} | _block_texts(name, content)
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
        found |= {f"{name}-minutes": str(content.minutes)} if content.minutes else {}
    elif isinstance(content, Code):
        found[name] = content.text
        found |= {f"{name}-output": content.output} if content.output else {}
    elif isinstance(content, Equation):
        found[name] = content.formula.tex
    elif isinstance(content, References):
        found[name] = _listed(content)
    elif isinstance(content, Gallery):
        found |= {f"{name}-{number}": one.file for number, one in enumerate(content.pictures, start=1)}
    elif isinstance(content, Cards):
        for card in content.cards:
            found |= _item_texts(card.body) if card.body else {}
            found |= {f"{card.id}-image": card.picture.file} if card.picture else {}
            found |= {f"{card.id}-link": card.link} if card.link else {}
    elif isinstance(content, Media):
        found |= {name: content.file.file if content.file else content.address}
        found |= {f"{name}-poster": content.poster.file} if content.poster else {}
    elif isinstance(content, Quote) and content.picture:
        found[f"{name}-image"] = content.picture.file
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
    elif isinstance(content, Options):
        yield from _block_lines(content)
        yield from (text_wording(text) for text in (content.caption, content.source) if text)
    else:
        yield from map(text_wording, content)


def _block_lines(block: Block) -> Iterator[str]:
    """Those of a block without its caption and source."""
    match block:
        case Items():
            yield from item_lines(block.items)
        case Columns():
            for column in block.columns:
                yield text_wording(column.heading) if column.heading else "|"
                yield from _held_lines(column.body)
        case Picture():
            yield picture_wording(block)
            yield from (text_wording(text) for text in (block.credit,) if text)
        case Table():
            yield from (" | ".join(text_wording(cell.text) for cell in row.cells) for row in block.rows)
        case Chart():
            yield from chart_lines(block)
        case Terms():
            yield from (f"{text_wording(one.term)}: {text_wording(one.text)}" for one in block.entries)
        case Code():
            yield from (text for text in (block.title and text_wording(block.title), block.text, block.output) if text)
        case Equation():
            yield block.formula.tex
            yield from (text_wording(text) for text in (block.alt, block.text) if text)
        case Gallery():
            yield from (line for one in block.pictures for line in _lines(one))
        case Quote():
            yield from (text_wording(text) for text in (block.text, block.by) if text)
            yield from (line for one in (block.picture,) if one for line in _lines(one))
        case Numbers():
            for number in block.entries:
                yield ": ".join(text_wording(text) for text in (number.value, number.label, number.note) if text)
        case Cards():
            for card in block.cards:
                yield text_wording(card.heading) if card.heading else "|"
                yield from item_lines(card.body.items if card.body else (), 1)
                yield from (f"  {line}" for one in (card.picture,) if one for line in _lines(one))
                yield from (f"  {link}" for link in (card.link,) if link)
        case Comparison():
            yield " | ".join(("", *map(text_wording, block.heads)))
            yield from (" | ".join(map(text_wording, (row.criterion, *row.cells))) for row in block.rows)
        case Agenda():
            yield "agenda"
        case Media():
            yield from media_lines(block)
        case QrCode():
            yield from (text_wording(text) for text in (block.text, block.label) if text)
        case References():
            yield _listed(block)
        case Diagram():
            yield from (text_wording(text) for text in (block.center, block.y_title, block.x_title) if text)
            yield from (" | ".join(map(text_wording, texts)) for texts in (block.across, block.down) if texts)
            for top in block.points:
                for level, point in top.walk():
                    said = ": ".join(text_wording(text) for text in (point.when, point.text, point.detail) if text)
                    yield f"{'  ' * level}{said}"
            yield from (text_wording(text) for text in (block.both,) if text)
        case Callout():
            yield from (text_wording(text) for text in (block.title, block.note, block.example) if text)
            yield from _held_lines(block.body)
            yield from item_lines(block.hints.items if block.hints else (), 1)
        case _:
            assert_never(block)


def media_lines(media: Media) -> Iterator[str]:
    """What it is, and what its author says of it."""
    yield media.file.file if media.file else media.address
    times = {"start": media.start, "end": media.end or 0.0}
    yield from (f"{name} {value:g}" for name, value in times.items() if value)
    flags = {"loop": media.loop, "muted": media.muted, "autoplay": media.autoplay, "no controls": not media.controls}
    yield from (name for name, on in flags.items() if on)
    yield from (picture_wording(one) for one in (media.poster,) if one)
    yield from (one.file for one in (media.captions,) if one)
    yield from (text_wording(text) for text in (media.alt, *media.transcript) if text)


def picture_wording(picture: Picture) -> str:
    return f"{picture.file} ({picture.alt})" if picture.alt else picture.file


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
    if inline.formula:
        text = f"${inline.formula.tex}$"
    elif inline.code:
        text = f"`{text}`"
    marks = _SCRIPTS[inline.script] + "~~" * inline.strike + "*" * (2 * inline.bold + inline.italic)
    text = f"{marks}{text}{marks[::-1]}"
    return f"[{text}]({inline.link})" if inline.link else text
