"""A deck of each dialect with all that it has: what comes of it, that no word is lost, and that it builds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import build
from generator.deck.convert import converted
from generator.deck.load import load, read_anyway
from generator.deck.markdown.dialects.absent import settle_pictures
from generator.deck.markdown.dialects.detect import dialect_of
from generator.deck.markdown.dialects.read import READERS, dialect_tree
from generator.errors import Severity
from tests.deck.markdown.dialects.decks import FILES, FOLDER, placed, text
from tests.deck.markdown.dialects.words import counted, shown_words, source_words
from tests.deck.markdown.trees import shown

each = pytest.mark.parametrize("dialect", FILES)


@each
def test_what_comes_of_it(dialect: str, tmp_path: Path, golden: Callable[[Path, str], None]) -> None:
    file = placed(dialect, tmp_path)
    tree, told = dialect_tree(dialect, text(dialect), file.name, file.parent)
    said = "".join(f"{one}\n" for one in told)
    golden(FOLDER / f"{dialect}.tree.txt", f"{shown(tree, places=True)}\n{said}")


@each
def test_no_word_is_lost(dialect: str, tmp_path: Path) -> None:
    file = placed(dialect, tmp_path)
    tree, _ = dialect_tree(dialect, text(dialect), file.name, file.parent)
    talk = READERS[dialect](text(dialect))
    settle_pictures(talk, lambda name: name if name.startswith("images/") and "absente" not in name else None)
    reported = counted(" ".join(one.words for one in talk.lost))
    wanted = source_words(text(dialect), dialect)
    assert wanted.total() > 50
    assert not wanted - shown_words(tree) - reported


@each
def test_it_is_found_out_and_read(dialect: str, tmp_path: Path) -> None:
    file = placed(dialect, tmp_path)
    assert dialect_of(text(dialect)).name == dialect
    deck, told = load(file)
    assert [one.code for one in told if one.severity is not Severity.NOTICE] == []
    assert deck.title.plain
    assert {one.code for one in told} <= {"dialect-read", "dialect-lost", "no-bibliography"}


@each
def test_it_builds(dialect: str, tmp_path: Path) -> None:
    result = build(placed(dialect, tmp_path), to=("pptx", "html"), out=tmp_path / "out")
    assert len(result.files) == 2
    told = {one.code for one in result.diagnostics if one.severity is not Severity.NOTICE}
    assert told <= {"duplicate-title"}, "a pattern is shown again in the slide that follows it"


@each
@pytest.mark.parametrize("form", ["yaml", "markdown"])
def test_it_becomes_a_deck_of_its_own(dialect: str, form: str, tmp_path: Path) -> None:
    file = placed(dialect, tmp_path)
    made = converted(file, to_markdown=form == "markdown")
    assert {one.code for one in made.problems} <= {"dialect-lost"}
    name = "deck.md" if form == "markdown" else "deck.yaml"
    assert dialect_of(made.text).name == "diapo" or form == "yaml"
    before = read_anyway(text(dialect), file.name, file.parent)
    after = read_anyway(made.text, name, file.parent)
    assert before
    assert after
    assert [one.id for one in before.slides] == [one.id for one in after.slides]
