"""The formulas of a deck, measured all at once before anything is laid out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from generator.deck.model import Content, Deck, Equation, Inline, Slide, Text
from generator.deck.model.held import texts_in
from generator.deck.model.walk import contents_in, with_equations, with_texts_in
from generator.errors import Diagnostic
from generator.layout.theme import Theme
from generator.remembered import remembered
from generator.scene.text import SetFormula
from generator.scene.theme import Face
from generator.spans import Span

if TYPE_CHECKING:
    from generator.formulas.drawing import Drawing
    from generator.formulas.tree import Formula

_Text = TypeVar("_Text", bound=Text)


def set_formula(formula: Formula, drawing: Drawing, lang: str) -> SetFormula:
    """The formula as the Scene has it, in the words of a language."""
    from generator.formulas.plain import plain
    from generator.formulas.speech import spoken

    return SetFormula(formula, drawing, plain(formula), spoken(formula, lang))


def without_formulas(text: _Text) -> _Text:
    """The text with formulas as they read on one line of plain signs, where none can be drawn."""
    if not any(inline.formula for inline in text.inlines):
        return text
    return replace(text, inlines=tuple(replace(one, formula=None, drawing=None) for one in text.inlines))


def with_drawings(deck: Deck, theme: Theme) -> tuple[Deck, list[Diagnostic]]:
    """The deck with all its formulas measured. One that cannot be drawn is told, and stays as it was typed."""
    wanted: dict[Formula, Span] = {}
    for formula, span in _formulas(deck):
        wanted.setdefault(formula, span)
    if not wanted:
        return deck, []
    from generator.formulas.drawing import Undrawable, drawings
    from generator.formulas.letters import letters_of
    from generator.formulas.telling import problem

    told: list[Diagnostic] = []
    drawn: Mapping[Formula, Drawing]
    try:
        drawn = drawings(wanted, letters_of(theme.fonts[Face.MINOR].family.twin))
    except Undrawable as some:
        drawn = some.drawn
        told = [problem(fault, wanted[formula]) for formula, fault in some.faults.items()]
    title, subtitle = (one and _drawn(one, drawn) for one in (deck.title, deck.subtitle))
    assert title is not None
    slides = tuple(_with_drawn(slide, drawn) for slide in deck.slides)
    return replace(deck, slides=slides, title=title, subtitle=subtitle), told


def _formulas(deck: Deck) -> Iterator[tuple[Formula, Span]]:
    for text in filter(None, (deck.title, deck.subtitle)):
        yield from _formulas_in(text)
    for slide in deck.slides:
        yield from _formulas_on(slide)


@remembered
def _formulas_on(slide: Slide) -> tuple[tuple[Formula, Span], ...]:
    in_texts = (one for content in slide.fields.values() for text in texts_in(content) for one in _formulas_in(text))
    alone = (one for _, one in contents_in(slide.fields) if isinstance(one, Equation))
    return (*in_texts, *((one.formula, one.span) for one in alone))


def _formulas_in(text: Text) -> Iterator[tuple[Formula, Span]]:
    for inline in text.inlines:
        if inline.formula:
            yield inline.formula, text.span
        for one in inline.note:
            if one.formula:
                yield one.formula, text.span


def _drawn(text: Text, drawn: Mapping[Formula, Drawing]) -> Text:
    def inline(one: Inline) -> Inline:
        if one.note:
            return replace(one, note=tuple(map(inline, one.note)))
        return replace(one, drawing=drawn.get(one.formula)) if one.formula else one

    if not any(part.formula or part.note for part in text.inlines):
        return text
    return replace(text, inlines=tuple(map(inline, text.inlines)))


def _with_drawn(slide: Slide, drawn: Mapping[Formula, Drawing]) -> Slide:
    def text(one: Text) -> Text:
        return _drawn(one, drawn)

    def equation(one: Equation) -> Equation:
        return replace(one, drawing=drawn.get(one.formula))

    def content(one: Content) -> Content:
        return with_equations(with_texts_in(one, text), equation)

    return replace(slide, fields={name: content(one) for name, one in slide.fields.items()})
