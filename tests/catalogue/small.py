"""A catalogue with a job of each sort, and running the program in a process of its own."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench.catalogue import png

ROOT = Path(__file__).parents[2]

ALPHA = """\
title: Alpha
lang: fr
course:
  group: tous
slides:
  - id: acteurs
    heading: Acteurs
    items:
      - id: assoc
        text: Les associations
      - Les citoyens de {{ course.group }}
  - id: image
    heading: Une image
    image:
      file: images/drawing.png
      alt: Un dessin
  - use: ../library#mot
"""
LIBRARY = "title: Library\nlang: fr\nslides:\n  - id: mot\n    heading: Un mot\n    items: [Bref]\n"
BETA = "title: Beta\nlang: en\nslides:\n  - heading: One\n    items: [Two]\n"
COURSES = {
    "bac": "course:\n  group: Bloc 2\nslides:\n  acteurs:\n    items:\n      assoc: Les groupes\n",
    "exam": "extends: bac\ndrop: [image]\n",
    "soir": "footer: Cours du soir\n",
}

JOBS = 6
"""alpha for nobody, bac, exam and soir; beta; library."""


def write_small_catalogue(folder: Path) -> None:
    texts = {"alpha": ALPHA, "beta": BETA, "library": LIBRARY}
    for name, text in texts.items():
        write(folder / "content" / name / "deck.yaml", text)
    for name, text in COURSES.items():
        write(folder / "content" / "alpha" / "courses" / f"{name}.yaml", text)
    (folder / "content" / "alpha" / "images").mkdir()
    (folder / "content" / "alpha" / "images" / "drawing.png").write_bytes(png("alpha"))


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def outputs(folder: Path) -> dict[str, bytes]:
    """Every file below a folder but the state file, by path: those that a build in progress has not moved meanwhile."""
    found = {}
    for file in sorted(folder.rglob("*")):
        with contextlib.suppress(FileNotFoundError):
            if file.is_file() and file.name != ".diapo.json":
                found[file.relative_to(folder).as_posix()] = file.read_bytes()
    return found


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "generator", *arguments]


def environment(**more: str) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT)} | more


def diapo(*arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments), capture_output=True, text=True, env=environment(**env), check=False, encoding="utf-8"
    )


def wait_until(true: Callable[[], object], seconds: float = 60) -> None:
    """Fails when it does not become true."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.02)


def children(pid: int) -> list[int]:
    """The processes that a process has started (Linux)."""
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def running(pids: Sequence[int]) -> list[int]:
    """Those that have not ended."""
    return [pid for pid in pids if _state(pid) not in ("", "Z")]


def _state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return ""
