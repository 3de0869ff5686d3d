"""The hosts of the platform a result comes from: they tell a local address of its own from somebody's leftover."""

from __future__ import annotations

from ..catalogue.model import Summary


def own_hosts(summary: Summary) -> tuple[str, ...] | None:
    """Give the hosts of a result's platform, with ports; ``None`` where they do not matter or are not known.

    They matter only where a link leads into a local network: the settings are then read, in any thread.
    """
    from ..services.hosts import local, with_port

    if not summary.platform or not any(local(link.url) for link in summary.links):
        return None
    from ..platforms.store import list_platforms

    platform = next((one for one in list_platforms() if one.key == summary.platform), None)
    if platform is None:
        return None
    return tuple(filter(None, map(with_port, platform.endpoints.values())))
