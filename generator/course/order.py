"""Where things stand after some were moved and others put beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar


class _Named(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Named)


@dataclass(frozen=True, slots=True)
class Beside(Generic[T]):
    """What stands before and after which id; in each list in the order in which it is read."""

    before: Mapping[str, list[T]] = field(default_factory=dict)
    after: Mapping[str, list[T]] = field(default_factory=dict)

    def around(self, one: T) -> Iterator[T]:
        """``one`` with all that stands beside it, and beside that."""
        for other in self.before.get(one.id, ()):
            yield from self.around(other)
        yield one
        for other in self.after.get(one.id, ()):
            yield from self.around(other)

    def all(self, these: Sequence[T]) -> Iterator[T]:
        for one in these:
            yield from self.around(one)


def circle(moves: Mapping[str, str]) -> set[str]:
    """The ids whose targets, followed from one to the next (id -> target), lead back to themselves."""
    found: set[str] = set()
    for start in moves:
        seen = [start]
        while (target := moves.get(seen[-1])) is not None and target not in seen:
            seen.append(target)
        if target == start:
            found.add(start)
    return found
