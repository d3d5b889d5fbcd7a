"""Notation of other tools in a text: found, so that its author hears what this format has for it.

``NOTATIONS`` is the list: one row a kind. What a row finds is shown as typed. Patterns see prose: code is a U+0002,
what a backslash made a plain character is a U+0001.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.patterns import pattern


class Notation(Struct, frozen=True):
    """``what`` names it for the author, ``hint`` says what there is for it."""

    kind: str
    pattern: str
    what: str
    hint: str
    flags: re.RegexFlag = re.NOFLAG

    def read(self) -> re.Pattern[str]:
        """The pattern, compiled when the first text may hold something of the kind; that of all takes 2 ms."""
        return re.compile(self.pattern, self.flags)


_TAGS = (
    "abbr|big|blockquote|br|button|center|cite|code|dd|del|details|div|dl|dt|em|figure|font|form|h[1-6]|hr|iframe|img|"
    "input|ins|kbd|li|mark|ol|pre|script|section|small|span|strong|style|sub|summary|sup|svg|table|tbody|td|th|thead|tr|"
    "ul|video"
)
_ATTRIBUTES = r"(?:\s[^<>]{0,300})?"
_KNOWN = r"(?:width|height|style|class|id|lang|align|fig-[a-z]+|out-[a-z]+)=[^{}\s]{1,80}"
_ONE = rf"(?:[.#][A-Za-z][\w-]{{0,60}}|{_KNOWN})"

NOTATIONS = (
    Notation(
        "table",
        (
            r"^[ \t]*\|[ \t][^\n|]{1,500}[ \t]\|[ \t][^\n]{0,1000}\|[ \t]*$"
            r"|\|[ \t]*:?-{2,}:?[ \t]*\||-{3,}:?[ \t]*\|[ \t]*:?-{3,}"
        ),
        "A Markdown table",
        "Write it under `table: |`, a row a line, with `|` between the cells.",
        re.MULTILINE,
    ),
    Notation(
        "fence",
        r"^[ \t]*(?:```|~~~[A-Za-z])|^[ \t]*~~~[ \t]*\n",
        "A block of code between ``` lines",
        "Write it under `code: |`, all lines below it; single words of code stand between backquotes.",
        re.MULTILINE,
    ),
    Notation(
        "formula",
        (
            r"\$\$[^$]{1,2000}\$\$|\\begin\{\w{1,20}\*?\}|\\\([^()]{1,300}\\\)|\\\[.{1,500}?\\\]"
            r"|(?<![\\$\w])\$ ?(?=\S)[^$\n]{0,300}(?:\\[A-Za-z]|[_^]\{)[^$\n]{0,300}\$(?!\d)"
        ),
        "A formula of TeX",
        "Write `$…$` in a text, without spaces beside the dollars, or `math:` for a formula that stands by itself.",
        re.DOTALL,
    ),
    Notation(
        "heading",
        r"\A\s*#{1,6} +(?!\d|(?:of|per|in|and|by|de|d['’]|du|des|von|der|van|di)\b)\w[^\n]{0,80}",
        "A Markdown heading",
        "Write `heading:` as a key of the slide, without the `#`.",
    ),
    Notation(
        "task",
        r"^[ \t]*(?:[-*+] )?\[[ xX]\] (?=[^\s(])",
        "A list of tasks",
        "Write `marker: check` beside `items:`, and the items without their boxes.",
        re.MULTILINE,
    ),
    Notation(
        "footnote",
        r"\[\^(?:\d{1,3}|(?:fn|note)\w{0,20}|[A-Za-z]{2,20}\d{1,4})\](?![*+?{])",
        "A Markdown footnote",
        "Write the note where it is called, as in `a word^[The note.]`.",
    ),
    Notation(
        "html",
        (
            # of one letter only with attributes, or closed: linguists write letters so
            rf"<!--|</(?:{_TAGS}|[abipqsu])\s*>|<br\s*/?>|<[abipqsu]\s[^<>=]{{1,40}}=[^<>]{{0,300}}>"
            rf"|(?<![\w>.:])<(?:{_TAGS}){_ATTRIBUTES}/?>"
        ),
        "HTML",
        "Write `**strong**`, `*emphasis*`, `H~2~O`, `x^2^`, `[text](https://…)`; HTML that is meant to be read goes "
        "between backquotes.",
        re.IGNORECASE,
    ),
    Notation(
        "div",
        r"^[ \t]*:{3,}(?:[ \t]*(?:\{|[A-Za-z])[^\n]*|[ \t]*$)",
        "A fenced block",
        "Blocks have keys of their own here, such as `columns:` or `tip:`; `:::` is text.",
        re.MULTILINE,
    ),
    Notation(
        "attributes",
        rf"\{{:?\s?{_ONE}(?:\s+(?:{_ONE}|[\w-]{{1,40}}=[^{{}}\s]{{1,80}})){{0,10}}\s?\}}",
        "A class or attribute in braces",
        "Layouts and themes say how things look; delete it.",
    ),
)

_SIGNS = pattern(r"[|$#<{\[\\`~:](?:(?<=[|$#<{\[\\])|(?<=`)``|(?<=~)~~|(?<=:)::)")


def may_be_foreign(text: str) -> bool:
    """False for most texts, in which there is surely none of it."""
    return _SIGNS.search(text) is not None


def foreign_notation(text: str) -> Iterator[tuple[Notation, str]]:
    """Each kind that ``text`` holds, with what was found of it."""
    for notation in NOTATIONS:
        pattern = notation.read()
        if found := pattern.search(text):
            yield notation, found.group().strip()
            text = pattern.sub(" ", text)  # what is in it is not told again
