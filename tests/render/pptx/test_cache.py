"""The kept base: used when it is good, and never a reason to fail."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from msgspec.structs import replace

from generator.render.pptx import render_pptx
from generator.render.pptx.cache import base_key
from generator.scene.boxes import Box, TextBox
from generator.scene.page import Scene
from generator.scene.text import Paragraph, Run
from generator.scene.theme import Color, Face, FontFamily
from generator.units import Pt, Size
from tests.render.pptx import sample


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "diapo"


def _truncate(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _scramble(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[200:400] = bytes(200)
    file.write_bytes(content)


def _other(file: Path) -> None:
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("ppt/presentation.xml", "<p/>")
    file.write_bytes(stream.getvalue())


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize("spoil", [_truncate, _scramble, _other, _folder, lambda file: file.write_bytes(b"")])
def test_a_damaged_base_is_not_used(
    spoil: Callable[[Path], None], own_cache: Path, scene: Scene, rendered: bytes
) -> None:
    assert render_pptx(scene) == rendered
    (kept,) = own_cache.iterdir()
    assert kept.name == f"base-{base_key(scene)}.pptx"
    spoil(kept)
    assert render_pptx(scene) == rendered


def test_a_damaged_base_is_replaced(own_cache: Path, scene: Scene) -> None:
    render_pptx(scene)
    (kept,) = own_cache.iterdir()
    good = kept.read_bytes()
    _truncate(kept)
    render_pptx(scene)
    assert [file.read_bytes()[:30] for file in own_cache.iterdir()] == [good[:30]]
    assert kept.stat().st_size == len(good)


def test_a_base_does_not_tell_when_it_was_made(own_cache: Path, scene: Scene) -> None:
    render_pptx(scene)
    (kept,) = own_cache.iterdir()
    with ZipFile(kept) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_without_a_writable_folder_there_is_no_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scene: Scene, rendered: bytes
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert render_pptx(scene) == rendered


def test_a_relative_cache_folder_is_ignored_as_its_standard_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scene: Scene
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    render_pptx(scene)
    assert [path.name for path in tmp_path.iterdir()] == ["home"]
    assert len(list((tmp_path / "home/.cache/diapo").iterdir())) == 1


CHANGES: dict[str, Callable[[Scene], Scene]] = {
    "a colour": lambda s: replace(s, theme=replace(s.theme, colors={**s.theme.colors, "text": Color("000000")})),
    "a font": lambda s: replace(
        s, theme=replace(s.theme, fonts={**s.theme.fonts, Face.MAJOR: FontFamily("Arial", "arimo", "sans-serif")})
    ),
    "a layout": lambda s: replace(s, layouts=s.layouts[1:]),
    "the size": lambda s: replace(s, size=Size(Pt(720), Pt(540))),
    "the language": lambda s: replace(s, lang="nl"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_changes_the_base_changes_its_key(change: str, scene: Scene) -> None:
    assert base_key(CHANGES[change](scene)) != base_key(scene)


def test_pages_do_not_change_the_key(scene: Scene) -> None:
    assert base_key(replace(scene, pages=(), title="Autre")) == base_key(scene)


def test_decks_of_one_theme_share_a_base_and_keep_their_own_titles(own_cache: Path, scene: Scene) -> None:
    def called(title: str) -> Scene:
        def box(old: Box) -> Box:
            if not (isinstance(old, TextBox) and old.fixed):
                return old
            return replace(old, paragraphs=(Paragraph((Run(title),), 0, (title,)),))

        layouts = tuple(replace(each, boxes=tuple(map(box, each.boxes))) for each in scene.layouts)
        return replace(scene, title=title, layouts=layouts, pages=())

    titles = ("Sécurité & « santé »", "</a:t> \\1 \\g<0> @@kicker@@", "שלום")
    for title in titles:
        with ZipFile(BytesIO(render_pptx(called(title)))) as archive:
            xml = "".join(archive.read(name).decode() for name in archive.namelist() if "slideLayouts/slide" in name)
        shown = etree.fromstring(f"<all>{re.sub('<[?].*?[?]>', '', xml)}</all>").itertext()
        assert title in list(shown)
        assert not any(other in xml for other in titles if other != title and "&" not in other and "<" not in other)
    assert len(list(own_cache.iterdir())) == 1


def test_the_kept_base_opens_as_an_empty_presentation(own_cache: Path, scene: Scene) -> None:
    from pptx import Presentation

    render_pptx(scene)
    (kept,) = own_cache.iterdir()
    assert [layout.name for layout in Presentation(str(kept)).slide_layouts] == [one.title for one in scene.layouts]
    assert scene.theme == sample.THEME
