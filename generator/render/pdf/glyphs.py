"""Which font draws each sign: the text's own wherever it can, else the first of the others that has a letter together
with its accents. What no font has is drawn as a box, and told.

Left to itself the typesetter would look for single characters: an accent from one font then stands without the letter
that another font has.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from generator.assets import manifest
from generator.errors import Diagnostic, warning
from generator.patterns import pattern
from generator.render.pdf.clusters import clusters, is_emoji, is_silent
from generator.render.pdf.faces import EMBEDDED, embedded_signs, emoji_signs, fonts
from generator.render.pdf.fonts import Asked, Font, Points, own_font, plain_signs
from generator.render.pdf.machine import ranked
from generator.render.pdf.placing import has_general_marks, marks_apart
from generator.scene.boxes import TextBox
from generator.scene.page import Page, Scene
from generator.scene.theme import Face, SceneTheme
from generator.spans import Span

if TYPE_CHECKING:
    from typst import Fonts

Part = tuple[str, str]
"""A font family, or nothing for the text's own, and what it draws."""

_NAMED: Final = 8
"""Signs that a message names."""
_GAP: Final = pattern(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_ESCAPED: Final = pattern(r"\\u\{([0-9a-fA-F]{1,6})\}")
_EUROPEAN: Final = pattern(
    "LATIN|GREEK|CYRILLIC|MODIFIER|MATHEMATICAL|DOUBLE-STRUCK|SCRIPT|BLACK-LETTER|PLANCK|(OHM|KELVIN|ANGSTROM|ALEF|BET)"
    " S"
)
"""Names of letters that the typesetter's fonts, made for science, draw well."""
_WIDE: Final = pattern("[\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]")
SAMPLES: Final = {"ja": "あ", "ko": "한"}
"""A letter that only a font for the language has; for all others a Chinese one."""
_KEYS: Final = frozenset("0123456789#*")


class Glyphs:
    """Finds fonts for the texts of one document, and remembers what they need and what none of them has."""

    def __init__(self, theme: SceneTheme) -> None:
        self._twins = {face: family.twin for face, family in theme.fonts.items()}
        self._serif = {face: family.generic == "serif" for face, family in theme.fonts.items()}
        self._known: dict[tuple[str, Face, bool, bool, str, bool], tuple[Part, ...]] = {}
        self._refused: set[str] = set()
        self._wanted: set[str] = set()
        self._missing: dict[Span | None, list[str]] = {}
        self._favourites: dict[tuple[str, str, Face, bool, bool], dict[str, Font]] = {}
        self._embedded = self._system = False

    def expect(self, texts: Iterable[str]) -> None:
        """Tells of texts to come, so that the typesetter's fonts are asked for their signs once."""
        self._wanted.update(
            sign for text in texts if not text.isascii() for sign in set(text) if _may_be_embedded(sign)
        )

    def refuse(self, text: str) -> None:
        """What the typesetter could not draw with the fonts that it was given is no longer drawn by one of them
        whole."""
        self._refused.update(cluster for cluster in clusters(text) if not is_silent(cluster))
        self._known.clear()
        self._missing.clear()

    def parts(
        self,
        text: str,
        face: Face,
        bold: bool = False,
        italic: bool = False,
        lang: str = "",
        span: Span | None = None,
        *,
        wide: bool = False,
    ) -> Sequence[Part]:
        """The text in pieces, each with the family that draws it, in order; ``span`` is where it was typed.

        ``wide``: as the Scene's runs are.
        """
        if text.isascii() or (not wide and plain_signs(self._twins[face], _style(bold, italic)).issuperset(text)):
            return (("", text),)
        key = (text, face, bold, italic, lang, wide)
        found = self._known.get(key)
        if found is None:
            together = self._wide(text, face, bold, italic, lang) if wide else None
            parts = self._parts(text, face, bold, italic, lang) if together is None else [together]
            found = self._known[key] = tuple(_joined(parts))
        for family, piece in found:
            if family == manifest().signs.gap.name:
                self._miss(piece, span)
        return found

    def marks(
        self, text: str, family: str, face: Face, bold: bool, italic: bool
    ) -> Iterator[tuple[str, tuple[float, float] | None]]:
        """A piece that ``family`` draws, cut before and after each accent that stands as a glyph of its own, with where
        that goes, in em from the end of its letter.

        The typesetter says of both glyphs that they are the letter with its accent, so that whoever copies the text
        would have it twice. Stacks of several are left to it.
        """
        font = self._file(family, face, bold, italic) if has_general_marks(text) else None
        start = at = 0
        for cluster in clusters(text) if font else ():
            single = font and len(cluster) == 2 and has_general_marks(cluster)
            placed = marks_apart(font.path, font.index, cluster) if font and single else None
            at += len(cluster)
            if placed:
                yield text[start : at - len(placed)], None
                yield from zip(cluster[1:], placed, strict=True)
                start = at
        if start < len(text) or not text:
            yield text[start:], None

    def _file(self, family: str, face: Face, bold: bool, italic: bool) -> Font | None:
        twins = (self._twins[face], *self._twins.values())
        style = _style(bold, italic)
        for twin in twins:
            if family in ("", manifest().families[twin].name):
                return own_font(twin, style)
        of_machine = (
            fonts.get(family) for (*_, one, b, i), fonts in self._favourites.items() if (b, i) == (bold, italic)
        )
        return next(filter(None, of_machine), None)

    def _miss(self, piece: str, span: Span | None) -> None:
        """Signs for private use have no font in any output, and have been told of when the deck was read."""
        signs = [sign for sign in piece if not is_silent(sign) and unicodedata.category(sign) != "Co"]
        if signs:
            named = self._missing.setdefault(span, [])
            named.extend(sign for sign in dict.fromkeys(signs) if sign not in named)

    def fonts(self) -> Fonts:
        """The fonts that the texts so far need."""
        return fonts(embedded=self._embedded, system=self._system)

    def warnings(self) -> tuple[Diagnostic, ...]:
        """What the author is told of signs that no font has, by place."""
        return tuple(_complaint(span, signs) for span, signs in self._missing.items())

    def _parts(self, text: str, face: Face, bold: bool, italic: bool, lang: str) -> Iterator[Part]:
        own = own_font(self._twins[face], _style(bold, italic))
        for ours, group in groupby(clusters(text), lambda cluster: self._is_ours(cluster, own)):
            if ours:
                yield "", "".join(group)
            else:
                yield from self._others(list(group), face, bold, italic, lang)

    def _wide(self, text: str, face: Face, bold: bool, italic: bool, lang: str) -> Part | None:
        """Shared signs in the font that draws the East Asian letters beside them, if it has them all."""
        letter = SAMPLES.get(lang.partition("-")[0].lower(), "一")
        [(family, _)] = self._parts(letter, face, bold, italic, lang)
        fonts = self._favourites.get((_script(letter), lang, face, bold, italic), {})
        if family in fonts and all(fonts[family].has(sign) for sign in text):
            return family, text
        return None

    def _is_ours(self, cluster: str, own: Font) -> bool:
        if cluster in own.signs or cluster.isspace():
            return not self._is_refused(cluster)
        return not is_emoji(cluster) and not self._is_refused(cluster) and own.shows(cluster)

    def _others(self, stretch: Sequence[str], face: Face, bold: bool, italic: bool, lang: str) -> Iterator[Part]:
        """One font for all of the clusters, so that words stay whole; else one for each, for parts of it, or a box."""
        families = Asked(self._families("".join(stretch), face, bold, italic, lang))
        whole = self._first(families, stretch)
        if whole is not None:
            yield whole, "".join(stretch)
            return
        for cluster in stretch:
            family = self._first(families, [cluster])
            if family is not None:
                yield family, cluster
                continue
            for sign in cluster:  # a letter is never lost for its accent
                found = self._first(families, [sign])
                yield manifest().signs.gap.name if found is None else found, sign

    def _is_refused(self, cluster: str) -> bool:
        """A letter is never refused alone, only with what stands over it."""
        if not self._refused or cluster.isascii():
            return False
        return cluster in self._refused or (len(cluster) > 1 and not self._refused.isdisjoint(cluster))

    def _first(self, families: Iterable[Font], stretch: Sequence[str]) -> str | None:
        """The first family that shows the clusters, rather with their accents in place."""
        if any(map(self._is_refused, stretch)):
            return None
        found = None
        for family in families:
            if all(family.has(cluster) for cluster in stretch):
                found = found or family
                if all(family.places(cluster) for cluster in stretch):
                    found = family
                    break
        if found is None:
            return None
        self._embedded = self._embedded or found.name in EMBEDDED
        self._system = self._system or found.system
        return found.name

    def _families(self, text: str, face: Face, bold: bool, italic: bool, lang: str) -> Iterator[Font]:
        """Fonts to try, best first. The one without a name is the text's own."""
        style = _style(bold, italic)
        emoji = Font(manifest().signs.emoji.name, emoji_signs() | (_KEYS if "\u20e3" in text else frozenset()))
        if is_emoji(text):
            yield emoji
        twins = (self._twins[face], *map(self._twins.__getitem__, (Face.MINOR, Face.MAJOR, Face.MONO)))
        for number, twin in enumerate(dict.fromkeys(twins)):
            own = own_font(twin, style)
            yield replace(own, name=manifest().families[twin].name) if number else own
        yield emoji
        letters = [sign for sign in text if unicodedata.category(sign)[0] == "L"]
        if all(_EUROPEAN.match(unicodedata.name(sign, "")) for sign in letters) and not _WIDE.search(text):
            yield from self._embedded_fonts(text)[: -1 if letters else None]
        key = (_script(text), lang, face, bold, italic)
        favourites = self._favourites.setdefault(key, {})  # to rank hundreds of families takes its time
        yield from list(favourites.values())
        for name, found in ranked(text, lang, bold=bold, italic=italic, serif=self._serif[face]):
            if name not in favourites:
                favourites[name] = Font(name, Points(found.signs), found.path, found.index, system=True)
            yield favourites[name]
        yield from self._embedded_fonts(text)

    def _embedded_fonts(self, text: str) -> list[Font]:
        self._wanted.update(filter(_may_be_embedded, text))
        return [Font(name, signs) for name, signs in embedded_signs(frozenset(self._wanted)).items()]


def unshown(scene: Scene, *, notes: bool = False) -> tuple[Diagnostic, ...]:
    """A warning for each place of the Scene with signs that no font has (``notes``: also in what its speaker says)."""
    from generator.render.pdf.pages import scene_data

    own = frozenset().union(*(plain_signs(family.twin, "regular") for family in scene.theme.fonts.values()))
    if all(text.isascii() or own.issuperset(text) for text in _texts(scene, notes)):
        return ()
    glyphs = Glyphs(scene.theme)
    scene_data(scene, glyphs, notes=notes)
    return glyphs.warnings()


def gap(problem: Exception) -> str | None:
    """The text that the typesetter could not draw; None if that is not the problem."""
    found = _GAP.search(str(problem))
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), found[1]) if found else None


