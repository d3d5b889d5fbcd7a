"""Every mistake that the design names, in one deck with a chain of courses, told in one run of the real command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from generator.course import load_for_course
from generator.course.records import record_file, records_text
from tests.course.customising import folder_of

DECK = """\
title: T
lang: fr
slides:
  - id: a
    heading: A
    priority: 1
    minutes: 50
    items:
      - un
      - deux
  - id: b
    heading: B
    items:
      - "{{ course.grup }}"
      - "{{ course.group"
      - "{% for x in range(99999) %}{{ course.group }}{% endfor %}"
      - "{{ cours.group }}"
  - id: c
    heading: C, voir [a](#a)
    only: [soir]
"""
PARENT = """\
course:
  group: Bloc 2
slides:
  a:
    items:
      i1: one
  zz:
    heading: Z
append:
  - use: ../nowhere
  - use: ../../outside
  - use: ../autre#x
  - use: ../cercle
"""
COURSE = """\
extends: parent
langue: fr
lang: en
audience: [soirr]
length: {minutes: 10}
course:
  Group: x
drop: [a/i9]
slides:
  a:
    without: [source]
    heading: Head
    items:
      i1: first
      i2: {move: {after: i2}}
  b:
    heading: "[c](#c)"
    append:
      - id: i1
        text: x
append:
  - id: a
    heading: again
  - heading: Lost [nowhere](#nowhere)
"""
EXPECTED = {
    ("unknown-address", "parent.yaml", 7),
    ("use-missing", "parent.yaml", 10),
    ("use-outside", "parent.yaml", 11),
    ("use-missing", "parent.yaml", 12),
    ("use-cycle", "deck.yaml", 3),
    ("base-changed", "parent.yaml", 6),
    ("unknown-key", "soir.yaml", 2),
    ("unknown-audience", "soir.yaml", 4),
    ("length-out-of-reach", "soir.yaml", 5),
    ("invalid-fact", "soir.yaml", 7),
    ("unknown-address", "soir.yaml", 8),
    ("wrong-field", "soir.yaml", 11),
    ("move-circle", "soir.yaml", 15),
    ("duplicate-id", "soir.yaml", 16),
    ("dead-link", "soir.yaml", 17),
    ("duplicate-id", "soir.yaml", 22),
    ("unknown-link", "soir.yaml", 24),
    ("unknown-variable", "deck.yaml", 14),
    ("template-syntax", "deck.yaml", 15),
    ("template-bounds", "deck.yaml", 16),
    ("like-a-variable", "deck.yaml", 17),
    ("untranslated", "soir.yaml", 3),
    ("record-unreadable", "soir.base.json", 1),
}


def written(root: Path) -> Path:
    """The deck in its state of long ago, with its record; then as it is now, with everything else that is wrong."""
    content = root / "content"
    folder_of(content / "autre", "title: T\nslides:\n  - id: y\n    heading: y\n")
    folder_of(content / "cercle", "title: T\nslides:\n  - use: ../mien\n")
    before = "slides:\n  a:\n    items:\n      i1: one\n"
    folder = folder_of(content / "mien", "title: T\nslides:\n  - id: a\n    items: [zero]\n", parent=before)
    records = load_for_course(folder, "parent")[0].records["parent"]
    record_file(folder, "parent").write_text(records_text(records), encoding="utf-8")
    folder_of(folder, DECK, parent=PARENT, soir=COURSE)
    record_file(folder, "soir").write_text("<<<<<<< HEAD\n", encoding="utf-8")
    return folder


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-m", "generator", *arguments]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, timeout=120, check=False)


def test_everything_that_is_wrong_is_told_in_one_run(tmp_path: Path) -> None:
    written(tmp_path)
    done = run(tmp_path, "check", "content/mien", "--course", "soir", "--format", "json")
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    told = json.loads(done.stdout)
    found = [one for deck in told["decks"] for one in deck["diagnostics"]] if "decks" in told else told["diagnostics"]
    places = {(one["code"], Path(one["span"]["path"]).name, one["span"]["line"]) for one in found if one["span"]}
    assert not EXPECTED - places
    assert {code for code, _, _ in places - EXPECTED} <= {"untranslated-slide", "not-recorded"}
    assert all(one["message"] and "{" not in one["message"].replace("{{", "").replace("{%", "") for one in found)


def test_what_ends_the_reading_at_once(tmp_path: Path) -> None:
    folder = written(tmp_path)
    for text, code in (("extends: soir\n", "course-cycle"), ("extends: autre\n", "course-missing")):
        folder_of(folder, DECK, soir=text)
        done = run(tmp_path, "check", "content/mien", "--course", "soir", "--format", "json")
        assert (done.returncode, f'"{code}"' in done.stdout) == (1, True)
