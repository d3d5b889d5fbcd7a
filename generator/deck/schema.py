"""The keys of a deck file: the one table from which reading, messages, JSON Schema and docs are made."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum, unique

from msgspec import Struct


@unique
class Kind(StrEnum):
    """What a key's value is."""

    TEXT = "text"
    PARAGRAPHS = "text or list of paragraphs"
    NOTES = "text or list of texts"
    WORDS = "list of words"
    ITEMS = "list of items"
    COLUMNS = "list of columns"
    SLIDES = "list of slides"
    PICTURE = "picture"
    PATH = "path of a picture"
    FOCUS = "place in a picture"
    ADDRESS = "address"
    ID = "id"
    LANG = "language tag"
    LAYOUT = "name of a layout"
    THEME = "name of a theme"
    COURSE = "name of a course"
    CHOICE = "choice"
    INTEGER = "whole number"
    BOOLEAN = "true or false"
    TAGS = "list of tags"
    FACTS = "facts by name"
    FACT = "one or several texts"
    USE = "slides of another deck"
    IDS = "list of ids"
    LENGTH = "slides or minutes"
    MOVE = "new place"
    SLIDE_CHANGES = "changes of slides, by id"
    SLIDE_CHANGE = "what differs in a slide"
    ITEM_CHANGES = "list of items, or changes by id"
    ITEM_CHANGE = "text, or what differs in an item"
    PICTURE_CHANGE = "picture, or what differs in it"


class Key(Struct, frozen=True):
    name: str
    kind: Kind
    doc: str
    example: str
    required: bool = False
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 0
    also: tuple[str, ...] = ()
    """Names that people try for this key: suggested in messages, never accepted."""


class Table(Struct, frozen=True):
    """The keys of one kind of mapping; ``what`` names it in messages."""

    name: str
    what: str
    keys: dict[str, Key]
    first: frozenset[str] = frozenset()
    """The keys that may come first where a bare text may stand as well."""
    each: Key | None = None
    """What a key of any other name is, such as an id; None: there are no others."""

    def __contains__(self, name: object) -> bool:
        return name in self.keys or self.each is not None

    def __iter__(self) -> Iterator[Key]:
        return iter(self.keys.values())

    def key(self, name: str) -> Key | None:
        return self.keys.get(name) or self.each


def table(name: str, what: str, *keys: Key, first: tuple[str, ...] | None = None, each: Key | None = None) -> Table:
    return Table(name, what, {key.name: key for key in keys}, frozenset(first or [key.name for key in keys]), each)


FITS = ("auto", "shrink", "columns", "split", "error")
SIZES = ("16:9", "4:3")
SHARES = ("third", "half", "two-thirds")
SMALLEST, LARGEST = 10, 60


def _min_size(doc: str) -> Key:
    return Key(
        "min_size", Kind.INTEGER, doc, "min_size: 22", least=SMALLEST, most=LARGEST, also=("minimum_size", "font_size")
    )


_TEXT = Key(
    "text", Kind.PARAGRAPHS, "Running text without bullets: one text, or a list of paragraphs.", "text: A paragraph.",
    also=("paragraph", "paragraphs", "body", "texte"),
)  # fmt: skip
_ITEMS = Key(
    "items", Kind.ITEMS, "The bulleted list; items may hold items.", "items:\n  - First point\n  - Second point",
    also=("bullets", "points", "list", "content", "liste"),
)  # fmt: skip
_NUMBERED = Key(
    "numbered", Kind.BOOLEAN, "Number the items instead of marking them with bullets.", "numbered: true",
    also=("ordered", "numbers"),
)  # fmt: skip
_ONLY = Key("only", Kind.TAGS, "The audiences that are shown this; others are not.", "only: [evening]",
            also=("for", "audience"))  # fmt: skip
_EXCEPT = Key("except", Kind.TAGS, "The audiences that are not shown this.", "except: [exam]", also=("not", "hide"))
_HEADING = Key("heading", Kind.TEXT, "The heading.", "heading: The actors", also=("title", "titre", "name", "header"))

ITEM = table(
    "item", "an item",
    Key("id", Kind.ID, "A name for links and courses; made from the position when absent.", "id: cost"),
    Key("text", Kind.TEXT, "What the item says.", "text: Cost", required=True),
    Key("items", Kind.ITEMS, "The items below this one.", "items:\n  - Time\n  - Staff"),
    _ONLY, _EXCEPT, first=("id", "text", "items"),
)  # fmt: skip

PLAIN = table("text", "a text")

