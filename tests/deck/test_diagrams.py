"""Diagrams as they are typed, and what is said where something is wrong with them."""

from __future__ import annotations

import pytest

from generator.deck.model import Diagram
from tests.deck.test_kinds import block, errors


def diagram(text: str) -> Diagram:
    found = block(text)
    assert isinstance(found, Diagram)
    return found


def test_an_item_is_a_text_or_has_keys() -> None:
    found = diagram("process:\n  - Observer\n  - {text: Décider, detail: ensemble, highlight: true, id: deux}")
    assert [(one.id, one.text.plain, one.highlight) for one in found.points] == [
        ("process-1", "Observer", False),
        ("deux", "Décider", True),
    ]
    assert found.points[1].detail
    assert found.points[1].detail.plain == "ensemble"


def test_a_hierarchy_is_a_nested_list_of_which_heads_lose_their_colon() -> None:
    found = diagram("hierarchy:\n  - Racine :\n      - Un:\n          - a\n      - {text: Deux, items: [b, c]}")
    assert [(level, one.text.plain) for top in found.points for level, one in top.walk()] == [
        (0, "Racine"), (1, "Un"), (2, "a"), (1, "Deux"), (2, "b"), (2, "c"),
    ]  # fmt: skip
    assert [one.id for one in found.every][:3] == ["hierarchy-1", "hierarchy-1-1", "hierarchy-1-1-1"]


def test_a_matrix_has_rows_from_the_top() -> None:
    found = diagram("matrix:\n  x: [peu, fort]\n  cells:\n    - [a, {text: b, detail: c}]\n    - - d\n      - e")
    assert (found.columns, [one.text.plain for one in found.points]) == (2, ["a", "b", "d", "e"])
    assert [one.plain for one in found.across] == ["peu", "fort"]


def test_an_event_may_be_a_date_alone() -> None:
    found = diagram("timeline: [{when: 1901, text: a}, {when: 1905, text: b, only: [soir]}]")
    assert [one.when and one.when.plain for one in found.points] == ["1901", "1905"]
    assert found.points[1].audience.tags == {"soir"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("process: [seul]", "too-few"),
        ("cycle: [un, deux]", "too-few"),
        (f"process: [{', '.join('a' * 13)}]", "too-many"),
        (f"hierarchy: [{{text: a, items: [{', '.join(f'b{n}' for n in range(40))}]}}]", "too-many"),
        ("process: seul", "wrong-kind"),
        ("process:\n  - a:\n      - b\n  - c", "diagram-levels"),
        ("hierarchy:\n  - a:\n    - b:\n      - c:\n        - d:\n          - e", "diagram-levels"),
        ("process: [{text: a, when: 1901}, b]", "wrong-field"),
        ("process: {items: [a, b], center: c}", "wrong-field"),
        ("matrix: {cells: [[a, b], [c]]}", "matrix-cells"),
        ("matrix: {cells: [[a, b]]}", "matrix-cells"),
        ("matrix: {cells: [[a, b], [c, d]], x: [un]}", "matrix-cells"),
        ("matrix: {cells: [a, b]}", "wrong-kind"),
        ("matrix: {cells: [[a, {text: b, only: [soir]}], [c, d]]}", "wrong-field"),
        ("venn: {sets: [a, b, c]}", "too-many"),
        ("venn: {both: a}", "missing-key"),
        ("process: [{text: a, detial: b}, c]", "unknown-key"),
    ],
)
def test_what_is_wrong_is_said_once_at_its_place(text: str, code: str) -> None:
    found = errors(text)
    assert [one.code for one in found] == [code]
    assert found[0].span
    assert found[0].span.line >= 4
