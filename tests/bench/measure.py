"""What one run of a program costs, as the kernel counts it."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds (user and system, child processes included) and peak resident memory of the largest process."""

    cpu: float
    peak_mib: float


def run(command: Sequence[str | Path], cwd: Path, env: Mapping[str, str]) -> Cost:
    """Runs a program to its end; RuntimeError with what it said if it fails."""
    log = cwd / "run.log"
    with log.open("wb") as said:
        process = subprocess.Popen(command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        text = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise RuntimeError(f"{' '.join(map(str, command))} ended with {process.returncode}:\n{text}")
    unit = 1 if sys.platform == "darwin" else 1024  # ru_maxrss is in bytes there, in KiB elsewhere
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 2**20)


def typical(costs: Sequence[Cost]) -> Cost:
    """The median CPU time and the highest peak."""
    return Cost(statistics.median(cost.cpu for cost in costs), max(cost.peak_mib for cost in costs))
