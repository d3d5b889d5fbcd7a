"""A box that has a slide to itself: a definition, a theorem with or without its proof, an exercise and its time."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.deck import load_deck
from generator.errors import ContentError
from generator.layout import lay_out
from generator.scene.boxes import Box, Shape, TextBox, basic
from generator.scene.page import Page, Scene
from generator.units import Pt
from tests.cases.test_cases import HERE as CASES
from tests.looks import FEW, LOOKS, of

KINDS = "theorem lemma proof example exercise solution remark tip warning important".split()
LONG = " ".join(["Les partenaires s'accordent sur des buts communs et sur un partage des risques."] * 12)


def scene(tmp_path: Path, slides: str, head: str = "", look: str | None = None) -> Scene:
    (tmp_path / "deck.yaml").write_text(f"title: T\nlang: fr\n{head}slides:\n{slides}", encoding="utf-8")
    return lay_out(load_deck(tmp_path)[0], **of(look))[0]


def page(tmp_path: Path, body: str, head: str = "") -> Page:
    [found] = scene(tmp_path, f"  - heading: H\n{body}", head).pages
    return found


def said(found: Page) -> dict[str, TextBox]:
    return {box.name: box for box in basic(found.boxes) if isinstance(box, TextBox)}


def words(boxes: list[Box]) -> str:
    return " ".join(p.text for box in boxes if isinstance(box, TextBox) for p in box.paragraphs)


@pytest.mark.parametrize(("look", "size"), [*((look, "16:9") for look in LOOKS), *((look, "4:3") for look in FEW)])
def test_boxes_are_drawn_in_every_look(look: str, size: str, tmp_path: Path) -> None:
    for name in ("definition", "box"):
        text = (CASES / name / "deck.yaml").read_text(encoding="utf-8")
        for lang in ("fr", "he"):
            (tmp_path / "deck.yaml").write_text(
                text.replace("lang: fr", f'lang: {lang}\nsize: "{size}"'), encoding="utf-8"
            )
            made = lay_out(load_deck(tmp_path)[0], **of(look))[0]
            assert {one.layout for one in made.pages} <= {"bullets", name}
            assert sum(one.layout == name for one in made.pages) >= 3, look


@pytest.mark.parametrize("kind", KINDS)
def test_a_box_alone_is_large_and_is_one_shape_with_its_words(kind: str, tmp_path: Path) -> None:
    found = page(tmp_path, f"    {kind}: Un contrat lie.\n")
    assert found.layout == "box"
    box = said(found)[kind]
    held = next(b for b in found.boxes if isinstance(b, TextBox) and b.name == kind)
    assert held.holder is not None
    assert held.placeholder is not None
    assert held.holder.rect.height >= Pt(220)
    assert box.levels[1].size >= Pt(36)
    assert [p.text for p in box.paragraphs][-1] == "Un contrat lie."


def test_a_long_box_is_set_smaller_and_then_stacked(tmp_path: Path) -> None:
    short, long = (said(page(tmp_path, f"    remark: {text}\n"))["remark"] for text in ("Court.", LONG[:500]))
    assert long.levels[1].size < short.levels[1].size
    assert long.text_height <= long.rect.height
    many = "\n".join(f"        - {LONG[:300]}" for _ in range(9))
    pages = scene(tmp_path, f"  - heading: H\n    remark:\n      items:\n{many}\n").pages
    assert {one.layout for one in pages} == {"bullets"}
    assert len(pages) > 1
    with pytest.raises(ContentError) as refusal:
        page(tmp_path, f"    remark: {LONG * 4}\n")
    assert [one.code for one in refusal.value.diagnostics] == ["text-too-long"]


def test_boxes_with_other_things_in_them_stay_in_the_stack(tmp_path: Path) -> None:
    for body in (
        "    definition:\n      text: A\n      table: |\n        A | B\n        1 | 2\n",
        "    layout: box\n    remark:\n      table: |\n        A | B\n        1 | 2\n",
        "    text: Un texte.\n    tip: Un conseil.\n",
        "    tip: Un conseil.\n    warning: Une mise en garde.\n",
    ):
        assert page(tmp_path, body).layout == "bullets", body


def test_a_term_stands_beside_its_meaning_or_over_it(tmp_path: Path) -> None:
    boxes = said(page(tmp_path, "    definition: {title: Partenariat, text: Un accord., note: n. m.}\n"))
    term, text = boxes["definition-title"], boxes["definition"]
    assert [p.text for p in term.paragraphs] == ["Partenariat", "n.\u00a0m."]
    assert term.rect.right < text.rect.x
    assert term.levels[0].size >= Pt(36)
    long = "Interinstitutionnalisationcommunautaire"
    boxes = said(page(tmp_path, f"    definition: {{title: {long}, text: Un accord.}}\n"))
    assert boxes["definition-title"].rect.bottom < boxes["definition"].rect.y
    assert long in boxes["definition-title"].paragraphs[0].text


def test_a_definition_needs_no_heading_where_it_has_a_term(tmp_path: Path) -> None:
    [found] = scene(tmp_path, "  - definition: {title: Partenariat, text: Un accord.}\n").pages
    assert (found.layout, found.title) == ("definition", "Partenariat")
    [other] = scene(tmp_path, "  - definition: Un accord.\n").pages
    assert other.layout == "bullets"


def test_a_numbered_definition_says_its_number(tmp_path: Path) -> None:
    titled = said(page(tmp_path, "    definition: {title: Partenariat, text: Un accord., number: true}\n"))
    assert [p.text for p in titled["definition-title"].paragraphs] == ["Définition\u00a01", "Partenariat"]
    bare = said(page(tmp_path, "    definition: {text: Un accord., number: true}\n"))
    assert [p.text for p in bare["definition-title"].paragraphs] == ["Définition\u00a01"]


def test_an_exercise_shows_its_time_as_a_figure_and_its_hints_below(tmp_path: Path) -> None:
    found = page(tmp_path, "    exercise: {text: Nommez-les., minutes: 20, hints: [Un, Deux]}\n")
    boxes = said(found)
    assert [p.text for p in boxes["exercise-minutes"].paragraphs] == ["20", "min"]
    assert boxes["exercise-minutes"].levels[0].size >= Pt(72)
    assert "20" not in words([boxes["exercise"]])
    assert boxes["exercise-hints"].rect.y > boxes["exercise"].rect.bottom
    assert [p.number for p in boxes["exercise-hints"].paragraphs] == [None, 1, 2]


def test_a_proof_stands_below_its_theorem_and_has_an_end(tmp_path: Path) -> None:
    found = page(tmp_path, "    theorem: {title: De Thalès, text: Un.}\n    proof: Deux.\n")
    assert found.layout == "box"
    boxes = said(found)
    assert boxes["theorem"].rect.bottom < boxes["proof"].rect.y
    assert any(isinstance(box, Shape) and box.name == "proof-end" for box in found.boxes)
    alone = page(tmp_path, "    theorem: Un.\n    proof: {text: Deux., note: Trois.}\n")
    assert alone.layout == "bullets"


def test_a_box_needs_no_heading(tmp_path: Path) -> None:
    [found] = scene(tmp_path, "  - warning: Un contrat lie.\n").pages
    assert (found.layout, found.title) == ("box", "Un contrat lie.")
    held = next(box for box in found.boxes if isinstance(box, TextBox) and box.holder)
    assert held.holder is not None
    middle = held.holder.rect.y + held.holder.rect.height / 2
    assert Pt(200) < middle < Pt(300)


def test_footnotes_stand_at_the_foot_of_what_is_drawn(tmp_path: Path) -> None:
    for body in (
        "    definition: {title: Mot, text: 'Un accord^[Écrit ou non.].'}\n",
        "    tip: Un conseil^[Gratuit.].\n",
        "    cards: [{heading: A, text: 'b^[Note.]'}, {heading: C, text: d}]\n    source: Une source\n",
    ):
        found = page(tmp_path, body)
        boxes = said(found)
        assert found.layout in ("definition", "box", "cards")
        foot = boxes["source"]
        assert foot.paragraphs[0].text.startswith("1")
        others = [box for box in boxes.values() if not box.hidden and box.name not in ("source", "footer", "number")]
        assert all(box.rect.y + box.text_height <= foot.rect.bottom - foot.text_height for box in others)
