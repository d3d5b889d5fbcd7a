"""Diapo's own Markdown gives the tree that the same deck in YAML gives."""

from __future__ import annotations

from textwrap import dedent

import pytest

from generator.deck.load import parse_deck
from generator.deck.markdown.read import markdown_tree
from generator.deck.tree import Scalar
from generator.errors import ContentError
from tests.deck.markdown.trees import problems_in, shown, slides, tree

DECK = """\
---
diapo: 1
title: Le partenariat
lang: fr
---

# Première partie {#p1}

## Définir : le partenariat {#definition layout=columns-2 min_size=20 only="bac1, bac2" .hidden}

::: column
- Un engagement **réciproque** : deux parties {#reciproque}
- Un objectif commun
    - mesurable
:::

::: column Autrement
![Deux mains](images/mains.jpg "Photo : A. Leroy"){#mains width=45%}
:::

::: notes
Rappeler le lycée :

- l'exemple
:::

---

Une diapositive sans titre.
"""


def test_a_deck() -> None:
    assert tree(DECK) == dedent("""\
        title: Le partenariat
        lang: fr
        slides:
          - id: p1
            layout: section
            heading: Première partie
          - id: definition
            hidden: true
            layout: columns-2
            min_size: 20
            only: bac1, bac2
            heading: Définir : le partenariat
            columns:
              - items:
                  - id: reciproque
                    text: Un engagement **réciproque** : deux parties
                  - Un objectif commun:
                      - mesurable
              - heading: Autrement
                image:
                  file: images/mains.jpg
                  alt: Deux mains
                  caption: Photo : A. Leroy
                  id: mains
                  share: half
            notes: Rappeler le lycée :⏎⏎- l'exemple⏎
          - text: Une diapositive sans titre.
        """).replace("share: half", "share: half")


