"""Diapo: one content file becomes a PPTX and a reveal.js page that look alike, and nothing overflows.

The names below are the whole public interface. Those that need a stage's modules are imported when they are first
used, so that ``import generator`` stays cheap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator._version import __version__
from generator.build import BuildResult, build, check
from generator.errors import AssetError, ContentError, DiapoError, OutputError, UsageError

if TYPE_CHECKING:
    from generator.deck import load_deck
    from generator.layout import lay_out

__all__ = [
    "AssetError",
    "BuildResult",
    "ContentError",
    "DiapoError",
    "OutputError",
    "UsageError",
    "__version__",
    "build",
    "check",
    "lay_out",
    "load_deck",
]

_LATER = {"load_deck": "generator.deck", "lay_out": "generator.layout"}


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module 'generator' has no attribute {name!r}")
    from importlib import import_module

    found: object = getattr(import_module(_LATER[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
