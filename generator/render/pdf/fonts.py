"""Fonts as something that may draw a cluster: whether they have its signs, and put its accents in their place."""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterator
from functools import cache
from typing import Final

from msgspec import Struct

from generator.assets import asset_path, manifest
from generator.render.pdf.clusters import is_silent
from generator.render.pdf.faces import own_signs
from generator.render.pdf.placing import has_general_marks, is_placed

_SPACES: Final = " \n\u00a0\u00ad\u200b\u202f\u2060"


class Font(Struct, frozen=True):
    """One font that may draw a cluster. Without ``path`` nobody can tell where it puts its accents."""

    name: str
    signs: Container[str]
    path: str = ""
    index: int = 0
    system: bool = False

    def shows(self, cluster: str) -> bool:
        return self.has(cluster) and self.places(cluster)

    def has(self, cluster: str) -> bool:
        """Whether it has all of the signs, or the one that they make together."""
        if all(sign in self.signs or is_silent(sign) for sign in cluster):
            return True
        composed = unicodedata.normalize("NFC", cluster)
        return composed != cluster and all(sign in self.signs or is_silent(sign) for sign in composed)

    def places(self, cluster: str) -> bool:
        if len(cluster) == 1 or not has_general_marks(cluster):
            return True
        return bool(self.path) and is_placed(self.path, self.index, cluster)


class Asked:
    """Fonts that are looked for as far as somebody asks, and once."""

    def __init__(self, fonts: Iterator[Font]) -> None:
        self._found: list[Font] = []
        self._rest = fonts

    def __iter__(self) -> Iterator[Font]:
        yield from self._found
        for font in self._rest:
            self._found.append(font)
            yield font


@cache
def own_font(twin: str, style: str) -> Font:
    path = asset_path(manifest().families[twin].faces[style].ttf)
    return Font("", own_signs(twin, style), str(path))


@cache
def plain_signs(twin: str, style: str) -> frozenset[str]:
    """What a face draws in any company: no accents of their own, nothing that changes a neighbour."""
    signs = own_signs(twin, style)
    return frozenset(sign for sign in signs if unicodedata.category(sign)[0] != "M") | frozenset(_SPACES)


class Points:
    """Signs of a font that tells code points."""

    def __init__(self, points: Container[int]) -> None:
        self._points = points

    def __contains__(self, sign: object) -> bool:
        return isinstance(sign, str) and ord(sign) in self._points
