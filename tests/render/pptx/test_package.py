"""The package as a whole: valid, equal each time, linear in time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from types import FrameType
from zipfile import ZIP_STORED, ZipFile

import pytest
from msgspec.structs import replace

from generator.errors import UsageError
from generator.render.pptx import render_pptx
from generator.scene.page import Note, Scene
from generator.scene.text import Run
from generator.scene.theme import Color
from generator.units import Pt, Size
from tests.pptx.canonical import canonical
from tests.pptx.package_checks import check_package
from tests.render.pptx import sample

ROOT = Path(__file__).parents[3]
GOLDEN = Path(__file__).parent / "golden"


def _dark(scene: Scene) -> Scene:
    theme = replace(
        scene.theme,
        dark=True,
        color_map={"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"},
        slots={**scene.theme.slots, "dk1": "14181F", "lt1": "F2EFE8"},
        colors={**scene.theme.colors, "accent": Color("F0B44C")},
    )
    return replace(scene, theme=theme)


VARIANTS: dict[str, Callable[[Scene], Scene]] = {
    "rich": lambda scene: scene,
    "dark": _dark,
    "4x3": lambda scene: replace(scene, size=Size(Pt(720), Pt(540))),
    "no pages": lambda scene: replace(scene, pages=()),
    "one blank page": lambda scene: replace(scene, pages=(sample.page("leer", "blank", 1),), facts={}, author=""),
    "one layout": lambda scene: replace(scene, layouts=scene.layouts[4:5], pages=scene.pages[4:5]),
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_no_package_check_finds_anything(scene: Scene, variant: str) -> None:
    assert check_package(render_pptx(VARIANTS[variant](scene))) == []


@pytest.mark.parametrize("variant", ["rich", "no pages", "one layout"])
def test_open_xml_sdk_finds_no_error(
    scene: Scene, variant: str, tmp_path: Path, open_xml_sdk: Callable[[Path], list[str]]
) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(render_pptx(VARIANTS[variant](scene)))
    assert open_xml_sdk(file) == []


@pytest.mark.parametrize(
    "part",
    [
        "[Content_Types].xml",
        "ppt/_rels/presentation.xml.rels",
        "ppt/notesSlides/notesSlide1.xml",
        "ppt/presentation.xml",
        "ppt/slideLayouts/slideLayout3.xml",
        "ppt/slideMasters/slideMaster1.xml",
        "ppt/slides/slide1.xml",
        "ppt/slides/slide3.xml",
        "ppt/slides/slide4.xml",
        "ppt/slides/slide5.xml",
        "ppt/theme/theme1.xml",
    ],
)
def test_parts_are_as_reviewed(rendered: bytes, part: str, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / f"{Path(part).name}.txt", canonical(rendered, only=part))


def _in_a_new_process(code: str, folder: Path, seed: str = "0") -> str:
    program = (
        "import sys; from pathlib import Path; from tests.render.pptx.sample import rich_scene; "
        f"from generator.render.pptx import render_pptx; folder = Path(sys.argv[1]); {code}"
    )
    env = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)], env=os.environ | env, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_bytes_are_equal_under_every_hash_seed(tmp_path: Path, scene: Scene, rendered: bytes) -> None:
    code = "import hashlib; print(hashlib.sha256(render_pptx(rich_scene(folder))).hexdigest())"
    assert _in_a_new_process(code, tmp_path, seed="1") == _in_a_new_process(code, tmp_path, seed="2")
    assert render_pptx(scene) == rendered


def test_dates_are_fixed_or_given(scene: Scene, rendered: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def core(content: bytes) -> str:
        with ZipFile(BytesIO(content)) as archive:
            assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            return archive.read("docProps/core.xml").decode()

    assert core(rendered).count(">2000-01-01T00:00:00Z<") == 2
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225599")
    assert core(render_pptx(scene)).count(">2025-12-31T23:59:59Z<") == 2


@pytest.mark.parametrize("given", ["yesterday", "1.5", "99999999999999999999", "-99999999999"])
def test_a_wrong_date_is_wrong_use(given: str, scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        render_pptx(scene)


def test_each_picture_is_stored_once_and_not_deflated(rendered: bytes) -> None:
    with ZipFile(BytesIO(rendered)) as archive:
        pictures = [info for info in archive.infolist() if info.filename.startswith("ppt/media/")]
    # The first picture is on the title layout and on page 4, the second on page 4.
    assert [info.filename for info in pictures] == ["ppt/media/image1.png", "ppt/media/image2.png"]
    assert {info.compress_type for info in pictures} == {ZIP_STORED}


def test_other_kinds_of_pictures_are_refused(scene: Scene, tmp_path: Path) -> None:
    drawing = replace(
        sample.picture_box(sample.png(tmp_path / "c.png", color=(1, 2, 3)), (0, 0, 9, 9)), media_type="image/svg+xml"
    )
    with pytest.raises(ValueError, match=r"image/svg\+xml"):
        render_pptx(replace(scene, pages=(sample.page("p", "blank", 1, drawing),)))


def test_a_thousand_pages_cost_ten_times_as_much_as_a_hundred(scene: Scene) -> None:
    frame = (sample.rule(), sample.tab(), sample.kicker())
    items = ("Une phrase assez longue pour remplir une ligne, ou presque", sample.para("et un détail", level=1)) * 4
    pages = tuple(
        sample.page(
            f"p{number}",
            "bullets",
            number,
            *frame,
            sample.number(number),
            sample.heading(f"Titre {number}"),
            sample.body(*items, levels=sample.body_levels(22, 1.05, 0.5)),
            notes=(Note((Run("Une note"),)),),
        )
        for number in range(1, 1001)
    )
    render_pptx(replace(scene, pages=pages[:10]))
    few, many = _calls(replace(scene, pages=pages[:100])), _calls(replace(scene, pages=pages))
    assert many < 10.1 * few


def _calls(scene: Scene) -> int:
    """How many functions run: as good as the time, and the same on every machine."""
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        render_pptx(scene)
    finally:
        sys.setprofile(None)
    return calls
