"""The page in a real browser: what is seen, reached, printed, asked for and executed."""

from __future__ import annotations

import io
import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from generator.render.revealjs import render_html
from generator.scene.boxes import TextBox
from generator.scene.page import Note, Scene
from generator.scene.text import Run
from tests.chromium import Chromium, Page
from tests.render.revealjs.sample import body, heading, one_page, page, paragraph, scene
from tests.render.revealjs.test_shell import HOSTILE
from tests.violations import violations_on_slides

pytestmark = pytest.mark.rendered

LINES = """
(() => {
  const lines = {};
  for (const p of document.querySelectorAll('section.present [data-p]')) {
    const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT), found = [];
    let last = null;
    for (let node; (node = walker.nextNode());) {
      for (let i = 0; i < node.length; i++) {
        const range = document.createRange();
        range.setStart(node, i); range.setEnd(node, i + 1);
        const box = range.getClientRects()[0];
        if (!box || !box.width) continue;
        if (last === null || box.top > last + box.height / 2) { found.push(''); last = box.top; }
        found[found.length - 1] += node.data[i];
      }
    }
    lines[p.dataset.p] = found.map((line) => line.trim());
  }
  return lines;
})()
"""
"""Text of every line of the present slide, by paragraph, from where its characters stand."""


def show(browser: Chromium, url: str, **view: Any) -> Page:
    shown = browser.open(url, **view)
    shown.wait_for("window.Reveal && Reveal.isReady()")
    return shown


def write(folder: Path, made: Scene) -> str:
    path = folder / "made.html"
    path.write_bytes(render_html(made))
    return path.as_uri()


def test_the_keyboard_reaches_every_slide_and_every_link(browser: Chromium, deck: Scene, deck_url: str) -> None:
    shown = show(browser, deck_url)
    seen, links = [], []
    for number in range(len(deck.pages)):
        if number:
            shown.press("ArrowRight")
        seen.append(shown.evaluate("Reveal.getCurrentSlide().id"))
        for _ in range(12):
            shown.press("Tab")
            links.append(
                shown.evaluate("document.activeElement.matches('section a') && document.activeElement.innerText")
            )
    assert seen == [page.id for page in deck.pages]
    assert {link for link in links if link} == {"site officiel", "les acteurs", "écrire"}
    assert shown.errors == []
    assert shown.network_requests == []
    shown.close()


def test_a_link_to_a_slide_leads_there(browser: Chromium, deck_url: str) -> None:
    shown = show(browser, deck_url + "#/conditions")
    assert shown.evaluate("Reveal.getCurrentSlide().id") == "conditions"
    shown.evaluate("document.querySelector('section.present a[href*=acteurs]').click()")
    shown.wait_for("Reveal.getCurrentSlide().id === 'acteurs'")
    assert shown.evaluate("document.querySelector('.reveal').scrollTop") == 0
    shown.close()


def test_axe_finds_nothing(browser: Chromium, deck: Scene, deck_url: str, node_modules: Path) -> None:
    shown = show(browser, deck_url)
    assert violations_on_slides(shown, node_modules, len(deck.pages)) == []
    pale = (
        "<img src='data:,'><p style='position: absolute; inset: 0; z-index: 9; background: #fff; color: #eee'>pale</p>"
    )
    shown.evaluate(
        f"document.querySelectorAll('.slides > section').forEach(s => s.insertAdjacentHTML('beforeend', `{pale}`))"
    )
    told = violations_on_slides(shown, node_modules, len(deck.pages))
    assert {(number, rule) for number, rule, _ in told} == {
        (number, rule) for number in range(len(deck.pages)) for rule in ("color-contrast", "image-alt")
    }, "on each slide, also once others were looked at"
    shown.close()


def test_boxes_stand_where_the_scene_says(browser: Chromium, deck: Scene, deck_url: str) -> None:
    shown = show(browser, deck_url)
    for number, one in enumerate(deck.pages):
        shown.evaluate(f"Reveal.slide({number})")
        rects = shown.evaluate(
            "Object.fromEntries([...document.querySelectorAll('section.present [data-box]')].map("
            "(e) => { const r = e.getBoundingClientRect(); return [e.dataset.box, [r.x, r.y, r.width, r.height]]; }))"
        )
        for box in one.boxes:
            assert isinstance(box.rect.x.pt, float)
            if isinstance(box, TextBox) and box.hidden:
                continue
            expected = [side.pt * 4 / 3 for side in (box.rect.x, box.rect.y, box.rect.width, box.rect.height)]
            assert rects[box.name] == pytest.approx(expected, abs=0.05)
    shown.close()


