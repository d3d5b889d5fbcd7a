"""Which program this is."""

from __future__ import annotations

import re
import tomllib

from msgspec.structs import replace

from generator.catalogue.program import this_program
from tests.catalogue.small import ROOT


def test_every_library_that_diapo_needs_counts() -> None:
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {re.split(r"[^\w.-]", one)[0] for one in needed}
    counted = dict(one.rsplit(" ", 1) for one in this_program().libraries)
    assert set(counted) == names | {"zlib"}
    assert all(re.match(r"\d", version) for version in counted.values()), "none is unknown"


def test_a_difference_is_named() -> None:
    mine = this_program()
    assert mine.difference(mine) == ""
    other = replace(mine, libraries=(*mine.libraries[1:], "babel 0.1"))
    assert mine.difference(other) == f"babel 0.1 instead of {mine.libraries[0]}"
    assert len({mine.key, other.key, replace(mine, version="0").key, replace(mine, sources="").key}) == 4
