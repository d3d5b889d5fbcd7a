"""What is said of a file that is too heavy to be mailed or opened at ease."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from generator.errors import ContentError, Diagnostic, notice
from generator.render.coarser import coarser
from generator.render.picture_bytes import picture_bytes
from generator.scene.boxes import Clip, MediaBox, PictureBox, single
from generator.scene.page import Scene

HEAVY: Final = 20_000_000
"""Bytes; many mail servers take no more."""
INLINE: Final = 20_000_000
"""Bytes of recordings inside one page; further ones go beside it."""
_NAMED: Final = 3
_ADVICE: Final = 150
"""Pixels to the inch: about what a projector shows."""


def heavy(kind: str, made: object, scene: Scene, ppi: int | None) -> Iterator[Diagnostic]:
    """A notice, at its heaviest picture, if one file was made and is heavy; and one if recordings go with it. ``kind``:
    as it ends its name."""
    if isinstance(made, Mapping):
        yield from _beside(kind, made)
        made = made.get(f".{kind}")
    if not isinstance(made, bytes) or len(made) <= HEAVY:
        return
    shown = coarser(scene, ppi)
    boxes = {box.path: box for page in shown.pages for box in page.drawn if isinstance(box, PictureBox)}
    sizes: dict[Path, int] = {}
    for path, box in boxes.items():
        with suppress(OSError):
            sizes[path] = path.stat().st_size
        with suppress(ContentError):
            sizes[path] = len(picture_bytes(box, (box.media_type,)))  # as it is in the file: a copy, perhaps
    playing = [box for page in shown.pages for box in single(page.boxes) if isinstance(box, MediaBox)]
    clips = {box.source.path: box for box in playing if isinstance(box.source, Clip)}
    sizes |= {path: box.source.size for path, box in clips.items() if isinstance(box.source, Clip)}
    first = sorted(sizes, key=lambda path: -sizes[path])[:_NAMED]
    spans = {path: box.span for path, box in boxes.items()} | {path: box.span for path, box in clips.items()}
    names = ", ".join(f"{path.name} ({sizes[path] / 1e6:.1f} MB)" for path in first)
    finer = (ppi is None or ppi > _ADVICE) and not (first and first[0] in clips)
    yield notice(
        "file-heavy",
        "The {kind} file has {size:.0f} MB; the heaviest in it are {names}"
        if names
        else "The {kind} file has {size:.0f} MB",
        spans[first[0]] if first else None,
        hint="With `--ppi {ppi}` pictures are no finer than a projector shows."
        if finer
        else "Export them smaller, or leave some out.",
        kind=kind.upper(),
        size=len(made) / 1e6,
        names=names,
        ppi=_ADVICE,
    )


def _beside(kind: str, made: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    names = [f"{name[1:]} ({len(content) / 1e6:.1f} MB)" for name, content in made.items() if name.startswith("/")]
    if names:
        yield notice(
            "media-beside",
            "The {kind} file plays {names} from beside it: keep them together",
            hint="Shorter recordings, of {limit:.0f} MB in all, stand inside the page.",
            kind=kind.upper(),
            names=", ".join(names),
            limit=INLINE / 1e6,
        )
