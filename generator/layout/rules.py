"""Layout rules: ``templates/layouts/<name>.yaml.j2`` rendered with the theme's tokens and *facts* of a slide, then
checked.

A rule never sees the author's text, only which fields there are, so text cannot change a rule, and a rendered rule
serves every slide with the same facts. An error names the template's file and line.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from generator.compiled import compiled_templates
from generator.deck.model import Mode
from generator.errors import ContentError, Diagnostic, error
from generator.layout.kept_rules import KeptRules
from generator.layout.kinds import require_kinds
from generator.layout.mirror import mirrored
from generator.layout.rule import (
    SPECIMEN,
    ArtRegion,
    Dense,
    Facts,
    Grow,
    MarkRegion,
    PictureRegion,
    Region,
    Rule,
    ShapeRegion,
    TextRegion,
)
from generator.layout.theme import Theme
from generator.layout.theme_art import GROUNDS
from generator.layout.theme_files import load_theme
from generator.names import unknown_name
from generator.scene.boxes import Placeholder, Role
from generator.scene.text import Anchor
from generator.spans import Span
from generator.units import Pt, Rect, Size

if TYPE_CHECKING:
    from jinja2 import Environment


NARROW = 800
"""Pages up to so many points wide have the narrow margin."""


def parse_yaml(text: str) -> Any:
    """The plain values of a rendered rule."""
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(text, Loader=loader)  # noqa: S506 - one of the two safe loaders


class Rules:
    """The layout rules of one template folder for one theme and page size."""

    def __init__(self, root: Path, theme: Theme, page: Size) -> None:
        self._root = root
        self._theme = theme
        self._page = {"w": page.width.pt, "h": page.height.pt}
        tokens = {"grid": theme.grid, "frame": theme.frame, "space": theme.space, "mark": theme.mark}
        more = {"card": theme.card, "cover": theme.cover, "art": theme.art.kind, "page": self._page}
        self._kept = KeptRules(root, {**tokens, **more})
        self._rendered: dict[tuple[str, Facts], Rule] = {}
        self.chosen: dict[tuple[frozenset[str], int, bool], Rule] = {}
        """What was chosen for slides of a kind: their fields, their number of columns, whether they come first."""
        self.names = layout_names(root)

    @cached_property
    def _env(self) -> Environment:
        import jinja2.sandbox

        env = jinja2.sandbox.ImmutableSandboxedEnvironment(
            loader=jinja2.FileSystemLoader(self._root),
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=compiled_templates("layout rules"),
        )
        grid, width = self._theme.grid, self._page["w"]
        margin, gutter = margin_of(grid, width), float(grid["gutter"])
        column = (width - 2 * margin - 11 * gutter) / 12
        env.globals.update(
            x=lambda c: _plain(margin + (column + gutter) * c),
            w=lambda k: _plain((column + gutter) * k - gutter),
            f=self._theme.frame,
            grid=grid,
            page=self._page,
            space=self._theme.space,
            mark=self._theme.mark,
            card=self._theme.card,
            cover=self._theme.cover,
            art=self._theme.art.kind,
        )
        return env

    def rule(self, name: str, facts: Facts) -> Rule:
        """The rule ``name`` for a slide with these facts. Raises ContentError for a faulty template."""
        found = self._rendered.get((name, facts))
        if found is None:
            if facts.rtl:
                found = mirrored(self.rule(name, replace(facts, rtl=False)), Pt(self._page["w"]))
            else:
                found = self._render(name, facts)
            self._rendered[name, facts] = found
        return found

    def _render(self, name: str, facts: Facts) -> Rule:
        if (kept := self._kept.get(name, facts)) is not None:
            return _rule(name, kept, self._theme)
        import jinja2
        import yaml

        path = self._root / f"{name}.yaml.j2"
        try:
            template = self._env.get_template(path.name)
            text = template.render(
                has=_Has(facts.has),
                share=facts.share,
                head_lines=facts.head_lines,
                foot_height=facts.foot,
                kicked=facts.kicked,
                specimen=facts.specimen,
            )
            values = parse_yaml(text)
            rule = _rule(name, values, self._theme)
            require_kinds(rule)
        except (
            jinja2.TemplateError,
            yaml.YAMLError,
            LookupError,
            TypeError,
            ValueError,
            ArithmeticError,
            AttributeError,
            RecursionError,
        ) as problem:
            raise ContentError([_fault(path, problem)]) from None
        self._kept.put(name, facts, values)
        return rule

    def keep(self) -> None:
        """Keeps the rules that were rendered for the next build."""
        self._kept.write()

    def all(self) -> tuple[Rule, ...]:
        """Every rule as a specimen, in menu order."""
        return tuple(
            sorted((self.rule(name, SPECIMEN) for name in self.names), key=lambda rule: (rule.order, rule.name))
        )


def margin_of(grid: Mapping[str, float], width: float) -> float:
    """The margin at the sides of a page so wide, in points."""
    return float(grid["margin" if width > NARROW else "margin_narrow"])


def shared_rules(root: Path, themes: Path, theme: str, mode: Mode | None, page: Size) -> Rules:
    """The rules for a theme of the folder ``themes`` and a page size: rendered once for all decks of a process, and
    anew when a template has changed."""
    stamps = tuple(sorted((one.name, one.stat().st_mtime_ns, one.stat().st_size) for one in os.scandir(root)))
    return _shared_rules(root, themes, theme, mode, page, stamps)


@lru_cache(maxsize=32)
def _shared_rules(
    root: Path, themes: Path, theme: str, mode: Mode | None, page: Size, stamps: tuple[object, ...]
) -> Rules:
    del stamps
    return Rules(root, load_theme(themes, theme, mode), page)


class _Has:
    """``has.items`` in a rule: whether the slide has that field; false, never undefined, for a name that is none."""

    __slots__ = ("_names",)

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names

    def __getattr__(self, name: str) -> bool:
        return name in self._names

    __getitem__ = __getattr__


@cache
def layout_names(root: Path) -> tuple[str, ...]:
    """The names of the rules in a folder; files that begin with ``_`` are parts of rules."""
    return tuple(sorted(p.name.removesuffix(".yaml.j2") for p in root.glob("[!_]*.yaml.j2")))


def _plain(number: float) -> float:
    return int(number) if number == int(number) else round(number, 3)


def _fault(path: Path, problem: Exception) -> Diagnostic:
    """``path``: the rule; the message names the file and line that the problem is in, a macro's if it is there."""
    import jinja2

    line = 1
    if isinstance(problem, jinja2.TemplateSyntaxError):
        path, line = Path(problem.filename or path), problem.lineno
    trace = problem.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename.endswith(".j2"):
            path, line = Path(trace.tb_frame.f_code.co_filename), trace.tb_lineno
        trace = trace.tb_next
    return error(
        "layout-rule",
        "The layout rule cannot be used: {problem}",
        Span(str(path), line, 1),
        problem=str(problem),
    )


