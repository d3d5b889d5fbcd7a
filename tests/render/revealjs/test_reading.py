"""Slides as one page to read, on paper from wherever one is, and without scripts."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from generator.course import load_for_course
from generator.layout import lay_out
from generator.render.revealjs import render_html
from tests.chromium import Chromium, Page
from tests.render.revealjs.lecture import COUNT, NUMBER, OPEN, show, violations, written
from tests.render.revealjs.test_around import click, middle

pytestmark = pytest.mark.rendered

PHONE = {"width": 390, "height": 844, "mobile": True}
READS = "document.documentElement.classList.contains('reading')"
SEEN = "[...document.querySelectorAll('.slides > section')].filter((one) => one.checkVisibility()).length"
TEXTS = """[...document.querySelectorAll('#steps [data-p^="text"]')]
  .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .map((one) => one.textContent)"""
SMALL = """(() => {
  const found = [], walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const one = node.parentElement, box = one.getBoundingClientRect();
    if (!node.data.trim() || one.closest('.sr, math, .f, sub, sup')) continue;
    if (!one.checkVisibility({ visibilityProperty: true })) continue;
    let size = parseFloat(getComputedStyle(one).fontSize);
    for (let above = one; above; above = above.parentElement) size *= parseFloat(getComputedStyle(above).zoom) || 1;
    if (size < 13.9 || !box.width) found.push([size, node.data]);
  }
  return found;
})()"""
FINAL = ["Deux notions", "Un but commun", "Des moyens"]
"""What is left of the slide *steps* once all was shown."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(tmp_path_factory.mktemp("reading")).as_uri()


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a deck of all kinds of figures."""
    path = tmp_path_factory.mktemp("vitrine") / "deck.html"
    deck = load_for_course(Path(__file__).parents[3] / "content" / "vitrine", None)[0].deck
    path.write_bytes(render_html(lay_out(deck)[0]))
    return path.as_uri()


@pytest.fixture
def phone(browser: Chromium, address: str) -> Iterator[Page]:
    page = show(browser, address, **PHONE)
    yield page
    assert page.console == []
    assert page.network_requests == []
    page.close()


def test_a_phone_that_is_held_upright_reads(phone: Page) -> None:
    assert phone.evaluate(READS)
    assert phone.evaluate(SEEN) == COUNT
    assert phone.evaluate("document.documentElement.scrollWidth") == 390
    tops = phone.evaluate("[...document.querySelectorAll('.slides > section')].map((one) => one.offsetTop)")
    assert all(one < other for one, other in pairwise(tops))
    assert phone.evaluate(SMALL) == []
    body = "getComputedStyle(document.querySelector('#acteurs [data-p=\"body/0\"]')).fontSize"
    assert phone.evaluate(body) == "18px"
    assert phone.evaluate(TEXTS) == FINAL


def test_the_switch_leads_to_the_slide_at_which_one_reads_and_is_remembered(phone: Page) -> None:
    phone.evaluate("document.getElementById('acteurs').scrollIntoView()")
    click(phone, middle(phone, ".top button:last-of-type"))
    assert not phone.evaluate(READS)
    assert phone.evaluate(NUMBER) == 2
    assert phone.evaluate("document.querySelectorAll('.slides > section:not([aria-hidden])').length") == 1
    phone.press("ArrowRight")
    assert phone.evaluate(NUMBER) == 3
    phone.viewport(390, 700, mobile=True)
    assert not phone.evaluate(READS), "the bar of a browser that comes and goes changes nothing"
    phone.press("r")
    assert phone.evaluate(READS)
    top = "document.getElementById('conditions').getBoundingClientRect().top"
    assert phone.evaluate(top) == pytest.approx(51, abs=4), "below the bar"


def test_who_takes_the_pen_while_reading_gets_slides(phone: Page) -> None:
    phone.evaluate("document.querySelector('.top button').click()")
    assert phone.evaluate(OPEN) == "help"
    phone.evaluate("document.querySelector('.help [data-deed=pen]').click()")
    assert not phone.evaluate(READS)
    assert phone.evaluate("document.documentElement.classList.contains('pen')")
    phone.press("r")
    assert not phone.evaluate("document.documentElement.classList.contains('pen')")


def test_held_across_there_are_slides(phone: Page) -> None:
    phone.viewport(844, 390, mobile=True)
    phone.wait_for(f"!({READS})")
    phone.evaluate("Reveal.slide(3)")
    phone.viewport(390, 844, mobile=True)
    phone.wait_for(READS)


def test_the_bar_and_the_line_go_with_the_page(phone: Page) -> None:
    title = "document.querySelector('.top h1')"
    done = "+getComputedStyle(document.documentElement).getPropertyValue('--read')"
    assert phone.evaluate(f"{title}.textContent") == "Le Partenariat"
    assert phone.evaluate(done) == 0
    phone.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    phone.wait_for(f"{done} === 1")
    assert phone.evaluate(f"{title}.getBoundingClientRect().top") >= 0
    assert phone.evaluate("document.querySelector('.top').getBoundingClientRect().height") == 48


def test_a_finger_scrolls_and_turns_no_slide(phone: Page) -> None:
    phone.call("Emulation.setTouchEmulationEnabled", enabled=True)
    phone.swipe((300.0, 500.0), *[(300.0 - 25 * step, 500.0) for step in range(1, 10)])
    phone.browser.settle(0.3)
    assert phone.evaluate(NUMBER) == 1


def test_links_lead_to_a_place_on_the_page(phone: Page) -> None:
    phone.evaluate("document.querySelector('#acteurs a[href*=suite]').click()")
    top = "document.getElementById('suite').getBoundingClientRect().top"
    phone.wait_for(f"{top} < innerHeight")
    for key in "g6":
        phone.press(key)
    phone.press("Enter")
    phone.wait_for("document.querySelector('section:last-of-type').getBoundingClientRect().top < innerHeight")
    assert phone.evaluate(READS)


def heard(page: Page) -> Iterator[tuple[str, str]]:
    """Roles and names of all that a screen reader meets, in its order."""
    nodes = {one["nodeId"]: one for one in page.call("Accessibility.getFullAXTree")["nodes"]}

    def walk(node: dict[str, Any]) -> Iterator[tuple[str, str]]:
        if not node.get("ignored"):
            yield node["role"]["value"], node.get("name", {}).get("value", "")
        for child in node.get("childIds", ()):
            if child in nodes:
                yield from walk(nodes[child])

    return walk(next(iter(nodes.values())))


def test_anybody_reads_with_a_key_and_in_one_order(browser: Chromium, address: str) -> None:
    shown = show(browser, address + "#/steps")
    assert not shown.evaluate(READS)
    shown.press("r")
    assert shown.evaluate("document.getElementById('steps').getBoundingClientRect().top < 400")
    told = list(heard(shown))
    roles = [role for role, _ in told]
    assert "application" not in roles
    assert [role for role in roles if role in ("banner", "main")] == ["banner", "main"]
    assert [name for role, name in told if role == "heading"] == [
        "Le Partenariat", "Le Partenariat", "Acteurs", "Conditions", "Définitions", "Suite", "Merci",
    ]  # fmt: skip
    words = [name for role, name in told if role == "StaticText"]
    places = [words.index(word) for word in ("Les associations", "Conditions", "Des moyens", "Continuer", "Merci")]
    assert places == sorted(places)
    assert "Un délai" not in words, "what has gone"
    for key in ("ArrowRight", "End"):
        shown.press(key)
    assert shown.evaluate(NUMBER) == 4, "keys scroll"
    shown.press("r")
    assert shown.evaluate("document.querySelector('.reveal').getAttribute('role')") == "application"
    assert shown.console == []
    shown.close()


def test_the_browsers_search_finds_words_of_every_slide(phone: Page) -> None:
    for word in ("Les associations", "Des moyens", "Continuer"):
        assert phone.evaluate(f"getSelection().removeAllRanges(), window.find('{word}')"), word
    assert phone.evaluate(SEEN) == COUNT


def test_notes_are_folded(phone: Page) -> None:
    notes = "document.querySelector('#acteurs .notes p').checkVisibility()"
    assert not phone.evaluate(notes)
    phone.evaluate("document.querySelector('#acteurs summary').click()")
    assert phone.evaluate(notes)


@pytest.mark.parametrize("width", [360, 390, 800, 1280])
def test_figures_are_legible_and_nothing_is_wider_than_the_page(browser: Chromium, shipped: str, width: int) -> None:
    shown = show(browser, shipped, width=width, height=844, mobile=width < 600)
    if width >= 600:
        shown.press("r")
    assert shown.evaluate(READS)
    assert shown.evaluate("document.documentElement.scrollWidth") == width
    assert shown.evaluate("document.querySelectorAll('.fig').length") > 10
    assert shown.evaluate(SMALL) == []
    cut = shown.evaluate(
        "[...document.querySelectorAll('.fig')].filter((one) => one.scrollHeight > one.clientHeight + 3"
        " || (one.scrollWidth > one.clientWidth + 1) !== (one.tabIndex === 0)).map((one) => one.closest('section').id)"
    )
    assert cut == []
    wide = shown.evaluate(
        "[...document.querySelectorAll('.slides [data-box]:not(.fig *)')].filter((one) => one.checkVisibility()"
        " && one.getBoundingClientRect().right > innerWidth).map((one) => one.dataset.box)"
    )
    assert wide == []
    assert shown.console == []
    shown.close()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_axe_finds_nothing_in_what_is_read(browser: Chromium, tmp_path: Path, mode: str, axe: str) -> None:
    shown = show(browser, written(tmp_path, "agora", mode).as_uri(), **PHONE)
    assert violations(shown, axe) == []
    shown.close()


def test_axe_finds_nothing_in_figures_that_are_read(browser: Chromium, shipped: str, axe: str) -> None:
    shown = show(browser, shipped, **PHONE)
    assert violations(shown, axe) == []
    shown.close()


def pages_of(pdf: bytes) -> list[str]:
    """The words of every page, without spaces."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    try:
        assert {tuple(round(side) for side in one.get_size()) for one in document} == {(960, 540)}
        return ["".join(one.get_textpage().get_text_range().split()) for one in document]
    finally:
        document.close()


