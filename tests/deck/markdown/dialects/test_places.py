"""What leads elsewhere: other files, slides by their numbers, pictures below slides and those that are not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import check
from generator.deck.load import load
from generator.deck.markdown.dialects.read import dialect_tree
from tests.cases.pictures import png
from tests.deck.markdown.trees import shown


def slides(dialect: str, text: str, folder: Path | None = None) -> str:
    tree, _ = dialect_tree(dialect, text, "deck.md", folder)
    return shown(tree).partition("slides:\n")[2]


def test_slides_of_other_files(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "one.md").write_text("# Other\n\na\n\n---\nsrc: ./two.md\n---\n", encoding="utf-8")
    (tmp_path / "parts" / "two.md").write_text("round\n\n---\nsrc: ../parts/one.md\n---\n", encoding="utf-8")
    (tmp_path.parent / "outside.md").write_text("secret\n", encoding="utf-8")
    others = ("../outside.md", "none.md")
    brought = "".join(f"\n---\nsrc: {one}\n---\n" for one in others)
    text = f"# A\n\nb\n\n---\nsrc: ./parts/one.md\n---\n\nignored\n{brought}"
    tree, told = dialect_tree("slidev", text, "deck.md", tmp_path)
    made = shown(tree, places=True)
    assert "heading: Other @5:" in made
    assert made.count("text: round") == 1, "files that bring each other end"
    assert "secret" not in made
    assert [one.span and one.span.line for one in told if "another file" in str(one)] == [5, 11, 15]
    assert "ignored" in next(one.hint for one in told if "beside `src`" in str(one))


def test_slides_by_their_numbers() -> None:
    text = "[a](#/) [b](#/1) [c](#/1/1) [d](#/7)\n\n---\n\n# B\n\n----\n\n# C\n"
    made = slides("reveal-md", text)
    assert "text: [a](#at-0) [b](#at-1) [c](#at-1-1) d\n" in made
    assert "id: at-1\n    heading: B\n" in made
    assert "id: at-1-1\n    heading: C\n" in made


@pytest.mark.parametrize(
    ("dialect", "text"),
    [
        ("marp", "# A\n\n![bg](images/a.png)\n\nb\n"),
        ("pandoc", "# A {background-image=images/a.png}\n\nb\n"),
        ("slidev", "c\n\n---\nbackground: /images/a.png\n---\n\n# A\n\nb\n"),
        ("reveal-md", '<!-- .slide: data-background="images/a.png" -->\n\n# A\n\nb\n'),
        ("xaringan", "background-image: url(images/a.png)\n\n# A\n\nb\n"),
    ],
)
def test_a_picture_below_a_slide(dialect: str, text: str, tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.png").write_bytes(png(1600, 900))
    made = slides(dialect, text, tmp_path)
    assert "layout: image-full\n" in made
    assert "decorative: true\n" in made
    assert "background" not in made
    long = slides(dialect, text + "\nword" * 80, tmp_path)
    assert "layout: image-full\n" not in long
    assert "file: images/a.png\n" in long
    assert "layout" not in slides(dialect, text), "without its file it is a slide of words"


def test_a_cover_with_a_picture_and_much_on_it_has_room(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png(1600, 900))
    words = "Un processus de construction et de partage. "
    items = "\n".join(f"- {words[:38]}" for _ in range(5))
    slides_ = (f"# {'Le partenariat ' * 4}\n\n{items}", f"# A\n\n{words * 4}")
    text = "---\nmarp: true\n---\n\n" + "\n\n---\n\n".join(f"{one}\n\n![bg](a.png)\n" for one in slides_)
    (tmp_path / "talk.md").write_text(text, encoding="utf-8")
    assert len(check(tmp_path / "talk.md").scene.pages) >= 2


def test_pictures_that_are_not_there_leave_their_words() -> None:
    tree, told = dialect_tree("marp", '# A\n\n![a b](c.png)\n\n![d](https://example.org/e.png "f")\n', "deck.md", None)
    assert "text:\n      - a b\n      - d⏎f\n" in shown(tree)
    assert [str(one).partition("notice: ")[2].partition(":")[0] for one in told] == [
        "Picture that is not there",
        "Picture from elsewhere",
    ]


def test_files_that_were_looked_for_are_inputs_of_the_deck(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("# Other\n", encoding="utf-8")
    file = tmp_path / "deck.md"
    file.write_text("---\nlayout: cover\n---\n\n# A\n\n![b](later.png)\n\n---\nsrc: one.md\n---\n", encoding="utf-8")
    before = load(file)[0].files
    assert {one.name for one in before} == {"deck.md", "later.png", "one.md"}
    (tmp_path / "later.png").write_bytes(png(4, 3))
    (tmp_path / "one.md").write_text("# Another\n", encoding="utf-8")
    after = load(file)[0].files
    assert {one.name for one in before if before[one] != after[one]} == {"later.png", "one.md"}
