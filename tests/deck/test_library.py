"""Slides of other decks: which ones, what comes along, and that nothing outside the content folder is reached."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from generator.course import load_for_course
from generator.deck import load_deck
from generator.deck.model import Deck, Picture
from generator.deck.source import Source, read_source
from generator.errors import ContentError, Diagnostic
from tests.course.customising import codes, ids
from tests.imaging.pictures import png

METHODES = """\
title: Méthodes
lang: fr
course: {group: autre}
slides:
  - id: entretien
    heading: Entretien, voir [la grille](#grille)
    notes: Une note pour {{ course.group }}.
    only: [soir, bac]
    priority: 4
    minutes: 7
  - id: photo
    heading: Photo
    image: {file: images/a.png, alt: Une rue}
  - id: grille
    heading: Grille
    items:
      - "[entretien](#entretien) et [fin](#fin)"
  - id: fin
    heading: Fin
    lang: nl
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    root = tmp_path / "content"
    write(root, "methodes", METHODES)
    (root / "methodes" / "images").mkdir()
    (root / "methodes" / "images" / "a.png").write_bytes(png())
    return root


def write(root: Path, name: str, text: str) -> Path:
    folder = root / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "deck.yaml").write_text(text, encoding="utf-8")
    return folder


def using(*references: str, lang: str = "fr", more: str = "") -> str:
    uses = "".join(f"  - use: {one}\n{more}" for one in references)
    return f"title: T\nlang: {lang}\nslides:\n  - id: debut\n    heading: D\n{uses}"


def read(root: Path, *references: str, lang: str = "fr", more: str = "") -> tuple[Deck, tuple[Diagnostic, ...]]:
    return load_deck(write(root, "mien", using(*references, lang=lang, more=more)))


def wrong(root: Path, *references: str, more: str = "") -> list[Diagnostic]:
    with pytest.raises(ContentError) as caught:
        read(root, *references, more=more)
    assert all(len(str(one)) < 2000 for one in caught.value.diagnostics)
    return list(caught.value.diagnostics)


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("../methodes#entretien..grille", "methodes-entretien methodes-photo methodes-grille"),
        ("../methodes", "methodes-entretien methodes-photo methodes-grille methodes-fin"),
        ("../methodes#photo", "methodes-photo"),
        ("../methodes#fin..fin", "methodes-fin"),
        ("../methodes # commentaire", "methodes-entretien methodes-photo methodes-grille methodes-fin"),
        ("../methodes/deck.yaml#photo", "methodes-photo"),
        ("../mien/../methodes#photo", "methodes-photo"),
        ('"../methodes#photo .. grille"', "methodes-photo methodes-grille"),
    ],
)
def test_which_slides_come(reference: str, expected: str, content: Path) -> None:
    deck, _ = read(content, reference)
    assert ids(deck) == ["debut", *expected.split()]


def test_what_comes_along(content: Path) -> None:
    deck, found = read(content, "../methodes")
    assert not found
    entretien, photo, grille, fin = deck.slides[1:]
    assert entretien.heading
    assert entretien.heading.inlines[1].link == "#methodes-grille"
    assert [note.plain for note in entretien.notes] == ["Une note pour {{ course.group }}."]
    assert (entretien.priority, entretien.minutes) == (4, 7)
    assert entretien.audience.tags == {"soir", "bac"}
    [item] = grille.fields["items"].items  # type: ignore[union-attr]
    assert [one.link for one in item.text.inlines if one.link] == ["#methodes-entretien", "#methodes-fin"]
    picture = photo.fields["image"]
    assert isinstance(picture, Picture)
    assert picture.path == (content / "methodes" / "images" / "a.png").resolve()
    assert (entretien.lang, fin.lang) == (None, "nl")
    assert entretien.span.path.endswith("methodes/deck.yaml")


def test_every_file_that_was_read_is_told(content: Path) -> None:
    write(content, "tiers", using("../methodes#photo"))
    deck, _ = read(content, "../tiers", "../methodes#grille..fin")
    files = ["methodes/deck.yaml", "methodes/images/a.png", "mien/deck.yaml", "tiers/deck.yaml"]
    assert deck.files == {
        (content / name).resolve(): sha256((content / name).read_bytes()).hexdigest() for name in files
    }
    assert ids(deck) == ["debut", "tiers-debut", "tiers-methodes-photo", "methodes-grille", "methodes-fin"]


