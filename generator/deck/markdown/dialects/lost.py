"""What a deck of another tool has and this one does not: kept while it is read, told once for each kind."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field

from generator.deck.markdown.drafts import Lost
from generator.errors import Diagnostic, notice
from generator.spans import Span


class _Kind(Struct):
    line: int
    became: str
    count: int = 0
    words: list[str] = field(default_factory=list)


def told(lost: Iterable[Lost], shown: str) -> list[Diagnostic]:
    """A notice for each construct, with how often it occurs, at its first place."""
    kinds: dict[tuple[str, str], _Kind] = {}
    for one in lost:
        kind = kinds.setdefault((one.construct, one.became), _Kind(one.line, one.became))
        kind.line = min(kind.line, one.line)
        kind.count += 1
        if one.words.strip():
            kind.words.append(" ".join(one.words.split()))
    found: list[Diagnostic] = []
    for (construct, _), kind in kinds.items():
        found.append(
            notice(
                "dialect-lost",
                "{construct} ({count}): {became}" if kind.count > 1 else "{construct}: {became}",
                Span(shown, max(1, kind.line), 1),
                "Words that are not shown: {words}" if kind.words else "",
                construct=construct[:1].upper() + construct[1:],
                count=kind.count,
                became=kind.became,
                words=_shortened("; ".join(kind.words)),
            )
        )
    return found


def _shortened(words: str, most: int = 300) -> str:
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"
