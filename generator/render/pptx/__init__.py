"""Scene -> PPTX: native, editable, with real placeholders on real layouts.

base      masters, layouts, themes: one string for each part    (layouts, presentation)
slides    one string for each slide and each notes page         (shapes, text, styles, ink)
package   the zip file                                          (properties, media)
"""

from __future__ import annotations

from io import BytesIO

from generator.render.pptx.base import build_base
from generator.render.pptx.media import collect
from generator.render.pptx.package import write_package
from generator.scene.page import Scene


def render_pptx(scene: Scene) -> bytes:
    """The deck as a .pptx file. Equal Scenes give equal bytes (with the same zlib and SOURCE_DATE_EPOCH).

    Raises ValueError where the Scene breaks its contract, and OSError if a picture cannot be read.
    """
    on_layouts, own = collect(scene)
    stream = BytesIO()
    write_package(stream, scene, build_base(scene, on_layouts), on_layouts, own)
    return stream.getvalue()
