"""The speaker's screen, in two real windows."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.chromium import Chromium, Page
from tests.render.revealjs.lecture import COUNT, NUMBER, OPEN, show, speaker_of, violations, written

pytestmark = pytest.mark.rendered

SEEN = """[...document.querySelectorAll('.PLACE .copy :is([data-p^="body/"], [data-p^="heading/"], [data-p^="text"])')]
  .filter((one) => one.checkVisibility({ visibilityProperty: true })).map((one) => one.textContent)"""
TEXT = "(document.querySelector('SELECTOR') || { textContent: '' }).textContent"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("lecture"))


@pytest.fixture
def windows(browser: Chromium, path: Path) -> Iterator[tuple[Page, Page]]:
    shown = show(browser, path.as_uri())
    speaker = speaker_of(shown)
    yield shown, speaker
    for one in (shown, speaker):
        assert one.console == []
        assert one.network_requests == []
    speaker.close()
    shown.close()


def seen(speaker: Page, place: str) -> list[str]:
    found: list[str] = speaker.evaluate(SEEN.replace("PLACE", place))
    return found


def text(page: Page, selector: str) -> str:
    found: str = page.evaluate(TEXT.replace("SELECTOR", selector))
    return found


def test_two_slides_and_the_notes_follow_the_lecture(windows: tuple[Page, Page]) -> None:
    shown, speaker = windows
    assert speaker.evaluate("[document.documentElement.lang, document.compatMode, document.scripts.length]") == [
        "fr", "CSS1Compat", 0,
    ]  # fmt: skip
    assert len(speaker.frames) == 1
    assert text(speaker, ".notes") == "Pas de notes pour cette diapositive"
    shown.press("ArrowRight")
    assert text(speaker, ".current h2") == "diapositive 2 / 6"
    assert seen(speaker, "current") == ["Acteurs", "Les associations", "La suite", "L’État"]
    assert text(speaker, ".next h2") == "À suivre 3 · Conditions"
    assert text(speaker, ".notes") == "Rappeler le décret, puis la suite."
    rects = speaker.evaluate(
        "[...document.querySelectorAll('.copy')].map((c) => { const a = c.getBoundingClientRect(),"
        " b = c.firstChild.getBoundingClientRect(); return [a.width / b.width, a.height / b.height]; })"
    )
    assert all(share == pytest.approx(1, abs=0.02) for pair in rects for share in pair)
    sizes = "getComputedStyle(document.querySelector('ROOT [data-p=\"body/0\"]'))"
    for name in ("fontSize", "fontFamily", "lineHeight", "color"):
        copied = speaker.evaluate(f"{sizes.replace('ROOT', '.current .copy')}.{name}")
        assert copied == shown.evaluate(f"{sizes.replace('ROOT', '#acteurs')}.{name}"), name
    assert speaker.evaluate("document.querySelectorAll('.copy:not([inert]), .copy a[href], .copy [id]').length") == 0
    shown.press("End")
    assert text(speaker, ".next h2") == "À suivre Fin du cours"
    assert speaker.evaluate("document.querySelector('.next .copy').hidden")


def test_steps_are_shown_as_they_are_and_as_they_will_be(windows: tuple[Page, Page]) -> None:
    shown, speaker = windows
    begin, first, second, end = (
        ["Définitions", "Deux notions", *more]
        for more in (
            [],
            ["Un but commun", "Un délai"],
            ["Un but commun", "Des moyens", "Un délai"],
            ["Un but commun", "Des moyens"],
        )
    )
    shown.evaluate("Reveal.slide(2)")
    assert seen(speaker, "next") == begin, "the next slide as it begins"
    told = []
    for now, then in ((begin, first), (first, second), (second, end), (end, ["Suite", "Évaluer l’État", "Continuer"])):
        shown.press("ArrowRight")
        assert (seen(speaker, "current"), seen(speaker, "next")) == (now, then)
        told.append((text(speaker, ".current h2 span"), text(speaker, ".next h2")))
    assert told[1] == ("4 / 6 · étape 1 sur 3", "À suivre étape 2 sur 3")
    assert told[-1] == ("4 / 6 · étape 3 sur 3", "À suivre 5 · Suite")
    shown.press("ArrowLeft")
    assert seen(speaker, "current") == second


def test_keys_in_the_window_are_keys_of_the_lecture(windows: tuple[Page, Page]) -> None:
    shown, speaker = windows
    for key, number in (("ArrowRight", 2), ("PageDown", 3), ("ArrowLeft", 2), ("End", COUNT), ("Home", 1), (" ", 2)):
        speaker.press(key)
        assert shown.evaluate(NUMBER) == number, key
    speaker.press("b")
    assert shown.evaluate(OPEN) == "veil"
    assert text(speaker, ".current b") == "Écran noir"
    speaker.press("ArrowRight")
    assert (shown.evaluate(OPEN), shown.evaluate(NUMBER)) == ("", 2), "the first key only brings the slide back"
    speaker.wait_for("document.querySelector('.current b').textContent === ''")
    speaker.press("o")
    assert shown.evaluate(OPEN) == "all"
    speaker.press("ArrowRight")
    assert (shown.evaluate(OPEN), shown.evaluate(NUMBER)) == ("", 3)
    speaker.press("g")
    assert (shown.evaluate(OPEN), speaker.evaluate(OPEN)) == ("", "jump")
    for key in ("5", "Enter"):
        speaker.press(key)
    assert shown.evaluate(NUMBER) == 5
    speaker.press("?")
    assert (shown.evaluate(OPEN), speaker.evaluate(OPEN)) == ("", "help")
    speaker.press("Escape")
    speaker.evaluate("document.querySelector('.ways .way').click()")
    assert shown.evaluate(NUMBER) == 4
    speaker.press("F5")
    speaker.browser.settle(0.3)
    assert text(speaker, ".current h2 span").startswith("4 / 6"), "the window is not loaded again"


def test_what_is_drawn_is_on_the_speakers_screen_too(windows: tuple[Page, Page]) -> None:
    shown, speaker = windows
    shown.press("p")
    assert text(speaker, ".current b") == "Stylo"
    for kind, x in (("mousePressed", 200), ("mouseMoved", 400), ("mouseReleased", 500)):
        shown.call("Input.dispatchMouseEvent", type=kind, x=x, y=150, button="left", buttons=1, clickCount=1)
    assert speaker.evaluate("document.querySelectorAll('.current .ink path').length") == 1
    speaker.press("e")
    assert shown.evaluate("document.querySelectorAll('.ink path').length") == 0
    assert speaker.evaluate("document.querySelectorAll('.current .ink path').length") == 0
    speaker.press("Escape")
    assert text(speaker, ".current b") == ""


def test_a_page_that_is_read_follows_the_speaker(windows: tuple[Page, Page]) -> None:
    shown, speaker = windows
    shown.press("r")
    speaker.press("End")
    speaker.press("ArrowLeft")
    assert shown.evaluate("document.getElementById('suite').getBoundingClientRect().top < innerHeight")
    assert text(speaker, ".current h2 span") == "5 / 6"


def test_a_link_in_the_notes_leads_the_lecture(windows: tuple[Page, Page]) -> None:
    shown, speaker = windows
    shown.press("ArrowRight")
    speaker.evaluate("document.querySelector('.notes a').click()")
    shown.wait_for(f"{NUMBER} === 5")
    assert text(speaker, ".current h2 span") == "5 / 6"


def test_the_clock_runs_from_the_first_step_and_stops_and_begins_anew(windows: tuple[Page, Page]) -> None:
    shown, speaker = windows
    later = "Date.now = ((now) => () => now() + 754000)(Date.now)"
    assert text(speaker, ".spent") == "0:00"
    shown.evaluate(later)
    speaker.browser.settle(0.6)
    assert text(speaker, ".spent") == "0:00", "nobody has begun"
    shown.press("ArrowRight")
    shown.evaluate(later)
    speaker.wait_for("document.querySelector('.spent').textContent.startsWith('12:')")
    speaker.press("t")
    shown.evaluate(later)
    speaker.browser.settle(0.6)
    assert text(speaker, ".spent").startswith("12:")
    assert text(speaker, ".timer button") == "Démarrer"
    speaker.evaluate("document.querySelectorAll('.timer button')[1].click()")
    assert text(speaker, ".spent") == "0:00"
    now = "new Date().toLocaleTimeString('fr', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })"
    speaker.wait_for(f"document.querySelector('.time').textContent === {now}")


def test_notes_grow_and_shrink(windows: tuple[Page, Page]) -> None:
    shown, speaker = windows
    size = "parseFloat(getComputedStyle(document.querySelector('.notes')).fontSize)"
    first = speaker.evaluate(size)
    speaker.press("+")
    speaker.press("+")
    speaker.press("-")
    speaker.evaluate("document.querySelectorAll('.line button')[1].click()")
    assert speaker.evaluate(size) == first + 4
    shown.press("ArrowRight")
    assert speaker.evaluate(size) == first + 4, "it stays"


def test_the_plan_is_told_in_words(browser: Chromium, path: Path) -> None:
    shown = show(browser, path.as_uri())  # each of the six slides has six minutes of the 36
    speaker = speaker_of(shown)
    told = {8: "À l’heure", 5: "1 min d’avance", 16: "4 min de retard", 40: "28 min de retard"}
    for minutes, words in told.items():
        shown.evaluate("Reveal.slide(0); Reveal.slide(1)")
        speaker.evaluate("document.querySelectorAll('.timer button')[1].click()")
        shown.evaluate(f"Date.now = ((now) => () => now() + {minutes * 60000})(Date.now)")
        # Whole words: between the click and the later hour the plan may be told as six minutes early.
        speaker.wait_for(f"document.querySelector('.pace').textContent === {json.dumps(words)}")
    assert text(speaker, ".plan span:last-child") == "Prévu\u00a0: minute 6 sur 36"
    speaker.close()
    shown.close()


def test_a_page_that_is_loaded_again_takes_its_window_over(browser: Chromium, path: Path) -> None:
    shown = show(browser, path.as_uri())
    speaker = speaker_of(shown)
    shown.press("ArrowRight")
    shown.evaluate("Date.now = ((now) => () => now() + 300000)(Date.now)")
    speaker.press("t")  # else what was added to the time is lost with the page
    loads = shown.loads
    shown.call("Page.reload")
    speaker.wait_for("!!document.querySelector('.gone')")
    assert text(speaker, "body").startswith("La page des diapositives a été fermée ou rechargée.")
    browser.wait_until(lambda: shown.loads > loads, 10, "the page to be loaded again")
    shown.wait_for("window.Reveal && Reveal.isReady()")
    shown.press("s")
    browser.wait_until(lambda: [one for one in shown.popups if one is not speaker], 10, "another window")
    [speaker] = shown.popups  # a browser takes files for strangers, also the same one again
    assert text(speaker, ".spent").startswith("5:0"), "with its clock"
    assert shown.evaluate("sessionStorage.length") == 0
    shown.press("ArrowRight")
    assert text(speaker, ".current h2 span") == "2 / 6"
    shown.close()
    speaker.wait_for("!!document.querySelector('.gone')")
    assert shown.console == speaker.console == []
    speaker.close()


def test_the_window_opens_and_closes_with_its_key(browser: Chromium, path: Path) -> None:
    shown = show(browser, path.as_uri())
    speaker = speaker_of(shown)
    speaker.evaluate(
        "setTimeout(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 's', bubbles: true })))"
    )
    browser.wait_until(lambda: not shown.popups, 5, "the window to close")
    shown.press("ArrowRight")
    speaker = speaker_of(shown)
    assert text(speaker, ".current h2 span") == "2 / 6"
    assert shown.console == speaker.console == []
    speaker.close()
    shown.close()


def test_where_no_window_may_open_it_stands_beside_the_slides(browser: Chromium, path: Path, axe: str) -> None:
    shown = show(browser, path.as_uri())
    shown.evaluate("window.open = () => null")  # what browsers give that let none open
    shown.press("s")
    assert text(shown, ".beside .why").startswith("Le navigateur n’a pas laissé s’ouvrir la fenêtre")
    shown.press("ArrowRight")
    assert text(shown, ".beside .notes") == "Rappeler le décret, puis la suite."
    assert text(shown, ".beside .next h2") == "À suivre 3 · Conditions"
    for key in ("+", "t"):
        shown.press(key)
    assert shown.evaluate("getComputedStyle(document.querySelector('.beside .notes')).fontSize") == "26px"
    assert text(shown, ".beside .timer button") == "Démarrer"
    edges = shown.evaluate(
        "['section.present', '.beside'].map((one) => document.querySelector(one).getBoundingClientRect())"
        ".flatMap((one) => [one.left, one.right])"
    )
    assert edges[0] >= -1
    assert edges[1] <= edges[2] + 1
    assert violations(shown, axe) == []
    shown.press("s")
    assert shown.evaluate("document.querySelector('.beside')") is None
    assert shown.evaluate("document.querySelector('section.present').getBoundingClientRect().width") == 1280
    assert shown.console == []
    shown.close()


def test_it_works_from_a_server_as_well(browser: Chromium, path: Path) -> None:
    class Quiet(SimpleHTTPRequestHandler):
        timeout = 2  # browsers keep connections that they do not use, each with a thread here

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(path.parent))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            address = f"http://127.0.0.1:{server.server_port}/{path.name}"
            shown = show(browser, address)
            speaker = speaker_of(shown)
            speaker.press("ArrowRight")
            assert shown.evaluate(NUMBER) == 2
            assert text(speaker, ".notes") == "Rappeler le décret, puis la suite."
            assert [one for one in shown.network_requests if one != address] == []
            assert speaker.network_requests == []
            speaker.close()
            shown.close()
        finally:
            server.shutdown()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_axe_finds_nothing_on_the_screen(browser: Chromium, tmp_path: Path, mode: str, axe: str) -> None:
    shown = show(browser, written(tmp_path, "agora", mode).as_uri())
    speaker = speaker_of(shown)
    shown.press("ArrowRight")
    assert violations(speaker, axe) == []
    speaker.press("?")
    assert violations(speaker, axe) == []
    speaker.close()
    shown.close()


def test_a_window_of_somebody_else_is_left_alone(browser: Chromium, path: Path) -> None:
    shown = show(browser, path.as_uri())
    shown.evaluate("window.open = () => ({ close() {}, get document() { throw new Error('another origin'); } })")
    shown.press("s")
    assert text(shown, ".beside .current h2").startswith("diapositive 1 / 6")
    assert shown.console == []
    shown.close()
