"""Which layouts and themes there are, for people: names, titles and one line each."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from msgspec import Struct

from generator import assets
from generator.deck.model import Mode
from generator.layout import rules as layout_rules
from generator.layout.theme_files import load_theme
from generator.places import THEME_FILE, own_themes
from generator.scene.theme import Face
from generator.tokens import Scalar, Token, read_tokens
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
    where: str = ""
    """The folder of one's own; nothing for those shipped."""


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


def describe_own_themes(folder: Path) -> tuple[ThemeEntry, ...]:
    """The own themes that a deck in ``folder`` may name. What one says of itself is empty where it cannot be read."""

    def said(token: Token | None) -> str:
        return token.text[:200] if isinstance(token, Scalar) else ""

    found = []
    for name, file in sorted(own_themes(folder.resolve()).items()):
        tokens = read_tokens(file)[0]
        title, summary = (said(tokens.tokens.get(key)) if tokens else "" for key in ("title", "summary"))
        found.append(ThemeEntry(name, title, summary, str(file.parent)))
    return tuple(found)


def theme_text(name: str, base: str) -> str:
    """The file of a new theme that starts from a shipped one, with comments."""
    light, dark = (load_theme(themes_root(), base, mode) for mode in (Mode.LIGHT, Mode.DARK))
    colors = {token: f"#{color.hex}" for token, color in light.scene.colors.items()}
    known = {
        "name": name,
        "title": name.replace("-", " ").replace("_", " ").capitalize(),
        "base": base,
        "base_title": light.scene.title,
        "dark_accent": f"#{dark.scene.colors['accent'].hex}",
        "charts": ", ".join(f'"{colors[f"accent{number}"]}"' for number in range(2, 7)),
        "heading": ", ".join(map(str, light.styles["heading"].sizes)),
        "title_sizes": ", ".join(map(str, light.styles["title"].sizes)),
        "glyph": light.bullets[0].glyph,
        "cover": light.cover,
        **{token: colors[token] for token in ("accent", "pop", "bg", "surface", "text", "muted")},
    }
    for face in (Face.MAJOR, Face.MINOR):
        font = light.fonts[face]
        known |= {
            str(face): font.family.name,
            f"{face}_twin": font.family.twin,
            f"{face}_generic": font.family.generic,
            f"{face}_fallback": f"{font.fallback:g}",
            f"{face}_fallback_bold": f"{font.fallback_bold:g}",
            f"{face}_loose": f"{font.loose:g}",
        }
    text = (assets.template_root() / "starter" / THEME_FILE).read_text(encoding="utf-8")
    return re.sub(r"@(\w+)@", lambda found: known[found[1]], text)


def describe_themes() -> tuple[ThemeEntry, ...]:
    themes = ((name, load_theme(themes_root(), name)) for name in theme_names())
    return tuple(ThemeEntry(name, one.scene.title, one.summary) for name, one in themes if not one.replaced_by)
