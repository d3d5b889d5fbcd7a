"""The command: what it prints where, its exit codes, and that no mistake of a user ends in a traceback."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from generator import __version__
from generator.cli import main
from generator.commands import COMMANDS
from generator.commands.console import Console, plain
from generator.commands.new import LANGUAGES
from generator.commands.report import count, tell_diagnostics
from generator.errors import error, warning
from generator.spans import Span
from tests.small_decks import DECK, WARNING, WRONG

ROOT = Path(__file__).parents[1]


@pytest.fixture
def decks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with the decks content/good, content/warned and content/wrong."""
    monkeypatch.chdir(tmp_path)
    for name, text in {"good": DECK, "warned": WARNING, "wrong": WRONG}.items():
        folder = tmp_path / "content" / name
        folder.mkdir(parents=True)
        (folder / "deck.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def _exit_code(*arguments: str) -> int:
    try:
        return main(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"diapo {__version__}\n"


def test_help_lists_the_commands_and_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(re.search(rf"^  {name} ", said, re.M) for name in COMMANDS)
    assert re.findall(r"^  ([0-9]+) +\w", said, re.M) == "0 1 2 3 70 129 130 141 143".split()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_examples(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert _exit_code(name, "--help") == 0
    said = capsys.readouterr().out
    assert f"usage: diapo {name}" in said
    assert f"examples:\n  diapo {name}" in said
    assert "exit codes:" in said
    assert _exit_code("help", name) == 0
    assert capsys.readouterr().out == said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["biuld"], "did you mean 'build'"),
        (["--verison"], "did you mean '--version'"),
        (["build", "--fromat", "json"], "did you mean '--format'"),
        (["build", "content/good", "--to", "pptx,htm"], "did you mean 'html'"),
        (["build", "content/good", "--to", ","], "pptx, html"),
        (["build", "content/good", "--theme", "agroa"], "did you mean 'agora'"),
        (["check", "content/good", "--theme", "agroa"], "did you mean 'agora'"),
        (["build", "content/god"], "did you mean content/good"),
        (["build", "good"], "did you mean content/good"),
        (["build"], "content/good, content/warned, content/wrong"),
        (["build", "content/good", "content/../content/good"], "same files"),
        (["check", "content/good", "--dump", "--format", "json"], "--dump"),
        (["fmt", "content/good", "--check", "--stdout"], "--check"),
        (["fmt", "content/good", "--stdout", "--format", "json"], "--stdout"),
        (["layouts", "quote"], "'quote'"),
        (["new"], "folder"),
        (["new", "content/good"], "exists already"),
        (["new", "a\x1b[31m"], "printable"),
        (["new", "there", "--lang", "nl"], "nl"),
    ],
)
def test_wrong_use_is_2_and_says_what_was_meant(
    decks: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert _exit_code(*arguments) == 2
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.err.startswith("diapo: error: ")
    assert "Traceback" not in captured.err
    assert captured.out == ""
    assert not (decks / "output").exists()


def test_no_command_prints_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "usage: diapo" in capsys.readouterr().err


def test_a_build_in_a_pipe_prints_the_files_and_nothing_else(decks: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "content/good"]) == 0
    captured = capsys.readouterr()
    files = [Path("output/good/good.pptx"), Path("output/good/good.html")]
    assert captured.out.splitlines() == [str(file) for file in files]
    assert captured.err == ""
    assert all((decks / file).is_file() for file in files)


def test_options_may_stand_between_the_decks(decks: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "content/good", "--to", "html", "--out", "site", "content/warned"]) == 0
    assert capsys.readouterr().out.split() == ["site/good.html", "site/warned.html"]


def test_the_deck_of_the_current_folder_is_the_default(
    decks: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(decks / "content" / "good")
    assert main(["build", "--to", "html"]) == 0
    assert capsys.readouterr().out.split() == ["output/good/good.html"]


def test_one_wrong_deck_does_not_keep_the_others_from_being_built(
    decks: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "content/wrong", "content/good", "--to", "html"]) == 1
    captured = capsys.readouterr()
    assert captured.out.split() == ["output/good/good.html"]
    lines = captured.err.splitlines()
    assert re.fullmatch(r"content/wrong/deck\.yaml:5:5: error: .*\bitmes\b.*\bitems\b.* \[[a-z-]+\]", lines[0])
    assert re.match(r"content/wrong/deck\.yaml:8:5: error: .*\bnoets\b", lines[1])
    assert lines[-1] == "content/wrong: not built: 2 errors"


def test_warnings_fail_under_strict_only(decks: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "content/warned"]) == 0
    assert ": warning: " in capsys.readouterr().err
    assert main(["check", "content/warned", "--strict"]) == 1
    assert "1 warning" in capsys.readouterr().err
    assert main(["check", "content/good", "--strict"]) == 0


def test_quiet_says_problems_only(decks: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "content/good", "content/warned", "--to", "html", "--quiet"]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 1


