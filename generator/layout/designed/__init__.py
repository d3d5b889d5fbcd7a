"""Layouts that draw one block, or a list of a certain form, over the whole body of a page."""
