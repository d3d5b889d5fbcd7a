"""A deck whose slides come in steps, opened in a browser, for the tests of what a lecturer does with the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.deck import load_deck
from generator.layout import lay_out
from generator.render.revealjs import render_html
from tests.chromium import Chromium, Page

DECK = """\
title: Le Partenariat
lang: fr
duration: 36
slides:
  - layout: title
  - heading: Acteurs
    items: [Les associations, "[La suite](#suite)", L’État]
    notes: Rappeler le décret, puis [la suite](#suite).
  - {heading: Conditions, layout: section}
  - heading: Définitions
    id: steps
    body:
      - text: Deux notions
      - {text: Un but commun, step: 1}
      - {text: Des moyens, step: 2}
      - {text: Un délai, step: 1-2}
  - {heading: Suite, id: suite, items: [Évaluer l’État, Continuer]}
  - {heading: Merci, layout: closing, items: [Un, Deux]}
"""
COUNT = 6
NUMBER = "Reveal.getIndices().h + 1"
OPEN = "[...document.querySelectorAll('dialog[open]')].map((one) => one.classList[0]).join()"


def written(folder: Path, theme: str = "agora", mode: str = "light", deck: str = DECK) -> Path:
    """The page in the folder. Of the texts of the slide *steps* two come with the first click and one with the second;
    with the third one of them goes."""
    (folder / "deck.yaml").write_text(deck, encoding="utf-8")
    path = folder / "deck.html"
    path.write_bytes(render_html(lay_out(load_deck(folder)[0], theme=theme, mode=mode)[0]))
    return path


def show(browser: Chromium, url: str, **view: Any) -> Page:
    shown = browser.open(url, **view)
    shown.wait_for("window.Reveal && Reveal.isReady()")
    return shown


def speaker_of(shown: Page) -> Page:
    """The speaker's window, which a key opens."""
    before = len(shown.popups)
    shown.press("s")
    shown.browser.wait_until(lambda: len(shown.popups) > before, 10, "the speaker's window")
    speaker = shown.popups[-1]
    speaker.wait_for("!!document.querySelector('.speaker .notes')")
    return speaker


def violations(page: Page, axe: str) -> list[tuple[str, list[str]]]:
    """What axe finds in the whole document: the rules that are broken, and where."""
    page.evaluate(axe + "; true")
    found = page.evaluate("axe.run(document).then((result) => result.violations)")
    return [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found]
