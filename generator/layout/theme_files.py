"""Reading a theme: its file and those of the themes that it extends, checked token by token.

Errors of a theme are for its author: they name the file, the line and the token, and the nearest right thing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from msgspec.structs import replace

from generator.assets import manifest
from generator.deck.model import Mode
from generator.errors import ContentError, Diagnostic, error
from generator.layout.brand import FONTS
from generator.layout.charts.colors import chart_colors
from generator.layout.code_colors import code_colors
from generator.layout.contrasts import failing
from generator.layout.look import Look
from generator.layout.theme import BulletToken, Fit, FontToken, Style, Theme
from generator.layout.theme_art import read_art
from generator.layout.theme_colors import Palette, read_palette
from generator.layout.theme_fit import read_fit, read_space, scaled_fit
from generator.layout.theme_modes import in_mode, scaled, with_own_colors
from generator.layout.theme_motifs import LENS, RULER, lens_color, read_card, read_mark
from generator.layout.token_values import TokenValues
from generator.layout.wishes import with_wishes
from generator.names import nearest
from generator.patterns import pattern
from generator.scene.text import Align
from generator.scene.theme import Face, FontFamily, SceneTheme
from generator.spans import Span
from generator.tokens import Named, Scalar, Token, merged, read_tokens, tokens_of

DEFAULT: Final = "faculte"
"""The theme of decks that name none, and of themes that extend none."""
SHARED: Final = "_base"
"""What all shipped themes share; no theme by itself."""
TOKENS: Final = (
    "title summary mode modes fonts grid frame scale fit space number_indent bullets mark card art cover number styles"
).split()
"""What a theme holds, its own or that of the theme it extends."""
ALSO: Final = ("extends", "colors", "replaced_by")
"""What a theme's file may hold besides."""
COVERS: Final = ("split", "full", "band", "grid")
NUMBERS: Final = ("plain", "disc", "square")
STYLES: Final = (
    "kicker number footer date caption credit inverse_kicker inverse_number inverse_footer inverse_date title subtitle "
    "author cover_date section section_number section_sub heading side_heading part body column_body column_head lead "
    "source code code_title table table_head table_lit box_title box_note term figure label card_head card_body "
    "headword wording claim closing_points band_heading band_body band_caption body_quote body_statement quote "
    "quote_by statement statement_sub"
).split()
GENERICS: Final = (
    "serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "math", "ui-serif", "ui-sans-serif",
    "ui-monospace", "ui-rounded",
)  # fmt: skip
"""Generic families of CSS (CSS Fonts 4, 2.1.2). They stand in the style sheet as they are."""
_PAGE: Final = 540
"""Height in pt, of both formats."""
_FRAME: Final[Mapping[str, int]] = {
    "kicker": 2, "heading": 2, "heading_kicked": 1, "body": 2, "body_dense": 2, "footer": 2, "column_head": 1,
    "column_head_line": 1, "outline": 1, "side": 1, "number_of": 1,
}  # fmt: skip
"""How many numbers each has."""
_MOST: Final = {"outline": 20, "side": 6, "number_of": 1}
_ODD: Final = pattern(r"[^\w .+-]")
LONE: Final = "lone"
"""The style of the only item on a slide, made from that of statements."""
LARGEST_LONE, LEAST_LONE = 50, 36
MAX_LEVELS: Final = 8
"""Themes that extend themes that extend themes."""


@lru_cache(maxsize=32)
def load_look(root: Path, look: Look, mode: Mode | None = None) -> Theme:
    """The theme of a look in a mode; ``root`` has the shipped ones. Raises ContentError with every problem found in its
    files."""
    if not look.chain and not look.wishes:
        return load_theme(root, look.base, mode)
    tokens, problems = _chain(root, look.base, ())
    for file in reversed(look.chain):
        own, more = tokens_of(file.data, file.shown)
        problems += more
        if tokens is None or own is None:
            raise ContentError(problems)
        problems += _own_problems(look.name, own)
        tokens = with_own_colors(merged(_lasting(tokens), own))
    return _made(look.name, tokens, problems, mode=mode, look=look)


