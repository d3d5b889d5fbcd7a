"""What stands between fences, said by what the fences mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.formulas.speech_rows import char_of, grouped
from generator.formulas.speech_tables import matrix
from generator.formulas.speech_words import Around
from generator.formulas.tree import Fenced, Frac, Matrix, Mid, Node, Row

if TYPE_CHECKING:
    from generator.formulas.speech_walk import Speaker


def fenced(speaker: Speaker, node: Fenced) -> str:
    words, inner = speaker.words, node.parts
    if len(inner) == 1 and isinstance(inner[0], Matrix):
        return matrix(speaker, inner[0], node.left, node.right)
    if len(inner) == 1 and isinstance(inner[0], Frac) and not inner[0].bar:
        return speaker.say(inner[0])
    chars = {char_of(part) or (part.char if isinstance(part, Mid) else "") for part in inner}
    body = Row(inner)
    match node.left, node.right:
        case ("|", "|"):
            return speaker.around(words.absolute, body)
        case ("‖", "‖"):
            return speaker.around(words.norm, body)
        case ("⌊", "⌋"):
            return speaker.around(words.floor, body)
        case ("⌈", "⌉"):
            return speaker.around(words.ceiling, body)
        case ("⟨", "|"):
            return f"{words.bra} {speaker.row(inner)}"
        case ("|", "⟩"):
            return f"{words.ket} {speaker.row(inner)}"
        case ("⟨", "⟩") if chars & {"|", "∣"}:
            return _between(words.bra_ket, _divided(speaker, inner, ","))
        case ("⟨", "⟩") if "," in chars:
            return _between(words.inner_product, _divided(speaker, inner, ","))
        case ("{", "}") if chars & {"|", "∣", ":"}:
            return _between(words.set_, _divided(speaker, inner, words.such_that))
        case ("{", "}") if chars & {",", ";", "…", "⋯"}:
            return _between(words.set_list, speaker.row(inner))
        case _:
            return f"{speaker.char(node.left)} {_divided(speaker, inner, words.given)} {speaker.char(node.right)}"


def _between(words: Around, said: str) -> str:
    return f"{words[0]} {said}{words[1]}"


def _divided(speaker: Speaker, parts: Sequence[Node], by: str) -> str:
    """Bars, and in sets the first colon, divide; ``by`` is what they say."""
    said: list[str] = []
    chunk: list[Node] = []
    for part in parts if any(char_of(part) in ("|", "∣") for part in parts) else grouped(parts):
        divides = isinstance(part, Mid) or char_of(part) in ("|", "∣") or (char_of(part) == ":" and not said)
        if divides and (char_of(part) != ":" or by == speaker.words.such_that):
            said += [speaker.row(chunk), by]
            chunk = []
        else:
            chunk.append(part)
    return " ".join([*said, speaker.row(chunk)])
