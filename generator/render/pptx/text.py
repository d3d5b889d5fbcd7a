"""Paragraphs and runs as DrawingML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import groupby
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from msgspec.structs import replace

from generator.patterns import pattern
from generator.render.pptx.ink import Ink
from generator.render.pptx.languages import language_attribute, office_language
from generator.render.pptx.markup import Relations, attribute, element, escape
from generator.render.pptx.styles import MAX_LEVELS, counting, hundredths, side
from generator.scene.boxes import Box, ChartBox
from generator.scene.text import LevelStyle, Mark, Paragraph, Run, Script
from generator.scene.theme import Face

if TYPE_CHECKING:
    from generator.render.pptx.formulas import FormulaPictures

NUMBER_FIELD: Final = '<a:fld id="{5C3B9D1E-7A42-4F0B-9E63-2D8A4C17F650}" type="slidenum">'
NO_PROOF: Final = ' noProof="1"'
NUMBER_SIGN: Final = "‹#›"
"""What a number field says on a layout."""

# LibreOffice makes a line higher for anything lowered by more than 8 %.
_BASELINE: Final = {Script.SUB: ' baseline="-8000"', Script.SUPER: ' baseline="30000"', Script.NORMAL: ""}
_WHERE_LINKS_BREAK: Final = pattern(r"(?<= )(?! )|(?<=\u200b)|(?<=\w[-\u2010])(?=\w)")
_EMBEDDING: Final = {False: "\u202a", True: "\u202b"}
_FROM_RIGHT: Final = pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_POP: Final = "\u202c"
"""Marks that set a text from left to right, or from right to left, within one of the other direction."""

# Viewers give links the theme's colour; this extension (of 2018) says that the run's own colour counts.
_OWN_COLOR: Final = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)


class Charts:
    """The charts of a package, numbered as they are written."""

    def __init__(self) -> None:
        self.boxes: list[ChartBox] = []

    def add(self, box: ChartBox) -> str:
        """The name of its part."""
        self.boxes.append(box)
        return f"chart{len(self.boxes)}.xml"


class FormulasAs(Enum):
    """How the formulas of a text are written."""

    OWN = "own"
    """As PowerPoint's own."""
    GAPS = "gaps"
    """As gaps of their width, with pictures over them."""


class PartContext(Struct, frozen=True):
    """What the text of one part needs to know: the theme, the language, and where links lead."""

    ink: Ink
    lang: str
    """As Office has it, with a region; empty where it has none."""
    relations: Relations
    media: Mapping[str, str]
    """``PictureBox.key`` -> its file name in ``ppt/media``."""
    pages: Mapping[str, int] | None = None
    """Page id -> slide number; None on layouts and notes, whose text cannot lead to slides."""
    names: Mapping[str, str] = field(default_factory=dict)
    """What people call a box, by its name in the Scene."""
    charts: Charts = field(default_factory=Charts)
    formulas_as: FormulasAs = FormulasAs.GAPS
    formula_pictures: FormulaPictures | None = None
    """Where the part may show formulas."""
    shapes: Mapping[str, tuple[int, Box]] = field(default_factory=dict)
    """What connectors may be glued to, by its name in the Scene, with its shape id."""

    def called(self, name: str) -> str:
        """The name of a box as an attribute's text."""
        return attribute(self.names.get(name, name))


def paragraphs_xml(
    paragraphs: Sequence[Paragraph], levels: Sequence[LevelStyle], around: PartContext, *, colored: bool = False
) -> str:
    """One ``a:p`` for each paragraph, and an empty one if there are none (a text body must have one). ``colored``:
    each says the colour of its bullet."""
    if not paragraphs:
        return f"<a:p>{_end(around.lang)}</a:p>"
    starts = numbering_starts(_numbers(paragraphs, levels))
    return "".join(
        _paragraph(
            paragraph,
            levels[paragraph.level],
            around,
            first=index == 0,
            last=index == len(paragraphs) - 1,
            start=starts.get(index, 1),
            colored=colored,
        )
        for index, paragraph in enumerate(paragraphs)
    )


