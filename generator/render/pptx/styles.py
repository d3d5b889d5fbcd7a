"""Level styles as DrawingML list styles, whole (on layouts) or only what differs from the layout's (on slides)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.render.pptx.ink import Ink
from generator.render.pptx.markup import attribute, element
from generator.scene.text import Align, Bullet, LevelStyle
from generator.scene.theme import Face
from generator.units import ZERO

MAX_LEVELS: Final = 9
_ALIGN: Final = {Align.LEFT: "l", Align.CENTER: "ctr", Align.RIGHT: "r"}
_MIRRORED: Final = {Align.LEFT: "r", Align.CENTER: "ctr", Align.RIGHT: "l"}

# LibreOffice raises a bullet by up to 3 pt unless its font is named.
_BULLET_FONT: Final = '<a:buFont typeface="Arial" panose="020B0604020202020204" pitchFamily="34" charset="0"/>'


def side(align: Align, *, rtl: bool) -> str:
    """The ``algn`` of DrawingML, which names sides: those where a text of that direction begins and ends."""
    return (_MIRRORED if rtl else _ALIGN)[align]


def list_style(levels: Sequence[LevelStyle], ink: Ink, base: Sequence[LevelStyle] = ()) -> str:
    """``a:lstStyle`` for up to nine levels; of a level that ``base`` has too, only what differs is written."""
    key = (id(levels), id(base))
    known = ink.styles.get(key)
    if known is None or known[0] is not levels or known[1] is not base:
        known = ink.styles[key] = levels, base, element("a:lstStyle", "", level_elements(levels, ink, base))
    return known[2]


def level_elements(levels: Sequence[LevelStyle], ink: Ink, base: Sequence[LevelStyle] = ()) -> str:
    """The ``a:lvl1pPr``, ``a:lvl2pPr``, ... inside a list style."""
    return "".join(
        _level(number, style, base[number - 1] if number <= len(base) else None, ink)
        for number, style in enumerate(levels[:MAX_LEVELS], 1)
    )


def _level(number: int, style: LevelStyle, base: LevelStyle | None, ink: Ink) -> str:
    if style == base:
        return ""
    attributes = content = ""
    if base is None or style.indent != base.indent:
        attributes += f' marL="{int(style.indent)}"'
    if base is None or style.hang != base.hang:
        attributes += f' indent="{-int(style.hang)}"'
    if base is None or (style.align, style.rtl) != (base.align, base.rtl):
        attributes += f' algn="{side(style.align, rtl=style.rtl)}"'
    if base is None or style.rtl != base.rtl:
        attributes += f' rtl="{int(style.rtl)}"'
    if base is None or style.spacing != base.spacing:
        content += f'<a:lnSpc><a:spcPct val="{round(style.spacing * 100_000)}"/></a:lnSpc>'
    if base is None or style.before != base.before:
        content += space_before(style)
    if base is None:
        content += '<a:spcAft><a:spcPts val="0"/></a:spcAft>'
    if base is None or style.bullet != base.bullet:
        content += _bullet(style.bullet, ink)
    content += _default_run(style, base, ink)
    return element(f"a:lvl{number}pPr", attributes, content)


def space_before(style: LevelStyle) -> str:
    """``a:spcBef`` in hundredths of a point (ECMA-376 part 1, 20.1.10.74)."""
    return f'<a:spcBef><a:spcPts val="{round(style.before.pt * 100)}"/></a:spcBef>'


def counting(bullet: Bullet | None) -> str:
    """How a numbered paragraph is counted (ECMA-376 part 1, 20.1.10.61)."""
    return "alphaLcPeriod" if bullet and bullet.letters else "arabicPeriod"


def _bullet(bullet: Bullet | None, ink: Ink) -> str:
    """A bullet takes the weight of its paragraph's first run: DrawingML has no weight of its own for it."""
    if bullet is None:
        return "<a:buNone/>"
    shape = f'<a:buChar char="{attribute(bullet.glyph)}"/>'
    if bullet.numbered:
        shape = f'<a:buAutoNum type="{counting(bullet)}"/>'
    return f'<a:buClr>{ink.color(bullet.color)}</a:buClr><a:buSzPct val="100000"/>{_BULLET_FONT}{shape}'


def _default_run(style: LevelStyle, base: LevelStyle | None, ink: Ink) -> str:
    attributes = content = ""
    if base is None or style.size != base.size:
        attributes += f' sz="{hundredths(style.size.pt)}"'
    if base is None or style.bold != base.bold:
        attributes += f' b="{int(style.bold)}"'
    if base is None or style.italic != base.italic:
        attributes += f' i="{int(style.italic)}"'
    if style.tracking != (base.tracking if base else ZERO):
        attributes += f' spc="{round(style.tracking.pt * 100)}"'
    if (style.face is Face.MONO) != (base is not None and base.face is Face.MONO):
        attributes += f' noProof="{int(style.face is Face.MONO)}"'
    if base is None or style.color != base.color:
        content += ink.fills[style.color]
    if base is None or style.face != base.face:
        content += ink.code if style.face is Face.MONO else ink.fonts[style.face]
    return element("a:defRPr", attributes, content) if attributes or content else ""


def hundredths(points: float) -> int:
    """A type size as the format has it: hundredths of a point, from 1 to 4000 pt (20.1.10.72)."""
    return min(400_000, max(100, round(points * 100)))