def _lasting(tokens: Named) -> Named:
    """What is inherited: that a theme has gone by another name is said of itself only."""
    kept = {name: token for name, token in tokens.tokens.items() if name != "replaced_by"}
    return Named(kept, tokens.places, tokens.span)


@cache
def load_theme(root: Path, name: str, mode: Mode | None = None) -> Theme:
    """The theme ``name`` below ``root`` in a mode, its own if that is None. Raises ContentError with every problem
    found in its files."""
    return _made(name, *_chain(root, name, ()), mode=mode)


def _made(
    name: str, tokens: Named | None, problems: Sequence[Diagnostic], *, mode: Mode | None, look: Look | None = None
) -> Theme:
    if tokens is None or problems:
        raise ContentError(problems)
    values = TokenValues(name)
    theme = _theme(name, tokens, mode, values, look)
    if theme is None or values.problems:
        raise ContentError(values.problems)
    return theme


def unknown_theme(name: str, known: Sequence[str], span: Span | None) -> Diagnostic:
    near = nearest(name, known)
    return error(
        "unknown-theme",
        "There is no theme `{name}`",
        span,
        hint="Did you mean `{near}`? There are: {known}." if near else "There are: {known}.",
        name=name[:80],
        near=near,
        known=", ".join(known),
    )


def _chain(root: Path, name: str, above: tuple[str, ...]) -> tuple[Named | None, list[Diagnostic]]:
    """The tokens of a theme laid over those of the theme it extends."""
    path = root / name / "theme.yaml"
    place = Span(str(path), 1, 1)
    if name in above or len(above) >= MAX_LEVELS:
        return None, [theme_cycle((*above, name), place)]
    own, problems = read_tokens(path)
    if own is None:
        return None, problems
    problems = _own_problems(name, own)
    if "extends" not in own.tokens:
        return own, problems
    other, known = own.tokens["extends"], sorted(one.parent.name for one in root.glob("*/theme.yaml"))
    wanted = other.text if isinstance(other, Scalar) else "a list or mapping"
    if wanted not in known:
        return None, [*problems, unknown_theme(wanted, known, other.span)]
    base, more = _chain(root, wanted, (*above, name))
    return (with_own_colors(merged(base, own)) if base else None), [*problems, *more]


def theme_cycle(names: Sequence[str], place: Span) -> Diagnostic:
    return error("theme-cycle", "Themes extend each other in a circle: {chain}", place, chain=" -> ".join(names))


def _own_problems(name: str, own: Named) -> list[Diagnostic]:
    """What is wrong with one file of a theme, whatever it is laid over."""
    values = TokenValues(name)
    values.known_names(own, (*ALSO, *TOKENS))
    if "colors" in own.tokens:
        values.mapping(own, "colors")
    return values.problems