@pytest.mark.parametrize("at", ["slides", "phone", "all", "reading", "help", "jump", "veil", "pen", "laser", "beside"])
def test_paper_has_one_whole_slide_a_page_from_everywhere(browser: Chromium, address: str, at: str) -> None:
    shown = show(browser, address, **PHONE) if at == "phone" else show(browser, address)
    if at == "beside":
        shown.evaluate("window.open = () => null")
    key = {"all": "o", "reading": "r", "help": "?", "jump": "g", "veil": "b", "pen": "p", "laser": "l", "beside": "s"}
    if at in key:
        shown.press(key[at])
    if at in ("all", "help", "jump", "veil"):
        assert shown.evaluate(OPEN) == at
    pages = pages_of(shown.print_pdf())
    assert len(pages) == COUNT
    for page, words in zip(
        pages, ("LePartenariat", "Lesassociations", "Conditions", "Desmoyens", "Continuer", "Merci"), strict=True
    ):
        assert words in page
    assert "Unbutcommun" in pages[3]
    assert "Undélai" not in pages[3], "what has gone is not printed"
    assert not any(word in "".join(pages) for word in ("Rappeler", "Écrannoir", "Diapositivesuivante"))
    assert shown.console == []
    shown.close()


def test_what_is_drawn_is_not_printed(browser: Chromium, address: str) -> None:
    shown = show(browser, address)
    plain = shown.print_pdf()
    shown.press("p")
    for kind, x in (("mousePressed", 200), ("mouseMoved", 400), ("mouseReleased", 500)):
        shown.call("Input.dispatchMouseEvent", type=kind, x=x, y=150, button="left", buttons=1, clickCount=1)
    assert shown.evaluate("document.querySelectorAll('.ink path').length") == 1
    pictures = [
        [one.render(scale=0.3).to_pil().tobytes() for one in pypdfium2.PdfDocument(pdf)]
        for pdf in (plain, shown.print_pdf())
    ]
    assert pictures[0] == pictures[1]
    shown.close()