KINDS = {
    "paragraphs": ("Un.\nDeux\n\nTrois  \nquatre\\\ncinq", "text:\n  - Un. Deux\n  - Trois⏎quatre⏎cinq"),
    "paragraph with an id": ("Un. {#un only=prof}", "text:\n  - id: un\n    only: prof\n    text: Un."),
    "two texts": (
        "Un.\n\n::: text {#deux}\nDeux.\n:::",
        "body:\n  - text: Un.\n  - text: Deux.\n    id: deux",
    ),
    "list": ("- Un\n  - Deux\n- Trois", "items:\n  - Un:\n      - Deux\n  - Trois"),
    "an empty item": ("- a\n- \n- b\n-\n  c", "items:\n  - a\n  - \n  - b\n  - c"),
    "a year in an item": ("- a\n1991. b\n- c", "items:\n  - a 1991. b\n  - c"),
    "lists in turn": (
        "1. a\n- b\n2. c",
        (
            "body:\n  - items:\n      - a\n    numbered: true\n  - items:\n      - b\n"
            "  - items:\n      - c\n    numbered: true\n    start: 2"
        ),
    ),
    "numbers": ("4. Un\n5. Deux", "items:\n  - Un\n  - Deux\nnumbered: true\nstart: 4"),
    "tasks": ("- [x] Un\n- [ ] Deux", "items:\n  - Un\n  - Deux\nmarker: check"),
    "letters": ("::: items {marker=letter}\n- Un\n- Deux\n:::", "items:\n  - Un\n  - Deux\nmarker: letter"),
    "two lists": (
        "- Un\n\nPuis\n\n- Deux",
        "body:\n  - items:\n      - Un\n  - text: Puis\n  - items:\n      - Deux",
    ),
    "terms": (
        "Un\n: le premier\n\nDeux\n: le second",
        "terms:\n  - term: Un\n    text: le premier\n  - term: Deux\n    text: le second",
    ),
    "picture": ("![](a.png)", "image: a.png"),
    "pictures": ("![A](a.png) ![B](<b c.png>)", "images:\n  - file: a.png\n    alt: A\n  - file: b c.png\n    alt: B"),
    "film": ("![Une rue](rue.mp4){start=1:05}", "video:\n  file: rue.mp4\n  alt: Une rue\n  start: 1:05"),
    "table": (
        "| A | B |\n|---|--:|\n| 1 | a\\|b |\n\n: Légende {#t .total}",
        "table:\n  text: | A | B |⏎| --- | ---: |⏎| 1 | a\\|b |\n  caption: Légende\n  id: t\n  total: true",
    ),
    "table of a file": (
        '::: table {file=a.csv highlight="D1; 2020"}\n:::',
        "table:\n  file: a.csv\n  highlight:\n    - D1\n    - 2020",
    ),
    "code": (
        "```python {1|3-4} \nx = 1\n\n    y\n```",
        "code:\n  lang: python\n  steps:\n    - 1\n    - 3-4\n  text: x = 1⏎⏎    y",
    ),
    "formula": ("$$\nx^2\n$$ {#eq .number}", "math:\n  tex: x^2\n  id: eq\n  number: true"),
    "quotation": ("> Nul n'est\n> une île.\n>\n> — John Donne", "quote: Nul n'est une île.\nby: John Donne"),
    "quotation in a column": (
        "::: columns\n::: column\n> Nul n'est une île.\n> — John Donne\n:::\n::: column\n- a\n:::\n:::",
        "columns:\n  - quote: Nul n'est une île.\n    by: John Donne\n  - items:\n      - a",
    ),
    "alert": ("> [!WARNING]\n> Attention.", "warning: Attention."),
    "alert with a title": ("> [!NOTE] Titre\n> Un mot.", "remark:\n  title: Titre\n  text: Un mot."),
    "box": (
        "::: definition Partenariat {.number}\nUn accord.\n\n- a\n\n::: note\nn. m.\n:::\n:::",
        "definition:\n  title: Partenariat\n  number: true\n  text: Un accord.\n  items:\n    - a\n  note: n. m.",
    ),
    "statement": ("::: statement\nLe local compte.\n:::", "statement: Le local compte."),
    "figures": (
        '::: numbers\n17 %\n: des jeunes {note="en 2024"}\n:::',
        "numbers:\n  - value: 17 %\n    label: des jeunes\n    note: en 2024",
    ),
    "cards": (
        "::: cards\n::: card {.highlight}\n### L'État\nCatalyseur.\n:::\n:::",
        "cards:\n  - highlight: true\n    heading: L'État\n    text: Catalyseur.",
    ),
    "process": (
        '::: process\n- Observer\n- Agir {detail="Avec tous" .highlight}\n:::',
        "process:\n  - Observer\n  - text: Agir\n    highlight: true\n    detail: Avec tous",
    ),
    "timeline": (
        "::: timeline\n1982\n: Décentralisation\n:::",
        "timeline:\n  - when: 1982\n    text: Décentralisation",
    ),
    "chart": (
        '::: chart {type=line unit="%"}\n| An | A |\n|---|---|\n| 1 | 2 |\n:::',
        "chart:\n  rows: | An | A |⏎| --- | --- |⏎| 1 | 2 |\n  type: line\n  unit: %",
    ),
    "yaml of a kind": (
        "```yaml venn\nsets: [École, Famille]\nboth: L'enfant\n```",
        "venn:\n  sets:\n    - École\n    - Famille\n  both: L'enfant",
    ),
    "yaml of the slide": (
        "```yaml slide\nkicker: Un : deux\nqr: https://example.org\n```",
        "kicker: Un : deux\nqr: https://example.org",
    ),
    "texts of the slide": ("Un.\n\n::: source\nEurostat\n:::", "text: Un.\nsource: Eurostat"),
    "pauses": (
        "Un.\n\n. . .\n\nDeux.\n\n. . .\n\nTrois.",
        "body:\n  - text: Un.\n  - text: Deux.\n    step: 1\n  - text: Trois.\n    step: 2",
    ),
    "a heading below": ("### Deux\n\nMots.", "text:\n  - **Deux**\n  - Mots."),
    "footnote": ("Un mot[^1].\n\n[^1]: La *note*.", "text: Un mot^[La *note*.]."),
    "links by name": (
        "Voir [le site][a] et [A].\n\n[a]: https://example.org",
        "text: Voir [le site](https://example.org) et [A](https://example.org).",
    ),
    "tags": ("H<sub>2</sub>O<br>x", "text: H~2~O⏎x"),
    "guards": (
        "\\- tiret\n\n1991\\. Un an\n\n\\| a\n\nfin \\{.x}",
        "text:\n  - - tiret\n  - 1991. Un an\n  - | a\n  - fin {.x}",
    ),
    "comment": ("Un.\n\n<!-- rien\n\n## rien -->\n\nDeux.", "text:\n  - Un.\n  - Deux."),
    "braces": ("Ensemble {1, 2, 3}", "text: Ensemble {1, 2, 3}"),
    "agenda": ("::: agenda\n:::\n\n::: references\n:::", "agenda: true\nreferences: cited"),
    "qr": ("::: qr {label=Ici}\nhttps://example.org\n:::", "qr:\n  text: https://example.org\n  label: Ici"),
    "comparison": (
        "::: comparison\n| | A | B |\n|---|---|---|\n| C | 1 | 2 |\n:::",
        "comparison: |  | A | B |⏎| --- | --- | --- |⏎| C | 1 | 2 |",
    ),
}


