"""Places that move with their slide."""

from __future__ import annotations

from generator.errors import error, in_source_order
from generator.spans import Origin, Span


def test_all_places_of_a_slide_move_together() -> None:
    origin = Origin()
    first = Span("deck.yaml", 3, 5, origin)
    second = first.at(7, 1)
    origin.shift += 4
    assert (str(first), second.line, second.row) == ("deck.yaml:7:5", 11, 7)
    assert Span("deck.yaml", 3, 5).line == 3


def test_they_are_sorted_by_where_they_are_now() -> None:
    origin = Origin()
    moved, still = Span("deck.yaml", 3, 1, origin), Span("deck.yaml", 5, 1)
    assert moved < still
    origin.shift = 4
    assert still < moved
    told = in_source_order([error("a", "a", moved), error("b", "b", still), error("c", "c")])
    assert [one.code for one in told] == ["c", "b", "a"]


def test_equal_are_those_that_were_read_at_one_place_and_moved_alike() -> None:
    one, other = Origin(), Origin()
    assert Span("a", 3, 1, one) == Span("a", 3, 1, other)
    assert hash(Span("a", 3, 1, one)) == hash(Span("a", 3, 1, other))
    other.shift = 1
    assert Span("a", 3, 1, one) != Span("a", 3, 1, other)
    assert Span("a", 3, 1, one) != Span("a", 3, 1)