def _rule(name: str, raw: Any, theme: Theme) -> Rule:
    if not isinstance(raw, dict):
        raise ValueError("a layout rule is a mapping with title, summary, type, order and boxes")
    values = dict(raw)
    _require(values, ("title", "summary", "type", "order", "boxes"), "a layout rule")
    boxes = values.pop("boxes")
    known = set(Rule.__struct_fields__) - {"name", "regions", "rtl"}
    for key in values:
        if key not in known:
            raise ValueError(unknown_name("rule key", key, known))
    for key in ("needs", "any", "allows", "alternatives", "centered", "shares"):
        if key in values:
            values[key] = tuple(values[key] or ())
    return Rule(name=name, regions=tuple(_region(box, theme) for box in boxes), **values)


_NEEDED: dict[type, tuple[str, ...]] = {
    TextRegion: ("name", "role", "at", "style"),
    ShapeRegion: ("name", "at", "fill"),
    PictureRegion: ("name", "field", "at", "placeholder"),
    MarkRegion: ("name", "at"),
    ArtRegion: ("name", "key", "at"),
}


def _require(values: Mapping[str, Any], keys: Iterable[str], what: str) -> None:
    missing = [key for key in keys if values.get(key) is None]
    if missing:
        raise ValueError(f"{what} lacks {', '.join(missing)}")


def _region(raw: Mapping[str, Any], theme: Theme) -> Region:
    values = dict(raw)
    kind, cls = (
        ("shape", ShapeRegion)
        if "shape" in raw
        else ("picture", PictureRegion)
        if "picture" in raw
        else ("art", ArtRegion)
        if "art" in raw
        else ("mark", MarkRegion)
        if "mark" in raw
        else ("name", TextRegion)
    )
    values["name"] = values.pop(kind, None)
    if cls is ArtRegion:
        values |= {"name": "art", "key": values["name"], "radius": tuple(map(float, values.get("radius", ())))}
        if values.get("ground", "bg") not in GROUNDS:
            raise ValueError(f"in the art, {unknown_name('ground', values['ground'], GROUNDS)}")
    box = f"the box {values['name']!r}"
    _require(values, _NEEDED[cls], box)
    known = set(cls.__struct_fields__)
    for key in values:
        if key not in known:
            raise ValueError(f"in {box}, {unknown_name('key', key, known)}")
    values["at"] = Rect.from_pt(*map(float, values["at"]))
    for key in ("gap", "pad"):
        if key in values:
            values[key] = Pt(float(values[key]))
    if "placeholder" in values:
        values["placeholder"] = Placeholder(**values["placeholder"])
    for key in ("until", "holds"):
        if key in values:
            values[key] = tuple(values[key])
    if cls is TextRegion:
        values["role"] = Role(values["role"])
        values["anchor"] = Anchor(values.get("anchor", "top"))
        values["field"] = tuple(values.get("field", ()))
        values["default"] = tuple(values.get("default", ()))
        if "grow" in values:
            values["grow"] = Grow(**{key: Pt(float(value)) for key, value in values["grow"].items()})
        if "dense" in values:
            raw_dense = values["dense"]
            values["dense"] = Dense(Rect.from_pt(*map(float, raw_dense["at"])), Pt(float(raw_dense["gap"])))
        if values["style"] not in theme.styles:
            raise ValueError(f"in {box}, {unknown_name('style', values['style'], theme.styles)}")
    if values.get("fill") and values["fill"] not in theme.scene.colors:
        raise ValueError(f"in {box}, {unknown_name('colour', values['fill'], theme.scene.colors)}")
    return cls(**values)
