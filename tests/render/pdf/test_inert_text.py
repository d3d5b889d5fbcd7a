"""What an author writes is text to the typesetter, whatever it means in typst's own language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.assets import template_root
from generator.render.pdf import render_pdf
from generator.scene.boxes import Role
from generator.scene.text import Run, Script
from generator.units import Rect
from tests.render.revealjs.sample import BODY, body, heading, one_page, page, paragraph, scene, text_box
from tests.rendered.in_pdf import read_letters
from tests.rendered.measured import squash

MARKUP = (
    *"# $ * _ ` @ < > [ ] { } ( ) \\ ~ -- --- ... ' \" // /* */ = == - + / : ; , | & ^ %".split(),
    '#read("/etc/passwd")',
    '#include "deck.yaml"',
    '#import "@preview/cetz:0.3.0": *',
    '#image("/etc/hostname")',
    "#panic()",
    "#sys.inputs",
    "#context counter(page).get()",
    '#eval("1+1")',
    "#let x = 1",
    "#set text(size: 99pt)",
    "#show: it => none",
    "#pagebreak()",
    "#[",
    "#{",
    "$ x^2 $",
    "@ref",
    "<label>",
    "\\u{41}",
    "```typ",
    "https://example.org",
    "= Titre",
    "/ terme: sens",
    "}\"\\n'",
    '", #read("x"), "',
    "</script>",
    "%PDF-1.7",
    "endstream",
)
PIECES = st.sampled_from(MARKUP) | st.text("aé#$*_`@<>[]{}()\\~-/\"'=", min_size=1, max_size=8)
NASTY = st.lists(PIECES, min_size=1).map(lambda parts: " ".join(" ".join(parts).split())[:120])


def drawn(content: bytes, folder: Path) -> str:
    path = folder / "made.pdf"
    path.write_bytes(content)
    return "".join(squash("".join(letter.text for letter in letters)) for letters in read_letters(path))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("made")


@pytest.mark.slow
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(NASTY, NASTY, NASTY)
def test_text_is_shown_as_it_is(folder: Path, title: str, text: str, quoted: str) -> None:
    runs = (Run(text), Run(quoted, bold=True, link='https://example.org/#read(1)"]'))
    boxes = (
        heading(title),
        replace(body(paragraph(runs)), levels=BODY),
        text_box("quote", Role.QUOTE, Rect.from_pt(48, 300, 864, 100), BODY, quoted),
    )
    alone = scene(replace(page(1, title), boxes=boxes), title=title, author=quoted, keywords=(title, text))
    mark = BODY[0].bullet
    assert mark
    expected = squash(title) + mark.glyph + squash(text + quoted) + mark.glyph + squash(quoted)
    assert drawn(render_pdf(alone), folder) == expected


@pytest.mark.parametrize("text", MARKUP)
def test_each_piece_of_typst_is_only_text(folder: Path, text: str) -> None:
    deck = one_page(replace(heading(text), rect=body().rect))
    assert squash(text) in drawn(render_pdf(deck), folder)


@pytest.mark.parametrize("text", ['"), read("/etc/passwd', "#panic()", "\\", "\u2028", "\x7f"])
def test_properties_are_only_text(text: str) -> None:
    deck = replace(one_page(heading("Titre")), title=text, author=text, subject=text, keywords=(text, text))
    assert render_pdf(deck).startswith(b"%PDF-")


@settings(max_examples=80)
@given(st.text(max_size=12), st.text(max_size=12), st.sampled_from(Script))
def test_any_text_is_shown(title: str, text: str, script: Script) -> None:
    """Control characters, halves of characters, letters of no language: whatever gets past the deck stage."""
    runs = (Run(text, script=script), Run(title, bold=True))
    deck = replace(one_page(heading(title), body(paragraph(runs))), title=text, author=title)
    assert render_pdf(deck).startswith(b"%PDF-")


def test_an_address_that_is_too_long_is_only_text(folder: Path) -> None:
    runs = (Run("ici", link="https://example.org/" + "a" * 9000),)
    assert "ici" in drawn(render_pdf(one_page(heading("Titre"), body(paragraph(runs)))), folder)


TEMPLATES = sorted(one for kind in ("pdf", "formulas") for one in (template_root() / kind).glob("*.typ"))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_read_nothing_but_their_data(template: Path) -> None:
    source = re.sub(r"//.*", "", template.read_text(encoding="utf-8"))
    assert not re.findall(r"\b(?:eval|read|csv|yaml|toml|xml|cbor|plugin|include)\s*\(|#include|@", source)
    assert set(re.findall(r"#import\s+(\S+)", source)) <= {'"scene.typ":', '"paper.typ":', '"math.typ":'}
    assert len(re.findall(r"\bjson\(", source)) == (template.name in ("scene.typ", "draw.typ"))
