"""The only door to the network: requests on top of QGIS's network manager.

Nothing heavy is imported here; requests and Qt's network classes wait for the first request.
"""

from __future__ import annotations

from .answer import Answer, Expect, Headers
from .door import Door
from .partial import Partial
from .retry import RetryPolicy
from .stream import FilePart

__all__ = ["Answer", "Door", "Expect", "FilePart", "Headers", "Partial", "RetryPolicy"]
