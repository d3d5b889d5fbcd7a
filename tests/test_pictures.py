"""The documentation's pictures show the slides that they are said to show."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def pictures() -> Any:
    """The program, which is no module of a package."""
    spec = spec_from_file_location("pictures", Path(__file__).parent.parent / "tools" / "pictures.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[spec.name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
def test_every_slide_that_is_pictured_is_there(pictures: Any) -> None:
    pictures.check()


def test_a_slide_that_is_gone_ends_the_program(pictures: Any) -> None:
    scene = pictures.laid_out(pictures.DECK, "agora")
    assert [page.id for page in pictures.only(scene, "forces", "acteurs").pages] == ["forces", "acteurs"]
    with pytest.raises(SystemExit, match="no page has the id gone"):
        pictures.only(scene, "forces", "gone")
