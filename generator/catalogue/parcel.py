"""Packing the files of a job, and unpacking them where it is done, so that a worker needs no shared disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace

from generator.catalogue.job import Job, Outcome, Parcel
from generator.catalogue.program import this_program
from generator.course import load_for_course
from generator.deck import content_root
from generator.deck.source import read_source, shown_path
from generator.errors import Diagnostic, in_source_order
from generator.layout.listing import layout_names, theme_names
from generator.leftovers import temporary_folder


def packed(job: Job) -> Job:
    """The job with everything that it reads. Raises ContentError where its deck or its course has errors."""
    source, _ = read_source(Path(job.deck))
    made, _ = load_for_course(job.deck, job.course, audience=job.audience, layouts=layout_names(), themes=theme_names())
    root = content_root(source.folder).parent
    files: dict[str, bytes] = {}
    shown: dict[str, str] = {}
    for path in (source.file, *made.deck.files):
        name = path.relative_to(root).as_posix()
        if path.is_file():  # what a course has no record of is among the files as well
            files[name] = path.read_bytes()
        shown[name] = shown_path(path)
    deck = source.file.relative_to(root).as_posix()
    shown[deck] = source.shown
    return replace(job, parcel=Parcel(this_program(), deck, files, shown, str(root)))


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

    inputs = outcome.inputs and {
        str(Path(home or "/", Path(name).relative_to(folder))): digest for name, digest in outcome.inputs.items()
    }
    diagnostics = in_source_order(map(named, outcome.diagnostics))
    return replace(outcome, diagnostics=diagnostics, inputs=inputs, failure=path(outcome.failure))
