"""``python -m tests.bench.catalogue`` (``make bench-catalogue``): 200 decks with 4 courses each, built in two
forms; in one process and in several, again, and after small changes."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from dataclasses import dataclass
from pathlib import Path

from tests.bench.decks import Outline, as_diapo, lecture

ROOT = Path(__file__).parents[2]
SLIDES = 12
COURSES = ("bac", "exam", "soir", "autre")
"""``exam`` extends ``bac``."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the program, whole."""

    seconds: float
    cpu: float
    peak_mib: float
    """Of all its processes together; memory that they share counts once."""
    summary: str


def write_catalogue(folder: Path, decks: int, each: int = SLIDES) -> None:
    """``content/lecture-001`` and so on below ``folder``, all different, ``each`` of so many slides, and the deck
    ``methods`` that they use."""
    slides = lecture(decks * each + 2)
    for number in range(decks):
        _write_deck(folder / "content" / f"lecture-{number + 1:03}", slides[number * each : (number + 1) * each])
    _write(folder / "content" / "methods" / "deck.yaml", as_diapo(slides[-2:]))


def _write_deck(folder: Path, slides: list[Outline]) -> None:
    picture = "  - heading: Une image\n    image: images/drawing.png\n    items:\n      - Ce que l'on voit\n"
    text = as_diapo(slides).replace("theme: agora", "theme: agora\ncourse:\n  group: tous")
    ids = iter(range(1, len(slides) + 1))
    text = re.sub(r"^  - heading", lambda match: f"  - id: s{next(ids)}\n    heading", text, flags=re.MULTILINE)
    _write(folder / "deck.yaml", text + picture.replace("image: ", "image:\n      file: ").replace(
        "drawing.png\n", "drawing.png\n      alt: Un dessin\n") + "  - use: ../methods\n")  # fmt: skip
    (folder / "images").mkdir()
    (folder / "images" / "drawing.png").write_bytes(png(folder.name))
    courses = {
        "bac": 'course:\n  group: Bloc 2\nfooter: "{{ course.group }}"\n'
        "slides:\n  s2:\n    append:\n      - Un exemple de plus\n",
        "exam": "extends: bac\ntheme: nuit\ndrop: [s5, s6]\n",
        "soir": "length: {slides: 6}\n",
        "autre": "theme: contraste\nslides:\n  s1:\n    add_notes: Saluer.\n  s3:\n    move: last\n",
    }
    for name in COURSES:
        _write(folder / "courses" / f"{name}.yaml", courses[name])


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def png(seed: str) -> bytes:
    """A picture of noise, 120 x 80, of its own for each seed."""
    state, rows = zlib.crc32(seed.encode()), bytearray()
    for at in range(80 * 121):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        rows.append(0 if at % 121 == 0 else state >> 16 & 0xFF)
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", 120, 80, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(bytes(rows))),
              (b"IEND", b""))  # fmt: skip
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def run(folder: Path, *arguments: str) -> Run:
    """Runs ``diapo build --all`` in ``folder`` and looks at its processes twenty times a second."""
    command = [sys.executable, "-m", "generator", "build", "--all", *arguments]
    env = os.environ | {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(folder / "cache")}
    log = folder / "run.log"
    began, before, peak = time.monotonic(), os.times(), 0.0
    with log.open("wb") as said:
        process = subprocess.Popen(command, cwd=folder, env=env, stdout=subprocess.DEVNULL, stderr=said)
        while process.poll() is None:
            peak = max(peak, memory(process.pid))
            time.sleep(0.05)
    seconds, after = time.monotonic() - began, os.times()
    text = log.read_text(encoding="utf-8")
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}:\n{text[-2000:]}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(seconds, cpu, peak, text.splitlines()[-1])


def memory(pid: int) -> float:
    """MiB of a process and those that it started, each page shared out among who uses it (Linux; 0 elsewhere)."""
    total = 0.0
    for one in (pid, *_children(pid)):
        try:
            text = Path(f"/proc/{one}/smaps_rollup").read_text()
        except OSError:  # it has ended
            continue
        found = re.search(r"^Pss: +(\d+) kB", text, re.MULTILINE)
        total += int(found[1]) / 1024 if found else 0
    return total


def _children(pid: int) -> list[int]:
    try:
        found = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
    return [*found, *(below for child in found for below in _children(child))]


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.catalogue", description=__doc__)
    parser.add_argument("--decks", type=int, default=200)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="diapo-catalogue-"))
    try:
        write_catalogue(folder, options.decks)
        print(f"{'run':38} {'wall s':>7} {'CPU s':>7} {'peak MiB':>8}  what it said", flush=True)
        run(folder, "content/methods")  # fills the caches
        several = _shown("all, a process for each CPU", run(folder, "--force"))
        one = _shown("all, one process", run(folder, "--force", "--jobs", "1"))
        again = _shown("nothing changed", run(folder))
        deck = folder / "content" / "lecture-001"
        _change(deck / "deck.yaml", "Ce que l'on voit", "Ce que l'on voit ici")
        _shown("one line of one deck", run(folder))
        _change(deck / "courses" / "bac.yaml", "Bloc 2", "Bloc 3")
        _shown("one line of a course, extended by one", run(folder))
        print(f"\n{one.seconds / several.seconds:.2f} times as fast as one process")
        print(f"{'met   ' if again.seconds < 2 else 'MISSED'}  nothing changed: {again.seconds:.2f} s (under 2 s)")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0 if again.seconds < 2 else 1


def _shown(name: str, found: Run) -> Run:
    print(f"{name:38} {found.seconds:7.2f} {found.cpu:7.2f} {found.peak_mib:8.1f}  {found.summary}", flush=True)
    return found


if __name__ == "__main__":
    sys.exit(main())
