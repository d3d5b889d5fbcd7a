"""Whether the values of a rule are of the kinds that its fields are declared with: YAML gives what somebody typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from generator.layout.rule import Rule

_KINDS: Final[dict[str, tuple[str, Callable[[object], bool]]]] = {
    "str": ("a text", lambda value: isinstance(value, str)),
    "str | None": ("a text", lambda value: value is None or isinstance(value, str)),
    "int": ("a whole number", lambda value: isinstance(value, int) and not isinstance(value, bool)),
    "bool": ("true or false", lambda value: isinstance(value, bool)),
    "tuple[str, ...]": (
        "a list of texts",
        lambda value: isinstance(value, tuple) and all(isinstance(one, str) for one in value),
    ),
}


def require_kinds(rule: Rule) -> None:
    """Raises ValueError, which names the box and the key."""
    _require(rule, "the rule")
    for region in rule.regions:
        _require(region, f"the box {region.name!r}")
        if placeholder := getattr(region, "placeholder", None):
            _require(placeholder, f"the placeholder of the box {region.name!r}")


def _require(made: object, where: str) -> None:
    for name, annotation in type(made).__annotations__.items():
        wanted, fits = _KINDS.get(str(annotation), ("", _anything))
        value = getattr(made, name)
        if not fits(value):
            raise ValueError(f"in {where}, `{name}` is {wanted}, not {value!r}"[:200])


def _anything(value: object) -> bool:
    del value
    return True
