"""Measures the lines of the PDF: finds each paragraph by its tag, and where its letters stand."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any
from unicodedata import combining, mirrored, normalize

from generator.scene.boxes import Role, TextBox
from generator.scene.page import Page, Scene
from generator.scene.text import Paragraph
from tests.rendered.measured import Line, Measured, shorten, squash, visible_boxes

UNSEEN = 1.5
"""Points; smaller text is not meant to be seen: the title of a page that shows none."""
QUIET = (Role.KICKER, Role.DATE, Role.NUMBER, Role.GUTTER)
"""Repeated on every page, or beside every line: artifacts, outside the tagged text."""
QUOTES = str.maketrans("“”‘’", "||||")


@dataclass(frozen=True, slots=True)
class Letter:
    """One character: its origin on the baseline, the right side of its ink and its size, in points from the top
    left. ``mark`` is its marked-content number, -1 for what is an artifact."""

    text: str
    x: float
    baseline: float
    right: float
    size: float
    mark: int


def measure_pdf(path: Path, scene: Scene) -> Measured:
    """The tagged paragraphs of each page must be those of the Scene, in its order."""
    drawn, tagged = list(read_letters(path)), list(tagged_paragraphs(path))
    assert len(drawn) == len(scene.pages), f"the scene has {len(scene.pages)} pages, the PDF has {len(drawn)}"
    pages: dict[str, dict[str, tuple[Line, ...]]] = {}
    strays: list[str] = []
    for page, letters, marks in zip(scene.pages, drawn, tagged, strict=True):
        pages[page.id] = _of_page(page, letters, marks, strays)
    return Measured("PDF", pages, tuple(strays))


def read_letters(path: Path, least: float = UNSEEN) -> Iterator[list[Letter]]:
    """The characters of each page that are larger than ``least``, in the order of the content."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    document = pypdfium2.PdfDocument(path)
    try:
        for page in document:
            text = page.get_textpage()
            height = page.get_height()
            x, y, *sides = (ctypes.c_double() for _ in range(6))
            matrix = pdfium.FS_MATRIX()
            letters: list[Letter] = []
            for index in range(text.count_chars()):
                code = pdfium.FPDFText_GetUnicode(text, index)
                if code in (10, 13) or pdfium.FPDFText_IsGenerated(text, index):
                    continue
                if letters and (whole := _joined(letters[-1].text, code)):
                    letters[-1] = replace(letters[-1], text=whole)
                    continue
                pdfium.FPDFText_GetCharOrigin(text, index, x, y)
                pdfium.FPDFText_GetCharBox(text, index, *sides)
                pdfium.FPDFText_GetMatrix(text, index, matrix)
                size = pdfium.FPDFText_GetFontSize(text, index) * abs(matrix.d)
                mark = pdfium.FPDFPageObj_GetMarkedContentID(pdfium.FPDFText_GetTextObject(text, index))
                # pdfium says U+0002 for a hyphen at a line's end.
                letters.append(
                    Letter("-" if code == 2 else chr(code), x.value, height - y.value, sides[1].value, size, mark)
                )
            yield [letter for letter in letters if letter.size > least]
            text.close()
            page.close()
    finally:
        document.close()


def _joined(half: str, code: int) -> str:
    """A character beyond the first 65 536 of its halves, which pdfium gives one by one (and turned round in text that
    runs from right to left); an empty string if they are none."""
    low, high = sorted((ord(half), code), reverse=True)
    if 0xD800 <= high < 0xDC00 <= low < 0xE000:
        return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)
    return ""


def tagged_paragraphs(path: Path) -> Iterator[list[frozenset[int]]]:
    """For each page the marked-content numbers of its paragraphs, items and headings, in reading order."""
    import pikepdf

    with pikepdf.open(path) as pdf:
        pages: dict[Any, list[frozenset[int]]] = {page.objgen: [] for page in pdf.pages}
        for element in _elements(pdf.Root.StructTreeRoot):
            if _is_paragraph(element):
                found = list(_contents(element, None))
                if found:
                    pages[found[0][0]].append(frozenset(number for _, number in found))
        yield from pages.values()


def _is_paragraph(element: Any) -> bool:
    """Also an item, unless its paragraphs say so themselves."""
    kind = str(element.S)
    whole = kind != "/LBody" or not any(str(child.S) in ("/P", "/LBody") for child in _elements(element))
    return kind.startswith("/H") or (kind in ("/P", "/LBody") and whole)


def _elements(parent: Any) -> Iterator[Any]:
    import pikepdf

    for child in _children(parent):
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from _elements(child)


def _contents(element: Any, page: Any) -> Iterator[tuple[Any, int]]:
    import pikepdf

    page = element.Pg.objgen if "/Pg" in element else page
    for child in _children(element):
        if not isinstance(child, pikepdf.Dictionary):
            yield page, int(child)
        elif "/MCID" in child:
            yield child.Pg.objgen if "/Pg" in child else page, int(child.MCID)
        elif "/S" in child and str(child.S) != "/Formula":  # which is drawn in other outputs
            yield from _contents(child, page)


def _children(element: Any) -> list[Any]:
    import pikepdf

    inner = element.get("/K")
    if inner is None:
        return []
    return list(inner) if isinstance(inner, pikepdf.Array) else [inner]


