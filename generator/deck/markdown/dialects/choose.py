"""A Markdown text of any tool -> the tree that a deck in YAML gives."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from generator.deck.markdown.dialects.detect import OWN, Found, dialect_of
from generator.deck.markdown.read import markdown_tree
from generator.deck.tree import Mapping
from generator.errors import Diagnostic, error, notice
from generator.places import DECK_FILES
from generator.spans import Span


def any_tree(
    text: str,
    shown: str,
    folder: Path | None = None,
    dialect: str = "",
    inputs: dict[Path, str] | None = None,
) -> tuple[Mapping | None, list[Diagnostic]]:
    """The tree, None where it is not clear whose Markdown the text is; and what there is to tell. ``dialect``: whose it
    is said to be; ``folder``: the deck's, with the pictures of other tools' decks and what names a tool; ``inputs``
    gets the hashes of these files."""
    found = Found(dialect) if dialect else dialect_in(text, shown, folder, inputs)
    if not found.name:
        return None, [unclear(found, shown)]
    if found.name == OWN:
        return markdown_tree(text, shown)
    from generator.deck.markdown.dialects.read import dialect_tree  # most decks are Diapo's own

    tree, problems = dialect_tree(found.name, text, shown, folder, inputs)
    hint = "`diapo convert` writes it as a deck of Diapo's own; `diapo: 1` at its head says that it is one already."
    said = (
        "This deck is read as one of {name}, which `{file}` names"
        if found.beside
        else "This deck is read as one of {name}"
    )
    return tree, [notice("dialect-read", said, Span(shown, 1, 1), hint, name=found.name, file=found.beside), *problems]


def dialect_in(text: str, shown: str, folder: Path | None, inputs: dict[Path, str] | None = None) -> Found:
    """For which tool the deck ``shown`` in ``folder`` was written: its text tells, or else what lies beside it."""
    name = PurePosixPath(shown.replace("\\", "/"))
    found = dialect_of(text, name.suffix)
    if folder is None or not (found.silent or found.candidates) or name.name in DECK_FILES:
        return found
    from generator.deck.markdown.dialects.beside import dialect_beside  # most decks tell it themselves

    beside = dialect_beside(folder, name.name, {} if inputs is None else inputs)
    if beside is None or (found.candidates and beside.name not in dict(found.candidates)):
        return found
    return beside


def unclear(found: Found, shown: str) -> Diagnostic:
    """What is told of a text that two tools may have been meant for."""
    first, second = found.candidates
    return error(
        "dialect-unclear",
        "This may be a deck of {first} ({marks}) or of {second} ({others})",
        Span(shown, 1, 1),
        "Say which: `--from {first}`, to build it or to convert it; or write `diapo: 1` at its head if it is Diapo's.",
        first=first[0], marks=", ".join(first[1]), second=second[0], others=", ".join(second[1]),
    )  # fmt: skip


def foreign(found: Found, shown: str) -> Diagnostic:
    """What is told where only a deck of Diapo's own can be worked on."""
    return error("dialect-foreign", "This is a deck of {name}", Span(shown, 1, 1),
                 "`diapo convert` makes one of Diapo's own of it; or write `diapo: 1` at its head if it is one.",
                 name=found.name or " or ".join(name for name, _ in found.candidates))  # fmt: skip
