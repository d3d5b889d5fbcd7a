"""Text as LaTeX writes it -> plain text: accents, letters, dashes, quotes; other commands leave what they are about."""

from __future__ import annotations

import unicodedata
from typing import Final

from generator.deck.model.bibliography import KEPT_CLOSE, KEPT_OPEN
from generator.patterns import pattern

_ACCENTS: Final = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331", "t": "\u0361",
}  # fmt: skip
_LETTERS: Final = {
    "oe": "œ", "OE": "Œ", "ae": "æ", "AE": "Æ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł",
    "ss": "ß", "SS": "ẞ", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
    "ng": "ŋ", "NG": "Ŋ", "ldots": "…", "dots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—",
    "textquoteleft": "‘", "textquoteright": "’", "textquotesingle": "'", "textquotedblleft": "“",
    "textquotedblright": "”", "guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«",
    "guillemetright": "»", "og": "« ", "fg": " »", "euro": "€", "texteuro": "€", "pounds": "£", "textsterling": "£",
    "S": "§", "P": "¶", "copyright": "©", "textregistered": "®", "texttrademark": "™", "textdegree": "°", "degree": "°",
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textbar": "|", "textless": "<",
    "textgreater": ">", "slash": "/", "quad": " ", "qquad": " ", "par": " ", "newline": " ", "TeX": "TeX",
    "LaTeX": "LaTeX", "textordfeminine": "ª", "textordmasculine": "º", "textmu": "µ", "aa ": "å",
}  # fmt: skip
_QUIET: Final = frozenset({"noopsort", "label", "cite", "citep", "citet", "vphantom", "hspace", "vspace", "footnote"})
"""Commands whose argument is not to be read."""
_TOKEN: Final = pattern(r"\\([A-Za-z]+)[ \t\n]*|\\(.)|\$[^$\n]{0,500}\$|[{}~]|---?|``|''|,,|[ \t\n]+", 16)  # DOTALL
_PLAIN: Final = pattern(r"[\\{}~$\t\n]|--|``|''|,,|  ")
_SPACES: Final = pattern(r" {2,}")


def latex_text(value: str, *, keeps: bool = False) -> str:
    """The value as it is to be read. ``keeps``: words in braces are marked, for their capitals to stay."""
    if _PLAIN.search(value) is None:
        return value.strip()
    made = _Setting(keeps)
    made.run(value)
    return made.text()


class _Setting:
    def __init__(self, keeps: bool) -> None:
        self._keeps = keeps
        self._out: list[str] = []
        self._accent = ""
        """Waits for the letter that it stands on."""
        self._quiet = 0
        """The depth at which what is not to be read began."""
        self._await_quiet = False
        self._groups: list[bool] = []
        """Of each open brace, whether it keeps capitals."""

    def run(self, value: str) -> None:
        at = 0
        command = False
        for found in _TOKEN.finditer(value):
            self._put(value[at : found.start()])
            at = found.end()
            sign = found[0]
            if found[1] is not None:
                command = self._command(found[1])
                continue
            if sign == "{":
                self._open(command or value.startswith("\\", at))  # a single letter, as in {\'e}
            elif sign == "}":
                self._close()
            elif found[2] is not None:
                self._sign(found[2])
            elif sign[0] == "$":
                self._put(sign)
            elif sign[0] in " \t\n":
                self._put("" if self._accent else " ")
            else:
                self._put({"~": "\u00a0", "--": "–", "---": "—", "``": "“", "''": "”", ",,": "„"}[sign])
            command = False
        self._put(value[at:])

    def text(self) -> str:
        self._out += [KEPT_CLOSE for kept in self._groups if kept]
        text = unicodedata.normalize("NFC", "".join(self._out))
        return _SPACES.sub(" ", text).replace(KEPT_OPEN + KEPT_CLOSE, "").strip()

    def _put(self, text: str) -> None:
        if not text or self._quiet:
            return
        if self._accent:
            letter = {"ı": "i", "ȷ": "j"}.get(text[0], text[0])
            self._out.append(letter + self._accent)
            self._accent, text = "", text[1:]
        self._out.append(text)

    def _command(self, name: str) -> bool:
        """Notes a command; true if a group after it is what it is about."""
        if name in _LETTERS:
            self._put(_LETTERS[name])
            return False
        if name in _ACCENTS:
            self._accent = _ACCENTS[name]
            return True
        self._await_quiet = name in _QUIET
        return True

    def _sign(self, sign: str) -> None:
        if sign in _ACCENTS and not sign.isalpha():
            self._accent = _ACCENTS[sign]
        else:
            self._put(
                {"-": "", "/": "", ",": "\u202f", "@": "", "\\": " ", "!": "", ";": " ", ":": " "}.get(sign, sign)
            )

    def _open(self, command: bool) -> None:
        if self._await_quiet and not self._quiet:
            self._quiet = len(self._groups) + 1
        self._await_quiet = False
        keeps = self._keeps and not command and not self._accent and not any(self._groups) and not self._quiet
        self._groups.append(keeps)
        if keeps:
            self._out.append(KEPT_OPEN)

    def _close(self) -> None:
        if not self._groups:
            return
        if self._quiet == len(self._groups):
            self._quiet = 0
        if self._groups.pop():
            self._out.append(KEPT_CLOSE)
        self._accent = ""
