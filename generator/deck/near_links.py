"""What is nearly a link and so stays text: found in prose, with the way out.

In the prose, code and links are a U+0002, and what a backslash made a plain character is a U+0001.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.patterns import pattern

_BEGIN = r"(?:https?:/|mailto:|www\.\w)"
_LABEL = r"\[(?P<label>[^\[\]\x01]{1,300})\]"


class NearLink(Struct, frozen=True):
    what: str
    hint: str


_FORMS = (
    (
        pattern(rf"{_LABEL}\s+\(\s*(?:{_BEGIN})[^()\n]{{0,2000}}\)"),
        "Take the space between `]` and `(` away.",
    ),
    (
        pattern(rf"{_LABEL}\s*（\s*(?:{_BEGIN}|#[\w-])[^（）\n]{{0,2000}}）"),
        "Write `(` and `)` of the Latin keyboard round the address.",
    ),
    (
        pattern(rf"{_LABEL}\(\s*(?:{_BEGIN}|#\w)[^()\s]{{0,2000}}[ \t][^()\n]{{0,2000}}\)"),
        "An address has no spaces: write `%20` for each.",
    ),
    (
        pattern(rf"{_LABEL}\(\s*(?:{_BEGIN}|#\w)[^\n]{{0,2000}}"),
        "Close the address with `)`; a bracket in the address is `%28` or `%29`.",
    ),
    (
        pattern(rf"{_LABEL}\s?[{{<=\[]\s*(?:{_BEGIN})[^\s{{}}<>\[\]]{{0,2000}}"),
        "Put the address in round brackets: `[text](https://…)`.",
    ),
    (
        pattern(rf"\([^()\[\]\n]{{1,300}}\)\[\s*(?:{_BEGIN})[^\[\]\n]{{0,2000}}\]"),
        "The text goes in square brackets and the address in round ones: `[text](https://…)`.",
    ),
    (
        pattern(r"<\s*www\.\w[^<>\s]{0,2000}\s*>"),
        "Write the address with its beginning: `<https://www.…>`.",
    ),
    (
        pattern(r"<\s*(?:https?:/|mailto:)[^<>\n]{0,2000}>"),
        "An address has no spaces: write `%20` for each.",
    ),
    (
        pattern(r"<https?://[^<>\s]{1,2000}"),
        "Close the address with `>`.",
    ),
    (
        pattern(rf"\]\(\s*(?:{_BEGIN}|#[A-Za-z])[^()\n]{{0,2000}}\)"),
        "Begin the text of the link with `[`.",
    ),
    (
        pattern(rf"\[[^\[\]()\n]{{1,300}}(?<!\s)\((?:{_BEGIN})[^()\s]{{0,2000}}\)(?![^\[\]\n]{{0,300}}\])"),
        "Close the text of the link with `]`.",
    ),
)  # fmt: skip
_REFERENCE = pattern(r"[\d\s,;?*–-]+|\x02+")
_SIGNS = pattern(rf"(?:{_BEGIN}|\]\(#)")


def near_links(text: str) -> Iterator[NearLink]:
    """Each of them once; ``[1] (https://…)`` is a reference and its address."""
    if not ("[" in text or "<" in text or "]" in text) or not _SIGNS.search(text):
        return
    taken: list[tuple[int, int]] = []
    for form, hint in _FORMS:
        for found in form.finditer(text):
            start, end = found.span()
            label = found.groupdict().get("label")
            if any(start < stop and begin < end for begin, stop in taken):
                continue
            taken.append((start, end))
            if label is None or not _REFERENCE.fullmatch(label):
                yield NearLink(found.group(), hint)
