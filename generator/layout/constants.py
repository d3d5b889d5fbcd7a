"""Texts that every page repeats: the deck's title, its footer and date, the page's number."""

from __future__ import annotations

from dataclasses import replace

from generator.deck.model import Deck, Marker
from generator.layout.content import deck_text
from generator.layout.fit import PITCH
from generator.layout.regions import Job, job, text_box
from generator.layout.rules import TextRegion
from generator.layout.runs import SourceParagraph, is_rtl, runs_of
from generator.layout.scene import Field, Run, TextBox
from generator.layout.theme import Theme


def constant_box(region: TextRegion, deck: Deck, theme: Theme, background: str) -> TextBox | None:
    """The box of such a text on one line, or None if the deck has none. A page number is 0 until the pages are
    counted."""
    if region.text == "page.number":
        source = SourceParagraph((Run("0", field=Field.SLIDE_NUMBER),))
    else:
        text = deck_text(region.text, deck)
        if text is None:
            return None
        source = SourceParagraph(runs_of(text, deck.lang, deck.typography), span=text.span, rtl=is_rtl(text.plain))
    work = _one_line(region, source, theme)
    return text_box(work, work.smallest, background=background)


def is_shortened(box: TextBox, deck_source: str) -> bool:
    """Whether the box shows less than the text it was made from."""
    shown = "".join(p.text for p in box.paragraphs)
    return shown.endswith("…") and not deck_source.rstrip().endswith(("…", "..."))


def _one_line(region: TextRegion, source: SourceParagraph, theme: Theme) -> Job:
    """The text at its smallest size; what one line does not hold is cut at a word and marked “…” (a check warns)."""

    def work_for(text: SourceParagraph) -> Job:
        return job(region, region.at, (text,), Marker.NONE, theme, None)

    work = work_for(source)
    smallest = work.smallest
    line = smallest.size * PITCH * smallest.spacing
    text = source.text
    while work.needs(smallest) > line + 0.01 and text:
        text = text[: len(text) * 9 // 10] if " " not in text else text.rsplit(" ", 1)[0]
        work = work_for(replace(source, runs=(Run(text.rstrip(" ,;:\u00a0") + "…"),)))
    return work
