"""Charts of every type: what is drawn of the Scene stands where LibreOffice draws the native chart, and the workbooks
open in a spreadsheet with their numbers."""

from __future__ import annotations

import csv
import io
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.deck.load import parse_deck
from generator.layout import lay_out
from generator.render import writer
from generator.scene.boxes import ChartBox, Role, Shape, single
from generator.scene.page import Page, Scene
from tests.conftest import missing
from tests.looks import of
from tests.render.test_charts import CHARTS, DECK
from tests.rendered.drawn_places import Drawn, read_drawn
from tests.rendered.libreoffice import Fonts, LibreOffice
from tests.rendered.measured import Line, Place, fold, places
from tests.rendered.rendering import Rendered, Viewers, render_all

pytestmark = pytest.mark.rendered

LOOKS = ("agora", "faculte-dark")
LABELS, MARKS = 1.0, 0.5
"""Points that texts, and bars and points, may be apart."""


@pytest.fixture(scope="module")
def viewers(soffice_path: str, chromium_path: str, tmp_path_factory: pytest.TempPathFactory) -> Viewers:
    return Viewers(soffice_path, chromium_path, tmp_path_factory.mktemp("charts"))


@pytest.fixture(scope="module")
def rendered(viewers: Viewers) -> dict[str, Rendered]:
    scenes = {look: lay_out(parse_deck(DECK)[0], **of(look))[0] for look in LOOKS}
    return {one.name: one for one in render_all(scenes, viewers)}


def texts(scene: Scene) -> list[Place]:
    return [place for place in places(scene, charts=True) if place.box.role is Role.CHART]


def apart(one: Line, other: Line) -> float:
    """Of two lines that say the same: by what of their start, middle and end is nearest, because texts are set a little
    wider in LibreOffice's charts, and ends are measured with what is beside the last letter or without; and by their
    baselines."""
    start, end = one.x - other.x, one.right - other.right
    return max(min(abs(start), abs(end), abs(start + end) / 2), abs(one.baseline - other.baseline))


@pytest.mark.parametrize("look", LOOKS)
def test_texts_stand_where_those_of_the_native_chart_do(rendered: dict[str, Rendered], look: str) -> None:
    case = rendered[look]
    assert len(texts(case.scene)) > 100
    wrong = []
    for place in texts(case.scene):
        native, *others = (viewer.pages[place.page.id].get(place.key, ()) for viewer in (
            case.libreoffice, case.chromium, case.pdf))  # fmt: skip
        assert [fold(line.text) for line in native] == [fold(line) for line in place.paragraph.lines], place
        for other in others:
            assert [fold(line.text) for line in other] == [fold(line) for line in place.paragraph.lines], place
            if (off := apart(native[0], other[0])) > LABELS:
                wrong.append(f"{place}: {off:.2f}")
    assert wrong == []


def marks(page: Page) -> Iterator[Shape]:
    """Bars and points."""
    for box in single(page.boxes):
        if isinstance(box, ChartBox):
            yield from (one for one in box.shapes if one.fill and ("-bar-" in one.name or "-point-" in one.name))


@pytest.mark.parametrize("look", LOOKS)
def test_bars_and_points_are_those_of_the_native_chart(
    rendered: dict[str, Rendered], viewers: Viewers, look: str
) -> None:
    scene = rendered[look].scene
    made = writer("pptx")(scene)
    assert isinstance(made, bytes)
    office = LibreOffice(viewers.soffice, viewers.folder)
    drawn = read_drawn(office.convert({f"{look}-charts": made}, "pdf")[f"{look}-charts"])
    seen = 0
    for page, here in zip(scene.pages, drawn, strict=True):
        for mark in marks(page):
            wanted = scene.theme.colors[str(mark.fill)].hex
            off = min((_off(mark, one) for one in here if one.color == wanted), default=99.0)
            assert off <= MARKS + mark.line_width.pt, f"{page.id}/{mark.name}: {off:.2f}"
            seen += 1
    assert seen > 40


def _off(mark: Shape, drawn: Drawn) -> float:
    if "-bar-" in mark.name:
        return drawn.off(mark.rect)
    middle = (mark.rect.x.pt + mark.rect.width.pt / 2, mark.rect.y.pt + mark.rect.height.pt / 2)
    return max(abs(drawn.x + drawn.width / 2 - middle[0]), abs(drawn.y + drawn.height / 2 - middle[1]))


def test_workbooks_open_in_a_spreadsheet(rendered: dict[str, Rendered], viewers: Viewers, tmp_path: Path) -> None:
    made = writer("pptx")(rendered["agora"].scene)
    assert isinstance(made, bytes)
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        books = [name for name in package.namelist() if name.endswith(".xlsx")]
        assert len(books) == len(CHARTS)
        for name in books:
            (tmp_path / Path(name).name).write_bytes(package.read(name))
    office = LibreOffice(viewers.soffice, viewers.folder, Fonts.TWINS)
    command = [
        office.program, f"-env:UserInstallation={(office.folder / 'profile').as_uri()}", "--headless", "--norestore",
        "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", str(tmp_path),
        *map(str, sorted(tmp_path.glob("*.xlsx"))),
    ]  # fmt: skip
    done = subprocess.run(command, env=office.environment, capture_output=True, text=True, timeout=120, check=False)
    if not list(tmp_path.glob("*.csv")):
        missing(f"LibreOffice has no spreadsheet (Debian package: libreoffice-calc): {done.stdout[:200]}")
    rows = list(csv.reader((tmp_path / "Microsoft_Excel_Sheet1.csv").read_text(encoding="utf-8").splitlines()))
    assert rows[0] == ["Année", "Nord", "Sud", "Est"]
    assert [row[0] for row in rows[1:]] == ["=1+1", "2002", "<b> & «\u00a0c\u00a0»"]
    assert rows[2][3] == ""
    assert len(list(tmp_path.glob("*.csv"))) == len(CHARTS)
