"""What the processor writes -> inline text: italics, raised ordinals, addresses that lead somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec.structs import replace

from generator.csl.model import Spans, plain
from generator.deck.model import Cite, Inline, Script
from generator.patterns import pattern

_RAISED: Final = {
    "\u1d43": "a", "\u1d48": "d", "\u1d49": "e", "\u02b0": "h", "\u1d50": "m", "\u207f": "n", "\u1d52": "o",
    "\u02b3": "r", "\u02e2": "s", "\u1d57": "t",
}  # fmt: skip
"""Raised letters of ordinals and of ``nᵒ``, which few fonts have."""
_LETTERS: Final = pattern(f"[{''.join(_RAISED)}]+")
_ADDRESS: Final = pattern(r"https?://[^\s<>«»“”]+[^\s<>«»“”.,;:!?)\]'\"]")
_HYPHEN: Final = "\u2011"
"""Between pages in French locales; the fonts of some themes lack it, and no line breaks at a plain one."""
_SCRIPTS: Final = {"sup": Script.SUPER, "sub": Script.SUB}


def cited_inlines(spans: Spans) -> tuple[Inline, ...]:
    """A citation: every stretch knows which work it is about."""
    found = []
    for span in spans:
        cites = (Cite(span.id),) if span.id else ()
        found.append(Inline(_plain(span.text), span.bold or False, span.italic or False,
                            script=_SCRIPTS.get(span.script, Script.NORMAL), cites=cites))  # fmt: skip
    return tuple(part for one in found for part in _raised(one))


def listed_inlines(spans: Spans) -> tuple[Inline, ...]:
    """A work as it is listed, with its addresses as links."""
    text = plain(spans)
    links = [(found.start(), found.end(), found[0]) for found in _ADDRESS.finditer(text)]
    found: list[Inline] = []
    at = 0
    for span in spans:
        end = at + len(span.text)
        made = Inline(_plain(span.text), span.bold or False, span.italic or False,
                      script=_SCRIPTS.get(span.script, Script.NORMAL))  # fmt: skip
        if span.link.startswith("https://") and not any(start < end and at < stop for start, stop, _ in links):
            found.append(replace(made, link=span.link))
        else:
            found += _linked(made, at, links)
        at = end
    return _alike(part for one in found for part in _raised(one))


def _alike(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Neighbours of one style as one."""
    found: list[Inline] = []
    for one in inlines:
        if found and replace(found[-1], text="") == replace(one, text=""):
            found[-1] = replace(one, text=found[-1].text + one.text)
        else:
            found.append(one)
    return tuple(found)


def _linked(inline: Inline, at: int, links: list[tuple[int, int, str]]) -> Iterator[Inline]:
    """The stretch, which begins at the character ``at`` of the whole text, cut where addresses begin and end."""
    end, place = at + len(inline.text), at
    for start, stop, address in links:
        first, last = max(start, place), min(stop, end)
        if first >= last:
            continue
        if first > place:
            yield replace(inline, text=inline.text[place - at : first - at])
        yield replace(inline, text=inline.text[first - at : last - at], link=address)
        place = last
    if place < end:
        yield replace(inline, text=inline.text[place - at :])


def _plain(text: str) -> str:
    return text.replace(_HYPHEN, "-")


def _raised(inline: Inline) -> Iterator[Inline]:
    at = 0
    for letters in _LETTERS.finditer(inline.text):
        if before := inline.text[at : letters.start()]:
            yield replace(inline, text=before)
        yield replace(inline, text="".join(_RAISED[one] for one in letters[0]), script=Script.SUPER)
        at = letters.end()
    if inline.text[at:]:
        yield replace(inline, text=inline.text[at:])
