"""What an author may say of a picture, and what is told where it makes no sense."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from generator import load_deck
from generator.errors import ContentError


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ("focus: above", "wrong-value"),
        ("focus: left right", "wrong-value"),
        ("focus: top bottom", "wrong-value"),
        ("focus: 130% 20%", "wrong-value"),
        ("focus: left top 20%", "wrong-value"),
        ("link: javascript:alert(1)", "unsafe-link"),
        ("link: '#nowhere'", "unknown-link"),
        ("dark: other.png", "picture-missing"),
        ("frame: perhaps", "wrong-value"),
    ],
)
def test_what_makes_no_sense_is_told_at_its_place(tmp_path: Path, key: str, code: str) -> None:
    Image.new("RGB", (9, 9)).save(tmp_path / "a.png")
    text = f"title: T\nslides:\n  - heading: H\n    image:\n      file: a.png\n      alt: A\n      {key}\n"
    (tmp_path / "deck.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as problem:
        load_deck(tmp_path)
    [found] = problem.value.diagnostics
    assert found.code == code
    assert found.span
    assert found.span.line in (4, 7)
