"""Speaker notes in the PPTX: native bullets and numbers, lines that end where they were typed."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from msgspec.structs import replace
from pptx import Presentation

from generator.deck.load import parse_deck
from generator.layout import lay_out
from generator.render.pptx import render_pptx
from generator.scene.page import Note
from generator.scene.text import Run
from tests.pptx.package_checks import check_package
from tests.render.pptx import sample

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def test_lists_of_notes_are_native(tmp_path: Path) -> None:
    notes = (
        Note((Run("Apporter"),)),
        Note((Run("la craie\net le tableau"),), 1, bullet=True),
        Note((Run("trois"),), 2, number=3),
        Note((Run("quatre"),), 2, number=4),
        Note((Run("une suite"),), 1),
        Note((Run("un"),), 1, number=1),
        Note((Run("שותפות"),), rtl=True),
        Note((Run("la diapositive", link="#fin"),)),
    )
    scene = sample.rich_scene(tmp_path)
    scene = replace(scene, pages=(replace(scene.pages[0], notes=notes), *scene.pages[1:]))
    content = render_pptx(scene)
    assert not check_package(content)
    frame = Presentation(BytesIO(content)).slides[0].notes_slide.notes_text_frame
    assert frame is not None
    paragraphs = [paragraph._p for paragraph in frame.paragraphs]
    assert [paragraph.text for paragraph in frame.paragraphs][1] == "la craie\vet le tableau"
    chars = [[mark.get("char") for mark in p.iter(A + "buChar")] for p in paragraphs]
    assert chars == [[], ["•"], [], [], [], [], [], []]
    numbers = [[mark.get("startAt") for mark in p.iter(A + "buAutoNum")] for p in paragraphs]
    assert numbers == [[], [], ["3"], ["3"], [], [None], [], []]
    places = [(p.pPr.get("marL"), p.pPr.get("indent")) for p in paragraphs[1:6]]
    assert places == [
        ("228600", "-228600"),
        ("457200", "-228600"),
        ("457200", "-228600"),
        ("228600", "0"),
        ("228600", "-228600"),
    ]
    assert paragraphs[6].pPr.get("rtl") == "1"
    assert not list(paragraphs[7].iter(A + "hlinkClick")), "notes cannot lead to slides"


DECK = """\
title: Notes
lang: fr
slides:
  - heading: Début
    text: a
    notes: |
      Un *mot* **fort**, `code`, ~~non~~, H~2~O et $x^2$, voir [là](https://example.org/?a=1&b=2).
      Une ligne qui suit.

      Un second paragraphe^[De 1901.].
      - un
        - dessous
          1. plus bas
      - deux
        et sa suite
"""


def test_what_is_typed_in_notes_is_all_there() -> None:
    scene = lay_out(parse_deck(DECK)[0])[0]
    content = render_pptx(scene)
    assert not check_package(content)
    frame = Presentation(BytesIO(content)).slides[0].notes_slide.notes_text_frame
    assert frame is not None
    assert [(paragraph.level, paragraph.text) for paragraph in frame.paragraphs] == [
        (0, "Un mot fort, code, non, H2O et x², voir là.\vUne ligne qui suit."),
        (0, "Un second paragraphe (De 1901.)."),
        (0, "un"),
        (1, "dessous"),
        (2, "plus bas"),
        (0, "deux\vet sa suite"),
    ]
    looks = {run.text: dict(run._r.rPr.items()) for run in frame.paragraphs[0].runs}
    assert looks["mot"]["i"] == "1"
    assert looks["fort"]["b"] == "1"
    assert looks["non"]["strike"] == "sngStrike"
    assert int(looks["2"]["baseline"]) < 0
    assert looks["code"]["noProof"] == "1"
    links = {run.text: run.hyperlink.address for run in frame.paragraphs[0].runs if run.hyperlink.address}
    assert links == {"là": "https://example.org/?a=1&b=2"}
