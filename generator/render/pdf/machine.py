"""Which of this machine's fonts suits a text best, of those that have signs of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.patterns import pattern
from generator.render.pdf.clusters import is_silent
from generator.render.pdf.faces import Face, machine_faces

_ODD: Final = pattern(
    r"Nastaliq|Rashi|Looped|Kufi|Unjoined|Display|Condensed|Narrow|Light|Thin|Black|Mono|Typewriter|Fallback|LastResort"
    r"|Color|Emoji|Unifont|Blank|\bUI\b|\bHW\b"
)
"""In the names of families that are for other things than reading."""
_SERIF: Final = pattern(r"Serif|Naskh|Times|Song|Ming|Mincho|Batang|Roman|Amiri|Scheherazade")

_EASTERN: Final = {
    "sc": pattern(r"\bSC\b|CJKsc|YaHei|SimSun|SimHei|Heiti|GB$"),
    "tc": pattern(r"\bTC\b|CJKtc|JhengHei|MingLiU|PMingLiU"),
    "hk": pattern(r"\bHK\b|CJKhk"),
    "jp": pattern(r"\bJP\b|CJKjp|Hiragino|Meiryo|Yu Gothic|Yu Mincho|MS Gothic|IPA|Takao"),
    "kr": pattern(r"\bKR\b|CJKkr|Malgun|Apple SD Gothic|Nanum|Batang|Gulim"),
}
"""What the names of fonts for each way of writing the same characters have in them."""
_ALL_EASTERN: Final = pattern("|".join(each.pattern for each in _EASTERN.values()))


def ranked(text: str, lang: str, *, bold: bool, italic: bool, serif: bool) -> Iterator[tuple[str, Face]]:
    """The families that have at least one sign of the text, best first, each with the face that is meant."""
    points = {ord(sign) for sign in text if not is_silent(sign)}
    wanted = _EASTERN[_eastern(text, lang)]

    def rank(found: tuple[str, Face]) -> tuple[int, int, int, int, int, str]:
        name, face = found
        return (
            -sum(point in face.signs for point in points),
            bool(_ALL_EASTERN.search(name)) and not wanted.search(name),
            len(_ODD.findall(name)),
            bool(_SERIF.search(name)) != serif,
            not name.startswith("Noto"),
            name,
        )

    nearest = ((name, _nearest(faces, bold, italic)) for name, faces in machine_faces().items())
    able = [(name, face) for name, face in nearest if any(point in face.signs for point in points)]
    yield from sorted(able, key=rank)


def _nearest(faces: tuple[Face, ...], bold: bool, italic: bool) -> Face:
    """The face that the typesetter takes of a family: slope counts before weight."""
    return min(faces, key=lambda face: (face.italic != italic, face.bold != bold))


def _eastern(text: str, lang: str) -> str:
    """Whose way of writing Chinese characters is meant: by the language, or by letters that only one has."""
    tag = lang.lower()
    if tag.startswith("ja"):
        return "jp"
    if tag.startswith("ko"):
        return "kr"
    if tag.startswith(("zh", "yue", "cmn", "nan", "hak", "lzh")):
        if re.search(r"-(?:hk|mo)\b", tag) or tag.startswith("yue"):
            return "hk"
        return "tc" if re.search(r"-(?:hant|tw)\b", tag) or tag.startswith(("nan", "hak")) else "sc"
    if re.search("[\u3040-\u30ff\u31f0-\u31ff]", text):
        return "jp"
    return "kr" if re.search("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]", text) else "sc"
