"""Templates in texts: a small, bounded part of Jinja.

Only some of Jinja's nodes are allowed (``_ALLOWED``): no calls, no arithmetic that grows, no assignments, no macros,
no imports. Loops run over lists and ``range``, and count; what comes out is bounded. So every template ends soon, and
there is nothing in reach but the facts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from generator.course.filters import MAX_RESULT, FilterError, filters

if TYPE_CHECKING:
    from jinja2 import nodes
    from jinja2.sandbox import ImmutableSandboxedEnvironment

MAX_STEPS: Final = 10_000
"""Turns of all loops of one template together."""
MAX_RANGE: Final = 1_000

ROOTS: Final = ("course", "deck", "words")
_TAG: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_ROOT: Final = re.compile(rf"(?<![\w.'\"])(?:{'|'.join(ROOTS)})\s*[.\[]")
_DOTTED: Final = re.compile(r"\{\{-?\s*(\w+)\.\w+[^}]*\}\}")

_ALLOWED: Final = frozenset(
    "Template Output TemplateData Name Getattr Getitem Const Filter Test If For CondExpr Compare Operand Not And Or "
    "Concat List Tuple Pair Keyword Neg Add Sub Call".split()
)
_TESTS: Final = ("defined", "undefined", "none", "equalto", "eq", "==", "in", "even", "odd", "divisibleby")


class TemplateError(Exception):
    """Why a template cannot be used. ``kind`` is ``syntax``, ``bounds`` or ``unknown``; for unknown, ``name`` is what
    was asked for, with its root."""

    def __init__(self, kind: str, message: str, name: str = "") -> None:
        super().__init__(message)
        self.kind, self.name = kind, name


def is_template(text: str) -> bool:
    """True when something in braces speaks of the course, the deck or its words; all other braces are text."""
    return ("{{" in text or "{%" in text) and any(_ROOT.search(tag) for tag in _TAG.findall(text))


def doubtful_root(text: str) -> str | None:
    """The root of something in braces that looks like a variable, and nearly names one."""
    from generator.deck.schema import nearest

    for found in _DOTTED.finditer(text):
        if found[1] not in ROOTS and nearest(found[1], list(ROOTS)):
            return found[1]
    return None


class Templates:
    """Renders templates with the facts of one deck."""

    def __init__(self, lang: str, variables: Mapping[str, Mapping[str, Any]]) -> None:
        self._lang = lang
        self._variables = variables
        self._steps = 0
        self._rendered: dict[str, str] = {}

    def render(self, source: str) -> str:
        """What the template says. Raises TemplateError."""
        if source not in self._rendered:
            self._rendered[source] = self._render(source)
        return self._rendered[source]

    def _render(self, source: str) -> str:
        import jinja2
        from jinja2.exceptions import SecurityError

        self._steps = 0
        try:
            tree = self._environment.parse(source)
            self._bound(tree)
            parts: list[str] = []
            size = 0
            for part in self._environment.from_string(tree).generate(**self._variables):
                parts.append(part)
                size += len(part)
                if size > MAX_RESULT:
                    raise TemplateError("bounds", f"it says more than {MAX_RESULT} characters")
            return "".join(parts)
        except jinja2.UndefinedError as problem:
            raise TemplateError("unknown", "", str(problem)) from None
        except SecurityError as problem:
            raise TemplateError("syntax", f"{problem} is not part of Diapo's templates") from None
        except (jinja2.TemplateError, FilterError) as problem:
            raise TemplateError("syntax", str(problem)) from None
        except RecursionError:
            raise TemplateError("bounds", "it is nested too deeply") from None
        except (TypeError, ValueError, ArithmeticError, AttributeError, LookupError) as problem:
            raise TemplateError("syntax", str(problem)) from None

    @cached_property
    def _environment(self) -> ImmutableSandboxedEnvironment:
        import jinja2
        from jinja2.sandbox import ImmutableSandboxedEnvironment

        class Named(jinja2.StrictUndefined):
            """Its message is the name that was asked for."""

            def __init__(self, hint: str | None = None, obj: Any = jinja2.utils.missing, name: str | None = None,
                         exc: type[jinja2.TemplateRuntimeError] = jinja2.UndefinedError) -> None:  # fmt: skip
                root = obj._root + "." if isinstance(obj, _Facts) else ""
                super().__init__(f"{root}{name}", obj, name, exc)

        environment = ImmutableSandboxedEnvironment(undefined=Named, autoescape=False, cache_size=0)
        default = environment.filters["default"]
        environment.filters = {name: _bounded(one) for name, one in filters(self._lang).items()}
        environment.filters |= {"default": default, "d": default, "_counted": self._counted}
        environment.tests = {name: environment.tests[name] for name in _TESTS}
        environment.globals = {"range": _range}
        return environment

    def _bound(self, tree: nodes.Template) -> None:
        """Refuses what is not allowed, and lets every loop count its turns."""
        from jinja2 import nodes

        for node in tree.find_all(nodes.Node):
            name = type(node).__name__
            is_range = isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name == "range"
            if (name not in _ALLOWED and not isinstance(node, nodes.Keyword)) or (name == "Call" and not is_range):
                raise TemplateError("syntax", f"{name.lower()} is not part of Diapo's templates")
            if isinstance(node, nodes.For):
                if node.recursive:
                    raise TemplateError("syntax", "a loop cannot be recursive")
                node.iter = nodes.Filter(node.iter, "_counted", [], [], None, None, lineno=node.lineno)
        tree.set_environment(self._environment)

    def _counted(self, values: Any) -> Any:
        for value in values:
            self._steps += 1
            if self._steps > MAX_STEPS:
                raise TemplateError("bounds", f"its loops take more than {MAX_STEPS} turns")
            yield value


class _Facts:
    """What stands behind ``course``: its items by name, and nothing else of Python's."""

    __slots__ = ("_root", "_values")

    def __init__(self, root: str, values: Mapping[str, Any]) -> None:
        self._root = root
        self._values = values

    def __getitem__(self, name: object) -> Any:
        return self._values[str(name)]


def variables(**roots: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _Facts(name, values) for name, values in roots.items()}


def _range(*bounds: int) -> range:
    found = range(*bounds)
    if len(found) > MAX_RANGE:
        raise TemplateError("bounds", f"range gives more than {MAX_RANGE} numbers")
    return found


def _bounded(one: Callable[..., Any]) -> Callable[..., Any]:
    def checked(*arguments: Any, **named: Any) -> Any:
        found = one(*arguments, **named)
        if isinstance(found, str) and len(found) > MAX_RESULT:
            raise TemplateError("bounds", f"a filter gives more than {MAX_RESULT} characters")
        return found

    return checked
