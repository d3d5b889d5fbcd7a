"""Language tags as typst wants them."""

from __future__ import annotations

import re
from typing import Final

_TAG: Final = re.compile(r"([a-z]{2,3})(?:-[a-z]{4})?(?:-([a-z]{2}))?(?![a-z0-9])", re.IGNORECASE)


def language(tag: str) -> dict[str, str]:
    """``lang`` and, where the tag names one, ``region``; nothing for a tag that typst could not pass on."""
    found = _TAG.match(tag)
    if not found:
        return {}
    data = {"lang": found[1].lower()}
    return data | {"region": found[2].lower()} if found[2] else data
