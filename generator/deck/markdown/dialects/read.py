"""A deck of another tool -> the tree that a deck in YAML gives."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import unquote

from generator.deck.markdown.definitions import Definitions
from generator.deck.markdown.dialects.absent import settle_pictures, settle_shares
from generator.deck.markdown.dialects.backgrounds import settle_background
from generator.deck.markdown.dialects.links import settle_links
from generator.deck.markdown.dialects.lost import told
from generator.deck.markdown.dialects.marp import read_marp
from generator.deck.markdown.dialects.pandoc import read_pandoc, read_quarto
from generator.deck.markdown.dialects.reveal_md import read_reveal_md
from generator.deck.markdown.dialects.room import make_room
from generator.deck.markdown.dialects.slidev import read_slidev
from generator.deck.markdown.dialects.xaringan import read_xaringan
from generator.deck.markdown.drafts import Draft, Talk
from generator.deck.markdown.prose import Prose
from generator.deck.markdown.slides import pieces_for, slide_of
from generator.deck.problems import Problems
from generator.deck.source import clean
from generator.deck.tree import Mapping, Scalar, Sequence
from generator.errors import ContentError, Diagnostic
from generator.places import NOTHING, is_markdown

READERS: Final[dict[str, Callable[[str], Talk]]] = {
    "pandoc": read_pandoc,
    "quarto": read_quarto,
    "marp": read_marp,
    "slidev": read_slidev,
    "reveal-md": read_reveal_md,
    "xaringan": read_xaringan,
}
_PUBLIC: Final = ("", "public", "static", "assets")
"""Folders from which a path may begin that tools take for absolute."""


class _Settled(Prose):
    """Texts that are the format's already."""

    def said(self, text: Scalar) -> Scalar:
        return text


def dialect_tree(
    dialect: str, text: str, shown: str, folder: Path | None, inputs: dict[Path, str] | None = None
) -> tuple[Mapping, list[Diagnostic]]:
    """The tree of a clean text, and what there is to tell; ``folder``: where its pictures are looked for;
    ``inputs`` gets the hashes of these files."""
    files = _Folder(folder, {} if inputs is None else inputs)
    talk = read_slidev(text, files.text) if dialect == "slidev" else READERS[dialect](text)
    settle_pictures(talk, files.path)
    for draft in talk.drafts:
        make_room(draft, talk.lost)
        settle_background(draft, talk.lost)
        settle_shares(draft)
    if not talk.drafts:  # nothing of it can be shown but its name
        talk.drafts.append(Draft(1, 1, keys=[(Scalar("layout", 1, 1), Scalar("title", 1, 1))]))
    problems = Problems()
    pieces = pieces_for(shown, problems.note, _Settled(shown, Definitions(), problems.note))
    slides = Sequence([slide_of(draft, pieces) for draft in talk.drafts], 1, 1)
    settle_links(slides, talk.lost)
    pairs = list(talk.keys)
    if not any(name.text == "title" for name, _ in pairs):
        pairs.insert(0, (Scalar("title", 1, 1), _title(talk, shown)))
    pairs.append((Scalar("slides", 1, 1), slides))
    return Mapping(pairs, 1, 1), [*told(talk.lost, shown), *problems.found]


def _title(talk: Talk, shown: str) -> Scalar:
    heading = next((one.heading for one in talk.drafts if one.heading is not None and one.heading.text), None)
    return heading or Scalar(PurePosixPath(shown.replace("\\", "/")).stem or "Deck", 1, 1)


class _Folder:
    """The files of a deck's folder. ``inputs`` gets the hashes of those that were looked for, there or not."""

    def __init__(self, folder: Path | None, inputs: dict[Path, str]) -> None:
        self.folder, self.inputs = folder, inputs

    def path(self, file: str) -> str | None:
        """The path of a file that is there, from the folder."""
        if self.folder is None:
            return None
        bare = unquote(file.split("?")[0].split("#")[0]).replace("\\", "/")
        for base in _PUBLIC if bare.startswith(("/", "@/")) else ("",):
            path = (PurePosixPath(base) / bare.lstrip("@").lstrip("/")).as_posix()
            parts = PurePosixPath(path).parts
            if ".." in parts or not parts:
                continue
            with suppress(OSError, ValueError):
                if (self.folder / path).is_file():
                    return path
                self.inputs[self.folder / path] = NOTHING
        return None

    def text(self, file: str) -> str | None:
        """What stands in another Markdown file."""
        path = self.path(file)
        if path is None or self.folder is None or not is_markdown(path):
            return None
        with suppress(OSError, UnicodeDecodeError, ContentError):
            content = (self.folder / path).read_bytes()
            self.inputs[self.folder / path] = sha256(content).hexdigest()
            return clean(content.decode(), path)[0]
        return None
