"""Make ``generator/_shipped``: what a first build would otherwise make, in the form of the user's cache.

``hatch_build.py`` runs this while the package is built or installed for development. It imports the program of this
source tree and needs Jinja, PyYAML, python-pptx and msgspec. The same sources and libraries give the same bytes.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Final

MADE_OF: Final = "made-of"
"""The file with the fingerprint."""


def fingerprint(root: Path) -> str:
    """SHA-256 (hex) of all that decides the content: the program's modules and templates, and three libraries."""
    digest = sha256(repr([version(name) for name in ("jinja2", "python-pptx", "pyyaml")]).encode())
    places = [*(root / "generator").rglob("*.py"), *(root / "templates").rglob("*"), Path(__file__)]
    for file in sorted(file for file in places if file.is_file() and "__pycache__" not in file.parts):
        digest.update(f"{file.relative_to(root).as_posix()}\0".encode() + file.read_bytes() + b"\0")
    return digest.hexdigest()


def make_shipped(root: Path, out: Path, source: str) -> None:
    """Fill the empty or missing folder ``out`` from the program in ``root``, and from nothing that the user's cache or
    an older folder holds."""
    sys.path.insert(0, str(root))
    from generator import shipped

    known, cache = shipped.FOLDER, os.environ.get("XDG_CACHE_HOME")
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        shipped.FOLDER = Path(scratch) / "none"
        os.environ["XDG_CACHE_HOME"] = scratch
        try:
            for name, content in _files():
                (out / name).write_bytes(shipped.shipped(content))
        finally:
            shipped.FOLDER = known
            os.environ.pop("XDG_CACHE_HOME")
            if cache is not None:
                os.environ["XDG_CACHE_HOME"] = cache
            sys.path.remove(str(root))
    (out / MADE_OF).write_text(f"{source}\n", encoding="utf-8")


def made_of(folder: Path) -> str | None:
    """The fingerprint of what a complete folder was made of."""
    try:
        return (folder / MADE_OF).read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return None


def _files() -> Iterator[tuple[str, bytes]]:
    from generator.compiled import sources_name, template_sources
    from generator.layout import rules
    from generator.layout.listing import layouts_root
    from generator.layout.usual_rules import usual_rules
    from generator.render.pptx import skeleton
    from generator.render.revealjs import shell

    yield from usual_rules().items()
    yield skeleton.NAME, skeleton.to_ship()
    for use, jinja in ((rules.USE, rules.environment(layouts_root())), (shell.USE, shell.environment())):
        assert jinja.loader is not None
        yield sources_name(use, jinja), template_sources(jinja, jinja.loader.list_templates())
