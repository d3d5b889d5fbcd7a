"""Slides of other decks: ``use: ../methodes#entretien..grille``."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from msgspec import Struct, field
from msgspec.structs import replace

from generator.deck.ids import composed, slug
from generator.deck.model import NO_MACROS, Deck, Inline, Slide, Text
from generator.deck.schema import nearest
from generator.deck.source import cut_off, is_loose, names_in, other_case, stored, wants_quotes
from generator.deck.texts import texts_of, with_texts
from generator.errors import MAX_PROBLEMS, ContentError, Diagnostic, error, warning
from generator.patterns import pattern
from generator.places import DECK_FILE, DECK_FILES, NOTHING, content_root, deck_file_in, has_deck
from generator.spans import Span

MAX_LEVELS = 8
"""Decks that use decks that use decks."""
MAX_BROUGHT = 200_000
"""Slides and their texts that decks bring from each other, each time that they do; also those that are then refused."""
MAX_CUTS = 20
"""Signs `#` in a reference to another deck."""
_IDS = pattern(r"([^#]+?)(?:\.\.([^#]+))?")
_REFERENCE = pattern(r"([^#]+)(?:#([^#]+?)(?:\.\.([^#]+))?)?")
Note = Callable[[Diagnostic], None]


class Decks(dict[Path, Deck | None]):
    """By folder, every other deck that was read for one deck, by whichever of those that it uses; None: it is wrong."""

    left = MAX_BROUGHT
    """Texts that may still be brought."""
    lost = 0
    """References to slides that are not there."""

    def __init__(self) -> None:
        super().__init__()
        self.places: dict[Path, dict[str, int]] = {}
        """By folder of a deck: where each of its slides stands."""

    def place(self, deck: Deck, name: str) -> int | None:
        if deck.folder not in self.places:
            self.places[deck.folder] = {slide.id: at for at, slide in reversed([*enumerate(deck.slides)])}
        return self.places[deck.folder].get(name)


Read = Callable[[Path, tuple[Path, ...], Decks], tuple[Deck, tuple[Diagnostic, ...]]]
"""Reads the deck of a folder, which the decks of the other folders use, and which may use those that were read;
raises ContentError."""


class Library(Struct):
    """The other decks that the deck in ``folder`` may use; each is read once."""

    folder: Path
    read: Read
    above: tuple[Path, ...] = ()
    """The folders of the decks that use this one, in turn."""
    lang: str = ""
    """The language of this deck; slides of decks in another one keep theirs."""
    macros: Mapping[str, str] = NO_MACROS
    """The commands in formulas of the deck that a course is for."""
    files: dict[Path, str] = field(default_factory=dict)
    """What was read of the other decks or looked for, with its SHA-256."""
    decks: Decks = field(default_factory=Decks)

    def slides(self, reference: str, span: Span, note: Note) -> list[Slide]:
        """The slides that a reference names, with ids behind the other deck's name; none if something is wrong, which
        is noted."""
        path, first, last = self._parts(reference)
        folder = self._folder(path, span, note) if path else None
        if folder is None:
            if not path:
                note(error("use-missing", "{reference} names no deck", span, "Write `use: ../other-deck#id`.",
                           reference=reference[:200]))  # fmt: skip
            return []
        deck = self._deck(folder, span, note)
        if deck is None:
            return []
        if self.decks.left < 0:
            return []
        wanted = _range(deck, first, last, span, note, self.decks)
        self.decks.left -= sum(1 + sum(1 for _ in texts_of(slide)) for slide in wanted)
        if self.decks.left < 0:
            note(error("too-many", "Decks bring more than {limit} slides and texts from each other", span,
                       "Bring each slide once, and split the deck.", limit=MAX_BROUGHT))  # fmt: skip
            return []
        brought = _brought(wanted, deck, folder, span, note)
        return [slide if slide.lang != self.lang else replace(slide, lang=None) for slide in brought]

    def _parts(self, reference: str) -> tuple[str, str | None, str | None]:
        """The path of a deck, and the first and last id. A folder's name may hold the sign that parts them."""
        cuts = [at for at, sign in enumerate(reference) if sign == "#"]
        for at in (len(reference), *reversed(cuts)) if len(cuts) < MAX_CUTS else ():
            with suppress(OSError, ValueError, RuntimeError):
                ids = _IDS.fullmatch(reference[at + 1 :])
                if cuts and (ids or at == len(reference)) and has_deck(self._at(reference[:at])):
                    return reference[:at], ids and ids[1], ids and ids[2]
        parts = _REFERENCE.fullmatch(reference)
        return (parts[1].strip(), parts[2], parts[3]) if parts else ("", None, None)

    def _at(self, path: str) -> Path:
        """The folder that a path leads to, resolved; nothing is read outside the content folder."""
        place = PurePosixPath(path)
        if place.is_absolute() or path.startswith("~/") or (os.sep == "\\" and ("\\" in path or ":" in path)):
            raise ValueError(path)
        root, found = content_root(self.folder), self.folder
        for part in place.parts:
            inside = found.is_relative_to(root)  # outside, no folder is listed
            found = (stored(found / part) if inside else found / part).resolve()
        if not found.is_relative_to(root):
            raise ValueError(path)
        return found.parent if found.name in DECK_FILES else found

    def _folder(self, path: str, span: Span, note: Note) -> Path | None:
        """The other deck's folder, resolved; None when there is none that may be used."""
        root = content_root(self.folder)
        try:
            found = self._at(path)
            if not deck_file_in(found).resolve().is_relative_to(root):
                raise ValueError(path)
            other = other_case(self.folder, PurePosixPath(path)) if is_loose(self.folder, path) else None
            if other is not None:
                note(error("use-missing", "There is no deck {path}", span,
                           "Write {near}: capitals count, though some systems make no difference.",
                           path=path[:200], near=str(other)))  # fmt: skip
                return None
            if has_deck(found):
                return found
            if "\\" in path:
                raise ValueError(path)
        except (OSError, ValueError, RuntimeError):
            note(error("use-outside", "{path} is no path to a deck in the same content folder", span,
                       "Write it from this deck's folder, as in `../other-deck`; nothing outside {root} is read.",
                       path=path[:200], root=root.name))  # fmt: skip
            return None
        self.files[deck_file_in(found)] = NOTHING
        known = [name for name in names_in(found.parent) if (found.parent / name).is_dir()]
        near = cut_off(found.name, known) or nearest(found.name, known)
        hint = "Did you mean {near}?" if near else "Name a folder with a {file} in it."
        note(error("use-missing", "There is no deck {path}", span,
                   "Did you mean {near}? Put that name in quotes." if near and wants_quotes(near) else hint,
                   path=path[:200], near=(PurePosixPath(path).parent / (near or "")).as_posix(),
                   file=DECK_FILE))  # fmt: skip
        return None

    def _deck(self, folder: Path, span: Span, note: Note) -> Deck | None:
        chain = (*self.above, self.folder)
        if folder in chain or len(chain) > MAX_LEVELS:
            names = " -> ".join(one.name for one in (*chain, folder))
            note(error("use-cycle", "Decks use each other in a circle: {names}", span,
                       "Put the slides that both need into a third deck.", names=names))  # fmt: skip
            return None
        if folder not in self.decks:
            try:
                self.decks[folder], found = self.read(folder, chain, self.decks)
            except ContentError as problem:
                self.decks[folder] = None
                self.files[deck_file_in(folder)] = NOTHING
                found = problem.diagnostics
            for one in found:
                note(one)
        deck = self.decks[folder]
        if deck is not None:
            self.files |= deck.files
        return deck


