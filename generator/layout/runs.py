"""The author's text as runs ready for measuring: typography applied, inline Markdown as style."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from generator.deck.model import Content, Inline, Item, Items, Marker, Text
from generator.languages import is_rtl, is_turned
from generator.layout.eastern import with_wide_signs
from generator.layout.formulas import set_formula
from generator.layout.soft_breaks import SOFT_HYPHEN
from generator.layout.typography import set_alone, set_text
from generator.patterns import pattern
from generator.scene.text import OBJECT, Mark, Run, Script
from generator.scene.theme import Face
from generator.spans import Span


class SourceParagraph(Struct, frozen=True):
    """A paragraph before it is fitted. ``level`` counts from 0; ``group`` numbers the top-level item it belongs to."""

    runs: tuple[Run, ...]
    level: int = 0
    mark: Mark = Mark.LEVEL
    number: int | None = None
    id: str = ""
    group: int = 0
    rtl: bool = False
    turned: bool = False
    """As ``rtl`` in the Scene's paragraphs, and ``turned``."""
    span: Span | None = None

    @property
    def text(self) -> str:
        runs = self.runs
        return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])

    @property
    def said(self) -> str:
        """The text with formulas as they read on one line of plain signs."""
        return "".join([run.formula.plain if run.formula else run.text for run in self.runs])


def lit(paragraphs: Sequence[SourceParagraph], item: str) -> tuple[SourceParagraph, ...]:
    """The paragraphs, those of one item bold."""
    return tuple(
        replace(one, runs=tuple(replace(run, bold=True) for run in one.runs)) if one.id == item else one
        for one in paragraphs
    )


def numbered(paragraphs: Sequence[SourceParagraph]) -> tuple[SourceParagraph, ...]:
    """The paragraphs, those of the first level counted from 1 on."""
    numbers = count(1)
    return tuple(
        replace(one, number=next(numbers)) if one.level == 0 and one.mark is Mark.LEVEL else one for one in paragraphs
    )


def runs_of(text: Text, lang: str, typography: bool, *, soft: bool = False) -> tuple[Run, ...]:
    """The runs of one paragraph. Code and shown addresses are never touched by typography; white space around the
    paragraph goes. ``soft``: soft hyphens stay, for lines to be broken at them."""
    inlines = text.inlines
    if len(inlines) == 1 and (only := inlines[0]) == Inline(only.text):
        (said,) = _tidy(inlines, soft)
        said = set_alone(said, lang) if typography else said
        return with_wide_signs((Run(said),), lang) if said else ()
    if any(inline.note for inline in inlines):
        inlines = _with_notes_in_line(text).inlines
    if any(inline.formula for inline in inlines):
        inlines = tuple(replace(one, text=OBJECT) if one.drawing else one for one in inlines)
    texts = _tidy(inlines, soft)
    if typography:
        free = (not (i.code or i.formula or (i.link and _SHOWN_ADDRESS.match(i.text))) for i in inlines)
        texts = set_text(list(zip(texts, free, strict=True)), lang)
    runs = tuple(_run(new, inline, lang) for new, inline in zip(texts, inlines, strict=True) if new)
    return with_wide_signs(runs, lang)


def _with_notes_in_line(text: Text) -> Text:
    """The text with footnotes in brackets, where there is no foot for them, as in speaker notes."""
    inlines: list[Inline] = []
    for inline in text.inlines:
        inlines += (Inline(" ("), *inline.note, Inline(")")) if inline.note else (inline,)
    return replace(text, inlines=tuple(inlines))


_SHOWN_ADDRESS = pattern(r"\s*(?:https?://|mailto:|www\.|\S+@\S+\.\S+\s*\Z)", re.IGNORECASE)
"""The text of a link that is an address itself."""
_UNTIDY = pattern(r"[\t\r\n\x0b\x0c\x85\xad\u2000-\u200a\u2028\u2029\u3000]")
_SPACES = set("\t\r\x0b\x0c\x85\u3000") | {chr(code) for code in range(0x2000, 0x200B) if code != 0x2007}
"""What becomes a plain space: viewers break at these in different ways, and fonts lack them."""


