"""Pictures and recordings that a deck of another tool shows and that are not there: their alternative texts stay."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from generator.deck.markdown.blocks import Attributes, Block, Division, Listing, Paragraph, Quotation
from generator.deck.markdown.dialects import divisions
from generator.deck.markdown.dialects.drafting import add, key
from generator.deck.markdown.dialects.pictures import FILMS, KNOWN, SOUNDS, ending, is_remote
from generator.deck.markdown.dialects.runs import Run, written
from generator.deck.markdown.drafts import Draft, Lost, Talk
from generator.deck.markdown.pictures import Shown, pictures_in
from generator.deck.tree import Scalar

Found = Callable[[str], str | None]
"""The path of a file from the deck's folder, as the format has it; None where there is none."""
_REMOTE_FILMS = ("youtube.com/", "youtu.be/", "vimeo.com/", "/w/", "/videos/")


def settle_pictures(talk: Talk, found: Found) -> None:
    """Takes out of the talk what cannot be shown, and tells of it."""
    for draft in talk.drafts:
        draft.blocks = _Absent(talk, found).of(draft.blocks)
        _drop_layout(draft)
    talk.drafts = [one for one in talk.drafts if _shows_or_says(one)]
    talk.keys = [pair for pair in talk.keys if pair[0].text != "bibliography" or _is_there(pair[1], found, talk)]


def settle_shares(draft: Draft) -> None:
    """A picture's share of the page means something only where it stands beside prose."""
    shown = [one for one in draft.blocks if isinstance(one, Paragraph) and pictures_in(one)]
    prose = all(isinstance(one, Paragraph | Listing) for one in draft.blocks) and len(draft.blocks) > 1
    if draft.heading is None or len(shown) != 1 or not prose:
        draft.blocks = [_without_share(one) for one in draft.blocks]


def _without_share(block: Block) -> Block:
    if isinstance(block, Division):
        return replace(block, blocks=tuple(_without_share(one) for one in block.blocks))
    if isinstance(block, Paragraph) and block.attributes and pictures_in(block):
        pairs = tuple(pair for pair in block.attributes.pairs if pair[0].text != "share")
        return replace(block, attributes=replace(block.attributes, pairs=pairs) if pairs else None)
    return block


def _shows_or_says(draft: Draft) -> bool:
    """Whether a slide has something to show, or only notes: then it is an empty page."""
    if draft.heading is not None or draft.blocks or key(draft, "layout"):
        return True
    if draft.notes:
        add(draft, "layout", "blank")
    return bool(draft.notes)


def _is_there(node: object, found: Found, talk: Talk) -> bool:
    assert isinstance(node, Scalar)
    if found(node.text) is not None:
        return True
    talk.lost.append(Lost(node.line, "bibliography that is not there", "left out"))
    return False


def _drop_layout(draft: Draft) -> None:
    """A layout for a picture that is not there."""
    shows = any(isinstance(one, Paragraph) and pictures_in(one) for one in draft.blocks)
    if not shows and key(draft, "layout") == "image-left":
        draft.keys = [pair for pair in draft.keys if pair[0].text != "layout"]


class _Absent:
    def __init__(self, talk: Talk, found: Found) -> None:
        self.talk, self.found = talk, found

    def of(self, blocks: Iterable[Block]) -> list[Block]:
        made: list[Block] = []
        for block in blocks:
            if isinstance(block, Paragraph):
                shown = pictures_in(block)
                made += self.pictures(block, shown) if shown else [block]
            elif isinstance(block, Division) and block.name == "columns":
                made += self.columns(block)
            elif isinstance(block, Division | Quotation):
                inside = tuple(self.of(block.blocks))
                if inside:
                    made.append(replace(block, blocks=inside))
            elif isinstance(block, Listing):
                made.append(block)
            else:
                made.append(block)
        return made

    def columns(self, block: Division) -> list[Block]:
        parts: list[tuple[int, list[Block]]] = []
        for one in block.blocks:
            if isinstance(one, Division):
                share = (
                    next((int(value.text) for key, value in one.attributes.pairs if key.text == "width"), 1)
                    if (one.attributes)
                    else 1
                )
                parts.append((share, self.of(one.blocks)))
        return divisions.columns(parts, block)

    def pictures(self, block: Paragraph, shown: list[Shown]) -> list[Block]:
        """Those that are there, and the words of the others."""
        kept: list[str] = []
        words: list[str] = []
        files: list[tuple[str, Shown]] = []
        for one in shown:
            path = self.path(one)
            if path is not None:
                files.append((path, one))
                continue
            words += [one.alt.text, one.caption.text if one.caption and one.caption.text != one.alt.text else ""]
            self.tell(one)
        for path, one in files:
            caption = f' "{one.caption.text}"' if one.caption else ""
            kept.append(f"![{one.alt.text}](<{path}>{caption})")
        made: list[Block] = []
        if kept:
            text = Scalar(" ".join(kept), block.text.line, block.text.column)
            made.append(replace(block, text=text, attributes=self.attributes(block, files)))
        said = "\n".join(word for word in words if word.strip())
        if said:
            plain = written([Run(said.replace("\\[", "[").replace("\\]", "]"))])
            made.append(Paragraph(block.line, block.column, Scalar(plain, block.line, block.column)))
        return made

    def attributes(self, block: Paragraph, files: list[tuple[str, Shown]]) -> Attributes | None:
        given = block.attributes
        if given is None or len(files) != 1:
            return None
        return given

    def path(self, one: Shown) -> str | None:
        file = one.file.text
        kind = ending(file)
        if is_remote(file):
            is_film = any(sign in file for sign in _REMOTE_FILMS) or kind in ("mp4", "mp3", "m4a", "wav")
            return file if is_film and one.kind != "image" else None
        if kind not in KNOWN | FILMS | SOUNDS:
            return None
        return self.found(file)

    def tell(self, one: Shown) -> None:
        file = one.file.text
        what = {"video": "film", "audio": "recording"}.get(one.kind, "picture")
        if is_remote(file):
            construct = f"{what} from elsewhere"
        elif self.found(file) is not None:
            construct = f"{what} of a kind that cannot be shown"
        else:
            construct = f"{what} that is not there"
        self.talk.lost.append(Lost(one.file.line, construct, "its alternative text stands in its place"))
