"""What lines of Markdown begin blocks with, and what dialects do differently."""

from __future__ import annotations

import re

from msgspec import Struct

from generator.patterns import pattern

HEADING = pattern(r" {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*\Z")
FENCE = pattern(r"( *)(`{3,}|~{3,})[ \t]*([^`]*?)[ \t]*\Z")
DIVISION = pattern(r" {0,3}(:{3,})[ \t]*(.*?)(?:[ \t]+:+)?[ \t]*\Z")
RULE = pattern(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}\Z")
UNDERLINE = pattern(r" {0,3}(=+|-+)[ \t]*\Z")
PAUSE = pattern(r" {0,3}\. ?\. ?\.[ \t]*\Z")
QUOTED = pattern(r" {0,3}>")
ALERT = pattern(r"\[!(\w+)\][+-]?[ \t]*(.*)\Z")
HTML = pattern(r" {0,3}<(?:/?[A-Za-z][\w-]*(?=[\s/>]|\Z)|\?|![A-Za-z])")
RAW_HTML = pattern(r" {0,3}<(pre|script|style|textarea)(?=[\s>]|\Z)", re.IGNORECASE)
DIVISION_NAME = pattern(r"([^\W\d_][\w-]*)[ \t]*(.*)\Z")
DEFINITION = pattern(r" {0,3}\[[^\]]+\]:[ \t]")
"""Where no definitions were taken out: each is a paragraph."""


class Habits(Struct, frozen=True):
    """What is a block of its own."""

    html: bool = False
    indented_code: bool = False
    pauses: bool = True
    divisions: bool = True
    meanings: bool = True
    attributes: bool = True


OWN = Habits()