def test_the_baseline_is_where_powerpoint_viewers_put_it(browser: Chromium, deck_url: str) -> None:
    # LibreOffice, measured: 0.2 em above the line's bottom, for every family and spacing.
    shown = show(browser, deck_url + "#/acteurs")
    measured = shown.evaluate(
        "[...document.querySelectorAll('section.present [data-box=body] [data-p]')].map((p) => {"
        "  const mark = document.createElement('span'); mark.style.display = 'inline-block'; p.prepend(mark);"
        "  const size = parseFloat(getComputedStyle(p).fontSize), top = p.getBoundingClientRect().top;"
        "  const shift = parseFloat(getComputedStyle(p).top);"
        "  const found = (mark.getBoundingClientRect().bottom - top + shift) / size; mark.remove(); return found; })"
    )
    assert measured == pytest.approx([1.2 * 1.1 - 0.2] * len(measured), abs=0.07)
    shown.close()


VIEWPORTS = (
    (390, 844, 3.0), (844, 390, 3.0), (768, 1024, 2.0), (1024, 768, 1.0), (1280, 720, 1.0), (1366, 768, 1.0),
    (1920, 1080, 1.0),
)  # fmt: skip


def test_seven_windows_show_the_same_lines(browser: Chromium, deck: Scene, deck_url: str) -> None:
    seen = {}
    for width, height, scale in VIEWPORTS:
        shown = show(browser, deck_url, width=width, height=height, scale=scale, mobile=width < 900)
        if shown.evaluate("document.documentElement.classList.contains('reading')"):
            shown.press("r")
        lines = []
        for number in range(len(deck.pages)):
            shown.evaluate(f"Reveal.slide({number})")
            lines.append(shown.evaluate(LINES))
        seen[width, height] = lines
        assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert not shown.evaluate("Reveal.isScrollView()")
        shown.close()
    first = seen[1280, 720]
    assert sum(len(found) for found in first[1].values()) > 10
    assert all(lines == first for lines in seen.values())


def test_nothing_is_asked_for_and_nothing_complains(browser: Chromium, deck_url: str) -> None:
    shown = show(browser, deck_url)
    for key in ("ArrowRight", "End", "Home", "Escape", "Escape", "b", "b"):
        shown.press(key)
    browser.settle(0.3)
    assert shown.network_requests == []
    assert shown.console == []
    shown.close()


def test_what_an_author_writes_is_never_executed(browser: Chromium, tmp_path: Path) -> None:
    pages = [
        page(
            number, f"p{number}", heading(text),
            body(text, paragraph((Run(text, link="https://example.org/" + text),)), paragraph((Run(text, link=text),))),
            title=text, notes=(Note((Run(text),)),),
        )
        for number, text in enumerate(("javascript:window.pwned=1", *HOSTILE), 1)
    ]  # fmt: skip
    shown = show(browser, write(tmp_path, scene(*pages, title=HOSTILE[1])))
    for number in range(len(pages)):
        shown.evaluate(f"Reveal.slide({number})")
    shown.press("s")  # its window takes the notes over as markup
    browser.wait_until(lambda: shown.popups, 10, "the speaker view")
    speaker = shown.popups[0]
    speaker.wait_for("!!document.querySelector('.speaker .notes')")
    assert speaker.evaluate("document.querySelector('.speaker .notes').innerText") == HOSTILE[-1]
    for one in (shown, speaker):
        assert one.evaluate("window.pwned") is None
        assert one.dialogs == []
        assert one.console == []
        assert one.network_requests == []
    speaker.close()
    shown.close()


def test_a_script_that_got_in_would_not_run(browser: Chromium, tmp_path: Path) -> None:
    path = tmp_path / "broken.html"
    broken = render_html(one_page(body("HERE"))).replace(
        b"HERE",
        b"<script>window.pwned=1</script><img src=x onerror='window.pwned=2'><a id=j href='javascript:pwned=3'>x</a>",
    )
    path.write_bytes(broken)
    shown = show(browser, path.as_uri())
    shown.evaluate("document.getElementById('j').click()")
    shown.evaluate("fetch('https://example.org/').catch(() => 0)")
    shown.evaluate(
        "new Promise((done) => { const i = new Image(); i.onerror = done; i.src = 'https://example.org/i'; })"
    )
    browser.settle(0.2)
    assert shown.evaluate("window.pwned") is None
    assert shown.network_requests == []
    assert "https://example.org/i" in shown.blocked
    assert any("Content Security Policy" in line for line in shown.errors)
    shown.close()


