"""The whole catalogue: every deck for every course, in parallel, only what changed. ``docs/architecture.md`` has the
way of a job; ``cluster`` is imported by who has one."""

from __future__ import annotations

from generator.catalogue.job import Job, Planned
from generator.catalogue.plan import decks_of, planned_jobs
from generator.catalogue.pool import in_processes, one_by_one
from generator.catalogue.run import Ending, Report, Work, build_all
from generator.catalogue.state import NAME as STATE_NAME

__all__ = [
    "STATE_NAME",
    "Ending",
    "Job",
    "Planned",
    "Report",
    "Work",
    "build_all",
    "decks_of",
    "in_processes",
    "one_by_one",
    "planned_jobs",
]
