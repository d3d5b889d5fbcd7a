"""Lines of all kinds in any order: a tree or messages, in no time; and what is put in order once is in order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.deck.format import format_deck
from generator.deck.load import parse_deck
from generator.errors import ContentError

LINES = (
    "- - -", "* * *",
    "## H", "# S", "---", "***", "===", "- a", "- ", "+", "1. c", "1.", "2) d", "* e", "- [ ] t", "- [x] u", "```",
    "~~~",
    "```python {1|2}", "```yaml chart", "```yaml slide", "kicker: a", ":::", "::: tip", "::: {.x #y}", "::: notes",
    "::: columns", "::: column {width=2}", "::: items {marker=letter}", "> q", ">", "> [!NOTE] t", "| a | b |",
    "|---|:-:|", "| 1 | 2 |", "|", "a | b", "-|-", ": légende {#x}", "Terme", ": sens", ". . .", "$$", "x^2", "$$ {#e}",
    "<!--", "-->", "<!-- c --> d", "<br>", "<sub>2</sub>", "[^1]: n", "mot[^1]", "[r]: http://a", "[r]", "{#id .build}",
    "texte {#p}", "", "    code", "\tx", "![a](b.png)", '![a](b.png "t"){share=half} ![c](d.png)', "\\- x",
    "a\\", "b  ", "…",
)  # fmt: skip
lines = st.builds(lambda lead, line: lead + line, st.sampled_from(["", "", "", "  ", "    ", "> ", "- "]),
                  st.sampled_from(LINES))  # fmt: skip
texts = st.lists(lines, max_size=25).map("\n".join)


@settings(max_examples=1500, deadline=None)
@given(texts)
def test_any_lines_give_a_deck_or_messages(text: str) -> None:
    try:
        _, told = parse_deck(text, shown="deck.md")
    except ContentError as problem:
        told = problem.diagnostics
    assert all(str(one) for one in told)
    assert not [one for one in told if one.span and one.span.line > text.count("\n") + 1]


@settings(max_examples=500, deadline=None)
@given(texts)
def test_what_was_put_in_order_is_in_order(text: str) -> None:
    try:
        once = format_deck(text, "deck.md")
    except ContentError:
        return
    assert format_deck(once, "deck.md") == once


@pytest.mark.parametrize("rule", ["- - -", "* * *", "-  -  -", "***"])
def test_a_rule_that_is_indented_is_no_list(rule: str) -> None:
    deck, _ = parse_deck(f"## H\n\na\n\n    {rule}\n\nb\n", shown="deck.md")
    assert [one.id for one in deck.slides] == ["h"]


def test_text_behind_a_comment_goes_on() -> None:
    deck, _ = parse_deck("## H\n\n<!-- c --> *mot*\nsuite\n", shown="deck.md")
    assert deck.slides[0].fields["text"].items[0].text.plain == "mot suite"  # type: ignore[union-attr]
