"""A Scene by hand that has one of everything a PPTX can show."""

from __future__ import annotations

import struct
import zlib
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from generator.scene.boxes import Box, PictureBox, PictureSlot, Placeholder, Role, Shape, TextBox
from generator.scene.page import Note, Page, Scene, SceneLayout
from generator.scene.text import Align, Anchor, Bullet, Field, LevelStyle, Paragraph, Run, Script
from generator.scene.theme import Color, Face, FontFamily, SceneTheme, SchemeColor
from generator.units import Pt, Rect, Size

WIDE = Size(Pt(960), Pt(540))

THEME = SceneTheme(
    name="papier",
    title="Papier",
    dark=False,
    colors={
        "text": Color("1B222C", SchemeColor("tx1")),
        "bg": Color("FFFFFF", SchemeColor("bg1")),
        "muted": Color("545D69", SchemeColor("folHlink")),
        "accent": Color("0F5C70", SchemeColor("accent1")),
        "rule": Color("C7C7C7", SchemeColor("bg1", lum_mod=78)),
        "surface": Color("F2F0EB", SchemeColor("bg2")),
        "inverse.bg": Color("0F3A47", SchemeColor("tx2")),
        "inverse.text": Color("FFFFFF", SchemeColor("bg1")),
        "inverse.accent": Color("F0B44C"),
        "inverse_accent": Color("F0B44C"),
        "inverse_bg": Color("0F3A47"),
    },
    slots={
        "dk1": "1B222C",
        "lt1": "FFFFFF",
        "dk2": "0F3A47",
        "lt2": "F2F0EB",
        "accent1": "0F5C70",
        "accent2": "CD6318",
        "accent3": "611844",
        "accent4": "8C996B",
        "accent5": "5D6DA7",
        "accent6": "871A0C",
        "hlink": "0F5C70",
        "folHlink": "545D69",
    },
    color_map={"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"},
    fonts={
        Face.MAJOR: FontFamily("Georgia", "gelasio", "serif"),
        Face.MINOR: FontFamily("Arial", "arimo", "sans-serif"),
        Face.MONO: FontFamily("Courier New", "cousine", "monospace"),
    },
)

HEADING = LevelStyle(Pt(34), Face.MAJOR, "text")
KICKER = LevelStyle(Pt(14), Face.MINOR, "accent", bold=True)
NUMBER = LevelStyle(Pt(14), Face.MINOR, "muted", align=Align.RIGHT)
SMALL = LevelStyle(Pt(14), Face.MINOR, "muted")
DASH, DOT = Bullet("–", "accent", bold=True), Bullet("•", "muted")


def body_levels(size: float = 24, spacing: float = 1.1, gap: float = 0.6) -> tuple[LevelStyle, ...]:
    """Five levels, as a body has them on a layout."""
    step = round(size * 0.9)
    return tuple(
        LevelStyle(
            Pt(max(size - 2 * level, 18)),
            Face.MINOR,
            "text",
            spacing=spacing,
            before=Pt(round(size * gap * (0.45 if level else 1), 1)),
            indent=Pt(step * (level + 1)),
            hang=Pt(step),
            bullet=(DASH, DOT, replace(DASH, color="muted", bold=False), DOT, DOT)[level],
        )
        for level in range(5)
    )


def numbered_levels(size: float = 22) -> tuple[LevelStyle, ...]:
    first, second, *_ = body_levels(size, 1.05, 0.5)
    return (replace(first, bullet=Bullet("", "accent", bold=True, numbered=True)), second)


def rule(y: float = 24) -> Shape:
    return Shape("rule", Rect.from_pt(48, y, 864, 0.75), "rule", fixed=True)


def tab() -> Shape:
    return Shape("tab", Rect.from_pt(48, 22.5, 50, 3), "accent", fixed=True)


def text(
    name: str,
    role: Role,
    rect: tuple[float, float, float, float],
    levels: tuple[LevelStyle, ...],
    *paragraphs: Paragraph | str,
    **more: object,
) -> TextBox:
    """A text box; a paragraph may be given as its text."""
    content = tuple(para(item) if isinstance(item, str) else item for item in paragraphs)
    return TextBox(name, role, Rect.from_pt(*rect), levels, content, **more)  # type: ignore[arg-type]


def para(
    *runs: Run | str, level: int = 0, rtl: bool = False, lang: str | None = None, number: int | None = None
) -> Paragraph:
    content = tuple(Run(run) if isinstance(run, str) else run for run in runs)
    return Paragraph(content, level, ("".join(run.text for run in content),), rtl=rtl, lang=lang, number=number)


def kicker() -> TextBox:
    return text("kicker", Role.KICKER, (48, 30, 774, 18), (KICKER,), "Le Partenariat", fixed=True)


def number(page: int, total: int = 6) -> TextBox:
    runs = para(Run(str(page), field=Field.SLIDE_NUMBER), f" / {total}")
    box = text("number", Role.NUMBER, (828, 30, 84, 18), (NUMBER,), runs)
    return replace(box, placeholder=Placeholder("sldNum", 12))


