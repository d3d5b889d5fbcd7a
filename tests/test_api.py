"""The public names, and the example of the README, which has to run as it stands there."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import generator

ROOT = Path(__file__).parents[1]


def test_every_public_name_is_there_and_no_other() -> None:
    for name in generator.__all__:
        assert getattr(generator, name) is not None
    assert set(generator.__all__) <= set(dir(generator))
    with pytest.raises(AttributeError, match="lay_uot"):
        generator.lay_uot  # noqa: B018


def test_build_is_the_function_whatever_was_imported_before() -> None:
    program = (
        "import generator.build, generator.cli; from generator import build; print(build.__name__, callable(build))"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert said.split() == ["build", "True"]


def test_the_readmes_example_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (example,) = re.findall(r"^```python\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.M | re.S)
    assert 10 <= len(example.splitlines()) <= 16
    shutil.copytree(ROOT / "content" / "le-partenariat", tmp_path / "content" / "le-partenariat")
    monkeypatch.chdir(tmp_path)
    exec(compile(example, "README.md", "exec"), {"__name__": "example"})
    said = capsys.readouterr().out
    assert "site/le-partenariat-en.html" in said
    assert "7 slides on 7 pages" in said
    assert (tmp_path / "site" / "le-partenariat-en.html").stat().st_size > 100_000
