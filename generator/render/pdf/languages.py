"""Language tags as typst wants them."""

from __future__ import annotations

from generator.languages import language as parsed


def language(tag: str) -> dict[str, str]:
    """``lang`` and, where the tag names one, ``region``; nothing for a tag that typst could not pass on."""
    found = parsed(tag)
    if found is None or len(found.language) > 3:
        return {}
    region = found.region or ("TW" if found.script == "Hant" else "")
    data = {"lang": found.language}
    return data | {"region": region.lower()} if len(region) == 2 else data
