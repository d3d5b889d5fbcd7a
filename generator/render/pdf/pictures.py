"""Picture files for the typesetter: checked, and laid into its folder under names that are ours."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Final

from generator.errors import Diagnostic, error
from generator.layout.scene import PictureBox, Scene
from generator.render.picture_bytes import picture_bytes

_EXTENSIONS: Final = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/svg+xml": "svg",
}
_RESAMPLED: Final = {"image/jpeg": "JPEG", "image/png": "PNG"}
_HARDLY: Final = 1.2
_QUALITY: Final = 88


def picture_name(box: PictureBox) -> str:
    """What the file is called in the typesetter's folder."""
    return f"{box.sha256[:32]}.{_EXTENSIONS.get(box.media_type, '')}"


def lay_pictures(scene: Scene, folder: Path, ppi: int | None = None) -> None:
    """Copies every picture of the pages into ``folder``; ``ppi``: made smaller if it is finer than that.

    ContentError if a file is gone or is no longer what was laid out.
    """
    boxes = _boxes(scene)
    for box in (same[0] for same in boxes.values()):
        content = picture_bytes(box, _EXTENSIONS)
        if ppi:
            content = coarser(content, box.media_type, max(_width_px(each, ppi) for each in boxes[box.sha256]))
        (folder / picture_name(box)).write_bytes(content)


def undrawable(scene: Scene, folder: Path) -> list[Diagnostic]:
    """An error for each picture in ``folder`` that the typesetter cannot draw."""
    from typst import Compiler, TypstError

    found = []
    for box in (same[0] for same in _boxes(scene).values()):
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


def _boxes(scene: Scene) -> dict[str, list[PictureBox]]:
    """The boxes that show each picture, by its hash."""
    found: dict[str, list[PictureBox]] = {}
    for box in (box for page in scene.pages for box in page.boxes if isinstance(box, PictureBox)):
        found.setdefault(box.sha256, []).append(box)
    return found


def _width_px(box: PictureBox, ppi: int) -> int:
    """How wide the whole picture, as it is seen, has to be for ``ppi`` pixels to the inch."""
    left, _, right, _ = box.crop
    return max(1, round(box.rect.width.pt / (1 - left - right) * ppi / 72))


def coarser(content: bytes, media_type: str, width: int) -> bytes:
    """The picture, upright and ``width`` pixels wide; as it is if that saves nothing, or if its kind is left alone."""
    import warnings

    from PIL import Image, ImageOps

    if media_type not in _RESAMPLED:
        return content
    try:
        with warnings.catch_warnings():  # how large a picture may be has been asked before
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = ImageOps.exif_transpose(Image.open(BytesIO(content)))
        if image.width <= width * _HARDLY:
            return content
        if image.mode == "P":
            image = image.convert("RGBA")
        small = image.resize((width, max(1, round(image.height * width / image.width))), Image.Resampling.LANCZOS)
        out = BytesIO()
        small.save(out, _RESAMPLED[media_type], quality=_QUALITY, optimize=True)
    except (
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombError,
    ):  # the typesetter will say what is wrong with it
        return content
    return min(content, out.getvalue(), key=len)
