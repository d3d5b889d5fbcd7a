"""Picture files for the typesetter: checked, and laid into its folder under names that are ours."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Final

from generator.errors import ContentError, Diagnostic, error
from generator.layout.scene import PictureBox, Scene

_EXTENSIONS: Final = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/svg+xml": "svg",
}


def picture_name(box: PictureBox) -> str:
    """What the file is called in the typesetter's folder."""
    return f"{box.sha256[:32]}.{_EXTENSIONS.get(box.media_type, '')}"


def lay_pictures(scene: Scene, folder: Path) -> None:
    """Copies every picture of the pages into ``folder``.

    ContentError if a file is gone or is no longer what was laid out.
    """
    for box in _distinct(scene):
        try:
            content = box.path.read_bytes()
        except OSError:
            content = b""
        if box.media_type not in _EXTENSIONS or sha256(content).hexdigest() != box.sha256:
            raise ContentError(
                [
                    error(
                        "picture-changed",
                        "The picture {name} was changed or removed while the deck was being built",
                        box.span,
                        hint="Build again.",
                        name=box.path.name,
                    )
                ]
            )
        (folder / picture_name(box)).write_bytes(content)


def undrawable(scene: Scene, folder: Path) -> list[Diagnostic]:
    """An error for each picture in ``folder`` that the typesetter cannot draw."""
    from typst import Compiler, TypstError

    found = []
    for box in _distinct(scene):
        name = picture_name(box)
        try:
            Compiler(f'#image("{name}")'.encode(), root=folder, ignore_system_fonts=True).compile(format="pdf")
        except TypstError as problem:
            found.append(
                error(
                    "picture-undrawable",
                    "The picture {name} cannot be drawn in the PDF: {reason}",
                    box.span,
                    hint="Open it in an image editor and save it anew, as PNG or JPEG.",
                    name=box.path.name,
                    reason=str(problem).partition("\n")[0],
                )
            )
    return found


def _distinct(scene: Scene) -> Iterable[PictureBox]:
    boxes = (box for page in scene.pages for box in page.boxes if isinstance(box, PictureBox))
    return {box.sha256: box for box in boxes}.values()
