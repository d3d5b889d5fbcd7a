"""Problems of single texts and values as messages for their author."""

from __future__ import annotations

from collections.abc import Sequence

from generator.deck.addresses import MOST, Wrong
from generator.deck.inline import Problem
from generator.deck.levels import elsewhere, known_keys
from generator.deck.marks import Style
from generator.deck.schema import Key, Kind, Table
from generator.deck.symbol_fonts import ordinary
from generator.deck.tree import Mapping, Node, Scalar
from generator.errors import Diagnostic, error, notice, warning
from generator.spans import Span

_WRONG = {
    Wrong.LONG: ("it has more than {most} characters, which Office does not take", "Link to a shorter address."),
    Wrong.HOST: (
        "“{host}” is no name of a computer",
        "Names have letters, figures and hyphens, in parts of at most 63 with a dot between them.",
    ),
    Wrong.PORT: (
        "the part after the colon is no port",
        "A port is a number from 1 to 65535; most addresses have none.",
    ),
    Wrong.BRACKETS: (
        "its square brackets hold no address of a computer",
        "Write `%5B` and `%5D` for brackets, or an address such as `[2001:db8::1]`.",
    ),
    Wrong.PERCENT: ("a percent sign in it begins no code", "Write `%25` for a percent sign."),
    Wrong.USER: ("it has more than one @ before its path", "Write `%40` for an @ in a name."),
    Wrong.MAIL: (
        "what follows `mailto:` is no e-mail address",
        "Write `mailto:anna@example.org`; several have commas between them and no spaces.",
    ),
}


def markup_problem(problem: Problem, place: Span) -> Diagnostic:
    what = problem.what.replace("\x01", "").replace("\x02", "…")
    shown = what if len(what) <= 120 else what[:119] + "…"
    if problem.code == "unsafe-link":
        return error("unsafe-link", "A link cannot lead to {address}", place,
                     "Links begin with https://, http:// or mailto:, or name a slide as in `#actors`. "
                     "Where no link is meant, write `\\[`.", address=what[:200])  # fmt: skip
    if problem.code == "image-in-text":
        return error("image-in-text", "A picture cannot stand inside a text: {file}", place,
                     "Write `image: {file}` as a key of the slide.", file=what[:200])  # fmt: skip
    if problem.code == "almost-link":
        return warning("almost-link", "This is nearly a link, and becomes none: {what}", place, problem.hint,
                       what=shown)  # fmt: skip
    if problem.code == "link-title":
        return warning("almost-link", "The words behind an address are not shown: {what}", place,
                       "Put them into the text.", what=shown)  # fmt: skip
    if problem.code == "bad-address" and problem.wrong:
        why, hint = _WRONG[problem.wrong]
        host = what.partition("//")[2].split("/")[0].split("?")[0][:60]
        return warning("bad-address", f"{{address}} cannot be a link: {why}", place, hint, address=shown, most=MOST,
                       host=host)  # fmt: skip
    if problem.code == "foreign-notation" and problem.notation:
        return notice("foreign-notation", "{kind} stays as typed: {what}", place, problem.notation.hint,
                      kind=problem.notation.what, what=" ".join(shown.split()))  # fmt: skip
    return warning("too-much-markup", "This text has too many marks to be read as markup; it stays as typed", place,
                   "Divide the text.")  # fmt: skip


def private_sign(char: str, place: Span) -> Diagnostic:
    """A sign of a symbol font; what to write instead where that is known."""
    signs = ordinary(char)
    if len(signs) > 1:
        hint = "Write {first} (if it was Wingdings) or {second} (if it was Symbol)."
    else:
        hint = "Write {first}." if signs else "Write an ordinary sign, or show it as a picture."
    return warning("private-sign", "U+{number:04X} is a sign of one font only, such as Wingdings; others show a box",
                   place, hint, number=ord(char), first=signs[0] if signs else "",
                   second=signs[-1] if signs else "")  # fmt: skip


def unknown_key(name: Scalar, node: Mapping, table: Table, near: Key | None, place: Span) -> Diagnostic | None:
    """A key of ``node`` that is none of ``table``; ``near``: the one that is written much like it. None for a further
    piece of a text that a comma ended, of which the first was told."""
    there = elsewhere(name.text, table)
    key, torn = _torn(name, node)
    if torn and torn[1] is not name and table.key(torn[1].text) is None:
        return None
    if torn:
        hint = 'In braces a comma ends a text. Put this one in double quotes: `{key}: "{text}"`.'
    elif there:
        hint = "It stands {place}."
    else:
        hint = "Did you mean `{near}`?" if near else known_keys(table)
    return error("unknown-key", "{what} has no key `{name}`", place, hint, what=table.what.capitalize(),
                 name=name.text[:80], near=near.name if near else "", place=there, key=key, text=_joined(torn)[:120],
                 known=", ".join(table.keys) or "none")  # fmt: skip


def _torn(name: Scalar, node: Mapping) -> tuple[str, list[Scalar]]:
    """The pieces of a text in braces of which ``name``, a key without a value, is one, and the key of that text:
    ``{value: 13,8 %}``; no pieces if it is a key indeed."""
    at = next(index for index, (key, _) in enumerate(node.pairs) if key is name)
    first, end = at, at
    while first and _is_bare(node.pairs[first]) and node.pairs[first - 1][0].line == name.line:
        first -= 1
    while end < len(node.pairs) and _is_bare(node.pairs[end]) and node.pairs[end][0].line == name.line:
        end += 1
    key, text = node.pairs[first]
    if first == at or not isinstance(text, Scalar) or text.style is not Style.PLAIN or not text.text:
        return "", []
    return key.text, [text, *(key for key, _ in node.pairs[first + 1 : end])]


def _is_bare(pair: tuple[Scalar, Node]) -> bool:
    return isinstance(pair[1], Scalar) and not pair[1].text and pair[1].style is Style.PLAIN


def _joined(pieces: Sequence[Scalar]) -> str:
    """The pieces with the commas between them, and a space where one was typed."""
    said = ""
    for before, piece in zip([None, *pieces], pieces, strict=False):
        gap = bool(before and piece.column > before.column + len(before.text) + 1)
        said += f",{' ' * gap}{piece.text}" if before else piece.text
    return said


def empty_value(key: Key, name: str, place: Span, what: str = "") -> Diagnostic:
    """A key without a value, in a mapping for ``what``."""
    name = name[:80]
    if key.name == "only":  # to go on would show to everybody what was meant for a few
        return error("empty-audience", "`{name}` names nobody", place,
                     "Name an audience, or delete `{name}`: then all are shown it.", name=name)  # fmt: skip
    if key.required:
        return error("missing-key", "`{name}` is empty, but {what} needs it", place,
                     "Write something like `{example}`.", name=name, what=what,
                     example=key.example.split("\n")[0])  # fmt: skip
    if key.kind is Kind.COLOR:
        return warning("empty-value", "`{name}` is empty", place, "What follows ` #` is a comment: put the colour in "
                       "quotes, as in `{example}`.", name=name, example=key.example)  # fmt: skip
    return warning("empty-value", "`{name}` is empty", place, "Delete the line, or fill it in.", name=name)
