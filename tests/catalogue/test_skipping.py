"""What is built again and what is not: by each kind of input, by options, by the program, by the outputs."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.catalogue import run
from generator.catalogue.digests import Digests
from generator.catalogue.job import Job, Outcome, Planned
from generator.catalogue.plan import decks_of, planned_jobs
from generator.catalogue.state import State
from generator.cli import main
from generator.course.records import records_text
from generator.places import NOTHING
from generator.render.revealjs import recordings
from tests.bench.catalogue import png
from tests.cases.recordings import wav
from tests.catalogue.small import JOBS, ROOT, change, diapo, write

Rebuild = Callable[..., list[str]]
ALPHA = ["alpha", "alpha-bac", "alpha-exam", "alpha-soir"]


@pytest.fixture
def rebuild(catalogue: Path, capsys: pytest.CaptureFixture[str]) -> Rebuild:
    """Builds the catalogue; gives the names of the HTML files that were written."""

    def run(*options: str, exit_code: int = 0) -> list[str]:
        assert main(["build", "--all", "--to", "html", "--jobs", "1", *options]) == exit_code
        return sorted(Path(line).stem for line in capsys.readouterr().out.splitlines())

    assert len(run()) == JOBS
    assert run() == []
    return run


def test_an_input_that_changes_builds_what_is_made_of_it(catalogue: Path, rebuild: Rebuild) -> None:
    content = catalogue / "content"
    alpha = content / "alpha"
    change(content / "beta" / "deck.yaml", "Two", "Three")
    assert rebuild() == ["beta"]
    change(alpha / "deck.yaml", "Les associations", "Des associations")
    assert rebuild() == ALPHA
    change(alpha / "courses" / "soir.yaml", "Cours du soir", "Le soir")
    assert rebuild() == ["alpha-soir"]
    change(alpha / "courses" / "bac.yaml", "Bloc 2", "Bloc 3")  # exam extends it
    assert rebuild() == ["alpha-bac", "alpha-exam"]
    (alpha / "images" / "drawing.png").write_bytes(png("another"))
    assert rebuild() == ALPHA
    change(content / "library" / "deck.yaml", "Bref", "Court")  # alpha uses it
    assert rebuild() == [*ALPHA, "library"]
    assert rebuild() == []


def test_a_record_file_that_comes_changes_or_goes_is_an_input(catalogue: Path, rebuild: Rebuild) -> None:
    record = catalogue / "content" / "alpha" / "courses" / "bac.base.json"
    write(record, records_text({"acteurs/assoc": "Les associations"}))
    assert rebuild() == ["alpha-bac", "alpha-exam"]
    write(record, records_text({"acteurs/assoc": "Autrefois"}))
    assert rebuild() == ["alpha-bac", "alpha-exam"]
    record.unlink()
    assert rebuild() == ["alpha-bac", "alpha-exam"]
    assert rebuild() == []


def test_a_recording_beside_pages_is_an_output_of_each(
    catalogue: Path, rebuild: Rebuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recordings, "INLINE", 1000)
    alpha = catalogue / "content" / "alpha"
    (alpha / "pluie.wav").write_bytes(wav(0.2))
    sound = "  - id: son\n    heading: Un son\n    audio: {file: pluie.wav, alt: De la pluie}\n"
    change(alpha / "deck.yaml", "  - use:", f"{sound}  - use:")
    written = rebuild()
    [beside] = (catalogue / "output" / "alpha").glob("pluie-*.wav")
    assert beside.read_bytes() == wav(0.2)
    assert written == sorted([*ALPHA, *[beside.stem] * 4])
    assert rebuild() == [], "four pages share it, and none makes it another one to the others"
    beside.unlink()
    assert sorted(set(rebuild())) == sorted([*ALPHA, beside.stem])
    (alpha / "pluie.wav").write_bytes(wav(0.3))
    assert len(set(rebuild())) == 5, "another recording has another name"


def test_a_picture_that_is_a_link_to_another_one_now_is_an_input(catalogue: Path, rebuild: Rebuild) -> None:
    images = catalogue / "content" / "alpha" / "images"
    (images / "one.png").write_bytes(png("one"))
    (images / "two.png").write_bytes(png("two"))
    (images / "drawing.png").unlink()
    (images / "drawing.png").symlink_to("one.png")
    assert rebuild() == ALPHA
    (images / "drawing.png").unlink()
    (images / "drawing.png").symlink_to("two.png")
    assert rebuild() == ALPHA


def test_a_file_that_was_only_touched_builds_nothing(catalogue: Path, rebuild: Rebuild) -> None:
    os.utime(catalogue / "content" / "beta" / "deck.yaml", (1, 1))
    assert rebuild() == []


def test_a_run_with_nothing_to_do_and_to_learn_writes_nothing(catalogue: Path, rebuild: Rebuild) -> None:
    for file in (catalogue / "content").rglob("*"):
        os.utime(file, (1000, 1000))
    state = catalogue / "output" / ".diapo.json"
    before = state.read_bytes()
    assert rebuild() == []
    assert state.read_bytes() != before, "the new times are kept"
    before, at = state.read_bytes(), state.stat().st_ino
    assert rebuild() == []
    assert (state.read_bytes(), state.stat().st_ino) == (before, at)


def test_a_project_that_was_moved_builds_nothing(
    catalogue: Path, rebuild: Rebuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(catalogue, catalogue.parent / "elsewhere")
    monkeypatch.chdir(catalogue.parent / "elsewhere")
    assert rebuild() == []


def test_other_options_build_all(catalogue: Path, rebuild: Rebuild, monkeypatch: pytest.MonkeyPatch) -> None:
    for options in (["--theme", "nuit"], ["--audience", "teacher"], ["--strict"], ["--ppi", "96"]):
        assert len(rebuild(*options)) == JOBS, options
        assert rebuild(*options) == []
    assert rebuild("--audience", "teacher,b") != []
    assert rebuild("--audience", "b teacher") == [], "the order of tags says nothing"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert len(rebuild()) == JOBS


def test_an_own_theme_is_an_input_when_it_comes_changes_and_goes(catalogue: Path, rebuild: Rebuild) -> None:
    theme = catalogue / "content" / "themes" / "faculte" / "theme.yaml"
    write(theme, "extends: faculte\ntitle: Ours\n")
    assert len(rebuild()) == JOBS
    assert rebuild() == []
    change(theme, "Ours", "Mine")
    assert len(rebuild()) == JOBS
    write(catalogue / "content" / "beta" / "layouts" / "_empty.yaml.j2", "")
    assert rebuild() == ["beta"]
    shutil.rmtree(theme.parent)
    assert len(rebuild()) == JOBS
    assert rebuild() == []


def test_another_kind_of_output_leaves_the_first_one_known(catalogue: Path, rebuild: Rebuild) -> None:
    assert len(rebuild("--to", "pptx")) == JOBS
    assert rebuild("--to", "pptx,html") == []
    assert rebuild() == []


def test_an_output_that_is_gone_or_was_changed_is_built_again(catalogue: Path, rebuild: Rebuild) -> None:
    output = catalogue / "output"
    (output / "beta" / "beta.html").unlink()
    assert rebuild() == ["beta"]
    good = (output / "alpha" / "alpha-soir.html").read_bytes()
    with (output / "alpha" / "alpha-soir.html").open("ab") as stream:
        stream.write(b"edited by hand")
    assert rebuild() == ["alpha-soir"]
    assert (output / "alpha" / "alpha-soir.html").read_bytes() == good


def test_force_builds_all(catalogue: Path, rebuild: Rebuild) -> None:
    assert len(rebuild("--force")) == JOBS


def test_only_what_is_named_is_built_and_the_rest_stays_known(catalogue: Path, rebuild: Rebuild) -> None:
    change(catalogue / "content" / "beta" / "deck.yaml", "Two", "Three")
    assert rebuild("content/alpha") == []
    assert rebuild("content/beta") == ["beta"]
    assert rebuild() == []


def test_what_failed_is_tried_again_though_nothing_changed(catalogue: Path, rebuild: Rebuild) -> None:
    (catalogue / "output" / "beta" / "beta.html").unlink()
    (catalogue / "output" / "beta" / "beta.html").mkdir()
    assert rebuild(exit_code=3) == []
    (catalogue / "output" / "beta" / "beta.html").rmdir()
    assert rebuild() == ["beta"]


def test_a_course_that_is_new_is_built_and_one_that_is_gone_is_not(catalogue: Path, rebuild: Rebuild) -> None:
    courses = catalogue / "content" / "alpha" / "courses"
    write(courses / "new.yaml", "footer: Neuf\n")
    (courses / "soir.yaml").unlink()
    assert rebuild() == ["alpha-new"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b'{"format": 1}',
        b'{"format": 1, "outputs": {}, "builds": [], "seen": {}}',
        b'{"format": 2, "outputs": {"beta/beta.html": [7, []]}, "builds": [], "seen": {}}',
        b'{"format": 2, "outputs": {}, "builds": [], "seen": {"a": "b"}}',
        b'{"format": 2, "outputs": {}, "builds": [], "seen": {"a": [1e999, 1, 1, 1, "b"]}}',
        b'{"format": 2, "outputs": {"beta/beta.html": [1e999, []]}, "builds": [], "seen": {}}',
        b'{"format": 2, "outputs": {}, "builds": 3, "seen": null}',
        b"[" * 100_000,
        b"9" * 10_000,
    ],
)
def test_a_state_file_that_is_damaged_or_foreign_is_as_none(catalogue: Path, rebuild: Rebuild, content: bytes) -> None:
    (catalogue / "output" / ".diapo.json").write_bytes(content)
    assert len(rebuild()) == JOBS
    assert rebuild() == []


def test_a_state_file_with_any_damage_is_as_good_or_as_none(catalogue: Path, rebuild: Rebuild) -> None:
    """Values of other kinds, numbers without end, cut or changed bytes: nothing that is in it stops a run."""
    file = catalogue / "output" / ".diapo.json"
    whole = file.read_bytes()
    chance = random.Random(7)
    odd = [b"1e999", b"-1", b"null", b"[]", b"{}", b'"\\u0000"', b'"\\udc80"', b"true", b"9" * 400, b'"../../x"']
    planned = planned_jobs(decks_of([]), Job("", None, ("html",)), None)
    for _ in range(300):
        data = bytearray(whole)
        if chance.random() < 0.7:
            one = chance.choice(list(re.finditer(rb'-?[0-9]+|"[^"]*"|null|true', data)))
            data[one.start() : one.end()] = chance.choice(odd)
        else:
            data[chance.randrange(len(data))] = chance.randrange(256)
        file.write_bytes(data)
        state = State(file)
        for each in planned:
            state.unchanged(each, "program")
        state.forget(planned[0])
        state.write()


def test_a_remembered_warning_that_cannot_be_shown_is_damage(catalogue: Path, rebuild: Rebuild) -> None:
    state = catalogue / "output" / ".diapo.json"
    data = json.loads(state.read_bytes())
    for one in data["builds"]:
        one["diagnostics"] = [["warning", "odd", "{nothing}", None, "", {}]]
    state.write_text(json.dumps(data))
    assert len(rebuild()) == JOBS


def test_a_state_file_that_cannot_be_written_costs_time_only(catalogue: Path, rebuild: Rebuild) -> None:
    (catalogue / "output" / ".diapo.json").unlink()
    (catalogue / "output" / ".diapo.json").mkdir()
    assert len(rebuild()) == JOBS
    assert len(rebuild()) == JOBS


@pytest.mark.slow
def test_another_program_builds_all(catalogue: Path) -> None:
    """A copy of it, of which one template, one module and one asset are changed in turn."""
    copy = catalogue.parent / "program"
    ignored = shutil.ignore_patterns("_assets", "__pycache__")
    shutil.copytree(ROOT / "generator", copy / "generator", ignore=ignored)
    shutil.copytree(ROOT / "generator" / "_assets", copy / "generator" / "_assets")
    shutil.copytree(ROOT / "templates", copy / "templates")

    def built() -> int:
        done = diapo("build", "--all", "--to", "html", "--jobs", "1", PYTHONPATH=str(copy))
        assert done.returncode == 0, done.stderr
        found = re.search(r"(\d+) built", done.stderr)
        assert found
        return int(found[1])

    assert built() == JOBS
    assert built() == 0
    for name in ("templates/themes/agora/theme.yaml", "generator/names.py", "generator/_assets/licences"):
        file = copy / name
        if file.is_dir():
            file = min(file.iterdir())
        file.write_bytes(file.read_bytes() + b"\n")
        assert built() == JOBS, name
        assert built() == 0


def test_a_hash_is_worked_out_once_and_again_when_the_file_looks_different(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "deck.yaml"
    file.write_text("one")
    os.utime(file, (1000, 1000))
    first = Digests({})
    one = first.of(str(file))
    ((size, mtime, *_, digest),) = first.seen.values()
    assert (size, mtime, digest) == (3, 1000 * 10**9, one)
    with monkeypatch.context() as unreadable:
        unreadable.setattr("builtins.open", lambda *_: pytest.fail("it looks as it did: it is not read"))
        assert Digests(first.seen).of(str(file)) == one
    time.sleep(0.02)  # a file system counts time in steps
    file.write_text("two")
    assert first.of(str(file)) == one, "a run sees a file once"
    assert Digests(first.seen).of(str(file)) != one
    os.utime(file, (1000, 1000))
    assert Digests(first.seen).of(str(file)) != one, "also with the size and the time of before, as copies have them"
    file.unlink()
    gone = Digests(first.seen)
    assert gone.of(str(file)) == NOTHING
    assert not gone.seen


def test_a_hash_of_a_file_that_has_just_changed_is_not_kept(tmp_path: Path) -> None:
    file = tmp_path / "deck.yaml"
    file.write_text("one")
    digests = Digests({})
    digests.of(str(file))
    assert not digests.seen


def test_an_output_of_several_files_is_whole_or_built_again(
    catalogue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def built() -> list[str]:
        assert main(["build", "--all", "--to", "png", "--jobs", "1"]) == 0
        return sorted(Path(line).name for line in capsys.readouterr().out.splitlines())

    first = built()
    beta = [name for name in first if name.startswith("beta-")]
    assert beta
    assert all(re.fullmatch(r"[a-z-]+-\d+\.png", name) for name in first)
    assert built() == []
    (catalogue / "output" / "beta" / beta[-1]).unlink()
    assert built() == beta
    (catalogue / "output" / "beta" / beta[0]).write_bytes(b"")
    assert built() == beta


def test_an_output_of_several_files_is_known_as_a_whole(tmp_path: Path) -> None:
    deck, state_file = tmp_path / "deck.yaml", tmp_path / ".diapo.json"
    deck.write_text("title: A\n")
    planned = Planned(Job(str(deck), None, ("png",)), {"png": tmp_path / "a.png"})
    pages = [tmp_path / "a-1.png", tmp_path / "a-2.png"]
    for page in pages:
        page.write_bytes(b"page")
    state = State(state_file)
    outcome = Outcome({"png": b""}, inputs={str(deck): Digests({}).of(str(deck))})
    state.add(planned, outcome, "program", {"png": pages})
    state.write()
    known = State(state_file).unchanged(planned, "program")
    assert known
    assert known.files == tuple(pages)
    assert State(state_file).unchanged(planned, "another program") is None
    pages[1].unlink()
    assert State(state_file).unchanged(planned, "program") is None


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
def test_what_is_written_when_an_interruption_comes_is_known(
    catalogue: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The files of a job may be there, and the interruption comes before anything else is done."""

    def interrupted(file: Path, made: bytes) -> list[tuple[Path, bytes]]:
        os.kill(os.getpid(), signal.SIGINT)
        return [(file, made)]

    build = ["build", "--all", "--to", "html", "--jobs", "1"]
    with monkeypatch.context() as patch:
        patch.setattr(run, "files_of", interrupted)
        assert main(build) == 130
    capsys.readouterr()
    assert len(list(catalogue.glob("output/*/*.html"))) == 1
    assert main(build) == 0
    assert f"{JOBS - 1} built, 1 unchanged" in capsys.readouterr().err
