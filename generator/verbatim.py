"""Where a text holds addresses, paths, file names, formulas and calls: what is shown as typed, whatever stands in it.

Neither markup nor typography changes anything there. Every pattern is bounded, so that no text takes long.
"""

from __future__ import annotations

import re

from generator.patterns import pattern

_EXTENSIONS = (
    "7z|avi|bat|bib|bmp|cfg|cpp|css|csv|db|docx?|dta|exe|gif|gz|html?|ini|ipynb|java|jpe?g|jl|js|json|log|m4a|md|mov|"
    "mp[34]|od[pst]|pdf|php|png|pptx?|py|rb|rmd|rs|rtf|sav|sh|sql|sty|svg|tar|tex|tiff?|toml|tsv|txt|wav|webp|xlsx?|"
    "xml|ya?ml|zip"
)
_REST = r"[^\s\"«»“”„<>|\[\]`]"
_ADDRESS = rf"(?i:(?:https?|ftps?|file)://|mailto:|www\.(?=\w)){_REST}{{1,4000}}"
_HOST = (
    rf"(?<![\w.@/-])(?:[\w-]{{1,63}}\.){{1,5}}[A-Za-z]{{2,10}}/{_REST}{{1,1000}}|(?<!\w)10\.\d{{4,9}}/{_REST}{{1,200}}"
)
_MAIL = r"(?<![\w.+'-])[\w.+'-]{1,80}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
_DRIVE = rf"(?<!\w)[A-Za-z]:[\\/](?!/){_REST}{{0,300}}(?: (?=[\w.()&'-]{{1,80}}[\\/]){_REST}{{1,300}}){{0,20}}"
_SHARE = rf"(?<![\\\w])\\\\[\w.$-]{{1,80}}\\{_REST}{{0,300}}"
_BACKSLASHES = (
    rf"(?<![\w.%$\\-])[\w.%$-]{{1,80}}(?=\\{_REST}{{0,300}})(?:\\[_*.]{{0,3}}[^\W_]{{2,}}|\\\*\.\w){_REST}{{0,300}}"
)
_SLASHES = r"(?<![\w:/.~])(?:(?:~|\.{1,2})/[\w.@~+%/'-]{0,300}|(?:/[\w.@~+%'-]{1,80}){2,20}/?)"
_FILE = rf"(?<![^\W_])(?<!['.~+@%-])[^\W_][\w'.~+@%-]{{0,200}}\.(?i:{_EXTENSIONS})(?!\w)"
_FORMULA = (
    r"\$\$[^`]{1,2000}?\$\$|\\begin\{(?P<env>\w{1,20}\*?)\}[^`]{0,2000}?\\end\{(?P=env)\}|\\\([^`]{1,500}?\\\)"
    r"|\\\[(?=[^\]`]{0,500}(?:\\[A-Za-z]|[_^=]))[^`]{1,500}?\\\]"
    r"|(?<![\\$\w])\$(?=\S)(?=[^$\n`]{0,500}(?:\\[A-Za-z]|[_^]))[^$\n`]{1,500}(?<!\s)\$(?!\d)"
)
_CALL = (
    r"(?<![\w])[\w.:]{1,80}(?:\(\s?(?P<first>[\"'])[^()`\n]{0,300}(?P=first)[^()`\n]{0,300}\)|\[(?P<key>[\"'])[^\[\]`\n]{0,100}(?P=key)\])"
    r"|(?<![\w])[\w-]{1,40}=(?P<value>[\"'])[^\"'`\n]{0,200}(?P=value)"
    r"|(?<!\S)--?[A-Za-z][\w-]{0,30}[ =]\"[^\"`\n]{0,200}\""
)
"""What is plainly a program's: ``print("a", "b")``, ``row["key"]``, ``class="x"``, ``-m "a message"``."""
_SIGNS = pattern(r"[/\\@$.wW(\[=-](?:(?<=[/\\@$])|(?<=\.)\w|(?<=-)(?<![^\s-]-)\w|(?<=[wW])[wW]{2}\.|(?<=[(\[=])[\"' ])")
"""One of them is in everything that is found; a text is searched for what they begin with."""
_ENDS = ".,;:!?…*_~'’)"


_ALL = pattern(
    f"(?P<whole>{_FORMULA}|{_CALL})|(?P<loose>{_ADDRESS}|{_HOST}|{_MAIL}|{_DRIVE}|{_SHARE}|{_BACKSLASHES}|{_SLASHES}|{_FILE})",
    re.DOTALL,
)


def verbatim_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The (start, end) of each, in order and without overlaps. None goes over a backquote: callers put them in the
    place of what is no prose."""
    if not _SIGNS.search(text):
        return ()
    found = []
    for match in _ALL.finditer(text):
        start, end = match.span()
        if match["loose"]:
            end = start + len(_without_ends(match["loose"]))
        if end > start:
            found.append((start, end))
    return tuple(found)


def _without_ends(said: str) -> str:
    """Without the signs of the sentence around it, and without markup that ends there."""
    while said and said[-1] in _ENDS:
        if (said[-1] == ")" and said.count("(") >= said.count(")")) or (said[-1] == "'" and said.count("'") % 2 == 0):
            break
        said = said[:-1]
    return said
