"""Files of works: BibTeX with what people put into it, CSL-JSON, and both broken."""

from __future__ import annotations

import time

import pytest

from generator.deck.bibliography.bibtex import read_bibtex
from generator.deck.bibliography.bibtex_entry import with_parents, work_of
from generator.deck.bibliography.csl_json import read_csl_json
from generator.deck.bibliography.dates import day
from generator.deck.bibliography.latex import latex_text
from generator.deck.bibliography.people import people
from generator.deck.model import Entry, Name
from generator.deck.model.bibliography import KEPT_CLOSE, KEPT_OPEN


def works(text: str) -> dict[str, Entry]:
    raw, _ = read_bibtex(text)
    return {key: work_of(one, "w.bib") for key, one in with_parents({one.key: one for one in raw}).items()}


def work(fields: str, kind: str = "book") -> Entry:
    return works(f"@{kind}{{k, {fields}}}")["k"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (r"{\'e}t{\'e}, d\'eveloppement, \'Etat, \`a", "été, développement, État, à"),
        (r"Beno{\^\i}t na\"{\i}ve {\^{\i}} \c{c}a {\c c}", "Benoît naïve î ça ç"),
        (r"{\oe}uvre \OE{}uvre \ss{} {\aa} \o{} \L", "œuvre Œuvre ß å ø Ł"),
        (r"\v{S}kvoreck\'y G\"odel \H{o} \k{a} \.z \u{g}", "Škvorecký Gödel ő ą ż ğ"),
        ("1--2 -- x --- ``a'' ,,b''", "1–2 – x — “a” „b”"),
        (r"\emph{Le} \textbf{monde} \& 50\% \_ \# \$5", "Le monde & 50% _ # $5"),
        (r"M.~Dupont\ et  al.", "M.\u00a0Dupont et al."),
        (r"Sur $\alpha$ et $x_1$", r"Sur $\alpha$ et $x_1$"),
        (r"{\guillemotleft} x {\guillemotright}", "« x »"),
        (r"\noopsort{a}Titre", "Titre"),
        ("{unclosed", "unclosed"),
        ("a}b", "ab"),
        ("\\", "\\"),
    ],
)
def test_latex_is_read(typed: str, read: str) -> None:
    assert latex_text(typed) == read


def test_braces_keep_capitals_and_accents_do_not() -> None:
    kept = latex_text(r"The {NASA} reader of {\'E}tat, {DNA and \'E}", keeps=True)
    assert kept == (f"The {KEPT_OPEN}NASA{KEPT_CLOSE} reader of État, {KEPT_OPEN}DNA and É{KEPT_CLOSE}")


@pytest.mark.parametrize(
    ("typed", "who", "others"),
    [
        (r"L{\'e}vesque, Beno{\^\i}t and Hamel, Pierre", [("Lévesque", "Benoît", ""), ("Hamel", "Pierre", "")], False),
        ("Ludwig van Beethoven", [("van Beethoven", "Ludwig", "")], False),
        ("van der Waals, Johannes Diderik", [("van der Waals", "Johannes Diderik", "")], False),
        ("Charles Louis de Montesquieu", [("de Montesquieu", "Charles Louis", "")], False),
        ("King, Jr., Martin Luther", [("King", "Martin Luther", "Jr.")], False),
        ("{World Health Organization}", [("World Health Organization", "", "")], False),
        ("{Barnes and Noble} AND Plato", [("Barnes and Noble", "", ""), ("Plato", "", "")], False),
        ("Watson, James and others", [("Watson", "James", "")], True),
        ("", [], False),
        (" and ", [], False),
    ],
)
def test_names_are_taken_apart(typed: str, who: list[tuple[str, str, str]], others: bool) -> None:
    assert people(typed) == (tuple(Name(*one) for one in who), others)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2004", "2004"), ("2004-12", "2004-12"), ("2004-12-03", "2004-12-03"), ("2004-12-03/2005", "2004-12-03"),
        ("3 mars 2012", "2012-03-03"), ("March 2012", "2012-03"), ("2012 3", "2012-03"), ("2012 sept.", "2012-09"),
        ("[2001]", "2001"), ("n.d.", ""), ("", ""), ("2004-13", "2004"), ("in press", ""),
    ],
)  # fmt: skip
def test_days_are_read(typed: str, read: str) -> None:
    assert day(typed) == read


