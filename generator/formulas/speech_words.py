"""What a language says of formulas."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct

Around: TypeAlias = tuple[str, str]
"""What is said before something, and after it if it is long."""


class Words(Struct, frozen=True):
    over: str
    fraction: tuple[str, str, str]
    """Before, between and after what is long."""
    root: Around
    cube_root: Around
    nth_root: tuple[str, str, str]
    """Before the index, between, after."""
    choose: str
    """Template of ``n`` and ``k``."""
    sub: str
    powers: Mapping[str, str]
    """Of exponents that have a name of their own."""
    power: Around
    from_: str
    to: str
    over_set: str
    """What an operator goes over."""
    as_: str
    """What a limit goes with."""
    of: str
    primes: tuple[str, str, str]
    absolute: Around
    norm: Around
    floor: Around
    ceiling: Around
    inner_product: Around
    bra_ket: Around
    set_: Around
    """Of those that have a property; ``set_list`` is one whose members are said."""
    set_list: Around
    paren: Around
    bracket: Around
    brace: Around
    angle: Around
    transposed: str
    """Said before what is transposed."""
    bra: str
    ket: str
    upper_left: str
    lower_left: str
    derivative: str
    """Template of ``n``."""
    given: str
    such_that: str
    onto: str
    """An arrow of a function."""
    yields: str
    """An arrow of a reaction."""
    with_: str
    """Words over an arrow or a brace."""
    above: str
    below: str
    matrix: str
    """Template of ``rows`` and ``columns``."""
    vector: str
    """A matrix of one column."""
    determinant: str
    row: str
    """Template of ``number``."""
    end_matrix: str
    cases: str
    case: str
    end_cases: str
    lines: str
    """Template of ``count``."""
    line: str
    crossed: str
    boxed: str
    capital: str
    bold: str
    accents: Mapping[str, str]
    """What is said after a letter, or before it if it ends in a space."""
    bar: str
    underlined: str
    large: Mapping[str, str]
    operators: Mapping[str, str]
    signs: Mapping[str, str]
    letters: Mapping[str, str]
    """Greek letters by their Unicode names, where they are called otherwise; and letters of sets."""
