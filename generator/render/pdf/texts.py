"""Text boxes as data: every paragraph at its place, lists in lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator.patterns import pattern
from generator.render.pdf.glyphs import Glyphs
from generator.render.pdf.languages import language
from generator.render.pdf.styles import Data, Styles, pitch, points, slope, weight
from generator.scene.boxes import TextBox
from generator.scene.formula_places import deep_of
from generator.scene.lines import lines_of
from generator.scene.page import Note, Page
from generator.scene.text import (
    BASELINE,
    SCRIPT_SCALE,
    Align,
    Anchor,
    LevelStyle,
    Mark,
    Paragraph,
    Run,
    Script,
    SetFormula,
)
from generator.scene.theme import Face
from generator.spans import Span
from generator.units import Pt

WEB_SCHEMES: Final = ("https://", "http://", "mailto:")
_ANCHOR: Final = {Anchor.TOP: 0.0, Anchor.MIDDLE: 0.5, Anchor.BOTTOM: 1.0}
_SCRIPT_RAISE: Final = {Script.SUB: -0.08, Script.SUPER: 0.30}
"""How far up, over the text's size: as in the other outputs."""
_LONGEST_LINK: Final = 8000
"""Characters that the typesetter allows an address."""
_TOO_LONG: Final = pattern(r"\S{40}(?=\S)")
"""What of a word may stand on one line of the notes: an address may have to break."""
_NOTE: Final = LevelStyle(Pt(12), Face.MINOR, "text")
_ROOM: Final = 2000.0
"""Points that a block is wider than its box, so that no line is ever broken a second time."""


class Where(Struct, frozen=True):
    """What finding a font for a text depends on besides its look, and where it was typed."""

    lang: str
    span: Span | None
    rtl: bool = False


