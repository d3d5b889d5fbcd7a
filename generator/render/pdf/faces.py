"""The fonts that can draw a sign: Diapo's own, the typesetter's, this machine's; and which signs each of them has."""

from __future__ import annotations

import json
from collections.abc import Container, Mapping
from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from generator.assets import asset_root, manifest

if TYPE_CHECKING:
    from typst import Fonts

EMBEDDED: Final = ("Libertinus Serif", "New Computer Modern Math", "New Computer Modern", "DejaVu Sans Mono")
"""The families that come with the typesetter, the same on every machine. The last has letters of many
scripts, which look odd among others."""

# A sign that a family lacks is drawn as the box of the last font, and no sign of another has just that size.
_PROBE: Final = b"""
#set text(size: 1000pt, fallback: false, top-edge: "bounds", bottom-edge: "bounds")
#context {
  let box = sys.inputs.gap
  let found = json(bytes(sys.inputs.families)).map(it => (
    it,
    json(bytes(sys.inputs.signs)).filter(sign => {
      measure(text(font: (it, box), sign)) != measure(text(font: box, sign))
    }),
  ))
  [#metadata(found) <found>]
}
"""


class Face(Struct, frozen=True):
    """A font of this machine, as the typesetter names it."""

    family: str
    path: str
    index: int
    bold: bool
    italic: bool

    @property
    def signs(self) -> Container[int]:
        """The code points that it has."""
        return _signs_of(self.path, self.index)


@cache
def own_signs(twin: str, style: str) -> frozenset[str]:
    """What a face of one of Diapo's families has."""
    ranges = [pair for web in manifest().families[twin].faces[style].web for pair in web.ranges]
    return _characters(tuple(ranges))


@cache
def emoji_signs() -> frozenset[str]:
    return _characters(manifest().signs.emoji.ranges)


def _characters(ranges: tuple[tuple[int, int], ...]) -> frozenset[str]:
    return frozenset(chr(point) for low, high in ranges for point in range(low, high + 1))


@cache
def fonts(*, embedded: bool, system: bool) -> Fonts:
    """The fonts for the typesetter: Diapo's, and the others if they are asked for."""
    from typst import Fonts

    return Fonts(include_system_fonts=system, include_embedded_fonts=embedded, font_paths=[asset_root() / "fonts"])


@cache
def embedded_signs(signs: frozenset[str]) -> Mapping[str, frozenset[str]]:
    """Which of the ``signs`` each of the typesetter's families has, as it says itself."""
    from typst import query

    inputs = {
        "gap": manifest().signs.gap.name,
        "families": json.dumps(EMBEDDED),
        "signs": json.dumps(sorted(signs)),
    }
    found = query(
        _PROBE,
        "<found>",
        field="value",
        one=True,
        font_paths=fonts(embedded=True, system=False),
        ignore_system_fonts=True,
        sys_inputs=inputs,
    )
    return {family: frozenset(has) for family, has in json.loads(found)}


@cache
def machine_faces() -> Mapping[str, tuple[Face, ...]]:
    """The fonts of this machine by family."""
    from typst import Fonts

    found: dict[str, list[Face]] = {}
    for info in Fonts(include_system_fonts=True, include_embedded_fonts=False).fonts():
        if info.path is not None:
            face = Face(info.family, info.path, info.index, info.weight >= 600, info.style != "normal")
            found.setdefault(info.family, []).append(face)
    return {family: tuple(sorted(faces, key=lambda it: (it.path, it.index))) for family, faces in found.items()}


@cache
def _signs_of(path: str, index: int) -> Container[int]:
    import uharfbuzz as hb

    try:
        found: Container[int] = hb.Face(hb.Blob.from_file_path(path), index).unicodes
        return found
    except (OSError, hb.HarfBuzzError):
        return frozenset()
