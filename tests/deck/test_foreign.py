"""Notation of other tools: told once a slide and kind, shown as typed; and no alarm over ordinary prose."""

from __future__ import annotations

import pytest

from generator.deck.foreign import NOTATIONS
from generator.deck.inline import read_inline
from generator.deck.load import parse_deck
from generator.deck.model import Inline
from tests.deck.reading import items, listed, places, slide

FOREIGN = [
    ("| Year | Rate |\n|------|-----:|\n| 2020 | 1.5  |", "table"),
    ("| Year | Rate |", "table"),
    ("|a|b|\n|--|--|\n|1|2|", "table"),
    ("Year | Rate\n---- | ----\n2020 | 1.5", "table"),
    ("The area is $$\\pi r^2$$", "formula"),
    ("the side $ \\sqrt{2}$", "formula"),
    ("\\begin{align} x \\end{align}", "formula"),
    ("\\(x^2\\)", "formula"),
    ("# Results", "heading"),
    ("### Résultats", "heading"),
    ("- [ ] Read", "task"),
    ("[ ] Read", "task"),
    ("[x] Done", "task"),
    ("see note [^1]", "footnote"),
    ("[^note]: a note", "footnote"),
    ("<b>Very</b> important", "html"),
    ("ligne<br>suite", "html"),
    ('<span class="x">a</span>', "html"),
    ('<a href="https://example.org">a</a>', "html"),
    ("<!-- a comment -->", "html"),
    ("A title {.unnumbered}", "attributes"),
    ("A title {#sec-a .b}", "attributes"),
    ("a picture {width=50%}", "attributes"),
    ("::: {.columns}\na\n:::", "div"),
    ("::: warning", "div"),
    ("```", "fence"),
    ("```python", "fence"),
    ("```python\nprint('a')\n```", "fence"),
]
PROSE = [
    "#1, #hashtag, # of students, C# and F#, no. # 4",
    "a < b > c, x<y, 3 <b> 4".replace("<b>", "< b >"),
    "$5 and $6, 5$ et 6$, US$ 100, $100-$200, $x and y$ z$",
    "vector<int>, List<String>, map<a, b>, std::vector<b>, Array<i>",
    "|x| + |y|, p(a|b), P(A | B), a || b, |a| = |b|",
    "f(x) = {1, 2}, {x | x > 0}, {a: b}, {{ x }}, {0, 1}",
    "[1], [a], [sic], [...], [^a-z]*, [^0-9]+",
    "x :: y, std::vector, 12:30, ::1, a ::= b",
    "5 -- 6, a --- b, 2020--2024, ---",
    "un `<b>` et `$$x$$` et `# a`",
    "\\# Results, \\<b>, \\$x_1^2\\$",
    "L'élève (x) et [x], [x]a, [X]",
    "C:\\temp, \\alpha, \\beta",
    "les graphèmes <s>, <p> et <b>, le son /s/",
    "# 4 and # 5",
    "<3, <-, ->, <=>, <a@b.be>, <https://a.be>",
    "e^{x}, x_{1}, \\{1\\}",
]


@pytest.mark.parametrize(("typed", "kind"), FOREIGN)
def test_it_is_found_and_shown_as_typed(typed: str, kind: str) -> None:
    stretches, told = read_inline(typed)
    assert [one.notation.kind for one in told if one.notation] == [kind]
    assert "".join(one.text for one in stretches) == typed
    assert all(one.script == "normal" and not one.bold and not one.italic for one in stretches)


@pytest.mark.parametrize("typed", PROSE)
def test_prose_gives_no_alarm(typed: str) -> None:
    assert [one.notation.kind for one in read_inline(typed)[1] if one.notation] == []


def test_once_a_slide_and_kind() -> None:
    two = "title: T\nslides:\n  - items:\n      - a <em>\n      - b <br>\n      - c [^1]\n  - text: d <br>\n"
    assert places(parse_deck(two)[1]) == ["foreign-notation 4:11", "foreign-notation 6:11", "foreign-notation 7:13"]


def test_every_kind_says_what_there_is_for_it() -> None:
    assert len({one.kind for one in NOTATIONS}) == len(NOTATIONS)
    for one in NOTATIONS:
        assert one.what[0].isupper()
        assert one.hint.endswith(".")


def test_a_fence_stays_line_by_line() -> None:
    fence = "text: |\n  avant\n\n  ```python\n  if a:\n      print('x')\n\n  print(\"y\")\n  ```\n\n  après *ici*"
    found = listed(parse_deck(slide(fence))[0], "text")
    assert [item.text.inlines for item in found] == [
        (Inline("avant"),),
        (Inline("```python\nif a:\n    print('x')", code=True),),
        (Inline('print("y")\n```', code=True),),
        (Inline("après "), Inline("ici", italic=True)),
    ]


def test_a_fence_whose_lines_were_joined_is_not_taken_for_code_in_a_line() -> None:
    [item] = listed(parse_deck(items("```python\n        print(1)\n        ```"))[0])
    assert item.text.plain == "```python print(1) ```"


def test_three_backquotes_in_a_line_are_code() -> None:
    assert read_inline("un ```a`b``` ici") == ((Inline("un "), Inline("a`b", code=True), Inline(" ici")), ())
