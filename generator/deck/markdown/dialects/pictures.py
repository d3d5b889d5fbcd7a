"""Pictures and recordings of other tools, in the form of Diapo's own Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote

from msgspec import Struct, field

from generator.deck.markdown.blocks import Attributes, Paragraph
from generator.deck.tree import Scalar
from generator.patterns import pattern

FILMS = frozenset("mp4 m4v webm mov ogv avi".split())
SOUNDS = frozenset("mp3 m4a wav ogg oga flac".split())
KNOWN = frozenset("png jpg jpeg gif webp svg".split())

_WIDTH = pattern(r"(?:max-)?width\s*:\s*([\d.]+\s*(?:%|px|vw|em|rem)?)", re.IGNORECASE)
_NUMBER = pattern(r"([\d.]+)\s*(%|px|vw|em|rem|in|cm|mm|\\textwidth|\\linewidth)?\Z")
PAGE_PIXELS = 1280
"""Width of a slide of most of these tools."""


class Picture(Struct, frozen=True):
    """``pairs``: attributes as the tool has them, such as ``width``; ``background``: it lies below the slide;
    ``silent``: it says nothing where it has no alternative text."""

    file: str
    alt: str = ""
    title: str = ""
    classes: tuple[str, ...] = ()
    pairs: Mapping[str, str] = field(default_factory=dict)
    link: str = ""
    background: bool = False
    silent: bool = False


class Display(Struct, frozen=True):
    """A formula that stands by itself between words."""

    tex: str


def classes_of(attributes: Attributes | None) -> tuple[str, ...]:
    return tuple(one.text for one in attributes.classes) if attributes else ()


def pairs_of(attributes: Attributes | None) -> dict[str, str]:
    return {name.text: value.text for name, value in attributes.pairs} if attributes else {}


def ending(file: str) -> str:
    """The ending of the file's name in small letters."""
    name = file.split("?")[0].split("#")[0].rsplit("/", 1)[-1]
    return name.rpartition(".")[2].lower() if "." in name else ""


def is_remote(file: str) -> bool:
    return "://" in file or file.startswith(("//", "data:", "blob:"))


def picture_paragraph(pictures: list[Picture], line: int, column: int) -> Paragraph:
    """A paragraph that is nothing but pictures."""
    typed = " ".join(_typed(one) for one in pictures)
    return Paragraph(line, column, Scalar(typed, line, column), _attributes(pictures, line, column))


def _typed(one: Picture) -> str:
    file = unquote(one.file) if "%" in one.file and not is_remote(one.file) else one.file
    file = f"<{file}>" if any(sign in file for sign in " ()<") and "<" not in file else file
    alt = one.alt.replace("\\", "\\\\").replace("[", r"\[").replace("]", r"\]")
    caption = one.title.replace("\\", "\\\\").replace('"', r"\"")
    return f"![{alt}]({file}" + (f' "{caption}")' if caption else ")")


def _attributes(pictures: list[Picture], line: int, column: int) -> Attributes | None:
    if len(pictures) != 1:
        return None
    one = pictures[0]
    pairs: list[tuple[Scalar, Scalar]] = []
    if ending(one.file) not in FILMS | SOUNDS:
        if one.background:
            pairs.append((Scalar("background", line, column), Scalar("true", line, column)))
        if (one.background or one.silent) and not one.alt:
            pairs.append((Scalar("decorative", line, column), Scalar("true", line, column)))
        if share := share_of(one.pairs):
            pairs.append((Scalar("share", line, column), Scalar(share, line, column)))
        if one.link:
            pairs.append((Scalar("link", line, column), Scalar(one.link, line, column)))
    return Attributes(line, column, None, (), tuple(pairs)) if pairs else None


def share_of(pairs: Mapping[str, str]) -> str:
    """How much of the page beside text a width means; nothing where none is said."""
    typed = pairs.get("width") or pairs.get("w") or pairs.get("out-width") or ""
    if not typed and (found := _WIDTH.search(pairs.get("style", ""))):
        typed = found[1]
    found = _NUMBER.match(typed.strip().strip("\"'"))
    if found is None:
        return ""
    try:
        number = float(found[1])
    except ValueError:
        return ""
    percent = (
        number
        if found[2] in ("%", "vw")
        else number * 100
        if found[2] and "\\" in found[2]
        else number * 100 / PAGE_PIXELS
    )
    if percent <= 0 or percent > 100:
        return ""
    return "third" if percent < 42 else "half" if percent < 59 else "two-thirds"
