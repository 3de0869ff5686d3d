"""The unit tests run without QGIS: where it is not loaded already, it cannot be imported.

``make test LEVEL=unit`` leaves pytest-qgis out, so that a lower room of the house that starts
to need Qt or QGIS fails here at once.
"""

from __future__ import annotations

import sys

if "qgis" not in sys.modules:
    sys.modules["qgis"] = None  # type: ignore[assignment]  # Python's own way to say "there is none"
