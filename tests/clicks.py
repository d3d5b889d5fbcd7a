"""How many clicks the slides of a .pptx take, as PowerPoint counts them."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from tests.pptx.opened import Opened, P, R, open_package

_PRESENTATION = "ppt/presentation.xml"


def pptx_clicks(path: Path) -> list[int]:
    """Of each slide, in the order in which they are shown."""
    return clicks_in(open_package(path.read_bytes()))


def clicks_in(package: Opened) -> list[int]:
    targets = {relation.id: relation.target for relation in package.relations[_PRESENTATION]}
    slides = package.trees[_PRESENTATION].iter(P + "sldId")
    return [_clicks(package.trees[targets[slide.get(R + "id", "")]]) for slide in slides]


def _clicks(slide: etree._Element) -> int:
    """Steps of the main sequence that wait for somebody, and do not begin with the slide. Of alternatives all have as
    many."""
    counts = {_of_sequence(one) for one in slide.iter(P + "cTn") if one.get("nodeType") == "mainSeq"}
    assert len(counts) <= 1, counts
    return counts.pop() if counts else 0


def _of_sequence(sequence: etree._Element) -> int:
    steps = sequence.findall(f"{P}childTnLst/{P}par/{P}cTn")
    waits = [[dict(one.attrib) for one in step.findall(f"{P}stCondLst/{P}cond")] for step in steps]
    return sum(one == [{"delay": "indefinite"}] for one in waits)
