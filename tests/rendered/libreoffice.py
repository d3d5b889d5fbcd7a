"""Runs LibreOffice on finished decks, with a private profile and a private set of fonts."""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from enum import StrEnum
from itertools import chain
from pathlib import Path
from xml.sax.saxutils import escape

from generator.assets import asset_path, manifest
from tests.rendered.macro import work_text, write_macro


class NotWrittenError(AssertionError):
    """LibreOffice could not read what it was given, or not write what was wanted."""


class Fonts(StrEnum):
    """What LibreOffice finds installed."""

    TWINS = "twins"
    """The metric twins that the HTML embeds, under the names that the PPTX asks for, and the system's other fonts."""
    MISSING = "missing"
    """The system's fonts without Georgia, Calibri, Cambria and their twins: what a plain Linux machine shows, which
    takes others in their place."""


# Rivals would be taken before our twins: the same designs, but of other releases.
RIVALS = (
    *("Arial", "Calibri", "Cambria", "Courier New", "Georgia", "Times New Roman"),
    *("Liberation Mono", "Liberation Sans", "Liberation Serif"),
)
GONE = ("Georgia", "Gelasio", "Calibri", "Carlito", "Cambria", "Caladea")
INSTEAD = {"Calibri": "Liberation Sans", "Cambria": "Liberation Sans"}
"""What room is kept for: a family as wide as Arial. Wider ones are shrunk by the viewer."""


def _rejected(families: tuple[str, ...]) -> str:
    pattern = '<pattern><patelt name="family"><string>{}</string></patelt></pattern>'
    return "<selectfont><rejectfont>" + "".join(map(pattern.format, families)) + "</rejectfont></selectfont>"


def _alias(family: str, instead: str) -> str:
    return (
        f'<match target="pattern"><test name="family"><string>{escape(family)}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{escape(instead)}</string></edit></match>'
    )


def _configuration(fonts: Fonts, folder: Path) -> str:
    """A fontconfig file: the system's fonts and rules, but for what ``fonts`` says."""
    own, aliases = "", ""
    if fonts is Fonts.MISSING:
        aliases = "".join(_alias(family, instead) for family, instead in INSTEAD.items())
    if fonts is Fonts.TWINS:
        target = folder / "fonts"
        target.mkdir(exist_ok=True)
        for family in manifest().families.values():
            for face in family.faces.values():
                shutil.copyfile(asset_path(face.ttf), target / Path(face.ttf).name)
            aliases += _alias(family.stands_for, family.name)
        own = f"<dir>{escape(str(target))}</dir>"
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
        f'{own}{aliases}<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<cachedir>{escape(str(folder / 'cache'))}</cachedir>"
        f"{_rejected(RIVALS if fonts is Fonts.TWINS else GONE)}</fontconfig>"
    )


class Office:
    """A LibreOffice that runs and waits for work, with a private profile: to start takes longer than to read a deck."""

    def __init__(self, program: str, fonts: Fonts) -> None:
        self.asked = (program, fonts)
        self._folder = Path(tempfile.mkdtemp(prefix="diapo-libreoffice-")).resolve()
        self._work = self._folder / "work"
        self._log = self._folder / "log"
        config, profile = self._folder / "fonts.conf", self._folder / "profile"
        config.write_text(_configuration(fonts, self._folder), encoding="utf-8")
        environment = os.environ | {
            "FONTCONFIG_FILE": str(config),
            "SAL_USE_VCLPLUGIN": "svp",
            "LC_ALL": "C.UTF-8",
        }
        parent = Path("/proc", str(os.getpid()))  # if it is killed, nobody says that there is no more to do
        macro = write_macro(profile, self._work, parent if parent.exists() else self._folder)
        command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", macro]
        with self._log.open("wb") as log:
            # soffice starts soffice.bin, so the whole group has to end with it.
            self._process = subprocess.Popen(
                command, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )

    @property
    def runs(self) -> bool:
        return self._process.poll() is None

    def make(self, wanted: Mapping[Path, Iterable[Path]], timeout: float) -> str:
        """Reads each file and writes those that are wanted of it; gives what it said meanwhile."""
        new = self._work.with_suffix(".new")
        new.write_text(work_text(wanted), encoding="utf-8")
        new.replace(self._work)
        end = time.monotonic() + timeout
        while self._work.exists() and self.runs:
            if time.monotonic() > end:
                self.close()
                raise AssertionError(
                    f"LibreOffice did not end within {timeout:g} s for {', '.join(file.name for file in wanted)}"
                )
            time.sleep(0.01)
        return self._log.read_text(encoding="utf-8", errors="replace")

    def close(self) -> None:
        """Ends all that it started."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)


_running: list[Office] = []
"""The one of this process, if there is one: tests seldom want other fonts than those before them."""


def _office(program: str, fonts: Fonts) -> Office:
    if not _running or _running[0].asked != (program, fonts) or not _running[0].runs:
        close_office()
        _running.append(Office(program, fonts))
    return _running[0]


@atexit.register
def close_office() -> None:
    while _running:
        _running.pop().close()


class LibreOffice:
    """LibreOffice with these fonts; what it makes is put below ``folder``."""

    def __init__(self, program: str, folder: Path, fonts: Fonts = Fonts.TWINS) -> None:
        self.program, self.fonts = program, fonts
        self.folder = folder.resolve() / f"libreoffice-{fonts}"
        self.folder.mkdir(parents=True, exist_ok=True)

    def convert(self, decks: Mapping[str, bytes], kind: str) -> dict[str, Path]:
        """Converts each deck (name -> PPTX) to ``kind`` (pdf or svg); the results by name."""
        return self.export(decks, kind)[kind]

    def export(
        self, decks: Mapping[str, bytes], *kinds: str, source: str = "pptx", timeout: float = 300
    ) -> dict[str, dict[str, Path]]:
        """The same for several kinds, by kind: each deck is read once, which takes a third of the time. ``source``:
        what they are, if not PPTX."""
        for folder in (given := self.folder / source, *(self.folder / kind for kind in kinds)):
            folder.mkdir(exist_ok=True)
        results = {kind: {name: self.folder / kind / f"{name}.{kind}" for name in decks} for kind in kinds}
        wanted = {given / f"{name}.{source}": [files[name] for files in results.values()] for name in decks}
        for file, data in zip(wanted, decks.values(), strict=True):
            file.write_bytes(data)
        for target in chain(*wanted.values()):
            target.unlink(missing_ok=True)
        output = _office(shutil.which(self.program) or self.program, self.fonts).make(wanted, timeout)
        absent = [target.name for target in chain(*wanted.values()) if not target.exists()]
        if absent:
            raise NotWrittenError(f"LibreOffice did not write {', '.join(absent)}:\n{output}")
        return results
