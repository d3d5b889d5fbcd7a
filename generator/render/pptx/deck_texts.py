"""Texts that a deck puts on its layouts, such as its title above every slide.

They are kept out of the base, where marks stand for them, so that one base serves every deck of a theme.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from generator.render.pptx.ink import Ink
from generator.render.pptx.languages import office_language
from generator.render.pptx.markup import Relations
from generator.render.pptx.text import PartContext, paragraphs_xml
from generator.scene.boxes import TextBox
from generator.scene.page import Scene, SceneLayout
from generator.scene.text import Paragraph, Run
from generator.units import ZERO


def without_texts(scene: Scene) -> Scene:
    """The Scene of every deck with this theme, size and language: marks in its layouts, and no pages."""
    return replace(scene, layouts=tuple(_marked(layout) for layout in scene.layouts), pages=(), title="")


def with_texts(parts: Mapping[str, bytes], scene: Scene) -> dict[str, bytes]:
    """The base's parts with this deck's texts where the marks are."""
    around = PartContext(Ink.of(scene.theme), office_language(scene.lang), Relations(), {})
    result = dict(parts)
    for number, layout in enumerate(scene.layouts, 1):
        name = f"ppt/slideLayouts/slideLayout{number}.xml"
        xml = result[name].decode()
        for box in _texts(layout):
            xml = _put(paragraphs_xml(box.paragraphs, box.levels, around), _mark(box), xml)
        result[name] = xml.encode()
    return result


def _texts(layout: SceneLayout) -> Iterator[TextBox]:
    return (box for box in layout.boxes if isinstance(box, TextBox) and _is_deck_text(box))


def _is_deck_text(box: TextBox) -> bool:
    """Fixed text, but for a link: that has a relationship in the layout's part, so its text is part of the base."""
    return box.fixed and not any(run.link for p in box.paragraphs for run in p.runs)


def _mark(box: TextBox) -> str:
    return f"@@{box.name}@@"


def _put(text: str, mark: str, xml: str) -> str:
    """``text`` in place of the paragraph that holds the mark."""
    return re.sub(rf"<a:p>(?:(?!</a:p>).)*{re.escape(mark)}.*?</a:p>", lambda _: text, xml)


def _marked(layout: SceneLayout) -> SceneLayout:
    boxes = tuple(_with_mark(box) if isinstance(box, TextBox) and _is_deck_text(box) else box for box in layout.boxes)
    return replace(layout, boxes=boxes)


def _with_mark(box: TextBox) -> TextBox:
    stand_in = Paragraph((Run(_mark(box)),), 0, ())
    return replace(box, paragraphs=(stand_in,), text_height=ZERO, text_height_fallback=ZERO, span=None)
