"""Measures, prints a table with ratios, and says which targets were met; ends with 1 if one was missed."""

from __future__ import annotations

import argparse
import platform
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from generator import __version__
from tests.bench import figures, formulas, lecture, others_preview, pdf, preview, programs
from tests.bench.measure import Cost, typical
from tests.bench.programs import Program
from tests.chromium import find_chromium

Costs = dict[int, dict[str, Cost]]
"""Slides -> name of the program -> what it costs."""

MIXED = (100, 300)
"""Slides of the lectures that are no plain lists."""
LECTURE = (60, 300)
"""Slides of the lecture of all kinds, on a quick run and else."""
SMALL = 7
LARGEST = 4000
"""A deck may have text for so many slides, and for no more than some hundreds beyond."""
MARKDOWN = "diapo, both, of Markdown"
WARM, COLD, PANDOC_PPTX, PANDOC_HTML = "diapo, both", "diapo, both, empty cache", "pandoc pptx", "pandoc revealjs"


@dataclass(frozen=True, slots=True)
class Target:
    what: str
    limit: float
    measured: float
    unit: str = ""

    def __str__(self) -> str:
        verdict = "met   " if self.measured <= self.limit else "MISSED"
        return f"{verdict}  {self.what}: {self.measured:.3g}{self.unit} (at most {self.limit:g}{self.unit})"


def repeats(slides: int, name: str) -> int:
    """How often a program is run: pandoc needs minutes for thousands of slides."""
    if slides <= 100:
        return 5
    return 1 if slides > 1000 and name in {PANDOC_PPTX, PANDOC_HTML} else 3


def main() -> int:
    options = _options()
    sizes = (7, 100) if options.quick else (7, 100, 1000, LARGEST)
    scratch = Path(tempfile.mkdtemp(prefix="diapo-bench-"))
    try:
        ours = programs.diapo(scratch)
        theirs = programs.pandoc(scratch)
        costs: Costs = {}
        print(_versions(scratch), flush=True)
        print(f"{'slides':>6}  {'program':26} {'CPU s':>8} {'ms/slide':>9} {'peak MiB':>9} {'against pandoc':>15}")
        for slides in sizes:
            both = slides < LARGEST or options.with_pandoc_largest
            also = (programs.from_markdown(scratch),) if slides == 1000 else ()
            costs[slides] = _measure(scratch / str(slides), slides, (*ours, *also, *theirs) if both else ours)
            _print_rows(slides, costs[slides])
        mixed: Costs = {}
        print("\ntables, code, and boxes beside pictures, a third each")
        for slides in MIXED[:1] if options.quick else MIXED:
            mixed[slides] = _measure(scratch / f"mixed{slides}", slides, (*ours, *theirs), "mixed")
            _print_rows(slides, mixed[slides])
        print("\nlists, tables, code, boxes beside pictures, formulas and citations, a sixth each")
        every = LECTURE[0] if options.quick else LECTURE[1]
        compared = (*ours, *programs.pandoc(scratch, *lecture.PANDOC))
        whole = _measure(scratch / "lecture", every, compared, "lecture")
        _print_rows(every, whole)
        start = typical([programs.version().cost(scratch) for _ in range(9)])
        targets = (
            _targets(costs, start)
            + _mixed_targets(mixed)
            + _lecture_targets(every, whole)
            + _figure_targets(scratch)
            + _formula_targets()
            + _preview_targets([size for size in (50, 1000) if size <= max(sizes)])
            + _pdf_targets(scratch, [size for size in sizes if size <= 1000])
        )
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    print("\n" + "\n".join(map(str, targets)))
    return 0 if all(target.measured <= target.limit for target in targets) else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="7 and 100 slides only")
    parser.add_argument(
        "--with-pandoc-largest", action="store_true", help=f"run pandoc on {LARGEST} slides too (a quarter hour)"
    )
    return parser.parse_args()


def _measure(folder: Path, slides: int, compared: tuple[Program, ...], lecture: str = "decks") -> dict[str, Cost]:
    """Runs the programs in turn, so that a slow moment of the machine strikes all of them. ``lecture``: the module that
    writes it."""
    subprocess.run([sys.executable, "-m", f"tests.bench.{lecture}", folder, str(slides)], cwd=programs.ROOT, check=True)
    found: dict[str, list[Cost]] = {program.name: [] for program in compared}
    compared[0].cost(folder)  # fills the warm cache and Python's own
    for turn in range(5):
        for program in compared:
            if turn < repeats(slides, program.name):
                found[program.name].append(program.cost(folder))
    return {name: typical(costs) for name, costs in found.items()}


def _print_rows(slides: int, costs: dict[str, Cost]) -> None:
    pandoc = _pandoc(costs)
    for name, cost in costs.items():
        ratio = f"{cost.cpu / pandoc:.3f} x" if pandoc and name in {WARM, COLD, MARKDOWN} else ""
        each = 1000 * cost.cpu / slides
        print(f"{slides:6}  {name:26} {cost.cpu:8.3f} {each:9.2f} {cost.peak_mib:9.1f} {ratio:>15}", flush=True)


def _pandoc(costs: dict[str, Cost]) -> float | None:
    """CPU of both outputs, or None if pandoc did not run."""
    return costs[PANDOC_PPTX].cpu + costs[PANDOC_HTML].cpu if PANDOC_PPTX in costs else None


