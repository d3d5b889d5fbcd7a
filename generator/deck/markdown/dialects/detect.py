"""For which tool a Markdown deck was written: marks of each, with weights, counted outside of code."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from generator.deck.markdown.dialects.front import front_of
from generator.deck.markdown.scan import lines_of
from generator.deck.tree import Mapping, Scalar
from generator.patterns import pattern

DIALECTS: Final = ("pandoc", "quarto", "marp", "slidev", "reveal-md", "xaringan")
OWN: Final = "diapo"
LEAST, MARGIN = 3, 3
_LEAST_BESIDE = 2
"""What a dialect needs to be one, and by how much it must be ahead of the next one."""

_ENDINGS: Final = {".qmd": "quarto", ".rmd": "xaringan"}
_LINE: Final = 8  # re.MULTILINE


class Found(Struct, frozen=True):
    """``name``: the dialect, ``diapo`` for Diapo's own Markdown; empty where two are as likely: ``candidates``, with
    the marks that speak for each. ``silent``: nothing in the text speaks for any of them, so it is read as
    Diapo's; ``beside``: the file that tells it where the text does not."""

    name: str
    candidates: tuple[tuple[str, tuple[str, ...]], ...] = ()
    silent: bool = False
    beside: str = ""


class _Mark(Struct, frozen=True):
    dialect: str
    weight: int
    pattern: re.Pattern[str]
    what: str
    most: int = 2
    shared: bool = False
    """Diapo's own Markdown has it too: it says something only beside other marks."""


def _mark(dialect: str, weight: int, regex: str, what: str, most: int = 2) -> _Mark:
    return _Mark(dialect, weight, pattern(regex, _LINE), what, most)


def _shared(dialect: str, weight: int, regex: str, what: str) -> _Mark:
    return _Mark(dialect, weight, pattern(regex, _LINE), what, shared=True)


