"""Keeping compiled templates between builds: compiling them takes a third of a small deck's time."""

from __future__ import annotations

import marshal
from contextlib import suppress
from hashlib import sha256
from types import CodeType
from typing import TYPE_CHECKING

from generator._version import __version__
from generator.usercache import keep_sound, read_sound

if TYPE_CHECKING:
    from jinja2 import BytecodeCache


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
        def load_bytecode(self, bucket: Bucket) -> None:
            if (code := read_sound(name(bucket))) is not None:
                with suppress(ValueError, EOFError, TypeError):
                    kept = marshal.loads(code)  # noqa: S302 - the user's own folder, as Python's own caches
                    bucket.code = kept if isinstance(kept, CodeType) else None

        def dump_bytecode(self, bucket: Bucket) -> None:
            keep_sound(name(bucket), marshal.dumps(bucket.code))

    return Kept()
