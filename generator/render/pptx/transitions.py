"""How a slide takes the place of the one before, and the names by which PowerPoint knows what moves.

A fade takes as long as PowerPoint's own; a push and a morph are quicker than its, as on the page. Versions before 2010
know three speeds only, and to those before 2019 a morph is a fade.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from generator.scene.page import Page, Transition

QUICK, MORPHING = 700, 1000
"""Milliseconds of a fade or a push, and of a morph."""
_POWERPOINT_2010: Final = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_MORPH: Final = "http://schemas.microsoft.com/office/powerpoint/2015/09/main"


def transition_xml(page: Page) -> str:
    """``p:transition`` as an alternative; nothing where there is none. A push goes on in the direction of reading."""
    match page.transition:
        case Transition.FADE:
            return _alternative("p14", QUICK, "med", "<p:fade/>")
        case Transition.PUSH:
            return _alternative("p14", QUICK, "med", f'<p:push dir="{"r" if page.rtl else "l"}"/>')
        case Transition.MORPH:
            return _alternative("p159", MORPHING, "slow", '<p159:morph option="byObject"/>', "<p:fade/>")
        case _:
            return ""


def _alternative(needs: str, duration: int, speed: str, own: str, plain: str = "") -> str:
    """``needs``: the prefix of what a program has to know for ``own``."""
    later = f' xmlns:p159="{_MORPH}"' if needs == "p159" else ""
    return (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice '
        f'xmlns:p14="{_POWERPOINT_2010}"{later} Requires="{needs}"><p:transition spd="{speed}" p14:dur="{duration}">'
        f'{own}</p:transition></mc:Choice><mc:Fallback><p:transition spd="{speed}">{plain or own}</p:transition>'
        "</mc:Fallback></mc:AlternateContent>"
    )


def names_on(page: Page, names: Mapping[str, str]) -> Mapping[str, str]:
    """What shapes are called on a page, by their names in the Scene; ``names``: what they are called elsewhere.

    PowerPoint moves the shape to the place of that with the same name, whatever it holds, if its name begins with two
    exclamation marks. It has to be the only one of that name.
    """
    if not page.pairs:
        return names
    often = Counter(names.values())
    return {**names, **{own: f"!!{_unmistaken(shared, names, often)}" for own, shared in page.pairs.items()}}


def _unmistaken(name: str, names: Mapping[str, str], often: Mapping[str, int]) -> str:
    word = names.get(name, name)
    return word if often[word] < 2 else name
