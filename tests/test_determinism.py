"""Same input, same bytes: in another folder, under another hash seed, with and without a cache."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def _built(place: Path, seed: str) -> dict[str, bytes]:
    """Builds a copy of the seed deck below ``place``, in a process of its own with its own cache."""
    deck = place / "content" / "le-partenariat"
    if not deck.exists():
        shutil.copytree(ROOT / "content" / "le-partenariat", deck)
    env = os.environ | {"PYTHONHASHSEED": seed, "XDG_CACHE_HOME": str(place / "cache"), "PYTHONPATH": str(ROOT)}
    env.pop("SOURCE_DATE_EPOCH", None)
    command = [sys.executable, "-m", "generator", "build", "content/le-partenariat", "--to", "pptx,html,pdf"]
    subprocess.run(command, cwd=place, env=env, check=True, capture_output=True)
    return {file.name: file.read_bytes() for file in (place / "output" / "le-partenariat").iterdir()}


def test_the_same_deck_gives_the_same_bytes(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "somewhere" / "else"
    here.mkdir()
    there.mkdir(parents=True)
    first = _built(here, seed="1")
    assert set(first) == {"le-partenariat.pptx", "le-partenariat.html", "le-partenariat.pdf"}
    assert _built(here, seed="1") == first, "a second build, with what the first one cached"
    assert _built(there, seed="2") == first, "another folder, another hash seed, no cache"