def _theme(name: str, whole: Named, mode: Mode | None, values: TokenValues, look: Look | None = None) -> Theme | None:
    if values.lacks(whole, TOKENS):
        return None
    chosen = mode or values.member(whole.tokens["mode"], "mode", Mode)
    root = in_mode(whole, chosen, values)
    if values.lacks(root, ("dark", "colors", "pptx"), "modes"):
        return None
    told: tuple[Diagnostic, ...] = ()
    if look and look.wishes:
        root, told = with_wishes(root, look.wishes.in_mode(dark=chosen is Mode.DARK), values)
    tokens = root.tokens
    palette = read_palette(root, values)
    if look and look.chain and palette.colors:
        _check_contrasts(root, palette, look, values)
    named = root.tokens["colors"]
    colors = tuple(named.tokens) if isinstance(named, Named) else ()
    fonts = _fonts(values.mapping(root, "fonts"), values)
    if look and look.wishes:
        fonts |= {face: FONTS[name] for face, name in look.wishes.fonts}
    scale = float(values.number(tokens["scale"], "scale", 0.5, 2))
    fit = read_fit(values.mapping(root, "fit"), values)
    styles = _styles(values.mapping(root, "styles"), colors, fit, values)
    if "statement" in styles:
        styles[LONE] = _lone(styles["statement"])
    styles = {name: scaled(style, scale) for name, style in styles.items()}
    bullets = [_bullet(one, colors, values) for one in values.listed(root, "bullets", "", 1, 9)]
    dark = values.boolean(tokens["dark"], "dark")
    art, drawn = read_art(values.mapping(root, "art"), palette, values)
    if palette.colors:
        drawn[LENS] = lens_color(palette.colors, dark=dark)
    mark = read_mark(values.mapping(root, "mark"), colors, values)
    scene = SceneTheme(
        name=name,
        title=values.text(tokens["title"], "title", 100),
        dark=dark,
        colors={
            **code_colors(palette.colors, dark=dark),
            **chart_colors(palette.colors, dark=dark),
            **palette.colors,
            **drawn,
        }
        if palette.colors
        else {},
        slots=palette.slots,
        color_map=palette.color_map,
        fonts={role: font.family for role, font in fonts.items()},
        shows_progress=mark.get("kind") == RULER,
    )
    return Theme(
        scene=scene,
        summary=values.text(tokens["summary"], "summary", 200),
        mode=chosen,
        replaced_by=values.text(tokens.get("replaced_by"), "replaced_by", 60),
        fonts=fonts,
        styles=styles,
        fit=scaled_fit(fit, scale),
        space=read_space(values.mapping(root, "space"), values),
        number_indent=float(values.number(tokens["number_indent"], "number_indent", 0, 4)),
        bullets=tuple(bullets),
        grid=_grid(values.mapping(root, "grid"), values),
        frame=_frame(values.mapping(root, "frame"), values),
        mark=mark,
        card=read_card(values.mapping(root, "card"), colors, values),
        art=art,
        cover=values.choice(tokens["cover"], "cover", COVERS),
        number=values.choice(tokens["number"], "number", NUMBERS),
        told=told,
    )


def _check_contrasts(root: Named, palette: Palette, look: Look, values: TokenValues) -> None:
    """Notes the colours of own themes that cannot be read."""
    written = values.mapping(root, "colors").tokens
    names = {name for name, token in written.items() if isinstance(token, Scalar) and token.text in written}
    places = {name: token.span for name, token in written.items() if name not in names}  # of others, those are told
    colors = {name: color.hex for name, color in palette.colors.items()}
    values.problems += failing(colors, places, {file.shown for file in look.chain})


def _fonts(fonts: Named, values: TokenValues) -> dict[Face, FontToken]:
    values.known_names(fonts, [str(face) for face in Face], "fonts", "role")
    found = {}
    for face in Face:
        path = f"fonts.{face}"
        font = values.mapping(fonts, str(face), "fonts")
        values.known_names(font, ("name", "twin", "generic", "fallback", "fallback_bold", "loose"), path)
        name = values.part(font, "name", path)
        if isinstance(name, Scalar) and _ODD.search(name.text):
            values.wrong(name, f"{path}.name", "the name of a family: letters, figures, spaces, `-`, `_`, `.` and `+`")
        family = FontFamily(
            values.text(name, f"{path}.name", 60),
            values.choice(values.part(font, "twin", path), f"{path}.twin", tuple(manifest().families), "family"),
            values.choice(values.part(font, "generic", path), f"{path}.generic", GENERICS, "generic family"),
        )
        fallback = values.number(values.part(font, "fallback", path), f"{path}.fallback", 0.5, 3)
        of_bold = font.tokens.get("fallback_bold")
        bold = values.number(of_bold, f"{path}.fallback_bold", 0.5, 3) if of_bold else fallback
        loose = values.number(values.part(font, "loose", path), f"{path}.loose", 0, 0.2)
        found[face] = FontToken(family, float(fallback), float(loose), float(bold))
    return found


def _styles(styles: Named, colors: Sequence[str], fit: Fit, values: TokenValues) -> dict[str, Style]:
    values.lacks(styles, STYLES, "styles")
    found = {}
    for name, token in values.fit_names(styles, "styles"):
        if isinstance(token, Named):
            found[name] = _style(name, token, colors, fit, values)
        else:
            values.wrong(token, f"styles.{name}", "a mapping")
    return found