_MARKS: Final = (
    _mark(OWN, 5, r"^:{3,}[ \t]+(?:tip|box|statement|numbers|cards|card|comparison|timeline|process|cycle|hierarchy|"
          r"hub|matrix|pyramid|venn|chart|qr|agenda|references|remark|kicker|source|column)\b", "blocks of Diapo", 3),
    _mark(OWN, 6, r"^[`~]{3,}[ \t]*yaml[ \t]+[a-z]+", "YAML for a kind of block", 3),
    _mark(OWN, 3, r"\{[^}\n]*(?:\.build\b|\bsteps=|\bstep=|\bshare=|\bonly=|\blayout=)", "`{steps=…}`", 3),
    _mark("marp", 3, r"<!--\s*_[a-zA-Z]+\s*:", "`<!-- _class: … -->`", 4),
    _mark("marp", 3, r"!\[[^\]]*\bbg\b[^\]]*\]\(", "`![bg](…)`", 3),
    _mark("marp", 3, r"!\[[^\]]*\b(?:w|h|width|height):\d", "`![w:…](…)`"),
    _mark("marp", 3, r"<!--\s*(?:paginate|headingDivider|backgroundColor|backgroundImage)\s*:",
          "`<!-- paginate: … -->`"),
    _mark("slidev", 4, r"^---[ \t]*\n(?:[ \t]*[\w-]+:.*\n)+---[ \t]*$", "keys between lines of dashes", 3),
    _mark("slidev", 3, r"^::(?:left|right|default|bottom|top|content)::[ \t]*$", "`::right::`", 3),
    _mark("slidev", 3, r"<v-clicks?\b|\bv-click\b|<v-after", "`v-click`", 3),
    _mark("slidev", 3, r"<(?:Toc|Tweet|Youtube|SlidevVideo|RenderWhen|LightOrDark|Arrow)\b", "components of Slidev"),
    _mark("slidev", 3, r"\$slidev\b|\bgrid-cols-\d", "classes of Slidev's pages"),
    _mark("slidev", 2, r"^<<<[ \t]*@", "`<<< @/…`"),
    _mark("reveal-md", 5, r"<!--\s*\.(?:slide|element):", "`<!-- .slide: … -->`", 3),
    _mark("reveal-md", 3, r"^[Nn]otes?:", "`Note:`"),
    _mark("reveal-md", 4, r"^----[ \t]*$", "`----` between slides"),
    _mark("reveal-md", 5, r"^<!--\s*(?:s|v)\s*-->[ \t]*$", "`<!--s-->`"),
    _mark("reveal-md", 4, r"^##==##", "`##==##`"),
    _mark("reveal-md", 3, r"^<section\b[^>\n]*\bdata-(?:background|transition|markdown)", "`<section data-…>`"),
    _mark("xaringan", 2, r"^\?\?\?[ \t]*$", "`???`", 3),
    _mark("xaringan", 3, r"(?:^|\s)\.(?:pull-left|pull-right|left-column|right-column|footnote)(?:\.[\w-]+)*\[",
          "`.pull-left[ ]`", 3),
    _mark("xaringan", 3, r"^---?[ \t]*\n(?:name|template|class|layout|background-image|count):.*\n"
          r"(?!(?:[\w-]+:.*\n)*---[ \t]*$)",
          "keys below `---`", 3),
    _mark("xaringan", 1, r"^--[ \t]*$", "`--`", 3),
    _mark("xaringan", 2, r"xaringan(?:Extra)?::", "`xaringan::`"),
    _mark("quarto", 4, r"\{\{< ", "`{{< … >}}`"),
    _mark("quarto", 4, r"^:{3,}[ \t]*\{[^}\n]*\.callout-", "`::: {.callout-…}`"),
    _mark("quarto", 4, r"^:{3,}[ \t]*\{[^}\n]*\.(?:content-(?:visible|hidden)|panel-tabset|r-stack)",
          "divisions of Quarto"),
    _mark("quarto", 3, r"\{\.absolute\b|\{\.fragment\b|\.r-stretch\b|auto-animate", "`{.fragment}`"),
    _mark("quarto", 3, r"^#+ .*\{[^}\n]*background-(?:color|image|video|iframe)=", "`{background-…=}`"),
    _mark("quarto", 3, r"^#\| ?[\w-]+:", "`#| echo: …`"),
    _mark("quarto", 2, r"^```+\{(?:python|r|ojs|julia|mermaid|dot)\}", "code that is run"),
    _mark("pandoc", 3, r"^:{3,}[ \t]*\{\.(?:columns|column|notes|incremental)\b", "`::: {.columns}`"),
    _mark("pandoc", 3, r"^:{3,}[ \t]+(?:incremental|nonincremental)[ \t]*$", "`::: incremental`"),
    _mark("pandoc", 3, r"^:{3,}[ \t]*\{[^}\n]*\.(?:center|block|alert|fullwidth|smaller|small|Large|footnotesize)\b",
          "`::: {.center}`"),
    _mark("pandoc", 4, r"^`{3,}[ \t]*\{=\w+\}", "code for one format"),
    _mark("pandoc", 3, r"^ {0,3}\+(?:[-=:]{3,}\+)+[ \t]*$", "tables of `+---+`"),
    _shared("pandoc", 2, r"^:{3,}[ \t]+(?:notes|columns)[ \t]*$", "`::: notes`"),
    _shared("pandoc", 2, r"^\. \. \.[ \t]*$", "`. . .`"),
    _mark("pandoc", 2, r"\\(?:pause|vspace|textbf|alert|begin|includegraphics|newpage|columnbegin|tiny|small|"
          r"footnotesize|large)\b", "LaTeX"),
    _shared("pandoc", 3, r"\]\([^)\n]*\)\{[^}\n]*(?:width|height)=", "`![](…){width=…}`"),
    _mark("pandoc", 2, r"\[[^\]\n]*\]\{\.[\w-]+[^}\n]*\}", "`[text]{.class}`"),
    _shared("pandoc", 1, r"^#+ .*\{[^}\n]*[.#][\w-]+[^}\n]*\}[ \t]*$", "attributes of headings"),
)  # fmt: skip


def _weights(said: str) -> dict[str, int]:
    words = said.split()
    return dict(zip(words[::2], map(int, words[1::2]), strict=True))