class Texts:
    def __init__(self, styles: Styles, numbers: Mapping[str, int], glyphs: Glyphs) -> None:
        self._styles = styles
        self._glyphs = glyphs
        self._numbers = numbers
        """Page id -> the number of its page in the PDF."""

    def nodes(self, box: TextBox, page: Page, *, plain: bool = False) -> list[Data]:
        """The paragraphs of a box, those with bullets as lists. ``plain``: the box itself is one element already."""
        heights = [self._height(box, index) for index in range(len(box.paragraphs))]
        y = box.rect.y.pt + (box.rect.height.pt - sum(heights)) * _ANCHOR[box.anchor]
        lists = _Lists()
        for index, paragraph in enumerate(box.paragraphs):
            style = box.levels[paragraph.level]
            top = y + (style.before.pt if index else 0.0)
            where = Where(paragraph.lang or page.lang, paragraph.span or box.span or page.span)
            text = self._paragraph(box, paragraph, style, top, where)
            if plain:
                text["plain"] = True
            if mark := self._mark(box, paragraph, style, top, where):
                lists.item(paragraph, mark, text)
            else:
                lists.paragraph(text)
            y += heights[index]
        return lists.nodes

    def unseen(self, text: str, where: Where) -> Data:
        """One line in the page's corner for those who listen or search."""
        place = {"x": 0, "y": 0, "width": _ROOM, "height": 2}
        return {"kind": "text", "plain": True, "style": self._styles.unseen(), "parts": self.line(text, where)} | place

    def _height(self, box: TextBox, index: int) -> float:
        paragraph = box.paragraphs[index]
        style = box.levels[paragraph.level]
        deep = deep_of(paragraph, style).pt if index < len(box.paragraphs) - 1 else 0.0
        return _pitch(paragraph, style) * max(len(paragraph.lines), 1) + (style.before.pt if index else 0.0) + deep

    def _paragraph(self, box: TextBox, paragraph: Paragraph, style: LevelStyle, top: float, where: Where) -> Data:
        indent = 0.0 if paragraph.mark is Mark.FLUSH else style.indent.pt
        hang = style.hang.pt if style.bullet is None and paragraph.mark is not Mark.FLUSH else 0.0
        x, width = _beside(box, indent - hang, paragraph.rtl)
        side = _side(style.align, paragraph.rtl)
        if side is not Align.LEFT:
            x, width = x - _ROOM, width + _ROOM
        if side is not Align.RIGHT:
            width += _ROOM
        data: Data = {
            "kind": "text",
            "style": self._styles.level(style, paragraph.pitch),
            "x": points(x),
            "y": points(top),
            "width": points(width),
            "height": points(_pitch(paragraph, style) * max(len(paragraph.lines), 1)),
            "parts": self._parts(paragraph, style, where),
        }
        if side is not Align.LEFT:
            data["align"] = str(side)
        if hang:
            data["hang"] = points(hang)
        if paragraph.rtl:
            data["rtl"] = True
        if paragraph.turned:
            data["turned"] = True
        if paragraph.lang:
            data |= language(paragraph.lang)
        return data

    def _parts(self, paragraph: Paragraph, style: LevelStyle, where: Where) -> list[str | Data | None]:
        """The runs of all lines, None where a line ends."""
        parts: list[str | Data | None] = []
        for number, line in enumerate(lines_of(paragraph)):
            if number:
                parts.append(None)
            for run in line:
                if run.formula:
                    parts.append(self._formula(run.formula, run, style, _pitch(paragraph, style)))
                    continue
                first, *rest = run.text.split("\n")
                parts += self.run(run if not rest else replace(run, text=first), style, where)
                for text in rest:
                    parts += [None, *self.run(replace(run, text=text), style, where)]
        return parts

    def _mark(self, box: TextBox, paragraph: Paragraph, style: LevelStyle, top: float, where: Where) -> Data | None:
        bullet = style.bullet
        if not bullet or paragraph.mark is not Mark.LEVEL or not paragraph.text:  # no viewer draws one beside nothing
            return None
        x, width = _beside(box, (style.indent - style.hang).pt, paragraph.rtl)
        number = bullet.counted(paragraph.number)
        [(family, _), *_] = self._glyphs.parts(
            number or bullet.glyph, style.face, bullet.bold, style.italic, where.lang, where.span
        )
        mark: Data = {
            "text": number or bullet.glyph,
            "style": self._styles.level(style, paragraph.pitch),
            "x": points(x),
            "y": points(top),
            "width": points(width),
            "weight": weight(bullet.bold),
            "color": self._styles.color(bullet.color),
        }
        if family:
            mark["font"] = family
        if number:
            mark["number"] = paragraph.number
        if paragraph.rtl:
            mark["rtl"] = True
        return mark

    def run(self, run: Run, style: LevelStyle, where: Where) -> list[str | Data]:
        """Plain text as it is; what looks different from its level, or comes from another font, says how."""
        data: Data = {}
        if run.face and run.face is not style.face:
            data["font"] = str(run.face)
        if run.bold and not style.bold:
            data["weight"] = weight(True)
        if run.italic:
            data["style"] = slope(style.slants(run))
        if run.strike:
            data["strike"] = True
        size = (run.size or style.size).pt
        if run.script is not Script.NORMAL:
            data["rise"] = points(_SCRIPT_RAISE[run.script] * size)
            data["size"] = points(size * SCRIPT_SCALE)
        elif run.size:
            data["size"] = points(size)
        target = self.target(run.link)
        if run.color or target:
            data["color"] = self._styles.color(run.color) if run.color else self._styles.link_color
        if target:
            data |= {"underline": True} | target
        face, bold, italic = run.face or style.face, style.bold or run.bold, style.slants(run)
        pieces = self._glyphs.parts(run.text, face, bold, italic, where.lang, where.span, wide=run.wide)
        made: list[str | Data] = []
        for family, piece in pieces:
            for text, shift in self._glyphs.marks(piece, family, face, bold, italic):
                own = data | ({"font": family} if family else {})
                if shift:
                    em = size * SCRIPT_SCALE if run.script is not Script.NORMAL else size
                    own["shift"] = [points(shift[0] * em), points(-shift[1] * em)]
                made.append({"text": text} | own if own else text)
        return made

    def _formula(self, formula: SetFormula, run: Run, style: LevelStyle, pitch: float) -> Data:
        """A formula, drawn from its tree. All measures in points; ``pitch``: from line to line."""
        size, below = (run.size or style.size).pt, style.size.pt * BASELINE
        drawing, target = formula.drawing, self.target(run.link)
        data: Data = {
            "formula": self._styles.formula(formula),
            "alt": formula.alt,
            "size": points(size),
            "wide": points(drawing.width * size),
            "deep": points(drawing.descent * size - below),
            "high": points(pitch),
            "below": points(below),
        }
        if run.color or target:
            data["color"] = self._styles.color(run.color) if run.color else self._styles.link_color
        return data | target

    def line(self, text: str, where: Where) -> list[str | Data]:
        """Plain text in the face that is read."""
        return self.run(Run(text), _NOTE, where)

    def notes(self, notes: Sequence[Note], where: Where) -> list[Data]:
        """The notes in the ink of the sheet, whatever the theme's own colours are, and lists in lists."""
        top: list[Data] = []
        inside: list[tuple[int, list[Data]]] = [(0, top)]
        for note in notes:
            way: Data = {"rtl": True} if note.rtl else {}
            parts = list(self._note_parts(note.runs, replace(where, span=note.span or where.span, rtl=note.rtl)))
            text: Data = {"kind": "text", "parts": parts} | way | ({"turned": True} if note.turned else {})
            marked = note.bullet or note.number is not None
            while inside[-1][0] > (note.depth - 1 if marked else note.depth):
                inside.pop()
            nodes = inside[-1][1]
            if not marked:
                nodes.append(text)
                continue
            kind = "list" if note.bullet else "enum"
            if not nodes or nodes[-1]["kind"] != kind:
                nodes.append({"kind": kind, "items": []} | way)
            body = [text]
            nodes[-1]["items"].append({"number": note.number, "body": body})
            inside.append((note.depth, body))
        return top

    def _note_parts(self, runs: Sequence[Run], where: Where) -> Iterator[str | Data | None]:
        """The runs, None where a line ends."""
        for run in runs:
            for number, line in enumerate(run.text.split("\n")):
                if number:
                    yield None
                whole = replace(run, text=_TOO_LONG.sub("\\g<0>\u200b", line), color=None)
                for part in self.run(whole, _NOTE, where):
                    if isinstance(part, dict):
                        part.pop("color", None)
                    yield part

    def target(self, link: str | None) -> Data:
        """Where a link leads; nowhere if that is no safe address: then it is shown as text."""
        if not link:
            return {}
        if link.startswith("#"):
            number = self._numbers.get(link[1:])
            return {"page": number} if number else {}
        return {"to": link} if link.lower().startswith(WEB_SCHEMES) and len(link) <= _LONGEST_LINK else {}


