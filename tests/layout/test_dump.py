"""The dump says everything about a page that a reader can see, in a stable form."""

from __future__ import annotations

from generator.deck.model import Marker
from generator.layout import lay_out
from generator.scene.dump import dump_scene
from tests.layout.made import deck, items, picture, slide


def test_a_page_in_full() -> None:
    scene, _ = lay_out(
        deck(
            slide("s", heading="Acteurs :", items=items("x", ("L'Etat", ["y"])), notes=["À dire"]),
            title="Essai",
            lang="fr",
        )
    )
    assert (
        dump_scene(scene)
        == """\
scene “Essai” lang fr theme agora 960 x 540 pt, 1 pages

page 1 s layout bullets “Acteurs\u00a0:” [32 pt, spacing 1.08, gap 1.50, 1 column]
  title heading 60,40 840x48 top text 48 pt (100 %)
    level 0: 40 pt major bold text x1 before 0 tracking -0.40
    0
      | Acteurs~:
  body body 60,180 840x300 top text 188.732 pt (63 %)
    level 0: 32 pt minor text x1.08 before 48 indent 26/26 bullet • pop
    level 1: 28 pt minor text x1.08 before 21.5 indent 53/27 bullet – muted
    0 i1
      | x
    0 i2
      | L’Etat
    1 i2-1
      | y
  footer footer 60,506 768x18 top text 16.8 pt (93 %)
    level 0: 14 pt minor muted x1 before 0
    0
      | Essai
  number number 852,506 48x18 top text 16.8 pt (93 %)
    level 0: 14 pt minor bold muted x1 before 0
    0
      | 1
  note À dire
"""
    )


def test_numbers_marks_directions_pictures_and_shapes() -> None:
    scene, _ = lay_out(
        deck(
            slide("n", heading="N", text=items("p", marker=Marker.NONE), items=items("שותפות!", marker=Marker.NUMBER)),
            slide("p", heading="P", image=picture(alt="Une rue")),
            slide("f", image=picture(1600, 900, crop=True), heading="F", layout="image-full"),
            slide("w", heading="W", items=items("x" * 200)),
        )
    )
    text = dump_scene(scene)
    assert "    0 flush i1\n" in text
    assert "    0 1. turned i1\n" in text
    assert " bullet 1. accent" in text
    assert "  picture image 660,166.5 276x207 image/png 000000000000 alt “Une rue”\n" in text
    assert "  shape panel " in text
    assert "x^\n" in text
    assert "hidden" not in text
    assert "kicker" not in text  # the same on every page


def test_hidden_titles_are_shown_as_such() -> None:
    scene, _ = lay_out(deck(slide("q", quote="Q")))
    assert "(" in dump_scene(scene).split("title heading")[1].split("hidden")[0]


def test_it_is_the_same_every_time() -> None:
    made = deck(slide("s", heading="H", items=items("a")))
    assert dump_scene(lay_out(made)[0]) == dump_scene(lay_out(made)[0])
