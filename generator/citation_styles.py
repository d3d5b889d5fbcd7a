"""The styles of citation that the program brings, by the names that authors type: CSL's."""

from __future__ import annotations

from typing import Final

DEFAULT_STYLE: Final = "apa"
STYLES: Final = {
    "apa": "apa",
    "chicago-author-date": "chicago-author-date",
    "vancouver": "nlm-citation-sequence",  # which is what CSL calls it today
    "ieee": "ieee",
    "iso690-author-date-fr": "iso690-author-date-fr",
    "iso690-numeric-fr": "iso690-numeric-fr",
    "harvard-cite-them-right": "harvard-cite-them-right",
    "modern-language-association": "modern-language-association",
    "american-sociological-association": "american-sociological-association",
    "american-medical-association": "american-medical-association",
    "nature": "nature",
}
"""To the names of their files."""
ALSO: Final = {
    "apa-7": "apa", "apa7": "apa", "american-psychological-association": "apa", "chicago": "chicago-author-date",
    "iso-690": "iso690-author-date-fr", "iso690": "iso690-author-date-fr", "iso-690-fr": "iso690-author-date-fr",
    "iso690-fr": "iso690-author-date-fr", "iso-690-author-date": "iso690-author-date-fr",
    "iso-690-numeric": "iso690-numeric-fr", "nlm-citation-sequence": "vancouver", "nlm": "vancouver",
    "harvard": "harvard-cite-them-right", "mla": "modern-language-association",
    "asa": "american-sociological-association", "ama": "american-medical-association",
}  # fmt: skip
"""What people call them: suggested in messages, never accepted."""
