"""What moves from one page to the next: the boxes of blocks that have the same id on both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from generator.scene.boxes import Box, Group, Role, TextBox
from generator.scene.page import Page, Transition

_AROUND: Final = frozenset({Role.TITLE, Role.SUBTITLE, Role.KICKER, Role.FOOTER, Role.DATE, Role.NUMBER})
"""What every page has, which stays where it is."""


def paired(pages: Sequence[Page]) -> list[Page]:
    """The pages, those around a morph with the names of what they have in common."""
    found = list(pages)
    shown = [at for at, page in enumerate(pages) if not page.hidden]
    for before, after in pairwise(shown):
        if pages[after].transition is Transition.MORPH:
            common = _named(pages[before].boxes) & _named(pages[after].boxes)
            pairs = {name: name for name in sorted(common)}
            for at in (before, after):
                found[at] = replace(found[at], pairs={**found[at].pairs, **pairs})
    return found


def _named(boxes: Iterable[Box]) -> set[str]:
    """Names that stand once on a page, of what is not the same on all."""
    names = [box.name for box in _moving(boxes)]
    return {name for name in names if names.count(name) == 1}


def _moving(boxes: Iterable[Box]) -> Iterator[Box]:
    for box in boxes:
        if not box.fixed and not (isinstance(box, TextBox) and box.role in _AROUND):
            yield box
            if isinstance(box, Group):
                yield from _moving(box.boxes)
