"""The PDF against what others need for one: pandoc and LibreOffice for its pptx, Chromium for the printed page."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.bench import programs
from tests.bench.floor import prepare
from tests.bench.measure import Cost, typical
from tests.bench.programs import Program

DIAPO, OFFICE, BROWSER = "diapo pdf", "pandoc pptx, LibreOffice", "Chromium, printed page"
FLOOR = "typesetter alone, data ready"
"""Not a peer: what no program that uses this typesetter can be quicker than."""
LEAST_OFTEN = 1000
"""Slides from which on a program is run once only."""


def compared(scratch: Path, folder: Path) -> tuple[Program, ...]:
    """The programs that can run here. LibreOffice and Chromium have profiles of their own, which a first run makes."""
    made = programs.diapo(scratch)[0].command
    found = [
        Program(DIAPO, (*made, "--to", "pdf"), scratch / "warm"),
        Program(FLOOR, (sys.executable, "-m", "tests.bench.floor", "floor")),
    ]
    office, browser = shutil.which("soffice"), shutil.which("chromium") or shutil.which("google-chrome")
    whole = (sys.executable, "-m", "tests.bench.whole")
    if office:
        profile = f"-env:UserInstallation={(scratch / 'office').as_uri()}"
        convert = f'"$0" deck.md -o pandoc.pptx && exec "$1" {profile} --headless --convert-to pdf pandoc.pptx'
        found.append(Program(OFFICE, (*whole, "/bin/sh", "-c", convert, programs.pandoc_path(), office)))
    if browser:
        page = (folder / "out" / f"{folder.name}.html").as_uri()
        flags = ("--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={scratch / 'browser'}")
        into = ("--no-pdf-header-footer", "--print-to-pdf=chromium.pdf")
        found.append(Program(BROWSER, (*whole, browser, *flags, *into, page)))
    return tuple(found)


def measure(scratch: Path, slides: int) -> dict[str, tuple[Cost, int]]:
    """What each costs, and how large its PDF is, for the deck in ``scratch/<slides>``."""
    folder = scratch / str(slides)
    subprocess.run([sys.executable, "-m", "tests.bench.decks", folder, str(slides)], cwd=programs.ROOT, check=True)
    programs.diapo(scratch)[0].cost(folder)  # the page that Chromium prints
    prepare(folder, folder / "floor")
    found = {}
    for program in compared(scratch, folder):
        program.cost(folder)
        times = 5 if slides < LEAST_OFTEN or program.name == DIAPO else 1
        found[program.name] = (typical([program.cost(folder) for _ in range(times)]), _size(program.name, folder))
    return found


def _size(name: str, folder: Path) -> int:
    files = {DIAPO: f"out/{folder.name}.pdf", FLOOR: "floor/floor.pdf", OFFICE: "pandoc.pdf", BROWSER: "chromium.pdf"}
    return (folder / files[name]).stat().st_size


def rows(slides: int, found: dict[str, tuple[Cost, int]]) -> list[str]:
    ours = found[DIAPO][0].cpu
    return [
        f"{slides:6}  {name:26} {cost.cpu:8.3f} {1000 * cost.cpu / slides:9.2f} {cost.peak_mib:9.1f} "
        f"{size / 1000:9.1f} {size / 1000 / slides:9.2f} {'' if name == DIAPO else f'{ours / cost.cpu:.3f} x':>10}"
        for name, (cost, size) in found.items()
    ]


HEAD = (
    f"{'slides':>6}  {'PDF by':26} {'CPU s':>8} {'ms/slide':>9} {'peak MiB':>9} {'KB':>9} {'KB/slide':>9} {'diapo':>10}"
)
