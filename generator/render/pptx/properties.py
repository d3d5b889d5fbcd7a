"""Document properties: what a file manager, a library catalogue or a screen reader is told about the deck."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Final

from generator._version import __version__
from generator.render.dates import moment
from generator.render.pptx.markup import DECLARATION, OFFICE, PACKAGE, attribute, escape
from generator.scene.page import Scene

_VARIANT: Final = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_PROPERTIES: Final = OFFICE.replace("/relationships", "")


def document_date() -> str:
    """When the deck was made, as W3CDTF."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(moment()))


def core_xml(scene: Scene) -> str:
    """``docProps/core.xml`` (ECMA-376 part 2, clause 11)."""
    date = document_date()
    items = [("dc:title", scene.title), ("dc:subject", scene.subject), ("dc:creator", scene.author)]
    items += [("cp:keywords", ", ".join(scene.keywords)), ("cp:lastModifiedBy", scene.author)]
    items += [("cp:revision", "1"), ("dc:language", scene.lang)]
    texts = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in items if value)
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{date}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{texts}{dates}</cp:coreProperties>'
    )


def app_xml(scene: Scene) -> str:
    """``docProps/app.xml``: which program made the file, and how many slides it has."""
    notes = sum(bool(page.notes) for page in scene.pages)
    hidden = sum(page.hidden for page in scene.pages)
    major, minor = __version__.split(".")[:2]
    institution = scene.facts.get("institution")
    company = f"<Company>{escape(institution)}</Company>" if institution else ""
    return (
        f'{DECLARATION}<Properties xmlns="{_PROPERTIES}/extended-properties"><TotalTime>0</TotalTime>'
        f"<Application>Diapo</Application><Slides>{len(scene.pages)}</Slides><Notes>{notes}</Notes>"
        f"<HiddenSlides>{hidden}</HiddenSlides>{company}<AppVersion>{int(major)}.{int(minor):04d}</AppVersion></Properties>"
    )


def custom_xml(facts: Mapping[str, str]) -> str:
    """``docProps/custom.xml``: the facts of the course, as text."""
    items = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" '
        f'name="{attribute("Course " + name)}">'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(facts.items(), 2)
    )
    return (
        f'{DECLARATION}<Properties xmlns="{_PROPERTIES}/custom-properties" xmlns:vt="{_VARIANT}">{items}</Properties>'
    )
