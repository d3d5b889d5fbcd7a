"""Markdown -> the tree that a deck file in YAML gives, so that all else is the same: ``docs/markdown.md``."""
