"""What other tools scroll, shrink or cut is divided, so that no deck fails for being too long or too wide."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import check
from generator.deck.inline import read_inline
from generator.deck.markdown.dialects.room import divided
from generator.deck.tree import Scalar

WORDS = "Le partenariat est un processus de construction, et de partage. "


def table(columns: int, word: str) -> str:
    rows = [[f"{word}{at}" for at in range(columns)], ["---"] * columns, [word] * columns, [word] * columns]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


@pytest.mark.parametrize(
    "text",
    [
        f"# {WORDS * 5}\n\nb",
        f"# {WORDS * 5}",
        f"# A\n\n{WORDS * 60}\n\n```\nx\n```",
        f"# A\n\n> {WORDS * 30}",
        f"# A\n\n> [!TIP]\n> {WORDS * 60}",
        f"# A\n\n- {WORDS * 60}\n- b",
        f"# A\n\n{table(14, 'kilometre')}",
        f"# A\n\n{table(3, 'x' * 70)}",
        f"# A\n\n{table(30, 'a')}",
        f"# A\n\n| a | b |\n|---|---|\n| {WORDS * 40} | c |",
        "# A\n\n" + "| a | b |\n|---|---|\n" + "| c | d |\n" * 450,
        "# A\n\n```python\n" + "x = 1\n" * 900 + "```",
        "# A\n\n```\n" + "word " * 900 + "\n```",
        "# A\n\n$$\n" + "+".join(["x_{abc}"] * 90) + "\n$$",
        "# A\n\nwords $" + "+".join(["x_{abc}"] * 60) + "$ words",
        f"# A\n\n<div class='flex'>\n<div>\n\n## {WORDS * 4}\n\n{WORDS * 40}\n\n</div>\n<div>\n\nb\n\n</div></div>",
        f"# A\n\n<div class='flex'>\n<div>\n\n{table(9, 'kilometre')}\n\n</div>\n<div>\n\nb\n\n</div>\n</div>",
        "# A\n\n<div class='flex'>" + f"\n<div>\n\n{WORDS * 20}\n\n</div>" * 4 + "\n</div>",
        f"<!-- _class: lead -->\n\n# {WORDS}\n\n{WORDS * 6}",
        "# A\n\n---\n\n# " + "word " * 22,
        "# A\n\n---\n\n## `> " + "kilometre " * 8 + "`",
        "# A\n\n---\n\n### " + "統計学習とは何か" * 8,
        "# A\n\n$$\nh(x) = \\frac{权重矩阵}{n}\n$$\n\nwords $x，其中 y$ words",
        "<!-- _class: lead -->\n\n# A\n\nb<br>c<br><br>d<br>e<br><br>f",
        "# A\n\n> [!TIP]\n> > b\n>\n> c",
    ],
    ids=range(25),
)  # fmt: skip
def test_it_fits(text: str, tmp_path: Path) -> None:
    file = tmp_path / "talk.md"
    file.write_text(f"---\nmarp: true\ntitle: T\n---\n\n{text}\n", encoding="utf-8")
    result = check(file)
    assert {one.code for one in result.diagnostics} <= {
        "dialect-read", "dialect-lost", "heading-long", "long-word", "text-shortened", "code-broken", "near-empty",
    }  # fmt: skip


def test_characters_that_no_text_can_hold_are_left_out(tmp_path: Path) -> None:
    file = tmp_path / "talk.md"
    file.write_text("---\nmarp: true\n---\n\n# A\x08 b\x0b\n\nc\n", encoding="utf-8")
    result = check(file)
    told = [one for one in result.diagnostics if one.code == "control-character"]
    assert [str(one).partition(": ")[0] for one in told] == [f"{file}:5:4"]
    assert "2, the first is U+0008" in str(told[0])
    assert result.scene.pages[0].title == "A b"


def test_long_keys_of_the_deck_do_not_fill_its_cover(tmp_path: Path) -> None:
    file = tmp_path / "talk.qmd"
    head = f"title: {WORDS * 4}\nsubtitle: {WORDS * 6}\nauthor: [{', '.join(['A. Leroy', 'B. Petit'] * 20)}]\n"
    file.write_text(f"---\nformat: revealjs\n{head}---\n\n## A\n\nb\n", encoding="utf-8")
    assert check(file).scene


def test_a_text_is_cut_where_nothing_of_it_changes() -> None:
    text = f"{WORDS}**{WORDS}{WORDS.strip()}** et [{WORDS.strip()}](https://example.org). {WORDS}"
    parts = divided(Scalar(text, 1, 1), 150)
    assert len(parts) > 1
    looks = [(one.text.strip(), one.bold, one.link) for part in parts for one in read_inline(part.text)[0]]
    assert ("".join(one for one, _, _ in looks)).split() != []
    whole = [(sign, one.bold, one.link) for one in read_inline(text)[0] for sign in one.text if not sign.isspace()]
    cut = [
        (sign, one.bold, one.link)
        for part in parts
        for one in read_inline(part.text)[0]
        for sign in one.text
        if not sign.isspace()
    ]
    assert cut == whole
