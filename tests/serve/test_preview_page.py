"""The preview in a browser: what is shown is what was saved, and stays where it was."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from generator.serve import Served, served
from tests.cases.pictures import png
from tests.chromium import Chromium
from tests.conftest import ROOT
from tests.random_edits import Edited
from tests.serve.desk import FLAGS, Desk, frame_of

pytestmark = pytest.mark.rendered

EDITS = 60
DECK = """\
title: Un essai
lang: fr
slides:
  - heading: Premier
    items: [Un, Deux]
    notes: Dire bonjour.
  - heading: Deuxième
    steps: items
    items: [Alpha, Bêta, Gamma]
  - layout: section
    heading: Partie
  - heading: Troisième
    text: Voir [](#premier).
  - heading: Quatrième
    table: |
      a | b
      1 | 2
"""


@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Chromium]:
    with Chromium(chromium_path, *FLAGS) as found:
        yield found


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Served]]:
    folder = tmp_path_factory.mktemp("preview") / "deck"
    folder.mkdir()
    (folder / "deck.yaml").write_text(DECK, encoding="utf-8")
    with served([folder]) as found:
        yield folder, found


@pytest.fixture(scope="module")
def opened(run: tuple[Path, Served], browser: Chromium) -> Desk:
    return Desk(*run, browser)


@pytest.fixture
def desk(opened: Desk) -> Iterator[Desk]:
    """One page for all tests, with the deck as it was at first."""
    if opened.file.exists() and opened.file.read_text(encoding="utf-8") == DECK:
        opened.caught_up()
    else:
        opened.write(DECK)
    yield opened
    assert opened.stayed, "nothing was loaded again"
    assert not opened.page.errors, opened.page.errors
    opened.page.console.clear()


def test_one_slide_changes_and_no_other(desk: Desk) -> None:
    desk.inside("document.querySelectorAll('.slides > section > *').forEach((one) => { one.old = true; })")
    desk.write(DECK.replace("Deux]", "Vingt]"))
    kept = desk.inside("[...document.querySelectorAll('.slides > section')].map((one) => !!one.firstElementChild.old)")
    assert kept == [False, True, True, True, True]
    assert "Vingt" in desk.inside("document.getElementById('premier').textContent")
    copy = "document.querySelector('[data-slide=premier] .copy')"
    desk.page.wait_for(f"{copy}.textContent.includes('Vingt')", frame=desk.frame)  # drawn when it is seen


def test_a_slide_that_was_shown_has_all_its_steps_when_it_changes(desk: Desk) -> None:
    desk.go("troisieme")
    kept = "(one => [one.style.display, one.hidden, one.querySelectorAll('.fragment').length])"
    slide = "document.getElementById('deuxieme')"
    before = desk.inside(f"{kept}({slide})")
    desk.inside(f"{slide}.same = true")
    desk.write(DECK.replace("Gamma", "Delta"))
    assert desk.inside(f"{slide}.same"), "reveal.js keeps the element"
    assert "Delta" in desk.inside(f"{slide}.textContent")
    assert desk.inside(f"{kept}({slide})") == before
    assert desk.inside(f"{slide}.querySelectorAll('.fragment:not(.visible)').length") == 0
    assert desk.shown == "troisieme"
    desk.go("premier")
    assert desk.inside(f"{slide}.querySelectorAll('.fragment.visible').length") == 0, "before it, none of them is there"


def test_the_slide_that_is_shown_stays_with_its_step(desk: Desk) -> None:
    desk.go("deuxieme")
    desk.inside("Reveal.next(); Reveal.next(); true")
    assert desk.inside("Reveal.getIndices().f") == 1
    more = DECK.replace("slides:\n", "slides:\n  - heading: Tout devant\n    items: [Rien]\n").replace("Gamma", "Delta")
    desk.write(more)
    assert desk.shown == "deuxieme"
    assert desk.inside("Reveal.getIndices().f") == 1
    assert desk.inside("document.querySelectorAll('#deuxieme .fragment.visible').length") == 2
    assert desk.ids[0] == desk.tiles[0] == "tout-devant"
    assert desk.inside("document.querySelector('.strip [aria-current]').parentNode.dataset.slide") == "deuxieme"


def test_a_slide_that_goes_leaves_the_one_in_its_place(desk: Desk) -> None:
    desk.go("deuxieme")
    desk.write(DECK.replace(DECK[DECK.index("  - heading: Deux") : DECK.index("  - layout")], ""))
    assert desk.shown == "partie"
    assert desk.ids == desk.tiles == ["premier", "partie", "troisieme", "quatrieme"]


def test_position_is_kept_in_random_edits(desk: Desk) -> None:
    chance = Random("position")
    edited = Edited(DECK, chance)
    fixed = {"deuxieme", "quatrieme", "partie"}
    here = "quatrieme"
    desk.go(here)
    for number in range(EDITS):
        before = edited.text
        what = edited.edit()
        text = (
            edited.text.replace("heading: Quatrième", "id: quatrieme\n    heading: Quatrième") if False else edited.text
        )
        if text == before:
            continue
        desk.write(text)
        ids = desk.ids
        if here in ids:
            assert desk.shown == here, f"edit {number}: {what}"
        here = desk.shown
        assert desk.tiles == ids
        if number % 7 == 0 and fixed & set(ids):
            here = chance.choice(sorted(fixed & set(ids)))
            desk.go(here)


def slide_of(screenshot: bytes) -> bytes:
    """The pixels of the slide alone."""
    return Image.open(BytesIO(screenshot)).convert("RGB").crop((180, 110, 980, 780)).tobytes()


def _is_soon_alike(desk: Desk, other: Desk, slide: str) -> bool:
    """Whether both pages show a slide alike, once they have come to rest."""
    for _ in range(10):
        pictures = []
        for one in (desk, other):
            one.page.call("Page.bringToFront")
            one.page.prefers(prefers_reduced_motion="reduce")
            one.go(slide)
            one.inside("document.fonts.ready.then(() => true)")
            one.browser.settle(0.15)
            pictures.append(slide_of(one.page.screenshot()))
        if pictures[0] == pictures[1]:
            return True
    return False


def test_what_is_shown_is_what_a_fresh_page_shows(desk: Desk, browser: Chromium) -> None:
    chance = Random("fresh")
    edited = Edited(DECK, chance)
    for _ in range(12):
        before = edited.text
        edited.edit()
        if edited.text != before:
            desk.write(edited.text)
    other = Desk(desk.folder, desk.run, browser)
    try:
        for slide in desk.ids[:4]:
            assert _is_soon_alike(desk, other, slide), slide
    finally:
        other.page.close()


def test_the_speakers_window_survives(desk: Desk) -> None:
    desk.go("premier")
    desk.page.evaluate("document.querySelector('[data-deed=speaker]').click()")
    desk.browser.wait_until(lambda: desk.page.popups, 10, "the speaker's window")
    (window,) = desk.page.popups
    frame = frame_of(window)
    notes = "document.querySelector('.speaker .notes').textContent"
    window.wait_for(f"{notes}.includes('Dire bonjour')", frame=frame)
    window.evaluate("window.marked = true", frame)
    desk.write(DECK.replace("Dire bonjour", "Dire bonsoir"))
    window.wait_for(f"{notes}.includes('Dire bonsoir')", frame=frame)
    desk.go("troisieme")
    window.wait_for("Reveal.getCurrentSlide().id === 'troisieme'", frame=frame)
    window.evaluate("Reveal.next()", frame)
    desk.page.wait_for("Reveal.getCurrentSlide().id === 'quatrieme'", frame=desk.frame)
    assert window.evaluate("window.marked", frame)
    assert not window.errors
    window.close()


def broken_decks() -> list[tuple[str, str]]:
    """50 ways to break the deck, one slide or all of it."""
    slides = ("Premier", "Deuxième", "Partie", "Troisième", "Quatrième")
    found = []
    for name in slides:
        line = f"heading: {name}"
        found += [
            (f"{name}: unknown key", DECK.replace(line, f"{line}\n    itmes: x")),
            (f"{name}: unknown layout", DECK.replace(line, f"{line}\n    layout: nowhere")),
            (f"{name}: missing picture", DECK.replace(line, f"{line}\n    image: images/gone.png")),
            (f"{name}: bad bracket", DECK.replace(line, f"{line}\n    columns: [a, b")),
            (f"{name}: link to nothing", DECK.replace(line, f"{line}\n    notes: See [there](#nowhere).")),
            (f"{name}: a size that is none", DECK.replace(line, f"{line}\n    min_size: tiny")),
            (f"{name}: doubled key", DECK.replace(line, f"{line}\n    heading: Again")),
        ]
    whole = (
        ("no slides", DECK[: DECK.index("slides:")]), ("empty", ""), ("a list", "- a\n- b\n"), ("words", "hello"),
        ("two documents", DECK + "---\ntitle: Other\n"), ("unknown theme", "theme: nope\n" + DECK),
        ("unknown mode", "mode: loud\n" + DECK), ("no title", DECK.partition("\n")[2]), ("a tab", "\t" + DECK),
        ("control sign", DECK.replace("Alpha", "Al\x01pha")), ("unknown size", 'size: "3:2"\n' + DECK),
        ("logo gone", "logo: images/none.png\n" + DECK), ("bibliography gone", "bibliography: no.bib\n" + DECK),
        ("tag", DECK.replace("lang: ", "lang: !!python/object ")), ("anchor", DECK.replace("slides:", "slides: &a")),
    )  # fmt: skip
    return [*found, *whole]


def test_broken_decks_say_why_and_are_mended_without_loading(desk: Desk) -> None:
    decks = broken_decks()
    assert len(decks) == 50
    for name, text in decks:
        ids = desk.ids
        desk.write(text)
        assert desk.problems, name
        assert any("deck.yaml" in problem for problem in desk.problems), name
        assert set(ids) <= set(desk.ids), f"{name}: the last good slides stay"
        assert desk.inside("document.querySelectorAll('.slides > section').length") >= len(ids), name
        desk.write(DECK)
        assert not desk.problems, name
        assert desk.ids == ids, name
        assert not desk.trouble, name


def test_a_broken_slide_says_so_in_its_place_and_others_go_on(desk: Desk) -> None:
    desk.go("premier")
    broken = DECK.replace("items: [Un, Deux]", "itmes: [Un, Deux]").replace("Gamma", "Delta")
    desk.write(broken)
    assert "itmes" in desk.trouble
    assert "deck.yaml:5" in desk.trouble
    assert "Deux" in desk.inside("document.getElementById('premier').textContent"), "as it was last"
    assert "Delta" in desk.inside("document.getElementById('deuxieme').textContent")
    assert desk.inside("document.querySelector('[data-slide=premier] .flag').className") == "flag error"
    desk.go("deuxieme")
    assert not desk.trouble


def test_a_file_that_goes_and_comes_again(desk: Desk) -> None:
    before = desk.preview.version
    desk.file.unlink()
    desk.wait_for_version(before + 1)
    assert desk.problems
    assert len(desk.ids) == 5
    desk.write(DECK.replace("Deux]", "Trois]"))
    assert not desk.problems
    assert "Trois" in desk.inside("document.getElementById('premier').textContent")


def test_a_save_by_renaming_is_a_save(desk: Desk) -> None:
    before = desk.preview.version
    other = desk.folder / "deck.yaml.new"
    other.write_text(DECK.replace("Deux]", "Quatre]"), encoding="utf-8")
    other.replace(desk.file)
    desk.wait_for_version(before + 1)
    desk.page.wait_for("document.getElementById('premier').textContent.includes('Quatre')", frame=desk.frame)


def test_a_picture_that_was_missing_is_shown_when_it_comes(desk: Desk) -> None:
    desk.write(DECK.replace("heading: Premier", "heading: Premier\n    image: images/late.png"))
    assert any("late.png" in problem for problem in desk.problems)
    before = desk.preview.version
    (desk.folder / "images").mkdir()
    (desk.folder / "images" / "late.png").write_bytes(png(400, 300))
    desk.wait_for_version(before + 1)
    desk.page.wait_for("!document.querySelector('.problems .error')")
    desk.page.wait_for("!!document.querySelector('#premier .picture')", frame=desk.frame)
    shutil.rmtree(desk.folder / "images")
    desk.page.wait_for("!!document.querySelector('.problems .error')")


def test_many_files_at_once_are_one_build(desk: Desk, tmp_path: Path) -> None:
    images = desk.folder / "many"
    images.mkdir()
    for number in range(200):
        (tmp_path / f"{number}.txt").write_text("x", encoding="utf-8")
    (tmp_path / "deck.yaml").write_text(DECK.replace("Deux]", "Cent]"), encoding="utf-8")
    time.sleep(1.0)
    desk.caught_up()
    before = desk.preview.version
    for number in range(200):  # moved, because a busy machine may take its time to write so many
        (tmp_path / f"{number}.txt").rename(images / f"{number}.txt")
    (tmp_path / "deck.yaml").rename(desk.file)
    desk.wait_for_version(before + 1)
    time.sleep(0.6)
    assert desk.preview.version == before + 1
    shutil.rmtree(images)


def test_switches_change_all_slides_and_load_nothing(desk: Desk) -> None:
    desk.go("troisieme")
    before = desk.preview.version
    desk.choose("theme", "nuit")
    desk.wait_for_version(before + 1)
    assert desk.shown == "troisieme"
    assert desk.preview.variant.theme == "nuit"
    ground = desk.inside("getComputedStyle(document.getElementById('troisieme')).backgroundColor")
    before = desk.preview.version
    desk.choose("theme", "")
    desk.wait_for_version(before + 1)
    assert desk.inside("getComputedStyle(document.getElementById('troisieme')).backgroundColor") != ground


def test_two_browsers_see_the_same(desk: Desk, chromium_path: str) -> None:
    with Chromium(chromium_path, *FLAGS) as second:
        other = Desk(desk.folder, desk.run, second)
        other.go("partie")
        desk.go("premier")
        desk.write(DECK.replace("Deux]", "Mille]"))
        other.caught_up()
        for one in (desk, other):
            assert "Mille" in one.inside("document.getElementById('premier').textContent")
        assert (desk.shown, other.shown) == ("premier", "partie")
        assert other.stayed


def test_nothing_is_asked_of_other_machines(desk: Desk) -> None:
    own = f"http://127.0.0.1:{desk.run.port}/"
    assert [one for one in desk.page.network_requests if not one.startswith(own)] == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light"), (640, "light")])
def test_accessibility(width: int, scheme: str, desk: Desk, node_modules: Path) -> None:
    """At 640 wide a window of 1280 is at 200 %."""
    axe = (node_modules / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    desk.page.viewport(width, 800)
    desk.page.prefers(prefers_color_scheme=scheme)
    desk.write(DECK.replace("items: [Un, Deux]", "itmes: [Un, Deux]"))
    for frame in (None, desk.frame):
        desk.page.evaluate(axe + ";true", frame)
        found = desk.page.evaluate(
            "axe.run(document, { iframes: false, resultTypes: ['violations'] }).then((done) => done.violations.map("
            "(one) => one.id + ': ' + one.nodes.map((node) => node.html.slice(0, 120)).join(' ; ')))",
            frame,
        )
        assert found == []
    assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing to scroll sideways"
    desk.page.viewport(1280, 800)
    desk.page.prefers(prefers_color_scheme="light")


def test_the_keyboard_is_enough(desk: Desk) -> None:
    desk.go("premier")
    desk.page.evaluate("document.querySelector('[data-deed=next]').focus(); true")
    desk.page.press("Enter")
    desk.page.wait_for("Reveal.getCurrentSlide().id === 'deuxieme'", frame=desk.frame)
    desk.inside("document.querySelector('.strip [aria-current]').focus(); true")
    desk.page.press("ArrowDown")
    desk.page.wait_for("Reveal.getCurrentSlide().id === 'partie'", frame=desk.frame)
    assert desk.inside("document.activeElement.parentNode.dataset.slide") == "partie"


def test_as_powerpoint_shows_what_libreoffice_draws(desk: Desk, soffice_path: str) -> None:
    assert soffice_path
    desk.go("deuxieme")
    button = "document.querySelector('[data-deed=powerpoint]')"
    assert not desk.page.evaluate(f"{button}.disabled"), "pdftoppm is there as well"
    desk.page.evaluate(f"{button}.click()")
    shown = "document.querySelector('.drawn:not([hidden]) img')"
    desk.page.wait_for(f"!!{shown} && {shown}.naturalWidth", timeout=90, frame=desk.frame)
    assert desk.inside(f"{shown}.naturalWidth") == 1600
    first = desk.inside(f"{shown}.src")
    desk.go("partie")
    desk.page.wait_for(f"{shown}.src !== {first!r}", frame=desk.frame)
    desk.page.evaluate(f"{button}.click()")
    desk.page.wait_for("document.querySelector('.drawn').hidden", frame=desk.frame)


def test_a_real_lecture_is_shown(tmp_path: Path, browser: Chromium) -> None:
    folder = tmp_path / "vitrine"
    shutil.copytree(ROOT / "content" / "vitrine", folder)
    with served([folder]) as run:
        desk = Desk(folder, run, browser)
        assert len(desk.ids) > 15
        assert not [one for one in desk.problems if "error" in one.lower()]
        assert not desk.page.errors
        desk.page.close()
