"""The Scene as the data that the templates draw from: plain lists and numbers, and the author's text as strings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, assert_never

from generator.render.pdf.glyphs import Glyphs
from generator.render.pdf.languages import language
from generator.render.pdf.pictures import picture_name
from generator.render.pdf.styles import Data, Styles, points
from generator.render.pdf.tables import table_data
from generator.render.pdf.texts import Texts, Where
from generator.scene.boxes import (
    ChartBox,
    Drawing,
    MediaBox,
    PictureBox,
    Role,
    Shape,
    SingleBox,
    TableBox,
    TextBox,
    single,
)
from generator.scene.forms import DASHES, Ellipse, Form, Join, Path, Rectangle, RoundedRectangle, Subpath
from generator.scene.page import Page, Scene
from generator.units import Rect

Item = tuple[str, int] | None
"""Which list a text is an item of, and which of its items; of most texts none."""

_QUIET: Final = frozenset({Role.KICKER, Role.DATE, Role.NUMBER, Role.GUTTER, Role.CHART})
"""Repeated on every page, beside every line, or part of a figure that is told as a whole: shown, not read aloud."""
_ELEMENTS: Final = frozenset({Role.QUOTE, Role.CODE})
"""Those that are more than paragraphs to a reader."""


def scene_data(scene: Scene, glyphs: Glyphs, *, notes: bool = False) -> Data:
    """Everything that the templates need to draw the pages of the Scene; ``notes``: and what their speaker says.

    ``glyphs`` learns which fonts that takes.
    """
    styles = Styles(scene.theme)
    texts = Texts(styles, {page.id: page.number for page in scene.pages}, glyphs)
    levels = bookmark_levels(scene)
    pages = [_page(page, level, styles, texts) for page, level in zip(scene.pages, levels, strict=True)]
    if notes:
        for page, data in zip(scene.pages, pages, strict=True):
            data["notes"] = texts.notes(page.notes, Where(page.lang, page.span))
    return {
        "title": next(filter(None, map(_plain, (scene.title, *(page.title for page in scene.pages)))), "Diapo"),
        "author": scene.author,
        "subject": scene.subject,
        "keywords": list(scene.keywords),
        "lang": language(scene.lang),
        "width": points(scene.size.width.pt),
        "height": points(scene.size.height.pt),
        "fonts": styles.fonts(),
        "styles": styles.styles,
        "colors": styles.colors(),
        "formulas": styles.formulas(),
        "math": styles.math(),
        "pages": pages,
    }


def bookmark_levels(scene: Scene) -> list[int]:
    """Depth of each page in the outline: slides stand below the section that they follow."""
    levels, inside = [], False
    for page in scene.pages:
        begins = bool(page.section)
        inside = inside or begins
        levels.append(1 if begins or not inside else 2)
    return levels


def _page(page: Page, level: int, styles: Styles, texts: Texts) -> Data:
    boxes = _in_lists(_boxes(page, styles, texts))
    if _title(page) and not any(box.get("role") == Role.TITLE for box in boxes):
        boxes.insert(0, _unseen_title(page, texts))
    return {
        "number": page.number,
        "title": _title(page),
        "level": level,
        "lang": language(page.lang),
        "fill": styles.color(page.background),
        "boxes": boxes,
    }


def _title(page: Page) -> str:
    return _plain(page.title)


def _plain(text: str) -> str:
    """The text on one line; an empty one if nothing of it can be read."""
    words = " ".join(text.split())
    return words if any(char.isprintable() and not char.isspace() for char in words) else ""


def _in_lists(boxes: Iterable[tuple[Data, Item]]) -> list[Data]:
    """The boxes, those that say items of a list as rows of one, with what is drawn between them."""
    found: list[Data] = []
    between: list[Data] = []
    rows: list[list[Data]] | None = None
    last: Item = None
    for data, item in boxes:
        if item is None and rows is not None and data["quiet"]:
            between.append(data)
            continue
        if item is None or last is None or item[0] != last[0]:
            found += between
            between, rows = [], None
        if item is None:
            found.append(data)
        else:
            if rows is None:
                rows = []
                found.append({"kind": "items", "quiet": False, "rows": rows})
            if item != last or not rows:
                rows.append([])
            rows[-1] += [*between, data]
            between = []
        last = item
    return found + between


def _boxes(page: Page, styles: Styles, texts: Texts) -> Iterator[tuple[Data, Item]]:
    """What is drawn, each with the item of a list that it says, if it says one."""
    titled = False
    for box in single(page.boxes):
        if isinstance(box, TextBox):
            is_title = box.role is Role.TITLE and not titled and bool(_title(page))
            titled = titled or is_title
            yield from ((data, box.item) for data in _text(box, page, is_title, styles, texts))
        else:
            yield from ((data, None) for data in _drawn(box, page, styles, texts))


def _drawn(box: SingleBox, page: Page, styles: Styles, texts: Texts) -> Iterator[Data]:
    """What is no text of its own."""
    if isinstance(box, TableBox):
        yield table_data(box, page, styles, texts)
        yield from (_shape(rule, styles) for rule in box.drawn_rules)
    elif isinstance(box, ChartBox):
        shapes = [_shape(shape, styles) for shape in box.shapes]
        nodes = [node for label in box.labels for node in texts.nodes(label, page)]
        yield {"kind": "chart", "quiet": False, "shapes": shapes, "nodes": nodes, "alt": box.alt} | _places(box.rect)
    elif isinstance(box, MediaBox):
        for each in box.drawn:
            yield from _drawn(each, page, styles, texts)
    elif isinstance(box, Drawing) and box.alt:
        shapes = [_shape(shape, styles) for shape in box.shapes]
        yield (
            {"kind": "figure", "quiet": False, "shapes": shapes, "alt": box.alt}
            | texts.target(box.link)
            | _places(box.rect)
        )
    elif isinstance(box, Drawing):
        yield {"kind": "drawing", "quiet": True, "shapes": [_shape(shape, styles) for shape in box.shapes]}
    elif isinstance(box, Shape):
        yield _shape(box, styles)
    elif isinstance(box, PictureBox):
        yield _picture(box, styles, texts)


def _text(box: TextBox, page: Page, is_title: bool, styles: Styles, texts: Texts) -> Iterable[Data]:
    if is_title and box.hidden:
        yield _unseen_title(page, texts)
    if box.hidden:
        return
    if box.fill:
        yield {"kind": "shape", "quiet": True, "fill": styles.color(box.fill)} | _places(box.rect)
    linked = any(run.link for paragraph in box.paragraphs for run in paragraph.runs)
    role = Role.TITLE if is_title else box.role if box.role in _ELEMENTS else Role.BODY
    yield {
        "kind": "text",
        "role": str(role),
        "quiet": (box.role in _QUIET or (box.fixed and box.role is Role.FOOTER)) and not linked,
        "nodes": texts.nodes(box, page, plain=is_title),
    }


def _unseen_title(page: Page, texts: Texts) -> Data:
    """A title that is read aloud and listed, but not shown."""
    return {
        "kind": "text",
        "role": str(Role.TITLE),
        "quiet": False,
        "nodes": [texts.unseen(_title(page), Where(page.lang, page.span))],
    }


def _shape(box: Shape, styles: Styles) -> Data:
    data: Data = {"kind": "shape", "quiet": True}
    if box.fill:
        data["fill"] = styles.color(box.fill)
    data |= _places(box.rect) | _form(box.form)
    if box.line:  # an outline lies half outside, as in the other outputs
        data |= {"line": styles.color(box.line), "line-width": points(box.line_width.pt)}
        if box.join is not Join.MITER:
            data["join"] = str(box.join)
        if dashes := DASHES[box.dash]:
            data["dash"] = [points(part * box.line_width.pt) for part in dashes]
    return data


def _form(form: Form) -> Data:
    match form:
        case Rectangle():
            return {}
        case RoundedRectangle():
            return {"radius": points(form.radius.pt)}
        case Ellipse():
            return {"ellipse": True}
        case Path():
            return {"path": [_subpath(subpath) for subpath in form.subpaths]}
        case _:
            assert_never(form)


def _subpath(subpath: Subpath) -> Data:
    segments = ((subpath.start,), *subpath.segments)
    steps = [[points(length.pt) for point in segment for length in point] for segment in segments]
    return {"steps": steps, "closed": subpath.closed}


def _picture(box: PictureBox, styles: Styles, texts: Texts) -> Data:
    target = texts.target(box.link)
    alt = box.alt or (box.link or "" if target else "")  # what leads somewhere is never passed over
    quiet = not target and (box.decorative or not alt)
    left, top, right, bottom = box.crop
    width, height = box.rect.width.pt / (1 - left - right), box.rect.height.pt / (1 - top - bottom)
    whole = {"x": -left * width, "y": -top * height, "width": width, "height": height}
    data: Data = {
        "kind": "picture",
        "quiet": quiet,
        "file": picture_name(box),
        "image": {name: points(value) for name, value in whole.items()},
    }
    if box.line:
        data |= {"line": styles.color(box.line), "line-width": points(box.line_width.pt)}
    if box.disc:
        data["disc"] = True
    return data | target | _places(box.rect) | ({} if quiet else {"alt": alt})


def _places(rect: Rect) -> Data:
    places = {"x": rect.x, "y": rect.y, "width": rect.width, "height": rect.height}
    return {name: points(length.pt) for name, length in places.items()}
