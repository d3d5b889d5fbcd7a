"""How slides take each other's places, their sections, and those that are not shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml import etree
from msgspec.structs import replace

from generator.render.pptx import render_pptx
from generator.scene.page import Page, Scene, Transition
from tests.pptx.opened import MC, P14, Opened, P, open_package
from tests.pptx.package_checks import check_package
from tests.render.pptx.sample import rich_scene

P159 = "{http://schemas.microsoft.com/office/powerpoint/2015/09/main}"


def changed(scene: Scene, **changes: Any) -> Scene:
    """The Scene with fields of each of its pages, in their order."""
    pages = [
        replace(page, **{name: values[at] for name, values in changes.items()}) for at, page in enumerate(scene.pages)
    ]
    return replace(scene, pages=tuple(pages))


def opened(scene: Scene) -> Opened:
    content = render_pptx(scene)
    assert check_package(content) == []
    assert render_pptx(scene) == content
    return open_package(content)


def transitions(package: Opened, page: Page) -> list[tuple[str, str, str, dict[str, str]]]:
    """Of each alternative: its speed, duration and effect."""
    slide = package.trees[f"ppt/slides/slide{page.number}.xml"]
    found = []
    for one in slide.iter(P + "transition"):
        (effect,) = one
        options = {str(name): str(value) for name, value in effect.items()}
        found.append((one.get("spd", ""), one.get(P14 + "dur", ""), str(effect.tag), options))
    return found


def test_each_kind_with_what_older_versions_show(tmp_path: Path) -> None:
    kinds = [Transition.FADE, Transition.PUSH, Transition.PUSH, Transition.MORPH, Transition.NONE, Transition.NONE]
    rtl = [False, False, True, False, False, False]
    scene = changed(rich_scene(tmp_path), transition=kinds, rtl=rtl)
    package = opened(scene)
    assert [transitions(package, page) for page in scene.pages] == [
        [("med", "700", P + "fade", {}), ("med", "", P + "fade", {})],
        [("med", "700", P + "push", {"dir": "l"}), ("med", "", P + "push", {"dir": "l"})],
        [("med", "700", P + "push", {"dir": "r"}), ("med", "", P + "push", {"dir": "r"})],
        [("slow", "1000", P159 + "morph", {"option": "byObject"}), ("slow", "", P + "fade", {})],
        [],
        [],
    ]
    needs = [one.get("Requires") for page in scene.pages for one in slide_of(package, page).iter(MC + "Choice")]
    assert needs == ["p14", "p14", "p14", "p159"]


def slide_of(package: Opened, page: Page) -> etree._Element:
    return package.trees[f"ppt/slides/slide{page.number}.xml"]


def test_what_moves_has_the_same_name_on_both_slides_and_no_other_has_it(tmp_path: Path) -> None:
    scene = rich_scene(tmp_path)
    scene = replace(scene, names={"heading": "Titre", "body": "Texte", "text": "Texte"})
    pairs: list[dict[str, str]] = [{}, {}, {"heading": "heading", "body": "body"}, {"heading": "heading"}, {}, {}]
    package = opened(changed(scene, pairs=pairs))

    def called(page: Page) -> list[str]:
        return [item.get("name", "") for item in slide_of(package, page).iter(P + "cNvPr")][1:]

    names = [called(page) for page in scene.pages]
    assert names[2] == ["number", "!!Titre", "!!body", "footer", "date"], "two boxes are called Texte"
    assert "!!Titre" in names[3]
    assert "Texte" in names[3]
    assert not [name for page in (0, 1, 4, 5) for name in names[page] if name.startswith("!!")]


def test_sections_have_all_slides_and_names_of_their_own(tmp_path: Path) -> None:
    scene = changed(rich_scene(tmp_path), section=["", "Un & deux", "", "", "Trois", ""])
    found = sections(opened(scene))
    assert [(name, slides) for name, _, slides in found] == [
        ("Le Partenariat", ["256"]), ("Un & deux", ["257", "258", "259"]), ("Trois", ["260", "261"]),
    ]  # fmt: skip
    guids = [guid for _, guid, _ in found]
    assert all(
        re.fullmatch(r"\{[0-9A-F]{8}-[0-9A-F]{4}-8[0-9A-F]{3}-8[0-9A-F]{3}-[0-9A-F]{12}\}", one) for one in guids
    )
    fewer = replace(scene, pages=scene.pages[1:])
    assert [guid for _, guid, _ in sections(opened(fewer))] == guids[1:], "also where slides before them go"


def sections(package: Opened) -> list[tuple[str, str, list[str]]]:
    tree = package.trees["ppt/presentation.xml"]
    return [
        (one.get("name", ""), one.get("id", ""), [slide.get("id", "") for slide in one.iter(P14 + "sldId")])
        for one in tree.iter(P14 + "section")
    ]


def test_a_deck_without_sections_says_nothing_of_them(tmp_path: Path) -> None:
    package = opened(rich_scene(tmp_path))
    assert package.trees["ppt/presentation.xml"].find(P + "extLst") is None


def test_hidden_slides_are_not_shown_and_counted(tmp_path: Path) -> None:
    scene = changed(rich_scene(tmp_path), hidden=[False, True, False, True, False, False])
    package = opened(scene)
    assert [slide_of(package, page).get("show") for page in scene.pages] == [None, "0", None, "0", None, None]
    assert b"<Slides>6</Slides><Notes>2</Notes><HiddenSlides>2</HiddenSlides>" in package.content["docProps/app.xml"]


def test_open_xml_sdk_finds_no_error(tmp_path: Path, open_xml_sdk: Callable[[Path], list[str]]) -> None:
    kinds = [Transition.FADE, Transition.PUSH, Transition.MORPH, Transition.NONE, Transition.FADE, Transition.FADE]
    scene = changed(
        rich_scene(tmp_path),
        transition=kinds,
        section=["", "Un", "", "Deux", "", ""],
        hidden=[False, True, False, False, False, True],
        pairs=[{}, {"title": "title"}, {"heading": "heading"}, {}, {}, {}],
    )
    file = tmp_path / "deck.pptx"
    file.write_bytes(render_pptx(scene))
    assert open_xml_sdk(file) == []
