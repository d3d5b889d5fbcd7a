"""The keys of blocks: what the body of a slide, a column or a box is made of."""

from __future__ import annotations

from generator.deck.keys import Key, Kind, table
from generator.deck.media_schema import MEDIA as MEDIA
from generator.deck.media_schema import PLAYED
from generator.deck.media_schema import QR as QR
from generator.deck.option_keys import EXCEPT_KEY, ID_KEY, ONLY_KEY, OPTIONS, STEP_KEY

SHARES = ("third", "half", "two-thirds")
MARKERS = ("bullet", "number", "letter", "check", "none")

TEXT_KEY = Key(
    "text", Kind.PARAGRAPHS, "Running text without bullets: one text, or a list of paragraphs.", "text: A paragraph.",
    also=("paragraph", "paragraphs", "texte"),
)  # fmt: skip
ITEMS_KEY = Key(
    "items", Kind.ITEMS, "The bulleted list; items may hold items.", "items:\n  - First point\n  - Second point",
    also=("bullets", "points", "list", "content", "liste"),
)  # fmt: skip
NUMBERED_KEY = Key(
    "numbered", Kind.BOOLEAN, "Number the items instead of marking them with bullets.", "numbered: true",
    also=("ordered",),
)  # fmt: skip
HEADING_KEY = Key(
    "heading", Kind.TEXT, "The heading.", "heading: The actors", also=("title", "titre", "name", "header")
)

ITEM = table(
    "item", "an item",
    Key("id", Kind.ID, "A name for links and courses; made from the position when absent.", "id: cost"),
    Key("text", Kind.TEXT, "What the item says.", "text: Cost", required=True),
    Key("items", Kind.ITEMS, "The items below this one.", "items:\n  - Time\n  - Staff"),
    ONLY_KEY, EXCEPT_KEY, STEP_KEY, first=("id", "text", "items"),
)  # fmt: skip

MARKER_KEY = Key(
    "marker", Kind.CHOICE, "How the items are marked.", "marker: letter", choices=MARKERS, also=("bullet",)
)
START_KEY = Key("start", Kind.INTEGER, "Number of the first item of a numbered list.", "start: 4", least=0, most=9999)
BY_KEY = Key("by", Kind.TEXT, "Who said the quotation.", "by: John Donne", also=("who", "attribution", "auteur"))
PICTURE = table(
    "picture", "a picture",
    Key("file", Kind.PATH, "The picture's path, from the deck's folder: PNG, JPEG, GIF, WebP or SVG.",
        "file: images/street.jpg", required=True, also=("path", "src", "source", "fichier", "url")),
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
    *OPTIONS,
)  # fmt: skip

LOGO = table("logo", "a logo", *(PICTURE.keys[name] for name in ("file", "alt", "decorative", "dark")))

TERM = table(
    "term", "a term",
    Key("term", Kind.TEXT, "The word.", "term: Cooperation", required=True, also=("word", "name", "terme")),
    Key("text", Kind.TEXT, "What it means.", "text: Exchanging information case by case.", required=True,
        also=("definition", "meaning", "texte")),
    ID_KEY, ONLY_KEY, EXCEPT_KEY, STEP_KEY,
)  # fmt: skip

QUOTE = table(
    "quote", "a quotation",
    Key("text", Kind.TEXT, "Its words.", "text: No man is an island.", required=True, also=("quote", "words")),
    BY_KEY,
    Key("image", Kind.PICTURE, "Who said it, as a picture.", "image: images/donne.jpg", also=("portrait", "picture")),
    *OPTIONS,
)  # fmt: skip

_CELLS = (
    Key("delimiter", Kind.CHOICE, "The sign between the cells of a CSV file; found out when absent.",
        "delimiter: semicolon", choices=("comma", "semicolon", "tab", "stroke", ",", ";", "|"),
        also=("separator", "sep")),
    Key("decimal", Kind.CHOICE, "The decimal sign of its numbers; found out when absent.", "decimal: comma",
        choices=("comma", "point", ",", "."), also=("decimal_sign",)),
    Key("encoding", Kind.CHOICE, "The encoding of a CSV file; found out when absent.", "encoding: windows-1252",
        choices=("utf-8", "utf-16", "windows-1252", "iso-8859-1", "iso-8859-15", "mac-roman"), also=("charset",)),
)  # fmt: skip
"""How cells that come from elsewhere are read."""

