"""Code between fences, as each tool writes it: its language, lines that stand out, chunks that would be run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from msgspec.structs import replace

from generator.code_languages import language_named
from generator.deck.markdown.blocks import Attributes, Block, Fence, Formula, Html, Paragraph
from generator.deck.markdown.dialects.pictures import Picture, picture_paragraph
from generator.deck.markdown.dialects.reading import Reading
from generator.deck.markdown.dialects.tex import readable, tex_words
from generator.deck.tree import Scalar
from generator.patterns import pattern

Inner = Callable[[Iterable[Block], Reading], list[Block]]

ENGINES = frozenset(
    "r python julia ojs bash sh sql css js stan rcpp d3 dot mermaid ruby perl node scala go haskell octave sas stata "
    "powershell cat asis block block2 cpp c fortran verbatim embed fsharp javascript html jsx tsx sass scss".split()
)
_DIAGRAMS = frozenset("mermaid plantuml dot graphviz d2 vega vega-lite wavedrom nomnoml ditaa".split())
MOST_LINES = 300
_GROUP = pattern(r"[{\[]([^{}\[\]]*)[}\]]")
_LINES = pattern(
    r"\s*(?:all|none|hide|\*|\d+(?:\s*-\s*\d*)?)(?:\s*[,|]\s*(?:all|none|hide|\*|\d+(?:\s*-\s*\d*)?))*\s*\Z"
)
_CHUNK = pattern(r"\{\s*([A-Za-z][\w-]*)\b(.*)\}\Z", re.DOTALL)
_CHUNK_OPTION = pattern(r"([\w.-]+)\s*=\s*(\"[^\"]*\"|'[^']*'|[^,]+)")
_OPTION = pattern(r"(?:#|//|--|%)\|\s*([\w-]+)\s*:\s*(.*)\Z")
_GRAPHICS = pattern(r"include_graphics\(\s*(?:c\()?\s*[\"']([^\"']+)[\"']")
_INNER = pattern(r"(`{3,}|~{3,})[ \t]*([\w+#-]*)[^\n]*\n(.*?)\n\1", re.DOTALL)
_MARKS = pattern(r"^[`~]{3,}.*$", re.MULTILINE)
_STAR = pattern(r"^\*(?=[^*\s]|\s)", re.MULTILINE)
_TICK_R = pattern(r"`r ''`")
_TAB = 4


def code_blocks(fence: Fence, reading: Reading, inner: Inner) -> list[Block]:
    """The code as this format has it; a picture, a page's own HTML or a style may stand in a fence as well."""
    braces = fence.braces
    if braces.startswith("{=") or (fence.info.startswith("{=")):
        return _raw(fence, (braces or fence.info)[2:].rstrip("} "), reading, inner)
    chunk = _CHUNK.match(braces) if not fence.info else None
    if chunk and chunk[1].lower() in ENGINES:
        return _chunk(fence, chunk[1].lower(), chunk[2], reading)
    attributes = fence.attributes
    words = fence.info.split()
    name = words[0] if words and words[0][0] not in "{[" else ""
    rest = fence.info[len(name) :] + " " + braces
    if "magic-move" in words:
        return _magic_move(fence, reading)
    if attributes and attributes.classes:
        name = name or attributes.classes[0].text
    if attributes and any(one.text == "cell-code" for one in attributes.classes):
        name = ""
    if name.lower() in _DIAGRAMS:
        reading.lose(f"{name} diagram", "its text stands as code")
    pairs = {key.text: value.text for key, value in attributes.pairs} if attributes else {}
    title = pairs.get("filename") or pairs.get("title") or pairs.get("lst-cap") or ""
    lines = pairs.get("code-line-numbers") or pairs.get("data-line-numbers") or ""
    numbers = bool(attributes and any(one.text in ("numberLines", "number-lines") for one in attributes.classes))
    numbers = numbers or lines == "true"
    for group in _GROUP.finditer(rest):
        if _LINES.match(group[1]) and not lines:
            lines = group[1]
        elif "monaco" in group[1] or "lines" in group[1]:
            reading.lose("code that can be edited or run in the page", "it stands as code")
    bracket = _bracket_title(rest)
    return made(fence, name, fence.code.text, reading, lines, title or bracket, numbers)


def _bracket_title(rest: str) -> str:
    """Slidev's ``[file.ts]``."""
    found = next(
        (group[1] for group in _GROUP.finditer(rest) if group.group()[0] == "[" and not _LINES.match(group[1])), ""
    )
    return found.strip()


