"""The program's own words that an audience sees, by language. Messages to authors are not among them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from generator.page_words import NAMES as _PAGE_NAMES
from generator.page_words import ROWS as _PAGE_WORDS
from generator.patterns import pattern

_NAMES: Final = (
    "title subtitle quotation label caption footer date text level2 level3 level4 level5 picture "
    "page slide notes agenda references continued previous next controls overview speaker fullscreen search close"
).split()

_WORDS: Final = {
    "en": "Title|Subtitle|Quotation|Label|Caption|Footer|Date|Text|Second level|Third level|Fourth level|Fifth level|"
    "Picture|page|slide|Notes|Agenda|References|continued|Previous slide|Next slide|"
    "Controls|All slides|Speaker view|Full screen|Search|Close",
    "fr": "Titre|Sous-titre|Citation|Étiquette|Légende|Pied de page|Date|Texte|Deuxième niveau|Troisième niveau|"
    "Quatrième niveau|Cinquième niveau|Image|page|diapositive|Notes|Plan|Références|suite|Diapositive précédente|"
    "Diapositive suivante|Commandes|Toutes les diapositives|Mode présentateur|Plein écran|Rechercher|Fermer",
    "nl": "Titel|Ondertitel|Citaat|Label|Bijschrift|Voettekst|Datum|Tekst|Tweede niveau|Derde niveau|Vierde niveau|"
    "Vijfde niveau|Afbeelding|pagina|dia|Notities|Overzicht|Referenties|vervolg|Vorige dia|Volgende dia|"
    "Bediening|Alle dia's|Presentatorweergave|Volledig scherm|Zoeken|Sluiten",
    "de": "Titel|Untertitel|Zitat|Beschriftung|Bildunterschrift|Fußzeile|Datum|Text|Zweite Ebene|Dritte Ebene|"
    "Vierte Ebene|Fünfte Ebene|Bild|Seite|Folie|Notizen|Übersicht|Literatur|Fortsetzung|Vorherige Folie|Nächste Folie|"
    "Steuerung|Alle Folien|Referentenansicht|Vollbild|Suchen|Schließen",
    "es": "Título|Subtítulo|Cita|Etiqueta|Pie de imagen|Pie de página|Fecha|Texto|Segundo nivel|Tercer nivel|"
    "Cuarto nivel|Quinto nivel|Imagen|página|diapositiva|Notas|Índice|Referencias|continuación|Diapositiva anterior|"
    "Diapositiva siguiente|Controles|Todas las diapositivas|Vista del presentador|Pantalla completa|Buscar|Cerrar",
    "ar": "العنوان|العنوان الفرعي|اقتباس|تسمية|تعليق|تذييل|التاريخ|نص|المستوى الثاني|المستوى الثالث|المستوى الرابع|"
    "المستوى الخامس|صورة|صفحة|شريحة|ملاحظات|المحتويات|المراجع|تابع|الشريحة السابقة|الشريحة التالية|"
    "عناصر التحكم|جميع الشرائح|عرض المقدم|ملء الشاشة|بحث|إغلاق",
    "it": "Titolo|Sottotitolo|Citazione|Etichetta|Didascalia|Piè di pagina|Data|Testo|Secondo livello|Terzo livello|"
    "Quarto livello|Quinto livello|Immagine|pagina|diapositiva|Note|Sommario|Bibliografia|continua|"
    "Diapositiva precedente|Diapositiva successiva|"
    "Comandi|Tutte le diapositive|Vista relatore|Schermo intero|Cerca|Chiudi",
    "pt": "Título|Subtítulo|Citação|Rótulo|Legenda|Rodapé|Data|Texto|Segundo nível|Terceiro nível|Quarto nível|"
    "Quinto nível|Imagem|página|slide|Notas|Sumário|Referências|continuação|Slide anterior|Próximo slide|"
    "Controles|Todos os slides|Modo do apresentador|Tela cheia|Pesquisar|Fechar",
}
LANGUAGES: Final = tuple(_WORDS)

# What stands at the top of a box.
_BOX_KINDS: Final = (
    "definition theorem lemma proof example exercise solution remark tip warning important minutes hints"
).split()
_BOX_KIND_WORDS: Final = {
    "en": "Definition|Theorem|Lemma|Proof|Example|Exercise|Solution|Remark|Tip|Warning|Important|min|Hints",
    "fr": "Définition|Théorème|Lemme|Démonstration|Exemple|Exercice|Solution|Remarque|Conseil|Attention|Important|min|"
    "Indices",
    "nl": "Definitie|Stelling|Lemma|Bewijs|Voorbeeld|Oefening|Oplossing|Opmerking|Tip|Let op|Belangrijk|min|Hints",
    "de": "Definition|Satz|Lemma|Beweis|Beispiel|Übung|Lösung|Bemerkung|Tipp|Achtung|Wichtig|Min.|Hinweise",
    "es": "Definición|Teorema|Lema|Demostración|Ejemplo|Ejercicio|Solución|Observación|Consejo|Atención|Importante|"
    "min|Pistas",
    "it": "Definizione|Teorema|Lemma|Dimostrazione|Esempio|Esercizio|Soluzione|Osservazione|Consiglio|Attenzione|"
    "Importante|min|Suggerimenti",
    "pt": "Definição|Teorema|Lema|Demonstração|Exemplo|Exercício|Solução|Observação|Dica|Atenção|Importante|min|Dicas",
    "ar": "تعريف|مبرهنة|تمهيدية|برهان|مثال|تمرين|حل|ملاحظة|نصيحة|تنبيه|مهم|د|تلميحات",
}

# What is read in the menus and panes of the program in which a PPTX is edited.
_LAYOUTS: Final = (
    "title section bullets bullets-2 columns-2 columns-3 quote statement image-right image-left image-full blank "
    "closing cards cards-6 numbers comparison lead-cards groups references agenda "
    "definition box assertion image-two quote-portrait diagram half two-thirds"
).split()
_LAYOUT_WORDS: Final = {
    "en": "Title|Section|Bullets|Bullets in two columns|Two columns|Three columns|Quote|Statement|Picture on the right|"
    "Picture on the left|Full picture|Blank|Closing|"
    "Cards|Six cards|Numbers|Comparison|Lead and cards|Groups|References|Agenda|"
    "Definition|Box|Assertion|Two pictures|Quote with portrait|Diagram|"
    "half of the page|two thirds of the page",
    "fr": "Titre|Section|Puces|Puces sur deux colonnes|Deux colonnes|Trois colonnes|Citation|Phrase clé|"
    "Image à droite|Image à gauche|Image pleine page|Vide|Conclusion|"
    "Cartes|Six cartes|Chiffres|Comparaison|Amorce et cartes|Groupes|Références|Plan|"
    "Définition|Encadré|Assertion|Deux images|Citation et portrait|Schéma|"
    "la moitié de la page|les deux tiers de la page",
    "nl": "Titel|Sectie|Opsomming|Opsomming in twee kolommen|Twee kolommen|Drie kolommen|Citaat|Stelling|"
    "Afbeelding rechts|Afbeelding links|Afbeelding op de hele pagina|Leeg|Slot|"
    "Kaarten|Zes kaarten|Cijfers|Vergelijking|Inleiding en kaarten|Groepen|Referenties|Overzicht|"
    "Definitie|Kader|Bewering|Twee afbeeldingen|Citaat met portret|Diagram|"
    "helft van de pagina|"
    "twee derde van de pagina",
    "de": "Titel|Abschnitt|Aufzählung|Aufzählung in zwei Spalten|Zwei Spalten|Drei Spalten|Zitat|Kernsatz|"
    "Bild rechts|Bild links|Ganzseitiges Bild|Leer|Schluss|"
    "Karten|Sechs Karten|Zahlen|Vergleich|Einleitung und Karten|Gruppen|Literatur|Übersicht|"
    "Definition|Kasten|Aussage|Zwei Bilder|Zitat mit Porträt|Diagramm|"
    "halbe Seite|zwei Drittel der Seite",
    "es": "Título|Sección|Viñetas|Viñetas en dos columnas|Dos columnas|Tres columnas|Cita|Frase clave|"
    "Imagen a la derecha|Imagen a la izquierda|Imagen a toda página|En blanco|Cierre|"
    "Tarjetas|Seis tarjetas|Cifras|Comparación|Entrada y tarjetas|Grupos|Referencias|Índice|"
    "Definición|Recuadro|Afirmación|Dos imágenes|Cita con retrato|Esquema|"
    "la mitad de la página|"
    "dos tercios de la página",
    "ar": "شريحة العنوان|عنوان القسم|نقاط|نقاط في عمودين|عمودان|ثلاثة أعمدة|اقتباس|عبارة رئيسية|صورة على اليمين|"
    "صورة على اليسار|صورة تملأ الصفحة|فارغة|خاتمة|"
    "بطاقات|ست بطاقات|أرقام|مقارنة|تمهيد وبطاقات|مجموعات|المراجع|المحتويات|"
    "تعريف|إطار|جملة ودليل|صورتان|اقتباس وصورة صاحبه|مخطط|"
    "نصف الصفحة|ثلثا الصفحة",
    "it": "Titolo|Sezione|Elenco puntato|Elenco puntato su due colonne|Due colonne|Tre colonne|Citazione|Frase chiave|"
    "Immagine a destra|Immagine a sinistra|Immagine a tutta pagina|Vuota|Chiusura|"
    "Schede|Sei schede|Cifre|Confronto|Introduzione e schede|Gruppi|Bibliografia|Sommario|"
    "Definizione|Riquadro|Asserzione|Due immagini|Citazione con ritratto|Schema|"
    "metà pagina|due terzi della pagina",
    "pt": "Título|Seção|Marcadores|Marcadores em duas colunas|Duas colunas|Três colunas|Citação|Frase principal|"
    "Imagem à direita|Imagem à esquerda|Imagem de página inteira|Em branco|Encerramento|"
    "Cartões|Seis cartões|Números|Comparação|Introdução e cartões|Grupos|Referências|Sumário|"
    "Definição|Caixa|Afirmação|Duas imagens|Citação com retrato|Esquema|"
    "metade da página|dois terços da página",
}
_BOXES: Final = (
    "title subtitle text quotation picture caption footer date notes number slide kicker source author by statement "
    "head column band line accent panel art ordinal contact card lead "
    "term meaning example box"
).split()
_BOX_WORDS: Final = {
    "en": "Title|Subtitle|Text|Quotation|Picture|Caption|Footer|Date|Notes|Slide number|Slide|Kicker|Source|Author|"
    "Attribution|Statement|Column heading|Column|Band|Line|Accent|Panel|Art|Number|Contact|"
    "Card|Lead|Term|Meaning|Example|Box",
    "fr": "Titre|Sous-titre|Texte|Citation|Image|Légende|Pied de page|Date|Notes|Numéro de diapositive|Diapositive|"
    "Surtitre|Source|Auteur|Auteur de la citation|Phrase clé|En-tête de colonne|Colonne|Bandeau|"
    "Trait|Accent|Panneau|Dessin|Numéro|Contact|"
    "Carte|Amorce|Terme|Sens|Exemple|Encadré",
    "nl": "Titel|Ondertitel|Tekst|Citaat|Afbeelding|Bijschrift|Voettekst|Datum|Notities|Dianummer|Dia|"
    "Bovenkop|Bron|Auteur|Auteur van het citaat|Stelling|Kolomkop|Kolom|Band|Lijn|Accent|Vlak|"
    "Tekening|Nummer|Contact|"
    "Kaart|Aanloop|Term|Betekenis|Voorbeeld|Kader",
    "de": "Titel|Untertitel|Text|Zitat|Bild|Bildunterschrift|Fußzeile|Datum|Notizen|Foliennummer|Folie|"
    "Dachzeile|Quelle|Autor|Urheber des Zitats|Kernsatz|Spaltenkopf|Spalte|Balken|Linie|Akzent|Fläche|"
    "Zeichnung|Nummer|Kontakt|"
    "Karte|Einleitung|Begriff|Bedeutung|Beispiel|Kasten",
    "es": "Título|Subtítulo|Texto|Cita|Imagen|Pie de imagen|Pie de página|Fecha|Notas|Número de diapositiva|"
    "Diapositiva|Antetítulo|Fuente|Autor|Autor de la cita|Frase clave|Encabezado de columna|Columna|"
    "Banda|Línea|Acento|Panel|Dibujo|Número|Contacto|"
    "Tarjeta|Entrada|Término|Significado|Ejemplo|Recuadro",
    "ar": "العنوان|العنوان الفرعي|نص|اقتباس|صورة|تعليق|تذييل|التاريخ|ملاحظات|رقم الشريحة|شريحة|عنوان تمهيدي|"
    "المصدر|المؤلف|صاحب الاقتباس|عبارة رئيسية|عنوان العمود|عمود|شريط|خط|علامة|لوحة|رسم|رقم|اتصال|"
    "بطاقة|تمهيد|مصطلح|معنى|مثال|إطار",
    "it": "Titolo|Sottotitolo|Testo|Citazione|Immagine|Didascalia|Piè di pagina|Data|Note|Numero diapositiva|"
    "Diapositiva|Occhiello|Fonte|Autore|Autore della citazione|Frase chiave|"
    "Intestazione di colonna|Colonna|Fascia|Linea|Accento|Riquadro|Disegno|Numero|Contatto|"
    "Scheda|Introduzione|Termine|Significato|Esempio|Casella",
    "pt": "Título|Subtítulo|Texto|Citação|Imagem|Legenda|Rodapé|Data|Notas|Número do slide|Slide|"
    "Antetítulo|Fonte|Autor|Autor da citação|Frase principal|Cabeçalho de coluna|Coluna|Faixa|Linha|"
    "Destaque|Painel|Desenho|Número|Contato|"
    "Cartão|Introdução|Termo|Significado|Exemplo|Caixa",
}
_CALLED: Final = {
    "heading": ("title", 0), "body": ("text", 0), "quote": ("quotation", 0), "image": ("picture", 0),
    "rule": ("line", 0), "divider": ("line", 1), "head-rule": ("line", 1), "tab": ("accent", 0),
    "mark": ("accent", 1), "plate": ("panel", 0), "caption-plate": ("panel", 1), "image-plate": ("panel", 2),
    "figure": ("ordinal", 0),
}  # fmt: skip
"""Name in a layout rule -> the word for it, and how many others have that word already."""
# What is said of figures that telephones and players know.
_MEDIA: Final = "qr video audio transcript play".split()
_MEDIA_WORDS: Final = {
    "en": "QR code|Video|Audio|Transcript|Play",
    "fr": "Code QR|Vidéo|Audio|Transcription|Lire",
    "nl": "QR-code|Video|Audio|Transcript|Afspelen",
    "de": "QR-Code|Video|Audio|Transkript|Abspielen",
    "es": "Código QR|Vídeo|Audio|Transcripción|Reproducir",
    "it": "Codice QR|Video|Audio|Trascrizione|Riproduci",
    "pt": "Código QR|Vídeo|Áudio|Transcrição|Reproduzir",
    "ar": "رمز QR|فيديو|صوت|النص المكتوب|تشغيل",
}
_APPENDIX: Final = ("appendix",)
_APPENDIX_WORDS: Final = {
    "en": "Appendix", "fr": "Annexe", "nl": "Bijlage", "de": "Anhang", "es": "Anexo", "it": "Appendice", "pt": "Anexo",
    "ar": "ملحق",
}  # fmt: skip
_TABLES: Final = {
    "words": ((*_NAMES, *_PAGE_NAMES), {lang: f"{row}|{_PAGE_WORDS[lang]}" for lang, row in _WORDS.items()}),
    "layouts": (_LAYOUTS, _LAYOUT_WORDS),
    "boxes": (_BOXES, _BOX_WORDS),
    "callouts": (_BOX_KINDS, _BOX_KIND_WORDS),
    "media": (_MEDIA, _MEDIA_WORDS),
    "appendix": (_APPENDIX, _APPENDIX_WORDS),
}
_NUMBERED: Final = pattern(r"(.+?)(?:-(\d+))?")


def words_of(lang: str) -> Mapping[str, str]:
    """The words in the language of a BCP 47 tag; English where that language has none."""
    return _said("words", _language(lang))


def layout_words(lang: str) -> Mapping[str, str]:
    """Titles of layouts by name, and of the shares of a page (``half``, ``two-thirds``) that tell some apart."""
    return _said("layouts", _language(lang))


def callout_words(lang: str) -> Mapping[str, str]:
    """What stands at the top of boxes, by kind; and ``minutes``, ``hints``."""
    return _said("callouts", _language(lang))


def media_word(name: str, lang: str) -> str:
    """``transcript`` or ``play``, or what a figure of the kind ``qr``, ``video`` or ``audio`` is."""
    return _said("media", _language(lang))[name]


def appendix_word(lang: str) -> str:
    """What the section after the end is called."""
    return _said("appendix", _language(lang))["appendix"]


def called(kind: str, text: str, lang: str) -> str:
    """“QR code: …”: what a figure of the kind ``qr``, ``video`` or ``audio`` is, and what there is to say of it."""
    word = media_word(kind, lang)
    colon = "\u00a0:" if _language(lang) == "fr" else ":"
    return f"{word}{colon} {text}"


def box_word(name: str, lang: str) -> str:
    """What people call a box of a layout rule: ``body-2`` is “Text 2”. A name that is not known stays as it is."""
    found = _NUMBERED.fullmatch(name)
    stem, number = (found[1], int(found[2] or 1)) if found else (name, 1)
    word, before = _CALLED.get(stem, (stem, 0))
    said = _said("boxes", _language(lang)).get(word)
    if said is None:
        return name
    return f"{said} {number + before}" if number + before > 1 or (found and found[2]) else said


def _language(lang: str) -> str:
    known = lang.split("-")[0].lower()
    return known if known in _WORDS else "en"


@cache
def _said(table: str, language: str) -> Mapping[str, str]:
    names, words = _TABLES[table]
    return MappingProxyType(dict(zip(names, words[language].split("|"), strict=True)))
