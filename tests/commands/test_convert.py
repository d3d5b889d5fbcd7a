"""``diapo convert``, ``diapo new --markdown``, and decks that are called ``deck.md``."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import check
from generator.cli import main
from generator.commands.decks import DIALECTS
from generator.deck.markdown.dialects import detect
from generator.deck.markdown.dialects.detect import OWN
from tests.cases.pictures import png

PNG = png(400, 300)
YAML = """\
title: T
lang: fr
slides:
  - heading: Un : deux
    items: [a, b]
    image: {file: images/a.png, alt: A}
"""


@pytest.fixture
def deck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "content" / "cours"
    (folder / "images").mkdir(parents=True)
    (folder / "images" / "a.png").write_bytes(PNG)
    (folder / "deck.yaml").write_text(YAML, encoding="utf-8")
    return folder


def test_the_other_form_is_written_beside(deck: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "content/cours"]) == 0
    said = capsys.readouterr()
    assert said.out == "content/cours/deck.md\n"
    assert "delete deck.yaml" in said.err
    assert (deck / "deck.md").read_text(encoding="utf-8").endswith("- a\n- b\n\n![A](images/a.png)\n")
    assert main(["check", "content/cours"]) == 0
    assert "[deck-twice]" in capsys.readouterr().err
    (deck / "deck.yaml").unlink()
    assert main(["check", "content/cours"]) == 0
    assert [page.title for page in check(deck).scene.pages] == ["Un\u00a0: deux"]


def test_a_new_place_gets_what_the_deck_shows(deck: Path) -> None:
    assert main(["convert", "content/cours/deck.yaml", "--out", "autre", "--to", "markdown"]) == 0
    assert (deck.parents[1] / "autre" / "images" / "a.png").read_bytes() == PNG
    assert main(["check", "autre"]) == 0
    assert main(["convert", "autre", "fin/deck.yaml"]) == 0
    assert main(["check", "fin"]) == 0
    assert "items:\n      - a\n" in (deck.parents[1] / "fin" / "deck.yaml").read_text(encoding="utf-8")


def test_a_talk_gets_a_folder_of_its_own(deck: Path) -> None:
    talk = deck / "talk.md"
    talk.write_text("## Un\n\n- a\n", encoding="utf-8")
    assert main(["convert", "content/cours/talk.md", "--to", "yaml"]) == 0
    assert main(["check", "content/cours/talk"]) == 0


def test_nothing_is_written_over(deck: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "content/cours", "content/cours/deck.yaml"]) == 2
    assert "in YAML already" in capsys.readouterr().err
    (deck / "a.md").touch()
    assert main(["convert", "content/cours", "content/cours/a.md"]) == 2
    assert "exists already" in capsys.readouterr().err
    assert main(["convert", "content/cours", "a.md", "--to", "yaml"]) == 2
    assert main(["convert", "content/cours", "a.md", "--out", "b.md"]) == 2
    (deck / "deck.yaml").write_text("slides: [", encoding="utf-8")
    assert main(["convert", "content/cours"]) == 1
    assert not (deck / "deck.md").exists()


def test_no_picture_of_another_deck_is_replaced(deck: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = deck.parents[1] / "autre" / "images" / "a.png"
    there.parent.mkdir(parents=True)
    there.write_bytes(png(10, 10))
    assert main(["convert", "content/cours", "--out", "autre"]) == 2
    assert "autre/images/a.png is another file already" in capsys.readouterr().err
    assert there.read_bytes() == png(10, 10)
    assert not (deck.parents[1] / "autre" / "deck.md").exists()
    there.write_bytes(PNG)
    (deck / "courses").mkdir()
    assert main(["convert", "content/cours", "--out", "autre"]) == 0
    assert "Not taken along: courses" in capsys.readouterr().err


def test_it_can_be_printed(deck: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "content/cours", "-"]) == 0
    assert capsys.readouterr().out.startswith("---\ndiapo: 1\ntitle: T\n")
    assert sorted(one.name for one in deck.iterdir()) == ["deck.yaml", "images"]


def test_markdown_is_put_in_order(deck: Path) -> None:
    (deck / "deck.yaml").unlink()
    file = deck / "deck.md"
    file.write_text("##   Un\n* a\n* b\n\n\n|A|B|\n|-|-|\n|1|2|\n", encoding="utf-8")
    assert main(["fmt", "--check", "content/cours"]) == 1
    assert main(["fmt", "content/cours"]) == 0
    expected = "## Un\n\n- a\n- b\n\n| A   | B   |\n| --- | --- |\n| 1   | 2   |\n"
    assert file.read_text(encoding="utf-8") == expected
    assert main(["fmt", "--check", "content/cours"]) == 0


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_new_deck_in_markdown_has_no_problem(lang: str, deck: Path) -> None:
    assert main(["new", "neu", "--markdown", "--lang", lang]) == 0
    assert main(["check", "neu", "--strict"]) == 0
    assert main(["fmt", "--check", "neu"]) == 0
    assert main(["convert", "neu", "alt"]) == 0
    assert main(["check", "alt", "--strict"]) == 0


def test_courses_change_a_deck_in_markdown(deck: Path) -> None:
    (deck / "deck.yaml").unlink()
    (deck / "deck.md").write_text("## Un {#un}\n\n- a {#a}\n- b\n", encoding="utf-8")
    (deck / "courses").mkdir()
    (deck / "courses" / "soir.yaml").write_text("slides:\n  un:\n    items: {a: autre}\n", encoding="utf-8")
    assert main(["check", "content/cours", "--course", "soir"]) == 0
    assert main(["diff", "content/cours", "soir"]) == 0


MARP = "# Un\n\n![bg](images/a.png)\n\n---\n\n## Deux\n\n* a\n"


def test_a_deck_of_another_tool_becomes_a_folder_that_builds(deck: Path, capsys: pytest.CaptureFixture[str]) -> None:
    talk = deck / "talk.md"
    talk.write_text(f"---\nmarp: true\n---\n\n{MARP}\n<style>a {{}}</style>\n", encoding="utf-8")
    assert main(["convert", str(talk), "--to", "yaml"]) == 0
    said = capsys.readouterr()
    assert "Style block: left out" in said.err
    made = deck / "talk"
    assert said.out.strip().endswith("talk/deck.yaml")
    assert (made / "images" / "a.png").read_bytes() == PNG
    assert "steps: items" in (made / "deck.yaml").read_text(encoding="utf-8")
    assert main(["build", str(made), "--out", str(deck / "out")]) == 0
    assert {one.suffix for one in (deck / "out").iterdir()} == {".pptx", ".html"}


def test_the_tool_may_be_said(deck: Path, capsys: pytest.CaptureFixture[str]) -> None:
    talk = deck / "talk.md"
    talk.write_text(MARP, encoding="utf-8")
    assert main(["convert", str(talk), "--from", "slidev", "--to", "markdown", "--out", "-"]) == 0
    assert "# Un" in capsys.readouterr().out
    assert main(["convert", str(talk), "--from", "marp", "--to", "markdown", "--out", "-"]) == 0
    assert "## Deux {steps=items}" in capsys.readouterr().out


UNCLEAR = "# A\n\n![bg](a.png)\n\n???\n\nb\n\n???\n"


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_deck_that_two_tools_may_have_is_built_for_the_one_that_is_said(
    deck: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    talk = deck / "talk.md"
    talk.write_text(UNCLEAR, encoding="utf-8")
    assert main([command, str(talk)]) == 1
    assert "Say which: `--from" in capsys.readouterr().err
    for tool in ("marp", "xaringan"):
        assert main([command, str(talk), "--from", tool]) == 0
        assert f"read as one of {tool}" in capsys.readouterr().err


def test_only_a_deck_in_markdown_is_of_a_tool(deck: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", str(deck), "--from", "marp"]) == 2
    assert "is in YAML; --from is for decks in Markdown" in capsys.readouterr().err
    assert main(["build", "--all", str(deck.parent), "--from", "marp"]) == 2
    assert "--from is said of one deck" in capsys.readouterr().err
    assert main(["build", str(deck / "talk.md"), "--from", "powerpoint"]) == 2


def test_fmt_leaves_decks_of_other_tools_alone(deck: Path, capsys: pytest.CaptureFixture[str]) -> None:
    talk = deck / "deck.md"
    (deck / "deck.yaml").unlink()
    talk.write_text(f"---\nmarp: true\n---\n\n{MARP}", encoding="utf-8")
    assert main(["fmt", str(talk)]) == 1
    assert "This is a deck of marp" in capsys.readouterr().err
    assert talk.read_text(encoding="utf-8") == f"---\nmarp: true\n---\n\n{MARP}"
    assert main(["check", str(deck)]) == 0
    assert "read as one of marp" in capsys.readouterr().err


def test_the_tools_that_can_be_named_are_those_that_are_read() -> None:
    assert (OWN, *detect.DIALECTS) == DIALECTS
