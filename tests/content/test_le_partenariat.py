"""What Le Partenariat's outputs say is what its lecturer typed, in every theme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from generator import build
from generator.deck import load_deck
from generator.deck.model import Item, Items, Slide
from tests.seed.restore import SlideText, damaged, seed_text, undo_typography

FOLDER = Path(__file__).parents[2] / "content" / "le-partenariat"
ONE_PAGE_A_SLIDE = ["agora", "faculte"]


def typed(text: str) -> str:
    return undo_typography(text)


DRAWN = {"Références :", "Acteurs :", "Conditions de pérennité du partenariat :"}
"""Slides whose list is drawn in a layout of its own: their words are compared, in their order, not their levels."""


def words_of(slides: Iterable[SlideText]) -> list[tuple[str, Sequence[tuple[int, str]]]]:
    """The slides, those that are drawn with all that they say in one line."""
    return [
        (heading, [(0, " ".join(" ".join(text for _, text in rows).split()))] if heading in DRAWN else rows)
        for heading, rows in slides
    ]


def typed_slides() -> list[tuple[str, Sequence[tuple[int, str]]]]:
    """What the deck's file says."""
    deck, _ = load_deck(FOLDER)
    return [
        (
            str(slide.heading.plain if slide.heading else ""),
            [(level, one.text.plain) for top in items_of(slide) for level, one in top.walk()],
        )
        for slide in deck.slides
    ]


def items_of(slide: Slide) -> tuple[Item, ...]:
    listed = slide.fields["items"]
    assert isinstance(listed, Items)
    return listed.items


def said_by_pptx(path: Path) -> Iterator[SlideText]:
    """Headings and items as PowerPoint's outline has them: the text of the placeholders, by level."""
    from pptx import Presentation

    for slide in Presentation(str(path)).slides:
        title = slide.shapes.title
        assert title is not None
        rows = [(par.level, typed(par.text)) for body in bodies_of(slide.shapes) for par in body.text_frame.paragraphs]
        yield typed(title.text_frame.text), rows


def bodies_of(shapes: Any) -> Iterator[Any]:
    """The shapes with text that are no title and not at the foot, in their order, those in groups too."""
    for shape in shapes:
        if shape.shape_type == 6:
            yield from bodies_of(shape.shapes)
        elif shape.has_text_frame and shape.text_frame.text:
            named = shape.name.startswith(("Titre", "Pied", "Numéro"))
            if not named:
                yield shape


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
            self._into = name if not name.startswith(("footer", "number")) else None
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
    assert {one.code for one in made.diagnostics} <= {"plain-list"}
    return {path.suffix: path for path in made.files}


def test_the_pptx_gives_the_lecturers_file_back(files: dict[str, Path]) -> None:
    assert words_of(said_by_pptx(files[".pptx"])) == words_of(typed_slides())


def test_the_page_gives_the_lecturers_file_back(files: dict[str, Path]) -> None:
    assert words_of(said_by_html(files[".html"])) == words_of(typed_slides())


def test_a_lost_word_would_be_noticed(files: dict[str, Path]) -> None:
    slides = [(heading, list(rows)) for heading, rows in said_by_html(files[".html"])]
    level, text = slides[5][1][0]
    slides[5][1][0] = (level, text.replace("fusion ", ""))
    assert words_of(slides) != words_of(typed_slides())


def test_what_was_typed_is_the_lecturers_file() -> None:
    assert damaged(typed_slides()) == seed_text()
