"""Themes: tokens laid over those of another theme, colours worked out, every mistake named."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import ContentError
from generator.layout.catalogue import describe_themes, theme_names, themes_root
from generator.layout.checks import contrast_ratio
from generator.layout.scene import Face, SchemeColor
from generator.layout.theme import Theme, Tightness
from generator.layout.theme_colors import _luminance
from generator.layout.theme_files import load_theme
from tests.layout.made import THEMES, theme

PAPIER = (themes_root() / "papier" / "theme.yaml").read_text("utf-8")


def load(folder: Path, **files: str) -> Theme:
    """The theme ``mine`` among the given ones and papier."""
    for name, text in {"papier": PAPIER, **files}.items():
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "theme.yaml").write_text(text, encoding="utf-8")
    return load_theme(folder, "mine")


def refused(folder: Path, **files: str) -> list[tuple[str, str]]:
    """Code and message of each problem."""
    with pytest.raises(ContentError) as caught:
        load(folder, **files)
    return [(found.code, f"{found.message} {found.hint}") for found in caught.value.diagnostics]


def test_there_are_three_themes() -> None:
    assert theme_names() == THEMES
    assert [entry.name for entry in describe_themes()] == list(THEMES)
    assert all(entry.title and entry.summary for entry in describe_themes())


def test_a_theme_says_only_what_differs(tmp_path: Path) -> None:
    made = load(
        tmp_path, mine="extends: papier\ntitle: Mine\ncolors: {accent: '#102030'}\nstyles: {body: {floor: 20}}\n"
    )
    assert made.scene.title == "Mine"
    assert made.scene.colors["accent"].hex == "102030"
    assert made.scene.colors["accent1"].hex == "102030"
    assert made.scene.colors["text"] == theme().scene.colors["text"]
    assert made.styles["body"].floor == 20
    assert made.styles["body"].sizes == theme().styles["body"].sizes


def test_themes_extend_over_several_steps(tmp_path: Path) -> None:
    made = load(tmp_path, mine="extends: other\nindent: 2\n", other="extends: papier\nindent: 1\nsub_gap: 0.1\n")
    assert (made.indent, made.sub_gap, made.number_indent) == (2, 0.1, 1.3)


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("extends: mine\n", "theme-cycle", "mine -> mine"),
        ("extends: papeir\n", "unknown-theme", "Did you mean `papier`?"),
        ("extends: [papier]\n", "unknown-theme", "There is no theme"),
        ("extends: papier\ncolours: {}\n", "theme-token", "did you mean 'colors'?"),
        ("extends: papier\nstyles: {body: {size: [20]}}\n", "theme-token", "did you mean 'sizes'?"),
        ("extends: papier\nstyles: {body: {color: txet}}\n", "theme-token", "did you mean 'text'?"),
        ("extends: papier\nstyles: {body: {face: serif}}\n", "theme-token", "serif"),
        ("extends: papier\nbullets: [{glyph: x, color: acent}]\n", "theme-token", "did you mean 'accent'?"),
        ("extends: papier\ncolors: {accent: ornage}\n", "theme-token", "ornage"),
        ("extends: papier\ncolors: {accent: accent2, accent2: accent}\n", "theme-token", "circle"),
        ("extends: papier\ntiers: [{spacing: 1, gap: 1, set: loose}]\n", "theme-token", "loose"),
        ("title: Alone\n", "theme-token", "not complete"),
        ("title: [\n", "theme-syntax", "not valid YAML"),
        ("- a\n", "theme-syntax", "mapping"),
    ],
)
def test_a_mistake_in_a_theme_is_named(tmp_path: Path, text: str, code: str, message: str) -> None:
    ((found, said),) = refused(tmp_path, mine=text)
    assert found == code
    assert message in said


def test_a_circle_of_themes_is_shown(tmp_path: Path) -> None:
    ((code, message),) = refused(tmp_path, mine="extends: other\n", other="extends: mine\n")
    assert code == "theme-cycle"
    assert "mine -> other -> mine" in message


def test_all_unknown_tokens_are_told_at_once(tmp_path: Path) -> None:
    assert len(refused(tmp_path, mine="extends: other\none: 1\ntwo: 2\n", other="extends: papier\nthree: 3\n")) == 3


@pytest.mark.parametrize(
    ("base", "mod", "off", "result"),
    [
        ("FFFFFF", 78, 0, "C7C7C7"),  # luminance 1 x 0.78
        ("FFFFFF", 57, 0, "919191"),
        ("000000", 58, 42, "6B6B6B"),  # luminance 0 x 0.58 + 0.42
        ("FF0000", 50, 0, "800000"),
        ("FF0000", 50, 50, "FF8080"),
        ("123456", 100, 0, "123456"),
    ],
)
def test_luminance_is_changed_as_drawingml_says(base: str, mod: int, off: int, result: str) -> None:
    assert _luminance(base, mod, off) == result


def test_colours_refer_to_the_pptx_theme() -> None:
    light, dark = theme("papier").scene, theme("nuit").scene
    assert light.colors["rule"].scheme in (SchemeColor("bg1", 78), SchemeColor("bg1", 78, 0))
    assert light.colors["text"].scheme == SchemeColor("tx1")
    assert light.slots["dk1"] == light.colors["text"].hex
    assert dark.slots[dark.color_map["tx1"]] == dark.colors["text"].hex
    assert dark.slots[dark.color_map["bg1"]] == dark.colors["bg"].hex


@pytest.mark.parametrize("name", THEMES)
def test_a_reference_gives_the_same_colour_as_the_hex(name: str) -> None:
    scene = theme(name).scene
    for token, color in scene.colors.items():
        if color.scheme is None:
            continue
        slot = scene.color_map.get(color.scheme.slot, color.scheme.slot)
        worked = _luminance(scene.slots[slot], color.scheme.lum_mod or 100, color.scheme.lum_off or 0)
        assert worked == color.hex, token


def test_the_dark_theme_differs_in_colours_only() -> None:
    light, dark = theme("papier"), theme("nuit")
    assert (light.fonts, light.styles, light.tiers, light.grid) == (dark.fonts, dark.styles, dark.tiers, dark.grid)
    assert (light.frame, light.indent, light.number_indent) == (dark.frame, dark.indent, dark.number_indent)
    assert dark.scene.dark
    assert not light.scene.dark


def test_the_large_theme_is_larger_everywhere() -> None:
    normal, large = theme("papier").styles, theme("contraste").styles
    assert all(large[name].sizes[-1] >= normal[name].sizes[-1] for name in normal)
    assert large["body"].least == 24


@pytest.mark.parametrize(
    ("name", "token", "ground", "ratio"),
    [
        ("papier", "text", "bg", 16.0),
        ("papier", "muted", "bg", 6.7),
        ("papier", "accent", "bg", 7.5),
        ("papier", "inverse_text", "inverse_bg", 12.2),
        ("nuit", "text", "bg", 15.5),
        ("nuit", "muted", "bg", 9.1),
        ("contraste", "text", "bg", 21.0),
        ("contraste", "accent", "bg", 11.0),
    ],
)
def test_contrasts_are_those_of_the_design(name: str, token: str, ground: str, ratio: float) -> None:
    colors = theme(name).scene.colors
    assert contrast_ratio(colors[token].hex, colors[ground].hex) == pytest.approx(ratio, abs=0.06)


@pytest.mark.parametrize("name", THEMES)
def test_graphics_stand_out_from_the_page(name: str) -> None:
    """WCAG 2.2, success criterion 1.4.11: 3:1."""
    colors = theme(name).scene.colors
    for number in range(1, 7):
        assert contrast_ratio(colors[f"accent{number}"].hex, colors["bg"].hex) >= 3


def test_tokens_become_values() -> None:
    made = theme()
    assert made.fonts[Face.MAJOR].family.name == "Georgia"
    assert made.fonts[Face.MAJOR].fallback == 1.18
    assert [tier.tightness for tier in made.tiers] == [
        Tightness.AIRY,
        Tightness.AIRY,
        Tightness.TIGHT,
        Tightness.CRAMPED,
    ]
