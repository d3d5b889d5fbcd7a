"""Pages of the Scene as views for ``slide.html.j2``: elements, classes and labels, nothing about looks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from generator.patterns import pattern
from generator.render.revealjs.drawings import ChartView, DrawingView, chart_view, drawing_view
from generator.render.revealjs.fonts import UsedText
from generator.render.revealjs.formulas import PageFormulas
from generator.render.revealjs.framed import framed
from generator.render.revealjs.notes import NoteView, note_views
from generator.render.revealjs.pictures import cropped_image
from generator.render.revealjs.recordings import MediaView, Recordings, RemoteView, remote_view
from generator.render.revealjs.steps import ALWAYS, fragment
from generator.render.revealjs.styles import StyleSheet
from generator.render.revealjs.tables import TableView, table_view
from generator.render.revealjs.texts import WEB_SCHEMES, TextBuilder
from generator.scene.boxes import (
    Box,
    ChartBox,
    Clip,
    Drawing,
    MediaBox,
    PictureBox,
    Role,
    Shape,
    Shown,
    TableBox,
    TextBox,
)
from generator.scene.forms import Path
from generator.scene.page import Page, Scene, Transition

# Element of the box, and of its paragraphs.
_ELEMENTS: Final = {
    Role.TITLE: ("h2", "span"),
    Role.QUOTE: ("blockquote", "p"),
    Role.CODE: ("pre", "span"),
}
_QUIET: Final = frozenset({Role.KICKER, Role.DATE, Role.NUMBER, Role.GUTTER, Role.CHART})
"""Repeated on every page, beside every line, or told as a table: shown, not read aloud."""
_LEFT_TO_RIGHT: Final = frozenset({Role.CODE, Role.GUTTER})
_OF_WORDS: Final = r"\w\u0300-\u1dff\u3099\u309a"
"""Letters, and marks such as the vowels of Thai and Hindi."""
_PLAIN_ID: Final = pattern(rf"(?!\d+$)[{_OF_WORDS}.-]+")


MOST_DRAWN: Final = 64


class BoxView(Struct, frozen=True):
    kind: str
    """``text``, ``picture``, ``shared`` (a picture in the style sheet), ``table``, ``shape``, ``drawing``, ``chart``,
    ``media`` or ``remote``."""
    name: str
    classes: str
    tag: str = "div"
    id: str = ""
    quiet: bool = False
    paragraphs: Markup = Markup()
    source: Markup | str = ""
    """Picture data."""
    style: str = ""
    alt: str = ""
    href: str = ""
    """Where a picture leads."""
    outside: bool = False
    opens_figure: bool = False
    closes_figure: bool = False
    code: str = ""
    """Of code: the class that says its language."""
    table: TableView | None = None
    opening: Markup | str = ""
    """Tags before it and after it, of a list whose items are boxes of their own."""
    closing: Markup | str = ""
    before: Markup = Markup()
    """Tags before it and after it, where a figure of several boxes begins and ends."""
    after: Markup = Markup()
    drawing: DrawingView | None = None
    chart: ChartView | None = None
    media: MediaView | None = None
    remote: RemoteView | None = None
    attributes: Markup = Markup()
    """Those that say when it appears, and what it is called on the next slide too."""


class SlideView(Struct, frozen=True):
    id: str
    number: int
    classes: str
    lang: str
    label: str
    labelled_by: str
    background: str
    """Colour around the page, where it is the page's own and not the desk's."""
    opens: bool
    """Whether a section begins with it."""
    boxes: Sequence[BoxView]
    notes: Sequence[NoteView]
    rtl: bool | None
    """Direction, where it is not the deck's."""
    enters: str = ""
    """How it takes the place of the slide before."""
    morphs: bool = False
    """Whether some of its boxes are those of the slide before or after."""
    restarts: bool = False
    """Though it does, not those of the slide before."""
    hidden: bool = False
    counted: str = ""
    """What it is called where slides are counted, if that is not its number."""
    begins: str = ""
    """The minute at which it is planned to begin."""


