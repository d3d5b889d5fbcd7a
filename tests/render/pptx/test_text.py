"""Paragraphs, runs, links, numbering, and text that is hostile to XML."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from generator.render.pptx.ink import Ink
from generator.render.pptx.markup import NAMESPACES, Relations, attribute, escape
from generator.render.pptx.text import PartContext, paragraphs_xml
from generator.scene.text import Bullet, Field, LevelStyle, Paragraph, Run, Script
from generator.scene.theme import Face
from generator.units import Pt
from tests.render.pptx import sample

PLAIN = LevelStyle(Pt(20), Face.MINOR, "text")
NS = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}


def around(**more: object) -> PartContext:
    made = PartContext(Ink.of(sample.THEME), "fr-FR", Relations(), {}, {"ici": 1, "là": 2})
    return replace(made, **more)


def written(*runs: Run, style: LevelStyle = PLAIN, where: PartContext | None = None) -> str:
    """The content of one paragraph, without its end."""
    xml = paragraphs_xml([Paragraph(runs, 0, ())], [style], where or around())
    end = '<a:endParaRPr lang="fr-FR"/></a:p>'
    assert xml.startswith("<a:p>")
    assert xml.endswith(end)
    return xml.removeprefix("<a:p>").removesuffix(end)


RULE = '<a:solidFill><a:schemeClr val="bg1"><a:lumMod val="78000"/></a:schemeClr></a:solidFill>'
MONO = '<a:latin typeface="Courier New"/><a:ea typeface="+mn-ea"/><a:cs typeface="Courier New"/>'
LOOKS = [
    (Run("x"), '<a:rPr lang="fr-FR"/>'),
    (Run("x", bold=True, italic=True, strike=True), '<a:rPr lang="fr-FR" b="1" i="1" strike="sngStrike"/>'),
    (Run("x", script=Script.SUB), '<a:rPr lang="fr-FR" baseline="-8000"/>'),
    (Run("x", script=Script.SUPER), '<a:rPr lang="fr-FR" baseline="30000"/>'),
    (Run("x", size=Pt(20), color="text", face=Face.MINOR), '<a:rPr lang="fr-FR"/>'),
    (Run("x", size=Pt(17.5)), '<a:rPr lang="fr-FR" sz="1750"/>'),
    (Run("x", color="rule"), f'<a:rPr lang="fr-FR">{RULE}</a:rPr>'),
    (Run("x", face=Face.MONO), f'<a:rPr lang="fr-FR" noProof="1">{MONO}</a:rPr>'),
]


@pytest.mark.parametrize(("run", "look"), LOOKS)
def test_a_run_says_only_what_differs_from_its_level(run: Run, look: str) -> None:
    assert written(run) == f"<a:r>{look}<a:t>x</a:t></a:r>"


def test_bold_and_italic_of_the_level_are_not_repeated() -> None:
    style = replace(PLAIN, bold=True, italic=True)
    assert written(Run("x", bold=True), style=style) == '<a:r><a:rPr lang="fr-FR"/><a:t>x</a:t></a:r>'


def test_emphasis_in_italics_is_upright() -> None:
    style = replace(PLAIN, italic=True)
    assert written(Run("x", italic=True), style=style) == '<a:r><a:rPr lang="fr-FR" i="0"/><a:t>x</a:t></a:r>'


def test_line_breaks_look_as_the_text_around_them() -> None:
    assert written(Run("a\n\nb", size=Pt(30))) == (
        '<a:r><a:rPr lang="fr-FR" sz="3000"/><a:t>a</a:t></a:r>'
        '<a:br><a:rPr lang="fr-FR" sz="3000"/></a:br><a:br><a:rPr lang="fr-FR" sz="3000"/></a:br>'
        '<a:r><a:rPr lang="fr-FR" sz="3000"/><a:t>b</a:t></a:r>'
    )


def test_a_number_field_shows_the_number_and_on_layouts_a_sign() -> None:
    run = Run("7", field=Field.SLIDE_NUMBER)
    assert written(run).endswith('type="slidenum"><a:rPr lang="fr-FR"/><a:t>7</a:t></a:fld>')
    assert written(run, where=around(pages=None)).endswith("<a:t>‹#›</a:t></a:fld>")


def test_links_are_relationships_and_equal_ones_are_shared() -> None:
    where = around()
    first = written(Run("a", link="https://example.org/?a&b"), Run("b", link="#là"), where=where)
    assert '<a:hlinkClick r:id="rId1"/>' in first
    assert '<a:hlinkClick r:id="rId2" action="ppaction://hlinksldjump"/>' in first
    assert 'r:id="rId1"' in written(Run("c", link="https://example.org/?a&b"), where=where)
    assert where.relations.xml().count("<Relationship ") == 2
    assert 'Target="https://example.org/?a&amp;b" TargetMode="External"' in where.relations.xml()
    assert 'Target="slide2.xml"/>' in where.relations.xml()


def test_a_link_keeps_a_colour_that_is_not_the_themes() -> None:
    assert "hlinkClr" not in written(Run("a", link="#ici", color="accent"))
    assert 'val="tx"' in written(Run("a", link="#ici", color="muted"))


def test_a_link_to_no_page_is_an_error_and_on_layouts_plain_text() -> None:
    with pytest.raises(ValueError, match="#nulle-part"):
        written(Run("a", link="#nulle-part"))
    assert "hlinkClick" not in written(Run("a", link="#ici"), where=around(pages=None))


def test_right_to_left_paragraphs_are_mirrored() -> None:
    xml = paragraphs_xml([Paragraph((Run("שלום"),), 0, (), rtl=True, lang="he")], [PLAIN], around())
    assert xml.startswith('<a:p><a:pPr algn="r" rtl="1"/><a:r><a:rPr lang="he-IL"/>')


def test_no_space_above_the_first_paragraph_of_a_box() -> None:
    style = replace(PLAIN, before=Pt(12))
    xml = paragraphs_xml([Paragraph((Run(text),), 0, ()) for text in "ab"], [style], around())
    assert xml.count('<a:spcBef><a:spcPts val="0"/></a:spcBef>') == 1
    assert xml.index("spcBef") < xml.index("<a:t>a")


def _starts(*numbers: tuple[int, int | None]) -> list[int | None]:
    """What ``startAt`` each paragraph has; given level and number."""
    style = replace(PLAIN, bullet=Bullet("", "accent", numbered=True))
    paragraphs = [Paragraph((Run("x"),), level, (), number=number) for level, number in numbers]
    xml = f"<x {NAMESPACES}>{paragraphs_xml(paragraphs, [style, style], around())}</x>"
    found = [item.find("a:pPr/a:buAutoNum", NS) for item in etree.fromstring(xml)]
    return [None if item is None else int(item.get("startAt", "1")) for item in found]


def test_lists_that_begin_at_one_need_no_start() -> None:
    assert _starts((0, 1), (0, 2), (1, 1), (1, 2), (0, 3), (1, 1)) == [None] * 6


def test_lists_that_go_on_from_another_page_say_where_they_begin() -> None:
    assert _starts((0, 3), (1, 1), (0, 4), (0, 5)) == [3, None, 3, 3]
    assert _starts((0, 3), (0, 9), (0, 10)) == [3, 9, 9]
    assert _starts((1, 4), (0, 1), (1, 1)) == [4, None, None]


def test_a_box_without_paragraphs_still_has_one() -> None:
    assert paragraphs_xml([], [PLAIN], around()) == '<a:p><a:endParaRPr lang="fr-FR"/></a:p>'


HOLDABLE = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff") | st.just("\t"))


@given(HOLDABLE)
@settings(max_examples=200)
def test_text_comes_back_as_it_was(text: str) -> None:
    tree = etree.fromstring(f'<x {NAMESPACES} name="{attribute(text)}">{written(Run(text))}</x>')
    assert etree.tostring(tree, method="text", encoding="unicode") == text
    assert tree.get("name") == text


@pytest.mark.parametrize("text", ["</a:t>", "]]>", "&amp;", "<!--", "\"'", "<?xml?>", "_x0041_", "{{ }}", "﷽ 🏳️‍🌈"])
def test_markup_in_text_is_text(text: str) -> None:
    tree = etree.fromstring(f'<x {NAMESPACES} name="{attribute(text)}">{written(Run(text))}</x>')
    assert etree.tostring(tree, method="text", encoding="unicode") == tree.get("name") == text


@pytest.mark.parametrize("character", ["\0", "\x08", "\x0b", "\r", "\x1f", chr(0xDFFF), "\ufffe", "\uffff"])
def test_characters_that_xml_cannot_hold_are_named(character: str) -> None:
    with pytest.raises(ValueError, match=f"U\\+{ord(character):04X}"):
        escape(f"a{character}")


def test_no_language_is_no_attribute() -> None:
    xml = paragraphs_xml([Paragraph((Run("x"),), 0, ())], [PLAIN], replace(around(), lang=""))
    assert xml == "<a:p><a:r><a:rPr/><a:t>x</a:t></a:r><a:endParaRPr/></a:p>"


def test_a_turned_paragraph_stays_at_its_side_and_is_read_its_own_way() -> None:
    level = replace(PLAIN, rtl=True)
    xml = paragraphs_xml([Paragraph((Run("Latin."),), 0, (), rtl=True, turned=True)], [level], around())
    assert xml.startswith('<a:p><a:pPr algn="r" rtl="0"/>')
    listed = replace(level, indent=Pt(20), hang=Pt(20))
    xml = paragraphs_xml([Paragraph((Run("Latin."),), 0, (), rtl=True, turned=True)], [listed], around())
    assert '<a:pPr algn="r" rtl="1"/>' in xml
    assert (
        etree.tostring(etree.fromstring(f"<x {NAMESPACES}>{xml}</x>"), method="text", encoding="unicode")
        == "\u202aLatin.\u202c"
    )


def test_wide_signs_are_no_runs_of_their_own() -> None:
    assert written(Run("你"), Run("“", wide=True), Run("好")) == written(Run("你“好"))