def _range(deck: Deck, first: str | None, last: str | None, span: Span, note: Note, decks: Decks) -> tuple[Slide, ...]:
    if first is None:
        return deck.slides
    ends = [composed(name.strip()) for name in (first, last or first)]
    found = [decks.place(deck, name) for name in ends]
    for name, at in dict(zip(ends, found, strict=True)).items():
        if at is None:
            decks.lost += 1
            if decks.lost > MAX_PROBLEMS:
                return ()  # enough is said, and looking for near names takes its time
            ids = [slide.id for slide in deck.slides]
            near = nearest(name, ids)
            note(error("use-missing", "The deck {deck} has no slide {name}", span,
                       "Did you mean {near}?" if near else "It has: {ids}.",
                       deck=deck.source, name=name[:80], near=near, ids=", ".join(ids[:20])))  # fmt: skip
            return ()
    begin, end = (at or 0 for at in found)
    if begin > end:
        note(error("use-missing", "In the deck {deck}, {first} stands behind {last}", span, "Turn the two round.",
                   deck=deck.source, first=ends[0], last=ends[1]))  # fmt: skip
    return deck.slides[begin : end + 1]


def _brought(slides: Iterable[Slide], deck: Deck, folder: Path, span: Span, note: Note) -> Iterator[Slide]:
    """The slides as they stand in another deck: ids, links and language adapted."""
    slides = tuple(slides)
    prefix = slug(folder.name) or "deck"
    names = {slide.id: f"{prefix}-{slide.id}" for slide in slides}
    lost: dict[str, None] = {}

    def linked(inline: Inline) -> Inline:
        if not inline.link or inline.link[0] != "#":
            return inline
        name = inline.link[1:]
        if name not in names:
            lost.setdefault(name)
            return replace(inline, link=None)
        return replace(inline, link=f"#{names[name]}")

    def changed(text: Text) -> Text:
        if not any(inline.link for inline in text.inlines):
            return text
        return replace(text, inlines=tuple(map(linked, text.inlines)))

    for slide in slides:
        yield replace(with_texts(slide, changed), id=names[slide.id], lang=slide.lang or deck.lang)
    for name in lost:
        note(warning("use-link", "A slide of {deck} links to #{name}, which is not brought here; the link is left out",
                     span, "Bring that slide as well.", deck=deck.source, name=name))  # fmt: skip
