"""What boxes hold besides their body."""

from __future__ import annotations

from pathlib import Path

from generator.deck import load_deck
from generator.layout import lay_out
from generator.scene.boxes import Group, TextBox


def inside(tmp_path: Path, text: str) -> dict[str, TextBox]:
    (tmp_path / "deck.yaml").write_text(
        f"title: T\nslides:\n  - heading: H\n    text: Before.\n{text}", encoding="utf-8"
    )
    [page] = lay_out(load_deck(tmp_path)[0])[0].pages
    [group] = [box for box in page.boxes if isinstance(box, Group)]
    names = [box.name for box in group.boxes]
    assert len(names) == len(set(names))
    return {box.name: box for box in group.boxes if isinstance(box, TextBox)}


def test_a_definitions_example_is_shown_once(tmp_path: Path) -> None:
    boxes = inside(
        tmp_path, "    definition:\n      text: An accord.\n      example: A school.\n      note: Since 1901.\n"
    )
    assert list(boxes) == ["definition-title", "definition-text", "definition-example", "definition-note"]


def test_hints_stand_close_below_their_label(tmp_path: Path) -> None:
    boxes = inside(tmp_path, "    exercise:\n      items: [Name three.]\n      hints: [Think., Ask.]\n")
    items, label, hints = (boxes[f"exercise-{name}"] for name in ("items", "hints-title", "hints"))
    assert hints.rect.y > label.rect.y
    assert hints.rect.y - label.rect.bottom < label.rect.y - items.rect.bottom
    assert hints.paragraphs[1].text.endswith("Ask.")