def pages_of(pdf: bytes) -> list[tuple[tuple[float, float], str]]:
    """Size in points and text of every page."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    try:
        return [(one.get_size(), one.get_textpage().get_text_range()) for one in document]
    finally:
        document.close()


@pytest.mark.parametrize("way", ["plain", "print-pdf", "no script", "on a phone"])
def test_paper_has_one_whole_slide_a_page(browser: Chromium, deck: Scene, deck_url: str, way: str) -> None:
    if way == "no script":
        shown = browser.open(deck_url, javascript=False)
    elif way == "on a phone":
        shown = show(browser, deck_url, width=390, height=844)
    else:
        shown = show(browser, deck_url + ("?print-pdf" if way == "print-pdf" else ""))
    if way == "print-pdf":
        shown.wait_for(
            "document.querySelectorAll('.pdf-page').length && !document.querySelector('.loading-scroll-mode')"
        )
    if way == "plain":
        shown.press("ArrowRight")
    pages = pages_of(shown.print_pdf())
    assert [size for size, _ in pages] == [pytest.approx((960, 540), abs=0.5)] * len(deck.pages)
    for (_, text), one in zip(pages, deck.pages, strict=True):
        shown_text = "".join(text.split())
        for box in one.boxes:
            if isinstance(box, TextBox) and not box.hidden:
                for found in box.paragraphs:
                    if found.text.isascii():
                        assert "".join(found.text.split()) in shown_text
    shown.close()


@pytest.mark.parametrize("width", [390, 800, 1280, 1600])
def test_without_scripts_it_is_a_document(browser: Chromium, deck_url: str, width: int) -> None:
    shown = browser.open(deck_url, width=width, height=800, javascript=False)
    found = shown.evaluate(
        "[...document.querySelectorAll('main [data-p]')].map((p) => {"
        "  const range = document.createRange(); range.selectNodeContents(p);"
        "  const r = range.getBoundingClientRect(), style = getComputedStyle(p);"
        "  return { name: p.closest('section').id + ' ' + p.dataset.p, box: p.closest('[data-box]').className,"
        "    rect: [r.left, r.top, r.right, r.bottom],"
        "    seen: p.checkVisibility({ opacityProperty: true, visibilityProperty: true }),"
        "    quiet: !!p.closest('[aria-hidden=true]') }; })"
    )
    as_slides = width > 1266  # in a narrower window they flow, without what stands on every slide
    shown_ones = [p for p in found if not p["box"].startswith("sr ") and (as_slides or not p["quiet"])]
    assert len(shown_ones) > (40 if as_slides else 20)
    assert [p["name"] for p in shown_ones if not p["seen"]] == []
    wide = shown.evaluate("document.documentElement.scrollWidth")
    assert wide <= width
    assert [p["name"] for p in shown_ones if p["rect"][0] < 0 or p["rect"][2] > wide + 0.5] == []
    overlapping = [(a["name"], b["name"]) for a, b in combinations(shown_ones, 2) if overlap(a["rect"], b["rect"]) > 2]
    assert overlapping == []
    shown.evaluate("document.querySelector('a[href=\"#acteurs\"]').click()")
    assert json.loads(shown.evaluate("JSON.stringify(location.hash)")) == "#acteurs"
    shown.close()


def overlap(a: list[float], b: list[float]) -> float:
    """Height in pixels of the area that two rectangles (left, top, right, bottom) share, or 0."""
    across = min(a[2], b[2]) - max(a[0], b[0])
    down = min(a[3], b[3]) - max(a[1], b[1])
    return down if across > 1 and down > 0 else 0.0


def test_the_browsers_search_finds_what_is_on_other_slides(browser: Chromium, tmp_path: Path) -> None:
    pages = [
        page(n, f"p{n}", heading(f"Titre {n}"), body(f"mot{n}"), title=f"Titre {n}", total=9) for n in range(1, 10)
    ]
    shown = show(browser, write(tmp_path, scene(*pages)))
    index = "Reveal.getIndices().h"
    assert shown.evaluate("window.find('mot9')")
    assert not shown.evaluate("window.find('mot10')")
    shown.evaluate("document.getElementById('p8').dispatchEvent(new Event('beforematch', { bubbles: true }))")
    shown.wait_for(f"{index} === 7")  # so the browser says where it is about to show something
    shown.evaluate("location.hash = 'title:4'")  # a place inside a slide is shown in the same way
    shown.wait_for(f"{index} === 3")
    seen = (
        "[...document.querySelectorAll('.slides > section')].filter((s) => s.checkVisibility({ opacityProperty: true,"
    )
    seen += " contentVisibilityAuto: true }) && s.firstElementChild.checkVisibility()).map((s) => s.id)"
    assert shown.evaluate(seen) == ["p4"]
    assert shown.console == []
    shown.close()
