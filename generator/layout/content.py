"""What flows into a region: the fields that a rule names, looked up in a slide and its deck."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from generator.deck.model import Columns, Content, Deck, Inline, Items, Marker, Note, Picture, Slide, Step, Text
from generator.deck.model.held import texts_in
from generator.languages import is_rtl, is_turned
from generator.layout.formulas import without_formulas
from generator.layout.rule import PictureRegion, Region, Rule, ShapeRegion, TextRegion
from generator.layout.runs import SourceParagraph, flow, runs_of
from generator.layout.soft_breaks import without_soft_breaks
from generator.patterns import pattern
from generator.scene.page import Note as SceneNote
from generator.spans import Span

_COLUMN = pattern(r"columns\[(\d+)\]\.(heading|items)")
TITLE_CHARS = 80
"""A title that is only read aloud is cut after so many characters; its text stands on the slide in full."""


def region_paragraphs(region: TextRegion, slide: Slide, deck: Deck) -> tuple[tuple[SourceParagraph, ...], Marker]:
    """The paragraphs of a region and how their first level is marked. Empty when the slide has none of its fields."""
    contents = list(_fields(region.field, slide))
    if not contents:
        contents = list(_defaults(region, slide, deck))
    markers = [c.marker for c in contents if isinstance(c, Items) and c.marker is not Marker.NONE]
    paragraphs = flow(contents, slide.lang or deck.lang, deck.typography)
    return tuple(p for p in paragraphs if p.text or p.level), (markers[0] if markers else Marker.NONE)


def region_step(region: Region, rule: Rule, slide: Slide) -> Step | None:
    """When what a region shows by itself appears: a picture, a column. Items say that themselves."""
    if isinstance(region, PictureRegion):
        found = slide.fields.get(region.field)
        return found.step if isinstance(found, Picture) else None
    if isinstance(region, ShapeRegion):  # a line under the head of a column
        wide = (region.at.x, region.at.width)
        steps = (region_step(one, rule, slide) for one in rule.texts if (one.at.x, one.at.width) == wide)
        return next(filter(None, steps), None)
    if not isinstance(region, TextRegion) or len(region.field) != 1:
        return None
    column, columns = _COLUMN.fullmatch(region.field[0]), slide.fields.get("columns")
    if column is None or not isinstance(columns, Columns):
        return None
    return columns.columns[int(column[1])].step or columns.step


def deck_text(source: str, deck: Deck) -> Text | None:
    """``deck.title`` and its like."""
    found = getattr(deck, source.removeprefix("deck."))
    assert found is None or isinstance(found, Text)
    return found


def spoken(text: str) -> str:
    """The text of a title on one line, for outlines; empty if there is nothing to see or to say in it."""
    line = without_soft_breaks(text).replace("\u200b", "").replace("\n", " ").strip()
    return line if any(unicodedata.category(char)[0] not in "ZC" for char in line) else ""


def _fields(names: Iterable[str], slide: Slide) -> Iterator[Content]:
    for name in names:
        column = _COLUMN.fullmatch(name)
        if column:
            columns = slide.fields.get("columns")
            assert isinstance(columns, Columns)
            content = getattr(columns.columns[int(column[1])], column[2])
            if content is not None:
                yield content
        elif name in slide.fields:
            yield slide.fields[name]


def _defaults(region: TextRegion, slide: Slide, deck: Deck) -> Iterator[Content]:
    for source in region.default:
        text: Content | None = None
        if source.startswith("deck."):
            text = deck_text(source, deck)
        elif source == "blocks":
            text = next((text for one in slide.body.values() for text in texts_in(one) if text.plain.strip()), None)
            text = text or _plain(slide.id, slide.span)
        elif source == "slide.id":
            text = _plain(slide.id, slide.span)
        elif source == "image.alt":
            picture = slide.fields.get("image")
            text = _plain(picture.alt, picture.span) if isinstance(picture, Picture) and picture.alt else None
        else:
            text = slide.fields.get(source)
        if text is not None:
            yield _shortened(text) if region.hidden and isinstance(text, Text) else text
            return


def _plain(text: str, span: Span) -> Text:
    return Text((Inline(text),), span)


def _shortened(text: Text) -> Text:
    plain = " ".join(without_soft_breaks(text.plain).split())
    if len(plain) <= TITLE_CHARS:
        return _plain(plain, text.span)
    return _plain(plain[:TITLE_CHARS].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…", text.span)


def scene_note(note: Note, lang: str, typography: bool) -> SceneNote:
    """A paragraph of speaker notes as every output says it."""
    runs, rtl = runs_of(without_formulas(note), lang, typography), is_rtl(lang)
    turned = is_turned("".join(run.text for run in runs), rtl=rtl)
    return SceneNote(runs, note.depth, note.marker is Marker.BULLET, note.number, rtl, turned, note.span)
