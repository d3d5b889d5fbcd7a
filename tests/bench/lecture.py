"""A lecture of all kinds that pandoc has too: lists, tables, code, boxes beside pictures, formulas, citations with
footnotes, a sixth each, and a list of works; and the same as Markdown for pandoc."""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import Final

from tests.bench.catalogue import png
from tests.bench.mixed import CODE, SEED, WORDS, sentence, table

WORKS: Final = 24
PANDOC: Final = ("--citeproc", "--mathml")
"""What pandoc has to be asked for."""
_FORMULAS: Final = (
    r"\bar x_{%d} = \frac{1}{n} \sum_{i=1}^n x_i",
    r"\hat\beta_{%d} = (X^\top X)^{-1} X^\top y",
    r"P(A_{%d} \mid B) = \frac{P(B \mid A) P(A)}{P(B)}",
    r"f_{%d}(x) = \int_0^\infty e^{-t} t^{x-1} \, dt",
)


def write(folder: Path, slides: int) -> None:
    """``deck.yaml``, ``deck.md``, the pictures and the bibliography of both."""
    chance = random.Random(SEED)
    (folder / "images").mkdir(parents=True, exist_ok=True)
    for number in range(12):
        (folder / "images" / f"p{number}.png").write_bytes(png(str(number)))
    (folder / "works.bib").write_text("\n".join(map(_work, range(WORKS))), encoding="utf-8")
    ours = ["title: Banc d'essai", "lang: en", "theme: agora", "bibliography: works.bib", "slides:"]
    theirs = ["---", "title: Banc d'essai", "lang: en", "bibliography: works.bib", "---", ""]
    kinds = (_list, _table, _code, _boxes, _formulas, _citations)
    for number in range(slides - 1):
        heading = f"{chance.choice(WORDS).capitalize()} ({number})"
        own, other = kinds[number % len(kinds)](number, chance)
        ours += [f"  - heading: {heading}", *own]
        theirs += [f"# {heading}", "", *other, ""]
    ours += ["  - heading: Works", "    references: cited"]
    theirs += ["# Works", "", "::: {#refs}", ":::"]
    (folder / "deck.yaml").write_text("\n".join(ours) + "\n", encoding="utf-8")
    (folder / "deck.md").write_text("\n".join(theirs) + "\n", encoding="utf-8")


Lines = tuple[list[str], list[str]]


def _list(number: int, chance: random.Random) -> Lines:
    del number
    items = [sentence(chance) for _ in range(5)]
    return ["    items:", *(f"      - {item}" for item in items)], [f"- {item}" for item in items]


def _table(number: int, chance: random.Random) -> Lines:
    del number
    rows, said = table(chance), sentence(chance)
    lines = [" | ".join(row) for row in rows]
    ours = [f"    text: {said}", "    table: |", *(f"      {line}" for line in lines)]
    return ours, [said, "", f"| {lines[0]} |", "|---|--:|--:|--:|", *(f"| {line} |" for line in lines[1:])]


def _code(number: int, chance: random.Random) -> Lines:
    lines, said = [line.replace("total", f"total_{number}") for line in CODE], sentence(chance)
    indented = [f"        {line}" for line in lines]
    ours = [f"    text: {said}", "    code:", "      lang: python", "      text: |", *indented]
    return ours, [said, "", "```python", *lines, "```"]


def _boxes(number: int, chance: random.Random) -> Lines:
    file, one, other = f"images/p{number % 12}.png", sentence(chance), sentence(chance)
    ours = ["    columns:", f"      - image: {{file: {file}, alt: A map}}", "      - body:"]
    ours += [f"          - definition: {one}", f"          - tip: {other}"]
    theirs = ["::: columns", "::: column", f"![A map]({file})", ":::", "::: column"]
    return ours, [*theirs, f"**Definition** {one}", "", f"**Tip** {other}", ":::", ":::"]


def _formulas(number: int, chance: random.Random) -> Lines:
    tex = _FORMULAS[number % len(_FORMULAS)] % number
    said = f"{sentence(chance)[:-1]} where $x_{{{number}}}$ is known and $\\sigma^2 > 0$."
    return [f"    text: {said}", f"    math: {tex}"], [said, "", f"$${tex}$$"]


def _citations(number: int, chance: random.Random) -> Lines:
    first, second = f"work{number % WORKS}", f"work{(number + 7) % WORKS}"
    said = f"{sentence(chance)[:-1]} [@{first}, p. {number}; @{second}]^[{sentence(chance)}]."
    return [f"    text: {said}"], [said]


def _work(number: int) -> str:
    name, other = WORDS[number % len(WORDS)].capitalize(), WORDS[(number + 3) % len(WORDS)].capitalize()
    fields = {
        "author": f"{name}, Anna and {other}, Bert",
        "title": f"On {name.lower()} and others",
        "journal": f"Journal of {other}",
        "year": str(1960 + number),
        "volume": str(number + 1),
        "pages": f"1--{number + 9}",
    }
    said = ", ".join(f"{key} = {{{value}}}" for key, value in fields.items())
    return f"@article{{work{number}, {said}}}"


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
