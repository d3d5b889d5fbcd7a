"""Recordings play in Chromium, from where to where they say; nothing is fetched before a click; the PPTX is valid."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from generator.build import build
from generator.deck.load import parse_deck
from generator.layout import lay_out
from generator.render.pptx import render_pptx
from generator.render.revealjs import recordings, render_html, render_page
from generator.scene.page import Scene
from tests.cases.pictures import png
from tests.cases.recordings import VTT, film, m4a, mp3, portrait, wav
from tests.chromium import Chromium, Page
from tests.pptx.opened import open_package
from tests.rendered.checks import overflow, parity
from tests.rendered.rendering import Viewers, render_all
from tests.violations import violations_on_slides

pytestmark = pytest.mark.rendered

PEERTUBE = "https://tube.example.org/w/kkGMgK9ZtnKfYAgnEtQxbv"
DECK = f"""
title: Films
lang: fr
slides:
  - heading: Début
    items: [un]
  - heading: Un film
    video: {{file: film.mp4, alt: Une mire, captions: film.vtt, start: 1, end: 2.5}}
  - heading: À côté
    items: [Regardez, Notez]
    video: {{file: film.mp4, alt: Une mire, poster: a.png, caption: La rue, transcript: Elle parle.}}
  - heading: Sons
    body:
      - audio: {{file: son.mp3, alt: MP3, start: 2}}
      - audio: {{file: son.m4a, alt: M4A}}
      - audio: {{file: son.wav, alt: WAV, poster: a.png}}
  - heading: De lui-même
    video: {{file: haut.mp4, alt: Debout, loop: true, muted: true, autoplay: true, controls: false, start: 1, end: 2}}
  - heading: Ailleurs
    video: {{file: "{PEERTUBE}", alt: Un entretien}}
  - heading: Chez eux
    video: {{file: "https://www.youtube.com/watch?v=dQw4w9WgXcQ", alt: Un autre}}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("films")
    for name, content in (("film.mp4", film()), ("haut.mp4", portrait()), ("son.mp3", mp3()), ("son.m4a", m4a()),
                          ("son.wav", wav()), ("film.vtt", VTT.encode()), ("a.png", png(900, 600))):  # fmt: skip
        (made / name).write_bytes(content)
    (made / "deck.yaml").write_text(DECK, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def scene(folder: Path) -> Scene:
    return lay_out(parse_deck(DECK, folder=folder)[0], theme="faculte")[0]


@pytest.fixture(scope="module")
def address(scene: Scene, tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("page") / "deck.html"
    file.write_bytes(render_html(scene))
    return file.as_uri()


@pytest.fixture
def page(browser: Chromium, address: str) -> Page:
    return opened(browser, address)


def opened(browser: Chromium, address: str) -> Page:
    page = browser.open("about:blank", width=1280, height=720)
    page.prefers(prefers_reduced_motion="no-preference")  # who wants none has nothing play by itself
    page.goto(address)
    page.wait_for("typeof Reveal !== 'undefined' && Reveal.isReady()")
    return page


def shown(page: Page, slide: int, at: int = 0) -> str:
    """A JavaScript expression for a recording of a slide, which is shown."""
    page.evaluate(f"Reveal.slide({slide - 1})")
    return f"document.querySelectorAll('section.present video, section.present audio')[{at}]"


def test_a_film_plays_from_where_to_where_it_says(page: Page) -> None:
    film = shown(page, 2)
    assert page.evaluate(f"{film}.paused && {film}.controls && {film}.poster.startsWith('data:image/svg')") is True
    page.evaluate(f"{film}.play().then(() => true)")
    page.wait_for(f"{film}.currentTime > 1.3")
    first = page.evaluate(f"window.least = {film}.currentTime")
    assert 1.0 <= first < 2.6
    page.wait_for(f"{film}.paused")
    assert page.evaluate(f"{film}.currentTime") == pytest.approx(2.5, abs=0.15)
    assert page.evaluate(f"[...{film}.textTracks[0].cues].map(cue => cue.text)") == [
        "Bonjour, <i>dit-elle</i>.",
        "Voici ma rue.",
    ]
    page.evaluate(f"{film}.play().then(() => true)")
    page.wait_for(f"!{film}.paused && {film}.currentTime < 2.2")
    assert page.evaluate(f"{film}.currentTime") >= 1.0, "it begins anew where it begins"
    assert page.errors == []
    assert page.network_requests == []


def test_who_wants_no_motion_starts_it(page: Page) -> None:
    page.prefers(prefers_reduced_motion="reduce")
    loads = page.loads
    page.call("Page.reload")
    page.browser.wait_until(lambda: page.loads > loads, 10, "the page to be loaded again")
    page.wait_for("typeof Reveal !== 'undefined' && Reveal.isReady()")
    film = shown(page, 5)
    page.browser.settle(0.4)
    assert page.evaluate(f"[{film}.paused, {film}.controls]") == [True, True]
    page.evaluate(f"{film}.play().then(() => true)")
    page.wait_for(f"{film}.currentTime > 1.1")


def test_the_speaker_sees_a_picture_of_it(page: Page) -> None:
    film = shown(page, 5)
    page.wait_for(f"!{film}.paused")
    page.press("s")
    page.browser.wait_until(lambda: page.popups, 10, "the speaker's window")
    speaker = page.popups[0]
    speaker.wait_for("!!document.querySelector('.current video')")
    copied = speaker.evaluate(
        "(({ src, poster, paused }) => [src, poster.slice(0, 5), paused])(document.querySelector('.current video'))"
    )
    assert copied == ["", "data:", True]
    assert page.errors == speaker.errors == []


def test_it_stops_when_its_slide_is_left(page: Page) -> None:
    film = shown(page, 3)
    page.evaluate(f"window.film = {film}")
    page.evaluate("film.play().then(() => true)")
    page.wait_for("film.currentTime > 0.1")
    page.evaluate("Reveal.next()")
    page.wait_for("film.paused")


@pytest.mark.parametrize("at", [0, 1, 2])
def test_sound_plays(page: Page, at: int) -> None:
    sound = shown(page, 4, at)
    page.evaluate(f"{sound}.play().then(() => true)")
    page.wait_for(f"{sound}.currentTime > {[2.1, 0.1, 0.1][at]}")
    assert page.evaluate(f"{sound}.tagName") == ("VIDEO" if at == 2 else "AUDIO")
    assert page.errors == []


def test_what_is_to_play_by_itself_does_without_sound_and_again_and_again(page: Page) -> None:
    film = shown(page, 5)
    page.wait_for(f"!{film}.paused")
    assert page.evaluate(f"[{film}.muted, {film}.loop, {film}.controls, {film}.tabIndex]") == [True, True, False, 0]
    page.evaluate(f"window.times = []; window.timer = setInterval(() => times.push({film}.currentTime), 50)")
    page.wait_for("times.length > 50", timeout=20)
    assert page.evaluate("times.slice(3).every(time => time > 0.9 && time < 2.2)") is True
    assert page.evaluate("times.some((time, at) => at && time < times[at - 1])") is True, "it began anew"
    page.evaluate(f"{film}.focus()")
    page.press(" ")
    assert page.evaluate(f"{film}.paused") is True
    assert page.evaluate("Reveal.getIndices().h") == 4, "the key was the film's"
    page.press("Enter")
    page.wait_for(f"!{film}.paused")
    assert page.evaluate("(() => {const box = document.querySelector('section.present .media').getBoundingClientRect();"
                         "return box.width / box.height})()") == pytest.approx(9 / 16, abs=0.01)  # fmt: skip


def test_nothing_is_fetched_before_a_click(page: Page) -> None:
    for slide in range(7):
        page.evaluate(f"Reveal.slide({slide})")
        page.browser.settle(0.1)
    assert page.network_requests == []
    page.evaluate("Reveal.slide(5)")
    page.evaluate("document.querySelector('section.present .media a').click()")
    page.wait_for("!!document.querySelector('section.present .media iframe')")
    about = "(() => {const made = document.querySelector('.media iframe'); return [made.src, made.title]})()"
    assert page.evaluate(about) == [
        "https://tube.example.org/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv?autoplay=1&p2p=0",
        "Vidéo\u00a0: Un entretien",
    ]
    page.browser.wait_until(lambda: page.network_requests, 10, "the frame to be asked for")
    assert page.network_requests[0].startswith("https://tube.example.org/")
    page.evaluate("Reveal.next()")
    assert page.evaluate("document.querySelectorAll('.media iframe').length") == 0, "it goes with its slide"
    assert page.evaluate("[...document.querySelectorAll('.media a')].some(link => link.hidden)") is False


def test_a_page_from_a_disk_opens_what_wants_to_know_its_name(page: Page) -> None:
    page.evaluate("Reveal.slide(6)")
    link = "document.querySelector('section.present .media a')"
    assert page.evaluate(f"[{link}.href, {link}.target, {link}.rel]") == [
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "_blank", "noopener",
    ]  # fmt: skip
    kept = f"(() => {{let kept; {link}.addEventListener('click', (event) => {{ kept = event.defaultPrevented; event.preventDefault(); }}); {link}.click(); return kept}})()"  # noqa: E501
    assert page.evaluate(kept) is False
    assert page.evaluate("document.querySelectorAll('.media iframe').length") == 0


def test_the_policy_names_those_that_may_be_asked_and_nobody_else(scene: Scene, folder: Path) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', render_html(scene).decode())
    assert policy
    rules = dict(rule.strip().split(" ", 1) for rule in policy[1].replace("&#39;", "'").split(";"))
    assert rules["frame-src"] == "https://tube.example.org https://www.youtube-nocookie.com"
    assert rules["media-src"] == "data: blob: 'self' file:"
    assert rules["default-src"] == "'none'"
    plain = lay_out(parse_deck("title: T\nslides:\n  - heading: H\n    items: [a]\n")[0])[0]
    assert b"media-src" not in render_html(plain)
    assert b"letPlay" not in render_html(plain)


def test_no_address_says_more_in_the_policy_than_where_it_is() -> None:
    address = "https://a;script-src%20*@example.org:8443/film.mp4"
    deck = f'title: T\nslides:\n  - heading: H\n    video: {{file: "{address}", alt: \'"><script>x</script>\'}}\n'
    content = render_html(lay_out(parse_deck(deck)[0])[0]).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', content)
    assert policy
    assert "media-src data: blob: &#39;self&#39; file: https://example.org:8443;" in policy[1]
    assert policy[1].count("script-src") == 1
    assert "<script>x" not in content


def test_larger_ones_go_beside_the_page_and_play_there(
    folder: Path, scene: Scene, browser: Chromium, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recordings, "INLINE", 60_000)
    made = render_page(scene)
    assert not isinstance(made, bytes)
    assert len([name for name in made if name.startswith("/")]) >= 2
    result = build(folder, to=["html"], out=tmp_path, theme="faculte")
    [told] = [one for one in result.diagnostics if one.code == "media-beside"]
    names = {file.name for file in result.files}
    assert {name[1:] for name in made if name.startswith("/")} | {f"{folder.name}-faculte.html"} == names
    assert all(name in str(told) for name in names if not name.endswith(".html"))
    beside = next(name for name in names if name.startswith("son-") and name.endswith((".mp3", ".wav", ".m4a")))
    assert (tmp_path / beside).read_bytes() in (mp3(), m4a(), wav())
    page = opened(browser, (tmp_path / f"{folder.name}-faculte.html").as_uri())
    for slide, at in ((2, 0), (4, 0), (4, 1), (4, 2)):
        one = shown(page, slide, at)
        page.evaluate(f"{one}.play().then(() => true)")
        page.wait_for(f"{one}.currentTime > 0.1")
    assert page.errors == []
    assert page.network_requests == []


def test_a_recording_of_the_web_plays_after_a_click(browser: Chromium, tmp_path: Path) -> None:
    address = "https://example.org/films/a.mp4"
    deck = f"title: T\nslides:\n  - heading: H\n    video: {{file: '{address}', alt: a, start: 1, end: 2}}\n"
    content = render_html(lay_out(parse_deck(deck)[0])[0]).decode()
    assert f'data-source="{address}"' in content
    (tmp_path / "a.mp4").write_bytes(film())
    local = content.replace(f'data-source="{address}"', 'data-source="a.mp4"')  # no test asks the web
    for name, page_content in (("there.html", content), ("here.html", local)):
        (tmp_path / name).write_text(page_content, encoding="utf-8")
        page = opened(browser, (tmp_path / name).as_uri())
        page.browser.settle(0.3)
        assert page.network_requests == []
        page.evaluate("document.querySelector('.media a').click()")
        if name == "there.html":
            page.browser.wait_until(partial(getattr, page, "network_requests"), 10, "the film to be asked for")
            assert set(page.network_requests) == {address}
            continue
        page.wait_for("document.querySelector('.media video').currentTime > 1.2")
        page.wait_for("document.querySelector('.media video').paused")
        assert page.evaluate("document.querySelector('.media video').currentTime") == pytest.approx(2, abs=0.15)


def test_axe_finds_nothing(page: Page, node_modules: Path) -> None:
    assert violations_on_slides(page, node_modules, 7) == []


def test_the_keyboard_reaches_the_controls(page: Page) -> None:
    film = shown(page, 2)
    assert page.evaluate(f"{film}.tabIndex") == 0
    page.evaluate(f"{film}.focus()")
    page.press("ArrowRight")
    assert page.evaluate("Reveal.getIndices().h") == 1, "the arrow is the film's while it has the focus"
    page.evaluate("Reveal.slide(5)")
    link = "document.querySelector('section.present .media a')"
    page.evaluate(f"{link}.focus()")
    page.press("Enter")
    page.wait_for("!!document.querySelector('section.present .media iframe')")


def test_sound_without_controls_can_be_seen_and_clicked(folder: Path, browser: Chromium, tmp_path: Path) -> None:
    deck = "title: T\nslides:\n  - heading: H\n    audio: {file: son.mp3, alt: a, controls: false}\n"
    (tmp_path / "deck.html").write_bytes(render_html(lay_out(parse_deck(deck, folder=folder)[0])[0]))
    page = opened(browser, (tmp_path / "deck.html").as_uri())
    sound = shown(page, 1)
    assert page.evaluate(f"[{sound}.tagName, {sound}.offsetHeight, {sound}.poster.slice(0, 14)]") == [
        "VIDEO", 72, "data:image/svg",
    ]  # fmt: skip
    page.evaluate(f"{sound}.click()")
    page.wait_for(f"{sound}.currentTime > 0.1")
    page.evaluate(f"{sound}.click()")
    page.wait_for(f"{sound}.paused")


def test_the_overview_shows_posters_and_plays_nothing(page: Page) -> None:
    page.press("o")
    page.wait_for("document.querySelector('.all').open")
    sources = "document.querySelectorAll('.all video[src], .all audio[src]').length"
    assert page.evaluate(sources) == 0
    assert page.evaluate("document.querySelectorAll('.all video[poster]').length") >= 3
    assert page.evaluate("document.querySelectorAll('.all iframe').length") == 0


def test_the_package_is_valid_and_holds_each_recording_once(
    scene: Scene, tmp_path: Path, open_xml_sdk: Callable[[Path], list[str]]
) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(render_pptx(scene))
    assert open_xml_sdk(file) == []
    opened = open_package(file.read_bytes())
    media = sorted(name for name in opened.content if name.startswith("ppt/media/media"))
    assert [name.rpartition(".")[2] for name in media] == ["mp4", "mp3", "m4a", "wav", "mp4"]
    assert opened.content[media[0]] == film()
    slide = opened.content["ppt/slides/slide2.xml"].decode()
    assert '<p14:trim st="1000" end="1500"/>' in slide
    assert slide.count("<p:video>") == 1
    assert 'descr="Vidéo\u00a0: Une mire"' in slide
    playing = opened.content["ppt/slides/slide5.xml"].decode()
    assert all(part in playing for part in ('mute="1"', 'repeatCount="indefinite"', 'cmd="playFrom(0.0)"'))
    elsewhere = opened.content["ppt/slides/slide6.xml"].decode()
    assert "p14:media" not in elsewhere
    assert "<p:timing>" not in elsewhere
    notes = opened.content["ppt/notesSlides/notesSlide2.xml"].decode()
    assert "Elle parle." in notes


def test_all_outputs_draw_the_same_lines(scene: Scene, soffice_path: str, chromium: Chromium, tmp_path: Path) -> None:
    [case] = render_all({"films": scene}, Viewers(soffice_path, chromium, tmp_path))
    for measured in (case.libreoffice, case.chromium, case.pdf):
        assert measured.strays == ()
        assert overflow(case.scene, measured) == []
    for one, other in ((case.libreoffice, case.chromium), (case.chromium, case.pdf)):
        assert parity(case.scene, one, other).different == ()
