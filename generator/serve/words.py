"""What the page of the preview says, by language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_NAMES: Final = (
    "preview decks problems notes no_problems no_notes error warning notice course audience theme mode min_size "
    "own light dark contrast powerpoint powerpoint_missing powerpoint_waits powerpoint_failed speaker strip "
    "gone open_place copy_place copied opened slides nothing_yet standing kept previous next panel "
    "no_script points view colon"
).split()
_ROWS: Final[Mapping[str, str]] = {
    "en": "Preview|Decks|Problems|Notes|No problems|No notes for this slide|Error|Warning|Notice|Course|Audience|Theme|"
    "Mode|Smallest size|default|light|dark|contrast|As PowerPoint|"
    "LibreOffice and pdftoppm draw it; they are not installed here|LibreOffice is drawing the slides …|"
    "LibreOffice could not draw the slides|Speaker view|Strip of slides|"
    "The preview has ended. Start diapo serve again and load this page.|"
    "Open in the editor|Copy the place|Copied|Opened|Slides|Nothing could be laid out yet. The problems say why.|"
    "This slide is shown as it was last.|The slides are shown as they were last.|Previous slide|Next slide|"
    "Problems and notes|This page needs JavaScript.|pt|View|:",
    "fr": "Aperçu|Présentations|Problèmes|Notes|Aucun problème|Pas de notes pour cette diapositive|Erreur|"
    "Avertissement|Remarque|Cours|Public|Thème|Mode|Taille minimale|par défaut|clair|sombre|contraste|"
    "Comme PowerPoint|LibreOffice et pdftoppm la dessinent\u00a0; ils ne sont pas installés ici|"
    "LibreOffice dessine les diapositives…|LibreOffice n’a pas pu dessiner les diapositives|Mode présentateur|"
    "Bande de diapositives|"
    "L’aperçu est terminé. Relancez diapo serve, puis rechargez cette page.|"
    "Ouvrir dans l’éditeur|Copier l’emplacement|Copié|Ouvert|Diapositives|"
    "Rien n’a encore pu être mis en page. Les problèmes disent pourquoi.|"
    "Cette diapositive est montrée telle qu’elle était en dernier.|"
    "Les diapositives sont montrées telles qu’elles étaient en dernier.|Diapositive précédente|Diapositive suivante|"
    "Problèmes et notes|Cette page a besoin de JavaScript.|pt|Affichage|\u00a0:",
}
_WORDS: Final = {lang: MappingProxyType(dict(zip(_NAMES, row.split("|"), strict=True))) for lang, row in _ROWS.items()}
LANGUAGES: Final = tuple(_ROWS)


def words_of(lang: str) -> Mapping[str, str]:
    return _WORDS.get(lang, _WORDS["en"])


def preferred(accepted: str) -> str:
    """The language of the page for a browser that says which it accepts (``Accept-Language``)."""
    wanted: list[tuple[float, int, str]] = []
    for place, one in enumerate(accepted.split(",")[:20]):
        tag, _, weight = one.strip().partition(";q=")
        try:
            worth = float(weight or 1)
        except ValueError:
            worth = 0.0
        wanted.append((-worth, place, tag.partition("-")[0].lower()))
    return next((tag for _, _, tag in sorted(wanted) if tag in LANGUAGES), "en")
