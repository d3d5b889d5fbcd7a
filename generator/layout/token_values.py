"""What a theme's tokens may be: of which kind, from where to where, from which list. Whatever is wrong is noted at its
place, with the nearest right thing, and reading goes on."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import Final, TypeVar

from generator.errors import MAX_PROBLEMS, Diagnostic, error
from generator.names import unknown_name
from generator.patterns import pattern
from generator.spans import Span
from generator.tokens import Listed, Named, Scalar, Token

E = TypeVar("E", bound=StrEnum)
_NUMBER: Final = pattern(r"-?[0-9]{1,6}(?:\.[0-9]{1,6})?")
_NAME: Final = pattern(r"[A-Za-z][A-Za-z0-9_-]{0,59}")
_TRUE, _FALSE = frozenset({"true", "yes", "on"}), frozenset({"false", "no", "off"})
_KINDS: Final = {Scalar: "a text", Listed: "a list", Named: "a mapping"}


class TokenValues:
    """Reads the values of the theme ``name``; ``problems`` grows as it reads. Each value has the path of its name,
    ``styles.body.sizes``."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.problems: list[Diagnostic] = []
        self._instead: list[Named] = []
        """What stands for parts that are wrong as a whole."""

    def note(self, problem: str, place: Span) -> None:
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(
                error("theme-token", "In the theme {name}, {problem}", place, name=self._name, problem=problem)
            )

    def wrong(self, token: Token, path: str, wanted: str) -> None:
        found = repr(token.text[:60]) if isinstance(token, Scalar) else _KINDS[type(token)]
        self.note(f"`{path}` is {wanted}, not {found}", token.span)

    # What has parts

    def mapping(self, inside: Named, name: str, path: str = "") -> Named:
        """The mapping that is called so; an empty one if it is missing, which is noted, or something else."""
        token = self.part(inside, name, path)
        if isinstance(token, Named):
            return token
        if token is not None:
            self.wrong(token, _below(path, name), "a mapping")
        return self.nothing(inside.span)

    def nothing(self, span: Span) -> Named:
        """A mapping of which nobody says what it lacks."""
        self._instead.append(Named({}, {}, span))
        return self._instead[-1]

    def lacks(self, inside: Named, names: Collection[str], path: str = "") -> bool:
        """Whether some names are missing in a mapping, which is noted."""
        missing = [name for name in names if name not in inside.tokens]
        if missing and not any(inside is one for one in self._instead):
            where = f"`{path}` lacks" if path else "it lacks"
            self.note(f"it is not complete: {where} {', '.join(missing)}", inside.span)
        return bool(missing)

    def listed(self, inside: Named, name: str, path: str, least: int, most: int) -> tuple[Token, ...]:
        token = self.part(inside, name, path)
        if token is None:
            return ()
        if not isinstance(token, Listed) or not least <= len(token.members) <= most:
            wanted = f"a list of {least}" if least == most else f"a list of {least} to {most}"
            self.wrong(token, _below(path, name), wanted)
            return ()
        return token.members

    def part(self, inside: Named, name: str, path: str = "") -> Token | None:
        return None if self.lacks(inside, (name,), path) else inside.tokens[name]

    def known_names(self, inside: Named, known: Collection[str], path: str = "", what: str = "token") -> None:
        """Notes the names that mean nothing."""
        for name, place in inside.places.items():
            if known and name not in known:
                where = f"`{path}`: " if path else ""
                self.note(f"{where}{unknown_name(what, name[:80], known)}", place)

    def fit_names(self, inside: Named, path: str) -> Iterator[tuple[str, Token]]:
        """The parts of a mapping whose names the author makes."""
        for name, token in inside.tokens.items():
            if _NAME.fullmatch(name):
                yield name, token
            else:
                self.note(f"`{path}`: {name[:60]!r} is no name; it has letters, digits and _", inside.places[name])

    # What has none

    def text(self, token: Token | None, path: str, most: int) -> str:
        if token is None:
            return ""
        if not isinstance(token, Scalar) or not 0 < len(token.text.strip()) <= most or not token.text.isprintable():
            self.wrong(token, path, f"a text of at most {most} characters")
            return ""
        return token.text.strip()

    def number(self, token: Token | None, path: str, least: float, most: float) -> float:
        """An int where it is written as one."""
        if token is None:
            return least
        if isinstance(token, Scalar) and _NUMBER.fullmatch(token.text):
            found = float(token.text) if "." in token.text else int(token.text)
            if least <= found <= most:
                return found
        self.wrong(token, path, f"a number from {least:g} to {most:g}")
        return least

    def whole(self, token: Token, path: str, least: int, most: int) -> int:
        found = self.number(token, path, least, most)
        if isinstance(found, float):
            self.wrong(token, path, f"a whole number from {least} to {most}")
        return int(found)

    def boolean(self, token: Token | None, path: str) -> bool:
        if token is None:
            return False
        word = token.text.lower() if isinstance(token, Scalar) else ""
        if word not in _TRUE | _FALSE:
            self.wrong(token, path, "`true` or `false`")
        return word in _TRUE

    def choice(self, token: Token | None, path: str, known: Collection[str], what: str = "value") -> str:
        """One of the known words; any of them if it is none, which is noted."""
        if not known:
            return ""  # what is wrong with them is said at their place
        if isinstance(token, Scalar) and token.text in known:
            return token.text
        if isinstance(token, Scalar):
            self.note(f"`{path}`: {unknown_name(what, token.text[:80], known)}", token.span)
        elif token is not None:
            self.wrong(token, path, f"the name of a {what}")
        return next(iter(known), "")

    def member(self, token: Token | None, path: str, kind: type[E]) -> E:
        return kind(self.choice(token, path, [str(one) for one in kind]))


def _below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
