"""Citations in a deck: formed once it is known what is shown, leading to the work and back."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.build import check
from generator.citation_styles import STYLES
from generator.csl.style import Style
from generator.errors import ContentError
from generator.render import writer
from generator.scene.boxes import Shape
from generator.scene.page import Page, Scene
from generator.scene.text import Run

BIB = r"""
@book{petrella2004, author={Petrella, Francesca}, title={Le partenariat}, publisher={UCL}, year=2004, doi={10.1000/x}}
@article{levesque2001, author={L{\'e}vesque, Beno{\^\i}t}, title={Une tendance lourde}, journal={Annals}, volume=72,
  number=3, pages={323--338}, year=2001}
@article{levesque2001b, author={L{\'e}vesque, Beno{\^\i}t}, title={Une autre}, journal={Annals}, year=2001}
@misc{nd, title={Sans auteur}}
@book{unread, author={Zola, {\'E}mile}, title={Germinal}, year=1885}
"""
HEAD = "title: T\nlang: fr\nbibliography: refs.bib\n"


def checked(folder: Path, slides: str, head: str = HEAD, bib: str = BIB) -> tuple[Scene, list[str]]:
    (folder / "refs.bib").write_text(bib, encoding="utf-8")
    (folder / "deck.yaml").write_text(f"{head}slides:\n{slides}", encoding="utf-8")
    result = check(folder)
    return result.scene, [one.code for one in result.diagnostics]


def scene(folder: Path, slides: str, head: str = HEAD, bib: str = BIB) -> Scene:
    made, codes = checked(folder, slides, head, bib)
    assert not codes
    return made


def runs(page: Page) -> Iterator[Run]:
    for box in page.texts:
        if box.role != "title":
            for paragraph in box.paragraphs:
                yield from paragraph.runs


def lines(page: Page) -> list[str]:
    found = []
    for box in page.texts:
        if box.name not in ("heading", "title", "footer", "number"):
            found += ["".join(run.text for run in one.runs).replace("\u00a0", " ") for one in box.paragraphs]
    return found


def works(page: Page) -> list[str]:
    """The works that a page lists."""
    found = []
    for box in page.texts:
        if box.name.startswith("references-") and not box.name.endswith(("-back", "-label")):
            text = "".join(run.text for one in box.paragraphs for run in one.runs)
            found.append(text.replace("\u00a0", " "))
    return found


ALL_FORMS = """\
  - heading: A
    id: first
    items:
      - Selon @petrella2004, oui
      - Voir [@levesque2001, p. 3; @petrella2004]
      - L'année [-@petrella2004] et @nd [chap. 2]
      - Avant [voir @levesque2001b, pp. 3-4, passim]
"""


def test_each_form_is_written(tmp_path: Path) -> None:
    page = scene(tmp_path, ALL_FORMS).pages[0]
    assert lines(page) == [
        "Selon Petrella (2004), oui",
        "Voir (Lévesque, 2001b, p. 3; Petrella, 2004)",
        "L’année (2004) et Sans auteur (s. d., Chapitre 2)",
        "Avant (voir Lévesque, 2001a, p. 3-4, passim)",
    ]
    assert not any(run.link for run in runs(page))  # no slide lists the works


def test_citations_lead_to_the_list_and_works_back_to_the_first_slide_that_cites_them(tmp_path: Path) -> None:
    slides = ALL_FORMS + "  - {heading: B, text: 'Encore [@petrella2004].'}\n  - references: cited\n"
    pages = scene(tmp_path, slides).pages
    assert {run.link for run in runs(pages[0]) if run.link} == {"#references"}
    assert pages[-1].title == "Références"
    assert works(pages[-1]) == [
        "Lévesque, B. (2001a). Une autre. Annals.",
        "Lévesque, B. (2001b). Une tendance lourde. Annals, 72(3), 323-338.",
        "Petrella, F. (2004). Le partenariat. UCL. https://doi.org/10.1000/x",
        "Sans auteur. (s. d.).",
    ]
    links = [run.link for run in runs(pages[-1]) if run.text == "↑"]
    assert links == ["#first"] * 4
    assert "https://doi.org/10.1000/x" in [run.link for run in runs(pages[-1])]
    assert [run.text for run in runs(pages[-1]) if run.italic][:3] == ["Annals", "Annals", "72"]
    assert len([box for box in pages[-1].boxes if isinstance(box, Shape) and "references-rule" in box.name]) == 5


def many(count: int) -> str:
    return "".join(f"@book{{k{n}, author={{Auteur{n:03}, A.}}, title={{Titre {n}}}, publisher={{P}}, year=2000}}\n"
                   for n in range(count))  # fmt: skip


def test_works_go_on_over_pages_and_each_citation_leads_to_the_right_one(tmp_path: Path) -> None:
    cited = "; ".join(f"@k{n}" for n in range(40))
    slides = f"  - {{heading: A, text: 'Voir [{cited}].'}}\n  - references: cited\n"
    pages = scene(tmp_path, slides, bib=many(40)).pages
    listing = [page for page in pages if page.slide == "references"]
    assert len(listing) > 2
    assert [page.part for page in listing] == list(range(1, len(listing) + 1))
    assert [work[:9] for page in listing for work in works(page)] == [f"Auteur{n:03}" for n in range(40)]
    at = {work[:9]: page.id for page in listing for work in works(page)}
    for run in runs(pages[0]):
        if run.link:
            assert run.link == f"#{at[run.text.strip('(;) ')[:9]]}"


def test_numbers_follow_the_shown_deck_and_lead_back(tmp_path: Path) -> None:
    slides = (
        "  - {heading: A, text: 'Un [@levesque2001], deux [@petrella2004, p. 3], trois @nd.', notes: '[@unread]'}\n"
        "  - {heading: B, text: 'Encore [@petrella2004; @levesque2001].'}\n"
        "  - references: cited\n"
    )
    pages = scene(tmp_path, slides, HEAD + "citation_style: ieee\n").pages
    assert lines(pages[0]) == ["Un [1], deux [2, p. 3], trois Sans auteur [3]."]
    assert lines(pages[1]) == ["Encore [1], [2]."]
    labels = [run for run in runs(pages[2]) if run.text.startswith("[")]
    assert [(run.text, run.link) for run in labels] == [("[1]", "#a"), ("[2]", "#a"), ("[3]", "#a"), ("[4]", None)]
    assert "Germinal" in works(pages[2])[-1]
    assert "".join(run.text for run in pages[0].notes[0].runs) == "[4]"


def test_vancouver_draws_numbers_together(tmp_path: Path) -> None:
    slides = "  - {heading: A, text: 'Voir [@levesque2001; @petrella2004; @nd].'}\n"
    assert lines(scene(tmp_path, slides, HEAD + "citation_style: vancouver\n").pages[0]) == ["Voir (1–3)."]


EVERYWHERE = """\
  - heading: Selon @petrella2004
    body:
      - table: |
          Auteur | Œuvre
          @petrella2004 | [@nd]
        caption: Une légende [@petrella2004]
        source: "@petrella2004, p. 4"
      - terms: [{term: "Terme [@nd]", text: "Sens [@petrella2004]"}]
      - definition: {title: "Mot [@nd]", text: "Sens [@petrella2004]"}
  - heading: B
    cards: [{heading: "Une [@nd]", text: "Dit [@petrella2004]"}, {text: "Une note^[Voir [@petrella2004].]"}]
    notes: Rappeler [@petrella2004].
"""


def test_all_texts_take_citations(tmp_path: Path) -> None:
    made = scene(tmp_path, EVERYWHERE)
    for kind in ("html", "pptx", "pdf"):
        writer(kind, None)(made)
    dumped = json.dumps([lines(page) for page in made.pages], ensure_ascii=False)
    assert "@" not in dumped + made.pages[0].title
    assert dumped.count("Petrella") >= 7
    assert "".join(run.text for run in made.pages[1].notes[0].runs) == "Rappeler (Petrella, 2004)."
    assert not any(run.link for run in made.pages[1].notes[0].runs)


def test_which_works_are_listed(tmp_path: Path) -> None:
    slides = "  - {heading: A, text: 'Voir [@nd].'}\n  - references: WHAT\n"
    assert len(works(scene(tmp_path, slides.replace("WHAT", "cited")).pages[1])) == 1
    assert len(works(scene(tmp_path, slides.replace("WHAT", "all")).pages[1])) == 5
    chosen = works(scene(tmp_path, slides.replace("WHAT", "[unread, petrella2004]")).pages[1])
    assert [work[:8] for work in chosen] == ["Petrella", "Zola, É."]


def test_a_list_stands_among_other_blocks_and_in_columns(tmp_path: Path) -> None:
    slides = (
        "  - heading: A\n    body: [{text: 'Voir [@nd].'}, {references: cited}]\n"
        "  - heading: B\n    columns: [{heading: L, references: [unread]}, {heading: M, text: x}]\n"
    )
    pages = scene(tmp_path, slides).pages
    assert {"Sans auteur. (s. d.).", "↑"} <= {*lines(pages[0])}
    assert any("Germinal" in line for line in lines(pages[1]))


def test_a_style_for_notes_makes_footnotes(tmp_path: Path) -> None:
    notes = """<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>N</title></info>
<citation><layout suffix="." delimiter="; "><choose><if position="ibid"><text term="ibid"/></if>
<else><names variable="author"><name and="text"/><substitute><text variable="title"/></substitute></names>
<text variable="locator" prefix=", "/></else></choose></layout></citation>
<bibliography><layout suffix="."><text variable="title"/></layout></bibliography></style>"""
    (tmp_path / "notes.csl").write_text(notes, encoding="utf-8")
    slides = (
        "  - {heading: A, items: ['Un [@petrella2004, p. 3]', 'Deux [@nd]^[Une note [@petrella2004].]', '@nd dit']}\n"
    )
    found = lines(scene(tmp_path, slides, HEAD + "citation_style: notes.csl\n").pages[0])
    assert found[:2] == ["Un1", "Deux23"]
    assert found[3:] == [
        "1 Francesca Petrella, 3.",
        "2 Sans auteur.",
        "3 Une note (Francesca Petrella.).",
        "4 Sans auteur.",
    ]


def test_a_course_may_say_another_style(tmp_path: Path) -> None:
    (tmp_path / "courses").mkdir()
    (tmp_path / "courses" / "c.yaml").write_text("citation_style: ieee\n", encoding="utf-8")
    scene(tmp_path, "  - {heading: A, text: 'Voir [@nd].'}\n")
    made = check(tmp_path, course="c").scene
    assert lines(made.pages[0]) == ["Voir [1]."]


@pytest.mark.parametrize("lang", ["fr", "en", "nl", "de", "es", "it", "pt", "fr-BE", "ar", "tlh"])
def test_the_deck_s_language_says_the_words(tmp_path: Path, lang: str) -> None:
    words = {"fr": "s.d.", "en": "n.d.", "nl": "z.d.", "de": "o.J.", "es": "s.f.", "it": "s.d.", "pt": "s.d."}
    slides = "  - {heading: A, text: 'x [@nd].'}\n"
    made, _ = checked(tmp_path, slides, f"title: T\nlang: {lang}\nbibliography: refs.bib\n")
    assert words.get(lang[:2], "") in lines(made.pages[0])[0].replace(" ", "")


@pytest.mark.parametrize("style", STYLES)
def test_every_style_that_is_known_is_there_and_works(tmp_path: Path, style: str) -> None:
    made = scene(tmp_path, ALL_FORMS + "  - references: all\n", HEAD + f"citation_style: {style}\n")
    assert "@" not in "".join(lines(made.pages[0]))
    found = " ".join(line for page in made.pages[1:] for line in lines(page))
    assert "Le partenariat" in found
    assert "Germinal" in found
    assert not re.search(r"\.\.|,,| ,|\( ", found)


def problems(folder: Path, slides: str, head: str = HEAD, bib: str = BIB) -> list[str]:
    with pytest.raises(ContentError) as caught:
        checked(folder, slides, head, bib)
    return [str(one) for one in caught.value.diagnostics]


def test_an_unknown_key_is_told_with_the_nearest_one(tmp_path: Path) -> None:
    told = problems(
        tmp_path, "  - {heading: A, text: 'x [@petrela2004] et @rien'}\n  - references: [germinal, unred]\n"
    )
    assert len(told) == 4
    assert "There is no work petrela2004 in" in told[0]
    assert "(Did you mean @petrella2004?)" in told[0]
    assert r"where it is no citation, write `\@`" in told[1]
    assert ":6:" in told[2] + told[3]
    assert "Did you mean unread?" in told[3]


def test_a_broken_entry_is_told_with_its_line_and_where_it_is_cited(tmp_path: Path) -> None:
    broken = BIB + "@book{perdu, title = {x, year = 2000\n"
    made, codes = checked(tmp_path, "  - {heading: A, text: 'x [@nd]'}\n", bib=broken)
    assert codes == ["broken-entry"]
    assert lines(made.pages[0]) == ["x (Sans auteur, s. d.)"]
    told = problems(tmp_path, "  - {heading: A, text: 'x [@perdu]'}\n", bib=broken)
    assert "refs.bib:8:1: warning: The entry perdu is left out: the bracket that opens here is never closed" in told[1]
    assert "The work perdu could not be read: look at line 8 of" in told[0]
    listed = problems(tmp_path, "  - references: [perdu, nd]\n", bib=broken)
    assert any("The work perdu could not be read: look at line 8 of" in one for one in listed)


def test_what_else_may_be_wrong(tmp_path: Path) -> None:
    slides = "  - {heading: A, text: 'x [@nd]'}\n"
    twice = BIB + "@book{nd, title={Autre}}\n"
    assert checked(tmp_path, slides, bib=twice)[1] == ["duplicate-entry"]
    assert checked(tmp_path, slides + "  - references: [nd]\n")[1] == []
    assert checked(tmp_path, "  - {heading: A, text: x}\n  - references: cited\n")[1] == ["references-empty"]
    assert "[bibliography-file]" in problems(tmp_path, slides, bib="rien du tout")[0]
    assert "[file-missing]" in problems(tmp_path, slides, "title: T\nbibliography: ref.bib\n")[0]
    (tmp_path / "latin.bib").write_bytes("@book{nd, title={Été}}".encode("latin-1"))
    made, codes = checked(tmp_path, slides, "title: T\nbibliography: latin.bib\n")
    assert codes == ["bibliography-encoding"]
    assert "Été" in lines(made.pages[0])[0]


def test_without_a_bibliography_citations_are_text(tmp_path: Path) -> None:
    head = "title: T\nlang: fr\n"
    made, codes = checked(tmp_path, "  - {heading: A, items: ['x [@nd, p. 3]', '@petrella2004 dit']}\n", head)
    assert codes == ["no-bibliography"]
    assert lines(made.pages[0]) == ["x [@nd, p. 3]", "@petrella2004 dit"]
    assert checked(tmp_path, "  - {heading: A, text: 'Suivez @nom et écrivez à me@example.org'}\n", head)[1] == []
    assert checked(tmp_path, "  - {heading: A, text: x}\n", head + "citation_style: ieee\n")[1] == ["no-bibliography"]
    assert "[references-without-bibliography]" in problems(tmp_path, "  - references: cited\n", head)[0]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("apaa", "Did you mean `apa`?"),
        ("Chicago", "Did you mean `chicago-author-date`?"),
        ("iso-690", "Did you mean `iso690-author-date-fr`?"),
        ("zzz", "There are: apa, "),
        ("none.csl", "[file-missing]"),
        ("bad.csl", "line 1"),
        ("other.csl", "does not begin with `<style>`"),
        ("dependent.csl", "the same as the style nature (Write `citation_style: nature`.)"),
        ("empty.csl", "it has no `<citation>`"),
        ("bomb.csl", "it declares entities"),
    ],
)
def test_a_style_that_is_none_is_told(tmp_path: Path, written: str, said: str) -> None:
    space = 'xmlns="http://purl.org/net/xbiblio/csl"'
    link = '<link href="http://www.zotero.org/styles/nature" rel="independent-parent"/>'
    files = {
        "bad": "<style",
        "other": "<html/>",
        "empty": f"<style {space}/>",
        "bomb": '<!DOCTYPE a [<!ENTITY b "c">]><a/>',
        "dependent": f"<style {space}><info>{link}</info></style>",
    }
    for name, text in files.items():
        (tmp_path / f"{name}.csl").write_text(text, encoding="utf-8")
    told = problems(tmp_path, "  - {heading: A, text: 'x [@nd]'}\n", HEAD + f"citation_style: {written}\n")
    assert said in told[0]


def test_a_style_that_calls_itself_ends(tmp_path: Path) -> None:
    loop = ('<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text"><macro name="a"><text macro="a"/></macro>'
            '<citation><layout><text macro="a"/></layout></citation><bibliography><layout><text macro="a"/></layout>'
            '</bibliography></style>')  # fmt: skip
    assert Style(loop)
    (tmp_path / "loop.csl").write_text(loop, encoding="utf-8")
    made = scene(tmp_path, "  - {heading: A, text: 'x [@unread].'}\n", HEAD + "citation_style: loop.csl\n")
    assert lines(made.pages[0]) == ["x Zola, Germinal, 1885."]  # in brief, where a style says nothing


def test_the_same_bytes_twice(tmp_path: Path) -> None:
    slides = ALL_FORMS + "  - references: all\n"
    (tmp_path / "refs.bib").write_text(BIB, encoding="utf-8")
    (tmp_path / "deck.yaml").write_text(f"{HEAD}slides:\n{slides}", encoding="utf-8")
    program = (
        "import sys; from generator.build import check; from generator.scene.dump import dump_scene; "
        "print(dump_scene(check(sys.argv[1]).scene))"
    )
    made = {
        subprocess.run([sys.executable, "-c", program, str(tmp_path)], capture_output=True, check=True,
                       env={"PYTHONHASHSEED": seed, "PATH": "", "PYTHONPATH": str(Path(__file__).parents[2])}).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(made) == 1


def test_a_deck_that_cites_nothing_imports_nothing_of_it(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(
        "title: T\nslides:\n  - {heading: A, items: [x, me@example.org]}\n", encoding="utf-8"
    )
    program = (
        "import sys; from generator.build import check; check(sys.argv[1]); "
        "wanted = ('csl', 'bibl', 'citation', 'xml.'); "
        "print([name for name in sys.modules if any(part in name for part in wanted)])"
    )
    ran = subprocess.run([sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True)
    known = {"generator.deck.model.bibliography", "generator.layout.citations", "generator.layout.citations.presence"}
    assert set(json.loads(ran.stdout.replace("'", '"'))) <= known
