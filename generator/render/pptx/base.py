"""The base of every deck in one theme: masters, layouts and themes, as a package without slides.

python-pptx assembles it, which takes a third of a second, mostly for the import; so it is kept (see ``cache``) and this
module is imported only when it is not there.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part, XmlPart
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.parts.slide import NotesMasterPart, SlideLayoutPart, SlideMasterPart

from generator.render.pptx.ink import Ink, theme_xml
from generator.render.pptx.languages import office_language
from generator.render.pptx.layouts import layout_xml, master_xml
from generator.render.pptx.markup import Relations
from generator.render.pptx.media import Media
from generator.render.pptx.presentation import notes_master_xml, presentation_xml
from generator.render.pptx.text import PartContext
from generator.scene.page import Scene


def build_base(scene: Scene, pictures: Mapping[str, Media]) -> bytes:
    """A package with everything but slides and document properties. ``pictures`` are those of the layouts."""
    ink = Ink.of(scene.theme)
    presentation = Presentation().part
    package = presentation.package
    kept = [(kind, presentation.part_related_by(kind)) for kind in (RT.PRES_PROPS, RT.TABLE_STYLES)]
    for owner in (presentation.rels, package._rels):
        for relation in list(owner):
            owner.pop(relation)

    def around(relations: Relations) -> PartContext:
        files = {key: picture.name for key, picture in pictures.items()}
        return PartContext(ink, office_language(scene.lang), relations, files, names=scene.names)

    themes = [
        _part(Part, f"theme/theme{number}.xml", CT.OFC_THEME, package, theme_xml(scene.theme)) for number in (1, 2)
    ]
    xml = master_xml(scene, around(Relations()))
    master = _part(SlideMasterPart, "slideMasters/slideMaster1.xml", CT.PML_SLIDE_MASTER, package, xml)
    images = {
        f"../media/{picture.name}": Part(
            PackURI(f"/ppt/media/{picture.name}"), picture.media_type, package, picture.content()
        )
        for picture in pictures.values()
    }
    for number, layout in enumerate(scene.layouts, 1):
        relations = Relations()
        xml = layout_xml(layout, around(relations))
        part = _part(SlideLayoutPart, f"slideLayouts/slideLayout{number}.xml", CT.PML_SLIDE_LAYOUT, package, xml)
        for kind, target, external in relations:
            part.rels._add_relationship(f"{_OFFICE}/{kind}", target if external else images[target], external)
        part.relate_to(master, RT.SLIDE_MASTER)
        master.relate_to(part, RT.SLIDE_LAYOUT)
    master.relate_to(themes[0], RT.THEME)
    xml = notes_master_xml(scene, ink)
    notes = _part(NotesMasterPart, "notesMasters/notesMaster1.xml", CT.PML_NOTES_MASTER, package, xml)
    notes.relate_to(themes[1], RT.THEME)

    presentation._element = parse_xml(presentation_xml(scene, ink).encode())
    for kind, part in ((RT.SLIDE_MASTER, master), (RT.NOTES_MASTER, notes), *kept, (RT.THEME, themes[0])):
        presentation.relate_to(part, kind)
    package.relate_to(presentation, RT.OFFICE_DOCUMENT)
    out = BytesIO()
    package.save(out)
    return out.getvalue()


_OFFICE = RT.IMAGE.rpartition("/")[0]


def _part(kind: type[Part] | type[XmlPart], name: str, content_type: str, package: Any, xml: str) -> Any:
    """A part from text; python-pptx parses it, so that what is not well-formed fails here."""
    return kind.load(PackURI(f"/ppt/{name}"), content_type, package, xml.encode())
