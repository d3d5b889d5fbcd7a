"""The words of code by what they are to its language: keyword, string, comment, ..."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from importlib import import_module
from typing import Any, Final

from msgspec import Struct

from generator.code_languages import LANGUAGES, language_named
from generator.patterns import pattern

MOST_SIGNS: Final = 20_000
MOST_ON_LINE: Final = 300
"""Longer code is not taken apart: what lexers take grows with the square of a line that means nothing to them."""
MOST_OF_WORDS: Final = 1_000
_BACKTRACKING: Final = frozenset({"java"})
"""Languages whose lexer takes the words before every word for the beginning of a method, over all lines up to the next
sign: what it takes grows with the cube of such a stretch."""
_SIGNS: Final = pattern(r"[^\w\s.\[\]$<>?]+")


class CodeRole(StrEnum):
    """What a stretch of code is."""

    PLAIN = "plain"
    KEYWORD = "keyword"
    STRING = "string"
    LITERAL = "literal"
    """Numbers and constants."""
    COMMENT = "comment"
    NAME = "name"
    """Of a function, a class, an attribute, where it is made or built in."""


class Token(Struct, frozen=True, array_like=True):
    text: str
    role: CodeRole


CodeLine = tuple[Token, ...]

_ROLES: Final = (
    ("Comment.Preproc", CodeRole.KEYWORD),
    ("Comment.PreprocFile", CodeRole.STRING),
    ("Comment", CodeRole.COMMENT),
    ("Literal.String.Interpol", CodeRole.PLAIN),
    ("Literal.String.Escape", CodeRole.LITERAL),
    ("Literal.String", CodeRole.STRING),
    ("Literal", CodeRole.LITERAL),
    ("Keyword.Constant", CodeRole.LITERAL),
    ("Name.Constant", CodeRole.LITERAL),
    ("Keyword", CodeRole.KEYWORD),
    ("Operator.Word", CodeRole.KEYWORD),
    ("Name.Tag", CodeRole.KEYWORD),
    ("Name.Builtin.Pseudo", CodeRole.KEYWORD),
    ("Name.Function", CodeRole.NAME),
    ("Name.Class", CodeRole.NAME),
    ("Name.Decorator", CodeRole.NAME),
    ("Name.Builtin", CodeRole.NAME),
    ("Name.Exception", CodeRole.NAME),
    ("Name.Attribute", CodeRole.NAME),
    ("Generic.Deleted", CodeRole.STRING),
    ("Generic.Inserted", CodeRole.NAME),
    ("Generic.Heading", CodeRole.KEYWORD),
    ("Generic.Subheading", CodeRole.KEYWORD),
    ("Generic.Prompt", CodeRole.COMMENT),
    ("Generic.Output", CodeRole.COMMENT),
)
"""The first that a kind of token is, or is a kind of, counts."""


def code_lines(text: str, lang: str) -> tuple[CodeLine, ...]:
    """The lines of code as tokens; their texts joined are the line. Plain where the language is not known."""
    name = language_named(lang) if lang else None
    lines = text.split("\n")
    if name is not None and max(map(len, lines)) <= MOST_ON_LINE and _can_be_lexed(text, name):
        tokens = list(_lexed(text, name))
        if "".join(token.text for token in tokens) == text:
            return tuple(map(_merged, _by_line(tokens)))
    return tuple((Token(line, CodeRole.PLAIN),) if line else () for line in lines)


def _can_be_lexed(text: str, name: str) -> bool:
    """Whether that takes no longer than it may."""
    if len(text) > MOST_SIGNS:
        return False
    return name not in _BACKTRACKING or max(map(len, _SIGNS.split(text))) <= MOST_OF_WORDS


@cache
def _lexer(name: str) -> Any:
    """By module: the register of all lexers would take longer than the rest."""
    module, cls, _, _ = LANGUAGES[name]
    return getattr(import_module(f"pygments.lexers.{module}"), cls)(stripnl=False, ensurenl=True)


@cache
def _role(kind: Any) -> CodeRole:
    name = ".".join(kind)
    return next((role for one, role in _ROLES if name == one or name.startswith(f"{one}.")), CodeRole.PLAIN)


def _lexed(text: str, name: str) -> Iterator[Token]:
    """The tokens without the line end that the lexer wants after the last line."""
    left = len(text)
    for kind, piece in _lexer(name).get_tokens(text):
        if left > 0 and piece:
            yield Token(piece[:left], _role(kind))
            left -= len(piece)


def _by_line(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    line: list[Token] = []
    for token in tokens:
        first, *others = token.text.split("\n")
        if first:
            line.append(Token(first, token.role))
        for part in others:
            yield line
            line = [Token(part, token.role)] if part else []
    yield line


def _merged(line: Iterable[Token]) -> CodeLine:
    """Neighbours of one role in one; blanks go with what stands before them."""
    found: list[Token] = []
    for token in line:
        blank = not token.text.strip()
        if found and (blank or found[-1].role is token.role or not found[-1].text.strip()):
            role = found[-1].role if blank or found[-1].role is token.role else token.role
            found[-1] = Token(found[-1].text + token.text, role)
        else:
            found.append(token)
    return tuple(found)
