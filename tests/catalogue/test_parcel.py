"""A job with its files packed: done elsewhere, without the user's files, it gives the same."""

from __future__ import annotations

import os
import pickle
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.catalogue import Job
from generator.catalogue.job import Outcome
from generator.catalogue.parcel import packed
from generator.catalogue.work import do
from generator.errors import ContentError
from tests.catalogue.small import change, write


def _job(deck: str, course: str | None = None) -> Job:
    return Job(deck, course, ("pptx", "html"))


def _same(one: Outcome, other: Outcome) -> None:
    assert replace(one, seconds=0.0, outputs={}) == replace(other, seconds=0.0, outputs={})
    assert dict(one.outputs) == dict(other.outputs)


def _away(job: Job) -> Outcome:
    """As on a worker: sent there, and the content is not."""
    sent = pickle.dumps(packed(job))
    Path("content").rename("hidden")
    try:
        found: Outcome = pickle.loads(pickle.dumps(do(pickle.loads(sent))))
    finally:
        Path("hidden").rename("content")
    return found


@pytest.mark.parametrize("course", [None, "bac", "exam", "soir"])
def test_it_gives_the_same_outcome_without_the_users_files(catalogue: Path, course: str | None) -> None:
    here = do(_job("content/alpha", course))
    assert len(here.outputs) == 2
    _same(_away(_job("content/alpha", course)), here)


@pytest.mark.parametrize("theme", [None, "mine", "./looks/mine", "{}/looks/mine"])
def test_own_themes_are_sent_along(catalogue: Path, theme: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(catalogue / "config"))
    for home, accent in (("content/themes", "#2F5D3A"), ("config/diapo/themes", "#1E3B26"), ("looks", "#3B1E26")):
        write(catalogue / home / "base" / "theme.yaml", f"colors: {{accent: '{accent}'}}\n")
    write(catalogue / "config" / "diapo" / "themes" / "mine" / "theme.yaml", "extends: base\n")
    write(catalogue / "looks" / "mine" / "theme.yaml", "extends: base\n")
    change(catalogue / "content" / "alpha" / "deck.yaml", "title: Alpha", "theme: base\ntitle: Alpha")
    job = replace(_job("content/alpha"), theme=theme and theme.format(catalogue))
    here = do(job)
    assert len(here.outputs) == 2, here
    _same(_away(job), here)


def test_only_what_the_job_reads_is_packed(catalogue: Path) -> None:
    write(catalogue / "content" / "alpha" / "secret.txt", "not for others")
    parcel = packed(_job("content/alpha", "exam")).parcel
    assert parcel is not None
    assert set(parcel.files) == {
        "content/alpha/deck.yaml",
        "content/alpha/images/drawing.png",
        "content/alpha/courses/bac.yaml",
        "content/alpha/courses/exam.yaml",
        "content/library/deck.yaml",
    }


def test_warnings_and_errors_of_layout_name_the_users_files(catalogue: Path) -> None:
    deck = catalogue / "content" / "alpha" / "deck.yaml"
    change(deck, "heading: Acteurs", f"heading: {'W' * 4000}")
    here = do(_job("content/alpha"))
    assert here.exit_code == 1
    assert {found.span.path for found in here.diagnostics if found.span} == {"content/alpha/deck.yaml"}
    _same(_away(_job("content/alpha")), here)


def test_the_current_folder_may_be_anywhere(catalogue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(catalogue / "content" / "library" / "deck.yaml", "[Bref]", "['', Bref]")
    for folder, name in (("content/alpha", "."), ("content", "alpha/deck.yaml"), ("/", f"{catalogue}/content/alpha")):
        monkeypatch.chdir(catalogue / folder)
        here = do(_job(name, "bac"))
        assert here.diagnostics
        _same(do(packed(_job(name, "bac"))), here)


def test_links_are_sent_as_what_they_lead_to(catalogue: Path) -> None:
    alpha = catalogue / "content" / "alpha"
    (alpha / "images" / "drawing.png").rename(alpha / "images" / "real.png")
    (alpha / "images" / "drawing.png").symlink_to("real.png")
    (alpha / "images").rename(alpha / "folder")
    (alpha / "images").symlink_to("folder")
    (alpha / "courses" / "same.yaml").symlink_to("bac.yaml")
    shutil.move(alpha, catalogue / "elsewhere" / "content" / "alpha")
    shutil.copytree(catalogue / "content" / "library", catalogue / "elsewhere" / "content" / "library")
    alpha.symlink_to("../elsewhere/content/alpha")
    here = do(_job("content/alpha", "same"))
    assert here.exit_code == 0, here.diagnostics
    parcel = packed(_job("content/alpha", "same"))
    (catalogue / "elsewhere").rename("hidden")
    _same(do(parcel), here)


def test_a_deck_with_errors_is_not_sent(catalogue: Path) -> None:
    change(catalogue / "content" / "alpha" / "courses" / "exam.yaml", "[image]", "[imgae]")
    with pytest.raises(ContentError) as caught:
        packed(_job("content/alpha", "exam"))
    assert [found.code for found in caught.value.diagnostics if found.severity == "error"] == ["unknown-address"]


def test_nothing_is_left_of_what_was_unpacked(catalogue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import tempfile

    space = catalogue.parent / "space"
    space.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(space))
    job = packed(_job("content/alpha"))
    assert do(job).exit_code == 0
    assert list(space.iterdir()) == []


def test_another_program_does_not_unpack(catalogue: Path) -> None:
    job = packed(_job("content/beta"))
    assert job.parcel is not None
    for part, said in (
        ({"version": "9"}, "instead of 9"),
        ({"libraries": ("uharfbuzz 0.1",)}, "instead of uharfbuzz 0.1"),
        ({"sources": "0"}, "other sources"),
    ):
        program = replace(job.parcel.program, **part)
        outcome = do(replace(job, parcel=replace(job.parcel, program=program)))
        assert said in outcome.failure
        assert (outcome.exit_code, outcome.outputs) == (2, {})


def test_the_date_comes_with_the_job(catalogue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    job = replace(_job("content/beta"), epoch="1700000000")
    here, sent = do(job), packed(job)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert dict(do(sent).outputs) == dict(here.outputs)
    assert "SOURCE_DATE_EPOCH" not in os.environ
    assert dict(do(_job("content/beta")).outputs) != dict(here.outputs)