_HEADS: Final = {
    "marp": _weights("marp 14 paginate 4 class 2 _class 4 backgroundColor 3 headingDivider 4 math 1 size 1 theme 1"),
    "slidev": _weights(
        "layout 5 src 3 drawings 6 titleTemplate 6 mdc 5 comark 5 background 3 transition 2 fonts 3 "
        "class 2 highlighter 4 lineNumbers 3 colorSchema 4 routerMode 4 addons 3 canvasWidth 4 theme 1 "
        "info 2"
    ),
    "reveal-md": _weights(
        "revealOptions 10 separator 8 verticalSeparator 10 notesSeparator 6 highlightTheme 6 theme 1 css 1"
    ),
    "pandoc": _weights(
        "header-includes 5 aspectratio 5 colortheme 5 fonttheme 4 beamer 5 titlegraphic 4 slide-level 5 "
        "institute 2 author 1 section-titles 4 beameroption 5 themeoptions 4 urlcolor 2 fontsize 2 "
        "mainfont 2 output 2 pandoc 6 revealjs-url 8 slideNumber 1 reference-section-title 3 link-citations 3"
    ),
    "quarto": _weights(
        "format 8 execute 4 engine 4 _quarto 8 jupyter 4 editor 3 filters 3 revealjs-plugins 8 crossref 4"
    ),
    OWN: _weights(
        "mode 4 accent 4 art 4 agenda 4 min_size 6 typography 5 citation_style 5 course 4 macros 4 "
        "duration 2 steps 5 slides 5"
    ),
}
"""Keys at the head, and what they weigh."""
_IN_CODE: Final = ("code that is run", "`#| echo: …`", "code for one format")
_FENCE: Final = pattern(r"^( *)(`{3,}|~{3,})[^\n]*\n.*?(?:^ *\2[`~]*[ \t]*$|\Z)", 8 | 16)  # MULTILINE | DOTALL
_MOST_TEXT: Final = 50_000
"""Characters that are looked through: some hundred slides say whose they are."""
_PERCENT: Final = pattern(r"\A\s*%[ \t]+\S")
_RULES: Final = pattern(r"^---[ \t]*$", _LINE)


def dialect_of(text: str, ending: str = "") -> Found:
    """The dialect of a text; ``ending``: that of its file, which only breaks ties."""
    front = front_of(lines_of(text))
    if any(key.text == "diapo" for key, _ in front.pairs):
        return Found(OWN)
    scores: dict[str, int] = dict.fromkeys((OWN, *DIALECTS), 0)
    marks: dict[str, list[str]] = {name: [] for name in (OWN, *DIALECTS)}

    def count(dialect: str, weight: int, what: str) -> None:
        scores[dialect] += weight
        marks[dialect].append(what)

    for key, value in front.pairs:
        for dialect, weights in _HEADS.items():
            if weight := weights.get(key.text):
                count(dialect, weight, f"`{key.text}:`")
        if key.text == "output":
            _count_output(value, count)
    if _PERCENT.match(text):
        count("pandoc", 6, "`%` before the title")
    whole = "\n".join(one.text for one in front.lines)[:_MOST_TEXT]
    body = _FENCE.sub("", whole)
    chunks = "\n".join(line for line in whole.split("\n") if line.startswith(("```", "#|")))
    for mark in (*(one for one in _MARKS if not one.shared), *(one for one in _MARKS if one.shared)):
        if mark.shared and scores[mark.dialect] < _LEAST_BESIDE:
            continue
        inside = whole if mark.what == "YAML for a kind of block" else chunks if mark.what in _IN_CODE else body
        found = len(mark.pattern.findall(inside))
        if found:
            count(mark.dialect, mark.weight * min(found, mark.most), mark.what)
    if scores["reveal-md"] == 4 and marks["reveal-md"] == ["`----` between slides"] and not _RULES.search(body):
        scores["reveal-md"] = 0  # a line of four dashes alone says nothing
    return _best(scores, marks, _ENDINGS.get(ending.lower(), ""))


def _count_output(value: object, count: object) -> None:
    names = (
        [key.text for key, _ in value.pairs]
        if isinstance(value, Mapping)
        else [value.text]
        if isinstance(value, Scalar)
        else []
    )
    assert callable(count)
    for name in names:
        if "moon_reader" in name or "xaringan" in name:
            count("xaringan", 12, f"`output: {name}`")
        elif "beamer" in name or "slidy" in name or "ioslides" in name or "revealjs" in name or "powerpoint" in name:
            count("pandoc", 8, f"`output: {name}`")


def _best(scores: dict[str, int], marks: dict[str, list[str]], ending: str) -> Found:
    ranked = sorted(scores, key=lambda name: -scores[name])
    first, second = ranked[0], ranked[1]
    if scores[OWN] and scores[first] - scores[OWN] < MARGIN:
        return Found(OWN)
    if scores[first] < LEAST:
        return Found(ending) if ending and scores[ending] >= scores[first] else Found(OWN, silent=True)
    if {first, second} == {"pandoc", "quarto"}:  # one reader: a slip between them costs nothing
        return Found("quarto" if ending == "quarto" or scores["quarto"] >= scores["pandoc"] else "pandoc")
    if scores[first] - scores[second] < MARGIN and scores[second] > 0:
        if ending in (first, second):
            return Found(ending)
        if scores[second] >= LEAST or scores[first] - scores[second] < 2:
            return Found("", ((first, tuple(marks[first][:4])), (second, tuple(marks[second][:4]))))
    return Found(first)
