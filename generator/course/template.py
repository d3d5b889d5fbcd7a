"""Templates in texts: a small, bounded part of Jinja.

Only some of Jinja's nodes are allowed (``_ALLOWED``): no calls, no arithmetic that grows, no assignments, no macros,
no imports. Loops run over lists and ``range``, and count; what comes out is bounded. So every template ends soon, and
there is nothing in reach but the facts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from math import isfinite
from typing import TYPE_CHECKING, Any, Final

from generator.course.filters import MAX_RESULT, FilterError, filters
from generator.deck.source import FORBIDDEN
from generator.patterns import pattern

if TYPE_CHECKING:
    from jinja2 import nodes
    from jinja2.sandbox import ImmutableSandboxedEnvironment

MAX_STEPS: Final = 10_000
"""Turns of all loops of one template together."""
MAX_RANGE: Final = 1_000
MAX_SOURCE: Final = 20_000
"""Characters of one template: what is longer takes its time to be compiled."""
MAX_ALL_STEPS: Final = 200_000
MAX_ALL_SOURCES: Final = 1_000_000
MAX_ALL_RESULTS: Final = 4_000_000
"""The same of all templates of a deck together, and what they may say, in characters."""

ROOTS: Final = ("course", "deck", "words")
_ANY: Final = "|".join(ROOTS)
_OPENING: Final = pattern(r"\{\{|\{%")
_CLOSING: Final = {"{{": "}}", "{%": "%}"}
_BEGUN: Final = pattern(rf"\{{\{{-?\s*(?:{_ANY})\s*[.\[]")
_ROOT: Final = pattern(rf"(?<![\w.'\"])(?:{_ANY})\s*[.\[]")
_DOTTED: Final = pattern(r"\{\{-?\s*(\w+)\.\w+[^{}]*\}\}")

_ALLOWED: Final = frozenset(
    "Template Output TemplateData Name Getattr Getitem Const Filter Test If For CondExpr Compare Operand Not And Or "
    "Concat List Tuple Pair Keyword Neg Add Sub Call".split()
)
_TESTS: Final = ("defined", "undefined", "none", "equalto", "eq", "==", "in", "even", "odd", "divisibleby")
_LOOP: Final = frozenset("index index0 revindex revindex0 first last length previtem nextitem".split())
_COUNTED: Final = "_counted"
_NO_COMMENT: Final = ("\x03", "\x04")
"""In the place of Jinja's signs of a comment: two characters that no source can hold."""


class TemplateError(Exception):
    """Why a template cannot be used. ``kind`` is ``syntax``, ``bounds`` or ``unknown``; for unknown, ``name`` is what
    was asked for, with its root."""

    def __init__(self, kind: str, message: str, name: str = "") -> None:
        super().__init__(message)
        self.kind, self.name = kind, name


def is_template(text: str) -> bool:
    """True when something in braces speaks of the course, the deck or its words; all other braces are text."""
    return any(_ROOT.search(tag) for tag in _tags(text))


def _tags(text: str) -> Iterator[str]:
    """What stands in ``{{ }}`` and ``{% %}``; and the beginning of a variable whose braces are not closed."""
    open_ended: set[str] = set()
    at = 0
    while found := _OPENING.search(text, at):
        kind, at = found.group(), found.end()
        end = -1 if kind in open_ended else text.find(_CLOSING[kind], at)
        if end >= 0:
            yield text[found.start() : end]
            at = end + 2
            continue
        open_ended.add(kind)
        if begun := _BEGUN.match(text, found.start()):
            yield begun.group()


def doubtful_root(text: str) -> str | None:
    """The root of something in braces that looks like a variable, and nearly names one."""
    from difflib import get_close_matches

    for found in _DOTTED.finditer(text):
        if found[1] not in ROOTS and get_close_matches(found[1][:20], ROOTS, n=1, cutoff=0.8):  # `user` is a word
            return found[1]
    return None


