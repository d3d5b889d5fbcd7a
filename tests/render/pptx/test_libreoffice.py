"""What LibreOffice draws: colours and fonts follow the theme, lists count on, hidden titles stay hidden."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest

from generator.render.pptx import render_pptx
from generator.scene.page import Scene
from tests.rendered.libreoffice import LibreOffice

pytestmark = pytest.mark.rendered


def _recoloured(content: bytes) -> bytes:
    """The same file with other colours in the theme and nowhere else, as a user would change them."""
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(stream, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "ppt/theme/theme1.xml":
                # Accent and links, text, and the ground of section pages.
                for before, after in ((b"0F5C70", b"FF00AA"), (b"1B222C", b"00AA00"), (b"0F3A47", b"112233")):
                    assert before in data
                    data = data.replace(before, after)
            new.writestr(name, data)
    return stream.getvalue()


@pytest.fixture(scope="module")
def drawn(scene: Scene, soffice_path: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    content = render_pptx(scene)
    office = LibreOffice(soffice_path, tmp_path_factory.mktemp("office"))
    return office.convert({"plain": content, "recoloured": _recoloured(content)}, "pdf")


def _colors(file: Path, page: int) -> set[tuple[int, int, int]]:
    document = pypdfium2.PdfDocument(file)
    picture = document[page - 1].render(scale=1).to_pil().convert("RGB")
    document.close()
    return {color for _, color in picture.getcolors(1 << 20)}


def _text(file: Path, page: int) -> str:
    document = pypdfium2.PdfDocument(file)
    text = document[page - 1].get_textpage().get_text_range()
    document.close()
    return str(text)


def test_changing_the_themes_colours_changes_every_slide(drawn: dict[str, Path]) -> None:
    accent, text, inverse = (15, 92, 112), (27, 34, 44), (15, 58, 71)
    before = {page: _colors(drawn["plain"], page) for page in (2, 3)}
    after = {page: _colors(drawn["recoloured"], page) for page in (2, 3)}
    assert {accent, text} <= before[3]
    assert not {accent, text} & after[3]
    assert {(255, 0, 170), (0, 170, 0)} <= after[3]
    assert inverse in before[2]
    assert (17, 34, 51) in after[2]


def test_all_pages_are_drawn_and_lists_count_on(drawn: dict[str, Path]) -> None:
    document = pypdfium2.PdfDocument(drawn["plain"])
    assert len(document) == 6
    document.close()
    text = _text(drawn["plain"], 4)
    assert "3." in text
    assert "4." in text
    assert "5." not in text


def test_fields_and_fixed_boxes_are_drawn(drawn: dict[str, Path]) -> None:
    for page in (3, 6):
        assert "Le Partenariat" in _text(drawn["plain"], page)
        assert f"{page} / 6" in _text(drawn["plain"], page)


def test_a_hidden_title_is_not_drawn(drawn: dict[str, Path]) -> None:
    assert "« Rien ne se fait seul. »" in _text(drawn["plain"], 5)
    assert "Une citation" not in _text(drawn["plain"], 5)