APPENDIX = """\
title: Annexes
lang: fr
slides:
  - {heading: Un, items: [a]}
  - {heading: Caché, items: [b], hidden: true}
  - {heading: Deux, items: [c]}
  - {heading: Preuve, items: [d], appendix: true}
"""


def test_slides_are_called_what_they_are_called(browser: Chromium, tmp_path: Path) -> None:
    address = written(tmp_path, deck=APPENDIX).as_uri()
    shown = show(browser, address, **PHONE)
    named = (
        "[...document.querySelectorAll('.slides > section')].filter((one) => one.checkVisibility())"
        ".map((one) => one.querySelector('h2').textContent)"
    )
    assert shown.evaluate(named) == ["Un", "Deux", "Preuve"]
    last = "document.querySelector('section:last-of-type')"
    assert "A1" in shown.evaluate(f"getComputedStyle({last}, '::before').content")
    shown.press("g")
    shown.call("Input.insertText", text="a1")
    shown.press("Enter")
    shown.press("r")
    assert shown.evaluate("document.querySelector('.bar span').textContent") == "A1"
    shown.press("ArrowLeft")
    assert shown.evaluate("document.querySelector('.bar span').textContent") == "2 / 2"
    shown.press("o")
    assert shown.evaluate("[...document.querySelectorAll('.group li > button')].map((one) => one.ariaLabel)") == [
        "1 Un", "2 Deux", "A1 Preuve",
    ]  # fmt: skip
    shown.press("Escape")
    assert len(pages_of(shown.print_pdf())) == 3
    shown.close()
    plain = browser.open(address, javascript=False)
    assert plain.evaluate(named) == ["Un", "Deux", "Preuve"]
    plain.close()


@pytest.mark.parametrize("width", [390, 1400])
def test_without_scripts_all_is_there_as_it_is_in_the_end(browser: Chromium, address: str, width: int) -> None:
    shown = browser.open(address, width=width, height=800, javascript=False)
    assert shown.evaluate(SEEN) == COUNT
    assert shown.evaluate(TEXTS) == FINAL
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    around = "[...document.querySelectorAll('dialog, .bar, .tools, .pad, .dot, .top button')]"
    assert shown.evaluate(f"{around}.filter((one) => one.checkVisibility()).length") == 0
    if width < 960:
        assert shown.evaluate(SMALL) == []
    assert len(pages_of(shown.print_pdf())) == COUNT
    shown.close()


def test_all_slides_are_shown_as_they_are_in_the_end(browser: Chromium, address: str) -> None:
    shown = show(browser, address)
    shown.press("o")
    texts = TEXTS.replace("#steps", ".group:nth-of-type(2) li:nth-of-type(2) .copy")
    shown.wait_for(f"{texts}.length > 0")
    assert shown.evaluate(texts) == FINAL
    shown.close()
