"""Stage 3: a Deck, a theme and layout rules become a Scene."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from generator.deck.model import Callout, Code, Deck, Equation, Media, Mode, Slide, Text
from generator.deck.model.stepped import has_steps
from generator.deck.model.walk import contents_in
from generator.errors import ContentError, Diagnostic, first_of, has_errors, notice
from generator.layout.attempts import pages_of
from generator.layout.choose import LACKS
from generator.layout.citations.presence import has_citations
from generator.layout.deck_sizes import deck_sizes
from generator.layout.footnotes import referring, targets_of
from generator.layout.formulas import with_drawings
from generator.layout.kept_measures import kept_measures
from generator.layout.listing import PAGE_SIZES, layouts_root, themes_root
from generator.layout.look import Found
from generator.layout.numbering import numbered_pages
from generator.layout.own import look_of as look_of
from generator.layout.rules import shared_rules
from generator.layout.running_texts import shortened_texts
from generator.layout.sections import appendix_last, has_agendas, sections_of, with_openings
from generator.layout.slide_context import SlideContext
from generator.layout.slide_layouts import box_names, scene_layouts
from generator.layout.soft_breaks import without_soft_breaks
from generator.layout.theme import Theme
from generator.layout.theme_files import load_look
from generator.scene.checks import check_scene
from generator.scene.page import Page, Scene, SceneLayout, Transition
from generator.words import words_of

if TYPE_CHECKING:
    from generator.layout.citations.leads import Leads
    from generator.layout.kept_pages import KeptPages


def lay_out(deck: Deck, *, theme: str | None = None, mode: str | None = None) -> tuple[Scene, tuple[Diagnostic, ...]]:
    """The Scene of a deck and the warnings about it. ``theme`` and ``mode`` replace the deck's.

    Raises ContentError with every problem of every slide if any of them is an error.
    """
    return lay_out_as(deck, look_of(deck, theme), mode=mode, asked=theme)


def lay_out_as(
    deck: Deck, seen: Found, *, mode: str | None = None, asked: str | None = None, light: bool = False
) -> tuple[Scene, tuple[Diagnostic, ...]]:
    """The same, when what it is shown with was found already. ``asked``: the theme that was asked for; ``light``: no
    dark mode, unless it was asked for."""
    scene, told = lay_out_anyway(deck, seen, mode=mode, asked=asked, light=light)
    if has_errors(told):
        raise ContentError(told)
    return scene, told


def lay_out_anyway(
    deck: Deck,
    seen: Found,
    *,
    mode: str | None = None,
    asked: str | None = None,
    light: bool = False,
    kept: KeptPages | None = None,
) -> tuple[Scene, tuple[Diagnostic, ...]]:
    """The same, also when there are errors: the Scene then lacks the slides that could not be laid out. ``kept``: the
    pages of the last time, for slides that are what they were; those that cannot be laid out are as they were when they
    last could."""
    shown = Mode(mode) if mode else deck.mode
    tokens = load_look(themes_root(), seen.look, shown)
    replaced = _replaced(tokens, deck, asked)
    if light and mode is None and tokens.scene.dark:
        shown = Mode.LIGHT
        tokens = load_look(themes_root(), seen.look, shown)
    deck = appendix_last(deck)
    if deck.logo is None and deck.brand:
        deck = replace(deck, logo=deck.brand.logo)
    works: Mapping[str, str] = {}
    cited_problems: tuple[Diagnostic, ...] = ()
    if has_citations(deck):
        from generator.layout.citations.cited import with_citations  # which most decks do without

        formed = with_citations(deck)
        deck, works, cited_problems = formed.deck, formed.listed, formed.problems
    deck, undrawn = with_drawings(deck, tokens)
    size = PAGE_SIZES[deck.size]
    rules = shared_rules(layouts_root(), themes_root(), seen.look, shown, size)
    sections, told = sections_of(deck, rules), [*seen.problems, *cited_problems, *undrawn]
    lit: Mapping[str, str] = {}
    if has_agendas(deck):
        from generator.layout.agenda import with_agendas  # which most decks do without

        listed = with_agendas(deck, sections)
        deck, lit = listed.deck, listed.lit
        sections = sections_of(deck, rules)
        told += listed.problems
    if stepped := has_steps(deck):
        from generator.layout.steps import with_steps  # which most decks do without

        deck = with_steps(deck)
    numbers = _numbered_boxes(deck)
    targets = targets_of(deck, numbers)
    texts: dict[str, Any] = {
        name: referring(text, targets)
        for name in ("title", "subtitle", "author", "date", "footer")
        if (text := getattr(deck, name)) is not None
    }
    deck = replace(deck, **texts)
    place_ = SlideContext(
        deck,
        tokens,
        rules,
        size,
        deck_sizes(deck, tokens, rules, targets),
        kickers=sections.kickers,
        targets=targets,
        numbers=numbers,
        ordinals=sections.ordinals,
        lit=lit,
        stepped=stepped,
    )
    pages: list[Page] = []
    told += [*tokens.told, *replaced]
    make: Callable[[Slide, bool], tuple[list[Page], list[Diagnostic]]] = partial(pages_of, place=place_)
    layouts_of: Callable[[set[str]], tuple[SceneLayout, ...]] = partial(scene_layouts, place_)
    if kept:
        again = kept.begin(place_)
        place_, make, layouts_of = again.place, again.pages_of, again.layouts_of
    leads: Leads | None = None
    if works:
        from generator.layout.citations.leads import Leads

        leads = Leads(deck, works, make)
    for index, slide in enumerate(deck.slides):
        if any(isinstance(content, Media) for _, content in contents_in(slide.fields)):
            from generator.layout.transcripts import with_transcripts  # for decks that have recordings

            slide = with_transcripts(slide, deck.lang)
        made, problems = leads.pages_of(slide, index == 0) if leads else make(slide, index == 0)
        pages.extend(made)
        told.extend(one for one in problems if slide.whole or one.code not in LACKS)
    if any(page.transition is Transition.MORPH for page in pages):
        from generator.layout.morphs import paired

        pages = paired(pages)
    told.extend(shortened_texts(place_.running_texts.values(), deck, pages))
    scene = Scene(
        title=_on_one_line(deck.title),
        lang=deck.lang,
        size=size,
        theme=tokens.scene,
        layouts=layouts_of({page.layout for page in pages if page.rtl != place_.rtl}),
        pages=numbered_pages(with_openings(pages, deck.lang), place_),
        author=_on_one_line(deck.author, ", "),
        subject=_on_one_line(deck.subtitle),
        keywords=tuple(" ".join(word.split()) for word in deck.keywords),
        duration=deck.duration,
        rtl=place_.rtl,
        words=words_of(deck.lang),
        names=box_names(place_),
        facts={name: " ".join(fact.shown.split()) for name, fact in deck.facts.items()},
    )
    place_.rules.keep()
    kept_measures().write()
    if any(isinstance(content, Code) for slide in deck.slides for _, content in contents_in(slide.fields)):
        from generator.layout.body.kept_code import shared_code

        shared_code().keep()
    told.extend(check_scene(scene))
    return scene, first_of(told)


def _replaced(tokens: Theme, deck: Deck, asked: str | None) -> list[Diagnostic]:
    """A notice that a theme of the first edition goes by another name now."""
    if not tokens.replaced_by:
        return []
    return [
        notice(
            "theme-replaced",
            "The theme {name} is now {new}",
            deck.places.get("theme", deck.span) if asked is None else None,
            hint="Write `theme: {new}`." if tokens.mode is Mode.LIGHT else "Write `theme: {new}` and `mode: {mode}`.",
            name=tokens.scene.name,
            new=tokens.replaced_by,
            mode=str(tokens.mode),
        )
    ]


def _numbered_boxes(deck: Deck) -> dict[str, dict[str, int]]:
    """The numbers of boxes that want one, by the ids of slide and block: one count for each kind over the deck."""
    counts: Counter[str] = Counter()
    found: dict[str, dict[str, int]] = {}
    for slide in deck.slides:
        for address, content in contents_in(slide.fields):
            if isinstance(content, Callout | Equation) and content.numbered:
                kind = content.kind if isinstance(content, Callout) else "math"
                counts[kind] += 1
                found.setdefault(slide.id, {})[address] = counts[kind]
    return found


def _on_one_line(text: Text | None, between: str = " ") -> str:
    """A text as a property of the document; ``between`` stands for its line ends, where no sign parts them already."""
    if text is None:
        return ""
    lines = [" ".join(line.split()) for line in without_soft_breaks(text.plain).splitlines()]
    joined = ""
    for line in filter(None, lines):
        joined += (" " if joined[-1:] in ",;:/&" else between) + line if joined else line
    return joined
