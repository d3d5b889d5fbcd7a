"""The base: masters, layouts and themes, without slides and document properties.

It is written as text, as slides are, in some 10 ms; to keep it from one build to the next would take as long. A process
that writes many decks of one look makes it once.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any, Final

from msgspec import Struct

from generator.render.pptx.ink import Ink, theme_xml
from generator.render.pptx.languages import office_language
from generator.render.pptx.layouts import layout_xml, master_xml
from generator.render.pptx.markup import Relations
from generator.render.pptx.media import Media
from generator.render.pptx.presentation import notes_master_xml, presentation_xml
from generator.render.pptx.skeleton import PROPERTIES, TABLE_STYLES, skeleton
from generator.render.pptx.text import PartContext
from generator.render.pptx.zipped import Packed, packed
from generator.scene.page import Scene

_CONTENT: Final = "application/vnd.openxmlformats-officedocument"
_EXTENSIONS: Final = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}


class Base(Struct, frozen=True):
    """The parts that do not depend on the slides, by name: with their relationships, and apart from them the part of
    the presentation, to which slides are added."""

    parts: Mapping[str, Packed]
    types: Mapping[str, str]
    """What each part holds, by its name with a slash before it."""
    extensions: Mapping[str, str]
    """The same by what names end with, for parts that are always alike."""
    presentation: str
    relations: Relations


_MADE: Final[deque[tuple[tuple[Any, ...], Base]]] = deque(maxlen=4)
"""The last ones, and all of their Scenes that they depend on, compared by equality."""


def build_base(scene: Scene, pictures: Mapping[str, Media]) -> Base:
    """``pictures`` are those of the layouts; where there are any, their files are read each time."""
    inputs = (scene.theme, scene.size, scene.lang, scene.rtl, scene.names, scene.layouts)
    if pictures:
        return _built(scene, pictures)
    found = next((base for made_of, base in _MADE if made_of == inputs), None)
    if found is None:
        found = _built(scene, pictures)
        _MADE.append((inputs, found))
    return found


def _built(scene: Scene, pictures: Mapping[str, Media]) -> Base:
    made = dict(_parts(scene, pictures))
    types = {f"/ppt/{name}": kind for name, (kind, _, _) in sorted(made.items())}
    _, presentation, of_presentation = made.pop("presentation.xml")
    parts: dict[str, str | bytes] = {f"ppt/media/{picture.name}": picture.content() for picture in pictures.values()}
    for name, (_, xml, relations) in made.items():
        parts[f"ppt/{name}"] = xml
        if any(relations):
            folder, _, file = name.rpartition("/")
            parts[f"ppt/{folder}/_rels/{file}.rels"] = relations.xml()
    extensions = _EXTENSIONS | {picture.extension: picture.media_type for picture in pictures.values()}
    zipped = {name: packed(name, content) for name, content in sorted(parts.items())}
    return Base(zipped, types, extensions, presentation, of_presentation)


def _parts(scene: Scene, pictures: Mapping[str, Media]) -> Iterator[tuple[str, tuple[str, str, Relations]]]:
    """Name below ``ppt``, type of content, XML and relationships. The presentation's own are counted on: rId1 is the
    master, rId2 the notes master (see ``presentation_xml``); those of the master are its layouts in their order."""
    ink = Ink.of(scene.theme)
    files = {key: picture.name for key, picture in pictures.items()}

    def around(relations: Relations) -> PartContext:
        return PartContext(ink, office_language(scene.lang), relations, files, names=scene.names)

    of_presentation = _related(
        ("slideMaster", "slideMasters/slideMaster1.xml"),
        ("notesMaster", "notesMasters/notesMaster1.xml"),
        ("presProps", "presProps.xml"),
        ("tableStyles", "tableStyles.xml"),
        ("theme", "theme/theme1.xml"),
    )
    of_master, of_notes = Relations(), _related(("theme", "../theme/theme2.xml"))
    yield "presentation.xml", (_type("presentation.main"), presentation_xml(scene, ink), of_presentation)
    for number, layout in enumerate(scene.layouts, 1):
        relations = Relations()
        xml = layout_xml(layout, around(relations))
        relations.add("slideMaster", "../slideMasters/slideMaster1.xml")
        of_master.add("slideLayout", f"../slideLayouts/slideLayout{number}.xml")
        yield f"slideLayouts/slideLayout{number}.xml", (_type("slideLayout"), xml, relations)
    of_master.add("theme", "../theme/theme1.xml")
    master = master_xml(scene, around(Relations()))
    yield "slideMasters/slideMaster1.xml", (_type("slideMaster"), master, of_master)
    yield "notesMasters/notesMaster1.xml", (_type("notesMaster"), notes_master_xml(scene, ink), of_notes)
    for number in (1, 2):
        yield f"theme/theme{number}.xml", (f"{_CONTENT}.theme+xml", theme_xml(scene.theme), Relations())
    yield PROPERTIES, (_type("presProps"), skeleton()[PROPERTIES], Relations())
    yield TABLE_STYLES, (_type("tableStyles"), skeleton()[TABLE_STYLES], Relations())


def _related(*targets: tuple[str, str]) -> Relations:
    relations = Relations()
    for kind, target in targets:
        relations.add(kind, target)
    return relations


def _type(kind: str) -> str:
    return f"{_CONTENT}.presentationml.{kind}+xml"
