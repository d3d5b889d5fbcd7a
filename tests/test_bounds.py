"""Inputs that are small and would be dear: each ends with an error that says what is too much. What is bounded is what
is worked on, not what is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator import course as course_stage
from generator.build import check
from generator.course import template
from generator.course.template import TemplateError, Templates, variables
from generator.deck import library
from generator.errors import MAX_PROBLEMS, ContentError, Diagnostic, Severity, error, first_of, notice, warning
from generator.names import MAX_COMPARED, nearest
from generator.render import writer
from generator.spans import Span

HEAD = "title: T\nslides:\n"


@pytest.fixture
def decks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path / "content"


def _write(folder: Path, name: str, text: str) -> Path:
    (folder / name).mkdir()
    (folder / name / "deck.yaml").write_text(text, encoding="utf-8")
    return folder / name


def _refused(deck: Path, **options: str) -> list[Diagnostic]:
    with pytest.raises(ContentError) as found:
        check(deck, **options)  # type: ignore[arg-type]
    return [one for one in found.value.diagnostics if one.severity is Severity.ERROR]


def _counted(monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> list[int]:
    """How often a function is called, as the length of a list."""
    calls: list[int] = []
    real: Callable[..., object] = getattr(module, name)

    def counting(*arguments: object, **named: object) -> object:
        calls.append(1)
        return real(*arguments, **named)

    monkeypatch.setattr(module, name, counting)
    return calls


# --- decks that use decks --------------------------------------------------------------------------------------------


def test_slides_that_are_brought_and_refused_are_work_as_well(decks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library.Decks, "left", 1000)
    _write(decks, "other", HEAD + "".join(f"  - heading: A{at}\n" for at in range(90)))
    deck = _write(decks, "mine", HEAD + "  - use: ../other\n" * 1000)
    copied = _counted(monkeypatch, library, "with_texts")
    codes = [one.code for one in _refused(deck)]
    assert codes.count("too-many") == 1
    assert codes.count("duplicate-id") <= 5
    assert len(copied) <= 500


def test_what_decks_bring_through_each_other_is_one_sum(decks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library.Decks, "left", 300)
    for at in range(6):
        below = f"  - use: ../d{at + 1}\n" if at < 5 else ""
        _write(decks, f"d{at}", HEAD + "".join(f"  - {{id: s{n}, heading: A}}\n" for n in range(30)) + below)
    assert "too-many" in [one.code for one in _refused(decks / "d0")]
    assert check(decks / "d3").scene.pages


def test_a_deck_may_bring_single_slides_of_a_large_one_at_no_cost(decks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(decks, "other", HEAD + "".join(f"  - {{id: s{at}, heading: A{at}}}\n" for at in range(500)))
    deck = _write(decks, "mine", HEAD + "".join(f"  - use: ../other#s{at}\n" for at in range(500)))
    copied = _counted(monkeypatch, library, "with_texts")
    assert len(check(deck).scene.pages) == 500
    assert len(copied) == 500


@pytest.mark.parametrize("line", ["  - use: ../other#slide-numbr-{}\n", '  - heading: "[l](#slide-numbr-{})"\n'])
def test_no_more_near_names_are_looked_for_than_are_told(
    decks: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    names = "".join(f"  - id: slide-number-{at}\n    heading: A{at}\n" for at in range(50))
    _write(decks, "other", HEAD + names)
    deck = _write(decks, "mine", HEAD + names + "".join(line.format(at) for at in range(600)))
    looked = _counted(monkeypatch, library, "nearest")
    also = _counted(monkeypatch, __import__("generator.deck.reader", fromlist=["x"]), "nearest")
    assert len(_refused(deck)) == MAX_PROBLEMS + 1
    assert MAX_PROBLEMS <= len(looked) + len(also) <= MAX_PROBLEMS + 1


def test_a_name_is_compared_with_few_of_many() -> None:
    known = [f"slide-number-{at}" for at in range(20_000)]
    assert nearest("slide-numbr-7", known[:100]) == "slide-number-7"
    assert nearest("slide-numbr-7", known)
    assert nearest("xylophone", known) is None
    assert MAX_COMPARED < 1000


# --- templates -------------------------------------------------------------------------------------------------------


def _templates() -> Templates:
    return Templates("en", variables(course={"g": "x" * 1000}, deck={}, words={}))


def test_templates_are_bounded_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template, "MAX_ALL_SOURCES", 1000)
    work = _templates()
    with pytest.raises(TemplateError, match="all templates of the deck together") as found:
        for at in range(1000):
            work.render(f"{at} {{{{ course.g }}}}")
    assert found.value.kind == "bounds"


def test_loops_are_bounded_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template, "MAX_ALL_STEPS", 1000)
    work = _templates()
    with pytest.raises(TemplateError, match="turns of loops"):
        for at in range(1000):
            work.render(f"{at}{{% for a in range(100) %}}x{{% endfor %}}{{{{ course.g }}}}")


def test_what_templates_say_is_bounded_also_when_it_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template, "MAX_ALL_RESULTS", 5000)
    work = _templates()
    with pytest.raises(TemplateError, match="characters to say"):
        for _ in range(10):
            work.render("{{ course.g }}")


@pytest.mark.parametrize(
    "number", ["1e999", "1e999 | int", "-1e999", "1e999 - 1e999", "[1e999]", "1e308 + 1e308 | int"]
)
def test_a_number_without_end_is_no_defect(decks: Path, number: str) -> None:
    deck = _write(decks, "mine", f'course: {{g: x}}\n{HEAD}  - heading: "{{{{ course.g }}}} {{{{ {number} }}}}"\n')
    assert [one.code for one in _refused(deck)] == ["template-syntax"]


# --- whole decks -----------------------------------------------------------------------------------------------------


def test_all_texts_of_a_deck_are_bounded(decks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.course.customise.MAX_TEXTS", 10_000)
    deck = _write(decks, "mine", HEAD + "".join(f"  - heading: A{at}\n    text: {'word ' * 100}\n" for at in range(30)))
    (problem,) = _refused(deck)
    assert problem.code == "too-many"
    assert "characters of text" in problem.message


def test_a_fact_that_is_said_often_counts_as_often(decks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.course.customise.MAX_TEXTS", 10_000)
    slides = "".join(f"  - heading: A{at}\n    text: '{{{{ course.g }}}}'\n" for at in range(30))
    deck = _write(decks, "mine", f"course: {{g: {'x' * 1000}}}\n{HEAD}{slides}")
    assert [one.code for one in _refused(deck)] == ["too-many"]


def test_courses_of_a_deck_are_bounded(decks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.course.files.MAX_COURSES", 5)
    deck = _write(decks, "mine", HEAD + "  - heading: A\n")
    (deck / "courses").mkdir()
    for at in range(5):
        (deck / "courses" / f"c{at}.yaml").write_text("title: K\n")
    assert len(course_stage.course_names(deck)) == 5
    (deck / "courses" / "c5.yaml").write_text("title: K\n")
    with pytest.raises(ContentError, match="6 courses"):
        course_stage.course_names(deck)


def test_pages_of_a_pdf_are_bounded(decks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.render.pdf.typeset.MAX_PAGES", 3)
    scene = check(_write(decks, "mine", HEAD + "  - layout: blank\n" * 4)).scene
    for kind in ("pdf", "png"):
        with pytest.raises(ContentError, match="too-many"):
            writer(kind)(scene)
    assert writer("html")(scene)


# --- what is told ----------------------------------------------------------------------------------------------------


def test_equal_headings_are_told_of_so_many_times_and_no_more(decks: Path) -> None:
    deck = _write(decks, "mine", HEAD + "  - heading: A\n" * (MAX_PROBLEMS + 51))
    told = check(deck).diagnostics
    assert [one.code for one in told].count("duplicate-title") == MAX_PROBLEMS
    (more,) = [one for one in told if one.code == "too-many-problems"]
    assert more.severity is Severity.WARNING
    assert "50 more" in more.message


def test_no_kind_of_problem_pushes_out_another() -> None:
    def at(line: int) -> Span:
        return Span("deck.yaml", line, 1)

    many = [warning("w", "w", at(line)) for line in range(MAX_PROBLEMS * 2)]
    told = first_of([*many, error("e", "e", at(10_000)), notice("n", "n", at(10_001))])
    assert [one.code for one in told].count("w") == MAX_PROBLEMS
    assert {"e", "n", "too-many-problems"} <= {one.code for one in told}
    assert first_of(many[:MAX_PROBLEMS]) == tuple(many[:MAX_PROBLEMS])
