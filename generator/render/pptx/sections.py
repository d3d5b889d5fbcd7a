"""The deck's sections, as PowerPoint shows them beside its slides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Final

from generator.render.pptx.markup import attribute
from generator.scene.page import Scene

_EXTENSION: Final = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_POWERPOINT_2010: Final = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def sections_xml(scene: Scene, slide_ids: Sequence[int]) -> str:
    """``p:extLst`` of the presentation; nothing where no page opens a section. ``slide_ids``: those of the pages."""
    if not any(page.section for page in scene.pages):
        return ""
    parts = "".join(_section(name, guid, slides) for name, guid, slides in _sections(scene, slide_ids))
    return (
        f'<p:extLst><p:ext uri="{_EXTENSION}"><p14:sectionLst xmlns:p14="{_POWERPOINT_2010}">{parts}</p14:sectionLst>'
        "</p:ext></p:extLst>"
    )


def _sections(scene: Scene, slide_ids: Sequence[int]) -> Iterator[tuple[str, str, list[int]]]:
    """Name, GUID and slides of each. What comes before the first is called as the deck is."""
    slides: list[int] = []
    name, guid = scene.title, _guid("")
    for page, slide in zip(scene.pages, slide_ids, strict=True):
        if page.section:
            if slides:
                yield name, guid, slides
            name, guid, slides = page.section, _guid(page.id), []
        slides.append(slide)
    yield name, guid, slides


def _guid(name: str) -> str:
    """The same for the same page id, whatever comes before it; in the form of version 8, which is anybody's own."""
    digits = sha256(f"section {name}".encode()).hexdigest().upper()
    return f"{{{digits[:8]}-{digits[8:12]}-8{digits[13:16]}-8{digits[17:20]}-{digits[20:32]}}}"


def _section(name: str, guid: str, slides: Sequence[int]) -> str:
    listed = "".join(f'<p14:sldId id="{slide}"/>' for slide in slides)
    return f'<p14:section name="{attribute(name)}" id="{guid}"><p14:sldIdLst>{listed}</p14:sldIdLst></p14:section>'