class Templates:
    """Renders templates with the facts of one deck."""

    def __init__(self, lang: str, variables: Mapping[str, Mapping[str, Any]]) -> None:
        self._lang = lang
        self._variables = variables
        self._steps = 0
        self._all_steps = self._all_sources = self._all_results = 0
        self._rendered: dict[str, str] = {}

    def render(self, source: str, missing: frozenset[str] = frozenset()) -> str:
        """What the template says, with nothing for the names that are ``missing``. Raises TemplateError."""
        if missing:
            return self._render(source, self._with_nothing(missing))
        if source not in self._rendered:
            self._all_sources += len(source)
            self._bound_all()
            self._rendered[source] = self._render(source, self._variables)
        said = self._rendered[source]
        self._all_results += len(said)
        self._bound_all()
        return said

    def _bound_all(self) -> None:
        for count, limit, what in (
            (self._all_steps, MAX_ALL_STEPS, "turns of loops"),
            (self._all_sources, MAX_ALL_SOURCES, "characters"),
            (self._all_results, MAX_ALL_RESULTS, "characters to say"),
        ):
            if count > limit:
                raise TemplateError("bounds", f"all templates of the deck together have more than {limit} {what}")

    def _with_nothing(self, missing: frozenset[str]) -> dict[str, Any]:
        found: dict[str, Any] = dict(self._variables)
        for name in missing:
            root, _, fact = name.partition(".")
            facts = found.get(root)
            found[root] = facts.with_nothing(fact) if isinstance(facts, _Facts) else _Nothing(root, {})
        return found

    def _render(self, source: str, variables: Mapping[str, Any]) -> str:
        import jinja2
        from jinja2.exceptions import SecurityError

        if len(source) > MAX_SOURCE:
            raise TemplateError("bounds", f"it is longer than {MAX_SOURCE} characters")
        self._steps = 0
        try:
            tree = self._environment.parse(source)
            self._bound(tree)
            parts: list[str] = []
            size = 0
            for part in self._environment.from_string(tree).generate(**variables):
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
        except (RecursionError, MemoryError, SyntaxError):
            # Python's own limits, met where it compiles what Jinja made of the template.
            raise TemplateError("bounds", "it is nested too deeply") from None
        except NameError:  # of what Jinja makes of a number that Python has no sign for
            raise TemplateError("syntax", "a number in it is too large") from None
        except (TypeError, ValueError, ArithmeticError, AttributeError, LookupError) as problem:
            raise TemplateError("syntax", str(problem)) from None

    @cached_property
    def _environment(self) -> ImmutableSandboxedEnvironment:
        import jinja2
        from jinja2.runtime import LoopContext
        from jinja2.sandbox import ImmutableSandboxedEnvironment

        class Named(jinja2.StrictUndefined):
            """Its message is the name that was asked for."""

            def __init__(self, hint: str | None = None, obj: Any = jinja2.utils.missing, name: str | None = None,
                         exc: type[jinja2.TemplateRuntimeError] = jinja2.UndefinedError) -> None:  # fmt: skip
                root = obj._root + "." if isinstance(obj, _Facts) else ""
                super().__init__(f"{root}{name}", obj, name, exc)

        class Facts(ImmutableSandboxedEnvironment):
            """Nothing of Python's is in reach: only facts have names, and only lists and texts have places."""

            def getattr(self, obj: Any, attribute: str) -> Any:
                if isinstance(obj, _Facts):
                    found = obj.get(attribute)
                    return self.undefined(obj=obj, name=attribute) if found is None else found
                if isinstance(obj, jinja2.Undefined) or (isinstance(obj, LoopContext) and attribute in _LOOP):
                    return super().getattr(obj, attribute)
                raise TemplateError("syntax", f"nothing has a `.{attribute}` here; filters stand behind `|`")

            def getitem(self, obj: Any, argument: Any) -> Any:
                if isinstance(obj, (str, list, tuple)) and isinstance(argument, int):
                    inside = -len(obj) <= argument < len(obj)
                    return obj[argument] if inside else self.undefined(obj=obj, name=str(argument))
                return self.getattr(obj, str(argument))

        environment = Facts(
            undefined=Named, autoescape=False, cache_size=0, keep_trailing_newline=True, finalize=_shown,
            comment_start_string=_NO_COMMENT[0], comment_end_string=_NO_COMMENT[1],
        )  # fmt: skip
        default = environment.filters["default"]
        environment.filters = {name: _bounded(one) for name, one in filters(self._lang).items()}
        environment.filters |= {"default": default, "d": default, _COUNTED: self._counted}
        environment.tests = {name: environment.tests[name] for name in _TESTS}
        environment.globals = {"range": _range}
        return environment

    def _bound(self, tree: nodes.Template) -> None:
        """Refuses what is not allowed, and lets every loop count its turns."""
        from jinja2 import nodes

        found = list(tree.find_all(nodes.Node))
        called = {id(one.node) for one in found if isinstance(one, nodes.Call)}
        for node in found:
            name = type(node).__name__
            if name not in _ALLOWED and not isinstance(node, nodes.Keyword):
                raise TemplateError("syntax", f"{name.lower()} is not part of Diapo's templates")
            if isinstance(node, nodes.Call) and not (isinstance(node.node, nodes.Name) and node.node.name == "range"):
                raise TemplateError("syntax", "call is not part of Diapo's templates")
            if isinstance(node, nodes.Name) and node.name == "range" and id(node) not in called:
                raise TemplateError("syntax", "range is called, as in `range(3)`")
            if isinstance(node, nodes.Const) and isinstance(node.value, str) and FORBIDDEN.search(node.value):
                raise TemplateError("syntax", "a text in quotes holds markup, or a character that no slide can show")
            if isinstance(node, nodes.Const) and isinstance(node.value, float) and not isfinite(node.value):
                raise TemplateError("syntax", "a number in it is too large")
            if isinstance(node, nodes.Filter) and node.name == _COUNTED:
                raise TemplateError("syntax", f"No filter named {_COUNTED!r}.")
            if isinstance(node, nodes.For):
                if node.recursive:
                    raise TemplateError("syntax", "a loop cannot be recursive")
                node.iter = nodes.Filter(node.iter, _COUNTED, [], [], None, None, lineno=node.lineno)
        tree.set_environment(self._environment)

    def _counted(self, values: Any) -> Any:
        for value in values:
            self._steps += 1
            self._all_steps += 1
            if self._steps > MAX_STEPS:
                raise TemplateError("bounds", f"its loops take more than {MAX_STEPS} turns")
            yield value


