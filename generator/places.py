"""Where a deck's file is, and themes and layouts of one's own: beside a deck, in its content folder, in the user's own
folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from generator.patterns import pattern

CONTENT: Final = "content"
DECK_FILE: Final = "deck.yaml"
DECK_FILES: Final = (DECK_FILE, "deck.md")
"""The names of a deck's file in its folder."""
MARKDOWN: Final = (".md", ".markdown", ".qmd", ".rmd")
THEMES: Final = "themes"
LAYOUTS: Final = "layouts"
THEME_FILE: Final = "theme.yaml"
RULE_SUFFIX: Final = ".yaml.j2"
BRAND_FILES: Final = ("_brand.yml", "_brand.yaml")
NOTHING: Final = sha256(b"").hexdigest()
"""What stands for a file that is not there, as for an empty one."""
Stamp = tuple[int, int, int]
"""Of a file: when it was changed (ns), its size, its number on the disk."""
MAX_NAMES: Final = 500
"""Names in a folder that are looked at."""
THEME_NAME: Final = pattern(r"[^\W_][\w-]{0,59}")
LAYOUT_NAME: Final = pattern(r"[a-z0-9][a-z0-9-]{0,59}")


def deck_file_in(folder: Path) -> Path:
    """The deck's file in a folder; what it should be called where there is none."""
    return next((folder / name for name in DECK_FILES if os.path.isfile(folder / name)), folder / DECK_FILE)  # noqa: PTH113 - never fails


def has_deck(folder: Path) -> bool:
    return any(os.path.isfile(folder / name) for name in DECK_FILES)  # noqa: PTH113


def is_markdown(path: str) -> bool:
    """Whether a deck's file is no YAML, by its name."""
    return path.lower().endswith(MARKDOWN)


def content_root(folder: Path) -> Path:
    """Where the decks and themes are that a deck may use: the nearest folder above it that is called ``content``, or
    else the folder that its own folder is in. ``folder`` is resolved."""
    return next((above for above in folder.parents if above.name == CONTENT), folder.parent)


def is_path(theme: str) -> bool:
    """Whether a theme is named by its path."""
    return theme[:1] in (".", "~") or "/" in theme or "\\" in theme


def user_themes() -> Path | None:
    """The user's own folder of themes, whether there is one or not; None where nobody knows a home."""
    base = os.environ.get("XDG_CONFIG_HOME", "")
    try:
        if base and Path(base).is_absolute():
            return Path(base, "diapo", THEMES)
        if sys.platform == "win32":
            return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming", "diapo", THEMES)
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Application Support" / "diapo" / THEMES
        return Path.home() / ".config" / "diapo" / THEMES
    except RuntimeError:
        return None


def theme_homes(folder: Path) -> tuple[Path, ...]:
    """The folders in which the themes are looked for that a deck in ``folder`` (resolved) names, in that order."""
    user = user_themes()
    homes = (folder / THEMES, content_root(folder) / THEMES, *([user] if user else []))
    return tuple(dict.fromkeys(homes))


def themes_in(home: Path) -> tuple[str, ...]:
    """The names of the themes in a folder."""
    return tuple(
        name
        for name in names_in(home)
        if THEME_NAME.fullmatch(name) and os.path.lexists(home / name / THEME_FILE)  # what is wrong with it is told
    )


def own_themes(folder: Path) -> dict[str, Path]:
    """The files of the own themes that a deck in ``folder`` (resolved) may have, by name."""
    return {name: home / name / THEME_FILE for home in reversed(theme_homes(folder)) for name in themes_in(home)}


def layouts_in(folder: Path) -> tuple[str, ...]:
    """The names of the layouts in a deck's or theme's folder."""
    found = (name.removesuffix(RULE_SUFFIX) for name in names_in(folder / LAYOUTS) if name.endswith(RULE_SUFFIX))
    return tuple(name for name in found if LAYOUT_NAME.fullmatch(name))


def own_layouts(folder: Path) -> dict[str, Path]:
    """The files of the layouts that a deck in ``folder`` (resolved) may have with one or the other of its themes, by
    name."""
    places = [folder, *(file.parent for file in own_themes(folder).values())]
    return {name: place / LAYOUTS / f"{name}{RULE_SUFFIX}" for place in reversed(places) for name in layouts_in(place)}


def names_in(folder: Path) -> tuple[str, ...]:
    """The names in a folder, sorted; none where it cannot be listed."""
    try:
        with os.scandir(folder) as entries:
            return tuple(sorted(entry.name for entry in entries))[:MAX_NAMES]
    except (OSError, ValueError):
        return ()


def stamps_of(places: Iterable[Path]) -> dict[Path, Stamp]:
    """How files and folders are now; what is not there is left out."""
    found: dict[Path, Stamp] = {}
    for place in places:
        with suppress(OSError, ValueError):
            facts = place.stat()
            found[place] = (facts.st_mtime_ns, facts.st_size, facts.st_ino)
    return found


def rules_digest(folder: Path) -> str:
    """A hash of the names of the layouts in a folder ``layouts``: whether there is another one now."""
    names = [name for name in names_in(folder) if name.endswith(RULE_SUFFIX)]
    return sha256("\0".join(names).encode(errors="surrogatepass")).hexdigest() if names else NOTHING
