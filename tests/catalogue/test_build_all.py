"""``diapo build --all``: what it builds, what it says, its exit codes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator import build
from generator.build import BuildResult
from generator.build import check as real_check
from generator.cli import main
from generator.commands.console import Console
from tests.catalogue.small import ALPHA, JOBS, change, command, diapo, environment, outputs, write

FILES = {
    f"{deck}/{name}.{kind}"
    for deck, names in {
        "alpha": ("alpha", "alpha-bac", "alpha-exam", "alpha-soir"),
        "beta": ("beta",),
        "library": ("library",),
    }.items()
    for name in names
    for kind in ("pptx", "html")
}


def test_every_deck_for_every_course_as_a_build_of_its_own_writes_it(catalogue: Path) -> None:
    for deck, course in (("alpha", None), ("alpha", "bac"), ("alpha", "exam"), ("alpha", "soir"), ("beta", None),
                         ("library", None)):  # fmt: skip
        build(f"content/{deck}", course=course, out=f"apart/{deck}")
    done = diapo("build", "--all", "--jobs", "2")
    assert done.returncode == 0, done.stderr
    made = outputs(catalogue / "output")
    assert set(made) == FILES
    assert made == outputs(catalogue / "apart")
    assert {Path(line).as_posix() for line in done.stdout.splitlines()} == {f"output/{file}" for file in FILES}
    assert re.search(r"^6 jobs: 6 built, 0 unchanged, 0 failed; 12 files written in ", done.stderr, re.M)
    assert main(["build", "--all", "--jobs", "1", "--out", "one"]) == 0
    assert {Path(name).name: data for name, data in made.items()} == outputs(catalogue / "one")


def test_options_hold_for_every_job(catalogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(catalogue / "content" / "beta" / "deck.yaml", "[Two]", "[Two, {text: Answer, only: [teacher]}]")
    options = ["--to", "html", "--theme", "nuit", "--audience", "teacher", "--jobs", "1"]
    assert main(["build", "--all", *options]) == 0
    named = {name.replace(".html", "-teacher-nuit.html") for name in FILES if name.endswith("html")}
    assert named == set(outputs(catalogue / "output")), "they are called as what was asked for"
    build("content/beta", to=["html"], theme="nuit", audience=["teacher"], out="apart")
    made = (catalogue / "output" / "beta" / "beta-teacher-nuit.html").read_bytes()
    assert b"Answer" in made
    assert made == (catalogue / "apart" / "beta-teacher-nuit.html").read_bytes()
    capsys.readouterr()


@pytest.mark.parametrize(
    ("places", "names"),
    [
        ([], ["alpha", "beta", "deep", "library"]),
        (["content/beta", "content/alpha/deck.yaml"], ["alpha", "beta"]),
        (["content/group"], ["deep"]),
        (["content", "content/beta"], ["alpha", "beta", "deep", "library"]),
    ],
)
def test_decks_and_folders_of_decks_may_be_named(
    catalogue: Path, capsys: pytest.CaptureFixture[str], places: list[str], names: list[str]
) -> None:
    write(catalogue / "content" / "group" / "inner" / "deep" / "deck.yaml", ALPHA.partition("  - id: image")[0])
    write(catalogue / "content" / ".hidden" / "deck.yaml", "nonsense")
    (catalogue / "content" / "group" / "round").symlink_to("..")
    assert main(["build", "--all", *places, "--to", "html", "--jobs", "1"]) == 0
    assert sorted(folder.name for folder in (catalogue / "output").iterdir() if folder.is_dir()) == names
    capsys.readouterr()


def test_a_failing_job_keeps_no_other_from_landing(catalogue: Path) -> None:
    change(catalogue / "content" / "alpha" / "courses" / "exam.yaml", "[image]", "[imgae]")
    done = diapo("build", "--all", "--jobs", "2")
    assert done.returncode == 1
    assert set(outputs(catalogue / "output")) == {file for file in FILES if "exam" not in file}
    assert re.search(r"^content/alpha/courses/exam\.yaml:2:8: error: .*image.*\(for exam\)$", done.stderr, re.M)
    assert "content/alpha: not built (for exam): 1 error" in done.stderr
    assert "6 jobs: 5 built, 0 unchanged, 1 failed; 10 files" in done.stderr
    assert "Traceback" not in done.stderr
    again = diapo("build", "--all", "--jobs", "2")
    assert again.returncode == 1, "what failed is tried again"
    assert "6 jobs: 0 built, 5 unchanged, 1 failed" in again.stderr


def test_what_courses_have_in_common_is_said_once(catalogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deck, soir = (
        catalogue / "content" / "alpha" / "deck.yaml",
        catalogue / "content" / "alpha" / "courses" / "soir.yaml",
    )
    change(deck, "      - Les citoyens", "      - \n      - Les citoyens")  # all jobs of the deck
    write(soir, "audience: [nobody]\n")
    assert main(["build", "--all", "--to", "html", "--jobs", "1"]) == 0
    lines = [line for line in capsys.readouterr().err.splitlines() if line.startswith("content/alpha")]
    empty = [line for line in lines if "empty-item" in line]
    assert len(empty) == 1
    assert empty[0].endswith("[empty-item]"), "it is said of all"
    assert [line for line in lines if line.endswith("[unknown-audience] (for soir)")]
    assert [line for line in lines if line.endswith("[not-recorded] (for bac, exam)")], lines


def test_warnings_of_what_is_skipped_are_told_again(catalogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(catalogue / "content" / "beta" / "deck.yaml", "[Two]", "['', Two]")
    told = []
    for _ in range(2):
        assert main(["build", "--all", "content/beta", "--to", "html", "--quiet"]) == 0
        told.append(capsys.readouterr().err)
    assert told[0] == told[1]
    assert "warning" in told[0]
    assert main(["build", "--all", "content/beta", "--to", "html", "--strict"]) == 1, "a skipped job is not a good one"


def test_json_is_one_object(catalogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(catalogue / "content" / "alpha" / "courses" / "exam.yaml", "[image]", "[imgae]")
    for ending in ("built", "unchanged"):
        assert main(["build", "--all", "--to", "html", "--format", "json", "--jobs", "1"]) == 1
        captured = capsys.readouterr()
        assert captured.err == ""
        said = json.loads(captured.out)
        assert said["ok"] is False
        assert len(said["jobs"]) == JOBS
        by_name = {(job["deck"], job["course"]): job for job in said["jobs"]}
        wrong, good = by_name["content/alpha", "exam"], by_name["content/alpha", "bac"]
        assert (wrong["ok"], wrong["ending"], wrong["files"]) == (False, "failed", [])
        assert [one["code"] for one in wrong["diagnostics"] if one["severity"] == "error"] == ["unknown-address"]
        assert (good["ok"], good["ending"], good["files"]) == (True, ending, ["output/alpha/alpha-bac.html"])


def test_quiet_says_problems_only(catalogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--all", "content/beta", "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_what_cannot_be_written_is_3_and_told_once(catalogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (catalogue / "taken").write_text("a file")
    assert main(["build", "--all", "--out", "taken", "--jobs", "1", "--to", "html"]) == 3
    said = capsys.readouterr().err
    assert said.count("cannot write taken/") == JOBS
    assert "0 built" in said
    assert (catalogue / "taken").read_text() == "a file"


def test_a_terminal_sees_how_far_it_is(
    catalogue: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    real = Console.of_process

    def on_terminal(**options: object) -> Console:
        found = real()
        return Console(found.out, found.err, terminal=True, color=False, quiet=False)

    monkeypatch.setattr(Console, "of_process", on_terminal)
    assert main(["build", "--all", "content/alpha", "--to", "html", "--jobs", "1"]) == 0
    steps = capsys.readouterr().err.split("\r\x1b[K")
    shown = [step for step in steps if step.startswith("[")]
    assert re.match(r"\[ {24}\] 0/4", shown[0])
    assert re.match(r"\[={6} {18}\] 1/4  content/alpha  html  \d+\.\d\d s", shown[1])
    assert any(re.match(r"\[={12} {12}\] 2/4  content/alpha bac  html", step) for step in shown)
    assert main(["build", "--all", "content/alpha", "--to", "html", "--jobs", "1"]) == 0
    assert "4/4  content/alpha soir  unchanged" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--jobs", "2"], "--jobs goes with --all"),
        (["--force"], "--force goes with --all"),
        (["--dask", "tcp://127.0.0.1:1"], "--dask goes with --all"),
        (["--all", "--jobs", "0"], "'0' is not a number from 1 to 1024"),
        (["--all", "--jobs", "many"], "'many'"),
        (["--all", "--course", "bac"], "--course"),
        (["--all", "--jobs", "2", "--dask", "tcp://127.0.0.1:1"], "leave out one"),
        (["--all", "content/alfa"], "did you mean content/alpha"),
        (["--all", "content/alpha/images"], "no deck in content/alpha/images"),
        (["--all", "--theme", "nuti"], "did you mean 'nuit'"),
        (["--all", "--out", "site", "content", "other"], "content/beta and other/beta would both write site/beta.pptx"),
        (["--all", "--out", "site", "content", "content/alpha-bac"],
         "content/alpha for bac and content/alpha-bac would both write site/alpha-bac.pptx"),
    ],
)  # fmt: skip
def test_wrong_use_is_2_before_anything_is_built(
    catalogue: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    write(catalogue / "other" / "beta" / "deck.yaml", "title: Another\nslides: [{heading: A}]\n")
    if "content/alpha-bac" in arguments:
        write(catalogue / "content" / "alpha-bac" / "deck.yaml", "title: Another\nslides: [{heading: A}]\n")
    assert main(["build", *arguments]) == 2
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.out == ""
    assert not (catalogue / "output").exists()
    assert not (catalogue / "site").exists()


def test_a_catalogue_without_decks_is_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["build", "--all"]) == 2
    assert "no deck in content" in capsys.readouterr().err


def test_missing_assets_are_3_and_told_once(
    catalogue: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator.catalogue.program import this_program

    this_program.cache_clear()
    monkeypatch.setenv("DIAPO_ASSETS", str(catalogue))
    assert main(["build", "--all"]) == 3
    assert capsys.readouterr().err.count("make setup") == 1
    assert not (catalogue / "output").exists()


def test_a_defect_in_one_job_is_that_jobs(
    catalogue: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator.catalogue import work

    def check(deck: str, **options: Any) -> BuildResult:
        assert 1 // (deck != "content/beta")
        return real_check(deck, **options)

    monkeypatch.setattr(work, "check", check)
    monkeypatch.delenv("DIAPO_DEBUG", raising=False)
    assert main(["build", "--all", "--to", "html", "--jobs", "1"]) == 70
    said = capsys.readouterr().err
    assert "content/beta: error: internal error: ZeroDivisionError" in said
    assert "5 built, 0 unchanged, 1 failed" in said


def test_odd_files_and_names_are_no_defect(catalogue: Path) -> None:
    if sys.platform == "darwin":
        pytest.skip("this file system takes no such names")
    (catalogue / "content" / "round").mkdir()
    (catalogue / "content" / "round" / "deck.yaml").symlink_to("deck.yaml")
    odd = os.fsdecode(b"l\xe9gende")
    (catalogue / "content" / "beta").rename(catalogue / "content" / odd)
    write(catalogue / "content" / odd / "courses" / f"{odd}.yaml", "footer: Bas\n")
    for built in (7, 0):
        options = ["--to", "html", "--jobs", "2"]
        done = subprocess.run(command("build", "--all", *options), capture_output=True, env=environment(), check=False)
        assert done.returncode == 1
        assert f"{built} built, {7 - built} unchanged, 1 failed".encode() in done.stderr
        assert b"content/round: not built: 1 error" in done.stderr
    assert (catalogue / "output" / odd / f"{odd}-{odd}.html").is_file()


def test_a_link_to_a_deck_is_a_deck_under_its_own_name(catalogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("content/linked").symlink_to("beta")
    assert main(["build", "--all", "content/linked", "--to", "html"]) == 0
    assert capsys.readouterr().out == "output/linked/linked.html\n"
    assert main(["build", "--all", "content/linked", "--to", "html"]) == 0
    assert capsys.readouterr().out == ""
    Path("content/linked").unlink()
    Path("content/linked").symlink_to("library")
    assert main(["build", "--all", "content/linked", "--to", "html"]) == 0
    assert capsys.readouterr().out == "output/linked/linked.html\n", "the link leads elsewhere now"
