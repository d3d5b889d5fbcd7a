"""What is found of a value is found once, and forgotten with it."""

from __future__ import annotations

import gc
import weakref

import pytest
from msgspec import Struct

from generator.remembered import remembered


class Value(Struct, frozen=True, weakref=True):
    name: str


@pytest.mark.usefixtures("remembering")
def test_once_for_each_value_and_each_question() -> None:
    asked: list[tuple[str, int]] = []

    @remembered
    def found(value: Value, more: int) -> str:
        asked.append((value.name, more))
        return f"{value.name}{more}"

    one, other = Value("a"), Value("a")
    for value, more in ((one, 1), (one, 1), (other, 1), (one, 2), (one, 2)):
        assert found(value, more) == f"a{more}"
    assert asked == [("a", 1), ("a", 1), ("a", 2)], "equal values are two, and the last question is known"


def test_a_program_that_asks_once_remembers_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.remembered._remembers", False)  # a test of the preview may have been here
    asked: list[str] = []

    @remembered
    def found(value: Value) -> None:
        asked.append(value.name)

    value = Value("a")
    found(value)
    found(value)
    assert asked == ["a", "a"]


@pytest.mark.usefixtures("remembering")
def test_it_goes_with_its_value() -> None:
    @remembered
    def found(value: Value) -> Value:
        return Value(value.name * 2)

    value = Value("a")
    held = weakref.ref(found(value))
    assert held() is not None
    del value
    gc.collect()
    assert held() is None


def test_another_value_in_its_place_is_another_one() -> None:
    @remembered
    def found(value: Value) -> str:
        return value.name

    for number in range(1000):  # soon one of them stands where another stood
        assert found(Value(str(number))) == str(number)
