"""The moment that documents are dated with."""

from __future__ import annotations

import pytest

from generator.errors import UsageError
from generator.render.dates import moment


def test_a_fixed_day_unless_one_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert moment() == 946_684_800
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225599")
    assert moment() == 1_767_225_599


@pytest.mark.parametrize("given", ["soon", "1e9", "99999999999999999999", "-99999999999"])
def test_what_is_no_time_is_refused(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        moment()
