"""Themes of one's own: where they are found, what is read, what is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.build import BuildResult, check
from generator.errors import ContentError, Diagnostic, UsageError
from generator.places import NOTHING

DECK = "title: T\nslides:\n  - heading: A\n    items: [b, c]\n"
FOREST = 'extends: faculte\ntitle: Forêt\nsummary: Green\ncolors: {accent: "#2F5D3A"}\n'


@pytest.fixture(autouse=True)
def _no_user_themes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)


def write(path: Path | str, text: str) -> Path:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def deck(more: str = "", name: str = "content/one") -> str:
    write(f"{name}/deck.yaml", more + DECK)
    return name


def accent(result: BuildResult) -> str:
    return result.scene.theme.colors["accent"].hex


def problems(path: str, **options: str) -> list[Diagnostic]:
    with pytest.raises(ContentError) as raised:
        check(path, **options)  # type: ignore[arg-type]
    return list(raised.value.diagnostics)


@pytest.mark.parametrize("said", ["./themes/foret", "themes/foret", "./themes/foret/theme.yaml", "foret"])
def test_a_theme_beside_the_deck_is_found_by_its_path_or_name(said: str) -> None:
    write("content/one/themes/foret/theme.yaml", FOREST)
    result = check(deck(f"theme: {said}\n"))
    assert (result.scene.theme.name, result.scene.theme.title, accent(result)) == ("foret", "Forêt", "2F5D3A")


def test_what_was_read_is_among_the_inputs_and_what_was_not_there_too() -> None:
    write("content/themes/foret/theme.yaml", FOREST)
    result = check(deck("theme: foret\n"))
    inputs = {os.path.relpath(path): digest for path, digest in result.inputs.items()}
    assert inputs["content/themes/foret/theme.yaml"] != NOTHING
    assert inputs["content/one/themes/foret/theme.yaml"] == NOTHING
    assert inputs["content/one/layouts"] == NOTHING
    assert "content/one/deck.yaml" in inputs


def test_names_are_looked_for_beside_the_deck_then_in_the_content_folder_then_in_the_users_then_shipped() -> None:
    name = deck("theme: agora\n")
    assert check(name).scene.theme.title == "Agora"
    for place in ("config/diapo", "content", "content/one"):
        write(f"{place}/themes/agora/theme.yaml", f"title: {place}\n")
        assert check(name).scene.theme.title == place


def test_a_theme_called_as_a_shipped_one_may_extend_it() -> None:
    write("content/themes/agora/theme.yaml", 'extends: agora\ntitle: Ours\ncolors: {pop: "#7A1F5C"}\n')
    theme = check(deck("theme: agora\n")).scene.theme
    assert (theme.title, theme.colors["pop"].hex) == ("Ours", "7A1F5C")
    assert theme.fonts[next(iter(theme.fonts))].name == "Arial"


def test_a_theme_extends_its_siblings_and_without_a_word_the_default() -> None:
    write("content/themes/base/theme.yaml", 'colors: {accent: "#2F5D3A"}\n')
    write("content/themes/over/theme.yaml", "extends: base\ntitle: Over\n")
    result = check(deck("theme: ../themes/over\n"))
    assert (result.scene.theme.title, accent(result)) == ("Over", "2F5D3A")
    assert result.scene.theme.fonts[next(iter(result.scene.theme.fonts))].name == "Cambria"


def test_a_course_and_the_command_line_name_one_too(tmp_path: Path) -> None:
    write("content/one/themes/foret/theme.yaml", FOREST)
    name = deck()
    write(f"{name}/courses/b.yaml", "theme: ./themes/foret\n")
    assert accent(check(name)) != "2F5D3A"
    assert accent(check(name, course="b")) == "2F5D3A"
    assert accent(check(name, theme="foret")) == "2F5D3A"
    elsewhere = write(tmp_path / "far" / "away" / "theme.yaml", FOREST.replace("2F5D3A", "1E3B26"))
    assert accent(check(name, theme="./far/away")) == "1E3B26"
    assert accent(check(name, theme=str(elsewhere))) == "1E3B26"


def test_a_changed_theme_is_seen_in_the_same_process() -> None:
    file = write("content/one/themes/foret/theme.yaml", FOREST)
    name = deck("theme: foret\n")
    assert accent(check(name)) == "2F5D3A"
    facts = file.stat()
    write(file, FOREST.replace("2F5D3A", "2F5D3B"))
    os.utime(file, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    assert accent(check(name)) == "2F5D3B"


@pytest.mark.parametrize(
    ("said", "code", "hint"),
    [
        ("../../outside/foret", "theme-path", "nothing outside content is read"),
        ("/etc", "theme-path", "./themes/foret"),
        ("~/foret", "theme-path", "./themes/foret"),
        (".\\themes\\foret", "theme-path", "./themes/foret"),
        ("./themes/forest", "theme-missing", "./themes/foret"),
        ("./themes", "theme-missing", "diapo theme new"),
        ("forest", "unknown-theme", "foret"),
    ],
)
def test_what_is_no_theme_is_told_where_it_stands(said: str, code: str, hint: str) -> None:
    write("content/one/themes/foret/theme.yaml", FOREST)
    write("outside/foret/theme.yaml", FOREST)
    (found,) = problems(deck(f"theme: {said}\n"))
    assert (found.code, str(found.span)) == (code, "content/one/deck.yaml:1:1" if code != "unknown-theme" else
                                             "content/one/deck.yaml:1:8")  # fmt: skip
    assert hint in found.hint


def test_the_command_line_names_what_there_is() -> None:
    write("content/one/themes/foret/theme.yaml", FOREST)
    with pytest.raises(UsageError, match="did you mean 'foret'"):
        check(deck(), theme="forret")
    with pytest.raises(UsageError, match=r"no theme in \./themes"):
        check(deck(), theme="./themes")


def test_themes_that_extend_each_other_in_a_circle_are_refused() -> None:
    write("content/themes/a/theme.yaml", "extends: b\n")
    write("content/themes/b/theme.yaml", "title: B\nextends: a\n")
    (found,) = problems(deck("theme: a\n"))
    assert (found.code, str(found.span)) == ("theme-cycle", "content/themes/b/theme.yaml:2:10")


def test_errors_of_a_theme_name_its_line() -> None:
    write("content/one/themes/foret/theme.yaml", "extends: faculte\nstyles:\n  body: {sizes: [20, 24]}\nmarc: none\n")
    found = problems(deck("theme: foret\n"))
    assert [str(one.span) for one in found] == ["content/one/themes/foret/theme.yaml:4:1"]
    write("content/one/themes/foret/theme.yaml", "extends: faculte\nstyles:\n  body: {sizes: [20, 24]}\n")
    assert [str(one.span) for one in problems(deck("theme: foret\n"))] == [
        "content/one/themes/foret/theme.yaml:3:17"
    ]  # fmt: skip


# --- themes from elsewhere -------------------------------------------------------------------------------------------


def test_no_link_leads_out() -> None:
    write("secret/theme.yaml", FOREST)
    Path("content/one/themes/foret").mkdir(parents=True)
    Path("content/one/themes/foret/theme.yaml").symlink_to("../../../../secret/theme.yaml")
    (found,) = problems(deck("theme: foret\n"))
    assert (found.code, "link" in found.message) == ("own-file", True)
    Path("content/one/themes/other").symlink_to(Path("secret").absolute())
    assert [one.code for one in problems(deck("theme: other\n"))] == ["theme-path"]
    assert [one.code for one in problems(deck("theme: ./themes/other\n"))] == ["theme-path"]


def test_a_loop_of_links_a_pipe_and_a_folder_are_no_themes() -> None:
    folder = Path("content/one/themes/foret")
    folder.mkdir(parents=True)
    file = folder / "theme.yaml"
    file.symlink_to("theme.yaml")
    assert [one.code for one in problems(deck("theme: foret\n"))] == ["own-file"]
    file.unlink()
    os.mkfifo(file)
    assert [one.code for one in problems(deck("theme: foret\n"))] == ["own-file"]
    file.unlink()
    file.mkdir()
    assert [one.code for one in problems(deck("theme: foret\n"))] == ["own-file"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: " + "[" * 5000 + "]" * 5000, "theme-syntax"),
        ("#" * 300_000, "own-file"),
        ("a: &a [x]\nb: *a\n", "theme-syntax"),
        ("extends: ../../../etc\n", "theme-path"),
        ("extends: [x]\n", "unknown-theme"),
        ("title: !!python/object:os.system x\n", "theme-syntax"),
        ('fonts: {major: {name: "</style><script>alert(1)</script>"}}\n', "theme-token"),
        ("", "theme-syntax"),
    ],
)
def test_what_is_hostile_is_a_message(text: str, code: str) -> None:
    write("content/one/themes/foret/theme.yaml", text)
    assert code in {one.code for one in problems(deck("theme: foret\n"))}
