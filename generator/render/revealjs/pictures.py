"""Pictures as data. One that is shown several times (a logo) is stored once, as a background in the style sheet.

A drawing (SVG) is a picture like the others, not a part of the page: so shown, browsers run nothing in it and fetch
nothing for it, and its ids and styles meet no others.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from typing import Final

from generator.render.picture_bytes import picture_bytes, shown_type
from generator.scene.boxes import PictureBox
from generator.scene.page import Scene

MEDIA_TYPES: Final = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml", "image/avif"})


class Pictures:
    def __init__(self, scene: Scene) -> None:
        boxes = (box for page in scene.pages for box in page.drawn if isinstance(box, PictureBox))
        self._times = Counter(box.key for box in boxes)
        self._classes: dict[tuple[str, tuple[float, ...]], str] = {}
        self._shared: dict[str, tuple[str, str]] = {}
        self.rules: list[str] = []

    def is_shared(self, box: PictureBox) -> bool:
        return self._times[box.key] > 1

    def data_url(self, box: PictureBox) -> str:
        """The file's bytes as a data: address. ContentError if the file is gone or is no longer what was laid out."""
        data = picture_bytes(box, MEDIA_TYPES)
        return f"data:{shown_type(box, MEDIA_TYPES)};base64,{b64encode(data).decode('ascii')}"

    def shared_class(self, box: PictureBox) -> str:
        """Classes of an element that shows the picture as its background."""
        if box.key not in self._shared:
            name = f"m{len(self._shared)}"
            self._shared[box.key] = (name, self.data_url(box))
            self.rules.append(f'.{name}{{background:url("{self._shared[box.key][1]}") 0 0/100% 100% no-repeat}}\n')
        name = self._shared[box.key][0]
        if not any(box.crop):
            return name
        key = (name, box.crop)
        if key not in self._classes:
            self._classes[key] = f"k{len(self._classes)}"
            self.rules.append(f".{self._classes[key]}{{{_cropped_background(box.crop)}}}\n")
        return f"{name} {self._classes[key]}"

    def css(self) -> str:
        return "".join(self.rules)


def cropped_image(crop: tuple[float, float, float, float]) -> str:
    """Style of the image inside a box that hides what is cut off (fractions left, top, right, bottom)."""
    left, top, right, bottom = crop
    across, down = 1 - left - right, 1 - top - bottom
    return (
        f"width:{_percent(1 / across)};height:{_percent(1 / down)};"
        f"left:{_percent(-left / across)};top:{_percent(-top / down)}"
    )


def _cropped_background(crop: tuple[float, float, float, float]) -> str:
    left, top, right, bottom = crop
    across, down = 1 - left - right, 1 - top - bottom
    # A background's position is the share of the *surplus* that lies outside on the left and above.
    x = left / (left + right) if left + right else 0.0
    y = top / (top + bottom) if top + bottom else 0.0
    return (
        f"background-size:{_percent(1 / across)} {_percent(1 / down)};background-position:{_percent(x)} {_percent(y)}"
    )


def _percent(fraction: float) -> str:
    return f"{fraction * 100:.6g}%"
