"""The documentation's pictures show the slides that they are said to show."""

from __future__ import annotations

import pytest

from tools import pictures


@pytest.mark.slow
def test_every_slide_that_is_pictured_is_there() -> None:
    pictures.check()


def test_a_slide_that_is_gone_ends_the_program() -> None:
    scene = pictures.laid_out(pictures.DECK, "agora")
    assert [page.id for page in pictures.only(scene, "forces", "acteurs").pages] == ["forces", "acteurs"]
    with pytest.raises(SystemExit, match="no page has the id gone"):
        pictures.only(scene, "forces", "gone")
