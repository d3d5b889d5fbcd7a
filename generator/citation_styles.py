"""The styles of citation that are known by name: what the processor calls them, and how they cite."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from msgspec import Struct

from generator.patterns import pattern


class Cites(StrEnum):
    """What stands in the text."""

    AUTHOR = "author"
    """Names and years."""
    NUMBER = "number"
    NOTE = "note"
    """Nothing but a call: the work is told in a note."""


class KnownStyle(Struct, frozen=True):
    processor: str = ""
    """What the processor calls it; empty where it has not got it."""
    asset: str = ""
    """Its file among the assets."""
    cites: Cites = Cites.AUTHOR
    bare_pages: bool = False
    """Pages are cited without a word before them."""


DEFAULT_STYLE: Final = "apa"
KNOWN_STYLES: Final = {
    "apa": KnownStyle("apa"),
    "chicago-author-date": KnownStyle("chicago-author-date", bare_pages=True),
    "vancouver": KnownStyle("vancouver", cites=Cites.NUMBER),
    "ieee": KnownStyle("ieee", cites=Cites.NUMBER),
    "iso690-author-date-fr": KnownStyle(asset="csl/iso690-author-date-fr.csl"),
    "iso690-numeric-fr": KnownStyle(asset="csl/iso690-numeric-fr.csl", cites=Cites.NUMBER),
    "harvard-cite-them-right": KnownStyle("harvard-cite-them-right"),
    "modern-language-association": KnownStyle("modern-language-association", bare_pages=True),
    "american-sociological-association": KnownStyle("american-sociological-association"),
    "american-medical-association": KnownStyle("american-medical-association", cites=Cites.NUMBER),
    "nature": KnownStyle("nature", cites=Cites.NUMBER),
}
"""By the name that authors type, which is CSL's."""
ALSO: Final = {
    "apa-7": "apa", "apa7": "apa", "chicago": "chicago-author-date", "iso-690": "iso690-author-date-fr",
    "iso690": "iso690-author-date-fr", "iso-690-fr": "iso690-author-date-fr", "iso690-fr": "iso690-author-date-fr",
    "iso-690-author-date": "iso690-author-date-fr", "iso-690-numeric": "iso690-numeric-fr",
    "harvard": "harvard-cite-them-right", "mla": "modern-language-association",
    "asa": "american-sociological-association", "ama": "american-medical-association",
}  # fmt: skip
"""What people call them; suggested in messages, never accepted."""

_FORMAT: Final = pattern(r'citation-format="([a-z-]+)"')
_NOTE: Final = pattern(r'<style\b[^>]*\bclass="note"')
_FORMATS: Final = {"numeric": Cites.NUMBER, "label": Cites.NUMBER, "note": Cites.NOTE}


def cites_of(csl: str) -> Cites:
    """How a style cites, by the text of its file."""
    if _NOTE.search(csl):
        return Cites.NOTE
    found = _FORMAT.search(csl)
    if found:
        return _FORMATS.get(found[1], Cites.AUTHOR)
    cited = csl[csl.find("<citation") : csl.find("</citation>")]
    return Cites.NUMBER if 'variable="citation-number"' in cited else Cites.AUTHOR
