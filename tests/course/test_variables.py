"""Variables in the texts of a deck: where they stand, in which style, and what is wrong with them."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from generator.build import build
from generator.deck.model import Inline, Text
from tests.course.customising import account, codes, customise, folder_of, lines_of, made, outline, wrong

DECK = """\
title: "{{ course.title }}"
subtitle: pour {{ course.group }}
footer: "{{ course.lecturer | listed }}"
lang: fr
course:
  title: Politiques : sociales
  group: Bloc 2
  lecturer: [A. Dupont, B. Martin]
slides:
  - id: un
    heading: Le groupe {{ course.group }}
    items:
      - "**Pour {{ course.group }}**, `{{ course.group }}` et *{{ deck.title }}*"
      - id: examen
        text: "{% if course.exam is defined %}Examen : {{ course.exam }}{% endif %}"
        items:
          - Sous-point
      - Accolades {{ user.name }}
    notes:
      - "{% if course.exam is defined %}Examen{% endif %}"
      - Note pour {{ course.group }}
"""


def inlines(text: Text) -> list[tuple[str, bool, bool, bool]]:
    return [(one.text, one.bold, one.italic, one.code) for one in text.inlines]


def test_every_text_may_hold_variables(tmp_path: Path) -> None:
    deck = made(tmp_path, None, DECK)
    assert deck.title.plain == "Politiques : sociales"
    assert deck.subtitle
    assert deck.footer
    assert (deck.subtitle.plain, deck.footer.plain) == ("pour Bloc 2", "A. Dupont et B. Martin")
    assert lines_of(deck, "un") == [
        "heading: Le groupe Bloc 2",
        "- i1 Pour Bloc 2, {{ course.group }} et {{ course.title }}",
        "- i2-1 Sous-point",
        "- i3 Accolades {{ user.name }}",
        "notes: Note pour Bloc 2",
    ]


def test_columns_quotations_and_alternative_texts(tmp_path: Path) -> None:
    from tests.imaging.pictures import png

    (tmp_path / "a.png").write_bytes(png())
    source = """\
title: t
course: {group: Bloc 2}
slides:
  - id: s
    columns:
      - heading: Pour {{ course.group }}
        items: ["{{ course.group }}"]
      - heading: "{% if course.x is defined %}a{% endif %}"
        items: [b]
      - heading: c
        items:
          - "{% if course.x is defined %}a{% endif %}"
  - id: q
    quote: "{{ course.group }}"
    by: "{% if course.x is defined %}a{% endif %}"
  - id: p
    heading: p
    image: {file: a.png, alt: "Rue du {{ course.group }}"}
  - id: i
    heading: h
    items: ["{% if course.x is defined %}a{% endif %}"]
