"""What another program finds in the file: python-pptx reads it as any presentation."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from generator.scene.page import Scene
from generator.units import Pt


@pytest.fixture(scope="module")
def deck(rendered: bytes) -> Any:
    return Presentation(BytesIO(rendered))


def test_layouts_are_offered_in_order_under_their_titles(deck: Any, scene: Scene) -> None:
    assert len(deck.slide_masters) == 1
    assert [layout.name for layout in deck.slide_layouts] == [layout.title for layout in scene.layouts]


def test_slides_use_their_layouts(deck: Any) -> None:
    names = ["Page de titre", "Partie", "Texte", "Image à droite", "Citation", "Texte"]
    assert [slide.slide_layout.name for slide in deck.slides] == names


def test_placeholders_are_bound(deck: Any) -> None:
    def kinds(slide: Any) -> dict[int, Any]:
        return {shape.placeholder_format.idx: shape.placeholder_format.type for shape in slide.placeholders}

    assert kinds(deck.slides[0]) == {0: PP_PLACEHOLDER.CENTER_TITLE, 1: PP_PLACEHOLDER.SUBTITLE}
    assert kinds(deck.slides[2]) == {
        0: PP_PLACEHOLDER.TITLE,
        1: PP_PLACEHOLDER.BODY,
        10: PP_PLACEHOLDER.DATE,
        11: PP_PLACEHOLDER.FOOTER,
        12: PP_PLACEHOLDER.SLIDE_NUMBER,
    }
    assert kinds(deck.slides[3])[13] == PP_PLACEHOLDER.PICTURE


def test_places_come_from_the_layout_unless_they_differ(deck: Any, parts: dict[str, str]) -> None:
    assert "<a:off" not in parts["ppt/slides/slide3.xml"].split("</p:grpSpPr>")[1]
    body = next(shape for shape in deck.slides[2].placeholders if shape.placeholder_format.idx == 1)
    assert (body.left, body.top, body.width, body.height) == (Pt(48), Pt(108), Pt(864), Pt(390))


def test_titles_and_texts(deck: Any) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles[2:] == ["Définitions (1/2)", "Étapes", "Une citation", "Écritures 漢字 🙂"]
    body = next(shape for shape in deck.slides[2].placeholders if shape.placeholder_format.idx == 1)
    assert [paragraph.level for paragraph in body.text_frame.paragraphs] == [0, 1, 2, 0, 0, 0]
    assert body.text_frame.paragraphs[4].text == "Code print(x), mottrès\u200blong, petit"
    assert body.text_frame.paragraphs[5].text == "Une ligne\vet la suivante"


def test_reading_order_is_the_scenes_with_a_hidden_title_first(deck: Any) -> None:
    assert [shape.name for shape in deck.slides[4].shapes] == ["heading", "mark", "quote", "by"]
    hidden = deck.slides[4].shapes[0]
    assert hidden.top + hidden.height < 0


def test_fixed_boxes_are_on_layouts_only(deck: Any) -> None:
    on_layout = [shape.name for shape in deck.slide_layouts[2].shapes]
    assert on_layout == ["rule", "tab", "kicker", "number", "heading", "body", "footer", "date"]
    assert [shape.name for shape in deck.slides[2].shapes] == ["number", "heading", "body", "footer", "date"]


def test_notes(deck: Any) -> None:
    assert [slide.has_notes_slide for slide in deck.slides] == [False, False, True, True, False, False]
    notes = deck.slides[2].notes_slide
    assert notes.notes_text_frame.text == "Rappeler le décret & la loi\n\nDeuxième paragraphe <b>"
    assert [shape.name for shape in notes.placeholders] == ["slide", "notes"]
    assert deck.part.part_related_by(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/notesMaster"
    ) is notes.part.part_related_by("http://schemas.openxmlformats.org/officeDocument/2006/relationships/notesMaster")


def test_links(deck: Any) -> None:
    body = next(shape for shape in deck.slides[2].placeholders if shape.placeholder_format.idx == 1)
    runs = {run.text: run for run in body.text_frame.paragraphs[3].runs}
    for word in ("vers ", "le ", "site"):  # each a run, so that LibreOffice can break between them
        assert runs[word].hyperlink.address == "https://example.org/?a=1&b=2"
    jump = runs["page "]._r.rPr.hlinkClick
    assert jump.action == "ppaction://hlinksldjump"
    assert deck.slides[2].part.related_part(jump.rId) is deck.slides[4].part


def test_pictures(deck: Any) -> None:
    bound, loose = (shape for shape in deck.slides[3].shapes if shape._element.tag.endswith("}pic"))
    assert bound._element.nvPicPr.cNvPr.get("descr") == "Deux personnes au travail & « ensemble »"
    assert (bound.crop_left, bound.crop_top, bound.crop_right, bound.crop_bottom) == (0.1, 0.0, 0.15, 0.05)
    assert (loose.left, loose.top, loose.width, loose.height) == (Pt(300), Pt(300), Pt(120), Pt(90))
    assert loose._element.nvPicPr.cNvPr.get("descr") == ""
    assert len(loose._element.xpath(".//*[local-name()='decorative'][@val='1']")) == 1


def test_document_properties(deck: Any, parts: dict[str, str]) -> None:
    properties = deck.core_properties
    assert (properties.title, properties.author, properties.subject) == ("Le Partenariat", "A. Auteur", "Sociologie")
    assert (properties.keywords, properties.language) == ("partenariat, gouvernance", "fr")
    assert "<Application>Diapo</Application><Slides>6</Slides><Notes>2</Notes>" in parts["docProps/app.xml"]
    assert "<Company>Haute école</Company>" in parts["docProps/app.xml"]
    assert 'name="Course group"><vt:lpwstr>bac2 &amp; soir</vt:lpwstr>' in parts["docProps/custom.xml"]


def test_every_run_says_its_language(deck: Any) -> None:
    for slide in deck.slides:
        for run in slide._element.xpath(".//a:r | .//a:fld | .//a:br"):
            assert run.xpath("./a:rPr/@lang"), run.xpath("string(.)")
    languages = list(deck.slides[5]._element.xpath(".//p:sp[p:nvSpPr/p:cNvPr/@name='body']//a:rPr/@lang"))
    assert languages == ["ar-SA", "he-IL", "ja-JP", "fr-FR"]


def test_a_new_slide_can_be_added_on_every_layout(rendered: bytes) -> None:
    deck = Presentation(BytesIO(rendered))
    for layout in deck.slide_layouts:
        deck.slides.add_slide(layout)
    deck.save(BytesIO())
    assert len(deck.slides) == 12
