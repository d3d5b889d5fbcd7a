"""The pictures of the documentation: ``make pictures``.

``le-partenariat.png`` has the seven slides, PPTX left (drawn by LibreOffice) and HTML right (by Chromium). The program
draws the others itself: ``themes.png`` some pages of the lecture on Simpson's paradox in the six themes,
``layouts.png`` the tour, ``drawn.png`` its charts and diagrams and those of the lecture, ``paper.png`` two handouts and
a notes page, ``courses.png`` a slide in four courses, ``lecture.png`` pages of that lecture, ``formulas.png`` pages of
from generator.serve import served
from tests.chromium import Chromium, Page

Pages are named by their ids: one that is gone ends the program before anything is drawn.
"""

from __future__ import annotations

import shutil
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
from generator.render.revealjs import render_html
from generator.scene.page import Scene
from generator.serve import served
from tests.chromium import Chromium, Page
from tests.rendered.look import picture_html, picture_pptx, sheet
from tests.serve.desk import FLAGS, Desk

ROOT = Path(__file__).parent.parent
OUT = ROOT / "docs" / "pictures"
DECK = ROOT / "content" / "le-partenariat"
LAYOUTS = ROOT / "content" / "a-tour-of-diapo"
LECTURE = ROOT / "content" / "vitrine"
LECTURE_PAGES = (
    "titre", "enigme", "detail", "renversement",
    "patients", "definition", "histoire", "departements",
    "admissions", "moyenne", "theoreme", "roles",
    "criteres", "programme", "pascal", "exercice",
)  # fmt: skip
FORMULAS = ROOT / "content" / "showcase"
FORMULA_PAGES = (
    "title", "sleepers", "other-samples", "root-n",
    "our-error", "film", "clt", "hundred",
    "formulas-end", "idea", "program", "pile",
    "compare", "exercise", "read-on", "references",
)  # fmt: skip
THEMES = ("faculte", "atelier", "agora", "labo", "blanc", "revue")
THEME_PAGES = (("question", "light"), ("expliquer", "light"), ("detail", "light"), ("admissions", "dark"))
"""Page and mode: a statement, a section, a table, a chart."""
DRAWN = (
    (LAYOUTS, ("a-chart", "more-charts", "an-assertion", "process", "hierarchy", "cycle", "hub", "pyramid", "venn")),
    (LECTURE, ("renversement", "admissions", "criteres")),
)
PPI = 160
GAP = 16
COURSES = ("bac2-2026", "soir-2h", "en", "accessible")
SAME = "forces"
"""The page that is shown of each course."""
PRESENTED = "other-samples"
BROKEN = "patients"
BREAKS = ("heading: Ils n'ont pas soigné", "hedaing: Ils n'ont pas soigné")
"""What is typed wrongly on that slide."""
NOTED = "fondements"
"""The page whose notes are shown."""


def drawn(deck: Path, theme: str, folder: Path) -> tuple[list[Path], list[Path]]:
    """A PNG of each page, from the PPTX and from the HTML."""
    folder.mkdir()
    scene = laid_out(deck, theme)
    with Chromium() as browser:
        return picture_pptx(scene, folder, 1280), picture_html(scene, folder, 1280, browser)


def laid_out(deck: Path, theme: str | None, course: str | None = None, mode: str | None = None) -> Scene:
    return lay_out(load_for_course(deck, course)[0].deck, theme=theme, mode=mode)[0]


def only(scene: Scene, *ids: str) -> Scene:
    """The scene with the pages of these ids, in this order."""
    pages = {page.id: page for page in scene.pages}
    if gone := [one for one in ids if one not in pages]:
        raise SystemExit(f"{scene.title}: no page has the id {', '.join(gone)}")
    return replace(scene, pages=tuple(pages[one] for one in ids))


def shown(scene: Scene, *ids: str, width: int = 640) -> list[Image.Image]:
    """Pages, as the program draws them."""
    made = render_pictures(only(scene, *ids), Pictures(width=width))
    return [Image.open(BytesIO(made[name])).convert("RGB") for name in sorted(made)]


def save(image: Image.Image, name: str) -> None:
    """A picture with few colours, the rare ones kept: it holds little else than text and hairlines."""
    OUT.mkdir(exist_ok=True)
    path = OUT / name
    image.convert("RGB").quantize(256, method=Image.Quantize.MAXCOVERAGE, kmeans=2).save(path, optimize=True)
    print(path.relative_to(ROOT))


def save_sheet(pictures: list[Path], name: str, columns: int, width: int) -> None:
    save(Image.open(sheet(pictures, OUT / name, columns, width)), name)


def layouts() -> Image.Image:
    """The whole tour: a slide of each layout, then blocks of each kind."""
    return own_sheet(laid_out(LAYOUTS, "agora"))


def own_sheet(scene: Scene) -> Image.Image:
    """The program's own contact sheet."""
    made = render_pictures(scene, Pictures(width=2000, pages=False, sheet=True, columns=6))
    return Image.open(BytesIO(made["-sheet.png"]))


def charts_and_diagrams() -> Image.Image:
    """What is drawn from words and numbers."""
    return beside([one for deck, ids in DRAWN for one in shown(laid_out(deck, "agora"), *ids)], 4)


