"""``diapo build --all``: every deck for every course, and what is said about it."""

from __future__ import annotations

import json
import os
import time
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands.console import Console
from generator.commands.decks import audience_of, in_no_deck, require_places
from generator.commands.report import tell_diagnostics
from generator.errors import EXIT_CONTENT, EXIT_FINE, Diagnostic, UsageError

if TYPE_CHECKING:
    from generator.catalogue import Planned, Report, Work


def add_catalogue_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--all", action="store_true",
                        help="every deck below content/ (or below the folders named), for itself and for each of its "
                             "courses; only what has changed")  # fmt: skip
    parser.add_argument("--jobs", metavar="N", type=_number, help="with --all: in N processes (default: one a CPU)")
    parser.add_argument("--force", action="store_true", help="with --all: also what has not changed")
    parser.add_argument("--dask", metavar="ADDRESS", help="with --all: on this Dask cluster, tcp://scheduler:8786")


def require_no_catalogue_options(options: Namespace) -> None:
    for name in ("jobs", "force", "dask"):
        if getattr(options, name) not in (None, False):
            raise UsageError(f"--{name} goes with --all")


def build_catalogue(options: Namespace, console: Console, kinds: tuple[str, ...], ppi: int | None) -> int:
    """Builds the catalogue; the exit code is the highest of those of its jobs."""
    from generator.build import require_theme
    from generator.catalogue import STATE_NAME, Job, build_all, decks_of, planned_jobs
    from generator.commands.progress import CatalogueTeller

    if options.course is not None:
        raise UsageError("--all builds every course; leave out --course, or --all")
    if options.dialect:
        raise UsageError("--from is said of one deck; leave it out, or --all")
    require_places(options.deck)
    decks = decks_of(options.deck)
    if options.theme is not None:
        require_theme(options.theme, decks)
    like = Job(
        "",
        None,
        kinds,
        theme=options.theme,
        mode=options.mode,
        audience=audience_of(options),
        strict=options.strict,
        others=len(decks) > 1 and bool(options.audience),
        ppi=ppi,
        steps=options.steps,
        epoch=os.environ.get("SOURCE_DATE_EPOCH", ""),
    )
    planned = planned_jobs(decks, like, options.out)
    state_file = Path("output" if options.out is None else options.out, STATE_NAME)
    began = time.monotonic()
    reports: list[Report] = []
    told = CatalogueTeller(console, [one.job for one in planned], silent=options.format == "json")
    try:
        told.begin()
        with closing(build_all(planned, _work(options, planned), state_file, force=options.force)) as ended:
            for report in ended:
                reports.append(report)
                told.report(report)
    finally:
        told.end()
    seconds = time.monotonic() - began
    exit_code = max((report.exit_code for report in reports), default=EXIT_FINE)
    nowhere = in_no_deck([report.diagnostics for report in reports])
    if nowhere and options.strict:
        exit_code = max(exit_code, EXIT_CONTENT)
    if options.format == "json":
        console.print(_as_json(reports, exit_code == EXIT_FINE, seconds, nowhere) + "\n")
    else:
        tell_diagnostics(nowhere, console)
        told.summary(seconds)
    return exit_code


def _work(options: Namespace, planned: Sequence[Planned]) -> Work:
    """How jobs are done: here, in processes, or on a cluster."""
    from functools import partial

    from generator.catalogue import in_processes, one_by_one

    if options.dask is not None:
        if not options.dask.strip():
            raise UsageError("--dask names no address; leave it out, or name a scheduler, tcp://scheduler:8786")
        if options.jobs:
            raise UsageError("--jobs is for this machine and --dask for a cluster; leave out one of them")
        from generator.catalogue.cluster import on_cluster

        return partial(on_cluster, address=options.dask)
    count = min(options.jobs or _processors(), len(planned))
    return partial(in_processes, count=count) if count > 1 else one_by_one


def _processors() -> int:
    """Those that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _number(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text[:9]) <= 1024:
        raise ArgumentTypeError(f"{text[:80]!r} is not a number from 1 to 1024")
    return int(text)


def _as_json(reports: Sequence[Report], ok: bool, seconds: float, found: Sequence[Diagnostic]) -> str:
    jobs = [
        {
            "deck": report.job.deck,
            "course": report.job.course,
            "ok": report.exit_code == EXIT_FINE,
            "ending": str(report.ending),
            "files": [str(file) for file in report.files],
            "seconds": round(report.seconds, 3),
            "failure": report.failure or None,
            "diagnostics": [found.as_json() for found in report.diagnostics],
        }
        for report in sorted(reports, key=lambda one: (one.job.deck, one.job.course or ""))
    ]
    said = [one.as_json() for one in found]
    return json.dumps({"ok": ok, "seconds": round(seconds, 3), "jobs": jobs, "diagnostics": said}, indent=2)
