"""What a new practice platform holds before anybody publishes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .cluster import Cluster
from .home import Home
from .parts.catalogue import create_database


def seed(
    home: Home, state: dict[str, Any], cluster: Cluster, tell: Callable[[float, str], None], moved_from: str
) -> None:
    """Load the seeds."""
    create_database(home)
