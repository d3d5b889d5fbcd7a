"""Finds for LibreOffice's drawn shapes the boxes and paragraphs of the Scene that they show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from math import hypot, nan

from generator.scene.boxes import Role, TextBox, basic, ink
from generator.scene.page import Page, Scene
from generator.scene.text import Paragraph
from tests.rendered.drawn_pdf import Ink
from tests.rendered.drawn_svg import DrawnLine, DrawnPage, DrawnShape
from tests.rendered.measured import Line, Measured, shorten, squash, visible_boxes


def assign(scene: Scene, drawn: Sequence[DrawnPage], inks: Sequence[Sequence[Ink]]) -> Measured:
    """The drawn lines by page, box and paragraph. ``inks`` (from the PDF of the same deck) gives their right ends."""
    assert len(drawn) == len(inks) == len(scene.pages), (
        f"the scene has {len(scene.pages)} pages, LibreOffice drew {len(drawn)} in SVG and {len(inks)} in PDF"
    )
    pages: dict[str, dict[str, tuple[Line, ...]]] = {}
    strays: list[str] = []
    for page, shapes, characters in zip(scene.pages, drawn, inks, strict=True):
        found: list[_Found] = []
        boxes = visible_boxes(page)
        own = [box for box in basic(page.boxes) if isinstance(box, TextBox) and not box.fixed]
        found += [each for each in _match(page, own, shapes.shapes, strays) if not each.box.hidden]
        found += _match(page, [box for box in boxes if box.fixed], shapes.master, [])
        seen = {id(each.box) for each in found}
        for box in boxes:
            if box.role in FURNITURE and id(box) not in seen:
                found += _furniture(box, characters)
        pages[page.id] = _with_extents(found, boxes, characters)
    return Measured("LibreOffice", pages, tuple(strays))


SIDE = 2.0
"""Points that a first character may stand left of its box."""
FURNITURE = (Role.FOOTER, Role.DATE, Role.NUMBER)
"""LibreOffice makes these to fields of the slide layout, and its SVG leaves it to a script to fill them in."""


@dataclass(frozen=True, slots=True)
class _Found:
    key: str
    box: TextBox
    rtl: bool
    line: DrawnLine


def _match(page: Page, boxes: list[TextBox], shapes: Sequence[DrawnShape], strays: list[str]) -> list[_Found]:
    """Equal text first, in order; then what is most alike; what is left belongs to nobody."""
    texts = {
        id(box): ["".join(shown) for shown in zip(*(_shown(box, one) for one in box.paragraphs), strict=True)]
        for box in boxes
    }
    open_boxes = [box for box in boxes if any(texts[id(box)])]
    open_shapes = list(shapes)
    pairs: list[tuple[TextBox, DrawnShape]] = []

    def take(box: TextBox, shape: DrawnShape) -> None:
        pairs.append((box, shape))
        open_boxes.remove(box)
        open_shapes.remove(shape)

    for box in list(open_boxes):
        same = [shape for shape in open_shapes if squash(shape.text) in texts[id(box)]]
        if same:
            take(box, min(same, key=lambda s: hypot(s.x - box.rect.x.pt, s.y - box.rect.y.pt)))
    for box in [box for box in open_boxes if box.role not in FURNITURE]:
        alike = [
            (SequenceMatcher(None, squash(s.text), texts[id(box)][1], autojunk=False).ratio(), s) for s in open_shapes
        ]
        best = max(alike, key=lambda pair: pair[0], default=None)
        if best and best[0] > 0.5:
            take(box, best[1])
    strays += [
        f"page {page.id}: LibreOffice draws {shorten(shape.text)} in no box"
        for shape in open_shapes
        if squash(shape.text)
    ]
    return [found for box, shape in pairs for found in _paragraphs(box, shape)]


def _paragraphs(box: TextBox, shape: DrawnShape) -> list[_Found]:
    """Paragraphs are drawn in order, empty ones without lines; a lost one must not shift those after it."""
    wanted = [index for index, paragraph in enumerate(box.paragraphs) if squash(paragraph.text)]
    found: list[_Found] = []
    for lines in shape.paragraphs:
        text = squash("".join(line.text for line in lines))
        if not text or not wanted:
            continue
        equal = [index for index in wanted if text in _shown(box, box.paragraphs[index])]
        index = equal[0] if equal else wanted[0]
        wanted = [other for other in wanted if other > index]
        paragraph = box.paragraphs[index]
        if squash(lines[0].text) == _number(box, paragraph):  # what hangs left of it is no part of the paragraph
            lines = lines[1:]
        found += [
            _Found(f"{box.name}/{index}", box, paragraph.rtl, line) for line in _joined(lines) if squash(line.text)
        ]
    return found


def _shown(box: TextBox, paragraph: Paragraph) -> tuple[str, str]:
    """What may be drawn for it: its text, and that after its number or letter."""
    text = squash(paragraph.text)
    return text, _number(box, paragraph) + text


def _number(box: TextBox, paragraph: Paragraph) -> str:
    bullet = box.levels[paragraph.level].bullet
    return bullet.counted(paragraph.number) if bullet else ""


def _joined(lines: Sequence[DrawnLine]) -> list[DrawnLine]:
    """Stretches on (nearly) the same height are one line: a raised figure stands on a height of its own."""
    result: list[DrawnLine] = []
    for line in lines:
        last = result[-1] if result else None
        if last and abs(line.baseline - last.baseline) <= 0.6 * max(line.size, last.size):
            main = line if line.size > last.size else last
            result[-1] = DrawnLine(last.text + line.text, min(last.x, line.x), main.baseline, main.size)
        else:
            result.append(line)
    return result


def _furniture(box: TextBox, drawn: Sequence[Ink]) -> list[_Found]:
    """The one line that the PDF has in the box."""
    rect, style = box.rect, box.levels[0]
    inside = [
        each for each in drawn if rect.y.pt <= each.baseline <= rect.bottom.pt + 1 and _outside(box, each.x) <= SIDE
    ]
    shown = [each for each in inside if each.visible]
    if not shown:
        return []
    line = DrawnLine("".join(each.text for each in inside), shown[0].x, shown[0].baseline, style.size.pt)
    return [_Found(f"{box.name}/0", box, box.paragraphs[0].rtl, line)]


def _with_extents(found: list[_Found], boxes: Sequence[TextBox], drawn: Sequence[Ink]) -> dict[str, tuple[Line, ...]]:
    """Gives every line the ink that stands on its baseline within its box, or nearest to it."""
    left: dict[int, float] = {}
    right: dict[int, float] = {}
    sides = [(each.box.rect.x.pt, each.box.rect.right.pt) for each in found]
    frames = [(box.name, *_frame(box)) for box in boxes]
    by_height: dict[int, list[int]] = defaultdict(list)
    for number, each in enumerate(found):
        for height in range(round(each.line.baseline) - 1, round(each.line.baseline) + 2):
            by_height[height].append(number)
    for character in filter(_visible, drawn):
        near = [
            number
            for number in by_height.get(round(character.baseline), ())
            if abs(found[number].line.baseline - character.baseline) < 0.6
        ]
        if not near:
            continue
        x, baseline = character.x, character.baseline
        number = min(near, key=lambda n: max(sides[n][0] - x, x - sides[n][1], 0.0))
        name = found[number].box.name
        if any(
            top < baseline < bottom and max(start - x, x - end) < 0.5 and other != name
            for other, start, end, top, bottom in frames
        ):
            continue  # an accent of another box's text, which stands on no line's baseline
        # A bullet hangs left of where the text begins; it is no part of the line.
        if not found[number].rtl and character.x < found[number].line.x - 0.5:
            continue
        left[number] = min(left.get(number, character.x), character.x)
        right[number] = max(right.get(number, character.right), character.right)
    result: dict[str, list[Line]] = defaultdict(list)
    for number, each in enumerate(found):
        indented = each.box.role is Role.CODE  # LibreOffice draws the blanks before its lines
        x = left.get(number, each.line.x) if each.rtl or indented else each.line.x
        result[each.key].append(Line(each.line.text, x, right.get(number, nan), each.line.baseline, each.line.size))
    return {key: tuple(lines) for key, lines in result.items()}


def _visible(character: Ink) -> bool:
    return character.visible


def _frame(box: TextBox) -> tuple[float, float, float, float]:
    """A box's left and right sides, and the top and bottom of what its text may take, in points."""
    rect = ink(box) if box.role is Role.CHART else box.rect  # texts of a chart stand close to each other
    return box.rect.x.pt, box.rect.right.pt, rect.y.pt, rect.bottom.pt


def _outside(box: TextBox, x: float) -> float:
    """How far a place is from the box's left and right sides; 0 within."""
    return max(box.rect.x.pt - x, x - box.rect.right.pt, 0.0)
