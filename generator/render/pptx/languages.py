"""Language tags as Office's spelling checkers want them: with a region."""

from __future__ import annotations

from typing import Final

from generator.render.pptx.markup import attribute

_HOME: Final = {
    "ar": "ar-SA", "bg": "bg-BG", "ca": "ca-ES", "cs": "cs-CZ", "da": "da-DK", "de": "de-DE", "el": "el-GR",
    "en": "en-US", "es": "es-ES", "et": "et-EE", "eu": "eu-ES", "fa": "fa-IR", "fi": "fi-FI", "fr": "fr-FR",
    "ga": "ga-IE", "he": "he-IL", "hi": "hi-IN", "hr": "hr-HR", "hu": "hu-HU", "it": "it-IT", "ja": "ja-JP",
    "ko": "ko-KR", "lt": "lt-LT", "lv": "lv-LV", "nb": "nb-NO", "nl": "nl-NL", "pl": "pl-PL", "pt": "pt-PT",
    "ro": "ro-RO", "ru": "ru-RU", "sk": "sk-SK", "sl": "sl-SI", "sr": "sr-Latn-RS", "sv": "sv-SE", "th": "th-TH",
    "tr": "tr-TR", "uk": "uk-UA", "ur": "ur-PK", "vi": "vi-VN", "zh": "zh-CN",
}  # fmt: skip


def office_language(tag: str) -> str:
    """``fr`` -> ``fr-FR``; a tag that has a region already, or that is not known, stays as it is (escaped for XML)."""
    return _HOME.get(tag.lower()) or attribute(tag)
