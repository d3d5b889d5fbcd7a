"""Masters, layouts and themes: what a file without slides would be."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

from lxml import etree
from msgspec.structs import replace
from pptx import Presentation

from generator.render.pptx import render_pptx
from generator.render.pptx.base import _MADE
from generator.scene.boxes import Box, TextBox
from generator.scene.page import Scene
from generator.scene.text import Paragraph, Run
from generator.scene.theme import Color
from generator.units import Pt, Size


def test_a_deck_without_pages_opens_as_an_empty_presentation(scene: Scene) -> None:
    presentation = Presentation(BytesIO(render_pptx(replace(scene, pages=()))))
    assert [layout.name for layout in presentation.slide_layouts] == [one.title for one in scene.layouts]
    assert len(presentation.slides) == 0


def test_texts_of_the_deck_stand_on_its_layouts_as_they_are(scene: Scene) -> None:
    def called(title: str) -> Scene:
        def box(old: Box) -> Box:
            if not (isinstance(old, TextBox) and old.fixed):
                return old
            return replace(old, paragraphs=(Paragraph((Run(title),), 0, (title,)),))

        layouts = tuple(replace(each, boxes=tuple(map(box, each.boxes))) for each in scene.layouts)
        return replace(scene, title=title, layouts=layouts, pages=())

    for title in ("Sécurité & « santé »", "</a:t> \\1 \\g<0> @@kicker@@", "שלום"):
        with ZipFile(BytesIO(render_pptx(called(title)))) as archive:
            xml = "".join(archive.read(name).decode() for name in archive.namelist() if "slideLayouts/slide" in name)
        shown = etree.fromstring(f"<all>{re.sub('<[?].*?[?]>', '', xml)}</all>").itertext()
        assert title in list(shown)


def test_every_part_is_well_formed_has_a_type_and_is_related_to(rendered: bytes) -> None:
    with ZipFile(BytesIO(rendered)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    types = etree.fromstring(parts["[Content_Types].xml"])
    typed = {str(part.get("PartName")) for part in types if part.get("PartName")}
    extensions = {default.get("Extension") for default in types}
    targets = {"[Content_Types].xml"}
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(content)
        assert f"/{name}" in typed or name.rpartition(".")[2] in extensions - {"xml"} or name == "[Content_Types].xml"
        folder, _, file = name.rpartition("_rels/")
        if file.endswith(".rels"):
            targets.add(name)
            for relation in etree.fromstring(content):
                if relation.get("TargetMode") != "External":
                    path = re.sub(r"[^/]+/\.\./", "", f"{folder}{relation.get('Target')}")
                    assert path in parts, f"{name} leads to {path}"
                    targets.add(path)
    assert targets == set(parts)
    assert {name.removeprefix("/") for name in typed} <= set(parts)


def test_a_base_that_is_kept_is_the_one_that_is_made(scene: Scene) -> None:
    """Of decks one after the other in a process, whatever of the base is different in them."""
    layouts = tuple(replace(one, boxes=tuple(b for b in one.boxes if isinstance(b, TextBox))) for one in scene.layouts)
    plain = replace(scene, layouts=layouts, pages=())
    colors = {**scene.theme.colors, "text": Color("123456")}
    decks = [
        plain,
        replace(plain, size=Size(Pt(720), Pt(540))),
        replace(plain, lang="en"),
        replace(plain, rtl=True),
        replace(plain, names={"heading": "Called otherwise"}),
        replace(plain, theme=replace(plain.theme, colors=colors)),
        replace(plain, layouts=layouts[:-1]),
    ]
    fresh = []
    for deck in decks:
        _MADE.clear()
        fresh.append(render_pptx(deck))
    assert len(set(fresh)) == len(decks)
    for before in range(len(decks)):
        _MADE.clear()
        for at in (before, *range(len(decks)), before):
            assert render_pptx(decks[at]) == fresh[at]
    made = _MADE[-1][1]
    assert render_pptx(decks[before]) == fresh[before]
    assert _MADE[-1][1] is made
