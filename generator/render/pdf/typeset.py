"""Runs typst: a template of ours, data as JSON, and pictures, in a folder from which nothing leads out."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeVar

from generator.assets import template_root
from generator.errors import ContentError, error
from generator.leftovers import temporary_folder
from generator.patterns import pattern
from generator.render.dates import moment
from generator.render.pdf.glyphs import Glyphs, expected, gap
from generator.render.pdf.pages import scene_data
from generator.render.pdf.pictures import lay_pictures, undrawable
from generator.render.pdf.running import running_parts
from generator.render.pdf.styles import Data
from generator.scene.page import Scene
from generator.scene.states import final_state

if TYPE_CHECKING:
    from typst import Compiler, TypstWarning

    Warnings = Sequence[TypstWarning]

Made = TypeVar("Made")
MAX_PAGES: Final = 2_000
"""The typesetter holds all of them in memory, with up to 220 KB for each."""
STANDARD: Final = "ua-1"
"""PDF/UA-1 (ISO 14289-1): tagged, with title, languages and alternative texts, or the typesetter refuses."""

MOST_REFUSALS: Final = 20
"""Texts that a document may have of which no font of the typesetter's draws what it has all signs of."""

_UNSHOWABLE: Final = pattern("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_SUSPECT: Final = pattern(r"\\[bfnrtu]|[\x7f-\x9f\ud800-\udfff]")
"""The same in JSON, or what looks like it."""


def typeset(scene: Scene, template: str, more: Data | None = None, *, notes: bool = False) -> bytes:
    """The PDF that ``template`` (a file of ``templates/pdf``) makes of the Scene and of ``more`` data.

    ``notes``: the template shows the speaker notes too.
    """
    when = moment()

    def work(compiler: Compiler) -> tuple[bytes, Warnings]:
        made, warned = compiler.compile_with_warnings(format="pdf", pdf_standards=[STANDARD], timestamp=when)
        assert isinstance(made, bytes)
        return made, warned

    return _compiled(scene, template, more, work, notes=notes)


def draw(scene: Scene, template: str, ppi: float, more: Data | None = None, *, notes: bool = False) -> list[bytes]:
    """The same as PNG, one file for each page of the template, ``ppi`` pixels to the inch."""

    def work(compiler: Compiler) -> tuple[list[bytes], Warnings]:
        made, warned = compiler.compile_with_warnings(format="png", ppi=ppi)
        return [made] if isinstance(made, bytes) else list(made or ()), warned

    return _compiled(scene, template, more, work, notes=notes)


def _compiled(
    scene: Scene,
    template: str,
    more: Data | None,
    work: Callable[[Compiler], tuple[Made, Warnings]],
    *,
    notes: bool = False,
) -> Made:
    from typst import Compiler, TypstError

    scene = final_state(scene)
    if len(scene.pages) > MAX_PAGES:
        raise ContentError([error("too-many", "The deck has {count} pages; a PDF and pictures take {limit}", None,
                                  "Split the deck, or build the other outputs only.", count=len(scene.pages),
                                  limit=MAX_PAGES)])  # fmt: skip
    glyphs = expected(scene, notes)
    with temporary_folder() as root:
        lay_pictures(scene, root)
        for file in (*(template_root() / "pdf").glob("*.typ"), template_root() / "formulas" / "math.typ"):
            (root / file.name).write_bytes(file.read_bytes())
        for _ in range(MOST_REFUSALS):
            data = as_json(_data(scene, glyphs, more or {}, notes))
            compiler = Compiler(
                root / template,
                root=root,
                font_paths=glyphs.fonts(),
                ignore_system_fonts=True,
                sys_inputs={"data": data},
                package_path=root,  # templates use no packages, and none is ever fetched
                package_cache_path=root,
            )
            try:
                made, warned = work(compiler)
            except TypstError as problem:
                if problems := undrawable(scene, root):
                    raise ContentError(problems) from None
                text = gap(problem)
                if text is None:
                    raise
                glyphs.refuse(text)
            else:
                for each in warned:  # a fault of a template, never of the text
                    warnings.warn(f"typst: {each.message}", RuntimeWarning, stacklevel=2)
                return made
    raise RuntimeError(f"typst: no font draws {text!r}")


def _data(scene: Scene, glyphs: Glyphs, more: Data, notes: bool) -> Data:
    data = scene_data(scene, glyphs, notes=notes) | more
    if "running" in data:
        data["running"] = running_parts(data["running"], glyphs, scene.lang)
    return data


def as_json(data: Data) -> str:
    """The data without control characters and halves of surrogate pairs: the deck stage reports them, here they must
    not stop a build."""
    text = json.dumps(data, ensure_ascii=False)
    return json.dumps(_cleaned(data), ensure_ascii=False) if _SUSPECT.search(text) else text


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return _UNSHOWABLE.sub("", value)
    if isinstance(value, dict):
        return {key: _cleaned(inner) for key, inner in value.items()}
    return [_cleaned(inner) for inner in value] if isinstance(value, list) else value
