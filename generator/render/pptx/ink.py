"""The theme as a user of PowerPoint can change it: the theme part, and references to its colours and fonts."""

from __future__ import annotations

from typing import Final

from msgspec import Struct, field

from generator.render.pptx.markup import DECLARATION, attribute
from generator.scene.theme import Color, Face, SceneTheme

SLOTS: Final = (
    "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink",
)  # fmt: skip
"""The colour scheme, in the order that the schema demands."""

_FACES: Final = {Face.MAJOR: "mj", Face.MINOR: "mn"}


class Ink(Struct, frozen=True):
    """Fills by colour token and fonts by face, as DrawingML. Made once for a Scene."""

    fills: dict[str, str]
    fonts: dict[Face, str]
    link: str
    """Upper-case hex of the colour that viewers give to links."""
    hexes: dict[str, str]
    code: str = ""
    """The font of whole lines of code: where it is missing, another is found whose signs are as wide as each other."""
    styles: dict[tuple[int, int], tuple[object, object, str]] = field(default_factory=dict)
    """List styles that were written, by the identity of the levels and of those that they differ from, with both: most
    texts of a deck share a few."""

    @classmethod
    def of(cls, theme: SceneTheme) -> Ink:
        fonts = {face: _theme_font(short) for face, short in _FACES.items()}
        code = ""
        if Face.MONO in theme.fonts:
            name = attribute(theme.fonts[Face.MONO].name)
            fonts[Face.MONO] = f'<a:latin typeface="{name}"/><a:ea typeface="+mn-ea"/><a:cs typeface="{name}"/>'
            same = f'typeface="{name}" pitchFamily="49"'
            code = f'<a:latin {same}/><a:ea typeface="+mn-ea"/><a:cs {same}/>'
        return cls(
            {token: f"<a:solidFill>{color_xml(color)}</a:solidFill>" for token, color in theme.colors.items()},
            fonts,
            theme.slots["hlink"].upper(),
            {token: color.hex.upper() for token, color in theme.colors.items()},
            code,
        )

    def color(self, token: str) -> str:
        """The bare colour element, for a bullet."""
        return self.fills[token].removeprefix("<a:solidFill>").removesuffix("</a:solidFill>")

    def background(self, token: str) -> str:
        # Without the empty effect list PowerPoint repairs the file.
        return f"<p:bg><p:bgPr>{self.fills[token]}<a:effectLst/></p:bgPr></p:bg>"


def _theme_font(short: str) -> str:
    return f'<a:latin typeface="+{short}-lt"/><a:ea typeface="+{short}-ea"/><a:cs typeface="+{short}-cs"/>'


def color_xml(color: Color) -> str:
    """A colour by reference to the theme where there is one; in thousandths of a per cent, as the format has it."""
    if color.scheme is None:
        return f'<a:srgbClr val="{color.hex}"/>'
    scheme = color.scheme
    changes = ""
    if scheme.lum_mod is not None:
        changes += f'<a:lumMod val="{scheme.lum_mod * 1000}"/>'
    if scheme.lum_off is not None:
        changes += f'<a:lumOff val="{scheme.lum_off * 1000}"/>'
    if not changes:
        return f'<a:schemeClr val="{scheme.slot}"/>'
    return f'<a:schemeClr val="{scheme.slot}">{changes}</a:schemeClr>'


def color_map(theme: SceneTheme) -> str:
    """The master's p:clrMap."""
    slots = {**theme.color_map, **{slot: slot for slot in SLOTS[4:]}}
    order = ("bg1", "tx1", "bg2", "tx2", *SLOTS[4:])
    return "<p:clrMap " + " ".join(f'{name}="{slots[name]}"' for name in order) + "/>"


def theme_xml(theme: SceneTheme) -> str:
    """The theme part: twelve colours, two fonts, and plain effects (three of each, which the schema demands)."""
    name = attribute(theme.title)
    colors = "".join(f'<a:{slot}><a:srgbClr val="{theme.slots[slot].upper()}"/></a:{slot}>' for slot in SLOTS)
    fonts = "".join(
        # Without a family for complex scripts LibreOffice sets Hebrew in the first font that has it, a monospaced one.
        f'<a:{role}Font><a:latin typeface="{attribute(theme.fonts[face].name)}"/>'
        f'<a:ea typeface=""/><a:cs typeface="{attribute(theme.fonts[face].name)}"/></a:{role}Font>'
        for role, face in (("major", Face.MAJOR), ("minor", Face.MINOR))
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(
        f'<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">{fill}<a:prstDash val="solid"/></a:ln>'
        for width in (6350, 12700, 19050)
    )
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="{name}">'
        f'<a:themeElements><a:clrScheme name="{name}">{colors}</a:clrScheme>'
        f'<a:fontScheme name="{name}">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="{name}"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )
