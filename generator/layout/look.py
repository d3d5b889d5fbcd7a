"""What a deck is shown with where that is not all shipped: files of themes and layouts, read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field

from generator.errors import Diagnostic
from generator.scene.theme import Face
from generator.spans import Span


class OwnFile(Struct, frozen=True):
    shown: str
    """Its path as messages show it."""
    data: bytes


class OwnLayouts(Struct, frozen=True):
    """The rules and macros of one folder, which see each other and the shipped macros."""

    files: tuple[tuple[str, OwnFile], ...]
    """By what each is called without its ending; macros begin with ``_``."""


class Wish(Struct, frozen=True):
    """A colour that is wanted."""

    digits: str
    """Six hexadecimal ones."""
    span: Span | None
    strict: bool = True
    """Whether it is refused where it cannot be read; else the nearest one that can is taken."""
    dark: str | None = None
    """In the mode ``dark``, if that is another one."""

    def in_mode(self, *, dark: bool) -> Wish:
        return Wish(self.dark, self.span, self.strict) if dark and self.dark else self


class Wishes(Struct, frozen=True):
    """What is wanted in whatever theme."""

    accent: Wish | None = None
    pop: Wish | None = None
    charts: tuple[Wish, ...] = ()
    """The accents from the second one on."""
    fonts: tuple[tuple[Face, str], ...] = ()
    """By role, the family that takes the place of the theme's, as a key of ``brand.FONTS``."""

    def in_mode(self, *, dark: bool) -> Wishes:
        accent, pop = (one and one.in_mode(dark=dark) for one in (self.accent, self.pop))
        return Wishes(accent, pop, tuple(one.in_mode(dark=dark) for one in self.charts), self.fonts)


class Look(Struct, frozen=True):
    """Values only, so that whatever is made of it can be kept by it."""

    name: str
    base: str
    """The shipped theme that is used, or that the last of the chain extends."""
    chain: tuple[OwnFile, ...] = ()
    """The files of own themes, each of which extends the next."""
    layouts: tuple[OwnLayouts, ...] = ()
    """Those of the first win."""
    wishes: Wishes | None = None


class Found(Struct, frozen=True):
    """A look, and how it was found."""

    look: Look
    files: Mapping[Path, str] = field(default_factory=dict)
    """Every file that was looked for, with the SHA-256 of what it held, and every folder of layouts, with that of the
    names in it."""
    problems: tuple[Diagnostic, ...] = ()
    """Notices and warnings."""
