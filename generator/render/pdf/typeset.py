"""Runs typst: a template of ours, data as JSON, and pictures, in a folder from which nothing leads out."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from generator.assets import template_root
from generator.errors import ContentError
from generator.layout.scene import Scene
from generator.render.dates import moment
from generator.render.pdf.glyphs import fonts_for
from generator.render.pdf.pages import scene_data
from generator.render.pdf.pictures import lay_pictures, undrawable
from generator.render.pdf.styles import Data

STANDARD: Final = "ua-1"
"""PDF/UA-1 (ISO 14289-1): tagged, with title, languages and alternative texts, or the typesetter refuses."""
_SHARED: Final = "scene.typ"


def typeset(scene: Scene, template: str, more: Data | None = None, *, notes: bool = False) -> bytes:
    """The PDF that ``template`` (a file of ``templates/pdf``) makes of the Scene and of ``more`` data.

    ``notes``: the template shows the speaker notes too.
    """
    from typst import Compiler, TypstError

    fonts = fonts_for(scene, notes=notes)
    data = scene_data(scene) | (more or {})
    with TemporaryDirectory(prefix="diapo-") as folder:
        root = Path(folder).resolve()
        lay_pictures(scene, root)
        for name in (_SHARED, template):
            (root / name).write_bytes((template_root() / "pdf" / name).read_bytes())
        compiler = Compiler(
            root / template,
            root=root,
            font_paths=fonts,
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            package_path=root,  # templates use no packages, and none is ever fetched
            package_cache_path=root,
        )
        try:
            made = compiler.compile(format="pdf", pdf_standards=[STANDARD], timestamp=moment())
        except TypstError:
            if problems := undrawable(scene, root):
                raise ContentError(problems) from None
            raise
    assert isinstance(made, bytes)
    return made
