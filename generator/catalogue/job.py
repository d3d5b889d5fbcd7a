"""What goes into a job of the catalogue and what comes out of it: frozen values that can go to another machine."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field

from generator.catalogue.program import Program
from generator.errors import EXIT_FINE, Diagnostic
from generator.render import PPI, Made


class Parcel(Struct, frozen=True):
    """The files of a job, for a worker that cannot read them where they are."""

    program: Program
    """The one that packed it; no other may unpack it, because its results could differ."""
    deck: str
    """The deck file, as one of ``files``."""
    files: Mapping[str, bytes]
    """By path relative to the folder that ``root`` names."""
    shown: Mapping[str, str]
    """What messages call each of the files."""
    root: str
    theme: str | None = None
    """The folder of the theme that the job asks for by its path, relative to that of the files."""
    places: Mapping[str, str] = field(default_factory=dict)
    """Folders of files that are not below ``root``, and where the user has each."""


class Job(Struct, frozen=True):
    """One deck for one course, or for nobody in particular, in some kinds of output."""

    deck: str
    """As the user named it: a folder or a file."""
    course: str | None
    kinds: tuple[str, ...]
    theme: str | None = None
    mode: str | None = None
    audience: tuple[str, ...] = ()
    strict: bool = False
    others: bool = False
    """The audience is asked of other decks as well."""
    ppi: int | None = PPI
    steps: bool = False
    epoch: str = ""
    """SOURCE_DATE_EPOCH, or nothing."""
    parcel: Parcel | None = None
    """None: the files are read where they are."""

    @property
    def options(self) -> list[object]:
        """What its results depend on besides its files."""
        chosen = [self.course, self.theme, self.mode, sorted(set(self.audience))]
        return [*chosen, self.strict, self.others, self.ppi, self.steps, self.epoch]


class Outcome(Struct, frozen=True):
    """What came of a job."""

    outputs: Mapping[str, Made]
    """By kind; none if the job failed."""
    diagnostics: tuple[Diagnostic, ...] = ()
    inputs: Mapping[str, str] | None = None
    """Every file that was read, by its absolute path, with the SHA-256 of what it held."""
    failure: str = ""
    """What went wrong, where it is not the content."""
    exit_code: int = EXIT_FINE
    seconds: float = 0.0


class Planned(Struct, frozen=True):
    """A job, and where its outputs go."""

    job: Job
    files: Mapping[str, Path]
    """By kind."""
