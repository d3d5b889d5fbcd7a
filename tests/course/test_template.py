"""Templates: what is one, what it may say, and that none can run long, grow large, or reach anything but facts."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.course.filters import MAX_RESULT
from generator.course.template import (
    MAX_SOURCE,
    MAX_STEPS,
    Several,
    TemplateError,
    Templates,
    doubtful_root,
    is_template,
    variables,
)

FACTS = {"group": "Bloc 2", "lecturer": Several(["A. Dupont", "B. Martin"]), "hours": "4", "date": "2026-03-12"}


def templates(**facts: object) -> Templates:
    return Templates("fr", variables(course={**FACTS, **facts}, deck={"title": "T"}, words={"page": "page"}))


def refused(source: str) -> TemplateError:
    with pytest.raises(TemplateError) as caught:
        templates().render(source)
    return caught.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ course.group }}", True),
        ("{{course.group}}", True),
        ("{{- deck.title -}}", True),
        ("{{ words.page }}", True),
        ("{% if course.exam is defined %}x{% endif %}", True),
        ("{% for one in course.lecturer %}{{ one }}{% endfor %}", True),
        ('{{ course["group"] }}', True),
        ("{{ 'a' ~ course.group }}", True),
        ("{{ user.name }} et {{ course.group }}", True),
        ("{% raw %}{{ course.group }}{% endraw %}", True),
        ("{{ course.group }", True),  # a brace too few is a mistake, not a text
        ("{{ course.group", True),
        ("{{ user.name }}", False),
        ("{{ course }}", False),
        ("{{ courses.group }}", False),
        ("{{ my.course.group }}", False),
        ("{{ 'course.group' }}", False),
        ("course.group", False),
        ("{ course.group }", False),
        ("{# course.group #}", False),
        ("{{ ouvert, et plus loin course.group", False),
        ("\\frac{{a}}{b}", False),
        ("{%", False),
        ("", False),
    ],
)
def test_what_is_a_template(text: str, expected: bool) -> None:
    assert is_template(text) is expected


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("{{ cours.group }}", "cours"),
        ("{{- word.page }}", "word"),
        ("{{ user.name }} {{ corse.x | upper }}", "corse"),
        ("{{ user.name }}", None),
        ("{{ course.group }}", None),
        ("{ cours.group }", None),
    ],
)
def test_what_is_nearly_one(text: str, root: str | None) -> None:
    assert doubtful_root(text) == root


@pytest.mark.parametrize("unit", ["{{", "{%", "{{ course", "{{a.b", "{{ }", "{%}}", "{{ ", "{{-   "])
def test_looking_for_templates_is_linear(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    assert not is_template(text)  # a quadratic search takes minutes, which the suite's limit ends
    assert doubtful_root(text) is None


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ course.group }}", "Bloc 2"),
        ("{{ course['group'] }}", "Bloc 2"),
        ("Pour {{- ' ' ~ course.group }} !", "Pour Bloc 2 !"),
        ("{{ course.lecturer }}", "A. Dupont, B. Martin"),
        ("{{ course.lecturer | upper }}", "A. DUPONT, B. MARTIN"),
        ("{{ course.lecturer[0] }}|{{ course.lecturer[-1] }}", "A. Dupont|B. Martin"),
        ("{{ course.lecturer | first }}|{{ course.lecturer | last }}|{{ course.group | first }}",
         "A. Dupont|B. Martin|Bloc 2"),
        ("{{ course.lecturer | join(' / ') }}", "A. Dupont / B. Martin"),
        ("{{ course.lecturer | length }}{{ course.group | length }}", "21"),
        ("{{ course.group | lower }}{{ 'é ' | trim | upper }}{{ 'éa B' | capitalize }}{{ course.hours | int + 1 }}",
         "bloc 2ÉÉa B5"),
        ("{% if course.room is defined %}a{% else %}b{% endif %}", "b"),
        ("{% if course.group == 'Bloc 2' and not course.room is defined %}a{% elif course.x %}b{% endif %}", "a"),
        ("{{ 'un' if course.hours | int > 3 else 'deux' }}", "un"),
        ("{{ course.room | default('à confirmer') }}", "à confirmer"),
        ("{% for one in course.lecturer %}{{ loop.index }}. {{ one }}{{ '' if loop.last else '; ' }}{% endfor %}",
         "1. A. Dupont; 2. B. Martin"),
        ("{% for n in range(3) %}{{ n }}{{ course.group if n is even }}{% endfor %}", "0Bloc 212Bloc 2"),
        ("{% if 'B. Martin' in course.lecturer %}oui{% endif %}", "oui"),
        ("{% raw %}{{ course.group }}{% endraw %}", "{{ course.group }}"),
        ("{# un #} {{ course.group }} {#1}", "{# un #} Bloc 2 {#1}"),
        ("{{ none }}{{ course.group }}{{ 1 }}\n", "Bloc 21\n"),
    ],
)  # fmt: skip
def test_what_a_template_says(source: str, expected: str) -> None:
    assert templates().render(source) == expected


@pytest.mark.parametrize("value", ["{{ course.group }}", "{% x %}", "**gras**", "<b>", "%s {0}", "\\x41", "[a](#b)"])
def test_a_value_is_never_a_template(value: str) -> None:
    assert templates(own=value).render("{{ course.own }}") == value


@pytest.mark.parametrize(
    "source",
    [
        *("{{ course.group", "{{ course.group }", "{% if course.group %}", "{{ course. }}"),
        *("{% endif %}{{ course.x }}", "{{ course.group['upper'] }}", "{{ course.group() }}", "{{ lipsum() }}"),
        *("{{ course.lecturer[0:1] }}", "{{ 'x' | plural }}", "{{ range(1, 2, 0) }}"),
        *("{{ course.group | nothing }}", "{{ course.group | format('x') }}", "{{ course.lecturer | attr('append') }}"),
        *("{{ course.lecturer | map('upper') }}", "{{ course.lecturer | _counted | join }}", "{{ 1 is odd('x') }}"),
        *("{% set x = course.group %}", "{% macro m() %}{% endmacro %}", "{% import course.group as m %}"),
        *("{% include course.group %}", "{% extends course.group %}", "{% block b %}{{ course.x }}{% endblock %}"),
        *("{% with a = course.group %}{{ a }}{% endwith %}", "{% filter upper %}{{ course.group }}{% endfilter %}"),
        *("{% call course.group() %}{% endcall %}", "{% autoescape true %}{{ course.group }}{% endautoescape %}"),
        *("{{ course.group.upper }}", "{{ course.group.upper() }}"),
        *("{{ course.group.format(1) }}", "{{ '%s' % course.group }}", "{{ course.lecturer.append }}"),
        *("{{ course.group.__class__ }}", "{{ course.group['__class__'] }}", "{{ course.lecturer.__len__ }}"),
        *("{{ course.get('x') }}", "{{ ''.__class__.__mro__ }}", "{{ self.__init__ }}", "{{ loop.x }}{{ self.a }}"),
        *("{{ course }}", "{{ course ~ 'x' }}", "{{ [course] | join }}", "{{ range }}", "{{ range ~ course.group }}"),
        *("{{ range(2) }}", "{{ [course.group] }}", "{{ (1, 2) }}", "{{ {'a': course.group} }}"),
        *("{{ 2 * 3 }}", "{{ 2 ** 9 }}", "{{ course.group * 9 }}", "{{ 1 / 0 }}", "{{ 7 // 2 }}", "{{ 7 % 2 }}"),
        *("{{ 4 is divisibleby(0) }}", "{{ course.group < 3 }}", "{{ course.group + 3 }}", "{{ -course.group }}"),
        *("{{ course.group | int }}", "{{ course.group | date }}", "{{ course.date | date('x') }}"),
        *("{% for a in 5 %}{% endfor %}", "{% for a, b in course.lecturer %}{% endfor %}", "{{ range('x') }}"),
        *("{% for a in course.lecturer recursive %}{{ loop(a) }}{% endfor %}", "{{ loop.cycle }}"),
        *("{% for a in course.lecturer %}{{ loop.cycle('a') }}{% endfor %}", "{{ course.group | join(1, 2, 3) }}"),
        *("{% for a in course.lecturer %}{{ loop.cycle }}{% endfor %}", "{% for x in range %}{% endfor %}"),
        *("{{ '\\x01' ~ course.group }}", "{{ '\\x0b' }}", "{{ '\\ud800' }}", "{{ course.group | join('\\u2028') }}"),
    ],
)  # fmt: skip
def test_what_templates_do_not_have(source: str) -> None:
    problem = refused(source)
    assert problem.kind in ("syntax", "unknown")
    assert "0x7f" not in str(problem)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("{{ course.grup }}", "course.grup"),
        ("{{ course['grup'] }}", "course.grup"),
        ("{{ deck.x }}", "deck.x"),
        ("{{ words.x | upper }}", "words.x"),
        ("{{ course.x.y }}", "course.x"),
        ("{{ user.name }}", "user"),
        ("{{ course._values }}", "course._values"),
        ("{{ course._root }}", "course._root"),
        ("{{ course.__class__ }}", "course.__class__"),
        ("{{ course['__init__'] }}", "course.__init__"),
        ("{{ course.lecturer[2] }}", "2"),
        ("{% for one in course.x %}{% endfor %}", "course.x"),
        ("{% if course.x %}{% endif %}", "course.x"),
        ("{{ course.x ~ 'a' }}", "course.x"),
        ("{{ course.x | listed }}", "course.x"),
        ("{{ course.x | plural('a', 'b') }}", "course.x"),
    ],
)
def test_what_nobody_has_said(source: str, name: str) -> None:
    problem = refused(source)
    assert (problem.kind, problem.name) == ("unknown", name)


def nested(opening: str, middle: str, closing: str, times: int) -> str:
    return opening * times + middle + closing * times


ENDLESS = {
    "turns": "{% for a in range(1000) %}{% for b in range(1000) %}{% endfor %}{% endfor %}",
    "turns of a fact": "{% for a in course.long %}{% for b in course.long %}{% for c in course.long %}{% endfor %}"
    "{% endfor %}{% endfor %}",
    "turns that test": "{% for a in range(999) %}{% for b in range(999) if b == a %}{% endfor %}{% endfor %}",
    "range": "{% for a in range(1001) %}{% endfor %}",
    "a huge range": "{% for a in range(99999999999) %}{% endfor %}",
    "output": "{% for a in range(1000) %}{{ course.long }}{% endfor %}",
    "joined": "{{ [" + "course.long, " * 6 + "] | join(course.long) }}",
    "concatenated": "{{ " + "course.long ~ " * 400 + "'' }}",
    "concatenated and filtered": "{{ (" + "course.long ~ " * 400 + "'') | upper }}",
    "many loops": nested("{% for a in range(2) %}", "x", "{% endfor %}", 30),
    "many conditions": nested("{% if course.group %}", "x", "{% endif %}", 150),
    "many brackets": nested("{{ ", nested("(", "course.group", ")", 400), " }}", 1),
    "very many brackets": "{{ " + nested("(", "course.group", ")", 5_000) + " }}",
    "very many lists": "{{ " + nested("[", "course.group", "]", 5_000) + " | join }}",
    "negations": "{{ " + "not " * 4_000 + "course.group }}",
    "signs": "{{ " + "-" * 5_000 + "1 }}",
    "sums": "{{ " + "1 + " * 4_000 + "1 }}",
    "filters": "{{ course.group " + "| trim" * 3_000 + " }}",
    "attributes": "{{ course" + ".a" * 5_000 + " }}",
    "conditions in a row": "{% if course.a == 1 %}" + "{% elif 2 == 3 %}x" * 1_000 + "{% endif %}",
    "a long source": "{{ course.group }}" + "x" * MAX_SOURCE,
    "open braces": "{{ course.group }}" + "{{" * 4_000,
}  # fmt: skip


@pytest.mark.parametrize("name", ENDLESS)
def test_no_template_runs_long_or_says_much(name: str) -> None:
    work = templates(long="x" * 2_000)
    with pytest.raises(TemplateError) as caught:
        work.render(ENDLESS[name])
    assert caught.value.kind == "bounds" or name in ("attributes", "conditions in a row", "open braces")
    assert work._steps <= MAX_STEPS + 1


def test_the_bounds_are_those_that_are_told() -> None:
    work = templates(long="x" * 2_000)
    assert len(work.render("{% for a in range(10) %}{{ course.long }}{% endfor %}")) == MAX_RESULT
    assert work.render("{% for a in range(10) %}{% for b in range(999) %}{% endfor %}{% endfor %}") == ""
    with pytest.raises(TemplateError, match="20000"):
        work.render("{% for a in range(10) %}{{ course.long }}{% endfor %}x")


WORDS = (
    "{{ }} {% %} {{- -}} {# #} -%} course. deck. words. course group lecturer hours title . [ ] ( ) | ~ , : == < + - * "
    "' \" 0 1 99 range( range(3) if else elif endif for one in endfor set macro import include raw endraw not and or "
    "is defined default( date listed plural( join( first length int upper __class__ _values loop loop.index self true "
    "none recursive { } \\x01 \\ é \n"
).split(" ")


@settings(max_examples=400)
@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=3)), max_size=14), st.booleans())
@example(["{{", "course.", "group", "}}"], True)
@example(["{{", "'\\x01", "9", "\\x02'", "~", "course.", "group", "}}"], True)
def test_any_template_says_something_or_is_refused(words: list[str], spaced: bool) -> None:
    source = (" " if spaced else "").join(words)
    is_template(source)
    doubtful_root(source)
    work = templates()
    try:
        said = work.render(source)
    except TemplateError as problem:
        said = ""
        kind = problem.kind
    else:
        kind = ""
    assert kind in ("", "syntax", "bounds", "unknown")
    assert len(said) <= MAX_RESULT + len(source)
    assert " object at 0x" not in said
    assert work._steps <= MAX_STEPS + 1
    if not kind:
        assert said == templates().render(source)
