"""Code on a ground of its own: numbers beside it, bands behind lines that stand out, what it prints below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import count, groupby
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator.code_languages import language_named
from generator.deck.model import Code
from generator.errors import warning
from generator.layout.body.code_lines import SetLine, set_lines
from generator.layout.body.code_tokens import CodeRole, code_lines
from generator.layout.body.part import BodyContext, Part, Piece
from generator.layout.body.set_text import SPARE, SetText
from generator.layout.clicks import appearing
from generator.layout.code_colors import BAND, COMMENT
from generator.layout.fit import PITCH
from generator.layout.lines import MARGIN
from generator.layout.measure import font
from generator.layout.runs import paragraph
from generator.layout.size_ladder import Setting
from generator.scene.boxes import Box, Group, Role, Shape, TextBox
from generator.scene.text import Align, LevelStyle, Paragraph, Run
from generator.units import ZERO, Length, Pt, Rect

PAD_X, PAD_Y = 12.0, 8.0
UNDER_TITLE = 4.0
OVER_OUTPUT = 6.0
BAR = 3.0
"""Width of the mark at the start of a band, so that it is not told by colour alone."""
BAND_DROP: Final = 0.08
"""How much lower than its line a band stands, in em: letters stand low in their lines."""
GUTTER_GAP: Final = 1.0
"""Between the numbers and the code, in em."""
LEAST_KEPT: Final = 2
"""Lines that stay together at the beginning and at the end."""


class _Plan(Struct, frozen=True):
    """The code at a width and a setting. Points."""

    size: int
    width: float
    """Of the lines of code."""
    gutter: float
    """Of the numbers, with the gap after them."""
    code: tuple[SetLine, ...]
    output: tuple[SetLine, ...]


class CodePart(Part):
    """Its pieces are its lines, then those of its output."""

    def __init__(self, code: Code, name: str, context: BodyContext) -> None:
        self.name = name
        self.span = code.span
        self._code = code
        self._context = context
        self._ground = "surface" if context.background != "surface" else "bg"
        self._style = context.theme.styles["code"]
        title = (paragraph(code.title, context.lang, context.typography),) if code.title else ()
        self._title = SetText(
            f"{name}-title", title, context, style="code_title", role=Role.LABEL, background=self._ground
        )
        self._plans: dict[tuple[float, Setting], _Plan] = {}
        self._told = False

    # --- pieces ------------------------------------------------------------------------------------------------------

    def pieces(self, width: float, setting: Setting) -> tuple[Piece, ...] | None:
        title = self._title.height(width - 2 * PAD_X, setting)
        if title is None:
            return None
        plan = self._plan(width, setting)
        head = (title + UNDER_TITLE if title else 0.0) + 2 * PAD_Y
        return (
            *self._block(plan.code, plan.size, head, 0.0),
            *self._block(plan.output, plan.size, 2 * PAD_Y, OVER_OUTPUT),
        )

    @staticmethod
    def _block(lines: Sequence[SetLine], size: int, around: float, gap: float) -> Iterator[Piece]:
        """A first line carries what is above and below all of them; so does one that begins a page."""
        last = len(lines) - 1
        for at, line in enumerate(lines):
            height = len(line.parts) * PITCH * size
            ends = at == last or LEAST_KEPT - 1 <= at <= last - LEAST_KEPT
            if at:
                yield Piece(height, ends=ends, repeats=around)
            else:
                yield Piece(height + around, gap, ends=ends)

    def _plan(self, width: float, setting: Setting) -> _Plan:
        key = (width, setting)
        if key not in self._plans:
            self._plans[key] = self._planned(width, self._wanted(setting))
        return self._plans[key]

    def _wanted(self, setting: Setting) -> int:
        """The size for a body that is set so. Where the body cannot get smaller, only tighter, code still can."""
        sizes, theme = self._style.sizes, self._context.theme
        at = next((at for at, size in enumerate(sizes) if size <= setting.size), len(sizes) - 1)
        if setting.size <= theme.styles["body"].sizes[-1] and len(theme.fit.spacing) > 1:
            tiers = [(tier.line, tier.gap) for tier in theme.fit.spacing]
            tier = tiers.index((setting.spacing, setting.gap)) if (setting.spacing, setting.gap) in tiers else 0
            at += round(tier * (len(sizes) - 1 - at) / (len(tiers) - 1))
        return sizes[at]

    def _planned(self, width: float, wanted: int) -> _Plan:
        inner = width - 2 * PAD_X
        sizes = [size for size in self._style.sizes if size <= wanted]
        digits = len(str(self._code.first + len(self._source) - 1)) if self._code.numbers else 0
        gutter = digits * self._em + GUTTER_GAP if digits else 0.0
        size = self._size(sizes, inner, gutter)
        limit = self._columns(inner, size, gutter)
        return _Plan(
            size,
            inner - gutter * size,
            gutter * size,
            set_lines(self._source, limit, self._font),
            set_lines(self._printed, self._columns(inner, size, 0.0), self._font),
        )

    def _size(self, sizes: Sequence[int], inner: float, gutter: float) -> int:
        """The largest at which all lines fit. Where some never do, they are broken, and the others decide, but not for
        type so large that much is broken."""
        room = self._columns(inner, sizes[-1], gutter)
        widest = max((one for one in self._widths if one <= room), default=0.0)
        if widest < max(self._widths):
            every = self._style.sizes
            sizes = [size for size in sizes if size <= every[len(every) // 2]] or sizes[-1:]
        return next((size for size in sizes if widest <= self._columns(inner, size, gutter)), sizes[-1])

    @staticmethod
    def _columns(width: float, size: int, gutter: float) -> float:
        """Length of a line in em."""
        return (width / size - gutter) * (1 - MARGIN)

    @cached_property
    def _source(self) -> tuple[tuple[Run, ...], ...]:
        return tuple(
            tuple(_run(token.text, token.role, self._style.bold) for token in line)
            for line in self._context.code.lines(self._code.text, self._code.lang, code_lines)
        )

    @cached_property
    def _printed(self) -> tuple[tuple[Run, ...], ...]:
        if not self._code.output:
            return ()
        return tuple((Run(line, color=COMMENT),) if line else () for line in self._code.output.split("\n"))

    @cached_property
    def _em(self) -> float:
        """Width of every sign."""
        return self._font("0")

    def _font(self, text: str) -> float:
        return font(self._context.theme.fonts[self._style.face].family.twin, self._style.bold).width(text)

    @cached_property
    def _widths(self) -> tuple[float, ...]:
        """Of all lines, in em."""
        texts = ("".join(run.text for run in line).rstrip() for line in (*self._source, *self._printed))
        return tuple(map(self._font, texts))

    # --- boxes -------------------------------------------------------------------------------------------------------

    def boxes(self, rect: Rect, setting: Setting, first: int, end: int) -> tuple[Box, ...]:
        width = rect.width.pt
        plan = self._plan(width, setting)
        self._tell(plan)
        count = len(plan.code)
        boxes: list[Box] = []
        top = bottom = rect.y
        if first < count:
            shown = plan.code[first : min(end, count)]
            title = self._title.height(width - 2 * PAD_X, setting) or 0.0
            head = PAD_Y + (title + UNDER_TITLE if title else 0.0)
            height = head + _height(shown, plan.size) + PAD_Y
            place = Rect(rect.x, top, rect.width, Pt(height))
            boxes.append(self._grounded(self.name, place))
            if title:
                at = Rect(rect.x + Pt(PAD_X), top + Pt(PAD_Y), Pt(width - 2 * PAD_X), Pt(title))
                boxes.append(self._title.box(at, setting))
            boxes += self._listing(plan, shown, first, place, top + Pt(head))
            bottom = place.bottom
            top = bottom + Pt(OVER_OUTPUT)
        if end > count:
            shown = plan.output[max(0, first - count) : end - count]
            place = Rect(rect.x, top, rect.width, Pt(_height(shown, plan.size) + 2 * PAD_Y))
            boxes.append(self._outlined(f"{self.name}-output", place))
            at = Rect(rect.x + Pt(PAD_X), top + Pt(PAD_Y), Pt(width - 2 * PAD_X), Pt(_height(shown, plan.size)))
            boxes.append(self._text(f"{self.name}-output", shown, plan.size, at, self._context.background, ""))
            bottom = place.bottom
        return (Group(self.name, replace(rect, height=bottom - rect.y), tuple(boxes), span=self.span),)

    def _listing(self, plan: _Plan, shown: Sequence[SetLine], first: int, place: Rect, top: Length) -> Iterator[Box]:
        """Bands, numbers and lines, from ``top`` on."""
        left, height = place.x + Pt(PAD_X), Pt(_height(shown, plan.size))
        numbered = list(enumerate(shown, start=self._code.first + first))
        names = (f"{self.name}-band" + (f"-{number}" if number > 1 else "") for number in count(1))
        for step, lines in zip(self._code.lit, self._code.steps, strict=False):
            yield from appearing(self._bands(numbered, lines, place, top, plan.size, names), step)
        yield from self._bands(numbered, self._code.highlight, place, top, plan.size, names)
        if plan.gutter:
            wide = Pt(plan.gutter - GUTTER_GAP * plan.size * 0.5)
            yield self._numbers(numbered, plan.size, Rect(left - Pt(GUTTER_GAP * plan.size * 0.25), top, wide, height))
        lang = language_named(self._code.lang) or ""
        at = Rect(left + Pt(plan.gutter), top, Pt(plan.width), height)
        yield self._text(f"{self.name}-lines", shown, plan.size, at, self._ground, lang)

    def _bands(
        self,
        numbered: Sequence[tuple[int, SetLine]],
        lines: frozenset[int],
        place: Rect,
        top: Length,
        size: int,
        names: Iterator[str],
    ) -> Iterator[Shape]:
        """Behind the lines that stand out, the next of the names for each run of them."""
        row = 0
        for lit, group in groupby(numbered, lambda pair: pair[0] in lines):
            rows = sum(len(line.parts) for _, line in group)
            if lit:
                y = top + Pt((row * PITCH + BAND_DROP) * size)
                tall = Pt(rows * PITCH * size)
                name = next(names)
                yield Shape(name, Rect(place.x, y, place.width, tall), BAND)
                yield Shape(f"{name}-bar", Rect(place.x, y, Pt(BAR), tall), "accent")
            row += rows

    def _text(self, name: str, shown: Sequence[SetLine], size: int, rect: Rect, ground: str, lang: str) -> TextBox:
        paragraphs = tuple(Paragraph(line.runs, 0, line.parts, span=self.span) for line in shown)
        return self._box(name, Role.CODE, paragraphs, self._level(size), rect, ground, lang)

    def _numbers(self, numbered: Sequence[tuple[int, SetLine]], size: int, rect: Rect) -> TextBox:
        """A paragraph for each row, empty beside one that goes on with the row above."""
        texts = [text for number, line in numbered for text in (str(number), *[""] * (len(line.parts) - 1))]
        paragraphs = tuple(Paragraph((Run(text),) if text else (), 0, (text,)) for text in texts)
        level = self._level(size, color=COMMENT, align=Align.RIGHT)
        return self._box(f"{self.name}-numbers", Role.GUTTER, paragraphs, level, rect, self._ground, "")

    def _level(self, size: int, *, color: str = "", align: Align = Align.LEFT) -> LevelStyle:
        style = self._style
        return LevelStyle(Pt(size), style.face, color or style.color, bold=style.bold, align=align)

    def _box(
        self, name: str, role: Role, paragraphs: tuple[Paragraph, ...], level: LevelStyle, rect: Rect, ground: str,
        lang: str,
    ) -> TextBox:  # fmt: skip
        tall = Rect(rect.x, rect.y, rect.width, rect.height + Pt(SPARE))
        return TextBox(
            name, role, tall, (level,), paragraphs, background=ground, text_height=rect.height,
            text_height_fallback=rect.height, code_lang=lang, span=self.span,
        )  # fmt: skip

    def _grounded(self, name: str, rect: Rect) -> Shape:
        outline = float(self._context.theme.frame["outline"])
        line, width = ("text", Pt(outline)) if outline else (None, ZERO)
        return Shape(f"{name}-ground", rect, self._ground, line=line, line_width=width)

    def _outlined(self, name: str, rect: Rect) -> Shape:
        """What is printed stands on the page's own ground, in a thin frame."""
        return Shape(f"{name}-ground", rect, self._context.background, line="rule", line_width=Pt(1))

    def _tell(self, plan: _Plan) -> None:
        broken = [at for at, line in enumerate((*plan.code, *plan.output)) if len(line.parts) > 1]
        if not broken or self._told:
            return
        self._told = True
        at = broken[0]
        number = self._code.first + at if at < len(plan.code) else at - len(plan.code) + 1
        self._context.problems.append(
            warning(
                "code-broken",
                "Line {line} of this code is longer than its place, and is broken"
                + ("; {more} more lines too" if len(broken) > 1 else ""),
                self.span,
                "Break it yourself, give the code the whole width, or show less of it.",
                line=number,
                more=len(broken) - 1,
            )
        )


def _run(text: str, role: CodeRole, bold: bool) -> Run:
    if role is CodeRole.PLAIN:
        return Run(text)
    keyword, comment = role is CodeRole.KEYWORD, role is CodeRole.COMMENT
    return Run(text, bold=keyword and not bold, italic=comment, color=COMMENT if comment else f"code_{role}")


def _height(lines: Sequence[SetLine], size: int) -> float:
    return sum(len(line.parts) for line in lines) * PITCH * size
