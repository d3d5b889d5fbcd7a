"""Formulas written in LaTeX: found in texts, read, measured, drawn, said aloud and written in one line.

    text -> scan -> read (checks, rewrite, math-core, mathml_tree) -> Formula -> drawing, mathml, speech, plain

Nothing here knows decks or slides; ``docs/design/formulas.md`` tells how it works and what is approximated. Libraries
(math-core, typst) are imported when the first formula needs them.
"""
