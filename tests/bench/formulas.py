"""What the first formulas of a deck cost: thirty of a lecture read, measured, drawn and said, with their imports.

``python -m tests.bench.formulas`` prints the CPU milliseconds of one process with an empty cache, and with what the run
before has kept.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from statistics import median
from typing import Final

from tests.bench import programs

FORMULAS, TURNS = 30, 7
_PROGRAM: Final = """
import sys, time
import generator.assets, generator.patterns, generator.usercache  # of any build
texts = sys.stdin.read().splitlines()
start = time.process_time()
from generator.formulas.drawing import drawings
from generator.formulas.letters import letters_of
from generator.formulas.mathml import mathml
from generator.formulas.plain import plain
from generator.formulas.read import read_formula
from generator.formulas.speech import spoken
formulas = [read_formula(text, display=True) for text in texts]
drawn = drawings(formulas, letters_of("arimo"))
for one in formulas:
    spoken(one, "fr"), plain(one), mathml(one)
assert len(drawn) == len(texts)
print(1000 * (time.process_time() - start))
"""


def texts() -> list[str]:
    from tests.formulas.known import lectures

    return list(dict.fromkeys(one.tex for one in lectures()))[:FORMULAS]


def measure() -> dict[str, float]:
    """CPU milliseconds, the median of processes: ``cold`` with an empty cache, ``warm`` after the same."""
    found: dict[str, list[float]] = {"cold": [], "warm": []}
    for _ in range(TURNS):
        with tempfile.TemporaryDirectory() as cache:
            for costs in found.values():
                done = subprocess.run(
                    [sys.executable, "-c", _PROGRAM],
                    input="\n".join(texts()), capture_output=True, text=True, check=True, cwd=programs.ROOT,
                    env=dict(os.environ) | {"XDG_CACHE_HOME": cache},
                )  # fmt: skip
                costs.append(float(done.stdout))
    return {name: median(costs) for name, costs in found.items()}


if __name__ == "__main__":
    for name, cost in measure().items():
        print(f"{FORMULAS} formulas, {name}: {cost:.0f} ms")
