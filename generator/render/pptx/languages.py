"""Language tags as Office has them: in names of its own, with a region ([MS-LCID], section 2.2)."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from generator.languages import language

# Language, or language and script -> the regions that Office knows with it, the one that is meant without one first.
_REGIONS: Final = {
    key: tuple(regions.split())
    for key, regions in {
        "af": "ZA", "am": "ET", "ar": "SA AE BH DZ EG IQ JO KW LB LY MA OM QA SY TN YE", "arn": "CL", "as": "IN",
        "az-Cyrl": "AZ", "az-Latn": "AZ", "ba": "RU", "be": "BY", "bg": "BG", "bn": "IN BD", "bo": "CN", "br": "FR",
        "bs-Cyrl": "BA", "bs-Latn": "BA", "ca": "ES", "chr-Cher": "US", "co": "FR", "cs": "CZ", "cy": "GB", "da": "DK",
        "de": "DE AT CH LI LU", "dsb": "DE", "dv": "MV", "el": "GR",
        "en": "US AU BZ CA GB HK IE IN JM MY NZ PH SG TT ZA ZW",
        "es": "ES AR BO CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV US UY VE 419", "et": "EE", "eu": "ES",
        "fa": "IR", "ff-Latn": "SN", "fi": "FI", "fil": "PH", "fo": "FO",
        "fr": "FR BE CA CD CH CI CM HT LU MA MC ML RE SN", "fy": "NL", "ga": "IE", "gd": "GB", "gl": "ES", "gn": "PY",
        "gsw": "FR", "gu": "IN", "ha-Latn": "NG", "haw": "US", "he": "IL", "hi": "IN", "hr": "HR BA", "hsb": "DE",
        "hu": "HU", "hy": "AM", "id": "ID", "ig": "NG", "ii": "CN", "is": "IS", "it": "IT CH", "iu-Cans": "CA",
        "iu-Latn": "CA", "ja": "JP", "ka": "GE", "kk": "KZ", "kl": "GL", "km": "KH", "kn": "IN", "ko": "KR",
        "kok": "IN", "ks-Deva": "IN", "ku-Arab": "IQ", "ky": "KG", "lb": "LU", "lo": "LA", "lt": "LT", "lv": "LV",
        "mi": "NZ", "mk": "MK", "ml": "IN", "mn": "MN", "mn-Mong": "CN", "moh": "CA", "mr": "IN", "ms": "MY BN",
        "mt": "MT", "my": "MM", "nb": "NO", "ne": "NP IN", "nl": "NL BE", "nn": "NO", "nso": "ZA", "oc": "FR",
        "om": "ET", "or": "IN", "pa": "IN", "pa-Arab": "PK", "pl": "PL", "ps": "AF", "pt": "PT BR", "qu": "PE",
        "quz": "PE BO EC", "rm": "CH", "ro": "RO MD", "ru": "RU MD", "rw": "RW", "sa": "IN", "sah": "RU",
        "sd-Arab": "PK", "sd-Deva": "IN", "se": "NO FI SE", "si": "LK", "sk": "SK", "sl": "SI", "so": "SO", "sq": "AL",
        "sr-Cyrl": "RS BA ME", "sr-Latn": "RS BA ME", "st": "ZA", "sv": "SE FI", "sw": "KE", "syr": "SY",
        "ta": "IN LK", "te": "IN", "tg-Cyrl": "TJ", "th": "TH", "ti": "ET ER", "tk": "TM", "tn": "ZA BW", "tr": "TR",
        "ts": "ZA", "tt": "RU", "tzm-Latn": "DZ", "ug": "CN", "uk": "UA", "ur": "PK IN", "uz-Cyrl": "UZ",
        "uz-Latn": "UZ", "vi": "VN", "wo": "SN", "xh": "ZA", "yi": "001", "yo": "NG", "zh": "CN HK MO SG TW",
        "zu": "ZA",
    }.items()
}  # fmt: skip
_SCRIPTS: Final = {
    "az": "Latn", "bs": "Latn", "chr": "Cher", "ff": "Latn", "ha": "Latn", "iu": "Latn", "sd": "Arab", "sr": "Latn",
    "tg": "Cyrl", "tzm": "Latn", "uz": "Latn",
}  # fmt: skip
"""The script that is meant by a tag without one, of languages that Office names with their script."""
_HANT: Final = ("TW", "HK", "MO")
_NEAREST: Final = {
    "ckb": "ku-Arab-IQ", "yue": "zh-HK", "nan": "zh-TW", "hak": "zh-TW", "lzh": "zh-TW", "wuu": "zh-CN", "gan": "zh-CN",
    "aeb": "ar-TN", "apc": "ar-SY", "ajp": "ar-JO", "acm": "ar-IQ", "ary": "ar-MA", "arz": "ar-EG", "arq": "ar-DZ",
    "ars": "ar-SA", "afb": "ar-KW", "acw": "ar-SA", "ayl": "ar-LY", "bar": "de-AT", "vls": "nl-BE",
    "fa-TJ": "tg-Cyrl-TJ",
}  # fmt: skip
"""What is nearest to a language, or to one in a region, that Office does not know."""


@lru_cache(maxsize=256)
def office_language(tag: str) -> str:
    """``fr`` -> ``fr-FR``, ``zh-Hant`` -> ``zh-TW``. A language that Office does not know keeps its own name, without
    the rest of the tag; empty for a tag that names no language."""
    found = language(tag)
    if found is None:
        return ""
    name, script, region = found.language, found.script, found.region
    near = _NEAREST.get(f"{name}-{region}") or _NEAREST.get(name)
    if near:
        return near
    if name == "zh" and script:
        chosen = _HANT if script == "Hant" else ("CN", "SG")
        return f"zh-{region if region in chosen else chosen[0]}"
    if name == "ks" and script != "Deva":
        return "ks-Arab"
    if name == "en" and region and region not in _REGIONS["en"]:
        return "en-GB"  # as schools teach it where it is nobody's first language
    for key in (f"{name}-{script or _SCRIPTS.get(name, '')}", name, f"{name}-{_SCRIPTS.get(name, '')}"):
        regions = _REGIONS.get(key)
        if regions:
            return f"{key}-{region if region in regions else regions[0]}"
    return f"{name}-{region}" if len(region) == 2 else name


def language_attribute(office: str) -> str:
    """`` lang="fr-FR"``, or nothing for no language."""
    return f' lang="{office}"' if office else ""
