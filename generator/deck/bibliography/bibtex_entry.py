"""An entry of BibTeX, or of its descendant BibLaTeX -> a work in the words of CSL."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from generator.deck.bibliography.bibtex import RawEntry
from generator.deck.bibliography.dates import day
from generator.deck.bibliography.latex import latex_text
from generator.deck.bibliography.people import people
from generator.deck.model.bibliography import Entry, Name
from generator.patterns import pattern
from generator.spans import Span

_KINDS: Final = {
    "article": "article-journal", "book": "book", "mvbook": "book", "inbook": "chapter", "bookinbook": "chapter",
    "incollection": "chapter", "suppbook": "chapter", "collection": "book", "mvcollection": "book",
    "booklet": "pamphlet", "inproceedings": "paper-conference", "conference": "paper-conference", "proceedings": "book",
    "mvproceedings": "book", "inreference": "entry-encyclopedia", "reference": "book", "manual": "report",
    "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis", "techreport": "report", "report": "report",
    "online": "webpage", "www": "webpage", "electronic": "webpage", "webpage": "webpage", "unpublished": "manuscript",
    "dataset": "dataset", "data": "dataset", "software": "software", "patent": "patent", "periodical": "periodical",
    "movie": "motion_picture", "video": "motion_picture", "audio": "song", "music": "song", "image": "graphic",
    "artwork": "graphic", "jurisdiction": "legal_case", "legislation": "legislation", "legal": "legislation",
    "newspaper": "article-newspaper", "newsarticle": "article-newspaper", "magazine": "article-magazine",
    "speech": "speech", "review": "review", "standard": "standard", "misc": "document",
}  # fmt: skip
_THESES: Final = {"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis"}
_GENRES: Final = {"phdthesis": "PhD thesis", "mathesis": "Master's thesis", "techreport": "Technical report",
                  "resreport": "Research report", "candthesis": "Candidate thesis"}  # fmt: skip
_ROLES: Final = ("author", "editor", "translator", "director", "bookauthor")
_AS_ROLE: Final = {"bookauthor": "container-author"}
_TITLES: Final = frozenset({"title", "container-title", "collection-title"})
_SAME: Final = (
    ("volume", "volume"), ("edition", "edition"), ("note", "note"), ("series", "collection-title"), ("isbn", "ISBN"),
    ("issn", "ISSN"), ("version", "version"), ("language", "language"), ("langid", "language"),
    ("eventtitle", "event-title"), ("venue", "event-place"), ("abstract", "abstract"), ("chapter", "chapter-number"),
    ("pagetotal", "number-of-pages"), ("volumes", "number-of-volumes"),
)  # fmt: skip
_ADDRESS: Final = pattern(r"\\url\s*\{([^{}]+)\}|(https?://[^\s{}]+)")
_DOI: Final = pattern(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", 2)
_NO_PARENT: Final = frozenset({"crossref", "xdata", "xref", "ids", "keywords", "options"})
_IN_BOOK: Final = frozenset({"chapter", "paper-conference", "entry-encyclopedia"})


def with_parents(entries: Mapping[str, RawEntry]) -> dict[str, RawEntry]:
    """The entries with what a ``crossref`` says, where they do not say it themselves."""
    folded = {key.lower(): entry for key, entry in entries.items()}
    found = {}
    for key, entry in entries.items():
        parent = folded.get(entry.fields.get("crossref", "").strip().lower())
        if parent is not None and parent is not entry:
            fields = {name: value for name, value in parent.fields.items() if name not in _NO_PARENT}
            if _KINDS.get(entry.kind) in _IN_BOOK:
                for name in ("title", "subtitle"):
                    if name in fields:
                        fields.setdefault(f"book{name}", fields.pop(name))
            entry = replace(entry, fields={**fields, **entry.fields})
        found[key] = entry
    return found


def work_of(raw: RawEntry, path: str) -> Entry:
    """The work that an entry is about."""
    fields = raw.fields
    kind = _kind(raw)
    names: dict[str, tuple[Name, ...]] = {}
    more = set()
    for role in _ROLES:
        if found := people(fields.get(role, "")):
            named, others = found
            if named:
                names[_AS_ROLE.get(role, role)] = named
                if others:
                    more.add(_AS_ROLE.get(role, role))
    values = {own: fields[name] for name, own in _SAME if fields.get(name)} | _main_values(kind, raw)
    read = {name: latex_text(value, keeps=name in _TITLES) for name, value in values.items() if name not in _VERBATIM}
    read |= {name: _verbatim(value) for name, value in values.items() if name in _VERBATIM}
    issued, accessed = _issued(fields), day(latex_text(fields.get("urldate", "")))
    dates = {name: found for name, found in (("issued", issued), ("accessed", accessed)) if found}
    return Entry(
        key=raw.key,
        kind=kind,
        span=Span(path, raw.line, 1),
        names=names,
        values={name: value for name, value in read.items() if value},
        dates=dates,
        more=frozenset(more),
    )


def _kind(raw: RawEntry) -> str:
    fields = raw.fields
    kind = _KINDS.get(raw.kind, "document")
    if kind == "article-journal":
        sort = fields.get("entrysubtype", "").lower()
        kind = f"article-{sort}" if sort in ("newspaper", "magazine") else kind
    if kind == "document" and _address(fields) and not fields.get("publisher"):
        kind = "webpage"
    return kind


def _main_values(kind: str, raw: RawEntry) -> dict[str, str]:
    fields = raw.fields

    def first(*names: str) -> str:
        return next((fields[name] for name in names if fields.get(name, "").strip()), "")

    container = first("journaltitle", "journal", "booktitle", "maintitle")
    if kind == "webpage":
        container = container or first("organization")
    publisher = first("publisher", "institution", "school", "organization")
    values = {
        "title": _titled(first("title"), first("subtitle")),
        "container-title": _titled(container, first("booksubtitle", "journalsubtitle") if container else ""),
        "page": first("pages"),
        "publisher": "" if kind == "webpage" and not fields.get("publisher") else publisher,
        "publisher-place": first("location", "address"),
        "URL": _address(fields),
        "DOI": _DOI.sub("", first("doi").strip()),
        "genre": _genre(raw),
    }
    number = first("number", "issue")
    serial = kind.startswith("article") or kind == "periodical"
    if number:
        in_series = not serial and bool(first("series")) and kind != "report"
        values["issue" if serial else "collection-number" if in_series else "number"] = number
    return {name: value for name, value in values.items() if value}


def _titled(title: str, subtitle: str) -> str:
    return f"{title}: {subtitle}" if title and subtitle.strip() else title


def _genre(raw: RawEntry) -> str:
    typed = raw.fields.get("type", "")
    return _GENRES.get(typed.strip().lower(), typed) or _THESES.get(raw.kind, "")


def _address(fields: Mapping[str, str]) -> str:
    if fields.get("url"):
        return fields["url"]
    found = _ADDRESS.search(fields.get("howpublished", "")) or _ADDRESS.search(fields.get("note", ""))
    if found:
        return found[1] or found[2]
    if fields.get("eprint") and fields.get("archiveprefix", fields.get("eprinttype", "")).lower() == "arxiv":
        return f"https://arxiv.org/abs/{fields['eprint'].strip()}"
    return ""


def _issued(fields: Mapping[str, str]) -> str:
    if found := day(latex_text(fields.get("date", ""))):
        return found
    year = latex_text(fields.get("year", ""))
    month = latex_text(fields.get("month", "")).lower()
    return day(f"{year} {month} {latex_text(fields.get('day', ''))}".strip()) or day(year)


_VERBATIM: Final = frozenset({"URL", "DOI", "ISBN", "ISSN"})
_ESCAPED: Final = pattern(r"\\([%_#&~$])|[{}]")


def _verbatim(value: str) -> str:
    return _ESCAPED.sub(lambda found: found[1] or "", value).strip()
