"""From a slide to its pages: headings, parts, policies, pictures, notes, hidden titles, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.build import check
from generator.deck.model import Inline, Marker, Slide
from generator.errors import ContentError, Diagnostic
from generator.layout import lay_out
from generator.scene.boxes import PictureBox, Shape
from generator.scene.page import Page, Scene
from generator.scene.text import Mark
from generator.units import Pt
from tests.layout.invariants import check_invariants
from tests.layout.made import Nested, box, boxes, columns, deck, items, page_of, picture, shown, slide, text, theme

SENTENCE = "Le partenariat est un processus social de construction et de partage qui s'inscrit dans la durée"
LONG = items(*[f"{n} {SENTENCE}" for n in range(1, 15)])
LONGER = items(*[f"{n} {SENTENCE}" for n in range(1, 31)])
HEADING = "Un titre de diapositive qui ne tient pas sur une seule ligne parce que son auteur a voulu tout y dire"


def scene_of(*slides: Slide, **keys: object) -> Scene:
    """Laid out, and all invariants checked."""
    made = deck(*slides, lang="fr", **keys)  # type: ignore[arg-type]
    scene, _ = lay_out(made)
    check_invariants(scene, made, theme(made.theme))
    return scene


def refused(*slides: Slide, **keys: object) -> tuple[Diagnostic, ...]:
    with pytest.raises(ContentError) as caught:
        scene_of(*slides, **keys)
    return caught.value.diagnostics


def columns_used(page: Page) -> int:
    return sum(name.startswith("body") for name in boxes(page))


def body_size(page: Page) -> float:
    return box(page, "body").levels[0].size.pt


# --- headings --------------------------------------------------------------------------------------------------------


def test_a_heading_of_several_lines_pushes_the_body_down() -> None:
    (page,) = scene_of(slide(heading=HEADING, items=items("a"))).pages
    heading, body = box(page, "heading"), box(page, "body")
    assert len(heading.paragraphs[0].lines) == 2
    assert body.rect.y >= heading.rect.bottom + Pt(24)
    assert body.rect.bottom == Pt(480)


@pytest.mark.parametrize("layout", ["bullets-2", "columns-2", "image-right", "image-left"])
def test_so_it_does_in_every_layout(layout: str) -> None:
    fields = {
        "bullets-2": {"items": items("a", "b")},
        "columns-2": {"columns": columns(("A", items("a")), ("B", items("b")))},
    }.get(layout, {"items": items("a"), "image": picture()})
    (page,) = scene_of(slide(layout=layout, heading=HEADING, **fields)).pages  # type: ignore[arg-type]
    bottom = box(page, "heading").rect.bottom
    assert len(box(page, "heading").paragraphs[0].lines) > 1
    assert all(b.rect.y > bottom for n, b in boxes(page).items() if n.startswith(("body", "column", "head-")))
    assert all(
        s.rect.y > bottom for s in page.boxes if isinstance(s, Shape) and not (s.fixed or s.name.endswith("-ground"))
    )


def test_a_line_break_in_a_heading_is_kept_and_left_out_of_the_outline() -> None:
    (page,) = scene_of(slide(heading="Un\nDeux", items=items("a"))).pages
    assert box(page, "heading").paragraphs[0].lines == ("Un", "Deux")
    assert page.title == "Un Deux"


def test_a_heading_that_is_far_too_long_is_refused() -> None:
    (found,) = refused(slide(heading=HEADING * 9, items=items("a")))
    assert found.code == "text-too-long"
    assert "`heading`" in found.message
    assert "150 pt" in found.message


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"quote": "Nul n'est une île."}, "Nul n’est une île."),
        ({"quote": SENTENCE}, "Le partenariat est un processus social de construction et de partage qui…"),
        ({"image": picture(1600, 900), "caption": "La rue"}, "La rue"),
        ({"image": picture(1600, 900, alt="Une rue")}, "Une rue"),
        ({"image": picture(1600, 900, alt="")}, "s"),
        ({"quote": "Q", "heading": "Le titre"}, "Le titre"),
    ],
)
def test_pages_without_a_heading_have_a_hidden_title(fields: dict[str, object], title: str) -> None:
    (page,) = scene_of(slide(**fields)).pages  # type: ignore[arg-type]
    heading = box(page, "heading")
    assert heading.hidden
    assert page.title == title
    assert heading.placeholder
    assert heading.placeholder.type == "title"


def test_a_blank_slide_shows_nothing_and_still_has_a_title() -> None:
    scene = scene_of(slide("pause", layout="blank"), slide("dit", layout="blank", heading="Discussion"))
    assert [page.title for page in scene.pages] == ["pause", "Discussion"]
    assert all(b.hidden for page in scene.pages for b in boxes(page).values())


def test_a_heading_that_nobody_can_see_is_no_title() -> None:
    (page,) = scene_of(slide("nom", heading="\u200b\u2060", items=items("a"))).pages
    assert page.title == "nom"


def test_all_headings_of_a_deck_have_the_largest_size_at_which_most_stand_on_one_line() -> None:
    short = [slide(f"s{n}", heading=f"Titre {n}", items=items("a", "b")) for n in range(9)]
    long = slide("long", heading=HEADING, items=items("a", "b"))
    middling = slide("m", heading="Un titre un peu plus long, qui tient encore sur une ligne", items=items("a"))
    for slides, size in (
        (short, 40),
        ([*short, long], 32),  # one in ten may take two lines, but not three
        ([*short, replace(long, fields={"heading": text(HEADING * 2), "items": items("a", "b")})], 40),  # has no say
        ([*short[:4], middling], 40),  # in a short deck one may
        ([*short[:4], middling, replace(middling, id="m2")], 32),
    ):
        scene = scene_of(*slides)
        assert {box(page, "heading").levels[0].size.pt for page in scene.pages if page.id != "long" or size != 40} == {
            size
        }


def test_that_a_heading_is_too_long_is_told_and_it_is_still_set() -> None:
    scene, told = lay_out(deck(slide(heading=HEADING * 2, items=items("a"))))
    assert [(one.code, one.values["lines"]) for one in told] == [("heading-long", 4)]
    assert len(box(scene.pages[0], "heading").paragraphs[0].lines) == 4


# --- the title slide -------------------------------------------------------------------------------------------------


def test_the_title_slide_takes_what_it_lacks_from_the_deck() -> None:
    keys = {"title": "L'essai", "subtitle": "Notes", "author": "A. Dupont", "date": "2026"}
    (page,) = scene_of(slide(layout="title"), **keys).pages
    assert {n: shown(page, n) for n in ("heading", "subtitle", "author", "date")} == {
        "heading": ["L’essai"],
        "subtitle": ["Notes"],
        "author": ["A. Dupont"],
        "date": ["2026"],
    }
    (own,) = scene_of(slide(layout="title", heading="Bonjour", author="B."), **keys).pages
    assert (shown(own, "heading"), shown(own, "author")) == (["Bonjour"], ["B."])


def test_the_title_slide_shows_no_running_head_and_no_number() -> None:
    (page,) = scene_of(slide(layout="title")).pages
    assert not {"kicker", "number", "subtitle", "author"} & set(boxes(page))


# --- policies --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("policy", "pages", "cols", "size"),
    [(None, 1, 2, 20), ("auto", 1, 2, 20), ("shrink", 1, 1, 18), ("columns", 1, 2, 20), ("split", 2, 1, 24)],
)
def test_the_authors_policy_is_followed(policy: str | None, pages: int, cols: int, size: int) -> None:
    made = items(*[f"{SENTENCE}. {SENTENCE}"] * 6)
    scene = scene_of(slide(heading="H", items=made, fit=policy))
    assert (len(scene.pages), columns_used(scene.pages[0]), body_size(scene.pages[0])) == (pages, cols, size)


def test_error_allows_no_smaller_size() -> None:
    assert refused(slide(heading="H", items=items(*[SENTENCE] * 9), fit="error"))[0].code == "text-too-long"
    assert body_size(scene_of(slide(heading="H", items=items("a"), fit="error")).pages[0]) == 32


@pytest.mark.parametrize("policy", ["shrink", "columns"])
def test_what_must_stay_on_one_page_is_refused_when_it_does_not_fit(policy: str) -> None:
    assert [found.code for found in refused(slide(heading="H", items=LONGER, fit=policy))] == ["text-too-long"]


def test_columns_with_a_single_item_is_one_column() -> None:
    (page,) = scene_of(slide(heading="H", items=items("seul"), fit="columns")).pages
    assert columns_used(page) == 1


def test_columns_breaks_words_for_the_narrow_column() -> None:
    (page,) = scene_of(slide(heading="H", items=items("x" * 70, "b"), fit="columns")).pages
    assert columns_used(page) == 2


def test_the_only_item_of_a_slide_is_said_large() -> None:
    (page,) = scene_of(slide(heading="Une chose", items=items("Le partenariat est une relation"))).pages
    body = box(page, "body")
    assert (body.levels[0].size.pt, body.levels[0].color, body.levels[0].bullet) == (50, "accent", None)
    assert body.placeholder
    assert body.rect.y == Pt(168)
    for other in (
        {"items": items("un", marker=Marker.NUMBER)}, {"items": items("un"), "fit": "shrink"},
        {"items": items(SENTENCE * 4)}, {"items": items("un", "deux")}, {"items": items(("un", ["a"]))},
    ):  # fmt: skip
        (page,) = scene_of(slide(heading="H", **other)).pages
        assert box(page, "body").levels[0].color == "text"


def test_the_columns_of_a_comparison_grow_together_and_stand_on_one_shelf() -> None:
    two = columns(("Les associations", items("a", "b")), ("B", items("c")))
    (page,) = scene_of(slide(heading="H", columns=two)).pages
    first, second, head = (box(page, name) for name in ("column-1", "column-2", "head-1"))
    assert first.levels[0].size.pt == 32
    assert first.levels == second.levels
    assert head.levels[0].size.pt == 28
    assert first.rect.y == second.rect.y == Pt(120 + 34 + 24 + 60)
    rule = next(b for b in page.boxes if b.name == "head-rule-1")
    assert head.rect.bottom < rule.rect.y < first.rect.y


# --- parts -----------------------------------------------------------------------------------------------------------


def test_a_long_body_goes_on_on_further_pages() -> None:
    scene = scene_of(
        slide("long", heading="Acteurs :", items=LONG, notes=["À dire"]), slide("next", heading="N", items=items("a"))
    )
    first, second, _, last = scene.pages
    assert [p.id for p in scene.pages] == ["long", "long--2", "long--3", "next"]
    assert [(p.part, p.parts) for p in scene.pages] == [(1, 3), (2, 3), (3, 3), (1, 1)]
    assert [p.title for p in scene.pages] == [*(f"Acteurs\u00a0({part}/3)" for part in (1, 2, 3)), "N"]
    assert [len(p.notes) for p in scene.pages] == [1, 0, 0, 0]
    assert body_size(first) == 24
    assert body_size(first) == body_size(second)
    assert box(first, "body").levels == box(second, "body").levels
    assert last.number == 4


def test_the_part_is_a_small_quiet_run() -> None:
    runs = box(scene_of(slide(heading="Acteurs :", items=LONG)).pages[0], "heading").paragraphs[0].runs
    assert [run.text for run in runs] == ["Acteurs", "\u00a0(1/3)"]
    assert runs[1].size == Pt(22)
    assert runs[1].color == "muted"


def test_a_heading_in_two_styles_loses_its_colon_too() -> None:
    made = slide(heading=text(Inline("Acteurs", bold=True), Inline(" :")), items=LONG)
    assert [run.text for run in box(scene_of(made).pages[0], "heading").paragraphs[0].runs] == [
        "Acteurs",
        "\u00a0(1/3)",
    ]


def test_numbers_go_on_on_the_next_page() -> None:
    scene = scene_of(slide(heading="H", items=replace(LONG, marker=Marker.NUMBER)))
    numbers = [p.number for page in scene.pages for p in box(page, "body").paragraphs]
    assert len(scene.pages) == 3
    assert numbers == list(range(1, 15))


def test_two_columns_that_the_author_chose_are_both_filled_on_each_page() -> None:
    scene = scene_of(slide(heading="H", items=items(*[SENTENCE] * 40), layout="bullets-2"))
    assert len(scene.pages) > 1
    assert [columns_used(page) for page in scene.pages[:-1]] == [2] * (len(scene.pages) - 1)


@pytest.mark.parametrize("said", [" ".join([SENTENCE + "."] * 40), "\n".join("abcdefgh" * 9), "漢字" * 1500])
def test_a_paragraph_that_is_higher_than_a_page_is_cut(said: str) -> None:
    scene = scene_of(slide(heading="H", items=items("avant", said, "après")))
    assert len(scene.pages) > 1
    rest = [p.mark for page in scene.pages for p in box(page, "body").paragraphs if p.id == "i2"]
    assert rest[0] is Mark.LEVEL
    assert set(rest[1:]) == {Mark.NONE}
    assert shown(scene.pages[-1], "body")[-1] == "après"


def test_layouts_that_cannot_go_on_refuse() -> None:
    for made in (
        slide(heading="H", layout="columns-2", columns=columns(("A", LONGER), ("B", items("b")))),
        slide(heading="H", fit="shrink", columns=columns(("A", LONGER), ("B", items("b")))),
        slide(heading="H", image=picture(), items=LONGER),
        slide(quote=SENTENCE * 20),
        slide(statement=SENTENCE * 9),
    ):
        assert [found.code for found in refused(made)] == ["text-too-long"]


def test_columns_that_are_too_long_for_their_layout_go_on_in_a_stack() -> None:
    scene = scene_of(slide(heading="H", columns=columns(("A", LONGER), ("B", items("b")))))
    assert len(scene.pages) > 1
    assert {page.layout for page in scene.pages} == {"bullets"}
    said = [one for page in scene.pages for one in shown(page, "c1-items")]
    assert [int(one.split()[0]) for one in said] == [*range(1, 31)]


def test_what_is_refused_is_told_for_all_slides_at_once() -> None:
    found = refused(
        slide("a", statement=SENTENCE * 9), slide("b", heading="H"), slide("c", quote=SENTENCE * 20), slide("d")
    )
    assert sorted(one.code for one in found) == ["empty-slide", "text-too-long", "text-too-long"]


def test_levels_too_deep_for_a_narrow_column_are_refused_with_a_reason() -> None:
    deep: Nested = "fin"
    for _ in range(9):
        deep = ("x", [deep])
    made = slide(heading="H", columns=columns(*[("A", items(deep))] * 3), min_size=60)
    assert "text-too-wide" in [found.code for found in refused(made, size="4:3")]


# --- sizes -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("deck_size", "slide_size", "least"), [(20, None, 20), (20, 24, 24), (24, 18, 18), (None, 22, 22)]
)
def test_a_slides_smallest_size_goes_before_the_decks(
    deck_size: int | None, slide_size: int | None, least: int
) -> None:
    entry: Nested = (SENTENCE, ["enfant", ("enfant", ["petit-enfant"])])
    nested = items(*[entry] * 9)
    scene = scene_of(slide(heading="H", items=nested, min_size=slide_size), min_size=deck_size)
    sizes = {level.size.pt for page in scene.pages for level in box(page, "body").levels}
    assert min(sizes) >= least


# --- pictures --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("share", "edge"), [(None, 636), ("third", 636), ("half", 492), ("two-thirds", 348)])
def test_a_picture_takes_the_share_that_its_author_asks_for(share: str | None, edge: float) -> None:
    (page,) = scene_of(slide(heading="H", image=picture(300, 900, crop=True), items=items("a"), share=share)).pages
    shown_picture = next(b for b in page.boxes if isinstance(b, PictureBox))
    assert shown_picture.rect.right == Pt(960)
    assert shown_picture.rect.x == Pt(edge)
    assert box(page, "body").rect.right <= Pt(edge)
    assert page.layout == ("image-right" if share in (None, "third") else f"image-right-{share}")


def test_beside_a_long_text_a_picture_is_made_smaller() -> None:
    made = slide(heading="H", image=picture(300, 900), items=items(*[SENTENCE] * 5), share="two-thirds")
    assert scene_of(made).pages[0].layout == "image-right-half"
    _, told = lay_out(deck(made))
    assert [(one.code, one.severity, one.values["share"]) for one in told] == [("share-reduced", "notice", "half")]
    assert "not two-thirds: the text beside it would not fit" in told[0].message


def test_that_a_word_needs_the_room_of_a_picture_is_said() -> None:
    made = slide(heading="H", image=picture(300, 900), items=items("Donaudampfschifffahrtsgesellschaftskapitänswitwe"),
                 share="two-thirds", min_size=60)  # fmt: skip
    _, told = lay_out(deck(made))
    assert [one.code for one in told if "share" in one.code] in ([], ["share-reduced"])


@pytest.mark.parametrize("share", [None, "third", "half"])
def test_nothing_is_said_of_a_share_that_is_taken(share: str | None) -> None:
    made = slide(heading="H", image=picture(300, 900), items=items("a", "b"), share=share)
    assert not lay_out(deck(made))[1]


def test_a_share_that_a_layout_has_no_use_for_is_said() -> None:
    _, told = lay_out(deck(slide(heading="H", image=picture(1600, 900), layout="image-full", share="half")))
    assert [(one.code, one.values["layout"]) for one in told] == [("share-unused", "image-full")]


def test_a_full_picture_has_its_text_on_a_panel() -> None:
    (page,) = scene_of(slide(layout="image-full", image=picture(1600, 900), heading="H", items=items("a", "b"))).pages
    panel = next(b for b in page.boxes if b.name == "panel")
    for name in ("heading", "body"):
        assert box(page, name).rect.y >= panel.rect.y
        assert box(page, name).rect.bottom <= panel.rect.bottom
    assert (panel.rect.width, panel.rect.bottom) == (Pt(960), Pt(540))


def test_a_full_picture_shows_a_list_without_a_heading_too() -> None:
    (page,) = scene_of(slide(image=picture(1600, 900), items=items("a", "b"), caption="C")).pages
    assert shown(page, "body") == ["a", "b"]
    assert box(page, "heading").hidden
    assert box(page, "heading").rect.bottom < 0
    panel = next(b for b in page.boxes if b.name == "panel")
    assert panel.rect.height == box(page, "body").rect.height + box(page, "caption").rect.height + Pt(48 + 8)
    assert shown(page, "caption") == ["C"]


def test_a_full_picture_without_text_has_no_panel() -> None:
    (page,) = scene_of(slide(image=picture(1600, 900))).pages
    assert [b.name for b in page.boxes if isinstance(b, Shape)] == []


# --- the rest --------------------------------------------------------------------------------------------------------


def test_a_source_stands_at_the_foot_and_the_body_keeps_clear_of_it() -> None:
    made = slide(heading="H", items=items("a"), source="TEF, n° 9/2010 " * 9)
    (page,) = scene_of(made).pages
    assert len(box(page, "source").paragraphs[0].lines) == 2
    assert box(page, "body").rect.bottom <= box(page, "source").rect.y
    assert box(page, "source").rect.bottom == Pt(494)  # 12 pt over the footer


def test_text_and_list_stand_in_one_body() -> None:
    (page,) = scene_of(slide(heading="H", text=items("avant", marker=Marker.NONE), items=items("a"))).pages
    assert [p.mark for p in box(page, "body").paragraphs] == [Mark.FLUSH, Mark.LEVEL]


def test_columns_may_lack_a_head() -> None:
    (page,) = scene_of(slide(heading="H", columns=columns((None, items("a")), ("B", items("b"))))).pages
    assert "head-1" not in boxes(page)
    assert shown(page, "head-2") == ["B"]


def test_a_slide_in_another_language_is_set_by_its_rules() -> None:
    scene = scene_of(slide("en", heading='The "why"', items=items("a"), lang="en"))
    assert scene.lang == "fr"
    assert scene.pages[0].lang == "en"
    assert shown(scene.pages[0], "heading") == ["The “why”"]


def test_typography_can_be_switched_off() -> None:
    scene = scene_of(slide(heading="Qui ?", items=items("l'ami"), notes=["l'autre"]), typography=False)
    assert box(scene.pages[0], "heading").paragraphs[0].text == "Qui ?"
    assert shown(scene.pages[0], "body") == ["l'ami"]
    assert scene.pages[0].notes[0].text == "l'autre"


def test_a_long_word_is_told_once() -> None:
    made = deck(slide(heading="x" * 120, items=items("x" * 120, "y" * 130, "court")))
    _, warnings = lay_out(made)
    assert [w.code for w in warnings] == ["heading-long", "long-word", "long-word"]


def test_links_and_places_in_the_source_survive() -> None:
    said = replace(items("a"), items=(replace(items("a").items[0], text=text(Inline("vers", link="#s"))),))
    (page,) = scene_of(slide(heading="H", items=said)).pages
    assert box(page, "body").paragraphs[0].runs[0].link == "#s"
    assert box(page, "body").span
    assert box(page, "heading").span


def test_an_unknown_theme_is_refused() -> None:
    made = deck(slide(heading="H", items=items("a")), theme="agroa")
    with pytest.raises(ContentError) as caught:
        lay_out(made)
    assert caught.value.diagnostics[0].code == "unknown-theme"
    assert "Did you mean `agora`?" in caught.value.diagnostics[0].hint
    assert lay_out(made, theme="nuit")[0].theme.name == "nuit"


def test_the_document_knows_its_deck() -> None:
    scene = scene_of(
        slide(heading="H", items=items("a")), title="  Le\ntitre ", author="A.", subtitle="S.", keywords=("k",)
    )
    assert (scene.title, scene.author, scene.subject, scene.keywords) == ("Le titre", "A.", "S.", ("k",))
    assert page_of(scene, "s").number == 1


def test_a_divided_heading_keeps_to_the_room_above_its_body() -> None:
    """“(999/999)”, for which the room is kept, takes this one to a smaller size, where “(1/4)” alone would not."""
    first = slide("first", heading="le le le le le 30 communauté » « «", items=items("b", "c"))
    long = items(*["le le 2024-2025 le le non le " * 12] * 9)
    heading = "Der Donaudampfschifffahrtsgesellschaftskapitän"
    made = replace(
        deck(first, slide("long", heading=heading, items=long), lang="de", theme="blanc", min_size=22), typography=False
    )
    pages = [page for page in lay_out(made)[0].pages if page.slide == "long"]
    assert len(pages) > 1
    assert all(boxes(page)["heading"].rect.bottom <= boxes(page)["body"].rect.y for page in pages)


def test_what_the_deck_says_of_long_texts_holds_where_a_slide_says_nothing(tmp_path: Path) -> None:
    source = "title: T\nfit: error\nslides:\n  - heading: H\n    items:\n" + f"      - {SENTENCE}\n" * 9
    (tmp_path / "deck.yaml").write_text(source, encoding="utf-8")
    with pytest.raises(ContentError) as refusal:
        check(tmp_path)
    assert [one.code for one in refusal.value.diagnostics] == ["text-too-long"]
    (tmp_path / "deck.yaml").write_text(source + "    fit: shrink\n", encoding="utf-8")
    assert len(check(tmp_path).scene.pages) == 1
