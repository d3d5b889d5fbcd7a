"""What is said while the catalogue is built, and of it afterwards."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct, field

from generator.catalogue import Ending, Job, Report
from generator.commands.console import Console, Styled, plain
from generator.commands.decks import of_others
from generator.commands.report import count, tell_diagnostics
from generator.errors import Diagnostic, in_source_order
from generator.spans import Span

BAR = 24
"""Characters."""

Said = tuple[Span | None, str, str, str, str]
"""What two diagnostics have in common that are the same for a reader."""


class CatalogueTeller(Struct):
    """Tells of each deck when all of its jobs have ended, so that what its courses have in common is said once."""

    console: Console
    jobs: Sequence[Job]
    silent: bool
    """The result is for a program."""
    _waiting: dict[str, list[Report]] = field(default_factory=dict)
    _left: Counter[str] = field(default_factory=Counter)
    _endings: Counter[Ending] = field(default_factory=Counter)
    _failures: Counter[str] = field(default_factory=Counter)
    _files: int = 0

    def begin(self) -> None:
        self._left = Counter(job.deck for job in self.jobs)
        self._step("")

    def report(self, report: Report) -> None:
        self._endings[report.ending] += 1
        deck = report.job.deck
        self._waiting.setdefault(deck, []).append(report)
        self._left[deck] -= 1
        if report.ending is Ending.BUILT:
            self._files += len(report.files)
            self._say_files(report)
        if not self._left[deck]:
            self._tell_deck(self._waiting.pop(deck))
        self._step(_described(report))

    def end(self) -> None:
        """Also after an interruption: what is not told yet."""
        for reports in self._waiting.values():
            self._tell_deck(reports)
        self._waiting.clear()
        self.console.end_steps()

    def summary(self, seconds: float) -> None:
        for failure, times in self._failures.items():
            if times > 1:
                self.console.tell(Styled("error", "error:"), f" {times} jobs failed so: {failure}")
        if self.console.quiet:
            return
        done = self._endings[Ending.BUILT] + self._endings[Ending.FAILED]
        parts = ", ".join(f"{self._endings[ending]} {ending}" for ending in Ending)
        pace = f", {done / seconds:.1f} jobs a second" if done and seconds else ""
        line = f"{len(self.jobs)} jobs: {parts}; {self._files} files written in {seconds:.1f} s{pace}"
        self.console.tell(Styled("error" if self._endings[Ending.FAILED] else "good", line))

    def _step(self, last: str) -> None:
        done, total = sum(self._endings.values()), max(1, len(self.jobs))
        filled = "=" * (BAR * done // total)
        line = f"[{filled:{BAR}}] {done}/{total}  {last}"
        if not self.silent:
            self.console.step(line[: max(20, shutil.get_terminal_size().columns - 1)])

    def _say_files(self, report: Report) -> None:
        console = self.console
        if self.silent or console.quiet or (console.terminal and console.out.isatty()):
            return
        for file in report.files:
            console.say_path(file)

    def _tell_deck(self, reports: Sequence[Report]) -> None:
        if self.silent:
            return
        said: dict[Said, tuple[Diagnostic, list[Job]]] = {}
        for report in reports:
            for key, found in {_key(one): one for one in report.diagnostics if not of_others(one)}.items():
                said.setdefault(key, (found, []))[1].append(report.job)
        failed = [report for report in reports if report.ending is Ending.FAILED]
        if said or failed:
            self.console.end_steps()

        def remark(found: Diagnostic) -> str:
            jobs = said[_key(found)][1]
            return "" if len(jobs) == len(reports) else f"({_courses(jobs)})"

        tell_diagnostics(in_source_order(found for found, _ in said.values()), self.console, remark)
        for report in failed:
            if report.failure:
                self._tell_failure(report)
        wrong = [report for report in failed if report.diagnostics]
        if wrong and not self.console.quiet:
            which = "" if len(wrong) == len(reports) else f" ({_courses([report.job for report in wrong])})"
            problems = {_key(found): found for report in wrong for found in report.diagnostics}
            line = f"{wrong[0].job.deck}: not built{which}: {count(problems.values())}"
            self.console.tell(Styled("error", line))

    def _tell_failure(self, report: Report) -> None:
        """Each once: a full disk or a wrong worker strikes many jobs."""
        self._failures[report.failure] += 1
        if self._failures[report.failure] == 1:
            place = f"{report.job.deck} ({_courses([report.job])})" if report.job.course else report.job.deck
            self.console.tell(f"{place}: ", Styled("error", "error:"), f" {report.failure}")


def _key(found: Diagnostic) -> Said:
    return found.span, found.severity, found.code, found.message, found.hint


def _courses(jobs: Sequence[Job]) -> str:
    names = sorted(job.course for job in jobs if job.course)
    base = [] if all(job.course for job in jobs) else ["no course"]
    return ", ".join([*base, *(["for " + ", ".join(names)] if names else [])])


def _described(report: Report) -> str:
    job = report.job
    name = plain(f"{job.deck} {job.course}" if job.course else job.deck)
    if report.ending is Ending.UNCHANGED:
        return f"{name}  unchanged"
    if report.ending is Ending.FAILED:
        return f"{name}  failed"
    return f"{name}  {' '.join(job.kinds)}  {report.seconds:.2f} s"
