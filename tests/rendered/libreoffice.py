"""Runs LibreOffice on finished decks, with a private profile and a private set of fonts."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping
from enum import StrEnum
from itertools import chain
from pathlib import Path
from xml.sax.saxutils import escape

from generator.assets import asset_path, manifest
from tests.rendered.macro import write_macro


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


class LibreOffice:
    """LibreOffice with its own profile in ``folder``; every call ends all that it started."""

    def __init__(self, program: str, folder: Path, fonts: Fonts = Fonts.TWINS) -> None:
        self.program = program
        self.folder = folder.resolve() / f"libreoffice-{fonts}"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.profile = self.folder / "profile"
        config = self.folder / "fonts.conf"
        config.write_text(_configuration(fonts, self.folder), encoding="utf-8")
        self.environment = os.environ | {
            "FONTCONFIG_FILE": str(config),
            "SAL_USE_VCLPLUGIN": "svp",
            "LC_ALL": "C.UTF-8",
        }

    def convert(self, decks: Mapping[str, bytes], kind: str) -> dict[str, Path]:
        """Converts each deck (name -> PPTX) to ``kind`` (pdf or svg) in one run; the results by name."""
        return self.export(decks, kind)[kind]

    def export(self, decks: Mapping[str, bytes], *kinds: str, timeout: float = 300) -> dict[str, dict[str, Path]]:
        """The same for several kinds, by kind: each deck is read once, which takes a third of the time."""
        for folder in (source := self.folder / "pptx", *(self.folder / kind for kind in kinds)):
            folder.mkdir(exist_ok=True)
        results = {kind: {name: self.folder / kind / f"{name}.{kind}" for name in decks} for kind in kinds}
        wanted = {source / f"{name}.pptx": [files[name] for files in results.values()] for name in decks}
        for file, data in zip(wanted, decks.values(), strict=True):
            file.write_bytes(data)
        for target in chain(*wanted.values()):
            target.unlink(missing_ok=True)
        command = [
            self.program,
            f"-env:UserInstallation={self.profile.as_uri()}",
            "--headless",
            "--norestore",
            write_macro(self.profile, wanted),
        ]
        # soffice starts soffice.bin, so the whole group has to end with it.
        process = subprocess.Popen(
            command,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            text=True,
        )
        try:
            output, _ = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"LibreOffice did not end within {timeout:g} s for {', '.join(decks)}") from None
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.communicate()
        absent = [target.name for target in chain(*wanted.values()) if not target.exists()]
        assert not absent, f"LibreOffice did not write {', '.join(absent)}:\n{output}"
        return results
