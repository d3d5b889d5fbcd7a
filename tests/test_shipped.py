"""What is made with the package spares a first build time, and changes nothing else."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import make_shipped
import pytest

import hatch_build
from generator import compiled, shipped
from generator.assets import template_root
from generator.compiled import sources_name, template_sources
from generator.layout import rules as layout_rules
from generator.layout.listing import PAGE_SIZES, layouts_root
from generator.layout.rule import SPECIMEN, Facts, Has, Rule
from generator.layout.rules import Rules
from generator.layout.usual_rules import rendered, usual_facts
from generator.render.revealjs import shell
from generator.shipped import read_shipped
from tests.layout.made import theme

ROOT = Path(__file__).parents[1]
SIZE = PAGE_SIZES["16:9"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the package has it, with the rules of one theme, and no other in its place."""
    folder = tmp_path_factory.mktemp("shipped")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.setattr(shipped, "FOLDER", folder / "none")
        rules = Rules(layouts_root(), theme(), SIZE)
        files = rules.kept.to_ship(rendered(rules))
    jinja = shell.environment()
    assert jinja.loader
    files[sources_name(shell.USE, jinja)] = template_sources(jinja, jinja.loader.list_templates())
    layouts = layout_rules.environment(layouts_root())
    assert layouts.loader
    files[sources_name(layout_rules.USE, layouts)] = template_sources(layouts, layouts.loader.list_templates())
    for name, content in files.items():
        (folder / name).write_bytes(shipped.shipped(content))
    return folder


