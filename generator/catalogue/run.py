"""The catalogue in order: what is unchanged is left out, jobs are done, their files written, and all is remembered."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from generator.atomic import files_together
from generator.catalogue.job import Job, Outcome, Planned
from generator.catalogue.program import this_program
from generator.catalogue.state import State
from generator.errors import EXIT_FINE, Diagnostic, OutputError
from generator.leftovers import sweep_once
from generator.render import Made, files_of
from generator.signals import put_off

Work = Callable[[Iterable[Job]], Generator[tuple[Job, Outcome], None, None]]
"""Does jobs and gives each with what came of it, in any order."""


class Ending(StrEnum):
    BUILT = "built"
    UNCHANGED = "unchanged"
    FAILED = "failed"


class Report(Struct, frozen=True):
    """How a job ended."""

    job: Job
    ending: Ending
    files: tuple[Path, ...] = ()
    """Written now, or before if it is unchanged."""
    diagnostics: tuple[Diagnostic, ...] = ()
    failure: str = ""
    exit_code: int = EXIT_FINE
    seconds: float = 0.0


def build_all(
    planned: Sequence[Planned], work: Work, state_file: Path, *, force: bool = False
) -> Generator[Report, None, None]:
    """Builds what has changed since ``state_file`` was written, which this writes anew as it goes on, and when it ends
    or is closed.

    ``force``: everything. Raises AssetError if the installation is not whole.
    """
    program = this_program().key
    state = State(state_file)
    by_job = {one.job: one for one in planned}
    for folder in {str(file.parent): None for one in planned for file in one.files.values()}:
        sweep_once(folder)
    sweep_once()
    try:
        changed = []
        for one in planned:
            known = None if force else state.unchanged(one, program)
            if known is None:
                changed.append(one.job)
            else:
                yield Report(one.job, Ending.UNCHANGED, known.files, known.diagnostics)
        if changed:
            with closing(work(changed)) as results:
                for job, outcome in results:
                    report = _landed(by_job[job], outcome, state, program)
                    state.write_in_time()
                    yield report
    finally:
        state.write()


def _landed(one: Planned, outcome: Outcome, state: State, program: str) -> Report:
    """Writes what came of a job."""
    failure, exit_code = outcome.failure, outcome.exit_code
    if exit_code == EXIT_FINE:
        try:
            written: dict[str, list[Path]] = {}
            with put_off():  # an interruption finds files that are there remembered
                with files_together() as put:
                    for kind, made in outcome.outputs.items():
                        for file, content in files_of(one.files[kind], made):
                            if not _is_there(file, content, made):
                                put(file, content)
                            written.setdefault(kind, []).append(file)
                state.add(one, outcome, program, written)
            files = tuple(file for each in written.values() for file in each)
            return Report(one.job, Ending.BUILT, files, outcome.diagnostics, seconds=outcome.seconds)
        except OutputError as problem:
            failure, exit_code = str(problem), problem.exit_code
    state.forget(one)
    return Report(one.job, Ending.FAILED, (), outcome.diagnostics, failure, exit_code, outcome.seconds)


def _is_there(file: Path, content: bytes, made: Made) -> bool:
    """Whether a recording beside a page, which several pages may share, stands there already: written anew, it would be
    another file to the others."""
    if isinstance(made, bytes) or f"/{file.name}" not in made or file.is_symlink():
        return False
    try:
        return file.stat().st_size == len(content) and file.read_bytes() == content
    except OSError:
        return False
