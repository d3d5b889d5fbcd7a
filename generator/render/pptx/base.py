"""The base: masters, layouts and themes, without slides and document properties.

It is written as text, as slides are, in some 10 ms; to keep it from one build to the next would take as long.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from generator.render.pptx.ink import Ink, theme_xml
from generator.render.pptx.languages import office_language
from generator.render.pptx.layouts import layout_xml, master_xml
from generator.render.pptx.markup import DECLARATION, NAMESPACES, Relations
from generator.render.pptx.media import Media
from generator.render.pptx.presentation import notes_master_xml, presentation_xml
from generator.render.pptx.text import PartContext
from generator.scene.page import Scene

_CONTENT: Final = "application/vnd.openxmlformats-officedocument"
_PROPERTIES: Final = (
    f"{DECLARATION}<p:presentationPr {NAMESPACES}><p:extLst>"
    # What was cut off a picture stays in the file, and no picture is made coarser when it is saved.
    '<p:ext uri="{E76CE94A-603C-4142-B9EB-6D1370010A27}"><p14:discardImageEditData '
    'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" val="0"/></p:ext>'
    '<p:ext uri="{D31A062A-798A-4329-ABDD-BBA856620510}"><p14:defaultImageDpi '
    'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" val="0"/></p:ext>'
    "</p:extLst></p:presentationPr>"
)
_TABLE_STYLES: Final = (
    f'{DECLARATION}<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"/>'
)
"""Of a deck without tables: those that a user adds have PowerPoint's own style."""
_EXTENSIONS: Final = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}


class Base(Struct, frozen=True):
    """The parts that do not depend on the slides, by name: with their relationships, and apart from them the part of
    the presentation, to which slides are added."""

    parts: Mapping[str, str | bytes]
    types: Mapping[str, str]
    """What each part holds, by its name with a slash before it."""
    extensions: Mapping[str, str]
    """The same by what names end with, for parts that are always alike."""
    presentation: str
    relations: Relations


def build_base(scene: Scene, pictures: Mapping[str, Media]) -> Base:
    """``pictures`` are those of the layouts."""
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
    return Base(dict(sorted(parts.items())), types, extensions, presentation, of_presentation)


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
    yield "presProps.xml", (_type("presProps"), _PROPERTIES, Relations())
    yield "tableStyles.xml", (_type("tableStyles"), _TABLE_STYLES, Relations())


def _related(*targets: tuple[str, str]) -> Relations:
    relations = Relations()
    for kind, target in targets:
        relations.add(kind, target)
    return relations


def _type(kind: str) -> str:
    return f"{_CONTENT}.presentationml.{kind}+xml"
