"""Line ends that layout writes: where they stand, what is left of the text, and how it is said without them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build import check
from generator.layout.run_text import ended_before
from generator.render import writer
from generator.scene.text import LineEnd, Paragraph, Run


def ended(parts: list[str], offsets: list[int]) -> list[tuple[str, LineEnd | None]]:
    return [(run.text, run.ended) for run in ended_before(tuple(map(Run, parts)), offsets)]


@pytest.mark.parametrize(
    ("parts", "offsets", "expected"),
    [
        (["un mot"], [3], ["un", "|", "mot"]),
        (["漢字仮名"], [2], ["漢字", "/", "仮名"]),
        (["un ", "mot"], [3], ["un", "|", "mot"]),
        (["un", " mot"], [3], ["un", "|", "mot"]),
        (["漢字", "仮名"], [2], ["漢字", "/", "仮名"]),
        (["漢字", "仮名"], [1, 2, 3], ["漢", "/", "字", "/", "仮", "/", "名"]),
        (["a b 漢字"], [2, 5], ["a", "|", "b 漢", "/", "字"]),
        (["rien"], [], ["rien"]),
    ],
)
def test_line_ends_take_the_places_of_spaces(parts: list[str], offsets: list[int], expected: list[str]) -> None:
    signs = {LineEnd.BETWEEN: "|", LineEnd.INSIDE: "/"}
    assert [signs[kind] if kind else text for text, kind in ended(parts, offsets)] == expected


@given(st.lists(st.text("a漢 b", min_size=1, max_size=6), min_size=1, max_size=4), st.data())
def test_nothing_else_changes(parts: list[str], data: st.DataObject) -> None:
    text = "".join(parts)
    offsets = sorted(data.draw(st.sets(st.integers(1, len(text) - 1)))) if len(text) > 1 else []
    # two in a row would want the same space
    offsets = [at for before, at in zip([-2, *offsets], offsets, strict=False) if at - before > 1]
    runs = ended_before(tuple(map(Run, parts)), offsets)
    assert sum(run.ended is not None for run in runs) == len(offsets)
    assert Paragraph(runs, level=0, lines=()).said == text
    assert all(run.text for run in runs)


LONG = (
    "2020年の出生数は84万人でGDPは約5.5%減少しCOVID-19"
    "の影響によりWebサイトで公開された子ども・子育て支援新制度が第2章では"
)


def test_titles_and_pages_know_that_they_are_no_part_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(
        f"title: T\nlang: ja\nslides:\n  - heading: {LONG}\n    items: [{LONG}, {LONG} {LONG}]\n", encoding="utf-8"
    )
    scene = check(tmp_path).scene
    kinds = {run.ended for box in scene.pages[0].texts for one in box.paragraphs for run in one.runs}
    assert LineEnd.INSIDE in kinds
    assert scene.pages[0].title == LONG
    page = writer("html")(scene)
    assert isinstance(page, bytes)
    assert '<br class="end">' in page.decode()


def test_all_viewers_have_the_lines_of_the_one_that_sets_them_widest(tmp_path: Path) -> None:
    """Chinese with figures: LibreOffice puts space around them, and its lines hold less."""
    text = "第2章在2020年由3位作者用5种方法研究了7个城市的9类数据" * 3
    (tmp_path / "deck.yaml").write_text(f"title: T\nlang: zh\nslides:\n  - heading: H\n    items: [{text}, b]\n")
    [body] = [box for box in check(tmp_path).scene.pages[0].texts if box.role == "body"]
    first = body.paragraphs[0]
    assert len(first.lines) > 2
    assert [run.ended for run in first.runs if run.ended] == [LineEnd.INSIDE] * (len(first.lines) - 1)
    assert "".join(first.lines) == first.said == text
