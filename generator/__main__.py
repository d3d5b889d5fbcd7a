"""``python -m generator`` is the same program as ``diapo``."""

import sys

from generator.cli import main

sys.exit(main())
