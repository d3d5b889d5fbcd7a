"""A deck of all that can appear click by click, in other languages and sizes as well."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from generator.deck import load_deck
from generator.layout import lay_out
from generator.scene.page import Scene
from tests.cases.pictures import png
from tests.cases.recordings import film

WAYS: Final = {
    "column": ("series", "categories"), "bar": ("series", "categories"), "dot": ("series", "categories"),
    "line": ("series",), "area": ("series",), "scatter": ("series",),
    "pie": ("categories",), "doughnut": ("categories",),
}  # fmt: skip
"""What appears of each type of chart."""
BEFORE: Final = """\
title: Pas à pas
lang: {lang}
size: "{size}"
transition: fade
slides:
  - heading: Une liste
    steps: items
    items:
      - Premier
      - Deuxième:
        - dessous
      - {{text: Troisième, step: 2-3}}
      - {{text: Quatrième, step: 5}}
  - layout: section
    heading: Des formules
  - heading: Dans une liste
    steps: items
    transition: push
    items: [Une aire $\\pi r^2$, Un reste $a \\bmod b$, Rien]
  - heading: Parmi des blocs
    steps: blocks
    body:
      - text: Le cercle a l'aire $\\pi r^2$
      - math: x^2 + y^2 = r^2
      - table: {{rows: [[a, b], [$x^2$, 2]]}}
      - definition: Un accord de $n$ parties
      - text: Passage
        step: 4-4
  - heading: Des lignes
    table:
      header: 2
      stub: true
      total: true
      steps: rows
      text: |
                  | Femmes | <    | Hommes
        ^         | 2000   | 2020 | 2000
        Wallonie  | 12,5   | $x^2$ | 11
        Bruxelles | 8      | ^    | 8
        Total     | 20,5   | 22,25 | 19
  - layout: section
    heading: Des dessins
  - heading: Du code
    code: {{lang: python, text: "a = 1\\nb = 2\\nc = 3", steps: [1, 2-3]}}
  - heading: Des cartes
    steps: items
    cards:
      - {{heading: A, text: L'aire $\\pi r^2$}}
      - {{heading: B, text: b, highlight: true}}
  - heading: Des colonnes
    steps: blocks
    columns:
      - {{heading: A, items: [a, $x^2$]}}
      - {{heading: B, items: [c, {{text: d, step: 3}}]}}
  - heading: Un exercice
    steps: solutions
    body:
      - exercise: Combien ?
      - solution: Quatre
      - tip: {{title: Conseil, items: [un, {{text: deux, step: 2}}]}}
  - heading: Des chiffres
    steps: items
    numbers: [{{value: 17 %, label: pauvres}}, {{value: 3}}]
  - heading: Une image et un code
    body:
      - image: {{file: a.png, alt: Une rue}}
        step: 1
      - qr: https://example.org
        step: 2
  - heading: Un film qui joue
    body:
      - video: {{file: film.mp4, alt: Une rue, autoplay: true}}
      - text: Puis ceci
        step: 1
  - heading: Un film qui vient
    body:
      - text: Avant
      - video: {{file: film.mp4, alt: Une rue, autoplay: true}}
        step: 2-2
      - text: Ceci
        step: 1
  - heading: Un film encadré
    tip: {{step: 1, body: [{{text: a}}, {{video: {{file: film.mp4, alt: Une rue, autoplay: true}}}}]}}
  - heading: Un film encadré qui joue
    tip: {{body: [{{text: a}}, {{video: {{file: film.mp4, alt: Une rue, autoplay: true}}}}]}}
  - heading: Hiérarchie
    hierarchy:
      steps: items
      items:
        - Tout:
          - Public: [Communes, Régions]
          - Privé
  - heading: Un centre
    hub: {{center: L'école, items: [Familles, Ville, Clubs], steps: items}}
  - heading: Un cycle
    cycle: {{items: [a, b, c], steps: items}}
  - heading: Une suite
    steps: items
    process: [a, b, c]
  - heading: Une ligne du temps
    steps: items
    timeline: [{{when: 1930, text: a}}, {{when: 1950, text: b}}]
  - heading: Une pyramide
    steps: items
    pyramid: [a, b, c]
  - heading: Parmi d'autres
    body:
      - text: Avant
      - process: {{items: [a, b, {{text: c, step: 3}}]}}
      - text: Après
        step: 1
"""
CHART: Final = """\
  - heading: {kind} par {steps}
    body:
      - chart:
          type: {kind}{more}
          steps: {steps}
          rows: |
            An | {head}
            2000 | {first}
            2001 | {second}
            2002 | {first}
"""
AFTER: Final = """\
  - heading: Un graphique qui vient
    body:
      - text: Avant
      - chart:
          step: 2
          rows: |
            An | A
            2000 | 1
            2001 | 3
      - text: Après
        step: 1
  - heading: Avant
    body:
      - {{id: box, tip: Le même}}
      - text: Un texte
  - heading: Après
    transition: morph
    body:
      - text: Un texte
      - {{id: box, tip: Le même}}
  - heading: Cachée
    hidden: true
    steps: items
    items: [a, b]
  - heading: Annexe
    appendix: true
    text: rien
"""


def stepped_scene(folder: Path, lang: str = "fr", size: str = "16:9") -> Scene:
    """The deck, written to ``folder`` and laid out."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "a.png").write_bytes(png(64, 40))
    (folder / "film.mp4").write_bytes(film())
    (folder / "deck.yaml").write_text(_text(lang, size), encoding="utf-8")
    return lay_out(load_deck(folder)[0])[0]


def _text(lang: str, size: str) -> str:
    charts = [_chart(kind, steps, 2 if "series" in ways else 1) for kind, ways in WAYS.items() for steps in ways]
    return BEFORE.format(lang=lang, size=size) + "".join(charts) + AFTER.format()


def _chart(kind: str, steps: str, series: int) -> str:
    head, first, second = (" | ".join(one[:series]) for one in ("AB", "12", "34"))
    more = "\n          stacked: true" if kind == "area" else ""
    return CHART.format(kind=kind, steps=steps, head=head, first=first, second=second, more=more)
