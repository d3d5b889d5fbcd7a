"""Text as XML: escaping, namespaces and relationships, as strings (trees would cost ten times as much)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.patterns import pattern

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES: Final = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:r="{OFFICE}" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)

# What XML 1.0, production 2 (Char) leaves out, and the carriage return, which would be read back as a line feed.
# (Written the other way round, with all that is allowed, this takes 5 ms to compile.)
_IMPOSSIBLE: Final = pattern("[\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def escape(text: str) -> str:
    """``text`` as XML character data. Raises ValueError for a character that no XML file can hold."""
    if not text.isprintable() and (found := _IMPOSSIBLE.search(text)):
        place = text[max(0, found.start() - 20) : found.start()]
        raise ValueError(
            f"scene: U+{ord(found[0]):04X} after {place!r} cannot be written to XML; layout must remove it"
        )
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


def attribute(text: str) -> str:
    """``text`` for use between double quotes; line breaks and tabs survive."""
    return escape(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def element(name: str, attributes: str, content: str = "") -> str:
    """An element from the text of its attributes (each with a space before it) and of its content."""
    return f"<{name}{attributes}>{content}</{name}>" if content else f"<{name}{attributes}/>"


class Relations:
    """The relationships of one part, in the order of their first use: rId1, rId2, ..."""

    __slots__ = ("_ids",)

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str, bool], str] = {}

    def add(self, kind: str, target: str, *, external: bool = False) -> str:
        """The id of the relationship to ``target`` (relative to the part's folder); asking twice gives the same one."""
        key = (kind, target, external)
        if key not in self._ids:
            self._ids[key] = f"rId{len(self._ids) + 1}"
        return self._ids[key]

    def copy(self) -> Relations:
        """One to which more are added, and this has none of them."""
        made = Relations()
        made._ids.update(self._ids)
        return made

    def __iter__(self) -> Iterator[tuple[str, str, bool]]:
        """Kind, target and whether it lies outside the package."""
        return iter(self._ids)

    def xml(self) -> str:
        items = "".join(
            f'<Relationship Id="{id_}" Type="{_type(kind)}" Target="{attribute(target)}"'
            + (' TargetMode="External"/>' if external else "/>")
            for (kind, target, external), id_ in self._ids.items()
        )
        return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


def _type(kind: str) -> str:
    return kind if ":" in kind else f"{OFFICE}/{kind}"
