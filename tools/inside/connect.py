"""Runs inside QGIS (``make run``): connects the plugin to the practice platform and opens its docks."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from qgis.utils import plugins

sys.path.insert(0, os.environ["PRODIGE_TOOLS_INSIDE"])
import account

account.connect(Path(os.environ["PRODIGE_PRACTICE_STATE"]), os.environ["PRODIGE_PRACTICE_USER"])
for dock in ("publish", "metadata", "catalogue"):
    plugins["prodige_plugin"].open_dock(dock)
