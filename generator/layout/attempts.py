"""What is tried before a slide is refused, from the layout that suits it on."""

from __future__ import annotations

from itertools import product

from msgspec.structs import replace

from generator.deck.model import Columns, Slide, Text
from generator.errors import Diagnostic
from generator.layout.bodies import WHOLE
from generator.layout.choose import Choice, choose, stacking
from generator.layout.designed.choice import is_for_block, is_for_list
from generator.layout.feet import TRIES
from generator.layout.footnotes import with_numbers, with_references
from generator.layout.refusals import TooLongError, about_share, plain_list
from generator.layout.slide_context import SlideContext
from generator.layout.slide_pages import SlidePages
from generator.layout.voices import as_quotation
from generator.scene.page import Page

SHARES = ("two-thirds", "half", "third")
MOST_HEAD_LINES = 3


def pages_of(slide: Slide, first: bool, place: SlideContext) -> tuple[list[Page], list[Diagnostic]]:
    """The pages of a slide, not yet numbered, and what there is to say about them. No pages: an error is among it.

    Before a text is refused, a picture beside it is made smaller, heads of columns are given more lines, and columns
    go on over pages.
    """
    return referred_pages(with_references(slide, place.targets), first, place)


def referred_pages(slide: Slide, first: bool, place: SlideContext) -> tuple[list[Page], list[Diagnostic]]:
    """The same for a slide that has words in the place of its references."""
    if said := as_quotation(slide):
        pages, problems = _tried(said, first, place)
        if pages or slide.layout:
            return pages, problems
    return _tried(slide, first, place)


def _tried(slide: Slide, first: bool, place: SlideContext) -> tuple[list[Page], list[Diagnostic]]:
    slide, footnotes = with_numbers(slide)
    choice = choose(slide, first, place.rules, footed=bool(footnotes))
    pages, problems = _pages(slide, choice, place, footnotes)
    if not pages and _may_go_on(slide, choice, place.deck.fit):
        return _pages(slide, stacking(slide, place.rules), place, footnotes)
    if not pages and choice.rule is not None and is_for_list(choice.rule):
        plain = replace(slide, layout=None)
        pages, more = _pages(plain, choose(plain, first, place.rules, footed=bool(footnotes)), place, footnotes)
        return pages, [plain_list(slide, choice.rule), *more] if pages else problems
    return pages, problems


def _may_go_on(slide: Slide, choice: Choice, fit: str | None) -> bool:
    """Whether columns, or a block that has a layout drawn for it, are too long for that and may be stacked, as only a
    stack has pages after the first."""
    if choice.rule is not None and is_for_block(choice.rule):
        return True
    columns = any(isinstance(block, Columns) for block in slide.body.values())
    free = slide.layout is None and (slide.fit or fit or "auto") not in WHOLE
    return columns and free and choice.rule is not None and not choice.stacked


def _pages(
    slide: Slide, choice: Choice, place: SlideContext, footnotes: tuple[Text, ...]
) -> tuple[list[Page], list[Diagnostic]]:
    rule = choice.rule
    if rule is None:
        return [], [*choice.problems]
    share = slide.picture_share or "third"
    shares = SHARES[SHARES.index(share) :] if len(rule.shares) > 1 else (share,)
    head_lines = range(1, MOST_HEAD_LINES + 1 if rule.columns else 2)
    refusal: Diagnostic | None = None
    for share, lines in product(shares, head_lines):
        work = SlidePages(slide, rule, choice.stacked, share, lines, place, footnotes)
        try:
            pages, work = _with_low_feet(work) if footnotes else (work.make(), work)
        except TooLongError as problem:
            refusal = refusal or problem.diagnostic
        else:
            return pages, [*work.warnings, *about_share(slide, rule, share, refusal)]
    assert refusal is not None
    return [], [*work.warnings, refusal]


def _with_low_feet(work: SlidePages) -> tuple[list[Page], SlidePages]:
    """The pages of a slide with footnotes, and the work that made them. One page has a foot for all footnotes; the
    pages of a divided slide have one that is as high as those of any one page need. Raises TooLongError."""
    refusal: TooLongError | None = None
    pages: list[Page] = []
    try:
        pages = work.make()
    except TooLongError as problem:
        refusal = problem
    foot = work.least_foot
    for _ in range(TRIES if len(pages) != 1 else 0):
        if foot >= work.facts.foot:
            break
        lower = work.with_foot(foot)
        try:
            found = lower.make()
        except TooLongError:
            found = []
        if lower.foot <= foot:
            if found:
                return found, lower
            break
        foot = lower.foot
    if refusal:
        raise refusal
    return pages, work
