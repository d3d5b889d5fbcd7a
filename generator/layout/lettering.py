"""Words in letters that a family lacks stand in the theme's other family, if that has them.

Left alone, every viewer would take another font for them, of widths that nobody has measured: lines would break in
one output and not in the next.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from msgspec.structs import replace

from generator.layout.measure import Font, font
from generator.layout.theme import Style, Theme
from generator.patterns import pattern
from generator.scene.text import Run
from generator.scene.theme import Face

_OTHER = {Face.MAJOR: Face.MINOR, Face.MINOR: Face.MAJOR}
_WORDS = pattern(r"\S+\s*|\s+")
_FOREIGN = pattern("[^\x00-\u024f\u2000-\u20cf]")
"""What is not in every family."""


def lettered(runs: tuple[Run, ...], style: Style, theme: Theme) -> tuple[Run, ...]:
    """The runs, cut so that words which the style's family cannot write stand in runs with the face of one that can.

    Of a script of which a letter is lacking all words move, so that none stands in the other family beside them.
    """
    if style.face not in _OTHER or not any(_FOREIGN.search(run.text) for run in runs):
        return runs
    own = [_font(run, style, style.face, theme) for run in runs]
    moving = frozenset(
        _script(char)
        for run, face in zip(runs, own, strict=True)
        if _may_move(run)
        for char in run.text
        if char.isalpha() and not face.has(char)
    )
    if not moving:
        return runs
    return tuple(
        part
        for run, face in zip(runs, own, strict=True)
        for part in (_cut(run, style, theme, face, moving) if _may_move(run) else (run,))
    )


def _may_move(run: Run) -> bool:
    return run.face is None and not run.wide and run.formula is None


def _font(run: Run, style: Style, face: Face, theme: Theme) -> Font:
    return font(theme.fonts[face].family.twin, run.bold or style.bold, run.italic != style.italic)


def _cut(run: Run, style: Style, theme: Theme, own: Font, moving: frozenset[str]) -> Iterator[Run]:
    other = _OTHER[style.face]
    instead = _font(run, style, other, theme)
    words = _WORDS.findall(run.text)
    moved = _with_neighbours([_is_moved(word, own, instead, moving) for word in words])
    for there, group in groupby(zip(words, moved, strict=True), lambda pair: pair[1]):
        yield replace(run, text="".join(word for word, _ in group), face=other if there else None)


def _is_moved(word: str, own: Font, instead: Font, moving: frozenset[str]) -> bool | None:
    """None where nothing but figures and signs stands."""
    letters = [char for char in word if char.isalpha()]
    if not letters:
        return None
    lacking = not all(map(own.has, letters)) or any(_script(char) in moving - {"LATIN"} for char in letters)
    return lacking and all(map(instead.has, letters))


def _with_neighbours(moved: list[bool | None]) -> list[bool]:
    """Figures and signs go with the word before them, at the beginning with the one after."""
    last = next((each for each in moved if each is not None), False)
    result = []
    for each in moved:
        last = last if each is None else each
        result.append(last)
    return result


@lru_cache(maxsize=4096)
def _script(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0]
