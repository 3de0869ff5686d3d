"""The record of what is published: links to its services, thumbnail, both ways."""

from __future__ import annotations

from collections.abc import Sequence

from ...catalogue.csw import CswClient
from ...errors import Conflict
from ...feedback import Feedback
from ...metadata.online import OnlineResource
from ...metadata.prefill import LayerFacts
from ..described import changed_by_somebody, under
from ..described import described as complete
from .addresses import Addresses

#: Protocol strings French catalogues use (GeoNetwork's list), with the role of the link.
_WMS = "OGC:WMS"
_WFS = "OGC:WFS"
_FEATURES = "OGC API Features"
_PAGE = "WWW:LINK-1.0-http--link"


def links(addresses: Addresses, project: str, name: str, title: str, *, drawn: bool = True) -> list[OnlineResource]:
    """Give the online resources of a published project.

    :param name: layer name in the services.
    :param drawn: whether it has a geometry, thus a WMS.
    """
    found = []
    if drawn:
        url = addresses.ows(project, "WMS", "GetCapabilities", "1.3.0")
        found.append(OnlineResource(url, _WMS, name, f"{title} (WMS)", "information"))
    url = addresses.ows(project, "WFS", "GetCapabilities", "1.1.0")
    found.append(OnlineResource(url, _WFS, name, f"{title} (WFS)", "download"))
    if addresses.features(project):
        found.append(
            OnlineResource(addresses.features(project), _FEATURES, name, f"{title} (OGC API Features)", "download")
        )
    if addresses.map_page(project):
        found.append(OnlineResource(addresses.map_page(project), _PAGE, name, title, "information"))
    return found


def described(
    addresses: Addresses,
    project: str,
    title: str,
    identifier: str,
    base: bytes | None,
    held: bytes | None,
    facts: LayerFacts | None,
    resources: list[OnlineResource],
    thumbnail: str,
    parts: Sequence[str] = (),
) -> bytes:
    """Give the record to save, with the links of the service (see :func:`..described.described`)."""
    roots = tuple(root for root in (addresses.service(project), addresses.features(project)) if root)
    return complete(title, identifier, base, held, facts, resources, thumbnail, lambda url: under(url, roots), parts)


def put(
    catalogue: CswClient, title: str, record: bytes, base: bytes | None, held: bytes | None, feedback: Feedback
) -> None:
    """Write the record of a publication over what was read; reading it back is for later.

    :param base: what ``record`` was read from before it was edited.
    :param held: what the catalogue holds, read a moment ago; ``None``: nothing.
    :raises Conflict: somebody else changed it since; says which record, and where both are compared.
    """
    try:
        catalogue.put(record, base, held, feedback)
    except Conflict as error:
        raise changed_by_somebody(title, error) from error
