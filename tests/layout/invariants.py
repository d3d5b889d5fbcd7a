"""What is true of every Scene, whatever the deck: nothing lost, nothing outside, every line inside its box."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from msgspec.structs import replace

from generator.deck.model import Columns, Content, Deck, Items, Picture, Slide, Text
from generator.errors import has_errors
from generator.layout.composed import compose
from generator.layout.fit import PITCH, tracking
from generator.layout.runs import SourceParagraph
from generator.layout.theme import Theme
from generator.scene.boxes import PictureBox, Role, TextBox
from generator.scene.checks import check_scene
from generator.scene.page import Page, Scene
from generator.scene.text import LevelStyle, Mark, Paragraph

_INVISIBLE = dict.fromkeys([0xAD, 0x200B, *(code for code in range(0x3001) if chr(code).isspace())])
_SIGNS = str.maketrans({**dict.fromkeys("'\"‘’‚“”„«»‹›", "'"), "…": "..."})


def bare(text: str) -> str:
    """Text without white space, places to break, and the signs that typography changes."""
    return text.translate(_INVISIBLE).translate(_SIGNS)


def _shown(text: str) -> re.Pattern[str]:
    """The bare text; where a line ends at a soft hyphen, a hyphen stands."""
    return re.compile("-?".join(re.escape(bare(part)) for part in text.split("\xad")))


def texts_of(content: Content) -> Iterator[str]:
    if isinstance(content, Text):
        yield content.plain
    elif isinstance(content, Items):
        for item in content.items:
            for _, part in item.walk():
                yield part.text.plain
    elif isinstance(content, Columns):
        for column in content.columns:
            yield column.heading.plain if column.heading else ""
            yield from texts_of(column.items)


def check_invariants(scene: Scene, deck: Deck, theme: Theme) -> None:
    """Fails with what is wrong and where. ``theme``: the one that the Scene was laid out with."""
    findings = check_scene(scene)
    assert not has_errors(findings), "\n".join(map(str, findings))
    ids = [page.id for page in scene.pages]
    assert len(set(ids)) == len(ids), "page ids are not unique"
    assert [page.number for page in scene.pages] == list(range(1, len(ids) + 1))
    layouts = {layout.name for layout in scene.layouts}
    for page in scene.pages:
        assert page.title.strip(), f"{page.id} has no title"
        assert "\n" not in page.title
        assert page.layout in layouts
        assert len({box.name for box in page.boxes}) == len(page.boxes), f"{page.id}: names of boxes"
        for box in page.texts:
            _check_box(page, box, theme)
    for slide in deck.slides:
        check_nothing_lost(slide, [page for page in scene.pages if page.slide == slide.id])
        _check_sizes(slide, deck, [page for page in scene.pages if page.slide == slide.id])


def check_nothing_lost(slide: Slide, pages: list[Page]) -> None:
    """Every text of the slide is on its pages, in its order within a field; a hidden title does not count."""
    assert [page.part for page in pages] == list(range(1, len(pages) + 1))
    assert {page.parts for page in pages} == {len(pages)}
    parts = sorted((b for page in pages for b in page.texts if not b.hidden), key=lambda b: b.role is not Role.BODY)
    visible = ["".join(p.text for p in b.paragraphs) for b in parts]
    hidden = ["".join(p.text for p in b.paragraphs) for page in pages for b in page.texts if b.hidden]
    whole = bare("".join(visible))
    for name, content in slide.fields.items():
        if isinstance(content, Picture):
            pictures = [b for page in pages for b in page.boxes if isinstance(b, PictureBox)]
            assert [(b.sha256, b.alt) for b in pictures] == [(content.sha256, content.alt)], name
            continue
        at = 0
        for text in texts_of(content):
            if name == "heading":
                said = _shown(text.rstrip(": \n\xa0\u202f") if len(pages) > 1 else text)
                assert said.search(whole) or said.search(bare("".join(hidden))), f"heading of {slide.id}"
                continue
            found = _shown(text).search(whole, at)
            assert found, f"{slide.id}.{name} has lost {bare(text)[:60]!r}"
            at = found.end() if not isinstance(content, Columns) else 0
    if pages:
        assert [note.text for note in pages[0].notes] or not slide.notes
        assert not any(page.notes for page in pages[1:])


def _check_sizes(slide: Slide, deck: Deck, pages: list[Page]) -> None:
    least = slide.min_size or deck.min_size or 0
    for page in pages:
        for box in page.texts:
            if box.role is Role.BODY:
                assert all(level.size.pt >= least for level in box.levels), f"{page.id}: a level under {least} pt"


def _check_box(page: Page, box: TextBox, theme: Theme) -> None:
    where = f"{page.id}/{box.name}"
    if box.role is Role.CELL and not box.paragraphs:  # an empty one
        return
    assert box.paragraphs, where
    assert len(box.levels) > max(p.level for p in box.paragraphs), where
    height = 0.0
    for index, paragraph in enumerate(box.paragraphs):
        level = box.levels[paragraph.level]
        assert level.size.pt == int(level.size.pt), f"{where}: whole points"
        said, joined = paragraph.text.replace("\n", ""), "".join(paragraph.lines)
        assert joined.replace(" ", "") == said.replace(" ", ""), f"{where}: lines and text differ"
        assert len(paragraph.lines) > paragraph.text.count("\n"), f"{where}: a line break without a line"
        height += len(paragraph.lines) * PITCH * level.spacing * level.size.pt + (level.before.pt if index else 0.0)
        left = 0.0 if paragraph.mark is Mark.FLUSH else level.indent.pt
        for line, width in line_widths(paragraph, level, theme):
            room = box.rect.width.pt - left + 0.01
            assert box.hidden or width <= room, f"{where}: {line!r} takes {width:.2f} of {room:.2f} pt"
    assert box.hidden or height <= box.rect.height.pt + 0.1, f"{where}: {height:.1f} of {box.rect.height.pt:.1f} pt"


def line_widths(paragraph: Paragraph, level: LevelStyle, theme: Theme) -> Iterator[tuple[str, float]]:
    """Each predicted line and its width in points, measured anew from the runs."""
    style = next(
        s
        for s in theme.styles.values()
        if (s.face, s.bold, s.italic, tracking(s.tracking, int(level.size.pt)))
        == (level.face, level.bold, level.italic, level.tracking)
    )
    characters = [(char, run) for run in paragraph.runs for char in run.text]
    at = 0
    for line in paragraph.lines:
        while at < len(characters) and line and characters[at][0] != line[0]:
            at += 1
        width = 0.0
        for run, group in groupby(characters[at : at + len(line)], key=itemgetter(1)):
            source = SourceParagraph((replace(run, text="".join(char for char, _ in group)),))
            (one,) = compose([source], style, theme)
            measured = one.measured(int(level.size.pt))
            width += measured.width(0, measured.pieces - 1) if measured.pieces else 0.0
        at += len(line)
        yield line, width * level.size.pt