def _tidy(inlines: Sequence[Inline], soft: bool) -> list[str]:
    """Tabs and other breaks become spaces, spaces at the paragraph's and the lines' ends go, doubled ones become
    one."""
    if len(inlines) == 1:
        text = inlines[0].text
        if not (_UNTIDY.search(text) or "  " in text or text[:1] == " " or text[-1:] == " "):
            return [text]
    kept: list[tuple[str, int]] = []
    """Characters, each with the number of its stretch."""
    for number, inline in enumerate(inlines):
        for char in inline.text:
            char = " " if char in _SPACES else "\n" if char in "\u2028\u2029" else char
            last = kept[-1][0] if kept else "\n"
            if char == SOFT_HYPHEN and not (soft and last.isalnum()):
                continue
            if char == " " and last in " \n" and not inline.code:
                continue
            if char == "\n":
                _drop_spaces(kept)
                if not kept or kept[-1][0] == "\n":
                    continue
            kept.append((char, number))
    while kept and kept[-1][0] in " \n":
        kept.pop()
    texts: list[list[str]] = [[] for _ in inlines]
    for char, number in kept:
        texts[number].append(char)
    return ["".join(chars) for chars in texts]


def _drop_spaces(kept: list[tuple[str, int]]) -> None:
    while kept and kept[-1][0] == " ":
        kept.pop()


def _run(text: str, inline: Inline, lang: str) -> Run:
    if inline == Inline(inline.text):
        return Run(text)
    if inline.formula and inline.drawing:
        return Run(text, link=inline.link, formula=set_formula(inline.formula, inline.drawing, lang))
    return Run(
        text=text,
        bold=inline.bold or inline.code,  # the mono face is too thin for a projector; bold has the same widths
        italic=inline.italic,
        strike=inline.strike,
        script=Script(inline.script.value),
        face=Face.MONO if inline.code else None,
        link=inline.link,
        called=inline.called,
    )


def paragraph(text: Text, lang: str, typography: bool) -> SourceParagraph:
    return directed(SourceParagraph(runs_of(text, lang, typography, soft=True), span=text.span), rtl=is_rtl(lang))


def directed(source: SourceParagraph, *, rtl: bool) -> SourceParagraph:
    """The paragraph on a page of that direction."""
    turned = is_turned(source.text, rtl=rtl)
    return replace(source, rtl=rtl, turned=turned) if rtl or turned else source


def flow(contents: Iterable[Content], lang: str, typography: bool) -> tuple[SourceParagraph, ...]:
    """The paragraphs of the contents of a region, in order, groups numbered through."""
    result: list[SourceParagraph] = []
    group = 0
    contents = list(contents)
    mixed = len({c.marker is Marker.NONE for c in contents if isinstance(c, Items)}) > 1
    for content in contents:
        if isinstance(content, Text):
            result.append(replace(paragraph(content, lang, typography), group=group))
            group += 1
        elif isinstance(content, Items):
            for number, item in enumerate(content.items, content.start):
                result.extend(_item(item, number, content.marker, mixed, group, lang, typography))
                group += 1
    return tuple(result)


def _item(
    item: Item, number: int, marker: Marker, mixed: bool, group: int, lang: str, typography: bool
) -> Iterable[SourceParagraph]:
    rtl = is_rtl(lang)
    for level, part in item.walk():
        source = SourceParagraph(
            runs=runs_of(part.text, lang, typography, soft=True),
            level=min(level, 8),
            mark=Mark.FLUSH if marker is Marker.NONE and mixed else Mark.LEVEL,
            number=number if marker in (Marker.NUMBER, Marker.LETTER) and level == 0 else None,
            id=part.id,
            group=group,
            span=part.span,
        )
        yield directed(source, rtl=rtl)
