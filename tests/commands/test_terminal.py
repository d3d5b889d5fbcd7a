"""Names and texts that would steer a terminal or look like another line: every command, looked at byte by byte."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from generator.commands import COMMANDS
from generator.commands.console import Console, Styled, plain
from tests.catalogue.small import command, environment

needs_pty = pytest.mark.skipif(sys.platform != "linux", reason="names of these bytes and pseudo-terminals are Linux's")

TITLE = "e\x1b]0;X\x07"
HOSTILE = (TITLE, "new\nline", "\u202egnirts", "c\x9b31m", os.fsdecode(b"raw\x9b31m"), "ret\rurn", "bell\x08\x7f")
DECK = "title: T\u202ext\nslides:\n  - heading: 'A \u2066b'\n    notes: n\n    itmes: [x]\n"
GOOD = 'title: Ti\u202etle\nslides:\n  - id: a\n    heading: "A \u2066b"\n    items: ["\u202ex"]\n'
COURSE = 'title: "K\u202e"\nslides:\n  a: {heading: "B\u202e"}\n'


def _on_terminal(folder: Path, *words: str) -> bytes:
    """What a person sees, standard output and error together, without what moves to the beginning of the line."""
    import pty

    ours, theirs = pty.openpty()
    env = environment(NO_COLOR="1", TERM="xterm", XDG_CACHE_HOME=str(folder / "cache"))
    process = subprocess.Popen(command(*words), cwd=folder, env=env, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    said = bytearray()
    try:
        while part := os.read(ours, 65536):
            said += part
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    process.wait()
    return bytes(said).replace(b"\r\x1b[K", b"").replace(b"\r\n", b"\n")


def _harm(said: bytes) -> list[str]:
    text = said.decode("utf-8", "surrogateescape")
    return re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\udc80-\udcff]", text)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Decks and courses with such names; every second deck has an error as well."""
    folder = tmp_path_factory.mktemp("hostile")
    for number, name in enumerate(HOSTILE):
        deck = folder / "content" / name
        (deck / "courses").mkdir(parents=True)
        (deck / "deck.yaml").write_text(DECK if number % 2 else GOOD, encoding="utf-8")
        (deck / "courses" / f"{name}.yaml").write_text(COURSE, encoding="utf-8")
    return folder


CASES = {
    "build": [["{}"], ["{}", "--out", "out-{name}"], ["{}", "--to", "x{name}"], ["{}", "--theme", "{name}"],
              ["{}", "--course", "{name}"], ["{}", "--course", "x{name}"], ["missing{name}"], ["--{name}"],
              ["--all"], ["--all", "{}"], ["{}", "--format", "json"]],
    "handout": [["{}"], ["{}", "--paper", "{name}"]],
    "notes": [["{}"]],
    "pictures": [["{}", "--only", "pages"], ["{}", "--only", "{name}"]],
    "check": [["{}"], ["{}", "--dump"], ["{}", "--audience", "{name}"]],
    "courses": [["{}"], ["{}", "--accept"], ["{}", "--course", "x{name}"], ["{}", "--format", "json"]],
    "diff": [["{}", "{name}"], ["{}", "x{name}"], ["{}", "{name}", "--format", "json"]],
    "translate": [["{}", "--to", "nl"], ["{}", "--to", "{name}"], ["{}", "--to", "de", "--out", "-"],
                  ["{}", "--to", "de", "--course", "{name}"], ["{}", "--to", "nl"]],
    "convert": [["{}", "-"], ["{}", "x{name}.md"], ["{}", "--out", "new/{name}"], ["{}", "--to", "{name}"]],
    "new": [["new/{name}/deck"], ["{name}"]],
    "fmt": [["{}", "--check"], ["{}", "--stdout"], ["{}"]],
    "layouts": [["{name}"]],
    "themes": [["{name}"]],
    "theme": [["new", "{name}"], ["new", "x", "--from", "{name}"]],
    "schema": [["{name}"]],
    "serve": [["missing{name}", "--no-open"], ["{}", "--no-open", "--theme", "x{name}"], ["{}", "--port", "{name}"]],
}  # fmt: skip


def test_every_command_has_a_case() -> None:
    assert CASES.keys() == COMMANDS.keys()


@needs_pty
@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_no_name_and_no_text_steers_the_terminal(hostile: Path, name: str) -> None:
    for number, words in enumerate(CASES[name]):
        for one in HOSTILE if number < 1 else HOSTILE[:2]:
            given = [word.replace("{}", f"content/{one}").replace("{name}", one) for word in words]
            said = _on_terminal(hostile, name, *given)
            assert not _harm(said), (given, said)
            assert b"Traceback" not in said


@needs_pty
def test_the_name_of_a_finished_file_is_harmless(hostile: Path) -> None:
    said = _on_terminal(hostile, "build", f"content/{TITLE}", "--to", "html")
    assert not _harm(said)
    assert rb"output/e\x1b]0;X\x07/e\x1b]0;X\x07.html" in said


@needs_pty
@pytest.mark.parametrize("name", HOSTILE)
def test_a_program_gets_the_name_byte_by_byte(hostile: Path, name: str) -> None:
    (hostile / "content" / name / "deck.yaml").write_text(GOOD, encoding="utf-8")
    env = environment(XDG_CACHE_HOME=str(hostile / "cache"), PYTHONIOENCODING="ascii")
    done = subprocess.run(
        command("build", f"content/{name}", "--to", "html"), cwd=hostile, env=env, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == b"output/" + os.fsencode(f"{name}/{name}.html\n")
    assert not _harm(done.stderr)


def test_a_name_makes_no_second_line_in_a_message() -> None:
    for words in (["buil\nd"], ["build", "no\nthing"], ["new", "a/b\nc"]):
        done = subprocess.run(command(*words), capture_output=True, env=environment(), check=False)
        assert done.stderr.count(b"\n") == 1, done.stderr


def test_each_part_of_a_line_is_made_harmless() -> None:
    out, err = StringIO(), StringIO()
    console = Console(out, err, terminal=False, color=True, quiet=False, out_color=False)
    console.say("a\x1b[1m", Styled("error", "b\x07"))
    console.tell("c\n", Styled("error", "d\x1b[0m"))
    console.say_path(Path("e\x1b/f"))
    assert out.getvalue() == "a\\x1b[1mb\\x07\ne\x1b/f\n"
    assert err.getvalue() == "c \x1b[1;31md\\x1b[0m\x1b[0m\n"
    assert plain(os.fsdecode(b"\x9b")) == "\\x9b"
