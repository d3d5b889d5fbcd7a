"""For which tool a deck was written: told by its text, and not guessed where two are as likely."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.deck.load import load, parse_deck
from generator.deck.markdown.dialects.detect import dialect_of
from generator.errors import ContentError

OWN = Path(__file__).parents[4] / "docs" / "markdown.md"


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        ("---\nmarp: true\n---\n# A\n", "marp"),
        ("# A\n\n---\n\n<!-- _class: lead -->\n\n![bg](a.png)\n", "marp"),
        ("---\nlayout: cover\ntheme: seriph\n---\n# A\n", "slidev"),
        ("# A\n\n---\nlayout: center\n---\n\n# B\n", "slidev"),
        ("a\n\n---\n\nb\n\n----\n\nc\n\nNote: say\n", "reveal-md"),
        ("---\nrevealOptions:\n  transition: fade\n---\na\n", "reveal-md"),
        ("---\ntitle: A\noutput: xaringan::moon_reader\n---\na\n", "xaringan"),
        ("a\n\n---\n\n.pull-left[\nb\n]\n\n???\n\nnotes\n", "xaringan"),
        ("% A\n% B\n\n# C\n\n## D\n\n. . .\n", "pandoc"),
        ("---\ntitle: A\noutput: beamer_presentation\n---\n## B\n", "pandoc"),
        ("# A\n\n+---+---+\n| a | b |\n+===+===+\n| c | d |\n+---+---+\n", "pandoc"),
        ("# A\n\n```{=latex}\nb\n```\n\n::: {.center}\nc\n:::\n", "pandoc"),
        ("---\ntitle: A\nrevealjs-url: reveal\n---\n## B\n", "pandoc"),
        ("---\ntitle: A\npandoc:\n  variables:\n    theme: white\n---\n## B\n", "pandoc"),
        ("# A\n\n## B\n\n\\small\n\nc\n\n## D\n\n\\footnotesize\n\ne\n", "pandoc"),
        ('# A\n\n---\n\n<section data-background="a.png"></section>\n', "reveal-md"),
        ("---\ntitle: A\nformat: revealjs\n---\n## B\n", "quarto"),
        ("## B\n\n::: {.callout-note}\nc\n:::\n\n{{< video a.mp4 >}}\n", "quarto"),
        ("---\ndiapo: 1\nmarp: true\n---\n# A\n", "diapo"),
        ("# A\n\n## B\n\n- c\n", "diapo"),
        ("## A\n\n::: tip\nb\n:::\n\n```yaml chart\nrows: a\n```\n", "diapo"),
        ("", "diapo"),
    ],
)
def test_by_the_text(text: str, dialect: str) -> None:
    assert dialect_of(text).name == dialect


def test_marks_in_code_say_nothing() -> None:
    assert (
        dialect_of("# A\n\n```markdown\n---\nmarp: true\n---\n<!-- _class: lead -->\n![bg](a.png)\n```\n").name
        == "diapo"
    )


UNCLEAR = "# A\n\n![bg](a.png)\n\n???\n\nb\n\n???\n"


def test_two_as_likely_are_told() -> None:
    found = dialect_of(UNCLEAR)
    assert found.name == ""
    assert sorted(name for name, _ in found.candidates) == ["marp", "xaringan"]
    assert dialect_of(UNCLEAR, ".Rmd").name == "xaringan", "the ending of the file breaks ties"
    with pytest.raises(ContentError) as caught:
        parse_deck(UNCLEAR, shown="talk.md")
    (told,) = caught.value.diagnostics
    assert told.code == "dialect-unclear"
    assert "marp" in str(told)
    assert "xaringan" in str(told)
    assert "`???`" in str(told)


def test_the_format_s_own_examples_are_its_own() -> None:
    page = OWN.read_text(encoding="utf-8")
    examples = [part.partition("\n````")[0] for part in page.split("````markdown\n")[1:]]
    assert len(examples) > 25
    assert {dialect_of(one).name for one in examples} == {"diapo"}


def test_other_endings(tmp_path: Path) -> None:
    file = tmp_path / "talk.qmd"
    file.write_text("---\ntitle: A\nformat: revealjs\n---\n## B\n\nc\n", encoding="utf-8")
    deck, told = load(file)
    assert [slide.id for slide in deck.slides] == ["slide-1", "b"]
    assert [one.code for one in told] == ["dialect-read"]


@pytest.mark.parametrize(
    "text",
    [
        "## A {#a}\n\n- b\n\n. . .\n\n- c\n\n::: notes\nd\n:::\n",
        "## A {#a}\n\n![b](c.png){width=40%}\n\n![d](e.png){width=40%}\n\n. . .\n\n. . .\n",
        "---\ntitle: A\nauthor: B\n---\n\n## C\n\n::: columns\n::: column\nd\n:::\n:::\n",
    ],
)
def test_what_diapo_has_too_is_no_mark_of_pandoc(text: str) -> None:
    assert dialect_of(text).name == "diapo"
