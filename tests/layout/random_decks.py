"""Hypothesis strategies for decks: any structure that the model allows, texts from plain to nasty."""

from __future__ import annotations

from hypothesis import strategies as st
from msgspec.structs import replace

from generator.deck.model import Columns, Content, Deck, Inline, Item, Items, Marker, Note, Script, Slide, Text
from tests.layout.made import THEMES, columns, deck, picture, span

WORDS = (
    "le partenariat et l'association : un projet local ? oui ; « non » ! 30 % de 1 000 ... n° 5, p. 7 (1999) "
    'well-being 2024-2025 don\'t "quoted" communauté — Donaudampfschifffahrtsgesellschaftskapitän'
).split(" ")
NASTY = (
    *"合作伙伴关系 パートナーシップ、長期的な 👩‍👩‍👧‍👦🇧🇪❤️ שותפות الشراكة साझेदारी ﬁ … '' \" .... « » : {{".split(),
    *("e" + "\u0301\u0316" * 20, "\u0301", "\u200b", "\u00a0", "\u2060", "\u00ad", "\u202e", "\ufffd", "\U0001d54f"),
    *("https://example.org/a/very/long/address?with=1&more=2#end", "x" * 90, "-" * 40, "\n", " ", "  ", "\t"),
)
OTHER = st.characters(exclude_categories=["Cs", "Cc", "Cn"])


@st.composite
def texts(draw: st.DrawFn, most: int = 30) -> Text:
    """A paragraph of up to so many words, in one or several styles."""
    word = st.one_of(st.sampled_from(WORDS), st.sampled_from(WORDS), st.sampled_from(NASTY), st.text(OTHER, max_size=8))
    words = draw(st.lists(word, min_size=1, max_size=most))
    words *= draw(st.sampled_from([1, 1, 1, 2, 8]))
    said = " ".join(words)
    if draw(st.integers(0, 3)):
        return Text((Inline(said),), span())
    at = draw(st.integers(0, len(said)))
    style = Inline(
        said[at:],
        bold=draw(st.booleans()),
        italic=draw(st.booleans()),
        code=draw(st.booleans()),
        script=draw(st.sampled_from(list(Script))),
        link=draw(st.sampled_from([None, "https://example.org/"])),
    )
    return Text(tuple(inline for inline in (Inline(said[:at]), style) if inline.text), span())


@st.composite
def item_lists(draw: st.DrawFn, most: int = 9) -> Items:
    roots = draw(st.lists(_items(3), min_size=1, max_size=most))
    made = tuple(_named(item, f"i{n}") for n, item in enumerate(roots, 1))
    return Items(made, draw(st.sampled_from([Marker.BULLET, Marker.BULLET, Marker.NUMBER])), span())


@st.composite
def _items(draw: st.DrawFn, deeper: int) -> Item:
    below = tuple(draw(st.lists(_items(deeper - 1), max_size=3))) if deeper and draw(st.integers(0, 3)) == 0 else ()
    return Item("", draw(texts(20)), below, span())


def _named(item: Item, name: str) -> Item:
    return replace(item, id=name, children=tuple(_named(c, f"{name}-{n}") for n, c in enumerate(item.children, 1)))


@st.composite
def paragraphs(draw: st.DrawFn) -> Items:
    said = draw(st.lists(texts(), min_size=1, max_size=3))
    return Items(tuple(Item(f"t{n}", one, (), span()) for n, one in enumerate(said, 1)), Marker.NONE, span())


@st.composite
def column_sets(draw: st.DrawFn) -> Columns:
    made = draw(st.lists(st.tuples(st.just("Pour et contre"), item_lists(3)), min_size=1, max_size=4))
    return columns(*made)


FIELDS: dict[str, st.SearchStrategy[Content]] = {
    "heading": texts(12),
    "subtitle": texts(12),
    "items": item_lists(),
    "text": paragraphs(),
    "columns": column_sets(),
    "quote": texts(),
    "by": texts(6),
    "source": texts(8),
    "statement": texts(10),
    "image": st.builds(picture, st.integers(1, 4000), st.integers(1, 4000), crop=st.booleans()),
    "caption": texts(6),
    "author": texts(5),
}
LAYOUTS = (
    "blank bullets bullets-2 columns-2 columns-3 image-full image-left image-right quote section statement title"
).split()
SETS = (
    "heading items|heading items|heading items source|heading text items|heading text|heading columns|quote by source|"
    "heading quote|statement|statement subtitle|heading|heading subtitle|heading image|heading image items caption|"
    "image caption|image items|image text caption|image|heading subtitle author image|heading image text items|"
).split("|")


@st.composite
def slides(draw: st.DrawFn, name: str) -> Slide:
    wanted = draw(st.sampled_from(SETS)).split()
    if draw(st.integers(0, 7)) == 0:
        wanted = draw(st.lists(st.sampled_from(sorted(FIELDS)), unique=True, max_size=5))
    return Slide(
        id=name,
        layout=draw(st.one_of(st.none(), st.none(), st.none(), st.sampled_from([*LAYOUTS, "nothing-like-it"]))),
        fields={field: draw(FIELDS[field]) for field in wanted},
        notes=tuple(Note(said.inlines, said.span) for said in draw(st.lists(texts(8), max_size=2))),
        lang=draw(st.sampled_from([None, None, "fr", "en", "he", "zh-Hant"])),
        fit=draw(st.sampled_from([None, None, "auto", "shrink", "columns", "split", "error"])),
        min_size=draw(st.sampled_from([None, None, None, 10, 19, 22, 24, 60])),
        picture_share=draw(st.sampled_from([None, "third", "half", "two-thirds"])),
        span=span(),
    )


@st.composite
def decks(draw: st.DrawFn) -> Deck:
    made = [draw(slides(f"s{number}")) for number in range(draw(st.integers(1, 3)))]
    title = draw(texts(draw(st.sampled_from([4, 60]))))
    return replace(
        deck(*made, lang=draw(st.sampled_from(["fr", "en", "de", "ar"])), theme=draw(st.sampled_from(THEMES))),
        title=title,
        author=draw(st.one_of(st.none(), texts(5))),
        subtitle=draw(st.one_of(st.none(), texts(12))),
        date=draw(st.one_of(st.none(), texts(4))),
        footer=draw(st.one_of(st.none(), texts(12))),
        typography=draw(st.booleans()),
        min_size=draw(st.sampled_from([None, None, 14, 20, 26])),
        size=draw(st.sampled_from(["16:9", "16:9", "4:3"])),
    )