def expected(scene: Scene, notes: bool) -> Glyphs:
    """For the texts of a Scene."""
    glyphs = Glyphs(scene.theme)
    glyphs.expect(_texts(scene, notes))
    return glyphs


def _texts(scene: Scene, notes: bool) -> Iterator[str]:
    yield scene.title
    for page in scene.pages:
        yield page.title
        yield from _shown(page)
        if notes:
            yield from (note.text for note in page.notes)


def _shown(page: Page) -> Iterator[str]:
    for box in page.drawn:
        if isinstance(box, TextBox):
            yield from (run.text for paragraph in box.paragraphs for run in paragraph.runs if not run.formula)
            yield from (level.bullet.glyph for level in box.levels if level.bullet)


@lru_cache(maxsize=65_536)
def _may_be_embedded(sign: str) -> bool:
    """The typesetter's fonts have nothing of East Asia."""
    return not (sign.isascii() or is_silent(sign) or _WIDE.match(sign) or sign >= "\U00020000")


def _script(text: str) -> str:
    """Roughly, from the name of its first letter or sign."""
    first = next((sign for sign in text if not is_silent(sign)), "")
    name = unicodedata.name(first, "").partition(" ")[0]
    return "CJK" if name in ("HIRAGANA", "KATAKANA", "IDEOGRAPHIC") else name


def _style(bold: bool, italic: bool) -> str:
    return "-".join(word for word, on in (("bold", bold), ("italic", italic)) if on) or "regular"


def _joined(parts: Iterable[Part]) -> Iterator[Part]:
    for family, group in groupby(parts, lambda part: part[0]):
        yield family, "".join(text for _, text in group)


def _complaint(span: Span | None, signs: Sequence[str]) -> Diagnostic:
    named = ", ".join(f"“{sign}” (U+{ord(sign):04X})" for sign in signs[:_NAMED])
    return warning(
        "letters-without-font",
        "No font of Diapo or of this machine has {letters}: PDF and pictures show a box in its place",
        span,
        hint="Install a font that has it (the Noto fonts have nearly all), or write something else.",
        letters=named + (" and others" if len(signs) > _NAMED else ""),
    )
