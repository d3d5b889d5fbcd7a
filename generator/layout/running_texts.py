"""Texts that pages repeat: the deck's footer or title and its date, the section's title, the page's number."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.deck.model import Deck, Marker, Text
from generator.errors import Diagnostic, warning
from generator.layout.content import deck_text
from generator.layout.fit import PITCH
from generator.layout.formulas import without_formulas
from generator.layout.regions import TextFit, job, text_box
from generator.layout.rule import TextRegion
from generator.layout.runs import SourceParagraph, directed, runs_of
from generator.layout.theme import Theme
from generator.scene.boxes import Role, TextBox
from generator.scene.page import Page
from generator.scene.text import Field, Run

KICKER = "slide.kicker"
"""The one that is a slide's own, or that of its section."""
ORDINAL = "section.number"
MOST_CHARS = 500
"""More than one line of any layout holds."""
MOST_NAMED = 8
"""Pages that a message names."""
_ADVICE = {
    "title": "; a first slide with `layout: title` can show a long title in full",
    "footer": ", such as a name or an abbreviation",
    "date": ", such as 23 Sep 2026",
}


class RunningText(Struct, frozen=True):
    region: TextRegion
    name: str
    """Of the key that it comes from."""
    box: TextBox
    shortened: bool
    """Whether the box shows less than the text."""


def running_text(
    region: TextRegion, deck: Deck, theme: Theme, background: str, *, rtl: bool, own: Text | None = None
) -> RunningText | None:
    """The box of such a text on one line, or None if there is none. A page number is 0 until the pages are counted.
    ``rtl``: the direction of the pages that show it, which need not be that of the deck's language.
    ``own``: the text, where it is the slide's."""
    key = region.text
    if key == "page.number":
        source = SourceParagraph((Run("0", field=Field.SLIDE_NUMBER),), rtl=rtl)
    else:
        text = own if key in (KICKER, ORDINAL) else deck_text(key, deck)
        if text is None and region.default:
            key = region.default[0]
            text = deck_text(key, deck)
        if text is None:
            return None
        typed = runs_of(without_formulas(text), deck.lang, deck.typography)
        runs = tuple(replace(run, text=run.text.replace("\n", " ")) for run in typed)
        if not runs:
            return None
        source = directed(SourceParagraph(runs, span=text.span), rtl=rtl)
    work, shortened = _one_line(region, source, theme)
    name = key.rpartition(".")[2]
    return RunningText(region, name, text_box(work, work.smallest, background=background), shortened)


def shortened_texts(constants: Iterable[RunningText | None], deck: Deck, pages: Sequence[Page]) -> Iterator[Diagnostic]:
    """A warning for each of the deck's texts that pages show shortened; none for a title that another page shows in
    full, which is what title slides are for."""
    found: dict[str, tuple[RunningText, list[int]]] = {}
    for one in constants:
        if one and one.shortened:
            name = one.name
            here = [number for number, page in enumerate(pages, 1) if _shows(page, one)]
            _, before = found.setdefault(name, (one, []))
            before += here
    for name, (one, numbers) in found.items():
        if not numbers or (name == "title" and _title_stands(deck, pages)):
            continue
        yield warning(
            "text-shortened",
            "The deck's {name} is too long for one line on {pages} and is shown as “{shown}”",
            deck.places.get(name) or one.box.span or deck.span,
            hint=f"Write a shorter `{{name}}`{_ADVICE.get(name, '')}.",
            name=name,
            pages=_said(sorted(set(numbers)), len(pages)),
            shown=one.box.paragraphs[0].text,
        )


def _shows(page: Page, one: RunningText) -> bool:
    shown = one.box.paragraphs[0].text
    return any(
        isinstance(box, TextBox) and box.name == one.box.name and box.paragraphs and box.paragraphs[0].text == shown
        for box in page.boxes
    )


def _title_stands(deck: Deck, pages: Iterable[Page]) -> bool:
    """Whether a page has the whole title as its own, where it can be seen."""
    wanted = _bare(deck.title.plain)
    return any(
        isinstance(box, TextBox)
        and box.role is Role.TITLE
        and not box.hidden
        and _bare("".join(paragraph.text for paragraph in box.paragraphs)) == wanted
        for page in pages
        for box in page.boxes
    )


def _bare(text: str) -> str:
    """The letters and figures of a text, whatever typography made of the rest."""
    return "".join(filter(str.isalnum, text))


def _said(numbers: Sequence[int], of: int) -> str:
    if len(numbers) == of:
        return "every page" if of > 1 else "its page"
    if len(numbers) > MOST_NAMED:
        return f"{len(numbers)} pages, the first of them page {numbers[0]},"
    named = [str(number) for number in numbers]
    return f"page {named[0]}" if len(named) == 1 else f"pages {', '.join(named[:-1])} and {named[-1]}"


def _one_line(region: TextRegion, source: SourceParagraph, theme: Theme) -> tuple[TextFit, bool]:
    """The text at its smallest size, and whether it is cut: what one line does not hold goes, from a word's end on,
    for “…”."""

    def work_for(text: SourceParagraph) -> TextFit:
        return job(region, region.at, (text,), Marker.NONE, theme, None)

    def shorter(end: int) -> TextFit:
        return work_for(replace(source, runs=(Run(text[:end].rstrip(" ,;:\u00a0") + "…"),)))

    def too_long(work: TextFit) -> bool:
        smallest = work.smallest
        return work.needs(smallest) > smallest.size * PITCH * smallest.spacing + 0.01

    work = work_for(source)
    if not too_long(work):
        return work, False
    text = source.text[:MOST_CHARS]
    for ends in ([i for i, char in enumerate(text) if char == " "], range(1, len(text) + 1)):
        best = bisect(ends, False, key=lambda end: too_long(shorter(end)))
        if best:
            return shorter(ends[best - 1]), True
    return shorter(0), True
