"""What ``docs/markdown.md`` shows in both forms is the same slide."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import indent

import pytest

from generator.build import check
from generator.deck.convert import says_same
from generator.deck.load import read_anyway
from tests.cases.pictures import png

PAGE = Path(__file__).parents[3] / "docs" / "markdown.md"
KINDS = PAGE.read_text(encoding="utf-8").partition("## Each kind")[2]
PAIRS = re.findall(r"^````markdown\n(.*?)^````\n\n```yaml\n(.*?)^```$", KINDS, re.MULTILINE | re.DOTALL)


def test_the_deck_on_the_page_has_no_problem(tmp_path: Path) -> None:
    text = PAGE.read_text(encoding="utf-8").partition("````markdown\n")[2].partition("````\n")[0]
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "mains.png").write_bytes(png(1200, 900))
    (tmp_path / "deck.md").write_text(text, encoding="utf-8")
    checked = check(tmp_path)
    assert not [str(one) for one in checked.diagnostics]
    assert len({page.slide for page in checked.scene.pages}) == 4


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
