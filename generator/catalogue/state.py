"""What earlier runs built and of what: ``.diapo.json`` beside the outputs. Without it, everything is built."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from generator.atomic import files_together
from generator.catalogue.digests import Digests
from generator.catalogue.job import Outcome, Planned
from generator.catalogue.plan import deck_file
from generator.errors import Diagnostic, OutputError, Severity
from generator.spans import Span

NAME: Final = ".diapo.json"
FORMAT: Final = 2

_Files = Mapping[str, tuple[int, int]]
"""Path -> size and modification time: of the output, or of the several files that an output consists of."""


@dataclass(frozen=True, slots=True)
class _Built:
    """One job that went well."""

    program: str
    options: list[object]
    inputs: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]
    here: str
    """The current folder then, as seen from the file's."""


class State:
    """The content of a state file; ``digests`` of inputs are kept in it as well. Paths in the file are relative to its
    folder, so that a project can be moved."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._folder = os.path.abspath(file.parent)  # noqa: PTH100 - links stay as they are
        self._here = self._relative(os.getcwd())  # noqa: PTH109
        self._outputs: dict[str, tuple[_Built, _Files]] = {}
        """By planned path: how it was made, and what was written."""
        self.digests = Digests({})
        self._text = ""
        with suppress(OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            text = file.read_text(encoding="utf-8")
            self._outputs, self.digests = self._read(json.loads(text))
            self._text = text

    def unchanged(self, planned: Planned, program: str) -> tuple[Diagnostic, ...] | None:
        """What was said of the job when it was done; None if it has to be done again."""
        builds: list[_Built] = []
        for file in planned.files.values():
            known = self._outputs.get(os.path.abspath(file))  # noqa: PTH100
            if known is None or any(_facts(path) != facts for path, facts in known[1].items()):
                return None
            if not any(known[0] is built for built in builds):
                builds.append(known[0])
        deck = str(deck_file(planned.job.deck))
        for built in builds:
            if (built.program, built.options) != (program, planned.job.options) or deck not in built.inputs:
                return None
            if built.diagnostics and built.here != self._here:
                return None  # they name files by their paths from another folder
            if any(self.digests.of(path) != digest for path, digest in built.inputs.items()):
                return None
        return builds[-1].diagnostics if builds else None

    def files(self, planned: Planned) -> tuple[Path, ...]:
        """What a job wrote when it was done."""
        known = (self._outputs.get(os.path.abspath(file)) for file in planned.files.values())  # noqa: PTH100
        return tuple(Path(os.path.relpath(path)) for one in known if one for path in one[1])

    def add(self, planned: Planned, outcome: Outcome, program: str, written: Mapping[str, Sequence[Path]]) -> None:
        """The job was done and its outputs are ``written``, by kind."""
        built = _Built(program, planned.job.options, outcome.inputs or {}, outcome.diagnostics, self._here)
        for kind, files in written.items():
            facts = {os.path.abspath(file): found for file in files if (found := _facts(file))}  # noqa: PTH100
            if len(facts) == len(files):
                self._outputs[os.path.abspath(planned.files[kind])] = (built, facts)  # noqa: PTH100

    def forget(self, planned: Planned) -> None:
        """The job failed, so it is to be done again."""
        for file in planned.files.values():
            self._outputs.pop(os.path.abspath(file), None)  # noqa: PTH100

    def write(self) -> None:
        """Keeps it for the next run, if that is possible; outputs that are gone are forgotten."""
        builds: dict[int, tuple[int, _Built]] = {}
        outputs = {}
        for path, (built, files) in sorted(self._outputs.items()):
            if all(map(os.path.exists, files)):
                number, _ = builds.setdefault(id(built), (len(builds), built))
                outputs[self._relative(path)] = [number, {self._relative(file): facts for file, facts in files.items()}]
        if not outputs and not self._text:
            return
        used = {path for _, built in builds.values() for path in built.inputs}
        data = {
            "format": FORMAT,
            "outputs": outputs,
            "builds": [self._build_data(built) for _, built in builds.values()],
            "seen": {self._relative(path): facts for path, facts in sorted(self.digests.seen.items()) if path in used},
        }
        text = json.dumps(data, separators=(",", ":")) + "\n"
        if text != self._text:
            with suppress(OutputError), files_together() as put:
                put(self._file, text.encode())
            self._text = text

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

    def _read(self, data: Any) -> tuple[dict[str, tuple[_Built, _Files]], Digests]:
        if data["format"] != FORMAT:
            raise ValueError(data["format"])
        builds = [
            _Built(str(one["program"]), list(one["options"]),
                   {self._absolute(path): str(digest) for path, digest in one["inputs"].items()},
                   tuple(map(_diagnostic, one["diagnostics"])), str(one["here"]))
            for one in data["builds"]
        ]  # fmt: skip
        outputs: dict[str, tuple[_Built, _Files]] = {
            self._absolute(path): (
                builds[number],
                {self._absolute(file): (int(size), int(mtime)) for file, (size, mtime) in files.items()},
            )
            for path, (number, files) in data["outputs"].items()
        }
        seen = {self._absolute(p): (int(size), int(mtime), str(sha)) for p, (size, mtime, sha) in data["seen"].items()}
        return outputs, Digests(seen)

    def _relative(self, path: str) -> str:
        try:
            return os.path.relpath(path, self._folder)
        except ValueError:  # another drive
            return path

    def _absolute(self, path: str) -> str:
        return os.path.normpath(os.path.join(self._folder, path))  # noqa: PTH118


def _facts(file: str | Path) -> tuple[int, int] | None:
    try:
        facts = os.stat(file)  # noqa: PTH116
    except OSError:
        return None
    return facts.st_size, facts.st_mtime_ns


def _diagnostic_data(found: Diagnostic) -> list[object]:
    span = [found.span.path, found.span.line, found.span.column] if found.span else None
    return [str(found.severity), found.code, found.template, span, found.hint_template, dict(found.values)]


def _diagnostic(data: Any) -> Diagnostic:
    severity, code, template, span, hint, values = data
    place = Span(str(span[0]), int(span[1]), int(span[2])) if span else None
    found = Diagnostic(Severity(severity), str(code), str(template), place, str(hint), dict(values))
    str(found)  # fails now if it could not be shown later
    return found
