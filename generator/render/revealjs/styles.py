"""The Scene's styles as CSS rules: equal ones share a class, so that a paragraph costs a few bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from msgspec.structs import replace

from generator.patterns import pattern
from generator.scene.boxes import PictureBox, Shape, TextBox
from generator.scene.forms import DASHES, Dash, Ellipse, Join, RoundedRectangle
from generator.scene.text import LINE_PITCH, SCRIPT_SCALE, Align, Anchor, Bullet, LevelStyle, Script
from generator.scene.theme import Face, SceneTheme
from generator.units import Length, Rect

PX_PER_PT: Final = 96 / 72
# LEFT is the start side: ``dir`` mirrors it together with the indent.
_ALIGN: Final = {Align.LEFT: "start", Align.CENTER: "center", Align.RIGHT: "end"}
_ANCHOR: Final = {Anchor.TOP: "flex-start", Anchor.MIDDLE: "center", Anchor.BOTTOM: "flex-end"}
_SCRIPT_RAISE: Final = {Script.SUB: -0.08, Script.SUPER: 0.30}
"""How far up, over the text's size: what the PPTX writes as baseline."""
_EASTERN: Final = {
    lang: tuple(
        (f"Noto {kind} CJK {code}", f"Source Han {kind} {code}", *others)
        for kind, others in (("Sans", plain), ("Serif", serif))
    )
    for lang, code, plain, serif in (
        ("zh", "SC", ("PingFang SC", "Microsoft YaHei"), ("Songti SC", "SimSun")),
        ("zh-Hant", "TC", ("PingFang TC", "Microsoft JhengHei"), ("Songti TC", "PMingLiU")),
        ("zh-TW", "TC", ("PingFang TC", "Microsoft JhengHei"), ("Songti TC", "PMingLiU")),
        ("zh-HK", "HK", ("PingFang HK", "Microsoft JhengHei"), ("Songti TC", "PMingLiU")),
        ("ja", "JP", ("Hiragino Sans", "Yu Gothic", "Meiryo"), ("Hiragino Mincho ProN", "Yu Mincho")),
        ("ko", "KR", ("Apple SD Gothic Neo", "Malgun Gothic"), ("AppleMyungjo", "Batang")),
    )
}
"""Fonts for the letters of a language on the systems that people have, without and with serifs."""
EMOJI_FAMILY: Final = "Diapo Emoji"
_TABLES: Final = (
    ".tb{table-layout:fixed;border-collapse:separate;border-spacing:0;margin:0}\n"
    ".tb .cell{box-sizing:border-box;border:0}\n"
)
"""No border is drawn: any would make a row higher."""
_READING_SIZES: Final = ((16, 14), (20, 16), (34, 18), (46, 22), (66, 28))
"""Below so many pt on the slide: so many px."""
_Css = Callable[[], str]
_HEX: Final = pattern(r"[0-9A-Fa-f]{6}")


def pt(length: Length) -> str:
    return f"{length.pt:.7g}pt"


def css_string(text: str) -> str:
    """``text`` as a CSS string, quotes included. Nothing in it can end the string or the style element."""
    return '"' + "".join(c if c.isalnum() or c in " -–—•.·" else f"\\{ord(c):x} " for c in text) + '"'


