"""Recordings in files: the same bytes twice, nothing of a file that changed, posters that are sound drawings."""

from __future__ import annotations

import re
from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from generator.deck.load import parse_deck
from generator.errors import ContentError
from generator.layout import lay_out
from generator.render.pdf import render_pdf
from generator.render.pptx import render_pptx
from generator.render.recordings import poster_png, poster_svg
from generator.render.revealjs import render_html, render_page
from generator.render.revealjs.recordings import file_name
from generator.render.weight import heavy
from generator.scene.boxes import Clip, MediaBox, single
from generator.scene.page import Scene
from tests.cases.recordings import film, wav
from tests.pptx.opened import open_package

DECK = """
title: T
slides:
  - heading: H
    video: {file: film.mp4, alt: a}
  - heading: I
    audio: {file: "son, été.wav", alt: b}
  - heading: J
    video: {file: film.mp4, alt: c, start: 2}
"""


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    (tmp_path / "film.mp4").write_bytes(film())
    (tmp_path / "son, été.wav").write_bytes(wav())
    return lay_out(parse_deck(DECK, folder=tmp_path)[0])[0]


def recordings(scene: Scene) -> list[MediaBox]:
    return [box for page in scene.pages for box in single(page.boxes) if isinstance(box, MediaBox)]


def test_the_same_scene_gives_the_same_bytes(scene: Scene) -> None:
    assert render_pptx(scene) == render_pptx(scene)
    assert render_html(scene) == render_page(scene) == render_html(scene)


def test_a_file_is_in_the_package_once(scene: Scene) -> None:
    opened = open_package(render_pptx(scene))
    media = [name for name in opened.content if "/media/media" in name]
    assert [opened.content[name] for name in media] == [film(), wav()]
    types = opened.content["[Content_Types].xml"].decode()
    assert 'Extension="mp4" ContentType="video/mp4"' in types
    assert 'Extension="wav" ContentType="audio/wav"' in types


def test_a_file_that_changed_is_not_shown(scene: Scene, tmp_path: Path) -> None:
    (tmp_path / "son, été.wav").write_bytes(wav(0.5))
    for render in (render_pptx, render_html):
        with pytest.raises(ContentError) as refusal:
            render(scene)
        assert [one.code for one in refusal.value.diagnostics] == ["media-changed"]
    assert render_pdf(scene), "which shows nothing of it"


def test_posters_are_sound_drawings(scene: Scene) -> None:
    for box in recordings(scene):
        svg = poster_svg(box.marks[0], scene.theme)
        root = etree.fromstring(svg)
        assert len(root) == len(box.marks[0].shapes)
        picture = Image.open(BytesIO(poster_png(box.marks[0], scene.theme)))
        assert picture.width == 1280
        assert picture.width / picture.height == pytest.approx(box.rect.width / box.rect.height, rel=0.02)


def test_the_page_has_each_file_once_as_it_is(scene: Scene) -> None:
    content = render_html(scene).decode()
    found = re.findall(r'src="data:((?:video|audio)/[^;]+);base64,([^"]*)"', content)
    assert [(kind, b64decode(data)) for kind, data in found] == [
        ("video/mp4", film()), ("audio/wav", wav()),
    ]  # fmt: skip
    assert len(re.findall('data-again="', content)) == 1


def test_a_file_beside_the_page_has_a_plain_name_of_its_own(scene: Scene, tmp_path: Path) -> None:
    clips = [box.source for box in recordings(scene) if isinstance(box.source, Clip)]
    names = [file_name(clip) for clip in clips]
    assert names[0] == names[2]
    assert re.fullmatch(r"film-[0-9a-f]{8}\.mp4", names[0])
    assert re.fullmatch(r"son-t-[0-9a-f]{8}\.wav", names[1])


def test_what_makes_a_file_heavy_is_named(scene: Scene) -> None:
    [told] = heavy("pptx", bytes(21_000_000), scene, 150)
    assert "film.mp4 (0.1 MB)" in str(told)
    assert told.span
    assert told.span.line in (5, 9)
