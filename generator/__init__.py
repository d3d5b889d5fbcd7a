"""Diapo: one content file becomes a PPTX and a reveal.js page that look alike, and nothing overflows.

The names below are the whole public interface. All but the version are imported when they are first used, so that
``import generator`` costs nothing, and the command is ready to be interrupted as soon as it is started.
"""

from __future__ import annotations

import sys

from generator._version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from generator.build import BuildResult, build, check
    from generator.deck import load_deck
    from generator.errors import AssetError, ContentError, DiapoError, OutputError, UsageError
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

_PLACES = {
    "generator.build": ("BuildResult", "build", "check"),
    "generator.deck": ("load_deck",),
    "generator.errors": ("AssetError", "ContentError", "DiapoError", "OutputError", "UsageError"),
    "generator.layout": ("lay_out",),
}


class _Package(type(sys)):  # type: ignore[misc]
    """In which ``build`` is the function, also once Python has put the module of that name there."""

    def __setattr__(self, name: str, value: object) -> None:
        if name == "build" and isinstance(value, type(sys)):
            value = vars(value)["build"]
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> object:
    for place, names in _PLACES.items():
        if name in names:
            from importlib import import_module

            found: object = getattr(import_module(place), name)
            globals()[name] = found
            return found
    raise AttributeError(f"module 'generator' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
