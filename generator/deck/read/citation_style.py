"""How works are cited: the name of a style, or the path of a ``.csl`` file."""

from __future__ import annotations

from typing import Final

from generator.citation_styles import ALSO, STYLES
from generator.deck.model import CitationStyle
from generator.deck.read.csv_cells import CsvError, text_of
from generator.deck.read.files import DataFile, read_data
from generator.deck.schema import nearest
from generator.deck.tree import Node
from generator.deck.values import Values
from generator.errors import error
from generator.patterns import pattern

MOST_BYTES: Final = 1024 * 1024
_LINK: Final = pattern(r"<link\b[^>]*>")
_HREF: Final = pattern(r'\bhref="[^"]*/([A-Za-z0-9-]+)"')
_SUFFIX: Final = ".csl"


def read_citation_style(values: Values, node: Node) -> CitationStyle | None:
    word = values.word(node, "`citation_style`")
    if not word:
        return None
    span = values.span(node)
    if word.lower().endswith(_SUFFIX) or "/" in word:
        file = read_data(values, node, "`citation_style`", MOST_BYTES)
        return _style_of(values, node, file) if file else None
    name = word.lower().replace(" ", "-").replace("_", "-")
    if name in STYLES:
        return CitationStyle(name, span)
    near = ALSO.get(name) or nearest(name, sorted(STYLES))
    hint = "There are: {known}. Any other is named by the path of its `.csl` file."
    values.note(error("unknown-citation-style", "There is no citation style {name}", span,
                      f"Did you mean `{{near}}`? {hint}" if near else hint,
                      name=word[:80], near=near, known=", ".join(STYLES)))  # fmt: skip
    return None


def _style_of(values: Values, node: Node, file: DataFile) -> CitationStyle | None:
    from generator.csl.style import Style
    from generator.csl.xml import CslError

    span = values.span(node)
    hint = "Name a style with a bibliography, as the Citation Style Language has it; or take its file anew."
    try:
        text, _ = text_of(file.content)
        parent = _parent(text)
        if parent:
            hint = f"Write `citation_style: {parent}`." if parent in STYLES else "Name the file of that style."
            raise CslError(f"it only says that it is the same as the style {parent}")
        Style(text)
    except (CsvError, CslError) as problem:
        values.note(error("citation-style-file", "{file} is no citation style: {reason}", span, hint,
                          file=file.source, reason=str(problem)))  # fmt: skip
        return None
    return CitationStyle(file.source, span, text)


def _parent(text: str) -> str:
    """The style that a file without rules of its own points at."""
    for link in _LINK.findall(text):
        if 'rel="independent-parent"' in link and (found := _HREF.search(link)):
            return found[1]
    return ""