def _pitch(paragraph: Paragraph, style: LevelStyle) -> float:
    """From line to line in points."""
    return style.size.pt * paragraph.pitch if paragraph.pitch else pitch(style)


class _Lists:
    """Nests paragraphs with bullets by level. Depth follows the order of levels, so a skipped level adds none."""

    def __init__(self) -> None:
        self.nodes: list[Data] = []
        self._open: list[tuple[int, Data]] = []

    def paragraph(self, text: Data) -> None:
        self._open.clear()
        self.nodes.append(text)

    def item(self, paragraph: Paragraph, mark: Data, text: Data) -> None:
        kind = "enum" if "number" in mark else "list"
        while self._open and self._open[-1][0] > paragraph.level:
            self._open.pop()
        if self._open and self._open[-1][0] == paragraph.level and self._open[-1][1]["kind"] != kind:
            self._open.pop()
        if not self._open or self._open[-1][0] != paragraph.level:
            new: Data = {"kind": kind, "items": []}
            (self._open[-1][1]["items"][-1]["below"] if self._open else self.nodes).append(new)
            self._open.append((paragraph.level, new))
        self._open[-1][1]["items"].append({"mark": mark, "text": text, "below": []})


def _beside(box: TextBox, indent: float, rtl: bool) -> tuple[float, float]:
    """Left edge and width of what begins ``indent`` points from the box's start side."""
    return box.rect.x.pt + (0.0 if rtl else indent), box.rect.width.pt - indent


def _side(align: Align, rtl: bool) -> Align:
    """LEFT is the start side and RIGHT the end."""
    if not rtl or align is Align.CENTER:
        return align
    return Align.RIGHT if align is Align.LEFT else Align.LEFT
