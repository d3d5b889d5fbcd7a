"""The door: a style, a language and works -> citations and the list of works."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.csl.citation import citation_spans
from generator.csl.context import ONLY, WITHOUT, Context, ItemState
from generator.csl.disambiguate import told_apart
from generator.csl.locale import Locale
from generator.csl.model import Cited, Item, Span, Spans, plain
from generator.csl.names import NameStyle, people
from generator.csl.order import Contexts, ordered
from generator.csl.render import children, together
from generator.csl.spans import affixed, finished, formatted, joined
from generator.csl.style import Style
from generator.csl.xml import Node
from generator.patterns import pattern

_ROLES = ("author", "editor", "director", "translator", "container-author")
_LABEL = pattern(r"\s*[\[(]?\d+[\])]?[.:)]?\s*")


class Entry(Struct, frozen=True):
    """A work as it is listed."""

    id: str
    spans: Spans
    label: str = ""
    """What stands before it, where the style has a column for that: ``[1]``."""


class Engine:
    """The works that are cited or listed, in the order in which they are first cited."""

    def __init__(self, style: Style, locale: Locale, items: Sequence[Item]) -> None:
        self.style, self.locale = style, locale
        self.items = {item.id: item for item in items}
        numbers = {item.id: ItemState(number) for number, item in enumerate(items, start=1)}
        self._states: Mapping[str, ItemState] = numbers
        self.listed = ordered(items, style.bibliography, self._keys(style.bibliography))
        if style.bibliography.child("sort"):  # works are numbered as they are listed
            numbers = {item.id: ItemState(number) for number, item in enumerate(self.listed, start=1)}
        self._states = numbers
        self._states = told_apart(self.listed, numbers, style.citation, self._bare)
        self._seen: list[tuple[Cited, ...]] = []

    # --- citations ---------------------------------------------------------------------------------------------------

    def citation(self, cites: Sequence[Cited]) -> Spans:
        """A citation in brackets, or as the style has it. Its order counts for styles that say “ibid.”."""
        positions = [self._position(one, at, cites) for at, one in enumerate(cites)]
        self._seen.append(tuple(cites))
        contexts = [
            self._context(self.items[one.id], self.style.citation, cited=one, position=position,
                          author=WITHOUT if one.year_only and not self.style.numbered else "")
            for one, position in zip(cites, positions, strict=True)
        ]  # fmt: skip
        if self.style.citation.child("sort"):
            contexts = self._sorted(contexts)
        made = finished(citation_spans(contexts, self.style.citation), self.locale)
        return made or self._in_brief([self.items[one.id] for one in cites])

    def author(self, cited: Cited) -> Spans:
        """Who a citation is about, as a part of a sentence: the names, or what stands for them."""
        item = self.items[cited.id]
        context = self._context(item, self.style.citation, cited=cited, author=ONLY)
        layout = self.style.citation.child("layout")
        assert layout is not None
        children(layout.children, context)
        if context.captured:
            return finished(context.captured, self.locale)
        return self._called(item)

    def _called(self, item: Item) -> Spans:
        """The same where citations do not name anybody."""
        context = self._context(item, self.style.citation, author=ONLY)
        for role in _ROLES:
            if persons := item.names.get(role):
                return finished(people(persons, _SHORT, context, others=role in item.more), self.locale)
        title = Node("text", {"variable": "title", "form": "short", "font-style": "italic"})
        return finished(together(children([title], context)).spans, self.locale)

    def _in_brief(self, items: Sequence[Item]) -> Spans:
        """What is said of works of which the style says nothing: who, when, what."""
        brief = [Node("text", {"variable": "title", "font-style": "italic"}),
                 Node("date", {"variable": "issued"}, (Node("date-part", {"name": "year"}),))]  # fmt: skip
        parts: list[Spans] = []
        for item in items:
            context = self._context(item, self.style.bibliography)
            names = self._called(item) if any(item.names.get(role) for role in _ROLES) else ()
            said = joined([names, *(one.spans for one in children(brief, context))], ", ")
            parts.append(tuple(replace(span, id=item.id) for span in said or (Span(item.id),)))
        return finished(joined(parts, "; "), self.locale)

    def _sorted(self, contexts: list[Context]) -> list[Context]:
        by_id = {one.item.id: one.item for one in contexts}
        order = [
            item.id for item in ordered(list(by_id.values()), self.style.citation, self._keys(self.style.citation))
        ]
        return sorted(contexts, key=lambda one: order.index(one.item.id))

    def _position(self, cited: Cited, at: int, cites: Sequence[Cited]) -> str:
        if not self.style.in_notes:
            earlier = any(cited.id == one.id for group in self._seen for one in group)
            return "subsequent" if earlier or any(cited.id == one.id for one in cites[:at]) else "first"
        before = cites[at - 1] if at else self._seen[-1][0] if self._seen and len(self._seen[-1]) == 1 else None
        if before is not None and before.id == cited.id:
            if cited.locator == before.locator:
                return "ibid"
            return "ibid-with-locator" if cited.locator else "subsequent"
        if any(cited.id == one.id for group in self._seen for one in group):
            return "subsequent"
        return "first"

    # --- the list ----------------------------------------------------------------------------------------------------

    def bibliography(self, ids: Iterable[str] | None = None) -> list[Entry]:
        """The works in the style's order; only those of ``ids``, if there are any."""
        wanted = None if ids is None else set(ids)
        return [self._entry(item) for item in self.listed if wanted is None or item.id in wanted]

    def _entry(self, item: Item) -> Entry:
        area = self.style.bibliography
        layout = area.child("layout")
        assert layout is not None
        context = self._context(item, area)
        parts = children(layout.children, context)
        label = ""
        if area.get("second-field-align") and len(parts) > 1:
            first = plain(finished(parts[0].spans, self.locale))
            if _LABEL.fullmatch(first):
                label, parts = first.strip(), parts[1:]
        body = together(parts, layout.get("delimiter")).spans
        body = formatted(body, layout.attrs, english=context.english)
        spans = finished(affixed(body, layout.get("prefix"), layout.get("suffix")), self.locale)
        return Entry(item.id, spans or self._in_brief([item]), label)

    # --- contexts ----------------------------------------------------------------------------------------------------

    def _context(
        self,
        item: Item,
        area: Node,
        state: ItemState | None = None,
        *,
        cited: Cited | None = None,
        position: str = "first",
        author: str = "",
        sort_key: Node | None = None,
    ) -> Context:
        state = self._states[item.id] if state is None else state
        return Context(self.style, self.locale, item, area, state, cited=cited, position=position, author=author,
                       sort_key=sort_key)  # fmt: skip

    def _keys(self, area: Node) -> Contexts:
        return lambda item, key: self._context(item, area, sort_key=key)

    def _bare(self, item: Item, state: ItemState) -> tuple[str, str]:
        """A citation of one work and nothing else, to see whether another is the same; and who it names."""
        layout = self.style.citation.child("layout")
        assert layout is not None
        context = self._context(item, self.style.citation, state, position="subsequent")  # where names are shortest
        spans = together(children(layout.children, context)).spans
        return plain(spans), plain(context.first_names or ())


_SHORT = NameStyle(
    form="short", joint="text", delimiter=", ", precedes_last="never", precedes_et_al="never", least=3, first=1,
    with_last=False, initialize=True, initialize_with=None, hyphens=True, inverted="", separator=", ", demoted="never",
    et_al=None, parts={},
)  # fmt: skip
