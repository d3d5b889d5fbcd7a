"""Shapes cover what lies in their form, not what lies in the rectangle around it."""

from __future__ import annotations

import pytest

from generator.scene.boxes import Shape
from generator.scene.forms import Ellipse, Path, RoundedRectangle, Segment, Subpath
from generator.scene.touching import touches
from generator.units import Pt, Rect

PAGE = Rect.from_pt(0, 0, 960, 540)


def quarter(radius: float) -> Shape:
    """A quarter disc in the lower right corner of the page."""
    k = radius * 0.5522847
    x, y = 960.0, 540.0
    segments: tuple[Segment, ...] = (
        ((Pt(x - radius), Pt(y - k)), (Pt(x - k), Pt(y - radius)), (Pt(x), Pt(y - radius))),
        ((Pt(x), Pt(y)),),
    )
    path = Path((Subpath((Pt(x - radius), Pt(y)), segments),))
    return Shape("q", Rect.from_pt(x - radius, y - radius, radius, radius), "accent", form=path)


@pytest.mark.parametrize(
    ("right", "bottom", "covered"),
    [(900, 480, False), (912, 492, False), (920, 500, True), (955, 538, True)],
)
def test_a_quarter_disc_covers_its_quarter_only(right: float, bottom: float, covered: bool) -> None:
    text = Rect.from_pt(right - 100, bottom - 20, 100, 20)
    assert touches(quarter(66), text) is covered


def test_what_lies_wholly_inside_is_covered() -> None:
    assert touches(quarter(200), Rect.from_pt(940, 520, 5, 5))
    disc = Shape("d", Rect.from_pt(100, 100, 200, 200), "accent", form=Ellipse())
    assert touches(disc, Rect.from_pt(195, 195, 10, 10))
    assert touches(
        Shape("d", Rect.from_pt(195, 195, 10, 10), "accent", form=Ellipse()), Rect.from_pt(100, 100, 200, 200)
    )


def test_a_disc_leaves_the_corners_around_it() -> None:
    disc = Shape("d", Rect.from_pt(100, 100, 200, 200), "accent", form=Ellipse())
    assert not touches(disc, Rect.from_pt(100, 100, 25, 25))
    assert touches(disc, Rect.from_pt(100, 100, 35, 35))


@pytest.mark.parametrize("form", [RoundedRectangle(Pt(10))])
def test_other_forms_are_their_rectangle(form: RoundedRectangle) -> None:
    shape = Shape("s", Rect.from_pt(100, 100, 50, 50), "accent", form=form)
    assert touches(shape, Rect.from_pt(140, 140, 100, 100))
    assert not touches(shape, Rect.from_pt(150, 100, 100, 100))


def test_an_open_line_covers_what_it_crosses() -> None:
    line = Path((Subpath((Pt(0), Pt(0)), (((Pt(100), Pt(100)),),), closed=False),))
    shape = Shape("l", Rect.from_pt(0, 0, 100, 100), None, line="accent", form=line)
    assert touches(shape, Rect.from_pt(40, 45, 20, 20))
    assert not touches(shape, Rect.from_pt(60, 10, 20, 20))
