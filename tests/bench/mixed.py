"""A lecture of tables, code, and boxes beside pictures, a third each; and the same as Markdown for pandoc."""

from __future__ import annotations

import random
import sys
from pathlib import Path

from tests.bench.catalogue import png

SEED = 20261126
WORDS = "revenu décile commune école partenaire territoire accord projet moyens durée public local acteur règle".split()
CODE = (
    "def total(rows):",
    "    found = {}",
    "    for name, value in rows:",
    "        found[name] = found.get(name, 0) + value",
    "    return found",
)


def table(chance: random.Random) -> list[list[str]]:
    head = ["Territoire", "2000", "2010", "2020"]
    return [head, *([f"{chance.choice(WORDS)} {row}", *(_number(chance) for _ in range(3))] for row in range(6))]


def _number(chance: random.Random) -> str:
    return f"{chance.uniform(0, 90):.1f}".replace(".", ",")


def sentence(chance: random.Random) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(chance.randint(6, 11))).capitalize() + "."


def write(folder: Path, slides: int) -> None:
    """``deck.yaml``, ``deck.md`` and the pictures of both."""
    chance = random.Random(SEED)
    (folder / "images").mkdir(parents=True, exist_ok=True)
    for number in range(12):
        (folder / "images" / f"p{number}.png").write_bytes(png(str(number)))
    ours = ["title: Banc d'essai", "lang: fr", "theme: agora", "slides:"]
    theirs = ["---", "title: Banc d'essai", "lang: fr", "---", ""]
    for number in range(slides):
        heading, said = f"{chance.choice(WORDS).capitalize()} ({number})", sentence(chance)
        ours += [f"  - heading: {heading}"]
        theirs += [f"# {heading}", ""]
        if number % 3 == 0:
            rows = table(chance)
            ours += [f"    text: {said}", "    table: |", *(f"      {' | '.join(row)}" for row in rows)]
            theirs += [said, "", f"| {' | '.join(rows[0])} |", "|---|--:|--:|--:|"]
            theirs += [f"| {' | '.join(row)} |" for row in rows[1:]]
        elif number % 3 == 1:
            lines = [line.replace("total", f"total_{number}") for line in CODE]
            ours += [f"    text: {said}", "    code:", "      lang: python", "      text: |"]
            ours += [f"        {line}" for line in lines]
            theirs += [said, "", "```python", *lines, "```"]
        else:
            file = f"images/p{number % 12}.png"
            ours += ["    columns:", f"      - image: {{file: {file}, alt: Une carte}}", "      - body:"]
            ours += [f"          - definition: {said}", f"          - tip: {sentence(chance)}"]
            theirs += ["::: columns", "::: column", f"![Une carte]({file})", ":::", "::: column"]
            theirs += [f"**Définition** {said}", "", f"**Conseil** {sentence(chance)}", ":::", ":::"]
        theirs.append("")
    (folder / "deck.yaml").write_text("\n".join(ours) + "\n", encoding="utf-8")
    (folder / "deck.md").write_text("\n".join(theirs) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
