"""The font for emoji, cut to those that a deck shows: only browsers on some machines have one of their own."""

from __future__ import annotations

from base64 import b64encode
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from sys import maxsize
from typing import Final

from generator.assets import asset, manifest
from generator.patterns import pattern
from generator.render.revealjs.styles import EMOJI_FAMILY, css_string
from generator.scene.page import Scene

_JOINING: Final = frozenset("\u200d\ufe0f\u20e3")
_KEYS: Final = frozenset("0123456789#*")
_KEYCAP: Final = "\u20e3"
_UNUSUAL: Final = pattern("[^\0-\xa8\xaa-\xad\xaf-\u02ff\u2010-\u202f]")
"""One of them is in every text with emoji, and in few others."""


def emoji_of(scene: Scene) -> frozenset[str]:
    """The emoji on the pages that no other embedded font draws, and what joins them."""
    texts = {
        run.text
        for page in scene.pages
        for box in page.texts
        for paragraph in box.paragraphs
        for run in paragraph.runs
        if not run.text.isascii() and _UNUSUAL.search(run.text)
    }
    used = frozenset().union(*texts)
    pictures = {char for char in used - _JOINING if _is_in(manifest().signs.emoji.ranges, char)}
    pictures -= {
        char for char in pictures if all(_is_in_family(family.twin, char) for family in scene.theme.fonts.values())
    }
    if not pictures and _KEYCAP not in used:
        return frozenset()
    return frozenset(pictures | (used & _JOINING) | (_KEYS if _KEYCAP in used else frozenset()))


def _is_in_family(twin: str, char: str) -> bool:
    return any(_is_in(web.ranges, char) for web in manifest().families[twin].faces["regular"].web)


def _is_in(ranges: Sequence[tuple[int, int]], char: str) -> bool:
    """``ranges`` go upwards."""
    at = bisect_right(ranges, (ord(char), maxsize))
    return at > 0 and ord(char) <= ranges[at - 1][1]


def emoji_face(emoji: Iterable[str]) -> str:
    """The @font-face rule with those emoji, and the sequences that they make, as data."""
    points = sorted(map(ord, emoji))
    if not points:
        return ""
    import uharfbuzz as hb

    wanted = hb.SubsetInput()
    wanted.unicode_set.update(points)
    cut = hb.subset(hb.Face(asset(manifest().signs.emoji.ttf)), wanted)
    data = b64encode(cut.blob.data).decode("ascii")
    ranges = ",".join(f"U+{point:X}" for point in points)
    return (
        f"@font-face{{font-family:{css_string(EMOJI_FAMILY)};font-display:block;unicode-range:{ranges};"
        f"src:url(data:font/ttf;base64,{data}) format('truetype')}}\n"
    )
