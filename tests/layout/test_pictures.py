"""A picture in its slot: whole, or cropped where the author or the layout asks for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.layout.pictures import LITTLE, picture_box
from generator.layout.rule import PictureRegion
from generator.scene.boxes import Placeholder
from generator.units import Rect
from tests.layout.made import picture


def slot(align: str = "center", fill: bool = False) -> PictureRegion:
    return PictureRegion(
        "image", "image", Rect.from_pt(600, 0, 300, 540), Placeholder("pic", 14), align, fill_slot=fill
    )


def test_a_wide_picture_is_as_wide_as_its_slot_and_in_the_middle_of_its_height() -> None:
    assert picture_box(slot(), picture(600, 300)).rect == Rect.from_pt(600, 195, 300, 150)


@pytest.mark.parametrize(("align", "x"), [("left", 600), ("center", 682.5), ("right", 765)])
def test_a_narrow_picture_is_as_high_as_its_slot_and_stands_where_the_rule_says(align: str, x: float) -> None:
    assert picture_box(slot(align), picture(250, 1000)).rect == Rect.from_pt(x, 0, 135, 540)


def test_a_picture_is_cropped_evenly_where_its_author_allows_it() -> None:
    wide = picture_box(slot(), picture(1000, 900, crop=True))
    assert wide.rect == slot().at
    assert wide.crop == (0.25, 0.0, 0.25, 0.0)
    tall = picture_box(slot(), picture(300, 1080, crop=True))
    assert tall.crop == (0.0, 0.25, 0.0, 0.25)


def test_a_slot_that_wants_to_be_filled_crops_a_little_unasked() -> None:
    nearly = picture(310, 540)
    assert picture_box(slot(fill=True), nearly).rect == slot().at
    assert sum(picture_box(slot(fill=True), nearly).crop) == pytest.approx(10 / 310, abs=1e-4)
    assert picture_box(slot(), nearly).crop == (0.0, 0.0, 0.0, 0.0)


def test_it_does_not_crop_much() -> None:
    assert picture_box(slot(fill=True), picture(400, 540)).crop == (0.0, 0.0, 0.0, 0.0)


@given(st.integers(1, 20_000), st.integers(1, 20_000), st.booleans(), st.booleans())
def test_pictures_are_never_distorted_and_never_leave_their_slot(
    width: int, height: int, crop: bool, fill: bool
) -> None:
    found = picture_box(slot("right", fill), picture(width, height, crop=crop))
    left, top, right, bottom = found.crop
    at = slot().at
    assert found.rect.x >= at.x
    assert found.rect.y >= at.y
    assert found.rect.right <= at.right + 1
    assert found.rect.bottom <= at.bottom + 1
    if not crop:
        assert left + top + right + bottom <= LITTLE
    # what is left of a very long picture is only known to the crop's five decimals
    if min(found.rect.width, found.rect.height) > 12_700 and max(left + right, top + bottom) < 0.99:
        shown = (width * (1 - left - right)) / (height * (1 - top - bottom))
        assert found.rect.width / found.rect.height == pytest.approx(shown, rel=0.02)


def test_the_box_keeps_what_the_outputs_need() -> None:
    found = picture_box(slot(), picture(alt="Une rue"))
    assert (found.alt, found.decorative, found.media_type) == ("Une rue", False, "image/png")
    assert found.placeholder == Placeholder("pic", 14)
