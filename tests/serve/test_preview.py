"""A preview without a browser: what it tells after edits, and that it does not grow."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from generator.serve.built import Variant
from generator.serve.preview import Preview
from tests.catalogue.small import environment
from tests.conftest import ROOT
from tests.random_edits import Edited
from tests.small_decks import DECK, WRONG

EDITS = 150


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    (tmp_path / "deck.yaml").write_text(DECK, encoding="utf-8")
    return Preview(tmp_path, Variant())


def write(preview: Preview, text: str) -> None:
    (preview.path / "deck.yaml").write_text(text, encoding="utf-8")


def test_only_what_changed_is_told(preview: Preview) -> None:
    first = preview.build()
    assert first["update"]["whole"]
    assert list(first["pages"]) == ["acteurs"]
    again = preview.build()
    assert (again["update"]["changed"], again["update"]["css"], again["pages"]) == ({}, "", {})
    write(preview, DECK.replace("décret", "texte"))
    told = preview.build()
    assert list(told["update"]["changed"]) == list(told["pages"]) == ["acteurs"]
    assert told["pages"]["acteurs"]["notes"][0]["text"] == "Rappeler le texte."
    assert told["pages"]["acteurs"]["place"][1:] == [4, 5]


def test_lines_above_change_places_only(preview: Preview) -> None:
    preview.build()
    write(preview, "# one\n" + DECK)
    told = preview.build()
    assert told["update"]["changed"] == {}
    assert told["pages"]["acteurs"]["place"][1] == 5


def test_problems_know_their_slides(preview: Preview) -> None:
    preview.build()
    write(preview, WRONG)
    told = preview.build()
    assert [(one["code"], one["slides"], one["near"]) for one in told["problems"]] == [
        ("unknown-key", ["acteurs"], "deck.yaml:5:5"),
        ("unknown-key", ["acteurs"], "deck.yaml:8:5"),
    ]
    assert told["standing"] == ["acteurs"]
    place = preview.place(0, None)
    assert place
    assert place[0] == preview.folder / "deck.yaml"
    assert preview.place(7, None) is None
    assert preview.place(None, "nowhere") is None


@pytest.mark.parametrize(
    "line", ["image: images/late.png", "table: late.csv", "code: {file: late.py}", "video: late.mp4"]
)
def test_files_that_are_not_there_or_not_whole_are_looked_for(preview: Preview, line: str) -> None:
    """Whoever copies a large file may be seen in the middle of it."""
    write(preview, DECK + f"  - heading: Tard\n    {line}\n")
    preview.build()
    late = next((one for one in preview.files if one.stem == "late"), None)
    assert late
    assert not late.exists()
    late.parent.mkdir(exist_ok=True)
    late.write_bytes(b"")
    preview.build()
    assert late in preview.files


@pytest.mark.parametrize("file", ["themes/mine/theme.yaml", "layouts/own.yaml.j2", "courses/mine.yaml", "_brand.yml"])
def test_files_that_something_is_wrong_with_are_looked_at(tmp_path: Path, file: str) -> None:
    (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / file).write_text("a: [\n", encoding="utf-8")
    said = {"themes": "theme: mine\n", "layouts": "slides:\n  - layout: own\n    heading: H\n"}.get(
        file.split("/")[0], ""
    )
    text = said + DECK if "theme" in said else "title: T\n" + said if said else DECK
    (tmp_path / "deck.yaml").write_text(text, encoding="utf-8")
    preview = Preview(tmp_path, Variant(course="mine" if "courses" in file else None))
    assert preview.build()["problems"]
    assert tmp_path / file in preview.files


def test_a_deck_that_is_used_and_is_not_there_or_is_wrong_is_looked_for(tmp_path: Path) -> None:
    own, other = tmp_path / "content" / "own", tmp_path / "content" / "other"
    own.mkdir(parents=True)
    (own / "deck.yaml").write_text("title: T\nslides:\n  - use: ../other\n  - heading: H\n", encoding="utf-8")
    preview = Preview(own, Variant())
    for text in (None, "slides: [", "title: T\nslides:\n  - hedding: H\n"):
        if text is not None:
            other.mkdir(exist_ok=True)
            (other / "deck.yaml").write_text(text, encoding="utf-8")
        assert preview.build()["problems"]
        assert other / "deck.yaml" in preview.files
    (other / "deck.yaml").write_text(DECK, encoding="utf-8")
    assert not preview.build()["problems"]


def test_a_deck_that_cannot_be_read_keeps_what_was_there(preview: Preview) -> None:
    preview.build()
    write(preview, "slides: [")
    told = preview.build()
    assert "update" not in told
    assert told["problems"]
    assert not told["whole"]
    assert preview.whole()["update"]["order"] == ("acteurs",) or preview.whole()["update"]["order"] == ["acteurs"]


def _memory() -> int:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGESIZE")


@pytest.mark.slow
def test_memory_does_not_grow_with_edits(tmp_path: Path) -> None:
    """``python -m tests.serve.long_run`` does the same 10,000 times."""
    grown = growth(tmp_path, EDITS, EDITS)
    assert grown < 8 * 1024 * 1024


def growth(folder: Path, before: int, edits: int) -> int:
    """By how many bytes the process has grown in so many edits, after others."""
    chance = Random("memory")
    text = (ROOT / "content" / "le-partenariat" / "deck.yaml").read_text(encoding="utf-8").replace("references.bib", "")
    file = folder / "deck.yaml"
    file.write_text(text, encoding="utf-8")
    preview, edited = Preview(folder, Variant()), Edited(text, chance)
    first = ([*edited.slides], edited.head)
    start = 0
    for number in range(before + edits):
        if number % 25 == 0:
            edited.slides, edited.head = [*first[0]], first[1]
        edited.edit()
        file.write_text(edited.text, encoding="utf-8")
        preview.build()
        if number == before - 1:
            start = _memory()
    return _memory() - start


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 143)])
def test_the_command_prints_its_address_and_ends_cleanly(number: signal.Signals, code: int, tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(DECK, encoding="utf-8")
    command = [sys.executable, "-m", "generator", "serve", "--no-open", str(tmp_path)]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        address = process.stdout.readline()
        assert address.startswith("http://127.0.0.1:")
        assert "/open?token=" in address
        time.sleep(0.3)
        process.send_signal(number)
        _, said = process.communicate(timeout=20)
    assert process.returncode == code
    assert "Traceback" not in said
