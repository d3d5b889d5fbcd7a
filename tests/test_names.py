"""Whatever a file may be called: pictures, courses and decks are found, and outputs are called after them."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import ContentError, build, load_deck
from generator.build import Variant, check, output_file
from generator.cli import main
from generator.course import course_names, load_for_course
from generator.deck.format import scalar
from generator.deck.source import FORBIDDEN
from tests.cases.pictures import png

NAMES = (
    st.text(min_size=1, max_size=24)
    .map(lambda name: FORBIDDEN.sub("", name).replace("/", "").replace("\ufeff", "").replace("\ufffd", ""))
    .filter(
        lambda name: (
            name == name.strip("\n")
            and name.strip(".")
            and name.strip()
            and "\r" not in name
            and len(name.encode()) < 200
        )
    )
)
FORMS: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def stored(name: str) -> str:
    return unicodedata.normalize("NFD", name)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=NAMES, form=st.sampled_from([*FORMS, None]))
def test_any_name_can_be_that_of_a_picture_a_course_and_a_deck(
    tmp_path_factory: pytest.TempPathFactory, name: str, form: Literal["NFC", "NFD"] | None
) -> None:
    root = tmp_path_factory.mktemp("names") / "content"
    typed = unicodedata.normalize(form, name) if form else name
    quoted = scalar(typed)
    write(
        root / name / "deck.yaml",
        f"title: T\nslides:\n  - id: a\n    heading: A\n    image: {scalar(typed + '.png')}\n",
    )
    (root / name / f"{name}.png").write_bytes(png(4, 4))
    write(root / name / "courses" / f"{name}.yaml", "course: {room: A1}\n")
    write(root / name / "courses" / "zz.yaml", f"extends: {quoted}\n")
    write(root / "user" / "deck.yaml", f"title: T\nslides:\n  - use: {scalar('../' + typed + '#a')}\n")
    deck, _ = load_deck(root / typed)
    assert [slide.fields["image"].path.name for slide in deck.slides] == [f"{name}.png"]  # type: ignore[union-attr]
    assert set(course_names(root / name)) == {name, "zz"}
    for course in {typed, "zz"}:
        made, _ = load_for_course(root / typed, course)
        assert made.deck.facts["room"].values == ("A1",)
    used, _ = load_deck(root / "user")
    assert [slide.fields["image"].path for slide in used.slides] == [deck.slides[0].fields["image"].path]  # type: ignore[union-attr]
    stem = name.removesuffix(".yaml").removesuffix(".yml")
    if stem == name:
        assert output_file(root / typed, Variant(typed), ".pptx", None) == Path("output", name, f"{name}-{name}.pptx")


@pytest.fixture
def lecture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A deck, a picture, a course and another deck, all with names of decomposed letters."""
    monkeypatch.chdir(tmp_path)
    deck = "title: T\nslides:\n  - heading: A\n    image: {file: images/élève.png, alt: x}\n  - use: ../méthode#a\n"
    write(Path("content", stored("été"), "deck.yaml"), deck)
    Path("content", stored("été"), "images").mkdir()
    Path("content", stored("été"), "images", stored("élève.png")).write_bytes(png(4, 4))
    write(Path("content", stored("été"), "courses", stored("forêt.yaml")), "slides:\n  a: {heading: Autre}\n")
    write(Path("content", stored("méthode"), "deck.yaml"), "title: T\nslides: [{id: a, heading: B}]\n")
    return tmp_path


def test_names_are_found_in_either_form(lecture: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for deck, course in (("content/été", "forêt"), (f"content/{stored('été')}", stored("forêt"))):
        assert main(["build", deck, "--course", course, "--to", "html", "--strict"]) == 0, capsys.readouterr().err
        assert main(["courses", deck, "--course", course]) == 0
        assert main(["diff", deck, course]) == 0
        assert main(["fmt", "--check", deck, "--quiet"]) in (0, 1)
    name = stored("été")
    assert [file.name for file in Path("output", name).iterdir()] == [f"{name}-{stored('forêt')}.html"]
    assert main(["courses", "content/été", "--accept"]) == 0
    record = Path("content", name, "courses", stored("forêt") + ".base.json")
    assert record.is_file()
    record.rename(record.with_name("forêt.base.json"))
    _, found = load_for_course(Path("content/été"), "forêt")
    assert not [one for one in found if one.code == "not-recorded"]
    assert main(["build", "--all", "content/été", "--to", "html"]) == 0
    capsys.readouterr()


@pytest.mark.parametrize("name", ["Élève.png", "élève.PNG", "ÉLÈVE.png"])
def test_other_capitals_are_told_with_the_right_name(tmp_path: Path, name: str) -> None:
    write(tmp_path / "d" / "deck.yaml", f"title: T\nslides:\n  - heading: A\n    image: Images/{name}\n")
    (tmp_path / "d" / "images").mkdir()
    (tmp_path / "d" / "images" / stored("élève.png")).write_bytes(png(4, 4))
    with pytest.raises(ContentError) as caught:
        load_deck(tmp_path / "d")
    [found] = caught.value.diagnostics
    assert found.code == "picture-missing"
    assert f"images/{stored('élève.png')}" in found.hint
    assert "capitals" in found.hint


def test_other_capitals_are_told_where_the_system_makes_no_difference(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "d" / "deck.yaml", "title: T\nslides:\n  - heading: A\n    image: Rue.png\n")
    for name in ("rue.png", "Rue.png", "rUE.PNG"):  # as they are all found there
        (tmp_path / "d" / name).write_bytes(png(4, 4))
    monkeypatch.setattr("generator.deck.source.names_in", lambda folder: ["deck.yaml", "rue.png"])
    with pytest.raises(ContentError) as caught:
        load_deck(tmp_path / "d")
    assert [found.values["near"] for found in caught.value.diagnostics] == ["rue.png"]


def test_so_they_are_for_other_decks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "content" / "d" / "deck.yaml", "title: T\nslides:\n  - use: ../Other#b\n")
    for name in ("other", "Other", "oTHER#B"):
        write(tmp_path / "content" / name / "deck.yaml", "title: T\nslides: [{heading: B}]\n")
    (tmp_path / "content" / "oTHER").mkdir()
    names = {"content": ["d", "other"]}
    monkeypatch.setattr(
        "generator.deck.source.names_in", lambda folder: names.get(folder.resolve().name, ["deck.yaml"])
    )
    with pytest.raises(ContentError) as caught:
        load_deck(tmp_path / "content" / "d")
    assert [found.values["near"] for found in caught.value.diagnostics] == ["../other"]


