"""The pictures of the documentation: ``make pictures``.

``le-partenariat.png`` has the seven slides, PPTX left (drawn by LibreOffice) and HTML right (by Chromium). The program
draws the others itself: ``themes.png`` some pages of the lecture on Simpson's paradox in the six themes,
``layouts.png`` a page of each layout, ``paper.png`` two handouts and a notes page, ``courses.png`` a slide in four
courses, ``lecture.png`` pages of that lecture.
"""

from __future__ import annotations

import tempfile
from io import BytesIO
from pathlib import Path

from msgspec.structs import replace
from PIL import Image

from generator.course import load_for_course
from generator.layout import lay_out
from generator.render.pdf.handout import TEMPLATE as HANDOUT
from generator.render.pdf.handout import Handout, handout_data, printed
from generator.render.pdf.images import Pictures, render_pictures
from generator.render.pdf.notes import TEMPLATE as NOTES
from generator.render.pdf.notes import Notes, notes_data
from generator.render.pdf.typeset import draw
from generator.scene.page import Scene
from tests.rendered.look import picture_html, picture_pptx, sheet

ROOT = Path(__file__).parent.parent
OUT = ROOT / "docs" / "pictures"
DECK = ROOT / "content" / "le-partenariat"
LAYOUTS = ROOT / "content" / "a-tour-of-diapo"
LECTURE = ROOT / "content" / "vitrine"
LECTURE_PAGES = (0, 1, 2, 5, 6, 7, 9, 12, 14, 15, 18, 19, 20, 22, 23, 26)
"""Counted from 0, as those below."""
THEMES = ("faculte", "atelier", "agora", "labo", "blanc", "revue")
THEME_PAGES = ((3, "light"), (11, "light"), (2, "light"), (2, "dark"))
"""Page and mode: a statement, a section, a table."""
PPI = 160
GAP = 16
SAME = (("bac2-2026", 7), ("soir-2h", 5), ("en", 5), ("accessible", 12))
"""The page on which each course of the deck has the partnership's strengths, counted from 0."""


def drawn(deck: Path, theme: str, folder: Path) -> tuple[list[Path], list[Path]]:
    """A PNG of each page, from the PPTX and from the HTML."""
    folder.mkdir()
    scene = laid_out(deck, theme)
    return picture_pptx(scene, folder, 1280), picture_html(scene, folder, 1280)


def laid_out(deck: Path, theme: str | None, course: str | None = None, mode: str | None = None) -> Scene:
    return lay_out(load_for_course(deck, course)[0].deck, theme=theme, mode=mode)[0]


def shown(scene: Scene, number: int, width: int = 640) -> Image.Image:
    """One page, as the program draws it."""
    page = replace(scene, pages=scene.pages[number : number + 1])
    return Image.open(BytesIO(render_pictures(page, Pictures(width=width))["-01.png"])).convert("RGB")


def save(image: Image.Image, name: str) -> None:
    """A picture with few colours, the rare ones kept: it holds little else than text and hairlines."""
    OUT.mkdir(exist_ok=True)
    path = OUT / name
    image.convert("RGB").quantize(256, method=Image.Quantize.MAXCOVERAGE, kmeans=2).save(path, optimize=True)
    print(path.relative_to(ROOT))


def save_sheet(pictures: list[Path], name: str, columns: int, width: int) -> None:
    save(Image.open(sheet(pictures, OUT / name, columns, width)), name)


def save_own(scene: Scene, name: str) -> None:
    """The program's own contact sheet."""
    made = render_pictures(scene, Pictures(width=2000, pages=False, sheet=True, columns=4))
    save(Image.open(BytesIO(made["-sheet.png"])), name)


def courses() -> list[Image.Image]:
    """The same slide in each course, as the program draws it."""
    return [shown(laid_out(DECK, None, course), number, 960) for course, number in SAME]


def paper() -> Image.Image:
    """The first sheet of two handouts and a notes page, side by side."""
    scene, dark = laid_out(DECK, "agora", "bac2-2026"), laid_out(DECK, "agora", "bac2-2026", "dark")
    noted = replace(scene, pages=scene.pages[2:])
    lines, grey = Handout(3), Handout(6, save_ink=True)
    sheets = (
        draw(scene, HANDOUT, PPI, handout_data(scene, lines)),
        draw(printed(dark, grey), HANDOUT, PPI, handout_data(dark, grey)),
        draw(noted, NOTES, PPI, notes_data(noted, Notes()), notes=True),
    )
    return beside([Image.open(BytesIO(pages[0])).convert("RGB").reduce(2) for pages in sheets], len(sheets))


def lecture() -> Image.Image:
    """Tables, figures, boxes and code of the lecture."""
    scene = laid_out(LECTURE, "atelier")
    return beside([shown(scene, number) for number in LECTURE_PAGES], 4)


def themes() -> Image.Image:
    """A row for each theme."""
    scenes = {(theme, mode): laid_out(LECTURE, theme, mode=mode) for theme in THEMES for mode in ("light", "dark")}
    return beside([shown(scenes[theme, mode], number, 480) for theme in THEMES for number, mode in THEME_PAGES], 4)


def beside(images: list[Image.Image], columns: int) -> Image.Image:
    """Pictures of one size, so many in a row."""
    width, height = images[0].size
    rows = -(-len(images) // columns)
    canvas = Image.new("RGB", ((width + GAP) * columns + GAP, (height + GAP) * rows + GAP), "#9A9A9A")
    for number, image in enumerate(images):
        row, column = divmod(number, columns)
        canvas.paste(image, (GAP + column * (width + GAP), GAP + row * (height + GAP)))
    return canvas


def main() -> None:
    with tempfile.TemporaryDirectory() as work:
        pptx, html = drawn(DECK, "agora", Path(work) / "agora")
        pairs = [picture for pair in zip(pptx, html, strict=True) for picture in pair]
        save_sheet(pairs, "le-partenariat.png", 4, 480)
    save(themes(), "themes.png")
    if LAYOUTS.is_dir():
        save_own(laid_out(LAYOUTS, "agora"), "layouts.png")
    save(lecture(), "lecture.png")
    save(paper(), "paper.png")
    save(beside(courses(), 2), "courses.png")


if __name__ == "__main__":
    main()
