"""Families of art: the same words, the same shapes, on every machine; all of them where they may be."""

from __future__ import annotations

import time
from hashlib import sha256
from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.layout.art import draw
from generator.layout.art.curves import Bounds
from generator.layout.art.motif import Chance, Motif, Room
from generator.scene.boxes import Shape
from generator.scene.forms import Ellipse, Path
from generator.units import Pt

PAGE = Bounds(0, 0, 960, 540)
COLORS = ("art1", "art2", "art3", "art4")
MIXES = {pair: f"{pair[0]}x{pair[1][3:]}" for pair in combinations(COLORS, 2)}
MOTIFS = {
    "disques": Motif("disques", COLORS, MIXES),
    "few discs": Motif("disques", COLORS, MIXES, count=3, radius=(0.3, 0.5)),
    "tuiles": Motif("tuiles", COLORS, {}),
    "strates": Motif("strates", COLORS[:3], {}),
    "bars": Motif("trame", COLORS[:2], {}, mode="bars"),
    "dots": Motif("trame", COLORS[:3], {}, mode="dots"),
    "anneaux": Motif("anneaux", COLORS[:3], {}, stroke=1.5),
}
ROOMS = {
    "disques": Room(548, -20, 430, 580, PAGE),
    "few discs": Room(648, -40, 330, 620, PAGE),
    "tuiles": Room(564, 0, 396, 540, PAGE),
    "strates": Room(0, 312, 960, 228, PAGE),
    "bars": Room(348, 0, 612, 312, PAGE),
    "dots": Room(60, 312, 840, 192, PAGE),
    "anneaux": Room(624, 0, 336, 540, PAGE),
}
DIGESTS = {
    "disques": "c43fc96cde0b9326",
    "few discs": "2ea91853225e9563",
    "tuiles": "479fd425a0f0ee07",
    "strates": "253c4c025b6e1ce1",
    "bars": "61838a96af2d19c5",
    "dots": "c39e065184914ef4",
    "anneaux": "b86e795a1af35bc3",
}


def made(name: str, title: str = "Le Partenariat", key: str = "art") -> tuple[Shape, ...]:
    return draw(MOTIFS[name], ROOMS[name], title, key)


SLACK = Pt(0.05)
"""What curves reach beyond the circle that they are taken for."""


def digest(shapes: tuple[Shape, ...]) -> str:
    looks = ((one.rect, one.fill, one.line, one.line_width, one.form, one.join, one.dash) for one in shapes)
    return sha256("\n".join(map(repr, looks)).encode()).hexdigest()[:16]


@pytest.mark.parametrize("name", MOTIFS)
def test_a_title_has_its_art_on_every_machine(name: str) -> None:
    assert digest(made(name)) == DIGESTS[name]


@pytest.mark.parametrize("name", MOTIFS)
def test_another_title_or_page_has_other_art(name: str) -> None:
    assert len({digest(made(name, title, key)) for title in ("Un", "Deux") for key in ("art", "section")}) == 4


@example("D", "strates")
@example("\x94", "strates")
@example("\x17ê", "anneaux")
@given(st.text(), st.sampled_from(list(MOTIFS)))
def test_art_stays_in_its_room_and_on_the_page(title: str, name: str) -> None:
    room, shapes = ROOMS[name], made(name, title)
    assert 1 <= len(shapes) <= (280 if name == "dots" else 60)
    for shape in shapes:
        assert shape.rect.x >= max(Pt(room.x) - SLACK, 0)
        assert shape.rect.y >= max(Pt(room.y) - SLACK, 0)
        assert shape.rect.right <= Pt(960)
        assert shape.rect.bottom <= Pt(540)
        assert shape.rect.width
        assert shape.rect.height
        assert shape.fill or shape.line
        reach = shape.line_width * 0.5
        assert shape.rect.x - reach >= Pt(room.x) - SLACK or room.x == 0 or name == "tuiles"


@given(st.text(), st.sampled_from(list(MOTIFS)))
def test_every_colour_is_a_token_it_was_given(title: str, name: str) -> None:
    known = {*MOTIFS[name].colors, *MOTIFS[name].mixes.values()}
    assert {token for shape in made(name, title) for token in (shape.fill, shape.line) if token} <= known


@given(st.text())
def test_rings_are_cut_at_a_plate(title: str) -> None:
    plate = Bounds(564, 0, 960, 540)
    shapes = draw(MOTIFS["anneaux"], Room(564, 0, 396, 540, plate), title, "art")
    for shape in shapes:
        if isinstance(shape.form, Ellipse):
            assert shape.rect.x - shape.line_width * 0.5 >= Pt(564)
        assert shape.rect.x >= Pt(563.99)


def test_lenses_lie_over_their_discs_in_mixed_colours() -> None:
    shapes = made("disques")
    mixed = [shape for shape in shapes if shape.fill in MIXES.values()]
    assert len(mixed) >= 3
    assert shapes[-len(mixed) :] == tuple(mixed)
    assert all(isinstance(shape.form, Path) for shape in mixed)


def test_a_whole_disc_is_an_ellipse_and_a_cut_one_a_path() -> None:
    discs = [shape for name in ("Un", "Deux", "Trois") for shape in made("disques", name) if shape.fill in COLORS]
    cut = [shape for shape in discs if isinstance(shape.form, Path)]
    whole = [shape for shape in discs if isinstance(shape.form, Ellipse)]
    assert cut
    assert whole
    assert all(shape.rect.width == shape.rect.height for shape in whole)
    edges = [shape.rect.right == Pt(960) or shape.rect.bottom == Pt(540) or shape.rect.y == 0 for shape in cut]
    assert all(edges)


def test_tiles_beside_and_below_each_other_differ() -> None:
    motif = replace(MOTIFS["tuiles"], density=3.0)
    for title in ("Un", "Deux", "Trois"):
        shapes = draw(motif, ROOMS["tuiles"], title, "art")
        ground: dict[tuple[int, int], str | None] = {}
        for shape in shapes:  # a small quarter comes after the tile that it is in
            cell = (int((shape.rect.x.pt - 564 + 0.1) // 99), int((shape.rect.y.pt + 0.1) // 90))
            ground.setdefault(cell, shape.fill)
        assert len(ground) == 24
        for (column, row), fill in ground.items():
            assert fill != ground.get((column + 1, row))
            assert fill != ground.get((column, row + 1))


def test_lines_keep_to_a_box_that_ends_above_the_foot() -> None:
    for title in map(str, range(20)):
        for shape in draw(MOTIFS["strates"], Room(0, 340, 960, 152, PAGE), title, "section"):
            assert Pt(340) <= shape.rect.y
            assert shape.rect.bottom <= Pt(492)


def test_chance_is_the_same_everywhere() -> None:
    chance = Chance("Le Partenariat", "disques", "art")
    numbers = [chance.unit(), chance.between(10, 20), chance.below(100)]
    assert [round(number, 12) for number in numbers] == [0.311103762968, 11.532398918903, 81]


def test_art_is_quick() -> None:
    for name in MOTIFS:
        best = 1.0
        for title in map(str, range(5)):
            start = time.process_time()
            made(name, title)
            best = min(best, time.process_time() - start)
        assert best < 0.02, name


def test_nothing_is_drawn_outside_of_the_page() -> None:
    shapes = draw(MOTIFS["disques"], Room(100, 200, 300, 300, Bounds(0, 0, 20, 20)), "Un", "art")
    assert all(shape.rect.right <= Pt(20) and shape.rect.bottom <= Pt(20) for shape in shapes)
