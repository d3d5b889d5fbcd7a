"""Code on pages: every line there and whole, in type as large as goes, in colours that can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.code_languages import LANGUAGES, PLAIN, language_named, language_names, language_of_file
from generator.deck.model import Code
from generator.errors import Diagnostic
from generator.layout import lay_out
from generator.layout.body.code_lines import MARK, set_lines
from generator.layout.body.code_tokens import CodeRole, code_lines
from generator.layout.code_colors import BAND, COMMENT, ROLES
from generator.scene.boxes import Role, Shape, TextBox, basic
from generator.scene.checks import contrast_ratio
from generator.scene.page import Page, Scene
from generator.scene.text import Run
from generator.units import Pt
from tests.layout.made import THEMES, deck, items, slide, span, text, theme

PYTHON = 'def f(x):\n    """Doc."""\n    return x + 1  # one\n\n@cached\nclass A(B):\n    y = None'


def code(source: str, **keys: object) -> Code:
    return Code(source, span(), **keys)  # type: ignore[arg-type]


def laid(block: Code, name: str = "agora", **fields: object) -> tuple[Scene, tuple[Diagnostic, ...]]:
    made = slide(heading="Code", code=block, **fields)  # type: ignore[arg-type]
    return lay_out(deck(made, theme=name))


def of_role(page: Page, role: Role) -> list[TextBox]:
    return [box for box in basic(page.boxes) if isinstance(box, TextBox) and box.role is role]


def shown(scene: Scene) -> Iterator[str]:
    """The lines of code of all pages, without what is put into broken ones."""
    for page in scene.pages:
        for box in of_role(page, Role.CODE):
            for paragraph in box.paragraphs:
                yield "".join(run.text for run in paragraph.runs if not run.added)


def bands(page: Page) -> list[Shape]:
    return [box for box in basic(page.boxes) if isinstance(box, Shape) and box.fill == BAND]


SIGNS = st.one_of(st.sampled_from("\n \"'#/*<{[(=:;-$`\\@!%ab1"), st.characters(codec="utf-8"))

# --- tokens ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*LANGUAGES, ""])
@given(source=st.text(SIGNS, max_size=60))
def test_the_tokens_of_any_text_are_its_lines(name: str, source: str) -> None:
    found = code_lines(source, name)
    assert ["".join(token.text for token in line) for line in found] == source.split("\n")


def test_words_have_roles() -> None:
    roles = {token.text.strip(): token.role for line in code_lines(PYTHON, "py") for token in line}
    assert roles["def"] is CodeRole.KEYWORD
    assert roles["f"] is CodeRole.NAME
    assert roles['"""Doc."""'] is CodeRole.STRING
    assert roles["1"] is CodeRole.LITERAL
    assert roles["None"] is CodeRole.LITERAL
    assert roles["# one"] is CodeRole.COMMENT
    assert roles["@cached"] is CodeRole.NAME


def test_lines_that_would_take_long_are_plain() -> None:
    for source in ("{%" * 500, "\n".join(["#{" * 100] * 200)):
        assert {token.role for line in code_lines(source, "pascal") for token in line} == {CodeRole.PLAIN}


def test_words_without_signs_are_no_java() -> None:
    """Its lexer would take minutes for them."""
    words = "\n".join(["a " * 29] * 300)
    for source in (words, words.replace(" ", "<")):
        assert {token.role for line in code_lines(source, "java") for token in line} == {CodeRole.PLAIN}
    lines = code_lines("\n".join(["int cost = price * number;"] * 300), "java")
    assert CodeRole.KEYWORD in {token.role for line in lines for token in line}


def test_languages_have_one_name_each() -> None:
    names = [name for entry, (_, _, others, _) in LANGUAGES.items() for name in (entry, *others.split())]
    assert len(set(names)) == len(names)
    assert not PLAIN & set(names)
    assert set(language_names()) == set(names) | PLAIN
    assert language_named("JS") == "javascript"
    assert language_of_file("a/b/cost.PY") == "python"
    assert language_of_file("Makefile") == "makefile"
    assert language_of_file("notes") == ""


# --- colours ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", THEMES)
def test_code_can_be_read_on_every_ground(name: str) -> None:
    colors = theme(name).scene.colors
    for token in (*ROLES, COMMENT, "text"):
        for ground in ("bg", "surface", BAND):
            assert contrast_ratio(colors[token].hex, colors[ground].hex) >= 4.5, (token, ground)
    assert len({colors[token].hex for token in (*ROLES, COMMENT, "text")}) == 6
    assert all(colors[token].scheme for token in (*ROLES, BAND)), "they follow the theme of a PPTX"


# --- lines that are too long -----------------------------------------------------------------------------------------


@given(st.text(st.sampled_from("ab ,([{=+日😀"), min_size=1, max_size=120), st.integers(12, 40))
def test_rows_hold_the_line_and_fit(source: str, count: int) -> None:
    def width(piece: str) -> float:
        return sum(2.0 if ord(char) > 0x1000 and char != MARK[0] else 1.0 for char in piece)

    (line,) = set_lines([[Run(source)]], count, width)
    assert "".join(run.text for run in line.runs if not run.added) == source.rstrip(" ")
    assert all(width(part) <= count for part in line.parts)
    assert re.sub(r"\s", "", "".join(line.parts)).replace("→", "") == re.sub(r"\s", "", source)
    assert all(part.lstrip(" ").startswith(MARK.strip()) for part in line.parts[1:])


def test_a_line_that_never_fits_is_broken_and_told() -> None:
    long = "    call(" + ", ".join(f"argument_{n}" for n in range(30)) + ")"
    scene, problems = laid(code(f"a = 1\n{long}\nb = 2", lang="python", numbers=True))
    assert [one.code for one in problems] == ["code-broken"]
    assert list(shown(scene)) == ["a = 1", long, "b = 2"]
    (lines,) = of_role(scene.pages[0], Role.CODE)
    rows = lines.paragraphs[1].lines
    assert len(rows) > 1
    assert all(row.startswith(" " * 8 + MARK) for row in rows[1:])
    (numbers,) = of_role(scene.pages[0], Role.GUTTER)
    assert [p.text for p in numbers.paragraphs] == ["1", "2", *[""] * (len(rows) - 1), "3"]


# --- pages -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", THEMES)
def test_type_is_as_large_as_lines_allow(name: str) -> None:
    sizes = theme(name).styles["code"].sizes

    def size(width: int, lines: int = 3) -> float:
        scene, problems = laid(code("\n".join(["x" * width] * lines)), name)
        assert not problems
        return of_role(scene.pages[0], Role.CODE)[0].levels[0].size.pt

    assert size(20) == sizes[0]
    found = [size(width) for width in (20, 50, 60, 70, 80)]
    assert found == sorted(found, reverse=True)
    assert found[-1] < sizes[0]
    assert size(20, 18) < sizes[0]


@pytest.mark.parametrize("name", THEMES)
def test_long_code_goes_on_with_its_numbers_and_its_title(name: str) -> None:
    source = "\n".join(f"line({n})" if n % 7 else "" for n in range(1, 121))
    made = code(source, lang="python", numbers=True, title=text("many.py"), first=5, highlight=frozenset({6, 7, 60}))
    scene, problems = laid(made, name)
    assert not problems
    assert len(scene.pages) > 2
    assert list(shown(scene)) == source.split("\n")
    numbers = [p.text for page in scene.pages for p in of_role(page, Role.GUTTER)[0].paragraphs]
    assert numbers == [str(n) for n in range(5, 125)]
    assert all(of_role(page, Role.LABEL)[0].paragraphs[0].text == "many.py" for page in scene.pages)
    assert sum(len(bands(page)) for page in scene.pages) == 2
    assert all(len(of_role(page, Role.CODE)[0].paragraphs) >= 2 for page in scene.pages)


def test_bands_lie_behind_their_lines() -> None:
    scene, _ = laid(code("a\nb\nc\nd", highlight=frozenset({2, 3})))
    (lines,) = of_role(scene.pages[0], Role.CODE)
    (band,) = bands(scene.pages[0])
    pitch = lines.levels[0].size * 1.2
    assert abs((band.rect.y - lines.rect.y - pitch).pt) <= 0.1 * lines.levels[0].size.pt
    assert abs((band.rect.height - pitch * 2).pt) < 0.01


def test_output_stands_below_and_apart() -> None:
    scene, _ = laid(code("print(1)", output="1\n 2"))
    lines, output = of_role(scene.pages[0], Role.CODE)
    assert [p.text for p in output.paragraphs] == ["1", " 2"]
    assert output.rect.y > lines.rect.bottom
    assert output.background == "bg"
    assert lines.background == "surface"


@pytest.mark.parametrize("name", THEMES)
def test_code_stands_among_text(name: str) -> None:
    made = slide(heading="H", text=items("Before"), code=code(PYTHON, lang="python"), items=items("a", "b"))
    scene, problems = lay_out(deck(made, theme=name))
    assert not problems
    (page,) = scene.pages
    (lines,) = of_role(page, Role.CODE)
    assert lines.code_lang == "python"
    assert lines.rect.height >= Pt(7 * 12 * 1.2)


def test_code_is_never_turned() -> None:
    scene, _ = lay_out(deck(slide(heading="كود", code=code("x = 'سلام'", numbers=True)), lang="ar"))
    (lines,) = of_role(scene.pages[0], Role.CODE)
    (numbers,) = of_role(scene.pages[0], Role.GUTTER)
    assert not lines.paragraphs[0].rtl
    assert numbers.rect.right <= lines.rect.x + Pt(0.01)