def made(
    fence: Fence, name: str, code: str, reading: Reading, lines: str = "", title: str = "", numbers: bool = False
) -> list[Block]:
    """Fences of this format with the code, cut where it is longer than one may be; none where it is empty."""
    code = _TICK_R.sub("", code).expandtabs(_TAB).strip("\n").rstrip()
    if not code.strip():
        return []
    language = language_named(name) or ""
    rows = code.split("\n")
    pairs = _line_pairs(lines, len(rows), fence) if len(rows) <= MOST_LINES else []
    if numbers:
        pairs.append(_pair("numbers", "true", fence))
    if title:
        pairs.append(_pair("title", title, fence))
    attributes = Attributes(fence.line, fence.column, None, (), tuple(pairs)) if pairs else None
    found: list[Block] = []
    for at in range(0, len(rows), MOST_LINES):
        part = "\n".join(rows[at : at + MOST_LINES]).strip("\n")
        if part.strip():
            text = replace(fence.code, text=part, line=fence.code.line + at)
            found.append(Fence(fence.line, fence.column, language, text, attributes))
    return found


def _pair(name: str, value: str, place: Fence) -> tuple[Scalar, Scalar]:
    return Scalar(name, place.line, place.column), Scalar(value, place.line, place.column)


def _line_pairs(lines: str, count: int, place: Fence) -> list[tuple[Scalar, Scalar]]:
    """``1|3-4|all`` -> the lines of each click, those that the code has."""
    steps: list[str] = []
    for step in lines.split("|"):
        kept = []
        for part in step.split(","):
            first, dash, last = part.strip().partition("-")
            if not first.strip().isdigit():
                continue
            begin, end = int(first), int(last) if last.strip().isdigit() else count if dash else int(first)
            if 1 <= begin <= count and end >= begin:
                kept.append(f"{begin}-{min(end, count)}" if min(end, count) > begin else str(begin))
        if kept:
            steps.append(", ".join(kept))
    if not steps:
        return []
    if len(steps) == 1:
        return [_pair("highlight", steps[0], place)]
    return [_pair("steps", "; ".join(steps), place)]


def _raw(fence: Fence, form: str, reading: Reading, inner: Inner) -> list[Block]:
    """Code of another format that is passed on as it is."""
    if form.strip().startswith("html"):
        return inner([Html(fence.code.line, 1, fence.code.text)], reading)
    if (
        form.strip() in ("tex", "latex")
        and fence.code.text.strip().startswith("\\begin{")
        and readable(fence.code.text.strip())
    ):
        return [Formula(fence.line, fence.column, replace(fence.code, text=fence.code.text.strip()))]
    reading.lose(f"raw {form.strip()}", "left out", tex_words(fence.code.text))
    return []


def _magic_move(fence: Fence, reading: Reading) -> list[Block]:
    """Code that changes into other code: its last state."""
    states = list(_INNER.finditer(fence.code.text))
    if not states:
        return made(fence, "", fence.code.text, reading)
    last = states[-1]
    before = _MARKS.sub(" ", fence.code.text[: last.start()] + fence.code.text[last.end() :])
    reading.lose("code that changes step by step", "its last state is shown", before)
    return made(fence, last[2], last[3], reading)


def _chunk(fence: Fence, engine: str, options: str, reading: Reading) -> list[Block]:
    """Code that the tool runs; it is never run here."""
    told: dict[str, str] = {}
    for one in _CHUNK_OPTION.finditer(options):
        told[one[1].replace(".", "-")] = one[2].strip().strip("\"'")
    rows = fence.code.text.split("\n")
    while rows and (option := _OPTION.match(rows[0].strip())):
        told[option[1].replace(".", "-")] = option[2].strip().strip("\"'")
        rows.pop(0)
    code = "\n".join(rows)
    caption = told.get("fig-cap", "")
    if picture := _GRAPHICS.search(code):
        size = {"width": told["out-width"]} if "out-width" in told else {}
        reading.lose(f"{engine} code that shows a picture", "the picture is shown", code)
        return [
            picture_paragraph([Picture(picture[1], told.get("fig-alt", caption), caption, (), size)], fence.line, 1)
        ]
    if engine in ("css", "js", "javascript", "sass", "scss"):
        reading.lose(f"{engine} for the page", "left out; the theme says how things look", code)
        return []
    if engine in ("asis", "cat", "block", "block2", "embed", "verbatim"):
        return made(fence, "", code, reading)
    if _is_off(told.get("include", "")):
        reading.lose(f"{engine} code that shows nothing", "left out", code)
        return []
    if not _is_off(told.get("eval", "")):
        reading.lose(f"{engine} code that is run", "the code is shown, its result is not")
    found = made(fence, engine, code, reading, told.get("code-line-numbers", ""), told.get("filename", ""))
    if caption:
        found.append(Paragraph(fence.line, 1, Scalar(caption, fence.line, 1)))
    return found


def _is_off(value: str) -> bool:
    return value.lower() in ("false", "f", "no")


def starred(code: str) -> tuple[str, str]:
    """Remark's code without the stars that make lines stand out, and the numbers of these lines."""
    rows = code.split("\n")
    numbers = [str(at) for at, row in enumerate(rows, 1) if _STAR.match(row) or row.rstrip().endswith("#<<")]
    bare = [_STAR.sub(" " if row[1:2] == " " else "", row).removesuffix("#<<").rstrip() for row in rows]
    return "\n".join(bare), ",".join(numbers)
