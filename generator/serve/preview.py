"""A deck that is shown: what its page has, and what it is told after each build."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import asdict

from generator.build import deck_folder, deck_name
from generator.course import course_names
from generator.deck.kept_slides import KeptSlides
from generator.deck.model import Deck
from generator.errors import ContentError, Diagnostic
from generator.layout.kept_pages import KeptPages
from generator.layout.listing import theme_names
from generator.places import own_themes
from generator.remembered import remember
from generator.render import PPI
from generator.render.coarser import coarser
from generator.render.revealjs.fed import FedPage, Update
from generator.scene.boxes import Clip
from generator.scene.page import Page, Scene
from generator.serve.built import Variant, build, slides_of
from generator.spans import Span

Message = dict[str, Any]
"""What the page is told, as JSON."""
SIZES = (14, 16, 18, 20, 24)
"""Smallest sizes to choose from, in points."""
MODES = ("light", "dark", "contrast")


class Preview:
    """One deck. A build and what reads its result are never at work at the same time."""

    def __init__(self, path: Path, variant: Variant, beside: str = "") -> None:
        """``beside``: where its page asks for recordings."""
        remember()
        self.path, self.variant = path, variant
        self.name, self.folder = deck_name(path), deck_folder(path)
        self.version = 0
        self.loads = 0
        """Counts what the page has to be loaded again for, such as another size of slides."""
        self.lock = threading.Lock()
        self.files: set[Path] = set()
        self.scene: Scene | None = None
        self._kept, self._slides, self._page = KeptPages(), KeptSlides(), FedPage(beside)
        self._deck: Deck | None = None
        self._told: dict[str, Message] = {}
        self._frame: object = None
        self._problems: tuple[Diagnostic, ...] = ()
        self._standing: frozenset[str] = frozenset()
        self._tags: tuple[str, ...] = ()
        self._whole = True
        """Whether the last build could show more than what was there before."""

    def build(self) -> Message:
        """Builds the deck as it is now; what to tell the page. ``version`` counts."""
        with self.lock:
            return self._build()

    def show(self, variant: Variant) -> Message:
        """The same for another variant."""
        with self.lock:
            self.variant, self._kept = variant, KeptPages()
            return self._build()

    def _build(self) -> Message:
        built = build(self.path, self.variant, self._kept, self._slides)
        self.files = set(built.files) if built.scene is not None else self.files | set(built.files)
        self._tags = built.tags or self._tags
        self._problems, self._standing = built.problems, built.standing
        message: Message = {}
        self._whole = built.scene is not None
        if built.scene is not None and built.deck is not None:
            try:
                scene = coarser(built.scene, PPI)
                message = self._new_of(scene, self._page.update(scene))
                self._deck, self.scene = built.deck, scene
            except ContentError as problem:  # a picture that went away meanwhile
                self._problems = problem.diagnostics
        self.version += 1
        return {"version": self.version, **message, **self._state()}

    def _new_of(self, scene: Scene, update: Update) -> Message:
        told = {anchor: _told_of(page) for anchor, page in zip(update.order, scene.pages, strict=True)}
        new = {anchor: one for anchor, one in told.items() if update.whole or self._told.get(anchor) != one}
        self._told = told
        if self._page.frame != self._frame:
            self._frame = self._page.frame
            self.loads += 1
        found: Message = {"update": {**asdict(update), "order": list(update.order)}, "pages": new}
        return found | {"title": scene.title, "lang": scene.lang}

    def _state(self) -> Message:
        anchors: dict[str, list[str]] = {}
        for anchor, page in zip(self._told, self.scene.pages if self.scene else (), strict=False):
            anchors.setdefault(page.slide, []).append(anchor)
        slides = slides_of(self._deck, self._problems) if self._deck else [None] * len(self._problems)
        problems = [
            {**self._problem(one), "slides": anchors.get(slide or "", [])}
            for one, slide in zip(self._problems, slides, strict=True)
        ]
        return {
            "problems": problems,
            "standing": [anchor for slide in self._standing for anchor in anchors.get(slide, ())],
            "whole": self._whole,
            "loads": self.loads,
            "variant": asdict(self.variant),
            "choices": self._choices(),
        }

    def _problem(self, found: Diagnostic) -> Message:
        span = found.span
        place = Path(span.path).absolute() if span else self.folder
        near = place.relative_to(self.folder).as_posix() if place.is_relative_to(self.folder) else str(place)
        return {
            "severity": str(found.severity),
            "code": found.code,
            "message": found.message,
            "hint": found.hint,
            "place": str(span) if span else "",
            "near": f"{near}:{span.line}:{span.column}" if span else "",
        }

    def _choices(self) -> Mapping[str, list[Any]]:
        try:
            courses = course_names(self.folder)
        except (ContentError, OSError):
            courses = ()
        return {
            "course": list(courses),
            "audience": sorted({*self._tags, *self.variant.audience}),
            "theme": [*theme_names(), *own_themes(self.folder)],
            "mode": [*MODES],
            "min_size": [*SIZES],
        }

    def whole(self) -> Message:
        """All that the page has, for one that missed something."""
        with self.lock:
            message: Message = {"version": self.version}
            if self.scene is not None:
                self._told = {}
                message |= self._new_of(self.scene, self._page.whole(self.scene))
            return message | self._state()

    def state(self) -> Message:
        """The same for one that has all slides."""
        with self.lock:
            told = {"version": self.version, "pages": self._told, "order": list(self._told)}
            if self.scene is not None:
                told |= {"title": self.scene.title, "lang": self.scene.lang}
            return {**told, **self._state()}

    def document(self) -> bytes:
        """The page with the slides; empty if nothing could be laid out yet."""
        with self.lock:
            return self._page.document(self.scene, self.version) if self.scene else b""

    def recording(self, name: str) -> Clip | None:
        return self._page.recording(name)

    def allowed(self, asked: Mapping[str, Any]) -> Variant:
        """The variant that was asked for. Raises ValueError for what is not among the choices."""
        choices = self._choices()

        def one(name: str) -> Any:
            value = asked.get(name)
            if value is not None and value not in choices[name]:
                raise ValueError(name)
            return value

        tags = asked.get("audience") or []
        if not isinstance(tags, list) or not all(isinstance(tag, str) and tag in choices["audience"] for tag in tags):
            raise ValueError("audience")
        return Variant(one("course"), tuple(tags), one("theme"), one("mode"), one("min_size"))

    def place(self, problem: int | None, anchor: str | None) -> tuple[Path, Span] | None:
        """The file and place of a problem, by its number, or of a slide."""
        with self.lock:
            span = None
            if problem is not None and 0 <= problem < len(self._problems):
                span = self._problems[problem].span
            elif anchor is not None and self.scene and anchor in self._told:
                span = dict(zip(self._told, self.scene.pages, strict=False))[anchor].span
            return (Path(span.path).absolute(), span) if span else None


def _told_of(page: Page) -> Message:
    """What the page says of a slide outside of the frame: its notes, and where it stands."""
    span = page.span
    return {
        "title": page.title,
        "label": page.label,
        "lang": page.lang,
        "place": [span.path, span.line, span.column] if span else None,
        "notes": [
            {"text": note.text, "depth": note.depth, "bullet": note.bullet, "number": note.number, "rtl": note.rtl}
            for note in page.notes
        ],
    }
