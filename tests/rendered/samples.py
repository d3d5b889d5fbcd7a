"""A small scene made by hand, to try the measuring on things whose places are known."""

from __future__ import annotations

from generator.scene.boxes import Box, Placeholder, Role, TextBox
from generator.scene.page import Page, Scene, SceneLayout
from generator.scene.text import Align, Bullet, LevelStyle, Paragraph, Run
from generator.scene.theme import Color, Face, FontFamily, SceneTheme
from generator.units import Pt, Rect, Size

ACCENTS = {f"accent{number}": "0F5C70" for number in range(1, 7)}
THEME = SceneTheme(
    name="plain",
    title="Plain",
    dark=False,
    colors={
        "text": Color("1B222C"),
        "muted": Color("545D69"),
        "bg": Color("FFFFFF"),
        "surface": Color("F2F0EB"),
        "inverse_bg": Color("0F3A47"),
        "accent": Color("0F5C70"),
        "inverse_accent": Color("F0B44C"),
    },
    slots={"dk1": "1B222C", "lt1": "FFFFFF", "dk2": "0F3A47", "lt2": "F2F0EB", **ACCENTS}
    | {"hlink": "0F5C70", "folHlink": "545D69"},
    color_map={"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"},
    fonts={
        Face.MAJOR: FontFamily("Georgia", "gelasio", "serif"),
        Face.MINOR: FontFamily("Arial", "arimo", "sans-serif"),
        Face.MONO: FontFamily("Courier New", "cousine", "monospace"),
    },
)
HEADING = LevelStyle(Pt(30), Face.MAJOR, "text")
BODY = (
    LevelStyle(Pt(22), Face.MINOR, "text", indent=Pt(20), hang=Pt(20), bullet=Bullet("–", "accent", bold=True)),
    LevelStyle(Pt(20), Face.MINOR, "text", before=Pt(5), indent=Pt(40), hang=Pt(20), bullet=Bullet("•", "text")),
)


def paragraph(*lines: str, level: int = 0, rtl: bool = False) -> Paragraph:
    """A paragraph that is planned to break so; the breaks themselves are spaces."""
    return Paragraph((Run(" ".join(lines)),), level, lines, rtl=rtl)


def heading(text: str) -> TextBox:
    rect = Rect.from_pt(48, 50, 864, 42)
    return TextBox("heading", Role.TITLE, rect, (HEADING,), (paragraph(text),), placeholder=Placeholder("title", 0))


def body(*paragraphs: Paragraph, width: float = 420, height: float = 390, x: float = 48) -> TextBox:
    rect = Rect.from_pt(x, 108, width, height)
    return TextBox("body", Role.BODY, rect, BODY, paragraphs, placeholder=Placeholder("body", 1))


def scene(*pages: tuple[Box, ...]) -> Scene:
    """One page for each tuple of boxes, on a layout with a heading, a body and a line of its own."""
    kicker_style = LevelStyle(Pt(14), Face.MINOR, "accent", bold=True, align=Align.LEFT)
    kicker = TextBox(
        "kicker", Role.KICKER, Rect.from_pt(48, 24, 774, 18), (kicker_style,), (paragraph("Running head"),), fixed=True
    )
    layout = SceneLayout("bullets", "Bullets", "bg", (kicker, heading("Heading"), body(paragraph("Text"))), "obj")
    return Scene(
        title="Sample",
        lang="en",
        size=Size(Pt(960), Pt(540)),
        theme=THEME,
        layouts=(layout,),
        pages=tuple(
            Page(f"p{number}", f"p{number}", "bullets", f"Page {number}", "en", "bg", (kicker, *boxes), number)
            for number, boxes in enumerate(pages, 1)
        ),
    )
