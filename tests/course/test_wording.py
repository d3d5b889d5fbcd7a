"""What content says, as it is recorded and shown."""

from __future__ import annotations

import pytest

from generator.course.wording import fingerprint, text_wording, wording
from generator.deck.model import Inline, Script
from tests.layout.made import columns, items, picture, text


@pytest.mark.parametrize(
    ("inline", "expected"),
    [
        (Inline("a"), "a"),
        (Inline("a", bold=True), "**a**"),
        (Inline("a", italic=True), "*a*"),
        (Inline("a", bold=True, italic=True), "***a***"),
        (Inline("a", code=True), "`a`"),
        (Inline("a", strike=True), "~~a~~"),
        (Inline("a", script=Script.SUB), "~a~"),
        (Inline("a", script=Script.SUPER), "^a^"),
        (Inline("a", link="#b"), "[a](#b)"),
        (Inline("a", bold=True, strike=True, link="https://a.be"), "[~~**a**~~](https://a.be)"),
    ],
)
def test_inline_markup(inline: Inline, expected: str) -> None:
    assert text_wording(text("x ", inline, " y")) == f"x {expected} y"


def test_content() -> None:
    listed = items("a", ("b", ["c", ("d", ["e"])]))
    assert wording(text("a")) == "a"
    assert wording(listed) == "- a\n- b\n  - c\n  - d\n    - e"
    assert wording(columns(("x", items("a")), (None, items("b")))) == "x\n  - a\n|\n  - b"
    assert wording(picture(1, 1, alt="Une rue")) == "p.png (Une rue)"
    assert wording(picture(1, 1, alt="")) == "p.png"
    assert wording((text("a"), text("b"))) == "a\nb"


def test_fingerprints_tell_texts_apart() -> None:
    assert fingerprint("a") == fingerprint("a")
    assert len({fingerprint(one) for one in ("", "a", "a ", "A", "\ud800", "é", "e\u0301")}) == 7
    assert len(fingerprint("x" * 10_000)) == 12
