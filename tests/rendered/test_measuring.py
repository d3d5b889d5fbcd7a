"""The measuring itself, on a scene made by hand: it finds every line where it is, and every kind of overflow."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from generator.scene.page import Scene
from tests.chromium import Chromium
from tests.rendered.checks import Kind, overflow, parity
from tests.rendered.measured import Measured, squash
from tests.rendered.rendering import Rendered, Viewers, render_all
from tests.rendered.samples import body, heading, paragraph, scene

pytestmark = pytest.mark.rendered

FLOWING = paragraph("Le partenariat est un processus social", "de construction et de partage commun")
NESTED = paragraph("dans des relations à long terme, avec", "complémentarité, fi, ffl et m²", level=1)
HEBREW = paragraph("שותפות היא תהליך חברתי של בנייה", "ושיתוףושיתוף", rtl=True)
GLUED = paragraph("un\u00a0mot\u00a0qui\u00a0ne\u00a0se\u00a0coupe\u00a0pas\u00a0du\u00a0tout\u00a0ici\u00a0même")


def sample() -> Scene:
    return scene(
        (heading("Fits"), body(FLOWING, NESTED, HEBREW)),
        (heading("Too low"), body(FLOWING, NESTED, height=90)),
        (heading("Too narrow"), body(GLUED, width=200)),
        (heading("Planned too short"), body(paragraph(FLOWING.text), NESTED)),
    )


@pytest.fixture(scope="module")
def rendered(soffice_path: str, chromium: Chromium, tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    viewers = Viewers(soffice_path, chromium, tmp_path_factory.mktemp("measuring"))
    return render_all({"sample": sample()}, viewers)[0]


@pytest.fixture(params=["libreoffice", "chromium", "pdf"])
def measured(rendered: Rendered, request: pytest.FixtureRequest) -> Measured:
    found: Measured = getattr(rendered, request.param)
    return found


def test_lines_are_found_with_their_places(measured: Measured) -> None:
    lines = measured.pages["p1"]["body/0"]
    assert [squash(line.text) for line in lines] == [squash(line) for line in FLOWING.lines]
    assert [line.x for line in lines] == pytest.approx([68.0, 68.0], abs=0.1)
    assert [line.baseline for line in lines] == pytest.approx([130.0, 156.4], abs=0.6)
    assert [line.size for line in lines] == pytest.approx([22.0, 22.0], abs=0.05)
    assert 400 < lines[0].right < 468


def test_right_to_left_ends_at_the_right_side(measured: Measured) -> None:
    lines = measured.pages["p1"]["body/2"]
    assert len(lines) == 2
    assert lines[1].right == pytest.approx(448, abs=3)
    assert lines[1].x > 300


def test_fixed_text_of_the_layout_is_found(measured: Measured) -> None:
    assert [line.text for line in measured.pages["p1"]["kicker/0"]] == ["Running head"]


def test_overflows_are_found_where_they_are(rendered: Rendered, measured: Measured) -> None:
    found = {(each.place.page.id, each.kind) for each in overflow(rendered.scene, measured)}
    assert ("p2", Kind.BOTTOM) in found or ("p2", Kind.SHRUNK) in found
    assert ("p3", Kind.RIGHT) in found or ("p3", Kind.LINES) in found
    assert ("p4", Kind.LINES) in found or ("p4", Kind.RIGHT) in found
    assert {page for page, _ in found} == {"p2", "p3", "p4"}


def test_alike_pages_are_called_alike(rendered: Rendered) -> None:
    alone = replace(rendered.scene, pages=rendered.scene.pages[:1])
    figures = parity(alone, rendered.libreoffice, rendered.chromium)
    assert figures.different == ()
    assert figures.dx_max <= 0.3, figures.dx_worst
    assert figures.dy_max <= 0.12, figures.dy_worst
