"""What ``docs/markdown.md`` shows in both forms is the same slide."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import indent

import pytest

from generator.deck.convert import says_same
from generator.deck.load import read_anyway

PAGE = Path(__file__).parents[3] / "docs" / "markdown.md"
KINDS = PAGE.read_text(encoding="utf-8").partition("## Each kind")[2]
PAIRS = re.findall(r"^````markdown\n(.*?)^````\n\n```yaml\n(.*?)^```$", KINDS, re.MULTILINE | re.DOTALL)


def test_there_are_many() -> None:
    assert len(PAIRS) > 25


@pytest.mark.parametrize("number", range(len(PAIRS)))
def test_both_forms_say_the_same(number: int, tmp_path: Path) -> None:
    markdown, yaml = PAIRS[number]
    first = read_anyway(f"## H\n\n{markdown}", "deck.md", tmp_path)
    second = read_anyway(f"title: H\nslides:\n  - heading: H\n{indent(yaml, '    ')}", "deck.yaml", tmp_path)
    assert first is not None
    assert second is not None
    assert says_same(first.slides, second.slides)
