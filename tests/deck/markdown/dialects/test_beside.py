"""A deck whose text tells no tool: the files beside it may."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import main
from generator.deck.convert import converted
from generator.deck.load import load, load_anyway
from generator.deck.markdown.dialects.choose import dialect_in
from generator.places import NOTHING
from tests.cases.pictures import png

SILENT = "# A\n\n---\n\n# B\n\n- c\n"
UNCLEAR = "# A\n\n![bg](a.png)\n\n???\n\nb\n\n???\n"
MARP = '{"scripts": {"serve": "npx @marp-team/marp-cli -s ."}}'


def _repository(root: Path, files: dict[str, str]) -> None:
    (root / ".git").mkdir(exist_ok=True)
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("files", "dialect", "beside"),
    [
        ({"package.json": MARP}, "marp", "package.json"),
        ({"package.json": '{"devDependencies": {"@slidev/cli": "^51"}}'}, "slidev", "package.json"),
        ({"package.json": '{"dependencies": {"reveal-md": "6"}}'}, "reveal-md", "package.json"),
        ({"package.json": '{"dependencies": {"reveal-md-theme": "6"}}'}, "diapo", ""),
        ({"package.json": "{ no json"}, "diapo", ""),
        ({"package.json": '["reveal-md"]'}, "diapo", ""),
        ({"package.json": '{"scripts": "reveal-md"}'}, "diapo", ""),
        ({".marprc.yml": "theme: a"}, "marp", ".marprc.yml"),
        ({"reveal-md.json": "{}"}, "reveal-md", "reveal-md.json"),
        ({"_quarto.yml": "project: a"}, "quarto", "_quarto.yml"),
        ({"Makefile": "a.pdf: a.md\n\tpandoc -t beamer $< -o $@\n"}, "pandoc", "Makefile"),
        ({"Makefile": "a.pdf: a.md\n\tpandoc $< -o $@\n"}, "diapo", ""),
        ({"build.sh": "P=pandoc\n$P --to=revealjs --output=$2 $1\n"}, "pandoc", "build.sh"),
        ({".github/workflows/a.yml": "run: npx reveal-md talk.md --static"}, "reveal-md", ".github/workflows/a.yml"),
        ({"README.md": "Show it with `reveal-md talk.md`."}, "reveal-md", "README.md"),
        ({"README.md": "Was for `reveal-md`; now `diapo build talk.md`."}, "diapo", ""),
        # two tools: the command that names the deck decides, and else nothing is guessed
        ({"Makefile": "a:\n\tmarp a.md\nb:\n\treveal-md talk.md\n"}, "reveal-md", "Makefile"),
        ({"Makefile": "a:\n\tmarp a.md\nb:\n\treveal-md b-talk.md\n"}, "diapo", ""),
        ({"package.json": MARP, "Makefile": "a:\n\tslidev build\n"}, "diapo", ""),
        # what only one tool reads is asked before commands, commands before what is told
        ({"reveal.json": "{}", "package.json": MARP}, "reveal-md", "reveal.json"),
        ({"package.json": MARP, "README.md": "like reveal-md"}, "marp", "package.json"),
    ],
)  # fmt: skip
def test_the_tool(tmp_path: Path, files: dict[str, str], dialect: str, beside: str) -> None:
    _repository(tmp_path, files)
    found = dialect_in(SILENT, "talk.md", tmp_path)
    assert (found.name, found.beside) == (dialect, beside)


def test_folders_above_as_far_as_the_repository_goes(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text(MARP, encoding="utf-8")
    deep = tmp_path / "talks" / "one"
    deep.mkdir(parents=True)
    assert dialect_in(SILENT, "talk.md", deep).name == "diapo", "no repository: what lies above may be anything"
    (tmp_path / ".git").mkdir()
    assert dialect_in(SILENT, "talk.md", deep).beside == "../../package.json"
    (tmp_path / "talks" / ".git").mkdir()
    assert dialect_in(SILENT, "talk.md", deep).name == "diapo", "another repository's"
    (deep / "package.json").write_text('{"dependencies": {"reveal-md": "6"}}', encoding="utf-8")
    assert dialect_in(SILENT, "talk.md", deep).name == "reveal-md", "the nearest"


def test_the_text_is_asked_first(tmp_path: Path) -> None:
    _repository(tmp_path, {"package.json": MARP})
    for text, dialect in (
        ("---\ndiapo: 1\n---\n# A\n", "diapo"),
        ("## A\n\n::: tip\nb\n:::\n", "diapo"),
        ("a\n\n---\n\nb\n\n----\n\nc\n\nNote: say\n", "reveal-md"),
    ):
        assert dialect_in(text, "talk.md", tmp_path).name == dialect
    assert dialect_in(SILENT, "deck.md", tmp_path).name == "diapo", "a name that only decks of Diapo have"
    assert dialect_in(SILENT, "talk.md", None).name == "diapo"


def test_of_two_that_are_as_likely_the_one_that_is_named(tmp_path: Path) -> None:
    _repository(tmp_path, {"package.json": MARP})
    assert dialect_in(UNCLEAR, "talk.md", tmp_path).name == "marp"
    _repository(tmp_path, {"package.json": '{"dependencies": {"reveal-md": "6"}}'})
    assert dialect_in(UNCLEAR, "talk.md", tmp_path).candidates, "a third one does not settle it"


def test_it_is_told_and_watched(tmp_path: Path) -> None:
    _repository(tmp_path, {"package.json": MARP, "talk.md": SILENT})
    deck, told = load(tmp_path / "talk.md")
    (read,) = told
    assert read.code == "dialect-read"
    assert "marp, which `package.json` names" in str(read)
    assert deck.files[tmp_path / "package.json"] != NOTHING
    assert deck.files[tmp_path / ".marprc"] == NOTHING, "it may come"
    (tmp_path / "package.json").unlink()
    _, told = load_anyway(tmp_path / "talk.md")
    assert [one.code for one in told] == []


def test_a_converted_deck_needs_nothing_beside_it(tmp_path: Path) -> None:
    _repository(tmp_path, {"package.json": MARP, "talk.md": f"{SILENT}\n![D](a.png)\n"})
    (tmp_path / "a.png").write_bytes(png(40, 30))
    made = converted(tmp_path / "talk.md", to_markdown=True)
    assert [name for name, _ in made.files] == ["a.png"]


def test_formatting_keeps_off_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _repository(tmp_path, {"package.json": MARP, "talk.md": SILENT})
    assert main(["fmt", str(tmp_path / "talk.md")]) == 1
    assert "dialect-foreign" in capsys.readouterr().err
    assert (tmp_path / "talk.md").read_text(encoding="utf-8") == SILENT


def test_long_lines_take_no_time(tmp_path: Path) -> None:
    _repository(tmp_path, {"Makefile": "pandoc " + "-o" * 90_000, "README.md": "marp-" * 30_000})
    assert dialect_in(SILENT, "talk.md", tmp_path).name == "diapo"
