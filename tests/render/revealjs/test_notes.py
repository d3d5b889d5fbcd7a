"""Speaker notes in the page: paragraphs and lists, with the line ends that were typed."""

from __future__ import annotations

from generator.render.revealjs import render_html
from generator.scene.page import Note
from generator.scene.text import Run
from tests.render.revealjs.sample import heading, page, scene


def aside(*notes: Note) -> str:
    return render_html(scene(page(1, "a", heading("Titre"), notes=notes, total=1))).decode()


def test_lists_are_lists_in_lists() -> None:
    made = aside(
        Note((Run("Apporter"),)),
        Note((Run("la craie"),), 1, bullet=True),
        Note((Run("un"),), 2, number=1),
        Note((Run("quatre"),), 2, number=4),
        Note((Run("une suite"),), 1),
        Note((Run("les feuilles"),), 1, bullet=True),
        Note((Run("Fin"),)),
    )
    assert (
        "<p>Apporter</p>"
        '<ul role="list"><li><span>la craie</span>'
        '<ol role="list"><li value="1"><span>un</span></li><li value="4"><span>quatre</span></li></ol>'
        "<p>une suite</p></li><li><span>les feuilles</span></li></ul><p>Fin</p>" in made
    )


def test_lines_end_where_they_were_typed() -> None:
    made = aside(Note((Run("un <b>\ndeux "), Run("trois\nquatre", bold=True))))
    assert "<p>un &lt;b&gt;<br>deux <strong>trois<br>quatre</strong></p>" in made


def test_notes_from_right_to_left() -> None:
    assert '<p dir="rtl">' in aside(Note((Run("שותפות"),), rtl=True))
