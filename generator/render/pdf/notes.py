"""Scene -> notes pages: each slide with what its speaker wants to say."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from generator.render.pdf.styles import Data, points
from generator.scene.page import Scene
from generator.units import Pt

TEMPLATE: Final = "notes.typ"
SIZE: Final = Pt(12)
TALLEST: Final = 0.42
"""Share of the sheet's height that a slide may take."""


class Notes(Struct, frozen=True):
    """How notes pages look."""

    paper: str = "a4"
    save_ink: bool = False


def render_notes(scene: Scene, notes: Notes) -> bytes:
    """The notes pages as a PDF; raises as ``render_pdf`` does."""
    from generator.render.pdf.ink import ink_saved
    from generator.render.pdf.typeset import typeset

    printed = ink_saved(scene) if notes.save_ink else scene
    return typeset(printed, TEMPLATE, notes_data(scene, notes), notes=True)


def notes_data(scene: Scene, notes: Notes) -> Data:
    """What the template has to know besides the Scene."""
    from generator.render.pdf.running import running_texts
    from generator.render.pdf.sheets import MARGIN, paper_size, sheet_data

    size = paper_size(notes.paper, landscape=False)
    proportion = int(scene.size.width) / int(scene.size.height)
    slide = min(size.width - MARGIN * 2, size.height * TALLEST * proportion)
    lengths = {"slide": points(slide.pt), "size": points(SIZE.pt)}
    return {"running": running_texts(scene), "sheet": sheet_data(size) | lengths}
