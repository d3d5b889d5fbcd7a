"""``diapo translate``: a file that checks as it is, and builds as it is filled in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.build import check
from generator.cli import main
from generator.course import load_for_course
from generator.course.skeleton import translation_file
from generator.deck.format import format_deck
from generator.deck.load import parse_deck
from generator.scene.boxes import PictureBox, TextBox
from generator.scene.page import Scene
from tests.cases.pictures import png

DECK = """\
title: Méthodes
subtitle: Séance trois
author: A. Martin
date: 12 mars 2026
footer: Bloc deux
lang: fr
slides:
  - layout: title
    heading: Méthodes
    subtitle: Une introduction
    author: A. Martin
  - id: liste
    heading: Une liste
    items:
      - Un :
          - Un un
          - id: nomme
            text: Un deux
            items: [Profond]
      - "2026"
      - text: "Réponse : b"
        only: [teacher]
    notes:
      - Première note
      - text: Note du maître
        only: [teacher]
      - |
        Une note
        de deux lignes
  - id: colonnes
    heading: Deux colonnes
    columns:
      - heading: Pour
        items: [Souple]
      - id: contre
        heading: Contre
        text:
          - Un paragraphe
          - Un autre
  - id: citation
    quote: Rien n'est plus pratique qu'une bonne théorie.
    by: Kurt Lewin
    source: "Lewin, K. (1951). Field Theory."
  - statement: Une phrase seule.
    subtitle: En petit
  - id: photo
    heading: Une photo
    image: {file: a.png, alt: Une rue du quartier}
    caption: La rue
    items: [À côté]
  - id: texte
    heading: Du texte
    text: |
      Un *premier* paragraphe.

      Un second.
    source: Le livre
  - id: autre
    lang: de
    heading: Deutsch
    items: [Eins]
