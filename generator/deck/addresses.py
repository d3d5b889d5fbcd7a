"""Addresses of links: which may stand in a document, in which form, and what is wrong with those that may not.

PowerPoint repairs or refuses a file with an address that it cannot read, and browsers go astray. So hosts, ports and
lengths are looked at here, once, for all outputs (RFC 3986, 3.2; RFC 1035, 2.3.4; RFC 6068, 2).
"""

from __future__ import annotations

import re
from enum import StrEnum

from msgspec import Struct

from generator.deck.ids import composed
from generator.patterns import pattern

MOST = 2079
"""Characters of an address that Office takes."""

_SLIDE = pattern(r"#\S+")
_SCHEME = pattern(r"(https?|mailto):(.*)", re.IGNORECASE | re.DOTALL)
_WEB = pattern(r"//([^/?#]*)([^#]*)(?:#(.*))?", re.DOTALL)
_UNSAFE = pattern(r"[^!#$%&'()*+,\-./0-9:;=?@A-Z_a-z~]")
_PERCENT = pattern(r"%(?![0-9A-Fa-f]{2})")
_LABEL = pattern(r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?")
_MAIL = pattern(r"[^\s@,;:<>()\[\]\\\"]+@[^\s@]+")
_BARE_MAIL = pattern(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_BARE_HOST = pattern(r"(?:[\w-]+\.)+(?P<last>[^\W\d_]{2,24})(?::\d{1,5})?(?:[/?#]\S*)?")
_MISSPELT = pattern(r"h?t{1,3}p{1,2}s?(?:[:;]/?|:///+|[:;]?//[:;]?|:?\\\\)(?=\w)(?P<rest>[^/\s]+\.\S*)", re.IGNORECASE)
_FILES = frozenset("html htm pdf php md txt doc docx ppt pptx xls xlsx csv png jpg jpeg gif svg zip mp mp4 py".split())


class Wrong(StrEnum):
    """What is wrong with an address."""

    SCHEME = "scheme"
    """Neither of the web nor of mail, nor nearly so."""
    MISSING = "missing"
    """``remedy`` has the part that is missing."""
    EMPTY = "empty"
    LONG = "long"
    HOST = "host"
    PORT = "port"
    BRACKETS = "brackets"
    PERCENT = "percent"
    USER = "user"
    MAIL = "mail"


class Judged(Struct, frozen=True):
    """An address as it may stand in a document; or what is wrong with it, and where known what was meant."""

    target: str | None
    wrong: Wrong | None = None
    remedy: str = ""


def judged(address: str) -> Judged:
    if _SLIDE.fullmatch(address):
        return Judged(composed(address))
    if not address.strip():
        return Judged(None, Wrong.EMPTY)
    found = _SCHEME.fullmatch(address)
    if found is None or (found[1].lower() != "mailto" and not found[2].startswith("//")):
        return _unknown(address)
    made = _mail(found[1], found[2]) if found[1].lower() == "mailto" else _web(found[1], found[2])
    return Judged(None, Wrong.LONG) if made.target is not None and len(made.target) > MOST else made


def _unknown(address: str) -> Judged:
    """An address whose beginning is none of those that are allowed."""
    if _BARE_MAIL.fullmatch(address):
        return Judged(None, Wrong.MISSING, f"mailto:{address}")
    if found := _MISSPELT.fullmatch(address):
        return Judged(None, Wrong.MISSING, f"https://{found['rest']}")
    found = _BARE_HOST.fullmatch(address)
    if found and (address.lower().startswith("www.") or found["last"].lower() not in _FILES):
        return Judged(None, Wrong.MISSING, f"https://{address}")
    return Judged(None, Wrong.SCHEME)


def _web(scheme: str, rest: str) -> Judged:
    found = _WEB.fullmatch(rest)
    if found is None:
        return Judged(None, Wrong.SCHEME)
    authority, path, fragment = found[1], found[2], found[3]
    if not authority:
        repaired = rest.lstrip("/")
        return Judged(None, Wrong.MISSING, f"{scheme}://{repaired}") if "." in repaired else Judged(None, Wrong.SCHEME)
    user, at, place = authority.rpartition("@")
    if "@" in user or _PERCENT.search(user):
        return Judged(None, Wrong.USER)
    host, wrong = _place(place)
    if wrong is not None:
        return Judged(None, wrong)
    if _PERCENT.search(path) or _PERCENT.search(fragment or ""):
        return Judged(None, Wrong.PERCENT)
    end = "" if fragment is None else "#" + _encoded(fragment).replace("#", "%23")
    return Judged(f"{scheme}://{_encoded(user)}{at}{host}{_encoded(path)}{end}")


def _place(place: str) -> tuple[str, Wrong | None]:
    """Host and port as they may stand in an address."""
    if place.startswith("["):
        inner, bracket, port = place[1:].partition("]")
        if not bracket or not _is_ipv6(inner) or (port and not port.startswith(":")):
            return "", Wrong.BRACKETS
        host, port = f"[{inner}]", port[1:] if port else ""
        colon = ":" if place.endswith(":" + port) and port else ""
        if place.endswith("]:"):
            return "", Wrong.PORT
    else:
        if "[" in place or "]" in place:
            return "", Wrong.BRACKETS
        name, colon, port = place.partition(":")
        host = host_name(name)
        if not host:
            return "", Wrong.HOST
    if colon and not (port.isascii() and port.isdigit() and len(port) <= 5 and 1 <= int(port) <= 65535):
        return "", Wrong.PORT
    return f"{host}:{port}" if colon else host, None


def host_name(name: str) -> str:
    """The name of a host in ASCII letters (RFC 3490), or an empty string when it is none."""
    if not name.isascii():
        try:
            name = name.encode("idna").decode("ascii")
        except UnicodeError:
            return ""
    labels = name.removesuffix(".").split(".")
    if len(name) > 253 or not all(map(_LABEL.fullmatch, labels)):
        return ""
    if labels[-1].isdigit() and not (len(labels) == 4 and all(one.isdigit() and int(one) < 256 for one in labels)):
        return ""
    return name


def _is_ipv6(text: str) -> bool:
    from ipaddress import AddressValueError, IPv6Address

    try:
        IPv6Address(text)
    except AddressValueError:
        return False
    return "%" not in text  # a zone means nothing elsewhere


def _mail(scheme: str, rest: str) -> Judged:
    """One or several addresses with commas between them, and ``?subject=…``."""
    to, mark, fields = rest.partition("?")
    if _PERCENT.search(rest):
        return Judged(None, Wrong.PERCENT)
    if to.startswith("/"):
        return Judged(None, Wrong.MAIL)
    made = []
    for one in to.split(","):
        user, _, host = one.rpartition("@")
        if not _MAIL.fullmatch(one) or not (name := host_name(host)):
            return Judged(None, Wrong.MAIL)
        made.append(f"{_encoded(user)}@{name}")
    return Judged(f"{scheme}:{','.join(made)}{mark}{_encoded(fields)}")


def _encoded(text: str) -> str:
    """With everything that is no plain sign of an address in hexadecimal figures."""
    return _UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found.group().encode()), text)
