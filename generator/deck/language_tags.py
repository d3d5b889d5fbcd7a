"""Tags of languages, and the names that people type for them."""

from __future__ import annotations

from generator.patterns import pattern

LANGUAGE_TAG = pattern(  # RFC 5646, 2.1, without the grandfathered tags
    r"[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(?:-[0-9A-WY-Za-wy-z](?:-[A-Za-z0-9]{2,8})+)*"
    r"(?:-[Xx](?:-[A-Za-z0-9]{1,8})+)?"
)
LANGUAGE_NAMES = {
    "francais": "fr", "french": "fr", "anglais": "en", "english": "en", "nederlands": "nl", "dutch": "nl",
    "neerlandais": "nl", "deutsch": "de", "german": "de", "allemand": "de", "espanol": "es", "spanish": "es",
    "espagnol": "es", "italiano": "it", "italian": "it", "italien": "it", "arabe": "ar", "arabic": "ar",
}  # fmt: skip