def _targets(costs: Costs, start: Cost) -> list[Target]:
    found = [Target("diapo --version, CPU", 0.08, start.cpu, " s")]
    for slides, limit in ((SMALL, 0.2), (1000, 0.09)):
        pandoc = _pandoc(costs.get(slides, {}))
        if pandoc:
            found.append(Target(f"{slides} slides, CPU against pandoc", limit, costs[slides][WARM].cpu / pandoc, " x"))
            cold = costs[slides][COLD].cpu / pandoc
            most = 0.35 if slides == SMALL else limit
            found.append(Target(f"{slides} slides, empty cache, CPU against pandoc", most, cold, " x"))
    if pandoc := _pandoc(costs.get(1000, {})):
        ratio = costs[1000][MARKDOWN].cpu / pandoc
        found.append(Target("1000 slides of Markdown, CPU against pandoc of the same file", 0.12, ratio, " x"))
    if 1000 in costs:
        found.append(Target("1000 slides, peak memory", 150, costs[1000][COLD].peak_mib, " MiB"))
    if LARGEST in costs:
        small, large = (_each(costs, *pair) for pair in ((100, 1000), (1000, LARGEST)))
        found.append(
            Target(f"a slide between 1000 and {LARGEST} against one between 100 and 1000", 1.25, large / small, " x")
        )
    return found


def _preview_targets(sizes: list[int]) -> list[Target]:
    """From a save to the changed slide in the browser, where there is one."""
    if find_chromium() is None:
        print("\nno Chromium: the live preview is not measured")
        return []
    found = []
    for slides in sizes:
        latency = preview.measured(slides)
        most = {50: 120, 1000: 200}[slides]
        if slides == others_preview.SLIDES:
            print("\nfrom a save to the browser, 50 slides")
            print("\n".join(others_preview.rows({"diapo serve": latency, **others_preview.others()})), flush=True)
        if slides == sizes[0]:
            found.append(Target(f"live preview of {slides} slides, half of the saves", 60, latency.p50, " ms"))
        found.append(Target(f"live preview of {slides} slides, 95 of 100 saves", most, latency.p95, " ms"))
    return found


def _mixed_targets(costs: Costs) -> list[Target]:
    found = []
    if pandoc := _pandoc(costs.get(MIXED[-1], {})):
        few, many = MIXED
        name = f"{many} mixed slides"
        found.append(Target(f"{name}, CPU against pandoc", 0.15, costs[many][WARM].cpu / pandoc, " x"))
        each = (costs[many][WARM].cpu - costs[few][WARM].cpu) / (many - few) / (costs[few][WARM].cpu / few)
        found.append(Target(f"{name}, a further slide against one of the first {few}", 1.1, each, " x"))
    return found


def _lecture_targets(slides: int, costs: dict[str, Cost]) -> list[Target]:
    pandoc = _pandoc(costs)
    assert pandoc is not None
    name = f"a lecture of {slides} slides of all kinds"
    return [
        Target(f"{name}, CPU against pandoc", 0.2, costs[WARM].cpu / pandoc, " x"),
        Target(f"{name}, peak memory", 300, max(costs[WARM].peak_mib, costs[COLD].peak_mib), " MiB"),
    ]


def _figure_targets(scratch: Path) -> list[Target]:
    """Measures and prints charts and diagrams as well."""
    print(f"\n{figures.HEAD}")
    costs = figures.measure(scratch)
    print("\n".join(figures.rows(costs)), flush=True)
    more = figures.beyond(costs)
    return [
        Target("a chart beyond its slide, CPU", 3, more[figures.CHART], " ms"),
        Target("a diagram beyond its slide, CPU, the mean of its kinds", 1, figures.of_diagrams(more), " ms"),
    ]


def _formula_targets() -> list[Target]:
    """Measures and prints formulas as well."""
    costs = formulas.measure()
    many = f"{formulas.FORMULAS} formulas"
    print(f"\n{many}, CPU: " + ", ".join(f"{cost:.0f} ms {name}" for name, cost in costs.items()), flush=True)
    return [Target(f"{many} of an empty cache, with imports, CPU", 120, costs["cold"], " ms")]


def _pdf_targets(scratch: Path, sizes: list[int]) -> list[Target]:
    """Measures and prints the PDFs as well."""
    print(f"\n{pdf.HEAD}")
    targets = []
    for slides in sizes:
        found = pdf.measure(scratch, slides)
        print("\n".join(pdf.rows(slides, found)), flush=True)
        (ours, size), others = found.pop(pdf.DIAPO), found
        targets.append(Target(f"{slides} slides, size of the PDF", 12, size / 1000 / slides, " KB a slide"))
        others.pop(pdf.FLOOR)
        if slides == 100:
            targets += [
                Target(f"{slides} slides, CPU of the PDF against {name}", 0.1, ours.cpu / cost.cpu, " x")
                for name, (cost, _) in others.items()
            ]
    return targets


def _each(costs: Costs, few: int, many: int) -> float:
    """CPU seconds of each slide beyond the first ``few``."""
    return (costs[many][WARM].cpu - costs[few][WARM].cpu) / (many - few)


def _versions(scratch: Path) -> str:
    _, reveal = programs.reveal_folder(scratch)
    return (
        f"diapo {__version__}, pandoc {programs.pandoc_version()} (embedding {reveal}), "
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}; "
        "whole processes, alternating; CPU is user + system, the median; memory is the highest peak"
    )


if __name__ == "__main__":
    sys.exit(main())
