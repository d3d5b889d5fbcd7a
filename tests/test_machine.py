"""The machine in the way: full disks, closed streams, odd encodings, folders that may not be read. Never a defect of
ours, and never a silent nothing."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.atomic import files_together
from generator.cli import main
from generator.errors import OutputError, machine_failure
from tests.catalogue.small import command, environment
from tests.small_decks import DECK

needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="its devices and file system are meant")
ARABIC = 'title: "مرحبا →"\nslides:\n  - id: a\n    heading: "A → ب"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a deck and a course in ``content/one``."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "content" / "one" / "courses").mkdir(parents=True)
    (tmp_path / "content" / "one" / "deck.yaml").write_text(ARABIC, encoding="utf-8")
    (tmp_path / "content" / "one" / "courses" / "k.yaml").write_text("title: K\n", encoding="utf-8")
    return tmp_path


def _run(*words: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command(*words), capture_output=True, env=environment(**more), check=False)


def _shell(line: str) -> subprocess.CompletedProcess[bytes]:
    program = " ".join(command())
    return subprocess.run(
        ["/bin/sh", "-c", line.replace("diapo", program)], capture_output=True, env=environment(), check=False
    )


# --- streams ---------------------------------------------------------------------------------------------------------


@needs_linux
@pytest.mark.parametrize(
    "words",
    [
        "layouts",
        "themes",
        "schema",
        "--help",
        "build --help",
        "check content/one --dump",
        "build content/one --to html",
        "build content/one --format json",
        "build --all --to html",
        "build --all --format json",
        "fmt content/one --stdout",
        "diff content/one k",
        "courses content/one",
    ],
)
def test_a_full_disk_under_the_standard_output_is_3(folder: Path, words: str) -> None:
    done = _shell(f"diapo {words} > /dev/full")
    assert done.returncode == 3
    last = done.stderr.decode().splitlines()[-1]
    assert "cannot write to the standard output: No space left on device" in last
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("words", ["build content/one", "build --all", "check content/one --dump", "--version"])
@needs_linux
def test_closed_streams_stop_nothing(folder: Path, closed: str, words: str) -> None:
    done = _shell(f"diapo {words} {closed}")
    assert done.returncode == 0, done.stderr
    if "build" in words:
        assert (folder / "output" / "one" / "one.html").read_bytes().startswith(b"<!DOCTYPE html>")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1"])
def test_an_encoding_that_lacks_letters_stops_nothing(folder: Path, encoding: str) -> None:
    for words in (["diff", "content/one", "k"], ["check", "content/one", "--dump"], ["courses", "content/one"]):
        done = _run(*words, PYTHONIOENCODING=encoding)
        assert done.returncode == 0, done.stderr
    done = _run("fmt", "content/one", "--stdout", PYTHONIOENCODING=encoding)
    assert done.stdout.decode() == ARABIC.replace('"', ""), "a file that is a deck again, whatever the terminal has"
    done = _run("biuldم", PYTHONIOENCODING=encoding)
    assert done.returncode == 2
    assert b"\\u0645" in done.stderr


def test_what_programs_read_is_utf8(folder: Path) -> None:
    (folder / "content" / "one" / "courses" / "k.yaml").write_text("title: →\n", encoding="utf-8")
    done = _run("diff", "content/one", "k", "--format", "json", PYTHONIOENCODING="ascii")
    assert json.loads(done.stdout.decode("utf-8"))["deck"][0]["after"] == "→"


@needs_linux
def test_a_reader_that_went_away_ends_a_catalogue_with_141(folder: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            command("build", "--all", "--jobs", "2"), stdout=writer, stderr=subprocess.PIPE, env=environment(),
            check=False, timeout=60,
        )  # fmt: skip
    finally:
        os.close(writer)
    assert done.returncode == 141
    assert b"Traceback" not in done.stderr


# --- folders and files -----------------------------------------------------------------------------------------------


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Folders of these names cannot be listed, also by who may do everything."""
    names: list[str] = []
    scandir = os.scandir

    def refusing(place: str | os.PathLike[str] = ".") -> object:
        if os.path.basename(os.fspath(place)) in names:  # noqa: PTH119
            raise PermissionError(errno.EACCES, "Permission denied", os.fspath(place))
        return scandir(place)

    monkeypatch.setattr(os, "scandir", refusing)
    return names


@pytest.mark.parametrize(
    "words",
    [
        ["build", "--all"],
        ["build", "--all", "content/one"],
        ["courses", "content/one"],
        ["build", "content/one", "--course", "k"],
        ["check", "content/one", "--course", "k"],
        ["diff", "content/one", "k"],
    ],
)
def test_courses_that_cannot_be_listed_are_not_none(
    folder: Path, refused: list[str], capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    refused.append("courses")
    assert main(words) == 3
    said = capsys.readouterr().err
    assert "content/one/courses: Permission denied" in said


@pytest.mark.parametrize("words", [["build", "--all"], ["build", "--all", "content"]])
def test_decks_that_cannot_be_listed_are_not_none(
    folder: Path, refused: list[str], capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    refused.append("one")
    assert main(words) == 3
    assert "content/one: Permission denied" in capsys.readouterr().err
    assert not (folder / "output").exists()


@needs_linux
@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda place: os.mkfifo(place), "a device or a pipe"),
        (lambda place: place.symlink_to(place.name), "symbolic links"),
        (lambda place: place.symlink_to("/dev/zero"), "a device or a pipe"),
        (lambda place: place.symlink_to("nowhere"), "No such file"),
    ],
)
def test_a_deck_that_is_no_file_says_what_it_is(
    folder: Path, capsys: pytest.CaptureFixture[str], make: object, why: str
) -> None:
    place = folder / "odd.yaml"
    make(place)  # type: ignore[operator]
    for words in (["check", "odd.yaml"], ["courses", "odd.yaml"], ["fmt", "odd.yaml"]):
        assert main(words) == 1
        said = capsys.readouterr().err
        assert "odd.yaml cannot be read" in said
        assert why in said
        assert "Did you mean" not in said


