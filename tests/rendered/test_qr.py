"""QR codes are read by a decoder from what LibreOffice, Chromium and the PDF show."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from generator.deck.load import parse_deck
from generator.layout import lay_out
from generator.render.pdf import render_pdf
from generator.render.pdf.images import Pictures, render_pictures
from generator.render.pptx import render_pptx
from generator.render.revealjs import render_html
from generator.scene.page import Scene
from tests.chromium import Chromium
from tests.pptx.opened import open_package
from tests.rendered.look import picture_html, picture_pptx

pytestmark = pytest.mark.rendered

SAID = (
    ["https://example.org/enquete-2026"],
    ["WIFI:S:salle;T:WPA;P:café;;"],
    ["https://example.org", "mailto:prof@example.org"],
    ["https://example.org/" + "a1" * 165],
)
DECK = f"""
title: Codes
lang: fr
slides:
  - heading: Le questionnaire
    items: [Scannez le code, Répondez aux questions]
    qr: {SAID[0][0]}
  - heading: Une boîte
    exercise:
      body:
        - text: Le réseau
        - qr: {{text: "{SAID[1][0]}", label: Le réseau de la salle}}
  - heading: Deux colonnes
    columns:
      - heading: Site
        qr: {SAID[2][0]}
      - heading: Courriel
        qr: {SAID[2][1]}
  - heading: Le plus grand
    qr: {SAID[3][0]}
"""
"""The last one holds nearly as much as any code may."""
LOOKS = (("faculte", "light"), ("atelier", "dark"), ("labo", "contrast"))


def read(picture: Image.Image) -> list[str]:
    import zxingcpp

    return sorted(one.text for one in zxingcpp.read_barcodes(picture))


@pytest.fixture(scope="module", params=LOOKS, ids="-".join)
def scene(request: pytest.FixtureRequest) -> Scene:
    theme, mode = request.param
    return lay_out(parse_deck(DECK)[0], theme=theme, mode=mode)[0]


def test_codes_are_read_from_every_output(scene: Scene, soffice_path: str, chromium: Chromium, tmp_path: Path) -> None:
    del soffice_path
    drawn = render_pictures(scene, Pictures(width=960))
    shown = {
        "pptx": [Image.open(file) for file in picture_pptx(scene, tmp_path, 960)],
        "html": [Image.open(file) for file in picture_html(scene, tmp_path, 960, chromium)],
        "pdf": [Image.open(BytesIO(drawn[name])) for name in sorted(drawn)],
    }
    for name, pages in shown.items():
        assert [read(page.convert("RGB")) for page in pages] == [sorted(one) for one in SAID], name


def test_the_package_is_valid_and_both_shapes_lead_to_the_address(
    scene: Scene, tmp_path: Path, open_xml_sdk: Callable[[Path], list[str]]
) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(render_pptx(scene))
    assert open_xml_sdk(file) == []
    opened = open_package(file.read_bytes())
    slide = opened.content["ppt/slides/slide1.xml"].decode()
    assert f'descr="Code QR\u00a0: {SAID[0][0]}"' in slide
    group = slide[slide.index("<p:grpSp>") : slide.index("</p:grpSp>")]
    assert group.count("<a:hlinkClick ") == 2, "of the ground and of the modules"


def test_the_page_has_one_link_over_the_code(scene: Scene, browser: Chromium, tmp_path: Path) -> None:
    file = tmp_path / "deck.html"
    file.write_bytes(render_html(scene))
    page = browser.open(file.as_uri(), width=1280, height=720)
    page.wait_for("typeof Reveal !== 'undefined' && Reveal.isReady()")
    over = (
        "(() => {const box = document.querySelector('section.present .figure').getBoundingClientRect();"
        "const link = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);"
        "return [link.href, link.getAttribute('aria-label')]})()"
    )
    assert page.evaluate(over) == [SAID[0][0], f"Code QR\u00a0: {SAID[0][0]}"]
    assert page.network_requests == []


def test_the_pdf_tags_a_figure_under_a_link(scene: Scene) -> None:
    with pikepdf.open(BytesIO(render_pdf(scene))) as pdf:
        links = [str(each.A.URI) for page in pdf.pages for each in page.get("/Annots", ()) if "/A" in each]
        alts = [str(one.Alt) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
    assert {SAID[0][0], SAID[2][1]} <= set(links)
    assert f"Code QR\u00a0: {SAID[1][0]}" in alts
