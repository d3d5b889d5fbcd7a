"""Keeping compiled templates between builds: compiling them takes a third of a small deck's time.

Jinja makes Python source of a template, and Python compiles that. Four fifths of the time go into the former, so that
the source of the program's own templates is made with the package (see ``shipped``), for every version of Python.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from types import CodeType
from typing import TYPE_CHECKING

import msgspec

from generator._version import __version__
from generator.shipped import read_shipped
from generator.usercache import keep_sound, read_sound

if TYPE_CHECKING:
    from jinja2 import BytecodeCache, Environment


def compiled_templates(use: str) -> BytecodeCache:
    """A cache to give to a Jinja environment.

    ``use`` names the environment: two environments that compile differently must not share what they compiled.
    """
    from jinja2 import __version__ as jinja_version
    from jinja2.bccache import Bucket, BytecodeCache, bc_magic

    def name(bucket: Bucket) -> str:
        # Everything that the code depends on: the programs, the environment, the template's place and its text.
        inputs = (__version__, jinja_version, bc_magic, use, bucket.key, bucket.checksum)
        return f"template-{sha256(repr(inputs).encode()).hexdigest()}"

    class Kept(BytecodeCache):
        def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
            bucket = super().get_bucket(environment, name, filename, source)
            if bucket.code is None and filename is not None:
                made = _sources(sources_name(use, environment)).get(_source_key(name, source))
                if made is not None:
                    bucket.code = compile(made, filename, "exec")
                    self.set_bucket(bucket)
            return bucket

        def load_bytecode(self, bucket: Bucket) -> None:
            if (code := read_sound(name(bucket))) is not None:
                with suppress(ValueError, EOFError, TypeError):
                    kept = marshal.loads(code)  # noqa: S302 - the user's own folder, as Python's own caches
                    bucket.code = kept if isinstance(kept, CodeType) else None

        def dump_bytecode(self, bucket: Bucket) -> None:
            keep_sound(name(bucket), marshal.dumps(bucket.code))

    return Kept()


def sources_name(use: str, environment: Environment) -> str:
    """What the file with the Python sources of an environment's templates is called: by all that they depend on, but
    for the templates."""
    from jinja2 import __version__ as jinja_version

    asked = (
        *("sandboxed", "optimized", "autoescape", "trim_blocks", "lstrip_blocks", "keep_trailing_newline"),
        *("block_start_string", "variable_start_string", "comment_start_string", "line_statement_prefix"),
    )
    inputs = (__version__, jinja_version, use, [(key, getattr(environment, key)) for key in asked])
    return f"sources-{sha256(repr(inputs).encode()).hexdigest()}"


def template_sources(environment: Environment, names: Iterable[str]) -> bytes:
    """The content of that file. Neither the templates' place nor the version of Python is in it."""
    found = {}
    for name in sorted(names):
        assert environment.loader
        text, filename, _ = environment.loader.get_source(environment, name)
        found[_source_key(name, text)] = environment.compile(text, name, filename, raw=True)
    return msgspec.json.encode(found)


def _source_key(name: str, text: str) -> str:
    return f"{name} {sha256(text.encode()).hexdigest()}"


@cache
def _sources(name: str) -> dict[str, str]:
    with suppress(msgspec.DecodeError):
        return msgspec.json.decode(read_shipped(name) or b"{}", type=dict[str, str])
    return {}
