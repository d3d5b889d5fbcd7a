"""``python -m tests.bench.whole COMMAND...``: runs a program and waits for every process that it left behind as well.

A browser's helpers are nobody's children once it ends, and the kernel adds up the time of those only that somebody
waits for. This process adopts them (Linux).
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys

_PR_SET_CHILD_SUBREAPER = 36


def main(command: list[str]) -> int:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    exit_code = subprocess.run(command, check=False).returncode
    while True:
        try:
            os.wait()
        except ChildProcessError:
            return exit_code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
