"""Lines of pandoc's Markdown, and the slides into which each dialect cuts a text."""

from __future__ import annotations

import pytest

from generator.deck.markdown.dialects.read import READERS, dialect_tree
from generator.deck.tree import Mapping, Sequence
from tests.deck.markdown.trees import shown


def slides(dialect: str, text: str) -> str:
    tree, _ = dialect_tree(dialect, text, "deck.md", None)
    return shown(tree).partition("slides:\n")[2]


def heads(dialect: str, text: str) -> list[tuple[str, int]]:
    """The heading of each slide, and its line."""
    return [(one.heading.text if one.heading else "", one.line) for one in READERS[dialect](text).drafts]


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        ("  A      B\n---- ------\n   1 x\n  22 y z\n", "| A | B |⏎| --- | --- |⏎| 1 | x |⏎| 22 | y z |"),
        ("---- -----\n   1 x\n  22 y\n---- -----\n", "| 1 | x |⏎| 22 | y |"),
        ("-------------\n A      Two\n        lines\n------ ------\n a      b\n        c\n\n d      e\n-------------\n",
         "| A | Two lines |⏎| --- | --- |⏎| a | b c |⏎| d | e |"),
        ("+---+-----+\n| A | B   |\n+===+=====+\n| 1 | x   |\n|   | y   |\n+---+-----+\n| 2 | z|z |\n+---+-----+\n",
         "| A | B |⏎| --- | --- |⏎| 1 | x y |⏎| 2 | z\\|z |"),
    ],
)  # fmt: skip
def test_tables_of_pandoc(table: str, wanted: str) -> None:
    assert wanted in slides("pandoc", f"# H\n\n{table}\n")


def test_numbers_and_lines() -> None:
    made = slides("pandoc", "# H\n\n(@) one\n(@) two\n\n| a\n| b\n")
    assert "items:\n      - one\n      - two\n    numbered: true\n    text: a⏎b\n" in made


def test_latex_is_left_out_and_its_words_are_not() -> None:
    text = (
        "# H\n\n\\begin{center}\nshown\n\\end{center}\n\n\\newpage\n\n"
        "\\begin{tikzpicture}\n\\node {drawn};\n\\end{tikzpicture}\n"
    )
    talk = READERS["pandoc"](text)
    assert "text: shown\n" in slides("pandoc", text)
    assert [(one.line, one.construct, one.words) for one in talk.lost] == [
        (3, "LaTeX environment center", ""),
        (7, "command of LaTeX", ""),
        (9, "LaTeX environment tikzpicture", "tikzpicture drawn ; tikzpicture"),
    ]


@pytest.mark.parametrize(
    ("dialect", "text", "wanted"),
    [
        ("pandoc", "# A\n\n## B\n\nb\n\n### C\n\n---\n\nd\n", [("A", 1), ("B", 3), ("", 9)]),
        ("pandoc", "# A\n\na\n\n# B\n\nb\n", [("A", 1), ("B", 5)]),
        ("pandoc", "---\nslide-level: 3\n---\n# A\n## B\n### C\nc\n", [("A", 4), ("B", 5), ("C", 6)]),
        ("quarto", "# A\n\na\n\n## B\n\nb\n", [("A", 1), ("B", 5)]),
        ("marp", "# A\n\n---\n\n```\n---\n```\n\n***\n\n## B\n", [("A", 1), ("", 3), ("B", 9)]),
        ("marp", "---\nheadingDivider: 2\n---\n# A\n\n## B\n\nb\n\n### C\n", [("A", 4), ("B", 6)]),
        ("slidev", "# A\n\n---\n\n```md\n---\nlayout: x\n---\n```\n\n---\nlayout: center\n---\n\n# B\n",
         [("A", 1), ("", 3), ("B", 11)]),
        ("reveal-md", "# A\n\n---\n\n# B\n\n----\n\n# C\n", [("A", 1), ("B", 4), ("C", 8)]),
        ("reveal-md", "---\nseparator: ==\n---\n# A\n==\n# B\n", [("A", 4), ("B", 5)]),
        ("xaringan", "# A\n\n--\n\na\n\n---\nname: b\n\n# B\n", [("A", 1), ("B", 7)]),
    ],
)  # fmt: skip
def test_where_slides_begin(dialect: str, text: str, wanted: list[tuple[str, int]]) -> None:
    assert heads(dialect, text) == wanted


def test_a_slide_of_several_lists_by_steps() -> None:
    made = slides("xaringan", "# A\n\n- a\n\n--\n\n- b\n\n--\n\nc\n")
    assert "- items:\n          - a\n          - b\n      - text: c\n        step: 1\n" in made


def test_what_holds_more_than_an_item_may_is_cut() -> None:
    text = "# A\n\n1. one\n\n    ```python\n    x = 1\n    ```\n\n2. two\n\n    > said\n\n3. three\n"
    tree, _ = dialect_tree("marp", text, "deck.md", None)
    (slide,) = next(value for name, value in tree.pairs if name.text == "slides").members  # type: ignore[union-attr]
    assert isinstance(slide, Mapping)
    body = next(value for name, value in slide.pairs if name.text == "body")
    assert isinstance(body, Sequence)
    assert [one.pairs[0][0].text for one in body.members if isinstance(one, Mapping)] == [
        "items", "code", "items", "quote", "items",
    ]  # fmt: skip
    assert "start: 2" in shown(body)
    assert "start: 3" in shown(body)
