"""Reads the lines out of LibreOffice's SVG export of a deck.

The export draws every line where the layout engine put it, as the PDF does, but keeps shapes, paragraphs, lines and the
characters themselves (a PDF has glyphs in visual order). Lengths in it are whole 1/100 mm, that is within 0.015 pt.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"
OOO = "{http://xml.openoffice.org/svg/export}"
PT = 72 / 2540


@dataclass(frozen=True, slots=True)
class DrawnLine:
    text: str
    x: float
    baseline: float
    size: float


@dataclass(frozen=True, slots=True)
class DrawnShape:
    """A shape with text; ``paragraphs`` holds the lines of each that has any. Lengths in points."""

    kind: str
    x: float
    y: float
    width: float
    height: float
    paragraphs: tuple[tuple[DrawnLine, ...], ...]

    @property
    def text(self) -> str:
        return "".join(line.text for paragraph in self.paragraphs for line in paragraph)


@dataclass(frozen=True, slots=True)
class DrawnPage:
    shapes: tuple[DrawnShape, ...]
    master: tuple[DrawnShape, ...]
    """What the slide layout draws on the page."""


def read_svg(path: Path) -> tuple[DrawnPage, ...]:
    """The pages of an SVG file that Impress exported, in order."""
    root = ET.parse(path).getroot()
    by_id = {element.get("id", ""): element for element in root.iter(f"{SVG}g") if element.get("id")}
    pages = []
    masters: dict[str, tuple[DrawnShape, ...]] = {}
    for meta in by_id["ooo:meta_slides"]:
        slide, master = meta.get(f"{OOO}slide", ""), meta.get(f"{OOO}master", "")
        if slide in ("", "dummy-slide"):  # fields of the layout are listed here as well
            continue
        if master not in masters:
            masters[master] = _shapes(by_id[master])
        pages.append(DrawnPage(_shapes(by_id[slide]), masters[master]))
    return tuple(pages)


def _shapes(page: ET.Element) -> tuple[DrawnShape, ...]:
    found: list[DrawnShape] = []

    def walk(element: ET.Element, kind: str) -> None:
        if element.get("visibility") == "hidden" and element.get("class") != "Slide" and kind:
            return
        box = element.find(f"{SVG}rect[@class='BoundingBox']")
        for child in element:
            if child.tag == f"{SVG}text" and child.get("class") == "SVGTextShape":
                rect = (
                    [float(box.get(name, "nan")) * PT for name in ("x", "y", "width", "height")]
                    if box is not None
                    else []
                )
                x, y, width, height = rect or [float("nan")] * 4
                paragraphs = tuple(lines for p in child if (lines := _lines(p)))
                if paragraphs and kind.endswith(("TableShape", "OLE2")):  # the box around it is that of the whole
                    x, y = paragraphs[0][0].x, paragraphs[0][0].baseline - paragraphs[0][0].size
                if paragraphs:
                    found.append(DrawnShape(kind, x, y, width, height, paragraphs))
            elif child.tag == f"{SVG}g":
                name = child.get("class", "")
                walk(child, name if name not in ("", "Page") else kind)

    walk(page, "")
    return tuple(found)


def _lines(paragraph: ET.Element) -> tuple[DrawnLine, ...]:
    """One per text position; positions on the same height (a raised figure, a field) are joined to one line."""
    size = _size(paragraph, 0.0)
    lines: list[DrawnLine] = []
    for position in paragraph.iter(f"{SVG}tspan"):
        if position.get("class") != "TextPosition" or not (text := "".join(position.itertext())):
            continue
        largest = max((_size(part, size) for part in position), default=size)
        x, y = float(position.get("x", "nan")) * PT, float(position.get("y", "nan")) * PT
        lines.append(DrawnLine(text, x, y, largest))
    return tuple(lines)


def _size(element: ET.Element, default: float) -> float:
    value = element.get("font-size", "")
    return float(value.removesuffix("px")) * PT if value else default
