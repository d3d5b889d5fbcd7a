"""Checks inside slides, layouts, masters and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from tests.pptx.opened import A16, MC, A, M, Opened, P, Problems, elements, local, twice

_GUID: Final = re.compile(r"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}")
_ORDER: Final = {
    "sld": ("cSld", "clrMapOvr", "transition", "timing", "extLst"),
    "sldLayout": ("cSld", "clrMapOvr", "transition", "timing", "hf", "extLst"),
    "sldMaster": ("cSld", "clrMap", "sldLayoutIdLst", "transition", "timing", "hf", "txStyles", "extLst"),
    "notes": ("cSld", "clrMapOvr", "extLst"),
    "presentation": (
        "sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst", "sldIdLst", "sldSz", "notesSz", "smartTags",
        "embeddedFontLst", "custShowLst", "photoAlbum", "custDataLst", "kinsoku", "defaultTextStyle", "modifyVerifier",
        "extLst",
    ),
}  # fmt: skip


# --- inside slides ---------------------------------------------------------------------------------------------------


def _shape_parts(package: Opened) -> Iterator[tuple[str, etree._Element]]:
    for name, tree in package.trees.items():
        if tree.find(f"{P}cSld/{P}spTree") is not None:
            yield name, tree


def _outside_fallback(element: etree._Element) -> bool:
    return next(element.iterancestors(MC + "Fallback"), None) is None


def _shape_ids(tree: etree._Element) -> list[str]:
    return [item.get("id", "") for item in tree.iter(P + "cNvPr") if _outside_fallback(item)]


def shape_id_dup(package: Opened) -> Problems:
    for name, tree in _shape_parts(package):
        for value in twice(_shape_ids(tree)):
            yield name, f"two shapes have the id {value}"


def _timings(package: Opened) -> Iterator[tuple[str, etree._Element, dict[str, etree._Element]]]:
    """What happens on each slide, with the shapes that there are for whoever reads that, by their ids."""
    for name, tree in _shape_parts(package):
        for timing in tree.iter(P + "timing"):
            unread = MC + ("Fallback" if _outside_fallback(timing) else "Choice")
            read = [one for one in tree.iter(P + "cNvPr") if next(one.iterancestors(unread), None) is None]
            yield name, timing, {one.get("id", ""): list(one.iterancestors())[1] for one in read}


def timing_spid(package: Opened) -> Problems:
    for name, timing, shapes in _timings(package):
        for item in timing.iter(P + "spTgt", P + "bldP", P + "bldGraphic"):
            if item.get("spid") not in shapes:
                yield name, f"an animation moves shape {item.get('spid')}, which is not there"


def timing_dup(package: Opened) -> Problems:
    for name, timing, _ in _timings(package):
        for value in twice([item.get("id", "") for item in timing.iter(P + "cTn")]):
            yield name, f"two time nodes have the id {value}"


def timing_paragraph(package: Opened) -> Problems:
    for name, timing, shapes in _timings(package):
        for item in timing.iter(P + "pRg"):
            spid = next(item.iterancestors(P + "spTgt")).get("spid", "")
            body = shapes[spid].find(P + "txBody") if spid in shapes else None
            count = 0 if body is None else len(body.findall(A + "p"))
            first, last = int(item.get("st", "")), int(item.get("end", ""))
            if not 0 <= first <= last < count:
                yield name, f"an animation moves paragraphs {first} to {last} of the {count} of shape {spid}"


def timing_build(package: Opened) -> Problems:
    for name, timing, _ in _timings(package):
        builds = [f"{item.get('spid')}/{item.get('grpId')}" for item in timing.iterfind(f"{P}bldLst/*")]
        effects = {
            f"{target.get('spid')}/{effect.get('grpId')}"
            for effect in timing.iter(P + "cTn")
            if effect.get("grpId")
            for target in effect.iter(P + "spTgt")
        }
        for build in twice(builds):
            yield name, f"two builds have the shape and group {build}"
        for build in effects ^ set(builds):
            yield name, f"the shape and group {build} has effects without a build, or a build without effects"


def a16_guid(package: Opened) -> Problems:
    for name, tree in package.trees.items():
        values = [item.get("id", "") for item in tree.iter(A16 + "creationId")]
        for value in values:
            if not _GUID.fullmatch(value):
                yield name, f"{value!r} is no GUID"
        for value in twice(values):
            yield name, f"two shapes have the creation id {value}"


def table_grid(package: Opened) -> Problems:
    for name, tree in package.trees.items():
        for table in tree.iter(A + "tbl"):
            columns = len(table.findall(f"{A}tblGrid/{A}gridCol"))
            for row in table.iter(A + "tr"):
                if (cells := len(row.findall(A + "tc"))) != columns:
                    yield name, f"a row has {cells} cells for {columns} columns"


def _placeholders(tree: etree._Element) -> list[etree._Element]:
    return [item for item in tree.iter(P + "ph") if _outside_fallback(item)]


def title_dup(package: Opened) -> Problems:
    for name, tree in _shape_parts(package):
        if sum(item.get("type") in ("title", "ctrTitle") for item in _placeholders(tree)) > 1:
            yield name, "has two titles"


def ph_idx_not_in_layout(package: Opened) -> Problems:
    for name in package.named("slides"):
        for layout in package.of(name, "slideLayout"):
            if name not in package.trees or layout not in package.trees:
                continue
            known = {item.get("idx", "0") for item in _placeholders(package.trees[layout])}
            for item in _placeholders(package.trees[name]):
                if item.get("idx", "0") not in known:
                    yield name, f"placeholder {item.get('idx')} is not on {layout}"


def txbody_empty(package: Opened) -> Problems:
    for name, tree in package.trees.items():
        for body in tree.iter(P + "txBody", A + "txBody"):
            if body.find(A + "p") is None:
                yield name, "a text body has no paragraph"


def mc_prefix(package: Opened) -> Problems:
    for name, tree in package.trees.items():
        for element in elements(tree, "//*[@mc:Ignorable or self::mc:Choice]"):
            wanted = element.get(MC + "Ignorable", "").split()
            if element.tag == MC + "Choice":
                wanted += element.get("Requires", "").split()
            for prefix in wanted:
                if prefix not in element.nsmap:
                    yield name, f"the prefix {prefix!r} stands for nothing"


def mc_nochoice(package: Opened) -> Problems:
    for name, tree in package.trees.items():
        for element in tree.iter(MC + "AlternateContent"):
            if element.find(MC + "Choice") is None:
                yield name, "AlternateContent without a Choice"


def math_in_notes(package: Opened) -> Problems:
    for name in package.named("notesSlides"):
        if name in package.trees and next(package.trees[name].iter(M + "*"), None) is not None:
            yield name, "has a formula, which notes cannot hold"


# --- what the schemas say, for where they are not at hand ------------------------------------------------------------


def child_order(package: Opened) -> Problems:
    for name, tree in package.trees.items():
        if not str(tree.tag).startswith(P) or local(tree) not in _ORDER:
            continue
        order = _ORDER[local(tree)]
        # An AlternateContent stands for what it holds.
        children = [child[0][0] if child.tag == MC + "AlternateContent" else child for child in tree.iterchildren("*")]
        ranks = [order.index(local(child)) if local(child) in order else -1 for child in children]
        if -1 in ranks or ranks != sorted(ranks):
            yield name, f"children in wrong order: {', '.join(map(local, children))}"


def color_hex(package: Opened) -> Problems:
    for name, tree in package.trees.items():
        for item in tree.iter(A + "srgbClr"):
            if not re.fullmatch("[0-9A-Fa-f]{6}", item.get("val", "")):
                yield name, f"{item.get('val')!r} is no colour"


def _outside(value: str | None, low: int, high: int) -> bool:
    return value is not None and not (re.fullmatch(r"-?\d+", value) and low <= int(value) <= high)


def ext_size(package: Opened) -> Problems:
    for name, tree in package.trees.items():
        for item in tree.iter(A + "ext", A + "chExt"):
            if _outside(item.get("cx"), 0, 27_273_042_316_900) or _outside(item.get("cy"), 0, 27_273_042_316_900):
                yield name, f"a shape is {item.get('cx')} x {item.get('cy')}"


def level_range(package: Opened) -> Problems:
    for name, tree in package.trees.items():
        for item in tree.iter(A + "pPr"):
            if _outside(item.get("lvl"), 0, 8):
                yield name, f"level {item.get('lvl')}"


def size_range(package: Opened) -> Problems:
    for name, tree in package.trees.items():
        for item in tree.iter(A + "rPr", A + "defRPr", A + "endParaRPr"):
            if _outside(item.get("sz"), 100, 400_000):
                yield name, f"type size {item.get('sz')}"