def test_json_is_one_object_on_standard_output(decks: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "content/wrong", "content/good", "--to", "html", "--format", "json"]) == 1
    captured = capsys.readouterr()
    assert captured.err == ""
    said = json.loads(captured.out)
    assert said["ok"] is False
    wrong, good = said["decks"]
    assert (wrong["deck"], wrong["ok"], wrong["files"]) == ("content/wrong", False, [])
    assert wrong["diagnostics"][0]["span"] == {"path": "content/wrong/deck.yaml", "line": 5, "column": 5}
    assert (good["ok"], good["files"], good["slides"], good["pages"]) == (True, ["output/good/good.html"], 1, 1)


def test_what_cannot_be_written_is_3(decks: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (decks / "taken").write_text("a file")
    assert main(["build", "content/good", "--out", "taken"]) == 3
    assert "cannot write taken" in capsys.readouterr().err
    assert main(["new", "taken/lecture"]) == 3
    assert "cannot write" in capsys.readouterr().err
    assert main(["build", "content/good", "--out", "taken", "--format", "json"]) == 3
    assert "cannot write taken" in json.loads(capsys.readouterr().out)["decks"][0]["failure"]


def test_missing_assets_are_3(decks: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIAPO_ASSETS", str(decks))
    assert main(["build", "content/good"]) == 3
    assert "make setup" in capsys.readouterr().err
    assert not (decks / "output").exists()


def test_dump_prints_the_pages(decks: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "content/good", "--dump"]) == 0
    said = capsys.readouterr().out
    assert "acteurs" in said
    assert "Les associations" in said


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_new_deck_builds_at_once_without_a_warning(
    decks: Path, capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    assert main(["new", "lectures/first one", "--lang", lang]) == 0
    assert capsys.readouterr().out == "lectures/first one/deck.yaml\n"
    made = {file.name for file in (decks / "lectures" / "first one").iterdir()}
    assert made == {"deck.yaml", "deck.schema.json", "images"}
    assert main(["build", "lectures/first one", "--strict"]) == 0
    assert capsys.readouterr().err == ""
    assert main(["new", "lectures/first one"]) == 2


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_new_deck_is_one_that_editors_read_too(decks: Path, lang: str) -> None:
    import jsonschema
    import yaml

    assert main(["new", "lecture", "--lang", lang]) == 0
    text = (decks / "lecture" / "deck.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=./deck.schema.json\n")
    schema = json.loads((decks / "lecture" / "deck.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(yaml.safe_load(text), schema)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_new_deck_is_strict_yaml_already(decks: Path, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "lecture", "--lang", lang]) == 0
    assert main(["fmt", "--check", "lecture"]) == 0, capsys.readouterr().out
    capsys.readouterr()


def test_fmt_rewrites_in_place_and_then_has_nothing_to_do(decks: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import yaml

    file = decks / "content" / "good" / "deck.yaml"
    file.write_text(DECK.replace("Les associations", "Les associations : trois # exemples"), encoding="utf-8")
    before = file.read_bytes()
    assert main(["fmt", "content/good", "--check"]) == 1
    assert "content/good/deck.yaml" in capsys.readouterr().out
    assert main(["fmt", "content/good", "--stdout"]) == 0
    printed = capsys.readouterr().out
    assert file.read_bytes() == before
    assert main(["fmt", "content/good"]) == 0
    assert capsys.readouterr().out == "content/good/deck.yaml\n"
    assert file.read_text(encoding="utf-8") == printed
    items = yaml.safe_load(printed)["slides"][0]["items"]
    assert items == ["Les associations : trois # exemples", "Les citoyens"]
    assert main(["fmt", "content/good", "--check"]) == 0
    assert capsys.readouterr().out == ""


def test_fmt_leaves_a_wrong_deck_alone(decks: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = decks / "content" / "wrong" / "deck.yaml"
    file.write_text("title: A\nslides:\n\t- heading: B\n")
    assert main(["fmt", "content/wrong", "content/good", "--format", "json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["diagnostics"][0]["span"]["path"] == "content/wrong/deck.yaml"
    assert said["diagnostics"][0]["span"]["line"] == 3
    assert file.read_text() == "title: A\nslides:\n\t- heading: B\n"


@pytest.mark.parametrize("name", ["layouts", "themes"])
def test_lists_name_everything_in_text_and_json(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name]) == 0
    text = capsys.readouterr().out
    assert main([name, "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) >= 3
    assert all(row["summary"] and re.search(rf"^{row['name']} ", text, re.M) for row in rows)


def test_schema_is_a_json_schema(capsys: pytest.CaptureFixture[str]) -> None:
    import jsonschema

    assert main(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate({"title": "A", "slides": [{"heading": "B"}]}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"title": "A", "slides": [{"haeding": "B"}]}, schema)


# --- what a terminal shows -------------------------------------------------------------------------------------------


def _console(*, color: bool = False) -> tuple[Console, StringIO]:
    said = StringIO()
    return Console(StringIO(), said, terminal=True, color=color, quiet=False), said


def test_a_terminal_shows_the_line_with_a_caret(tmp_path: Path) -> None:
    source = tmp_path / "deck.yaml"
    source.write_text("title: 漢字 tëst\n", encoding="utf-8")
    console, said = _console()
    tell_diagnostics(
        [error("some-code", "no {word}", Span(str(source), 1, 11), hint="try {word}s", word="test")], console
    )
    first, line, caret = said.getvalue().splitlines()
    assert first == f"{source}:1:11: error: no test (try tests) [some-code]"
    assert line == "     1 | title: 漢字 tëst"
    assert caret.index("^") == line.index("t\u00eb") + 2, "two characters before it are two cells wide"


def test_a_long_line_is_shown_around_the_place(tmp_path: Path) -> None:
    source = tmp_path / "deck.yaml"
    source.write_text("x" * 5000 + "HERE" + "y" * 5000, encoding="utf-8")
    console, said = _console()
    tell_diagnostics([warning("some-code", "look", Span(str(source), 1, 5001))], console)
    _, line, caret = said.getvalue().splitlines()
    assert len(line) < 120
    assert line[caret.index("^") :].startswith("HERE")


def test_a_place_that_is_gone_shows_no_line(tmp_path: Path) -> None:
    console, said = _console()
    spans = [Span(str(tmp_path / "nowhere.yaml"), 1, 1), Span(str(tmp_path), 1, 1), Span(__file__, 10**6, 1)]
    tell_diagnostics([error("some-code", "gone", span) for span in spans], console)
    assert len(said.getvalue().splitlines()) == len(spans)


def test_colours_are_the_terminals_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    console, said = _console(color=True)
    tell_diagnostics([error("some-code", "wrong")], console)
    assert "\x1b[1;31merror:\x1b[0m wrong" in said.getvalue()
    assert Console.of_process(color="always").color
    assert not Console.of_process(color="never").color
    assert not Console.of_process().color, "no terminal here"
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert Console.of_process().color
    assert not Console.of_process().out_color, "what goes into a pipe has no colours"
    monkeypatch.setenv("NO_COLOR", "1")
    assert not Console.of_process().color


def test_text_of_a_deck_cannot_steer_the_terminal(tmp_path: Path) -> None:
    source = tmp_path / "deck.yaml"
    source.write_text("a\x1b]0;owned\x07\x9b31m\u202eb", encoding="utf-8")
    console, said = _console()
    tell_diagnostics([error("some-code", "{text}", Span(str(source), 1, 1), text="\x1b[2J\u2066\r\n")], console)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said.getvalue())
    assert plain("\x1b[2J") == "\\x1b[2J"


def test_progress_replaces_itself_on_a_terminal_only() -> None:
    console, said = _console()
    console.step("load")
    console.end_steps()
    assert said.getvalue() == "\r\x1b[Kload\r\x1b[K"
    silent = Console(StringIO(), said := StringIO(), terminal=False, color=False, quiet=False)
    silent.step("load")
    silent.end_steps()
    assert said.getvalue() == ""


def test_count() -> None:
    one, other = error("a-b", "a"), warning("a-b", "b")
    assert count([]) == "no problems"
    assert count([one, other, one]) == "2 errors, 1 warning"


# --- whole processes -------------------------------------------------------------------------------------------------


def _process(*arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", *arguments]
    everything = os.environ | {"PYTHONPATH": str(ROOT)} | env
    return subprocess.run(command, capture_output=True, text=True, env=everything, check=False, encoding="utf-8")


def test_the_module_is_the_same_program(decks: Path) -> None:
    done = _process("build", "content/good", "--to", "html")
    assert (done.returncode, done.stdout, done.stderr) == (0, "output/good/good.html\n", "")


def test_a_reader_that_goes_away_is_no_error(decks: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "generator", "schema"],
            stdout=writer, stderr=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False,
        )  # fmt: skip
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


def test_a_name_that_is_no_utf8_goes_through(decks: Path) -> None:
    if sys.platform == "darwin":
        pytest.skip("this file system takes no such names")
    name = os.fsdecode(b"content/l\xe9gende")
    shutil.copytree("content/good", name)
    command = [sys.executable, "-m", "generator", "build", name, "--to", "html"]
    done = subprocess.run(command, capture_output=True, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False)
    assert (done.returncode, done.stdout) == (0, b"output/l\xe9gende/l\xe9gende.html\n")


def test_a_defect_is_one_line_and_a_traceback_for_who_wants_it(
    decks: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["generator.build"], "deck_name", lambda path: 1 // 0)
    monkeypatch.delenv("DIAPO_DEBUG", raising=False)
    assert main(["build", "content/good"]) == 70
    said = capsys.readouterr().err
    assert said.startswith("diapo: internal error: ZeroDivisionError: ")
    assert "report" in said
    monkeypatch.setenv("DIAPO_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["build", "content/good"])


def test_an_interruption_is_130(
    decks: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(path: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys.modules["generator.build"], "deck_name", interrupt)
    assert main(["build", "content/good"]) == 130
    assert "interrupted" in capsys.readouterr().err
    assert not (decks / "output").exists()
