"""A .pptx package as parts, trees and relationships, for checks."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import cast
from zipfile import ZipFile

from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
A16 = "{http://schemas.microsoft.com/office/drawing/2014/main}"
DCTERMS = "{http://purl.org/dc/terms/}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"

Problems = Iterator[tuple[str, str]]
"""Part and message."""


@dataclass(frozen=True, slots=True)
class Relation:
    id: str
    kind: str
    """The last word of its type: slide, image, ..."""
    target: str
    """Name of a part, or an address if ``external``."""
    external: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """A package, read: part names without the leading slash."""

    entries: tuple[str, ...]
    content: dict[str, bytes]
    trees: dict[str, etree._Element]
    broken: dict[str, str]
    relations: dict[str, list[Relation]]

    def of(self, part: str, kind: str) -> list[str]:
        """The parts that ``part`` is related to by that kind."""
        return [relation.target for relation in self.relations.get(part, []) if relation.kind == kind]

    def named(self, folder: str) -> list[str]:
        return [name for name in self.content if re.fullmatch(rf"ppt/{folder}/[^/]+\.xml", name)]


def open_package(content: bytes) -> Opened:
    with ZipFile(BytesIO(content)) as archive:
        entries = tuple(archive.namelist())
        parts = {name: archive.read(name) for name in entries}
    trees: dict[str, etree._Element] = {}
    broken: dict[str, str] = {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for name, data in parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                trees[name] = etree.fromstring(data, parser)
            except etree.XMLSyntaxError as problem:
                broken[name] = str(problem)
    relations = {
        _owner(name): [_relation(_owner(name), item) for item in tree]
        for name, tree in trees.items()
        if name.endswith(".rels")
    }
    return Opened(entries, parts, trees, broken, relations)


def _owner(rels: str) -> str:
    folder, name = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def _relation(owner: str, item: etree._Element) -> Relation:
    target = item.get("Target", "")
    external = item.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/", posixpath.dirname(owner), target)).lstrip("/")
    return Relation(item.get("Id", ""), item.get("Type", "").rpartition("/")[2], target, external)


def twice(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def local(element: etree._Element) -> str:
    return etree.QName(element).localname


def elements(tree: etree._Element, path: str) -> list[etree._Element]:
    """Those that an XPath names, with the prefixes ``mc`` and ``r``: quicker than asking each of thousands."""
    return cast("list[etree._Element]", tree.xpath(path, namespaces={"mc": MC[1:-1], "r": R[1:-1]}))
