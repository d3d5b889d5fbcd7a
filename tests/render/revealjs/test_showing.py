"""A black screen, the field that leads to a slide, pen and laser pointer, and the help: by keys, pointer and finger."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from generator.render.revealjs.commands import COMMANDS, by_key, key_name
from generator.words import LANGUAGES, words_of
from tests.chromium import Chromium, Page
from tests.render.revealjs.lecture import COUNT, NUMBER, OPEN, show, violations, written
from tests.render.revealjs.test_around import click, middle, move

pytestmark = pytest.mark.rendered

INK = "document.querySelectorAll('.ink path').length"
FOUND = "[...document.querySelectorAll('.jump li')].map((one) => one.textContent)"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(tmp_path_factory.mktemp("showing")).as_uri()


@pytest.fixture
def shown(browser: Chromium, address: str) -> Iterator[Page]:
    page = show(browser, address)
    yield page
    assert page.console == []
    assert page.network_requests == []
    page.close()


def drag(page: Page, *places: tuple[float, float]) -> None:
    for kind, (x, y) in zip(("mousePressed", *["mouseMoved"] * (len(places) - 1)), places, strict=True):
        page.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", buttons=1, clickCount=1)
    page.call("Input.dispatchMouseEvent", type="mouseReleased", x=places[-1][0], y=places[-1][1], button="left")


def colors(page: Page) -> set[bytes]:
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    return {picture.crop((x, y, x + 1, y + 1)).tobytes() for x in (3, 640, 1276) for y in (3, 300, 716)}


@pytest.mark.parametrize(("key", "color"), [("b", b"\0\0\0"), (".", b"\0\0\0"), ("w", b"\xff\xff\xff")])
def test_a_screen_without_a_slide(shown: Page, key: str, color: bytes) -> None:
    shown.evaluate("Reveal.slide(2)")
    assert len(colors(shown)) > 1
    shown.press(key)
    assert colors(shown) == {color}
    shown.press("ArrowRight")
    assert shown.evaluate(OPEN) == ""
    assert shown.evaluate(NUMBER) == 3, "the first key only brings the slide back"
    shown.press("ArrowRight")
    assert shown.evaluate(NUMBER) == 4
    shown.press(key)
    click(shown, (500, 300))
    shown.wait_for(f"{OPEN} === ''")


def test_black_and_white_change_places(shown: Page) -> None:
    shown.press("b")
    assert shown.evaluate("document.querySelector('.veil').ariaLabel") == "Écran noir"
    shown.press("w")
    assert colors(shown) == {b"\xff\xff\xff"}
    assert shown.evaluate("document.querySelector('.veil').ariaLabel") == "Écran blanc"
    shown.press("w")
    assert shown.evaluate(OPEN) == ""


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("5", ["5Suite"]),
        ("definitions", ["4Définitions"]),
        ("un", ["4Définitions", "6Merci"]),
        ("ÉTAT", ["2Acteurs", "5Suite"]),
        ("moyens but", ["4Définitions"]),
        ("rappeler", []),
    ],
)
def test_a_field_finds_slides_by_number_and_words(shown: Page, typed: str, found: list[str]) -> None:
    shown.press("g")
    shown.call("Input.insertText", text=typed)
    named = shown.evaluate(FOUND)
    assert [one for one in named if one in found] == found
    if found:
        assert named[0] == found[0]
        assert shown.evaluate("document.querySelector('.jump input').ariaExpanded") == "true"
        active = "document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))"
        assert shown.evaluate(f"{active}.textContent") == named[0]
    else:
        assert named == []
        assert shown.evaluate("document.querySelector('.jump p').textContent") == "Aucune diapositive n’a ces mots"
    shown.press("Enter")
    assert shown.evaluate(OPEN) == ""
    assert shown.evaluate(NUMBER) == (int(found[0][0]) if found else 1)


def test_arrows_escape_and_clicks_in_the_field(shown: Page) -> None:
    shown.press("g")
    for letter in "un":
        shown.press(letter)
    shown.press("ArrowDown")
    chosen = shown.evaluate("document.querySelector('.jump [aria-selected=true]').textContent")
    assert chosen == shown.evaluate(FOUND)[1]
    shown.press("Enter")
    assert shown.evaluate(NUMBER) == int(chosen[0])
    shown.press("g")
    assert shown.evaluate("document.querySelector('.jump input').value") == ""
    shown.press("Escape")
    assert shown.evaluate(OPEN) == ""
    shown.press("Home")
    assert shown.evaluate(NUMBER) == 1, "the keys are the slides' again"
    shown.press("g")
    shown.press("6")
    click(shown, middle(shown, ".jump li"))
    assert shown.evaluate(NUMBER) == COUNT


def test_what_is_drawn_stays_with_its_slide_and_goes_by_a_key(shown: Page) -> None:
    shown.press("ArrowRight")
    shown.press("p")
    drag(shown, (200, 200), (300, 260), (420, 210))
    drag(shown, (200, 400), (300, 460))
    assert shown.evaluate(INK) == 2
    box = shown.evaluate(
        "(({ left, right, top }) => [left, right, top])(document.querySelector('.ink path').getBoundingClientRect())"
    )
    assert box == pytest.approx([200, 420, 200], abs=4)
    shown.press("ArrowRight")
    drag(shown, (200, 200), (300, 260))
    count = "[...document.querySelectorAll('.slides > section')].map((one) => one.querySelectorAll('.ink path').length)"
    assert shown.evaluate(count) == [0, 2, 1, 0, 0, 0]
    shown.press("e")
    assert shown.evaluate(count) == [0, 2, 0, 0, 0, 0]
    shown.press("Escape")
    drag(shown, (200, 200), (300, 260))
    assert shown.evaluate(INK) == 2, "the pen is put away"
    assert shown.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    loads = shown.loads
    shown.call("Page.reload")
    shown.browser.wait_until(lambda: shown.loads > loads, 10, "the page to be loaded again")
    shown.wait_for("window.Reveal && Reveal.isReady()")
    assert shown.evaluate(INK) == 0


@pytest.mark.parametrize(("theme", "mode"), [("agora", "light"), ("agora", "dark"), ("revue", "dark")])
def test_inks_are_seen_on_every_ground(browser: Chromium, tmp_path: Path, theme: str, mode: str) -> None:
    shown = show(browser, written(tmp_path, theme, mode).as_uri())
    shown.press("p")
    light = """((rgb) => rgb.map((one) => one / 255)
      .map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
      .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0))"""
    for number in range(COUNT):
        shown.evaluate(f"Reveal.slide({number})")
        ground, *inks = shown.evaluate(
            f"[getComputedStyle(Reveal.getCurrentSlide()).backgroundColor,"
            f" ...[...document.querySelectorAll('.tools [aria-pressed]')].filter((one) => one.offsetParent)"
            f".map((one) => getComputedStyle(one, '::before').backgroundColor)]"
            f".map((one) => {light}(one.match(/\\d+/g).slice(0, 3).map(Number)))"
        )
        assert len(inks) >= 2
        for ink in inks:
            assert (max(ink, ground) + 0.05) / (min(ink, ground) + 0.05) >= 3
    shown.close()


def test_the_pens_buttons(shown: Page) -> None:
    shown.press("p")
    pressed = "[...document.querySelectorAll('.tools [aria-pressed]')].map((one) => one.ariaPressed)"
    assert shown.evaluate(pressed) == ["true", "false", "false"]
    shown.press("c")
    assert shown.evaluate(pressed) == ["false", "true", "false"]
    click(shown, middle(shown, ".tools button:nth-of-type(5)"))
    assert shown.evaluate(pressed) == ["false", "false", "true"]
    drag(shown, (200, 200), (300, 260))
    stroke = shown.evaluate("document.querySelector('.ink path').getAttribute('stroke')")
    assert stroke == shown.evaluate(
        "document.querySelector('.tools [aria-pressed=true]').style.getPropertyValue('--ink')"
    )
    click(shown, middle(shown, ".tools button:nth-of-type(2)"))
    assert shown.evaluate(NUMBER) == 2
    click(shown, middle(shown, ".tools button:first-of-type"))
    click(shown, middle(shown, ".tools button:nth-of-type(6)"))
    assert shown.evaluate(INK) == 0
    assert shown.evaluate("getComputedStyle(document.querySelector('.bar')).display") == "none"
    click(shown, middle(shown, ".tools button:last-of-type"))
    assert shown.evaluate("document.documentElement.classList.contains('pen')") is False
    sizes = "[...document.querySelectorAll('.tools button')].map((one) => one.ariaLabel)"
    assert shown.evaluate(sizes)[2:6] == ["Autre couleur 1", "Autre couleur 2", "Autre couleur 3", "Effacer le dessin"]


def test_a_finger_draws_and_does_not_turn_the_slide(browser: Chromium, address: str) -> None:
    shown = show(browser, address, width=844, height=390, mobile=True)
    shown.call("Emulation.setTouchEmulationEnabled", enabled=True)
    swipe = (700.0, 200.0), *[(700.0 - 50 * step, 200.0) for step in range(1, 10)]
    shown.swipe(*swipe)
    shown.wait_for(f"{NUMBER} === 2")
    shown.press("p")
    shown.swipe(*swipe)
    assert shown.evaluate(INK) == 1
    assert shown.evaluate(NUMBER) == 2
    shown.press("p")
    shown.press("l")
    shown.swipe(*swipe)
    assert shown.evaluate(NUMBER) == 2
    assert shown.evaluate("getComputedStyle(document.querySelector('.tools')).display") == "flex", "a way back"
    shown.press("Escape")
    shown.swipe(*swipe)
    shown.wait_for(f"{NUMBER} === 3")
    assert shown.console == []
    shown.close()


def test_the_laser_pointer_follows_and_fades(shown: Page) -> None:
    shown.press("l")
    dot = "document.querySelector('.dot')"
    assert shown.evaluate(f"+getComputedStyle({dot}).opacity") == 0
    move(shown, 300, 200)
    shown.wait_for(f"+getComputedStyle({dot}).opacity === 1")
    box = shown.evaluate(
        f"(({{ left, top, width }}) => [left + width / 2, top + width / 2])({dot}.getBoundingClientRect())"
    )
    assert box == pytest.approx([300, 200], abs=1)
    shown.wait_for(f"+getComputedStyle({dot}).opacity === 0")
    assert shown.evaluate(INK) == 0
    shown.press("ArrowRight")
    assert shown.evaluate(NUMBER) == 2
    shown.press("l")
    assert shown.evaluate(f"getComputedStyle({dot}).display") == "none"


def test_the_help_has_every_key_and_does_what_is_chosen(shown: Page) -> None:
    shown.press("?")
    assert shown.evaluate(OPEN) == "help"
    rows = shown.evaluate(
        "[...document.querySelectorAll('.help li button')].map((row) =>"
        " [row.firstChild.textContent, ...[...row.querySelectorAll('kbd')].map((one) => one.textContent)])"
    )
    words = words_of("fr")
    assert rows == [[words[one.name], *(key_name(key, words) for key in one.keys[:4])] for one in COMMANDS if one.told]
    assert ["Écran noir", "B", "."] in rows
    assert ["Effacer le dessin", "E", "Suppr"] in rows
    shown.press("?")
    assert shown.evaluate(OPEN) == ""
    for deed, found in (("next", (NUMBER, 2)), ("black", (OPEN, "veil"))):
        shown.press("?")
        click(shown, middle(shown, f".help [data-deed={deed}]"))
        assert shown.evaluate(found[0]) == found[1]
    shown.press("Escape")
    move(shown, 300, 300)
    move(shown, 310, 300)
    shown.wait_for("+getComputedStyle(document.querySelector('.bar')).opacity === 1")
    click(shown, middle(shown, ".bar button:last-of-type"))
    assert shown.evaluate(OPEN) == "help"
    click(shown, middle(shown, ".help header button"))
    assert shown.evaluate(OPEN) == ""


def test_every_key_leads_somewhere(shown: Page) -> None:
    keys = shown.evaluate(
        "JSON.parse(document.querySelectorAll('script[type=\"application/json\"]')[1].textContent).keys"
    )
    assert keys == by_key()
    assert len(keys) == sum(len(one.keys) for one in COMMANDS), "no key does two things"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_row_of_the_help_has_words(lang: str) -> None:
    words = words_of(lang)
    assert {one.name for one in COMMANDS if one.told} <= set(words)
    assert {key_name(key, words) for one in COMMANDS for key in one.keys}.isdisjoint({"", " "})


def test_every_key_is_in_the_documentation() -> None:
    page = (Path(__file__).parents[3] / "docs" / "page.md").read_text(encoding="utf-8")
    table = "\n".join(line for line in page.splitlines() if line.startswith("| "))
    called = {" ": "space", "Shift+ ": "Shift and space", "PageDown": "Page Down", "PageUp": "Page Up", "Escape": "Esc"}
    for command in COMMANDS:
        for key in command.keys:
            name = called.get(key, key_name(key, words_of("en")) if key.startswith("Arrow") else key.title())
            name = f"`{key}`" if key in "?.,+-=" else name
            assert re.search(rf"(?<!\w){re.escape(name)}(?!\w)", table), (command.name, name)


def test_arrows_go_the_other_way_where_one_reads_the_other_way(browser: Chromium, tmp_path: Path) -> None:
    deck = "title: شراكة\nlang: ar\nslides:\n  - {heading: واحد, items: [ا]}\n  - {heading: اثنان, items: [ب]}\n"
    shown = show(browser, written(tmp_path, deck=deck).as_uri())
    assert shown.evaluate("document.querySelector('.help [data-deed=next] kbd').textContent") == "←"
    shown.press("ArrowLeft")
    assert shown.evaluate(NUMBER) == 2
    shown.press("ArrowRight")
    assert shown.evaluate(NUMBER) == 1
    shown.press("ArrowDown")
    assert shown.evaluate(NUMBER) == 2
    shown.close()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_axe_finds_nothing_in_any_of_it(browser: Chromium, tmp_path: Path, mode: str, axe: str) -> None:
    shown = show(browser, written(tmp_path, "agora", mode).as_uri())
    for key in ("?", "g", "b", "p", "l"):
        shown.press(key)
        if key == "g":
            shown.call("Input.insertText", text="un")
        assert violations(shown, axe) == [], key
        shown.press("Escape")
    shown.close()


def test_who_wants_no_motion_gets_none(browser: Chromium, address: str) -> None:
    shown = show(browser, address)
    moving = (
        "[...document.querySelectorAll('*')].filter((one) => getComputedStyle(one).transitionDuration !== '0s'"
        " || getComputedStyle(one).animationName !== 'none').map((one) => one.className)"
    )
    shown.prefers(prefers_reduced_motion="no-preference")
    assert shown.evaluate(moving) != []
    shown.prefers(prefers_reduced_motion="reduce")
    assert shown.evaluate(moving) == []
    shown.close()
