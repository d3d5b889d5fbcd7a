"""Paragraphs, lists, runs and links as elements."""

from __future__ import annotations

import pytest
from lxml import html

from generator.scene.boxes import Role
from generator.scene.text import Mark, Run, Script
from generator.scene.theme import Face
from generator.units import Pt, Rect
from tests.render.revealjs.conftest import Parse
from tests.render.revealjs.sample import (
    NUMBERED,
    PLAIN,
    QUOTE,
    body,
    heading,
    one_page,
    page,
    paragraph,
    scene,
    text_box,
)


def outline(tree: html.HtmlElement, box: str = "body") -> str:
    """The box's lists as text: ``ul(li[A ul(li[B])])``."""

    def walk(element: html.HtmlElement) -> str:
        if "p" in (element.get("class") or "").split():
            return str(element.text_content())
        inside = " ".join(walk(child) for child in element)
        number = element.get("value")
        name = f"{element.tag}{number or ''}"
        return f"li{number or ''}[{inside}]" if element.tag == "li" else f"{name}({inside})"

    return " ".join(walk(child) for child in tree.xpath(f"//*[@data-box='{box}']")[0])


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([0, 0], "ul(li[a] li[b])"),
        ([0, 1, 0], "ul(li[a ul(li[b])] li[c])"),
        ([0, 1, 2, 0], "ul(li[a ul(li[b ul(li[c])])] li[d])"),
        ([0, 2, 1], "ul(li[a ul(li[b]) ul(li[c])])"),
        ([2, 0], "ul(li[a]) ul(li[b])"),
    ],
)
def test_levels_become_nested_lists(parse: Parse, levels: list[int], expected: str) -> None:
    tree = parse(one_page(body(*[paragraph("abcd"[i], level) for i, level in enumerate(levels)])))
    assert outline(tree) == expected


def test_numbers_become_an_ordered_list_that_keeps_the_numbers(parse: Parse) -> None:
    tree = parse(one_page(body(paragraph("a", number=3), paragraph("b", 1), paragraph("c", number=4), levels=NUMBERED)))
    assert outline(tree) == "ol(li3[a ul(li[b])] li4[c])"
    assert tree.xpath("//*[@data-n]/@data-n") == ["3.", "4."]


def test_a_paragraph_without_a_mark_stands_outside_the_lists(parse: Parse) -> None:
    tree = parse(
        one_page(body("a", paragraph("b", mark=Mark.FLUSH), paragraph("c", mark=Mark.NONE), paragraph("d", 1)))
    )
    assert outline(tree) == "ul(li[a]) b c ul(li[d])"
    assert [p.get("class").split()[-1] for p in tree.xpath("//*[@data-box='body']/p")] == ["flush", "none"]


def test_an_empty_paragraph_keeps_its_line_and_shows_no_bullet(parse: Parse) -> None:
    tree = parse(one_page(body("a", "", "c\n")))
    empty, ends_empty = tree.xpath("//*[@data-p='body/1' or @data-p='body/2']")
    assert empty.text == "\n"
    assert "none" in empty.get("class").split()
    assert ends_empty.text == "c\n\n"


def test_text_is_kept_to_the_last_space(parse: Parse) -> None:
    text = "  deux  espaces,\u00a0un\u202finsécable\u200b, une\nfin de ligne "
    tree = parse(one_page(body(text)))
    assert tree.xpath("//*[@data-p='body/0']")[0].text_content() == text


def test_runs_are_marked_up_by_meaning(parse: Parse) -> None:
    runs = (
        Run("a", bold=True),
        Run("b", italic=True, bold=True),
        Run("c", strike=True),
        Run("d", script=Script.SUB),
        Run("e", script=Script.SUPER),
        Run("f", face=Face.MONO),
        Run("g", size=Pt(11), color="accent"),
    )
    tree = parse(one_page(body(paragraph(runs), levels=PLAIN)))
    [element] = tree.xpath("//*[@data-p='body/0']")
    assert [
        "/".join(e.tag for e in [*reversed(list(leaf.iterancestors())), leaf] if element in e.iterancestors())
        for leaf in element.iter()
        if leaf.text
    ] == ["strong", "strong/em", "s", "sub", "sup", "code", "span"]
    style = tree.xpath("string(//style[2])")
    [name] = {element.xpath(".//span/@class")[0]}
    assert f".{name}{{font-size:11pt;color:#0F5C70}}" in style


def test_links_are_one_element_each_and_open_outside(parse: Parse) -> None:
    address = "https://example.org/?a=1&b=\"'<>"
    runs = (
        Run("un ", link=address),
        Run("site", link=address, bold=True),
        Run(" et "),
        Run("ici", link="#there"),
        Run("à", link="mailto:a@example.org"),
    )
    tree = parse(scene(page(1, "here", body(paragraph(runs))), page(2, "there")))
    links = tree.xpath("//main//a")
    assert [link.text_content() for link in links] == ["un site", "ici", "à"]
    assert [link.get("href") for link in links] == [address, "#there", "mailto:a@example.org"]
    assert [link.get("rel") for link in links] == ["noopener", None, None]


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "#nowhere", "//x"],
)
def test_an_address_that_is_not_allowed_is_no_link(parse: Parse, address: str) -> None:
    tree = parse(one_page(body(paragraph((Run("text", link=address),)))))
    assert not tree.xpath("//main//a")
    assert tree.xpath("//*[@data-p='body/0']")[0].text_content() == "text"


def test_language_and_direction_of_a_paragraph(parse: Parse) -> None:
    tree = parse(one_page(body(paragraph("شراكة", rtl=True, lang="ar"), "fr")))
    first, second = tree.xpath("//*[starts-with(@data-p, 'body/')]")
    assert (first.get("lang"), first.get("dir")) == ("ar", "rtl")
    assert (second.get("lang"), second.get("dir")) == (None, None)


def test_titles_and_quotes_have_their_elements(parse: Parse) -> None:
    quote = text_box("quote", Role.QUOTE, Rect.from_pt(0, 200, 900, 100), QUOTE, "Seul on va plus vite.")
    tree = parse(one_page(heading("Titre\nsuite"), quote))
    [title] = tree.xpath("//main//h2")
    assert title.text_content() == "Titre\nsuite"
    assert tree.xpath("//blockquote/p/text()") == ["Seul on va plus vite."]
