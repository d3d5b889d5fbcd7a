"""``diapo handout``, ``notes`` and ``pictures``, and the builds of several files: which files, and all or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import build, check, make
from generator.cli import main
from generator.errors import UsageError
from generator.render.pdf.handout import Handout, render_handout
from generator.scene.boxes import TextBox, basic
from generator.scene.page import Scene
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
    assert files("paper") == ["good-nuit-handout.pdf"]
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
    deck.write_text(DECK.replace("Les citoyens", "Les \u0378"), encoding="utf-8")
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


def test_what_is_made_for_an_audience_or_in_another_theme_has_a_name_of_its_own(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deck = "title: T\nslides:\n  - heading: A\n    items: [x, {text: Answer, only: [teacher]}]\n"
    (content / "good" / "deck.yaml").write_text(deck, encoding="utf-8")
    (content / "good" / "courses").mkdir()
    (content / "good" / "courses" / "soir.yaml").write_text("lang: en\n", encoding="utf-8")
    for command in (["build", "--to", "html,png"], ["handout"], ["notes"], ["pictures", "--only", "sheet"]):
        for options in (
            [],
            ["--audience", "teacher"],
            ["--course", "soir", "--audience", "teacher", "--theme", "nuit"],
        ):
            assert main([*command, "content/good", *options]) == 0
    endings = ("-01.png", "-handout.pdf", "-notes.pdf", "-sheet.png", ".html")
    names = ("good", "good-soir-teacher-nuit", "good-teacher")
    assert files() == sorted(f"good/{name}{ending}" for name in names for ending in endings)
    assert b"Answer" not in Path("output/good/good.html").read_bytes()
    assert b"Answer" in Path("output/good/good-teacher.html").read_bytes()
    capsys.readouterr()


def test_a_tag_does_not_lead_out_of_the_folder(content: Path) -> None:
    with pytest.raises(UsageError, match="is no tag"):
        build("content/good", to=["html"], audience=["../../x"])


def test_the_order_of_tags_says_nothing_of_the_name(content: Path) -> None:
    from generator.build import Variant, output_file

    one, two = (output_file("content/good", Variant(None, tags, None), ".pptx", None) for tags in (["b", "a"], "aba"))
    assert one == two == Path("output/good/good-a-b.pptx")


@pytest.mark.parametrize(
    ("arguments", "course"),
    [
        (["build", "--to", "html", "--audience", "teacher"], "teacher"),
        (["build", "--to", "html", "--theme", "nuit"], "nuit"),
        (["build", "--to", "html", "--audience", "teacher", "--course", "soir"], "Soir-Teacher"),
        (["handout"], "handout"),
        (["notes", "--audience", "teacher"], "teacher-notes"),
        (["build", "--all", "--to", "html", "--audience", "teacher"], "teacher"),
    ],
)
def test_the_name_that_a_course_has_is_refused(
    content: Path, arguments: list[str], course: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "good" / "courses").mkdir()
    for name in {course, "soir"}:
        (content / "good" / "courses" / f"{name}.yaml").write_text("lang: en\n", encoding="utf-8")
    assert main([*arguments, "content/good"]) == 2
    assert f"as what the course {course} is called" in capsys.readouterr().err
    assert not Path("output").exists()
    assert main(["build", "content/good", "--to", "html", "--course", course]) == 0
    assert main([*arguments, "content/good", "--out", "apart"]) == 0 or "--all" in arguments
    capsys.readouterr()


@pytest.mark.parametrize(("tags", "says"), [("Élève", "write eleve"), ("../x", "write x"), ("a/b", "is no tag")])
def test_an_audience_is_made_of_tags(tags: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "content/good", "--audience", tags]) == 2
    assert says in capsys.readouterr().err


def test_a_tag_is_asked_of_several_decks_and_doubted_where_none_has_it(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "wrong" / "deck.yaml").write_text("title: T\nslides:\n  - {heading: A, only: [soir]}\n  - heading: B\n")
    for command in (["build", "--all", "--to", "html"], ["check", "content/good", "content/wrong"]):
        assert main([*command, "--audience", "soir", "--strict"]) == 0
        assert "unknown-audience" not in capsys.readouterr().err
        assert main([*command, "--audience", "prof"]) == 0
        told = [line for line in capsys.readouterr().err.splitlines() if "unknown-audience" in line]
        assert told == ["warning: Nothing in any of the decks is tagged prof (The tags are: soir.) [unknown-audience]"]
        assert main([*command, "--audience", "prof", "--strict"]) == 1
        assert main([*command, "--audience", "siur"]) == 0
        assert "Did you mean soir?" in capsys.readouterr().err


def test_dark_decks_are_light_on_paper(content: Path) -> None:
    (content / "good" / "deck.yaml").write_text(DECK.replace("lang: fr", "lang: fr\nmode: dark"), encoding="utf-8")
    for command in (["handout"], ["notes"]):
        name = f"paper/good-{command[0]}.pdf"
        made = {}
        for options in ([], ["--as-shown"], ["--save-ink"], ["--save-ink", "--as-shown"]):
            assert main([*command, *options, "content/good", "--out", "paper", "--quiet"]) == 0
            made[tuple(options)] = Path(name).read_bytes()
        assert len(set(made.values())) == 4
        assert main([*command, "content/good", "--mode", "light", "--out", "paper", "--quiet"]) == 0
        assert Path(name.replace("good", "good-light")).read_bytes() == made[()]
    dark, light = check("content/good").scene, check("content/good", light=True).scene
    assert (dark.theme.dark, light.theme.dark) == (True, False)
    assert check("content/good", mode="dark", light=True).scene.theme.dark, "it was asked for"
    assert [lines_of(dark), lines_of(light)] == [lines_of(dark)] * 2


def test_a_theme_that_is_dark_by_itself_is_light_on_paper() -> None:
    found = check("content/good", theme="nuit", light=True)
    assert not found.scene.theme.dark


def lines_of(scene: Scene) -> list[tuple[str, ...]]:
    boxes = (box for page in scene.pages for box in basic(page.boxes))
    return [paragraph.lines for box in boxes if isinstance(box, TextBox) for paragraph in box.paragraphs]
