"""Which letters the slides use in which face, and the @font-face rules that embed those faces and no others."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from typing import Final

from generator.assets import WebFont, asset, manifest
from generator.render.revealjs.styles import css_string, private_name
from generator.scene.theme import Face, SceneTheme

# LibreOffice seats the baseline of every family 1.0 em below the line's top at single spacing. 100 % and 20 % would say
# the same; two hundredths more make good that Chromium rounds to whole pixels (docs/design/html.md). How high a line is
# does not depend on them: that is line-height's.
_METRICS: Final = "ascent-override:102%;descent-override:18%;line-gap-override:0%"


class UsedText:
    """The set of characters shown in each (twin, bold, italic)."""

    def __init__(self, theme: SceneTheme) -> None:
        self._twins = {face: family.twin for face, family in theme.fonts.items()}
        self.characters: dict[tuple[str, bool, bool], set[str]] = {}

    def add(self, face: Face, bold: bool, italic: bool, text: str) -> None:
        key = (self._twins[face], bold, italic)
        characters = self.characters.get(key)
        if characters is None:
            characters = self.characters[key] = set()
        characters.update(text)


def font_faces(used: UsedText) -> str:
    """CSS with the woff2 files as data, for the pieces of the faces that hold a used character."""
    return "".join(face_rule(*key, web) for key, web in wanted_faces(used))


def wanted_faces(used: UsedText) -> Iterator[tuple[tuple[str, bool, bool], WebFont]]:
    """The pieces of the faces that hold a used character, in order."""
    for (twin, bold, italic), characters in sorted(used.characters.items(), key=lambda item: item[0]):
        points = {ord(character) for character in characters}
        face = manifest().families[twin].faces[_style(bold, italic)]
        wanted = [web for web in face.web if _holds(web, points)]
        for web in wanted or ():
            yield (twin, bold, italic), web
        # A line's height and baseline come from the face that has the space, whatever is written in it.
        if wanted and not any(_holds(web, {0x20}) for web in wanted):
            yield from (((twin, bold, italic), web) for web in face.web if _holds(web, {0x20}))


def _style(bold: bool, italic: bool) -> str:
    return "-".join(word for word, on in (("bold", bold), ("italic", italic)) if on) or "regular"


def _holds(web: WebFont, points: set[int]) -> bool:
    return any(low <= point <= high for point in points for low, high in web.ranges)


def face_rule(twin: str, bold: bool, italic: bool, web: WebFont) -> str:
    """The rule that embeds one piece of a face."""
    ranges = ",".join(f"U+{low:X}" if low == high else f"U+{low:X}-{high:X}" for low, high in web.ranges)
    data = b64encode(asset(web.file)).decode("ascii")
    return (
        f"@font-face{{font-family:{css_string(private_name(twin))};font-weight:{700 if bold else 400};"
        f"font-style:{'italic' if italic else 'normal'};font-display:block;{_METRICS};"
        f"unicode-range:{ranges};src:url(data:font/woff2;base64,{data}) format('woff2')}}\n"
    )
