"""QR codes on the page: every module where it belongs, light around them, dark on light in every theme."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generator.deck.load import parse_deck
from generator.errors import ContentError
from generator.layout import lay_out
from generator.layout.listing import theme_names
from generator.layout.qr_code import QUIET, Modules, modules_of, outlines
from generator.scene.boxes import Drawing, TextBox, single
from generator.scene.checks import BODY_CONTRAST, check_scene, contrast_ratio
from generator.scene.forms import Path
from generator.scene.page import Page, Scene
from generator.units import Length

ADDRESS = "https://example.org/enquete-2026"


def scene(slide: str, theme: str = "agora", mode: str | None = None, lang: str = "fr") -> Scene:
    head = f"title: T\nlang: {lang}\nslides:\n"
    return lay_out(parse_deck(head + slide)[0], theme=theme, mode=mode)[0]


def figure(page: Page) -> Drawing:
    (found,) = (box for box in single(page.boxes) if isinstance(box, Drawing) and box.alt)
    return found


def texts(page: Page) -> list[str]:
    return [one.text for box in page.boxes if isinstance(box, TextBox) for one in box.paragraphs]


def covered(path: Path, size: int, unit: int) -> set[tuple[int, int]]:
    """The modules inside the outlines, by how often these run around their middle."""
    found = set()
    loops = []
    for subpath in path.subpaths:
        corners = [subpath.start, *(segment[0] for segment in subpath.segments)]
        loops += list(pairwise([*corners, corners[0]]))
    for y in range(size):
        middle = (y + 0.5) * unit
        crossings = sorted(
            (int(a[0]), 1 if b[1] > a[1] else -1) for a, b in loops if min(a[1], b[1]) < middle < max(a[1], b[1])
        )
        for x in range(size):
            winding = sum(way for at, way in crossings if at < (x + 0.5) * unit)
            assert winding in (0, -1), "a hole runs the other way, and nothing is covered twice"
            if winding:
                found.add((x, y))
    return found


@pytest.mark.parametrize("text", ["1", ADDRESS, "x" * 362, "été " * 30])
def test_the_outlines_cover_the_dark_modules(text: str) -> None:
    modules = modules_of(text)
    assert modules is not None
    path = outlines(modules, Length(0), Length(0), Length(100))
    dark = {(x, y) for y, row in enumerate(modules) for x, module in enumerate(row) if module}
    assert covered(path, len(modules), 100) == dark


def test_dark_modules_that_touch_at_a_corner_have_outlines_of_their_own() -> None:
    modules: Modules = ((1, 0), (0, 1))
    assert len(outlines(modules, Length(0), Length(0), Length(1)).subpaths) == 2


def test_too_much_is_no_code() -> None:
    assert modules_of("x" * 363) is None
    assert modules_of("x" * 5000) is None
    assert len(modules_of("x" * 362) or ()) == 73


@pytest.mark.parametrize("theme", [name for name in theme_names() if name not in ("papier", "nuit")])
@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
def test_a_code_is_dark_on_light_with_light_around_it(theme: str, mode: str) -> None:
    try:
        made = scene(f"  - heading: H\n    qr: {ADDRESS}\n", theme, mode)
    except ContentError as problem:  # a theme that has no such mode
        pytest.skip(str(problem))
    drawn = figure(made.pages[0])
    ground, code = drawn.shapes
    assert ground.fill
    assert code.fill
    light, dark = (made.theme.colors[token].hex for token in (ground.fill, code.fill))
    assert contrast_ratio(light, dark) >= BODY_CONTRAST
    assert contrast_ratio(light, "FFFFFF") < contrast_ratio(dark, "FFFFFF")
    modules = modules_of(ADDRESS)
    assert modules is not None
    unit = code.rect.width // len(modules)
    for gap in (
        code.rect.x - ground.rect.x,
        code.rect.y - ground.rect.y,
        ground.rect.right - code.rect.right,
        ground.rect.bottom - code.rect.bottom,
    ):
        assert gap >= QUIET * unit
    assert not [one for one in check_scene(made) if one.severity == "error"]


def test_it_is_as_large_as_there_is_room() -> None:
    alone = figure(scene(f"  - heading: H\n    qr: {ADDRESS}\n").pages[0]).rect
    beside = figure(scene(f"  - heading: H\n    items: [a, b, c]\n    qr: {ADDRESS}\n").pages[0]).rect
    many = "".join(f"      - text: Une ligne de texte, la {n}\n" for n in range(2))
    crowded = figure(scene(f"  - heading: H\n    body:\n{many}      - qr: {ADDRESS}\n      - tip: a\n").pages[0]).rect
    assert alone.width == alone.height
    assert alone.width.pt > 300
    assert beside.x.pt > 480, "beside the list"
    assert alone.width > beside.width > crowded.width
    assert crowded.width.pt >= 110 - 0.1


def test_its_line_is_a_short_address_or_what_the_author_says() -> None:
    def said(qr: str) -> list[str]:
        return [one for one in texts(scene(f"  - heading: H\n    qr: {qr}\n").pages[0]) if one not in ("H", "1", "T")]

    assert said("https://example.org/") == ["example.org"]
    assert said("mailto:a@example.org") == ["a@example.org"]
    assert said(f"https://example.org/{'x' * 60}") == []
    assert said("'WIFI:S:salle;;'") == []
    assert said("{text: https://example.org, label: L'enquête}") == ["L’enquête"]
    assert said("{text: https://example.org, label: none}") == []


def test_it_is_told_in_the_deck_s_language_and_leads_somewhere() -> None:
    french, english = (
        figure(scene(f"  - heading: H\n    qr: {ADDRESS}\n", lang=lang).pages[0]) for lang in ("fr", "en")
    )
    assert (french.alt, french.link) == (f"Code QR\u00a0: {ADDRESS}", ADDRESS)
    assert english.alt == f"QR code: {ADDRESS}"
    assert figure(scene("  - heading: H\n    qr: 'javascript:alert(1)'\n").pages[0]).link is None


def test_it_stands_in_columns_and_boxes() -> None:
    made = scene(
        f"  - heading: H\n    columns:\n      - heading: A\n        qr: {ADDRESS}\n      - text: b\n"
        f"  - heading: I\n    exercise:\n      body:\n        - text: a\n        - qr: {ADDRESS}\n"
    )
    assert all(figure(page) for page in made.pages)


@pytest.mark.parametrize(
    ("slide", "code"),
    [
        (f"qr: {'x' * 400}", "qr-long"),
        ("qr: https://example.org/{{ course.long }}", "qr-long"),
        (f"exercise:\n      body:\n        - qr: {'x' * 400}", "qr-long"),
        ("columns:\n" + "".join(f"      - width: {w}\n        qr: {'x' * 300}\n" for w in (1, 6, 6)), "qr-room"),
    ],
)
def test_what_cannot_be_scanned_is_refused(slide: str, code: str) -> None:
    if "{{" in slide:
        slide = slide.replace("{{ course.long }}", "é" * 200)
    with pytest.raises(ContentError) as refusal:
        scene(f"  - heading: H\n    {slide}\n")
    assert [one.code for one in refusal.value.diagnostics if one.severity == "error"] == [code]
