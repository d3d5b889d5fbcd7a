"""The live previews of other tools, beside ours: ``python -m tests.bench.others_preview``.

They are fetched from npm for the time of the measure, without running anything that their packages bring. They would
listen to the whole network; a line of JavaScript that is loaded before them keeps them to this machine.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import statistics
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Final

from msgspec import Struct

from tests.bench import decks
from tests.bench.preview import EDITS, Latency, measured
from tests.chromium import Chromium, ChromiumError, Page

SLIDES: Final = 50
PACKAGES: Final = ("@marp-team/marp-cli@4.5.1", "reveal-md@6.1.4")
_LOOPBACK: Final = """\
const { Server } = require("node:net");
const listen = Server.prototype.listen;
Server.prototype.listen = function (...given) {
  const named = given[0] && typeof given[0] === "object";
  const port = named ? given[0].port : given[0];
  const then = given.find((one) => typeof one === "function");
  return listen.call(this, { port: Number(port) || 0, host: "127.0.0.1" }, then);
};
"""
_PATIENCE: Final = 60.0


class Server(Struct, frozen=True):
    name: str
    command: tuple[str, ...]
    """``{port}`` stands for the port."""


SERVERS: Final = (
    Server("marp-cli --server", ("marp", "--server", ".")),
    Server("reveal-md --watch", ("reveal-md", "deck.md", "--watch", "--disable-auto-open", "--port", "{port}")),
)


def others() -> dict[str, Latency]:
    """Theirs on a deck of SLIDES slides; none where npm cannot fetch them."""
    found: dict[str, Latency] = {}
    npm = shutil.which("npm")
    if npm is None:
        return found
    with tempfile.TemporaryDirectory(prefix="diapo-bench-") as place:
        folder = Path(place)
        (folder / "package.json").write_text('{"private": true}', encoding="utf-8")
        install = (npm, "install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", *PACKAGES)
        if subprocess.run(install, cwd=folder, capture_output=True, check=False).returncode:
            return found
        (folder / "loopback.cjs").write_text(_LOOPBACK, encoding="utf-8")
        for server in SERVERS:
            found[server.name] = _measured(server, folder)
    return found


def rows(found: dict[str, Latency]) -> list[str]:
    return [f"{name:20} p50 {one.p50:5.0f} ms, p95 {one.p95:5.0f} ms" for name, one in found.items()]


def _measured(server: Server, tools: Path) -> Latency:
    with tempfile.TemporaryDirectory(prefix="diapo-bench-") as place:
        folder = Path(place)
        file = folder / "deck.md"
        file.write_text("\n\n---\n\n".join(map(_slide, decks.lecture(SLIDES))) + "\n", encoding="utf-8")
        port = _free_port()
        name, *rest = (word.format(port=port) for word in server.command)
        env = dict(os.environ) | {"PORT": str(port), "NODE_OPTIONS": f"--require={tools / 'loopback.cjs'}"}
        command = [str(tools / "node_modules" / ".bin" / name), *rest]
        with subprocess.Popen(
            command, cwd=folder, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        ) as process:
            try:
                _wait_for(port)
                with Chromium() as browser:
                    page = browser.open(f"http://127.0.0.1:{port}/deck.md")
                    times = sorted(_edit(file, number, page) for number in range(EDITS))
            finally:
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGTERM)
    return Latency(statistics.median(times), times[int(len(times) * 0.95)], times[-1])


def _slide(outline: decks.Outline) -> str:
    items = [line for text, below in outline.items for line in (f"- {text}", *(f"    - {one}" for one in below))]
    return "\n".join([f"# {outline.heading}", "", *items])


def _edit(file: Path, number: int, page: Page) -> float:
    """ms from before the save to when the page has the new word."""
    lines = file.read_text(encoding="utf-8").split("\n")
    items = [at for at, line in enumerate(lines) if line.lstrip().startswith("- ")]
    lines[Random(number).choice(items)] += f" mot{number}x"
    time.sleep(0.5)
    begun = time.monotonic()
    file.write_text("\n".join(lines), encoding="utf-8")
    while time.monotonic() < begun + _PATIENCE:
        with suppress(ChromiumError):  # while it is loaded again
            if page.evaluate(f'!!document.body && document.body.textContent.includes("mot{number}x")'):
                return (time.monotonic() - begun) * 1000
        time.sleep(0.004)
    raise AssertionError("the change did not come")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _wait_for(port: int) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise AssertionError("the server did not begin")


if __name__ == "__main__":
    print("\n".join(rows({"diapo serve": measured(SLIDES), **others()})))
