"""The ways in which a body may be set: sizes, frames, columns, spacings, by the fit policy."""

from __future__ import annotations

import pytest

from generator.layout.size_ladder import is_cramped
from generator.layout.ways import Room, Way, comfortable, ways
from tests.layout.made import theme

SIZES = (32, 28, 24, 22, 20, 18)
ROOMS = [
    Room("bullets", 840, 360, 1),
    Room("bullets", 840, 392, 1, dense=True),
    Room("bullets-2", 402, 360, 2),
    Room("bullets-2", 402, 392, 2, dense=True),
]


def tried(policy: str = "auto", items: int = 6, *, short: bool = False, whole: bool = False) -> list[Way]:
    rooms = ROOMS if policy in ("auto", "columns") else ROOMS[:2]
    return list(ways(theme(), policy, SIZES, rooms, items, short=short, whole=whole))


def places(found: list[Way]) -> list[tuple[int, int, bool]]:
    """Size, columns, frame; each once."""
    return list(dict.fromkeys((way.setting.size, way.room.columns, way.room.dense) for way in found))


def test_large_type_is_for_few_items_and_small_type_for_two_columns() -> None:
    assert places(tried(items=6)) == [
        (28, 1, False), (24, 1, False), (24, 1, True), (22, 1, True), (22, 2, True),
        (20, 2, True), (20, 1, True), (18, 2, True), (18, 1, True),
    ]  # fmt: skip
    assert places(tried(items=5))[0] == (32, 1, False)
    assert places(tried(items=8))[0] == (24, 1, False)


def test_what_holds_at_a_size_comes_with_it() -> None:
    by_size = {(way.setting.size, way.room.dense): (way.fill, way.lines) for way in tried(items=5)}
    assert by_size[32, False] == (0.70, 2)
    assert by_size[28, False] == (0.82, 3)
    assert by_size[24, False] == (0.96, 0)
    assert by_size[24, True] == (1.0, 0)


def test_no_line_is_longer_than_the_measure() -> None:
    assert all(way.room.width <= 36 * way.setting.size for way in tried())
    assert {way.room.width for way in tried() if way.setting.size == 18} == {402, 648}


def test_no_column_is_narrower_than_thirteen_em() -> None:
    assert min(way.room.width / way.setting.size for way in tried(short=True)) >= 13


def test_a_long_list_of_short_items_stands_in_two_columns_from_the_beginning() -> None:
    assert places(tried(items=12, short=True))[:2] == [(28, 2, False), (24, 2, False)]


def test_tight_spacing_is_for_small_type() -> None:
    assert {way.setting.spacing for way in tried() if way.setting.size >= 24} == {1.08, 1.04}
    assert {way.setting.spacing for way in tried() if way.setting.size < 24} == {1.08, 1.04, 1.0}
    cramped = [is_cramped(way.setting, theme()) for way in tried()]
    assert cramped == sorted(cramped)
    assert any(cramped)


def test_shrink_keeps_to_one_column_and_takes_long_lines_at_last() -> None:
    found = tried("shrink", whole=True)
    assert {way.room.columns for way in found} == {1}
    assert (found[-1].setting.size, found[-1].room.width) == (18, 840)


def test_columns_keeps_to_two_but_for_a_single_item() -> None:
    assert {way.room.columns for way in tried("columns")} == {2}
    assert {way.room.columns for way in tried("columns", items=1)} == {1}


@pytest.mark.parametrize("policy", ["split", "error"])
def test_split_and_error_never_go_under_the_comfortable_size(policy: str) -> None:
    assert {way.setting.size for way in tried(policy)} == {28, 24}
    assert not any(is_cramped(way.setting, theme()) for way in tried(policy))


def test_where_there_are_only_two_columns_there_are_two() -> None:
    found = list(ways(theme(), "auto", SIZES, ROOMS[2:], 4))
    assert {way.room.columns for way in found} == {2}


def test_an_author_who_wants_larger_type_gets_it() -> None:
    assert comfortable(theme(), (40,)) == (40,)
    assert comfortable(theme(), SIZES) == (32, 28, 24)
    assert comfortable(theme(), (20, 18)) == (20,)
