"""The deck's logo: once in the slide layouts, read on the cover, the variant for its ground."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from generator.build import check
from generator.errors import ContentError
from generator.render import writer
from generator.scene.boxes import PictureBox, Shape
from tests.bench.catalogue import png
from tests.layout.test_own import DECK, write
from tests.looks import THEMES

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><rect width="20" height="5" fill="{}"/></svg>'
SLIDES = "title: T\ndate: Today\nslides:\n  - layout: title\n  - heading: A\n    items: [b]\n"


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write("one/logo.svg", SVG.format("#111111"))
    write("one/light.svg", SVG.format("#FFFFFF"))


def pictures(logo: str, more: str = "") -> list[PictureBox]:
    write("one/deck.yaml", f"logo: {logo}\n{more}{SLIDES}")
    scene = check("one").scene
    return [box for page in scene.pages for box in page.boxes if isinstance(box, PictureBox)]


def test_it_is_read_on_the_cover_and_decoration_elsewhere() -> None:
    cover, page = pictures("{file: logo.svg, alt: A university}")
    assert (cover.alt, cover.decorative, cover.fixed) == ("A university", False, True)
    assert (page.alt, page.decorative, page.fixed) == ("", True, True)
    assert cover.rect.height > page.rect.height
    assert page.rect.height.pt == pytest.approx(21, abs=4)


def test_dark_grounds_have_the_dark_file_or_a_plate() -> None:
    names = [box.path.name for box in pictures("{file: logo.svg, alt: U, dark: light.svg}")]
    assert names == ["logo.svg", "logo.svg"]
    assert {box.path.name for box in pictures("{file: logo.svg, alt: U, dark: light.svg}", "mode: dark\n")} == {
        "light.svg"
    }
    pictures("{file: logo.svg, alt: U}", "mode: dark\n")
    plates = [
        page.number
        for page in check("one").scene.pages
        for box in page.boxes
        if isinstance(box, Shape) and box.name == "logo-plate"
    ]
    assert plates == [1, 2]


def test_in_the_pptx_it_is_in_the_layouts_once_and_on_no_slide() -> None:
    pictures("{file: logo.svg, alt: A university}")
    data = writer("pptx")(check("one").scene)
    assert isinstance(data, bytes)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}
    slides = [text for name, text in parts.items() if name.startswith("ppt/slides/slide")]
    layouts = [text for name, text in parts.items() if name.startswith("ppt/slideLayouts/slideLayout")]
    assert not any("<p:pic>" in text for text in slides)
    assert sum("<p:pic>" in text for text in layouts) > 5
    assert sum('descr="A university"' in text for text in layouts) == 1
    assert sum(name.startswith("ppt/media/") for name in parts) == 2, "the drawing, and a picture of it"


@pytest.mark.parametrize("theme", THEMES)
def test_pages_on_the_inverse_ground_show_it_at_their_foot(theme: str) -> None:
    write("one/deck.yaml", f"theme: {theme}\nlogo: {{file: logo.svg, alt: U, dark: light.svg}}\n{SLIDES}"
                           "  - heading: A part\n  - statement: A sentence\n")  # fmt: skip
    for found in check("one").scene.pages[2:]:
        [box] = [box for box in found.boxes if isinstance(box, PictureBox)]
        assert (box.path.name, box.alt, box.decorative, box.fixed) == ("light.svg", "", True, True)
        assert box.rect.y.pt > 480


def test_without_one_nothing_moves() -> None:
    write("one/deck.yaml", "# none\n" + SLIDES)
    before = check("one").scene
    pictures("{file: logo.svg, decorative: true}")
    after = check("one").scene
    moved = {
        box.name
        for one, other in zip(before.pages, after.pages, strict=True)
        for box in one.boxes
        if box not in other.boxes
    }
    assert moved <= {"date", "footer"}


def test_a_course_has_its_own() -> None:
    (Path("one") / "b.png").write_bytes(png("b"))
    pictures("{file: logo.svg, alt: U}")
    write("one/courses/b.yaml", "logo: {file: b.png, alt: Another}\n")
    result = check("one", course="b")
    assert {box.path.name for page in result.scene.pages for box in page.boxes if isinstance(box, PictureBox)} == {
        "b.png"
    }
    assert {"b.png", "logo.svg"} <= {path.name for path in result.inputs}


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("../x.svg", "picture-path"),
        ("logos.svg", "picture-missing"),
        ("[logo.svg]", "wrong-kind"),
        ("{file: logo.svg, crop: true}", "unknown-key"),
    ],
)
def test_what_is_no_logo_is_told(typed: str, code: str) -> None:
    write("one/deck.yaml", f"logo: {typed}\n{DECK}")
    with pytest.raises(ContentError) as raised:
        check("one")
    assert code in {one.code for one in raised.value.diagnostics}
