"""Where slides and lines stand on a sheet."""

from __future__ import annotations

from itertools import product

import pytest

from generator.render.pdf.sheets import HEAD, LINE_PITCH, MARGIN, PAPERS, PER_PAGE, Place, paper_size, sheet
from generator.units import Pt, Rect, Size

WIDE, SQUARE = Size(Pt(960), Pt(540)), Size(Pt(720), Pt(540))
CASES = list(product(PAPERS, (False, True), PER_PAGE, (False, True), (WIDE, SQUARE)))


def places(paper: str, landscape: bool, per_page: int, lines: bool, slide: Size) -> tuple[Place, ...]:
    return sheet(paper_size(paper, landscape), per_page, slide, lines=lines).places


@pytest.mark.parametrize(("paper", "landscape", "per_page", "lines", "slide"), CASES)
def test_slides_keep_their_shape_and_stay_apart(
    paper: str, landscape: bool, per_page: int, lines: bool, slide: Size
) -> None:
    size = paper_size(paper, landscape)
    found = places(paper, landscape, per_page, lines, slide)
    assert len(found) == per_page
    rects = [place.slide for place in found]
    for rect in rects:
        assert rect.width.pt / rect.height.pt == pytest.approx(slide.width.pt / slide.height.pt, rel=1e-4)
        assert rect.x >= MARGIN - 1
        assert rect.y >= MARGIN + HEAD - 1
        assert rect.right <= size.width - MARGIN + 1
        assert rect.bottom <= size.height - MARGIN - HEAD + 1
    assert not [(a, b) for n, a in enumerate(rects) for b in rects[n + 1 :] if a.overlaps(b)]
    rows = [round(rect.y.pt) for rect in rects]
    assert rows == sorted(rows), "row by row"


@pytest.mark.parametrize(("paper", "landscape", "per_page", "lines", "slide"), CASES)
def test_lines_are_on_the_sheet_and_clear_of_the_slides(
    paper: str, landscape: bool, per_page: int, lines: bool, slide: Size
) -> None:
    size = paper_size(paper, landscape)
    found = places(paper, landscape, per_page, lines, slide)
    if not lines:
        assert not any(place.lines for place in found)
        return
    for place in found:
        assert [line.y - above.y for above, line in zip(place.lines, place.lines[1:], strict=False)] == [LINE_PITCH] * (
            len(place.lines) - 1
        )
        for line in place.lines:
            assert MARGIN - 1 <= line.x < line.right <= size.width - MARGIN + 1
            assert line.bottom <= size.height - MARGIN - HEAD + 1
            ink = Rect(line.x, line.y - Pt(0.5), line.width, Pt(1))
            assert not any(ink.overlaps(other.slide) for other in found)


@pytest.mark.parametrize("landscape", [False, True])
def test_three_slides_have_room_to_write(landscape: bool) -> None:
    for place in places("a4", landscape, 3, True, WIDE):
        assert len(place.lines) >= 7
        assert place.lines[0].width >= Pt(160)


@pytest.mark.parametrize("paper", PAPERS)
def test_two_slides_have_two_lines_below_each(paper: str) -> None:
    for place in places(paper, False, 2, True, WIDE):
        assert len(place.lines) == 2
        assert place.slide.width >= Pt(490)


def test_a_sheet_of_three_and_its_lines() -> None:
    for place in places("a4", False, 3, True, WIDE):
        assert place.slide.width.pt == pytest.approx(340, abs=1)
        assert len(place.lines) == 7
        assert place.lines[-1].y <= place.slide.bottom


def test_papers_have_their_sizes() -> None:
    assert (round(PAPERS["a4"].width.pt), round(PAPERS["a4"].height.pt)) == (595, 842)
    assert (PAPERS["letter"].width.pt, PAPERS["letter"].height.pt) == (612, 792)
    assert paper_size("a4", True) == Size(PAPERS["a4"].height, PAPERS["a4"].width)


def test_the_command_offers_what_there_is() -> None:
    from generator.commands import handout, paper

    assert tuple(PAPERS) == paper.PAPERS
    assert handout._PER_PAGE == PER_PAGE
