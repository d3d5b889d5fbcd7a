"""Scenes made by hand: one deck that shows everything a page can hold, and pieces to build others."""

from __future__ import annotations

import struct
import zlib
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from generator.scene.boxes import Box, PictureBox, Placeholder, Role, Shape, TextBox
from generator.scene.page import Note, Page, Scene
from generator.scene.text import Align, Anchor, Bullet, Field, LevelStyle, Mark, Paragraph, Run, Script
from generator.scene.theme import Color, Face, FontFamily, SceneTheme
from generator.units import Pt, Rect, Size

COLORS = {
    "bg": "FFFFFF",
    "surface": "F2F0EB",
    "text": "1B222C",
    "muted": "545D69",
    "rule": "C6CAD0",
    "accent": "0F5C70",
    "inverse_bg": "0F3A47",
    "inverse_text": "FFFFFF",
    "inverse_accent": "F0B44C",
}

THEME = SceneTheme(
    name="papier",
    title="Papier",
    dark=False,
    colors={token: Color(digits) for token, digits in COLORS.items()},
    slots={"dk1": "1B222C", "lt1": "FFFFFF", "dk2": "0F3A47", "lt2": "F2F0EB", "hlink": "0F5C70", "folHlink": "545D69"}
    | {f"accent{n}": "0F5C70" for n in range(1, 7)},
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
FOOTER = LevelStyle(Pt(14), Face.MINOR, "muted")
BODY = (
    LevelStyle(
        Pt(24), Face.MINOR, "text", spacing=1.1, before=Pt(14.4), indent=Pt(22), hang=Pt(22),
        bullet=Bullet("–", "accent", bold=True),
    ),
    LevelStyle(
        Pt(22), Face.MINOR, "text", spacing=1.1, before=Pt(6.5), indent=Pt(44), hang=Pt(22), bullet=Bullet("•", "muted")
    ),
    LevelStyle(
        Pt(20), Face.MINOR, "text", spacing=1.1, before=Pt(6.5), indent=Pt(66), hang=Pt(22), bullet=Bullet("–", "muted")
    ),
)  # fmt: skip
NUMBERED = (replace(BODY[0], bullet=Bullet("", "accent", bold=True, numbered=True)), *BODY[1:])
PLAIN = (LevelStyle(Pt(24), Face.MINOR, "text", spacing=1.1, before=Pt(14.4)),)
QUOTE = (LevelStyle(Pt(40), Face.MAJOR, "text", italic=True, spacing=1.1),)


def paragraph(text: str | tuple[Run, ...], level: int = 0, **values: object) -> Paragraph:
    runs = (Run(text),) if isinstance(text, str) else text
    plain = "".join(run.text for run in runs)
    return Paragraph(runs, level, (plain,), **values)  # type: ignore[arg-type]


def text_box(
    name: str, role: Role, rect: Rect, levels: tuple[LevelStyle, ...], *paragraphs: str | Paragraph, **values: object
) -> TextBox:
    made = tuple(paragraph(p) if isinstance(p, str) else p for p in paragraphs)
    return TextBox(name, role, rect, levels, made, **values)  # type: ignore[arg-type]


def heading(*runs: Run | str, **values: object) -> TextBox:
    made = tuple(Run(run) if isinstance(run, str) else run for run in runs)
    return text_box(
        "heading", Role.TITLE, Rect.from_pt(48, 50, 864, 42), (HEADING,), paragraph(made),
        anchor=Anchor.BOTTOM, placeholder=Placeholder("title", 0), **values,
    )  # fmt: skip


def body(*paragraphs: str | Paragraph, levels: tuple[LevelStyle, ...] = BODY, name: str = "body") -> TextBox:
    return text_box(
        name, Role.BODY, Rect.from_pt(48, 108, 864, 390), levels, *paragraphs, placeholder=Placeholder("body", 1)
    )


def frame(number: int, total: int, *, inverse: bool = False) -> tuple[Box, ...]:
    """The running head, and a quiet footer."""
    accent, muted = ("inverse_accent", "inverse_text") if inverse else ("accent", "muted")
    quiet = (replace(NUMBER, color=muted),)
    return (
        Shape("rule", Rect.from_pt(48, 24, 864, 0.75), "rule", fixed=True),
        Shape("tab", Rect.from_pt(48, 22.5, 50, 3), accent, fixed=True),
        text_box(
            "kicker", Role.KICKER, Rect.from_pt(48, 30, 774, 18), (replace(KICKER, color=accent),), "Le Partenariat",
            fixed=True,
        ),
        text_box(
            "number", Role.NUMBER, Rect.from_pt(828, 30, 84, 18), quiet,
            paragraph((Run(str(number), field=Field.SLIDE_NUMBER), Run(f" / {total}"))),
        ),
        text_box("date", Role.DATE, Rect.from_pt(774, 510, 138, 20), quiet, "mars 2026"),
    )  # fmt: skip


def page(number: int, id_: str, *boxes: Box, title: str = "", total: int = 8, **values: object) -> Page:
    found = next((box for box in boxes if isinstance(box, TextBox) and box.role is Role.TITLE), None)
    plain = title or (found.paragraphs[0].text if found else id_)
    defaults: dict[str, object] = {"lang": "fr", "background": "bg", "layout": "bullets", "slide": id_} | values
    head = frame(number, total, inverse=str(defaults["background"]).startswith("inverse"))
    return Page(id=id_, title=plain, boxes=(*head, *boxes), number=number, **defaults)  # type: ignore[arg-type]


def scene(*pages: Page, **values: object) -> Scene:
    defaults: dict[str, object] = {"title": "Le Partenariat", "lang": "fr"} | values
    return Scene(size=Size(Pt(960), Pt(540)), theme=THEME, layouts=(), pages=pages, **defaults)  # type: ignore[arg-type]


def one_page(*boxes: Box, **values: object) -> Scene:
    """A Scene of a single page with these boxes and the running head."""
    return scene(page(1, "only", *boxes, total=1), **values)


def png(folder: Path, name: str = "dot.png", rgb: tuple[int, int, int] = (205, 99, 24)) -> Path:
    """A picture of 4 x 3 pixels in one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes(rgb) * 4 for _ in range(3))
    header = struct.pack(">IIBBBBB", 4, 3, 8, 2, 0, 0, 0)
    path = folder / name
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    )
    return path


def picture(path: Path, alt: str = "Un point orange", **values: object) -> PictureBox:
    digest = sha256(path.read_bytes()).hexdigest()
    defaults: dict[str, object] = {
        "name": "picture",
        "rect": Rect.from_pt(640, 0, 320, 540),
        "media_type": "image/png",
        "decorative": False,
    }
    return PictureBox(path=path, sha256=digest, alt=alt, **(defaults | values))  # type: ignore[arg-type]


LONG = (
    "L’Etat qui joue un rôle de catalyseur (par l’octroi de subsides, d’appel d’offre, …) mais également de "
    "régulateur\u00a0: il fixe le cadre dans lequel les partenaires s’engagent les uns envers les autres"
)


def full_deck(folder: Path) -> Scene:
    """Eight pages: title, three levels, numbers and links, picture, section, split heading, scripts, quote."""
    dot = png(folder)
    notes = (
        Note((Run("Rappeler le décret "), Run("de 2004", bold=True), Run("."))),
        Note((Run("Puis <demander> & écouter."),)),
    )
    section = (
        text_box(
            "number-big", Role.LABEL, Rect.from_pt(48, 156, 124, 72),
            (LevelStyle(Pt(48), Face.MINOR, "inverse_accent", bold=True),), "2", anchor=Anchor.BOTTOM,
        ),
        text_box(
            "title", Role.TITLE, Rect.from_pt(48, 240, 716, 150), (LevelStyle(Pt(48), Face.MAJOR, "inverse_text"),),
            "Ce que travailler ensemble veut dire",
        ),
    )  # fmt: skip
    small = Run(" 1/2", face=Face.MINOR, size=Pt(20), color="muted")
    return scene(
        Page(
            id="titre", slide="titre", layout="title", title="Le Partenariat", lang="fr", background="bg", number=1,
            boxes=(
                Shape("plate", Rect.from_pt(714, 0, 246, 540), "inverse_bg", fixed=True),
                text_box(
                    "title", Role.TITLE, Rect.from_pt(48, 66, 618, 240), (LevelStyle(Pt(72), Face.MAJOR, "text"),),
                    "Le Partenariat", anchor=Anchor.BOTTOM, placeholder=Placeholder("ctrTitle", 0),
                ),
                text_box(
                    "subtitle", Role.SUBTITLE, Rect.from_pt(48, 324, 568, 84),
                    (LevelStyle(Pt(24), Face.MINOR, "muted"),), "Origines, acteurs, conditions",
                ),
                text_box(
                    "author", Role.LABEL, Rect.from_pt(48, 432, 618, 66), (LevelStyle(Pt(18), Face.MINOR, "text"),),
                    "Une personne\nUne école", anchor=Anchor.BOTTOM,
                ),
            ),
        ),
        page(
            2, "acteurs", heading("Acteurs :"),
            body(
                paragraph("Parmi les acteurs du partenariat on peut citer :"),
                paragraph(LONG, 1), paragraph("Les associations", 1), paragraph("De quartier", 2),
                paragraph("De soins", 2), paragraph("Le coût (temps, mobilisation de personnel, …)"),
                paragraph("Un paragraphe sans marque", mark=Mark.FLUSH),
                paragraph("La suite  d’une phrase", mark=Mark.NONE),
            ),
            notes=notes,
        ),
        page(
            3, "conditions", heading("Conditions"),
            body(
                paragraph("Un but commun", number=1),
                paragraph(
                    (Run("Des moyens, dont "), Run("l’appel", bold=True), Run(" d’"), Run("offre", italic=True)),
                    number=2,
                ),
                paragraph("entre deux", 1),
                paragraph(
                    (
                        Run("Voir "), Run("le "), Run("site", link="https://example.org/a?b=1&c=2"),
                        Run(" officiel", link="https://example.org/a?b=1&c=2", bold=True), Run(", "),
                        Run("les acteurs", link="#acteurs"), Run(" ou "), Run("écrire", link="mailto:a@example.org"),
                    ),
                    number=3,
                ),
                paragraph(
                    (
                        Run("H"), Run("2", script=Script.SUB), Run("O, E=mc"), Run("2", script=Script.SUPER),
                        Run(", "), Run("diapo build", face=Face.MONO, bold=True), Run(", "), Run("raturé", strike=True),
                    ),
                    number=4,
                ),
                levels=NUMBERED,
            ),
        ),
        page(
            4, "image", picture(dot, crop=(0.25, 0.0, 0.25, 0.0)),
            text_box(
                "caption", Role.CAPTION, Rect.from_pt(48, 474, 556, 40), (FOOTER,), "Un point, vu de près",
                anchor=Anchor.BOTTOM,
            ),
            heading("Une image"), body("Du texte", levels=PLAIN),
            picture(dot, "", decorative=True, name="logo", rect=Rect.from_pt(560, 300, 40, 30)),
        ),
        page(5, "section", *section, background="inverse_bg", layout="section"),
        page(6, "definitions", heading("Définitions", small), body("Première partie"), part=1, parts=2),
        page(
            7, "ecritures", heading("Écritures", hidden=True),
            body(
                paragraph("العمل معاً هو شراكة بين عدة أطراف", rtl=True, lang="ar"),
                paragraph("合作伙伴关系是两个或多个组织之间的长期合作，共同承担责任。", lang="zh"),
                paragraph("Συνεργασία και Партнёрство"),
                paragraph("👩‍👩‍👧 emoji, é décomposé : e\u0301"), paragraph(""),
                paragraph("Après un vide\u00a0; fin"),
            ),
        ),
        page(
            8, "citation",
            text_box(
                "quote", Role.QUOTE, Rect.from_pt(122, 84, 716, 276), QUOTE,
                "«\u00a0Seul on va plus vite, ensemble on va plus loin.\u00a0»", anchor=Anchor.BOTTOM,
            ),
            text_box("name", Role.LABEL, Rect.from_pt(122, 396, 716, 72), (FOOTER,), "Proverbe"),
            title="Citation", lang="fr-BE",
        ),
        author="Une personne", subject="Cours", keywords=("partenariat", "réseau"),
    )  # fmt: skip
