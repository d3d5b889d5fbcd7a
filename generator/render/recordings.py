"""The bytes of a recording, if its file still holds what was laid out, and its drawn poster as a picture."""

from __future__ import annotations

from hashlib import sha256
from typing import Final, assert_never

from generator.errors import ContentError, error
from generator.scene.boxes import Clip, Drawing, Shape
from generator.scene.forms import Ellipse, Path, Rectangle, RoundedRectangle
from generator.scene.theme import SceneTheme
from generator.spans import Span

EXTENSIONS: Final = {"video/mp4": "mp4", "audio/mp4": "m4a", "audio/mpeg": "mp3", "audio/wav": "wav"}
_WIDE: Final = 1280
"""Pixels across a poster that is a picture."""


def clip_bytes(clip: Clip, span: Span | None) -> bytes:
    """ContentError if the file is gone or changed."""
    try:
        content = clip.path.read_bytes()
    except OSError:
        content = b""
    if sha256(content).hexdigest() == clip.sha256:
        return content
    raise ContentError(
        [
            error(
                "media-changed",
                "The recording {name} was changed or removed while the deck was being built",
                span,
                hint="Build again.",
                name=clip.path.name,
            )
        ]
    )


def poster_svg(drawing: Drawing, theme: SceneTheme) -> bytes:
    """A drawn poster as an SVG file."""
    rect = drawing.rect
    width, height = f"{rect.width.pt:g}", f"{rect.height.pt:g}"
    shapes = "".join(_shape(shape, drawing, theme) for shape in drawing.shapes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f"{shapes}</svg>"
    ).encode()


def poster_png(drawing: Drawing, theme: SceneTheme) -> bytes:
    """The same as pixels."""
    from generator.imaging import redrawn

    svg = poster_svg(drawing, theme)
    return redrawn(svg, "image/svg+xml", sha256(svg).hexdigest(), 1, _WIDE, "image/png")


def _shape(shape: Shape, drawing: Drawing, theme: SceneTheme) -> str:
    x, y = (shape.rect.x - drawing.rect.x).pt, (shape.rect.y - drawing.rect.y).pt
    width, height = shape.rect.width.pt, shape.rect.height.pt
    look = f'fill="{_color(shape.fill, theme)}"'
    if shape.line:
        look += f' stroke="{_color(shape.line, theme)}" stroke-width="{shape.line_width.pt:g}"'
    match shape.form:
        case Rectangle():
            return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" {look}/>'
        case RoundedRectangle(radius=radius):
            return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{radius.pt:g}" {look}/>'
        case Ellipse():
            rx, ry = width / 2, height / 2
            return f'<ellipse cx="{x + rx:g}" cy="{y + ry:g}" rx="{rx:g}" ry="{ry:g}" {look}/>'
        case Path(subpaths=subpaths):
            steps = ""
            for subpath in subpaths:
                points = (subpath.start, *(segment[-1] for segment in subpath.segments))
                places = [f"{(px - drawing.rect.x).pt:g} {(py - drawing.rect.y).pt:g}" for px, py in points]
                steps += f"M{'L'.join(places)}Z"
            return f'<path d="{steps}" {look}/>'
        case _:
            assert_never(shape.form)


def _color(token: str | None, theme: SceneTheme) -> str:
    return f"#{theme.colors[token].hex}" if token else "none"
