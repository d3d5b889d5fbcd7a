"""What courses say of steps: none at all, other ones, and what stays when a text is replaced."""

from __future__ import annotations

from pathlib import Path

from generator.build import check
from generator.scene.page import Scene

DECK = """title: T
lang: en
steps: items
slides:
  - heading: A list
    id: list
    items: [one, {text: two, step: 1}, three]
  - heading: A task
    id: task
    body:
      - exercise: How many?
      - solution: {text: Seven., step: 1}
  - heading: A picture of it
    id: shown
    steps: blocks
    text: Words.
"""


def made(folder: Path, course: str) -> Scene:
    (folder / "courses").mkdir(parents=True)
    (folder / "deck.yaml").write_text(DECK, encoding="utf-8")
    (folder / "courses" / "other.yaml").write_text(course, encoding="utf-8")
    return check(folder, course="other").scene


def clicks(scene: Scene) -> list[int]:
    return [page.clicks for page in scene.pages]


def test_the_deck_says(tmp_path: Path) -> None:
    assert clicks(made(tmp_path, "title: Other\n")) == [2, 1, 1]


def test_a_course_may_show_everything_from_the_start(tmp_path: Path) -> None:
    assert clicks(made(tmp_path, "steps: none\n")) == [0, 0, 0]


def test_a_course_may_have_its_own(tmp_path: Path) -> None:
    assert clicks(made(tmp_path, "steps: solutions\n")) == [1, 1, 1]


def test_a_course_that_extends_one_without_steps_may_have_some_again(tmp_path: Path) -> None:
    (tmp_path / "courses").mkdir()
    (tmp_path / "courses" / "still.yaml").write_text("steps: none\n", encoding="utf-8")
    (tmp_path / "deck.yaml").write_text(DECK, encoding="utf-8")
    (tmp_path / "courses" / "other.yaml").write_text("extends: still\nsteps: items\n", encoding="utf-8")
    assert clicks(check(tmp_path, course="other").scene) == [2, 1, 1]


def test_a_replaced_text_appears_when_the_old_one_did(tmp_path: Path) -> None:
    course = "slides:\n  list:\n    items: {i2: deux}\n  task:\n    body:\n      solution:\n        solution: Huit.\n"
    assert clicks(made(tmp_path, course)) == [2, 1, 1]


def test_a_block_may_appear_at_another_click(tmp_path: Path) -> None:
    course = "slides:\n  task:\n    body:\n      exercise: {step: 1}\n      solution: {step: 2}\n"
    assert clicks(made(tmp_path, course)) == [2, 2, 1]


def test_a_slide_may_be_hidden_or_come_after_the_end(tmp_path: Path) -> None:
    scene = made(tmp_path, "slides:\n  list: {hidden: true}\n  task: {appendix: true, steps: none}\n")
    assert [(page.slide, page.label, page.clicks) for page in scene.pages] == [
        ("list", "", 2), ("shown", "1", 1), ("task", "A1", 0),
    ]  # fmt: skip
