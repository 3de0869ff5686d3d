"""``python3 -m prodige_plugin.metadata check FILE… | repair --safe FILE -o OUT | elements`` (see :mod:`.cli`)."""

from __future__ import annotations

import sys

from ..console import start
from .cli import main

if __name__ == "__main__":
    sys.exit(start(main))
