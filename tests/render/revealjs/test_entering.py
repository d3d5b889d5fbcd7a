"""How slides take the place of others in a browser, and what is outside of the lecture: hidden slides, the appendix."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import check
from generator.render.revealjs import render_html
from tests.chromium import Chromium, Page

pytestmark = pytest.mark.rendered

DECK = """title: T
lang: LANG
slides:
  - {heading: One, text: first}
  - {heading: Two, text: second, transition: fade}
  - {heading: Three, text: third, transition: push, notes: "See [](#secret)."}
  - heading: Four
    body: [{tip: {id: moved, text: a}}, {text: b}]
  - heading: Five
    transition: morph
    body: [{text: c}, {tip: {id: moved, text: a}}]
  - {heading: Secret, id: secret, text: for nobody, hidden: true}
  - {heading: More, text: after the end, appendix: true}
"""
MOVING = """[...document.querySelectorAll('.slides > section')].filter((one) => one.matches('.entering, .leaving'))
  .map((one) => [one.id, one.matches('.entering') ? 'enters' : 'leaves', one.matches('.fade') ? 'fade' : 'push'])"""
SEEN = """[...document.querySelectorAll('.slides > section')]
  .filter((one) => one.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) &&
    getComputedStyle(one).contentVisibility !== 'hidden').map((one) => one.id)"""


def opened(browser: Chromium, folder: Path, lang: str = "en", motion: str = "no-preference") -> Page:
    (folder / "deck.yaml").write_text(DECK.replace("LANG", lang), encoding="utf-8")
    (folder / "deck.html").write_bytes(render_html(check(folder).scene))
    page = browser.open("about:blank", width=1280, height=720)
    page.prefers(prefers_reduced_motion=motion)
    page.goto((folder / "deck.html").as_uri())
    page.wait_for("window.Reveal && Reveal.isReady()")
    return page


def test_the_slide_before_stays_until_it_is_covered(browser: Chromium, tmp_path: Path) -> None:
    page = opened(browser, tmp_path)
    page.press("ArrowRight")
    assert page.evaluate(MOVING) == [["one", "leaves", "fade"], ["two", "enters", "fade"]]
    assert page.evaluate(SEEN) == ["one", "two"]
    page.wait_for(f"!{MOVING}.length")
    assert page.evaluate(SEEN) == ["two"]
    page.press("ArrowRight")
    assert page.evaluate(MOVING) == [["two", "leaves", "push"], ["three", "enters", "push"]]
    page.press("ArrowRight")  # on before it is over; the next one is simply there
    assert page.evaluate(MOVING) == []
    assert page.evaluate(SEEN) == ["four"]


def test_back_and_for_who_wants_no_motion_a_slide_is_simply_there(browser: Chromium, tmp_path: Path) -> None:
    page = opened(browser, tmp_path)
    page.press("ArrowRight")
    page.press("ArrowLeft")
    assert page.evaluate(MOVING) == []
    still = opened(browser, tmp_path, motion="reduce")
    still.press("ArrowRight")
    assert still.evaluate(MOVING) == []
    for _ in range(3):
        still.press("ArrowRight")
    assert not still.evaluate("document.querySelector('[data-auto-animate=running]')")


def test_a_push_goes_the_way_that_one_reads(browser: Chromium, tmp_path: Path) -> None:
    ways = {}
    for lang, key in (("en", "ArrowRight"), ("ar", "ArrowLeft")):
        page = opened(browser, tmp_path, lang)
        page.evaluate("Reveal.slide(1)")
        page.press(key)
        ways[lang] = page.evaluate(
            "(() => { const one = document.querySelector('.entering'); one.getAnimations()[0].currentTime = 0;"
            " return new DOMMatrix(getComputedStyle(one).transform).e; })()"
        )
    assert ways["en"] == pytest.approx(1280)
    assert ways["ar"] == pytest.approx(-1280)


def test_what_has_one_id_moves(browser: Chromium, tmp_path: Path) -> None:
    page = opened(browser, tmp_path)
    page.evaluate("Reveal.slide(3)")
    before = page.evaluate("document.querySelector('#four [data-box=moved-ground]').getBoundingClientRect().top")
    page.press("ArrowRight")
    assert page.evaluate("document.querySelector('#five').dataset.autoAnimate") in ("pending", "running")
    here = "document.querySelector('#five [data-box=moved-ground]').getBoundingClientRect().top"
    assert page.evaluate(here) == pytest.approx(before, abs=60)
    page.evaluate("new Promise((done) => setTimeout(done, 1200))")
    after = page.evaluate(here)
    assert after > before + 20
    assert page.errors == []


def test_hidden_slides_are_in_the_file_and_nowhere_else(browser: Chromium, tmp_path: Path) -> None:
    page = opened(browser, tmp_path)
    assert "for nobody" in (tmp_path / "deck.html").read_text(encoding="utf-8")
    assert page.evaluate("document.getElementById('secret')") is None
    assert page.evaluate("document.querySelectorAll('a[href*=secret]').length") == 0
    assert page.evaluate("Reveal.getTotalSlides()") == 5
    page.press("End")
    assert page.evaluate("Reveal.getCurrentSlide().id") == "more"


def test_without_scripts_hidden_slides_are_not_shown_either(browser: Chromium, tmp_path: Path) -> None:
    page = opened(browser, tmp_path)
    page.call("Emulation.setScriptExecutionDisabled", value=True)
    page.goto((tmp_path / "deck.html").as_uri() + "?plain")
    seen = "filter((one) => one.checkVisibility()).map((one) => one.id)"
    found = page.evaluate(f"[...document.querySelectorAll('.slides > section')].{seen}")
    assert found == ["one", "two", "three", "four", "five", "more"]
