"""Scene -> bytes: one sub-package for each kind of output. A renderer translates and never decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from generator.errors import Diagnostic, UsageError

if TYPE_CHECKING:
    from generator.scene.page import Scene

Made = bytes | Mapping[str, bytes]
"""One file, or several: what their names end with (``-01.png``; ``/street.mp4`` is a whole name) and what they hold."""
Writer = Callable[["Scene"], Made]
Remarks = Callable[["Scene"], tuple[Diagnostic, ...]]

WRITERS: Final = {
    "pptx": ("generator.render.pptx", "render_pptx"),
    "html": ("generator.render.revealjs", "render_page"),
    "pdf": ("generator.render.pdf", "render_pdf"),
    "png": ("generator.render.pdf", "render_png"),
}
"""Kind of output (and file name extension) -> module and function that write it."""
REMARKS: Final = {
    "pdf": ("generator.render.pdf.glyphs", "unshown"),
    "png": ("generator.render.pdf.glyphs", "unshown"),
}
"""Kind of output -> module and function that finds what to tell of a Scene that only this output can know."""
PPI: Final = 220
"""Pixels to the inch of a picture's place on the slide, if nothing else is asked for: those of a sharp large screen."""
STILL: Final = frozenset({"pdf", "png"})
"""The outputs in which nothing can be clicked: they show what is there at the end."""
DEFAULT: Final = ("pptx", "html")
"""What is written if nothing else is asked for."""


def require_writer(kind: str) -> None:
    """Raises UsageError, which lists the known kinds, if ``kind`` is none of them."""
    if kind not in WRITERS:
        from generator.names import unknown_name

        raise UsageError(unknown_name("output", kind, WRITERS))


def writer(kind: str, ppi: int | None = None, *, steps: bool = False) -> Writer:
    """The function that turns a Scene into one output. Its modules are imported now, not earlier.

    ``ppi``: pictures are no finer than that many pixels to the inch. ``steps``: an output in which nothing can be
    clicked has a page for each click.
    """
    from importlib import import_module

    require_writer(kind)
    module, function = WRITERS[kind]
    write = with_ppi(cast(Writer, getattr(import_module(module), function)), ppi)
    if not steps or kind not in STILL:
        return write
    from generator.scene.states import every_state

    return lambda scene: write(every_state(scene))


def with_ppi(write: Writer, ppi: int | None) -> Writer:
    """The same output, with pictures no finer than that many pixels to the inch."""
    if ppi is None:
        return write
    from generator.render.coarser import coarser

    return lambda scene: write(coarser(scene, ppi))


def remarks(kinds: Iterable[str], scene: Scene) -> tuple[Diagnostic, ...]:
    """What there is to tell of a Scene in these kinds of output."""
    from importlib import import_module

    functions = dict.fromkeys(REMARKS[kind] for kind in kinds if kind in REMARKS)
    found = (cast(Remarks, getattr(import_module(module), function))(scene) for module, function in functions)
    return tuple(diagnostic for diagnostics in found for diagnostic in diagnostics)


def files_of(file: Path, made: Made) -> Iterator[tuple[Path, bytes]]:
    """The files of one output: ``file`` itself, or several beside it that are called after it. An ending that begins
    with a stroke is a whole name."""
    if isinstance(made, bytes):
        yield file, made
        return
    for ending, content in made.items():
        yield file.with_name(ending[1:] if ending.startswith("/") else file.stem + ending), content
