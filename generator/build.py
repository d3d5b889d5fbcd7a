"""The whole way from a deck's folder to its files: load -> customise -> lay out -> render -> write."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from generator.atomic import files_together
from generator.errors import ContentError, Diagnostic, Severity, UsageError, has_errors, in_source_order
from generator.render import PPI

if TYPE_CHECKING:
    from generator.render import Writer
    from generator.scene.page import Scene

Progress = Callable[[str], None]
"""Is told the name of the step that begins: ``load``, ``lay out``, ``render pptx``, ..., ``write``."""


class BuildResult(Struct, frozen=True):
    """What a build gave: the files it wrote (none for a check), the warnings, and the Scene that they show."""

    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]
    scene: Scene
    inputs: Mapping[Path, str]
    """Every file that was read, with the SHA-256 of what it held."""


def build(
    path: str | Path,
    *,
    to: Sequence[str] = ("pptx", "html"),
    out: str | Path | None = None,
    course: str | None = None,
    audience: Iterable[str] = (),
    theme: str | None = None,
    mode: str | None = None,
    strict: bool = False,
    ppi: int | None = PPI,
    steps: bool = False,
    others: bool = False,
    dialect: str = "",
    on_progress: Progress | None = None,
) -> BuildResult:
    """Writes a deck (its folder, or its file) in every form that ``to`` names.

    The files are ``<name>.pptx`` and ``<name>.html``, named after the deck's folder and, with dashes, after the
    course, the audience and the theme that were asked for, in the folder ``out`` or else in ``output/<deck>/`` below
    the current one; PNG is one file a page, ``<name>-01.png`` and so on. ``course`` names a file in the deck's
    ``courses/``; ``audience`` are tags that hold besides the course's, ``others``: which other decks are asked for as
    well; ``ppi``: pictures are no finer than that many pixels to the inch (None: as they are);
    ``steps``: PDF and PNG have a page for each click; ``dialect``: the tool that a Markdown deck is for, where its text
    does not tell. Nothing is written unless every output could be rendered.

    Raises ContentError with all problems of the deck and the course (``strict``: warnings count), UsageError for an
    unknown output or theme or for a name that a file of another course has, OutputError if a file cannot be written.
    """
    from generator.render import files_of, remarks, require_writer, writer
    from generator.render.weight import heavy

    kinds = tuple(dict.fromkeys((to,) if isinstance(to, str) else to))
    for kind in kinds:
        require_writer(kind)
    tell = on_progress or _silent
    audience = tuple(audience)
    checked = check(
        path,
        course=course,
        audience=audience,
        theme=theme,
        mode=mode,
        strict=strict,
        others=others,
        dialect=dialect,
        on_progress=tell,
    )
    checked = with_remarks(checked, remarks(kinds, checked.scene), strict=strict)
    files = output_files(path, Variant(course, audience, theme, mode), kinds, out)
    written: list[Path] = []
    told: list[Diagnostic] = []
    with files_together() as put:
        for kind, file in files.items():
            tell(f"render {kind}")
            made = writer(kind, ppi, steps=steps)(checked.scene)
            told += heavy(kind, made, checked.scene, ppi)
            for place, content in files_of(file, made):
                put(place, content)
                written.append(place)
        tell("write")
    return _written(checked, written, told)


def with_remarks(checked: BuildResult, remarks: Iterable[Diagnostic], *, strict: bool) -> BuildResult:
    """The result with what the outputs have to tell as well. ``strict``: raises ContentError if that is a warning."""
    more = tuple(remarks)
    if not more:
        return checked
    diagnostics = in_source_order((*checked.diagnostics, *more))
    if strict and any(found.severity is not Severity.NOTICE for found in more):
        raise ContentError(diagnostics)
    return replace(checked, diagnostics=diagnostics)


def make(
    checked: BuildResult, file: Path, render: Writer, on_progress: Progress | None = None, *, ppi: int | None = PPI
) -> BuildResult:
    """Writes what ``render`` makes of a checked deck: ``file``, or the files that are called after it. ``ppi``: as for
    ``build``."""
    from generator.render import files_of, with_ppi
    from generator.render.weight import heavy

    tell = on_progress or _silent
    tell("render")
    rendered = with_ppi(render, ppi)(checked.scene)
    made = dict(files_of(file, rendered))
    with files_together() as put:
        for place, content in made.items():
            put(place, content)
        tell("write")
    return _written(checked, made, heavy(file.suffix[1:], rendered, checked.scene, ppi))


def _written(checked: BuildResult, files: Iterable[Path], told: Iterable[Diagnostic]) -> BuildResult:
    return replace(checked, files=tuple(files), diagnostics=in_source_order((*checked.diagnostics, *told)))


class Variant(Struct, frozen=True):
    """What is made of a deck: for which course and audience, and in which theme and mode where those are not the deck's
    own."""

    course: str | None = None
    audience: Sequence[str] = ()
    theme: str | None = None
    mode: str | None = None

    def name(self, path: str | Path) -> str:
        """What its files are called: as the deck, and as all that was asked for."""
        from generator.course import named_course
        from generator.deck.ids import is_id

        if wrong := [tag for tag in self.audience if not is_id(tag)]:
            raise UsageError(f"{wrong[0][:80]!r} is no tag of an audience")  # and might lead out of the folder
        course = self.course and (named_course(deck_folder(path), self.course) or self.course)
        return "-".join(filter(None, [deck_name(path), course, *sorted(set(self.audience)), self._theme(), self.mode]))

    def _theme(self) -> str | None:
        """What the theme is called that was asked for, perhaps by its path."""
        from generator.places import is_path

        return theme_folder(self.theme).name if self.theme and is_path(self.theme) else self.theme


def output_files(path: str | Path, variant: Variant, kinds: Iterable[str], out: str | Path | None) -> dict[str, Path]:
    """Where the outputs of a deck go, by kind."""
    return {kind: output_file(path, variant, f".{kind}", out) for kind in kinds}


def output_file(path: str | Path, variant: Variant, ending: str, out: str | Path | None) -> Path:
    """The file of a deck for a course and an audience, whose name ends with ``ending``.

    Raises UsageError if it would be that of another course of the deck; in a folder ``out`` the user sees to that.
    """
    from generator.course import course_names
    from generator.deck.source import folded_name

    deck, name = deck_name(path), variant.name(path)
    if out is not None:
        return Path(out) / f"{name}{ending}"
    stem = f"{name}{ending}".rpartition(".")[0]
    for course in course_names(deck_folder(path)):
        own = (
            stem == name == Variant(course).name(path) and not variant.audience and not (variant.theme or variant.mode)
        )
        if not own and folded_name(stem) == folded_name(f"{deck}-{course}"):
            raise UsageError(
                f"this would be called {stem}, as what the course {course} is called; build it apart, with --out, "
                "or give the course another name"
            )
    return Path("output", deck) / f"{name}{ending}"


def check(
    path: str | Path,
    *,
    course: str | None = None,
    audience: Iterable[str] = (),
    theme: str | None = None,
    mode: str | None = None,
    light: bool = False,
    strict: bool = False,
    others: bool = False,
    dialect: str = "",
    on_progress: Progress | None = None,
) -> BuildResult:
    """Does all of a build but rendering and writing; raises as ``build`` does. ``light``: what would be dark by itself
    is shown in its light mode, for paper."""
    from generator.course import read_for_course
    from generator.layout import lay_out_as, look_of
    from generator.layout.listing import theme_names

    tell = on_progress or _silent
    if theme is not None:
        require_theme(theme, (path,))
    tell("load")
    result, found = read_for_course(
        path,
        course,
        audience=audience,
        others=others,
        layouts=known_layouts(theme),
        themes=theme_names(),
        dialect=dialect,
    )
    if result is None:
        raise ContentError(found)
    tell("lay out")
    try:
        look = look_of(result.deck, theme)
        scene, more = lay_out_as(result.deck, look, mode=mode, asked=theme, light=light)
    except ContentError as problem:
        raise ContentError((*found, *problem.diagnostics)) from None
    if has_errors(found):
        raise ContentError((*found, *more))
    diagnostics = in_source_order((*found, *more))
    if strict and any(found.severity is not Severity.NOTICE for found in diagnostics):
        raise ContentError(diagnostics)
    return BuildResult((), diagnostics, scene, {**result.deck.files, **look.files})


def require_theme(theme: str, decks: Iterable[str | Path] = ()) -> None:
    """Raises UsageError if there is no such theme, for any of the decks where it is a name: it lists those there
    are."""
    from generator.layout.listing import theme_names
    from generator.places import THEME_FILE, THEME_NAME, is_path, own_themes

    if theme in theme_names():
        return
    if is_path(theme):
        place = theme_folder(theme)
        if not (place / THEME_FILE).is_file():
            raise UsageError(f"there is no theme in {theme}: no {THEME_FILE} in that folder")
        if not THEME_NAME.fullmatch(place.name):
            raise UsageError(f"{place.name[:80]!r} is no name for a theme's folder: it has letters, figures, - and _")
        return
    own = {name for deck in decks for name in own_themes(deck_folder(deck))}
    if theme not in own:
        from generator.names import unknown_name

        raise UsageError(unknown_name("theme", theme, (*theme_names(), *own)))


def theme_folder(theme: str) -> Path:
    """The folder of a theme that the user named by its path."""
    from generator.places import THEME_FILE

    place = Path(os.path.abspath(Path(theme).expanduser()))  # noqa: PTH100 - links are kept
    return place.parent if place.name == THEME_FILE else place


def known_layouts(theme: str | None = None) -> tuple[str, ...]:
    """The shipped layouts, and those of a theme that the user named by its path."""
    from generator.layout.listing import layout_names
    from generator.places import is_path, layouts_in

    return (*layout_names(), *layouts_in(theme_folder(theme))) if theme and is_path(theme) else layout_names()


def deck_name(path: str | Path) -> str:
    """What a deck's files are called: as its folder, or as its file if that is not ``deck.yaml`` or ``deck.md``."""
    from generator.deck.source import stored
    from generator.places import MARKDOWN

    place = stored(Path(path).absolute())
    if place.suffix.lower() in {".yaml", ".yml", *MARKDOWN} and not place.is_dir():
        place = place.parent if place.stem == "deck" else place.with_suffix("")
    name = place.name if place.name != ".." else place.resolve().name
    return name or "deck"


def deck_folder(path: str | Path) -> Path:
    """The folder of a deck that was named by it or by its file, resolved."""
    from generator.deck.source import stored

    place = stored(Path(path))
    return (place if place.is_dir() else place.parent).resolve()


def _silent(step: str) -> None:
    del step
