"""Comparing languages."""

from __future__ import annotations


def primary(lang: str) -> str:
    """The language of a tag without its country and script."""
    return lang.split("-")[0].lower()