class SlideBuilder:
    def __init__(self, scene: Scene, styles: StyleSheet, used: UsedText, recordings: Recordings) -> None:
        self.anchors = anchors(page.id for page in scene.pages)
        self._scene = scene
        self._styles = styles
        self._pictures = recordings.pictures
        self.recordings = recordings
        self._drawn: dict[int, tuple[Drawing, DrawingView]] = {}
        """By identity: the mark of a theme is one drawing, and stands on every page."""
        self.formulas = PageFormulas(styles)
        self.reached = {page.id: self.anchors[page.id] for page in scene.pages if not page.hidden}
        """Page id -> id of its section, of all that links may lead to."""
        self._texts = TextBuilder(styles, used, self.reached, self.formulas)
        # notes are shown in the system's fonts
        self._notes = TextBuilder(styles, UsedText(scene.theme), self.reached, self.formulas)

    def turn_to(self, scene: Scene) -> None:
        """From here on, the slides of another Scene with the same theme, language and size are built."""
        self._scene = scene
        self.anchors = anchors(page.id for page in scene.pages)
        self.reached.clear()
        self.reached.update({page.id: self.anchors[page.id] for page in scene.pages if not page.hidden})

    def slide(self, page: Page) -> SlideView:
        boxes: list[BoxView] = []
        title_id = ""
        follows_picture = False
        frames = framed(page.boxes, page.background)
        shown = [one.box for one in frames]
        for index, (box, frame) in enumerate(zip(shown, frames, strict=True)):
            before = len(boxes)
            if isinstance(box, TextBox) and box.role is Role.CREDIT and follows_picture:
                closes = not _is_caption(shown, index + 1)
                view = self._text(box, "", follows_picture, page, frame.ground, closes=closes)
                boxes.append(_stepped(view, box.shown))
                continue
            if isinstance(box, TextBox):
                identity = ""
                if box.role is Role.TITLE and not title_id:
                    identity = title_id = f"title:{page.number}"
                boxes.append(self._text(box, identity, follows_picture, page, frame.ground))
            elif isinstance(box, TableBox):
                table = table_view(box, self._styles, self._texts, rtl=page.rtl)
                boxes.append(BoxView("table", box.name, "", table=table))
                rules = ((rule, BoxView("shape", rule.name, self._styles.shape(rule))) for rule in box.drawn_rules)
                boxes += (_stepped(view, rule.shown) for rule, view in rules)
            elif isinstance(box, ChartBox):
                boxes.append(BoxView("chart", box.name, "", chart=chart_view(box, self._styles)))
                labels = ((label, self._text(label, "", False, page, "")) for label in box.labels)
                boxes += (_stepped(view, label.shown or box.shown) for label, view in labels)
            elif isinstance(box, Drawing):
                boxes.append(self._drawing(box))
            elif isinstance(box, MediaBox):
                boxes += self._recording(box)
            elif isinstance(box, Shape):
                boxes.append(self._shape(box))
            elif isinstance(box, PictureBox):
                credited = _is_credit(shown, index + 1)
                more = credited or _is_caption(shown, index + 1)
                boxes.append(self._picture(box, more))
            if box.shown and not isinstance(box, TableBox | ChartBox):
                boxes[before:] = [_stepped(view, box.shown) for view in boxes[before:]]
            elif box.shown:
                boxes[before] = _stepped(boxes[before], box.shown)
            if pair := page.pairs.get(box.name):
                named = boxes[before].attributes + Markup(' data-id="{}"').format(pair)
                boxes[before] = replace(boxes[before], attributes=named)
            follows_picture = isinstance(box, PictureBox)
            if frame.before:
                boxes[before] = replace(boxes[before], before=frame.before)
            if frame.after:
                boxes[-1] = replace(boxes[-1], after=frame.after)
        boxes = _in_lists(boxes, {box.name: box.item for box in shown if isinstance(box, TextBox) and box.item})
        return SlideView(
            self.anchors[page.id],
            page.number,
            self._styles.page(page.background),
            page.lang if page.lang != self._scene.lang else "",
            "" if title_id else page.title,
            title_id,
            self._styles.color(page.background) if self._scene.stands_alone(page) else "",
            bool(page.section),
            boxes,
            note_views(page.notes, self._notes),
            page.rtl if page.rtl != self._scene.rtl else None,
            enters=str(page.transition) if page.transition in (Transition.FADE, Transition.PUSH) else "",
            morphs=bool(page.pairs),
            restarts=bool(page.pairs) and page.transition is not Transition.MORPH,
            hidden=page.hidden,
            counted=page.label if page.appendix else "",
            begins=f"{page.begins:.4g}",
        )

    def _shape(self, box: Shape) -> BoxView:
        if isinstance(box.form, Path):
            return self._drawing(Drawing(box.name, box.rect, (replace(box, shown=None),)))
        return BoxView("shape", box.name, self._styles.shape(box))

    def _drawing(self, box: Drawing) -> BoxView:
        href = self._texts.address(box.link)
        before, drawing = self._drawn.get(id(box), (None, None))
        if drawing is None or before is not box:
            if len(self._drawn) > MOST_DRAWN:
                self._drawn.clear()
            drawing = drawing_view(box, self._styles)
            self._drawn[id(box)] = box, drawing
        return BoxView("drawing", box.name, "", drawing=drawing, alt=box.alt, href=href,
                       outside=href.startswith(WEB_SCHEMES))  # fmt: skip

    def _recording(self, box: MediaBox) -> Iterator[BoxView]:
        place = f"box media {self._styles.drawing(box.rect)}"
        if isinstance(box.source, Clip):
            yield BoxView("media", box.name, place, alt=box.alt, media=self.recordings.view(box))
            return
        if box.poster:
            yield self._picture(replace(box.poster, link=None), False)
        yield from (self._drawing(replace(one, link=None)) for one in box.marks)
        yield BoxView("remote", box.name, place, alt=box.alt, remote=remote_view(box.source))

    def _text(
        self, box: TextBox, identity: str, follows_picture: bool, page: Page, ground: str, *, closes: bool = False
    ) -> BoxView:
        tag, inner = _ELEMENTS.get(box.role, ("div", "p"))
        caption = box.role is Role.CAPTION and follows_picture
        place = "sr" if box.hidden else f"box {self._styles.text_box(box)}"
        if ground and not box.hidden:
            place += f" on {self._styles.ground(ground)}"
        linked = any(run.link for paragraph in box.paragraphs for run in paragraph.runs)
        return BoxView(
            "text",
            box.name,
            f"{place} {box.role}",
            "figcaption" if caption else tag,
            identity,
            # What is hidden from a screen reader must not be reachable by keyboard either.
            (box.role in _QUIET or (box.fixed and box.role is Role.FOOTER)) and not linked,
            # code runs from left to right in every language
            self._texts.paragraphs(box, inner, rtl=page.rtl and box.role not in _LEFT_TO_RIGHT),
            closes_figure=caption or closes,
            code=(f"language-{box.code_lang}" if box.code_lang else "code") if box.role is Role.CODE else "",
        )

    def _picture(self, box: PictureBox, more: bool) -> BoxView:
        """``more``: what belongs to it follows, its credit or its caption."""
        figure = more or not box.decorative
        shared = self._pictures.is_shared(box)
        place = f"box picture {self._styles.picture(box)}"
        href = self._texts.address(box.link)
        if shared:
            place += f" {self._pictures.shared_class(box)}"
        return BoxView(
            "shared" if shared else "picture",
            box.name,
            place,
            quiet=(box.decorative or not box.alt) and not href,
            source="" if shared else Markup(self._pictures.data_url(box)),  # noqa: S704 - base64 of a known media type
            style=cropped_image(box.crop) if any(box.crop) else "",
            alt=box.link or "" if href and not box.alt else "" if box.decorative else box.alt,
            href=href,
            outside=href.startswith(WEB_SCHEMES),
            opens_figure=figure,
            closes_figure=figure and not more,
        )


