"""Each check finds the fault that it is for, in a PDF that was sound before it was damaged."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest

from generator.render.pdf import render_pdf
from tests.pdf.document_checks import annotated, check_document, elements, fonts
from tests.render.revealjs.sample import full_deck


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return render_pdf(full_deck(tmp_path_factory.mktemp("deck")))


def test_a_sound_document_passes(sound: bytes) -> None:
    assert check_document(sound) == []


def _no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def _no_title(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        del metadata["dc:title"]


def _no_claim(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        del metadata["pdfuaid:part"]


def _not_tagged(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/MarkInfo"]


def _title_not_shown(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/ViewerPreferences"]


def _untagged_paint(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].contents_add(b"0 0 10 10 re f")


def _font_not_embedded(pdf: pikepdf.Pdf) -> None:
    for font in fonts(pdf):
        if "/DescendantFonts" in font:
            del font.DescendantFonts[0].FontDescriptor["/FontFile2"]
            return


def _font_without_letters(pdf: pikepdf.Pdf) -> None:
    del fonts(pdf)[0]["/ToUnicode"]


def _heading_skipped(pdf: pikepdf.Pdf) -> None:
    next(each for each in elements(pdf) if each.S == "/H1").S = pikepdf.Name.H3


def _no_alternative(pdf: pikepdf.Pdf) -> None:
    del next(each for each in elements(pdf) if each.S == "/Figure")["/Alt"]


def _link_undescribed(pdf: pikepdf.Pdf) -> None:
    del annotated(pdf)[0][1]["/Contents"]


def _link_outside(pdf: pikepdf.Pdf) -> None:
    del annotated(pdf)[0][1]["/StructParent"]


def _link_starts_a_program(pdf: pikepdf.Pdf) -> None:
    next(each for _, each in annotated(pdf) if "/A" in each).A.S = pikepdf.Name.Launch


def _order_of_tabs(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        if "/Tabs" in page:
            del page["/Tabs"]


def _script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (_no_language, "no language"),
        (_no_title, "no title"),
        (_no_claim, "claim"),
        (_not_tagged, "tagged"),
        (_title_not_shown, "show the title"),
        (_untagged_paint, "outside the tagged content"),
        (_font_not_embedded, "not embedded"),
        (_font_without_letters, "which letters"),
        (_heading_skipped, "H3 follows H0"),
        (_no_alternative, "alternative"),
        (_link_undescribed, "description"),
        (_link_outside, "structure"),
        (_link_starts_a_program, "/Launch"),
        (_order_of_tabs, "tabulator"),
        (_script, "/OpenAction"),
    ],
)
def test_each_fault_is_found(sound: bytes, damage: Callable[[pikepdf.Pdf], None], says: str) -> None:
    with pikepdf.open(BytesIO(sound)) as pdf:
        damage(pdf)
        out = BytesIO()
        pdf.save(out, fix_metadata_version=False)
    found = check_document(out.getvalue())
    assert found
    assert all(says in problem for problem in found), found
