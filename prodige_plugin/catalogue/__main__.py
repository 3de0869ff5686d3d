"""``python3 -m prodige_plugin.catalogue search ADDRESS "words" [--box W,S,E,N] [--limit N] [--json]``."""

from __future__ import annotations

import sys

from ..console import start
from .cli import main

if __name__ == "__main__":
    sys.exit(start(main))