@pytest.mark.parametrize("extends", ["Ete", "été ", "éte", "Été"])
def test_a_course_that_is_not_there_has_the_right_hint(tmp_path: Path, extends: str) -> None:
    write(tmp_path / "d" / "deck.yaml", "title: T\nslides: [{heading: A}]\n")
    write(tmp_path / "d" / "courses" / f"{stored('été')}.yaml", "lang: fr\n")
    write(tmp_path / "d" / "courses" / "soir.yaml", f"extends: '{extends}'\n")
    if unicodedata.normalize("NFC", extends.strip()) == "été":
        load_for_course(tmp_path / "d", "soir")
        return
    with pytest.raises(ContentError) as caught:
        load_for_course(tmp_path / "d", "soir")
    [found] = caught.value.diagnostics
    assert (found.code, found.hint) == ("course-missing", f"Did you mean {stored('été')}?")


@pytest.mark.skipif(os.sep != "/", reason="such names are those of POSIX systems")
def test_a_deck_of_any_bytes_is_built(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / os.fsdecode(b"caf\xe9 'x' \"y\"")
    write(folder / "deck.yaml", "title: T\nslides: [{heading: A}]\n")
    made = build(folder, to=["html"], out=tmp_path / "out")
    assert [file.name for file in made.files] == [f"{folder.name}.html"]
    assert main(["check", str(folder)]) == 0
    capsys.readouterr()


def test_new_parts_of_a_course_have_ids_whatever_it_is_called(tmp_path: Path) -> None:
    write(tmp_path / "d" / "deck.yaml", "title: T\nslides: [{id: a, heading: A, items: [x]}]\n")
    write(tmp_path / "d" / "courses" / "Été (soir).yaml", "append: [{layout: blank}]\nslides: {a: {append: [y]}}\n")
    write(
        tmp_path / "d" / "courses" / "next.yaml", "extends: Été (soir)\nslides: {a: {items: {ete-soir-append1: z}}}\n"
    )
    made, _ = load_for_course(tmp_path / "d", "next")
    assert [slide.id for slide in made.deck.slides] == ["a", "ete-soir-append1"]
    check(tmp_path / "d", course="next")


def test_a_name_that_was_cut_off_at_a_comment_is_told_to_stand_in_quotes(tmp_path: Path) -> None:
    deck = "title: T\nslides:\n  - heading: A\n    image: photo #1 of the street.png\n  - use: ../other #2, and so on\n"
    write(tmp_path / "content" / "d" / "deck.yaml", deck)
    write(tmp_path / "content" / "other #2, and so on" / "deck.yaml", "title: T\nslides: [{heading: B}]\n")
    (tmp_path / "content" / "d" / "photo #1 of the street.png").write_bytes(png(4, 4))
    write(tmp_path / "content" / "d" / "courses" / "group #1 of the year.yaml", "lang: en\n")
    write(tmp_path / "content" / "d" / "courses" / "x.yaml", "extends: group #1 of the year\n")
    with pytest.raises(ContentError) as caught:
        load_for_course(tmp_path / "content" / "d", "x")
    hints = {found.code: found.hint for found in caught.value.diagnostics if found.severity == "error"}
    assert hints == {
        "picture-missing": "Did you mean photo #1 of the street.png? Put that name in quotes.",
        "use-missing": "Did you mean ../other #2, and so on? Put that name in quotes.",
        "course-missing": "Did you mean group #1 of the year? Put that name in quotes.",
    }