NOTE = table(
    "note", "a note",
    Key("text", Kind.TEXT, "What the note says.", "text: Recall the decree.", required=True),
    Key("items", Kind.ITEMS, "A list below it.", "items:\n  - chalk\n  - the sheets"),
    _ONLY, _EXCEPT, first=("text", "items"),
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

PICTURE = table(
    "picture", "a picture",
    Key("file", Kind.PATH, "The picture's path, from the deck's folder: PNG, JPEG, GIF, WebP or SVG.", "file: images/street.jpg",
        required=True, also=("path", "src", "source", "fichier", "url")),
    Key("alt", Kind.TEXT, "What the picture shows, for those who cannot see it.", "alt: A street in the rain",
        also=("description", "title", "text")),
    Key("decorative", Kind.BOOLEAN, "The picture says nothing: screen readers pass over it.", "decorative: true"),
    Key("crop", Kind.BOOLEAN, "The picture's edges may be cut so that it fills its place.", "crop: true"),
    Key("focus", Kind.FOCUS, "What stays in view where the picture is cropped: `left top`, `30% 60%`.",
        "focus: 30% 60%", also=("position", "object_position", "gravity")),
    Key("frame", Kind.BOOLEAN, "A thin outline around the picture.", "frame: true", also=("border", "outline")),
    Key("credit", Kind.TEXT, "Who made the picture, small at its edge.", "credit: A. Dupont, CC BY 4.0",
        also=("copyright", "photographer", "by", "author", "license", "licence")),
    Key("link", Kind.ADDRESS, "Where the picture leads: an address, or `#` and a slide's id.",
        "link: https://example.org", also=("href",)),
    Key("dark", Kind.PATH, "Another file that dark themes show in its place.", "dark: images/street-dark.png",
        also=("dark_file", "file_dark")),
    Key("share", Kind.CHOICE, "How much of the page the picture takes beside text.", "share: half",
        choices=SHARES, also=("width", "size")),
    _ONLY, _EXCEPT,
)  # fmt: skip

COLUMN = table(
    "column", "a column",
    Key("id", Kind.ID, "A name for courses; `c1`, `c2` when absent.", "id: for"),
    _HEADING, _ITEMS, _TEXT, _NUMBERED, _ONLY, _EXCEPT,
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
    _HEADING,
    Key("subtitle", Kind.TEXT, "A smaller line with the heading.", "subtitle: An introduction", also=("subheading",)),
    _ITEMS,
    _NUMBERED,
    _TEXT,
    Key("columns", Kind.COLUMNS, "Columns side by side.",
        "columns:\n  - heading: For\n    items: [Flexible]\n  - heading: Against\n    items: [Heavy]",
        also=("cols",)),
    Key("quote", Kind.TEXT, "The words of a quotation.", "quote: No man is an island.", also=("citation",)),
    Key("by", Kind.TEXT, "Who said the quotation.", "by: John Donne", also=("who", "attribution", "auteur")),
    Key("source", Kind.TEXT, "Where something comes from.", "source: TEF, no. 9/2010", also=("reference", "ref")),
    Key("statement", Kind.TEXT, "One sentence that fills the slide.", "statement: The local counts.", also=("big",)),
    Key("image", Kind.PICTURE, "A picture: its path, or `file`, `alt` and more.",
        "image:\n  file: images/street.jpg\n  alt: A street in the rain",
        also=("picture", "photo", "img", "figure", "images")),
    Key("caption", Kind.TEXT, "The line under a picture.", "caption: The street in 2010", also=("legend", "legende")),
    Key("author", Kind.TEXT, "Who speaks, on a title slide.", "author: A. Dupont", also=("authors",)),
    Key("notes", Kind.NOTES, "Speaker notes: a text (a blank line starts a paragraph), or a list of them.",
        "notes: Recall the decree.", also=("note", "speaker_notes", "comment")),
    Key("lang", Kind.LANG, "The slide's language where it is not the deck's.", "lang: nl", also=("language", "langue")),
    _FIT,
    _min_size("Smallest body size in points on this slide."),
    _ONLY,
    _EXCEPT,
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
    Key("theme", Kind.THEME, "How it looks; `papier` when absent.", "theme: papier", also=("style", "template")),
    Key("footer", Kind.TEXT, "A quiet line at the foot of every slide.", "footer: Social work, year 2"),
    Key("keywords", Kind.WORDS, "Words for searching, written into the document's properties.",
        "keywords: [partnership, territory]", also=("tags",)),
    Key("typography", Kind.BOOLEAN, "Apply the language's typography (no-break spaces, curly apostrophes); "
        "`true` when absent.", "typography: false"),
    _min_size("Smallest body size in points; the theme's when absent."),
    Key("size", Kind.CHOICE, "The page's format; `16:9` when absent.", 'size: "4:3"', choices=SIZES,
        also=("format", "aspect", "ratio")),
    Key("course", Kind.FACTS, "Facts for `{{ course.… }}` in texts, where a course says no other.",
        "course:\n  title: Social policy", also=("facts", "variables", "vars")),
    Key("slides", Kind.SLIDES, "The slides, in order.", "slides:\n  - heading: The actors", required=True,
        also=("pages", "deck")),
)  # fmt: skip

TABLES = (DECK, SLIDE, COLUMN, ITEM, NOTE, PICTURE, FACTS)


def nearest(name: str, known: list[str]) -> str | None:
    """The known name that a mistyped one most likely meant."""
    from generator import names  # only when something is wrong

    return names.nearest(name, known)


def nearest_key(name: str, table: Table) -> Key | None:
    """The key of ``table`` that ``name`` most likely meant, by spelling or by what people try."""
    folded = name.strip().lower().replace("-", "_").replace(" ", "_")
    for key in table:
        if folded == key.name or folded in key.also:
            return key
    found = nearest(folded, list(table.keys))
    return table.keys[found] if found else None
