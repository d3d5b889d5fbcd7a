"""The page as a whole: self-contained, the same each time, and safe whatever the author wrote."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256

import pytest
from lxml import html
from msgspec.structs import replace

from generator.render.revealjs import render_html
from generator.scene.boxes import Role
from generator.scene.page import Note, Scene
from generator.scene.text import Bullet, Run
from generator.units import Rect
from tests.render.revealjs.conftest import Parse
from tests.render.revealjs.sample import (
    BODY,
    FOOTER,
    LONG,
    PLAIN,
    body,
    heading,
    one_page,
    page,
    paragraph,
    scene,
    text_box,
)

HOSTILE = (
    "<script>window.pwned=1</script>",
    "</script><script>window.pwned=1</script>",
    '"><img src=x onerror="window.pwned=1">',
    "'><svg onload=window.pwned=1>",
    "<!-- <script> -->",
    "]]></style></title></textarea><iframe srcdoc='<script>parent.pwned=1</script>'>",
    "{{ 7 * 7 }}{% raw %}{# gone #}",
    "${window.pwned=1} `${alert(1)}`",
    "&lt;b&gt; &amp;amp; &#x41;",
    "\\u003cscript\\u003e",
    "</main></body></html>",
)


def test_the_same_scene_gives_the_same_bytes(deck: Scene, deck_html: bytes) -> None:
    assert render_html(deck) == deck_html


def test_nothing_in_the_page_has_an_address_outside(deck_tree: html.HtmlElement) -> None:
    for attribute in ("src", "srcset", "poster", "action", "data"):
        assert [v[:5] for v in deck_tree.xpath(f"//@{attribute}")] == ["data:"] * len(
            deck_tree.xpath(f"//@{attribute}")
        )
    assert not deck_tree.xpath("//link | //iframe | //object | //embed | //base | //form")
    css = "".join(deck_tree.xpath("//style/text()"))
    assert "@import" not in css
    assert all(address.strip("\"'").startswith("data:") for address in re.findall(r"url\(([^)]*)", css))


def test_the_policy_lets_run_exactly_the_scripts_of_the_page(deck_tree: html.HtmlElement) -> None:
    policy = deck_tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    allowed = set(rules["script-src"].split())
    scripts = deck_tree.xpath("//script[not(@type)]/text()")
    hashes = {f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in scripts}
    assert len(scripts) == 3
    assert allowed == hashes
    assert "frame-src" not in rules
    assert rules["default-src"] == rules["connect-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["img-src"] == rules["font-src"] == "data:"
    assert "unsafe" not in rules["script-src"]


def test_the_size_of_a_slide(deck_tree: html.HtmlElement) -> None:
    config = json.loads(deck_tree.xpath("//script[@type='application/json']/text()")[0])
    assert (config["width"], config["height"]) == (1280, 720)
    assert config["scrollActivationWidth"] is None
    assert "@page{size:960pt 540pt;margin:0}" in deck_tree.xpath("string(//style[2])")


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text_wherever_it_stands(parse: Parse, text: str) -> None:
    levels = (replace(BODY[0], bullet=Bullet(text, "accent")), *BODY[1:])
    note = text_box("note", Role.FOOTER, Rect.from_pt(48, 510, 700, 20), (FOOTER,), text)
    made = scene(
        page(
            1, "a", heading(text),
            body(paragraph((Run(text, bold=True), Run(text, link="https://example.org/" + text)))),
            note, title=text, notes=(Note((Run(text),)),),
        ),
        page(2, "b", body(text, levels=levels), title=text),
        title=text, author=text, subject=text, keywords=(text,),
    )  # fmt: skip
    tree = parse(made)
    benign = parse(
        scene(
            page(
                1, "a", heading("x"), body(paragraph((Run("x", bold=True), Run("x", link="https://example.org/")))),
                text_box("note", Role.FOOTER, Rect.from_pt(48, 510, 700, 20), (FOOTER,), "x"),
                notes=(Note((Run("x"),)),),
            ),
            page(2, "b", body("x"), title="x"),
            title="x", author="x", subject="x", keywords=("x",),
        )
    )  # fmt: skip
    assert [e.tag for e in tree.iter()] == [e.tag for e in benign.iter()]
    assert tree.xpath("string(//title)") == text
    assert tree.xpath("//*[@data-p='heading/0']")[0].text_content() == text
    assert tree.xpath("//*[@data-p='body/0']")[0].text_content() == text * 2
    assert tree.xpath("//aside//p")[0].text_content() == text
    assert tree.xpath("//section[2]/@aria-label") == [text]
    assert tree.xpath("//main//a/@href") == ["https://example.org/" + text]
    for element in tree.iter():
        assert not [name for name in element.attrib if name.startswith("on")]


def test_no_script_closes_or_opens_an_element(deck_html: bytes) -> None:
    scripts = re.findall(rb"<script>(.*?)</script>", deck_html, flags=re.DOTALL)
    assert len(scripts) == 3
    assert not [s for s in scripts if re.search(rb"<!--|<script", s, flags=re.IGNORECASE)]


def test_a_page_of_seven_full_slides_is_small() -> None:
    pages = [page(n, f"s{n}", heading(f"Titre {n}"), body(*[LONG] * 9, levels=PLAIN)) for n in range(1, 8)]
    assert len(render_html(scene(*pages))) < 500_000


def test_a_lone_surrogate_does_not_stop_a_build() -> None:
    assert b"a?b" in render_html(one_page(body("a\ud800b")))
