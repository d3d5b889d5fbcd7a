"""What appears and goes click by click, as reveal.js's fragments: classes, indexes, and what stands around."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from generator.scene.boxes import Shown


class Fragment(Struct, frozen=True):
    """``classes`` go into the class attribute, ``attributes`` into the tag; ``opening`` and ``closing`` are around the
    element. All of it is markup, of numbers only."""

    classes: str = ""
    attributes: str = ""
    opening: str = ""
    closing: str = ""


ALWAYS: Final = Fragment()


def fragment(shown: Shown | None) -> Fragment:
    """Of an element that is there so. What goes again is a fragment in another one that fades out."""
    if shown is None:
        return ALWAYS
    index = f' data-fragment-index="{shown.first - 1}"'
    if shown.until is None:
        return Fragment(" fragment", index)
    opening = f'<div class="fragment fade-out" data-fragment-index="{shown.until}">'
    return Fragment(" fragment", index, opening, "</div>")
