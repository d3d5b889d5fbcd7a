"""What Marp's authors write in the alternative text of a picture: how it is shown."""

from __future__ import annotations

from msgspec.structs import replace

from generator.deck.markdown.dialects.pictures import Picture
from generator.deck.markdown.dialects.reading import Reading
from generator.patterns import pattern

_PLAIN = frozenset("bg cover contain fit auto vertical left right center inline".split())
_SIZED = pattern(r"(w|width|h|height|left|right)[:=]\s*(\S+)\Z")
_PERCENT = pattern(r"\d+(?:\.\d+)?%\Z")
_FILTERS = frozenset("blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia".split())


def told_in_alt(picture: Picture, reading: Reading) -> Picture:
    """The picture with the words that are no alternative text taken out of it."""
    words = picture.alt.split()
    kept: list[str] = []
    pairs = dict(picture.pairs)
    background = "bg" in words
    for word in words:
        sized = _SIZED.match(word)
        if sized:
            if sized[1] in ("w", "width", "left", "right"):
                pairs["width"] = sized[2]
        elif (word in _PLAIN and (background or word in ("center", "inline"))) or (background and _PERCENT.match(word)):
            continue
        elif word.split(":")[0] in _FILTERS:
            reading.lose("filter on a picture", "left out")
        else:
            kept.append(word)
    beside = any(word.startswith(("left", "right")) for word in words)
    return replace(picture, alt=" ".join(kept), pairs=pairs, background=background and not beside, silent=background)
