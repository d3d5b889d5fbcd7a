"""``_brand.yml`` beside a deck."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import BuildResult, check
from generator.scene.boxes import PictureBox
from generator.scene.theme import Face
from tests.layout.test_logo import SVG
from tests.layout.test_own import write

BRAND = """\
meta: {name: University}
color:
  palette: {plum: "#7A1F5C", leaf: "#27714A", sky: "#1F6FB2"}
  primary: plum
  secondary: leaf
  background: "#FFFFFF"
typography:
  base: Arial
  headings: {family: Georgia, weight: 600}
  monospace: Fira Code
logo:
  medium: mark
  images:
    mark: {path: logo.svg, alt: The university}
"""
DECK = "title: T\nslides:\n  - layout: title\n  - heading: A\n    items: [b]\n"


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write("one/logo.svg", SVG.format("#111111"))
    write("one/other.svg", SVG.format("#222222"))


def built(brand: str = BRAND, more: str = "", **options: str) -> BuildResult:
    write("one/deck.yaml", more + DECK)
    write("one/_brand.yml", brand)
    return check("one", **options)  # type: ignore[arg-type]


def logos(result: BuildResult) -> list[str]:
    boxes = [box for page in result.scene.pages for box in page.boxes if isinstance(box, PictureBox)]
    return [f"{box.path.name} {box.alt}".strip() for box in boxes]


def test_its_colours_fonts_and_logo_are_shown() -> None:
    result = built()
    theme = result.scene.theme
    assert [theme.colors[name].hex for name in ("accent", "accent1", "pop", "accent2", "accent3")] == [
        "7A1F5C", "7A1F5C", "27714A", "27714A", "1F6FB2",
    ]  # fmt: skip
    assert [theme.fonts[face].name for face in (Face.MAJOR, Face.MINOR, Face.MONO)] == [
        "Georgia",
        "Arial",
        "Courier New",
    ]
    assert logos(result) == ["logo.svg The university", "logo.svg"]
    assert {"_brand.yml", "logo.svg"} <= {path.name for path in result.inputs}


def test_what_is_not_carried_is_told_once() -> None:
    found = {one.code: one for one in built().diagnostics}
    assert set(found) == {"brand-left", "brand-font"}
    assert "`color.background`, `typography.headings.weight`" in found["brand-left"].message
    assert found["brand-font"].values["near"] == "Courier New"
    assert str(found["brand-font"].span) == "one/_brand.yml:10:14"


def test_the_deck_wins() -> None:
    result = built(more='accent: "#005A3C"\nlogo: {file: other.svg, alt: Mine}\n')
    assert result.scene.theme.colors["accent"].hex == "005A3C"
    assert result.scene.theme.colors["pop"].hex == "27714A"
    assert logos(result) == ["other.svg Mine", "other.svg"]
    named = built(more="theme: agora\n")
    assert named.scene.theme.colors["accent"].hex != "7A1F5C"
    assert named.scene.theme.fonts[Face.MAJOR].name == "Arial"
    assert logos(named) == ["logo.svg The university", "logo.svg"]
    assert built(theme="faculte").scene.theme.colors["accent"].hex == "1F3F73"


def test_a_colour_that_cannot_be_read_is_shown_as_the_nearest_that_can() -> None:
    result = built('color: {primary: "#F4A78F"}\n')
    (found,) = result.diagnostics
    assert found.code == "brand-color"
    assert f"#{result.scene.theme.colors['accent'].hex}" == found.values["near"]


def test_light_and_dark_are_two_colours_and_two_logos() -> None:
    brand = 'color: {primary: {light: "#7A1F5C", dark: "#E4B9D8"}}\nlogo: {small: {light: logo.svg, dark: other.svg}}\n'
    assert built(brand).scene.theme.colors["accent"].hex == "7A1F5C"
    dark = built(brand, mode="dark")
    assert dark.scene.theme.colors["accent"].hex == "E4B9D8"
    assert logos(dark) == ["other.svg", "other.svg"]


@pytest.mark.parametrize(
    "brand",
    [
        "color: [",
        "\x00",
        "",
        "color: 5\n",
        "color: {primary: purple}\n",
        "color: {primary: a, palette: {a: b, b: a}}\n",
        "color: {primary: [x]}\n",
        "logo: https://example.org/logo.png\n",
        "logo: /etc/passwd\n",
        "logo: {small: ../../x.svg}\n",
        "logo: {small: [x], images: [y]}\n",
        "typography: {base: {family: [], source: google}}\n",
        "typography: {base: '</style><script>'}\n",
        "a: " + "[" * 3000 + "]" * 3000,
        "x: &a [1]\ny: *a\n",
    ],
)
def test_what_is_odd_is_told_and_the_deck_is_shown_without(brand: str) -> None:
    result = built(brand)
    assert len(result.scene.pages) == 2
    assert result.diagnostics
    assert {one.code for one in result.diagnostics} <= {"brand-unread", "brand-left", "brand-font"}
    assert "script" not in result.scene.theme.fonts[Face.MINOR].name


def test_a_brand_that_a_link_leads_to_elsewhere_is_not_read() -> None:
    write("elsewhere.yml", BRAND)
    write("one/deck.yaml", DECK)
    Path("one/_brand.yml").symlink_to("../elsewhere.yml")
    assert check("one").scene.theme.colors["accent"].hex == "1F3F73"
