"""What is around a slide in a real browser: the desk, the bar, how far it is, and all slides at once."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from generator.deck import load_deck
from generator.layout import lay_out
from generator.render.revealjs import render_html
from generator.render.revealjs.shell import mixed
from tests.chromium import Chromium, Page

pytestmark = pytest.mark.rendered

DECK = """\
title: Le Partenariat
lang: fr
slides:
  - layout: title
  - {heading: Acteurs, items: [Les associations, "[La suite](#suite)", L’État], notes: Rappeler le décret.}
  - {heading: Conditions, layout: section}
  - {heading: Définitions, items: [Un but commun, Des moyens]}
  - {heading: Suite, id: suite, items: [Évaluer l’État, Continuer]}
  - {heading: Limites, layout: section}
  - {heading: Les limites, items: [Le temps, Le coût]}
  - {heading: Merci, layout: closing, items: [Un, Deux]}
"""
COUNT = 8
PRESS = ("mousePressed", "mouseReleased")
NUMBER = "Reveal.getIndices().h + 1"
NEXT = ".bar button:nth-of-type(2)"
SEEN = "+getComputedStyle(document.querySelector('.bar')).opacity"
OPEN = "document.querySelector('.all').open"
TILES = "[...document.querySelectorAll('.group > ol > li > button')].filter((one) => one.offsetParent)"
NAMES = f"{TILES}.map((one) => one.ariaLabel)"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(tmp_path_factory.mktemp("agora"), "agora")


def written(folder: Path, theme: str, mode: str = "light") -> str:
    (folder / "deck.yaml").write_text(DECK, encoding="utf-8")
    path = folder / "deck.html"
    path.write_bytes(render_html(lay_out(load_deck(folder)[0], theme=theme, mode=mode)[0]))
    return path.as_uri()


def show(browser: Chromium, url: str, width: int = 1280, height: int = 720) -> Page:
    shown = browser.open(url, width=width, height=height)
    shown.wait_for("window.Reveal && Reveal.isReady()")
    return shown


def move(page: Page, x: int, y: int) -> None:
    page.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)


def click(page: Page, at: tuple[float, float], kinds: tuple[str, ...] = ("mouseMoved", *PRESS)) -> None:
    x, y = at
    for kind in kinds:
        page.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)


def middle(page: Page, of: str) -> tuple[float, float]:
    left, top, right, bottom = edges(page, of)
    return (left + right) / 2, (top + bottom) / 2


def edges(page: Page, of: str) -> list[float]:
    box = f"document.querySelector('{of}').getBoundingClientRect()"
    found: list[float] = page.evaluate(f"(({{ left, top, right, bottom }}) => [left, top, right, bottom])({box})")
    return found


def rgb(digits: str) -> str:
    return "rgb({}, {}, {})".format(*bytes.fromhex(digits))


@pytest.mark.parametrize(
    ("mode", "page", "desk"),
    [("light", "FFFFFF", mixed("FFFFFF", "12172B", 0.08)), ("dark", "0D1230", mixed("0D1230", "000000", 0.4))],
)
def test_slides_stand_on_a_desk_and_large_ones_fill_the_window(
    browser: Chromium, tmp_path: Path, mode: str, page: str, desk: str
) -> None:
    shown = show(browser, written(tmp_path, "agora", mode), 1024, 768)
    seen = []
    for number in range(COUNT):
        shown.evaluate(f"Reveal.slide({number})")
        own = shown.evaluate("getComputedStyle(Reveal.getCurrentSlide()).backgroundColor")
        picture = Image.open(io.BytesIO(shown.screenshot())).convert("RGB")
        for x, y in ((5, 5), (1018, 5), (512, 750)):
            around = picture.crop((x, y, x + 1, y + 1)).tobytes()
            assert rgb(around.hex()) == (rgb(desk) if own == rgb(page) else own)
        seen.append(own == rgb(page))
    assert seen == [False, True, False, True, True, False, True, False]
    shown.close()


def test_the_bar_comes_with_the_pointer_and_goes(browser: Chromium, address: str) -> None:
    shown = show(browser, address)
    assert shown.evaluate(SEEN) == 0
    move(shown, 300, 300)
    move(shown, 310, 300)
    shown.wait_for(f"{SEEN} === 1")
    click(shown, middle(shown, NEXT))
    assert shown.evaluate(NUMBER) == 2
    assert shown.evaluate("document.querySelector('.bar span').textContent") == f"2 / {COUNT}"
    assert shown.evaluate("document.activeElement === document.body"), "the keys are the slides' again"
    move(shown, 320, 310)
    shown.wait_for(f"{SEEN} === 0")
    click(shown, middle(shown, NEXT), PRESS)
    assert shown.evaluate(NUMBER) == 2, "what is not seen is not there"
    shown.close()


def test_the_bar_is_there_for_the_keyboard(browser: Chromium, address: str) -> None:
    shown = show(browser, address)
    for _ in range(3):
        shown.press("Tab")
        if shown.evaluate(f"document.activeElement.matches('{NEXT}')"):
            break
    shown.wait_for(f"{SEEN} === 1")
    for key in ("Enter", " "):
        shown.press(key)
    assert shown.evaluate(NUMBER) == 3, "once for each key"
    labels = "[...document.querySelectorAll('.bar button')].map((one) => one.ariaLabel)"
    assert shown.evaluate(labels)[:3] == ["Diapositive précédente", "Diapositive suivante", "Toutes les diapositives"]
    browser.settle(2.7)
    assert shown.evaluate(SEEN) == 1
    shown.close()


@pytest.mark.parametrize(("width", "height", "inside"), [(1280, 720, True), (390, 844, False)])
def test_the_bar_stands_below_the_slide_where_there_is_room(
    browser: Chromium, address: str, width: int, height: int, inside: bool
) -> None:
    shown = show(browser, address, width, height)
    if shown.evaluate("document.documentElement.classList.contains('reading')"):
        shown.press("r")
    left, top, right, bottom = edges(shown, ".bar")
    slide = edges(shown, "section.present")
    assert (top < slide[3]) is inside
    assert top > slide[1] + (slide[3] - slide[1]) * 0.9
    assert bottom <= height - 8
    assert left >= 0
    assert abs(left + right - width) < 1
    sizes = "[...document.querySelectorAll('.bar button')].flatMap((b) => [b.offsetWidth, b.offsetHeight])"
    assert set(shown.evaluate(sizes)) == {44}
    shown.close()


def test_the_line_at_the_foot_leads_to_a_slide(browser: Chromium, address: str, tmp_path: Path) -> None:
    shown = show(browser, address)
    click(shown, (1280 * 0.55, 718))
    assert shown.evaluate(NUMBER) == 5
    assert shown.evaluate("document.querySelector('.progress').ariaHidden") == "true"
    shown.close()
    ruled = show(browser, written(tmp_path, "labo"))
    assert ruled.evaluate("getComputedStyle(document.querySelector('.progress')).display") == "none"
    ruled.close()


def test_the_line_has_a_gap_where_a_section_begins(browser: Chromium, address: str) -> None:
    shown = show(browser, address)
    places = shown.evaluate(
        "[...document.querySelectorAll('.reveal .progress i')].map((one) => parseFloat(one.style.left))"
    )
    assert places == [pytest.approx(100 * at / (COUNT - 1), abs=0.01) for at in (2, 5)]
    shown.close()


def test_all_slides_by_section(browser: Chromium, address: str) -> None:
    shown = show(browser, address + "#/suite")
    shown.press("o")
    shown.wait_for(OPEN)
    assert shown.evaluate("[...document.querySelectorAll('.group > h2')].map((one) => one.textContent)") == [
        "Le Partenariat", "1 Conditions", "2 Limites",
    ]  # fmt: skip
    assert shown.evaluate("[...document.querySelectorAll('.group > ol')].map((one) => one.children.length)") == [
        2,
        3,
        3,
    ]
    assert shown.evaluate(NAMES)[3:5] == ["4 Définitions", "5 Suite"]
    assert shown.evaluate("document.activeElement.ariaLabel") == "5 Suite"
    assert shown.evaluate("document.activeElement.ariaCurrent") == "true"
    rects = shown.evaluate(
        "[...document.querySelectorAll('.copy')].map((c) => { const a = c.getBoundingClientRect(),"
        " b = c.firstChild.getBoundingClientRect(); return [a.width / b.width, a.height / b.height]; })"
    )
    assert all(share == pytest.approx(1, abs=0.02) for pair in rects for share in pair)
    ids = shown.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    assert len(ids) == len(set(ids))
    assert shown.evaluate("document.querySelectorAll('.copy:not([inert]), .copy a[href], .copy aside').length") == 0
    shown.press("Escape")
    shown.wait_for(f"!{OPEN}")
    assert shown.evaluate("document.querySelectorAll('.copy').length") == 0
    assert shown.evaluate(NUMBER) == 5
    for key in ("Escape", "o"):
        shown.press(key)
    assert not shown.evaluate(OPEN)
    assert shown.console == []
    shown.close()


def test_formulas_are_among_all_slides(browser: Chromium, tmp_path: Path) -> None:
    deck = "title: Aires\nlang: fr\nslides:\n  - {heading: Le carré $x^2$, items: [$a+b$]}\n"
    (tmp_path / "deck.yaml").write_text(deck, encoding="utf-8")
    path = tmp_path / "deck.html"
    path.write_bytes(render_html(lay_out(load_deck(tmp_path)[0], theme="agora")[0]))
    shown = show(browser, path.as_uri())
    shown.press("o")
    shown.wait_for(OPEN)
    drawn = "document.querySelectorAll('ROOT use[href^=\"#f\"]').length"
    assert shown.evaluate(drawn.replace("ROOT", ".copy")) == shown.evaluate(drawn.replace("ROOT", ".slides")) > 3
    assert shown.evaluate(NAMES)[0].startswith("1 Le carré")
    assert "$" not in shown.evaluate(NAMES)[0]
    shown.close()


def test_arrows_and_enter_choose_a_slide(browser: Chromium, address: str) -> None:
    shown = show(browser, address)
    shown.press("o")
    shown.wait_for(OPEN)
    focused = ["1"]
    for key in ("ArrowRight", "ArrowDown", "ArrowDown", "ArrowLeft", "End", "ArrowUp"):
        shown.press(key)
        focused.append(shown.evaluate("document.activeElement.ariaLabel").split()[0])
    assert focused == ["1", "2", "4", "7", "6", "8", "5"]
    shown.press("Enter")
    assert shown.evaluate(NUMBER) == 5
    assert not shown.evaluate(OPEN)
    shown.press("ArrowRight")
    assert shown.evaluate(NUMBER) == 6, "the keys are the slides' again"
    shown.close()


def test_the_bar_opens_all_slides(browser: Chromium, address: str) -> None:
    shown = show(browser, address)
    move(shown, 300, 300)
    shown.wait_for(f"{SEEN} === 1")
    click(shown, middle(shown, ".bar button:nth-of-type(3)"))
    shown.wait_for(OPEN)
    click(shown, middle(shown, ".all header button"))
    assert not shown.evaluate(OPEN)
    shown.wait_for("document.activeElement === document.body")
    shown.press("o")
    shown.wait_for(OPEN)
    click(shown, middle(shown, ".group:nth-of-type(2) li:nth-of-type(2) .copy"))
    assert not shown.evaluate(OPEN)
    assert shown.evaluate(NUMBER) == 4
    shown.close()


def test_searching_for_a_slide(browser: Chromium, address: str) -> None:
    shown = show(browser, address)
    shown.press("o")
    shown.wait_for(OPEN)
    shown.press("ArrowUp")
    assert shown.evaluate("document.activeElement.type") == "search"
    for typed, found in (
        ("etat", ["2 Acteurs", "5 Suite"]),
        ("état suite", ["2 Acteurs", "5 Suite"]),
        ("evaluer", ["5 Suite"]),
        ("rappeler", []),
    ):
        shown.evaluate("document.activeElement.select()")
        shown.call("Input.insertText", text=typed)
        assert shown.evaluate(NAMES) == found, typed
        assert shown.evaluate("document.querySelector('.all output').textContent") == f"{len(found)} / {COUNT}"
    assert shown.evaluate("[...document.querySelectorAll('.group > h2')].filter((one) => one.offsetParent).length") == 0
    shown.evaluate("document.activeElement.select()")
    for letter in "co":  # a letter that opens and closes elsewhere
        shown.press(letter)
    assert shown.evaluate(NAMES) == ["3 Conditions", "4 Définitions", "5 Suite", "7 Les limites"]
    shown.press("Enter")
    assert shown.evaluate(NUMBER) == 3
    shown.close()


def test_printing_from_all_slides_is_printing(browser: Chromium, address: str) -> None:
    shown = show(browser, address)
    plain = shown.print_pdf()
    shown.press("o")
    shown.wait_for(OPEN)
    from_overview = shown.print_pdf()
    documents = [pypdfium2.PdfDocument(pdf) for pdf in (plain, from_overview)]
    pictures = [[one.render(scale=0.3).to_pil() for one in document] for document in documents]
    assert len(pictures[0]) == COUNT
    assert [one.tobytes() for one in pictures[0]] == [one.tobytes() for one in pictures[1]]
    assert all(one.getpixel((1, 1)) == one.getpixel((1, 60)) for one in pictures[0]), "no desk on paper"
    shown.wait_for(OPEN)
    shown.close()


def test_axe_finds_nothing_in_what_is_around(browser: Chromium, address: str, node_modules: Path) -> None:
    axe = (node_modules / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    shown = show(browser, address)
    shown.evaluate(axe + "; true")
    found = []
    for state in ("bar", "all"):
        if state == "all":
            shown.press("o")
            shown.wait_for(OPEN)
        else:
            shown.press("Tab")
        violations = shown.evaluate("axe.run(document).then((result) => result.violations)")
        found += [(state, v["id"], [n["html"][:120] for n in v["nodes"]]) for v in violations]
    assert found == []
    shown.close()


def test_the_colour_between_two() -> None:
    steps = [mixed("000000", "FF8040", share / 4) for share in range(5)]
    assert steps == ["000000", "402010", "804020", "BF6030", "FF8040"]
    assert all(one < other for one, other in pairwise(steps))
