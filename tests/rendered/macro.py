"""A program for LibreOffice, in its own Basic: it waits for work, and writes each deck it reads in several forms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

FILTERS = {
    ".pdf": "impress_pdf_Export",
    ".svg": "impress_svg_Export",
    ".odp": "impress8",
    ".fods": "OpenDocument Spreadsheet Flat XML",
}
BASIC = """\
Function Named(name, value)
  Dim made As New com.sun.star.beans.PropertyValue
  made.Name = name
  made.Value = value
  Named = made
End Function

Sub Export(words)
  On Error Resume Next
  deck = StarDesktop.loadComponentFromURL(words(0), "_blank", 0, Array(Named("Hidden", True)))
  pictures = Array(Named("UseLosslessCompression", True), Named("ReduceImageResolution", False))
  For at = 1 To UBound(words) Step 2
    deck.storeToURL(words(at), Array(Named("FilterName", words(at + 1)), Named("FilterData", pictures)))
  Next
  deck.close(True)
End Sub

Sub Obey
  file = FreeFile
  Open "{work}" For Input As #file
  Do While Not Eof(file)
    Line Input #file, text
    If Len(text) > 0 Then Export(Split(text, Chr(9)))
  Loop
  Close #file
End Sub

Sub Main
  rest = 5
  Do While FileExists("{parent}")
    If FileExists("{work}") Then
      Obey
      Kill "{work}"
      rest = 5
    ElseIf rest < 200 Then
      rest = rest + 2
    End If
    Wait rest
  Loop
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


def write_macro(profile: Path, work: Path, parent: Path) -> str:
    """Puts the program into a profile; gives the argument that runs it. It does what ``work`` says whenever that file
    is there, takes it away when it is done, and ends once there is no ``parent``."""
    basic = BASIC.format(work=work.as_uri(), parent=parent.as_uri())
    user = profile / "user"
    for place, text in {
        user / "registrymodifications.xcu": SETTINGS,
        user / "basic" / "script.xlc": LIBRARIES,
        user / "basic" / "Standard" / "script.xlb": LIBRARY,
        user / "basic" / "Standard" / "Module1.xba": MODULE.format(escape(basic)),
    }.items():
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f'<?xml version="1.0" encoding="UTF-8"?>{text}', encoding="utf-8")
    return "macro:///Standard.Module1.Main"


def work_text(wanted: Mapping[Path, Iterable[Path]]) -> str:
    """A line for each file to read, with those to make of it and how; their names end with what they are."""
    lines = (
        [source.as_uri(), *(word for file in files for word in (file.as_uri(), FILTERS[file.suffix]))]
        for source, files in wanted.items()
    )
    return "".join("\t".join(line) + "\n" for line in lines)
