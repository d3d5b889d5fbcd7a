"""The items of one slide as a course changes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from generator.course.account import Account, Deed
from generator.course.lists import item_ids, lists_of, part_ids
from generator.course.model import ItemChange, SlideChange
from generator.course.order import Beside, circle
from generator.course.wording import item_lines, text_wording
from generator.deck.model import Block, Callout, Cards, Columns, Content, Item, Items, Slide, Text
from generator.deck.model.own_texts import own_texts, with_own_texts
from generator.deck.model.walk import with_lists
from generator.errors import error
from generator.spans import Span


def change_items(
    slide: Slide, change: SlideChange, dropped: Mapping[str, Span], course: str, told: Account
) -> dict[str, Content]:
    """The fields of a slide with its items changed; ``dropped`` are the items that the course leaves out elsewhere
    in its file."""
    work = _Work(slide, change, dropped, course, told)
    work.check()
    fields = {name: work.first(name, content) for name, content in slide.fields.items()}
    work.place()
    changed = {name: work.second(content) for name, content in fields.items()}
    work.check_lost()
    return changed


class _Work:
    """Two passes over the lists: texts and children, taking out what moves; then putting everything in its place."""

    def __init__(
        self, slide: Slide, change: SlideChange, dropped: Mapping[str, Span], course: str, told: Account
    ) -> None:
        self.slide, self.course, self.told = slide, course, told
        self.changes = change.items
        self.kept = None if change.keep is None else {name for name, _ in change.keep}
        self.order = part_ids(slide)
        self.known = frozenset(self.order)
        self.named = [(name, one.span) for name, one in change.items.items()] + list(dropped.items())
        self.named += change.keep or ()
        targets = [one.move for one in change.items.values() if one.move]
        self.referred = {**{one.target: one.span for one in targets}, **dict(self.named)}
        self.drops = {name: one.span for name, one in change.items.items() if one.drop} | dict(dropped)
        self.moves = {name: one.move for name, one in change.items.items() if one.move}
        self.moved: dict[str, Item] = {}
        self.new: set[int] = set()
        """The ``id()`` of each item that the course adds, which may have the id of one that goes."""
        self.vanished: set[int] = set()
        """The same of those that it was said of that they would go with another."""
        self.lost: list[tuple[str, Item]] = []
        """What stood below an item that is given other items: its id, and the old one."""
        self.beside: Beside[Item] = Beside()

    def check(self) -> None:
        """Notes every address that names nothing and every move that cannot be."""
        below = {
            one.id: {each.id for _, each in one.walk()}
            for listed in lists_of(self.slide)
            for top in listed.items
            for _, one in top.walk()
        }
        for name, span in self.named:
            if name not in self.known:
                self._unknown(name, span)
        heads = set(item_ids(self.slide)) - below.keys()
        notes = {note.id for note in self.slide.notes}
        for name in self.known - below.keys():
            if (change := self.changes.get(name)) and replace(change, text=None, drop=False) != ItemChange(change.span):
                hint = "Change the items below it: `{name}-i1:`." if name in heads else "Use `notes:` or `add_notes:`."
                what = "the head of a column" if name in heads else "a note" if name in notes else "a text of a block"
                self.told.note(error("wrong-field", "`{name}` is {what}, which has a text only", change.span, hint,
                                     name=name, what=what))  # fmt: skip
                self.moves.pop(name, None)
        movers = [name for name, move in self.moves.items() if move.target and name in below]
        for name in movers:
            if self.moves[name].target not in below:
                self._unknown(self.moves[name].target, self.moves[name].span)
                del self.moves[name]
        targets = {}
        holders = self._holders(frozenset(movers) & self.moves.keys())
        for name in movers:
            if name in self.moves and (holder := holders.get(self.moves[name].target)):
                targets[name] = holder
        for name in circle(targets):
            self.told.note(error("move-circle", "{name} cannot stand beside {target}, which moves with it",
                                 self.moves[name].span, "Move one of the two only.",
                                 name=name, target=self.moves[name].target))  # fmt: skip
            del self.moves[name]

    def _holders(self, movers: frozenset[str]) -> dict[str, str]:
        """By the id of an item, the innermost of ``movers`` that takes it along."""
        found: dict[str, str] = {}

        def walk(items: tuple[Item, ...], holder: str) -> None:
            for item in items:
                own = item.id if item.id in movers else holder
                if own:
                    found[item.id] = own
                walk(item.children, own)

        for listed in lists_of(self.slide):
            walk(listed.items, "")
        return found

    def _unknown(self, name: str, span: Span) -> None:
        self.told.unknown(f"item on slide {self.slide.id} with the id", name, self.order, span,
                          self._address(name))  # fmt: skip

    # --- first pass --------------------------------------------------------------------------------------------------

    def first(self, name: str, content: Content) -> Content:
        if isinstance(content, Text):
            return content
        content = self._own_texts(name, content)
        if isinstance(content, Items):
            return replace(content, items=self._taken(content.items))
        if isinstance(content, Columns):
            columns = []
            for column in content.columns:
                heading = self._text(column.id, column.heading)
                columns.append(replace(column, heading=heading, body=self._body(column.body)))
            return replace(content, columns=tuple(columns))
        if isinstance(content, Callout):
            hints = content.hints and replace(content.hints, items=self._taken(content.hints.items))
            return replace(content, body=self._body(content.body), hints=hints)
        if isinstance(content, Cards):
            cards = (
                replace(card, body=replace(card.body, items=self._taken(card.body.items))) if card.body else card
                for card in content.cards
            )
            return replace(content, cards=tuple(cards))
        return content

    def _body(self, body: Mapping[str, Content]) -> dict[str, Content]:
        return {name: self.first(name, content) for name, content in body.items()}

    def _own_texts(self, name: str, block: Block) -> Block:
        """The block with other texts where the course says them by their addresses."""
        texts: dict[str, Text | None] = {}
        for address, text in own_texts(name, block):
            if address in self.drops or address in self.changes:
                texts[address] = self._text(address, text)
        return with_own_texts(name, block, texts) if texts else block

    def _text(self, name: str, text: Text | None) -> Text | None:
        """The head of a column, or a single text of a block, as the course says it; None where it leaves it out."""
        change = self.changes.get(name)
        if text and name in self.drops:
            self.told.replace(self.course, self._address(name), text_wording(text), self.drops[name])
            self._tell(Deed.DROPPED, name)
            return None
        if text and change and change.text:
            self._replaced(name, text_wording(text), change.span)
            return change.text
        return text

    def _taken(self, items: tuple[Item, ...]) -> tuple[Item, ...]:
        """The items with their changes, without those that move elsewhere."""
        stay: dict[str, list[Item]] = {"first": [], "": [], "last": []}
        for item in items:
            own = self._changed(item)
            move = self.moves.get(item.id)
            if move is not None:
                self._tell(Deed.MOVED, item.id)
                if not self.changes[item.id].text and item.id not in self.drops:
                    self._recorded(self.told.replace, item, move.span)
            if move is not None and move.target:
                self.moved[item.id] = own
            else:
                stay[move.to if move else ""].append(own)
        return (*stay["first"], *stay[""], *stay["last"])

    def _changed(self, item: Item) -> Item:
        change = self.changes.get(item.id, ItemChange(item.span))
        text, children = item.text, self._taken(item.children)
        if (place := self.referred.get(item.id)) and not change.text:
            self._recorded(self.told.refer, item, place)
        if item.id in self.drops:
            self.told.replace(self.course, self._address(item.id), "\n".join(item_lines([item])), self.drops[item.id])
            self._tell(Deed.DROPPED, item.id)
            if change.text:
                self._vanishes(f"`{item.id}/text`", item.id, change.text.span)
            new = (*change.prepended, *(change.children or ()), *change.appended)
            return replace(item, children=(*children, *self._added(new)))
        if change.text:
            self._replaced(item.id, text_wording(text), change.span)
            text = change.text
        if change.children is not None:
            below = "\n".join(item_lines(item.children))
            self.told.replace(self.course, self._address(f"{item.id}/items"), below, change.span)
            for _, old in (pair for child in children for pair in child.walk()):
                self._tell(Deed.DROPPED, old.id)
            self.lost += ((item.id, child) for child in children)
            children = self._added(change.children)
        children = (*self._added(change.prepended), *children, *self._added(change.appended))
        return replace(item, text=text, children=children)

    # --- second pass -------------------------------------------------------------------------------------------------

    def place(self) -> None:
        """Finds out what goes beside what, now that all that moves is in hand."""
        before: dict[str, list[Item]] = {}
        after: dict[str, list[Item]] = {}
        for name in self.order:
            change = self.changes.get(name)
            if change and name not in self.moved:
                before.setdefault(name, []).extend(self._added(change.before))
                after.setdefault(name, []).extend(self._added(change.after))
        for name, item in self.moved.items():
            move = self.moves[name]
            (before if move.to == "before" else after).setdefault(move.target, []).append(item)
            change = self.changes[name]
            before.setdefault(name, []).extend(self._added(change.before))
            after.setdefault(name, []).extend(self._added(change.after))
        self.beside = Beside(before, after, self.new)

    def second(self, content: Content) -> Content:
        return with_lists(content, lambda listed: replace(listed, items=self._arranged(listed.items)))

    def _arranged(self, items: tuple[Item, ...], kept: bool = False) -> tuple[Item, ...]:
        found = []
        for item in self.beside.all(items):
            is_new = id(item) in self.new
            if item.id in self.drops and not is_new:
                self._check_left_out(item.id, item.children)
                continue
            named = kept or is_new or self.kept is None or item.id in self.kept
            children = self._arranged(item.children, named)
            if named or any(child.id in self.known for child in children):
                found.append(replace(item, children=children))
            else:
                self._tell(Deed.DROPPED, item.id)
                self._check_left_out(item.id, item.children)
        return tuple(found)

    def check_lost(self) -> None:
        for name, item in self.lost:
            self._check_left_out(f"{name}/items", (item,))

    def _check_left_out(self, name: str, below: tuple[Item, ...]) -> None:
        """Notes what the course puts below something that it leaves out: it would vanish."""
        for item in self.beside.all(below):
            if id(item) in self.new or self.moved.get(item.id) is item:
                if id(item) not in self.vanished:
                    self._vanishes(f"`{item.id}`", name, self._span_of(item))
                self.vanished.add(id(item))
            else:
                self._check_left_out(name, item.children)

    def _vanishes(self, what: str, name: str, span: Span) -> None:
        self.told.note(error("wrong-field", "{what} would vanish with `{name}`, which is left out", span,
                             "Put it where something stays, or delete it.", what=what, name=name))  # fmt: skip

    def _span_of(self, item: Item) -> Span:
        move = self.moves.get(item.id)
        return move.span if move else item.span

    # --- account -----------------------------------------------------------------------------------------------------

    def _address(self, name: str) -> str:
        return f"{self.slide.id}/{name}"

    def _tell(self, deed: Deed, name: str) -> None:
        self.told.tell(deed, self._address(name), self.course)

    def _replaced(self, name: str, before: str, span: Span) -> None:
        self.told.replace(self.course, self._address(name), before, span)
        self._tell(Deed.REPLACED, name)

    def _recorded(self, record: Callable[[str, str, str, Span], None], item: Item, span: Span) -> None:
        record(self.course, self._address(item.id), "\n".join(item_lines([item])), span)

    def _added(self, items: tuple[Item, ...]) -> tuple[Item, ...]:
        for _, item in (pair for top in items for pair in top.walk()):
            self._tell(Deed.ADDED, item.id)
            self.new.add(id(item))
        return items