class _Facts:
    """What stands behind ``course``: its items by name, and nothing else of Python's."""

    __slots__ = ("_root", "_values")

    def __init__(self, root: str, values: Mapping[str, Any]) -> None:
        self._root = root
        self._values = values

    def get(self, name: str) -> Any:
        return self._values.get(name)

    def with_nothing(self, name: str) -> _Facts:
        return _Facts(self._root, {**self._values, name: ""})

    def __str__(self) -> str:
        raise TemplateError("syntax", f"`{self._root}` is no text; name one of its facts, as in `{self._root}.title`")


class _Nothing(_Facts):
    """What stands behind a name that is not known: nothing, whatever is asked."""

    def get(self, name: str) -> Any:
        return ""

    def __str__(self) -> str:
        return ""


class Several(list[str]):
    """A fact of several texts. As it stands it says them all."""

    def __str__(self) -> str:
        return ", ".join(self)


def variables(**roots: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _Facts(name, values) for name, values in roots.items()}


def _shown(value: Any) -> Any:
    """What a pair of braces says. Not everything that can be computed is a text."""
    import jinja2

    if value is None:
        return ""
    if isinstance(value, (str, int, float, Several, _Facts, jinja2.Undefined)):
        return value  # the last two say themselves what is wrong with them
    raise TemplateError("syntax", f"a {type(value).__name__} is no text")


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