def test_fields_go_where_csl_has_them() -> None:
    article = work("journal={Annals}, volume=72, number=3, pages={323--338}, year=2001, doi={https://doi.org/10.1/x}",
                   "article")  # fmt: skip
    assert (article.kind, article.dates) == ("article-journal", {"issued": "2001"})
    assert article.values == {
        "container-title": "Annals",
        "volume": "72",
        "issue": "3",
        "page": "323–338",
        "DOI": "10.1/x",
    }
    thesis = work("title={T}, school={Ghent}, year=2010", "phdthesis")
    assert (thesis.kind, thesis.values["genre"], thesis.values["publisher"]) == ("thesis", "PhD thesis", "Ghent")
    series = work("title={T}, series={Cahiers}, number=23")
    assert (series.values["collection-title"], series.values["collection-number"]) == ("Cahiers", "23")
    page = work(r"title={T}, howpublished={\url{https://example.org/a_b~c}}, urldate={2020-01-02}", "misc")
    assert (page.kind, page.values["URL"], page.dates) == (
        "webpage",
        "https://example.org/a_b~c",
        {"accessed": "2020-01-02"},
    )


def test_strings_months_and_crossrefs_are_followed() -> None:
    found = works(
        '@string{pup = "Princeton" # { UP}}\n@inproceedings(one, crossref = {All}, title = "Paper", month = mar)\n'
        "@proceedings{all, title = {Papers}, publisher = pup, year = 1999}"
    )
    assert found["one"].values == {"title": "Paper", "container-title": "Papers", "publisher": "Princeton UP"}
    assert found["one"].dates == {"issued": "1999-03"}


@pytest.mark.parametrize(
    ("broken", "line", "key"),
    [
        ("@book{b, title = {x, year = 2000", 2, "b"),
        ('@book{b, title = "x, year = 2000', 2, "b"),
        ("@book{b\n title = {x}}", 2, ""),
        ("@book{b,\n title {x}}", 3, "b"),
        ("@book{b, title = {x}", 2, "b"),
        ("@book{b, title = }", 2, "b"),
        ("@book{}", 2, ""),
        ("@book{b, title = {x} ; year = 2000}", 2, "b"),
    ],
)
def test_a_broken_entry_has_its_line_and_costs_itself_only(broken: str, line: int, key: str) -> None:
    entries, told = read_bibtex(f"@book{{a, title={{A}}}}\n{broken}\n@book{{c, title={{C}}}}\n")
    assert [one.key for one in entries] == ["a", "c"]
    assert [(one.line, one.key) for one in told] == [(line, key)]
    assert told[0].reason


def test_comments_and_what_is_no_entry_are_passed_over() -> None:
    entries, told = read_bibtex('free text me@example.org\n@comment{ @book{no, title={x}} }\n@preamble{"x"}\n@book{a,}')
    assert [one.key for one in entries] == ["a"]
    assert not told


@pytest.mark.parametrize(
    "hostile",
    [
        "@a{b,c={" * 150_000,
        "@a{b," + "{" * 1_000_000,
        "\n@a{b" * 200_000,
        "@a{b," + "x=1," * 250_000 + "}",
        "@string{m={" + "x" * 150_000 + "}}" + "\n@a{b,title=m}" * 60_000,
        "@string{a={" + "x" * 1000 + "}}\n@a{b,title=a" + "#a" * 400_000 + "}",
        "@book{k,author={" + "{" * 400_000 + "}" * 400_000 + "}}",
        "@book{k,author={" + "a and " * 150_000 + "}}",
        "@book{k,title={" + "\\'" * 400_000 + "}}",
        "@book{k,howpublished={" + "\\url" * 200_000 + "}}",
    ],
    ids=lambda text: text[:20],
)
def test_a_megabyte_made_to_take_long_takes_seconds_at_the_most(hostile: str) -> None:
    begun = time.process_time()
    works(hostile)
    assert time.process_time() - begun < 20  # a second or two; the machine may be busy


def test_csl_json_is_read() -> None:
    found, told = read_csl_json(
        """[
 {"id": "a", "type": "book", "title": "Un <i>titre</i>", "author": [{"family": "Beauvoir", "given": "Simone",
  "non-dropping-particle": "de"}, {"literal": "INSEE"}], "issued": {"date-parts": [["1949", 3]]}, "volume": 2},
 {"title": "no id"},
 {"id": 7, "type": "webpage", "issued": {"raw": "3 mars 2012"}, "URL": "https://example.org"}
]""",
        "w.json",
    )
    first, second = (one.entry for one in found)
    assert first.names == {"author": (Name("de Beauvoir", "Simone"), Name("INSEE"))}
    assert first.values == {"title": "Un titre", "volume": "2"}
    assert (first.dates, second.key, second.dates) == ({"issued": "1949-03"}, "7", {"issued": "2012-03-03"})
    assert [(one.line, one.reason) for one in told] == [(4, "it has no `id`")]


@pytest.mark.parametrize(
    "text", ["", "{}", "[", '[{"id": "a"', "[1, 2]", '[{"id": "a"},]', "[" * 100_000, '{"items": []}']
)
def test_what_is_no_csl_json_is_told(text: str) -> None:
    found, told = read_csl_json(text, "w.json")
    assert len(found) <= 1
    assert told or text in ('{"items": []}', '[{"id": "a"},]')
