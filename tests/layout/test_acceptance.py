"""What the seed, Le Partenariat, must look like, and what all themes must keep to on all layouts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from msgspec.structs import replace

from generator.deck import load_deck
from generator.deck.load import parse_deck
from generator.deck.model import Deck, Gallery, Inline, Items, Mode, Slide
from generator.layout import lay_out
from generator.layout.listing import PAGE_SIZES, themes_root
from generator.layout.theme_files import load_theme
from generator.scene.boxes import Role, TextBox
from generator.scene.checks import BODY_CONTRAST, GRAPHIC_CONTRAST, LARGE, LEAST_CONTRAST, check_scene, contrast_ratio
from generator.scene.page import Page, Scene, SceneLayout
from tests.layout.invariants import check_invariants
from tests.layout.made import THEMES, boxes, columns, deck, items, page_of, picture, slide, span, text, theme
from tests.looks import of
from tests.seed.restore import undo_typography

SEED = "content/le-partenariat"
LONGEST = ("definitions", "forces", "faiblesses")


@cache
def seed() -> Deck:
    """As lists, whatever layouts the deck names for them."""
    made, _ = load_deck(SEED)
    return replace(made, slides=tuple(replace(slide, layout=None) for slide in made.slides))


@cache
def seed_scene(look: str = "agora", min_size: int | None = None) -> Scene:
    asked = of(look)
    mode = Mode(str(asked["mode"]))
    made = replace(seed(), theme=str(asked["theme"]), mode=mode, min_size=min_size)
    scene, _ = lay_out(made)
    check_invariants(scene, made, load_theme(themes_root(), made.theme, mode))
    return scene


def lines(scene: Scene) -> list[tuple[str, tuple[str, ...]]]:
    return [(f"{p.id}/{name}", one.lines) for p in scene.pages for name, b in boxes(p).items() for one in b.paragraphs]


@pytest.mark.parametrize("name", ["agora"])
@pytest.mark.parametrize("slide_id", LONGEST)
def test_the_longest_slides_are_readable_on_one_page(name: str, slide_id: str) -> None:
    (page,) = [p for p in seed_scene(name).pages if p.slide == slide_id]
    bodies = [b for b in boxes(page).values() if b.role is Role.BODY]
    assert len(bodies) == 2
    assert all(level.size.pt >= 18 for b in bodies for level in b.levels)
    assert page.fitted.startswith("18 pt")
    assert page.fitted.endswith("2 columns")


def test_the_seed_is_seven_pages_as_the_design_has_them() -> None:
    assert [(p.id, p.fitted) for p in seed_scene().pages] == [
        ("references", "22 pt, spacing 1.04, gap 0.50, 1 column"),
        ("fondements", "22 pt, spacing 1.00, gap 0.45, 1 column"),
        ("definitions", "18 pt, spacing 1.00, gap 0.45, 2 columns"),
        ("acteurs", "28 pt, spacing 1.08, gap 0.60, 1 column"),
        ("conditions", "22 pt, spacing 1.00, gap 0.45, 1 column"),
        ("forces", "18 pt, spacing 1.00, gap 0.30, 2 columns"),
        ("faiblesses", "18 pt, spacing 1.08, gap 0.60, 2 columns"),
    ]


@pytest.mark.parametrize(("min_size", "pages"), [(20, 10), (22, 10), (24, 12)])
def test_the_seed_is_divided_at_larger_sizes(min_size: int, pages: int) -> None:
    scene = seed_scene(min_size=min_size)
    assert len(scene.pages) == pages
    levels = [v for p in scene.pages for b in boxes(p).values() if b.role is Role.BODY for v in b.levels]
    assert min(level.size.pt for level in levels) >= min_size


def test_divided_pages_are_about_equally_full() -> None:
    scene = seed_scene(min_size=22)
    for slide_id in LONGEST:
        pages = [p for p in scene.pages if p.slide == slide_id]
        filled = [boxes(p)["body"].text_height / boxes(p)["body"].rect.height for p in pages]
        assert len(pages) == 2
        assert min(filled) > 0.6
        assert [p.title[-5:] for p in pages] == ["(1/2)", "(2/2)"]


def test_the_large_theme_divides_the_seed_and_keeps_its_floor() -> None:
    scene = seed_scene("agora-contrast")
    sizes = {v.size.pt for p in scene.pages for b in boxes(p).values() if b.role is Role.BODY for v in b.levels}
    assert min(sizes) >= 22
    assert len(scene.pages) > 7


def test_changing_light_for_dark_changes_no_line() -> None:
    for min_size in (None, 22):
        assert lines(seed_scene("agora", min_size)) == lines(seed_scene("agora-dark", min_size))


@pytest.mark.parametrize("name", THEMES)
def test_the_seed_has_no_warning_in_any_theme(name: str) -> None:
    assert lay_out(seed(), theme=name)[1] == ()


@pytest.mark.parametrize("name", THEMES)
def test_nothing_of_the_seed_is_lost_or_changed(name: str) -> None:
    scene = seed_scene(name)
    for slide_ in seed().slides:
        content = slide_.fields["items"]
        assert isinstance(content, Items)
        said = [part.text.plain for top in content.items for _, part in top.walk()]
        pages = [p for p in scene.pages if p.slide == slide_.id]
        shown = [one for p in pages for b in boxes(p).values() if b.role is Role.BODY for one in b.paragraphs]
        assert undo_typography("".join(one.text for one in shown)) == "".join(said)


@pytest.mark.parametrize("name", THEMES)
def test_an_only_item_that_is_small_is_no_statement(name: str) -> None:
    """Its accent is for large type."""
    long = slide(heading="H", items=items("Donaudampfschifffahrtsgesellschaftskapitänsmütze"))
    assert not [one for one in lay_out(deck(long, theme=name))[1] if one.code != "word-broken"]


def drawn_slides() -> tuple[Slide, ...]:
    """One of each layout that is drawn for a block or for a form of list."""
    return parse_deck(
        "title: T\nslides:\n"
        "  - heading: C 1\n    cards: [{heading: A, text: a}, {heading: B, items: [b]}]\n"
        "  - heading: C 0\n    cards: [{heading: A, text: a}, {heading: B}, {heading: C}, {heading: D}, {heading: E}]\n"
        "  - heading: C 2\n    numbers: [{value: 17 %, label: l, note: n}, {value: '3', label: m}]\n"
        "  - heading: C 3\n    comparison: {heads: [A, B], rows: [{criterion: c, cells: [d, e]}]}\n"
        "  - heading: D 1\n    process: [{text: a, detail: b}, c]\n"
        "  - heading: D 2\n    timeline: [{when: '1901', text: a, detail: b}, {when: '1905', text: c}]\n"
        "  - heading: D 3\n    hierarchy: [{text: a, items: [{text: b, items: [c]}, d]}]\n"
        "  - heading: D 4\n    cycle: {center: a, items: [b, {text: c, detail: d}, e]}\n"
        "  - heading: D 5\n    matrix: {x_title: a, y_title: b, cells: [[c, d], [{text: e, highlight: true}, f]]}\n"
        "  - heading: D 6\n    hub: {center: a, items: [b, {text: c, highlight: true}]}\n"
        "  - heading: D 7\n    pyramid: [a, {text: b, detail: c}]\n"
        "  - heading: D 8\n    venn: {sets: [a, b], both: c}\n"
        "  - {heading: C 4, layout: lead-cards, items: [{text: 'Lead :', items: [a, b]}]}\n"
        "  - {heading: C 5, layout: groups, items: [{text: a, items: [b]}, {text: c, items: [d]}, e]}\n"
        "  - {heading: C 6, layout: references, items: [« a » B, « c » D]}\n"
        "  - heading: C 7\n    definition: {title: A, note: n, text: '[b](https://example.org)', example: c}\n"
        "  - heading: C 8\n    exercise: {items: ['[b](https://example.org)'], minutes: 5, hints: [h]}\n"
        "  - heading: C 9\n    important: {title: a, items: ['[b](https://example.org)'], note: c}\n"
        "  - {heading: C 10, layout: assertion, table: [[a, b], [c, d]]}\n"
    )[0].slides


def everything(name: str, size: str) -> Scene:
    """Every layout with every kind of text that it takes, links included."""
    three = columns(("A", items("a", ("b", ["c"]))), ("B", items("b")), ("C", items("c")))
    two = replace(three, columns=three.columns[:2])
    plain = items("Un paragraphe.")
    shown = picture()
    pair = Gallery((replace(shown, caption=text("C")), shown), span())
    pictured: dict[str, Any] = {"image": picture(), "items": items("a"), "caption": "C"}
    made = deck(
        slide("title", layout="title", heading="T", subtitle="S", author="A", image=picture(400, 900)),
        slide("section", heading="Partie", subtitle="S"),
        slide("agenda", layout="agenda", heading="H 9", items=items("a", "b"), source="Source"),
        slide("bullets", heading="H", items=items("a", ("b", ["c", ("d", ["e"])])), text=plain, source="Source"),
        slide("portrait", layout="quote-portrait", quote="Q 2", by="B", source="S", image=shown),
        slide("pair", layout="image-two", heading="H 8", images=pair),
        slide("bullets-2", layout="bullets-2", heading="H 2", items=items("a", "b"), source="Source"),
        slide("columns-2", heading="H 3", columns=two),
        slide("columns-3", heading="H 4", columns=three),
        slide("quote", quote="Q", by="B", source="S"),
        slide("statement", statement="S 2", subtitle="S"),
        *(
            slide(f"{layout}-{share}", layout=layout, share=share, heading=f"{layout} {share}", **pictured)
            for layout in ("image-left", "image-right")
            for share in ("third", "half", "two-thirds")
        ),
        slide("image-full", layout="image-full", heading="H 5", **pictured),
        slide("closing", layout="closing", heading="H 7", items=items("a", "b"), text=plain),
        *drawn_slides(),
        slide("blank", layout="blank", heading="H 6"),
        theme=name,
        size=size,
        footer="Pied",
        date="2026",
        lang="fr",
    )
    scene, warnings = lay_out(made)
    assert not warnings
    check_invariants(scene, made, theme(name))
    assert {page.layout for page in scene.pages} == {layout.name for layout in scene.layouts}
    return scene


@pytest.mark.parametrize("size", PAGE_SIZES)
@pytest.mark.parametrize("name", THEMES)
def test_contrast_of_body_text_and_of_everything(name: str, size: str) -> None:
    scene = everything(name, size)
    seen = set()
    for box_ in _texts(scene):
        ground = scene.theme.colors[box_.background].hex
        large = all(level.size >= LARGE for level in box_.levels)
        least = BODY_CONTRAST if box_.role is Role.BODY and not large else LEAST_CONTRAST
        tokens = {(level.color, least) for level in box_.levels}
        tokens |= {
            (bullet.color, LEAST_CONTRAST if bullet.numbered else GRAPHIC_CONTRAST)
            for level in box_.levels
            if (bullet := level.bullet)
        }
        for token, need in tokens:
            assert contrast_ratio(scene.theme.colors[token].hex, ground) >= need, (box_.name, token, box_.background)
            seen.add((token, box_.background))
    assert ("text", "bg") in seen
    assert any(background == "inverse_bg" for _, background in seen)


def _texts(scene: Scene) -> Iterator[TextBox]:
    """Of pages, and of the slide layouts that a PPTX offers."""
    parts: list[Page | SceneLayout] = [*scene.pages, *scene.layouts]
    for part in parts:
        yield from (b for b in part.boxes if isinstance(b, TextBox))


@pytest.mark.parametrize("size", PAGE_SIZES)
@pytest.mark.parametrize("name", THEMES)
def test_every_layout_is_sound_in_every_theme_and_format(name: str, size: str) -> None:
    assert check_scene(everything(name, size)) == ()


@pytest.mark.parametrize("name", THEMES)
def test_links_can_be_read_on_every_ground(name: str) -> None:
    linked = text(Inline("lien", link="https://example.org/"))
    scene, _ = lay_out(
        deck(
            slide("title", heading=linked, subtitle=linked, author=linked),
            slide("section", heading=text(Inline("autre", link="https://example.org/"))),
            slide("quote", quote=linked, by=linked, heading="Q"),
            slide("bullets", heading="H", items=items("a"), source=linked),
            theme=name,
        )
    )
    assert {page.background for page in scene.pages} == {"bg", "inverse_bg"}
    assert page_of(scene, "section").background == "inverse_bg"
