"""The pipeline: which files a build writes, and that it writes all of them or none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator import ContentError, OutputError, UsageError, build, check
from generator.atomic import files_together
from generator.build import deck_name
from tests.small_decks import DECK, WARNING, WRONG

MakeDeck = Callable[..., Path]


@pytest.fixture
def make_deck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MakeDeck:
    """Writes a deck's folder below a new current folder; what comes out is its relative path."""
    monkeypatch.chdir(tmp_path)

    def make(text: str = DECK, name: str = "essai") -> Path:
        folder = Path("content", name)
        folder.mkdir(parents=True)
        (folder / "deck.yaml").write_text(text, encoding="utf-8")
        return folder

    return make


def _files(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_a_build_writes_both_outputs_under_the_decks_name(make_deck: MakeDeck) -> None:
    result = build(make_deck())
    assert result.files == (Path("output/essai/essai.pptx"), Path("output/essai/essai.html"))
    assert result.files[0].read_bytes().startswith(b"PK\x03\x04")
    assert "Les associations" in result.files[1].read_text(encoding="utf-8")
    assert _files(Path("output")) == {"essai/essai.pptx", "essai/essai.html"}
    assert [page.slide for page in result.scene.pages] == ["acteurs"]


def test_out_and_to_choose_the_files(make_deck: MakeDeck) -> None:
    result = build(make_deck() / "deck.yaml", to=["html", "html"], out="site/2026")
    assert result.files == (Path("site/2026/essai.html"),)
    assert _files(Path("site")) == {"2026/essai.html"}
    assert build("content/essai", to="html", out="again").files == (Path("again/essai.html"),)


def test_a_check_does_everything_but_writing(make_deck: MakeDeck) -> None:
    result = check(make_deck())
    assert result.files == ()
    assert len(result.scene.pages) == 1
    assert not Path("output").exists()


def test_all_problems_come_at_once_and_nothing_is_written(make_deck: MakeDeck) -> None:
    with pytest.raises(ContentError) as caught:
        build(make_deck(WRONG))
    assert len(caught.value.diagnostics) >= 2
    assert not Path("output").exists()


def test_strict_lets_warnings_fail(make_deck: MakeDeck) -> None:
    folder = make_deck(WARNING)
    assert [str(found.severity) for found in build(folder).diagnostics] == ["warning"]
    with pytest.raises(ContentError) as caught:
        build(folder, strict=True, out="strict")
    assert [str(found.severity) for found in caught.value.diagnostics] == ["warning"]
    assert not Path("strict").exists()


def test_another_theme_changes_the_outputs(make_deck: MakeDeck) -> None:
    folder = make_deck()
    assert check(folder).scene.theme.name == "faculte"
    assert check(folder, theme="labo").scene.theme.name == "labo"
    assert check(folder, mode="dark").scene.theme.dark


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"to": ["pttx"]}, "did you mean 'pptx'"), ({"theme": "nuits"}, "did you mean 'nuit'")],
)
def test_unknown_outputs_and_themes_name_the_known_ones(make_deck: MakeDeck, wrong: dict[str, str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        build(make_deck(), **wrong)  # type: ignore[arg-type]
    assert not Path("output").exists()


def test_the_steps_are_told_in_order(make_deck: MakeDeck) -> None:
    steps: list[str] = []
    build(make_deck(), on_progress=steps.append)
    assert steps == ["load", "lay out", "render pptx", "render html", "write"]


def test_a_file_where_the_folder_should_be(make_deck: MakeDeck) -> None:
    folder = make_deck()
    Path("output").write_text("mine")
    with pytest.raises(OutputError, match=r"cannot write output.essai.essai\.pptx"):
        build(folder)
    assert Path("output").read_text() == "mine"


def test_a_folder_where_the_second_file_should_be_leaves_the_first_as_it_was(make_deck: MakeDeck) -> None:
    folder = make_deck()
    Path("output/essai/essai.html").mkdir(parents=True)
    Path("output/essai/essai.pptx").write_text("the old one")
    with pytest.raises(OutputError, match=r"essai\.html"):
        build(folder)
    assert _files(Path("output")) == {"essai/essai.pptx"}
    assert Path("output/essai/essai.pptx").read_text() == "the old one"


def test_files_appear_together_or_not_at_all(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "below" / "new"
    old.write_text("old")
    old.chmod(0o640)

    def change_both(then: BaseException | None) -> None:
        with files_together() as put:
            put(old, b"changed")
            put(new, b"new")
            assert old.read_text() == "old"
            if then:
                raise then

    with pytest.raises(KeyboardInterrupt):
        change_both(KeyboardInterrupt())
    assert [found.name for found in tmp_path.iterdir()] == ["old"]
    change_both(None)
    assert (old.read_bytes(), new.read_bytes()) == (b"changed", b"new")
    assert old.stat().st_mode & 0o777 == 0o640
    assert _files(tmp_path) == {"old", "below/new"}


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("content/cours", "cours"),
        ("content/cours/", "cours"),
        ("content/cours/deck.yaml", "cours"),
        ("content/cours/evening.yaml", "evening"),
        ("content/cours v1.2", "cours v1.2"),
        (".", "here"),
        ("below/..", "here"),
        ("/", "deck"),
    ],
)
def test_a_deck_is_called_as_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, name: str) -> None:
    (tmp_path / "here" / "below").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "here")
    assert deck_name(path) == name
