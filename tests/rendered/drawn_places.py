"""Where viewers draw what is no text: shapes, pictures, tables; against where the Scene has them.

Each viewer gives rectangles in points from the page's top left corner: Chromium by the name of the box that they are
drawn for, PDFs (LibreOffice's and our own) by colour, or as pictures.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.scene.boxes import Box, Connector, Drawing, Group, PictureBox, Shape, TableBox, single
from generator.scene.forms import Join
from generator.scene.forms import Path as FormPath
from generator.scene.page import Page, Scene
from generator.units import Rect
from tests.chromium import Chromium
from tests.rendered.in_chromium import PT

TOLERANCE = 0.5
"""Points."""
CELLS = 0.05
"""How much more grounds of cells may be elsewhere: LibreOffice's head rows come out 0.51 pt higher."""
_JOINS = (Join.MITER, Join.ROUND, Join.BEVEL)
"""By their numbers in PDFs."""
LINE = "-"
"""Before the colour of what is a line and no fill."""
_WHERE = """
(async () => {
  const pages = {};
  for (const section of document.querySelectorAll(".reveal .slides section[id]")) {
    const { h, v } = Reveal.getIndices(section);
    Reveal.slide(h, v, 999);
    const origin = section.getBoundingClientRect();
    const rect = (element) => {
      const r = element.getBoundingClientRect();
      return [r.left - origin.left, r.top - origin.top, r.width, r.height];
    };
    const places = {};
    for (const element of section.querySelectorAll(".shape[data-box], svg[data-box], figure [data-box], [data-box]:has(> img), table[data-box]")) {
      const inner = element.querySelector("img");
      const parts = element.matches("svg") ? [...element.children].map(rect) : [...element.querySelectorAll("tr")].map(rect);
      places[element.dataset.box] = [rect(element), inner ? rect(inner) : null, parts];
    }
    pages[section.id] = places;
  }
  return pages;
})()
"""  # noqa: E501


@dataclass(frozen=True, slots=True)
class Drawn:
    """One rectangle: of a fill (its colour in six digits), or of a picture (no colour)."""

    color: str
    x: float
    y: float
    width: float
    height: float
    join: Join | None = None
    """How the pieces of its outline meet, if it has one."""

    def off(self, rect: Rect) -> float:
        """By how much its edges are elsewhere, at the worst."""
        wanted = (rect.x.pt, rect.y.pt, rect.right.pt, rect.bottom.pt)
        found = (self.x, self.y, self.x + self.width, self.y + self.height)
        return max(abs(one - other) for one, other in zip(wanted, found, strict=True))


def whole_picture(box: PictureBox) -> Rect:
    """Where the whole picture lies of which a box shows a part."""
    left, top, right, bottom = box.crop
    width, height = box.rect.width.pt / (1 - left - right), box.rect.height.pt / (1 - top - bottom)
    return Rect.from_pt(box.rect.x.pt - left * width, box.rect.y.pt - top * height, width, height)


def astray_in_chromium(browser: Chromium, path: Path, scene: Scene) -> list[str]:
    """What is drawn elsewhere than the Scene has it, or not at all."""
    width, height = round(scene.size.width.pt / PT), round(scene.size.height.pt / PT)
    page = browser.open(path.as_uri(), width=width, height=height)
    try:
        page.wait_for("typeof Reveal !== 'undefined' && Reveal.isReady()")
        page.evaluate("Promise.all([...document.fonts].map(face => face.load())).then(() => true)")
        found = page.evaluate(_WHERE)
    finally:
        page.close()
    return [said for one in scene.pages for said in _astray_on(one, found.get(one.id, {}))]


def _astray_on(page: Page, places: dict[str, list[list[float] | None]]) -> Iterator[str]:
    for box in single(page.boxes):
        if not isinstance(box, Shape | PictureBox | Drawing | TableBox):
            continue
        place = places.get(box.name)
        if place is None:
            yield f"{page.id}/{box.name}: not drawn"
            continue
        outer, inner, parts = place
        wanted: list[tuple[str, Rect, object]] = [("", box.rect, outer)]
        if isinstance(box, PictureBox) and inner is not None:
            wanted.append((" (the whole picture)", whole_picture(box), inner))
        if isinstance(box, TableBox):
            rows = [box.place(at, 1, 0, len(box.columns)) for at in range(len(box.rows))]
            wanted += [
                (f" (row {at})", row, part) for at, (row, part) in enumerate(zip(rows, parts or [], strict=True))
            ]
        if isinstance(box, Drawing):
            filled = [(shape, part) for shape, part in zip(box.shapes, parts or [], strict=True) if not shape.line]
            wanted += [(f" ({shape.name})", shape.rect, part) for shape, part in filled]
        for which, rect, shown in wanted:
            assert isinstance(shown, list)
            off = Drawn("", *(length * PT for length in shown)).off(rect)
            if off > TOLERANCE:
                yield f"{page.id}/{box.name}{which}: {off:.2f} pt off"


