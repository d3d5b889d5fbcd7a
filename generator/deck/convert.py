"""A deck in YAML as one in Markdown, and back: the same deck, or nothing is written."""

from __future__ import annotations

import os
from collections.abc import Mapping
from errno import EEXIST
from pathlib import Path
from typing import Any

from msgspec import Struct

from generator.deck.comments import Comments, markdown_comments, yaml_comments
from generator.deck.load import read_anyway, structure
from generator.deck.markdown.dialects.choose import dialect_in
from generator.deck.markdown.dialects.detect import OWN
from generator.deck.markdown.document import Form, document_text
from generator.deck.model import Deck, Text
from generator.deck.source import clean, read_source
from generator.deck.tree import Mapping as Tree
from generator.deck.tree import Node, Sequence
from generator.deck.yaml_text import deck_text
from generator.errors import ContentError, Diagnostic, error, has_errors
from generator.places import BRAND_FILES, LAYOUTS, THEMES, is_markdown
from generator.spans import Span

_LEFT_OUT = frozenset({"source", "folder", "files", "places", "span", "lost"})
"""What of a deck is where it stands, not what it says."""


class Converted(Struct, frozen=True):
    """A deck's new text. ``file``: where it stood, resolved; ``files``: what it shows and reads, by their paths in its
    folder."""

    text: str
    is_markdown: bool
    file: Path
    files: tuple[tuple[str, Path], ...]
    problems: tuple[Diagnostic, ...]

    def files_for(self, folder: Path) -> dict[Path, bytes]:
        """Where the files go that a deck in ``folder`` lacks, and what they hold. Raises OSError for one that cannot be
        read, FileExistsError where another file has its name."""
        found: dict[Path, bytes] = {}
        for name, file in self.files if folder.resolve() != self.file.parent else ():
            place, content = folder / name, file.read_bytes()
            if not os.path.lexists(place):
                found[place] = content
            elif place.read_bytes() != content:
                raise FileExistsError(EEXIST, "another file has this name", str(place))
        return found

    def left_behind(self, folder: Path) -> list[str]:
        """What stands beside the deck for it, and is not taken to another ``folder``."""
        here = self.file.parent
        names = ("courses", THEMES, LAYOUTS, *BRAND_FILES) if folder.resolve() != here else ()
        return [name for name in names if (here / name).exists()]


def converted(path: Path, *, to_markdown: bool, dialect: str = "") -> Converted:
    """The deck at ``path`` in its new form; ``dialect``: for which tool it was written, where that is said. Raises
    ContentError when it cannot be read, or not converted."""
    source, problems = read_source(path)
    dialect = dialect or _dialect_of(source.text, source.shown, source.folder)
    write = markdown_text if to_markdown else yaml_text
    text = write(source.text, source.shown, source.folder, dialect)
    deck = read_anyway(source.text, source.shown, source.folder, dialect)
    problems = [*problems, *_lost(source.text, source.shown, source.folder, dialect)]
    files = []
    for file in deck.files if deck else ():
        inside = file.resolve()
        if inside.is_relative_to(source.folder) and inside != source.file and inside.is_file():
            files.append((inside.relative_to(source.folder).as_posix(), inside))
    return Converted(text, to_markdown, source.file, tuple(files), tuple(problems))


def _lost(text: str, shown: str, folder: Path, dialect: str) -> list[Diagnostic]:
    """What is told of a deck of another tool, which its converted text tells no more."""
    if not _is_foreign(dialect):
        return []
    return [one for one in structure(text, shown, folder=folder, dialect=dialect)[1] if one.code == "dialect-lost"]


def _dialect_of(text: str, shown: str, folder: Path) -> str:
    """Whose Markdown a deck's text is; empty where it is YAML, or not clear."""
    if not is_markdown(shown):
        return ""
    return dialect_in(text, shown, folder).name


def _is_foreign(dialect: str) -> bool:
    """Whether a deck is another tool's Markdown."""
    return dialect not in ("", OWN)