def _paragraph(
    paragraph: Paragraph, style: LevelStyle, around: PartContext, *, first: bool, last: bool, start: int, colored: bool
) -> str:
    lang = office_language(paragraph.lang) if paragraph.lang else around.lang
    attributes = f' lvl="{min(paragraph.level, MAX_LEVELS - 1)}"' if paragraph.level else ""
    content = ""
    runs, rtl = paragraph.runs, paragraph.rtl
    if paragraph.turned and (paragraph.mark is Mark.FLUSH or not style.indent):
        rtl = not rtl  # nothing hangs beside it, so that it can have its own direction, and stay at its side
    elif paragraph.turned:
        runs = (Run(_EMBEDDING[not rtl]), *runs, Run(_POP))
    # also where the level says so: LibreOffice takes the direction of a footer from elsewhere
    if rtl or style.rtl or _FROM_RIGHT.search(paragraph.text):
        attributes += f' algn="{side(style.align, rtl=paragraph.rtl)}" rtl="{int(rtl)}"'
    if paragraph.pitch:
        content += f'<a:lnSpc><a:spcPts val="{hundredths(paragraph.line_height(style).pt)}"/></a:lnSpc>'
    if first and style.before:
        content += '<a:spcBef><a:spcPts val="0"/></a:spcBef>'
    if paragraph.deep and not last:
        content += f'<a:spcAft><a:spcPts val="{round(style.size.pt * paragraph.deep * 100)}"/></a:spcAft>'
    if paragraph.mark is not Mark.LEVEL and style.bullet:
        # without a bullet the first line begins at the text's edge, or (flush) at the box's
        attributes += ' marL="0" indent="0"' if paragraph.mark is Mark.FLUSH else ' indent="0"'
        content += "<a:buNone/>"
    elif colored and style.bullet:
        content += f"<a:buClr>{around.ink.color(style.bullet.color)}</a:buClr>"
    if start != 1 and paragraph.mark is Mark.LEVEL:
        content += f'<a:buAutoNum type="{counting(style.bullet)}" startAt="{min(start, 32767)}"/>'
    properties = element("a:pPr", attributes, content) if attributes or content else ""
    if not paragraph.spots:
        return f"<a:p>{properties}{runs_xml(runs, style, lang, around)}{_end(lang)}</a:p>"
    from generator.render.pptx.formulas import formula_runs  # for decks that have formulas

    shown = formula_runs(paragraph, style, lang, around, lambda run: runs_xml((run,), style, lang, around))
    return f"<a:p>{properties}{shown}{_end(lang)}</a:p>"


def runs_xml(runs: Iterable[Run], style: LevelStyle | None, lang: str, around: PartContext, *, plain: str = "") -> str:
    """``a:r``, ``a:br`` and ``a:fld`` elements, saying only what differs from the level's ``style``. ``plain``: what
    those say that are not bold."""
    runs = tuple(runs)
    if len(runs) == 1 and (only := runs[0]).is_plain and "\n" not in only.text:  # as most are
        mono = style is not None and style.face is Face.MONO
        look = f"<a:rPr{language_attribute(lang)}{NO_PROOF if mono else ''}{plain}/>"
        return f"<a:r>{look}<a:t>{escape(only.text)}</a:t></a:r>" if only.text else ""
    out = []
    for run in _uncut(runs):
        attributes, content = _look(run, style, lang, around)
        attributes += "" if run.bold else plain
        link = _link(run, around) if run.link else ""
        look = element("a:rPr", attributes, content + link)
        if run.field is not None:
            text = NUMBER_SIGN if around.pages is None else run.text
            out.append(f"{NUMBER_FIELD}{look}<a:t>{escape(text)}</a:t></a:fld>")
            continue
        for index, piece in enumerate(run.text.split("\n") if "\n" in run.text else (run.text,)):
            if index:
                out.append(f"<a:br>{element('a:rPr', attributes, content)}</a:br>")
            # LibreOffice breaks no line inside a linked run, so each of its words is one.
            for part in _WHERE_LINKS_BREAK.split(piece) if link else (piece,):
                if part:
                    out.append(f"<a:r>{look}<a:t>{escape(part)}</a:t></a:r>")
    return "".join(out)


