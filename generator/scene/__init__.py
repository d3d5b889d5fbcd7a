"""The Scene: what every output shows, decided once. The result of layout and the only input of a renderer.

Outside, absolute rectangles in EMU; inside, structure: paragraphs with levels, runs, roles, placeholders, language,
alternative text, source spans. A renderer translates and never decides: what is not here must be put here by layout.

Reading order is the order of ``Page.boxes``. Boxes with ``fixed=True`` belong to the slide layout (they look the same
on all of its pages): the PPTX keeps them on the layout part, the HTML draws them on each page. Decoration comes first.
"""
