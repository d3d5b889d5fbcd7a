"""Options and fixtures that every test may use: golden texts and the programs that render results."""

from __future__ import annotations

import difflib
import gc
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.chromium import Chromium

# Time is measured by the bench. CI looks at the same examples every time: what it refuses can be found again.
settings.register_profile("diapo", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("diapo")

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden-update", action="store_true", help="rewrite the golden texts with what is produced now")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: many tests wait for a clock, for browsers and for programs that they end."""
    given = os.environ.get("PYTEST_XDIST_AUTO_NUM_WORKERS")
    processors = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return int(given) if given else processors + 1


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take long come first, so that none of them is left for one process at the end."""
    rendered, slow = ({item.path for item in items if item.get_closest_marker(mark)} for mark in ("rendered", "slow"))
    items.sort(key=lambda item: (item.path not in rendered, item.path not in slow))


def pytest_collection_finish() -> None:
    """Thousands of tests are a heap that Python would look through for cycles, over and over: a quarter of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def _program(*names: str) -> str:
    """The path of the first program found; a user without it gets a loud skip, CI gets a failure."""
    for name in names:
        found = shutil.which(name)
        if found:
            return found
    return missing(f"none of {', '.join(names)} is installed (Debian packages: libreoffice-impress, chromium)")


def missing(reason: str) -> str:
    if os.environ.get("DIAPO_REQUIRE_RENDERERS") == "1":
        pytest.fail(reason)
    pytest.skip(f"NOT CHECKED: {reason}")


@pytest.fixture(scope="session")
def soffice_path() -> Iterator[str]:
    from tests.rendered.libreoffice import close_office

    yield _program("soffice", "libreoffice")
    close_office()


@pytest.fixture(scope="session")
def chromium_path() -> str:
    return _program("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def chromium(chromium_path: str) -> Iterator[Chromium]:
    with Chromium(chromium_path) as started:
        yield started


@pytest.fixture
def browser(chromium: Chromium) -> Iterator[Chromium]:
    """The browser of all tests, in which no page is open."""
    yield chromium
    for page in list(chromium.pages.values()):
        page.close()


@pytest.fixture(scope="session")
def node_modules() -> Path:
    """The folder of the development-only Node packages (axe-core, the Open XML SDK validator)."""
    folder = ROOT / "node_modules"
    if not folder.is_dir():
        missing("node_modules is missing; `make test` installs it where npm can be had")
    return folder


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """``golden(path, text)``: compares with the stored text, or stores it under ``--golden-update``."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--golden-update"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            return
        expected = path.read_text(encoding="utf-8") if path.exists() else ""
        if text != expected:
            diff = difflib.unified_diff(expected.splitlines(), text.splitlines(), "stored", "now", lineterm="", n=2)
            pytest.fail(f"{path.name} differs (`make golden` renews it):\n" + "\n".join(list(diff)[:80]))

    return compare


@pytest.fixture
def remembering(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a preview, what is found of a value is found once."""
    monkeypatch.setattr("generator.remembered._remembers", True)