CHART = table(
    "chart", "a chart",
    Key("type", Kind.CHOICE, "How it is drawn; `column` when absent.", "type: line",
        choices=("column", "bar", "line", "area", "pie", "doughnut", "scatter", "dot"), also=("kind", "chart_type")),
    Key("file", Kind.FILE, "A CSV file's path, from the deck's folder: the first row names the series, the first "
        "column the categories.", "file: data/deciles.csv", also=("path", "src", "csv", "fichier")),
    Key("rows", Kind.CHART_ROWS, "The numbers as lines, with `|` between the cells, or as a list of rows.",
        "rows: |\n  Year | North | South\n  2000 | 12 | 14\n  2020 | 15 | 11", also=("data", "text", "lines")),
    Key("title", Kind.TEXT, "The sentence that the chart proves.", "title: The south falls behind",
        also=("heading", "titre", "claim")),
    Key("unit", Kind.TEXT, "What its numbers count; `%` or a sign of a currency stands with each of them.",
        'unit: "%"', also=("units", "unite")),
    Key("series", Kind.STRINGS, "Which columns are shown, in which order; all of them when absent.",
        "series: [South, North]", also=("columns",)),
    Key("highlight", Kind.STRINGS, "Series or categories that stand out; the others go grey.", "highlight: [South]",
        also=("emphasis", "lit")),
    Key("stacked", Kind.STACKED, "Series stand on each other: `true`, or `percent` for shares of 100 %.",
        "stacked: percent", choices=("true", "false", "percent"), also=("stack",)),
    Key("labels", Kind.CHOICE, "The values that are written: `auto` where they fit, `all`, `ends`, `none`.",
        "labels: ends", choices=("auto", "all", "ends", "none"), also=("values", "data_labels")),
    Key("legend", Kind.CHOICE, "The names of the series: `auto` at the lines' ends or in a row above, `right`, `none`.",
        "legend: right", choices=("auto", "right", "none"), also=("key", "legende")),
    Key("min", Kind.NUMBER, "Where the axis of the values begins.", "min: 0", also=("minimum", "from")),
    Key("max", Kind.NUMBER, "Where it ends.", "max: 100", also=("maximum", "to")),
    Key("log", Kind.BOOLEAN, "A logarithmic axis.", "log: true", also=("logarithmic",)),
    Key("digits", Kind.INTEGER, "Decimals of the numbers; as many as they are given with when absent.", "digits: 1",
        least=0, most=9, also=("decimals", "precision")),
    Key("x_title", Kind.TEXT, "What the horizontal axis says.", "x_title: Income", also=("xlabel", "x_label", "x")),
    Key("y_title", Kind.TEXT, "What the vertical axis says.", "y_title: Life expectancy",
        also=("ylabel", "y_label", "y")),
    Key("steps", Kind.CHOICE, "What appears click by click: its `series`, or its `categories`.", "steps: series",
        choices=("series", "categories", "none"), also=("builds", "incremental")),
    Key("alt", Kind.TEXT, "What the chart shows, for those who cannot see it; made of the numbers when absent.",
        "alt: Two lines that cross in 2010", also=("description",)),
    *_CELLS,
    *OPTIONS,
)  # fmt: skip