def read_drawn(path: Path) -> tuple[tuple[Drawn, ...], ...]:
    """The fills and pictures of each page of a PDF, also those inside forms."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    document = pypdfium2.PdfDocument(path)
    try:
        return tuple(tuple(_objects(page, page.get_height(), pdfium)) for page in document)
    finally:
        document.close()


def _objects(page: object, height: float, pdfium: Any) -> Iterator[Drawn]:
    wanted = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    for found in page.get_objects(filter=wanted, max_depth=6):  # type: ignore[attr-defined]
        left, bottom, right, top = found.get_bounds()
        color, join = "", None
        if found.type == pdfium.FPDF_PAGEOBJ_PATH:
            pdfium.FPDFPath_GetDrawMode(found, mode, stroke)
            if mode.value:
                pdfium.FPDFPageObj_GetFillColor(found, red, green, blue, alpha)
            elif stroke.value:
                pdfium.FPDFPageObj_GetStrokeColor(found, red, green, blue, alpha)
            else:
                continue
            color = f"{'' if mode.value else LINE}{red.value:02X}{green.value:02X}{blue.value:02X}"
            if stroke.value:
                join = _JOINS[pdfium.FPDFPageObj_GetLineJoin(found)]
                left, bottom, right, top = _within(found, pdfium)
        yield Drawn(color, left, height - top, right - left, top - bottom, join)


def _within(path: Any, pdfium: Any) -> tuple[float, float, float, float]:
    """The least rectangle around the points of a path: its bounds have the width of its line around it, and tips where
    it has none, because they take every join for a mitre."""
    matrix, x, y = path.get_matrix(), ctypes.c_float(), ctypes.c_float()
    points = []
    for at in range(pdfium.FPDFPath_CountSegments(path)):
        pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFPath_GetPathSegment(path, at), x, y)
        points.append(matrix.on_point(x.value, y.value))
    across, down = zip(*points, strict=True)
    return min(across), min(down), max(across), max(down)


def astray_in_pdf(drawn: Sequence[Sequence[Drawn]], scene: Scene, *, curves: bool = True) -> list[str]:
    """Fills of the Scene of which the PDF has none of that colour at that place. ``curves``: it has the curves of paths
    as the Scene has them, and not others that look the same."""
    assert len(drawn) == len(scene.pages)
    return [said for page, here in zip(scene.pages, drawn, strict=True) for said in _missing(page, here, scene, curves)]


def _missing(page: Page, here: Sequence[Drawn], scene: Scene, curves: bool) -> Iterator[str]:
    if not curves:  # LibreOffice draws connectors itself, from one glued end to the other
        for connector in (one for one in _connectors(page.boxes) if not one.arrow):
            wanted = LINE + scene.theme.colors[connector.line].hex
            off = min((one.off(connector.rect) for one in here if one.color == wanted), default=99.0)
            if off > TOLERANCE:
                yield f"{page.id}/{connector.name}: {connector.line} {off:.2f} pt off"
    for shape in _fills(page, connectors=curves):
        if isinstance(shape.form, FormPath) and not curves:
            continue
        wanted = scene.theme.colors[str(shape.fill)].hex
        here_too = sorted((one.off(_hull(shape)), at) for at, one in enumerate(here) if one.color == wanted)
        off = here_too[0][0] if here_too else 99.0
        if off > TOLERANCE + (CELLS if shape.name.endswith("-ground") else 0.0):
            yield f"{page.id}/{shape.name}: {shape.fill} {off:.2f} pt off"
        elif shape.line and curves:
            joins = {here[at].join for off, at in here_too if off <= TOLERANCE}
            if shape.join not in joins:
                yield f"{page.id}/{shape.name}: {' '.join(map(str, joins))} where the outline is {shape.join}"


def _connectors(boxes: Iterable[Box]) -> Iterator[Connector]:
    for box in boxes:
        if isinstance(box, Group):
            yield from _connectors(box.boxes)
        elif isinstance(box, Connector):
            yield box


def _fills(page: Page, *, connectors: bool) -> Iterator[Shape]:
    lines = set() if connectors else {shape.name for one in _connectors(page.boxes) for shape in one.drawn}
    for box in (one for one in single(page.boxes) if one.name not in lines):
        shapes = box.shapes if isinstance(box, Drawing) else box.drawn if isinstance(box, TableBox) else (box,)
        for shape in shapes:
            if (
                isinstance(shape, Shape)
                and shape.fill
                and not (box is not shape and shape.name.endswith(("-rule", "-side")))
            ):
                yield shape


def _hull(shape: Shape) -> Rect:
    """The rectangle that a PDF's reader takes for that of the shape: around the control points of curves as well."""
    if not isinstance(shape.form, FormPath):
        return shape.rect
    points = [
        point
        for subpath in shape.form.subpaths
        for point in (subpath.start, *(place for segment in subpath.segments for place in segment))
    ]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    return Rect(left, top, max(x for x, _ in points) - left, max(y for _, y in points) - top)
