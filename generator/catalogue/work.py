"""Doing a job: a function from files to outputs, wherever it runs. It writes nothing and raises nothing."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from threading import Lock
from typing import Final

from msgspec.structs import replace

from generator.build import check, with_remarks
from generator.catalogue.job import Job, Outcome
from generator.catalogue.program import this_program
from generator.errors import EXIT_OUTPUT, EXIT_USAGE, ContentError, Diagnostic, DiapoError, in_source_order
from generator.render import remarks, writer
from generator.render.weight import heavy

EXIT_INTERNAL: Final = 70
_ALONE: Final = Lock()
"""A worker of a cluster may have several threads; what a build shares is not made for that."""


def do(job: Job) -> Outcome:
    """The outputs of a job, or why there are none."""
    with _ALONE:
        began = time.perf_counter()
        outcome = _at_home(job) if job.parcel is None else _away(job)
        return replace(outcome, seconds=time.perf_counter() - began)


def preload(kinds: Iterable[str]) -> None:
    """Imports what such jobs need, so that processes that are forked from this one share it."""
    for stage in ("generator.course", "generator.layout"):
        import_module(stage)
    for kind in kinds:
        writer(kind)


def _at_home(job: Job) -> Outcome:
    try:
        made = check(
            job.deck,
            course=job.course,
            audience=job.audience,
            theme=job.theme,
            mode=job.mode,
            strict=job.strict,
            others=job.others,
        )
        made = with_remarks(made, remarks(job.kinds, made.scene), strict=job.strict)
        outputs = {kind: writer(kind, job.ppi, steps=job.steps)(made.scene) for kind in job.kinds}
        told = [one for kind, output in outputs.items() for one in heavy(kind, output, made.scene, job.ppi)]
        inputs = {str(path): digest for path, digest in made.inputs.items()}
        return Outcome(outputs, tuple(map(_portable, in_source_order((*made.diagnostics, *told)))), inputs)
    except ContentError as problem:
        return Outcome({}, tuple(map(_portable, problem.diagnostics)), exit_code=problem.exit_code)
    except DiapoError as problem:
        return Outcome({}, failure=str(problem), exit_code=problem.exit_code)
    except OSError as problem:
        return Outcome({}, failure=f"a file cannot be read: {problem}", exit_code=EXIT_OUTPUT)
    except Exception as problem:
        if os.environ.get("DIAPO_DEBUG") == "1":
            raise
        return Outcome({}, failure=f"internal error: {type(problem).__name__}: {problem}", exit_code=EXIT_INTERNAL)


def _away(job: Job) -> Outcome:
    from generator.catalogue.parcel import CONFIG, unpacked, with_user_paths  # only a cluster needs it

    parcel = job.parcel
    assert parcel is not None
    if difference := parcel.program.difference(this_program()):
        failure = f"a worker of the cluster has another Diapo: {difference}; install the same one there"
        return Outcome({}, failure=failure, exit_code=EXIT_USAGE)
    with (
        unpacked(parcel) as folder,
        _environment({"SOURCE_DATE_EPOCH": job.epoch, "XDG_CONFIG_HOME": str(folder / CONFIG)}),
    ):
        theme = str(folder / parcel.theme) if parcel.theme else job.theme
        outcome = _at_home(replace(job, deck=str(folder / parcel.deck), theme=theme, parcel=None))
        return with_user_paths(outcome, folder, parcel)


@contextmanager
def _environment(wanted: Mapping[str, str]) -> Iterator[None]:
    """Variables as they were where the job came from, or as they hold for its files."""
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _portable(diagnostic: Diagnostic) -> Diagnostic:
    """The diagnostic with values that can be sent and stored."""
    plain = {name: value if isinstance(value, (str, int, float, type(None))) else str(value)
             for name, value in diagnostic.values.items()}  # fmt: skip
    return replace(diagnostic, values=plain)
