"""The contrasts that a theme's colours owe to whoever reads, and what to write where they fail (WCAG 2.2, 1.4.3, 1.4.6
and 1.4.11)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from generator.errors import Diagnostic, error
from generator.layout.oklch import nearest_color
from generator.scene.checks import BODY_CONTRAST, GRAPHIC_CONTRAST, LEAST_CONTRAST, contrast_ratio
from generator.spans import Span

PAIRS: Final[Mapping[tuple[str, str], float]] = {
    **dict.fromkeys([("text", "bg"), ("text", "surface"), ("text", "tint")], BODY_CONTRAST),
    **dict.fromkeys(
        [
            ("muted", "bg"), ("muted", "surface"), ("accent", "bg"), ("accent", "surface"), ("on_accent", "accent"),
            ("inverse_text", "inverse_bg"), ("inverse_muted", "inverse_bg"), ("inverse_accent", "inverse_bg"),
        ],
        LEAST_CONTRAST,
    ),
    **dict.fromkeys([(name, "bg") for name in ("pop", *(f"accent{number}" for number in range(1, 7)))],
                    GRAPHIC_CONTRAST),
}  # fmt: skip
"""What is written in which colour on which, and the ratio that it needs."""


def passing(token: str, colors: Mapping[str, str]) -> str | None:
    """The colour nearest to that of ``token`` with which every pair that it is part of passes, the others being as they
    are: six digits, as all ``colors``."""
    pairs = [(pair, least) for pair, least in PAIRS.items() if token in pair]

    def passes(digits: str) -> bool:
        tried = {**colors, token: digits}
        return all(contrast_ratio(tried[one], tried[other]) >= least for (one, other), least in pairs)

    return nearest_color(colors[token], passes)


def failing(colors: Mapping[str, str], places: Mapping[str, Span], files: Collection[str]) -> Iterator[Diagnostic]:
    """An error for every colour written in one of the ``files`` that fails; of a pair of which both are, the one that
    is read is meant."""
    told: set[str] = set()
    for (token, ground), least in PAIRS.items():
        ratio = contrast_ratio(colors[token], colors[ground])
        meant = next((one for one in (token, ground) if one in places and places[one].path in files), None)
        if ratio >= least or meant is None or meant in told:
            continue
        told.add(meant)
        yield contrast_error(meant, token, ground, ratio, least, colors, places[meant])


def contrast_error(
    meant: str, token: str, ground: str, ratio: float, least: float, colors: Mapping[str, str], place: Span | None
) -> Diagnostic:
    near = passing(meant, colors)
    return error(
        "color-contrast",
        "`{token}` ({color}) on `{ground}` ({under}) has a contrast of {ratio:.1f}:1 and needs {least:g}:1",
        place,
        hint='The nearest that passes is "{near}".' if near else "No colour of this hue passes; change the ground.",
        token=token,
        ground=ground,
        color=f"#{colors[token]}",
        under=f"#{colors[ground]}",
        ratio=int(ratio * 10) / 10,
        least=least,
        near=f"#{near}",
    )
