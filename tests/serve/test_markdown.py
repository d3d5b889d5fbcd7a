"""A deck in Markdown is shown as one in YAML is: what changed is sent, and a broken slide stands as it last was."""

from __future__ import annotations

from pathlib import Path

from generator.serve.built import Variant
from generator.serve.preview import Preview

DECK = "## Un {#un}\n\n- a\n\n## Deux {#deux}\n\n::: tip\nb\n:::\n"


def test_slides_change_break_and_mend(tmp_path: Path) -> None:
    file = tmp_path / "deck.md"
    file.write_text(DECK, encoding="utf-8")
    preview = Preview(tmp_path, Variant())
    assert len(preview.build()["pages"]) == 2
    file.write_text(DECK.replace("- a", "\n- a et b"), encoding="utf-8")
    assert list(preview.build()["update"]["changed"]) == ["un"]
    file.write_text(DECK.replace("::: tip", "::: tipp"), encoding="utf-8")
    broken = preview.build()
    assert broken["standing"] == ["deux"]
    assert [(one["near"], one["slides"]) for one in broken["problems"]] == [("deck.md:7:1", ["deux"])]
    file.write_text(DECK, encoding="utf-8")
    mended = preview.build()
    assert (mended["standing"], mended["problems"]) == ([], [])
