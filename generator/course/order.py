"""Where things stand after some were moved and others put beside them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

from msgspec import Struct, field


class _Named(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Named)


class Beside(Struct, Generic[T], frozen=True):
    """What stands before and after which id; in each list in the order in which it is read."""

    before: Mapping[str, list[T]] = field(default_factory=dict)
    after: Mapping[str, list[T]] = field(default_factory=dict)
    new: Collection[int] = ()
    """The ``id()`` of those that are new. Nothing stands beside them, even if one has the id of another that goes."""

    def all(self, these: Sequence[T]) -> Iterator[T]:
        """Each of ``these`` with all that stands beside it, and beside that."""
        waiting: list[tuple[T, bool]] = [(one, False) for one in reversed(these)]
        while waiting:  # no recursion: a course may put a thousand slides behind one another
            one, ready = waiting.pop()
            if ready or id(one) in self.new:
                yield one
                continue
            waiting += [(other, False) for other in reversed(self.after.get(one.id, []))]
            waiting.append((one, True))
            waiting += [(other, False) for other in reversed(self.before.get(one.id, []))]


def circle(moves: Mapping[str, str]) -> set[str]:
    """The ids whose targets, followed from one to the next (id -> target), lead back to themselves."""
    found: set[str] = set()
    done: set[str] = set()
    for start in moves:
        way: dict[str, int] = {}
        name: str | None = start
        while name is not None and name not in done and name not in way:
            way[name] = len(way)
            name = moves.get(name)
        if name in way:
            found.update(list(way)[way[name] :])
        done.update(way)
    return found
