"""The looks that decks are tried in: a theme and one of its modes, called ``agora`` or ``agora-dark``."""

from __future__ import annotations

from typing import Final

from generator.deck.model import Mode

THEMES: Final = ("agora", "atelier", "blanc", "faculte", "labo", "revue")
LOOKS: Final = tuple(
    theme if mode is Mode.LIGHT else f"{theme}-{mode}"
    for mode in (Mode.LIGHT, Mode.DARK, Mode.CONTRAST)
    for theme in THEMES
)
"""All there are."""
SOME: Final = (*THEMES, "faculte-dark", "revue-dark", "agora-contrast", "labo-contrast")
"""For what takes long."""
FEW: Final = ("agora", "faculte-dark", "labo-contrast")
"""For what takes very long."""


def of(look: str | None) -> dict[str, str | None]:
    """The arguments ``theme`` and ``mode`` for laying out; a deck's own for None."""
    theme, _, mode = (look or "").partition("-")
    return {"theme": theme or None, "mode": mode or ("light" if theme else None)}
