"""A program for LibreOffice, in its own Basic: it reads every deck once and writes it in several forms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

FILTERS = {".pdf": "impress_pdf_Export", ".svg": "impress_svg_Export", ".odp": "impress8"}
BASIC = """\
Function Named(name, value)
  Dim made As New com.sun.star.beans.PropertyValue
  made.Name = name
  made.Value = value
  Named = made
End Function

Sub Export(source, targets, filters)
  On Error Resume Next
  deck = StarDesktop.loadComponentFromURL(source, "_blank", 0, Array(Named("Hidden", True)))
  pictures = Array(Named("UseLosslessCompression", True), Named("ReduceImageResolution", False))
  For at = 0 To UBound(targets)
    deck.storeToURL(targets(at), Array(Named("FilterName", filters(at)), Named("FilterData", pictures)))
  Next
  deck.close(True)
End Sub

Sub Main
{calls}
End Sub
"""
"""What it cannot load or write is missing afterwards. Pictures as they are: that is quicker."""
MODULE = '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1">{}</script:module>'
LIBRARY = (
    '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard">'
    '<library:element library:name="Module1"/></library:library>'
)
LIBRARIES = (
    '<library:libraries xmlns:library="http://openoffice.org/2000/library">'
    '<library:library library:name="Standard" library:link="false"/></library:libraries>'
)
SETTINGS = (
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/Office">'
    '<prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item></oor:items>'
)
"""LibreOffice would write an empty program over ours when it starts for the first time."""


def write_macro(profile: Path, wanted: Mapping[Path, Iterable[Path]]) -> str:
    """Puts the program into a profile; gives the argument that runs it. ``wanted``: decks, and the files to make of
    each, which are PDF, SVG or ODP as they are called."""
    calls = "\n".join(
        f"  Export({_text(deck.as_uri())}, {_array(file.as_uri() for file in files)}, "
        f"{_array(FILTERS[file.suffix] for file in files)})"
        for deck, files in ((deck, list(files)) for deck, files in wanted.items())
    )
    user = profile / "user"
    for place, text in {
        user / "registrymodifications.xcu": SETTINGS,
        user / "basic" / "script.xlc": LIBRARIES,
        user / "basic" / "Standard" / "script.xlb": LIBRARY,
        user / "basic" / "Standard" / "Module1.xba": MODULE.format(escape(BASIC.format(calls=calls))),
    }.items():
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f'<?xml version="1.0" encoding="UTF-8"?>{text}', encoding="utf-8")
    return "macro:///Standard.Module1.Main"


def _array(texts: Iterable[str]) -> str:
    return f"Array({', '.join(map(_text, texts))})"


def _text(text: str) -> str:
    return f'"{text}"'
