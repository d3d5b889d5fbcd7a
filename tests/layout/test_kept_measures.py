"""What was measured of fonts is used again in the next build, and never in place of what a font says now."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.layout.kept_measures import KeptMeasures
from generator.usercache import cache_folder
from tests.catalogue.small import ROOT, environment

PROGRAM = """
import sys
from generator.layout.kept_measures import kept_measures
from generator.layout.measure import font
print(font("arimo", True).width("Partenariat"), font("arimo").has("é"), font("arimo").has("☃"), font("cousine").extents)
print("uharfbuzz" in sys.modules)
kept_measures().write()
"""


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def engine(tmp_path: Path) -> Path:
    file = tmp_path / "_harfbuzz.so"
    file.write_bytes(b"engine")
    return file


def kept_files() -> list[Path]:
    found = cache_folder()
    assert found
    return sorted(found.glob("measures-*"))


def measured() -> list[str]:
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_the_second_build_measures_nothing_anew() -> None:
    first, imported = measured()
    assert imported == "True"
    assert measured() == [first, "False"]
    assert len(kept_files()) == 1
    kept_files()[0].write_bytes(b"damaged")
    assert measured() == [first, "True"]
    assert measured() == [first, "False"]


def test_another_engine_measures_anew(engine: Path) -> None:
    first = KeptMeasures(engine)
    first.of("font").widths["word"] = 2.5
    first.of("font").extents = (1.0, 0.25)
    first.write()
    assert KeptMeasures(engine).of("font").widths["word"] == 2.5
    assert KeptMeasures(engine).of("font").extents == (1.0, 0.25)
    assert "word" not in KeptMeasures(engine).of("another font").widths
    os.utime(engine, (1000, 1000))
    assert "word" not in KeptMeasures(engine).of("font").widths
    assert "word" not in KeptMeasures(None).of("font").widths


def test_nothing_new_is_not_written(engine: Path) -> None:
    first = KeptMeasures(engine)
    first.of("font").letters["é"] = True
    first.write()
    (file,) = kept_files()
    os.utime(file, (1000, 1000))
    again = KeptMeasures(engine)
    again.of("font")
    again.write()
    assert file.stat().st_mtime == 1000


def test_too_much_begins_anew(engine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[KeptMeasures.__module__], "MAX_WORDS", 100)
    first = KeptMeasures(engine)
    first.of("font").widths.update({str(number): 1.0 for number in range(98)})
    first.write()
    second = KeptMeasures(engine)
    assert len(second.of("font").widths) == 99
    second.of("font").widths.update({"more": 1.0, "most": 1.0})
    second.write()
    assert len(KeptMeasures(engine).of("font").widths) == 1
    (file,) = kept_files()
    os.utime(file, (1000, 1000))
    second.of("font").widths["still more"] = 1.0
    second.write()
    assert file.stat().st_mtime == 1000, "it is told once"
