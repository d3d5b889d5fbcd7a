"""Code is what was typed or what stands in the file, character by character; what cannot be read is told."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.build import check
from generator.deck.format import format_deck
from generator.deck.load import parse_deck
from generator.deck.model import Callout, Code
from generator.deck.read.code import MAX_BYTES, MOST_LINES, clean_code
from generator.errors import Diagnostic
from generator.scene.boxes import TextBox, basic
from tests.deck.reading import places, problems, read, slide

PYTHON = '''\
#!/usr/bin/env python3
# only: this, {and: that}
def f(x: dict[str, int]) -> str:
    """Text: “quoted” -- with *stars*, `ticks` and \\d+."""
    - x

    return "a # b" if x else {'k': [1, 2]}  # end: here
- a list
text: not a key
'''


def code(source: str, folder: Path | None = None) -> Code:
    found = read(source, folder).slides[0].fields["code"]
    assert isinstance(found, Code)
    return found


def block(text: str, key: str = "code") -> str:
    return slide(f"{key}: |\n" + textwrap.indent(text, "  "))


def warned(source: str, folder: Path | None = None) -> tuple[Code, list[Diagnostic]]:
    deck, found = parse_deck(source, folder=folder)
    made = deck.slides[0].fields["code"]
    assert isinstance(made, Code)
    return made, list(found)


def test_a_block_is_kept_as_it_is() -> None:
    assert code(block(PYTHON)).text == PYTHON.rstrip("\n")


def test_the_stroke_may_be_forgotten() -> None:
    source = block(PYTHON).replace("code: |", "code:")
    assert code(source).text == PYTHON.rstrip("\n")


@pytest.mark.parametrize("text", ["color: red;\nmargin: 0;", "try:\n  f()\nexcept:\n  pass", "a: 1\n- text: b"])
def test_what_only_looks_like_keys_is_code(text: str) -> None:
    assert code(block(text).replace("code: |", "code:")).text == text


@pytest.mark.parametrize("header", [">", ">-", "|-", "|+"])
def test_lines_are_never_folded(header: str) -> None:
    text = "a = 1\nb = 2\n\n  c = 3"
    assert code(block(text + "\n").replace("code: |", f"code: {header}")).text == text
    assert code(slide(f"code:\n  lang: c\n  text: {header}\n" + textwrap.indent(text, "    "))).text == text


def test_all_that_is_said_of_it() -> None:
    made = code(slide(
        'code:\n  lang: Python\n  numbers: true\n  highlight: "2, 4-5"\n  steps: [1-2, 4, "5, 6-"]\n  title: cost.py\n'
        "  text: |\n    a\n\n    b\n    c\n    d\n    e\n  output: |\n    42\n     7\n  caption: Below\n  source: INSEE"
    ))  # fmt: skip
    assert (made.text, made.lang, made.numbers) == ("a\n\nb\nc\nd\ne", "Python", True)
    assert made.highlight == {2, 4, 5}
    assert [sorted(step) for step in made.steps] == [[1, 2], [4], [5, 6]]
    assert made.output == "42\n 7"
    assert made.title
    assert made.title.plain == "cost.py"
    assert made.caption
    assert made.caption.plain == "Below"
    assert made.source
    assert made.source.plain == "INSEE"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("x = 1  # one", "x = 1  # one"),
        ("print('a: b')", "print('a: b')"),
        ("{1, 2}", "{1, 2}"),
        ("[1, 2]", "[1, 2]"),
        ("# comment", "# comment"),
        ("- 1", "- 1"),
        ('"x # y"', "x # y"),
        ("true", "true"),
        ("*p = &q", "*p = &q"),
        ("!important", "!important"),
    ],
)
def test_one_line_is_as_typed(typed: str, text: str) -> None:
    assert code(slide(f"code: {typed}")).text == text


def test_code_does_not_go_on_below_its_first_line() -> None:
    found = problems(slide("code: def f():\n    return 1"))
    assert places(found) == ["code-below 5:9"]


def test_tabs_and_pasted_spaces_become_spaces() -> None:
    assert code(block("if x:\n\treturn\u00a01")).text == "if x:\n    return 1"
    assert code(block("\tall:\n\t\tcc a.c")).text == "    all:\n        cc a.c"


def test_code_stands_in_columns_and_boxes_and_bodies() -> None:
    body = "  - box:\n      title: B\n      code: |\n        a: b\n  - code:\n      text: c"
    deck = read(slide(f"heading: H\nbody:\n{body}"))
    box = deck.slides[0].fields["box"]
    assert isinstance(box, Callout)
    assert [one.text for one in box.body.values() if isinstance(one, Code)] == ["a: b"]
    assert isinstance(deck.slides[0].fields["code"], Code)


SIGNS = st.one_of(
    st.sampled_from(" \t#:-\"'{}[]|>&*!%@`\\,?"), st.characters(codec="utf-8", categories=["L", "N", "P", "S"])
)
LINES = st.lists(st.text(SIGNS, max_size=20), min_size=1, max_size=8)


@given(LINES)
def test_any_block_survives(lines: list[str]) -> None:
    # Blanks alone may be fewer than the indentation, which YAML takes from the first line.
    text = "\n".join(["first", *(line if line.strip() else "" for line in lines)])
    deck, _ = parse_deck(block(text))
    made = deck.slides[0].fields["code"]
    assert isinstance(made, Code)
    assert made.text.rstrip() == clean_code(text).rstrip()


@example(["$", "A$"])
@given(LINES)
def test_any_text_in_quotes_survives(lines: list[str]) -> None:
    text = "\n".join(lines)
    if not text.strip():
        return
    deck, _ = parse_deck(slide("code:\n  text: " + json.dumps(text, ensure_ascii=False)))
    made = deck.slides[0].fields["code"]
    assert isinstance(made, Code)
    assert made.text == clean_code(text)


# --- files -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "deck"
    (inside / "code").mkdir(parents=True)
    (inside / "code" / "cost.py").write_bytes(b"\xef\xbb\xbfimport os\r\n\r\ndef f():\r\n\treturn 1\r\n")
    (tmp_path / "secret.py").write_text("key = 1\n")
    return inside


def from_file(more: str = "", name: str = "code/cost.py") -> str:
    return slide(f"code:\n  file: {name}" + textwrap.indent(more, "  "))


def test_a_file_is_read_and_recorded(folder: Path) -> None:
    deck = read(from_file(), folder)
    made = deck.slides[0].fields["code"]
    assert isinstance(made, Code)
    assert (made.text, made.lang, made.file) == ("import os\n\ndef f():\n    return 1", "python", "code/cost.py")
    assert [Path(path).name for path in deck.files] == ["cost.py"]


def test_lines_of_a_file(folder: Path) -> None:
    made = code(from_file("\nlines: 3-4\nhighlight: 4"), folder)
    assert (made.text, made.first, sorted(made.highlight)) == ("def f():\n    return 1", 3, [4])
    assert code(from_file("\nlines: 3-"), folder).first == 3
    assert code(from_file("\nlines: 1"), folder).text == "import os"


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (from_file(name="code/cots.py"), ["file-missing 5:13"]),
        (from_file(name="cost.py"), ["file-missing 5:13"]),
        (from_file(name="../secret.py"), ["file-path 5:13"]),
        (from_file(name="/etc/passwd"), ["file-path 5:13"]),
        (from_file(name="https://a.org/x.py"), ["file-path 5:13"]),
        (from_file("\nlines: 9-12"), ["code-lines 6:14"]),
        (from_file("\nlines: 4-3"), ["wrong-value 6:14"]),
        (from_file("\nlines: some"), ["wrong-value 6:14"]),
        (from_file("\nlines: 2"), ["code-empty 5:7"]),
        (from_file("\ntext: x"), ["code-empty 6:7"]),
        (slide("code:\n  lang: python"), ["code-empty 5:7"]),
        (slide("code: [1"), []),
        (slide("code:\n  linenos: true\n  text: a"), ["unknown-key 5:7"]),
        (slide("code:\n  txt: a"), ["unknown-key 5:7"]),
    ],
)
def test_what_is_wrong_is_told(source: str, wanted: list[str], folder: Path) -> None:
    if not wanted:
        assert code(source, folder).text == "[1"
        return
    assert places(problems(source, folder)) == wanted


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "code-file"),
        (b"a\0b", "code-file"),
        ("é = 1\n".encode("latin-1"), "code-file"),
        (b"a\x1bb", "control-character"),
        (b"x" * (MAX_BYTES + 1), "file-too-big"),
        (b"x\n" * (MOST_LINES + 1), "too-long"),
        (b"x" * 2000, "too-long"),
        (b"\n \n", "code-empty"),
    ],
)
def test_a_file_that_is_no_code(content: bytes, wanted: str, folder: Path) -> None:
    (folder / "code" / "odd.py").write_bytes(content)
    assert [one.code for one in problems(from_file(name="code/odd.py"), folder)] == [wanted]


def test_an_unknown_language_is_plain_text_and_told() -> None:
    made, found = warned(slide("code:\n  lang: pyton\n  text: x"))
    assert made.lang == ""
    assert [str(one.code) for one in found] == ["code-language"]
    assert "python" in str(found[0])


def test_numbers_outside_the_lines_are_told() -> None:
    made, found = warned(slide('code:\n  text: "a\\nb"\n  highlight: "2, 7"'))
    assert made.highlight == {2}
    assert [one.code for one in found] == ["code-lines"]


# --- formatting ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "source",
    [
        block(PYTHON),
        block(PYTHON).replace("code: |", "code:"),
        block(PYTHON, "items: [a]\ncode"),
        slide("code: x = {'a': 1}  # one"),
        slide("code:\n  lang: c\n  text: |\n    \tint a;\n\n    b;\n  output: |1\n     3\n    4"),
        slide('code: {text: "a: b # c", highlight: "1"}'),
    ],
)
def test_formatting_keeps_the_code(source: str) -> None:
    once = format_deck(source)
    assert format_deck(once) == once
    assert code(once).text == code(source).text
    assert code(once).output == code(source).output
    plain = yaml.safe_load(once)["slides"][0]["code"]
    assert clean_code(plain if isinstance(plain, str) else plain["text"]) == code(source).text


@given(LINES)
def test_formatting_keeps_any_code(lines: list[str]) -> None:
    text = "\n".join(lines)
    if not text.strip():
        return
    source = block(text)
    once = format_deck(source)
    assert code(once).text == code(source).text
    plain = yaml.safe_load(once)["slides"][0]["code"]
    assert clean_code(plain).rstrip("\n") == code(source).text


def test_variables_are_not_filled_in(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(
        "title: T\ncourse: {title: Law}\nslides:\n  - heading: A {{ course.title }}\n    code: '{{ course.title }}'\n",
        encoding="utf-8",
    )
    scene = check(tmp_path).scene
    texts = [p.text for box in basic(scene.pages[0].boxes) if isinstance(box, TextBox) for p in box.paragraphs]
    assert "{{ course.title }}" in texts
    assert "A Law" in texts
