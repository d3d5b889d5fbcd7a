"""What tells works apart whose citations would be the same: more names, given names, letters after the year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from string import ascii_lowercase

from msgspec.structs import replace

from generator.csl.context import ItemState
from generator.csl.model import Item, Person
from generator.csl.xml import Node

Bare = Callable[[Item, ItemState], tuple[str, str]]
"""The citation of a work in a state, and whom it names."""
States = dict[str, ItemState]
MOST_NAMES = 20
"""Shown to tell works apart."""


def told_apart(items: Sequence[Item], states: Mapping[str, ItemState], citation: Node, bare: Bare) -> States:
    """The states of the works, in the order in which they are listed."""
    found = dict(states)
    rule = citation.get("givenname-disambiguation-rule", "by-cite")
    wants_given = citation.get("disambiguate-add-givenname") == "true"
    if wants_given and rule != "by-cite":
        _tell_people_apart(items, found, rule)
    for group in _alike(items, found, bare):
        if citation.get("disambiguate-add-names") == "true":
            _add_names(group, found, bare)
        if wants_given and rule == "by-cite":
            _add_given(group, found, bare)
    for group in _alike(items, found, bare):
        for item in group:
            found[item.id] = replace(found[item.id], told_apart=True)
    if citation.get("disambiguate-add-year-suffix") == "true":
        for group in _alike(items, found, bare):
            for at, item in enumerate(group):
                found[item.id] = replace(found[item.id], suffix=_letters(at))
    return found


def _alike(items: Iterable[Item], states: States, bare: Bare) -> list[list[Item]]:
    """The works whose citations are the same, by those."""
    groups: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        groups[bare(item, states[item.id])[0]].append(item)
    return [group for text, group in groups.items() if len(group) > 1 and text]


def _add_names(group: list[Item], states: States, bare: Bare) -> None:
    """So many names that as many works as possible differ; none where that does not help."""
    most = min(MOST_NAMES, max((len(names) for item in group for names in item.names.values()), default=0))
    base = {item.id: states[item.id] for item in group}
    left = list(group)
    for count in range(2, most + 1):
        tried = {item.id: replace(base[item.id], names=count) for item in left}
        texts: dict[str, list[Item]] = defaultdict(list)
        for item in left:
            texts[bare(item, tried[item.id])[0]].append(item)
        if len(texts) == 1:
            continue
        for same in texts.values():
            for item in same:
                states[item.id] = tried[item.id]
            if len(same) == 1:
                left.remove(same[0])
        if len(left) < 2:
            break


def _add_given(group: list[Item], states: States, bare: Bare) -> None:
    for level in (1, 2):
        texts: dict[str, list[Item]] = defaultdict(list)
        for item in group:
            texts[bare(item, states[item.id])[0]].append(item)
        for same in texts.values():
            if len(same) < 2:
                continue
            tried = {}
            for item in same:
                given = {person: level for names in item.names.values() for person in names}
                tried[item.id] = replace(states[item.id], given=given)
            made = {bare(item, state)[0] for item, state in zip(same, tried.values(), strict=True)}
            if len(made) > 1:
                states |= tried


def _tell_people_apart(items: Sequence[Item], states: States, rule: str) -> None:
    """People who would be called the same are called by more of their names, wherever they are cited."""
    primary, initials = rule.startswith("primary"), rule.endswith("-with-initials")
    people: dict[str, set[Person]] = defaultdict(set)
    cited: dict[str, list[Person]] = {}
    for item in items:
        names = next((item.names[role] for role in ("author", "editor", "director", "translator")
                      if item.names.get(role)), ())  # fmt: skip
        cited[item.id] = list(names[:1] if primary else names)
        for person in cited[item.id]:
            people[f"{person.particle} {person.family}".casefold()].add(person)
    levels: dict[Person, int] = {}
    for same in people.values():
        if len(same) < 2:
            continue
        for person in same:
            others = [other for other in same if other.given != person.given]  # whom given names tell apart
            if others and all(_initials(person) != _initials(other) for other in others):
                levels[person] = 1
            elif others and not initials:
                levels[person] = 2
    for item in items:
        given = {person: levels[person] for person in cited[item.id] if person in levels}
        if given:
            states[item.id] = replace(states[item.id], given=given)


def _initials(person: Person) -> str:
    return "".join(part[:1] for part in person.given.replace("-", " ").split()).casefold()


def _letters(at: int) -> str:
    """``a``, …, ``z``, ``aa``."""
    made = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        made = ascii_lowercase[rest] + made
    return made
