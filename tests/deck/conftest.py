"""Settings of the property tests: a machine that is busy is no failure."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("deck", deadline=None)
settings.load_profile("deck")
