"""What is the same in both languages of a translation: because a course says so, or by its nature."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator.course.account import Account, slide_address
from generator.course.lists import block_texts, columns_of, lists_of, part_ids
from generator.course.model import Course
from generator.course.template import is_template
from generator.course.wording import item_lines, slide_wording, text_wording, wording
from generator.deck.model import Columns, Deck, Script, Slide, Text
from generator.deck.model.own_texts import own_texts
from generator.deck.model.walk import contents_in, lists_in
from generator.deck.texts import DECK_TEXTS
from generator.patterns import pattern

NAMES: Final = frozenset({"author", "by", "source"})
"""Fields that hold names and references."""

MAX_ENTRY, MAX_PROSE = 600, 1_000
"""Characters; longer texts are neither references nor formulas."""
_PROSE: Final = frozenset({"title", "subtitle", "footer", "heading", "statement", "quote"})
"""Fields that hold no entry of a list of references."""

_UPPER = "A-ZÀ-ÖØ-Þ\u0100-\u017f\u0391-\u03a9\u0400-\u042f"
_YEAR = r"(?:1[5-9]|20)\d\d[a-z]?"
_TEMPLATE = pattern(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_ADDRESS = pattern(
    r"\b[a-z][a-z0-9+.-]*://\S+|\bmailto:\S+|\bwww\.\S+|[^\s@]+@[^\s@]+\.\w+|(?<!\S)[@#]\w\S*"  # on the network
    r"|(?<!\S)(?:[A-Za-z]:\\|~?/|\.{1,2}/|\\\\)\S*"  # paths
    r"|\b(?:[\w-]+[./\\])+[a-z][a-z0-9]{1,4}\b(?:/\S*)?"  # hosts and files: example.org, src/main.py
)
_FORMULA = pattern(r"(?<![\w\\$])\$(?!\s)[^$]+(?<!\s)\$(?!\w)")
_SIGN = pattern(r"\b\w\(\w|[=<>±×÷≤≥≠≈→⇌∑∏∫√∞∂^+*/|]|(?<=\d)\s*[-−]\s*(?=\d)")
_FUNCTION = pattern(r"\b(?:sin|cos|tan|log|ln|exp|lim|max|min|det|mod|arg|var|cov)\b", re.IGNORECASE)
_UNIT = pattern(
    r"\d\s*(?:[kcmdµμn]?m[²³23]?|[kmµμ]?g|t|[mcdh]?l|ha|h|min|m?s|[kMG]?[WVAJN]|[kMGT]?Hz|[kMGT]i?[Bo]|[kMG]?Wh|[kmM]?[Pp]a|h[Pp]a"
    r"|mol|dB|°?[CFK]|px|pt|ppm|dpi|EUR|USD|CHF|GBP|kcal)\b"
)
_WORD = pattern(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_MIXED = pattern(r"\w*[\d₀-₉⁰¹²³⁴-⁹]\w*")
"""CO₂, B2B, x², A4."""
_ROMAN = pattern(r"[IVXLCDM]+")
_PERSON = pattern(
    rf"(?:[{_UPPER}]\.[ -]?){{1,4}} *(?:(?:de|van|von|der|den|la|le|du|di|da|ten|ter|el|al) |d[’'])*[{_UPPER}][\w’'-]+"
)
_REFERENCES = tuple(
    pattern(form)
    for form in (
        # Becker, H. S. … 1998; BECKER Howard, … 1998; Becker and Strauss (1998). Tricks; Howard Becker, …, …, 1998;
        # Becker, Howard. … Chicago: Press, 1998; Becker HS, Strauss AL. … 1998;62:3; (Becker, 1998, p. 3)
        rf"^[{_UPPER}][\w’'.-]*(?: [\w’'.-]+){{0,3}}, (?:[{_UPPER}]\.[ -]?)+.*\b{_YEAR}\b",
        rf"^[{_UPPER}][{_UPPER}’' -]+,? [({_UPPER}][\w’' .)-]*,.*\b{_YEAR}\b",
        rf"^[{_UPPER}][^.:;()]*(?:\.[^.:;()]*)*\({_YEAR}\)[.,:]? *[«“\"'(*_{_UPPER}]",
        rf"^[^\W\d_]+ *[（(]{_YEAR}[)）] *[。：，]",
        rf"^[{_UPPER}]\w+(?: [{_UPPER}][\w.]*)+,.*,.*,? {_YEAR}\.?$",
        rf"^[{_UPPER}][\w’'-]+, [{_UPPER}]\w+.*\. .*: .*, {_YEAR}\.?$",
        rf"^[{_UPPER}][\w’'-]+ [A-Z]{{1,3}}(?:,|\.| et al).*\b{_YEAR}[;:]",
        (
            rf"^\(?[{_UPPER}][\w’'-]+(?: et al\.?| (?:&|et|and|en|und|y) [{_UPPER}][\w’'-]+)?,? \(?{_YEAR}"
            r"(?:, pp?\. ?\d[\d–-]*)?\)*\.?$"
        ),
        r"\bdoi\b|\b10\.\d{4,}/\S|\bISBN\b|\bISSN\b",
    )
)
_NUMBER = pattern(r"^\W*(?:\d{1,3}[\].)]+\s*)?(?=[\w(])")
"""Before an entry of a list: `[1]`, `2.`, a dash."""


def is_same_by_nature(name: str, text: Text, known: Iterable[str] = ()) -> bool:
    """Whether a text says nothing that is translated: a name or a reference, an address, code, a formula, numbers.
    ``name`` is what a course calls it; ``known`` are names of people."""
    prose = "".join(
        "" if inline.code or inline.formula or inline.cites else inline.text if inline.script is Script.NORMAL else "0"
        for inline in text.inlines
    )
    if name in NAMES or text.plain.strip() in known or (name not in _PROSE and _is_reference(text.plain)):
        return True
    if len(prose) > MAX_PROSE:
        return False
    if is_template(prose):
        prose = _TEMPLATE.sub(" ", prose)
    prose = _UNIT.sub(" ", _FORMULA.sub(" ", _ADDRESS.sub(" ", prose)))
    prose = _PERSON.sub(" ", prose) if _PERSON.fullmatch(prose.strip()) else prose
    prose = _MIXED.sub(" ", prose)
    formula = _SIGN.search(prose) is not None
    if formula:
        prose = _FUNCTION.sub(" ", prose)
    least = 3 if formula else 1
    words = (word for word in _WORD.findall(prose) if not _ROMAN.fullmatch(word))
    return not any(sum(map(str.isalpha, word)) >= least for word in words)


def _is_reference(plain: str) -> bool:
    entry = _NUMBER.sub("", plain, count=1)
    return len(plain) <= MAX_ENTRY and any(pattern.search(entry) for pattern in _REFERENCES)


def names_in(deck: Deck) -> frozenset[str]:
    """Names of people that a deck says elsewhere: its author, who is quoted, the facts of the course."""
    said = [deck.author.plain if deck.author else ""]
    said += [text.plain for slide in deck.slides for text in map(slide.fields.get, NAMES) if isinstance(text, Text)]
    said += [value for fact in deck.facts.values() for value in fact.values]
    return frozenset(one.strip() for one in said)


def addresses_of(slide: Slide, part: str) -> list[str]:
    """What stands below a part of a slide that is the same: of a field its items, of an item those below it."""
    content = dict(contents_in(slide.fields)).get(part)
    if content is not None:
        within = [(at, one) for at, one in contents_in({part: content}) if not isinstance(one, Text)]
        heads = [column.id for _, one in within if isinstance(one, Columns) for column in one.columns]
        items = [item.id for listed in lists_in(content) for top in listed.items for _, item in top.walk()]
        own = [name for at, one in within for name, _ in own_texts(at, one)]
        return [*heads, *own, *items]
    if part == "notes":
        return [note.id for note in slide.notes]
    below = (item for listed in lists_of(slide) for top in listed.items for _, item in top.walk() if item.id == part)
    return [part, *(one.id for item in below for _, one in item.walk())]


def check_same(deck: Deck, course: Course, told: Account) -> None:
    """Notes every address that names nothing, and tells what is said to be the same, to be compared later."""
    slides = {slide.id: slide for slide in deck.slides}
    for address, span in course.same:
        name, slash, part = address.partition("/")
        text = getattr(deck, name) if name in DECK_TEXTS and not slash else None
        if isinstance(text, Text):
            told.replace(course.name, name, text_wording(text), span)
        elif name not in slides:
            told.unknown("slide with the id", name, [*slides, *DECK_TEXTS], span, address)
        elif not slash:
            told.replace(course.name, slide_address(name), slide_wording(slides[name]), span)
        elif part not in (there := [*dict(contents_in(slides[name].fields)), "notes", *part_ids(slides[name])]):
            told.unknown(f"part of slide {name} called", part, there, span, address)
        else:
            told.replace(course.name, address, _part_wording(slides[name], part), span)


def _part_wording(slide: Slide, part: str) -> str:
    if content := dict(contents_in(slide.fields)).get(part):
        return wording(content)
    if part == "notes":
        return wording(slide.notes)
    heads = {one.id: one.heading for one in columns_of(slide) if one.heading}
    texts = {**heads, **dict(block_texts(slide)), **{note.id: note for note in slide.notes}}
    if part in texts:
        return text_wording(texts[part])
    items = [item for listed in lists_of(slide) for top in listed.items for _, item in top.walk() if item.id == part]
    return "\n".join(item_lines(items))
