"""``python -m tests.serve.long_run [EDITS]``: by how much a preview grows in 10,000 edits."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.serve.test_preview import growth

if __name__ == "__main__":
    edits = int(sys.argv[1]) if sys.argv[1:] else 10_000
    with tempfile.TemporaryDirectory(prefix="diapo-long-") as place:
        print(f"{edits} edits: {growth(Path(place), 500, edits) / 2**20:+.1f} MiB")
