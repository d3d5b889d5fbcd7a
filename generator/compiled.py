"""Keeping compiled templates between builds: compiling them takes a third of a small deck's time.

They lie in the user's cache folder, as the base of the PPTX does. A build without them is slower, and otherwise equal.
"""

from __future__ import annotations

import marshal
import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING, Final

from generator._version import __version__
from generator.atomic import files_together
from generator.errors import OutputError

if TYPE_CHECKING:
    from jinja2 import BytecodeCache

_DIGEST_BYTES: Final = 32


def compiled_templates(use: str) -> BytecodeCache | None:
    """A cache to give to a Jinja environment, or None if there is no folder that is the user's alone.

    ``use`` names the environment: two environments that compile differently must not share what they compiled.
    """
    found = _folder()
    if found is None:
        return None
    folder: Path = found
    from jinja2 import __version__ as jinja_version
    from jinja2.bccache import Bucket, BytecodeCache, bc_magic

    class Kept(BytecodeCache):
        def load_bytecode(self, bucket: Bucket) -> None:
            with suppress(OSError, ValueError, EOFError, TypeError):
                content = self._file(bucket).read_bytes()
                digest, code = content[:_DIGEST_BYTES], content[_DIGEST_BYTES:]
                if digest == sha256(code).digest():
                    kept = marshal.loads(code)  # noqa: S302 - the user's own folder, as Python's own caches
                    bucket.code = kept if isinstance(kept, CodeType) else None

        def dump_bytecode(self, bucket: Bucket) -> None:
            code = marshal.dumps(bucket.code)
            with suppress(OutputError), files_together() as put:
                put(self._file(bucket), sha256(code).digest() + code)

        def _file(self, bucket: Bucket) -> Path:
            # Everything that the code depends on: the programs, the environment, the template's place and its text.
            inputs = (__version__, jinja_version, bc_magic, use, bucket.key, bucket.checksum)
            return folder / f"template-{sha256(repr(inputs).encode()).hexdigest()}"

    return Kept()


def _folder() -> Path | None:
    """``diapo`` in the user's cache folder, made if need be; None if others could write there."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    try:
        folder = Path(base if Path(base).is_absolute() else Path.home() / ".cache", "diapo")
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        facts = folder.stat()
    except (OSError, RuntimeError, ValueError):
        return None
    if os.name == "posix" and (facts.st_uid != os.geteuid() or facts.st_mode & 0o022):
        return None
    return folder
