"""From the save of a deck to the changed slide in the browser: ``python -m tests.bench.preview [SLIDES ...]``.

The clock starts before the file is written and stops in the first frame that the browser draws with the new text.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import Final

from msgspec import Struct

from generator.serve import served
from tests.bench import programs
from tests.chromium import Chromium, Page

EDITS: Final = 40
FLAGS: Final = ("--disable-features=IsolateSandboxedIframes",)
"""The frame stays in the process of its page, so that the driver sees it."""
_FED: Final = '!!document.querySelector(".strip [aria-current]")'
_WATCH: Final = """(() => {
  window.seen = {};
  new MutationObserver((told) => {
    const added = told.flatMap((one) => [...one.addedNodes]).map((one) => one.textContent).join(" ");
    for (const found of added.matchAll(/mot(\\d+)x/g)) {
      if (!(found[1] in seen)) {
        seen[found[1]] = 0;
        requestAnimationFrame(() => { seen[found[1]] = Date.now(); });
      }
    }
  }).observe(document.querySelector(".slides"), { childList: true, subtree: true });
})()"""


class Latency(Struct, frozen=True):
    """ms."""

    p50: float
    p95: float
    most: float


def measured(slides: int, edits: int = EDITS) -> Latency:
    """Of ``edits`` in a deck of so many slides, in random places, a moment apart: three of four are another word in a
    line, the fourth is another line, which moves all that is below it."""
    with tempfile.TemporaryDirectory(prefix="diapo-bench-") as place:
        folder = Path(place, "deck")
        folder.mkdir()
        subprocess.run([sys.executable, "-m", "tests.bench.decks", folder, str(slides)], cwd=programs.ROOT, check=True)
        with served([folder]) as run, Chromium(None, *FLAGS) as browser:
            page = browser.open(run.start)
            frame = slides_frame(page)
            page.evaluate(_WATCH, frame)
            times = [_one(folder / "deck.yaml", number, page, frame, Random(number)) for number in range(edits)]
    times.sort()
    return Latency(statistics.median(times), times[int(len(times) * 0.95)], times[-1])


def slides_frame(page: Page, timeout: float = 60.0) -> str:
    """The frame with the slides, once it is fed."""
    end = time.monotonic() + timeout
    while time.monotonic() < end:
        for name, url in page.frames:
            if "/frame/" in url and name in page.contexts and page.evaluate(_FED, name):
                return name
        page.browser.settle(0.05)
    raise AssertionError("the slides did not come")


def _one(file: Path, number: int, page: Page, frame: str, chance: Random) -> float:
    lines = file.read_text(encoding="utf-8").split("\n")
    items = [at for at, line in enumerate(lines) if line.lstrip().startswith("- ") and "heading:" not in line]
    place = chance.choice(items)
    if number % 4 == 3:
        lines.insert(place + 1, f"{lines[place].partition('- ')[0]}- mot{number}x")
    else:
        lines[place] += f" mot{number}x"
    text = "\n".join(lines)
    time.sleep(0.3)
    start = time.time()
    file.write_text(text, encoding="utf-8")
    return float(page.wait_for(f"window.seen[{number}] || 0", frame=frame)) - start * 1000


if __name__ == "__main__":
    for size in map(int, sys.argv[1:] or ("50", "1000")):
        found = measured(size)
        print(f"{size} slides: p50 {found.p50:.0f} ms, p95 {found.p95:.0f} ms, most {found.most:.0f} ms", flush=True)
