"""The blocks of one slide as a course changes them, by their addresses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.course.account import Account, Deed
from generator.course.alone import alone
from generator.course.lists import blocks_of, columns_of
from generator.course.model import BlockChange, SlideChange
from generator.course.order import Beside, circle
from generator.course.wording import wording
from generator.deck.model import EVERYBODY, Block, Callout, Columns, Content, Items, Options, Quote, Slide, Text
from generator.deck.model.walk import Body, bodies_in, with_bodies
from generator.errors import error
from generator.spans import Span


def change_blocks(slide: Slide, change: SlideChange, dropped: Mapping[str, Span], course: str, told: Account) -> Slide:
    """The slide with its blocks left out, replaced, moved, and with others before and after them; or with another
    body. ``dropped`` are blocks and columns that the course leaves out elsewhere in its file."""
    work = _BlockWork(slide, change, dropped, course, told)
    if change.body is not None:
        return work.with_other_body(change.body)
    return work.changed() if work.changes else slide


def with_options_of(old: Content | None, new: Content) -> Content:
    """A block with what the one in whose place it stands has besides its content, where it says nothing itself: above
    all, for whom it is."""
    if not isinstance(old, Options) or not isinstance(new, Options):
        return new
    shown_to = old.audience if new.audience == EVERYBODY else new.audience
    return replace(
        new,
        audience=shown_to,
        caption=new.caption or old.caption,
        source=new.source or old.source,
        step=new.step or old.step,
    )


class _Placed(Struct, frozen=True):
    id: str
    content: Content


class _BlockWork:
    def __init__(
        self, slide: Slide, change: SlideChange, dropped: Mapping[str, Span], course: str, told: Account
    ) -> None:
        self.slide, self.course, self.told = slide, course, told
        self.changes = dict(change.blocks)
        for name, span in dropped.items():
            old = self.changes.get(name)
            self.changes[name] = replace(old, drop=True) if old else BlockChange(span, drop=True)
        self.place = change.places.get("body", change.span)
        self.blocks = dict(blocks_of(slide))
        self.columns = {column.id: column for column in columns_of(slide)}
        self.moves = {name: one.move for name, one in self.changes.items() if one.move and name in self.blocks}
        self.beside: Beside[_Placed] = Beside()
        self.seen: set[str] = set()
        """The addresses whose changes were made."""

    def with_other_body(self, body: Mapping[str, Content]) -> Slide:
        for name, content in self.slide.body.items():
            self.told.replace(self.course, self._address(name), wording(content), self.place)
            self._tell(Deed.DROPPED, name)
        for name in body:
            self._tell(Deed.ADDED, name)
        return self._with({**self.slide.texts, **body})

    def changed(self) -> Slide:
        self._check()
        self._put_beside()
        fields = dict(self._arranged(self.slide.fields))
        self._check_lost()
        return self._with(fields)

    def _with(self, fields: dict[str, Content]) -> Slide:
        old = self.slide.fields
        same = fields.keys() == old.keys() and _widths(fields) == _widths(old)  # a layout is named for what is there
        return replace(self.slide, fields=fields, layout=self.slide.layout if same else None)

    # --- addresses ---------------------------------------------------------------------------------------------------

    def _check(self) -> None:
        """Notes every address that names nothing and every move that cannot be."""
        known = [*self.blocks, *self.columns]
        for name, change in self.changes.items():
            if name not in known:
                self._unknown(name, known, change.span)
            elif name not in self.blocks and not _only_drops(change):
                self.told.note(error("wrong-field", "`{name}` is {what}, which can only be left out here", change.span,
                                     "Change the blocks in it; its head is changed under `items:`.",
                                     name=name, what="a column"))  # fmt: skip
        for name, move in list(self.moves.items()):
            if move.target and move.target not in self.blocks:
                self._unknown(move.target, list(self.blocks), move.span)
                del self.moves[name]
        holders = dict(self._holders(self.slide.fields, ""))
        targets = {name: holders[move.target] for name, move in self.moves.items() if move.target}
        for name in circle({name: holder for name, holder in targets.items() if holder}):
            self.told.note(error("move-circle", "{name} cannot stand beside {target}, which moves with it",
                                 self.moves[name].span, "Move one of the two only.",
                                 name=name, target=self.moves[name].target))  # fmt: skip
            del self.moves[name]

    def _holders(self, body: Body, holder: str) -> Iterator[tuple[str, str]]:
        """Each address with that of the innermost block which moves and takes it along; empty: it stays."""
        for name, content in body.items():
            own = name if name in self.moves else holder
            yield name, own
            for held in bodies_in(content):
                yield from self._holders(held, own)

    def _unknown(self, name: str, known: list[str], span: Span) -> None:
        self.told.unknown(f"block on slide {self.slide.id} with the id", name, known, span, self._address(name))

    def _check_lost(self) -> None:
        """Notes what the course changes in something that it leaves out or replaces: it would vanish."""
        within = {inner: name for name, block in self.blocks.items() for inner in _addresses_within(block)}
        for name, change in self.changes.items():
            if name not in self.blocks or name in self.seen or _only_drops(change):
                continue
            holder = name
            while holder in within and holder not in self.seen:
                holder = within[holder]
            self._vanishes(name, holder, change.span)

    def _vanishes(self, what: str, name: str, span: Span) -> None:
        self.told.note(error("wrong-field", "{what} would vanish with `{name}`, which is left out", span,
                             "Put it where something stays, or delete it.", what=f"`{what}`", name=name))  # fmt: skip

    # --- places ------------------------------------------------------------------------------------------------------

    def _put_beside(self) -> None:
        """Finds out what goes beside what."""
        before: dict[str, list[_Placed]] = {}
        after: dict[str, list[_Placed]] = {}
        new: set[int] = set()
        for name, change in self.changes.items():
            for these, places in ((change.before, before), (change.after, after)):
                added = [_Placed(address, content) for address, content in these.items()]
                places.setdefault(name, []).extend(added)
                new.update(map(id, added))
        for name in self.blocks:  # in the order in which they are read, whatever that of the course
            move = self.moves.get(name)
            if move and move.target:
                places = before if move.to == "before" else after
                places.setdefault(move.target, []).append(_Placed(name, self.blocks[name]))
        self.beside = Beside(before, after, new)

    def _arranged(self, body: Body, where: str = "") -> Iterator[tuple[str, Content]]:
        """The blocks of a body, each at its place; ``where``: what holds them, ``column`` or ``box``."""
        stay: dict[str, list[_Placed]] = {"first": [], "": [], "last": []}
        texts = []
        for name, content in body.items():
            move = self.moves.get(name)
            if isinstance(content, Text) and not stay[""] and not where:
                texts.append((name, content))
            elif move is None or not move.target:
                stay[move.to if move else ""].append(_Placed(name, content))
        yield from texts
        for placed in self.beside.all([*stay["first"], *stay[""], *stay["last"]]):
            if id(placed) in self.beside.new:
                self._tell(Deed.ADDED, placed.id)
                if not self._is_taken(placed) and self._fits(placed.id, placed.content, where):
                    yield placed.id, placed.content
            elif isinstance(placed.content, Text):
                yield placed.id, placed.content
            else:
                yield from self._one(placed.id, placed.content, where)

    def _is_taken(self, placed: _Placed) -> bool:
        """Whether a block that stays has the id of a new one, which is noted."""
        change = self.changes.get(placed.id)
        if placed.id not in self.blocks or (change and change.drop):
            return False
        self.told.note(error("duplicate-id", "The id {id} is taken: a block of the slide `{slide}` has it",
                             placed.content.span, "Give the new block another `id:`.",
                             id=placed.id, slide=self.slide.id))  # fmt: skip
        return True

    def _fits(self, name: str, content: Content, where: str) -> bool:
        is_box = isinstance(content, Callout) and content.kind != "statement"
        if not where or not (isinstance(content, Columns) or (is_box and where == "box")):
            return True
        what = content.kind if isinstance(content, Callout) else "columns"
        change = self.changes.get(name)
        self.told.note(error("nested-block", "`{name}` cannot stand in a {where}",
                             change.span if change else content.span,
                             "Put it on the slide itself, before or after.", name=what, where=where))  # fmt: skip
        return False

    # --- blocks ------------------------------------------------------------------------------------------------------

    def _one(self, name: str, block: Block, where: str) -> Iterator[tuple[str, Content]]:
        """A block of the deck with its changes; nothing if it is left out."""
        change = self.changes.get(name)
        if change is None:
            yield from self._within(name, block)
            return
        self.seen.add(name)
        record = self.told.replace if change.drop or change.content is not None or change.move else self.told.refer
        record(self.course, self._address(name), wording(block), change.span)
        if change.drop:
            self._tell(Deed.DROPPED, name)
            if change.content is not None or change.values:
                self._vanishes(f"{name}/{next(iter(change.values), 'replaced')}", name, change.span)
            return
        if name in self.moves:
            self._tell(Deed.MOVED, name)
            if not self._fits(name, block, where):
                return
        if change.content is not None:
            self._tell(Deed.REPLACED, name)
            if self._fits(name, change.content, where):
                yield name, with_options_of(block, change.content)
            return
        yield from self._within(name, self._with_values(name, block, change))

    def _within(self, name: str, block: Block) -> Iterator[tuple[str, Content]]:
        """A block that stays, with the changes of what it holds; nothing if nothing is left in it."""
        if not isinstance(block, Columns):
            left = with_bodies(block, lambda body: dict(self._arranged(body, "box")))
            if isinstance(block, Callout) and isinstance(left, Callout) and block.body and not left.body:
                self._tell(Deed.DROPPED, name)
            else:
                yield name, left
            return
        columns = []
        for column in block.columns:
            change = self.changes.get(column.id) if column.id not in self.blocks else None
            if change and change.drop:
                self.seen.add(column.id)
                self.told.replace(self.course, self._address(column.id), wording(Columns((column,), column.span)),
                                  change.span)  # fmt: skip
                self._tell(Deed.DROPPED, column.id)
            else:
                columns.append(replace(column, body=dict(self._arranged(column.body, "column"))))
        if len(columns) == 1 < len(block.columns):
            yield from alone(columns[0], self.slide.fields).items()
        elif columns:
            yield name, replace(block, columns=tuple(columns))

    def _with_values(self, name: str, block: Block, change: BlockChange) -> Block:
        """A block that stays, with another caption, source or marker."""
        values = change.values
        needed: dict[str, type[Any]] = {"by": Quote, "marker": Items, "start": Items}
        for key in values:
            needs = needed.get(key, Options)
            if not isinstance(block, needs):
                self.told.note(error("wrong-field", "The block `{name}` has no `{key}`", change.span,
                                     "Write its kind as well to replace it.", name=name, key=key))  # fmt: skip
                return block
            self._tell(Deed.REPLACED, f"{name}-{key}")
            before = getattr(block, key)
            said = wording(before) if isinstance(before, Text) else str(before or "")
            self.told.replace(self.course, self._address(f"{name}-{key}"), said, change.span)
        return replace(block, **values) if values else block

    # --- account -----------------------------------------------------------------------------------------------------

    def _tell(self, deed: Deed, name: str) -> None:
        self.told.tell(deed, self._address(name), self.course)

    def _address(self, name: str) -> str:
        return f"{self.slide.id}/{name}"


def _addresses_within(block: Block) -> Iterator[str]:
    """Of the blocks that a block holds itself."""
    for body in bodies_in(block):
        yield from body


def _widths(fields: Body) -> list[int]:
    return [len(one.columns) for one in fields.values() if isinstance(one, Columns)]


def _only_drops(change: BlockChange) -> bool:
    return replace(change, drop=False) == BlockChange(change.span)
