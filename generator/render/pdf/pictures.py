"""Picture files for the typesetter: checked, and laid into its folder under names that are ours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

from generator.errors import Diagnostic, error
from generator.render.picture_bytes import picture_bytes, shown_type
from generator.scene.boxes import PictureBox
from generator.scene.page import Scene

_EXTENSIONS: Final = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/svg+xml": "svg",
}
_WITHOUT_DRAWINGS: Final = {kind: ending for kind, ending in _EXTENSIONS.items() if ending != "svg"}


def picture_name(box: PictureBox) -> str:
    """What the file is called in the typesetter's folder."""
    return f"{sha256(box.key.encode()).hexdigest()[:32]}.{_EXTENSIONS.get(shown_type(box, _kinds(box)), '')}"


def _kinds(box: PictureBox) -> Mapping[str, str]:
    """The kinds that are drawn; of a drawing with text a picture is, because the typesetter leaves text away for which
    it has no font of that name."""
    return _WITHOUT_DRAWINGS if box.lettered else _EXTENSIONS


def lay_pictures(scene: Scene, folder: Path) -> None:
    """Copies every picture of the pages into ``folder``.

    ContentError if a file is gone or is no longer what was laid out.
    """
    for box in _boxes(scene):
        (folder / picture_name(box)).write_bytes(picture_bytes(box, _kinds(box)))


def undrawable(scene: Scene, folder: Path) -> list[Diagnostic]:
    """An error for each picture in ``folder`` that the typesetter cannot draw."""
    from typst import Compiler, TypstError

    found = []
    for box in _boxes(scene):
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


def _boxes(scene: Scene) -> Iterable[PictureBox]:
    """A box for each picture that is shown."""
    boxes = (box for page in scene.pages for box in page.drawn if isinstance(box, PictureBox))
    return {box.key: box for box in boxes}.values()
