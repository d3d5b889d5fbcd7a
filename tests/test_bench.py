"""The bench measures what it says: the same slides for both programs, and whole processes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator import check
from generator.course import course_names
from generator.deck import load_deck
from generator.deck.model import Items
from generator.errors import Severity
from generator.scene.boxes import ChartBox, Group, single
from tests.bench import catalogue, decks, figures, formulas, lecture, pdf
from tests.bench.measure import Cost, run, typical

ROOT = Path(__file__).parents[1]


def test_the_deck_holds_the_slides_that_pandoc_gets(tmp_path: Path) -> None:
    decks.main(tmp_path, 20)
    deck, problems = load_deck(tmp_path / "deck.yaml")
    assert not problems
    outlines = decks.lecture(20)
    assert len(deck.slides) == len(outlines) == 20
    markdown = (tmp_path / "deck.md").read_text(encoding="utf-8")
    for slide, outline in zip(deck.slides, outlines, strict=True):
        items = slide.fields["items"]
        assert isinstance(items, Items)
        read = tuple((item.text.plain, tuple(child.text.plain for child in item.children)) for item in items.items)
        assert read == outline.items
        assert [note.plain for note in slide.notes] == [outline.notes]
        assert all(f"- {text}\n" in markdown for text, _ in outline.items)
    assert any(below for outline in outlines for _, below in outline.items)


def test_the_lecture_of_all_kinds_is_the_same_for_both(tmp_path: Path) -> None:
    lecture.write(tmp_path, 25)
    made = check(tmp_path)
    assert not [one for one in made.diagnostics if one.severity is not Severity.NOTICE]
    headings = [slide.heading.plain for slide in load_deck(tmp_path)[0].slides if slide.heading]
    markdown = (tmp_path / "deck.md").read_text(encoding="utf-8")
    assert [line[2:] for line in markdown.splitlines() if line.startswith("# ")] == headings
    assert len(headings) == 25
    for typed in ("\\frac{1}{n}", "[@work", "^[", "```python", "|--:|", "::: columns", "- "):
        assert typed in markdown


def test_seven_slides_are_the_seed(tmp_path: Path) -> None:
    decks.main(tmp_path, 7)
    markdown = (tmp_path / "deck.md").read_text(encoding="utf-8")
    assert markdown.count("\n# ") == 7
    assert "# Acteurs :\n" in markdown
    assert (tmp_path / "deck.yaml").read_bytes() == (decks.SEED_DECK / "deck.yaml").read_bytes()
    assert not [one for one in check(tmp_path).diagnostics if one.severity is Severity.ERROR]


def test_lectures_of_figures_differ_from_the_plain_one_in_nothing_else(tmp_path: Path) -> None:
    headings = set()
    for kind in (figures.PLAIN, figures.CHART, *figures.DIAGRAMS):
        figures.write(tmp_path / kind, 8, kind)
        done = check(tmp_path / kind)
        assert not [found for found in done.diagnostics if found.severity is not Severity.NOTICE]
        assert len(done.scene.pages) == 8
        headings.add(tuple(page.title for page in done.scene.pages))
        drawn = [box for page in done.scene.pages for box in page.boxes if isinstance(box, Group) and box.alt]
        charts = [box for page in done.scene.pages for box in single(page.boxes) if isinstance(box, ChartBox)]
        assert len(charts) == 8 * (kind == figures.CHART)
        assert len(drawn) == 8 * (kind in figures.DIAGRAMS)
    assert len(headings) == 1


def test_what_a_figure_costs_is_what_is_left_of_its_lecture() -> None:
    costs = {figures.PLAIN: 0.3, figures.CHART: 0.8, **dict.fromkeys(figures.DIAGRAMS, 0.5)}
    more = figures.beyond(costs, 200)
    assert more[figures.CHART] == pytest.approx(2.5)
    assert figures.of_diagrams(more) == pytest.approx(1.0)
    assert figures.rows(costs, 200)[1].split() == ["200", "chart", "0.800", "2.50"]


def test_a_cost_counts_child_processes(tmp_path: Path) -> None:
    burn = "import time\nwhile time.process_time() < 0.3: pass"
    inner = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {burn!r}])"
    found = run([sys.executable, "-c", inner], tmp_path, {})
    assert 0.3 <= found.cpu < 1.5
    assert found.peak_mib > 5


def test_a_cost_counts_what_a_program_leaves_behind(tmp_path: Path) -> None:
    """As a browser's helpers do: the child goes on when its parent has ended."""
    if sys.platform != "linux":
        pytest.skip("only Linux lets a process adopt what another leaves behind")
    burn = "import time\nwhile time.process_time() < 0.3: pass"
    leave = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {burn!r}])"
    env = {"PYTHONPATH": str(ROOT)}
    found = run([sys.executable, "-m", "tests.bench.whole", sys.executable, "-c", leave], tmp_path, env)
    assert 0.3 <= found.cpu < 1.5


def test_a_pdf_is_measured_with_its_size() -> None:
    found = {pdf.DIAPO: (Cost(0.5, 60), 700_000), pdf.OFFICE: (Cost(5, 270), 200_000)}
    ours, theirs = pdf.rows(100, found)
    assert ours.split()[-2:] == ["700.0", "7.00"]
    assert theirs.split()[-2:] == ["0.100", "x"]


def test_a_program_that_fails_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="no such deck"):
        run([sys.executable, "-c", "raise SystemExit('no such deck')"], tmp_path, {})


def test_typical_is_the_median_and_the_highest_peak() -> None:
    assert typical([Cost(3, 10), Cost(1, 30), Cost(2, 20)]) == Cost(2, 30)


def test_the_catalogue_has_decks_that_differ_and_courses_that_build(tmp_path: Path) -> None:
    catalogue.write_catalogue(tmp_path, 2)
    scenes = {}
    for number in (1, 2):
        folder = tmp_path / "content" / f"lecture-00{number}"
        assert course_names(folder) == tuple(sorted(catalogue.COURSES))
        for course in (None, *catalogue.COURSES):
            done = check(folder, course=course)
            assert not [found for found in done.diagnostics if found.severity is not Severity.NOTICE]
            scenes[number, course] = done.scene.pages
    assert len({repr(pages) for pages in scenes.values()}) == 2 * 5
    assert len(load_deck(tmp_path / "content" / "lecture-001")[0].slides) == catalogue.SLIDES + 3


def test_memory_counts_the_processes_that_were_started(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("processes are looked at in /proc")
    hold = "import sys; kept = bytearray(64 * 2**20); kept[::4096] = b'x' * len(kept[::4096])\n"
    wait = "print('ready', flush=True); sys.stdin.read()"
    outer = (
        "import subprocess, sys\n"
        f"inner = subprocess.Popen([sys.executable, '-c', {hold + wait!r}], stdin=subprocess.PIPE)\n"
        "sys.stdin.read(); inner.communicate()"
    )
    with subprocess.Popen([sys.executable, "-c", outer], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"ready\n"
        assert 64 < catalogue.memory(process.pid) < 256
        process.communicate()


def test_formulas_are_measured_as_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formulas, "TURNS", 1)
    monkeypatch.setattr(formulas, "texts", lambda: ["x^2", "y"])
    costs = formulas.measure()
    assert costs["cold"] > costs["warm"] > 0
    monkeypatch.undo()
    assert len(set(formulas.texts())) == formulas.FORMULAS
