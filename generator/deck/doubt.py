"""What could not be read of a deck, so that nothing is said that only follows from it.

A deck with errors still goes through course and layout, which tell what is wrong in the rest. A slide that lost
something is not said to lack it, and no link or course is said to lead nowhere when its target may stand among the
lines that were lost.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from generator.deck.ids import words_of
from generator.deck.model import Deck
from generator.errors import Diagnostic, Severity

_LOSES = frozenset(
    "expected-key indentation key-in-text list-under-text many-documents missing-key odd-space tab-indentation "
    "too-deep too-long too-many unknown-key unknown-layout wrong-kind yaml-anchor yaml-syntax yaml-tag "
    "picture-broken picture-format picture-mirrored picture-mismatch picture-missing picture-path picture-too-big "
    "invalid-fact file-missing file-path file-too-big table-cells table-join table-empty "
    "code-below code-empty code-file "
    "block-in-item block-in-quote fence-braces only-text open-division open-fence open-head stray-division "
    "underlined-heading unknown-alert unknown-division unknown-footnote wrong-in-division".split()
)
"""After these a slide may lack what its author typed."""
_BRINGS = frozenset({"use-cycle", "use-missing", "use-outside"})
"""After these slides of other decks are missing, of which nothing is known."""
_RENAMES = frozenset({"invalid-id", "duplicate-id"})
_LACKS = frozenset({"unknown-link", "unknown-address", "unknown-variable"})
MOST_SLIDES = 500
"""Slides whose lines are looked through for names; with more at fault, lacks are not worth telling."""


def doubted(deck: Deck, problems: Iterable[Diagnostic], lines: list[str]) -> Deck:
    """The deck with what its ``problems`` leave in doubt; ``lines`` are those of its file."""
    begins = [(slide.span.line, slide.span.column) for slide in deck.slides if slide.span.path == deck.source]
    ids = [slide.id for slide in deck.slides if slide.span.path == deck.source]
    lost: dict[int, bool] = {}
    for one in problems:
        here = one.severity is Severity.ERROR and one.span is not None and one.span.path == deck.source
        if here and one.span and one.code in _LOSES | _RENAMES:
            at = bisect_right(begins, (one.span.line, one.span.column)) - 1
            lost[at] = lost.get(at, False) or one.code in _LOSES
    parts = []
    for at in sorted(lost)[:MOST_SLIDES]:
        first = begins[at][0] if at >= 0 else 1
        last = begins[at + 1][0] if at + 1 < len(begins) else len(lines)
        parts.append(words_of("\n".join(lines[first - 1 : last])))
    broken = {ids[at] for at, loses in lost.items() if loses and at >= 0}
    slides = tuple(replace(slide, whole=False) if slide.id in broken else slide for slide in deck.slides)
    return replace(deck, slides=slides, lost=f"-{'-'.join(parts)}-" if lost else "")


def follows(found: Diagnostic, deck: Deck, causes: Iterable[Diagnostic]) -> bool:
    """Whether a problem may be there only because of what was lost, in the deck or in a course's file."""
    if found.code == "no-slides":
        return any(one.severity is Severity.ERROR and one.code != "no-slides" for one in causes)
    if found.code not in _LACKS:
        return False
    name = str(found.values.get("name") or found.values.get("id") or "").rpartition(".")[2]
    if found.code != "unknown-variable" and name.startswith(tuple(_prefixes(causes))):
        return True
    lost = deck.lost
    if found.code == "unknown-variable":
        lost += "".join(
            f"-{words_of(str(one.values.get('name', '')))}-" for one in causes if one.code == "invalid-fact"
        )
    if not lost or not name:
        return False
    broken = {slide.id for slide in deck.slides if not slide.whole}
    what = str(found.values.get("what", ""))
    if any(f" {name} " in f"{what} " for name in broken):
        return True  # an item of a slide that lost some
    return f"-{words_of(name)}-" in lost or name.startswith("slide-")


def _prefixes(causes: Iterable[Diagnostic]) -> Iterator[str]:
    """What the ids of slides begin with that could not be brought from other decks."""
    for one in causes:
        if one.code in _BRINGS:
            path = str(one.values.get("path") or one.values.get("reference") or "").partition("#")[0]
            if prefix := words_of(path.rstrip("/").rpartition("/")[2]):
                yield f"{prefix}-"
