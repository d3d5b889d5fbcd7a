"""Language tags (BCP 47) taken apart: what they are in today's names, in which script, and in which direction that is
read."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from generator.patterns import pattern

if TYPE_CHECKING:
    from babel import Locale

_TAG: Final = pattern(
    r"(?P<language>[a-z]{2,3}|[a-z]{5,8})(?P<extended>(?:-[a-z]{3}){0,3})(?:-(?P<script>[a-z]{4}))?"
    r"(?:-(?P<region>[a-z]{2}|[0-9]{3}))?(?:-.*)?",
    re.IGNORECASE,
)
_TODAY: Final = {
    "iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro-MD", "no": "nb", "sh": "sr-Latn", "scc": "sr",
    "scr": "hr",
    "tl": "fil", "cmn": "zh", "pes": "fa", "prs": "fa-AF", "arb": "ar", "azj": "az", "azb": "az-Arab", "uzn": "uz",
    "khk": "mn", "pbt": "ps", "pst": "ps", "swh": "sw", "ekk": "et", "lvs": "lv", "zsm": "ms", "als": "sq",
    "ydd": "yi", "ory": "or", "npi": "ne", "plt": "mg", "gom": "kok", "kmr": "ku", "pnb": "pa-Arab", "tkr": "az",
}  # fmt: skip
"""Names that are no longer used, and members of a family of languages that go by its name."""
_SCRIPT_IN: Final = {
    "az-IQ": "Arab", "az-IR": "Arab", "kk-CN": "Arab", "kk-IR": "Arab", "ku-IQ": "Arab", "ku-IR": "Arab",
    "pa-PK": "Arab", "sd-IN": "Deva", "uz-AF": "Arab",
}  # fmt: skip
"""Countries that write a language in another script than it has at home."""
_RTL_LANGUAGES: Final = frozenset(
    "ar fa he yi ur ps sd ug dv ckb ks syr arc sam nqo bal bqi glk lrc mzn sdh skr lki haz aeb acm apc ary arz ars"
    " acw afb ajp apd ayl shu aii cld khw bft prd trw scl lad-hebr jrb jpr".split()
)
_RTL_SCRIPTS: Final = frozenset(
    "arab aran hebr syrc syre syrj syrn thaa nkoo adlm rohg mand samr mend yezi armi avst chrs cprt elym hatr hung khar"
    " lydi mani merc mero narb nbat orkh ougr palm phli phlp phnx prti sarb sogd sogo".split()
)


_FROM_RIGHT: Final = pattern("[\u0590-\u08ff\u200f\ufb1d-\U0010ffff]")
"""All characters that are read from right to left are among these."""


class Language(Struct, frozen=True):
    """``language`` in lower case, ``script`` as in ``Latn``, ``region`` as in ``BE``; empty where the tag is silent."""

    language: str
    script: str = ""
    region: str = ""

    @property
    def rtl(self) -> bool:
        """Whether it is read from right to left."""
        if self.script:
            return self.script.lower() in _RTL_SCRIPTS
        return self.language in _RTL_LANGUAGES


@lru_cache(maxsize=1024)
def language(tag: str) -> Language | None:
    """The tag taken apart; None for one that names no language (``x-…``, ``und``, ``zxx``, or nothing of the sort)."""
    found = _TAG.fullmatch(tag.replace("_", "-"))
    if not found or found["language"].lower() in ("und", "zxx", "mul", "mis"):
        return None
    name, script, region = found["language"].lower(), (found["script"] or "").title(), (found["region"] or "").upper()
    extended = found["extended"].lower().split("-")[1:]
    if extended:  # zh-yue is yue
        name = extended[0]
    today, _, more = _TODAY.get(name, name).partition("-")
    if len(more) == 4:
        script = script or more
    elif more:
        region = region or more
    return Language(today, script or _SCRIPT_IN.get(f"{today}-{region}", ""), region)


def is_rtl(tag: str) -> bool:
    """Whether texts in this language are read from right to left."""
    found = language(tag)
    return found is not None and found.rtl


def locale(lang: str) -> Locale:
    """The nearest locale that CLDR has; English where it has none."""
    from babel import Locale, UnknownLocaleError

    parts = lang.split("-")
    for length in range(len(parts), 0, -1):
        try:
            return Locale.parse("-".join(parts[:length]), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


def has_rtl(text: str) -> bool:
    """Whether some of its letters are read from right to left."""
    return bool(_FROM_RIGHT.search(text)) and any(unicodedata.bidirectional(one) in ("R", "AL") for one in text)


def is_turned(text: str, *, rtl: bool) -> bool:
    """Whether a text among others of a direction is wholly in letters of the other one, and would be seen in another
    order if nobody said so: what begins and ends in letters is a piece of its own in any case."""
    if not text or (not rtl and not _FROM_RIGHT.search(text)):
        return False
    kinds = [kind for char in text if (kind := unicodedata.bidirectional(char)) not in ("NSM", "BN")]
    ltr_letters, rtl_letters = "L" in kinds, "R" in kinds or "AL" in kinds
    if ltr_letters == rtl_letters or ltr_letters != rtl:
        return False
    return not {kinds[0], kinds[-1]} <= {"L", "R", "AL"}
