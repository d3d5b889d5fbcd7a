"""Decks of tables made by chance, and always the same: prose and numbers in cells, joined cells, heads of two rows."""

from __future__ import annotations

from random import Random

WORDS = (
    "accord acteur budget commune contrat coopération décision délai durée école échange équipe évaluation famille "
    "finances formation habitants institution l'engagement loi mission moyens notion objectif partenaire partenariat "
    "politique pratique projet public quartier règlement réseau responsabilité ressources revenu sécurité service "
    "sociale territoire travail vignette voisinage aujourd'hui sous-traitance qu'est-ce année(s) et/ou c.-à-d. "
    "(ONG) n° 4 *souvent* **jamais** `code` H~2~O x^2^ « entre guillemets » 12 % 1 500 €"
).split()


def random_tables(seed: int, count: int = 12) -> str:
    """A deck with a table on each slide."""
    chance = Random(seed)
    slides = "\n".join(_slide(number, chance) for number in range(count))
    return f"title: Tables\nlang: fr\nslides:\n{slides}\n"


def _slide(number: int, chance: Random) -> str:
    columns, rows = chance.randint(2, 6), chance.randint(2, 7)
    numeric = [at > 0 and chance.random() < 0.45 for at in range(columns)]
    longest = max(2, round(24 / columns))
    header = 2 if columns > 3 and chance.random() < 0.3 else 1
    lines = []
    if header == 2:
        cells = [_prose(chance, 1, 2) if at in (0, 1, 3) else "<" for at in range(columns)]
        lines.append(cells)
    lines.append([_prose(chance, 1, 3) for _ in range(columns)])
    for row in range(rows):
        cells = [_number(chance) if is_number else _prose(chance, 1, longest) for is_number in numeric]
        if row and chance.random() < 0.2 and not numeric[columns - 1]:
            cells[-1] = "^"
        elif columns > 2 and chance.random() < 0.15:
            cells[2] = "<"
        lines.append(cells)
    if lines[-1][-1] == "^" and lines[-2][-1] == "<":
        lines[-1][-1] = "x"
    text = "\n".join(f"        {' | '.join(cells)}" for cells in lines)
    flags = "".join(f"      {name}: true\n" for name in ("stub", "total") if chance.random() < 0.4)
    return f"  - heading: Table {number}\n    table:\n      header: {header}\n{flags}      text: |\n{text}"


def _prose(chance: Random, least: int, most: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(chance.randint(least, most)))


def _number(chance: Random) -> str:
    whole = chance.choice((str(chance.randint(0, 9)), str(chance.randint(10, 999)), f"1 {chance.randint(100, 999)}"))
    tail = chance.choice(("", f",{chance.randint(0, 9)}", f",{chance.randint(10, 99)}", " %"))
    return chance.choice(("", "", "", "-")) + whole + tail if chance.random() < 0.93 else "–"
