"""The keys of a deck file: the one table from which reading, messages, JSON Schema and docs are made."""

from __future__ import annotations

from msgspec.structs import replace

from generator.deck.block_schema import BLOCK as BLOCK
from generator.deck.block_schema import BOX as BOX
from generator.deck.block_schema import (
    BOXES,
    BY_KEY,
    COLUMNS_KEY,
    DIAGRAMS,
    DISPLAY,
    EXHIBITS,
    FIGURES,
    HEADING_KEY,
    KINDS,
    LISTING,
    MADE,
    PROSE,
)
from generator.deck.block_schema import CARD as CARD
from generator.deck.block_schema import CHART as CHART
from generator.deck.block_schema import CODE as CODE
from generator.deck.block_schema import COMPARED as COMPARED
from generator.deck.block_schema import COMPARISON as COMPARISON
from generator.deck.block_schema import DIAGRAM as DIAGRAM
from generator.deck.block_schema import ITEM as ITEM
from generator.deck.block_schema import LOGO as LOGO
from generator.deck.block_schema import MATH as MATH
from generator.deck.block_schema import MATRIX as MATRIX
from generator.deck.block_schema import MEDIA as MEDIA
from generator.deck.block_schema import NUMBER as NUMBER
from generator.deck.block_schema import PICTURE as PICTURE
from generator.deck.block_schema import POINT as POINT
from generator.deck.block_schema import QR as QR
from generator.deck.block_schema import QUOTE as QUOTE
from generator.deck.block_schema import TABLE as TABLE
from generator.deck.block_schema import TERM as TERM
from generator.deck.block_schema import VENN as VENN
from generator.deck.keys import Key as Key
from generator.deck.keys import Kind as Kind
from generator.deck.keys import Table as Table
from generator.deck.keys import nearest as nearest
from generator.deck.keys import nearest_key as nearest_key
from generator.deck.keys import table
from generator.deck.model import Mode
from generator.deck.option_keys import (
    CAPTION_KEY,
    EXCEPT_KEY,
    ONLY_KEY,
    SOURCE_KEY,
    STEP_KEY,
    STEPS_KEY,
    TRANSITION_KEY,
)

FITS = ("auto", "shrink", "columns", "split", "error")
SIZES = ("16:9", "4:3")
SMALLEST, LARGEST = 10, 60


def _min_size(doc: str) -> Key:
    return Key(
        "min_size", Kind.INTEGER, doc, "min_size: 22", least=SMALLEST, most=LARGEST, also=("minimum_size", "font_size")
    )


PLAIN = table("text", "a text")
ROW = table("row", "a row")

NOTE = table(
    "note", "a note",
    Key("text", Kind.TEXT, "What the note says.", "text: Recall the decree.", required=True),
    Key("items", Kind.ITEMS, "A list below it.", "items:\n  - chalk\n  - the sheets"),
    ONLY_KEY, EXCEPT_KEY, first=("text", "items"),
)  # fmt: skip

FACTS = table(
    "facts", "the course",
    *(Key(name, Kind.FACT, doc, f"{name}: {example}", also=also) for name, doc, example, also in (
        ("title", "The course's name.", "Social policy", ("name", "cours", "titre")),
        ("code", "Its code.", "SOC-2104", ("id",)),
        ("lecturer", "Who teaches it, or a list of them.", "A. Dupont", ("teacher", "lecturers", "enseignant")),
        ("institution", "Where it is taught.", "A university", ("school", "university", "ecole")),
        ("group", "Who follows it.", "Group 2", ("class", "groupe")),
        ("date", "The day of the lecture; written as 2026-03-12 it can be shown in words.", "2026-03-12", ("day",)),
        ("room", "Where it takes place.", "B 204", ("salle", "local")),
        ("language", "The language it is taught in.", "French", ("langue",)),
    )),
    each=Key("fact", Kind.FACT, "A fact of your own.", "hours: 4"),
)  # fmt: skip

MACROS = table(
    "macros", "the macros",
    each=Key("macro", Kind.TEX, "A command of your own in formulas, and what it stands for; `#1`, `#2` are what it is "
             "given.", r"vers: \xrightarrow{\;#1\;}"),
)  # fmt: skip