def _uncut(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs without cuts around wide signs: what those are, viewers see by the language and the letters beside."""
    runs = tuple(runs)
    if not any(run.wide for run in runs):
        yield from runs
        return
    for _, group in groupby(runs, lambda run: replace(run, text="", wide=False)):
        alike = tuple(group)
        wide = len(alike) > 1 and any(run.wide for run in alike)
        yield from (replace(alike[0], text="".join(run.text for run in alike), wide=False),) if wide else alike


def _look(run: Run, style: LevelStyle | None, lang: str, around: PartContext) -> tuple[str, str]:
    attributes = language_attribute(lang)
    if run.size is not None and (style is None or run.size != style.size):
        attributes += f' sz="{hundredths(run.size.pt)}"'
    if run.bold and not (style and style.bold):
        attributes += ' b="1"'
    if run.italic:
        attributes += ' i="0"' if style and style.italic else ' i="1"'
    if run.strike:
        attributes += ' strike="sngStrike"'
    attributes += _BASELINE[run.script]
    face = run.face if run.face is not None else style.face if style else None
    if face is Face.MONO:
        attributes += NO_PROOF
    content = ""
    if run.color is not None and (style is None or run.color != style.color or run.link):
        content += around.ink.fills[run.color]
    if run.face is not None and (style is None or run.face != style.face):
        content += around.ink.fonts[run.face]
    return attributes, content


def _link(run: Run, around: PartContext) -> str:
    own = run.color is not None and around.ink.hexes[run.color] != around.ink.link
    return link_xml(run.link or "", around, _OWN_COLOR if own else "")


def link_xml(address: str, around: PartContext, extension: str = "") -> str:
    """``a:hlinkClick`` to an address or a slide; nothing on layouts and notes, which cannot lead to slides."""
    if not address.startswith("#"):
        attributes = f' r:id="{around.relations.add("hyperlink", address, external=True)}"'
    elif around.pages is None:
        return ""
    elif (number := around.pages.get(address[1:])) is None:
        raise ValueError(f"scene: the link {address!r} leads to no page")
    else:
        target = around.relations.add("slide", f"slide{number}.xml")
        attributes = f' r:id="{target}" action="ppaction://hlinksldjump"'
    return element("a:hlinkClick", attributes, extension)


def _end(lang: str) -> str:
    return f"<a:endParaRPr{language_attribute(lang)}/>"


def _numbers(paragraphs: Sequence[Paragraph], levels: Sequence[LevelStyle]) -> list[tuple[int, int | None]]:
    """Level of each paragraph, and the number that it shows, if any."""
    bullets = [levels[paragraph.level].bullet for paragraph in paragraphs]
    return [
        (paragraph.level, paragraph.number if bullet and bullet.numbered else None)
        for paragraph, bullet in zip(paragraphs, bullets, strict=True)
    ]


def numbering_starts(numbers: Sequence[tuple[int, int | None]]) -> dict[int, int]:
    """Paragraph index -> the number that its list begins with, where that is not 1. ``numbers``: level and number.

    Viewers count by themselves: consecutive paragraphs of one level with the same ``startAt``, deeper ones between
    them not counted. A list that goes on from another page therefore repeats its first number on each item.
    """
    starts: dict[int, int] = {}
    begin: dict[int, int] = {}
    expected: dict[int, int] = {}
    for index, (level, number) in enumerate(numbers):
        for deeper in [other for other in expected if other > level]:
            del expected[deeper]
        if number is None:
            expected.pop(level, None)
            continue
        if expected.get(level) != number:
            begin[level] = number
        expected[level] = number + 1
        if begin[level] != 1:
            starts[index] = begin[level]
    return starts
