"""What the scanner of blocks makes of lines that are of two kinds."""

from __future__ import annotations

from generator.deck.markdown.scan import lines_of, scan


def test_what_stands_behind_a_comment_is_read_once() -> None:
    assert [type(one).__name__ for one in scan(lines_of("<!-- a --> b\n\n<!-- c -->    d"))] == [
        "Comment", "Paragraph", "Comment", "Paragraph",
    ]  # fmt: skip