BODY_KEY = Key("body", Kind.BODY, "The blocks, in the order in which they are shown.",
               "body:\n  - text: In euros\n  - items: [a, b]", also=("blocks", "contents"))  # fmt: skip

COLUMN = table(
    "column", "a column",
    Key("id", Kind.ID, "A name for courses; `c1`, `c2` when absent.", "id: for"),
    HEADING_KEY,
    Key("width", Kind.INTEGER, "Its share of the width; 1 when absent.", "width: 2", least=1, most=12, also=("share",)),
    *KINDS, *LISTING, BY_KEY, BODY_KEY, CAPTION_KEY, SOURCE_KEY, ONLY_KEY, EXCEPT_KEY, STEP_KEY,
)  # fmt: skip

_FIT = Key("fit", Kind.CHOICE, "What to do when the text is too long for the page.", "fit: split", choices=FITS)
_PRIORITY = Key("priority", Kind.INTEGER, "How much it matters when a course is short: 1 always stays, 5 goes first; "
                "3 when absent.", "priority: 4", least=1, most=5, also=("importance", "weight"))  # fmt: skip
_MINUTES = Key("minutes", Kind.INTEGER, "How long it takes, for courses that count minutes; 3 when absent.",
               "minutes: 10", least=0, most=600, also=("duration", "time", "duree"))  # fmt: skip

SLIDE = table(
    "slide", "a slide",
    Key("id", Kind.ID, "A name for links and courses; made from the heading when absent.", "id: actors",
        also=("name", "slug", "label")),
    Key("layout", Kind.LAYOUT, "The layout; chosen from what the slide holds when absent.", "layout: columns-2",
        also=("template", "type")),
    HEADING_KEY,
    Key("kicker", Kind.TEXT, "The small line above the heading; the heading of its section when absent.",
        "kicker: Foundations", also=("overline", "eyebrow")),
    Key("subtitle", Kind.TEXT, "A smaller line with the heading.", "subtitle: An introduction", also=("subheading",)),
    *PROSE, *LISTING,
    COLUMNS_KEY,
    *DISPLAY, BY_KEY, SOURCE_KEY, *FIGURES, CAPTION_KEY, *EXHIBITS, *BOXES, *MADE, *DIAGRAMS,
    BODY_KEY,
    Key("author", Kind.TEXT, "Who speaks, on a title slide.", "author: A. Dupont", also=("authors",)),
    Key("notes", Kind.NOTES, "Speaker notes: a text (a blank line starts a paragraph), or a list of them.",
        "notes: Recall the decree.", also=("note", "speaker_notes", "comment")),
    Key("lang", Kind.LANG, "The slide's language where it is not the deck's.", "lang: nl", also=("language", "langue")),
    _FIT,
    _min_size("Smallest body size in points on this slide."),
    STEPS_KEY,
    TRANSITION_KEY,
    Key("hidden", Kind.BOOLEAN, "It is not shown, and kept in the files.", "hidden: true", also=("hide", "skip")),
    Key("appendix", Kind.BOOLEAN, "It stands after the end, and is counted apart.", "appendix: true",
        also=("backup", "annex", "annexe")),
    ONLY_KEY,
    EXCEPT_KEY,
    _PRIORITY,
    _MINUTES,
    Key("use", Kind.USE, "Slides of another deck, in the place of this one: one, several in a row, or all.",
        "use: ../methods#interview..grid", also=("include", "import", "from")),
)  # fmt: skip

