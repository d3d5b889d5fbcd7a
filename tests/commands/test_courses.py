"""``diapo courses``, ``diapo diff`` and ``--course``, as their users see them; and the worked example of the docs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from generator.cli import main

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs" / "courses.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", DOCS, re.MULTILINE | re.DOTALL)
DECK = EXAMPLES[0]
COURSE = EXAMPLES[1]
ENGLISH = "lang: en\ntitle: Talking\nslides:\n  ecouter:\n    heading: Listening\n"


@pytest.fixture
def lecture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The deck of the documentation with its course ``soir``, in the current folder."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "my-lecture"
    (folder / "courses").mkdir(parents=True)
    (folder / "deck.yaml").write_text(DECK, encoding="utf-8")
    (folder / "courses" / "soir.yaml").write_text(COURSE, encoding="utf-8")
    return folder


def _told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> tuple[str, str]:
    assert main(arguments) == code
    said = capsys.readouterr()
    return said.out, said.err


def test_the_difference_is_the_one_that_the_docs_show(lecture: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = re.search(r"shows what comes of it:\n\n((?:    .*\n)+)", DOCS)
    assert shown
    out, _ = _told(capsys, "diff", "my-lecture", "soir")
    assert out == re.sub(r"^    ", "", shown[1], flags=re.MULTILINE)


def test_the_difference_for_programs(lecture: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(_told(capsys, "diff", "my-lecture", "soir", "--format", "json")[0])
    assert [(one["id"], one["change"], one["why"]) for one in told["slides"]] == [
        ("ecouter", "changed", None),
        ("exemple", "dropped", "length"),
    ]
    silence = next(part for part in told["slides"][0]["parts"] if part["name"] == "silence")
    assert silence == {
        "name": "silence",
        "before": "Laisser des silences",
        "after": "Laisser des silences de cinq secondes",
    }


def test_the_solution_is_shown_to_the_teacher_only(lecture: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Attendre" not in _told(capsys, "check", "my-lecture", "--dump")[0]
    assert "Attendre" in _told(capsys, "check", "my-lecture", "--dump", "--audience", "teacher")[0]
    assert "-   i3: Attendre la réponse : b" in _told(capsys, "diff", "my-lecture", "soir")[0].splitlines()
    assert "i3" not in _told(capsys, "diff", "my-lecture", "soir", "--audience", "teacher")[0]


def test_an_audience_that_nothing_is_tagged_for_is_doubted(lecture: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, err = _told(capsys, "check", "my-lecture", "--audience", "techer bloc-2")
    assert "Nothing in the deck is tagged techer (Did you mean teacher?) [unknown-audience]" in err
    assert "Nothing in the deck is tagged bloc-2 (The tags are: teacher.) [unknown-audience]" in err


def test_courses_are_listed_accepted_and_found_out_of_date(lecture: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, err = _told(capsys, "courses", "my-lecture")
    assert out == (
        "soir  fr; 1 slide; 30 min; 1 changed, 1 dropped; sets footer, course.group, course.date; 1 text to look at\n"
    )
    assert "[not-recorded]" in err
    _, err = _told(capsys, "courses", "my-lecture", "--accept")
    assert "accepted: my-lecture/courses/soir.base.json" in err
    kept = json.loads((lecture / "courses" / "soir.base.json").read_text(encoding="utf-8"))
    assert {address: one["text"] for address, one in kept.items()} == {
        "ecouter": "heading: Écouter\nsilence: Laisser des silences\ni2: Reformuler :\ni2-1: avec ses mots à soi\n"
        "i3: Attendre la réponse : b",
        "ecouter/silence": "Laisser des silences",
    }
    out, err = _told(capsys, "courses", "my-lecture")
    assert "to look at" not in out
    assert "not-recorded" not in err

    (lecture / "deck.yaml").write_text(DECK.replace("Laisser des silences", "Laisser parler"), encoding="utf-8")
    out, err = _told(capsys, "courses", "my-lecture")
    assert "1 text to look at" in out
    assert "said “Laisser des silences” and says “Laisser parler”" in err
    _, err = _told(capsys, "check", "my-lecture", "--course", "soir", "--strict", code=1)
    assert "my-lecture/courses/soir.yaml:9:7: warning: The base changed" in err
    _told(capsys, "courses", "my-lecture", "--accept", "--course", "soir")
    _told(capsys, "check", "my-lecture", "--course", "soir", "--strict")
    assert "accepted" not in _told(capsys, "courses", "my-lecture", "--accept")[1]


def test_a_course_that_cannot_be_made_is_listed_among_the_others(
    lecture: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (lecture / "courses" / "en.yaml").write_text(ENGLISH + "drop: [nothing]\n", encoding="utf-8")
    out, err = _told(capsys, "courses", "my-lecture", code=1)
    assert out.splitlines()[0] == "en    cannot be made: 1 error"
    assert out.splitlines()[1].startswith("soir  fr; 1 slide")
    assert "[unknown-address]" in err
    rows = json.loads(_told(capsys, "courses", "my-lecture", "--format", "json", code=1)[0])
    assert [(row["course"], row["ok"]) for row in rows] == [("en", False), ("soir", True)]
    assert rows[1]["changes"] == {"changed": 1, "dropped": 1}


def test_the_files_carry_the_course(lecture: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = _told(capsys, "build", "my-lecture", "--course", "soir", "--quiet")
    assert out == ""
    folder = lecture.parent / "output" / "my-lecture"
    assert sorted(file.name for file in folder.iterdir()) == ["my-lecture-soir.html", "my-lecture-soir.pptx"]
    page = (folder / "my-lecture-soir.html").read_text(encoding="utf-8")
    assert '<meta name="course-group" content="Cours du soir">' in page
    assert '<meta name="course-date" content="12 mars 2026">' in page
    assert "Cours du soir, 12 mars 2026" in page
    with ZipFile(folder / "my-lecture-soir.pptx") as archive:
        properties = archive.read("docProps/custom.xml").decode()
    assert 'name="Course group"><vt:lpwstr>Cours du soir<' in properties


@pytest.mark.parametrize("command", ["build", "check", "diff", "courses"])
def test_a_course_that_is_none(command: str, lecture: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = ["suor"] if command == "diff" else ["--course", "suor"]
    code = main([command, "my-lecture", *name])
    assert code == (2 if command == "courses" else 1)
    assert "did you mean 'soir'" in (err := capsys.readouterr().err) or "Did you mean soir?" in err


def test_the_file_of_a_course_is_no_deck(lecture: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, err = _told(capsys, "build", "my-lecture/courses/soir.yaml", code=2)
    assert "my-lecture --course soir" in err
    out, _ = _told(capsys, "fmt", "my-lecture/courses/soir.yaml", "--stdout")
    assert out == COURSE.replace("2026-03-12", '"2026-03-12"')


def test_without_courses_there_is_nothing_to_list(lecture: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (lecture / "courses" / "soir.yaml").unlink()
    out, err = _told(capsys, "courses", "my-lecture")
    assert out == ""
    assert "there are no courses" in err


def test_a_translation_lists_what_is_left(lecture: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (lecture / "courses" / "en.yaml").write_text(ENGLISH, encoding="utf-8")
    _, err = _told(capsys, "check", "my-lecture", "--course", "en")
    assert "On slide `ecouter`, not in en yet: silence, i2, i2-1 (" in err
    assert "On slide `exemple`, not in en yet: heading, i1 (" in err
    _told(capsys, "check", "my-lecture", "--course", "en", "--strict", code=1)


def test_schema_of_courses(capsys: pytest.CaptureFixture[str]) -> None:
    schema = json.loads(_told(capsys, "schema", "course")[0])
    assert "extends" in schema["properties"]
    assert "title" in json.loads(_told(capsys, "schema")[0])["required"]


@pytest.mark.parametrize(("arguments", "loaded"), [([], False), (["--course", "soir"], True)])
def test_what_a_course_needs_is_loaded_for_one(lecture: Path, arguments: list[str], loaded: bool) -> None:
    program = "import sys, generator.cli as cli\ncli.main(sys.argv[1:])\nprint(*sys.modules)"
    command = [sys.executable, "-c", program, "check", "my-lecture", "--quiet", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={"PYTHONPATH": str(ROOT)})
    modules = {"babel", "generator.course.model", "generator.course.apply"}
    assert modules & set(done.stdout.split()) == (modules if loaded else set())