@needs_linux
def test_a_pipe_in_the_place_of_kept_files_holds_nothing_up(folder: Path) -> None:
    assert _run("build", "--all").returncode == 0
    (folder / "output" / ".diapo.json").unlink()
    os.mkfifo(folder / "output" / ".diapo.json")
    for file in (folder / "cache" / "diapo").iterdir():
        file.unlink()
        os.mkfifo(file)
    done = subprocess.run(command("build", "--all"), capture_output=True, env=environment(), check=False, timeout=60)
    assert done.returncode == 0, done.stderr


@needs_linux
def test_the_current_folder_may_be_gone(folder: Path) -> None:
    gone = folder / "gone"
    line = f"mkdir {gone} && cd {gone} && rmdir {gone} && diapo"
    assert _shell(f"{line} build {folder}/content/one --out {folder}/out").returncode == 0
    assert (folder / "out" / "one.html").exists()
    for words in ("build one", "build --all", "new x"):
        done = _shell(f"{line} {words}")
        assert done.returncode == 3
        assert done.stderr == b"diapo: error: the current folder is not there any more\n"


@pytest.mark.parametrize("words", [["new", "a" * 300], ["build", "content/one", "--out", "a" * 300]])
def test_a_name_that_is_too_long_is_refused(folder: Path, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    assert main(words) == 3
    assert "File name too long" in capsys.readouterr().err


def test_a_file_in_the_place_of_a_folder_is_named(folder: Path) -> None:
    (folder / "file").write_text("x")
    with pytest.raises(OutputError, match="file is no folder"), files_together() as put:
        put(Path("file/below/a.html"), b"")


def test_a_link_in_the_place_of_an_output_is_replaced_and_what_it_leads_to_left_alone(folder: Path) -> None:
    (folder / "mine").write_bytes(b"mine")
    (folder / "a.html").symlink_to("mine")
    (folder / "b.html").write_bytes(b"old")
    (folder / "b.html").chmod(0o444)
    with files_together() as put:
        put(folder / "a.html", b"new")
        put(folder / "b.html", b"new")
    assert (folder / "mine").read_bytes() == b"mine"
    assert not (folder / "a.html").is_symlink()
    assert (folder / "a.html").read_bytes() == (folder / "b.html").read_bytes() == b"new"
    assert (folder / "b.html").stat().st_mode & 0o777 == 0o444


@needs_linux
@pytest.mark.parametrize("limit", ["-n 8", "-n 12"])
def test_few_open_files_are_enough_or_said(folder: Path, limit: str) -> None:
    for words in ("build content/one --to html,pdf", "build --all --force --jobs 2"):
        done = _shell(f"ulimit {limit}; diapo {words}")
        assert done.returncode in (0, 3), done.stderr
        assert b"internal error" not in done.stderr


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (OSError(28, "No space left on device", "/tmp/x"), "/tmp/x: No space left on device"),
        (OSError(24, "Too many open files"), "the system refused: Too many open files"),
        (OSError("odd"), "the system refused: odd"),
        (MemoryError(), "there is not enough memory for this"),
    ],
)
def test_whatever_the_machine_has_against_it_is_3(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    problem: OSError | MemoryError,
    said: str,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise problem

    assert machine_failure(problem) == said
    monkeypatch.setattr("generator.course.read_for_course", fail)
    assert main(["check", "content/one"]) == 3
    assert said in capsys.readouterr().err
    monkeypatch.setattr("generator.layout.listing.describe_layouts", fail)
    assert main(["layouts"]) == 3
    assert said in capsys.readouterr().err


# --- options ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["build", "content/one", "--out", ""], "--out names no folder"),
        (["build", "--all", "--out", " "], "--out names no folder"),
        (["handout", "content/one", "--out", ""], "--out names no folder"),
        (["build", "--all", "--dask", ""], "--dask names no address"),
        (["build", "content/one", "--dask", ""], "--dask goes with --all"),
    ],
)
def test_an_empty_value_is_no_value(
    folder: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert main(words) == 2
    assert said in capsys.readouterr().err
    assert not (folder / "output").exists()


def test_a_deck_is_not_said_to_have_no_courses_when_it_is_none(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "empty").mkdir()
    assert main(["courses", "empty"]) == 1
    assert "no deck.yaml" in capsys.readouterr().err
    (folder / "empty" / "deck.yaml").write_text(DECK)
    assert main(["courses", "empty"]) == 0


def test_a_warning_of_a_library_is_not_for_authors(folder: Path) -> None:
    program = (
        "import sys, warnings, generator.build as module, generator.cli as cli\n"
        "import generator.layout as layout\n"
        "real = layout.lay_out\n"
        "def warn(*a, **k):\n"
        "    warnings.warn('for programmers', RuntimeWarning)\n"
        "    return real(*a, **k)\n"
        "layout.lay_out = warn\n"
        "sys.argv[1:] = ['check', 'content/one']\n"
        "sys.exit(cli.main())\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, env=environment(), check=False)
    assert (done.returncode, done.stderr) == (0, b"")
