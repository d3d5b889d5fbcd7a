"""Pictures and recordings of a paragraph that holds nothing else: ``![alt](file "caption"){share=half}``."""

from __future__ import annotations

from msgspec import Struct

from generator.deck.markdown.attributes import attributes_at
from generator.deck.markdown.blocks import Attributes, Paragraph
from generator.deck.markdown.paragraphs import part
from generator.deck.tree import Scalar
from generator.patterns import pattern

_PICTURE = pattern(
    r"""!\[(?P<alt>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\(\s*
    (?:<(?P<angled>[^<>\n]*)>|(?P<bare>(?:[^\s()\\]|\\.|\([^\s()]*\))*))
    (?:\s+(?:"(?P<double>(?:[^"\\]|\\.)*)"|'(?P<single>(?:[^'\\]|\\.)*)'))?\s*\)[ \t]*""",
    0x40,  # re.VERBOSE
)
_BLANKS = pattern(r"\s*")
_VIDEO = (".mp4", ".m4v", ".webm", ".mov", ".avi", ".ogv", ".mkv")
_AUDIO = (".mp3", ".m4a", ".wav", ".ogg", ".oga", ".flac", ".aac")


class Shown(Struct, frozen=True):
    """A picture or a recording as typed."""

    file: Scalar
    alt: Scalar
    caption: Scalar | None
    attributes: Attributes | None

    @property
    def kind(self) -> str:
        name = self.file.text.lower()
        return "video" if name.endswith(_VIDEO) else "audio" if name.endswith(_AUDIO) else "image"


def pictures_in(paragraph: Paragraph) -> list[Shown]:
    """The pictures of a paragraph; none if it says anything besides."""
    text = paragraph.text
    if not text.text.startswith("!["):
        return []
    found: list[Shown] = []
    at = 0
    while at < len(text.text):
        one = _PICTURE.match(text.text, at)
        if one is None:
            return []
        at = one.end()
        attributes = None
        if given := attributes_at(text.text, at, *_place(text, at)):
            attributes, at = given
        blanks = _BLANKS.match(text.text, at)
        at = blanks.end() if blanks else at
        file = one.start("angled") if one["angled"] is not None else one.start("bare")
        name = one["angled"] if one["angled"] is not None else one["bare"]
        title = "double" if one["double"] is not None else "single"
        caption = one[title] and part(text, one.start(title), one.end(title))
        found.append(
            Shown(
                Scalar(name, *_place(text, file)),
                part(text, one.start("alt"), one.end("alt")),
                caption or None,
                attributes,
            )
        )
    if found and paragraph.attributes:
        last = found[-1]
        found[-1] = Shown(last.file, last.alt, last.caption, last.attributes or paragraph.attributes)
    return found


def _place(text: Scalar, at: int) -> tuple[int, int]:
    """The line and column of a character; its offset counts as columns only within its own line."""
    begun = (0, text.line, text.column)
    for one in text.starts:
        if one[0] <= at:
            begun = one
    return begun[1], begun[2] + at - begun[0]
