"""The hosts of the platform a result comes from: they tell a local address of its own from somebody's leftover."""

from __future__ import annotations

import time

from ..catalogue.model import Summary

#: How long the addresses of a platform are believed, in seconds: a page of results asks for them twenty times over.
_KEPT_S = 2.0

_known: dict[str, tuple[float, tuple[str, ...] | None]] = {}


def own_hosts(summary: Summary) -> tuple[str, ...] | None:
    """Give the hosts of a result's platform, with ports; ``None`` where they do not matter or are not known.

    They matter only where a link leads into a local network: the settings are then read, in any thread.
    """
    from ..services.hosts import local

    if not summary.platform or not any(local(link.url) for link in summary.links):
        return None
    read, hosts = _known.get(summary.platform, (0.0, None))
    if time.monotonic() - read > _KEPT_S:
        hosts = _hosts(summary.platform)
        _known[summary.platform] = time.monotonic(), hosts
    return hosts


def _hosts(key: str) -> tuple[str, ...] | None:
    """Read the hosts of a platform in the settings."""
    from ..platforms.store import list_platforms
    from ..services.hosts import with_port

    platform = next((one for one in list_platforms() if one.key == key), None)
    if platform is None:
        return None
    return tuple(filter(None, map(with_port, platform.endpoints.values())))
