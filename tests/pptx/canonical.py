"""A .pptx as text that can be compared and reviewed: its parts, and each part's XML in one form."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

from lxml import etree


def canonical(content: bytes, *, only: str = "") -> str:
    """The list of parts in the package's order, then each XML part pretty-printed with sorted attributes.

    Pictures are shown by the beginning of their SHA-256. ``only`` keeps the parts whose names begin with it.
    """
    with ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name.startswith(only)}
    out = [*parts, ""]
    for name, data in parts.items():
        out += [f"--- {name}", _text(name, data), ""]
    return "\n".join(out)


def _text(name: str, data: bytes) -> str:
    if not name.endswith((".xml", ".rels")):
        return f"{len(data)} bytes, {sha256(data).hexdigest()[:16]}"
    tree = etree.fromstring(data)
    for element in tree.iter("*"):
        items = sorted((str(key), str(value)) for key, value in element.attrib.items())
        element.attrib.clear()
        element.attrib.update(items)
    etree.indent(tree)
    return etree.tostring(tree, encoding="unicode")
