"""``_brand.yml`` beside a deck, as Quarto has it: colours, fonts and a logo, as far as a deck can have them.

The file is shared with other tools. What is odd in it is never an error, and what is not carried is told once.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from generator.deck.model import Brand, BrandColor, Picture
from generator.deck.read.figures import picture_of
from generator.deck.source import read_bytes
from generator.deck.values import Values
from generator.errors import Severity, notice, warning
from generator.patterns import pattern
from generator.places import BRAND_FILES
from generator.spans import Span
from generator.tokens import MAX_BYTES, Listed, Named, Scalar, Token, tokens_of

LOGO_SIZES: Final = ("small", "medium", "large")
CHARTS: Final = ("secondary", "tertiary", "info", "success", "warning", "danger")
MAX_TOLD: Final = 8
"""Names in the notice."""
_COLOR: Final = pattern(r"#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})(?:[Ff]{1,2})?")
_FACES: Final = {"headings": "major", "base": "minor", "monospace": "mono"}
_READ: Final = {"color", "typography", "logo", "meta"}


def read_brand(values: Values) -> Brand | None:
    """The brand of the deck that is being read, or None where there is none; its files count among the deck's."""
    file = next((one for name in BRAND_FILES if (one := values.folder / name).is_file()), None)
    if file is None or not file.resolve().is_relative_to(values.folder):
        return None
    shown = str(Path(values.shown).parent / file.name)
    data = read_bytes(file, MAX_BYTES)
    if not isinstance(data, bytes):
        data = b"\0"
    values.read[file] = sha256(data).hexdigest()
    tokens, problems = tokens_of(data, shown)
    if tokens is None:
        values.note(warning("brand-unread", "The brand cannot be read: {problem}", problems[0].span,
                            "The deck is shown without it.", problem=problems[0].values["problem"]))  # fmt: skip
        return None
    return _Reading(values, tokens, shown).brand()


class _Reading:
    def __init__(self, values: Values, tokens: Named, shown: str) -> None:
        self._values, self._tokens = values, tokens
        self._place = Span(shown, 1, 1)
        self._left = [name for name in tokens.tokens if name not in _READ]
        """What is not carried."""

    def brand(self) -> Brand:
        color, typography = self._part("color"), self._part("typography")
        palette = _below(color, "palette")
        accent = self._color("color", color, "primary", palette)
        pop = self._color("color", color, "secondary", palette)
        named = [one for name in CHARTS if (one := self._color("color", color, name, palette))]
        own = [one for name in palette if (one := self._color("color.palette", palette, name, {}))]
        taken = {accent.digits} if accent else set()
        charts = tuple({one.digits: one for one in (*named, *own) if one.digits not in taken}.values())
        self._left += [f"color.{name}" for name in color if name not in ("palette", "primary", *CHARTS)]
        fonts = {face: family for name, face in _FACES.items() if (family := self._family(typography, name))}
        self._left += [f"typography.{name}" for name in typography if name not in (*_FACES, "fonts")]
        logo = self._logo()
        if self._left:
            more = len(self._left) - MAX_TOLD
            listed = ", ".join(f"`{name[:40]}`" for name in self._left[:MAX_TOLD])
            self._values.note(notice("brand-left", "Of the brand, this is not shown: {left}", self._place,
                                     "A theme of your own can say more: `diapo theme new`.",
                                     left=f"{listed} and {more} more" if more > 0 else listed))  # fmt: skip
        return Brand(self._place, accent, pop, charts, fonts, logo)

    def _part(self, name: str) -> Mapping[str, Token]:
        found = _below(self._tokens.tokens, name)
        if name in self._tokens.tokens and not found:
            self._left.append(name)
        return found

    def _color(
        self, path: str, inside: Mapping[str, Token], name: str, palette: Mapping[str, Token]
    ) -> BrandColor | None:
        """A colour: digits, the name of one of the palette, or `light` and `dark` ones."""
        token = inside.get(name)
        if token is None:
            return None
        span = token.span
        pair = token.tokens if isinstance(token, Named) else {"light": token}
        light, dark = (self._digits(pair.get(mode), palette) for mode in ("light", "dark"))
        if light is None:
            self._left.append(f"{path}.{name}")
            return None
        return BrandColor(light, dark, span)

    def _digits(self, token: Token | None, palette: Mapping[str, Token]) -> str | None:
        seen = 0
        while isinstance(token, Scalar) and token.text in palette and seen < len(palette):
            token, seen = palette[token.text], seen + 1
        if isinstance(token, Named):
            token = token.tokens.get("light")
        found = _COLOR.fullmatch(token.text.strip()) if isinstance(token, Scalar) else None
        if found is None:
            return None
        return (found[1] if len(found[1]) == 6 else "".join(2 * digit for digit in found[1])).upper()

    def _family(self, typography: Mapping[str, Token], name: str) -> tuple[str, Span] | None:
        token = typography.get(name)
        if isinstance(token, Named):
            self._left += [f"typography.{name}.{key}" for key in token.tokens if key != "family"]
            token = token.tokens.get("family")
        if isinstance(token, Listed):
            token = next(iter(token.members), None)
        if not isinstance(token, Scalar) or not token.text.strip():
            return None
        return token.text.split(",")[0].strip(" '\"")[:60], token.span

    # --- the logo ----------------------------------------------------------------------------------------------------

    def _logo(self) -> Picture | None:
        """The smallest of the logos, with the one for dark grounds if there is one."""
        token = self._tokens.tokens.get("logo")
        if token is None:
            return None
        parts = token.tokens if isinstance(token, Named) else {"small": token}
        images = _below(parts, "images")
        chosen = next((parts[size] for size in LOGO_SIZES if size in parts), None) or next(iter(images.values()), None)
        pair = chosen.tokens if isinstance(chosen, Named) and "path" not in chosen.tokens else {"light": chosen}
        found = [self._picture(pair.get(mode), images) for mode in ("light", "dark")]
        if found[0] is None:
            self._left.append("logo")
            return None
        return replace(found[0], dark=found[1])

    def _picture(self, token: Token | None, images: Mapping[str, Token]) -> Picture | None:
        if isinstance(token, Scalar) and token.text in images:
            token = images[token.text]
        parts = token.tokens if isinstance(token, Named) else {"path": token}
        path, alt = parts.get("path"), parts.get("alt")
        if not isinstance(path, Scalar):
            return None
        probe = Values(self._values.shown, self._values.folder)
        picture = picture_of(probe, path.text.removeprefix("./"), path.span)
        self._values.read.update(probe.files())
        if picture is None or any(one.severity is Severity.ERROR for one in probe.problems.found):
            return None
        said = alt.text.strip() if isinstance(alt, Scalar) else ""
        return replace(picture, alt=said, decorative=not said)


def _below(inside: Mapping[str, Token], name: str) -> Mapping[str, Token]:
    found = inside.get(name)
    return found.tokens if isinstance(found, Named) else {}