class StyleSheet:
    """Names a class for each distinct style that it is asked for, in the order of asking."""

    def __init__(self, theme: SceneTheme, *, emoji: bool = False) -> None:
        """``emoji``: the page embeds the font for emoji."""
        self._theme = theme
        self._emoji = emoji
        self._names: dict[tuple[str, object], str] = {}
        self._counts: Counter[str] = Counter()
        self.rules: list[str] = []
        self._turned: set[str] = set()
        self._cells: dict[tuple[tuple[Length, ...], Anchor, str | None], str] = {}

    def css(self) -> str:
        return "".join(self.rules)

    def color(self, token: str) -> str:
        """``#`` and six digits."""
        return hex_color(self._theme.colors[token].hex)

    def family(self, face: Face) -> str:
        return font_stack(self._theme, face, emoji=self._emoji)

    def page(self, background: str) -> str:
        return self._class("g", background, lambda: self._page(background))

    def text_box(self, box: TextBox) -> str:
        key = (box.rect, box.anchor, box.fill)
        return self._class("b", key, lambda: self._text_box(box))

    def pitch(self, style: LevelStyle, em: float, deep: float) -> str:
        """Of a paragraph whose formulas make its lines higher; all that they are higher stands above the letters."""
        return self._class("l", (style, em, deep), lambda: ";".join(_pitch(em, deep)))

    def formula(self, width: float) -> str:
        """Room for a formula in a line; em."""
        return self._class("w", width, lambda: f"width:{width:.4f}em")

    def formula_drawing(self, height: float, below: float) -> str:
        """How high the drawing of a formula is, and how far it hangs below the base line; em."""
        return self._class("y", (height, below), lambda: f"height:{height:.4f}em;bottom:{-below:.4f}em")

    def ground(self, token: str) -> str:
        """Of a text that stands on something of that colour: what is behind it where the page is read as a document."""
        return self._class("o", token, lambda: f"--on:{self.color(token)}")

    def picture(self, box: PictureBox) -> str:
        key = (box.rect, box.line, box.line_width, box.disc)
        return self._class("r", key, lambda: self._picture(box))

    def shape(self, shape: Shape) -> str:
        key = (shape.rect, shape.fill, shape.line, shape.line_width, shape.form, shape.dash)
        return self._class("s", key, lambda: self._shape(shape))

    def drawing(self, rect: Rect) -> str:
        return self._class("v", rect, lambda: f"{_rect(rect)};overflow:visible")

    def paint(self, shape: Shape) -> str:
        """How a shape in a drawing looks, wherever it is."""
        key = (shape.fill, shape.line, shape.line_width, shape.join, shape.dash)
        return self._class("a", key, lambda: self._paint(shape))

    def table(self, rect: Rect) -> str:
        if not self._counts["d"]:
            self.rules.append(_TABLES)
        return self._class("d", rect, lambda: f"left:{pt(rect.x)};top:{pt(rect.y)};width:{pt(rect.width)}")

    def column(self, width: Length) -> str:
        return self._class("n", width, lambda: f"width:{pt(width)}")

    def row(self, height: Length) -> str:
        return self._class("h", height, lambda: f"height:{pt(height)}")

    def cell(self, around: Rect, text: TextBox) -> str:
        """``around``: the whole cell."""
        left, top, right, bottom = around.margins(text.rect)
        pads = (top, right, bottom, left)
        key = (pads, text.anchor, text.fill)
        name = self._cells.get(key)
        if name is None:
            css = f"padding:{' '.join(map(pt, pads))};vertical-align:{text.anchor}"
            if text.fill:
                css += f";background:{self.color(text.fill)}"
            name = self._cells[key] = self._class("c", css, lambda: css)
        return name

    def level(self, style: LevelStyle) -> str:
        style = replace(style, rtl=False) if style.rtl else style  # CSS has the direction from the page
        name = self._class("l", style, lambda: self._level(style), lambda: self._bullet(style))
        if style.italic and name not in self._turned:
            self._turned.add(name)
            self.rules.append(f".{name} em{{font-style:normal}}\n")  # emphasis is seen in italics as well
        return name

    def run(self, face: Face | None, size: Length | None, color: str | None) -> str:
        """Class of a run that differs from its paragraph, or an empty string if it does not."""
        parts = []
        if face:
            parts.append(f"font-family:{self.family(face)}")
        if size:
            parts.append(f"font-size:{pt(size)}")
        if color:
            parts.append(f"color:{self.color(color)}")
        return self._class("t", ";".join(parts), lambda: ";".join(parts)) if parts else ""

    def wide(self, face: Face) -> str:
        """Class of signs that a font for East Asian letters draws; which one is the language's business."""
        generic = self._theme.fonts[face].generic
        # without a height of its own: its letters stand otherwise in theirs, and would make lines higher
        name = self._class("w", generic, lambda: f"font-family:{generic};line-height:0")
        if name not in self._turned:
            self._turned.add(name)
            for lang, families in _EASTERN.items():
                stack = ",".join(map(css_string, families[generic == "serif"]))
                self.rules.append(f".{name}:lang({lang}){{font-family:{stack},{generic}}}\n")
        return name

    def script(self, script: Script) -> str:
        # Neither changes the height of its line: that is what the PPTX viewers do.
        rise = _SCRIPT_RAISE[script]
        return self._class(
            "x",
            script,
            lambda: f"font-size:{SCRIPT_SCALE:g}em;line-height:0;position:relative;top:{-rise / SCRIPT_SCALE:.4g}em",
        )

    def _class(self, letter: str, key: object, declarations: _Css, before: _Css | None = None) -> str:
        name = self._names.get((letter, key))
        if name is None:
            name = self._names[letter, key] = f"{letter}{self._counts[letter]}"
            self._counts[letter] += 1
            self.rules.append(f".{name}{{{declarations()}}}\n")
            if before and (rule := before()):
                self.rules.append(f".{name}::before{{{rule}}}\n")
        return name

    def _page(self, background: str) -> str:
        css = f"background:{self.color(background)}"
        if background.startswith("inverse"):
            css += f";--ink:{self.color('inverse_text')};--quiet:{self.color('inverse_text')}"
        return css

    def _text_box(self, box: TextBox) -> str:
        css = _rect(box.rect)
        if box.anchor is not Anchor.TOP:
            css += f";display:flex;flex-direction:column;justify-content:{_ANCHOR[box.anchor]}"
        return f"{css};background:{self.color(box.fill)}" if box.fill else css

    def _shape(self, shape: Shape) -> str:
        css = _rect(shape.rect)
        if shape.fill:
            css += f";background:{self.color(shape.fill)}"
        if isinstance(shape.form, RoundedRectangle):
            css += f";border-radius:{pt(shape.form.radius)}"
        elif isinstance(shape.form, Ellipse):
            css += ";border-radius:50%"
        return css + self._outline(shape)

    def _paint(self, shape: Shape) -> str:
        css = f"fill:{self.color(shape.fill) if shape.fill else 'none'}"
        if shape.line:
            # without a unit: what a drawing's own coordinates are counted in
            css += f";stroke:{self.color(shape.line)};stroke-width:{shape.line_width.pt:.7g}"
            if shape.join is not Join.MITER:
                css += f";stroke-linejoin:{shape.join}"
            if dashes := DASHES[shape.dash]:
                css += f";stroke-dasharray:{' '.join(f'{part * shape.line_width.pt:.7g}' for part in dashes)}"
        return css

    def _picture(self, box: PictureBox) -> str:
        # The proportions are for a document that flows; on a slide the rectangle says it all.
        rect = box.rect
        disc = ";border-radius:50%" if box.disc else ""
        return f"{_rect(rect)};aspect-ratio:{rect.width.pt:.7g}/{rect.height.pt:.7g}{disc}{self._outline(box)}"

    def _outline(self, box: Shape | PictureBox) -> str:
        if not box.line:
            return ""
        # it lies half outside, as in the PPTX
        width = box.line_width
        style = box.dash if isinstance(box, Shape) else Dash.SOLID
        return f";outline:{pt(width)} {style} {self.color(box.line)};outline-offset:{pt(width * -0.5)}"

    def _level(self, style: LevelStyle) -> str:
        css = [
            f"--r:{_reading_size(style.size)}px",
            f"font-size:{pt(style.size)}",
            f"line-height:{LINE_PITCH * style.spacing:.6g}",
            f"font-family:{self.family(style.face)}",
            f"color:{self.color(style.color)}",
        ]
        if style.spacing != 1.0:
            # CSS puts half of what spacing adds above a line and half below; PPTX viewers put all of it above.
            css.append(f"top:{LINE_PITCH * (style.spacing - 1) / 2:.4g}em")
        if style.tracking:
            css.append(f"letter-spacing:{pt(style.tracking)}")
        if style.bold:
            css.append("font-weight:700")
        if style.italic:
            css.append("font-style:italic")
        if style.before:
            css.append(f"margin-top:{pt(style.before)}")
        if style.indent:
            css.append(f"padding-inline-start:{pt(style.indent)}")
        if style.hang and not style.bullet:
            css.append(f"text-indent:{pt(-style.hang)}")
        if style.align is not Align.LEFT:
            css.append(f"text-align:{_ALIGN[style.align]}")
        return ";".join(css)

    def _bullet(self, style: LevelStyle) -> str:
        bullet = style.bullet
        if not bullet:
            return ""
        return (
            f"{_content(bullet)};inset-inline-start:{pt(style.indent - style.hang)};color:{self.color(bullet.color)}"
            f";font-weight:{700 if bullet.bold else 400}"
        )


