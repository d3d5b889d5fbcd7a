"""Scene -> tagged PDF (PDF/UA-1), handouts, notes pages and pictures, set by typst from data."""

from __future__ import annotations

from collections.abc import Mapping

from generator.scene.page import Scene


def render_pdf(scene: Scene) -> bytes:
    """The Scene as a PDF: fonts embedded, text to select and to read aloud, bookmarks, links.

    The same Scene gives the same bytes; only where a text needs letters that Diapo's fonts lack, they depend on the
    machine's own fonts; what those lack as well is drawn as a box (``glyphs.unshown`` tells of it). Raises
    ContentError if a picture can no longer be read, AssetError if a font is missing from the installation, UsageError
    for a SOURCE_DATE_EPOCH that is no time.
    """
    from generator.render.pdf.typeset import typeset

    return typeset(scene, "slides.typ")


def render_png(scene: Scene) -> Mapping[str, bytes]:
    """A PNG of each page, 1920 pixels wide, by what the files' names end with; raises as ``render_pdf`` does."""
    from generator.render.pdf.images import Pictures, render_pictures

    return render_pictures(scene, Pictures())
