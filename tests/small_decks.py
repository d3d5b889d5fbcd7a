"""Decks of one slide: a good one, one with a warning, and one with two errors."""

DECK = """\
title: Un essai
lang: fr
slides:
  - heading: Acteurs :
    items:
      - Les associations
      - "Les citoyens"
    notes: Rappeler le décret.
"""

WARNING = DECK.replace("      - Les associations", "      - \n      - Les associations")
WRONG = DECK.replace("    items:", "    itmes:").replace("    notes:", "    noets:")
