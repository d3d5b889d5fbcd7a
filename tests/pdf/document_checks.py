"""Our own checks of a PDF: what PDF/UA-1 (ISO 14289-1) asks and a program can see, and that nothing in it acts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pikepdf

Pdf = pikepdf.Pdf


def check_document(content: bytes) -> list[str]:
    """Everything that is wrong with the PDF, described for people; empty for a sound one."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return [f"{check.__name__}: {problem}" for check in CHECKS for problem in check(pdf)]


def says_what_it_is(pdf: Pdf) -> Iterator[str]:
    root: Any = pdf.Root
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "the document does not say that it is tagged"
    if not str(root.get("/Lang", "")):
        yield "no language"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "viewers are not asked to show the title"
    with pdf.open_metadata() as metadata:
        if not metadata.get("dc:title"):
            yield "no title in the metadata"
        if str(metadata.get("pdfuaid:part", "")) != "1":
            yield "the metadata do not claim PDF/UA-1"


def every_mark_is_text_or_artifact(pdf: Pdf) -> Iterator[str]:
    """Whatever is painted stands inside a marked sequence, with a number or as an artifact."""
    paints = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh"}
    for number, page in enumerate(pdf.pages, 1):
        stack: list[bool] = []
        for instruction in pikepdf.parse_content_stream(page):
            operands: Any = instruction.operands
            name = str(instruction.operator)
            if name in ("BDC", "BMC"):
                marked = str(operands[0]) == "/Artifact" or (len(operands) > 1 and "/MCID" in operands[1])
                stack.append(marked)
            elif name == "EMC":
                stack.pop()
            elif name in paints and not any(stack):
                yield f"page {number} paints with {name} outside the tagged content"
                break


def annotated(pdf: Pdf) -> list[tuple[int, Any]]:
    """With the number of their page."""
    found = []
    for number, page in enumerate(pdf.pages, 1):
        inner: Any = page.get("/Annots", [])
        found += [(number, annotation) for annotation in inner]
    return found


def fonts_are_embedded(pdf: Pdf) -> Iterator[str]:
    for font in fonts(pdf):
        name = str(font.get("/BaseFont", font.get("/Name", "a font")))
        if "/ToUnicode" not in font:
            yield f"{name} does not tell which letters its shapes are"
        if str(font.Subtype) == "/Type3":
            continue
        inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(inner.FontDescriptor.keys()):
            yield f"{name} is not embedded"


def fonts(pdf: Pdf) -> list[Any]:
    found: dict[Any, Any] = {}
    for page in pdf.pages:
        resources: Any = page.get("/Resources", {})
        found |= {font.objgen: font for font in resources.get("/Font", {}).values()}
    return list(found.values())


def headings_step_down_by_one(pdf: Pdf) -> Iterator[str]:
    last = 0
    for element in elements(pdf):
        kind = str(element.S)[1:]
        if kind[0] == "H" and kind[1:].isdigit():
            if int(kind[1:]) > last + 1:
                yield f"{kind} follows H{last}"
            last = int(kind[1:])


def elements(pdf: Pdf) -> Iterator[Any]:
    """The structure elements, in reading order."""

    def below(parent: Any) -> Iterator[Any]:
        inner = parent.get("/K")
        children = [] if inner is None else list(inner) if isinstance(inner, pikepdf.Array) else [inner]
        for child in children:
            if isinstance(child, pikepdf.Dictionary) and "/S" in child:
                yield child
                yield from below(child)

    root: Any = pdf.Root
    return below(root.get("/StructTreeRoot", {}))


def figures_have_alternatives(pdf: Pdf) -> Iterator[str]:
    for element in elements(pdf):
        if str(element.S) == "/Figure" and not str(element.get("/Alt", "")):
            yield "a figure has no alternative text"


def links_are_described(pdf: Pdf) -> Iterator[str]:
    tagged = sum(str(element.S) == "/Link" for element in elements(pdf))
    for number, annotation in annotated(pdf):
        if not str(annotation.get("/Contents", "")):
            yield f"a link on page {number} has no description"
        if "/StructParent" not in annotation:
            yield f"a link on page {number} is not in the structure"
    if annotated(pdf) and not tagged:
        yield "no link is tagged"


def pages_keep_the_reading_order(pdf: Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, 1):
        if str(page.get("/Tabs", "")) != "/S" and "/Annots" in page:
            yield f"page {number}: the tabulator key does not follow the structure"


def nothing_acts(pdf: Pdf) -> Iterator[str]:
    """No script, no file, no form; a link leads to an address or to a page."""
    root: Any = pdf.Root
    for name in ("/OpenAction", "/AA", "/AcroForm"):
        if name in root:
            yield f"the document has {name}"
    for name in ("/JavaScript", "/EmbeddedFiles"):
        if name in root.get("/Names", {}):
            yield f"the document has {name}"
    for number, page in enumerate(pdf.pages, 1):
        if "/AA" in page:
            yield f"page {number} acts"
    for number, annotation in annotated(pdf):
        action = annotation.get("/A")
        if str(annotation.Subtype) != "/Link":
            yield f"page {number} has an annotation {annotation.Subtype}"
        elif action is not None and str(action.S) not in ("/URI", "/GoTo"):
            yield f"page {number} has a link that is {action.S}"


CHECKS: tuple[Callable[[Pdf], Iterator[str]], ...] = (
    says_what_it_is,
    every_mark_is_text_or_artifact,
    fonts_are_embedded,
    headings_step_down_by_one,
    figures_have_alternatives,
    links_are_described,
    pages_keep_the_reading_order,
    nothing_acts,
)


def bookmarks(pdf: Pdf) -> list[tuple[int, str, int]]:
    """Depth from 1, title, number of the page, in order."""
    pages = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
    found: list[tuple[int, str, int]] = []

    def walk(items: Any, depth: int) -> None:
        for item in items:
            target = item.destination if item.destination is not None else item.action.D
            found.append((depth, str(item.title), pages[target[0].objgen]))
            walk(item.children, depth + 1)

    with pdf.open_outline() as outline:
        walk(outline.root, 1)
    return found
