"""The program's own words that an audience sees, by language. Messages to authors are not among them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_NAMES: Final = (
    "title subtitle quotation label caption footer date text level2 level3 level4 level5 picture "
    "page slide notes agenda references continued previous next"
).split()

_WORDS: Final = {
    "en": "Title|Subtitle|Quotation|Label|Caption|Footer|Date|Text|Second level|Third level|Fourth level|Fifth level|"
    "Picture|page|slide|Notes|Agenda|References|continued|Previous slide|Next slide",
    "fr": "Titre|Sous-titre|Citation|Étiquette|Légende|Pied de page|Date|Texte|Deuxième niveau|Troisième niveau|"
    "Quatrième niveau|Cinquième niveau|Image|page|diapositive|Notes|Plan|Références|suite|Diapositive précédente|"
    "Diapositive suivante",
    "nl": "Titel|Ondertitel|Citaat|Label|Bijschrift|Voettekst|Datum|Tekst|Tweede niveau|Derde niveau|Vierde niveau|"
    "Vijfde niveau|Afbeelding|pagina|dia|Notities|Overzicht|Referenties|vervolg|Vorige dia|Volgende dia",
    "de": "Titel|Untertitel|Zitat|Beschriftung|Bildunterschrift|Fußzeile|Datum|Text|Zweite Ebene|Dritte Ebene|"
    "Vierte Ebene|Fünfte Ebene|Bild|Seite|Folie|Notizen|Übersicht|Literatur|Fortsetzung|Vorherige Folie|Nächste Folie",
    "es": "Título|Subtítulo|Cita|Etiqueta|Pie de imagen|Pie de página|Fecha|Texto|Segundo nivel|Tercer nivel|"
    "Cuarto nivel|Quinto nivel|Imagen|página|diapositiva|Notas|Índice|Referencias|continuación|Diapositiva anterior|"
    "Diapositiva siguiente",
    "ar": "العنوان|العنوان الفرعي|اقتباس|تسمية|تعليق|تذييل|التاريخ|نص|المستوى الثاني|المستوى الثالث|المستوى الرابع|"
    "المستوى الخامس|صورة|صفحة|شريحة|ملاحظات|المحتويات|المراجع|تابع|الشريحة السابقة|الشريحة التالية",
}
LANGUAGES: Final = tuple(_WORDS)


def words_of(lang: str) -> Mapping[str, str]:
    """The words in the language of a BCP 47 tag; English where that language has none."""
    said = _WORDS.get(lang.split("-")[0].lower(), _WORDS["en"])
    return dict(zip(_NAMES, said.split("|"), strict=True))
