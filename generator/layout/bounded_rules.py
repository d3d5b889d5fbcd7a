"""Templates of layouts that somebody else may have written: a part of Jinja that ends soon and reads nothing.

What is allowed is a list of Jinja's nodes; every turn of a loop, call and import is counted, and so is what is said.
Names lead to the tokens and facts that a rule may ask for, and to macros; nothing of Python's is in reach.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from generator.layout.look import OwnLayouts
from generator.layout.rule import Has
from generator.places import RULE_SUFFIX

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

MAX_SOURCE: Final = 20_000
MAX_NODES: Final = 4_000
MAX_STEPS: Final = 2_000
"""Turns of loops, calls and imports while a rule is rendered."""
MAX_ALL_STEPS: Final = 100_000
"""While all rules of a look are, for all kinds of slides."""
MAX_SAID: Final = 200_000
"""Characters that macros and braces give while a rule is rendered."""
MAX_RESULT: Final = 60_000
MAX_RANGE: Final = 200
MAX_NUMBER: Final = 1_000_000
MAX_EVENTS: Final = 8_000
MAX_DEPTH: Final = 6
"""Of what is rendered, which is YAML."""

_ALLOWED: Final = frozenset(
    "Template Output TemplateData Name Getattr Getitem Const Filter Test If For CondExpr Compare Operand Not And "
    "Or Concat List Tuple Pair Keyword Neg Pos Add Sub Mul Div FloorDiv Mod Call Assign Macro Import FromImport".split()
)
_TESTS: Final = "defined undefined none in even odd divisibleby eq == ne != lt < gt > le <= ge >=".split()
_LOOP: Final = frozenset("index index0 revindex revindex0 first last length previtem nextitem".split())
_COUNTED, _JOINED = "_counted", "_joined"


class BoundsError(ValueError):
    """A template that wants more than is allowed."""


class Budget:
    """What the templates of a look may still do."""

    def __init__(self) -> None:
        self._all = self._steps = self._said = 0

    def begin(self) -> None:
        self._steps = self._said = 0

    def step(self) -> None:
        self._steps += 1
        self._all += 1
        if self._steps > MAX_STEPS:
            raise BoundsError(f"it takes more than {MAX_STEPS} turns of loops and calls of macros")
        if self._all > MAX_ALL_STEPS:
            raise BoundsError(f"all layouts together take more than {MAX_ALL_STEPS} turns and calls")

    def said(self, text: Any) -> Any:
        if isinstance(text, str):
            self._said += len(text)
            if self._said > MAX_SAID:
                raise BoundsError(f"it says more than {MAX_SAID} characters")
        return text


def render_bounded(environment: Environment, name: str, budget: Budget, facts: Mapping[str, Any]) -> str:
    """What the template of the layout ``name`` says. Raises what ``generator.layout.rules`` tells of: Jinja's errors
    and BoundsError among others."""
    budget.begin()
    parts: list[str] = []
    size = 0
    for part in environment.get_template(f"{name}{RULE_SUFFIX}").generate(**facts):
        parts.append(part)
        size += len(part)
        if size > MAX_RESULT:
            raise BoundsError(f"it says more than {MAX_RESULT} characters")
    text = "".join(parts)
    require_plain(text)
    return text


def require_plain(text: str) -> None:
    """Raises BoundsError or a YAMLError for what would take YAML long, or has what rules have no use for."""
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=loader)):
        if count > MAX_EVENTS:
            raise BoundsError(f"it makes more than {MAX_EVENTS} values")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise BoundsError("anchors and aliases are no part of a layout")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise BoundsError(f"it is nested more than {MAX_DEPTH} levels deep")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def bounded_environment(layouts: OwnLayouts, root: Path, names: Mapping[str, Any], budget: Budget) -> Environment:
    """The environment of the layouts of one folder, which may import each other's macros and the shipped ones in
    ``root``; ``names`` are those that rules know."""
    import jinja2
    from jinja2.exceptions import SecurityError
    from jinja2.runtime import LoopContext, Macro
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    own = {f"{name}{RULE_SUFFIX}": file for name, file in layouts.files}
    shipped = {file.name: file for file in root.glob(f"_*{RULE_SUFFIX}")}
    callables = tuple(one for one in (*names.values(), _range) if callable(one))

    def source_of(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        if name in own:
            try:
                text = own[name].data.decode("utf-8-sig")
            except UnicodeDecodeError as problem:
                raise jinja2.TemplateSyntaxError("it is not UTF-8", 1, name, own[name].shown) from problem
            if len(text) > MAX_SOURCE:
                raise jinja2.TemplateSyntaxError(f"it is longer than {MAX_SOURCE} characters", 1, name, own[name].shown)
            return text, own[name].shown, lambda: True
        if name in shipped:
            return shipped[name].read_text("utf-8"), str(shipped[name]), lambda: True
        return None

    class Bounded(ImmutableSandboxedEnvironment):
        intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)

        def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
            tree = super()._parse(source, name, filename)
            if name in own:
                _bound(tree, name, filename)
                tree.set_environment(self)
            return tree

        def get_template(self, name: Any, *others: Any, **more: Any) -> jinja2.Template:
            budget.step()
            return super().get_template(name, *others, **more)

        def getattr(self, obj: Any, attribute: str) -> Any:
            if isinstance(obj, Has):
                return obj[attribute]
            if isinstance(obj, Mapping):
                return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
            if isinstance(obj, jinja2.environment.TemplateModule) and attribute[:1] != "_":
                return vars(obj).get(attribute, self.undefined(f"there is no macro {attribute[:80]!r}"))
            if isinstance(obj, jinja2.Undefined) or (isinstance(obj, LoopContext) and attribute in _LOOP):
                return super().getattr(obj, attribute)
            raise SecurityError(f"nothing has a `.{attribute[:80]}` here")

        def getitem(self, obj: Any, argument: Any) -> Any:
            if isinstance(obj, (str, list, tuple)) and isinstance(argument, int):
                inside = -len(obj) <= argument < len(obj)
                return obj[argument] if inside else self.undefined(obj=obj, name=str(argument))
            return self.getattr(obj, str(argument))

        def call(self, context: Any, obj: Any, /, *arguments: Any, **named: Any) -> Any:
            budget.step()
            if isinstance(obj, jinja2.Undefined):
                obj()  # says what is not there
            if not isinstance(obj, Macro) and not any(obj is one for one in callables):
                raise SecurityError("only macros, `x`, `w` and `range` can be called")
            return budget.said(super().call(context, obj, *arguments, **named))

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            if all(isinstance(one, (int, float)) for one in (left, right)):
                found = super().call_binop(context, operator, left, right)
                if not abs(found) <= MAX_NUMBER:
                    raise BoundsError(f"a number in it is larger than {MAX_NUMBER}")
                return found
            for one in (left, right):
                if isinstance(one, jinja2.Undefined):
                    str(one)  # says what is not there
            raise TypeError(f"`{operator}` is for numbers; texts are joined with `~`")

    environment = Bounded(
        loader=jinja2.FunctionLoader(source_of),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: budget.said(_shown(value)),
    )
    default = environment.filters["default"]
    environment.filters = {
        "default": default, "d": default, "abs": abs, "length": len, "min": min, "max": max, "round": _round,
        "int": int, "float": float, "join": _join, "first": lambda some: some[0], "last": lambda some: some[-1],
        _JOINED: lambda some: budget.said("".join(str(_shown(one)) for one in some)),
        _COUNTED: lambda some: _counted(some, budget),
    }  # fmt: skip
    environment.tests = {name: environment.tests[name] for name in _TESTS}
    environment.globals = {**names, "range": _range}
    return environment


def _bound(tree: nodes.Template, file: str, shown: str | None) -> None:
    """Refuses what is not allowed, and lets loops be counted and texts be joined within bounds."""
    from jinja2 import TemplateSyntaxError, nodes

    found = [tree, *tree.find_all(nodes.Node)]
    if len(found) > MAX_NODES:
        raise BoundsError(f"it has more than {MAX_NODES} parts")
    for node in found:
        name = type(node).__name__
        if name not in _ALLOWED:
            raise TemplateSyntaxError(f"{name.lower()} is no part of layouts", node.lineno, file, shown)
        if isinstance(node, nodes.Filter) and node.name[:1] == "_":
            raise TemplateSyntaxError(f"No filter named {node.name[:80]!r}.", node.lineno, file, shown)
        if isinstance(node, nodes.For) and node.recursive:
            raise TemplateSyntaxError("a loop cannot be recursive", node.lineno, file, shown)
    for node in found:
        for field, value in node.iter_fields():
            if isinstance(value, nodes.Concat):
                setattr(node, field, _joining(value))
            elif isinstance(value, list):
                value[:] = [_joining(one) if isinstance(one, nodes.Concat) else one for one in value]
        if isinstance(node, nodes.For):
            node.iter = nodes.Filter(node.iter, _COUNTED, [], [], None, None, lineno=node.lineno)


def _joining(concat: nodes.Concat) -> nodes.Filter:
    from jinja2 import nodes

    parts = nodes.List(concat.nodes, lineno=concat.lineno)
    return nodes.Filter(parts, _JOINED, [], [], None, None, lineno=concat.lineno)


def _counted(values: Any, budget: Budget) -> Iterator[Any]:
    for value in values:
        budget.step()
        yield value


def _shown(value: Any) -> Any:
    """What a pair of braces says: texts, numbers, flat lists of them."""
    import jinja2

    if isinstance(value, (str, int, float, jinja2.Undefined)):
        return value  # the last says itself what is wrong
    if isinstance(value, (list, tuple)) and all(isinstance(one, (str, int, float)) for one in value):
        return list(value)
    raise TypeError(f"a {type(value).__name__} cannot be written")


def _range(*bounds: int) -> range:
    found = range(*bounds)
    if len(found) > MAX_RANGE:
        raise BoundsError(f"range gives more than {MAX_RANGE} numbers")
    return found


def _round(value: float, digits: int = 0) -> float:
    return round(value, max(-6, min(6, digits)))


def _join(values: Any, between: str = "") -> str:
    if not isinstance(values, (list, tuple, range)):
        raise TypeError("join is for lists")
    parts = [str(_shown(one)) for one in values]
    if sum(map(len, parts)) + len(str(between)) * len(parts) > MAX_RESULT:
        raise BoundsError(f"join gives more than {MAX_RESULT} characters")
    return str(between).join(parts)
