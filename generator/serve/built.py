"""One build of a preview: the Scene of a deck as it is now, with all that is wrong, and never an exception for it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.build import known_layouts, require_theme
from generator.course import read_for_course, tags_in
from generator.deck.kept_slides import KeptSlides
from generator.deck.model import Deck
from generator.errors import ContentError, Diagnostic, DiapoError, Severity, error, first_of, in_source_order, reason
from generator.layout import lay_out_anyway, look_of
from generator.layout.kept_pages import KeptPages
from generator.layout.listing import theme_names
from generator.places import NOTHING
from generator.scene.page import Scene


class Variant(Struct, frozen=True):
    """What is shown of a deck; None and nothing: as the deck says."""

    course: str | None = None
    audience: tuple[str, ...] = ()
    theme: str | None = None
    mode: str | None = None
    min_size: int | None = None


class Built(Struct, frozen=True):
    problems: tuple[Diagnostic, ...]
    deck: Deck | None = None
    """None: too little could be read, or what is wrong concerns all slides."""
    scene: Scene | None = None
    standing: frozenset[str] = frozenset()
    """The slides that could not be laid out, and stand there as they were last."""
    files: Mapping[Path, str] = {}
    """Every file that was read or looked for, and those that something is wrong with, which may be mended."""
    tags: tuple[str, ...] = ()
    """Of audiences, that the deck knows."""


def build(path: Path, variant: Variant, kept: KeptPages, slides: KeptSlides) -> Built:
    """``kept``, ``slides``: what was laid out and read the last time. Whatever is wrong is among the problems."""
    try:
        built = _build(path, variant, kept, slides)
    except ContentError as problem:
        built = Built(problem.diagnostics)
    except (DiapoError, OSError) as problem:
        return Built((error("deck-unreadable", "{path} cannot be read: {reason}", None,
                            path=path.name, reason=reason(problem)),))  # fmt: skip
    wrong = {Path(one.span.path).absolute(): NOTHING for one in built.problems if one.span}
    return replace(built, files=wrong | dict(built.files))


def _build(path: Path, variant: Variant, kept: KeptPages, slides: KeptSlides) -> Built:
    theme = variant.theme
    if theme is not None:
        require_theme(theme, (path,))
    result, found = read_for_course(
        path, variant.course, audience=variant.audience, layouts=known_layouts(theme), themes=theme_names(), kept=slides
    )
    if result is None:
        return Built(found)
    deck, tags = result.deck, tuple(sorted(tags_in(result.base.slides)))
    files = dict(deck.files)
    if not deck.slides or not all(map(_Places(deck).slide_of, _errors(found))):
        return Built(found, files=files, tags=tags)
    if variant.min_size is not None:
        sizeless = tuple(replace(slide, min_size=None) for slide in deck.slides)
        deck = replace(deck, min_size=variant.min_size, slides=sizeless)
    look = look_of(deck, theme)
    files |= look.files
    scene, more = lay_out_anyway(deck, look, mode=variant.mode, asked=theme, kept=kept)
    problems = first_of(in_source_order((*found, *more)))
    return Built(problems, deck, scene, frozenset(kept.standing), files, tags)


def _errors(found: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    return [one for one in found if one.severity is Severity.ERROR]


class _Places:
    """Which slide a problem is on."""

    def __init__(self, deck: Deck) -> None:
        self._begins = sorted(
            (slide.span.path, slide.span.line, slide.id) for slide in deck.slides if "agenda-" not in slide.id
        )

    def slide_of(self, found: Diagnostic) -> str | None:
        span = found.span
        if span is None:
            return None
        above = [name for path, line, name in self._begins if path == span.path and line <= span.line]
        return above[-1] if above else None


def slides_of(deck: Deck, problems: tuple[Diagnostic, ...]) -> list[str | None]:
    """For each problem the id of the slide that it is on, if it is on one."""
    return list(map(_Places(deck).slide_of, problems))