def markdown_text(text: str, shown: str, folder: Path, dialect: str = "") -> str:
    """The deck file ``text`` as Markdown. Raises ContentError when it cannot be read."""
    dialect = dialect or _dialect_of(text, shown, folder)
    cleaned, root = _root(text, shown, folder, dialect)
    foreign = _is_foreign(dialect)
    comments = [] if foreign else markdown_comments(cleaned) if is_markdown(shown) else yaml_comments(cleaned, root)
    deck = read_anyway(cleaned, shown, folder, dialect)
    forms: dict[int, Form] = {}
    for form in (Form.MARKDOWN, Form.FENCES, Form.YAML):
        made = document_text(root, forms, Comments(comments).before)
        again = read_anyway(made, str(Path(shown).with_name("deck.md")), folder)
        if deck is None or again is None:
            break
        differing = _differing(deck, again)
        if not differing and _same_deck(deck, again):
            return made
        if form is Form.YAML:
            break
        places = _places(root)
        for slide in differing:
            forms[places[slide.span.line]] = Form(form + 1)
    raise _refused(shown)


def yaml_text(text: str, shown: str, folder: Path, dialect: str = "") -> str:
    """The deck file ``text``, in Markdown, as YAML. Raises ContentError when it cannot be read."""
    dialect = dialect or _dialect_of(text, shown, folder)
    cleaned, root = _root(text, shown, folder, dialect)
    comments = Comments([] if _is_foreign(dialect) else markdown_comments(cleaned))
    made = deck_text(root, lambda node: comments.before(node.line + 1))
    if left := comments.before(10**9):
        made += "".join(f"# {line}\n" for line in left)
    deck, again = (
        read_anyway(cleaned, shown, folder, dialect),
        read_anyway(made, str(Path(shown).with_name("deck.yaml")), folder),
    )
    if deck is None or again is None or _differing(deck, again) or not _same_deck(deck, again):
        raise _refused(shown)
    return made


def _root(text: str, shown: str, folder: Path, dialect: str) -> tuple[str, Tree]:
    cleaned, problems = clean(text, shown)
    root, found, _ = structure(cleaned, shown, folder=folder, dialect=dialect)
    if has_errors([*problems, *found]) or not isinstance(root, Tree):
        raise ContentError([*problems, *found] or [_refused(shown).diagnostics[0]])
    return cleaned, root


def _refused(shown: str) -> ContentError:
    return ContentError(
        [error("convert-refused", "This deck could not be converted without changing what it says; nothing is written",
               Span(shown, 1, 1), "Please report it, with the file.")]
    )  # fmt: skip


def _places(root: Tree) -> dict[int, int]:
    """By the line of each slide, its place among them."""
    slides: Node | None = next((node for name, node in root.pairs if name.text == "slides"), None)
    members = slides.members if isinstance(slides, Sequence) else []
    return {one.line: at for at, one in enumerate(members)}


def _differing(deck: Deck, again: Deck) -> list[Any]:
    """The slides that say something else, or all of them where their numbers differ."""
    if len(deck.slides) != len(again.slides):
        return [slide for slide in deck.slides if slide.span.path == deck.source]
    pairs = zip(deck.slides, again.slides, strict=True)
    return [one for one, other in pairs if one.span.path == deck.source and not says_same(one, other)]


def _same_deck(deck: Deck, again: Deck) -> bool:
    names = set(Deck.__struct_fields__) - _LEFT_OUT - {"slides"}
    return all(says_same(getattr(deck, name), getattr(again, name)) for name in names)


def says_same(one: Any, other: Any) -> bool:
    """Whether two values say the same, wherever they stand. Blocks have an order, the texts of a slide have none."""
    kind = type(one)
    if kind is not type(other):
        return False
    if kind is Span:
        return True
    if isinstance(one, Struct):
        return all(says_same(getattr(one, name), getattr(other, name)) for name in kind.__struct_fields__)
    if isinstance(one, tuple | list):
        return len(one) == len(other) and all(map(says_same, one, other))
    if isinstance(one, Mapping):
        order = [[name for name, value in each.items() if not isinstance(value, Text)] for each in (one, other)]
        return one.keys() == other.keys() and order[0] == order[1] and all(says_same(one[n], other[n]) for n in one)
    return bool(one == other)
