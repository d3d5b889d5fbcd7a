"""``diapo handout``, ``notes`` and ``pictures``, and the builds of several files: which files, and all or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import check, make
from generator.cli import main
from generator.render.pdf.handout import Handout, render_handout
from tests.small_decks import DECK, WRONG


@pytest.fixture(autouse=True)
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with the decks content/good and content/wrong."""
    monkeypatch.chdir(tmp_path)
    for name, text in {"good": DECK, "wrong": WRONG}.items():
        folder = tmp_path / "content" / name
        folder.mkdir(parents=True)
        (folder / "deck.yaml").write_text(text, encoding="utf-8")
    return tmp_path / "content"


def files(folder: str = "output") -> list[str]:
    return sorted(str(file.relative_to(folder)) for file in Path(folder).rglob("*") if file.is_file())


@pytest.mark.parametrize(
    ("arguments", "made"),
    [
        (["handout"], ["good-handout.pdf"]),
        (["handout", "--per-page", "9", "--landscape", "--lines", "--paper", "letter"], ["good-handout.pdf"]),
        (["notes", "--save-ink"], ["good-notes.pdf"]),
        (["pictures", "--width", "200"], ["good-01.png", "good-sheet.png", "good-social.png"]),
        (["pictures", "--as", "jpeg", "--only", "pages", "--width", "200"], ["good-01.jpg"]),
        (["pictures", "--as", "webp", "--only", "sheet, social"], ["good-sheet.webp", "good-social.webp"]),
        (["build", "--to", "pdf,png", "--ppi", "150"], ["good-01.png", "good.pdf"]),
    ],
)
def test_what_a_command_writes(arguments: list[str], made: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*arguments, "content/good"]) == 0
    assert files() == [f"good/{name}" for name in made]
    assert sorted(capsys.readouterr().out.split()) == [f"output/good/{name}" for name in made]


def test_options_that_all_share(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["handout", "content/good", "--out", "paper", "--theme", "nuit", "--quiet"]) == 0
    assert files("paper") == ["good-handout.pdf"]
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("command", ["handout", "notes", "pictures"])
def test_a_deck_with_problems_gives_nothing(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "content/wrong"]) == 1
    assert "unknown-key" in capsys.readouterr().err
    assert not Path("output").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["handout", "--per-page", "5"], "invalid choice: 5"),
        (["handout", "--paper", "a5"], "a5"),
        (["handout", "--theme", "nuitt"], "nuit"),
        (["notes", "--lines"], "--lines"),
        (["notes", "--ppi", "5"], "from 36 to 1200"),
        (["build", "--to", "pdf", "--ppi", "5000"], "from 36 to 1200"),
        (["pictures", "--width", "10"], "from 64 to 7680"),
        (["pictures", "--width", "99999"], "from 64 to 7680"),
        (["pictures", "--columns", "0"], "from 1 to 20"),
        (["pictures", "--only", "sheets"], "did you mean 'sheet'"),
        (["pictures", "--only", ","], "names no picture"),
        (["pictures", "--as", "gif"], "gif"),
        (["build", "--to", "pfd"], "did you mean 'pdf'"),
    ],
)
def test_wrong_use(arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*arguments, "content/good"]) == 2
    said = capsys.readouterr().err
    assert says in said
    assert "Traceback" not in said
    assert not Path("output").exists()


def test_a_letter_without_a_font_is_told_and_stops_nothing(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deck = content / "good" / "deck.yaml"
    deck.write_text(DECK.replace("Les citoyens", "Les \U0010fffd"), encoding="utf-8")
    for command in (["build", "--to", "html,pdf"], ["handout"], ["notes"], ["pictures", "--width", "200"]):
        assert main([*command, "content/good"]) == 0
        assert "[letters-without-font]" in capsys.readouterr().err
    assert main(["handout", "content/good", "--strict"]) == 1


def test_nothing_is_moved_if_one_file_cannot_be_written() -> None:
    Path("output/good/good-01.png").mkdir(parents=True)
    assert main(["pictures", "content/good", "--width", "200"]) == 3
    assert files() == []


def test_made_from_a_checked_deck() -> None:
    checked = check("content/good")
    steps: list[str] = []
    result = make(checked, Path("x/y.pdf"), lambda scene: render_handout(scene, Handout(2)), steps.append)
    assert result.files == (Path("x/y.pdf"),)
    assert result.scene is checked.scene
    assert steps == ["render", "write"]
    assert Path("x/y.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_paper_for_a_course(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "good" / "courses").mkdir()
    course = content / "good" / "courses" / "soir.yaml"
    course.write_text("course:\n  group: Le soir\n  date: 2026-03-12\n", encoding="utf-8")
    assert main(["handout", "content/good", "--course", "soir", "--quiet"]) == 0
    assert files() == ["good/good-soir-handout.pdf"]
    assert main(["notes", "content/good", "--course", "suor", "--quiet"]) == 1
    assert "Did you mean soir?" in capsys.readouterr().err
