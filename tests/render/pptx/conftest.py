"""One rendered sample for the tests that only look at it."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from generator.render.pptx import render_pptx
from generator.scene.page import Scene
from tests.pptx.conftest import cache_folder as cache_folder
from tests.pptx.conftest import open_xml_sdk as open_xml_sdk
from tests.render.pptx.sample import rich_scene


@pytest.fixture(scope="package")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    return rich_scene(tmp_path_factory.mktemp("pictures"))


@pytest.fixture(scope="package")
def rendered(scene: Scene) -> bytes:
    return render_pptx(scene)


@pytest.fixture(scope="package")
def parts(rendered: bytes) -> dict[str, str]:
    """The XML parts of the rendered sample."""
    with ZipFile(BytesIO(rendered)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith((".xml", ".rels"))}
