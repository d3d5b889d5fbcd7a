"""What follows the key of a citation: ``pp. 3-4, passim`` -> which part of the work, and what else is said."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from generator.patterns import pattern

_WORDS: Final = {
    "page": "p pp page pages s seite seiten blz bladzijde pag pagg pág págs página páginas pagina pagine",
    "chapter": "chap chaps chapter chapters ch chapitre chapitres kap kapitel hoofdstuk hfst cap capítulo capitolo",
    "section": "§ §§ sec secs sect section sections abschnitt abschn sezione sección secção",
    "figure": "fig figs figure figures abb abbildung figura",
    "volume": "vol vols volume volumes t tome tomes bd band deel tomo",
    "note": "n note notes anm fn nota",
    "line": "l ll line lines ligne lignes zeile riga",
    "paragraph": "¶ ¶¶ para paras par paragraph paragraphs al alinéa absatz abs",
    "part": "part parts partie parties teil pt pts parte",
    "column": "col cols column columns colonne colonnes spalte",
    "issue": "no n° nº nos nr num numéro issue issues heft",
    "book": "bk bks book livre livres buch libro",
    "verse": "v vv verse verses vers",
    "folio": "fol fols folio folios",
    "opus": "op opp opus",
}
_LABELS: Final = {word: label for label, words in _WORDS.items() for word in words.split()}
_LOCATOR: Final = pattern(
    r"(?:(?P<word>[^\W\d_]+(?![^\W\d_])[°º]?|§§?|¶¶?)(?P<dot>\.?)[\s\u00a0\u202f]*)?"
    r"(?P<number>[a-z]?\d[\w.:/]*(?:\s*(?:[-–—&]|,\s*(?=[\divxlc]))\s*[a-z]?\d[\w.:/]*)*|[ivxlcdm]+(?:\s*[-–]\s*[ivxlcdm]+)?)"
    r"(?P<rest>(?:$|[\s,;].*))",
    2 | 16,
)


class Locator(Struct, frozen=True):
    number: str = ""
    label: str = "page"
    """What it counts, in CSL's words."""
    rest: str = ""
    """What else is said, as it stands after the citation."""


def locator_of(typed: str) -> Locator:
    typed = " ".join(typed.strip("{} ").split())
    if not typed:
        return Locator()
    found = _LOCATOR.fullmatch(typed)
    word = found["word"].lower() if found and found["word"] else ""
    if found is None or (word and word not in _LABELS):
        return Locator(rest=f", {typed}")
    rest = found["rest"].strip()
    number = found["number"].rstrip(".,:")
    return Locator(number, _LABELS[word] if word else "page", rest if rest[:1] in ("", ",", ";") else f" {rest}")