@pytest.mark.parametrize("name", KINDS)
def test_a_kind(name: str) -> None:
    markdown, expected = KINDS[name]
    found = slides(f"## H\n\n{markdown}\n")
    assert "\n".join(line[4:] for line in found.rstrip("\n").split("\n")[1:]) == expected


def test_items_that_come_by_themselves_count_as_clicks() -> None:
    found = slides("## H {.build}\n\n- a\n- b\n\n. . .\n\n> [!TIP]\n> c\n")
    assert "step: 3" in found


def test_every_text_knows_where_it_stands() -> None:
    text = "## H {#h}\n\nUn mot[^1]\net deux.\n\n[^1]: La note.\n"
    root, _ = markdown_tree(text, "deck.md")
    slides_ = root.pairs[-1][1]
    said = shown(slides_, places=True)
    assert "h @1:8" in said
    assert "H @1:4" in said
    assert "Un mot^[La note.] et deux. @3:1" in said
    paragraph = slides_.members[0].pairs[-1][1]  # type: ignore[union-attr]
    assert isinstance(paragraph, Scalar)
    places = {(line, column) for _, line, column in paragraph.starts}
    assert {(6, 7), (4, 1)} <= places


def test_headings_are_slides_of_the_level_that_is_said() -> None:
    found = slides("---\ntitle: T\nslide-level: 1\n---\n# A\n\n## B\n\nc\n")
    assert [line.strip() for line in found.split("\n") if line] == ["- heading: A", "text:", "- **B**", "- c"]
    found = slides("# A\n\nb\n")
    assert [line.strip() for line in found.split("\n") if line] == ["- heading: A", "text: b"]


def test_a_rule_before_a_heading_is_only_a_line() -> None:
    assert slides("## A\n\n---\n\n## B\n") == "  - heading: A\n  - heading: B\n"


WRONG = {
    "underlined-heading 5:1": "## A\n\nb\n\nUn titre\n---\n",
    "unknown-division 3:1": "## A\n\n::: defnition\nx\n:::\n",
    "open-division 3:1": "## A\n\n::: definition\nx\n",
    "stray-division 3:1": "## A\n\n:::\n",
    "open-fence 3:1": "## A\n\n```python\nx\n",
    "fence-braces 3:1": "## A\n\n```python {un, deux}\nx\n```\n",
    "unknown-footnote 3:7": "## A\n\nUn mot[^1]\n",
    "unused-footnote 5:7": "## A\n\nUn mot\n\n[^1]: note\n",
    "unknown-class 1:8": "## A {.biuld}\n\nb\n",
    "block-in-item 4:3": "## A\n\n- a\n  ```\n  x\n  ```\n",
    "list-numbers 4:3": "## A\n\n- a\n  1. b\n",
    "block-in-quote 3:3": "## A\n\n> - a\n",
    "unknown-alert 3:1": "## A\n\n> [!BEWARE]\n> x\n",
    "only-text 4:1": "## A\n\n::: statement\n- a\n:::\n",
    "wrong-in-division 4:1": "## A\n\n::: terms\nx\n:::\n",
    "open-head 1:1": "---\ntitle: T\n",
    "markdown-version 2:8": "---\ndiapo: 2\n---\n## A\n",
    "yaml-syntax 4:1": "## A\n\n```yaml slide\n{#id .build}\n```\n",
    "unknown-key 4:6": "## A\n\n```yaml chart\n     tipe: line\n```\n",
}


@pytest.mark.parametrize("place", WRONG)
def test_what_is_wrong_is_told_at_its_place(place: str) -> None:
    try:
        _, told = parse_deck(WRONG[place], shown="deck.md")
    except ContentError as problem:
        told = problem.diagnostics
    assert all(str(one) for one in told), "every message can be formatted"
    assert place in [f"{one.code} {one.span.line}:{one.span.column}" for one in told if one.span]


def test_all_problems_at_once() -> None:
    codes = [one.code for one in problems_in("\n\n".join(WRONG.values()))]
    assert {"unknown-division", "unknown-alert", "unknown-footnote"} <= set(codes)