"""


@pytest.fixture(autouse=True)
def lecture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "cours"
    (folder / "courses").mkdir(parents=True)
    (folder / "deck.yaml").write_text(DECK, encoding="utf-8")
    (folder / "a.png").write_bytes(png(400, 300))
    (folder / "courses" / "soir.yaml").write_text(
        "title: Le soir\nappend: [{id: fin, heading: Au revoir}]\nslides: {liste: {append: [Quatre]}}\n",
        encoding="utf-8",
    )
    return folder


def filled(text: str) -> tuple[str, list[str]]:
    """The file with a marker in each place that is to be filled in, and the markers."""
    lines = text.split("\n")
    markers: list[str] = []
    for number, line in enumerate(lines):
        if re.fullmatch(r" *\"?[\w-]+\"?:", line) and lines[number - 1].lstrip().startswith("#"):
            markers.append(f"Zq{len(markers)}x")
            lines[number] = f"{line} {markers[-1]}"
    return "\n".join(lines), markers


def said(scene: Scene) -> str:
    """All that is on the pages, in the notes and in the properties."""
    found = [scene.title, scene.author, scene.subject]
    for page in scene.pages:
        found += [note.text for note in page.notes]
        for box in page.boxes:
            if isinstance(box, TextBox):
                found += ["".join(run.text for run in paragraph.runs) for paragraph in box.paragraphs]
            elif isinstance(box, PictureBox):
                found.append(box.alt)
    return "\n".join(found)


@pytest.mark.parametrize("course", [None, "soir"])
def test_every_text_is_there_to_be_filled_in(
    lecture: Path, course: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["translate", "cours", "--to", "nl", *(["--course", course] if course else [])]
    name = f"{course}-nl" if course else "nl"
    assert main(arguments) == 0
    told = capsys.readouterr()
    assert told.out == f"cours/courses/{name}.yaml\n"
    file = lecture / "courses" / f"{name}.yaml"
    text = file.read_text(encoding="utf-8")
    assert format_deck(text, course=True) == text, "as fmt would have it"
    result, found = load_for_course("cours", name)
    assert {one.code for one in found} <= {"untranslated", "untranslated-slide", "not-recorded"}
    assert result.deck.title.plain == ("Le soir" if course else "Méthodes"), "what is empty stays"
    done, markers = filled(text)
    assert len(markers) == (38 if course else 36)
    file.write_text(done, encoding="utf-8")
    made = check("cours", course=name, audience=["teacher"])
    assert not [str(one) for one in made.diagnostics if one.severity != "notice"]
    shown = said(made.scene)
    assert not [marker for marker in markers if marker not in shown]
    assert "Réponse" not in shown
    assert "Deutsch" in shown


def test_the_file_is_in_order_with_each_original_above(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["translate", "cours", "--to", "en-GB", "-o", "-"]) == 0
    text = capsys.readouterr().out
    assert "lang: en-GB\n" in text
    assert (
        "\n  liste:\n    # Une liste\n    heading:\n    items:\n      # Un :\n      i1:\n      #   Un un\n      i1-1:\n"
        in text
    )
    assert "\n      #     Profond\n      i1-2-1:\n" in text
    assert "      # Une note\n      # de deux lignes\n      n3:\n" in text
    assert "      # Contre\n      contre:\n      # Un paragraphe\n" in text
    assert "    image:\n      # Une rue du quartier\n      alt:\n    # La rue\n    caption:\n" in text
    assert '2026"' not in text
    assert "# Slides in a language of their own are not listed: autre (de)." in text
    assert not Path("cours/courses/en-GB.yaml").exists()
    originals = [line.strip("# ") for line in text.split("\n") if line.lstrip().startswith("#")]
    assert originals.index("Une liste") < originals.index("Deux colonnes") < originals.index("Du texte")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ("--to fr", 2, "cours is in fr already"),
        ("--to FR-be", 2, "cours is in fr already"),
        ("--to nl_BE", 2, "'nl_BE' is no language tag"),
        ("--to english", 2, "is no language tag"),
        ("", 2, "--to"),
        ("--to nl --course sior", 1, "Did you mean soir?"),
        ("--to nl --out cours/deck.yaml", 2, "cours/deck.yaml exists already; nothing was changed"),
    ],
)
def test_wrong_use(lecture: Path, arguments: str, code: int, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["translate", "cours", *arguments.split()]) == code
    assert says in capsys.readouterr().err
    assert sorted(file.name for file in (lecture / "courses").iterdir()) == ["soir.yaml"]
    assert (lecture / "deck.yaml").read_text(encoding="utf-8") == DECK


def test_nothing_is_overwritten(lecture: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (lecture / "courses" / "nl.yaml").write_text("lang: nl\ntitle: Methoden\n", encoding="utf-8")
    assert main(["translate", "cours", "--to", "nl"]) == 2
    assert "`diapo check cours --course nl` lists what is left to translate" in capsys.readouterr().err
    assert (lecture / "courses" / "nl.yaml").read_text(encoding="utf-8") == "lang: nl\ntitle: Methoden\n"
    assert main(["translate", "cours", "--to", "nl", "--out", "cours/courses/nl-2.yaml", "--quiet"]) == 0
    assert capsys.readouterr().out == ""


def test_a_name_does_not_get_out_of_its_comment(lecture: Path, capsys: pytest.CaptureFixture[str]) -> None:
    odd = lecture.rename(lecture.with_name("a\ntitle: b 'c'"))
    assert main(["translate", str(odd), "--to", "nl"]) == 0
    text = (odd / "courses" / "nl.yaml").read_text(encoding="utf-8")
    assert format_deck(text, course=True) == text
    assert "\ntitle: b" not in text
    capsys.readouterr()


Words = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=12).filter(
    lambda text: bool(text.strip())
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(Words, min_size=4, max_size=4))
def test_whatever_the_originals_say_the_file_can_be_read(words: list[str]) -> None:
    from generator.deck.format import scalar

    title, heading, item, note = map(scalar, words)
    text = f"title: {title}\nlang: fr\nslides:\n  - heading: {heading}\n    items: [{item}, b c]\n    notes: {note}\n"
    try:
        deck, _ = parse_deck(text)
    except Exception:  # what no deck can say
        return
    file = translation_file(deck, "nl", "diapo check")
    assert format_deck(file, course=True) == file
    done, markers = filled(file)
    assert format_deck(done, course=True) == done
    assert len(markers) >= 1