FIGURES = (
    Key("image", Kind.PICTURE, "A picture: its path, or `file`, `alt` and more.",
        "image:\n  file: images/street.jpg\n  alt: A street in the rain", also=("picture", "photo", "img", "figure")),
    Key("images", Kind.PICTURES, "Several pictures of equal height.", "images: [images/1990.jpg, images/2020.jpg]",
        also=("pictures", "photos", "gallery")),
    Key("chart", Kind.CHART, "A chart: a CSV file, lines with `|` between the cells, or `type`, `rows` and more.",
        "chart:\n  type: line\n  rows: |\n    Year | North | South\n    2000 | 12 | 14\n    2020 | 15 | 11",
        also=("graph", "plot", "diagram", "graphique")),
    *PLAYED,
)  # fmt: skip
ALIGNS = ("left", "center", "right", "number")
TABLE = table(
    "table", "a table",
    Key("file", Kind.FILE, "A CSV file's path, from the deck's folder.", "file: data/deciles.csv",
        also=("path", "src", "csv", "fichier")),
    Key("text", Kind.LINES, "The rows as lines, with `|` between the cells.",
        "text: |\n  Decile | 2000 | 2020\n  D1 | 8,2 | 9,1", also=("lines", "data", "cells")),
    Key("rows", Kind.ROWS, "The rows, each a list of cells or a line with `|`.",
        "rows:\n  - [Decile, 2000, 2020]\n  - [D1, \"8,2\", \"9,1\"]", also=("lignes", "body")),
    Key("header", Kind.INTEGER, "How many rows are the head; 1 when absent.", "header: 1", least=0, most=4,
        also=("head", "headers", "header_rows")),
    Key("stub", Kind.BOOLEAN, "The first column is a head too.", "stub: true", also=("row_heads", "header_column")),
    Key("total", Kind.BOOLEAN, "The last row is a sum.", "total: true", also=("sum", "footer")),
    Key("align", Kind.CHOICES, "How the columns are aligned; by what stands in them when absent.",
        "align: [left, number, number]", choices=ALIGNS, also=("alignment",)),
    Key("widths", Kind.NUMBERS, "The columns' shares of the width; by what stands in them when absent.",
        "widths: [3, 1, 1]", also=("width", "columns")),
    Key("highlight", Kind.STRINGS, "Rows by their first cell, columns by their head.", 'highlight: [D10, "2020"]',
        also=("emphasis", "bold")),
    Key("size", Kind.INTEGER, "The size of its type in points.", "size: 20", least=10, most=40,
        also=("font_size", "fontsize")),
    Key("steps", Kind.CHOICE, "Its `rows` appear click by click.", "steps: rows", choices=("rows", "none"),
        also=("builds", "incremental")),
    *_CELLS,
    *OPTIONS,
)  # fmt: skip
CODE = table(
    "code", "code",
    Key("lang", Kind.LANGUAGE, "Its language, by which it is coloured; by the file's name when absent.",
        "lang: python", also=("language", "langage", "syntax")),
    Key("text", Kind.SOURCE, "Its lines.", "text: |\n  print(1)", also=("source_code", "content", "body")),
    Key("file", Kind.FILE, "A file's path, from the deck's folder.", "file: code/cost.py",
        also=("path", "src", "fichier")),
    Key("lines", Kind.RANGE, "The lines of it that are shown.", "lines: 3-20", also=("range", "lignes")),
    Key("numbers", Kind.BOOLEAN, "Number the lines.", "numbers: true", also=("numbered", "line_numbers", "linenos")),
    Key("highlight", Kind.RANGES, "Lines that stand out, by their numbers.", 'highlight: "2, 4-5"',
        also=("emphasis", "hl_lines", "mark")),
    Key("steps", Kind.RANGES, "Lines that stand out one click after the other.", "steps: [1-2, 4, 5-7]"),
    Key("title", Kind.TEXT, "What stands over it.", "title: cost.py", also=("heading", "name", "titre", "filename")),
    Key("output", Kind.SOURCE, "What it prints, below it.", "output: |\n  42", also=("result", "prints", "resultat")),
    *OPTIONS,
)  # fmt: skip
MATH = table(
    "math", "a formula",
    Key("tex", Kind.TEX, "The formula, in LaTeX.", r"tex: \hat\beta = (X^\top X)^{-1} X^\top y", required=True,
        also=("latex", "formula", "math", "formule")),
    Key("number", Kind.BOOLEAN, "Number it among the deck's formulas.", "number: true", also=("numbered", "numero")),
    Key("alt", Kind.TEXT, "How it is read aloud; made of the formula when absent.", "alt: beta hat equals …",
        also=("description", "spoken")),
    Key("text", Kind.TEXT, "What is said of it, below.", "text: where $X$ holds the data",
        also=("where", "note", "texte")),
    *OPTIONS,
)  # fmt: skip
EXHIBITS: tuple[Key, ...] = (
    Key("table", Kind.TABLE, "A table: a CSV file, lines with `|` between the cells, or `file`, `rows` and more.",
        "table: |\n  Decile | 2000 | 2020\n  D1 | 8,2 | 9,1", also=("tableau", "csv")),
    Key("code", Kind.CODE, "Code: its lines, or `lang`, `text` or `file`, and more.",
        "code:\n  lang: python\n  text: |\n    print(1)", also=("listing", "snippet", "program")),
    Key("math", Kind.MATH, "A formula in LaTeX, by itself: its text, or `tex`, `number` and more.",
        r"math: \bar x = \frac{1}{n} \sum_{i=1}^n x_i", also=("formula", "equation", "latex", "formule")),
)  # fmt: skip
"""Tables, code and their like."""
PROSE = (
    ITEMS_KEY,
    TEXT_KEY,
    Key("terms", Kind.TERMS, "Terms and what they mean.",
        "terms:\n  - {term: Cooperation, text: Exchanging information case by case.}",
        also=("definitions", "glossary")),
)  # fmt: skip
LISTING = (NUMBERED_KEY, MARKER_KEY, START_KEY)
"""How the items beside them are marked."""

