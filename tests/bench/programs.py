"""The programs that are compared, each as one whole process on a folder that ``decks`` has filled."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path

from tests.bench.measure import Cost, run

ROOT = Path(__file__).parents[2]

PANDOC_REVEAL = "reveal.js@5.2.1"
"""The page that pandoc 3.9 writes links to reveal.js@^5."""


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
        env.pop("PYTHONDONTWRITEBYTECODE", None)  # whoever installs a program has its modules compiled
        if self.cache:
            if self.forget:
                shutil.rmtree(self.cache, ignore_errors=True)
            env["XDG_CACHE_HOME"] = str(self.cache)
        return run(self.command, folder, env)


def diapo(scratch: Path) -> tuple[Program, Program]:
    """With the cache of earlier runs, and with none."""
    command = _build("deck.yaml")
    return (
        Program("diapo, both", command, scratch / "warm"),
        Program("diapo, both, empty cache", command, scratch / "cold", forget=True),
    )


def from_markdown(scratch: Path) -> Program:
    """Of the file that pandoc reads."""
    return Program("diapo, both, of Markdown", _build("deck.md"), scratch / "warm")


def _build(file: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "generator", "build", file, "--out", "out", "--quiet")


def version() -> Program:
    return Program("diapo --version", (sys.executable, "-m", "generator", "--version"))


def pandoc(scratch: Path, *asked: str) -> tuple[Program, Program]:
    """For both outputs; ``asked``: what else its command says."""
    path = pandoc_path()
    reveal, _ = reveal_folder(scratch)
    page = ("-t", "revealjs", "--standalone", "--embed-resources", "-V", f"revealjs-url={reveal}")
    return (
        Program("pandoc pptx", (path, "deck.md", *asked, "-o", "pandoc.pptx")),
        Program("pandoc revealjs", (path, "deck.md", *asked, *page, "-o", "pandoc.html")),
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


def reveal_folder(scratch: Path) -> tuple[Path, str]:
    """A reveal.js tree for pandoc to embed, and what it is.

    The one that pandoc's page links to by default, from the npm registry, where npm can fetch it; otherwise ours with
    empty files for the theme and the plugins that it lacks, which makes pandoc's work less.
    """
    folder = scratch / "reveal"
    if (folder / "package").is_dir():
        return folder / "package", PANDOC_REVEAL
    folder.mkdir(parents=True, exist_ok=True)
    npm = shutil.which("npm")
    if npm:
        command = (npm, "pack", "--silent", "--ignore-scripts", PANDOC_REVEAL)
        packed = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if packed.returncode == 0:
            with tarfile.open(folder / packed.stdout.split()[-1]) as archive:
                archive.extractall(folder, filter="data")
            return folder / "package", PANDOC_REVEAL
    return _stand_in(folder), "Diapo's reveal.js without a theme"


def _stand_in(folder: Path) -> Path:
    from generator.assets import asset, manifest

    ours = manifest().reveal.files
    for place, name in {
        "dist/reset.css": "reset.css",
        "dist/reveal.css": "reveal.css",
        "dist/reveal.js": "reveal.js",
        "dist/theme/black.css": "",
        "plugin/notes/notes.js": "",
        "plugin/search/search.js": "",
        "plugin/zoom/zoom.js": "",
    }.items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_bytes(asset(ours[name]) if name else b"")
    return folder
