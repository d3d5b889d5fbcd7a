"""Citations and bibliographies in any style of the Citation Style Language (CSL 1.0.2).

A processor: a style, a locale and works go in, and texts with italics and links come out. It knows nothing of decks.
``engine.py`` is the door.
"""
