"""``diapo theme new`` and what ``diapo themes`` tells of own ones."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator.build import check
from generator.cli import main
from generator.layout.listing import describe_themes
from tests.layout.test_own import DECK, write


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("base", [found.name for found in describe_themes()])
def test_a_new_theme_builds_as_it_is_and_with_every_line_that_it_offers(
    base: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write("deck.yaml", "theme: foret\n" + DECK)
    assert main(["theme", "new", "foret", "--from", base]) == 0
    said = capsys.readouterr()
    assert said.out == "themes/foret/theme.yaml\n"
    assert "theme: foret" in said.err
    file = Path("themes/foret/theme.yaml")
    text = file.read_text("utf-8")
    assert "@" not in text
    before = check(".")
    assert before.scene.theme.name == "foret"
    plain = check(".", theme=base).scene.theme
    assert dict(before.scene.theme.colors) == dict(plain.colors)
    file.write_text(re.sub(r"^#(?=\w|  )", "", text, flags=re.MULTILINE), "utf-8")
    after = check(".").scene.theme
    assert (after.colors["accent"].hex, after.slots["accent5"]) == (plain.colors["accent"].hex, plain.slots["accent5"])
    assert after.fonts == plain.fonts


def test_the_users_own_folder_is_for_all_decks() -> None:
    assert main(["theme", "new", "foret", "--user"]) == 0
    write("far/deck.yaml", "theme: foret\n" + DECK)
    assert check("far").scene.theme.title == "Foret"
    assert Path("config/diapo/themes/foret/theme.yaml").is_file()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["theme", "new", "a/b"], "no name for a theme"),
        (["theme", "new", "../x"], "no name for a theme"),
        (["theme", "new", "foret", "--from", "facult"], "did you mean 'faculte'"),
        (["theme", "new", "foret", "--here", "--user"], "not allowed with"),
        (["theme", "old", "foret"], "invalid choice"),
        (["theme"], "required"),
    ],
)
def test_wrong_use_is_told(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert said in capsys.readouterr().err
    assert not Path("themes").exists()


def test_nothing_is_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    file = write("themes/foret/theme.yaml", "title: Mine\n")
    assert main(["theme", "new", "foret"]) == 2
    assert "exists already" in capsys.readouterr().err
    assert file.read_text() == "title: Mine\n"


def test_own_themes_are_listed_with_where_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    write("themes/foret/theme.yaml", "title: Forêt\nsummary: Green\n")
    write("config/diapo/themes/broken/theme.yaml", "a: [\n")
    assert main(["themes"]) == 0
    lines = capsys.readouterr().out.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("foret "))
    assert "Green" in lines[at]
    assert lines[at + 1].strip() == f"in {Path('themes/foret').absolute()}"
    assert any(line.startswith("broken") for line in lines)
    assert main(["themes", "--format", "json"]) == 0
    rows = {row["name"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["foret"]["where"] == str(Path("themes/foret").absolute())
    assert "where" not in rows["faculte"]
