"""Decks of formulas: in running text, in headings, lists, tables, boxes, cards, diagrams and footnotes, and by
themselves; in languages that are read in both directions."""

from __future__ import annotations

import json
from itertools import cycle, islice
from pathlib import Path
from typing import Final

from generator.deck.load import parse_deck
from generator.deck.model import Deck
from tests.formulas.known import lectures

INLINE: Final = (
    r"$x$", r"$\bar x$", r"$\sigma^2$", r"$\frac{1}{n}$", r"$e^{i\pi} + 1 = 0$", r"$\sum_{i=1}^n x_i$",
    r"$\binom{n}{2}$", r"$\sqrt{2}$", r"$\hat\beta_0$", r"$P(A \mid B)$", r"$\mathbb{R}^3$",
    r"$\lim_{n \to \infty} a_n$", r"$x \in A$",
    r"$\int_0^1 f(t)\,dt$", r"$\left(\frac{a}{b}\right)^2$", r"$\alpha$", r"$10^{-3}$", r"$\text{où } k \ge 1$",
    r"$\mathcal{N}(\mu, \sigma^2)$", r"$f'(x)$", r"$\begin{pmatrix} a & b \\ c & d \end{pmatrix}$", r"$\vec{AB}$",
    r"$H_0 : \mu = 0$", r"$\ce{H2O}$", r"$\lVert v \rVert$", r"$\frac{P(B \mid A)\,P(A)}{P(B)}$", r"$n!$", r"$50\,\%$",
)  # fmt: skip
"""Low and high, short and long, with words and without."""
_WORDS: Final = {
    "fr": "la valeur de {} est connue, car ({}) dépend de l'échantillon et non de {} ; « {} » s'en déduit en posant "
    "{}, ce qui donne l'intervalle cherché autour de {}.",
    "en": "the value of {} is known since ({}) depends on the sample and not on {}; it follows that {} holds for all "
    "{}, which gives the interval around {}.",
    "he": "הערך של {} ידוע, כי ({}) תלוי במדגם ולא ב {} ולכן {} נכון לכל {} וכך מתקבל רווח סביב {}.",
}


def formulas_deck(folder: Path, lang: str = "fr") -> Deck:
    formulas = cycle(INLINE)

    def text() -> str:
        return _WORDS[lang].format(*islice(formulas, 6))

    paragraphs = "\n".join(
        f"  - heading: Formules {n}\n    text:\n      - {text()}\n      - {text()}" for n in range(9)
    )
    lists = "\n".join(f"      - {text()}" for _ in range(3))
    rows = "\n".join(f"      {a} | {b} | {c}" for a, b, c in zip(*[iter(INLINE[:18])] * 3, strict=True))
    table = f"  - heading: Un tableau\n    table: |\n      Nom | Valeur $v$ | Limite\n{rows}\n"
    if lang == "he":  # the tags of its cells are in the order of reading, and found by that of drawing
        table = ""
    source = f"""title: "Loi $x^2$"
lang: {lang}
slides:
{paragraphs}
  - heading: La moyenne $\\bar x$ et sa variance $\\frac{{\\sigma^2}}{{n}}$
    items:
{lists}
{table}  - heading: Des boîtes
    body:
      - theorem: {{title: "Bayes, $P(A)$", text: '{INLINE[25]} si {INLINE[9]} est connue.', number: true}}
      - math: {{tex: '\\hat\\beta = (X^\\top X)^{{-1}} X^\\top y', number: true, id: mco, text: 'Voir [](#mco).'}}
  - heading: Des cartes
    cards:
      - {{heading: 'Loi {INLINE[18]}', text: 'De moyenne {INLINE[1]}.'}}
      - {{heading: 'Loi {INLINE[5]}', items: ['{INLINE[3]}', '{INLINE[6]} fois']}}
  - heading: Deux colonnes
    columns:
      - heading: Avec {INLINE[2]}
        text: '{text().replace("'", "’")}'
      - heading: Sans
        items: ['{INLINE[7]}', 'Un texte^[Une note avec {INLINE[3]}.]']
  - heading: Un schéma
    process: ['Observer {INLINE[0]}', 'Calculer {INLINE[1]}', 'Conclure {INLINE[22]}']
  - heading: Des formules
    body:
      - math: |
          \\begin{{aligned}}
          \\operatorname{{Var}}(\\bar x) &= \\frac{{1}}{{n^2}} \\sum_i \\operatorname{{Var}}(x_i) \\\\
          &= \\frac{{\\sigma^2}}{{n}}
          \\end{{aligned}}
      - math: f(x) = \\begin{{cases}} 0 & \\text{{si $x < 0$}} \\\\ 1 & \\text{{sinon}} \\end{{cases}}
"""
    return parse_deck(source, folder=folder)[0]


def lectures_deck() -> Deck:
    """Formulas of lectures, each alone on its slide: in a line of text, or by itself."""
    slides = [
        {"heading": one.name, "body": [{"math": one.tex} if one.display else {"text": f"${one.tex}$"}]}
        for one in lectures()
    ]
    return parse_deck(json.dumps({"title": "Formulas", "lang": "en", "theme": "agora", "slides": slides}))[0]
