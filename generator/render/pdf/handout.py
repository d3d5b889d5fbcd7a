"""Scene -> handout: several slides on a sheet of paper, with lines to write on."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from generator.render.pdf.styles import Data, points
from generator.scene.page import Scene
from generator.units import Rect

TEMPLATE: Final = "handout.typ"


class Handout(Struct, frozen=True):
    """How a handout looks. ``lines`` None: as usual, with two or three slides a page and not otherwise."""

    per_page: int = 3
    paper: str = "a4"
    landscape: bool = False
    lines: bool | None = None
    save_ink: bool = False
    """White grounds and greys only."""

    @property
    def has_lines(self) -> bool:
        return self.per_page in (2, 3) if self.lines is None else self.lines


def render_handout(scene: Scene, handout: Handout) -> bytes:
    """The handout as a PDF; raises as ``render_pdf`` does."""
    from generator.render.pdf.typeset import typeset

    return typeset(printed(scene, handout), TEMPLATE, handout_data(scene, handout))


def printed(scene: Scene, handout: Handout) -> Scene:
    """The Scene as it is to be drawn."""
    from generator.render.pdf.ink import ink_saved

    return ink_saved(scene) if handout.save_ink else scene


def handout_data(scene: Scene, handout: Handout) -> Data:
    """What the template has to know besides the Scene."""
    from generator.render.pdf.running import running_texts
    from generator.render.pdf.sheets import paper_size, sheet, sheet_data

    size = paper_size(handout.paper, handout.landscape)
    places = sheet(size, handout.per_page, scene.size, lines=handout.has_lines).places
    rooms = [_rect(place.slide) | {"lines": [_rect(line) for line in place.lines]} for place in places]
    return {"running": running_texts(scene), "sheet": sheet_data(size) | {"places": rooms}}


def _rect(rect: Rect) -> Data:
    return {"x": points(rect.x.pt), "y": points(rect.y.pt), "width": points(rect.width.pt)}
