"""Videos and audio: a path or an address, and how it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.deck.addresses import judged
from generator.deck.model import Block, Media, MediaFile, Text
from generator.deck.read.figures import read_other
from generator.deck.read.files import ADDRESS
from generator.deck.read.media_files import captions, media_file
from generator.deck.schema import MEDIA, Key
from generator.deck.tree import Mapping, Node, Scalar, Sequence
from generator.deck.values import MAX_NOTES, Fields, Values
from generator.errors import error, notice, warning
from generator.patterns import pattern

if TYPE_CHECKING:
    from generator.deck.read.body import BodyReader, Spot

_TIME: Final = pattern(r"(?:(?:(\d{1,2}):)?(\d{1,4}):)?(\d{1,6}(?:[.,]\d{1,3})?)\s*s?")
_OF_FILES: Final = ("loop", "muted", "autoplay", "controls", "captions")
"""What is said of files only: of what is elsewhere nothing is known, and nothing is fetched."""
_SLACK: Final = 0.5
"""Seconds: what programs show of a length is rounded."""


def read_media(reader: BodyReader, spot: Spot) -> Block | None:
    return _MediaReader(reader, spot).media()


class _MediaReader:
    def __init__(self, reader: BodyReader, spot: Spot) -> None:
        self.reader = reader
        self.values: Values = reader.values
        self.kind = spot.key.name
        self.node = spot.node
        self.fields: Fields = {}

    def media(self) -> Block | None:
        values, node = self.values, self.node
        place: Node | None = node
        if isinstance(node, Mapping) and not node.parent:
            self.fields = values.fields(node, MEDIA)
            place = self.fields["file"][2] if "file" in self.fields else None
        elif not isinstance(node, Scalar):
            values.wrong_kind(node, f"`{self.kind}`", "a path or an address", "Write `file: …` and what else there is.")
            return None
        found = self._place(place) if place is not None else None
        made = Media(
            kind=self.kind,
            span=values.span(node),
            file=found if isinstance(found, MediaFile) else None,
            address=found if isinstance(found, str) else "",
            poster=read_other(values, self.fields["poster"][2], "`poster`") if "poster" in self.fields else None,
            alt=values.text(self.fields["alt"][2], "`alt`") if "alt" in self.fields else None,
            start=self._time("start") or 0.0,
            end=self._time("end"),
            loop=self._flag("loop"),
            muted=self._flag("muted"),
            autoplay=self._flag("autoplay"),
            controls=self._flag("controls", True),
            captions=captions(values, self.fields["captions"][2]) if "captions" in self.fields else None,
            transcript=self._transcript(),
        )
        self._check_times(made)
        if found is None or place is None:
            return None
        self._doubts(made, place)
        return self.reader.with_options(made, self.fields)

    # --- where it is -------------------------------------------------------------------------------------------------

    def _place(self, node: Node) -> MediaFile | str | None:
        values = self.values
        source = values.word(node, f"`{self.kind}`")
        if not source:
            return None
        span, found = values.span(node), judged(source)
        if found.target and found.target.startswith(("http://", "https://")):
            return found.target
        host = found.remedy and "." in source.partition("/")[0] and not (values.folder / source[:200]).exists()
        if host or (ADDRESS.match(source) and source[1:2] != ":"):
            meant = "Write `{remedy}`."
            other = "An address begins with `https://`; a file is named by its path in the deck's folder."
            values.note(error("media-address", "{text} is no address of the web", span,
                              meant if found.remedy else other, text=source[:200], remedy=found.remedy))  # fmt: skip
            return None
        return media_file(values, source, span, self.kind)

    # --- what is said of it ------------------------------------------------------------------------------------------

    def _flag(self, name: str, default: bool = False) -> bool:
        if name not in self.fields:
            return default
        key, _, node = self.fields[name]
        return self.values.boolean(node, key, default)

    def _time(self, name: str) -> float | None:
        if name not in self.fields:
            return None
        key, _, node = self.fields[name]
        return read_time(self.values, node, key)

    def _transcript(self) -> tuple[Text, ...]:
        if "transcript" not in self.fields:
            return ()
        node = self.fields["transcript"][2]
        found: list[Text] = []
        for one in node.members if isinstance(node, Sequence) else [node]:
            if isinstance(one, Scalar):
                found += self.values.paragraphs(one, "`transcript`", MAX_NOTES)
            else:
                self.values.wrong_kind(one, "`transcript`", "a text, or a list of texts")
        return tuple(found)

    def _check_times(self, media: Media) -> None:
        """That it ends after it begins, and begins before it is over."""
        if media.end is not None and media.end <= media.start:
            self._wrong_time("end", "It would end at {end:g} s, and begin at {start:g} s", media)
        duration = media.file.duration if media.file else None
        if duration is None:
            return
        if media.start >= duration:
            self._wrong_time("start", "It is over after {duration:.1f} s, and would begin at {start:g} s", media)
        elif media.end is not None and media.end > duration + _SLACK:
            self._wrong_time("end", "It is over after {duration:.1f} s, and would end at {end:g} s", media)

    def _wrong_time(self, name: str, message: str, media: Media) -> None:
        span = self.values.span(self.fields[name][2])
        duration = media.file.duration if media.file else None
        self.values.note(error("media-time", message, span, "Times are counted from the beginning of the recording.",
                               start=media.start, end=media.end, duration=duration))  # fmt: skip

    def _doubts(self, media: Media, place: Node) -> None:
        values = self.values
        if media.alt is None:
            values.note(warning("missing-alt", "{file} has no text for those who cannot see it", values.span(place),
                                "Write `file: …` and `alt: …`.",
                                file=media.file.file if media.file else media.address))  # fmt: skip
        for name in _OF_FILES if media.address else ():
            if name in self.fields:
                values.note(notice("media-elsewhere", "`{name}` is for files; this is an address, and who shows it "
                                   "there decides", values.span(self.fields[name][1]), name=name))  # fmt: skip


def read_time(values: Values, node: Node, key: Key) -> float | None:
    """Seconds."""
    word = values.word(node, f"`{key.name}`")
    if not word:
        return None
    found = _TIME.fullmatch(word)
    if found is None:
        values.wrong_value(node, key, word, "seconds such as 65, or minutes and seconds such as 1:05")
        return None
    hours, minutes, seconds = found.groups(default="0")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds.replace(",", "."))