def _stepped(view: BoxView, shown: Shown | None) -> BoxView:
    """The view of a box that is there so."""
    step = fragment(shown)
    if step is ALWAYS:
        return view
    attributes, opening, closing = map(Markup, (step.attributes, step.opening, step.closing))
    return replace(
        view,
        classes=view.classes + step.classes,
        attributes=view.attributes + attributes,
        opening=opening + view.opening,
        closing=view.closing + closing,
    )


def _in_lists(boxes: Sequence[BoxView], items: Mapping[str, tuple[str, int]]) -> list[BoxView]:
    """The boxes, those that are items of a list with the tags that say so. What is drawn between them is hidden from
    those who hear a list, and may stand in it."""
    if not items:
        return list(boxes)
    at = [index for index, box in enumerate(boxes) if box.name in items]
    found = list(boxes)
    for place, index in enumerate(at):
        own = items[boxes[index].name]
        before = items[boxes[at[place - 1]].name] if place else ("", 0)
        after = items[boxes[at[place + 1]].name] if place + 1 < len(at) else ("", 0)
        opening = '<div role="list">' * (before[0] != own[0]) + '<div role="listitem">' * (before != own)
        closing = "</div>" * (after != own) + "</div>" * (after[0] != own[0])
        made = found[index]
        around = Markup(opening), Markup(closing)  # noqa: S704 - made here
        found[index] = replace(made, opening=around[0] + made.opening, closing=made.closing + around[1])
    return found


def _is_credit(boxes: Sequence[Box], index: int) -> bool:
    after = boxes[index] if index < len(boxes) else None
    return isinstance(after, TextBox) and after.role is Role.CREDIT


def _is_caption(boxes: Sequence[Box], index: int) -> bool:
    after = boxes[index] if index < len(boxes) else None
    return isinstance(after, TextBox) and after.role is Role.CAPTION


def anchors(ids: Iterable[str]) -> dict[str, str]:
    """Page id -> id of its section. Ids that reveal.js would misread (``#/12`` is slide 12) change."""
    wanted = list(dict.fromkeys(ids))
    taken = {id_ for id_ in wanted if _PLAIN_ID.fullmatch(id_)}
    found = {}
    for id_ in wanted:
        anchor = id_ if id_ in taken else "slide-" + re.sub(rf"[^{_OF_WORDS}.-]+", "-", id_)
        while id_ not in taken and anchor in taken:
            anchor += "-"
        taken.add(anchor)
        found[id_] = anchor
    return found
