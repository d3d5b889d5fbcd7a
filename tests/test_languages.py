"""Language tags taken apart, and the direction in which languages are read."""

from __future__ import annotations

import pytest

from generator.languages import Language, is_rtl, language


def test_a_tag_is_taken_apart_in_todays_names() -> None:
    assert language("nl-BE") == Language("nl", region="BE")
    assert language("ZH-hant-hk") == Language("zh", "Hant", "HK")
    assert language("iw") == Language("he")
    assert language("zh-yue") == Language("yue")
    assert language("ca-valencia") == Language("ca")
    assert language("sr-Cyrl-u-co-x") == Language("sr", "Cyrl")


@pytest.mark.parametrize("tag", ["", "x-prive", "und", "zxx-Latn", "i-default", "a", "fr FR"])
def test_what_names_no_language(tag: str) -> None:
    assert language(tag) is None
    assert not is_rtl(tag)


RIGHT_TO_LEFT = (
    "ar he iw fa ur yi ps sd ug dv ckb ks ar-EG he-IL fa-AF arz"
    " pa-Arab az-Arab pa-PK uz-AF ks-Arab ms-Arab ku-Arab en-Hebr"
)


@pytest.mark.parametrize("tag", RIGHT_TO_LEFT.split())
def test_languages_from_right_to_left(tag: str) -> None:
    assert is_rtl(tag)
    assert is_rtl(tag.upper())


@pytest.mark.parametrize("tag", "fr en-IL tr ms ku az pa sd-Deva sd-IN ur-Latn ar-Latn ks-Deva zh ja ko hi ha".split())
def test_languages_from_left_to_right(tag: str) -> None:
    assert not is_rtl(tag)