def _of_page(
    page: Page, letters: list[Letter], marks: list[frozenset[int]], strays: list[str]
) -> dict[str, tuple[Line, ...]]:
    found: dict[str, tuple[Line, ...]] = {}
    shown = {letter.mark for letter in letters}
    tagged = [numbers for numbers in marks if numbers & shown]
    told = frozenset().union(*tagged)
    for box in visible_boxes(page):
        for index, paragraph in enumerate(box.paragraphs):
            if not squash(paragraph.text):
                continue
            if box.role is Role.CHART:  # in a figure, which is told as a whole
                own = [each for each in letters if each.mark not in told and _on_line(box, each)]
                found[f"{box.name}/{index}"] = tuple(_lines(own, paragraph))
                continue
            quiet = box.role in QUIET or (box.role is Role.FOOTER and box.fixed)
            if quiet and not any(run.link for run in paragraph.runs):
                own = [each for each in letters if each.mark == -1 and _within(box, each)]
                if box.role is Role.GUTTER:
                    own = [each for each in own if _row(box, each) == index]
            elif tagged:
                numbers = tagged.pop(0)
                own = [each for each in letters if each.mark in numbers]
            else:
                own = []
            found[f"{box.name}/{index}"] = tuple(_lines(own, paragraph))
    strays += [
        f"page {page.id}: the PDF has {shorten(text)} where nothing is expected"
        for numbers in tagged
        if squash(text := "".join(each.text for each in letters if each.mark in numbers))
    ]
    return found


def _within(box: TextBox, letter: Letter) -> bool:
    rect = box.rect
    return rect.y.pt <= letter.baseline <= rect.bottom.pt and rect.x.pt - 2 <= letter.x <= rect.right.pt + 2


def _on_line(box: TextBox, letter: Letter) -> bool:
    """Whether it stands on the one line of a box."""
    size = box.levels[0].size.pt
    return _within(box, letter) and abs(letter.baseline - box.rect.y.pt - size) < 0.25 * size


def _row(box: TextBox, letter: Letter) -> int:
    """The index of the line that it stands in, of lines of one height."""
    return int((letter.baseline - box.rect.y.pt) / (1.2 * box.levels[0].size.pt))


def _lines(letters: list[Letter], paragraph: Paragraph) -> Iterator[Line]:
    """Letters on (nearly) one height: a raised figure stands within half an em of its line's baseline."""
    groups: list[list[Letter]] = []
    for letter in _without_accents(letters):
        last = groups[-1][-1] if groups else None
        if last is None or abs(letter.baseline - last.baseline) > 0.6 * max(letter.size, last.size):
            groups.append([])
        groups[-1].append(letter)
    # pdfium may give the lines of a page with right-to-left text from the last to the first
    shown = [group for group in groups if squash("".join(letter.text for letter in group))]
    for number, group in enumerate(sorted(shown, key=lambda group: group[0].baseline)):
        planned = paragraph.lines[number] if number < len(paragraph.lines) else ""
        yield _line(group, planned)


def _without_accents(letters: list[Letter]) -> list[Letter]:
    """pdfium gives a letter with stacked accents once for each of its glyphs; those of the accents stand higher or
    lower than the text."""
    usual = Counter(letter.baseline for letter in letters)
    kept: list[list[Letter]] = []
    for _, group in groupby(letters, key=lambda letter: (letter.x, letter.baseline)):
        glyph = list(group)
        if any(combining(letter.text) for letter in glyph):
            twin = next(
                (n for n in range(len(kept) - 1, max(len(kept) - 20, -1), -1) if _repeats(glyph, kept[n])), None
            )
            if twin is not None:
                kept[twin] = max(kept[twin], glyph, key=lambda each: usual[each[0].baseline])
                continue
        kept.append(glyph)
    return [letter for glyph in kept for letter in glyph]


def _repeats(glyph: list[Letter], other: list[Letter]) -> bool:
    same = sorted(letter.text for letter in glyph) == sorted(letter.text for letter in other)
    return same and abs(glyph[0].x - other[0].x) < glyph[0].size


def _line(letters: list[Letter], planned: str) -> Line:
    size = max(each.size for each in letters)
    ink = [each for each in letters if not each.text.isspace()]
    text = "".join(each.text for each in letters)
    return Line(
        planned if _same_letters(text, planned) else text,
        min(each.x for each in ink),
        max(each.right for each in ink),
        Counter(each.baseline for each in ink if each.size == size).most_common(1)[0][0],
        size,
    )


def _same_letters(drawn: str, planned: str) -> bool:
    """Whether the letters are those of the plan, whatever their order: pdfium gives right-to-left text as it is seen,
    takes an ellipsis apart there, and gives a letter with stacked accents more than once."""
    one, other = (normalize("NFKD", squash(text)) for text in (drawn, planned))
    if one == other:
        return True
    one, other = _unturned(one), _unturned(other)
    stacked = any(combining(letter) for letter in other)
    return set(one) == set(other) if stacked else Counter(one) == Counter(other)


def _unturned(text: str) -> str:
    """Without signs that open or close: pdfium turns them round from right to left, and does not give all of them."""
    return "".join(letter for letter in text.translate(QUOTES) if not mirrored(letter))
