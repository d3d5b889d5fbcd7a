"""``step`` and ``steps`` of slides, blocks and items: when something appears."""

from __future__ import annotations

from typing import Final

from generator.deck.model.steps import ChartSteps, Step, StepMode, Transition
from generator.deck.values import Fields, Values
from generator.patterns import pattern

MOST_CLICKS: Final = 999
_CLICKS: Final = pattern(r"\s*(\d{1,4})\s*(?:[-–]\s*(\d{1,4})\s*)?")


def step_of(values: Values, fields: Fields) -> Step | None:
    """What ``step`` of a block, an item or another part says: ``2``, or ``2-3``."""
    if "step" not in fields:
        return None
    key, _, node = fields["step"]
    word = values.word(node, "`step`")
    if word is None:
        return None
    found = _CLICKS.fullmatch(word)
    first = int(found[1]) if found else 0
    until = int(found[2]) if found and found[2] else None
    if not 1 <= first <= MOST_CLICKS or (until is not None and not first <= until <= MOST_CLICKS):
        values.wrong_value(node, key, word, "a click from 1 on, or two such as 2-3")
        return None
    return Step(first, until)


def step_mode(values: Values, fields: Fields) -> StepMode | None:
    """What ``steps`` of a slide, a deck or a course says."""
    word = values.choice(fields["steps"][2], fields["steps"][0]) if "steps" in fields else None
    return StepMode(word) if word else None


def transition(values: Values, fields: Fields) -> Transition | None:
    word = values.choice(fields["transition"][2], fields["transition"][0]) if "transition" in fields else None
    return Transition(word) if word else None


def chart_steps(values: Values, fields: Fields) -> ChartSteps | None:
    word = values.choice(fields["steps"][2], fields["steps"][0]) if "steps" in fields else None
    return ChartSteps(word) if word else None


def one_by_one(values: Values, fields: Fields) -> bool:
    """Whether the ``steps`` of a table or a diagram are its rows or items."""
    word = values.choice(fields["steps"][2], fields["steps"][0]) if "steps" in fields else None
    return word is not None and word != StepMode.NONE