def test_a_link_to_what_does_not_come_is_left_out(content: Path) -> None:
    deck, found = read(content, "../methodes#grille", "../methodes#fin")
    assert codes(found) == ["use-link 6:10 deck.yaml", "use-link 6:10 deck.yaml"]
    assert ["#entretien" in found[0].message, "#fin" in found[1].message] == [True, True]
    [item] = deck.slides[1].fields["items"].items  # type: ignore[union-attr]
    assert item.text.plain == "entretien et fin"
    assert not [one for one in item.text.inlines if one.link]


def test_links_to_what_came(content: Path) -> None:
    text = using("../methodes#photo") + "  - heading: '[x](#methodes-photo)'\n"
    assert not load_deck(write(content, "mien", text))[1]
    with pytest.raises(ContentError, match="unknown-link"):
        load_deck(write(content, "mien", text.replace("#methodes-photo)", "#photo)")))


@pytest.mark.parametrize(("lang", "expected"), [("fr", [None, "nl"]), ("nl", ["fr", None]), ("en", ["fr", "nl"])])
def test_languages(lang: str, expected: list[str | None], content: Path) -> None:
    deck, _ = read(content, "../methodes", lang=lang)
    assert [deck.slides[1].lang, deck.slides[-1].lang] == expected


def test_tags_and_priority_of_the_place(content: Path) -> None:
    deck, _ = read(
        content, "../methodes#entretien..photo", more="    only: [teacher]\n    except: exam\n    priority: 2\n"
    )
    first, second = deck.slides[1:]
    assert (first.priority, second.priority, first.minutes) == (2, 2, 7)
    admitted = [
        [slide.audience.admits(frozenset(tags.split())) for slide in (first, second)]
        for tags in ("", "soir", "teacher", "teacher soir", "teacher bac exam")
    ]
    assert admitted == [[False, False], [False, False], [False, True], [True, True], [False, False]]


@pytest.mark.parametrize(
    ("reference", "code", "hint"),
    [
        ("../methode", "use-missing", "Did you mean ../methodes?"),
        ("../zzz", "use-missing", "with a deck.yaml in it"),
        ("../methodes#grill", "use-missing", "Did you mean grille?"),
        ("../methodes#zzz", "use-missing", "It has: entretien, photo, grille, fin."),
        ("../methodes#fin..photo", "use-missing", "Turn the two round."),
        ("../methodes#fin..nulle", "use-missing", ""),
        ("../methodes#", "use-missing", "use: ../other-deck#id"),
        ("../methodes#a#b", "use-missing", ""),
        ("../methodes/images", "use-missing", ""),
        ("https://example.org/deck#a", "use-missing", ""),
        ("../../autre", "use-outside", "outside content"),
        ("../../../../../../../../etc", "use-outside", ""),
        ("/etc", "use-outside", ""),
        ("~/decks", "use-outside", ""),
        ("..\\methodes", "use-outside", ""),
        ("C:\\decks", "use-outside", ""),
        ('"a\\0b"', "control-character", ""),
        (".", "use-cycle", "third deck"),
        ("../mien#debut", "use-cycle", ""),
        ("x" * 900, "use-missing", ""),
        ("x/" * 400, "use-missing", ""),
    ],
)
def test_what_cannot_be_used(reference: str, code: str, hint: str, content: Path) -> None:
    write(content.parent, "autre", METHODES)
    found = wrong(content, reference)
    assert [one.code for one in found] in ([code], ["use-outside"] if len(reference) > 700 else [])
    assert hint in found[0].hint
    assert found[0].span
    assert (found[0].span.line, found[0].span.column) == (6, 10)


def test_links_to_the_outside_are_refused(content: Path) -> None:
    outside = write(content.parent, "autre", METHODES)
    (content / "lien").symlink_to(outside)
    (content / "fichier").mkdir()
    (content / "fichier" / "deck.yaml").symlink_to(outside / "deck.yaml")
    (content / "boucle").symlink_to(content / "boucle")
    for name in ("lien", "fichier", "boucle"):
        assert wrong(content, f"../{name}")[0].code == "use-outside"
    (content / "bon").symlink_to(content / "methodes")
    assert ids(read(content, "../bon#fin")[0]) == ["debut", "methodes-fin"]


def test_without_a_folder_called_content_only_neighbours_are_reached(tmp_path: Path) -> None:
    write(tmp_path / "a" / "b", "voisin", "title: T\nslides:\n  - heading: V\n")
    write(tmp_path / "a", "plus-haut", "title: T\nslides:\n  - heading: V\n")
    assert ids(read(tmp_path / "a" / "b", "../voisin")[0]) == ["debut", "voisin-v"]
    assert codes(wrong(tmp_path / "a" / "b", "../../plus-haut")) == ["use-outside 6:10 deck.yaml"]


