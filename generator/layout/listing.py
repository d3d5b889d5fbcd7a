"""Which layouts and themes there are, for people: names, titles and one line each."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from msgspec import Struct

from generator import assets
from generator.layout import rules as layout_rules
from generator.layout.theme_files import load_theme
from generator.units import Pt, Size

PAGE_SIZES = {"16:9": Size(Pt(960), Pt(540)), "4:3": Size(Pt(720), Pt(540))}


class LayoutEntry(Struct, frozen=True):
    name: str
    title: str
    summary: str
    fields: tuple[str, ...]
    """Slide fields that it shows; those it cannot do without come first."""


class ThemeEntry(Struct, frozen=True):
    name: str
    title: str
    summary: str


def layouts_root() -> Path:
    return assets.template_root() / "layouts"


def themes_root() -> Path:
    return assets.template_root() / "themes"


def layout_names() -> tuple[str, ...]:
    return layout_rules.layout_names(layouts_root())


@cache
def theme_names() -> tuple[str, ...]:
    return tuple(sorted(path.parent.name for path in themes_root().glob("[!_]*/theme.yaml")))


def describe_layouts(theme: str = "faculte") -> tuple[LayoutEntry, ...]:
    """The layouts in menu order."""
    found = layout_rules.Rules(layouts_root(), load_theme(themes_root(), theme), PAGE_SIZES["16:9"])
    return tuple(LayoutEntry(r.name, r.title, r.summary, (*r.needs, *r.any, *r.allows)) for r in found.all())


def describe_themes() -> tuple[ThemeEntry, ...]:
    themes = ((name, load_theme(themes_root(), name)) for name in theme_names())
    return tuple(ThemeEntry(name, one.scene.title, one.summary) for name, one in themes if not one.replaced_by)
