"""The sample deck as a PDF, made once; no test obeys a SOURCE_DATE_EPOCH from outside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from generator.render.pdf import render_pdf
from generator.scene.page import Scene
from tests.render.revealjs.sample import full_deck


@pytest.fixture(scope="package", autouse=True)
def _fixed_date() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SOURCE_DATE_EPOCH", raising=False)
        yield


@pytest.fixture(scope="package")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    return full_deck(tmp_path_factory.mktemp("deck"))


@pytest.fixture(scope="package")
def deck_pdf(deck: Scene) -> bytes:
    return render_pdf(deck)


@pytest.fixture
def opened() -> Iterator[Callable[[bytes], pikepdf.Pdf]]:
    found: list[pikepdf.Pdf] = []

    def open_(content: bytes) -> pikepdf.Pdf:
        found.append(pikepdf.open(BytesIO(content)))
        return found[-1]

    yield open_
    for pdf in found:
        pdf.close()


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[bytes], Path]:
    """Writes a PDF where a program can read it."""

    def save(content: bytes) -> Path:
        path = tmp_path / "made.pdf"
        path.write_bytes(content)
        return path

    return save
