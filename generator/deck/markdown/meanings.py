"""Lists of terms with what they mean: a line, and below it ``: `` and the meaning."""

from __future__ import annotations

from collections.abc import Sequence

from generator.deck.markdown.blocks import Line, Meaning, Meanings
from generator.deck.markdown.listings import Attributed
from generator.deck.markdown.paragraphs import joined
from generator.deck.tree import Scalar
from generator.patterns import pattern

MEANING = pattern(r" {0,3}:[ \t]+(?=\S)")


def meanings_at(lines: Sequence[Line], at: int, attributed: Attributed) -> tuple[Meanings, int] | None:
    """The list that begins with the term on the line ``at``, and the line after it."""
    begun = at
    entries: list[Meaning] = []
    while (below := _meaning_below(lines, at)) is not None:
        term = lines[at]
        mark = MEANING.match(lines[below].text)
        assert mark is not None
        first = lines[below]
        said = [Line(first.text[mark.end() :], first.line, first.column + mark.end())]
        at = below + 1
        while at < len(lines) and lines[at].text.strip() and _meaning_below(lines, at) is None:
            said.append(lines[at])
            at += 1
        text, attributes = attributed(said[-1].text, said[-1].line, said[-1].column)
        name = term.text.strip()
        place = Scalar(name, term.line, term.column + term.text.index(name))
        entries.append(Meaning(place, joined(said, text if attributes else None), attributes))
        ahead = at
        while ahead < len(lines) and not lines[ahead].text.strip():
            ahead += 1
        if ahead < len(lines) and _meaning_below(lines, ahead) is not None:
            at = ahead
    return (Meanings(lines[begun].line, lines[begun].column, tuple(entries)), at) if entries else None


def _meaning_below(lines: Sequence[Line], at: int) -> int | None:
    """The line with the meaning of the term on the line ``at``, which may stand below a blank one."""
    if at >= len(lines) or not lines[at].text.strip() or MEANING.match(lines[at].text):
        return None
    below = at + 1
    if below < len(lines) and not lines[below].text.strip():
        below += 1
    return below if below < len(lines) and MEANING.match(lines[below].text) else None
