"""What earlier runs built and of what: ``.diapo.json`` beside the outputs. Without it, everything is built."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from generator.atomic import files_together
from generator.catalogue.digests import Digests
from generator.catalogue.job import Outcome, Planned
from generator.catalogue.plan import deck_file
from generator.deck.source import read_bytes
from generator.errors import Diagnostic, OutputError, Severity
from generator.spans import Span

NAME: Final = ".diapo.json"
FORMAT: Final = 2
MAX_BYTES: Final = 256 * 1024 * 1024
WRITE_EVERY: Final = 20
"""While jobs are done, the file is written at most so often that this takes a twentieth of the time. Its own time
counts, not what other programs take of the machine meanwhile: else a busy machine would remember little."""


class _Built(Struct, frozen=True):
    """One job that went well."""

    program: str
    options: list[object]
    inputs: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]
    here: str
    """The current folder then, as seen from the file's."""


class _Output(Struct, frozen=True):
    """What a job wrote in one kind: one file, or several, with their sizes and modification times then."""

    built: _Built
    files: tuple[tuple[str, int, int], ...]

    def untouched(self) -> bool:
        return bool(self.files) and all(_facts(path) == (path, size, mtime) for path, size, mtime in self.files)


class Remembered(Struct, frozen=True):
    """A job that need not be done again: what it wrote and what was said of it."""

    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]