def courses() -> Image.Image:
    """The same slide in each course, as the program draws it."""
    return beside([one for course in COURSES for one in shown(laid_out(DECK, None, course), SAME, width=960)], 2)


def paper() -> Image.Image:
    """The first sheet of two handouts and a notes page, side by side."""
    scene, dark = laid_out(DECK, "agora", "bac2-2026"), laid_out(DECK, "agora", "bac2-2026", "dark")
    noted = only(scene, NOTED)
    lines, grey = Handout(3), Handout(6, save_ink=True)
    sheets = (
        draw(scene, HANDOUT, PPI, handout_data(scene, lines)),
        draw(printed(dark, grey), HANDOUT, PPI, handout_data(dark, grey)),
        draw(noted, NOTES, PPI, notes_data(noted, Notes()), notes=True),
    )
    return beside([Image.open(BytesIO(pages[0])).convert("RGB").reduce(2) for pages in sheets], len(sheets))


def preview() -> Image.Image:
    """The live preview of the lecture, one of whose slides has just been broken."""
    with tempfile.TemporaryDirectory(prefix="diapo-pictures-") as place:
        folder = Path(place, LECTURE.name)
        shutil.copytree(LECTURE, folder)
        with served([folder]) as run, Chromium(None, *FLAGS) as browser:
            desk = Desk(folder, run, browser, width=1400, height=800)
            text = desk.file.read_text(encoding="utf-8")
            desk.go(BROKEN)
            desk.write(text.replace(*BREAKS))
            browser.settle(0.5)
            return Image.open(BytesIO(desk.page.screenshot())).convert("RGB")


def lecture() -> Image.Image:
    """Tables, figures, boxes and code of the lecture."""
    return beside(shown(laid_out(LECTURE, "atelier"), *LECTURE_PAGES), 4)


def formulas() -> Image.Image:
    """Formulas, citations, a film and a QR code."""
    return beside(shown(laid_out(FORMULAS, None), *FORMULA_PAGES), 4)


def presenting(folder: Path) -> Image.Image:
    """The speaker's screen after a click, and the same slide on a telephone, as Chromium draws them."""
    file, high = folder / "lecture.html", 844
    file.write_bytes(render_html(laid_out(FORMULAS, None)))
    with Chromium() as browser:
        room = opened(browser, file, 1280, 720)
        room.press("ArrowRight")
        room.press("s")
        browser.wait_until(lambda: bool(room.popups), 10, "the speaker's screen")
        speaker, telephone = room.popups[0], opened(browser, file, 390, high)
        speaker.call("Emulation.setDeviceMetricsOverride", width=1280, height=high, deviceScaleFactor=1, mobile=False)
        speaker.evaluate("new Promise((done) => setTimeout(done, 500))")
        telephone.evaluate("new Promise((done) => setTimeout(done, 500))")
        images = []
        for page, name in ((speaker, "speaker.png"), (telephone, "telephone.png")):
            page.screenshot(folder / name)
            images.append(Image.open(folder / name).convert("RGB"))
    canvas = Image.new("RGB", (sum(one.width + GAP for one in images) + GAP, high + 2 * GAP), "#9A9A9A")
    canvas.paste(images[0], (GAP, GAP))
    canvas.paste(images[1], (images[0].width + 2 * GAP, GAP))
    return canvas


def opened(browser: Chromium, file: Path, width: int, height: int) -> Page:
    """The page at the slide that the picture is of."""
    page = browser.open(f"{file.as_uri()}#/{PRESENTED}", width=width, height=height)
    page.wait_for("window.Reveal && Reveal.isReady()")
    return page


def themes() -> Image.Image:
    """A row for each theme."""
    images: list[Image.Image] = []
    for theme in THEMES:
        scenes = {mode: laid_out(LECTURE, theme, mode=mode) for mode in ("light", "dark")}
        for name, mode in THEME_PAGES:
            images += shown(scenes[mode], name, width=480)
    return beside(images, 4)


def check() -> None:
    """That all pages are there."""
    only(laid_out(LECTURE, "agora"), *LECTURE_PAGES, *(name for name, _ in THEME_PAGES))
    only(laid_out(FORMULAS, None), *FORMULA_PAGES, PRESENTED)
    for deck, ids in DRAWN:
        only(laid_out(deck, "agora"), *ids)
    for course in COURSES:
        only(laid_out(DECK, None, course), SAME)
    only(laid_out(DECK, None, "bac2-2026"), NOTED)


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
    check()
    with tempfile.TemporaryDirectory() as work:
        pptx, html = drawn(DECK, "agora", Path(work) / "agora")
        pairs = [picture for pair in zip(pptx, html, strict=True) for picture in pair]
        save_sheet(pairs, "le-partenariat.png", 4, 480)
        save(presenting(Path(work)), "presenting.png")
    save(themes(), "themes.png")
    save(layouts(), "layouts.png")
    save(charts_and_diagrams(), "drawn.png")
    save(lecture(), "lecture.png")
    save(formulas(), "formulas.png")
    save(paper(), "paper.png")
    save(courses(), "courses.png")
    save(preview(), "serve.png")


if __name__ == "__main__":
    main()