"""
    result, found = customise(tmp_path, None, source)
    assert outline(result.deck) == [
        *("# s", "c1: Pour Bloc 2", "- c1-i1 Bloc 2", "c2: ", "- c2-i1 b", "c3: c"),
        *("# q", "quote: Bloc 2", "# p", "heading: p", "image: a.png (Rue du Bloc 2)", "# i", "heading: h"),
    ]
    columns = result.deck.slides[0].fields["columns"]
    assert columns.columns[1].heading is None  # type: ignore[union-attr, index]
    assert "items" not in result.deck.slides[3].fields
    assert account(result.actions) == [
        *("dropped s/c2 (empty)", "dropped s/c3-i1 (empty)", "dropped q/by (empty)", "dropped i/i1 (empty)"),
    ]
    assert not found


def test_what_then_says_nothing_is_left_out_and_told(tmp_path: Path) -> None:
    source = DECK.replace('footer: "{{', 'footer: "{% if course.room is defined %}a{% endif %}"\ndate: "{{')
    result, _ = customise(tmp_path, None, source)
    assert result.deck.footer is None
    assert result.deck.date
    assert account(result.actions) == [
        "dropped un/examen (empty)",
        "dropped un/notes (empty)",
        "dropped footer (empty)",
    ]


def test_pieces_keep_their_style(tmp_path: Path) -> None:
    deck = made(tmp_path, None, DECK.replace("Politiques : sociales", "**P** <b>"))
    [first, *_] = deck.slides[0].fields["items"].items  # type: ignore[union-attr]
    assert inlines(first.text) == [
        ("Pour Bloc 2", True, False, False),
        (", ", False, False, False),
        ("{{ course.group }}", False, False, True),
        (" et ", False, False, False),
        ("{{ course.title }}", False, True, False),
    ]
    assert deck.title.inlines == (Inline("**P** <b>"),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% for one in course.lecturer %}**{{ one }}**, {% endfor %}fin",
         [("A. Dupont", True), (", ", False), ("B. Martin", True), (", fin", False)]),
        ("un {% if course.x is defined %}**deux**{% endif %} trois", [("un ", False), (" trois", False)]),
        ("un {% if course.group == 'Bloc 2' %}**deux** trois{% endif %}",
         [("un ", False), ("deux", True), (" trois", False)]),
        ("**un {% if course.x is defined %}** deux {% endif %} trois", [("un ", True), (" trois", False)]),
        ("{% if course.x is defined %}**deux {% else %}trois** {%- endif %} quatre",
         [("trois", True), (" quatre", False)]),
        ("{% for one in course.lecturer -%}  `x` {%- endfor %} fin", [("x", False), ("x", False), (" fin", False)]),
        ("**{{ course.group }}**", [("Bloc 2", True)]),
        ("[{{ course.group }}](https://example.org)", [("Bloc 2", False)]),
        ("`{{ course.group }}` {{ deck.lang }}", [("{{ course.group }}", False), (" fr", False)]),
        ("`{{ course.group }}`", [("{{ course.group }}", False)]),
    ],
)  # fmt: skip
def test_templates_over_several_pieces(text: str, expected: list[tuple[str, bool]], tmp_path: Path) -> None:
    facts = "course:\n  group: Bloc 2\n  lecturer: [A. Dupont, B. Martin]\n"
    source = f"title: t\nlang: fr\n{facts}slides:\n  - items:\n    - {text}\n"
    deck = made(tmp_path, None, source)
    [item] = deck.slides[0].fields["items"].items  # type: ignore[union-attr]
    assert [(one.text, one.bold) for one in item.text.inlines] == expected


@pytest.mark.parametrize(
    ("text", "code", "part"),
    [
        ("{{ course.grup }}", "unknown-variable", "Did you mean `course.group`?"),
        ("{{ course.room }}", "unknown-variable", "default('…')"),
        ("{{ deck.titel }}", "unknown-variable", "`deck.title`?"),
        ("{{ words.zzz }}", "unknown-variable", "There are: title, "),
        ("{{ user.name }} {{ course.group }}", "unknown-variable", "Variables begin with"),
        ("{{ course.group }", "template-syntax", "cannot be read: unexpected '}'"),
        ("{{ course.group | dat }}", "template-syntax", "No filter named 'dat'"),
        ("{{ course.group | date }}", "template-syntax", "'Bloc 2' is no day"),
        ("{{ course.x | default('**a**') }}", "template-syntax", "markup"),
        ("{{ course**.group** }} {{ course.group }}", "template-syntax", "unexpected '.'"),
        ("{% set a = course.group %}", "template-syntax", "assign is not part"),
        ("{% for a in range(99999) %}{{ course.group }}{% endfor %}", "template-bounds", "1000 numbers"),
        ("{{ course." + "x" * 15_000 + " }}", "unknown-variable", ""),
        ("{% " + "x" * 15_000 + " course.x %}", "template-syntax", ""),
    ],
)
def test_what_is_wrong_is_told_at_its_place(text: str, code: str, part: str, tmp_path: Path) -> None:
    source = f"title: t\ncourse: {{group: Bloc 2}}\nslides:\n  - items:\n    - {text}\n"
    found = wrong(tmp_path, None, source)
    assert codes(found) == [f"{code} 5:7 deck.yaml"]
    assert part in str(found[0])


def test_all_that_is_wrong_is_told_at_once_each_time_it_stands(tmp_path: Path) -> None:
    source = "title: '{{ course.a }}'\nslides:\n  - heading: '{{ course.a }}'\n    notes: '{{ course.b'\n"
    assert codes(wrong(tmp_path, None, source)) == [
        *("unknown-variable 1:8 deck.yaml", "unknown-variable 3:14 deck.yaml", "template-syntax 4:12 deck.yaml"),
    ]


def test_what_looks_like_a_variable_is_doubted(tmp_path: Path) -> None:
    source = (
        "title: t\nslides:\n  - items:\n    - '{{ cours.group }}'\n    - '{{ user.name }}'\n    - '`{{ cours.a }}`'\n"
    )
    result, found = customise(tmp_path, None, source)
    assert codes(found) == ["like-a-variable 4:7 deck.yaml"]
    assert outline(result.deck)[1:] == ["- i1 {{ cours.group }}", "- i2 {{ user.name }}", "- i3 {{ cours.a }}"]


def test_a_course_says_other_facts_and_more(tmp_path: Path) -> None:
    course = "course:\n  group: Soir\n  exam: 12 juin\n  lecturer: C. Petit\n"
    deck = made(tmp_path, course, DECK)
    assert deck.subtitle
    assert deck.footer
    assert (deck.subtitle.plain, deck.footer.plain, deck.title.plain) == (
        *("pour Soir", "C. Petit", "Politiques : sociales"),
    )
    assert lines_of(deck, "un")[2:4] == ["- examen Examen : 12 juin", "  - i2-1 Sous-point"]


def test_what_is_known_of_the_deck(tmp_path: Path) -> None:
    text = "{{ deck.title }}|{{ deck.lang }}|{{ deck.course }}|{{ deck.author }}|{{ words.continued }}|{{ words.page }}"
    source = f"title: t\nauthor: a\nlang: fr\nslides:\n  - id: s\n    heading: '{text}'\n"
    assert lines_of(
        made(tmp_path, "lang: nl\ntitle: T\nauthor: A\nslides:\n  s:\n    heading: '" + text + "'\n", source), "s"
    ) == ["heading: T|nl|soir|A|vervolg|pagina"]


HOSTILE = (
    "</script><script>alert(1)</script> <img src=x onerror=alert(2)> [a](javascript:alert(3)) **b** {{ 7 * 7 }} ]]>"
)


def test_values_are_text_in_both_outputs(tmp_path: Path) -> None:
    source = f"""\
title: "{{{{ course.title }}}}"
footer: "{{{{ course.title }}}}"
course:
  title: '{HOSTILE}'
slides:
  - heading: H
    items:
      - "**{{{{ course.title }}}}**"
    notes: "{{{{ course.title }}}}"
"""
    result = build(folder_of(tmp_path / "content" / "d", source), out=tmp_path / "out")
    pptx, html = sorted(result.files, key=lambda file: file.suffix, reverse=True)
    page = html.read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert 'href="javascript:' not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "**b**" in page
    assert "{{ 7 * 7 }}" in page
    with zipfile.ZipFile(pptx) as package:
        slide = package.read("ppt/slides/slide1.xml").decode()
        everything = "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    assert "<script>" not in everything
    assert "javascript:alert" not in "".join(re.findall(r'Target="([^"]*)"', everything))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in slide