class State:
    """The content of a state file; ``digests`` of inputs are kept in it as well. Paths in the file are relative to its
    folder, so that a project can be moved."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._folder = os.path.abspath(file.parent)  # noqa: PTH100 - links stay as they are
        self._here = self._relative(os.getcwd())  # noqa: PTH109
        self._outputs: dict[str, _Output] = {}
        """By the path of the file that was planned."""
        self.digests = Digests({})
        self._changed = True
        self._next_write = 0.0
        with suppress(Exception):  # whatever is in it, and whoever put it there: without it, all is built
            data = read_bytes(file, MAX_BYTES)
            if isinstance(data, bytes):
                self._outputs, self.digests = self._read(json.loads(data))
                self._changed = False
        self._seen_before = dict(self.digests.seen)

    def unchanged(self, planned: Planned, program: str) -> Remembered | None:
        """None if the job has to be done again."""
        known = [self._outputs.get(_key(file)) for file in planned.files.values()]
        outputs = [output for output in known if output and output.untouched()]
        if not outputs or len(outputs) < len(known):
            return None
        deck = str(deck_file(planned.job.deck))
        builds = {id(output.built): output.built for output in outputs}
        for built in builds.values():
            if (built.program, built.options) != (program, planned.job.options) or deck not in built.inputs:
                return None
            if built.diagnostics and built.here != self._here:
                return None  # they name files by their paths from another folder
            if any(self.digests.of(path) != digest for path, digest in built.inputs.items()):
                return None
        files = _shown_as(planned, [Path(path) for output in outputs for path, _, _ in output.files])
        return Remembered(files, outputs[-1].built.diagnostics)

    def add(self, planned: Planned, outcome: Outcome, program: str, written: Mapping[str, Sequence[Path]]) -> None:
        """The job was done and its outputs are ``written``, by kind."""
        self._changed = True
        built = _Built(program, planned.job.options, outcome.inputs or {}, outcome.diagnostics, self._here)
        for kind, files in written.items():
            facts = [_facts(_key(file)) for file in files]
            self._outputs[_key(planned.files[kind])] = _Output(built, tuple(one for one in facts if one))

    def forget(self, planned: Planned) -> None:
        """The job failed, so it is to be done again."""
        for file in planned.files.values():
            self._changed |= self._outputs.pop(_key(file), None) is not None

    def write_in_time(self) -> None:
        """Keeps what is known so far, if the last time is long enough ago that this costs little: what is killed
        cannot keep anything."""
        if time.monotonic() >= self._next_write:
            began = time.thread_time()
            self.write()
            self._next_write = time.monotonic() + (time.thread_time() - began) * WRITE_EVERY

    def write(self) -> None:
        """Keeps it for the next run, if that is possible; outputs that are gone are forgotten."""
        if not self._changed and self.digests.seen == self._seen_before:
            return
        builds: dict[int, tuple[int, _Built]] = {}
        outputs = {}
        for path, output in sorted(self._outputs.items()):
            if any(os.path.exists(file) for file, _, _ in output.files):  # noqa: PTH110
                number, _ = builds.setdefault(id(output.built), (len(builds), output.built))
                outputs[self._relative(path)] = [
                    number,
                    [[self._relative(file), size, mtime] for file, size, mtime in output.files],
                ]
        if not outputs and not self._file.exists():
            return
        used = {path for _, built in builds.values() for path in built.inputs}
        data = {
            "format": FORMAT,
            "outputs": outputs,
            "builds": [self._build_data(built) for _, built in builds.values()],
            "seen": {self._relative(path): facts for path, facts in sorted(self.digests.seen.items()) if path in used},
        }
        with suppress(OutputError), files_together() as put:
            put(self._file, json.dumps(data, separators=(",", ":")).encode() + b"\n")
        self._changed = False
        self._seen_before = dict(self.digests.seen)

    def _build_data(self, built: _Built) -> dict[str, object]:
        inputs = {self._relative(path): digest for path, digest in built.inputs.items()}
        said = [_diagnostic_data(one) for one in built.diagnostics]
        return {
            "program": built.program,
            "options": built.options,
            "inputs": inputs,
            "diagnostics": said,
            "here": built.here,
        }

    def _read(self, data: Any) -> tuple[dict[str, _Output], Digests]:
        if data["format"] != FORMAT:
            raise ValueError(data["format"])
        builds = [
            _Built(str(one["program"]), list(one["options"]),
                   {self._absolute(path): str(digest) for path, digest in one["inputs"].items()},
                   tuple(map(_diagnostic, one["diagnostics"])), str(one["here"]))
            for one in data["builds"]
        ]  # fmt: skip
        outputs = {
            self._absolute(path): _Output(builds[number], tuple(map(self._file_facts, files)))
            for path, (number, files) in data["outputs"].items()
        }
        seen = {
            self._absolute(path): (int(size), int(mtime), int(ctime), int(inode), str(sha))
            for path, (size, mtime, ctime, inode, sha) in data["seen"].items()
        }
        return outputs, Digests(seen)

    def _file_facts(self, data: Any) -> tuple[str, int, int]:
        path, size, mtime = data
        return self._absolute(path), int(size), int(mtime)

    def _relative(self, path: str) -> str:
        try:
            return os.path.relpath(path, self._folder)
        except ValueError:  # another drive
            return path

    def _absolute(self, path: str) -> str:
        return os.path.normpath(os.path.join(self._folder, path))  # noqa: PTH118


def _key(file: Path) -> str:
    return os.path.abspath(file)  # noqa: PTH100


def _facts(path: str) -> tuple[str, int, int] | None:
    try:
        facts = os.stat(path)  # noqa: PTH116
    except (OSError, ValueError):
        return None
    return path, facts.st_size, facts.st_mtime_ns


def _shown_as(planned: Planned, files: Sequence[Path]) -> tuple[Path, ...]:
    """The files as the plan names their folder."""
    folder = next(iter(planned.files.values())).parent
    return tuple(folder / file.name for file in files)


def _diagnostic_data(found: Diagnostic) -> list[object]:
    span = [found.span.path, found.span.line, found.span.column] if found.span else None
    return [str(found.severity), found.code, found.template, span, found.hint_template, dict(found.values)]


def _diagnostic(data: Any) -> Diagnostic:
    severity, code, template, span, hint, values = data
    place = Span(str(span[0]), int(span[1]), int(span[2])) if span else None
    found = Diagnostic(Severity(severity), str(code), str(template), place, str(hint), dict(values))
    str(found)  # fails now if it could not be shown later
    return found
