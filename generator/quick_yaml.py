"""PyYAML, but for its regular expressions, which most builds need none of: to compile them takes 6 ms, a fortieth of a
small build."""

from __future__ import annotations

from generator.patterns import compiled_later

with compiled_later():
    import yaml as yaml
