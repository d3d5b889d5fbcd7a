"""Stretches of a text in one look each, and the text of the format that says the same.

What is written is read again: of several ways to write it the first one is taken that gives the same signs in the same
look, so that no sign of another tool is taken for markup here, and none is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from generator.deck.foreign import NOTATIONS
from generator.deck.inline import MAX_FOOTNOTE, read_inline
from generator.patterns import pattern
from generator.verbatim import verbatim_spans


class Run(Struct, frozen=True):
    """``script``: ``~`` or ``^``; ``raw``: it is one thing and already as the format has it (a formula, a footnote)."""

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    script: str = ""
    link: str = ""
    raw: bool = False


_SIGNS = pattern(r"[*_~^`\[\]<>$@\\{|]|^[ \t]*(?:#|:::|~~~)|:::|--", 8)  # re.MULTILINE
_MARKS = pattern(r"[*_~^`\[\]<>$@]|\\(?=[*_~^`\[<\]>$#@\\\n])|^#", 8)
_BEGINS = pattern(r"[*_~^`\[<$@]|\\(?=[*_~^`\[<\]>$#@\\\n])|^#", 8)
_TICKS = pattern(r"`+")
_BLANKS = pattern(r"[ \t]{2,}")
_BREAK = pattern(r"[ \t]*\n[ \t]*")
_UNWANTED = frozenset({"foreign-notation", "almost-link", "unsafe-link", "bad-address", "image-in-text", "link-title"})

_MOST_DROPPED = 20
"""Looks that are given up in one text before all of them are."""

Escape = Callable[[str], str]


def written(runs: Iterable[Run]) -> str:
    """The text of the format for some runs, without spaces at its ends."""
    tidied = _tidied(runs)
    if all(run == Run(run.text) for run in tidied):
        text = "".join(run.text for run in tidied)
        if not _SIGNS.search(text):
            return text
    best = _best(tidied)
    if best is not None and not best[1]:
        return best[0]
    coded = _best(_tidied(_notations_as_code(tidied)))
    if coded is not None and not coded[1]:
        return coded[0]
    return best[0] if best is not None else _plainer(tidied)


def _best(runs: Sequence[Run]) -> tuple[str, int] | None:
    """What says the same with the fewest notices, and how many these are."""
    wanted = _signs(runs)
    best: tuple[str, int] | None = None
    for escape in (_as_typed, _begins_escaped, _marks_escaped, _all_escaped):
        for slanted, angled in (("*", False), ("_", False), ("*", True)):
            made = _with_marks(runs, escape, slanted, angled=angled)
            signs, told = _read(made)
            if signs == wanted and (best is None or told < best[1]):
                best = made, told
                if not told:
                    return best
    return best


def _notations_as_code(runs: Iterable[Run]) -> Iterable[Run]:
    """What can be escaped by no backslash and would be told of stands as code."""
    for run in runs:
        if run.raw or run.code or run.script:
            yield run
            continue
        spans = sorted(
            found.span()
            for notation in NOTATIONS
            for found in notation.read().finditer(run.text)
            if found.group().strip()
        )
        at = 0
        for start, end in spans:
            if start >= at:
                yield replace(run, text=run.text[at:start])
                yield replace(run, text=run.text[start:end], code=True)
                at = end
        yield replace(run, text=run.text[at:])


def same_signs(whole: str, parts: Iterable[str]) -> bool:
    """Whether some texts of the format together read as one does."""
    return _read(whole)[0] == [sign for part in parts for sign in _read(part)[0]]


def plain(runs: Iterable[Run]) -> str:
    """The words of some runs."""
    return "".join(run.text for run in _tidied(runs))


def footnote(text: str) -> Run | None:
    """A footnote that says ``text`` (of the format); None where it is too long for one."""
    if not text or len(text) > MAX_FOOTNOTE - 10 or "^[" in text:
        return None
    made = f"^[{text}]"
    stretches, _ = read_inline(made)
    return Run(made, raw=True) if len(stretches) == 1 and stretches[0].note else None


def _plainer(runs: Sequence[Run]) -> str:
    """Without the looks that cannot be written here, all words kept."""
    left = list(runs)
    for _ in range(_MOST_DROPPED):
        at = _first_wrong(left)
        if at is None or left[at].raw or replace(left[at], text="") in (Run(""), Run("", code=True)):
            break
        left[at] = Run(left[at].text, code=left[at].code)
        best = _best(_tidied(left))
        if best is not None:
            return best[0]
    bare = [run if run.raw or run.code else Run(run.text) for run in runs]
    wanted = _signs(bare)
    made = ""
    for escape in (_as_typed, _marks_escaped, _all_escaped):
        made = _with_marks(bare, escape, "*")
        if _read(made)[0] == wanted:
            return made
    return made


def _first_wrong(runs: Sequence[Run]) -> int | None:
    """The first run that reads otherwise than it was meant."""
    read, _ = _read(_with_marks(runs, _marks_escaped, "*"))
    at = 0
    for number, run in enumerate(runs):
        signs = _signs([run])
        if read[at : at + len(signs)] != signs:
            return number
        at += len(signs)
    return None


# --- what is meant, and what is read --------------------------------------------------------------------------------

Sign = tuple[object, ...]


def _signs(runs: Iterable[Run]) -> list[Sign]:
    """Every sign that is no space, with its look."""
    found: list[Sign] = []
    for run in runs:
        if run.raw:
            found.append(("raw",))
        else:
            look = (run.bold, run.italic, run.strike, run.code, run.script, run.link)
            found += [(sign, *look) for sign in run.text if not sign.isspace()]
    return found


def _read(text: str) -> tuple[list[Sign], int]:
    """The same of a text of the format; and how much of it will be told of."""
    stretches, problems = read_inline(text)
    found: list[Sign] = []
    for one in stretches:
        if one.note or one.cites or one.formula:
            found.append(("raw",))
        else:
            script = {"sub": "~", "super": "^"}.get(str(one.script), "")
            look = (one.bold, one.italic, one.strike, one.code, script, one.link or "")
            found += [(sign, *look) for sign in one.text if not sign.isspace()]
    return found, sum(problem.code in _UNWANTED for problem in problems)


# --- writing --------------------------------------------------------------------------------------------------------


def _tidied(runs: Iterable[Run]) -> list[Run]:
    """Neighbours of one look joined, breaks and spaces as the format has them."""
    made: list[Run] = []
    for run in runs:
        text = run.text if run.raw else _BLANKS.sub(" ", run.text)
        if not text:
            continue
        if run.code:
            text = " ".join(text.split()) or " "
        elif made and not made[-1].raw and made[-1].text[-1:] in (" ", "\n") and not run.raw:
            text = text.lstrip(" ")
            if not text:
                continue
        if made and not run.raw and not made[-1].raw and replace(made[-1], text="") == replace(run, text=""):
            made[-1] = replace(run, text=made[-1].text + text)
        else:
            made.append(replace(run, text=text))
    while made and not made[0].text.strip() and not made[0].code:
        made.pop(0)
    while made and not made[-1].text.strip() and not made[-1].code:
        made.pop()
    if made and not made[0].raw:
        made[0] = replace(made[0], text=made[0].text.lstrip())
    if made and not made[-1].raw:
        made[-1] = replace(made[-1], text=made[-1].text.rstrip())
    return [replace(run, text=_lines(run.text)) for run in made]


def _lines(text: str) -> str:
    """No spaces round a break."""
    return _BREAK.sub("\n", text) if "\n" in text else text


def _with_marks(runs: Sequence[Run], escape: Escape, slanted: str, *, angled: bool = False) -> str:
    """``slanted``: the mark of emphasis; ``angled``: addresses stand between ``<`` and ``>``, which end them."""
    marks = {"bold": "**", "italic": slanted, "strike": "~~", "link": "<" if angled else ""}
    return _wrapped(runs, ("link", "bold", "italic", "strike"), escape, marks)


def _wrapped(runs: Sequence[Run], looks: tuple[str, ...], escape: Escape, marks: dict[str, str]) -> str:
    if not looks:
        return "".join(_leaf(run, escape) for run in runs)
    look, rest = looks[0], looks[1:]
    parts: list[str] = []
    for value, group in groupby(runs, key=lambda run: "" if run.raw and look == "link" else getattr(run, look)):
        inner = _wrapped(list(group), rest, escape, marks)
        if not value or not inner.strip():
            parts.append(inner)
        elif look == "link":
            parts.append(_link(inner, str(value), angled=bool(marks["link"])))
        else:
            mark = marks[look]
            start, end = len(inner) - len(inner.lstrip()), len(inner.rstrip())
            parts.append(f"{inner[:start]}{mark}{inner[start:end]}{mark}{inner[end:]}")
    return "".join(parts)


def _link(said: str, address: str, *, angled: bool) -> str:
    if said == address and not address.startswith("#"):
        return f"<{address}>"
    if angled or any(sign in address for sign in "() "):
        address = f"<{address}>"
    start, end = len(said) - len(said.lstrip()), len(said.rstrip())
    return f"{said[:start]}[{said[start:end]}]({address}){said[end:]}"


def _leaf(run: Run, escape: Escape) -> str:
    if run.raw:
        return run.text
    if run.code:
        longest = max((len(ticks) for ticks in _TICKS.findall(run.text)), default=0)
        ticks = "`" * (longest + 1)
        pad = " " if run.text.startswith("`") or run.text.endswith("`") else ""
        return f"{ticks}{pad}{run.text}{pad}{ticks}"
    if run.script:
        return f"{run.script}{run.text}{run.script}"
    return escape(run.text)


def _as_typed(text: str) -> str:
    return text


def _begins_escaped(text: str) -> str:
    """What may begin something, but not what ends it: ``\\[…\\]`` is a formula."""
    return _outside(text, lambda part: _BEGINS.sub(lambda found: "\\" + found.group(), part))


def _all_escaped(text: str) -> str:
    return _MARKS.sub(lambda found: "\\" + found.group(), text)


def _marks_escaped(text: str) -> str:
    return _outside(text, _all_escaped)


def _outside(text: str, escape: Escape) -> str:
    """But not in addresses, paths and the like, where a backslash would be seen."""
    parts: list[str] = []
    at = 0
    for start, end in verbatim_spans(text):
        parts += escape(text[at:start]), text[start:end]
        at = end
    return "".join((*parts, escape(text[at:])))
