"""Terms, ordinals and dates of a language: those of the style first, then its dialect's, its own, and English."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generator.csl.xml import Node

_SHORTER: Final = {"verb-short": "verb", "symbol": "short", "verb": "long", "short": "long"}
"""The form of a term that is taken where one is missing."""
PRIMARY: Final = {
    "af": "af-ZA", "bal": "bal-PK", "bg": "bg-BG", "brh": "brh-PK", "ca": "ca-AD", "cs": "cs-CZ", "cy": "cy-GB",
    "da": "da-DK", "de": "de-DE", "el": "el-GR", "en": "en-US", "es": "es-ES", "et": "et-EE", "fa": "fa-IR",
    "fi": "fi-FI", "fr": "fr-FR", "gl": "gl-ES", "he": "he-IL", "hi": "hi-IN", "hr": "hr-HR", "hu": "hu-HU",
    "hy": "hy-AM", "id": "id-ID", "is": "is-IS", "it": "it-IT", "ja": "ja-JP", "km": "km-KH", "ko": "ko-KR",
    "lij": "lij-IT", "lt": "lt-LT", "lv": "lv-LV", "mn": "mn-MN", "ms": "ms-MY", "nb": "nb-NO",
    "nl": "nl-NL", "nn": "nn-NO", "no": "nb-NO", "pa": "pa-PK", "pl": "pl-PL", "pt": "pt-PT", "ro": "ro-RO",
    "ru": "ru-RU", "sk": "sk-SK", "sl": "sl-SI", "sr": "sr-Cyrl-RS", "sv": "sv-SE", "th": "th-TH",
    "tl": "tl-PH", "tr": "tr-TR", "uk": "uk-UA", "vi": "vi-VN", "zh": "zh-CN",
}  # fmt: skip
"""The locale of a language, where no country is named or none that has its own."""


def dialect(lang: str, known: Iterable[str]) -> str:
    """The name of the locale for a language tag, among those that there are; English where it has none."""
    language, _, region = lang.replace("_", "-").partition("-")
    names = {name.lower(): name for name in known}
    wanted = (f"{language}-{region[-2:]}", PRIMARY.get(language.lower(), ""), language)
    return next((names[one.lower()] for one in wanted if one.lower() in names), "en-US")


class Locale:
    """What a language says. ``nodes``: locale elements, the first that knows a thing says it."""

    def __init__(self, lang: str, nodes: Iterable[Node]) -> None:
        self.lang = lang
        self._terms: dict[tuple[str, str], tuple[str, str]] = {}
        self._genders: dict[str, str] = {}
        self._ordinals: dict[tuple[str, str], tuple[str, str]] = {}
        self._dates: dict[str, Node] = {}
        self._options: dict[str, str] = {}
        for node in nodes:
            self._read(node)

    def _read(self, node: Node) -> None:
        for options in node.all("style-options"):
            self._options = {**options.attrs, **self._options}
        for date in node.all("date"):
            self._dates.setdefault(date.get("form"), date)
        ordinals: dict[tuple[str, str], tuple[str, str]] = {}
        for terms in node.all("terms"):
            for term in terms.all("term"):
                name, form = term.get("name"), term.get("form", "long")
                if name.startswith("ordinal"):
                    ordinals[name, term.get("gender-form")] = (term.text, term.get("match"))
                    continue
                single, multiple = term.child("single"), term.child("multiple")
                text = single.text if single else term.text
                if name.startswith("long-ordinal"):
                    self._terms.setdefault((name, term.get("gender-form")), (text, text))
                    continue
                self._terms.setdefault((name, form), (text, multiple.text if multiple else text))
                if term.get("gender"):
                    self._genders.setdefault(name, term.get("gender"))
        if ordinals and not self._ordinals:  # one locale's ordinals are never mixed with another's
            self._ordinals = ordinals

    def term(self, name: str, form: str = "long", *, plural: bool = False) -> str:
        """Empty where no locale has it."""
        tried = form or "long"
        while True:
            found = self._terms.get((name, tried))
            if found is not None:
                return found[1] if plural else found[0]
            if tried not in _SHORTER:
                return ""
            tried = _SHORTER[tried]

    def date(self, form: str) -> Node | None:
        return self._dates.get(form)

    def option(self, name: str) -> str:
        return self._options.get(name, "")

    def gender(self, name: str) -> str:
        return self._genders.get(name, "")

    def ordinal(self, number: int, gender: str = "") -> str:
        """``2nd``, ``2ᵉ``."""
        found = (self._suffix(number, one) for one in (gender, "", "feminine", "masculine"))
        return f"{number}{next(filter(None, found), '')}"

    def _suffix(self, number: int, gender: str) -> str:
        """That of the last two figures goes before that of the last one."""
        for code in (number % 100, number % 10):
            found = self._ordinals.get((f"ordinal-{code:02}", gender))
            if found is None:
                continue
            suffix, match = found
            whole = number if match == "whole-number" else number % 100 if match == "last-two-digits" else code
            if whole == code:
                return suffix
        found = self._ordinals.get(("ordinal", gender))
        return found[0] if found else ""

    def long_ordinal(self, number: int, gender: str = "") -> str:
        name = f"long-ordinal-{number:02}"
        found = self._terms.get((name, gender)) or self._terms.get((name, ""))
        return found[0] if found else self.ordinal(number, gender)
