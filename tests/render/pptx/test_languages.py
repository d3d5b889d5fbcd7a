"""Language tags of decks in the names that Office has for languages."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.render.pptx.languages import office_language

OFFICE = {
    "fr": "fr-FR", "fr-BE": "fr-BE", "EN": "en-US", "en-gb": "en-GB", "en-BE": "en-GB", "pt": "pt-PT", "pt-BR": "pt-BR",
    "no": "nb-NO", "no-NO": "nb-NO", "nn": "nn-NO",
    "zh": "zh-CN", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "zh-Hant-HK": "zh-HK", "zh-HK": "zh-HK", "zh-SG": "zh-SG",
    "zh-Hans-HK": "zh-CN", "yue": "zh-HK", "zh-yue": "zh-HK", "zh-cmn-Hans-CN": "zh-CN",
    "sr": "sr-Latn-RS", "sr-Latn": "sr-Latn-RS", "sr-Cyrl": "sr-Cyrl-RS", "sr-latn-ba": "sr-Latn-BA",
    "sh": "sr-Latn-RS",
    "sr-RS": "sr-Latn-RS", "az-Latn": "az-Latn-AZ", "az": "az-Latn-AZ", "uz-Cyrl": "uz-Cyrl-UZ", "bs": "bs-Latn-BA",
    "iw": "he-IL", "he": "he-IL", "in": "id-ID", "tl": "fil-PH", "fil": "fil-PH", "mo": "ro-MD", "ji": "yi-001",
    "es-419": "es-419", "es-XX": "es-ES", "ar-001": "ar-SA", "arz": "ar-EG", "ckb": "ku-Arab-IQ",
    "pa-Arab": "pa-Arab-PK",
    "pa-PK": "pa-Arab-PK", "pa": "pa-IN", "sd": "sd-Arab-PK", "ks": "ks-Arab", "mn-Mong": "mn-Mong-CN",
    "ca-valencia": "ca-ES", "de-1996": "de-DE", "de-CH-1901": "de-CH", "de-DE-u-co-phonebk": "de-DE",
    "fr-x-prive": "fr-FR", "de-Latn-DE": "de-DE", "ru-petr1708": "ru-RU",
    "br": "br-FR", "tlh": "tlh", "eo": "eo", "vec-IT": "vec-IT", "tlh-Latn-x-a": "tlh",
    "x-prive": "", "und": "", "zxx": "", "i-default": "", "mul-FR": "",
}  # fmt: skip


@pytest.mark.parametrize(("tag", "office"), OFFICE.items())
def test_every_tag_becomes_one_of_offices(tag: str, office: str) -> None:
    assert office_language(tag) == office
    assert office_language(tag.upper()) == office


@settings(max_examples=200)
@given(st.from_regex(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,4}", fullmatch=True))
def test_what_comes_out_is_a_language_with_or_without_script_and_region_or_nothing(tag: str) -> None:
    assert re.fullmatch(r"|[a-z]{2,8}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?", office_language(tag))
