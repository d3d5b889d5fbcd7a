"""The programs that are compared, each as one whole process on a folder that ``decks`` has filled."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.bench.measure import Cost, run

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Program:
    name: str
    command: tuple[str, ...]
    cache: Path | None = None
    """The user's cache folder while it runs."""
    forget: bool = False
    """The cache is emptied before every run."""

    def cost(self, folder: Path) -> Cost:
        env = dict(os.environ) | {"PYTHONPATH": str(ROOT)}
        if self.cache:
            if self.forget:
                shutil.rmtree(self.cache, ignore_errors=True)
            env["XDG_CACHE_HOME"] = str(self.cache)
        return run(self.command, folder, env)


def diapo(scratch: Path) -> tuple[Program, Program]:
    """With the cache of earlier runs, and with none."""
    command = (sys.executable, "-m", "generator", "build", "deck.yaml", "--out", "out", "--quiet")
    return (
        Program("diapo, both", command, scratch / "warm"),
        Program("diapo, both, empty cache", command, scratch / "cold", forget=True),
    )


def version() -> Program:
    return Program("diapo --version", (sys.executable, "-m", "generator", "--version"))


def pandoc(scratch: Path) -> tuple[Program, Program]:
    path = pandoc_path()
    reveal = reveal_folder(scratch / "reveal")
    page = ("-t", "revealjs", "--standalone", "--embed-resources", "-V", f"revealjs-url={reveal}")
    return (
        Program("pandoc pptx", (path, "deck.md", "-o", "pandoc.pptx")),
        Program("pandoc revealjs", (path, "deck.md", *page, "-o", "pandoc.html")),
    )


def pandoc_path() -> str:
    try:
        import pypandoc
    except ImportError:
        sys.exit("pandoc is missing: `make bench`, or pip install 'diapo[bench]'")
    return str(pypandoc.get_pandoc_path())


def pandoc_version() -> str:
    said = subprocess.run([pandoc_path(), "--version"], capture_output=True, text=True, check=True).stdout
    return said.split()[1]


def reveal_folder(folder: Path) -> Path:
    """A reveal.js tree as pandoc's template asks for it (that of version 4), filled from ours.

    The theme and the plugins that Diapo does not carry come from node_modules if they are there, and are empty files
    otherwise: that only makes pandoc's work less.
    """
    from generator.assets import asset, manifest

    ours = manifest().reveal
    wanted = {
        "dist/reset.css": "reset.css",
        "dist/reveal.css": "reveal.css",
        "dist/reveal.js": "reveal.js",
        "plugin/notes/notes.js": "plugin/notes.js",
        "plugin/search/search.js": "plugin/search.js",
        "plugin/zoom/zoom.js": "plugin/zoom.js",
    }
    package = full_reveal() / "dist"
    if (package / "theme").is_dir():
        shutil.copytree(package / "theme", folder / "dist" / "theme", dirs_exist_ok=True)
    else:
        wanted["dist/theme/black.css"] = "theme/black.css"
    for place, name in wanted.items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        elsewhere = package / name
        content = asset(ours[name]) if name in ours else elsewhere.read_bytes() if elsewhere.is_file() else b""
        (folder / place).write_bytes(content)
    return folder


def full_reveal() -> Path:
    return ROOT / "node_modules" / "reveal.js"