POINT = table(
    "point", "an item of a diagram",
    Key("text", Kind.TEXT, "What it says.", "text: Observe", required=True,
        also=("heading", "title", "label", "name", "texte")),
    Key("detail", Kind.TEXT, "A smaller text that says more of it.", "detail: What is there, without judging",
        also=("note", "caption", "description", "details")),
    Key("when", Kind.TEXT, "When it was, on a time line.", "when: 1991", also=("date", "year", "time", "quand")),
    Key("highlight", Kind.BOOLEAN, "It stands out.", "highlight: true", also=("emphasis", "accent")),
    Key("items", Kind.POINTS, "What is below it in a hierarchy.", "items: [Towns, Regions]", also=("children",)),
    ID_KEY, ONLY_KEY, EXCEPT_KEY, STEP_KEY,
)  # fmt: skip
DIAGRAM_STEPS_KEY = Key("steps", Kind.CHOICE, "Its `items` appear click by click.", "steps: items",
                        choices=("items", "none"), also=("builds", "incremental"))  # fmt: skip
DIAGRAM = table(
    "diagram", "a diagram",
    Key("items", Kind.POINTS, "What it shows.", "items: [Observe, Decide, Act]", required=True,
        also=("events", "points", "text")),
    Key("center", Kind.TEXT, "What stands in the middle of a hub or a cycle.", "center: The school",
        also=("centre", "middle", "title")),
    DIAGRAM_STEPS_KEY,
    *OPTIONS,
)  # fmt: skip
MATRIX = table(
    "matrix", "a matrix",
    Key("cells", Kind.CELLS, "Its rows from the top, each a list of cells.", "cells:\n  - [a, b]\n  - [c, d]",
        required=True, also=("rows", "items")),
    Key("x", Kind.STRINGS, "What the columns stand for.", "x: [weak, strong]", also=("columns", "across")),
    Key("y", Kind.STRINGS, "What the rows stand for, from the top.", "y: [high, low]", also=("down",)),
    Key("x_title", Kind.TEXT, "What grows from left to right.", "x_title: Commitment", also=("xlabel",)),
    Key("y_title", Kind.TEXT, "What grows from the bottom to the top.", "y_title: Shared risk", also=("ylabel",)),
    DIAGRAM_STEPS_KEY,
    *OPTIONS,
)  # fmt: skip
VENN = table(
    "venn", "sets that overlap",
    Key("sets", Kind.POINTS, "The two sets.", "sets: [School, Family]", required=True, also=("items", "circles")),
    Key("both", Kind.TEXT, "What they have in common.", "both: The child", also=("center", "common", "intersection")),
    DIAGRAM_STEPS_KEY,
    *OPTIONS,
)  # fmt: skip
DIAGRAMS = (
    Key("process", Kind.DIAGRAM, "Steps, one after the other.", "process: [Observe, Decide, Act]",
        also=("processus", "flow", "chevrons")),
    Key("timeline", Kind.DIAGRAM, "Events in their order.",
        "timeline:\n  - {when: 1945, text: Social security}\n  - {when: 1982, text: Decentralisation}",
        also=("chronology", "chronologie", "frise")),
    Key("hierarchy", Kind.DIAGRAM, "What consists of what: a nested list.",
        "hierarchy:\n  - Partnership:\n    - Public:\n      - Towns\n    - Private",
        also=("tree", "orgchart", "organigramme", "hierarchie")),
    Key("cycle", Kind.DIAGRAM, "Steps that come round again.", "cycle: [Meet, Agree, Act, Evaluate]",
        also=("loop", "boucle")),
    Key("matrix", Kind.MATRIX, "Cells by two criteria.",
        "matrix:\n  x: [weak, strong]\n  y: [high, low]\n  cells:\n    - [Coalition, Partnership]\n"
        "    - [Exchange, Contract]", also=("quadrants", "matrice", "swot")),
    Key("hub", Kind.DIAGRAM, "What surrounds one thing.", "hub: {center: The school, items: [Families, Town, Clubs]}",
        also=("spokes", "star", "etoile")),
    Key("pyramid", Kind.DIAGRAM, "Levels, from the top down.", "pyramid: [Few, Some, Many]", also=("pyramide",)),
    Key("venn", Kind.VENN, "Two sets that overlap.", "venn: {sets: [School, Family], both: The child}",
        also=("sets", "euler")),
)  # fmt: skip
"""What belongs together, drawn."""

