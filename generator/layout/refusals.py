"""What is said of a slide whose text has no room, or gets less of it than its author asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from generator.deck.model import Slide
from generator.errors import Diagnostic, error, notice, warning
from generator.layout.regions import TextFit
from generator.layout.rule import Rule
from generator.layout.soft_breaks import without_soft_breaks
from generator.layout.wide_formulas import wide_formula
from generator.patterns import pattern
from generator.scene.page import Page
from generator.spans import Span
from generator.units import Rect

if TYPE_CHECKING:
    from generator.layout.body.slide_stack import SlideStack

MOST_WORDS = 5
"""Overlong words of one slide that are told one by one."""
_ADDRESS = pattern(r"https?://|www\.", re.IGNORECASE)


class TooLongError(Exception):
    """A text does not fit its region at its smallest size."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic


def about_share(slide: Slide, rule: Rule, share: str, refusal: Diagnostic | None) -> list[Diagnostic]:
    """A notice if a picture does not take as much of the page as its author asked for."""
    asked = slide.picture_share
    if asked is None or (picture := slide.fields.get("image")) is None or (asked == share and len(rule.shares) > 1):
        return []
    if len(rule.shares) < 2:
        return [
            notice(
                "share-unused",
                "The layout {layout} gives the picture on slide `{slide}` its place; `share: {asked}` changes nothing",
                picture.span,
                hint="Delete `share:`; it is for a picture beside text, in the layouts image-left and image-right.",
                layout=rule.name,
                slide=slide.id,
                asked=asked,
            )
        ]
    narrow = refusal is not None and refusal.code == "text-too-wide"
    return [
        notice(
            "share-reduced",
            "The picture on slide `{slide}` takes {share} of the page, not {asked}: {why}",
            picture.span,
            hint="Shorten the text, or write `share: {share}`.",
            slide=slide.id,
            share=share,
            asked=asked,
            why="a word beside it would not fit on a line" if narrow else "the text beside it would not fit",
        )
    ]


def too_long(work: TextFit, slide: Slide, layout: str, columns: int = 1) -> TooLongError:
    """Of a text that does not fit its region at its smallest size."""
    setting = work.smallest
    place = work.paragraphs[0].source.span or slide.span
    if work.fitting.total(work.paragraphs, setting, work.width, work.hang) is None:
        if wide := wide_formula(work.paragraphs, work.fitting, setting.size, work.width, work.hang):
            return TooLongError(wide)
        return TooLongError(
            error(
                "text-too-wide",
                "`{region}` on slide `{slide}` has a line too short for a word at {size} pt in the layout {layout}",
                place,
                hint="Use fewer levels, choose a layout with wider columns, or allow a smaller `min_size`.",
                region=work.region.name,
                slide=slide.id,
                size=setting.size,
                layout=layout,
            )
        )
    return TooLongError(
        error(
            "text-too-long",
            "The text of `{region}` on slide `{slide}` needs {needs:.0f} pt of height at {size} pt, "
            "and the layout {layout} has {room:.0f} pt",
            place,
            hint="Shorten it, divide the slide, choose a layout with more room, or allow a smaller `min_size`.",
            region=work.region.name,
            slide=slide.id,
            needs=work.needs(setting),
            size=setting.size,
            layout=layout,
            room=(work.region.grow.to - work.region.grow.top).pt if work.region.grow else work.height * columns,
        )
    )


def long_heading(slide: Slide, lines: int) -> Diagnostic:
    """Of a heading that takes more lines than it should."""
    place = slide.heading.span if slide.heading else slide.span
    return notice(
        "heading-long",
        "The heading of slide `{slide}` takes {lines} lines, and leaves less room for what is below it",
        place,
        hint="Say it shorter.",
        slide=slide.id,
        lines=lines,
    )


def unstackable(stack: SlideStack, rect: Rect, slide: Slide, layout: str) -> TooLongError:
    """Of a body that is too wide, or of which a part is higher than a page."""
    narrow = stack.too_narrow(rect.width.pt)
    if narrow and stack.refusals:
        return TooLongError([*stack.refusals.values()][-1])
    if narrow:
        return TooLongError(
            error(
                "text-too-wide",
                "`{region}` on slide `{slide}` has a line too short for a word at {size} pt in the layout {layout}",
                narrow.span,
                hint="Use fewer levels, give it more width, or allow a smaller `min_size`.",
                region=narrow.name,
                slide=slide.id,
                size=stack.smallest.size,
                layout=layout,
            )
        )
    part, needs = stack.highest(rect.width.pt)
    if reason := stack.reason(part):
        return TooLongError(reason)
    if needs <= rect.height.pt:  # all pieces fit a page, but not all of them one
        needs = stack.needs(rect.width.pt)
    return TooLongError(
        error(
            "text-too-long",
            "The text of `{region}` on slide `{slide}` needs {needs:.0f} pt of height at {size} pt, "
            "and the layout {layout} has {room:.0f} pt",
            part.span,
            hint="Shorten it, divide the slide, choose a layout with more room, or allow a smaller `min_size`.",
            region=part.name,
            slide=slide.id,
            needs=needs,
            size=stack.smallest.size,
            layout=layout,
            room=rect.height.pt,
        )
    )


def undrawn(slide: Slide, layout: str) -> TooLongError:
    """Of a list that does not fit its designed layout at its smallest size."""
    return TooLongError(
        error(
            "text-too-long",
            "The list on slide `{slide}` has no room in the layout {layout}, not in its smallest type either",
            next(iter(slide.body.values())).span,
            hint="Shorten it, leave `layout:` away, or allow a smaller `min_size`.",
            slide=slide.id,
            layout=layout,
        )
    )


def plain_list(slide: Slide, rule: Rule) -> Diagnostic:
    """That a list which has no room in its designed layout is shown as a list."""
    return notice(
        "plain-list",
        "The list of slide `{id}` has no room in the layout {layout}, and is shown as a plain one",
        slide.span,
        hint="Shorten it, or allow a smaller `min_size`.",
        id=slide.id,
        layout=rule.name,
    )


def broken_words(found: Mapping[str, Span | None], pages: Sequence[Page], slide: Slide) -> list[Diagnostic]:
    """Words that stand on no line in one piece, each once; many of them in sum."""
    warnings: list[Diagnostic] = []
    boxes = (box for page in pages for box in page.texts if not box.hidden)
    lines = [line for box in boxes for one in box.paragraphs for line in one.lines]
    words = {without_soft_breaks(word): span for word, span in found.items()}
    broken = [(word, span) for word, span in words.items() if not any(word in line for line in lines)]
    for word, span in broken[:MOST_WORDS]:
        hint = "Put a space into it where it may break, or a soft hyphen (U+00AD)."
        if _ADDRESS.match(word):
            hint = "Link some words to it: `[the text](https://…)`."
        elif "/" in word or "\\" in word:
            hint = "Shorten it, or give it a wider place."
        warnings.append(
            warning(
                "long-word",
                "A word of {length} characters is wider than its line and is broken: “{start}…”",
                span or slide.span,
                hint=hint,
                length=len(word),
                start=word[:24],
            )
        )
    if len(broken) > MOST_WORDS:
        warnings.append(
            warning(
                "long-word",
                "{count} more words on slide `{slide}` are wider than their line and are broken",
                broken[MOST_WORDS][1] or slide.span,
                hint="Put a space into each where it may break, or a soft hyphen (U+00AD).",
                count=len(broken) - MOST_WORDS,
                slide=slide.id,
            )
        )
    return warnings
