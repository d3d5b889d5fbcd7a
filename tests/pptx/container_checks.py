"""Checks of the package itself: entries, content types, relationships, and which part belongs to which."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from lxml import etree

from tests.pptx.opened import CT, DCTERMS, P14, Opened, P, Problems, R, elements, local, twice

_DATE: Final = re.compile(r"\d{4}(-\d\d(-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)|-\d\d)?)?")
_MAGIC: Final = {
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "gif": (b"GIF87a", b"GIF89a"),
    "bmp": (b"BM",),
    "tiff": (b"II*\0", b"MM\0*"),
}

# --- zip, content types, relationships -------------------------------------------------------------------------------


def zip_dup(package: Opened) -> Problems:
    for name in twice([entry.lower() for entry in package.entries]):
        yield name, "the zip file has two entries of this name"


def not_xml(package: Opened) -> Problems:
    yield from package.broken.items()


def dtd(package: Opened) -> Problems:
    for name, tree in package.trees.items():
        if getattr(tree.getroottree().docinfo, "doctype", ""):
            yield name, "has a document type declaration"


def _types(package: Opened) -> tuple[dict[str, str], dict[str, str]]:
    tree = package.trees.get("[Content_Types].xml")
    items = list(tree) if tree is not None else []
    defaults = {
        item.get("Extension", "").lower(): item.get("ContentType", "") for item in items if _is(item, "Default")
    }
    overrides = {
        item.get("PartName", "").lstrip("/"): item.get("ContentType", "") for item in items if _is(item, "Override")
    }
    return defaults, overrides


def _is(item: etree._Element, name: str) -> bool:
    return item.tag == CT + name


def ct_phantom(package: Opened) -> Problems:
    for name in _types(package)[1]:
        if name not in package.content:
            yield name, "has a content type but is not there"


def ct_missing(package: Opened) -> Problems:
    defaults, overrides = _types(package)
    for name in package.content:
        known = name in overrides or name.rpartition(".")[2].lower() in defaults
        if not known and name != "[Content_Types].xml":
            yield name, "has no content type"


def ct_no_override(package: Opened) -> Problems:
    overrides = _types(package)[1]
    for name in package.content:
        if name.startswith(("ppt/", "docProps/")) and name.endswith(".xml") and name not in overrides:
            yield name, "is known as plain XML only"


def rel_dangling(package: Opened) -> Problems:
    for owner, relations in package.relations.items():
        for relation in relations:
            if not relation.external and relation.target not in package.content:
                yield owner, f"{relation.id} leads to {relation.target}, which is not there"


def rel_dup(package: Opened) -> Problems:
    for owner, relations in package.relations.items():
        for identifier in twice([relation.id for relation in relations]):
            yield owner, f"two relationships have the id {identifier}"


def rid_missing(package: Opened) -> Problems:
    for name, tree in package.trees.items():
        known = {relation.id for relation in package.relations.get(name, [])}
        for element in elements(tree, "//*[@r:*]"):
            for key, value in element.attrib.items():
                if str(key).startswith(R) and value and value not in known:
                    yield name, f"{local(element)} uses {value!r}, which is no relationship"


# --- presentation, masters, layouts, slides, notes -------------------------------------------------------------------

_PRESENTATION: Final = "ppt/presentation.xml"


def _slide_ids(package: Opened) -> list[etree._Element]:
    tree = package.trees.get(_PRESENTATION)
    return [] if tree is None else list(tree.iter(P + "sldId"))


def sldid_dup(package: Opened) -> Problems:
    items = _slide_ids(package)
    for key in ("id", R + "id"):
        for value in twice([item.get(key, "") for item in items]):
            yield _PRESENTATION, f"two slides share {value!r}"


def sldid_range(package: Opened) -> Problems:
    for item in _slide_ids(package):
        value = item.get("id", "")
        if not value.isdecimal() or not 256 <= int(value) < 2**31:
            yield _PRESENTATION, f"slide id {value!r}"


def master_layout_id_dup(package: Opened) -> Problems:
    found = [
        (name, item.get("id", ""))
        for name, tree in package.trees.items()
        for item in tree.iter(P + "sldMasterId", P + "sldLayoutId")
    ]
    for value in twice([value for _, value in found]):
        yield _PRESENTATION, f"masters and layouts share the id {value}"
    for name, value in found:
        if not value.isdecimal() or not 2**31 <= int(value) < 2**32:
            yield name, f"master or layout id {value!r}"


def slide_layout_count(package: Opened) -> Problems:
    for name in package.named("slides"):
        if (count := len(package.of(name, "slideLayout"))) != 1:
            yield name, f"has {count} layouts"


def notes_no_master(package: Opened) -> Problems:
    for name in package.named("notesSlides"):
        if len(package.of(name, "notesMaster")) != 1:
            yield name, "has no notes master"


def notes_slide_count(package: Opened) -> Problems:
    for name in package.named("notesSlides"):
        if (count := len(package.of(name, "slide"))) != 1:
            yield name, f"belongs to {count} slides"


def notesmaster_not_listed(package: Opened) -> Problems:
    tree = package.trees.get(_PRESENTATION)
    if tree is None:
        return
    listed = {item.get(R + "id") for item in tree.iter(P + "notesMasterId")}
    targets = {item.target for item in package.relations.get(_PRESENTATION, []) if item.id in listed}
    for name in package.named("notesMasters"):
        if name not in targets:
            yield name, "is not in the presentation's list"


def slide_orphan(package: Opened) -> Problems:
    listed = {item.get(R + "id") for item in _slide_ids(package)}
    targets = {item.target for item in package.relations.get(_PRESENTATION, []) if item.id in listed}
    for name in package.named("slides"):
        if name not in targets:
            yield name, "is not in the presentation's list"


def section_ids(package: Opened) -> Problems:
    tree = package.trees.get(_PRESENTATION)
    known = {item.get("id") for item in _slide_ids(package)}
    for item in tree.iter(P14 + "sldId") if tree is not None else ():
        if item.get("id") not in known:
            yield _PRESENTATION, f"a section names slide {item.get('id')}, which is not there"


def section_guid_dup(package: Opened) -> Problems:
    tree = package.trees.get(_PRESENTATION)
    if tree is not None:
        for value in twice([item.get("id", "") for item in tree.iter(P14 + "section")]):
            yield _PRESENTATION, f"two sections share {value}"


def core_date(package: Opened) -> Problems:
    tree = package.trees.get("docProps/core.xml")
    for item in tree.iter(DCTERMS + "created", DCTERMS + "modified") if tree is not None else ():
        if not _is_date(item.text or ""):
            yield "docProps/core.xml", f"{item.text!r} is no W3CDTF date"


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text if len(text) > 7 else f"{text}-01-01"[:10])
    except ValueError:
        return False
    return True


def img_magic(package: Opened) -> Problems:
    for name, data in package.content.items():
        starts = _MAGIC.get(name.rpartition(".")[2].lower())
        if starts and not data.startswith(starts):
            yield name, "is not a picture of the kind that its name says"