DECK = table(
    "deck", "a deck",
    Key("title", Kind.TEXT, "The deck's title.", "title: Partnership", required=True,
        also=("heading", "titre", "name")),
    Key("subtitle", Kind.TEXT, "A smaller line with the title.", "subtitle: Course notes"),
    Key("lang", Kind.LANG, "The language, as a BCP 47 tag; `en` when absent.", "lang: fr",
        also=("language", "langue", "locale")),
    Key("author", Kind.TEXT, "Who made the deck.", "author: A. Dupont", also=("authors", "auteur", "by")),
    Key("date", Kind.TEXT, "The date, in the words you want to read.", "date: 12 March 2026"),
    Key("theme", Kind.THEME, "How it looks: a name, or the path of a folder such as `./themes/foret`; `faculte` when "
        "absent.", "theme: agora", also=("style", "template")),
    Key("mode", Kind.CHOICE, "Which of the theme's palettes is shown; its own, most often `light`, when absent.",
        "mode: dark", choices=tuple(map(str, Mode))),
    Key("accent", Kind.COLOR, "A colour in the place of the theme's accent, and what follows from it; six hexadecimal "
        "digits in quotes.", 'accent: "#7A1F5C"', also=("color", "colour", "couleur", "primary")),
    Key("logo", Kind.LOGO, "A picture on the cover and, small, at the foot of every page: a path, or `file`, `alt` and "
        "`dark`, another file for dark grounds.", "logo: images/logo.svg", also=("emblem", "brand")),
    Key("art", Kind.WORD, "`none` for covers and sections without drawings, or a word that makes other ones; they "
        "follow the title when absent.", "art: spring", also=("decoration", "motif")),
    Key("agenda", Kind.CHOICE, "`sections` shows a list of the sections before each of them, with that one lit; else "
        "only slides with `agenda: true` show it.", "agenda: sections", choices=("sections", "none"),
        also=("outline", "toc")),
    replace(STEPS_KEY, doc=f"{STEPS_KEY.doc[:-1]}, on slides that do not say it themselves."),
    replace(TRANSITION_KEY, doc=TRANSITION_KEY.doc.replace("the slide takes", "each slide takes")),
    Key("duration", Kind.INTEGER, "Minutes that the lecture takes, for the speaker's timer.", "duration: 90", least=1,
        most=1440, also=("minutes", "length", "duree")),
    Key("bibliography", Kind.FILE, "A file of the works that texts cite, in BibTeX or CSL-JSON: its path, from the "
        "deck's folder.", "bibliography: references.bib", also=("bib", "references", "bibliographie", "csl")),
    Key("citation_style", Kind.WORD, "How works are cited: the name of a style, or the path of a `.csl` file; `apa` "
        "when absent.", "citation_style: ieee", also=("csl_style", "cite_style", "reference_style")),
    Key("footer", Kind.TEXT, "A quiet line at the foot of every slide.", "footer: Social work, year 2"),
    Key("keywords", Kind.WORDS, "Words for searching, written into the document's properties.",
        "keywords: [partnership, territory]", also=("tags",)),
    Key("typography", Kind.BOOLEAN, "Apply the language's typography (no-break spaces, curly apostrophes); "
        "`true` when absent.", "typography: false"),
    replace(_FIT, doc=f"{_FIT.doc[:-1]}, on slides that do not say it themselves."),
    _min_size("Smallest body size in points; the theme's when absent."),
    Key("size", Kind.CHOICE, "The page's format; `16:9` when absent.", 'size: "4:3"', choices=SIZES,
        also=("format", "aspect", "ratio")),
    Key("course", Kind.FACTS, "Facts for `{{ course.… }}` in texts, where a course says no other.",
        "course:\n  title: Social policy", also=("facts", "variables", "vars")),
    Key("macros", Kind.MACROS, "Commands of your own in formulas, by their names without the backslash.",
        "macros:\n  Esp: \\mathbb{E}\\left[#1\\right]", also=("commands", "newcommand", "latex_macros")),
    Key("slides", Kind.SLIDES, "The slides, in order.", "slides:\n  - heading: The actors", required=True,
        also=("pages", "deck")),
)  # fmt: skip

TABLES = (
    DECK,
    SLIDE,
    COLUMN,
    BLOCK,
    ITEM,
    NOTE,
    PICTURE,
    TERM,
    QUOTE,
    BOX,
    TABLE,
    CHART,
    CODE,
    MATH,
    NUMBER,
    CARD,
    COMPARED,
    COMPARISON,
    FACTS,
    MACROS,
    POINT,
    DIAGRAM,
    MATRIX,
    VENN,
    QR,
    MEDIA,
)
