"""What happens while courses are applied: problems, and an account of everything that changed."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct, field

from generator.deck.problems import Problems
from generator.deck.schema import nearest
from generator.deck.texts import DECK_TEXTS
from generator.errors import Diagnostic, error
from generator.patterns import pattern
from generator.spans import Span

_POSITION = pattern(r"slide-([0-9]{1,5})")
"""An id of a slide that says nothing."""


class Deed(StrEnum):
    """What was done to a part of the deck."""

    DROPPED = "dropped"
    REPLACED = "replaced"
    ADDED = "added"
    MOVED = "moved"


class Action(Struct, frozen=True):
    """One change. ``address`` is a slide's id, or ``slide/part``: an item's id or a field's name."""

    deed: Deed
    address: str
    why: str
    """The course's name, or ``audience``, ``length``, ``empty``."""


def slide_address(name: str) -> str:
    """What records call a slide as a whole: as its id, unless that is what they call a text of the deck."""
    return f"{name}/" if name in DECK_TEXTS else name


class Account(Struct):
    """Grows while courses are applied."""

    _problems: Problems = field(default_factory=Problems)
    actions: list[Action] = field(default_factory=list)
    replaced: dict[str, dict[str, tuple[str, Span]]] = field(default_factory=dict)
    """By course and address: what stood there before the course changed it, and where the course says so."""

    referred: dict[str, dict[str, tuple[str, Span]]] = field(default_factory=dict)
    """The same for what a course names without replacing or dropping it."""
    moved: Callable[[str], str | None] = field(default=lambda address: None)
    """Where that which the course once found at an address now stands, in what it starts from."""

    @property
    def problems(self) -> list[Diagnostic]:
        return self._problems.found

    @property
    def crowded(self) -> bool:
        """True when no further error is kept: there is no need to look for one that costs time."""
        return self._problems.crowded

    def note(self, problem: Diagnostic) -> None:
        self._problems.note(problem)

    def tell(self, deed: Deed, address: str, why: str) -> None:
        self.actions.append(Action(deed, address, why))

    def replace(self, course: str, address: str, before: str, span: Span) -> None:
        """What a course replaces, drops or moves: where the base changes it, the course may not fit any more."""
        self.replaced.setdefault(course, {})[address] = (before, span)

    def refer(self, course: str, address: str, before: str, span: Span) -> None:
        """What a course names otherwise: where something else has that name now, it means another thing."""
        self.referred.setdefault(course, {}).setdefault(address, (before, span))

    def unknown(self, what: str, name: str, known: list[str], span: Span, address: str) -> None:
        """An ``address`` that names nothing; ``name`` is what there is none of."""
        if self.crowded:
            return  # the search for near names costs more than all the rest
        near = nearest(name, known)
        shown = ", ".join(known[:30]) + (", …" if len(known) > 30 else "")
        hint = "Did you mean {near}?" if near else "There are: {known}." if known else "There are none."
        if (place := _POSITION.fullmatch(name)) and len(known) >= int(place[1]) > 0 and "/" not in address:
            near = known[int(place[1]) - 1]
            hint = "Slides are called after their first words: the one at that place is {near}."
        moved = self.moved(address)
        if moved is not None:
            slide = what.startswith("slide") and "/" not in address
            hint = "That slide is now `{moved}`." if slide else "What was recorded for it is now at `{moved}`."
        self.note(error("unknown-address", "There is no {what} {name}", span, hint,
                        what=what, name=name[:80], near=near, known=shown, moved=moved))  # fmt: skip
