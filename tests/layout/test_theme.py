"""Themes: tokens laid over those of another theme, colours worked out, every mistake named."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.deck.load import parse_deck
from generator.deck.model import Mode
from generator.errors import ContentError
from generator.layout import lay_out
from generator.layout.listing import describe_themes, theme_names, themes_root
from generator.layout.rules import _shared_rules
from generator.layout.theme import Shelf, Spacing, Step, Theme
from generator.layout.theme_colors import luminance
from generator.layout.theme_files import load_theme
from generator.render import writer
from generator.scene.checks import contrast_ratio
from generator.scene.theme import Face, SchemeColor
from tests.layout.color_differences import LACKS, least_difference, seen_by
from tests.layout.made import THEMES, theme

MODES = (Mode.LIGHT, Mode.DARK, Mode.CONTRAST)


def load(folder: Path, **files: str) -> Theme:
    """The theme ``mine`` among the given ones and those that there are."""
    shutil.copytree(themes_root(), folder, dirs_exist_ok=True)
    for name, text in files.items():
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "theme.yaml").write_text(text, encoding="utf-8")
    return load_theme(folder, "mine")


def refused(folder: Path, **files: str) -> list[tuple[str, str]]:
    """Code and message of each problem."""
    with pytest.raises(ContentError) as caught:
        load(folder, **files)
    return [(found.code, f"{found.message} {found.hint}") for found in caught.value.diagnostics]


def test_there_are_six_themes_and_the_names_of_the_first_edition() -> None:
    assert theme_names() == tuple(sorted({*THEMES, "papier", "nuit", "contraste"}))
    assert [entry.name for entry in describe_themes()] == list(THEMES)
    assert all(entry.title and entry.summary for entry in describe_themes())


def test_a_theme_says_only_what_differs(tmp_path: Path) -> None:
    made = load(
        tmp_path, mine="extends: papier\ntitle: Mine\ncolors: {accent: '#102030'}\nstyles: {body: {floor: 20}}\n"
    )
    assert made.scene.title == "Mine"
    assert made.scene.colors["accent"].hex == "102030"
    assert made.scene.colors["accent1"].hex == "102030"
    assert made.scene.colors["text"] == theme("papier").scene.colors["text"]
    assert made.styles["body"].floor == 20
    assert made.styles["body"].sizes == theme("papier").styles["body"].sizes


def test_themes_extend_over_several_steps(tmp_path: Path) -> None:
    made = load(tmp_path, mine="extends: other\nscale: 1.5\n", other="extends: papier\nscale: 1\nspace: {sub: 0.1}\n")
    assert (made.styles["author"].sizes, made.space["sub"], made.number_indent) == ((28, 24, 20), 0.1, 1.3)


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
        ("extends: papier\nbullets: [{glyph: x, color: acent, indent: 1}]\n", "theme-token", "did you mean 'accent'?"),
        ("extends: papier\ncolors: {accent: ornage}\n", "theme-token", "ornage"),
        ("extends: papier\ncolors: {accent: accent2, accent2: accent}\n", "theme-token", "circle"),
        ("extends: papier\nfit: {heading: {scope: dekc}}\n", "theme-token", "did you mean 'deck'?"),
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
def testluminance_is_changed_as_drawingml_says(base: str, mod: int, off: int, result: str) -> None:
    assert luminance(base, mod, off) == result


def test_colours_refer_to_the_pptx_theme() -> None:
    light, dark = theme("papier").scene, theme("nuit").scene
    assert light.colors["pop"].scheme == SchemeColor("accent2")
    assert theme("atelier").scene.colors["pop"].scheme is None  # no accent is that colour
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
        worked = luminance(scene.slots[slot], color.scheme.lum_mod or 100, color.scheme.lum_off or 0)
        assert worked == color.hex, token


def test_the_dark_theme_differs_in_colours_only() -> None:
    light, dark = theme("papier"), theme("nuit")
    assert (light.fonts, light.styles, light.fit, light.grid) == (dark.fonts, dark.styles, dark.fit, dark.grid)
    assert (light.frame, light.indent, light.number_indent) == (dark.frame, dark.indent, dark.number_indent)
    assert dark.scene.dark
    assert not light.scene.dark


def test_the_large_theme_is_larger_everywhere() -> None:
    normal, large = theme("papier").styles, theme("contraste").styles
    grown = {name for name in normal if large[name].sizes[-1] > normal[name].sizes[-1]}
    assert set(normal) - grown <= {"section_number"}, "which is as large as a page allows"
    assert large["body"].sizes[-1] == 22


@pytest.mark.parametrize(
    ("name", "token", "ground", "ratio"),
    [
        ("faculte", "text", "bg", 16.1),
        ("agora", "inverse_text", "inverse_bg", 9.3),
        ("contraste", "text", "bg", 21.0),
        ("contraste", "inverse_text", "inverse_bg", 21.0),
    ],
)
def test_contrasts_are_those_of_the_design(name: str, token: str, ground: str, ratio: float) -> None:
    colors = theme(name).scene.colors
    assert contrast_ratio(colors[token].hex, colors[ground].hex) == pytest.approx(ratio, abs=0.06)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", THEMES)
def test_graphics_stand_out_from_the_page(name: str, mode: Mode) -> None:
    """WCAG 2.2, success criterion 1.4.11: 3:1."""
    colors = load_theme(themes_root(), name, mode).scene.colors
    for token in ("pop", "chart_rest", *(f"accent{number}" for number in range(1, 7))):
        assert contrast_ratio(colors[token].hex, colors["bg"].hex) >= 3


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", THEMES)
def test_text_can_be_read_on_every_ground_that_it_may_stand_on(name: str, mode: Mode) -> None:
    """WCAG 2.2, 1.4.6 for what is read, 1.4.3 for the rest."""
    colors = {token: color.hex for token, color in load_theme(themes_root(), name, mode).scene.colors.items()}
    pairs = {
        7.0: ("text bg", "text surface", "text tint"),
        4.5: ("muted bg", "muted surface", "accent bg", "accent surface", "on_accent accent", "inverse_text inverse_bg",
              "inverse_muted inverse_bg", "inverse_accent inverse_bg"),
    }  # fmt: skip
    for least, names in pairs.items():
        for pair in names:
            token, ground = pair.split()
            assert contrast_ratio(colors[token], colors[ground]) >= least, pair


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize("name", THEMES)
def test_eyes_that_see_no_red_green_or_blue_tell_the_accents_apart(name: str, mode: Mode) -> None:
    """Differences by CIEDE2000, for ordinary eyes and for those that lack one kind of cone."""
    colors = load_theme(themes_root(), name, mode).scene.colors
    accents = [colors[f"accent{number}"].hex for number in range(1, 7)]
    assert least_difference(accents) >= 20
    assert min(least_difference([seen_by(lack, one) for one in accents]) for lack in LACKS) >= 10.9


def test_a_mode_is_the_authors_or_the_themes_own(tmp_path: Path) -> None:
    assert not load_theme(themes_root(), "agora").scene.dark
    assert load_theme(themes_root(), "agora", Mode.DARK).scene.dark
    assert load(tmp_path, mine="extends: agora\nmode: dark\n").scene.dark


def test_a_colour_for_all_modes_is_laid_over_each(tmp_path: Path) -> None:
    load(tmp_path, mine="extends: agora\ncolors: {accent: '#7A1F5C'}\n")
    for mode in MODES:
        colors = load_theme(tmp_path, "mine", mode).scene.colors
        assert (colors["accent"].hex, colors["accent1"].hex) == ("7A1F5C", "7A1F5C")


def test_a_mode_may_lay_any_token_over_the_themes(tmp_path: Path) -> None:
    load(tmp_path, mine="extends: agora\nmodes: {dark: {over: {styles: {heading: {bold: false}}}}}\n")
    assert load_theme(tmp_path, "mine", Mode.LIGHT).styles["heading"].bold
    assert not load_theme(tmp_path, "mine", Mode.DARK).styles["heading"].bold


def test_tokens_become_values() -> None:
    made = theme("papier")
    assert made.fonts[Face.MAJOR].family.name == "Georgia"
    assert made.fonts[Face.MAJOR].fallback == 1.18
    assert made.fit.shelf == Shelf(0.4, 60, 12)
    assert made.fit.spacing[-1] == Spacing(1.0, 0.3, last=True)
    assert made.fit.body[0] == Step(34, 0.7, 5, 2)
    assert made.styles["body"].sizes == made.styles["column_body"].sizes == (34, 30, 26, 24, 22, 20, 18)
    assert made.styles["heading"].sizes == made.fit.heading.sizes
    assert made.fit.comfortable == 26


def test_larger_modes_have_larger_type_in_all_that_fits() -> None:
    made = theme("contraste").fit
    assert [step.size for step in made.body] == [42, 38, 32, 32, 30, 28, 24, 22]
    assert made.heading.sizes == (52, 48, 42, 38)
    assert made.comfortable == 32
    assert made.spacing[2].below == 30


# --- whatever stands in a theme's file -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("grid: {margin: zz}", "`grid.margin` is a number from 0 to 120, not 'zz'"),
        ("grid: {margin: [48]}", "not a list"),
        ("grid: {margn: 48}", "did you mean 'margin'?"),
        ("grid: 48", "`grid` is a mapping, not '48'"),
        ("fonts: {minor: {twin: arimoo}}", "did you mean 'arimo'?"),
        ("fonts: {minor: {generic: sans-seriv}}", "did you mean 'sans-serif'?"),
        ("fonts: {minor: {generic: 'x}</style><script>alert(1)</script>'}}", "there are: "),
        ("fonts: {minr: {name: Arial}}", "did you mean 'minor'?"),
        ("fonts: {minor: {name: ''}}", "`fonts.minor.name` is a text"),
        ("fonts: {minor: {loose: 5}}", "from 0 to 0.2"),
        ("colors: {surface: ''}", "`colors.surface`"),
        ("colors: {surface: '#12345'}", "six hexadecimal digits"),
        ("colors: {surface: '#1234567'}", "six hexadecimal digits"),
        ("colors: {surface: bg1 lumMod x}", "six hexadecimal digits"),
        ("colors: {surface: bg9 lumMod 50}", "six hexadecimal digits"),
        ("colors: {'a b': '#123456'}", "is no name"),
        ("colors: []", "`colors` is a mapping"),
        ("modes: {light: {pptx: {slots: {dk1: txet}}}}", "did you mean 'text'?"),
        ("modes: {light: {pptx: {slots: {dk9: text}}}}", "did you mean 'dk"),
        ("modes: {light: {pptx: {map: {bg1: lt9}}}}", "did you mean 'lt"),
        ("modes: {light: {pptx: {refs: {text: tx9}}}}", "did you mean 'tx"),
        ("modes: {light: {pptx: {refs: {txet: tx1}}}}", "did you mean 'text'?"),
        ("styles: {body: {floor: big}}", "a number from 0 to 200, not 'big'"),
        ("styles: {body: {sizes: [30, .inf]}}", "a number from 6 to 200, not '.inf'"),
        ("styles: {body: {sizes: [20, 24]}}", "the largest first"),
        ("styles: {body: {sizes: []}}", "a list of 1 to 30"),
        ("styles: {body: {sizes: [20.5]}}", "a whole number"),
        ("styles: {body: {bold: maybe}}", "`true` or `false`"),
        ("styles: {body: {align: centre}}", "did you mean 'center'?"),
        ("styles: {body: 24}", "`styles.body` is a mapping"),
        ("fit: {spacing: [{line: 1, gap: 1, last: true}]}", "of which the first may always be used"),
        ("fit: {spacing: [airy]}", "a list of mappings"),
        ("fit: {spacing: [{line: 1}]}", "`fit.spacing` lacks gap"),
        ("fit: {body: [{s: 20}, {s: 24}]}", "the largest first"),
        ("fit: {body: [{s: 20}, {s: 20}]}", "the dense frame after the normal"),
        ("fit: {body: [{s: 20, frame: dens}]}", "did you mean 'dense'?"),
        ("fit: {body: [{fill: 0.5}]}", "`fit.body` lacks s"),
        ("fit: {body: [{s: 20, fill: 3}]}", "`fit.body.fill` is a number from 0.1 to 1"),
        ("fit: {heading: {sizes: [28, 36]}}", "the largest first"),
        ("fit: {heading: {lines: 0}}", "`fit.heading.lines` is a number from 1 to 9"),
        ("fit: {shelf: {share: 40}}", "`fit.shelf.share` is a number from 0 to 1"),
        ("fit: {shelf: 12}", "`fit.shelf` is a mapping"),
        ("fit: {mesure: 36}", "did you mean 'measure'?"),
        ("space: {sub: 1e999}", "`space.sub` is a number"),
        ("styles: {caption: {sizes: []}}", "a list of 1 to 30"),
        ("bullets: [{glyph: 'abcd', color: text, indent: 1}]", "a text of at most 3 characters"),
        ("bullets: []", "a list of 1 to 9"),
        ("frame: {body: [400, 300]}", "its bottom"),
        ("frame: {kicker: [1]}", "a list of 2"),
        ("frame: {outline: -1}", "from 0 to 20"),
        ("modes: {light: {dark: 3}}", "`dark` is `true` or `false`, not '3'"),
        ("modes: {lihgt: {}}", "did you mean 'light'?"),
        ("modes: {light: {charts: ['#112233']}}", "a list of 5"),
        ("modes: {light: {over: 3}}", "a mapping of tokens"),
        ("mode: drak", "did you mean 'dark'?"),
        ("mark: {kind: dou}", "did you mean 'duo'?"),
        ("card: {style: filled}", "did you mean 'fill'?"),
        ("cover: spilt", "did you mean 'split'?"),
        ("styles: {title: {tracking: 3}}", "from -0.1 to 0.5"),
        ("title: [a]", "`title` is a text"),
        ("title: " + "x" * 101, "at most 100 characters"),
        ("number_indent: 99999999999999999999", "`number_indent` is a number"),
    ],
)
def test_every_token_says_what_it_may_be_at_its_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ContentError) as found:
        load(tmp_path, mine=f"extends: papier\n\n{text}\n")
    (problem,) = found.value.diagnostics
    assert said in problem.message
    assert problem.code == "theme-token"
    assert problem.span is not None
    assert problem.span.path.endswith("mine/theme.yaml")
    assert problem.span.line == 3


def test_all_that_is_wrong_with_a_theme_is_told_at_once(tmp_path: Path) -> None:
    text = "extends: papier\ngrid: {margin: x}\nnumber: 3\nstyles: {body: {sizes: a}}\nfonts: {minor: {twin: x}}\n"
    with pytest.raises(ContentError) as found:
        load(tmp_path, mine=text)
    assert [one.span.line for one in found.value.diagnostics if one.span] == [2, 3, 4, 5]


@pytest.mark.parametrize(
    ("data", "said", "line"),
    [
        ("title: Forêt\n".encode("latin-1"), "not UTF-8 (byte 0xea)", 1),
        (b"title: a\nsummary: \x00\n", "U+0000", 2),
        (b'title: a\nsummary: "\\0"\n', "control character", 2),
        (b"title: a\nsummary: \xe2\x80\xae\n", "U+202E", 2),
        (b"title: &a x\nsummary: *a\n", "anchors and aliases", 1),
        (b"title: a\nsummary: !!python/name:os.system x\n", "tags", 2),
        (b"title: a\ntitle: b\n", "`title` stands twice; first on line 1", 2),
        (b"title: a\n? [x]\n: y\n", "cannot be a name", 2),
        (b"", "empty", 1),
        (b"title: a\n\tsummary: b\n", "not valid YAML", 2),
        (b"a: " + b"[" * 50 + b"]" * 50, "nested more than", 1),
        (b"a: [" + b"x, " * 9000 + b"]", "more than 5000 tokens", 1),
        (b"#" * 300_000, "at most", 1),
    ],
)
def test_a_theme_that_cannot_be_read_says_why_and_where(tmp_path: Path, data: bytes, said: str, line: int) -> None:
    (tmp_path / "themes" / "mine").mkdir(parents=True)
    (tmp_path / "themes" / "mine" / "theme.yaml").write_bytes(data)
    with pytest.raises(ContentError) as found:
        load_theme(tmp_path / "themes", "mine")
    problem = found.value.diagnostics[0]
    assert problem.code == "theme-syntax"
    assert said in problem.message
    assert problem.span is not None
    assert problem.span.line == line


TOKENS_OF_ANY_KIND = (
    b"0", b"-1", b"540", b"200", b"1e999", b".inf", b".nan", b"99999999999", b"null", b"~", b"''", b"[]", b"{}", b"x",
    b"true", b"[1]", b"{a: b}", b"'</style><script>'", b"[540, 8]", b"[0, 60]", b"serif", b"bg", b"bg1 lumMod 999",
    b"*a", b"&a 1", b"!!python/object:os.system x", b"|", b"\xff", b"'\"'",
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", THEMES)
def test_a_damaged_theme_is_used_or_refused(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes changed, cut, put in, and values exchanged at random places; what is accepted can be drawn."""
    chance = random.Random(name)
    root = tmp_path / "themes"
    shutil.copytree(themes_root(), root)
    file = root / name / "theme.yaml"
    whole = file.read_bytes()
    deck = parse_deck(
        "title: T\nslides:\n  - heading: A\n    items:\n      - a :\n        - b\n  - quote: q\n    by: me\n"
        "  - statement: s\n  - heading: B\n    columns: [{items: [c]}, {items: [d]}]\n"
    )[0]
    monkeypatch.setattr("generator.layout.themes_root", lambda: root)
    accepted = 0
    for _ in range(120):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 1, 2, 3))):
            at, way = chance.randrange(len(data)), chance.random()
            if way < 0.2:
                data[at] = chance.randrange(256)
            elif way < 0.3:
                del data[at : at + chance.randrange(1, 20)]
            elif way < 0.4:
                data[at:at] = bytes([chance.randrange(256)])
            elif values := list(re.finditer(rb"(?<=[:\[,] )[^,\]\}\[\{#\n]+", data)):
                one = chance.choice(values)
                data[one.start() : one.end()] = chance.choice(TOKENS_OF_ANY_KIND)
        file.write_bytes(data)
        load_theme.cache_clear()
        _shared_rules.cache_clear()
        try:
            scene, _ = lay_out(replace(deck, theme=name))
        except ContentError:
            continue
        accepted += 1
        page = writer("html")(scene)
        assert isinstance(page, bytes)
        assert b"<script>'" not in page
        writer("pptx")(scene)
    assert accepted
