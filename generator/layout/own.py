"""Finding and reading what a deck is shown with: its theme, those that it extends, layouts of one's own.

``docs/design/own-themes.md`` says where it is looked for. Nothing is read outside the content folder and the user's own
folder of themes, unless the user names another one on the command line; no file leads out of its theme's folder.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path, PurePath, PurePosixPath
from typing import Final

from msgspec.structs import replace

from generator.deck.model import Deck
from generator.errors import ContentError, Diagnostic, error, has_errors, reason
from generator.layout.brand import brand_wishes
from generator.layout.listing import theme_names
from generator.layout.look import Found, Look, OwnFile, OwnLayouts, Wish, Wishes
from generator.layout.theme_files import DEFAULT, MAX_LEVELS, SHARED, theme_cycle, unknown_theme
from generator.names import nearest
from generator.places import (
    BRAND_FILES,
    LAYOUT_NAME,
    LAYOUTS,
    NOTHING,
    RULE_SUFFIX,
    THEME_FILE,
    THEME_NAME,
    content_root,
    is_path,
    names_in,
    rules_digest,
    theme_homes,
    themes_in,
)
from generator.spans import Span
from generator.tokens import MAX_BYTES, Scalar, tokens_of

MAX_RULE_BYTES: Final = 40_000
MAX_RULES: Final = 60
"""Files in a folder of layouts."""


def look_of(deck: Deck, asked: str | None = None) -> Found:
    """What the deck is shown with; ``asked`` is the theme that was asked for in the place of its own, a name or a path
    from the current folder. Raises ContentError."""
    finding = _Finding(deck, asked)
    look = finding.look()
    if look is None or has_errors(finding.problems):
        raise ContentError(finding.problems)
    wishes, told = _wishes(deck, asked)
    return Found(replace(look, wishes=wishes), finding.read, (*finding.problems, *told))


def _wishes(deck: Deck, asked: str | None) -> tuple[Wishes | None, tuple[Diagnostic, ...]]:
    """What the deck wants differently in whatever theme, and notices. A theme that is named wins over a brand, and so
    does an accent."""
    accent = Wish(deck.accent, deck.places.get("accent")) if deck.accent else None
    if deck.brand is None or asked is not None or "theme" in deck.places:
        return (Wishes(accent) if accent else None), ()
    wishes, told = brand_wishes(deck.brand)
    return (replace(wishes, accent=accent) if accent else wishes), told


class _Finding:
    def __init__(self, deck: Deck, asked: str | None) -> None:
        self._deck, self._asked = deck, asked
        self._root = content_root(deck.folder)
        self._homes = theme_homes(deck.folder)
        self._place = deck.places.get("theme", deck.span) if asked is None else None
        self.read: dict[Path, str] = {}
        self.problems: list[Diagnostic] = []

    def look(self) -> Look | None:
        theme = self._asked or self._deck.theme
        if self._deck.brand is None:
            self.read |= {self._deck.folder / name: NOTHING for name in BRAND_FILES}
        layouts = [self._layouts(self._deck.folder)]
        if is_path(theme):
            folder = self._at(theme)
            if folder is None:
                return None
        else:
            known = self._named(theme, self._homes, None, self._place)
            if isinstance(known, str):
                return Look(theme, known, layouts=tuple(filter(None, layouts)))
            if known is None:
                return None
            folder = known
        name, folders, files = folder.name, [folder], [self._theme(folder)]
        while (file := files[-1]) is not None:
            layouts.append(self._layouts(folder))
            further = self._extended(file, folders)
            if isinstance(further, str):
                return Look(name, further, tuple(filter(None, files)), tuple(filter(None, layouts)))
            if further is None:
                break
            folder = further
            folders.append(folder)
            files.append(self._theme(folder))
        return None

    # --- where a theme is --------------------------------------------------------------------------------------------

    def _at(self, path: str) -> Path | None:
        """The folder of a theme that is named by its path."""
        try:
            place = self._below(path) if self._asked is None else _asked_place(path)
            if place.name == THEME_FILE:
                place = place.parent
            if (place / THEME_FILE).exists() or (place / THEME_FILE).is_symlink():
                return place
        except (OSError, ValueError, RuntimeError):
            self.problems.append(
                error(
                    "theme-path",
                    "{path} is no path to a theme in the same content folder",
                    self._place,
                    "Write it from the deck's folder, as in `./themes/foret`; nothing outside {root} is read.",
                    path=path[:200],
                    root=self._root.name,
                )
            )
            return None
        self.read[place / THEME_FILE] = NOTHING
        near = nearest(place.name, themes_in(place.parent))
        shown = f"{path.rstrip('/').removesuffix(place.name)}{near}" if near else ""
        self.problems.append(
            error(
                "theme-missing",
                "There is no theme in {path}",
                self._place,
                "Did you mean {near}?" if near else "Name a folder with a {file} in it; `diapo theme new` writes one.",
                path=path[:200],
                near=shown,
                file=THEME_FILE,
            )
        )
        return None

    def _below(self, path: str) -> Path:
        """The place that a deck's path leads to. Raises ValueError if that is outside the content folder."""
        parts = PurePosixPath(path)
        if parts.is_absolute() or path[:1] == "~" or "\\" in path or path[1:2] == ":":
            raise ValueError(path)
        place = Path(os.path.normpath(self._deck.folder / parts))
        if not (place.is_relative_to(self._root) and place.resolve().is_relative_to(self._root)):
            raise ValueError(path)
        return place

    def _named(self, name: str, homes: tuple[Path, ...], below: Path | None, place: Span | None) -> Path | str | None:
        """The folder of a theme, or the name of a shipped one; ``below`` is the theme that extends it."""
        fits = THEME_NAME.fullmatch(name) is not None
        for home in homes if fits else ():
            folder = home / name
            if folder == below:
                continue
            if not os.path.lexists(folder / THEME_FILE):
                self.read[folder / THEME_FILE] = NOTHING
            elif not home.is_relative_to(self._root) or folder.resolve().is_relative_to(self._root):
                return folder
            else:
                self.problems.append(
                    error(
                        "theme-path",
                        "{path} is no path to a theme in the same content folder",
                        place,
                        "It is a link to a place outside; copy the folder itself.",
                        path=folder.name,
                    )
                )
                return None
        shipped = (*theme_names(), *((SHARED,) if below else ()))
        if name in shipped:
            return name
        own = (name for home in homes for name in themes_in(home))
        self.problems.append(unknown_theme(name, sorted({*theme_names(), *own}), place))
        return None

    def _extended(self, file: OwnFile, folders: list[Path]) -> Path | str | None:
        """The theme that the last of the folders extends."""
        tokens, problems = tokens_of(file.data, file.shown)
        if tokens is None:
            self.problems += problems
            return None
        given = tokens.tokens.get("extends", Scalar(DEFAULT, tokens.span))
        name = given.text if isinstance(given, Scalar) else "a list or mapping"
        if is_path(name):
            self.problems.append(
                error(
                    "theme-path",
                    "`extends` is the name of a theme, not the path {path}",
                    given.span,
                    "Write the name of its folder, which lies beside this theme's or in one of the folders of themes.",
                    path=name[:200],
                )
            )
            return None
        homes = tuple(dict.fromkeys((folders[-1].parent, *self._homes)))
        found = self._named(name, homes, folders[-1], given.span)
        if isinstance(found, Path) and (found in folders or len(folders) >= MAX_LEVELS):
            self.problems.append(theme_cycle((*(folder.name for folder in folders), name), given.span))
            return None
        return found

    # --- reading -----------------------------------------------------------------------------------------------------

    def _theme(self, folder: Path) -> OwnFile | None:
        if not THEME_NAME.fullmatch(folder.name):
            self.problems.append(
                error(
                    "theme-path",
                    "{path} is no name for a theme's folder",
                    self._place,
                    "It has letters, figures, `-` and `_`.",
                    path=folder.name[:80],
                )
            )
            return None
        return self._file(folder / THEME_FILE, folder, MAX_BYTES)

    def _layouts(self, folder: Path) -> OwnLayouts | None:
        """What is in the folder ``layouts`` of a deck or theme."""
        place = folder / LAYOUTS
        self.read[place] = rules_digest(place)
        if self.read[place] == NOTHING:
            return None
        names = [name for name in names_in(place) if name.endswith(RULE_SUFFIX)]
        if len(names) > MAX_RULES:
            self.problems.append(
                error(
                    "own-file",
                    "{path} holds {count} layouts; the limit is {limit}",
                    Span(self._shown(place), 1, 1),
                    "Keep those that you use.",
                    path=LAYOUTS,
                    count=len(names),
                    limit=MAX_RULES,
                )
            )
            return None
        found = []
        for name in names:
            bare = name.removesuffix(RULE_SUFFIX)
            if not LAYOUT_NAME.fullmatch(bare.removeprefix("_")):
                self.problems.append(
                    error(
                        "own-file",
                        "{path} is no name for a layout",
                        Span(self._shown(place / name), 1, 1),
                        "It has small letters, figures and `-`.",
                        path=name[:80],
                    )
                )
            elif file := self._file(place / name, folder, MAX_RULE_BYTES):
                found.append((bare, file))
        return OwnLayouts(tuple(found)) if found else None

    def _file(self, path: Path, folder: Path, limit: int) -> OwnFile | None:
        """A file of at most ``limit`` bytes that no link leads out of its folder."""
        shown = self._shown(path)
        try:
            inside = path.resolve(strict=True).is_relative_to(folder.resolve())
            if inside and path.is_file():
                with path.open("rb") as stream:
                    data = stream.read(limit + 1)
                if len(data) <= limit:
                    self.read[path] = sha256(data).hexdigest()
                    return OwnFile(shown, data)
                why = f"it has more than {limit} bytes"
            else:
                why = "it is no file" if inside else "it is a link to a place outside its folder"
        except (OSError, RuntimeError) as problem:
            why = reason(problem)
        self.problems.append(
            error("own-file", "{path} cannot be read: {why}", Span(shown, 1, 1), path=path.name, why=why)
        )
        return None

    def _shown(self, path: Path) -> str:
        """A path as messages show it: from where that of the deck is shown."""
        if not path.is_relative_to(self._root):
            return str(path)
        beside = PurePath(self._deck.source).parent / os.path.relpath(path, self._deck.folder)
        return os.path.normpath(beside)


def _asked_place(path: str) -> Path:
    return Path(os.path.abspath(Path(path).expanduser()))  # noqa: PTH100 - links are kept