@pytest.fixture(autouse=True)
def folder(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy that is in use, beside an empty cache."""
    copy = tmp_path / "shipped"
    shutil.copytree(made, copy)
    monkeypatch.setattr(shipped, "FOLDER", copy)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    compiled._sources.cache_clear()
    shell.environment.cache_clear()
    return copy


def _no_rendering(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a rule was rendered")

    monkeypatch.setattr(Rules, "_said", refuse)


def _no_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    import jinja2

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a template was taken apart")

    monkeypatch.setattr(jinja2.Environment, "_parse", refuse)


def _all_usual(rules: Rules) -> list[Rule]:
    return [rules.rule(rule.name, facts) for rule in rules.all() for facts in usual_facts(rule)]


def test_shipped_rules_are_those_that_would_be_rendered(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "FOLDER", folder / "none")
    anew = _all_usual(Rules(layouts_root(), theme(), SIZE))
    monkeypatch.setattr(shipped, "FOLDER", folder)
    _no_rendering(monkeypatch)
    assert _all_usual(Rules(layouts_root(), theme(), SIZE)) == anew


def test_what_was_shipped_is_not_kept_once_more(tmp_path: Path) -> None:
    rules = Rules(layouts_root(), theme(), SIZE)
    rules.all()
    rules.rule("bullets", Facts(frozenset(["heading", "items"]), foot=55))
    rules.keep()
    [file] = (tmp_path / "cache" / "diapo").glob("rules-*")
    assert file.stat().st_size < 10_000, "the one rule that was rendered"


def _changed_layouts(tmp_path: Path) -> Path:
    layouts = tmp_path / "layouts"
    shutil.copytree(layouts_root(), layouts)
    file = layouts / "bullets.yaml.j2"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"^title: .*$", "title: Changed", text, flags=re.MULTILINE), encoding="utf-8")
    return layouts


def test_a_changed_template_is_not_served(tmp_path: Path) -> None:
    changed = Rules(_changed_layouts(tmp_path), theme(), SIZE)
    assert changed.rule("bullets", SPECIMEN).title == "Changed"
    assert Rules(layouts_root(), theme(), SIZE).rule("bullets", SPECIMEN).title != "Changed"


def test_the_place_of_templates_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(layouts_root(), elsewhere)
    _no_templates(monkeypatch)
    found = Rules(elsewhere, theme(), SIZE)
    facts = Facts(frozenset(["heading", "items"]), foot=55)
    assert found.all() == Rules(layouts_root(), theme(), SIZE).all()
    assert found.rule("bullets", facts).regions, "rendered, from the shipped source of its template"


def test_a_changed_page_template_is_compiled_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from jinja2 import FileSystemLoader

    page = tmp_path / "page"
    shutil.copytree(template_root() / "revealjs", page)
    with (page / "start.js.j2").open("a", encoding="utf-8") as file:
        file.write("\n// changed\n")
    jinja = shell.environment().overlay(loader=FileSystemLoader(page))
    assert jinja.get_template("start.js.j2").render(plays=False, enters=False).endswith("// changed")


def test_another_environment_has_other_sources() -> None:
    from jinja2 import Environment

    names = {sources_name("a", Environment(autoescape=escape)) for escape in (False, True)}
    assert len(names | {sources_name("b", Environment(autoescape=True))}) == 3


def test_a_fault_in_a_shipped_source_is_told_with_its_own_file_and_line(monkeypatch: pytest.MonkeyPatch) -> None:
    _no_templates(monkeypatch)
    template = shell.environment().get_template("deck.html.j2")
    assert template.filename == str(template_root() / "revealjs" / "deck.html.j2")
    with pytest.raises(Exception, match="undefined") as caught:
        template.render()
    assert any(str(entry.path) == template.filename for entry in caught.traceback)


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "empty": lambda file: file.write_bytes(b""),
    "cut": lambda file: file.write_bytes(file.read_bytes()[:-40]),
    "changed": lambda file: file.write_bytes(file.read_bytes()[:60] + b"xxxx" + file.read_bytes()[64:]),
    "of another": lambda file: file.write_bytes(shipped.shipped(b"[]")),
    "gone": Path.unlink,
    "a folder": _folder,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_only_costs_time(folder: Path, damage: str) -> None:
    good = Rules(layouts_root(), theme(), SIZE).all()
    for file in folder.iterdir():
        DAMAGES[damage](file)
    assert Rules(layouts_root(), theme(), SIZE).all() == good
    assert shell.environment().get_template("start.js.j2").render(plays=False, enters=False)


@pytest.mark.parametrize("name", ["../pyproject.toml", "nothing", "", "a\nb", "x" * 5000])
def test_other_names_lead_nowhere(name: str) -> None:
    assert read_shipped(name) is None


def test_templates_ask_for_no_other_fields_than_those_that_are_in_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule is kept by the fields that any template may ask for, and sees no other."""
    found: set[str] = set()

    class Asked(Has):
        def __getattr__(self, name: str) -> bool:
            found.add(name)
            return super().__getattr__(name)

        __getitem__ = __getattr__

    monkeypatch.setattr(layout_rules, "Has", Asked)
    rules = Rules(layouts_root(), theme(), PAGE_SIZES["4:3"])
    for rule in rules.all():
        for fields in (rule.takes, frozenset(["heading", "blocks"])):
            rules.rule(rule.name, Facts(fields))
    assert {"heading", "source", "logo"} <= found
    assert found <= rules.kept.asked
    for file in layouts_root().glob("*.j2"):
        assert not re.search(r"\bhas\s*(?:\[|\|)", file.read_text(encoding="utf-8")), f"{file.name}: write has.name"


PROGRAM = """
import sys
from pathlib import Path
from generator import shipped
shipped.FOLDER = Path(sys.argv.pop(1))
from generator.cli import main
sys.exit(main())
"""


def _built(place: Path, folder: Path, theme: str) -> tuple[dict[str, bytes], list[str]]:
    """The outputs of a first build in a process of its own, and what it kept."""
    cache = place / "cache"
    env = os.environ | {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(cache)}
    env.pop("SOURCE_DATE_EPOCH", None)
    command = [sys.executable, "-c", PROGRAM, str(folder), "build", str(ROOT / "content" / "le-partenariat")]
    subprocess.run([*command, "--theme", theme, "--out", place], env=env, check=True, capture_output=True)
    kept = sorted(file.name.partition("-")[0] for file in (cache / "diapo").iterdir())
    return {file.name: file.read_bytes() for file in place.iterdir() if file.is_file()}, kept


def test_a_first_build_gives_the_same_bytes_with_them_and_without(folder: Path, tmp_path: Path) -> None:
    for name in ("with", "without"):
        (tmp_path / name).mkdir()
    here, kept = _built(tmp_path / "with", folder, theme().scene.name)
    there, rendered = _built(tmp_path / "without", tmp_path / "none", theme().scene.name)
    assert here == there
    assert len(here) == 2
    assert "rules" in rendered
    assert "rules" not in kept, "all were there"


def test_a_folder_is_made_once_for_the_same_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Path] = []

    def make(root: Path, out: Path, source: str) -> None:
        out.mkdir()
        (out / make_shipped.MADE_OF).write_text(source)
        made.append(root)

    (tmp_path / "tools").mkdir()
    (tmp_path / "tools" / "make_shipped.py").write_bytes((ROOT / "tools" / "make_shipped.py").read_bytes())
    (tmp_path / "templates").mkdir()
    monkeypatch.setattr(make_shipped, "make_shipped", make)
    monkeypatch.setattr(make_shipped, "__file__", str(tmp_path / "tools" / "make_shipped.py"))
    for _ in range(2):
        hatch_build.provide_shipped(tmp_path, tmp_path / "_shipped")
    assert len(made) == 1
    (tmp_path / "templates" / "new").touch()
    hatch_build.provide_shipped(tmp_path, tmp_path / "_shipped")
    assert len(made) == 2


@pytest.mark.slow
def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    """In another process with another hash seed, and whatever the user's cache holds, which stays as it is. What was
    installed is compared too if it was made of these sources."""
    code = "import sys, make_shipped, pathlib as p; make_shipped.make_shipped(*map(p.Path, sys.argv[1:3]), sys.argv[3])"
    cache, installed, source = tmp_path / "cache", ROOT / "generator" / "_shipped", make_shipped.fingerprint(ROOT)
    known = make_shipped.made_of(installed) == source
    for seed in ("2",) if known else ("1", "2"):
        env = os.environ | {"PYTHONPATH": str(ROOT / "tools"), "PYTHONHASHSEED": seed, "XDG_CACHE_HOME": str(cache)}
        command = [sys.executable, "-c", code, str(ROOT), str(tmp_path / seed), source]
        subprocess.run(command, cwd=tmp_path, env=env, check=True, capture_output=True)
    folders = (installed if known else tmp_path / "1", tmp_path / "2")
    files = [{file.name: file.read_bytes() for file in folder.iterdir()} for folder in folders]
    assert files[0] == files[1]
    assert sum(map(len, files[0].values())) < 1_500_000
    assert not cache.exists()
