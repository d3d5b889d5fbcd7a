"""The letters of words within formulas: those of the text around."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from generator.assets import asset_path, manifest

Ranges = tuple[tuple[int, int], ...]


class Letters(Struct, frozen=True):
    """``family`` is the family's name as its files say it, ``folders`` are where its files lie; ``ranges`` are the
    inclusive code point pairs that it has, ``digest`` changes when the files do. ``mono`` is a family for ``\\texttt``
    in the same folders; without one it is the family."""

    family: str
    folders: tuple[str, ...]
    ranges: Ranges
    digest: str
    mono: str = ""

    def has(self, char: str) -> bool:
        return within(self.ranges, ord(char))


@cache
def letters_of(twin: str, mono: str = "cousine") -> Letters:
    """Those of a family of the assets, by its id (``arimo``)."""
    known = manifest()
    face = known.families[twin].faces["regular"]
    ranges = sorted({pair for web in face.web for pair in web.ranges})
    files = (*known.families[twin].faces.values(), *known.families[mono].faces.values())
    return Letters(
        known.families[twin].name,
        tuple(sorted({str(asset_path(each.ttf).parent) for each in files})),
        tuple(ranges),
        " ".join(known.files[each.ttf] for each in files),
        known.families[mono].name,
    )


@cache
def math_has(char: str) -> bool:
    """Whether the font for formulas has a character."""
    return within(manifest().math.ranges, ord(char))


def within(ranges: Ranges, point: int) -> bool:
    return any(low <= point <= high for low, high in ranges)
