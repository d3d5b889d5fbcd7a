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
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from generator.compiled import compiled_templates
from generator.deck.model import Mode
from generator.errors import ContentError, Diagnostic, error
from generator.layout.bounded_rules import Budget, bounded_environment, render_bounded
from generator.layout.kept_rules import KeptRules
from generator.layout.kinds import require_kinds
from generator.layout.look import Look, OwnLayouts
from generator.layout.mirror import mirrored
from generator.layout.rule import (
    SPECIMEN,
    ArtRegion,
    Dense,
    Facts,
    Grow,
    Has,
    LogoRegion,
    MarkRegion,
    PictureRegion,
    Region,
    Rule,
    ShapeRegion,
    TextRegion,
)
from generator.layout.sound_rules import require_sound
from generator.layout.theme import Theme
from generator.layout.theme_art import GROUNDS
from generator.layout.theme_files import load_look
from generator.names import unknown_name
from generator.places import RULE_SUFFIX
from generator.scene.boxes import Placeholder, Role
from generator.scene.page import SceneLayout
from generator.scene.text import Anchor
from generator.spans import Span
from generator.units import Pt, Rect, Size

if TYPE_CHECKING:
    from jinja2 import Environment


_FAULTS: Final = (
    LookupError,
    TypeError,
    ValueError,
    ArithmeticError,
    AttributeError,
    RecursionError,
    MemoryError,  # so are Python's own limits called, met where it compiles what Jinja made of a template
    SyntaxError,
    NameError,
)
USE: Final = "layout rules"
"""What the Jinja environment of shipped rules is called among those whose templates are kept."""
NARROW = 800
"""Pages up to so many points wide have the narrow margin."""


@lru_cache(maxsize=32)
def parse_yaml(text: str) -> Any:
    """The plain values of a rendered rule, for reading only: rules often say the same of slides that differ."""
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(text, Loader=loader)  # noqa: S506 - one of the two safe loaders


class Rules:
    """The layout rules of one template folder for one theme and page size, and those of one's own: of rules with one
    name the first of them wins."""

    def __init__(self, root: Path, theme: Theme, page: Size, own: tuple[OwnLayouts, ...] = ()) -> None:
        self._root = root
        self._theme = theme
        self._page = {"w": page.width.pt, "h": page.height.pt}
        self._own = {name: layouts for layouts in reversed(own) for name, _ in layouts.files if name[:1] != "_"}
        tokens = {"grid": theme.grid, "frame": theme.frame, "space": theme.space, "mark": theme.mark}
        more = {"card": theme.card, "cover": theme.cover, "art": theme.art.kind, "page": self._page}
        texts = [[name, one.data.hex()] for layouts in own for name, one in layouts.files]
        self.kept = KeptRules(root, {**tokens, **more})
        own_inputs = {"own": texts, "colors": sorted(theme.scene.colors)}
        self._kept_own = KeptRules(root, {**tokens, **more, **own_inputs}) if own else self.kept
        self._rendered: dict[tuple[str, Facts], Rule] = {}
        self.chosen: dict[tuple[frozenset[str], int, bool], Rule] = {}
        """What was chosen for slides of a kind: their fields, their number of columns, whether they come first."""
        self.layouts: tuple[Theme, tuple[Any, ...], tuple[SceneLayout, ...]] | None = None
        """The last slide layouts that were made by these rules, and before them all else that they depend on."""
        self.names = tuple(sorted({*layout_names(root), *self._own}))

    @cached_property
    def _env(self) -> Environment:
        env = environment(self._root)
        env.globals.update(self._known)
        return env

    @cached_property
    def _known(self) -> dict[str, Any]:
        """What every rule may ask for."""
        grid, width = self._theme.grid, self._page["w"]
        margin, gutter = margin_of(grid, width), float(grid["gutter"])
        column = (width - 2 * margin - 11 * gutter) / 12
        return {
            "x": lambda c: _plain(margin + (column + gutter) * c),
            "w": lambda k: _plain((column + gutter) * k - gutter),
            "f": self._theme.frame,
            "grid": grid,
            "page": self._page,
            "space": self._theme.space,
            "mark": self._theme.mark,
            "card": self._theme.card,
            "cover": self._theme.cover,
            "art": self._theme.art.kind,
        }

    @cached_property
    def _bounded(self) -> tuple[Budget, dict[OwnLayouts, Environment]]:
        budget = Budget()
        folders = dict.fromkeys(self._own.values())
        return budget, {one: bounded_environment(one, self._root, self._known, budget) for one in folders}

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
        own = self._own.get(name)
        keeper = self._kept_own if own else self.kept
        if own is None:
            facts = replace(facts, has=facts.has & keeper.asked)
        kept = keeper.get(name, facts)
        if kept is not None and own is None:
            return _rule(name, kept, self._theme)
        import yaml

        shown = self._root / f"{name}{RULE_SUFFIX}"
        if own is not None:
            shown = Path(dict(own.files)[name].shown)
        try:
            values = kept if kept is not None else parse_yaml(self._said(name, own, facts))
            rule = _rule(name, values, self._theme)
            require_kinds(rule)
            if own is not None:
                require_sound(rule, self._theme, self.names)
        except (yaml.YAMLError, *_FAULTS) as problem:
            raise ContentError([_fault(shown, problem)]) from None
        except Exception as problem:
            import jinja2

            if not isinstance(problem, jinja2.TemplateError):
                raise
            raise ContentError([_fault(shown, problem)]) from None
        keeper.put(name, facts, values)
        return rule

    def _said(self, name: str, own: OwnLayouts | None, facts: Facts) -> str:
        """What the template says of a slide with these facts."""
        asked = {
            "has": Has(facts.has),
            "share": facts.share,
            "head_lines": facts.head_lines,
            "foot_height": facts.foot,
            "kicked": facts.kicked,
            "specimen": facts.specimen,
        }
        if own is None:
            return self._env.get_template(f"{name}{RULE_SUFFIX}").render(asked)
        budget, environments = self._bounded
        return render_bounded(environments[own], name, budget, asked)

    def keep(self) -> None:
        """Keeps the rules that were rendered for the next build."""
        self.kept.write()
        self._kept_own.write()

    def all(self) -> tuple[Rule, ...]:
        """Every rule as a specimen, in menu order."""
        return self._specimens

    @cached_property
    def _specimens(self) -> tuple[Rule, ...]:
        found = sorted((self.rule(name, SPECIMEN) for name in self.names), key=lambda rule: (rule.order, rule.name))
        if self._own and not any(rule.blocks for rule in found):
            raise ContentError([_no_blocks(Path(dict(one.files)[name].shown)) for name, one in self._own.items()])
        return tuple(found)


