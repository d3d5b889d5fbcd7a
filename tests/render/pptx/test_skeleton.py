"""The parts that python-pptx gives are there whether they were shipped or not."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from generator import shipped
from generator.render.pptx import skeleton


def test_what_is_shipped_is_what_python_pptx_has(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / skeleton.NAME).write_bytes(shipped.shipped(skeleton.to_ship()))
    found = {}
    for folder in (tmp_path, tmp_path / "none"):
        monkeypatch.setattr(shipped, "FOLDER", folder)
        skeleton.skeleton.cache_clear()
        found[folder] = dict(skeleton.skeleton())
    assert found[tmp_path] == found[tmp_path / "none"] == skeleton.asked()
    skeleton.skeleton.cache_clear()
    kinds = {name: etree.fromstring(xml.encode()).tag.rpartition("}")[2] for name, xml in skeleton.asked().items()}
    assert kinds == {"presProps.xml": "presentationPr", "tableStyles.xml": "tblStyleLst"}


def test_a_damaged_file_costs_time_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for content in (b"", b"x" * 100, shipped.shipped(b"[1]")):
        (tmp_path / skeleton.NAME).write_bytes(content)
        monkeypatch.setattr(shipped, "FOLDER", tmp_path)
        skeleton.skeleton.cache_clear()
        assert dict(skeleton.skeleton()) == skeleton.asked()
    skeleton.skeleton.cache_clear()
