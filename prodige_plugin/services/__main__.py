"""``python3 -m prodige_plugin.services links FILE.xml … [--json] [--platform ADDRESS]``."""

from __future__ import annotations

import sys

from ..console import start
from .cli import main

if __name__ == "__main__":
    sys.exit(start(main))
