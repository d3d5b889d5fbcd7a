"""Names that users of the PPTX meet: layouts in the New Slide menu, shapes in the selection pane, prompts."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation

from generator.deck import load_deck
from generator.layout import lay_out
from generator.render.pptx import render_pptx
from generator.units import Pt
from tests.pptx.package_checks import check_package

DECK = """\
title: Noms
lang: {lang}
slides:
  - heading: Une source
    items: [Un point]
    source: TEF, 2010
  - quote: Rien.
    by: Personne
    source: Nulle part
"""


def package(folder: Path, lang: str) -> bytes:
    (folder / "deck.yaml").write_text(DECK.format(lang=lang), encoding="utf-8")
    return render_pptx(lay_out(load_deck(folder)[0])[0])


@pytest.mark.parametrize(
    ("lang", "layouts", "shapes"),
    [
        ("fr", ["Titre", "Section", "Puces"], ["Numéro de diapositive", "Texte", "Titre", "Source", "Pied de page"]),
        ("nl-BE", ["Titel", "Sectie", "Opsomming"], ["Dianummer", "Tekst", "Titel", "Bron", "Voettekst"]),
        ("fi", ["Title", "Section", "Bullets"], ["Slide number", "Text", "Title", "Source", "Footer"]),
    ],
)
def test_names_are_in_the_decks_language(tmp_path: Path, lang: str, layouts: list[str], shapes: list[str]) -> None:
    made = package(tmp_path, lang)
    assert not check_package(made)
    deck = Presentation(BytesIO(made))
    assert [layout.name for layout in deck.slide_layouts][:3] == layouts
    assert {shape.name for shape in deck.slides[0].shapes} == set(shapes)


def test_all_that_a_slide_says_is_in_placeholders(tmp_path: Path) -> None:
    deck = Presentation(BytesIO(package(tmp_path, "fr")))
    for slide in deck.slides:
        assert all(shape.is_placeholder for shape in slide.shapes if shape.has_text_frame and shape.text_frame.text)
    source = next(shape for shape in deck.slides[0].placeholders if shape.name == "Source")
    on_layout = {shape.placeholder_format.idx: shape for shape in deck.slides[0].slide_layout.placeholders}
    assert on_layout[source.placeholder_format.idx].text_frame.text == "Source"
    offered = on_layout[source.placeholder_format.idx]
    assert (source.left, source.width) == (offered.left, offered.width)
    # a new slide has its body down to there, a slide with a source has room over the footer
    assert source.top + source.height == offered.top + offered.height - Pt(6)
