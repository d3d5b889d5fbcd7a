"""Citations in decks of other tools: a key that names no work is shown as it is typed, as those do, and told."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import check
from generator.errors import ContentError, Severity
from generator.scene.boxes import TextBox, basic

TALK = """\
---
title: T
subtitle: S
bibliography: works.bib
output: revealjs
format: revealjs
---

# A

Said by @hare2019 and denied [@hase2019; @gone2020, p. 3].

# B

See @gone2020.
"""
WORKS = "@book{hare2019, author = {Hare, Ann}, title = {On Hares}, year = {2019}}\n"


def placed(folder: Path, name: str, text: str) -> Path:
    (folder / "works.bib").write_text(WORKS, encoding="utf-8")
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_keys_that_name_no_work_are_shown_as_typed(tmp_path: Path) -> None:
    result = check(placed(tmp_path, "talk.qmd", TALK))
    told = [one for one in result.diagnostics if one.code == "unknown-citation"]
    assert {one.severity for one in told} == {Severity.WARNING}
    assert [(one.span.line, one.message.split()[4]) for one in told if one.span] == [
        (11, "hase2019"), (11, "gone2020"), (15, "gone2020"),
    ]  # fmt: skip
    assert told[0].hint == "Did you mean @hare2019?"
    said = [
        "".join(run.text for paragraph in box.paragraphs for run in paragraph.runs)
        for page in result.scene.pages
        for box in basic(page.boxes)
        if isinstance(box, TextBox)
    ]
    assert any("Said by Hare" in one and "[@hase2019; @gone2020, p. 3]" in one.replace("\u00a0", " ") for one in said)


def test_in_a_deck_of_our_own_they_are_errors(tmp_path: Path) -> None:
    file = placed(
        tmp_path, "deck.md", "---\ndiapo: 1\ntitle: T\nbibliography: works.bib\n---\n\n# A\n\nSee [@gone2020].\n"
    )
    with pytest.raises(ContentError) as found:
        check(file)
    assert [one.code for one in found.value.diagnostics] == ["unknown-citation"]
