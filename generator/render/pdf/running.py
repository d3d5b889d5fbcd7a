"""What the head and foot of every sheet say: about the course if the deck was made for one, else about the deck."""

from __future__ import annotations

from typing import Final

from generator.render.pdf.glyphs import Glyphs
from generator.render.pdf.styles import Data
from generator.scene.page import Scene
from generator.scene.theme import Face

_BETWEEN: Final = " · "


def running_texts(scene: Scene) -> Data:
    """``left`` and ``right`` of the head, and ``foot`` left of the ``deck`` and the sheet's number."""

    def joined(*texts: str | None) -> str:
        return _BETWEEN.join(filter(None, texts))

    facts = scene.facts
    course = joined(facts.get("code"), facts.get("title"))
    when = joined(facts.get("group"), facts.get("date"))
    who = joined(facts.get("lecturer") or scene.author, facts.get("institution"))
    return {
        "left": course or scene.title,
        "right": when or who,
        "foot": who if when else scene.subject,
        "deck": scene.title if course else "",
    }


def running_parts(texts: Data, glyphs: Glyphs, lang: str) -> Data:
    """The same in parts, one for each font that they need."""
    return {
        name: [
            {"text": piece, "font": family} if family else piece
            for family, piece in glyphs.parts(text, Face.MINOR, name == "left", lang=lang)
        ]
        if text or name != "deck"
        else []
        for name, text in texts.items()
    }
