"""Which fonts a deck needs: Diapo's own, and others only for letters that those lack. None is left out silently."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from generator.assets import asset_root, manifest
from generator.errors import ContentError, Diagnostic, error
from generator.layout.scene import Page, Scene, TextBox
from generator.spans import Span

if TYPE_CHECKING:
    from typst import Fonts

_NAMED: Final = 8
"""Letters that a message names."""
_GAP: Final = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)

# A letter a line, each on its own, so that none hides behind its neighbour.
_PROBE: Final = b"""
#set document(title: "probe")
#set text(font: "Arimo")
#for letter in json(bytes(sys.inputs.letters)) { par(letter) }
"""


def fonts_for(scene: Scene, *, notes: bool = False) -> Iterator[Fonts]:
    """The sets of fonts to try, best first, that have every letter of the pages (``notes``: and of the notes).

    The next one is for a letter with an accent that only fonts have which lack the letter. ContentError, when no set is
    left, names the letters that neither Diapo nor this machine has.
    """
    wanted = {
        letter: span
        for text, span in reversed(list(_texts(scene, notes)))
        for letter in set(text) - own_letters()
        if not _is_silent(letter)
    }
    letters = sorted(wanted)
    if not letters:
        yield _fonts(others=False, system=False)
    lacking: list[str] = []
    for others, system in _ways(letters):
        fonts = _fonts(others=others, system=system)
        if not letters or _can_show(fonts, letters):
            yield fonts
        else:
            lacking = list(islice(_lacking(fonts, letters), _NAMED + 1))
    if lacking:
        raise ContentError([_complaint(lacking, wanted)])


def gap(problem: Exception) -> Diagnostic | None:
    """What the author is told of a text that no set of fonts could show; None if that is not the problem."""
    found = _GAP.search(str(problem))
    if not found:
        return None
    return error(
        "letters-without-font",
        "The PDF cannot show {letters} as it stands: no font of Diapo or of this machine has all of its signs together",
        hint="Leave out unusual accents, or build the other outputs only.",
        letters=f"“{found[1]}”",
    )


def _ways(letters: Sequence[str]) -> Iterator[tuple[bool, bool]]:
    """Which other fonts to try: those that come with the typesetter, those of the machine.

    The first are the same everywhere, and good for signs; their letters of other scripts are those of a typewriter.
    """
    if not any(unicodedata.category(letter)[0] in "LM" for letter in letters):
        yield True, False
    yield False, True
    yield True, True


@cache
def own_letters() -> frozenset[str]:
    """Every character that one of Diapo's fonts has."""
    return frozenset(
        chr(point)
        for family in manifest().families.values()
        for face in family.faces.values()
        for web in face.web
        for low, high in web.ranges
        for point in range(low, high + 1)
    )


def _is_silent(letter: str) -> bool:
    """Spaces, joiners and marks of direction show nothing of their own; a variation selector changes its neighbour."""
    return (
        letter.isspace()
        or unicodedata.category(letter) in ("Cf", "Cc", "Cs", "Zs")
        or "\ufe00" <= letter <= "\ufe0f"
        or "\U000e0100" <= letter <= "\U000e01ef"
    )


def _texts(scene: Scene, notes: bool) -> Iterator[tuple[str, Span | None]]:
    for page in scene.pages:
        yield page.title, page.span
        yield from _shown(page)
        if notes:
            yield from ((note.text, page.span) for note in page.notes)


def _shown(page: Page) -> Iterator[tuple[str, Span | None]]:
    for box in page.boxes:
        if isinstance(box, TextBox):
            for paragraph in box.paragraphs:
                yield paragraph.text, paragraph.span or box.span or page.span
            for level in box.levels:
                if level.bullet:
                    yield level.bullet.glyph, box.span or page.span


@cache
def _fonts(*, others: bool, system: bool) -> Fonts:
    from typst import Fonts

    folder = asset_root() / "fonts"
    return Fonts(include_system_fonts=system, include_embedded_fonts=others, font_paths=[folder])


def _lacking(fonts: Fonts, letters: Sequence[str]) -> Iterator[str]:
    """The letters that none of the fonts has, as the typesetter itself finds: the standard forbids it to show a gap."""
    if not letters or _can_show(fonts, letters):
        return
    if len(letters) == 1:
        yield letters[0]
        return
    half = len(letters) // 2
    yield from _lacking(fonts, letters[:half])
    yield from _lacking(fonts, letters[half:])


def _can_show(fonts: Fonts, letters: Sequence[str]) -> bool:
    import json

    from typst import Compiler, TypstError

    probe = Compiler(_PROBE, font_paths=fonts, ignore_system_fonts=True)
    try:
        probe.compile(format="pdf", sys_inputs={"letters": json.dumps(letters)}, pdf_standards=["ua-1"], timestamp=0)
    except TypstError as problem:
        if not _GAP.search(str(problem)):
            raise
        return False
    return True


def _complaint(missing: Sequence[str], wanted: Mapping[str, Span | None]) -> Diagnostic:
    named = ", ".join(f"“{letter}” (U+{ord(letter):04X})" for letter in missing[:_NAMED])
    places = [span for letter in missing if (span := wanted[letter])]
    return error(
        "letters-without-font",
        "The PDF cannot show {letters}: no font of Diapo or of this machine has them",
        min(places, default=None),
        hint="Install a font that has them (the Noto fonts have nearly all), or build the other outputs only.",
        letters=named + (" and others" if len(missing) > _NAMED else ""),
    )