def environment(root: Path) -> Environment:
    """Jinja for the shipped rules."""
    import jinja2.sandbox

    return jinja2.sandbox.ImmutableSandboxedEnvironment(
        loader=jinja2.FileSystemLoader(root),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=compiled_templates(USE),
    )


def margin_of(grid: Mapping[str, float], width: float) -> float:
    """The margin at the sides of a page so wide, in points."""
    return float(grid["margin" if width > NARROW else "margin_narrow"])


def shared_rules(root: Path, themes: Path, look: Look, mode: Mode | None, page: Size) -> Rules:
    """The rules for a look, whose shipped themes are in the folder ``themes``, and a page size: rendered once for all
    decks of a process, and anew when a template has changed."""
    stamps = tuple(sorted((one.name, one.stat().st_mtime_ns, one.stat().st_size) for one in os.scandir(root)))
    return _shared_rules(root, themes, look, mode, page, stamps)


@lru_cache(maxsize=32)
def _shared_rules(
    root: Path, themes: Path, look: Look, mode: Mode | None, page: Size, stamps: tuple[object, ...]
) -> Rules:
    del stamps
    return Rules(root, load_look(themes, look, mode), page, look.layouts)


@cache
def layout_names(root: Path) -> tuple[str, ...]:
    """The names of the rules in a folder; files that begin with ``_`` are parts of rules."""
    return tuple(sorted(p.name.removesuffix(RULE_SUFFIX) for p in root.glob(f"[!_]*{RULE_SUFFIX}")))


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
        if trace.tb_frame.f_code.co_filename.endswith(RULE_SUFFIX):
            path, line = Path(trace.tb_frame.f_code.co_filename), trace.tb_lineno
        trace = trace.tb_next
    return error(
        "layout-rule",
        "The layout rule cannot be used: {problem}",
        Span(str(path), line, 1),
        problem=_said(problem),
    )


def _said(problem: Exception) -> str:
    if isinstance(problem, (RecursionError, MemoryError, SyntaxError)):
        return "it is nested too deeply"
    import jinja2

    if isinstance(problem, jinja2.TemplateSyntaxError):
        return str(problem.message)[:400]
    if isinstance(problem, jinja2.TemplateNotFound):
        return f"there is no file {str(problem)[:200]} to import"
    return " ".join(str(problem).split())[:400]


def _no_blocks(path: Path) -> Diagnostic:
    return _fault(path, ValueError("no layout takes blocks of all kinds any more; give one `blocks: true`"))


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
    LogoRegion: ("name", "at"),
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
        else ("logo", LogoRegion)
        if "logo" in raw
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
        values["levels"] = tuple(values.get("levels", ()))
        if "around" in values:
            values["around"] = Rect.from_pt(*map(float, values["around"]))
        if "grow" in values:
            values["grow"] = Grow(**{key: Pt(float(value)) for key, value in values["grow"].items()})
        if "dense" in values:
            raw_dense = values["dense"]
            values["dense"] = Dense(Rect.from_pt(*map(float, raw_dense["at"])), Pt(float(raw_dense["gap"])))
        for style in (values["style"], *values["levels"]):
            if style not in theme.styles:
                raise ValueError(f"in {box}, {unknown_name('style', style, theme.styles)}")
    if values.get("fill") and values["fill"] not in theme.scene.colors:
        raise ValueError(f"in {box}, {unknown_name('colour', values['fill'], theme.scene.colors)}")
    return cls(**values)
