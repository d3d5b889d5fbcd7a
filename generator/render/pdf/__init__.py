"""Scene -> one tagged PDF (PDF/UA-1), a page a slide, set by typst from data."""

from __future__ import annotations

from generator.layout.scene import Scene


def render_pdf(scene: Scene) -> bytes:
    """The Scene as a PDF: fonts embedded, text to select and to read aloud, bookmarks, links.

    The same Scene gives the same bytes; only where a text needs letters that Diapo's fonts lack, they depend on the
    machine's own fonts. Raises ContentError if a letter is in neither or a picture can no longer be read, AssetError if
    a font is missing from the installation, UsageError for a SOURCE_DATE_EPOCH that is no time.
    """
    from generator.render.pdf.typeset import typeset

    return typeset(scene, "slides.typ")
