"""What a course says of single blocks -> BlockChange, by their addresses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.course.model import BlockChange, Move
from generator.deck.course_schema import BLOCK_CHANGE, BLOCKS_BY_ID
from generator.deck.items import ItemReader
from generator.deck.model import Content
from generator.deck.read.body import BLOCK_NAMES, BodyReader
from generator.deck.steps import step_of
from generator.deck.tree import Mapping, Node, Sequence
from generator.deck.values import Fields, Values

_BESIDE = ("before", "after", "drop", "move")


class BlockChanges(Struct, frozen=True):
    """Reads the changes of the blocks of one slide. ``prefix`` is what derived addresses and ids of new blocks begin
    with, ``move`` reads where one goes."""

    values: Values
    items: ItemReader
    prefix: str
    move: Callable[[Fields], Move | None]

    def read(self, node: Mapping) -> dict[str, BlockChange]:
        found = {}
        for name, (_, at, value) in self.values.fields(node, BLOCKS_BY_ID).items():
            if isinstance(value, Mapping) and not value.parent:
                fields = self.values.fields(value, BLOCK_CHANGE)
                found[name] = self._change(name, fields, BlockChange(self.values.span(at)))
            else:
                self.values.wrong_kind(value, f"`{name[:80]}`", "keys such as `drop:`, `after:` or a kind")
        return found

    def _change(self, name: str, fields: Fields, nothing: BlockChange) -> BlockChange:
        prefix = f"{self.prefix}-{name}"
        beside = {}
        for side in ("before", "after"):
            if side in fields:
                body: Fields = {"body": fields[side]}
                beside[side] = self._reader().under(body, f"{prefix}-{side}", prefix=f"{prefix}-{side}-")
        drop = False
        if "drop" in fields:
            key, _, node = fields["drop"]
            drop = self.values.boolean(node, key, False) or False
        said = {key: field for key, field in fields.items() if key not in _BESIDE}
        kinds = not BLOCK_NAMES.isdisjoint(said)
        return replace(
            nothing,
            drop=drop,
            move=self.move(fields),
            content=self._content(said, prefix) if kinds else None,
            values={} if kinds else self._values(said),
            before=beside.get("before", {}),
            after=beside.get("after", {}),
        )

    def _reader(self) -> BodyReader:
        return BodyReader(self.values, self.items)

    def _content(self, said: Fields, prefix: str) -> Content | None:
        """The block that these keys are, as in a body."""
        pairs: list[tuple[Any, Node]] = [(replace(at, text=name), value) for name, (_, at, value) in said.items()]
        first = pairs[0][0]
        block = Mapping(pairs, first.line, first.column)
        listed: Fields = {"body": (next(iter(said.values()))[0], first, Sequence([block], first.line, first.column))}
        return next(iter(self._reader().under(listed, prefix, prefix=f"{prefix}-").values()), None)

    def _values(self, said: Fields) -> dict[str, Any]:
        """The caption, the source and the like of a block that stays."""
        reader = self._reader()
        found: dict[str, Any] = {name: reader.text(said, name) for name in ("caption", "source", "by") if name in said}
        if "marker" in said or "numbered" in said:
            found["marker"] = reader.marker(said)
        found["step"] = step_of(self.values, said)
        if "start" in said:
            key, _, node = said["start"]
            found["start"] = self.values.integer(node, key)
        return {name: value for name, value in found.items() if value is not None}
