"""The files of recordings: found inside the deck's folder, looked at, never held in memory."""

from __future__ import annotations

import hashlib
from typing import Final

from generator.deck.model import Captions, MediaFile
from generator.deck.pictures import looked_for
from generator.deck.read.files import locate, read_data
from generator.deck.tree import Node
from generator.deck.values import Values
from generator.errors import Diagnostic, error
from generator.spans import Span

MOST: Final = 200_000_000
"""Bytes of a recording: the PPTX is made in memory, with its recordings in it."""
MOST_IN_ALL: Final = 1_000_000_000
"""Of all recordings of a deck."""
MOST_CAPTIONS: Final = 2_000_000


def media_file(values: Values, source: str, span: Span, kind: str) -> MediaFile | None:
    """The recording that is to be shown as a ``video`` or as ``audio``; what is wrong is noted."""
    found = _media_file(values, source, span, kind)
    if found is None:
        values.read |= looked_for(source, values.folder)
    return found


def _media_file(values: Values, source: str, span: Span, kind: str) -> MediaFile | None:
    from generator.recordings import BOTH_PLAY, SOUNDS, ForeignError, RecordingError, examine

    place = locate(source, values.folder, span)
    if isinstance(place, Diagnostic):
        values.note(place)
        return None
    file = source[:200]
    try:
        with place.open("rb") as stream:
            size = place.stat().st_size
            if size > MOST:
                values.note(error("media-too-big", "{file} has {size:.0f} MB; the limit is {limit:.0f} MB", span,
                                  "Make it shorter or smaller, or put it on the web and write its address here.",
                                  file=file, size=size / 1e6, limit=MOST / 1e6))  # fmt: skip
                return None
            known = examine(stream, size)
            stream.seek(0)
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        values.note(error("file-missing", "{file} cannot be read", span, "Is it a file, and may you read it?",
                          file=file))  # fmt: skip
        return None
    except RecordingError as fault:
        values.note(error("media-broken", "{file} cannot be played: {reason}", span, fault.hint,
                          file=file, reason=fault.reason))  # fmt: skip
        return None
    except ForeignError as fault:
        wanted = SOUNDS if fault.sound or kind == "audio" else BOTH_PLAY
        values.note(error("media-format", "{file} is {found}, which PowerPoint and browsers do not both play", span,
                          "Export it as {wanted}.", file=file, found=fault.found, wanted=wanted))  # fmt: skip
        return None
    if known.shows != (kind == "video"):
        values.note(error("media-kind", "{file} has pictures" if known.shows else "{file} has sound only", span,
                          "Write `{other}:` in the place of `{kind}:`.", file=file, kind=kind,
                          other="video" if known.shows else "audio"))  # fmt: skip
        return None
    values.recordings[digest] = size
    if (together := sum(values.recordings.values())) > MOST_IN_ALL:
        values.note(error("media-too-big", "The recordings up to {file} have {size:.0f} MB; {limit:.0f} may be",
                          span, "Divide the deck, or put some of them on the web and write their addresses here.",
                          file=file, size=together / 1e6, limit=MOST_IN_ALL / 1e6))  # fmt: skip
        return None
    values.read[place] = digest
    return MediaFile(place.resolve(), source, known.media_type, known.width, known.height, known.duration, size, digest)


def captions(values: Values, node: Node) -> Captions | None:
    """A WebVTT file; what is wrong with it is noted."""
    from generator.recordings import CaptionsError, cues

    data = read_data(values, node, "`captions`", MOST_CAPTIONS)
    if data is None:
        return None
    try:
        text = data.content.decode("utf-8-sig")
        return Captions(data.source, text, cues(text))
    except UnicodeDecodeError:
        reason, hint = "it is not written in UTF-8", "Save it anew as UTF-8."
    except CaptionsError as fault:
        reason, hint = fault.reason, fault.hint
    values.note(error("captions-format", "{file} cannot be shown as captions: {reason}", values.span(node), hint,
                      file=data.source[:200], reason=reason))  # fmt: skip
    return None
