"""Renders scenes in both outputs and measures what the viewers draw, many decks in one run of each viewer."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from generator.render.pdf import render_pdf
from generator.render.pptx import render_pptx
from generator.render.revealjs import render_html
from generator.scene.page import Scene
from tests.chromium import Chromium
from tests.rendered.assign import assign
from tests.rendered.drawn_pdf import read_ink
from tests.rendered.drawn_svg import read_svg
from tests.rendered.in_chromium import measure_html
from tests.rendered.in_pdf import measure_pdf
from tests.rendered.libreoffice import Fonts, LibreOffice
from tests.rendered.measured import Measured


@dataclass(frozen=True, slots=True)
class Viewers:
    """The programs, and a folder for what they make."""

    soffice: str
    browser: Chromium
    folder: Path


@dataclass(frozen=True, slots=True)
class Rendered:
    """One deck as both viewers draw it, and as it stands in the PDF."""

    name: str
    scene: Scene
    libreoffice: Measured
    chromium: Measured
    pdf: Measured


def render_all(scenes: Mapping[str, Scene], viewers: Viewers) -> tuple[Rendered, ...]:
    """Both outputs of every scene, measured; the two viewers work at the same time."""
    with ThreadPoolExecutor(1) as beside:
        pptx = beside.submit(measure_pptx, scenes, viewers, Fonts.TWINS)
        pdf, html = _measure_pdf(scenes, viewers), _measure_html(scenes, viewers)
        libreoffice = pptx.result()
    return tuple(Rendered(name, scene, libreoffice[name], html[name], pdf[name]) for name, scene in scenes.items())


def measure_pptx(scenes: Mapping[str, Scene], viewers: Viewers, fonts: Fonts) -> dict[str, Measured]:
    """The PPTX of every scene as LibreOffice draws it."""
    decks = {name: render_pptx(scene) for name, scene in scenes.items()}
    files = LibreOffice(viewers.soffice, viewers.folder, fonts).export(decks, "svg", "pdf")
    return {
        name: assign(scene, read_svg(files["svg"][name]), read_ink(files["pdf"][name]))
        for name, scene in scenes.items()
    }


def _measure_pdf(scenes: Mapping[str, Scene], viewers: Viewers) -> dict[str, Measured]:
    found = {}
    for name, scene in scenes.items():
        path = viewers.folder / f"{name}-own.pdf"
        path.write_bytes(render_pdf(scene))
        found[name] = measure_pdf(path, scene)
    return found


def _measure_html(scenes: Mapping[str, Scene], viewers: Viewers) -> dict[str, Measured]:
    found = {}
    for name, scene in scenes.items():
        path = viewers.folder / f"{name}.html"
        path.write_bytes(render_html(scene))
        found[name] = measure_html(viewers.browser, path, scene)
    return found
