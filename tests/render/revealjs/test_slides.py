"""Pages as sections: names, languages, reading order, what is quiet, figures, ids."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from generator.render.revealjs.slides import anchors
from generator.scene.boxes import Role
from generator.scene.text import Run
from generator.units import Rect
from tests.render.revealjs.conftest import Parse
from tests.render.revealjs.sample import (
    FOOTER,
    body,
    heading,
    one_page,
    page,
    paragraph,
    picture,
    png,
    scene,
    text_box,
)


def test_a_section_for_each_page_named_by_its_title(deck_tree: html.HtmlElement) -> None:
    sections = deck_tree.xpath("//main/div[@class='reveal']/div[@class='slides']/section")
    assert [section.get("id") for section in sections] == [
        "titre", "acteurs", "conditions", "image", "section", "definitions", "ecritures", "citation",
    ]  # fmt: skip
    names = [
        deck_tree.get_element_by_id(section.get("aria-labelledby")).text_content()
        if section.get("aria-labelledby")
        else section.get("aria-label")
        for section in sections
    ]
    assert names == [
        "Le Partenariat", "Acteurs :", "Conditions", "Une image", "Ce que travailler ensemble veut dire",
        "Définitions 1/2", "Écritures", "Citation",
    ]  # fmt: skip


def test_language_of_the_document_and_of_pages_that_differ(deck_tree: html.HtmlElement) -> None:
    assert deck_tree.get("lang") == "fr"
    assert deck_tree.xpath("//section[@lang]/@id") == ["citation"]


def test_boxes_are_read_in_the_order_of_the_scene(deck_tree: html.HtmlElement) -> None:
    names = deck_tree.xpath("//section[@id='image']//@data-box")
    assert names == ["rule", "tab", "kicker", "number", "date", "picture", "caption", "heading", "body", "logo"]


def test_what_stands_on_every_page_is_not_read_aloud(deck_tree: html.HtmlElement) -> None:
    quiet = deck_tree.xpath("//section[@id='image']//*[@aria-hidden='true']/@data-box")
    assert quiet == ["rule", "tab", "kicker", "number", "date", "logo"]


def test_a_quiet_box_with_a_link_is_read_because_it_can_be_reached(parse: Parse) -> None:
    kicker = text_box(
        "source", Role.KICKER, Rect.from_pt(0, 0, 400, 20), (FOOTER,),
        paragraph((Run("ici", link="https://example.org"),)),
    )  # fmt: skip
    tree = parse(one_page(kicker))
    assert tree.xpath("//*[@data-box='source']")[0].get("aria-hidden") is None


def test_a_source_in_the_footer_is_read_but_a_fixed_one_is_not(parse: Parse) -> None:
    rect = Rect.from_pt(48, 510, 716, 20)
    tree = parse(
        one_page(
            text_box("source", Role.FOOTER, rect, (FOOTER,), "REMION (1988)"),
            text_box("footer", Role.FOOTER, rect, (FOOTER,), "Une école", fixed=True),
        )
    )
    assert tree.xpath("//*[@data-box='source']/@aria-hidden") == []
    assert tree.xpath("//*[@data-box='footer']/@aria-hidden") == ["true"]


def test_a_hidden_title_is_there_for_readers_only(parse: Parse) -> None:
    tree = parse(one_page(heading("Secret", hidden=True)))
    [title] = tree.xpath("//main//h2")
    assert title.get("class").split() == ["sr", "title"]
    assert title.text_content() == "Secret"


def test_a_picture_and_the_caption_after_it_are_a_figure(parse: Parse, tmp_path: Path) -> None:
    dot = png(tmp_path)
    caption = text_box("caption", Role.CAPTION, Rect.from_pt(0, 500, 300, 20), (FOOTER,), "Légende")
    tree = parse(one_page(picture(dot), caption, picture(png(tmp_path, "b.png", (0, 0, 9)), "", decorative=True)))
    [figure] = tree.xpath("//figure")
    assert [e.get("data-box") for e in figure] == ["picture", "caption"]
    assert figure.xpath("./figcaption//text()") == ["Légende"]
    assert tree.xpath("//img/@alt") == ["Un point orange", ""]


def test_notes_are_the_speakers(deck_tree: html.HtmlElement) -> None:
    notes = deck_tree.xpath("//section[@id='acteurs']/aside[@class='notes']/details/p")
    assert [p.text_content() for p in notes] == ["Rappeler le décret de 2004.", "Puis <demander> & écouter."]
    assert len(deck_tree.xpath("//aside")) == 1


def test_the_deck_has_one_first_heading_and_the_slides_second_ones(deck_tree: html.HtmlElement) -> None:
    assert deck_tree.xpath("//h1/text()") == ["Le Partenariat"]
    assert len(deck_tree.xpath("//main//h2")) == 7


def test_properties_of_the_document(deck_tree: html.HtmlElement) -> None:
    assert deck_tree.xpath("string(//title)") == "Le Partenariat"
    meta = {m.get("name"): m.get("content") for m in deck_tree.xpath("//meta[@name]")}
    assert (meta["author"], meta["description"], meta["keywords"]) == ("Une personne", "Cours", "partenariat, réseau")


def test_ids_that_reveal_would_misread_are_changed() -> None:
    assert anchors(["acteurs", "1991", "a/b", "x--2", "été"]) == {
        "acteurs": "acteurs",
        "1991": "slide-1991",
        "a/b": "slide-a-b",
        "x--2": "x--2",
        "été": "été",
    }
    assert anchors(["1991", "slide-1991", "a/b", "a%b"]) == {
        "1991": "slide-1991-",
        "slide-1991": "slide-1991",
        "a/b": "slide-a-b",
        "a%b": "slide-a-b-",
    }


def test_a_link_to_a_page_follows_its_changed_id(parse: Parse) -> None:
    tree = parse(scene(page(1, "1991", body(paragraph((Run("ici", link="#1991"),))))))
    assert tree.xpath("//main//a/@href") == ["#slide-1991"]
    assert tree.xpath("//section/@id") == ["slide-1991"]


def test_anchors_keep_the_marks_of_other_scripts() -> None:
    ids = ["हिन्दी-में-परिचय", "ภาษาไทย-น้ำใจ", "की", "का", "возраст", "高齢化", "が"]
    assert anchors(ids) == {id_: id_ for id_ in ids}
