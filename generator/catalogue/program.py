"""Which program this is: two that are equal make the same bytes of the same files."""

from __future__ import annotations

import zlib
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from msgspec import Struct

from generator import assets
from generator._version import __version__

_PACKAGE: Final = Path(__file__).resolve().parents[1]
_LIBRARIES: Final = (
    "babel",
    "jinja2",
    "markdown-it-py",
    "math-core",
    "msgspec",
    "pillow",
    "pygments",
    "resvg-py",
    "python-pptx",
    "pyyaml",
    "typst",
    "segno",
    "uharfbuzz",
)


class Program(Struct, frozen=True):
    """What results depend on besides content and options."""

    version: str
    sources: str
    """SHA-256 of the modules, templates and assets."""
    libraries: tuple[str, ...]
    """Name and version of each."""

    @property
    def key(self) -> str:
        return sha256(repr(self).encode()).hexdigest()

    def difference(self, other: Program) -> str:
        """What is not the same, in words; empty if all is."""
        if self.version != other.version:
            return f"version {other.version} instead of {self.version}"
        if self.libraries != other.libraries:
            mine, theirs = (", ".join(sorted({*a} - {*b})) for a, b in ((self.libraries, other.libraries),
                                                                        (other.libraries, self.libraries)))  # fmt: skip
            return f"{theirs} instead of {mine}"
        return "other sources, templates or assets" if self.sources != other.sources else ""


@cache
def this_program() -> Program:
    """Reads all of its files, once. Raises AssetError if some are missing."""
    digest = sha256()
    assets.manifest()
    for root in (_PACKAGE, assets.template_root(), assets.asset_root()):
        for file in _files(root):
            content = file.read_bytes()
            digest.update(f"{file.relative_to(root).as_posix()}\0{len(content)}\0".encode() + content)
    libraries = (f"{name} {_version(name)}" for name in _LIBRARIES)
    return Program(__version__, digest.hexdigest(), (*libraries, f"zlib {zlib.ZLIB_RUNTIME_VERSION}"))


def _files(root: Path) -> list[Path]:
    """The modules of the package, or all files of a folder beside them."""
    if root != _PACKAGE:
        return sorted(file for file in root.rglob("*") if file.is_file())
    found = sorted(root.rglob("*.py"))
    return [file for file in found if not {"_assets", "_templates"} & {*file.relative_to(root).parts}]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:  # installed without its metadata
        return "of unknown version"
