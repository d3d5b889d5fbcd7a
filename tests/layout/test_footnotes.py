"""Footnotes are numbered by slide and stand at its foot; references say what they lead to, wherever they stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.build import check
from generator.errors import ContentError
from generator.render import writer
from generator.scene.page import Page, Scene
from generator.scene.text import Run, Script
from tests.imaging.pictures import png


def scene(folder: Path, slides: str, head: str = "title: T\nlang: fr\n") -> Scene:
    (folder / "dot.png").write_bytes(png(40, 30))
    (folder / "deck.yaml").write_text(f"{head}slides:\n{slides}", encoding="utf-8")
    return check(folder).scene


def runs(page: Page, name: str) -> list[Run]:
    return [run for box in page.texts if box.name == name for one in box.paragraphs for run in one.runs]


def said(page: Page, name: str) -> str:
    return "".join(run.text for run in runs(page, name)).replace("\u00a0", " ")


NOTED = """\
  - heading: A^[Of the heading.]
    items:
      - one^[With a [link](https://example.org), *and* more.]
      - two
    source: Somewhere
  - heading: B
    table: |
      x^[In a cell.] | y
      1 | 2
"""


def test_footnotes_are_numbered_by_slide_and_stand_above_the_source(tmp_path: Path) -> None:
    first, second = scene(tmp_path, NOTED).pages
    raised = [run.text for run in runs(first, "body") if run.script is Script.SUPER]
    assert raised == ["2"]
    assert said(first, "heading") == "A1"
    foot = next(box for box in first.texts if box.name == "source")
    assert [one.text.replace("\u00a0", " ") for one in foot.paragraphs] == [
        "1 Of the heading.", "2 With a link, and more.", "Somewhere",
    ]  # fmt: skip
    assert any(run.link == "https://example.org" for run in runs(first, "source"))
    assert said(second, "source") == "1 In a cell."


def test_many_footnotes_push_the_body_up(tmp_path: Path) -> None:
    few, many = (
        scene(tmp_path, "  - heading: H\n    items:\n" + "".join(f"      - a^[note {at}]\n" for at in range(count)))
        for count in (1, 7)
    )
    tops = [next(box for box in one.pages[0].texts if box.name == "source").rect.y for one in (few, many)]
    assert tops[1] < tops[0]


def feet(pages: tuple[Page, ...]) -> list[list[str]]:
    """The numbers of the footnotes of each page."""
    texts = [[one.text for box in page.texts if box.name == "source" for one in box.paragraphs] for page in pages]
    return [[found[1] for one in page if (found := re.match(r"(\d+)\W+note", one))] for page in texts]


def marks(page: Page) -> list[str]:
    return [run.text for box in page.texts for one in box.paragraphs for run in one.runs if run.called]


LONG = "un mot assez long pour que chaque point de la liste prenne un peu plus d'une ligne sur la page projetée ici"


@pytest.mark.parametrize("last", ["", "    tip: Fin^[note 0].\n"])
def test_footnotes_of_a_divided_slide_stand_on_the_page_that_calls_them(last: str, tmp_path: Path) -> None:
    items = "".join(f"      - {LONG}{'^[note]' if at % 3 == 0 else ''}\n" for at in range(18))
    made = scene(tmp_path, f"  - heading: H\n    items:\n{items}    source: Somewhere\n{last}").pages
    assert len(made) > 1
    assert feet(made) == [marks(page) for page in made]
    assert [int(number) for page in feet(made) for number in page] == [*range(1, 8 if last else 7)]
    assert all(said(page, "source").endswith("Somewhere") for page in made)
    feet_at = {box.rect.y for page in made for box in page.texts if box.name == "source"}
    assert len(feet_at) == 1


def test_a_footnote_of_the_heading_stands_on_every_page(tmp_path: Path) -> None:
    items = "".join(f"      - {LONG}\n" for _ in range(18))
    made = scene(tmp_path, f"  - heading: H^[note]\n    items:\n{items}").pages
    assert len(made) > 1
    assert feet(made) == [["1"]] * len(made)


def test_a_raised_number_of_the_author_calls_no_footnote(tmp_path: Path) -> None:
    items = "".join(f"      - {LONG} m^2^\n" for _ in range(14))
    made = scene(tmp_path, f"  - heading: H\n    items:\n      - a^[note]\n      - b^[note]\n{items}").pages
    assert len(made) > 1
    assert feet(made) == [["1", "2"], *[[]] * (len(made) - 1)]


def test_the_foot_is_as_high_as_one_page_needs_not_as_all_would(tmp_path: Path) -> None:
    """Twenty footnotes at the foot of one page would leave no room for the list."""
    items = "".join(f"      - {LONG}^[note {LONG}]\n" for _ in range(20))
    made = scene(tmp_path, f"  - heading: H\n    items:\n{items}").pages
    assert feet(made) == [marks(page) for page in made]
    assert sum(map(len, feet(made))) == 20
    for page in made:
        boxes = {box.name: box for box in page.texts}
        assert boxes["body"].rect.bottom <= boxes["source"].rect.y


def test_a_layout_without_a_foot_refuses_footnotes(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        scene(tmp_path, "  - quote: Words^[note]\n    by: Someone\n")
    assert [one.code for one in caught.value.diagnostics] == ["footnote-place"]


def test_footnotes_of_speaker_notes_are_in_brackets(tmp_path: Path) -> None:
    (page,) = scene(tmp_path, "  - heading: H\n    items: [a]\n    notes: Say it^[twice].\n").pages
    assert page.notes[0].text.replace("\u00a0", " ") == "Say it (twice)."


REFERRING = """\
  - heading: First
    id: first
    definition:
      id: what
      number: true
      text: Words
  - heading: Second
    items:
      - See [](#what), [](#first) and [here](#what)^[As [](#what) says.]
    notes: Recall [](#what).
  - heading: Third
    body:
      - image: {file: dot.png, alt: A dot, link: "#what"}
      - text: x
"""


def test_references_say_what_they_lead_to_in_texts_footnotes_notes_and_pictures(tmp_path: Path) -> None:
    made = scene(tmp_path, REFERRING, "title: T\nlang: fr\nfooter: See [](#what)\n")
    second = made.pages[1]
    assert said(second, "body") == "See Définition 1, First et here1".replace(" et ", " and ")
    assert {run.link for run in runs(second, "body") if run.link} == {"#first"}
    assert said(second, "source") == "1 As Définition 1 says."
    assert second.notes[0].text.replace("\u00a0", " ") == "Recall Définition 1."
    assert said(second, "footer") == "See Définition 1"
    for kind in ("pptx", "html", "pdf"):
        assert writer(kind)(made)