_IN_BOXES = (*PROSE, *LISTING, *EXHIBITS, *FIGURES, *DIAGRAMS)
BODY_IN_BOX = Key("body", Kind.BODY, "Its blocks, one under the other.", "body:\n  - text: First.\n  - items: [a, b]",
                  also=("blocks",))  # fmt: skip

BOX = table(
    "box", "a box",
    Key("title", Kind.TEXT, "What stands at its top.", "title: Partnership", also=("heading", "name", "titre")),
    Key("number", Kind.BOOLEAN, "Number it among the boxes of its kind.", "number: true", also=("numbered",)),
    *(key for key in _IN_BOXES if key is not NUMBERED_KEY), NUMBERED_KEY,
    BODY_IN_BOX,
    Key("note", Kind.TEXT, "A small line below a definition.", "note: Law of 1901"),
    Key("example", Kind.TEXT, "An example of a definition.", "example: A school and a museum."),
    Key("minutes", Kind.INTEGER, "How long an exercise takes.", "minutes: 10", least=0, most=600),
    Key("hints", Kind.ITEMS, "Help for an exercise.", "hints:\n  - Begin with the actors."),
    *OPTIONS,
)  # fmt: skip

_BOX_EXAMPLES = {
    "box": "box: {title: Case, text: A school looks for partners.}",
    "definition": "definition: An agreement between several parties.",
    "theorem": "theorem: {title: Bayes, text: To be proved.}",
    "lemma": "lemma: A small step.",
    "proof": "proof: By contradiction.",
    "example": "example: A school and a museum.",
    "exercise": "exercise: {text: Name three actors., minutes: 5}",
    "solution": "solution: The school, the town, the families.",
    "remark": "remark: It need not be written.",
    "tip": "tip: Ask early.",
    "warning": "warning: A contract binds.",
    "important": "important: Both sides gain.",
}
BOXES = tuple(
    Key(name, Kind.BOX, f"A box: {'with words of your own' if name == 'box' else name}.", example)
    for name, example in _BOX_EXAMPLES.items()
)
NUMBER = table(
    "number", "a number",
    Key("value", Kind.TEXT, "The figure, as it is to be read.", "value: 17 %", required=True,
        also=("number", "figure", "valeur")),
    Key("label", Kind.TEXT, "What it counts.", "label: live below the threshold", also=("text", "heading", "title")),
    Key("note", Kind.TEXT, "A smaller line below that.", "note: 2.1 million people", also=("detail", "caption")),
    ID_KEY, ONLY_KEY, EXCEPT_KEY, STEP_KEY,
)  # fmt: skip
CARD = table(
    "card", "a card",
    HEADING_KEY, TEXT_KEY, ITEMS_KEY, *LISTING,
    Key("image", Kind.PICTURE, "A picture at its top.", "image: images/street.jpg", also=("picture", "photo", "img")),
    Key("link", Kind.ADDRESS, "Where the card leads: an address, or `#` and a slide's id.", "link: https://example.org",
        also=("href", "url")),
    Key("highlight", Kind.BOOLEAN, "The card stands out.", "highlight: true", also=("emphasis", "accent")),
    ID_KEY, ONLY_KEY, EXCEPT_KEY, STEP_KEY,
)  # fmt: skip
COMPARED = table(
    "criterion", "a criterion",
    Key("criterion", Kind.TEXT, "By what the things are compared.", "criterion: Duration", required=True,
        also=("head", "name", "text", "critere", "by")),
    Key("cells", Kind.STRINGS, "What is said of each of them, in their order.", "cells: [A term, Long]", required=True,
        also=("values", "texts", "cellules")),
)  # fmt: skip
COMPARISON = table(
    "comparison", "a comparison",
    Key("heads", Kind.STRINGS, "What is compared: two or three.", "heads: [Contract, Partnership]", required=True,
        also=("heading", "headings", "head", "things", "columns")),
    Key("rows", Kind.COMPARED, "The criteria, each with a cell for each thing; or lines with `|`.",
        "rows:\n  - {criterion: Duration, cells: [A term, Long]}", required=True, also=("criteria", "lignes", "text")),
    *OPTIONS,
)  # fmt: skip
QUOTE_KEY = Key("quote", Kind.QUOTE, "The words of a quotation.", "quote: No man is an island.", also=("citation",))
STATEMENT_KEY = Key("statement", Kind.TEXT, "One sentence that fills the slide.", "statement: The local counts.",
                    also=("big",))  # fmt: skip
