"""Tags of HTML as they are typed: names, attributes, and which of them stand in a line of text."""

from __future__ import annotations

import html
import re

from generator.patterns import pattern

TAG = r"</?[A-Za-z][\w:.-]*(?:\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)?/?>"
_PARTS = pattern(r"<(/?)([A-Za-z][\w:.-]*)\s*(.*?)\s*(/?)>\Z", re.DOTALL)
_EACH = pattern(r"([@:#\w][\w:.@#-]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")

BLOCKS = frozenset(
    "address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main "
    "menu meta nav ol optgroup option p pre script section select style summary svg table tbody td template "
    "textarea tfoot th thead title tr ul video audio source track object embed canvas math marquee v-click "
    "v-clicks v-after transition".split()
)
LINES = frozenset(
    "a abbr acronym b bdi bdo big br button cite code data del dfn em font i img input ins kbd label mark "
    "output q rp rt ruby s samp small span strike strong sub sup time tt u var wbr".split()
)


def tag_parts(tag: str) -> tuple[str, dict[str, str], bool, bool]:
    """Its name in lower case, its attributes, whether it closes, and whether it stands alone."""
    found = _PARTS.match(tag)
    if found is None:
        return "", {}, False, False
    attributes: dict[str, str] = {}
    for one in _EACH.finditer(found[3]):
        value = next((value for value in one.groups()[1:] if value is not None), "")
        attributes.setdefault(one[1].lower(), html.unescape(value))
    return found[2].lower(), attributes, bool(found[1]), bool(found[4])
