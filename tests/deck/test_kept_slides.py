"""A deck that is read again: what one reading of a slide gives is what a reading of the whole file gives."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from generator.build import known_layouts
from generator.deck.convert import markdown_text
from generator.deck.kept_slides import KeptSlides
from generator.deck.load import load_anyway
from generator.deck.model import Deck
from generator.errors import ContentError, Diagnostic, has_errors
from generator.layout.listing import theme_names
from generator.moved import moves_between
from tests.cases.pictures import png
from tests.conftest import ROOT
from tests.random_edits import Edited

pytestmark = pytest.mark.usefixtures("remembering")

DECKS = ("a-tour-of-diapo", "le-partenariat", "showcase", "vitrine")
Read = tuple[Deck | None, tuple[Diagnostic, ...]]

SMALL = """\
title: Un essai
lang: fr
slides:
  - heading: Premier
    items: [Un, Deux]
  - heading: Second
    items:
      - Trois
      - "Quatre: cinq"
    notes: |
      Dire ceci.

      Et cela.
  - heading: Premier
    text: Voir [](#premier).
  - items: [Sans titre]
  - heading: Dernier
    image: {file: a.png, alt: A}
"""


def read(file: Path, kept: KeptSlides | None = None) -> Read:
    return load_anyway(file, known_layouts(), theme_names(), kept=kept)


def check(kept: Read, fresh: Read) -> None:
    """The same, at the same places; which were read when does not count."""
    one, other = kept[0], fresh[0]
    assert one
    assert other
    parts = zip((*one.slides, replace(one, slides=())), (*other.slides, replace(other, slides=())), strict=True)
    for mine, theirs in parts:
        moves = moves_between(theirs, mine)
        assert moves is not None
        assert [at for at, now in moves.items() if (at.line, at.column) != (now.line, now.column)] == []
    assert list(map(str, kept[1])) == list(map(str, fresh[1]))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    (tmp_path / "a.png").write_bytes(png(40, 30))
    (tmp_path / "b.png").write_bytes(png(30, 40))
    time.sleep(0.15)  # files that have just been written may be written again
    (tmp_path / "deck.yaml").write_text(SMALL, encoding="utf-8")
    return tmp_path / "deck.yaml"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "ending"), [*((name, "yaml") for name in DECKS), ("le-partenariat", "md"), ("vitrine", "md")]
)
def test_after_any_edit(name: str, ending: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content" / name, tmp_path, dirs_exist_ok=True)
    source, file = tmp_path / "deck.yaml", tmp_path / f"deck.{ending}"
    edited, kept, written = Edited(source.read_text(encoding="utf-8"), Random(name + ending)), KeptSlides(), 0
    for number in range(50):
        if number:
            edited.edit()
        text = edited.text
        if ending == "md":
            try:
                text = markdown_text(text, str(source), tmp_path)
            except ContentError:
                continue
        file.write_text(text, encoding="utf-8")
        check(read(file, kept), read(file))
        written += 1
    assert written > 40
    assert kept.spliced > 12


def edited(file: Path, kept: KeptSlides, old: str, new: str) -> int:
    """How many slides were read alone after an edit; what came of it is what a fresh reading gives."""
    text, before = file.read_text(encoding="utf-8"), kept.spliced
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    mine, theirs = read(file, kept), read(file)
    if has_errors(theirs[1]):
        assert list(map(str, mine[1])) == list(map(str, theirs[1]))
    else:
        check(mine, theirs)
    return kept.spliced - before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Deux", "Vingt"),
        ("Trois", "Trois\n      - Entre\n      - Et encore"),
        ("      Dire ceci.\n\n", ""),
        ("  - heading: Second", "\n\n  - heading: Second"),
        ("  - heading: Second", "  # un mot\n  - heading: Second"),
        ("alt: A", "alt: Autre"),
        ("Dernier", "Fin"),
        ("Sans titre", "Avec"),
        ("text: Voir", "text: Vois"),  # on `premier-2`, which is `premier` alone
        ("alt: A}\n", "alt: A}\n    notes: Fin\n"),
    ],
)
def test_one_slide_is_read(small: Path, old: str, new: str) -> None:
    kept = KeptSlides()
    read(small, kept)
    assert edited(small, kept, old, new) == 1
    assert edited(small, kept, "cinq", "six") == 1, "and what stands lower is where it is"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("lang: fr", "lang: en"),  # the deck's own keys
        ("Second", "Premier"),  # an id that others have
        ("Second", "Slide 3"),
        ("Premier\n", "Autre\n"),  # an id that leads to another's number, and to which a link leads
        ("Deux]", "Deux]\n    id: second"),  # an id may be another slide's already
        ("  - items: [Sans titre]\n", ""),
        ("  - items", "  - heading: Nouveau\n  - items"),
        ("Deux]", "[Deux"),  # an error
        ("Trois", "[Ailleurs](#dernier)"),
        ("{file: a.png", "{file: b.png"),
        ("{file: a.png", "{file: c.png"),
        ("      Dire ceci.", "lang: en\n      Dire ceci."),
        ("  - heading: Dernier", "  heading: Dernier"),
    ],
)
def test_all_of_them_are_read(small: Path, old: str, new: str) -> None:
    kept = KeptSlides()
    read(small, kept)
    assert edited(small, kept, old, new) == 0


def test_other_files_are_looked_at(small: Path) -> None:
    kept = KeptSlides()
    read(small, kept)
    (small.parent / "a.png").write_bytes(png(40, 31))
    assert edited(small, kept, "Deux", "Vingt") == 0, "another picture by that name"
    assert edited(small, kept, "Vingt", "Deux") == 0, "which may have been written to since it was read"
    time.sleep(0.15)
    assert edited(small, kept, "Deux", "Vingt") == 0
    assert edited(small, kept, "Vingt", "Deux") == 1


def test_nothing_is_kept_of_a_deck_with_errors(small: Path) -> None:
    kept = KeptSlides()
    read(small, kept)
    assert edited(small, kept, "Deux]", "[Deux") == 0
    assert edited(small, kept, "cinq", "six") == 0
    assert edited(small, kept, "[Deux", "Deux]") == 0, "it is mended"
    assert edited(small, kept, "six", "sept") == 1


def test_what_was_told_goes_with_its_slide(small: Path) -> None:
    text = SMALL.replace("Trois", "Trois <b>fois</b>").replace("alt: A", "alt: A &nbsp; b")
    small.write_text(text, encoding="utf-8")
    kept = KeptSlides()
    assert len(read(small, kept)[1]) > 0
    assert edited(small, kept, "Deux]", "Deux, Trois]") == 1
    assert edited(small, kept, "    items: [Un", "\n\n    items: [Un") == 1
    edited(small, kept, "Quatre", "\n        Cinq")
    edited(small, kept, "Trois <b>", "Quatre <b>")


MARKDOWN = """---
diapo: 1
title: Un essai
---

## Premier

- Un
- Deux

## Second

Un mot [ici][ailleurs].

```python
print(1)
```

## Dernier

[ailleurs]: https://example.org
"""


@pytest.mark.parametrize(
    ("old", "new", "alone"),
    [
        ("- Deux", "- Vingt\n- Trois", 1),
        ("Un mot", "Deux mots", 0),  # which needs a line of another slide
        ("print(1)", "print(2)", 0),
        ("- Deux", "```\n- Deux", 0),
        ("- Deux", "- <!-- Deux", 0),
        ("- Deux", "[ici]: https://example.org", 0),
        ("- Deux", "## Deux", 0),
        ("diapo: 1\n", "", 0),
    ],
)
def test_in_markdown(tmp_path: Path, old: str, new: str, alone: int) -> None:
    file, kept = tmp_path / "deck.md", KeptSlides()
    file.write_text(MARKDOWN, encoding="utf-8")
    read(file, kept)
    assert edited(file, kept, old, new) == alone


def test_whose_markdown_it_is_all_of_it_says(tmp_path: Path) -> None:
    file, kept = tmp_path / "talk.md", KeptSlides()
    file.write_text(MARKDOWN.replace("diapo: 1\n", ""), encoding="utf-8")
    read(file, kept)
    assert edited(file, kept, "- Deux", "- Vingt") == 0
