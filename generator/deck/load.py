"""The deck stage from a file's text to the Deck, in order."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from generator.deck.doubt import doubted, follows
from generator.deck.library import Decks, Library
from generator.deck.lines import mark
from generator.deck.model import Deck
from generator.deck.problems import is_foreign
from generator.deck.reader import read_deck
from generator.deck.schema import DECK, Table
from generator.deck.source import clean, read_source
from generator.deck.tree import Node, read_tree
from generator.errors import MAX_PROBLEMS, ContentError, Diagnostic, Severity, error, has_errors, in_source_order
from generator.places import is_markdown
from generator.spans import Span

if TYPE_CHECKING:
    from generator.deck.kept_slides import KeptSlides


def load(
    path: Path,
    layouts: Collection[str] | None = None,
    themes: Collection[str] | None = None,
    above: tuple[Path, ...] = (),
    decks: Decks | None = None,
) -> tuple[Deck, tuple[Diagnostic, ...]]:
    """``above``: the folders of the decks that use this one; ``decks``: what was read for them already.

    Raises ContentError with every problem if one of them is an error.
    """
    deck, found = load_anyway(path, layouts, themes, above, decks)
    return _sound(deck, found), found


def load_anyway(
    path: Path,
    layouts: Collection[str] | None = None,
    themes: Collection[str] | None = None,
    above: tuple[Path, ...] = (),
    decks: Decks | None = None,
    dialect: str = "",
    kept: KeptSlides | None = None,
) -> tuple[Deck | None, tuple[Diagnostic, ...]]:
    """The same, also when there are errors: the deck is then what could be read (None: nothing), good for nothing but
    finding further problems. ``dialect``: whose Markdown it is, where that is said; ``kept``: what was read of it the
    last time. Raises ContentError when there is no such file, or when it is no text."""
    source, problems = read_source(path)

    def read(text: str) -> tuple[Deck | None, tuple[Diagnostic, ...]]:
        library = library_of(source.folder, layouts, themes, above, decks)
        return _read(text, source.shown, [*problems], library, layouts, themes, dialect, moving=kept is not None)

    if kept is None:
        deck, found = read(source.text)
    else:
        deck, found = kept.read(source.text, (source.file, layouts, themes, problems), read)
    if deck is not None:
        deck = replace(deck, files={source.file: source.sha256, **deck.files})
    return deck, found


def library_of(
    folder: Path,
    layouts: Collection[str] | None = None,
    themes: Collection[str] | None = None,
    above: tuple[Path, ...] = (),
    decks: Decks | None = None,
) -> Library:
    """The decks that a deck in ``folder`` (resolved) may use."""

    def read(other: Path, chain: tuple[Path, ...], read_before: Decks) -> tuple[Deck, tuple[Diagnostic, ...]]:
        return load(other, layouts, themes, chain, read_before)

    return Library(folder, read, above, decks=Decks() if decks is None else decks)


def parse_deck(
    text: str,
    *,
    shown: str = "deck.yaml",
    folder: Path | None = None,
    layouts: Collection[str] | None = None,
    themes: Collection[str] | None = None,
) -> tuple[Deck, tuple[Diagnostic, ...]]:
    """A deck from the text of a deck file; pictures are looked for in ``folder`` (the working directory if None).

    Returns the deck and its warnings. Raises ContentError with every problem if one of them is an error.
    """
    cleaned, problems = clean(text, shown)
    deck, found = _read(cleaned, shown, problems, library_of((folder or Path()).resolve()), layouts, themes)
    return _sound(deck, found), found


def read_anyway(text: str, shown: str, folder: Path, dialect: str = "") -> Deck | None:
    """What could be read of a clean deck's text, whatever is wrong with it. ``dialect``: as for ``structure``."""
    return _read(text, shown, [], library_of(folder.resolve()), None, None, dialect)[0]


def _sound(deck: Deck | None, found: tuple[Diagnostic, ...]) -> Deck:
    if deck is None or has_errors(found):
        raise ContentError(found)
    return deck


def structure(
    text: str,
    shown: str,
    root: Table = DECK,
    folder: Path | None = None,
    dialect: str = "",
    inputs: dict[Path, str] | None = None,
) -> tuple[Node | None, list[Diagnostic], bool]:
    """The tree of a clean text whose keys are ``root``'s, what is wrong with it, and whether it is worth reading on.
    ``folder`` is the deck's; ``dialect``: whose Markdown it is, where that is said; ``inputs`` gets the hashes of the
    files that were looked for."""
    if is_markdown(shown) and root is DECK:
        from generator.deck.markdown.dialects.choose import any_tree  # most decks are YAML

        made, found = any_tree(text, shown, folder, dialect, inputs)
        return made, found, made is not None
    marked = mark(text, shown, root)
    problems = list(marked.problems.found)
    if marked.doubtful:
        return None, [one for one in problems if one.code == "tab-indentation"], False
    tree, found = read_tree(marked)
    problems += found
    return tree, problems, tree is not None or not has_errors(problems)


def _read(
    text: str,
    shown: str,
    problems: list[Diagnostic],
    library: Library,
    layouts: Collection[str] | None,
    themes: Collection[str] | None,
    dialect: str = "",
    *,
    moving: bool = False,
) -> tuple[Deck | None, tuple[Diagnostic, ...]]:
    root, found, readable = structure(text, shown, folder=library.folder, dialect=dialect, inputs=library.files)
    problems += found
    deck = None
    if readable:
        deck, found = read_deck(root, shown, library, layouts, themes, moving=moving)
        problems += found
    if deck is not None and deck.bibliography and is_foreign(problems):
        deck = replace(deck, bibliography=replace(deck.bibliography, lenient=True))
    if deck is not None and has_errors(problems):
        deck = doubted(deck, problems, text.split("\n"))
        problems = [one for one in problems if not follows(one, deck, problems)]
    return deck, in_source_order(bounded(problems, shown))


def bounded(problems: list[Diagnostic], shown: str) -> list[Diagnostic]:
    errors = [one for one in problems if one.severity is Severity.ERROR]
    if len(errors) < MAX_PROBLEMS:
        return problems
    return [
        *in_source_order(errors)[:MAX_PROBLEMS],
        error(
            "too-many-problems",
            "There are more than {limit} errors; the first ones are shown",
            Span(shown, 1, 1),
            "Mend these, then look again.",
            limit=MAX_PROBLEMS,
        ),
    ]