def _style(name: str, raw: Named, colors: Sequence[str], fit: Fit, values: TokenValues) -> Style:
    path = f"styles.{name}"
    values.known_names(raw, [one for one in Style.__struct_fields__ if one != "name"], path)
    sizes = _own_sizes(name, fit) if "sizes" not in raw.tokens else ()
    if not sizes:
        sizes = tuple(values.whole(one, f"{path}.sizes", 6, 200) for one in values.listed(raw, "sizes", path, 1, 30))
    if "sizes" in raw.tokens and any(larger <= smaller for larger, smaller in pairwise(sizes)):
        values.wrong(raw.tokens["sizes"], f"{path}.sizes", "a list with the largest first")
    more: dict[str, Any] = {}
    for key, token in raw.tokens.items():
        below = f"{path}.{key}"
        if key in ("bold", "italic", "balance", "list"):
            more[key] = values.boolean(token, below)
        elif key == "align":
            more[key] = values.member(token, below, Align)
        elif key == "spacing":
            more[key] = float(values.number(token, below, 0.5, 3))
        elif key == "tracking":
            more[key] = float(values.number(token, below, -0.1, 0.5))
        elif key == "floor":
            more[key] = values.whole(token, below, 0, 200)
    return Style(
        name=name,
        face=values.member(values.part(raw, "face", path), f"{path}.face", Face),
        sizes=sizes or (6,),
        color=values.choice(values.part(raw, "color", path), f"{path}.color", colors, "colour"),
        **more,
    )


def _own_sizes(name: str, fit: Fit) -> tuple[int, ...]:
    """The sizes of a style that gives none: those that `fit` has for it."""
    if name == "heading":
        return fit.heading.sizes
    return tuple(dict.fromkeys(step.size for step in fit.body)) if name in ("body", "column_body") else ()


def _lone(statement: Style) -> Style:
    """How the only item of a slide is set: as a statement, but under a heading."""
    sizes = tuple(size for size in statement.sizes if LEAST_LONE <= size <= LARGEST_LONE) or statement.sizes[-1:]
    return replace(statement, name=LONE, sizes=sizes, color="accent")


def _bullet(token: Token, colors: Sequence[str], values: TokenValues) -> BulletToken:
    raw = _mapping(token, "bullets", ("glyph", "color", "indent"), values)
    return BulletToken(
        values.text(values.part(raw, "glyph", "bullets"), "bullets.glyph", 3),
        values.choice(values.part(raw, "color", "bullets"), "bullets.color", colors, "colour"),
        float(values.number(values.part(raw, "indent", "bullets"), "bullets.indent", 0, 4)),
    )


def _mapping(token: Token, path: str, names: Sequence[str], values: TokenValues) -> Named:
    if not isinstance(token, Named):
        values.wrong(token, path, "a list of mappings")
        return values.nothing(token.span)
    values.known_names(token, names, path)
    return token


def _grid(raw: Named, values: TokenValues) -> dict[str, float]:
    values.known_names(raw, ("margin", "margin_narrow", "gutter"), "grid")
    return {
        "margin": values.number(values.part(raw, "margin", "grid"), "grid.margin", 0, 120),
        "margin_narrow": values.number(values.part(raw, "margin_narrow", "grid"), "grid.margin_narrow", 0, 120),
        "gutter": values.number(values.part(raw, "gutter", "grid"), "grid.gutter", 0, 36),
    }


def _frame(raw: Named, values: TokenValues) -> dict[str, Any]:
    values.known_names(raw, _FRAME, "frame")
    found: dict[str, Any] = {}
    for name, count in _FRAME.items():
        path = f"frame.{name}"
        if count == 1:
            found[name] = values.number(values.part(raw, name, "frame"), path, 0, _MOST.get(name, _PAGE))
        else:
            numbers = [values.number(one, path, 0, _PAGE) for one in values.listed(raw, name, "frame", count, count)]
            found[name] = numbers or [0, 0]
            if numbers and name.startswith("body") and numbers[1] - numbers[0] < 60:
                values.wrong(raw.tokens[name], path, "its top and, 60 pt or more below, its bottom")
            if numbers and name in ("kicker", "heading", "footer") and not 8 <= numbers[1] <= _PAGE - numbers[0]:
                values.wrong(raw.tokens[name], path, "its y and its height of 8 pt or more, on the page")
    return found