def footer(content: str = "Cours de sociologie") -> TextBox:
    box = text("footer", Role.FOOTER, (48, 510, 500, 20), (SMALL,), content)
    return replace(box, placeholder=Placeholder("ftr", 11))


def date(content: str = "12 mars 2026") -> TextBox:
    style = replace(SMALL, align=Align.RIGHT)
    box = text("date", Role.DATE, (712, 510, 200, 20), (style,), content)
    return replace(box, placeholder=Placeholder("dt", 10))


def heading(*paragraphs: Paragraph | str, **more: object) -> TextBox:
    box = text("heading", Role.TITLE, (48, 50, 864, 42), (HEADING,), *paragraphs)
    return replace(box, anchor=Anchor.BOTTOM, placeholder=Placeholder("title", 0), **more)


def body(*paragraphs: Paragraph | str, levels: tuple[LevelStyle, ...] | None = None) -> TextBox:
    box = text("body", Role.BODY, (48, 108, 864, 390), levels or body_levels(), *paragraphs)
    return replace(box, placeholder=Placeholder("body", 1))


def layouts(picture: PictureBox) -> tuple[SceneLayout, ...]:
    frame: tuple[Box, ...] = (rule(), tab(), kicker(), number(0))
    title = text("title", Role.TITLE, (48, 66, 618, 240), (replace(HEADING, size=Pt(72)),), prompt="Titre")
    subtitle = text("subtitle", Role.SUBTITLE, (48, 324, 568, 84), (replace(SMALL, size=Pt(24)),), prompt="Sous-titre")
    section = text(
        "title",
        Role.TITLE,
        (48, 240, 716, 150),
        (replace(HEADING, size=Pt(48), color="inverse.text"),),
        prompt="Titre de la partie",
    )
    prompt = "Texte\nDeuxième niveau\nTroisième niveau"
    plate = Shape("plate", Rect.from_pt(714, 0, 246, 540), "inverse.bg", fixed=True)
    hidden = heading(hidden=True, prompt="Titre (lu, non montré)")
    return (
        SceneLayout(
            "title",
            "Page de titre",
            "bg",
            (
                plate,
                replace(picture, fixed=True, placeholder=None, rect=Rect.from_pt(756, 60, 162, 122)),
                replace(title, placeholder=Placeholder("ctrTitle", 0), anchor=Anchor.BOTTOM),
                replace(subtitle, placeholder=Placeholder("subTitle", 1)),
            ),
            type="title",
        ),
        SceneLayout(
            "section",
            "Partie",
            "inverse.bg",
            (replace(section, placeholder=Placeholder("title", 0)),),
            type="secHead",
        ),
        SceneLayout(
            "bullets",
            "Texte",
            "bg",
            (*frame, replace(heading(), prompt="Titre"), replace(body(), prompt=prompt), footer(), date()),
            type="obj",
        ),
        SceneLayout(
            "image-right",
            "Image à droite",
            "bg",
            (
                *frame,
                replace(heading(), prompt="Titre", rect=Rect.from_pt(48, 51, 556, 42)),
                replace(body(), prompt=prompt, rect=Rect.from_pt(48, 108, 556, 366)),
                PictureSlot("image", Rect.from_pt(640, 0, 320, 540), Placeholder("pic", 13), "Image"),
            ),
            type="picTx",
        ),
        SceneLayout("quote", "Citation", "bg", (rule(), tab(), kicker(), hidden), type="titleOnly"),
        SceneLayout("blank", "Vide", "bg", (), type="blank"),
    )


def png(path: Path, width: int = 160, height: int = 120, color: tuple[int, int, int] = (15, 92, 112)) -> Path:
    """Writes a small picture: one colour with a lighter diagonal, so that a crop can be seen."""
    rows = b"".join(
        b"\0" + b"".join(bytes((240, 180, 76) if abs(x * height - y * width) < 900 else color) for x in range(width))
        for y in range(height)
    )

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    content = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    path.write_bytes(content)
    return path


def picture_box(path: Path, rect: tuple[float, float, float, float], alt: str = "", **more: object) -> PictureBox:
    digest = sha256(path.read_bytes()).hexdigest()
    box = PictureBox("image", Rect.from_pt(*rect), path, "image/png", digest, alt, decorative=not alt)
    return replace(box, **more)


def page(id_: str, layout: str, number_: int, *boxes: Box, title: str = "", **more: object) -> Page:
    result = Page(id_, id_, layout, title or id_, "fr", "bg", boxes, number_)
    return replace(result, **more)


