"""The preview's words: each is said, in each language."""

from __future__ import annotations

import pytest

from generator.serve.words import LANGUAGES, preferred, words_of
from tests.conftest import ROOT

PAGES = "".join(
    (ROOT / "templates" / "serve" / name).read_text() for name in ("page.html.j2", "list.html.j2", "page.js")
)
BY_NAME = {"course", "theme", "mode", "min_size", "error", "warning", "notice", "light", "dark", "contrast"}
"""Words that are looked up by the name of what they stand for."""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_is_there_and_said(lang: str) -> None:
    words = words_of(lang)
    assert all(words.values())
    assert {name for name in words if f"words.{name}" not in PAGES} <= BY_NAME


@pytest.mark.parametrize(
    ("accepted", "lang"),
    [("fr-CH,fr;q=0.9,en;q=0.8", "fr"), ("de,en;q=0.5,fr;q=0.7", "fr"), ("de", "en"), ("", "en"), ("en;q=x,fr", "fr")],
)
def test_the_browser_says_which_language(accepted: str, lang: str) -> None:
    assert preferred(accepted) == lang
