"""The package: a zip file written part by part, in one order and with one date, so that bytes can be compared."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, TYPE_CHECKING, Final

from generator.render.pptx.base import Base
from generator.render.pptx.ink import Ink
from generator.render.pptx.languages import office_language
from generator.render.pptx.layouts import fixed_texts, placeholders
from generator.render.pptx.markup import DECLARATION, PACKAGE, Relations
from generator.render.pptx.media import Media
from generator.render.pptx.presentation import SECTIONS_HERE, SLIDES_HERE
from generator.render.pptx.properties import app_xml, core_xml, custom_xml
from generator.render.pptx.slides import creation_ids, notes_xml, slide_xml
from generator.render.pptx.tables import STYLES_PART, has_tables, table_styles_xml
from generator.render.pptx.text import Charts, PartContext
from generator.render.pptx.zipped import Packed, packed, put
from generator.scene.boxes import ChartBox, single
from generator.scene.formula_places import has_formulas
from generator.scene.page import Page, Scene

if TYPE_CHECKING:
    from generator.render.pptx.formulas import FormulaPictures

FIRST_SLIDE_ID: Final = 256

_DOCUMENT: Final = "application/vnd.openxmlformats-officedocument"


def write_package(
    stream: IO[bytes], scene: Scene, base: Base, on_layouts: dict[str, Media], own: dict[str, Media]
) -> None:
    """Writes the deck to ``stream``; ``own`` are the pictures that are not in the base."""
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in _parts(scene, base, on_layouts, own):
            put(content if isinstance(content, Packed) else packed(name, content), archive, stream)


def _parts(
    scene: Scene, base: Base, on_layouts: dict[str, Media], own: dict[str, Media]
) -> Iterator[tuple[str, str | bytes | Packed]]:
    media = {key: picture.name for key, picture in (on_layouts | own).items()}
    with_notes = {page.id: number for number, page in enumerate((page for page in scene.pages if page.notes), 1)}
    formulas = _formula_pictures(scene)
    yield "[Content_Types].xml", _content_types(scene, base, own.values(), formulas=bool(formulas))
    yield "_rels/.rels", _root_relations(scene)
    yield "docProps/app.xml", app_xml(scene)
    yield "docProps/core.xml", core_xml(scene)
    if scene.facts:
        yield "docProps/custom.xml", custom_xml(scene.facts)
    yield from _presentation(scene, base)
    styles = {STYLES_PART: table_styles_xml(scene)} if has_tables(scene) else {}
    for name, content in base.parts.items():
        yield name, styles.get(name, content)
    for picture in own.values():
        yield f"ppt/media/{picture.name}", picture.content()
    ink = Ink.of(scene.theme)
    numbers = {page.id: page_number for page_number, page in enumerate(scene.pages, 1)}
    layouts = {
        layout.name: (
            layout,
            placeholders(layout),
            fixed_texts(layout.boxes),
            f"../slideLayouts/slideLayout{number}.xml",
        )
        for number, layout in enumerate(scene.layouts, 1)
    }
    creation = creation_ids(scene.pages)
    charts = Charts()
    for number, page in enumerate(scene.pages, 1):
        if page.layout not in layouts:
            raise ValueError(f"scene: page {page.id} has the layout {page.layout}, which the Scene does not have")
        layout, bases, shown, part = layouts[page.layout]
        if lost := fixed_texts(page.boxes).items() - shown.items():
            raise ValueError(f"scene: page {page.id} has fixed boxes that layout {layout.name} does not show: {lost}")
        relations = Relations()
        relations.add("slideLayout", part)
        if page.notes:
            relations.add("notesSlide", f"../notesSlides/notesSlide{with_notes[page.id]}.xml")
        around = PartContext(
            ink,
            office_language(page.lang),
            relations,
            media,
            numbers,
            _names(page, scene),
            charts,
            formula_pictures=formulas,
        )
        before = len(charts.boxes)
        yield f"ppt/slides/slide{number}.xml", slide_xml(page, layout, bases, creation[page.id], around)
        yield f"ppt/slides/_rels/slide{number}.xml.rels", relations.xml()
        if formulas:
            from generator.render.pptx.formulas import picture_parts

            yield from picture_parts(formulas)
        for chart in range(before, len(charts.boxes)):
            yield from _chart(charts.boxes[chart], chart + 1, around)
        if page.notes:
            yield from _notes(page, number, with_notes[page.id], ink, scene.names)


def _names(page: Page, scene: Scene) -> Mapping[str, str]:
    """What shapes are called on a page."""
    if not page.pairs:
        return scene.names
    from generator.render.pptx.transitions import names_on  # for decks that have transitions

    return names_on(page, scene.names)


def _formula_pictures(scene: Scene) -> FormulaPictures | None:
    """What collects them, if the deck has formulas."""
    if not any(has_formulas(box) for page in scene.pages for box in page.texts):
        return None
    from generator.render.pptx.formulas import FormulaPictures

    return FormulaPictures()


def _chart(box: ChartBox, number: int, around: PartContext) -> Iterator[tuple[str, str | bytes]]:
    from generator.render.pptx.charts import chart_workbook, chart_xml  # for decks that have charts

    relations = Relations()
    book = f"Microsoft_Excel_Sheet{number}.xlsx"
    relation = relations.add("package", f"../embeddings/{book}")
    yield f"ppt/charts/chart{number}.xml", chart_xml(box, around.ink, around.lang, relation)
    yield f"ppt/charts/_rels/chart{number}.xml.rels", relations.xml()
    yield f"ppt/embeddings/{book}", chart_workbook(box)


def _notes(page: Page, slide: int, number: int, ink: Ink, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    relations = Relations()
    relations.add("notesMaster", "../notesMasters/notesMaster1.xml")
    relations.add("slide", f"../slides/slide{slide}.xml")
    around = PartContext(ink, office_language(page.lang), relations, {}, names=names)
    yield f"ppt/notesSlides/notesSlide{number}.xml", notes_xml(page.notes, around)
    yield f"ppt/notesSlides/_rels/notesSlide{number}.xml.rels", relations.xml()


def _presentation(scene: Scene, base: Base) -> Iterator[tuple[str, str]]:
    """The base's presentation part with the list of slides; their relationships follow the base's own."""
    slides = range(len(scene.pages))
    of_presentation = base.relations.copy()
    relations = [of_presentation.add("slide", f"slides/slide{at + 1}.xml") for at in slides]
    ids = [FIRST_SLIDE_ID + at for at in slides]
    listed = "".join(
        f'<p:sldId id="{number}" r:id="{relation}"/>' for number, relation in zip(ids, relations, strict=True)
    )
    xml = base.presentation.replace(SLIDES_HERE, f"<p:sldIdLst>{listed}</p:sldIdLst>" if listed else "")
    yield "ppt/presentation.xml", xml.replace(SECTIONS_HERE, _sections(scene, ids))
    yield "ppt/_rels/presentation.xml.rels", of_presentation.xml()


def _sections(scene: Scene, ids: Sequence[int]) -> str:
    if not any(page.section for page in scene.pages):
        return ""
    from generator.render.pptx.sections import sections_xml  # for decks that have sections

    return sections_xml(scene, ids)


def _content_types(scene: Scene, base: Base, own: Iterable[Media], *, formulas: bool) -> str:
    """Content types by extension where they are always the same, by part elsewhere."""
    defaults = {**base.extensions, **{picture.extension: picture.media_type for picture in own}}
    if formulas:
        defaults |= {"png": "image/png", "svg": "image/svg+xml"}
    parts = dict(base.types)
    parts["/docProps/app.xml"] = f"{_DOCUMENT}.extended-properties+xml"
    parts["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    if scene.facts:
        parts["/docProps/custom.xml"] = f"{_DOCUMENT}.custom-properties+xml"
    charts = sum(isinstance(box, ChartBox) for page in scene.pages for box in single(page.boxes))
    if charts:
        defaults["xlsx"] = f"{_DOCUMENT}.spreadsheetml.sheet"
    slides, notes = len(scene.pages), sum(bool(page.notes) for page in scene.pages)
    for count, name, kind in (
        (slides, "slides/slide", "presentationml.slide"),
        (notes, "notesSlides/notesSlide", "presentationml.notesSlide"),
        (charts, "charts/chart", "drawingml.chart"),
    ):
        for number in range(1, count + 1):
            parts[f"/ppt/{name}{number}.xml"] = f"{_DOCUMENT}.{kind}+xml"
    items = "".join(f'<Default Extension="{name}" ContentType="{kind}"/>' for name, kind in sorted(defaults.items()))
    items += "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    return f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">{items}</Types>'


def _root_relations(scene: Scene) -> str:
    relations = Relations()
    relations.add("officeDocument", "ppt/presentation.xml")
    relations.add(f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")
    relations.add("extended-properties", "docProps/app.xml")
    if scene.facts:
        relations.add("custom-properties", "docProps/custom.xml")
    return relations.xml()
