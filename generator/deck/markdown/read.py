"""A Markdown deck -> the tree that a deck in YAML gives."""

from __future__ import annotations

from generator.deck.markdown.blocks import Line
from generator.deck.markdown.definitions import Definitions, taken_out
from generator.deck.markdown.drafts import Draft
from generator.deck.markdown.prose import Prose
from generator.deck.markdown.scan import lines_of, scan
from generator.deck.markdown.slides import drafts_of, pieces_for, slide_of
from generator.deck.markdown.yaml_parts import LEVEL_KEY, VERSION_KEY, head
from generator.deck.problems import Problems
from generator.deck.tree import Mapping, Node, Scalar, Sequence
from generator.errors import Diagnostic, error, warning
from generator.spans import Span

_LEVEL = 2
"""Of the headings that begin slides."""


def markdown_tree(text: str, shown: str) -> tuple[Mapping, list[Diagnostic]]:
    """The tree of a clean text in Diapo's own Markdown, and what is wrong with it."""
    return _Reading(text, shown).tree()


def head_of(text: str) -> tuple[str | None, tuple[Line, ...]]:
    """The text of the deck's keys, None if there are none, and the lines below them."""
    lines = lines_of(text)
    found = _head_lines(lines)
    if found is None:
        return None, lines
    start, end = found
    return "\n".join(one.text for one in lines[start + 1 : end]), lines[end + 1 :]


def _head_lines(lines: tuple[Line, ...]) -> tuple[int, int] | None:
    """Where the lines stand that begin and end the deck's keys; an end beyond the last line: it is lacking."""
    at = next((at for at, one in enumerate(lines) if one.text.strip()), len(lines))
    if at == len(lines) or lines[at].text.rstrip() != "---":
        return None
    end = next((n for n in range(at + 1, len(lines)) if lines[n].text.rstrip() in ("---", "...")), len(lines))
    return at, end


class _Reading:
    def __init__(self, text: str, shown: str) -> None:
        self.text, self.shown = text, shown
        self.problems = Problems()
        self.note = self.problems.note
        self.level = _LEVEL

    def tree(self) -> tuple[Mapping, list[Diagnostic]]:
        lines, pairs = self._head(lines_of(self.text))
        definitions = Definitions()
        blocks = scan(taken_out(lines, definitions))
        drafts = drafts_of(blocks, self.level, self.shown, self.note)
        pieces = pieces_for(self.shown, self.note, Prose(self.shown, definitions, self.note))
        slides: list[Node] = [slide_of(draft, pieces) for draft in drafts]
        self._tell_unused(definitions)
        if not any(name.text == "title" for name, _ in pairs) and (title := _title(drafts)):
            pairs.insert(0, (Scalar("title", title.line, title.column), title))
        first = drafts[0] if drafts else Line("", 1, 1)
        pairs.append((Scalar("slides", first.line, first.column), Sequence(slides, first.line, first.column)))
        return Mapping(pairs, 1, 1), self.problems.found

    def _head(self, lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], list[tuple[Scalar, Node]]]:
        """The lines below the deck's keys, and these."""
        begun = _head_lines(lines)
        if begun is None:
            return lines, []
        at, end = begun
        if end == len(lines):
            self.note(error("open-head", "The keys at the head of the deck have no end", self._span(lines[at]),
                            "Write `---` on a line of its own below them."))  # fmt: skip
            return lines[at + 1 :], []
        inside = "\n".join(one.text for one in lines[at + 1 : end])
        found = head(inside, at + 2, self.shown, self.note) if inside.strip() else None
        pairs: list[tuple[Scalar, Node]] = []
        for name, node in found.pairs if found else ():
            if name.text == VERSION_KEY.name:
                self._check_version(node)
            elif name.text == LEVEL_KEY.name:
                self._set_level(node)
            else:
                pairs.append((name, node))
        return lines[end + 1 :], pairs

    def _span(self, place: Line | Node) -> Span:
        return Span(self.shown, place.line, place.column)

    def _check_version(self, node: Node) -> None:
        if not isinstance(node, Scalar) or node.text.strip() != "1":
            self.note(error("markdown-version", "This program reads version 1 of Diapo's Markdown", self._span(node),
                            "Write `diapo: 1`, or use a newer Diapo."))  # fmt: skip

    def _set_level(self, node: Node) -> None:
        if isinstance(node, Scalar) and node.text.strip() in ("1", "2", "3"):
            self.level = int(node.text)
        else:
            self.note(error("wrong-value", "`{name}` is {wanted}, not {word}", self._span(node), "Write `{example}`.",
                            name=LEVEL_KEY.name, wanted="1, 2 or 3",
                            word=node.text[:80] if isinstance(node, Scalar) else "a list",
                            example=LEVEL_KEY.example))  # fmt: skip

    def _tell_unused(self, found: Definitions) -> None:
        for name, said in found.notes.items():
            if name not in found.used:
                self.note(warning("unused-footnote", "Nothing calls the footnote {name}", self._span(said),
                                  "Write [^{name}] where it belongs, or delete it.", name=name[:80]))  # fmt: skip


def _title(drafts: list[Draft]) -> Scalar | None:
    return next((one.heading for one in drafts if one.heading is not None and one.heading.text), None)
