"""Signs that Latin and East Asian writing share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.layout.composed import Composed
from generator.layout.eastern import WIDE_SIGNS, with_wide_signs
from generator.layout.runs import runs_of
from generator.scene.text import Run
from generator.scene.theme import Face
from tests.layout.made import source, text, theme

SIGNS = "“”‘’…—―·※→"


def wide(said: str, lang: str) -> str:
    """The text with brackets around what is set wide."""
    return "".join(f"[{run.text}]" if run.wide else run.text for run in runs_of(text(said), lang, False))


@pytest.mark.parametrize(
    ("said", "lang", "expected"),
    [
        ("他说：“你好”……走了——真的", "zh-CN", "他说：[“]你好[”……]走了[——]真的"),
        ("引号‘里面’和·间隔号", "zh-Hant", "引号[‘]里面[’]和[·]间隔号"),
        ("※注意→次", "ja", "[※]注意[→]次"),
        ("그는 “안녕”…", "ko", "그는 [“]안녕[”…]"),
        ("“GPS”是缩写", "zh", "[“]GPS[”]是缩写"),
        ("说 “hello world” don’t 5×3", "zh", "说 “hello world” don’t 5×3"),
        ("集合A∩B与x≠零", "zh", "集合A∩B与x[≠]零"),
        ("“Only Latin”", "zh", "“Only Latin”"),
        ("“你好”", "fr", "“你好”"),
    ],
)
def test_shared_signs_beside_east_asian_letters_are_wide(said: str, lang: str, expected: str) -> None:
    assert wide(said, lang) == expected


def test_code_stays_as_it_is() -> None:
    runs = (Run("说"), Run("“x”", face=Face.MONO), Run("“你”"))
    assert [run.wide for run in with_wide_signs(runs, "zh")] == [False, False, True, False, True]


def test_they_are_measured_at_full_width() -> None:
    style = theme().styles["body"]
    said = source("你“好”")
    wide_one = Composed(source("你"), style, theme())
    runs = with_wide_signs(said.runs, "zh")
    measured = Composed(replace(said, runs=runs), style, theme()).measured(24)
    assert measured.width(0, measured.pieces - 1) == pytest.approx(4 * wide_one.measured(24).width(0, 0))
    assert WIDE_SIGNS.width("……") == 2


@given(st.lists(st.text(st.sampled_from(f"{SIGNS}你好 aB5，。"), max_size=8), min_size=1, max_size=3))
def test_the_text_stays_the_same(parts: list[str]) -> None:
    runs = tuple(Run(part, bold=bool(number % 2)) for number, part in enumerate(parts) if part)
    made = with_wide_signs(runs, "zh")
    assert "".join(run.text for run in made) == "".join(run.text for run in runs)
    assert all(run.text for run in made)
    assert all(not set(run.text) - set(SIGNS) for run in made if run.wide)
