"""What Le Partenariat's outputs say is what its lecturer typed, in every theme."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator import build
from tests.seed.restore import SlideText, damaged, seed_text, undo_typography

FOLDER = Path(__file__).parents[2] / "content" / "le-partenariat"
ONE_PAGE_A_SLIDE = ["agora", "faculte"]


def typed(text: str) -> str:
    return undo_typography(text)


def said_by_pptx(path: Path) -> Iterator[SlideText]:
    """Headings and items as PowerPoint's outline has them: the text of the placeholders, by level."""
    from pptx import Presentation

    for slide in Presentation(str(path)).slides:
        title = slide.shapes.title
        assert title is not None
        bodies = [p for p in slide.placeholders if p.placeholder_format.type is not None and p.name.startswith("Texte")]
        rows = [(par.level, typed(par.text)) for body in bodies for par in body.text_frame.paragraphs]
        yield typed(title.text_frame.text), rows


class Page(HTMLParser):
    """The headings and list items of the page, in reading order."""

    def __init__(self) -> None:
        super().__init__()
        self.slides: list[tuple[str, list[tuple[int, str]]]] = []
        self._lists = 0
        self._into: str | None = None
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "section":
            self.slides.append(("", []))
        elif tag in ("ul", "ol"):
            self._lists += 1
        elif "data-p" in values:
            name = (values["data-p"] or "").split("/")[0]
            self._into = name if name.startswith(("heading", "body")) else None
            self._text = ""

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ul", "ol"):
            self._lists -= 1
        elif tag in ("p", "span", "li", "h2") and self._into and self._text.strip():
            rows = self.slides[-1][1]
            if self._into == "heading":
                self.slides[-1] = (typed(self._text.strip()), rows)
            else:
                rows.append((self._lists - 1, typed(self._text.strip())))
            self._into = None

    def handle_data(self, data: str) -> None:
        self._text += data


def said_by_html(path: Path) -> Iterator[SlideText]:
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    yield from page.slides


@pytest.fixture(scope="module", params=ONE_PAGE_A_SLIDE)
def files(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    made = build(FOLDER, theme=request.param, out=tmp_path_factory.mktemp(request.param))
    assert made.diagnostics == ()
    return {path.suffix: path for path in made.files}


def test_the_pptx_gives_the_lecturers_file_back(files: dict[str, Path]) -> None:
    assert damaged(said_by_pptx(files[".pptx"])) == seed_text()


def test_the_page_gives_the_lecturers_file_back(files: dict[str, Path]) -> None:
    assert damaged(said_by_html(files[".html"])) == seed_text()


def test_a_lost_word_would_be_noticed(files: dict[str, Path]) -> None:
    slides = [(heading, list(rows)) for heading, rows in said_by_html(files[".html"])]
    level, text = slides[5][1][0]
    slides[5][1][0] = (level, text.replace("fusion ", ""))
    assert damaged(slides) != seed_text()