def rich_scene(folder: Path) -> Scene:
    """Six pages and six layouts; pictures are written to ``folder``."""
    first = picture_box(png(folder / "a.png"), (640, 0, 320, 540), "Deux personnes au travail & « ensemble »")
    first = replace(first, placeholder=Placeholder("pic", 13), crop=(0.1, 0.0, 0.15, 0.05))
    second = picture_box(png(folder / "b.png", color=(200, 99, 24)), (300, 300, 120, 90))
    fixed = (rule(), tab(), kicker())
    cover = text("title", Role.TITLE, (48, 66, 618, 240), (replace(HEADING, size=Pt(72)),), "Le Partenariat")
    sub = text("subtitle", Role.SUBTITLE, (48, 324, 568, 84), (replace(SMALL, size=Pt(24)),), "Enjeux et\nlimites")
    author = text("author", Role.LABEL, (48, 432, 618, 66), (replace(SMALL, size=Pt(18)),), "A. Auteur <1>")
    made = layouts(first)
    bullets = (
        "Premier niveau, avec des lettres accentuées : é à ç, et une suite assez longue pour passer à la ligne",
        para("Niveau deux, ", Run("gras", bold=True), ", ", Run("italique", italic=True), level=1),
        para(
            Run("barré", strike=True), " H", Run("2", script=Script.SUB), "O, n", Run("e", script=Script.SUPER), level=2
        ),
        para("Lien ", Run("vers le site", link="https://example.org/?a=1&b=2"), " et ", Run("page 5", link="#fin")),
        para(
            "Code ",
            Run("print(x)", face=Face.MONO),
            ", mot",
            "très\u200blong",
            ", ",
            Run("petit", size=Pt(18), color="muted"),
        ),
        para("Une ligne\net la suivante"),
    )
    pages = (
        page(
            "accueil",
            "title",
            1,
            *(box for box in made[0].boxes if box.fixed),
            replace(cover, placeholder=Placeholder("ctrTitle", 0), anchor=Anchor.BOTTOM),
            replace(sub, placeholder=Placeholder("subTitle", 1)),
            author,
        ),
        page("partie", "section", 2, _section("Première partie"), background="inverse.bg"),
        page(
            "texte",
            "bullets",
            3,
            *fixed,
            number(3),
            heading(para("Définitions ", Run("(1/2)", size=Pt(20), face=Face.MINOR, color="muted"))),
            body(*bullets),
            footer(),
            date(),
            notes=(
                Note(
                    (
                        Run("Rappeler le "),
                        Run("décret", bold=True),
                        Run(" & la "),
                        Run("loi", link="https://example.org/loi"),
                    )
                ),
                Note(()),
                Note((Run("Deuxième paragraphe <b>"),)),
            ),
        ),
        page(
            "image",
            "image-right",
            4,
            *fixed,
            number(4),
            replace(heading("Étapes"), rect=Rect.from_pt(48, 51, 556, 42)),
            _numbered(),
            first,
            second,
            notes=(Note((Run("Une note."),)),),
        ),
        page("fin", "quote", 5, *fixed, heading("Une citation", hidden=True), *_quote()),
        page(
            "ecritures",
            "bullets",
            6,
            *fixed,
            number(6),
            heading("Écritures 漢字 🙂"),
            body(
                para("مرحبا بالعالم، هذا نص من اليمين إلى اليسار", rtl=True, lang="ar"),
                para("שלום עולם", rtl=True, lang="he", level=1),
                para("漢字とかなの文章です。", lang="ja"),
                para("Emoji 🙂 👩‍🏫 et e\u0301 combiné"),
                levels=body_levels(22, 1.0, 0.45),
            ),
            footer("Autre pied"),
            background="surface",
        ),
    )
    return Scene(
        title="Le Partenariat",
        lang="fr",
        size=WIDE,
        theme=THEME,
        layouts=made,
        pages=pages,
        author="A. Auteur",
        subject="Sociologie",
        keywords=("partenariat", "gouvernance"),
        facts={"group": "bac2 & soir", "institution": "Haute école"},
    )


def _section(title: str) -> TextBox:
    levels = (replace(HEADING, size=Pt(48), color="inverse.text"),)
    linked = para(Run(title), " ", Run("site", link="https://example.org/", color="inverse.accent"))
    box = text("title", Role.TITLE, (48, 240, 716, 150), levels, linked)
    return replace(box, placeholder=Placeholder("title", 0))


def _numbered() -> TextBox:
    box = body(
        para("Troisième étape, suite de la page d'avant", number=3),
        para("Un détail", level=1),
        para("Quatrième étape", number=4),
        levels=numbered_levels(),
    )
    return replace(box, rect=Rect.from_pt(48, 108, 556, 366))


def _quote() -> tuple[Box, ...]:
    style = LevelStyle(Pt(40), Face.MAJOR, "text", italic=True, spacing=1.1)
    source = LevelStyle(Pt(18), Face.MINOR, "text", before=Pt(9))
    said = text("quote", Role.QUOTE, (122, 84, 716, 276), (style,), "« Rien ne se fait seul. »", anchor=Anchor.BOTTOM)
    by = text("by", Role.CAPTION, (122, 396, 716, 72), (source,), para(Run("P. Petrella", bold=True), ", 2004"))
    panel = Shape("mark", Rect.from_pt(122, 384, 50, 3), "accent", line="rule", line_width=Pt(1))
    return (panel, said, replace(by, fill="surface"))
