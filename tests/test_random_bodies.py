"""Bodies of any blocks at all: every word is shown, nothing overflows or overlaps, files are valid."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from generator.build import BuildResult, check
from generator.errors import ContentError, Severity
from generator.render import writer
from tests.pptx.package_checks import check_package

PLAIN = ["un", "mot", "Partenariat", "l'école", "2 000", "élèves", "Bürger", "naïf", "x", "(voir)", "12,5 %", "«oui»"]
ODD = ["<b>", "&amp;", "*", "a_b", "Ж", "語", "עברית", "😀", "=1+1", "{{", "|", "]]>", "Lehrer*innen", "W" * 40]
REFUSED = {"text-too-long", "text-too-wide", "table-too-wide", "empty-slide", "field-missing"}
BOXES = ["box", "definition", "theorem", "proof", "example", "exercise", "solution", "remark", "tip", "warning"]

Block = dict[str, Any]
texts = st.lists(st.sampled_from(PLAIN + ODD), min_size=1, max_size=14).map(" ".join)
short = st.lists(st.sampled_from(PLAIN), min_size=1, max_size=4).map(" ".join)
prose = st.one_of(
    st.builds(lambda text: {"text": [text]}, texts),
    st.builds(
        lambda items, marker: {"items": items, "marker": marker},
        st.lists(texts, min_size=1, max_size=5),
        st.sampled_from(["bullet", "number", "letter", "check", "none"]),
    ),
)
rows = st.integers(1, 4).flatmap(
    lambda columns: st.lists(st.lists(short, min_size=columns, max_size=columns), min_size=1, max_size=6)
)
exhibits = st.one_of(
    st.builds(lambda rows, total: {"table": {"rows": rows, "total": total}}, rows, st.booleans()),
    st.builds(lambda text, by: {"quote": {"text": text, "by": by}}, texts, short),
    st.builds(
        lambda pairs: {"terms": [{"term": term, "text": text} for term, text in pairs]},
        st.lists(st.tuples(short, texts), min_size=1, max_size=4),
    ),
    st.builds(lambda text: {"statement": text}, short),
    st.builds(
        lambda numbers: {"numbers": [{"value": value, "label": label, "note": note} for value, label, note in numbers]},
        st.lists(st.tuples(short, short, texts), min_size=1, max_size=4),
    ),
    st.builds(
        lambda cards, lit: {"cards": [{"heading": head, "text": text, "highlight": lit} for head, text in cards]},
        st.lists(st.tuples(short, texts), min_size=2, max_size=6),
        st.booleans(),
    ),
    st.builds(
        lambda heads, rows: {
            "comparison": {
                "heads": heads,
                "rows": [{"criterion": a, "cells": [b, c][: len(heads)]} for a, b, c in rows],
            }
        },
        st.lists(short, min_size=2, max_size=3),
        st.lists(st.tuples(short, short, texts), min_size=1, max_size=5),
    ),
)
boxes = st.builds(
    lambda kind, title, body: {kind: {"title": title, "body": body}},
    st.sampled_from(BOXES),
    short,
    st.lists(st.one_of(prose, exhibits), min_size=1, max_size=2),
)
captioned = st.builds(lambda block, caption: {**block, "caption": caption}, exhibits, short)
in_column = st.one_of(prose, exhibits, boxes, captioned)
columns = st.builds(
    lambda bodies, widths: {"columns": [{"width": w, "body": b} for b, w in zip(bodies, widths, strict=False)]},
    st.lists(st.lists(in_column, min_size=1, max_size=2), min_size=2, max_size=4),
    st.lists(st.integers(1, 3), min_size=4, max_size=4),
)
bodies = st.lists(st.one_of(prose, exhibits, boxes, captioned, columns), min_size=1, max_size=5)


def words_of(value: object) -> list[str]:
    """All that a body says, but for its keys, marks and measures."""
    if isinstance(value, str):
        return value.split()
    if isinstance(value, dict):
        return [word for key, held in value.items() if key != "marker" for word in words_of(held)]
    return [word for held in value for word in words_of(held)] if isinstance(value, list) else []


def bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


def checked_or_refused(folder: Path) -> BuildResult | set[str]:
    """The deck in a folder, or the codes of its errors."""
    try:
        return check(folder)
    except ContentError as refusal:
        return {one.code for one in refusal.diagnostics if one.severity is Severity.ERROR}


@pytest.mark.slow
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    body=bodies,
    lang=st.sampled_from(["fr", "en", "ar"]),
    theme=st.sampled_from(["agora", "nuit", "contraste", "faculte"]),
)
def test_any_body_is_shown_whole_or_refused_by_name(body: list[Block], lang: str, theme: str, tmp_path: Path) -> None:
    deck = {"title": "T", "lang": lang, "theme": theme, "slides": [{"heading": "H", "body": body}]}
    (tmp_path / "deck.yaml").write_text(json.dumps(deck, ensure_ascii=False), encoding="utf-8")
    checked = checked_or_refused(tmp_path)
    if isinstance(checked, set):
        event(f"refused: {sorted(checked)}")
        assert checked <= REFUSED
        return
    event("shown")
    scene = checked.scene
    said = bare("".join("".join(run.text for run in one.runs) for page in scene.pages for box in page.texts
                        for one in box.paragraphs))  # fmt: skip
    missing = [word for word in words_of(body) if bare(word) not in said]
    assert not missing
    pptx, page = (writer(kind)(scene) for kind in ("pptx", "html"))
    assert isinstance(pptx, bytes)
    assert isinstance(page, bytes)
    assert check_package(pptx) == []
    assert (writer("pptx")(scene), writer("html")(scene)) == (pptx, page)
    with zipfile.ZipFile(io.BytesIO(pptx)) as package:
        slides = [name for name in package.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
        xml = "".join(package.read(name).decode() for name in slides)
    drawn = bare(html.unescape("".join(re.findall(r"<a:t>([^<]*)</a:t>", xml))))
    shown = bare(html.unescape(re.sub(r"(?s)<(script|style|title)\b.*?</\1>|<[^>]*>", "", page.decode())))
    assert not [word for word in words_of(body) if bare(word) not in drawn or bare(word) not in shown]


LONG_BODY = st.one_of(
    st.builds(lambda sizes: ("items", sizes), st.lists(st.integers(1, 14), min_size=1, max_size=22)),
    st.builds(lambda sizes: ("text", sizes), st.lists(st.integers(1, 14), min_size=1, max_size=12)),
    st.builds(lambda rows: ("table", [1] * 2 * rows), st.integers(2, 26)),
)
"""The kind of a block, and how many words its pieces have."""
long_stacks = st.lists(LONG_BODY, min_size=1, max_size=2)
long_bodies = st.lists(
    st.one_of(
        st.tuples(st.just("plain"), LONG_BODY.map(lambda one: [[one]])),
        st.tuples(st.sampled_from(["definition", "exercise", "proof", "box"]), long_stacks.map(lambda one: [one])),
        st.tuples(st.just("columns"), st.lists(long_stacks, min_size=2, max_size=3)),
        st.tuples(st.just("boxed"), st.lists(long_stacks, min_size=2, max_size=2)),
    ),
    min_size=1,
    max_size=3,
)


class Counted:
    """Makes blocks of words that occur once each."""

    def __init__(self) -> None:
        self.heads: list[str] = []
        """Words that pages may say again: heads of tables, boxes and columns."""
        self.runs: list[list[str]] = []
        """Words of single blocks, in the order in which pages have to say them."""
        self._count = 0

    def word(self) -> str:
        self._count += 1
        return f"z{self._count}z"

    def head(self) -> str:
        self.heads.append(self.word())
        return self.heads[-1]

    def block(self, kind: str, sizes: list[int]) -> Block:
        if kind == "table":
            head, rows = [self.head(), self.head()], [[self.word(), self.word()] for _ in range(len(sizes) // 2 - 1)]
            self.runs.append([word for row in rows for word in row])
            return {"table": {"rows": [head, *rows]}}
        pieces = [[self.word() for _ in range(size)] for size in sizes]
        self.runs.append([word for piece in pieces for word in piece])
        return {kind: [" ".join(piece) for piece in pieces]}

    def made(self, kind: str, stacks: list[list[tuple[str, list[int]]]]) -> Block:
        bodies = [[self.block(*one) for one in stack] for stack in stacks]
        if kind == "plain":
            return bodies[0][0]
        if kind == "columns":
            return {"columns": [{"heading": self.head(), "body": body} for body in bodies]}
        if kind == "boxed":
            return {"columns": [{"tip": {"title": self.head(), "body": body}} for body in bodies]}
        return {kind: {"title": self.head(), "body": bodies[0]}}


@pytest.mark.slow
@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    shapes=long_bodies, theme=st.sampled_from(["agora", "nuit", "contraste"]), fit=st.sampled_from(["auto", "split"])
)
def test_long_boxes_and_columns_say_every_word_once(shapes: Any, theme: str, fit: str, tmp_path: Path) -> None:
    counted = Counted()
    body = [counted.made(*one) for one in shapes]
    deck = {"title": "T", "lang": "fr", "theme": theme, "slides": [{"heading": "H", "body": body, "fit": fit}]}
    (tmp_path / "deck.yaml").write_text(json.dumps(deck), encoding="utf-8")
    scene = check(tmp_path).scene  # nothing here is higher than a page
    event(f"{min(len(scene.pages), 6)} pages")
    said = [
        re.findall(r"z\d+z", "\n".join("".join(run.text for run in one.runs) for one in box.paragraphs))
        for page in scene.pages
        for box in page.texts
    ]
    times = Counter(word for box in said for word in box)
    order = {word: at for at, word in enumerate(word for box in said for word in box)}
    assert all(times[word] >= 1 for word in counted.heads)
    for run in counted.runs:
        assert [times[word] for word in run] == [1] * len(run)
        assert sorted(run, key=order.__getitem__) == run
    sizes = {
        box.levels[0].size
        for page in scene.pages
        for box in page.texts
        if box.role == "body" and re.search("(items|text)(-[0-9]+)?$", box.name)
    }
    assert len(sizes) <= 1
    package = writer("pptx")(scene)
    assert isinstance(package, bytes)
    assert check_package(package) == []


@pytest.mark.parametrize("theme", ["agora", "nuit", "contraste"])
def test_one_body_of_every_kind_is_in_the_pdf(theme: str, tmp_path: Path) -> None:
    import pypdfium2

    body = [
        {"text": ["Zq0x Zq1x"]},
        {"items": ["Zq2x", "Zq3x"], "marker": "letter"},
        {"definition": {"title": "Zq4x", "text": "Zq5x"}},
        {"table": {"rows": [["Zq6x", "Zq7x"], ["Zq8x", "1,5"]]}, "caption": "Zq9x"},
        {"quote": {"text": "Zq10x", "by": "Zq11x"}},
        {"terms": [{"term": "Zq12x", "text": "Zq13x"}]},
        {"columns": [{"text": ["Zq14x"]}, {"tip": "Zq15x"}]},
    ]
    deck = {"title": "T", "lang": "fr", "theme": theme, "slides": [{"heading": "H", "body": body}]}
    (tmp_path / "deck.yaml").write_text(json.dumps(deck), encoding="utf-8")
    made = writer("pdf")(check(tmp_path).scene)
    assert isinstance(made, bytes)
    document = pypdfium2.PdfDocument(made)
    said = "".join(page.get_textpage().get_text_range() for page in document)
    assert [number for number in range(16) if f"Zq{number}x" not in said] == []
