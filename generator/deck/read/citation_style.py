"""How works are cited: the name of a style, or the path of a ``.csl`` file."""

from __future__ import annotations

from typing import Final

from generator.citation_styles import ALSO, KNOWN_STYLES
from generator.deck.model import CitationStyle
from generator.deck.read.csv_cells import CsvError, text_of
from generator.deck.read.files import read_data
from generator.deck.schema import nearest
from generator.deck.tree import Node
from generator.deck.values import Values
from generator.errors import error
from generator.patterns import pattern

MOST_BYTES: Final = 1024 * 1024
_CSL: Final = "{http://purl.org/net/xbiblio/csl}"
_PARENT: Final = pattern(r'<link\b[^>]*\bhref="[^"]*/([a-z0-9-]+)"[^>]*\brel="independent-parent"|'
                         r'<link\b[^>]*\brel="independent-parent"[^>]*\bhref="[^"]*/([a-z0-9-]+)"')  # fmt: skip
_SUFFIX: Final = ".csl"


def read_citation_style(values: Values, node: Node) -> CitationStyle | None:
    word = values.word(node, "`citation_style`")
    if not word:
        return None
    span = values.span(node)
    if word.lower().endswith(_SUFFIX) or "/" in word:
        return _read_file(values, node)
    name = word.lower().replace(" ", "-").replace("_", "-")
    if name in KNOWN_STYLES:
        return CitationStyle(name, span)
    near = ALSO.get(name) or nearest(name, sorted(KNOWN_STYLES))
    hint = "Did you mean `{near}`? There are: {known}. Any other is named by the path of its `.csl` file."
    if near is None:
        hint = "There are: {known}. Any other is named by the path of its `.csl` file."
    values.note(error("unknown-citation-style", "There is no citation style {name}", span, hint,
                      name=word[:80], near=near, known=", ".join(KNOWN_STYLES)))  # fmt: skip
    return None


def _read_file(values: Values, node: Node) -> CitationStyle | None:
    file = read_data(values, node, "`citation_style`", MOST_BYTES)
    if file is None:
        return None
    span = values.span(node)

    def wrong(reason: str, hint: str = "Take the style's file anew from where you have it.") -> None:
        values.note(error("citation-style-file", "{file} is no citation style: {reason}", span, hint,
                          file=file.source, reason=reason))  # fmt: skip

    try:
        text, _ = text_of(file.content)
    except CsvError as problem:
        wrong(str(problem))
        return None
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        wrong("it declares entities, which no style needs")
        return None
    from xml.etree.ElementTree import ParseError, fromstring

    try:
        root = fromstring(text)  # noqa: S314 - no entities
    except ParseError as problem:
        line = problem.position[0]
        wrong(f"its line {line} is no XML")
        return None
    except RecursionError:
        wrong("it is nested too deep")
        return None
    if root.tag != f"{_CSL}style":
        wrong("it does not begin with `<style>` of CSL", "Name a `.csl` file.")
        return None
    if found := _PARENT.search(text):
        parent = found[1] or found[2]
        hint = f"Write `citation_style: {parent}`." if parent in KNOWN_STYLES else "Name the file of that style."
        wrong(f"it only says that it is the same as the style {parent}", hint)
        return None
    if root.find(f"{_CSL}citation") is None or root.find(f"{_CSL}bibliography") is None:
        wrong("it has no `<citation>`, or no `<bibliography>`", "Styles without a bibliography cannot list works.")
        return None
    return CitationStyle(file.source, span, text)