def _reading_size(size: Length) -> int:
    """Of a text where the page is read as a document, in px: that of bodies is the same on all slides."""
    return next((px for limit, px in _READING_SIZES if size.pt < limit), 40)


def _pitch(em: float, deep: float) -> Iterator[str]:
    if em:
        yield f"--lh:{em:.6g};line-height:{em:.6g}"
        yield f"--lt:{(em - LINE_PITCH) / 2:.4g}em;top:{(em - LINE_PITCH) / 2:.4g}em"
    if deep:
        yield f"padding-bottom:{deep:.4g}em"


def hex_color(digits: str) -> str:
    """``#`` and the digits; ValueError for anything that is not six of them."""
    if not _HEX.fullmatch(digits):
        raise ValueError(f"scene: {digits!r} is not a colour of six hexadecimal digits")
    return f"#{digits}"


def font_stack(theme: SceneTheme, face: Face, *, emoji: bool = False) -> str:
    """The embedded twin under its private name, the embedded emoji, then the real family, then any of its kind."""
    family = theme.fonts[face]
    signs = f"{css_string(EMOJI_FAMILY)}," if emoji else ""
    return f"{css_string(private_name(family.twin))},{signs}{css_string(family.name)},{family.generic}"


def private_name(twin: str) -> str:
    """Name of the embedded family: no font that a reader has installed can take its place."""
    return f"Diapo {twin.title()}"


def _content(bullet: Bullet) -> str:
    if bullet.numbered:
        return "content:attr(data-n)"
    glyph = css_string(bullet.glyph)
    # The second form hides the glyph from screen readers, which announce the list themselves; old browsers skip it.
    return f'content:{glyph};content:{glyph}/""'


def _rect(rect: Rect) -> str:
    return f"left:{pt(rect.x)};top:{pt(rect.y)};width:{pt(rect.width)};height:{pt(rect.height)}"
