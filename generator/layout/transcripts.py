"""What is said in recordings, as speaker notes: their transcripts, or else their captions."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from generator.deck.model import Inline, Media, Note, Slide
from generator.deck.model.walk import contents_in
from generator.words import media_word

_PARAGRAPH: Final = 600
"""Characters of captions after which a paragraph ends with the next sentence."""


def with_transcripts(slide: Slide, lang: str) -> Slide:
    """The slide with notes that say what its recordings say, each after its name."""
    notes: list[Note] = []
    for _, content in contents_in(slide.fields):
        if isinstance(content, Media):
            notes += _notes(content, slide.lang or lang)
    return replace(slide, notes=(*slide.notes, *notes)) if notes else slide


def _notes(media: Media, lang: str) -> list[Note]:
    said = [Note(text.inlines, text.span) for text in media.transcript]
    if not said and media.captions:
        said = [Note((Inline(one),), media.span) for one in _paragraphs(media.captions.cues)]
    if not said:
        return []
    name = media.file.path.name if media.file else media.address
    head = Note((Inline(f"{media_word('transcript', lang)} · {name}", bold=True),), media.span)
    return [head, *said]


def _paragraphs(cues: tuple[str, ...]) -> list[str]:
    """Captions put together; one that says the same as that before it, as rolling captions do, once."""
    found: list[str] = [""]
    last = ""
    for cue in cues:
        if cue == last:
            continue
        last = cue
        if len(found[-1]) > _PARAGRAPH and found[-1][-1:] in '.!?…»”"':
            found.append("")
        found[-1] = f"{found[-1]} {cue}".strip()
    return [one for one in found if one]
