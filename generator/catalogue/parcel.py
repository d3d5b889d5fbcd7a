"""Packing the files of a job, and unpacking them where it is done, so that a worker needs no shared disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from generator.build import known_layouts, theme_folder
from generator.catalogue.job import Job, Outcome, Parcel
from generator.catalogue.program import this_program
from generator.course import load_for_course
from generator.deck.source import read_source, shown_path
from generator.errors import Diagnostic, in_source_order
from generator.layout import look_of
from generator.layout.listing import theme_names
from generator.leftovers import temporary_folder
from generator.places import THEMES, content_root, is_path, user_themes

CONFIG: Final = ".own/config"
"""The folder in a parcel that stands for the user's own folder of settings, with the user's themes in it."""
ASKED: Final = ".own/asked"
"""The folder in a parcel with the theme that was named by a path, where that is not below the decks."""


def packed(job: Job) -> Job:
    """The job with everything that it reads. Raises ContentError where its deck or its course has errors."""
    source, _ = read_source(Path(job.deck))
    layouts = known_layouts(job.theme)
    made, _ = load_for_course(job.deck, job.course, audience=job.audience, layouts=layouts, themes=theme_names())
    look = look_of(made.deck, job.theme)
    parcel = _Packing(content_root(source.folder).parent, job.theme)
    for path in (source.file, *made.deck.files, *look.files):
        parcel.add(path)
    deck = parcel.name(source.file)
    shown = {**parcel.shown, deck: source.shown}
    places = {name: str(place) for name, place in parcel.places.items()}
    theme = parcel.name(theme_folder(job.theme)) if job.theme and is_path(job.theme) else None
    sent = Parcel(this_program(), deck, parcel.files, shown, str(parcel.root), theme, places)
    return replace(job, parcel=sent)


class _Packing:
    def __init__(self, root: Path, theme: str | None) -> None:
        self.root = root
        self.files: dict[str, bytes] = {}
        self.shown: dict[str, str] = {}
        self.places: dict[str, Path] = {}
        if user := user_themes():
            self.places[f"{CONFIG}/diapo/{THEMES}"] = user
        if theme and is_path(theme) and not theme_folder(theme).is_relative_to(root):
            self.places[ASKED] = theme_folder(theme).parent

    def name(self, path: Path) -> str:
        """What a file or folder is called in the parcel."""
        for name, place in self.places.items():
            if path.is_relative_to(place):
                return f"{name}/{path.relative_to(place).as_posix()}"
        return path.relative_to(self.root).as_posix()

    def add(self, path: Path) -> None:
        name = self.name(path)
        if path.is_file():  # what was looked for and is not there is among the files as well, and folders
            self.files[name] = path.read_bytes()
        self.shown[name] = shown_path(path)


@contextmanager
def unpacked(parcel: Parcel) -> Iterator[Path]:
    """A folder with the files, until the block ends."""
    with temporary_folder() as folder:
        for path, content in parcel.files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        yield folder


def with_user_paths(outcome: Outcome, folder: Path, parcel: Parcel) -> Outcome:
    """The outcome as if the files had been read where the user has them."""
    known = {shown_path(folder / name): shown for name, shown in parcel.shown.items()}
    away, home = shown_path(folder), parcel.root.rstrip("/")

    def path(text: str) -> str:
        return known.get(text) or text.replace(away, home)

    def named(diagnostic: Diagnostic) -> Diagnostic:
        span = diagnostic.span and replace(diagnostic.span, path=path(diagnostic.span.path))
        values = {name: path(value) if isinstance(value, str) else value for name, value in diagnostic.values.items()}
        return replace(diagnostic, span=span, values=values)

    def place(name: str) -> str:
        inside = Path(name).relative_to(folder)
        for below, users in parcel.places.items():
            if inside.is_relative_to(below):
                return str(Path(users, inside.relative_to(below)))
        return str(Path(home or "/", inside))

    inputs = outcome.inputs and {place(name): digest for name, digest in outcome.inputs.items()}
    diagnostics = in_source_order(map(named, outcome.diagnostics))
    return replace(outcome, diagnostics=diagnostics, inputs=inputs, failure=path(outcome.failure))
