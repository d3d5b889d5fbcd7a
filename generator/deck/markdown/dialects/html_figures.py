"""Pictures, recordings and pages within the page, from the tags of HTML."""

from __future__ import annotations

from typing import Protocol

from generator.deck.markdown.blocks import Block, Paragraph
from generator.deck.markdown.dialects.html_tree import Element, all_words
from generator.deck.markdown.dialects.inline import said
from generator.deck.markdown.dialects.pictures import Picture, picture_paragraph
from generator.deck.markdown.dialects.reading import Reading
from generator.deck.tree import Scalar


class Made(Protocol):
    """What makes the rest: the blocks in an element, and all that it says as one text."""

    reading: Reading

    def of(self, element: Element) -> list[Block]: ...
    def text(self, element: Element) -> str: ...


def picture(element: Element, made: Made) -> list[Block]:
    given = element.attributes
    source = given.get("src") or given.get("data-src") or ""
    if not source:
        return []
    pairs = {name: given[name] for name in ("width", "style") if given.get(name)}
    one = Picture(source, " ".join(given.get("alt", "").split()), "", (), pairs)
    return [picture_paragraph([one], element.line, 1)]


def figure(element: Element, made: Made) -> list[Block]:
    """A picture with its caption."""
    caption = next((one for one in element.children if isinstance(one, Element) and one.tag == "figcaption"), None)
    rest = Element("", {}, element.line, [one for one in element.children if one is not caption])
    inside = made.of(rest)
    if caption is None:
        return inside
    text = made.text(caption)
    lone = inside[0] if len(inside) == 1 and isinstance(inside[0], Paragraph) else None
    if (
        lone is not None
        and lone.text.text.startswith("![")
        and text
        and '"' not in text
        and lone.text.text.endswith(")")
    ):
        typed = f'{lone.text.text[:-1]} "{text}")'
        return [Paragraph(lone.line, 1, Scalar(typed, lone.line, 1), lone.attributes)]
    return [*inside, *([Paragraph(caption.line, 1, Scalar(text, caption.line, 1))] if text else [])]


def recording(element: Element, made: Made) -> list[Block]:
    source = element.attributes.get("src") or element.attributes.get("data-src") or ""
    for child in element.children:
        if isinstance(child, Element) and child.tag == "source" and not source:
            source = child.attributes.get("src") or child.attributes.get("data-src") or ""
    rest = [one for one in element.children if not (isinstance(one, Element) and one.tag in ("source", "track"))]
    inside = made.of(Element("", {}, element.line, rest))
    if not source:
        return inside
    words = all_words(Element("", {}, element.line, rest)) or element.attributes.get("title", "")
    return [picture_paragraph([Picture(source, words, "", (), {})], element.line, 1)]


def elsewhere(element: Element, made: Made) -> list[Block]:
    """A page in the page: its address stays, as a link."""
    given = element.attributes
    source = given.get("src") or given.get("data-src") or given.get("data") or ""
    title = given.get("title", "")
    words = all_words(element) if element.tag in ("iframe", "object") else ""
    if element.tag in ("svg", "canvas", "math"):
        made.reading.lose(f"<{element.tag}> in the text", "left out", all_words(element))
        return []
    made.reading.lose("page within the page", "a link to it stands in its place" if source else "left out", words)
    if not source:
        return []
    if source.startswith("//"):
        source = f"https:{source}"
    text = said(f"[{title}](<{source}>)" if title else source, made.reading) if "://" in source else title or source
    return [Paragraph(element.line, 1, Scalar(text, element.line, 1))] if text else []