DISPLAY = (
    QUOTE_KEY, STATEMENT_KEY,
    Key("numbers", Kind.FIGURES, "Up to four figures, large, each with what it counts.",
        "numbers:\n  - {value: 17 %, label: live below the threshold}", also=("figures", "stats", "chiffres", "kpi")),
    Key("cards", Kind.CARDS, "Two to six points side by side.",
        "cards:\n  - {heading: The state, text: A catalyst.}\n  - {heading: The town, text: A partner.}",
        also=("cartes", "tiles")),
    Key("comparison", Kind.COMPARISON, "Two or three things, criterion by criterion.",
        "comparison: |\n  | Contract | Partnership\n  Duration | A term | Long",
        also=("compare", "versus", "comparaison")),
)  # fmt: skip

MADE = (
    Key("agenda", Kind.AGENDA, "A list of the deck's sections; the one that has begun is lit.", "agenda: true",
        also=("outline", "toc", "plan", "contents", "sommaire")),
    Key("references", Kind.REFERENCES, "Works of the deck's bibliography, in rows: `cited`, `all`, or the keys of "
        "some.", "references: cited", also=("bibliographie", "works", "sources", "literature")),
)  # fmt: skip
"""What the program makes of the deck."""
KINDS = (*PROSE, *FIGURES, *EXHIBITS, *BOXES, *DISPLAY, *MADE, *DIAGRAMS)
"""The kinds of blocks that stand in any body."""
KIND_NAMES = frozenset(key.name for key in KINDS)

COLUMNS_KEY = Key("columns", Kind.COLUMNS, "Columns side by side.",
                  "columns:\n  - heading: For\n    items: [Flexible]\n  - heading: Against\n    items: [Heavy]",
                  also=("cols",))  # fmt: skip

BLOCK = table("block", "a block", *KINDS, COLUMNS_KEY, *LISTING, BY_KEY, *OPTIONS)