def test_circles(content: Path) -> None:
    write(content, "a", "title: T\nslides:\n  - use: ../b\n")
    write(content, "b", "title: T\nslides:\n  - use: ../a\n")
    [found] = wrong(content, "../a", "../b")
    assert found.code == "use-cycle"
    assert "mien -> a -> b -> a" in found.message


def test_duplicates(content: Path) -> None:
    assert codes(wrong(content, "../methodes#fin", "../methodes#grille..fin"))[-1] == "duplicate-id 7:10 deck.yaml"
    text = using("../methodes#fin").replace("id: debut", "id: methodes-fin")
    with pytest.raises(ContentError, match="duplicate-id"):
        load_deck(write(content, "mien", text))
    write(content / "x", "methodes", "title: T\nslides:\n  - id: fin\n    heading: F\n")
    assert {one.code for one in wrong(content, "../methodes#fin", "../x/methodes#fin")} == {"duplicate-id"}


def test_keys_that_cannot_stand_beside(content: Path) -> None:
    found = wrong(content, "../methodes#fin", more="    heading: x\n    minutes: 3\n    id: y\n")
    assert codes(found) == [f"wrong-field {line}:5 deck.yaml" for line in (7, 8, 9)]


def test_a_wrong_deck_is_reported_once_with_its_own_places(content: Path) -> None:
    write(content, "faux", "title: T\nslides:\n  - haeding: x\n  - heading: y\n    image: b.png\n")
    write(content, "pont", using("../faux"))
    found = wrong(content, "../faux", "../pont", "../faux#y")
    assert [(one.code, one.span and one.span.line) for one in found] == [("unknown-key", 3), ("picture-missing", 5)]
    assert all(one.span and one.span.path.endswith("faux/deck.yaml") for one in found)
    (content / "mien" / "courses").mkdir()
    (content / "mien" / "courses" / "soir.yaml").write_text("append:\n  - use: ../faux\n", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_for_course(content / "mien", "soir")
    assert [one.code for one in caught.value.diagnostics] == ["unknown-key", "picture-missing"]


def test_warnings_of_another_deck_are_told_once(content: Path) -> None:
    write(content, "doute", "title: T\nslides:\n  - heading: a # b\n")
    write(content, "pont", using("../doute"))
    _, found = read(content, "../doute", "../pont")
    assert codes(found) == ["hash-in-text 3:16 deck.yaml"]


def test_use_in_a_course(content: Path) -> None:
    folder = write(content, "mien", "title: T\nlang: fr\nslides:\n  - id: a\n    heading: a\n")
    (folder / "courses").mkdir()
    text = "append:\n  - use: ../methodes#photo\nslides:\n  a:\n    before:\n      - use: ../methodes#grille..fin\n"
    (folder / "courses" / "soir.yaml").write_text(text, encoding="utf-8")
    result, _ = load_for_course(folder, "soir")
    assert ids(result.deck) == ["methodes-grille", "methodes-fin", "a", "methodes-photo"]
    assert (content / "methodes" / "images" / "a.png").resolve() in result.deck.files
    (folder / "courses" / "soir.yaml").write_text(text.replace("#photo", "#fin"), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_for_course(folder, "soir")
    assert "duplicate-id 1:1" in codes(caught.value.diagnostics)


def test_many_ways_to_the_same_decks_are_read_once(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of six layers uses every deck of the next one: a million ways, thirty decks."""
    for layer in range(6):
        for number in range(5):
            uses = "".join(f"  - use: ../l{layer + 1}-{each}#s\n" for each in range(5)) if layer < 5 else ""
            write(content, f"l{layer}-{number}", f"title: T\nslides:\n  - id: s\n    heading: s\n{uses}")
    read_files: list[Path] = []

    def counted(path: Path) -> tuple[Source, list[Diagnostic]]:
        read_files.append(path)
        return read_source(path)

    monkeypatch.setattr("generator.deck.load.read_source", counted)
    deck, _ = read(content, *(f"../l0-{number}#s" for number in range(5)))
    assert len(deck.slides) == 6
    assert len(read_files) == 31


def test_decks_do_not_grow_without_end(content: Path) -> None:
    write(content, "l0", "title: T\nslides:\n" + "  - heading: s\n" * 150)
    for layer in range(1, 4):
        for number in range(8):
            below = ["../l0"] if layer == 1 else [f"../l{layer - 1}-{each}" for each in range(8)]
            write(content, f"l{layer}-{number}", "title: T\nslides:\n" + "".join(f"  - use: {one}\n" for one in below))
    found = wrong(content, *(f"../l3-{number}" for number in range(8)))
    assert {one.code for one in found} == {"too-many"}
